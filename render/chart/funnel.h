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

/* -- funnel_names.c */
bool funnel_is_point(const struct funnel_point *point);
/* It stands out, or the paper speaks of it. */
bool funnel_wants_name(const struct funnel_point *point);
/* Points that found no room for their name in the plot. */
struct funnel_left_over {
    struct str names; /* separated by commas */
    size_t n, more;   /* named, and beyond */
};
/* Names the points that are to be named, then those that may be; returns the former that found no room. */
struct funnel_left_over funnel_name_points(struct plan *plan, const struct funnel_chart *chart,
                                           struct funnel_layout *layout);

struct funnel_layout *funnel_layout(struct plan *plan, const struct funnel_chart *chart, int decimals);
void funnel_draw(struct canvas *canvas, const struct funnel_layout *layout, const struct funnel_chart *chart);

#endif
