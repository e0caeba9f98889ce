/* spc: a control chart: points in time, mean and limits for each group, flagged points by shape and colour.
 */
#ifndef CHART_SPC_H
#define CHART_SPC_H

#include "chart/frame.h"
#include "chart/series.h"

/* A run of points with the same group and limits. */
struct spc_span {
    double from, to;           /* [pt] */
    double mean, lower, upper; /* [pt] */
    bool has_mean, has_limits;
};
struct spc_layout {
    struct frame frame;
    struct series_point *points;
    struct spc_span *spans;
    size_t n_spans;
    struct chart_event
        *events; /* the chart's, and one where limits start again without a word of their own */
    size_t n_events;
    struct end_label *ends;
    size_t n_ends;
    double target;
    struct key words, key; /* variation and assurance above, the rest below */
};

struct spc_layout *spc_layout(struct plan *plan, const struct spc_chart *chart, int decimals);
void spc_draw(struct canvas *canvas, const struct spc_layout *layout, const struct spc_chart *chart);

/* What a variation or assurance mark looks like. */
struct key_item spc_variation_sign(const struct style *style, enum variation variation, enum tone tone,
                                   struct str words);
struct key_item spc_assurance_sign(const struct style *style, enum assurance assurance, enum tone tone,
                                   struct str words);

#endif
