/* A small region made by hand: England, one region, four LAs, four indicators and a ledger whose records the
 * tests set themselves. */
#ifndef TEST_REPORT_WORLD_H
#define TEST_REPORT_WORLD_H

#include "data/lists.h"
#include "document/document.h"
#include "figures/figure.h"
#include "report/report.h"
#include "report/sections.h"

enum { ENGLAND, REGION, ASH, BEECH, CEDAR, ELM, N_AREAS };
/* A rolling share with its annual twin, both low is good; a share where high is good; a rate without
 * polarity. */
enum { Q_REPEATS, REPEATS, VISITS, PLANS, N_INDICATORS };
enum { THEME_PROTECTION, THEME_HELP, N_THEMES };

struct world {
    struct arena *arena;
    struct diags *diags;
    struct areas areas;
    struct catalogue catalogue;
    struct dataset *dataset;
    struct ledger *ledger;
    struct spec spec;
    struct lists lists;
    struct wording wording;
    struct report_inputs inputs;
    struct context context;
    struct period year, year_before, quarter, quarter_before;
};

/* Makes the world: every LA has a value for every indicator's latest period in the dataset, and the ledger is
 * empty. */
struct world *world_open(void);
void world_close(struct world *world);

struct period world_latest(const struct world *world, uint32_t indicator);
struct period world_before(const struct world *world, uint32_t indicator);
/* Adds a number at an indicator's latest period. */
struct figure *world_number(struct world *world, uint32_t indicator, uint32_t area, enum statistic statistic,
                            double value);
struct figure *world_number_at(struct world *world, uint32_t indicator, uint32_t area, struct period period,
                               enum statistic statistic, double value);
/* Adds a verdict at an indicator's latest period. */
struct figure *world_word(struct world *world, uint32_t indicator, uint32_t area, enum statistic statistic,
                          enum word word, const char *method);
/* The same with a detail: a movement's "funnel" or "change". */
struct figure *world_word_detail(struct world *world, uint32_t indicator, uint32_t area,
                                 enum statistic statistic, const char *detail, enum word word);
/* Puts a changed copy of a borrowed record in its place, for those who read borrowed ones; its display is
 * made again, unless the copy has another. */
void world_replace(struct world *world, struct figure figure);
/* Adds the value of the latest period, the one a year before, and the change. */
void world_moved(struct world *world, uint32_t indicator, uint32_t area, double before, double now);
/* The same for each LA and the region. */
void world_values(struct world *world, uint32_t indicator);
/* A chart of this kind in a spec's body. */
struct node world_chart_node(enum chart_wanted wanted);
/* Adds a count of the paper, of an LA (indicator INDICATOR_NONE) or of an indicator. */
void world_count(struct world *world, uint32_t indicator, uint32_t area, const char *detail, double value);
struct figure *world_theme(struct world *world, uint32_t theme, enum word word);
void world_theme_count(struct world *world, uint32_t theme, const char *detail, double value);

/* A node that speaks of all indicators and LAs. */
struct node world_node(enum node_kind kind);
/* The blocks that one node makes, and their text, a line each. */
struct block *world_section(struct world *world, const struct node *node);
struct str world_text(struct world *world, const struct block *blocks);
/* Whether a text stands in another; no-break spaces read as spaces. */
bool says(struct world *world, struct str text, const char *part);
/* Whether it does not, without a message. */
bool is_silent(struct world *world, struct str text, const char *part);

#endif
