/* canvas: a cairo context with the style, and the few strokes and fills that charts are made of. */
#ifndef CHART_CANVAS_H
#define CHART_CANVAS_H

#include "chart/text.h"
#include <cairo.h>

struct canvas {
    cairo_t *cairo;
    const struct style *style;
    struct metrics *metrics;
    struct arena *arena; /* scratch of this drawing */
    bool outlines; /* a pixel image: text as filled outlines, as cairo would round glyphs to whole pixels */
    cairo_scaled_font_t *scaled; /* of the text drawn last */
    enum font font;
    double size;
};

enum dash { DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOTS };

struct point {
    double x, y; /* [pt] */
};

/* Sets the state that all drawing here relies on (hinting off, line joins); canvas_close releases. */
struct canvas canvas_open(cairo_t *cairo, const struct style *style, struct metrics *metrics,
                          struct arena *arena);
void canvas_close(struct canvas *canvas);

struct colour canvas_paint(const struct canvas *canvas, enum paint paint);
/* `share` of a and the rest of b: tints without transparency, which would cost the PDF a group. */
struct colour colour_mix(struct colour a, struct colour b, double share);

void canvas_fill(struct canvas *canvas, struct colour colour, double x, double y, double width,
                 double height);
/* An outline whose outer edge is the box. */
void canvas_frame(struct canvas *canvas, struct colour colour, double line, enum dash dash, double x,
                  double y, double width, double height);
void canvas_line(struct canvas *canvas, struct colour colour, double line, enum dash dash, double x1,
                 double y1, double x2, double y2);
void canvas_path(struct canvas *canvas, struct colour colour, double line, enum dash dash,
                 const struct point *points, size_t n);
void canvas_area(struct canvas *canvas, struct colour colour, const struct point *points, size_t n);
/* A pale box with an edge in the full colour: what is not final yet. */
void canvas_pale(struct canvas *canvas, struct colour colour, double x, double y, double width,
                 double height);

#endif
