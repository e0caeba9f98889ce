/* stacked: the parts of a whole, one bar a row; the parts are named above the first bar. */
#ifndef CHART_STACKED_H
#define CHART_STACKED_H

#include "chart/callouts.h"
#include "chart/key.h"
#include "chart/rows.h"

struct stacked_layout {
    double left, right, top; /* of the bars [pt] */
    double bar;              /* thickness [pt] */
    bool says_beside;        /* what a row lacks is said behind its bar, else behind its name */
    double *edges;           /* per row n_parts + 1 edges [pt] */
    double *middles;         /* of the rows [pt] */
    struct colour *colours;  /* of the parts */
    struct callouts names;   /* of the parts, above the first row that has some, */
    size_t named;            /* which is this one */
};

struct stacked_layout *stacked_layout(struct plan *plan, const struct stacked_chart *chart);
void stacked_draw(struct canvas *canvas, const struct stacked_layout *layout,
                  const struct stacked_chart *chart);

#endif
