#include "chart/dumbbell.h"
#include <math.h>

static struct str tone_word(const struct dumbbell_row *row)
{
    if (!datum_is(&row->before) || !datum_is(&row->now))
        return STR_NONE;
    switch (row->tone) {
    case TONE_GOOD: return STR("better");
    case TONE_BAD: return STR("worse");
    case TONE_NEUTRAL: return STR_NONE;
    }
    return STR_NONE;
}

static bool counts_now(const struct dumbbell_row *row)
{
    return datum_is(&row->now) && !row->now.queried;
}

static void add_key(struct plan *plan, const struct dumbbell_chart *chart, struct key *key)
{
    const struct colour *paint = plan->style->paint;
    key_add(plan, key,
            (struct key_item){.sign = SIGN_OPEN,
                              .shape = SHAPE_CIRCLE,
                              .colour = paint[PAINT_MUTED],
                              .text = chart->before_label});
    static const enum tone tones[] = {TONE_GOOD, TONE_BAD, TONE_NEUTRAL};
    const struct str words[] = {STR("better"), STR("worse"), STR("neither")};
    bool queried = false;
    for (size_t t = 0; t < 3; t++) {
        bool found = false;
        for (size_t i = 0; i < chart->n_rows; i++)
            found |= counts_now(&chart->rows[i]) && chart->rows[i].tone == tones[t];
        if (found && chart->now_label.len)
            key_add(plan, key,
                    (struct key_item){.sign = SIGN_FILLED,
                                      .shape = tone_shape(tones[t]),
                                      .colour = paint[tone_paint(tones[t])],
                                      .text = str_format(plan->arena, "%.*s, %.*s", STR_ARG(chart->now_label),
                                                         STR_ARG(words[t]))});
    }
    for (size_t i = 0; i < chart->n_rows; i++)
        queried |= datum_is(&chart->rows[i].now) && chart->rows[i].now.queried;
    if (queried)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_OPEN,
                                  .shape = SHAPE_SQUARE,
                                  .colour = paint[PAINT_MUTED],
                                  .text = STR("queried")});
}

static struct range values_range(const struct dumbbell_chart *chart)
{
    struct range range = {0};
    for (size_t i = 0; i < chart->n_rows; i++) {
        range_add_datum(&range, &chart->rows[i].before);
        range_add_datum(&range, &chart->rows[i].now);
    }
    return range;
}

/* Tick labels under the plot; the axis has few enough that they stand apart. */
static double add_ticks(struct plan *plan, struct dumbbell_layout *layout, const struct dumbbell_chart *chart,
                        int decimals)
{
    struct range range = axis_widened(values_range(chart), chart->least_span, plan_ceiling(plan));
    struct text_look look = look_axis(plan);
    double gap = look.size, room = layout->right - layout->left;
    for (size_t most = 7;; most--) {
        layout->axis = axis_build(range, false, most, decimals);
        double widest = 0;
        for (size_t i = 0; i < layout->axis.n_ticks; i++)
            widest = fmax(widest, text_width(plan, look, axis_label(plan->arena, &layout->axis, i)));
        double step = room / (double)(layout->axis.n_ticks - 1);
        if (widest + gap <= step || most <= 2)
            return widest;
    }
}

static void place_ticks(struct plan *plan, struct dumbbell_layout *layout, double baseline)
{
    struct text_look look = look_axis(plan);
    size_t n = layout->axis.n_ticks;
    layout->tick_x = ARENA_ARRAY(plan->arena, double, n);
    double taken = -1e9;
    for (size_t i = 0; i < n; i++) {
        layout->tick_x[i] =
            axis_place(&layout->axis, axis_tick(&layout->axis, i), layout->left, layout->right);
        struct str text = axis_label(plan->arena, &layout->axis, i);
        double width = text_width(plan, look, text);
        double x = fmin(layout->tick_x[i] - width / 2, plan->width - width);
        if (x < taken)
            continue; /* two enormous numbers: the first stands */
        text_add(plan, look, text, fmax(x, 0), baseline, SIDE_LEFT);
        taken = x + width + look.size * 0.4;
    }
}

