#include "chart/marks.h"
#include <math.h>

static void trace_shape(struct canvas *canvas, enum shape shape, double x, double y, double size)
{
    cairo_t *cairo = canvas->cairo;
    double half = size / 2;
    switch (shape) {
    case SHAPE_CIRCLE:
        cairo_new_sub_path(cairo);
        cairo_arc(cairo, x, y, half, 0, 8 * atan(1));
        break;
    case SHAPE_SQUARE:
        half *= 0.89; /* a square looks larger than a circle of its width */
        cairo_rectangle(cairo, x - half, y - half, 2 * half, 2 * half);
        break;
    case SHAPE_DIAMOND:
        half *= 1.18;
        cairo_move_to(cairo, x, y - half);
        cairo_line_to(cairo, x + half, y);
        cairo_line_to(cairo, x, y + half);
        cairo_line_to(cairo, x - half, y);
        break;
    case SHAPE_UP:
    case SHAPE_DOWN: {
        double up = shape == SHAPE_UP ? half : -half;
        cairo_move_to(cairo, x, y - up);
        cairo_line_to(cairo, x + up * 1.1, y + up * 0.85);
        cairo_line_to(cairo, x - up * 1.1, y + up * 0.85);
        break;
    }
    case SHAPE_RIGHT:
    case SHAPE_LEFT: {
        double right = shape == SHAPE_RIGHT ? half : -half;
        cairo_move_to(cairo, x + right, y);
        cairo_line_to(cairo, x - right * 0.85, y + half * 1.1);
        cairo_line_to(cairo, x - right * 0.85, y - half * 1.1);
        break;
    }
    }
    cairo_close_path(cairo);
}

static void source(struct canvas *canvas, struct colour colour)
{
    cairo_set_source_rgb(canvas->cairo, colour.red, colour.green, colour.blue);
}

void mark_fill(struct canvas *canvas, enum shape shape, struct colour colour, double x, double y, double size)
{
    source(canvas, colour);
    trace_shape(canvas, shape, x, y, size);
    cairo_fill(canvas->cairo);
}

void mark_ring(struct canvas *canvas, enum shape shape, struct colour colour, double line, double x, double y,
               double size)
{
    trace_shape(canvas, shape, x, y, size - line);
    source(canvas, colour);
    cairo_set_line_width(canvas->cairo, line);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    cairo_stroke(canvas->cairo);
}

void mark_open_many(struct canvas *canvas, enum shape shape, struct colour colour, double line,
                    const struct point *points, size_t n, double size)
{
    if (!n)
        return;
    for (size_t i = 0; i < n; i++)
        trace_shape(canvas, shape, points[i].x, points[i].y, size - line);
    source(canvas, canvas_paint(canvas, PAINT_PAPER));
    cairo_fill_preserve(canvas->cairo);
    source(canvas, colour);
    cairo_set_line_width(canvas->cairo, line);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    cairo_stroke(canvas->cairo);
}

void mark_open(struct canvas *canvas, enum shape shape, struct colour colour, double line, double x, double y,
               double size)
{
    mark_open_many(canvas, shape, colour, line, &(struct point){x, y}, 1, size);
}

void mark_edged(struct canvas *canvas, enum shape shape, struct colour colour, double x, double y,
                double size)
{
    trace_shape(canvas, shape, x, y, size);
    source(canvas, canvas_paint(canvas, PAINT_PAPER));
    cairo_set_line_width(canvas->cairo, size / 4);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    cairo_stroke_preserve(canvas->cairo);
    source(canvas, colour);
    cairo_fill(canvas->cairo);
}

void mark_whiskers(struct canvas *canvas, struct colour colour, double line, const struct whisker *whiskers,
                   size_t n, double cap)
{
    if (!n)
        return;
    for (size_t i = 0; i < n; i++) {
        const struct whisker *at = &whiskers[i];
        cairo_move_to(canvas->cairo, at->from, at->y);
        cairo_line_to(canvas->cairo, at->to, at->y);
        cairo_move_to(canvas->cairo, at->from, at->y - cap / 2);
        cairo_line_to(canvas->cairo, at->from, at->y + cap / 2);
        cairo_move_to(canvas->cairo, at->to, at->y - cap / 2);
        cairo_line_to(canvas->cairo, at->to, at->y + cap / 2);
    }
    source(canvas, colour);
    cairo_set_line_width(canvas->cairo, line);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    cairo_stroke(canvas->cairo);
}

