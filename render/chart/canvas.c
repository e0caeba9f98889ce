#include "chart/canvas.h"
#include <math.h>

struct canvas canvas_open(cairo_t *cairo, const struct style *style, struct metrics *metrics,
                          struct arena *arena)
{
    cairo_save(cairo);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_set_font_options(cairo, options);
    cairo_font_options_destroy(options);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    return (struct canvas){
        .cairo = cairo,
        .style = style,
        .metrics = metrics,
        .arena = arena,
        .outlines = cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_IMAGE,
    };
}

void canvas_close(struct canvas *canvas)
{
    cairo_restore(canvas->cairo);
    canvas->scaled = NULL;
}

struct colour canvas_paint(const struct canvas *canvas, enum paint paint)
{
    return canvas->style->paint[paint];
}

struct colour colour_mix(struct colour a, struct colour b, double share)
{
    return (struct colour){a.red * share + b.red * (1 - share), a.green * share + b.green * (1 - share),
                           a.blue * share + b.blue * (1 - share)};
}

static void set_colour(struct canvas *canvas, struct colour colour)
{
    cairo_set_source_rgb(canvas->cairo, colour.red, colour.green, colour.blue);
}

static void set_line(struct canvas *canvas, struct colour colour, double line, enum dash dash)
{
    set_colour(canvas, colour);
    cairo_set_line_width(canvas->cairo, line);
    double unit = canvas->style->chart.line;
    double lengths[2] = {unit, unit};
    switch (dash) {
    case DASH_NONE: cairo_set_dash(canvas->cairo, NULL, 0, 0); return;
    case DASH_LONG: lengths[0] = 5 * unit, lengths[1] = 2.5 * unit; break;
    case DASH_SHORT: lengths[0] = 2.5 * unit, lengths[1] = 1.8 * unit; break;
    case DASH_DOTS: lengths[0] = unit, lengths[1] = 1.6 * unit; break;
    }
    cairo_set_dash(canvas->cairo, lengths, 2, 0);
}

void canvas_fill(struct canvas *canvas, struct colour colour, double x, double y, double width, double height)
{
    if (width <= 0 || height <= 0)
        return;
    set_colour(canvas, colour);
    cairo_rectangle(canvas->cairo, x, y, width, height);
    cairo_fill(canvas->cairo);
}

void canvas_frame(struct canvas *canvas, struct colour colour, double line, enum dash dash, double x,
                  double y, double width, double height)
{
    set_line(canvas, colour, line, dash);
    cairo_rectangle(canvas->cairo, x + line / 2, y + line / 2, fmax(width - line, 0), fmax(height - line, 0));
    cairo_stroke(canvas->cairo);
}

void canvas_line(struct canvas *canvas, struct colour colour, double line, enum dash dash, double x1,
                 double y1, double x2, double y2)
{
    set_line(canvas, colour, line, dash);
    cairo_move_to(canvas->cairo, x1, y1);
    cairo_line_to(canvas->cairo, x2, y2);
    cairo_stroke(canvas->cairo);
}

static void trace(struct canvas *canvas, const struct point *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        cairo_line_to(canvas->cairo, points[i].x, points[i].y);
}

void canvas_path(struct canvas *canvas, struct colour colour, double line, enum dash dash,
                 const struct point *points, size_t n)
{
    if (n < 2)
        return;
    set_line(canvas, colour, line, dash);
    trace(canvas, points, n);
    cairo_stroke(canvas->cairo);
}

void canvas_area(struct canvas *canvas, struct colour colour, const struct point *points, size_t n)
{
    if (n < 3)
        return;
    set_colour(canvas, colour);
    trace(canvas, points, n);
    cairo_close_path(canvas->cairo);
    cairo_fill(canvas->cairo);
}

void canvas_hatch(struct canvas *canvas, struct colour colour, double line, double gap, double x, double y,
                  double width, double height)
{
    if (width <= 0 || height <= 0)
        return;
    set_line(canvas, colour, line, DASH_NONE);
    for (double from = gap; from < width + height; from += gap) {
        /* from (x + from, y) down left to (x, y + from), cut to the box */
        double x1 = fmin(from, width), y1 = from - x1;
        double y2 = fmin(from, height), x2 = from - y2;
        cairo_move_to(canvas->cairo, x + x1, y + y1);
        cairo_line_to(canvas->cairo, x + x2, y + y2);
    }
    cairo_stroke(canvas->cairo);
}

/* -- text */

static void use_font(struct canvas *canvas, enum font font, double size)
{
    if (canvas->scaled && canvas->font == font && canvas->size == size)
        return;
    cairo_set_font_face(canvas->cairo, metrics_cairo_face(canvas->metrics, font));
    cairo_set_font_size(canvas->cairo, size);
    canvas->scaled = cairo_get_scaled_font(canvas->cairo);
    canvas->font = font;
    canvas->size = size;
}

/* The glyphs of a shaped text with their places: the font's own advance and the shaper's adjustment. */
static void place_glyphs(struct canvas *canvas, const struct plan_text *text, cairo_glyph_t *glyphs)
{
    double x = text->x;
    for (size_t i = 0; i < text->shaped.n; i++) {
        glyphs[i] = (cairo_glyph_t){text->shaped.glyphs[i], x, text->baseline};
        cairo_glyph_t one = {text->shaped.glyphs[i], 0, 0};
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(canvas->scaled, &one, 1, &extents);
        x += extents.x_advance + text->shaped.adjust[i] * text->size / 1000;
    }
}

void text_draw(struct canvas *canvas, const struct plan_text *text)
{
    if (text->cleared)
        canvas_fill(canvas, canvas_paint(canvas, PAINT_PAPER), text->x - 1, text->baseline - text->ascent,
                    text->width + 2, text->ascent + text->descent);
    set_colour(canvas, text->colour);
    if (metrics_is_fixed(canvas->metrics)) { /* no font: a bar where the letters would be */
        cairo_rectangle(canvas->cairo, text->x, text->baseline - text->ascent / 2, text->width,
                        text->ascent / 2);
        cairo_fill(canvas->cairo);
        return;
    }
    use_font(canvas, text->font, text->size);
    size_t n = text->shaped.n;
    cairo_glyph_t *glyphs = ARENA_ARRAY(canvas->arena, cairo_glyph_t, n);
    place_glyphs(canvas, text, glyphs);
    if (canvas->outlines) {
        cairo_glyph_path(canvas->cairo, glyphs, (int)n);
        cairo_fill(canvas->cairo);
        return;
    }
    cairo_text_cluster_t *clusters = ARENA_ARRAY(canvas->arena, cairo_text_cluster_t, n);
    size_t at = 0;
    for (size_t i = 0; i < n; i++) {
        size_t begin = at;
        str_codepoint(text->text, &at);
        clusters[i] = (cairo_text_cluster_t){(int)(at - begin), 1};
    }
    cairo_show_text_glyphs(canvas->cairo, text->text.ptr, (int)text->text.len, glyphs, (int)n, clusters,
                           (int)n, 0);
}
