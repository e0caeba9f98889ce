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

void canvas_pale(struct canvas *canvas, struct colour colour, double x, double y, double width, double height)
{
    canvas_fill(canvas, colour_mix(colour, canvas_paint(canvas, PAINT_PAPER), 0.2), x, y, width, height);
    canvas_frame(canvas, colour, canvas->style->chart.line * 0.8, DASH_NONE, x, y, width, height);
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

/* Texts of one look, as one run of glyphs: every call to cairo is recorded and played back by its PDF
 * surface, and few calls with many glyphs are quicker than many with few. */
struct glyph_run {
    cairo_glyph_t *glyphs;
    cairo_text_cluster_t *clusters; /* one a glyph */
    char *bytes;                    /* UTF-8 of what is drawn */
    size_t n, size;
};

static bool same_look(const struct plan_text *a, const struct plan_text *b)
{
    return a->font == b->font && a->size == b->size && a->colour.red == b->colour.red &&
           a->colour.green == b->colour.green && a->colour.blue == b->colour.blue;
}

/* Adds a text's glyphs at their places: the font's own advance and the shaper's adjustment. The bytes are
 * those of the shaped characters: shaping leaves out what does not show and puts one character for a base
 * with its accent. */
static void run_add(struct canvas *canvas, struct glyph_run *run, const struct plan_text *text)
{
    double x = text->x;
    size_t at = 0;
    for (size_t i = 0; i < text->shaped.n; i++) {
        cairo_glyph_t one = {text->shaped.glyphs[i], 0, 0};
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(canvas->scaled, &one, 1, &extents);
        size_t size = str_encode(shaped_codepoint(&text->shaped, text->text, i, &at), run->bytes + run->size);
        run->glyphs[run->n] = (cairo_glyph_t){text->shaped.glyphs[i], x, text->baseline};
        run->clusters[run->n++] = (cairo_text_cluster_t){(int)size, 1};
        run->size += size;
        x += extents.x_advance + shaped_adjust(&text->shaped, i) * text->size / 1000;
    }
}

static void run_draw(struct canvas *canvas, const struct glyph_run *run)
{
    if (canvas->outlines) {
        cairo_glyph_path(canvas->cairo, run->glyphs, (int)run->n);
        cairo_fill(canvas->cairo);
    } else {
        cairo_show_text_glyphs(canvas->cairo, run->bytes, (int)run->size, run->glyphs, (int)run->n,
                               run->clusters, (int)run->n, 0);
    }
}

/* Without a font: bars where the letters would be. */
static void draw_fixed(struct canvas *canvas, const struct plan_text *texts, size_t n)
{
    for (size_t i = 0; i < n; i++)
        canvas_fill(canvas, texts[i].colour, texts[i].x, texts[i].baseline - texts[i].ascent / 2,
                    texts[i].width, texts[i].ascent / 2);
}

void text_draw(struct canvas *canvas, const struct plan_text *texts, size_t n)
{
    size_t most = 0;
    for (size_t i = 0; i < n; i++) {
        most += texts[i].shaped.n;
        if (texts[i].cleared)
            canvas_fill(canvas, canvas_paint(canvas, PAINT_PAPER), texts[i].x - 1,
                        texts[i].baseline - texts[i].ascent, texts[i].width + 2,
                        texts[i].ascent + texts[i].descent);
    }
    if (metrics_is_fixed(canvas->metrics)) {
        draw_fixed(canvas, texts, n);
        return;
    }
    struct glyph_run run = {ARENA_ARRAY(canvas->arena, cairo_glyph_t, most),
                            ARENA_ARRAY(canvas->arena, cairo_text_cluster_t, most),
                            arena_alloc(canvas->arena, most * 4 + 1), 0, 0};
    bool *done = ARENA_ARRAY(canvas->arena, bool, n);
    for (size_t i = 0; i < n; i++) {
        if (done[i])
            continue;
        run.n = run.size = 0;
        use_font(canvas, texts[i].font, texts[i].size);
        set_colour(canvas, texts[i].colour);
        for (size_t j = i; j < n; j++) {
            if (done[j] || !same_look(&texts[i], &texts[j]))
                continue;
            run_add(canvas, &run, &texts[j]);
            done[j] = true;
        }
        if (run.n)
            run_draw(canvas, &run);
    }
}
