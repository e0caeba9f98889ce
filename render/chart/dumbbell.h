/* dumbbell: then and now for each row, joined; the mark of now and a word say whether that is better or
 * worse. */
#ifndef CHART_DUMBBELL_H
#define CHART_DUMBBELL_H

#include "chart/axis.h"
#include "chart/key.h"
#include "chart/rows.h"

struct dumbbell_place {
    double y, height;   /* [pt] */
    double before, now; /* [pt] */
    bool has_before, has_now;
};
struct dumbbell_layout {
    double left, right, top, bottom; /* of the plot [pt] */
    struct axis axis;
    double *tick_x;
    struct dumbbell_place *rows;
    struct key key;
};

struct dumbbell_layout *dumbbell_layout(struct plan *plan, const struct dumbbell_chart *chart, int decimals);
void dumbbell_draw(struct canvas *canvas, const struct dumbbell_layout *layout,
                   const struct dumbbell_chart *chart);

#endif
