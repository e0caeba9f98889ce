#include "chart/flow.h"
#include <math.h>

/* Steps and stocks stand in one list of rows: steps first. */
static const struct flow_step *step_at(const struct flow_chart *chart, size_t i)
{
    return i < chart->n_steps ? &chart->steps[i] : &chart->stocks[i - chart->n_steps];
}

static double most(const struct flow_step *steps, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        if (datum_is(&steps[i].value))
            most = fmax(most, steps[i].value.value);
    return most;
}

static double bar_end(const struct flow_layout *layout, const struct datum *value, double full)
{
    if (!datum_is(value) || value->value <= 0 || full <= 0)
        return layout->left;
    return layout->left + value->value / full * (layout->right - layout->left);
}

struct columns {
    struct rows_column names, values, changes;
};

static struct columns measure(struct plan *plan, const struct flow_chart *chart, struct rows *rows)
{
    struct columns out = {rows_column_open(plan, rows, SIDE_LEFT, plan->width * 0.3),
                          rows_column_open(plan, rows, SIDE_RIGHT, plan->width * 0.3),
                          rows_column_open(plan, rows, SIDE_RIGHT, plan->width * 0.2)};
    out.changes.look = look_axis(plan);
    bool changes = false;
    for (size_t i = 0; i < rows->n; i++) {
        const struct flow_step *step = step_at(chart, i);
        rows_set(plan, rows, &out.names, i, step->name);
        if (i >= chart->n_steps)
            rows_note(plan, rows, &out.names, i, step->conversion);
        rows_set(plan, rows, &out.changes, i, step->change.text);
        changes |= step->change.text.len > 0;
        out.values.look = look_bold(look_label(plan));
        rows_set(plan, rows, &out.values, i, step->value.text);
    }
    rows_head(plan, &out.values, chart->value_label, plan->width * 0.16);
    if (changes)
        rows_head(plan, &out.changes, chart->change_label, plan->width * 0.16);
    return out;
}

/* The words between two steps: the share that goes on. */
static void add_conversions(struct plan *plan, const struct flow_chart *chart,
                            const struct flow_layout *layout, const struct lines *conversions)
{
    struct text_look look = look_axis(plan);
    for (size_t i = 0; i < chart->n_steps; i++) {
        double bottom = layout->steps[i].y - layout->bar / 2;
        text_add_lines_centred(plan, look, conversions[i], layout->left + 1.6 * look.size,
                               (layout->steps[i].gap_top + bottom) / 2, SIDE_LEFT);
    }
}

struct flow_layout *flow_layout(struct plan *plan, const struct flow_chart *chart)
{
    struct flow_layout *layout = ARENA_NEW(plan->arena, struct flow_layout);
    struct text_look axis = look_axis(plan);
    size_t n = chart->n_steps + chart->n_stocks;
    double em = look_label(plan).size, arrow = plan->style->chart.marker * 1.6;
    layout->bar = 1.7 * em;
    struct rows rows = rows_open(plan, n, layout->bar, layout->bar, 0.4 * em);
    struct columns columns = measure(plan, chart, &rows);
    double values_x =
        plan->width - (columns.changes.width > 0 ? columns.changes.width + arrow + 1.2 * em : 0);
    layout->left = columns.names.width > 0 ? columns.names.width + em : 0;
    layout->right = values_x - columns.values.width - em;

    plan_lacks(plan, layout->right - layout->left, 9 * em);
    struct lines *conversions = ARENA_ARRAY(plan->arena, struct lines, n);
    for (size_t i = 1; i < n; i++)
        rows.above[i] = 0.5 * em;
    for (size_t i = 1; i < chart->n_steps; i++) {
        conversions[i] =
            text_wrap(plan, axis, chart->steps[i].conversion, layout->right - layout->left - 1.6 * axis.size);
        rows.above[i] = fmax(1.1 * em, lines_height(plan, axis, conversions[i]) + 0.5 * em);
    }
    struct lines over = text_wrap(plan, look_bold(look_label(plan)), chart->stocks_label, plan->width);
    double over_height = lines_height(plan, look_label(plan), over);
    if (chart->n_stocks && chart->n_steps)
        rows.above[chart->n_steps] = 2 * em + over_height;
    const struct rows_column *heads[] = {&columns.values, &columns.changes};
    double head = rows_head_height(plan, heads, 2);
    layout->top = head > 0 ? head + 0.4 * em : 0;
    rows_fit(plan, &rows, layout->top);
    rows_place(&rows, layout->top);
    rows_add_column(plan, &rows, &columns.names, 0, head);
    rows_add_column(plan, &rows, &columns.values, values_x, head);
    rows_add_column(plan, &rows, &columns.changes, plan->width, head);

