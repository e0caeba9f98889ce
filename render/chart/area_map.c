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
    if (fills->by_band || !datum_is(&area->value))
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
    const struct str words[] = {STR_NONE, STR("best quarter"), STR("second"), STR("third"),
                                STR("worst quarter")};
    bool bands[5] = {false};
    for (size_t i = 0; i < chart->n_areas; i++)
        bands[chart->areas[i].band] = true;
    for (int band = BAND_A; band <= BAND_D; band++)
        if (bands[band])
            key_add(plan, key,
                    (struct key_item){.sign = SIGN_CHIP,
                                      .colour = paint[band_paint((enum band)band)],
                                      .letter = band_letter((enum band)band),
                                      .letter_colour = paint[band_text_paint((enum band)band)],
                                      .text = words[band]});
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

/* -- boundaries */

struct projection {
    double west, north, squeeze,
        scale;            /* [degrees], [degrees], cos of the middle latitude, [pt per degree] */
    double left, top;     /* [pt] */
    double width, height; /* of the map [pt] */
};

static struct projection project(const struct map_chart *chart, double width, double height)
{
    struct range longitude = {0}, latitude = {0};
    for (size_t a = 0; a < chart->n_areas; a++)
        for (size_t r = 0; r < chart->areas[a].n_rings; r++)
            for (size_t i = 0; i < chart->areas[a].rings[r].n; i++) {
                range_add(&longitude, chart->areas[a].rings[r].xy[2 * i]);
                range_add(&latitude, chart->areas[a].rings[r].xy[2 * i + 1]);
            }
    struct projection out = {.west = longitude.low, .north = latitude.high};
    out.squeeze = cos((latitude.low + latitude.high) / 2 * atan(1) / 45);
    double wide = fmax((longitude.high - longitude.low) * out.squeeze, 1e-9);
    double tall = fmax(latitude.high - latitude.low, 1e-9);
    out.scale = fmin(width / wide, height / tall);
    out.width = wide * out.scale;
    out.height = tall * out.scale;
    return out;
}

static bool has_shape(const struct map_area *area)
{
    size_t points = 0;
    for (size_t r = 0; r < area->n_rings; r++)
        points += area->rings[r].n;
    return points >= 3;
}

static struct area_map_shape place_shape(struct arena *arena, const struct map_area *area,
                                         const struct projection *at)
{
    size_t points = 0;
    for (size_t r = 0; r < area->n_rings; r++)
        points += area->rings[r].n;
    struct area_map_shape shape = {ARENA_ARRAY(arena, struct point, points),
                                   ARENA_ARRAY(arena, size_t, area->n_rings), 0};
    size_t n = 0;
    for (size_t r = 0; r < area->n_rings; r++) {
        if (area->rings[r].n < 3)
            continue;
        for (size_t i = 0; i < area->rings[r].n; i++)
            shape.points[n++] =
                (struct point){at->left + (area->rings[r].xy[2 * i] - at->west) * at->squeeze * at->scale,
                               at->top + (at->north - area->rings[r].xy[2 * i + 1]) * at->scale};
        shape.ends[shape.n_rings++] = n;
    }
    return shape;
}

/* Places the shapes with `side` free at the left and right; returns how many areas have no room for their
 * words; with no side, stops at the first. */
static size_t place_shapes(struct plan *plan, const struct map_chart *chart, struct area_map_layout *layout,
                           const struct area_map_words *words, double side, struct projection *at)
{
    at->left = (plan->width - at->width) / 2;
    at->top = 0;
    double pad = 0.2 * look_label(plan).size;
    size_t outside = 0;
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        area->beside = true;
        area->anchor = (struct point){plan->width - side, at->height};
        if (has_shape(&chart->areas[i])) {
            area->shape = place_shape(plan->arena, &chart->areas[i], at);
            area->anchor = area_map_anchor(&area->shape);
            double wide = words[i].width + 2 * pad, tall = words[i].height + 2 * pad;
            area->beside = !area_map_holds(&area->shape, area->anchor.x - wide / 2, area->anchor.y - tall / 2,
                                           wide, tall);
        }
        outside += area->beside;
        if (outside && side <= 0) /* they will be placed again */
            break;
    }
    return outside;
}

static void move_down(struct area_map_place *area, double by)
{
    size_t n = area->shape.n_rings ? area->shape.ends[area->shape.n_rings - 1] : 0;
    for (size_t i = 0; i < n; i++)
        area->shape.points[i].y += by;
    area->anchor.y += by;
}

