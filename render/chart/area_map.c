#include "chart/area_map.h"
#include "base/number.h"
#include "chart/axis.h"
#include <math.h>

#define CLASSES 4 /* of values, where areas have no band */

/* -- fills: by band, or by class of value where no area has a band */

struct fills {
    bool by_band;
    struct range range;
};

static struct fills find_fills(const struct map_chart *chart)
{
    struct fills fills = {0};
    for (size_t i = 0; i < chart->n_areas; i++) {
        fills.by_band |= chart->areas[i].band != BAND_NONE;
        if (!chart->areas[i].value.queried) /* in no class: it is open, and its number has a question mark */
            range_add_datum(&fills.range, &chart->areas[i].value);
    }
    return fills;
}

static size_t value_class(const struct fills *fills, double value)
{
    double spread = fills->range.high - fills->range.low;
    double share = spread > 0 ? (value - fills->range.low) / spread : 0;
    return share >= 1 ? CLASSES - 1 : (size_t)(share * CLASSES);
}

static struct colour class_colour(const struct style *style, size_t class)
{
    return colour_mix(style->paint[PAINT_REGION], style->paint[PAINT_PAPER], 0.14 + 0.22 * (double)class);
}

static struct colour area_fill(const struct style *style, const struct fills *fills,
                               const struct map_area *area)
{
    if (fills->by_band || !datum_is(&area->value) || area->value.queried)
        return style->paint[band_paint(area->band)];
    return class_colour(style, value_class(fills, area->value.value));
}

/* Ink or paper, whichever stands out more. */
static struct colour text_on(const struct style *style, struct colour fill)
{
    struct colour ink = style->paint[PAINT_INK], paper = style->paint[PAINT_PAPER];
    return colour_contrast(fill, ink) >= colour_contrast(fill, paper) ? ink : paper;
}

static void add_key(struct plan *plan, const struct map_chart *chart, const struct fills *fills,
                    struct key *key, int decimals)
{
    const struct colour *paint = plan->style->paint;
    bool bands[5] = {false};
    for (size_t i = 0; i < chart->n_areas; i++)
        bands[chart->areas[i].band] = true;
    key_add_bands(plan, key, bands, chart->letters);
    if (fills->by_band && bands[BAND_NONE])
        key_add(plan, key,
                (struct key_item){.sign = SIGN_CHIP,
                                  .colour = paint[band_paint(BAND_NONE)],
                                  .letter = STR("–"),
                                  .letter_colour = paint[PAINT_INK],
                                  .text = STR("in no band")});
    if (fills->by_band || !fills->range.is_set || fills->range.high <= fills->range.low)
        return;
    double step = (fills->range.high - fills->range.low) / CLASSES;
    for (size_t c = 0; c < CLASSES; c++)
        key_add(plan, key,
                (struct key_item){
                    .sign = SIGN_SWATCH,
                    .colour = class_colour(plan->style, c),
                    .text = str_format(
                        plan->arena, "%.*s to %.*s",
                        STR_ARG(number_display(plan->arena, fills->range.low + step * (double)c, decimals)),
                        STR_ARG(number_display(plan->arena, fills->range.low + step * (double)(c + 1),
                                               decimals)))});
}

/* -- tiles */

static double lay_out_tiles(struct plan *plan, const struct map_chart *chart, struct area_map_layout *layout,
                            double height)
{
    int columns = 1, rows = 1;
    for (size_t i = 0; i < chart->n_areas; i++) {
        columns = chart->areas[i].tile_column >= columns ? chart->areas[i].tile_column + 1 : columns;
        rows = chart->areas[i].tile_row >= rows ? chart->areas[i].tile_row + 1 : rows;
    }
    double em = look_label(plan).size, gap = 0.25 * em, pad = 0.3 * em;
    double wide = fmin(plan->width / columns, 9 * em), tall = fmin(wide * 0.8, height / rows);
    struct area_map_words *words = ARENA_ARRAY(plan->arena, struct area_map_words, chart->n_areas);
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct str name = chart->areas[i].name;
        if (text_width(plan, look_label(plan), name) > wide - gap - 2 * pad)
            name = area_map_short_name(&chart->areas[i]);
        words[i] = area_map_measure_words(plan, &chart->areas[i], name, wide - gap - 2 * pad);
        tall = fmax(tall, words[i].height + gap + 2 * pad);
    }
    double left = (plan->width - wide * columns) / 2;
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        area->x = left + wide * fmax(chart->areas[i].tile_column, 0);
        area->y = tall * fmax(chart->areas[i].tile_row, 0);
        area->width = wide - gap;
        area->height = tall - gap;
        area_map_add_words(plan, &words[i], area->x + area->width / 2, area->y + area->height / 2,
                           SIDE_MIDDLE, area->ink);
    }
    return tall * rows;
}

