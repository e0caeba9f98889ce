#include "chart/ranked.h"
#include "chart/axis.h"
#include "chart/rows.h"
#include <math.h>

static bool is_strong(enum role role)
{
    return role == ROLE_REGION || role == ROLE_ATTENTION || role == ROLE_ENGLAND;
}

static struct range values_range(const struct ranked_chart *chart)
{
    struct range range = {0, 0, true};
    for (size_t i = 0; i < chart->n_bars; i++) {
        const struct ranked_bar *bar = &chart->bars[i];
        range_add_datum(&range, &bar->value);
        if (datum_is(&bar->value)) {
            range_add_datum(&range, &bar->lower);
            range_add_datum(&range, &bar->upper);
        }
        range_add_datum(&range, &bar->neighbours);
    }
    range_add_datum(&range, &chart->england);
    range_add_datum(&range, &chart->region);
    range_add_datum(&range, &chart->target);
    if (range.high <= range.low)
        range.high = range.low + 1;
    return range;
}

struct span {
    struct range range;
    double left, right;
};

static double place(const struct span *span, double value)
{
    double share = (value - span->range.low) / (span->range.high - span->range.low);
    return span->left + share * (span->right - span->left);
}

static void add_key(struct plan *plan, const struct ranked_chart *chart, struct key *key)
{
    const struct colour *paint = plan->style->paint;
    bool neighbours = false, interval = false, provisional = false, queried = false, missing = false;
    for (size_t i = 0; i < chart->n_bars; i++) {
        const struct ranked_bar *bar = &chart->bars[i];
        bool is = datum_is(&bar->value);
        neighbours |= datum_is(&bar->neighbours);
        interval |= is && datum_is(&bar->lower) && datum_is(&bar->upper);
        queried |= is && bar->value.queried;
        provisional |= is && bar->value.provisional && !bar->value.queried;
        missing |= !is;
    }
    if (neighbours)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_OPEN,
                                  .shape = SHAPE_DIAMOND,
                                  .colour = paint[PAINT_NEIGHBOURS],
                                  .text = chart->neighbours_label});
    if (interval)
        key_add(
            plan, key,
            (struct key_item){.sign = SIGN_WHISKER, .colour = paint[PAINT_INK], .text = STR("95% interval")});
    if (provisional)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_PALE, .colour = paint[PAINT_BAR], .text = STR("provisional")});
    if (queried)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FRAME, .colour = paint[PAINT_INK], .text = STR("queried")});
    if (missing)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_OPEN,
                                  .shape = SHAPE_CIRCLE,
                                  .colour = paint[PAINT_MUTED],
                                  .text = STR("no figure to show")});
}

static void add_lines(struct plan *plan, const struct ranked_chart *chart, struct ranked_layout *layout,
                      const struct span *span)
{
    const struct datum *datums[] = {&chart->england, &chart->region, &chart->target};
    const struct str texts[] = {chart->england_label, chart->region_label, chart->target_label};
    static const enum paint paints[] = {PAINT_ENGLAND, PAINT_REGION, PAINT_TARGET};
    static const enum dash dashes[] = {DASH_SHORT, DASH_NONE, DASH_LONG};
    layout->lines.items = ARENA_ARRAY(plan->arena, struct callout, 3);
    for (size_t i = 0; i < 3; i++) {
        if (!datum_is(datums[i]))
            continue;
        layout->paints[layout->lines.n] = paints[i];
        layout->dashes[layout->lines.n] = dashes[i];
        layout->lines.items[layout->lines.n++] = (struct callout){.at = place(span, datums[i]->value),
                                                                  .text = texts[i],
                                                                  .colour = plan->style->paint[paints[i]],
                                                                  .strong = i == 1};
    }
    callouts_measure(plan, &layout->lines, 0, plan->width);
}

static void place_row(const struct ranked_bar *bar, const struct span *span, double zero,
                      struct ranked_row *row)
{
    row->has_value = datum_is(&bar->value);
    row->from = row->to = zero;
    if (row->has_value) {
        double end = place(span, bar->value.value);
        row->from = fmin(zero, end);
        row->to = fmax(zero, end);
    }
    row->has_interval = row->has_value && datum_is(&bar->lower) && datum_is(&bar->upper);
    if (row->has_interval) {
        row->lower = place(span, bar->lower.value);
        row->upper = place(span, bar->upper.value);
    }
    row->has_neighbours = datum_is(&bar->neighbours);
    if (row->has_neighbours)
        row->neighbours = place(span, bar->neighbours.value);
}

static double lowest_row(const struct rows *rows)
{
    double least = rows->n ? rows->height[0] : 0;
    for (size_t i = 1; i < rows->n; i++)
        least = fmin(least, rows->height[i]);
    return least;
}

struct ranked_layout *ranked_layout(struct plan *plan, const struct ranked_chart *chart)
{
    const struct chart_look *look = &plan->style->chart;
    struct ranked_layout *layout = ARENA_NEW(plan->arena, struct ranked_layout);
    double em = look_label(plan).size, overhang = look->marker * 0.6;
    double thick = plan->compact ? look->bar * 0.85 : look->bar;
    double gap = plan->compact ? look->bar_gap * 0.7 : look->bar_gap, pitch = thick + gap;
    double line = look_height(plan, look_label(plan));
    struct rows rows = rows_open(plan, chart->n_bars, fmax(pitch, line), line + ROW_LEAST_PAD, gap);
    struct rows_column names = rows_column_open(plan, &rows, SIDE_LEFT, plan->width * 0.4);
    struct rows_column values = rows_column_open(plan, &rows, SIDE_RIGHT, plan->width * 0.25);
    for (size_t i = 0; i < chart->n_bars; i++) {
        rows.strong[i] = is_strong(chart->bars[i].role);
        rows_set(plan, &rows, &names, i, chart->bars[i].name);
        rows_set(plan, &rows, &values, i, chart->bars[i].value.text);
    }
    layout->left = names.width + 0.8 * em;
    layout->right = plan->width - values.width - em;
    plan_lacks(plan, layout->right - layout->left, 7 * em);
    struct span span = {values_range(plan->whole ? &plan->whole->of.ranked : chart), layout->left + overhang,
                        layout->right - overhang};
    if (span.range.low >= 0)
        span.left = layout->left;
    layout->zero = place(&span, 0);
    add_lines(plan, chart, layout, &span);
    add_key(plan, chart, &layout->key);
    key_measure(plan, &layout->key, plan->width);

