/* multiples: one small trend a panel, all on one scale. */
#ifndef CHART_MULTIPLES_H
#define CHART_MULTIPLES_H

#include "chart/axis.h"
#include "chart/key.h"
#include "chart/series.h"

struct panel_place {
    double left, right, top, bottom; /* of the plot [pt] */
    double mark_x, mark_y;           /* of the tone's mark before the name; mark_x < 0: none [pt] */
    struct series_point **series;
};
struct multiples_layout {
    struct axis axis;
    size_t n_columns, n_rows;
    struct panel_place *panels;
    struct series_look **looks; /* per panel and series */
    struct key key;
};

struct multiples_layout *multiples_layout(struct plan *plan, const struct multiples_chart *chart,
                                          int decimals);
void multiples_draw(struct canvas *canvas, const struct multiples_layout *layout,
                    const struct multiples_chart *chart);

#endif