static double lay_out_boundaries(struct plan *plan, const struct map_chart *chart,
                                 struct area_map_layout *layout, const struct fills *fills, double height)
{
    struct area_map_words *words = ARENA_ARRAY(plan->arena, struct area_map_words, chart->n_areas);
    double widest = 0, em = look_label(plan).size;
    for (size_t i = 0; i < chart->n_areas; i++) {
        words[i] = area_map_measure_words(plan, &chart->areas[i], plan->width * 0.2);
        widest = fmax(widest, words[i].width);
        layout->areas[i].fill = area_fill(plan->style, fills, &chart->areas[i]);
    }
    double side = widest + 1.5 * em;
    plan_lacks(plan, plan->width - 2 * side, 8 * em);
    struct projection at = project(chart, plan->width, height);
    bool all_inside = place_shapes(plan, chart, layout, words, 0, &at) == 0;
    if (!all_inside) { /* a little smaller, with room at both sides */
        at = project(chart, fmax(plan->width - 2 * side, em), height);
        place_shapes(plan, chart, layout, words, side, &at);
    }
    area_map_choose_sides(plan, layout, words, chart->n_areas);
    double taken = fmax(at.height, area_map_beside_height(plan, layout, words, chart->n_areas));
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        move_down(area, (taken - at.height) / 2);
        if (!area->beside)
            area_map_add_words(plan, &words[i], area->anchor.x, area->anchor.y, SIDE_MIDDLE,
                               text_on(plan->style, area->fill));
    }
    area_map_place_beside(plan, layout, words, chart->n_areas, taken);
    return taken;
}

/* -- tiles */

static double lay_out_tiles(struct plan *plan, const struct map_chart *chart, struct area_map_layout *layout,
                            const struct fills *fills, double height)
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
        words[i] = area_map_measure_words(plan, &chart->areas[i], wide - gap - 2 * pad);
        tall = fmax(tall, words[i].height + gap + 2 * pad);
    }
    double left = (plan->width - wide * columns) / 2;
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        area->fill = area_fill(plan->style, fills, &chart->areas[i]);
        area->x = left + wide * fmax(chart->areas[i].tile_column, 0);
        area->y = tall * fmax(chart->areas[i].tile_row, 0);
        area->width = wide - gap;
        area->height = tall - gap;
        area_map_add_words(plan, &words[i], area->x + area->width / 2, area->y + area->height / 2,
                           SIDE_MIDDLE, text_on(plan->style, area->fill));
    }
    return tall * rows;
}

struct area_map_layout *area_map_layout(struct plan *plan, const struct map_chart *chart, int decimals)
{
    struct area_map_layout *layout = ARENA_NEW(plan->arena, struct area_map_layout);
    struct fills fills = find_fills(chart);
    bool shapes = false;
    for (size_t i = 0; i < chart->n_areas; i++)
        shapes |= has_shape(&chart->areas[i]);
    layout->tiles = chart->tiles || !shapes;
    layout->areas = ARENA_ARRAY(plan->arena, struct area_map_place, chart->n_areas);
    add_key(plan, chart, &fills, &layout->key, decimals);
    key_measure(plan, &layout->key, plan->width);
    double below = layout->key.height > 0 ? layout->key.height + look_label(plan).size : 0;
    double room = fmax(plan->height - below, plan->style->chart.map_height);
    double taken = layout->tiles ? lay_out_tiles(plan, chart, layout, &fills, room)
                                 : lay_out_boundaries(plan, chart, layout, &fills, room);
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

static void draw_shape(struct canvas *canvas, const struct area_map_place *area)
{
    struct colour edge = canvas_paint(canvas, PAINT_MUTED);
    cairo_set_fill_rule(canvas->cairo, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_source_rgb(canvas->cairo, area->fill.red, area->fill.green, area->fill.blue);
    trace(canvas, &area->shape);
    cairo_fill_preserve(canvas->cairo);
    cairo_set_source_rgb(canvas->cairo, edge.red, edge.green, edge.blue);
    cairo_set_line_width(canvas->cairo, canvas->style->table.rule);
    cairo_set_dash(canvas->cairo, NULL, 0, 0);
    cairo_stroke(canvas->cairo);
}

void area_map_draw(struct canvas *canvas, const struct area_map_layout *layout, const struct map_chart *chart)
{
    const struct style *style = canvas->style;
    struct colour ink = canvas_paint(canvas, PAINT_INK), paper = canvas_paint(canvas, PAINT_PAPER);
    for (size_t i = 0; i < chart->n_areas; i++) {
        const struct area_map_place *area = &layout->areas[i];
        if (layout->tiles) {
            canvas_fill(canvas, area->fill, area->x, area->y, area->width, area->height);
            canvas_frame(canvas, canvas_paint(canvas, PAINT_RULE), style->table.rule, DASH_NONE, area->x,
                         area->y, area->width, area->height);
        } else if (area->shape.n_rings) {
            draw_shape(canvas, area);
        }
    }
    for (size_t i = 0; i < chart->n_areas && !layout->tiles; i++) {
        const struct area_map_place *area = &layout->areas[i];
        if (!area->beside || !area->shape.n_rings)
            continue;
        canvas_line(canvas, paper, style->chart.line * 2, DASH_NONE, area->tie.x, area->tie.y, area->anchor.x,
                    area->anchor.y);
        canvas_line(canvas, ink, style->table.rule, DASH_NONE, area->tie.x, area->tie.y, area->anchor.x,
                    area->anchor.y);
        mark_edged(canvas, SHAPE_CIRCLE, ink, area->anchor.x, area->anchor.y, style->chart.marker * 0.55);
    }
    key_draw(canvas, &layout->key);
}
