/* figure: one record for every indicator statistic that a reader can see, and the ledger that holds them.
 * Text, tables, charts, alternative text, attachments and explain all read the ledger; nothing else formats.
 */
#ifndef FIGURES_FIGURE_H
#define FIGURES_FIGURE_H

#include "data/dataset.h"
#include "figures/parts.h"

/* formats.md, in its order. */
enum statistic {
    STAT_VALUE,
    STAT_NUMERATOR,
    STAT_DENOMINATOR,
    STAT_INTERVAL998,
    STAT_REGION,
    STAT_REGION_POOLED,
    STAT_REGION_MEDIAN,
    STAT_REGION_MIN,
    STAT_REGION_MAX,
    STAT_REGION_Q25,
    STAT_REGION_Q75,
    STAT_COVERAGE,
    STAT_NEIGHBOURS,
    STAT_NEIGHBOURS_MEDIAN,
    STAT_NEIGHBOURS_POOLED,
    STAT_CHANGE,
    STAT_CHANGE_PREVIOUS,
    STAT_DIFF_ENGLAND,
    STAT_DIFF_REGION,
    STAT_DIFF_NEIGHBOURS,
    STAT_DIFF_TARGET,
    STAT_RANK,
    STAT_RANK_LOW,
    STAT_RANK_HIGH,
    STAT_BAND,
    STAT_Q25,
    STAT_Q50,
    STAT_Q75,
    STAT_ENGLAND_MIN,
    STAT_ENGLAND_MAX,
    STAT_VS_ENGLAND,
    STAT_VS_REGION,
    STAT_VS_NEIGHBOURS,
    STAT_VS_TARGET,
    STAT_TREND,
    STAT_TREND_CHI2,
    STAT_SPC_MEAN,
    STAT_SPC_LOWER,
    STAT_SPC_UPPER,
    STAT_SPC_FLAG,
    STAT_SPC_VARIATION,
    STAT_SPC_ASSURANCE,
    STAT_FUNNEL_LOWER95,
    STAT_FUNNEL_UPPER95,
    STAT_FUNNEL_LOWER998,
    STAT_FUNNEL_UPPER998,
    STAT_DIP,
    STAT_IMPROVEMENT,
    STAT_POSITION,
    STAT_PERSISTENTLY_LOW,
    STAT_MOVEMENT,
    STAT_THEME,
    STAT_COUNT,
    STAT_TARGET /* the agreed target itself, so that a page may show it */
};
#define STATISTIC_COUNT (STAT_TARGET + 1)

/* The fixed words of verdicts. WORD_NONE_SET: the figure is a number. */
enum word {
    WORD_NONE_SET,
    WORD_BETTER,
    WORD_WORSE,
    WORD_SIMILAR,
    WORD_HIGHER,
    WORD_LOWER,
    WORD_NOT_COMPARED,
    WORD_MET,
    WORD_WITHIN_TOLERANCE,
    WORD_MISSED,
    WORD_NO_TARGET,
    WORD_INCREASING,
    WORD_DECREASING,
    WORD_NO_CHANGE,
    WORD_CANNOT_BE_CALCULATED,
    WORD_ABOVE_LIMIT,
    WORD_BELOW_LIMIT,
    WORD_TREND_UP,
    WORD_TREND_DOWN,
    WORD_TWO_OF_THREE_ABOVE,
    WORD_TWO_OF_THREE_BELOW,
    WORD_SHIFT_ABOVE,
    WORD_SHIFT_BELOW,
    WORD_NONE,
    WORD_IMPROVEMENT,
    WORD_CONCERN,
    WORD_NEUTRAL_HIGH,
    WORD_NEUTRAL_LOW,
    WORD_COMMON_CAUSE,
    WORD_MEETS,
    WORD_FAILS,
    WORD_HIT_AND_MISS,
    WORD_WATCH,
    WORD_DIPPING,
    WORD_SUSTAINED,
    WORD_IMPROVING,
    WORD_LOW,
    WORD_STRONG,
    WORD_YES,
    WORD_NO,
    WORD_UP,
    WORD_DOWN,
    WORD_DOING_WELL,
    WORD_MIXED,
    WORD_NOT_SO_WELL,
    WORD_NO_VERDICT,
    WORD_BAND_A,
    WORD_BAND_B,
    WORD_BAND_C,
    WORD_BAND_D
};
#define WORD_COUNT (WORD_BAND_D + 1)

enum { FIGURE_VALUE = 1, FIGURE_LOWER = 2, FIGURE_UPPER = 4 };
#define FIGURE_NONE UINT32_MAX

struct figure {
    uint32_t place; /* its index in the ledger; FIGURE_NONE before it is added */
    double value, lower, upper;
    struct str detail;      /* "" unless one statistic has several */
    struct str display;     /* what the paper says; without the unit */
    struct str method;      /* how, or why there is none; stable short text */
    const uint32_t *inputs; /* figure indices it was made from; may be shared between figures */
    uint32_t n_inputs;
    uint32_t indicator; /* index, or INDICATOR_NONE for a theme's or a paper's figure */
    uint32_t theme;     /* theme index, or UINT32_MAX */
    uint32_t area;
    struct period period;
    struct period comparator_period;
    uint32_t comparator;         /* area, or AREA_NONE */
    uint32_t n_used, n_expected; /* UINT32_MAX: does not apply */
    uint32_t line;               /* of the observation, in its source */
    uint16_t source;             /* observations: index into dataset.sources */
    enum statistic statistic : 8;
    enum word word : 8; /* verdicts */
    enum state state : 8;
    unsigned parts : 24; /* of the rule that made it: bits of figures/parts.h */
    unsigned marks;
    unsigned has; /* FIGURE_* bits */
};

