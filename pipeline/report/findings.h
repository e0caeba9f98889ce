/* findings: the verdict records of a paper, gathered and put in order for its lists. It decides nothing: each
 * is a record of the ledger. Inside report only. */
#ifndef REPORT_FINDINGS_H
#define REPORT_FINDINGS_H

#include "report/context.h"

struct finding {
    uint32_t indicator, area;
    struct period period;
    const struct figure *verdict;                 /* STAT_DIP, STAT_IMPROVEMENT … */
    const struct figure *value, *before, *change; /* NULL where the ledger has none */
    const struct figure *size, *children; /* its size in least changes, its worth in children; or NULL */
    double
        weight; /* size of the change against the least one that matters: for the order only, never shown */
};

struct findings {
    struct finding
        *items; /* the highest level first, then by weight, then in the order of indicators and areas */
    size_t n;
};

/* All records of a verdict that say something (not "none", "no", "not compared"), for the node's indicators
 * and LAs, each at its indicator's latest period. An in-year indicator and its annual twin are one: where the
 * in-year one has a verdict of any word for an LA, the older annual one is silent. */
struct findings findings_of(const struct context *context, const struct node *node, enum statistic statistic);
/* The verdict of one indicator and LA at its latest period; false when it says nothing. */
bool finding_of(const struct context *context, uint32_t indicator, uint32_t area, enum statistic statistic,
                struct finding *finding);
/* A change without a verdict, as a finding for a table. */
struct finding finding_of_change(const struct context *context, uint32_t indicator, uint32_t area,
                                 const struct figure *change);
/* The highest level first, then by weight. */
void findings_sort(struct findings *findings);
/* 3 sustained, 2 dipping or improving, 1 watch and every other word. */
int finding_level(const struct finding *finding);
/* How many of the list, from its beginning, are at least of a level. */
size_t findings_above(const struct findings *findings, int level);
/* Those of one indicator only, in the same order. */
struct findings findings_on(const struct context *context, const struct findings *findings,
                            uint32_t indicator);

#endif
