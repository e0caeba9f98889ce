/* icon: small marks beside text: the level of a dip as a fill pattern, variation and assurance as lettered
 * shapes, a band as a lettered chip. Words after the mark, where the icon has them. */
#ifndef CHART_ICON_H
#define CHART_ICON_H

#include "chart/key.h"

struct icon_layout {
    double width, height; /* of a level's bar [pt] */
    struct key mark;      /* of the lettered kinds: one item */
};

/* Width that an icon wants [pt]; 0: the column's, for its words. */
double icon_width(const struct icon_chart *chart, const struct style *style);
struct icon_layout *icon_layout(struct plan *plan, const struct icon_chart *chart);
void icon_draw(struct canvas *canvas, const struct icon_layout *layout, const struct icon_chart *chart);

#endif