    double below = layout->key.height > 0 ? layout->key.height + 0.5 * em : 0;
    rows_fit(plan, &rows, layout->lines.height + below);
    layout->top = layout->lines.height;
    layout->bottom = rows_place(&rows, layout->top);
    layout->bar = fmin(thick * lowest_row(&rows) / pitch, look->bar * 1.6);
    rows_add_column(plan, &rows, &names, 0, layout->top);
    rows_add_column(plan, &rows, &values, plan->width, layout->top);
    layout->rows = ARENA_ARRAY(plan->arena, struct ranked_row, chart->n_bars);
    for (size_t i = 0; i < chart->n_bars; i++) {
        layout->rows[i].y = rows.middle[i];
        layout->rows[i].height = rows.height[i];
        place_row(&chart->bars[i], &span, layout->zero, &layout->rows[i]);
    }
    callouts_place(plan, &layout->lines, layout->top);
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

static void draw_bar(struct canvas *canvas, const struct ranked_layout *layout, const struct ranked_bar *bar,
                     const struct ranked_row *row)
{
    const struct chart_look *look = &canvas->style->chart;
    struct colour colour = canvas_paint(canvas, role_paint(bar->role));
    double top = row->y - layout->bar / 2, width = row->to - row->from, thin = look->line * 0.8;
    if (!row->has_value) {
        mark_open(canvas, SHAPE_CIRCLE, canvas_paint(canvas, PAINT_MUTED), look->line,
                  layout->zero + look->marker * 0.75, row->y, look->marker);
    } else if (bar->value.queried) {
        canvas_frame(canvas, colour, thin, DASH_SHORT, row->from, top, fmax(width, layout->bar), layout->bar);
    } else if (bar->value.provisional) {
        canvas_pale(canvas, colour, row->from, top, width, layout->bar);
    } else {
        canvas_fill(canvas, colour, row->from, top, width, layout->bar);
    }
}

static void draw_intervals(struct canvas *canvas, const struct ranked_layout *layout,
                           const struct ranked_chart *chart)
{
    struct colour ink = canvas_paint(canvas, PAINT_INK), paper = canvas_paint(canvas, PAINT_PAPER);
    double line = canvas->style->chart.line * 0.7, cap = layout->bar * 0.5, edge = line * 0.8;
    struct whisker *all = ARENA_ARRAY(canvas->arena, struct whisker, chart->n_bars);
    struct whisker *dark = ARENA_ARRAY(canvas->arena, struct whisker, chart->n_bars);
    size_t n_all = 0, n_dark = 0;
    for (size_t i = 0; i < chart->n_bars; i++) {
        const struct ranked_row *row = &layout->rows[i];
        if (!row->has_interval)
            continue;
        all[n_all++] = (struct whisker){row->lower, row->upper, row->y};
        if (colour_contrast(canvas_paint(canvas, role_paint(chart->bars[i].role)), ink) <
            3) /* edged in paper */
            dark[n_dark++] = (struct whisker){row->lower - edge, row->upper + edge, row->y};
    }
    mark_whiskers(canvas, paper, line + 2 * edge, dark, n_dark, cap + 2 * edge);
    mark_whiskers(canvas, ink, line, all, n_all, cap);
}

static void draw_neighbours(struct canvas *canvas, const struct ranked_layout *layout, size_t n_bars)
{
    struct point *points = ARENA_ARRAY(canvas->arena, struct point, n_bars);
    size_t n = 0;
    for (size_t i = 0; i < n_bars; i++)
        if (layout->rows[i].has_neighbours)
            points[n++] = (struct point){layout->rows[i].neighbours, layout->rows[i].y};
    mark_open_many(canvas, SHAPE_DIAMOND, canvas_paint(canvas, PAINT_NEIGHBOURS), canvas->style->chart.line,
                   points, n, canvas->style->chart.marker);
}

void ranked_draw(struct canvas *canvas, const struct ranked_layout *layout, const struct ranked_chart *chart)
{
    const struct chart_look *look = &canvas->style->chart;
    for (size_t i = 0; i < chart->n_bars; i++)
        draw_bar(canvas, layout, &chart->bars[i], &layout->rows[i]);
    canvas_line(canvas, canvas_paint(canvas, PAINT_MUTED), canvas->style->table.rule, DASH_NONE, layout->zero,
                layout->top, layout->zero, layout->bottom);
    for (size_t i = 0; i < layout->lines.n; i++)
        callout_draw_tie(canvas, &layout->lines.items[i], canvas_paint(canvas, layout->paints[i]), look->line,
                         layout->dashes[i], layout->top, layout->bottom);
    draw_intervals(canvas, layout, chart);
    draw_neighbours(canvas, layout, chart->n_bars);
    key_draw(canvas, &layout->key);
}