enum shape tone_shape(enum tone tone)
{
    switch (tone) {
    case TONE_GOOD: return SHAPE_CIRCLE;
    case TONE_BAD: return SHAPE_DIAMOND;
    case TONE_NEUTRAL: return SHAPE_SQUARE;
    }
    return SHAPE_SQUARE;
}

enum paint tone_paint(enum tone tone)
{
    switch (tone) {
    case TONE_GOOD: return PAINT_GOOD;
    case TONE_BAD: return PAINT_BAD;
    case TONE_NEUTRAL: return PAINT_MUTED;
    }
    return PAINT_MUTED;
}

enum paint role_paint(enum role role)
{
    switch (role) {
    case ROLE_PLAIN: return PAINT_BAR;
    case ROLE_REGION: return PAINT_REGION;
    case ROLE_ENGLAND: return PAINT_ENGLAND;
    case ROLE_NEIGHBOURS: return PAINT_NEIGHBOURS;
    case ROLE_ATTENTION: return PAINT_ATTENTION;
    case ROLE_MUTED: return PAINT_SPREAD_MIDDLE;
    }
    return PAINT_BAR;
}

enum paint band_paint(enum band band)
{
    switch (band) {
    case BAND_NONE: return PAINT_STRIPE;
    case BAND_A: return PAINT_BAND_A;
    case BAND_B: return PAINT_BAND_B;
    case BAND_C: return PAINT_BAND_C;
    case BAND_D: return PAINT_BAND_D;
    }
    return PAINT_STRIPE;
}

enum paint band_text_paint(enum band band)
{
    switch (band) {
    case BAND_NONE: return PAINT_INK;
    case BAND_A: return PAINT_BAND_A_TEXT;
    case BAND_B: return PAINT_BAND_B_TEXT;
    case BAND_C: return PAINT_BAND_C_TEXT;
    case BAND_D: return PAINT_BAND_D_TEXT;
    }
    return PAINT_INK;
}

struct str band_letter(enum band band)
{
    switch (band) {
    case BAND_NONE: return STR_NONE;
    case BAND_A: return STR("A");
    case BAND_B: return STR("B");
    case BAND_C: return STR("C");
    case BAND_D: return STR("D");
    }
    return STR_NONE;
}

static void draw_chevron(struct canvas *canvas, struct colour colour, double line, double x, double y,
                         double size, bool is_up)
{
    double up = is_up ? size / 2 : -size / 2;
    struct point points[] = {{x - size / 2, y + up / 2}, {x, y - up / 2}, {x + size / 2, y + up / 2}};
    canvas_path(canvas, colour, line, DASH_NONE, points, 3);
}

void mark_arrow(struct canvas *canvas, enum tone tone, struct colour colour, double x, double y, double size,
                bool is_up)
{
    double line = canvas->style->chart.line * 0.7;
    enum shape shape = is_up ? SHAPE_UP : SHAPE_DOWN;
    switch (tone) {
    case TONE_BAD: mark_fill(canvas, shape, colour, x, y, size); break;
    case TONE_GOOD: mark_open(canvas, shape, colour, line, x, y, size); break;
    case TONE_NEUTRAL: draw_chevron(canvas, colour, line, x, y, size, is_up); break;
    }
}

void mark_level(struct canvas *canvas, struct colour colour, double x, double y, double size)
{
    double half = size * 0.35, apart = size * 0.17;
    for (int side = -1; side <= 1; side += 2)
        canvas_line(canvas, colour, canvas->style->chart.line * 0.7, DASH_NONE, x - half, y + side * apart,
                    x + half, y + side * apart);
}
