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
    double *curves; /* y of each limit at FUNNEL_SAMPLES places from left to right of the plot; NAN: none */
};
#define FUNNEL_CURVES 4
#define FUNNEL_SAMPLES 240

/* -- funnel_names.c */
bool funnel_is_point(const struct funnel_point *point);
/* It stands out, or the paper speaks of it. */
bool funnel_wants_name(const struct funnel_point *point);
/* Names the points that are to be named, but for those `left_over`, then those that may be. Notes in
 * `left_over` the former that found no room; whether there were any new. */
bool funnel_name_points(struct plan *plan, const struct funnel_chart *chart, struct funnel_layout *layout,
                        bool *left_over);
/* The names of points left over with their values, separated by commas: the first of them, and how many more
 * there are. Empty when there are none. */
struct str funnel_left_over(struct plan *plan, const struct funnel_chart *chart, const bool *left_over);

struct funnel_layout *funnel_layout(struct plan *plan, const struct funnel_chart *chart, int decimals);
void funnel_draw(struct canvas *canvas, const struct funnel_layout *layout, const struct funnel_chart *chart);

#endif
