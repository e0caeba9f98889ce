/* spine: one LA's indicators against England, all on one scale of worse to better: England in the middle, the
 * spread of all LAs as a bar. */
#ifndef CHART_SPINE_H
#define CHART_SPINE_H

#include "chart/key.h"
#include "chart/rows.h"

struct spine_place {
    double y, height;               /* middle and height of the row [pt] */
    double low, high;               /* ends of the spread, left and right [pt] */
    double middle_low, middle_high; /* ends of the middle half [pt] */
    double own, own_y;              /* middle of the LA's marker [pt] */
    double neighbours, neighbours_y;
    bool has_scale; /* England stands, and something to compare with it */
    bool has_spread, has_middle, has_own, has_neighbours;
};
struct spine_layout {
    double left, right, top, bottom, centre; /* of the plot [pt]; centre: England */
    double bar;                              /* thickness of the spread [pt] */
    double disc;                             /* diameter of the LA's marker [pt] */
    struct spine_place *rows;
    struct key key;
};

struct spine_layout *spine_layout(struct plan *plan, const struct spine_chart *chart);
void spine_draw(struct canvas *canvas, const struct spine_layout *layout, const struct spine_chart *chart);

#endif
