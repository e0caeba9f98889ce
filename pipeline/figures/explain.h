/* explain: how one figure was made: its value, the formula with its numbers put in, its interval, the
 * evidence of a verdict line by line, and every line of data behind it. Reads the ledger only. */
#ifndef FIGURES_EXPLAIN_H
#define FIGURES_EXPLAIN_H

#include "figures/figure.h"

enum explanation_kind {
    EXPLANATION_ID,       /* the figure's id */
    EXPLANATION_TITLE,    /* indicator, area, period, statistic in words */
    EXPLANATION_VALUE,    /* what the paper says, and the unrounded number */
    EXPLANATION_METHOD,   /* how, or why there is none */
    EXPLANATION_FORMULA,  /* with the numbers put in */
    EXPLANATION_INTERVAL, /* limits, and their formula */
    EXPLANATION_EVIDENCE, /* a verdict's: one line each */
    EXPLANATION_SOURCE    /* file id and line of an observation, and what it says */
};

struct explanation_line {
    enum explanation_kind kind;
    struct str text;
    uint32_t figure; /* the figure that an evidence or source line is about, or FIGURE_NONE */
};

struct explanation {
    struct explanation_line *lines;
    size_t n, capacity;
};

struct explanation *explanation_build(const struct ledger *ledger, uint32_t figure, struct arena *arena);
/* The same as text, one line each with its heading. */
void explain_figure(const struct ledger *ledger, uint32_t figure, struct buf *out);

/* -- private to explain's files */
/* The formula with numbers, or empty. */
struct str explain_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena);
/* The same of a verdict, a place or a count. */
struct str explain_verdict(const struct ledger *ledger, const struct figure *figure, struct arena *arena);
/* The number of the same indicator, area and period, or NULL. */
const struct figure *explain_beside(const struct ledger *ledger, const struct figure *figure,
                                    enum statistic statistic);
/* The limits with their formula, or empty. */
struct str explain_interval(const struct ledger *ledger, const struct figure *figure, struct arena *arena);
struct str explain_number(double value, struct arena *arena);

#endif