struct store; /* record.h */
struct ledger {
    const struct dataset *dataset;
    size_t n; /* records, in the order they were made */
    struct arena *arena;
    struct store *store;
};

struct ledger *ledger_open(struct arena *arena, const struct dataset *dataset);
/* Makes room for `n` records in all, so that the list need not grow; more may follow. */
void ledger_reserve(struct ledger *ledger, size_t n);
/* A blank record for an indicator: state not-calculable, no value, comparator none, counts not applicable. */
struct figure figure_new(uint32_t indicator, uint32_t area, struct period period, enum statistic statistic);
/* The same for a theme (UINT32_MAX: the whole paper). */
struct figure figure_new_theme(uint32_t theme, uint32_t area, struct period period, enum statistic statistic);
/* Adds one. Its texts are copied, its list of inputs too, unless ledger_inputs made it. A display is given
 * only where it is not what figure_display makes. A second with the same id is a programming fault: it ends
 * the program with a message. Returns its index. */
uint32_t ledger_add(struct ledger *ledger, struct figure figure);
/* A text, and a list of figures, that live as long as the ledger; equal texts are kept once. */
struct str ledger_keep(struct ledger *ledger, struct str text);
const uint32_t *ledger_inputs(struct ledger *ledger, const uint32_t *inputs, size_t n);
/* The record of an index, borrowed until ledger_release: the same each time. Costs memory for each record
 * that is asked for. */
const struct figure *ledger_at(const struct ledger *ledger, uint32_t index);
/* When nobody holds a borrowed record any more (a document holds none): releases what lending them cost,
 * where that is much. Their texts stay. */
void ledger_release(const struct ledger *ledger);
/* When nobody looks for a record or borrows one any more: releases what that took. Records can still be read
 * by their index, and written. */
void ledger_seal(struct ledger *ledger);
/* When the figures have been written and the document has been made: releases the records. Its
 * texts, and how many records there were (n), stay; nothing else may be asked of it. */
void ledger_close(struct ledger *ledger);
/* A copy of it, for those who look at many: display in `arena`; with NULL it is empty unless it was given. */
struct figure ledger_read(const struct ledger *ledger, uint32_t index, struct arena *arena);
/* FIGURE_NONE when absent. */
uint32_t ledger_find(const struct ledger *ledger, uint32_t indicator, uint32_t area, struct period period,
                     enum statistic statistic);
uint32_t ledger_find_detail(const struct ledger *ledger, uint32_t indicator, uint32_t theme, uint32_t area,
                            struct period period, enum statistic statistic, struct str detail);
/* Borrowed record (as ledger_at), or NULL: the usual way for readers. */
const struct figure *ledger_figure(const struct ledger *ledger, uint32_t indicator, uint32_t area,
                                   struct period period, enum statistic statistic);
/* By its text id "INDICATOR/AREA_CODE/PERIOD/STATISTIC[/DETAIL]"; FIGURE_NONE. */
uint32_t ledger_find_id(const struct ledger *ledger, struct str id);
/* The indicator's id, "theme:NAME", or "paper". */
struct str figure_indicator_text(const struct ledger *ledger, const struct figure *figure,
                                 struct arena *arena);
struct str figure_id(const struct ledger *ledger, const struct figure *figure, struct arena *arena);
/* What the paper says: the number at the indicator's decimals (changes and differences with a sign, counts
 * whole), the verdict's words, or the state's symbol. */
struct str figure_display(const struct ledger *ledger, const struct figure *figure, struct arena *arena);
/* The same with `more` more decimals: for a sentence in which rounding would hide a difference. */
struct str figure_display_more(const struct ledger *ledger, const struct figure *figure, int more,
                               struct arena *arena);
/* The end of its interval (FIGURE_LOWER or FIGURE_UPPER), shown as its value is; empty when it has none. */
struct str figure_display_bound(const struct ledger *ledger, const struct figure *figure, unsigned end,
                                struct arena *arena);
bool figure_is_number(const struct figure *figure); /* has a value and a state that counts or is shown */

/* Details of the movement records that claims of the spec rest on: whether an area's figure lies above
 * another area's ("against-E08000025"; AREA_NONE: "against-neighbours"), and whether it rose. */
#define DETAIL_CHANGE "change"
struct str detail_against(const struct areas *areas, uint32_t area, struct arena *arena);
/* The detail of the count of what stacked parts come to: "sum-of-a+b+c". */
struct str detail_stack(const struct catalogue *catalogue, const uint32_t *indicators, size_t n,
                        struct arena *arena);
struct str statistic_name(enum statistic statistic);
bool statistic_read(struct str text, enum statistic *statistic);
/* Plain words for readers: "regional median", "change on a year before". */
struct str statistic_words(enum statistic statistic);
struct str word_name(enum word word);  /* "not-compared" */
struct str word_words(enum word word); /* "not compared" */

/* The ledger as CSV, exactly the columns of formats.md, in stable order (indicator, period, area, statistic,
 * detail: catalogue order, ascending, areas' order, statistics' order). */
void ledger_write(const struct ledger *ledger, struct buf *out);
/* The same piece by piece, so that a large ledger need not stand in memory as text: false after the last. */
struct ledger_pieces;
struct ledger_pieces *ledger_pieces_open(const struct ledger *ledger);
/* Only the records whose place in the ledger is set in `wanted`. */
struct ledger_pieces *ledger_pieces_open_some(const struct ledger *ledger, const bool *wanted);
bool ledger_pieces_next(struct ledger_pieces *pieces, struct buf *out); /* appends */
void ledger_pieces_close(struct ledger_pieces *pieces);
/* Where it comes from: `ID:line`, or "value×14". */
struct str figure_sources(const struct ledger *ledger, const struct figure *figure, struct arena *arena);

#endif
