/* chart_draw: how large a chart wants to be, and its picture on a cairo context. One file per kind: a pure
 * layout function (numbers to positions), then a draw function. */
#ifndef CHART_CHART_DRAW_H
#define CHART_CHART_DRAW_H

#include "document/chart.h"
#include "metrics/metrics.h"
#include "style/style.h"

struct _cairo;

/* Height [pt] that the chart wants at this width [pt]; title, subtitle and source stand outside the picture
 * (they are text of the page), everything else is inside. */
double chart_height(const struct chart *chart, const struct style *style, struct metrics *metrics,
                    double width);
/* What the chart asks of its place at this width [pt]. */
struct chart_needs {
    double height; /* as chart_height [pt] */
    double least;  /* height to which it can be pressed: rows closer, plots lower, letters as they are [pt] */
    double type;   /* size of its smallest letters [pt]: less than the style's where so narrow a chart is laid
                    * out   wider and drawn smaller */
};
struct chart_needs chart_measure(const struct chart *chart, const struct style *style,
                                 struct metrics *metrics, double width);
/* Its own width where it does not take the column's (sparkline, icon); 0: the column's. */
double chart_width(const struct chart *chart, const struct style *style);
/* Draws at the origin, y downwards, clipped to nothing; stays inside width × height: pressed where that is
 * lower than it wants, and smaller where it is lower than it can be. Chart must be drawable (chart_can_draw).
 */
void chart_draw(const struct chart *chart, const struct style *style, struct metrics *metrics,
                struct _cairo *cairo, double width, double height);
/* False when the data cannot carry the kind (one point in a trend); *why is a sentence for the reader. */
bool chart_can_draw(const struct chart *chart, const char **why);

/* Into how many parts it could be divided: its rows, panels or columns; 1 when it cannot be. */
size_t chart_units(const struct chart *chart);
/* The name of one; empty when it cannot be divided. */
struct str chart_unit_name(const struct chart *chart, size_t unit);
/* A chart of the units [first, first + n) on the scale of the whole, which it borrows. */
struct chart *chart_part(struct arena *arena, const struct chart *chart, size_t first, size_t n);

/* Boxes of every text the chart would draw, for overlap tests: filled by the layout functions. */
struct chart_box {
    double x, y, width, height; /* [pt] */
    double size;                /* of its letters [pt] */
    struct str text;
};
size_t chart_boxes(const struct chart *chart, const struct style *style, struct metrics *metrics,
                   struct arena *arena, double width, double height, struct chart_box **boxes);

/* One chart `width` [pt] wide as SVG or PNG bytes, with a small white margin around it. PNG at 2 pixels a
 * point. The same chart gives the same bytes. False on a cairo failure. */
enum picture { PICTURE_SVG, PICTURE_PNG };
bool chart_picture(const struct chart *chart, const struct style *style, struct metrics *metrics,
                   double width, enum picture picture, struct buf *out);

#endif
