/* context: what every section of the report is given, and the small questions all of them ask. Inside report
 * only. */
#ifndef REPORT_CONTEXT_H
#define REPORT_CONTEXT_H

#include "report/report.h"
#include "spec/wording.h"

/* The records that were looked up since a chart was begun: they become the chart's own when it is registered.
 */
struct consulted {
    uint32_t *figures; /* ledger indices */
    size_t n, capacity;
    bool is_open;
    bool *is_tabled; /* by indicator: whether the paper's data tables hold it; NULL until it is asked */
};

struct context {
    struct arena *arena;
    const struct report_inputs *inputs;
    const struct spec *spec;
    const struct ledger *ledger;
    const struct dataset *dataset;
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct diags *diags;
    const struct wording_table *wording; /* NULL: no questions */
    struct document *document;
    uint32_t country; /* England, or AREA_NONE */
    size_t charts_capacity, notes_capacity;
    struct consulted *consulted; /* NULL: nobody asks what charts were made from */
};

const struct indicator *context_indicator(const struct context *context, uint32_t indicator);
struct str context_area_name(const struct context *context, uint32_t area);
/* The indicator's latest period in this paper; PERIOD_NONE when it has no value at all. */
struct period context_latest(const struct context *context, uint32_t indicator);
/* The period a node speaks of: its own, else the indicator's latest. */
struct period context_period(const struct context *context, const struct node *node, uint32_t indicator);
const struct figure *context_figure(const struct context *context, uint32_t indicator, uint32_t area,
                                    struct period period, enum statistic statistic);
/* The published or pooled regional value, England's value: the record that the page shows. NULL when there is
 * none. */
const struct figure *context_region(const struct context *context, uint32_t indicator, struct period period);
const struct figure *context_england(const struct context *context, uint32_t indicator, struct period period);
/* The indicator that speaks for this one on published figures: its annual twin, itself when annual, else
 * NONE. */
uint32_t context_annual(const struct context *context, uint32_t indicator);
/* Whether an in-year indicator of the catalogue has this one as its annual twin, and has figures. */
bool context_has_in_year(const struct context *context, uint32_t indicator);
/* A record by its detail, or NULL. Theme UINT32_MAX for an indicator's or the paper's own. */
const struct figure *context_detail(const struct context *context, uint32_t indicator, uint32_t theme,
                                    uint32_t area, struct period period, enum statistic statistic,
                                    struct str detail);
/* A count figure by its detail, or NULL. Theme UINT32_MAX for an indicator's or the paper's own. */
const struct figure *context_count(const struct context *context, uint32_t indicator, uint32_t theme,
                                   uint32_t area, struct period period, const char *detail);
/* How many least changes an area's latest change comes to, and its distance from England; NULL where nothing
 * is known of it. */
const struct figure *context_change_size(const struct context *context, uint32_t indicator, uint32_t area,
                                         struct period period);
const struct figure *context_england_size(const struct context *context, uint32_t indicator, uint32_t area,
                                          struct period period);
/* On which side of the funnel an LA lies (higher, lower, none); NULL where there is no funnel. */
const struct figure *context_funnel(const struct context *context, uint32_t indicator, uint32_t area,
                                    struct period period);
/* A chart is about to be made: what is looked up from here on belongs to it. */
void context_begin_chart(struct context *context);
/* A record that the chart shows and that was not looked up for it; NULL is none. */
void context_consult(const struct context *context, const struct figure *figure);
/* Registers a chart with the document: gives it an id when it has none, and the records it was made from. */
void context_add_chart(struct context *context, struct chart *chart);
/* Index of a figure in the ledger, for runs. */
uint32_t context_figure_index(const struct context *context, const struct figure *figure);
/* The indicators a node speaks of: its own, or all of the catalogue. */
const uint32_t *context_indicators(const struct context *context, const struct node *node, size_t *n);
/* The LAs a node speaks of: its own areas, or the region's. */
const uint32_t *context_las(const struct context *context, const struct node *node, size_t *n);
/* The one area a node speaks of: its own, else the LA of a profile, else the region. */
uint32_t context_area(const struct context *context, const struct node *node);

#endif