    struct flow_place *places = ARENA_ARRAY(plan->arena, struct flow_place, n);
    double full[] = {most(chart->steps, chart->n_steps), most(chart->stocks, chart->n_stocks)};
    for (size_t i = 0; i < n; i++) {
        const struct flow_step *step = step_at(chart, i);
        places[i] = (struct flow_place){
            .y = rows.middle[i],
            .end = bar_end(layout, &step->value, full[i >= chart->n_steps]),
            .gap_top = i ? rows.middle[i - 1] + layout->bar / 2 : layout->top,
            .has_value = datum_is(&step->value),
            .change_x = plan->width - columns.changes.width - 0.3 * em - arrow / 2,
        };
    }
    layout->steps = places;
    layout->stocks = places + chart->n_steps;
    if (chart->n_stocks && chart->n_steps) {
        double above = rows.middle[chart->n_steps] - rows.height[chart->n_steps] / 2;
        layout->rule = above - over_height - 1.2 * em;
        text_add_lines(plan, look_bold(look_label(plan)), over, 0, above - over_height - 0.4 * em, SIDE_LEFT);
    }
    add_conversions(plan, chart, layout, conversions);
    return layout;
}

static void draw_step(struct canvas *canvas, const struct flow_layout *layout, const struct flow_step *step,
                      const struct flow_place *at, enum paint paint)
{
    const struct chart_look *look = &canvas->style->chart;
    double top = at->y - layout->bar / 2, thin = look->line * 0.8;
    struct colour colour = canvas_paint(canvas, paint);
    if (!at->has_value)
        mark_open(canvas, SHAPE_CIRCLE, canvas_paint(canvas, PAINT_MUTED), look->line,
                  layout->left + look->marker * 0.75, at->y, look->marker);
    else if (step->value.queried)
        canvas_frame(canvas, colour, thin, DASH_SHORT, layout->left, top, at->end - layout->left,
                     layout->bar);
    else if (step->value.provisional)
        canvas_pale(canvas, colour, layout->left, top, at->end - layout->left, layout->bar);
    else
        canvas_fill(canvas, colour, layout->left, top, fmax(at->end - layout->left, look->line), layout->bar);
    if (datum_is(&step->change) && step->change.value != 0 && step->change.text.len)
        mark_fill(canvas, step->change.value > 0 ? SHAPE_UP : SHAPE_DOWN, canvas_paint(canvas, PAINT_MUTED),
                  at->change_x, at->y, look->marker * 0.9);
}

/* The light band from one bar to the next, and the arrow beside the words in it. */
static void draw_passage(struct canvas *canvas, const struct flow_layout *layout, size_t i, bool has_words)
{
    const struct flow_place *from = &layout->steps[i - 1], *to = &layout->steps[i];
    double top = to->gap_top, bottom = to->y - layout->bar / 2,
           em = canvas->style->text[TEXT_CHART_AXIS].size;
    struct point points[] = {
        {layout->left, top}, {from->end, top}, {to->end, bottom}, {layout->left, bottom}};
    if (from->has_value && to->has_value)
        canvas_area(canvas, canvas_paint(canvas, PAINT_SPREAD), points, 4);
    if (has_words)
        mark_fill(canvas, SHAPE_DOWN, canvas_paint(canvas, PAINT_MUTED), layout->left + 0.8 * em,
                  (top + bottom) / 2, canvas->style->chart.marker * 0.9);
}

void flow_draw(struct canvas *canvas, const struct flow_layout *layout, const struct flow_chart *chart)
{
    for (size_t i = 1; i < chart->n_steps; i++)
        draw_passage(canvas, layout, i, chart->steps[i].conversion.len > 0);
    for (size_t i = 0; i < chart->n_steps; i++)
        draw_step(canvas, layout, &chart->steps[i], &layout->steps[i], PAINT_BAR);
    if (chart->n_stocks && chart->n_steps)
        canvas_line(canvas, canvas_paint(canvas, PAINT_RULE), canvas->style->table.rule, DASH_NONE, 0,
                    layout->rule, layout->right, layout->rule);
    for (size_t i = 0; i < chart->n_stocks; i++)
        draw_step(canvas, layout, &chart->stocks[i], &layout->stocks[i], PAINT_SPREAD_MIDDLE);
}
