/* trend: lines over time, named at their ends. */
#ifndef CHART_TREND_H
#define CHART_TREND_H

#include "chart/frame.h"
#include "chart/series.h"

struct trend_layout {
    struct frame frame;
    struct series_point **series; /* per series, per period */
    struct series_look *looks;    /* per series */
    size_t *order;                /* of drawing: what matters most last */
    struct end_label *ends;       /* of the series that have a value, then the target's */
    size_t n_ends;
    double target; /* [pt], when the chart's target is set */
    struct key key;
};

struct trend_layout *trend_layout(struct plan *plan, const struct trend_chart *chart, int decimals);
void trend_draw(struct canvas *canvas, const struct trend_layout *layout, const struct trend_chart *chart);

#endif