struct dumbbell_layout *dumbbell_layout(struct plan *plan, const struct dumbbell_chart *chart, int decimals)
{
    struct dumbbell_layout *layout = ARENA_NEW(plan->arena, struct dumbbell_layout);
    const struct chart_look *look = &plan->style->chart;
    struct text_look axis = look_axis(plan);
    double em = look_label(plan).size;
    double line = look_height(plan, look_label(plan));
    struct rows rows = rows_open(plan, chart->n_rows, fmax(look->bar + look->bar_gap, line) * 1.15,
                                 fmax(line + ROW_LEAST_PAD, look->marker * 1.5), look->bar_gap);
    struct rows_column names = rows_column_open(plan, &rows, SIDE_LEFT, plan->width * 0.32);
    struct rows_column before = rows_column_open(plan, &rows, SIDE_RIGHT, plan->width * 0.3);
    struct rows_column now = rows_column_open(plan, &rows, SIDE_RIGHT, plan->width * 0.3);
    struct rows_column word = rows_column_open(plan, &rows, SIDE_LEFT, plan->width * 0.13);
    rows_head(plan, &before, chart->before_label, plan->width * 0.13);
    rows_head(plan, &now, chart->now_label, plan->width * 0.13);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct dumbbell_row *row = &chart->rows[i];
        rows.strong[i] = row->role == ROLE_REGION || row->role == ROLE_ATTENTION;
        rows_set(plan, &rows, &names, i, row->name);
        rows_set(plan, &rows, &before, i, row->before.text);
        rows_set(plan, &rows, &now, i, row->now.text);
        rows_set(plan, &rows, &word, i, tone_word(row));
    }
    double word_x = plan->width - word.width;
    double now_x = word.width > 0 ? word_x - 0.8 * em : plan->width, before_x = now_x - now.width - em;
    layout->left = names.width + 1.4 * em;
    layout->right = before_x - before.width - 1.6 * em;
    plan_lacks(plan, layout->right - layout->left, 9 * em);
    add_ticks(plan, layout, plan->whole ? &plan->whole->of.dumbbell : chart, decimals);
    add_key(plan, chart, &layout->key);
    if (layout->axis.broken)
        key_add(plan, &layout->key,
                (struct key_item){.sign = SIGN_BREAK, .text = STR("axis does not start at zero")});
    key_measure(plan, &layout->key, plan->width);

    const struct rows_column *heads[] = {&before, &now};
    double head = rows_head_height(plan, heads, 2);
    layout->top = head > 0 ? head + 0.5 * em : 0;
    double ticks = look_leading(plan, axis) + 0.5 * em;
    double below = ticks + (layout->key.height > 0 ? layout->key.height + 0.4 * em : 0);
    rows_fit(plan, &rows, layout->top + below);
    layout->bottom = rows_place(&rows, layout->top);
    rows_add_column(plan, &rows, &names, 0, head);
    rows_add_column(plan, &rows, &before, before_x, head);
    rows_add_column(plan, &rows, &now, now_x, head);
    rows_add_column(plan, &rows, &word, word_x, head);
    place_ticks(plan, layout,
                layout->bottom + 0.3 * em + metrics_ascent(plan->metrics, axis.font, axis.size));
    layout->rows = ARENA_ARRAY(plan->arena, struct dumbbell_place, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct dumbbell_row *row = &chart->rows[i];
        struct dumbbell_place *at = &layout->rows[i];
        *at = (struct dumbbell_place){.y = rows.middle[i],
                                      .height = rows.height[i],
                                      .has_before = datum_is(&row->before),
                                      .has_now = datum_is(&row->now)};
        if (at->has_before)
            at->before = axis_place(&layout->axis, row->before.value, layout->left, layout->right);
        if (at->has_now)
            at->now = axis_place(&layout->axis, row->now.value, layout->left, layout->right);
    }
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

static void draw_row(struct canvas *canvas, const struct dumbbell_row *row, const struct dumbbell_place *at)
{
    const struct chart_look *look = &canvas->style->chart;
    struct colour muted = canvas_paint(canvas, PAINT_MUTED),
                  tone = canvas_paint(canvas, tone_paint(row->tone));
    if (at->has_before && at->has_now)
        canvas_line(canvas, tone, look->line * 1.3, DASH_NONE, at->before, at->y, at->now, at->y);
    /* larger where both are on the same place, so that it is seen around the mark of now */
    bool around = at->has_before && at->has_now && fabs(at->before - at->now) < look->marker * 0.4;
    if (at->has_before)
        mark_open(canvas, SHAPE_CIRCLE, muted, look->line, at->before, at->y,
                  look->marker * (around ? 2.1 : 1.35));
    if (at->has_now && row->now.queried)
        mark_open(canvas, SHAPE_SQUARE, muted, look->line, at->now, at->y, look->marker * 1.1);
    else if (at->has_now && row->now.provisional)
        mark_open(canvas, tone_shape(row->tone), tone, look->line, at->now, at->y, look->marker);
    else if (at->has_now)
        mark_fill(canvas, tone_shape(row->tone), tone, at->now, at->y, look->marker);
}

void dumbbell_draw(struct canvas *canvas, const struct dumbbell_layout *layout,
                   const struct dumbbell_chart *chart)
{
    double thin = canvas->style->table.rule;
    for (size_t i = 0; i < layout->axis.n_ticks; i++)
        canvas_line(canvas, canvas_paint(canvas, PAINT_GRID), thin, DASH_NONE, layout->tick_x[i], layout->top,
                    layout->tick_x[i], layout->bottom);
    if (layout->axis.broken)
        key_draw_break_beside(canvas, layout->left - canvas->style->chart.marker * 0.7, layout->bottom);
    for (size_t i = 0; i < chart->n_rows; i++)
        draw_row(canvas, &chart->rows[i], &layout->rows[i]);
    key_draw(canvas, &layout->key);
}
