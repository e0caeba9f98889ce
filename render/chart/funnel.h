/* funnel: values against their denominators, with limits that narrow as numbers grow; areas outside are
 * named. */
#ifndef CHART_FUNNEL_H
#define CHART_FUNNEL_H

#include "chart/frame.h"

struct funnel_place {
    double x, y; /* [pt] */
    bool is_set;
    bool named;
    double label_x, label_y; /* where the tie meets the label [pt]; the tie is drawn when they are apart */
    bool tied;
};
struct funnel_layout {
    struct frame frame;
    struct axis x_axis;
    double *tick_x;
    struct funnel_place *points;
    double reference; /* [pt] */
    struct end_label *ends;
    size_t n_ends;
    struct key key;
};

struct funnel_layout *funnel_layout(struct plan *plan, const struct funnel_chart *chart, int decimals);
void funnel_draw(struct canvas *canvas, const struct funnel_layout *layout, const struct funnel_chart *chart);

#endif
