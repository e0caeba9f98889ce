/* marks: the shapes that stand for single values. Shape carries the meaning, colour only helps. */
#ifndef CHART_MARKS_H
#define CHART_MARKS_H

#include "chart/canvas.h"

enum shape { SHAPE_CIRCLE, SHAPE_SQUARE, SHAPE_DIAMOND, SHAPE_UP, SHAPE_DOWN, SHAPE_RIGHT, SHAPE_LEFT };

/* A filled shape of about the same optical size as a circle of that diameter. */
void mark_fill(struct canvas *canvas, enum shape shape, struct colour colour, double x, double y,
               double size);
/* Outlined in `colour`, filled with paper. */
void mark_open(struct canvas *canvas, enum shape shape, struct colour colour, double line, double x, double y,
               double size);
/* Filled, with a thin paper edge, so that it is seen where it lies on a line or on another mark. */
void mark_edged(struct canvas *canvas, enum shape shape, struct colour colour, double x, double y,
                double size);
/* The same for many: one operation, which is what a PDF's size and time go by. */
void mark_open_many(struct canvas *canvas, enum shape shape, struct colour colour, double line,
                    const struct point *points, size_t n, double size);
/* A movement: worse is a filled arrow, better a hollow one, neither an open arrowhead. */
void mark_arrow(struct canvas *canvas, enum tone tone, struct colour colour, double x, double y, double size,
                bool is_up);
/* No movement that matters: two short bars, so that it is no dash of a missing value. */
void mark_level(struct canvas *canvas, struct colour colour, double x, double y, double size);
/* Only the outline. */
void mark_ring(struct canvas *canvas, enum shape shape, struct colour colour, double line, double x, double y,
               double size);
/* Thin lines with a cross line at each end. */
struct whisker {
    double from, to, y; /* [pt] */
};
void mark_whiskers(struct canvas *canvas, struct colour colour, double line, const struct whisker *whiskers,
                   size_t n, double cap);
/* The shape for good, bad and neither: circle, diamond, square. */
enum shape tone_shape(enum tone tone);
enum paint tone_paint(enum tone tone);
enum paint role_paint(enum role role);
enum paint band_paint(enum band band);      /* PAINT_STRIPE without a band */
enum paint band_text_paint(enum band band); /* PAINT_INK without one */
struct str band_letter(enum band band);     /* empty without one */

#endif