struct area_map_layout *area_map_layout(struct plan *plan, const struct map_chart *chart, int decimals)
{
    struct area_map_layout *layout = ARENA_NEW(plan->arena, struct area_map_layout);
    struct fills fills = find_fills(chart);
    bool shapes = false;
    for (size_t i = 0; i < chart->n_areas; i++)
        shapes |= area_map_has_outline(&chart->areas[i]);
    layout->tiles = chart->tiles || !shapes;
    layout->areas = ARENA_ARRAY(plan->arena, struct area_map_place, chart->n_areas);
    for (size_t i = 0; i < chart->n_areas; i++) {
        layout->areas[i].fill = area_fill(plan->style, &fills, &chart->areas[i]);
        layout->areas[i].ink = text_on(plan->style, layout->areas[i].fill);
    }
    add_key(plan, chart, &fills, &layout->key, decimals);
    key_measure(plan, &layout->key, plan->width);
    double below = layout->key.height > 0 ? layout->key.height + look_label(plan).size : 0;
    double room = fmax(plan->height - below, plan->style->chart.map_height);
    double taken = layout->tiles ? lay_out_tiles(plan, chart, layout, room)
                                 : area_map_place_outlines(plan, chart, layout, room);
    plan->height = taken + below;
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

static void trace(struct canvas *canvas, const struct area_map_shape *shape)
{
    size_t i = 0;
    for (size_t r = 0; r < shape->n_rings; r++) {
        cairo_new_sub_path(canvas->cairo);
        for (; i < shape->ends[r]; i++)
            cairo_line_to(canvas->cairo, shape->points[i].x, shape->points[i].y);
        cairo_close_path(canvas->cairo);
    }
}

static void stroke(struct canvas *canvas, const struct area_map_shape *shape, enum paint paint, double line)
{
    struct colour colour = canvas_paint(canvas, paint);
    cairo_set_source_rgb(canvas->cairo, colour.red, colour.green, colour.blue);
    cairo_set_line_width(canvas->cairo, line);
    trace(canvas, shape);
    cairo_stroke(canvas->cairo);
}

/* The fill with a pale edge, on which the border shows against every fill. */
static void draw_shape(struct canvas *canvas, const struct area_map_place *area)
{
    struct colour edge = canvas_paint(canvas, PAINT_PAPER);
    cairo_set_fill_rule(canvas->cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_source_rgb(canvas->cairo, area->fill.red, area->fill.green, area->fill.blue);
    trace(canvas, &area->shape);
    cairo_fill_preserve(canvas->cairo);
    cairo_set_source_rgb(canvas->cairo, edge.red, edge.green, edge.blue);
    cairo_set_line_width(canvas->cairo, canvas->style->table.rule * 3);
    cairo_stroke(canvas->cairo);
}

static void draw_shapes(struct canvas *canvas, const struct area_map_layout *layout,
                        const struct map_chart *chart)
{
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    for (size_t i = 0; i < chart->n_areas; i++)
        if (layout->areas[i].shape.n_rings)
            draw_shape(canvas, &layout->areas[i]);
    for (size_t i = 0; i < chart->n_areas; i++)
        if (layout->areas[i].shape.n_rings)
            stroke(canvas, &layout->areas[i].shape, PAINT_MUTED, canvas->style->table.rule);
    for (size_t i = 0; i < chart->n_areas; i++)
        if (layout->areas[i].shape.n_rings && chart->areas[i].role == ROLE_ATTENTION)
            stroke(canvas, &layout->areas[i].shape, PAINT_INK, canvas->style->table.rule * 3);
}

static void draw_tile(struct canvas *canvas, const struct area_map_place *area, const struct map_area *of)
{
    double rule = canvas->style->table.rule;
    bool own = of->role == ROLE_ATTENTION;
    canvas_fill(canvas, area->fill, area->x, area->y, area->width, area->height);
    canvas_frame(canvas, canvas_paint(canvas, own ? PAINT_INK : PAINT_RULE), own ? rule * 3 : rule, DASH_NONE,
                 area->x, area->y, area->width, area->height);
}

void area_map_draw(struct canvas *canvas, const struct area_map_layout *layout, const struct map_chart *chart)
{
    const struct style *style = canvas->style;
    struct colour ink = canvas_paint(canvas, PAINT_INK), paper = canvas_paint(canvas, PAINT_PAPER);
    for (size_t i = 0; i < chart->n_areas && layout->tiles; i++)
        draw_tile(canvas, &layout->areas[i], &chart->areas[i]);
    if (!layout->tiles)
        draw_shapes(canvas, layout, chart);
    for (size_t i = 0; i < chart->n_areas && !layout->tiles; i++) {
        const struct area_map_place *area = &layout->areas[i];
        if (!area->beside || !area->shape.n_rings)
            continue;
        canvas_line(canvas, paper, style->table.rule * 4, DASH_NONE, area->tie.x, area->tie.y, area->anchor.x,
                    area->anchor.y);
        canvas_line(canvas, ink, style->table.rule, DASH_NONE, area->tie.x, area->tie.y, area->anchor.x,
                    area->anchor.y);
        mark_edged(canvas, SHAPE_CIRCLE, ink, area->anchor.x, area->anchor.y, style->chart.marker * 0.55);
    }
    key_draw(canvas, &layout->key);
}
