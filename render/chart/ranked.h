/* ranked: horizontal bars in the caller's order, with comparison lines, neighbour markers and intervals. */
#ifndef CHART_RANKED_H
#define CHART_RANKED_H

#include "chart/callouts.h"
#include "chart/key.h"

struct ranked_row {
    double y, height;    /* middle and full height of the row [pt] */
    double from, to;     /* ends of the bar [pt]; equal without a value */
    double lower, upper; /* interval [pt] */
    double neighbours;   /* marker [pt] */
    bool has_value, has_interval, has_neighbours;
};
struct ranked_layout {
    double left, right, top, bottom, zero; /* of the plot [pt] */
    double bar;                            /* thickness [pt] */
    struct ranked_row *rows;
    struct callouts lines; /* England, region, target: those that are set, in this order */
    enum dash dashes[3];
    enum paint paints[3];
    struct key key;
};

struct ranked_layout *ranked_layout(struct plan *plan, const struct ranked_chart *chart);
void ranked_draw(struct canvas *canvas, const struct ranked_layout *layout, const struct ranked_chart *chart);

#endif
