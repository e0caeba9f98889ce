/* scorecard: areas by indicators: a letter in its band's colour, value, and an arrow for movement. Column
 * names are set level, at two heights where they are wide; many columns make several panels below each other.
 */
#ifndef CHART_SCORECARD_H
#define CHART_SCORECARD_H

#include "chart/key.h"
#include "chart/rows.h"

struct score_panel {
    size_t first, n;  /* columns */
    double top;       /* of the cells [pt] */
    double *column_x; /* left edges [pt] */
    double *tie_top;  /* where the tie of a raised name begins, per column; 0: none [pt] */
    double *row_y;    /* middles [pt] */
};
struct scorecard_layout {
    bool has_values;      /* false: letters and arrows only, for want of room */
    double column;        /* cell width with its gap [pt] */
    double name_width;    /* [pt] */
    double *row_heights;  /* [pt] */
    double content;       /* width of letter, value and arrow [pt] */
    double field;         /* width of the letter's field, which alone has the band's colour [pt] */
    double letter, arrow; /* from a cell's middle to the letter's and the arrow's [pt] */
    struct score_panel *panels;
    size_t n_panels;
    struct key key;
};

struct scorecard_layout *scorecard_layout(struct plan *plan, const struct scorecard_chart *chart);
void scorecard_draw(struct canvas *canvas, const struct scorecard_layout *layout,
                    const struct scorecard_chart *chart);

#endif
