/* sparkline: a line without a scale for a table cell; its end point stands out, its labels and range stand
 * below. */
#ifndef CHART_SPARKLINE_H
#define CHART_SPARKLINE_H

#include "chart/series.h"

struct sparkline_layout {
    double left, right, top, bottom; /* of the line's box [pt] */
    struct series_point *points;
};

struct sparkline_layout *sparkline_layout(struct plan *plan, const struct sparkline_chart *chart);
void sparkline_draw(struct canvas *canvas, const struct sparkline_layout *layout,
                    const struct sparkline_chart *chart);

#endif
