#include "chart/funnel.h"
#include <math.h>

/* The values, the reference, and as much of the limits as does not flatten them. */
static struct range values_range(const struct funnel_chart *chart, struct range denominators)
{
    struct range range = {0};
    for (size_t i = 0; i < chart->n_points; i++)
        if (funnel_is_point(&chart->points[i]))
            range_add(&range, chart->points[i].value.value);
    range_add(&range, chart->reference);
    double margin = (range.high - range.low) * 0.35, low = range.low - margin, high = range.high + margin;
    if (range.low >= 0)
        low = fmax(low, 0);
    for (size_t i = 0; i < chart->n_limits; i++) {
        const struct funnel_limit *limit = &chart->limits[i];
        if (limit->denominator < denominators.low || limit->denominator > denominators.high)
            continue;
        range_add(&range, fmax(limit->lower998, low));
        range_add(&range, fmin(limit->upper998, high));
    }
    return range;
}

static double place_x(const struct funnel_layout *layout, double denominator)
{
    return axis_place(&layout->x_axis, denominator, layout->frame.left, layout->frame.right);
}

/* Labels of the lines, at the right: the reference, and the upper limits at the largest denominator in the
 * plot. */
static size_t list_ends(struct plan *plan, const struct funnel_chart *chart, struct end_label *ends)
{
    const struct colour *paint = plan->style->paint;
    size_t n = 0;
    ends[n++] = (struct end_label){.name = chart->reference_label, .colour = paint[PAINT_ENGLAND]};
    if (chart->n_limits) {
        ends[n++] = (struct end_label){.name = STR("95% limits"), .colour = paint[PAINT_MUTED]};
        ends[n++] = (struct end_label){.name = STR("99.8% limits"), .colour = paint[PAINT_MUTED]};
    }
    return n;
}

static double clamp_y(const struct frame *frame, double y)
{
    return fmin(fmax(y, frame->top), frame->bottom);
}

static void place_line_ends(const struct funnel_chart *chart, struct funnel_layout *layout)
{
    struct frame *frame = &layout->frame;
    const struct funnel_limit *last = NULL;
    for (size_t i = 0; i < chart->n_limits; i++)
        if (chart->limits[i].denominator <= layout->x_axis.high || !last)
            last = &chart->limits[i];
    double values[] = {chart->reference, last ? last->upper95 : 0, last ? last->upper998 : 0};
    for (size_t i = 0; i < layout->n_ends; i++) {
        layout->ends[i].at_x = frame->right;
        layout->ends[i].at_y = clamp_y(frame, frame_y(frame, values[i]));
    }
}

static double add_x_ticks(struct plan *plan, struct funnel_layout *layout, const struct funnel_chart *chart,
                          double top)
{
    struct text_look look = look_axis(plan);
    size_t n = layout->x_axis.n_ticks;
    double baseline = top + metrics_ascent(plan->metrics, look.font, look.size), taken = -1e9;
    layout->tick_x = ARENA_ARRAY(plan->arena, double, n);
    for (size_t i = 0; i < n; i++) {
        layout->tick_x[i] = place_x(layout, axis_tick(&layout->x_axis, i));
        struct str text = axis_label(plan->arena, &layout->x_axis, i);
        double width = text_width(plan, look, text), x = layout->tick_x[i] - width / 2;
        x = fmax(fmin(x, plan->width - width), 0);
        if (x < taken)
            continue;
        text_add(plan, look, text, x, baseline, SIDE_LEFT);
        taken = x + width + look.size * 0.6;
    }
    double below = top + look_leading(plan, look);
    struct lines words = text_wrap(plan, look, chart->denominator_label, plan->width * 0.6);
    text_add_lines(plan, look, words, layout->frame.left, below, SIDE_LEFT);
    return below;
}

static void add_key(struct plan *plan, const struct funnel_chart *chart, struct key *key,
                    const bool *left_over)
{
    bool outside = false;
    for (size_t i = 0; i < chart->n_points; i++)
        outside |= funnel_is_point(&chart->points[i]) && chart->points[i].role == ROLE_ATTENTION;
    if (outside)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FILLED,
                                  .shape = SHAPE_DIAMOND,
                                  .colour = plan->style->paint[PAINT_ATTENTION],
                                  .text = STR("outside the 99.8% limits")});
    struct str names = funnel_left_over(plan, chart, left_over);
    if (names.len)
        key_add(plan, key,
                (struct key_item){.text = str_format(plan->arena, "Without room for a name in the plot: %.*s",
                                                     STR_ARG(names))});
}

#define CURVE_STEPS 12 /* between two limits */

static double limit_value(const struct funnel_chart *chart, size_t i, size_t which)
{
    const struct funnel_limit *limit = &chart->limits[i];
    const double values[] = {limit->lower95, limit->upper95, limit->lower998, limit->upper998};
    return values[which];
}

static double limit_step(const struct funnel_chart *chart, size_t i)
{
    return chart->limits[i + 1].denominator - chart->limits[i].denominator;
}

/* Rise per unit of the denominator between two limits that are known. */
static double limit_rise(const struct funnel_chart *chart, size_t i, size_t which)
{
    double step = limit_step(chart, i);
    return step > 0 ? (limit_value(chart, i + 1, which) - limit_value(chart, i, which)) / step : 0;
}

/* The curve's slope at a limit that is known: a mean of the rises on both sides in which the nearer one
 * counts for more, and with which the curve never turns between two of them (Fritsch and Butland 1984); at an
 * end, so that the curve goes on bending. */
static double limit_slope(const struct funnel_chart *chart, size_t i, size_t which)
{
    size_t last = chart->n_limits - 1;
    size_t left = i > 0 ? i - 1 : 0, right = i < last ? i : last - 1;
    double before = limit_rise(chart, left, which), after = limit_rise(chart, right, which);
    if (i == 0 && last > 1)
        return 1.5 * after - 0.5 * limit_slope(chart, 1, which);
    if (i == last && last > 1)
        return 1.5 * before - 0.5 * limit_slope(chart, last - 1, which);
    if (before * after <= 0)
        return 0;
    double from = limit_step(chart, left), to = limit_step(chart, right);
    double share = (from + 2 * to) / (3 * (from + to));
    return before * after / (share * after + (1 - share) * before);
}

/* A point of the curve from limit `i` to the next, `share` of the way: a cubic through both. */
static struct point curve_point(const struct funnel_layout *layout, const struct funnel_chart *chart,
                                size_t i, size_t which, double share)
{
    double from = chart->limits[i].denominator, value = limit_value(chart, i, which);
    if (share > 0) {
        double step = chart->limits[i + 1].denominator - from, t = share, u = 1 - share;
        value = u * u * (1 + 2 * t) * value + t * t * (1 + 2 * u) * limit_value(chart, i + 1, which) +
                u * t * step * (u * limit_slope(chart, i, which) - t * limit_slope(chart, i + 1, which));
        from += share * step;
    }
    return (struct point){place_x(layout, from), frame_y(&layout->frame, value)};
}

/* The curves' heights at even steps across the plot, for what has to keep clear of them. */
static void sample_curves(struct plan *plan, const struct funnel_chart *chart, struct funnel_layout *layout)
{
    const struct frame *frame = &layout->frame;
    double step = (frame->right - frame->left) / (FUNNEL_SAMPLES - 1);
    layout->curves = ARENA_ARRAY(plan->arena, double, FUNNEL_CURVES *FUNNEL_SAMPLES);
    for (size_t i = 0; i < (size_t)FUNNEL_CURVES * FUNNEL_SAMPLES; i++)
        layout->curves[i] = NAN;
    size_t n_steps = chart->n_limits ? (chart->n_limits - 1) * CURVE_STEPS : 0;
    for (size_t which = 0; which < FUNNEL_CURVES && step > 0; which++) {
        struct point from = {0};
        for (size_t i = 0; i <= n_steps && n_steps; i++) {
            struct point to = curve_point(layout, chart, i / CURVE_STEPS, which,
                                          (double)(i % CURVE_STEPS) / (double)CURVE_STEPS);
            double first = fmax(ceil((from.x - frame->left) / step), 0),
                   last = fmin(floor((to.x - frame->left) / step), FUNNEL_SAMPLES - 1);
            for (double k = first; i && k <= last; k++) {
                double share = to.x > from.x ? (frame->left + k * step - from.x) / (to.x - from.x) : 1;
                layout->curves[which * FUNNEL_SAMPLES + (size_t)k] = from.y + share * (to.y - from.y);
            }
            from = to;
        }
    }
}

/* Whether names found no room that are not yet in `left_over`. */
static bool lay_out(struct plan *plan, const struct funnel_chart *chart, int decimals, bool *left_over,
                    struct funnel_layout *layout)
{
    struct range denominators = {0};
    for (size_t i = 0; i < chart->n_points; i++)
        if (funnel_is_point(&chart->points[i]))
            range_add(&denominators, chart->points[i].denominator);
    struct text_look axis = look_axis(plan);
    *layout = (struct funnel_layout){.ends = ARENA_ARRAY(plan->arena, struct end_label, 3)};
    layout->n_ends = list_ends(plan, chart, layout->ends);
    add_key(plan, chart, &layout->key, left_over);
    layout->x_axis = axis_build(denominators, false, 6, 0);
    struct lines words = text_wrap(plan, axis, chart->denominator_label, plan->width * 0.6);
    double below = look_leading(plan, axis) * (double)(1 + words.n);
    struct frame_wish wish = {.range = values_range(chart, denominators),
                              .decimals = decimals,
                              .ends = layout->ends,
                              .n_ends = layout->n_ends,
                              .plot_height = plan->style->chart.funnel_height,
                              .below = below};
    layout->frame = frame_build(plan, &wish, &layout->key);
    layout->points = ARENA_ARRAY(plan->arena, struct funnel_place, chart->n_points);
    for (size_t i = 0; i < chart->n_points; i++) {
        if (!funnel_is_point(&chart->points[i]))
            continue;
        layout->points[i].is_set = true;
        layout->points[i].x = place_x(layout, chart->points[i].denominator);
        layout->points[i].y = frame_y(&layout->frame, chart->points[i].value.value);
    }
    layout->reference = frame_y(&layout->frame, chart->reference);
    add_x_ticks(plan, layout, chart, layout->frame.bottom + look_height(plan, axis) * 0.75);
    place_line_ends(chart, layout);
    frame_place_ends(plan, &layout->frame, layout->ends, layout->n_ends);
    sample_curves(plan, chart, layout);
    return funnel_name_points(plan, chart, layout, left_over);
}

struct funnel_layout *funnel_layout(struct plan *plan, const struct funnel_chart *chart, int decimals)
{
    struct funnel_layout *layout = ARENA_NEW(plan->arena, struct funnel_layout);
    double wanted = plan->height;
    bool *left_over = ARENA_ARRAY(plan->arena, bool, chart->n_points);
    /* again, with a line under the plot for the names that found no room, which takes room from others */
    while (lay_out(plan, chart, decimals, left_over, layout)) {
        plan->n_texts = 0;
        plan->height = wanted;
    }
    return layout;
}

/* One limit as a curve, cut where it leaves the plot. */
static void draw_curve(struct canvas *canvas, const struct funnel_layout *layout,
                       const struct funnel_chart *chart, size_t which, enum dash dash)
{
    const struct frame *frame = &layout->frame;
    struct point *run = ARENA_ARRAY(canvas->arena, struct point, chart->n_limits * CURVE_STEPS + 1);
    struct colour muted = canvas_paint(canvas, PAINT_MUTED);
    double line = canvas->style->chart.line * 0.8;
    size_t n = 0, n_steps = chart->n_limits ? (chart->n_limits - 1) * CURVE_STEPS + 1 : 0;
    for (size_t i = 0; i < n_steps; i++) {
        struct point at = curve_point(layout, chart, i / CURVE_STEPS, which,
                                      (double)(i % CURVE_STEPS) / (double)CURVE_STEPS);
        bool inside = at.x >= frame->left - 1e-6 && at.x <= frame->right + 1e-6 &&
                      at.y >= frame->top - 1e-6 && at.y <= frame->bottom + 1e-6;
        if (inside) {
            run[n++] = at;
            continue;
        }
        canvas_path(canvas, muted, line, dash, run, n);
        n = 0;
    }
    canvas_path(canvas, muted, line, dash, run, n);
}

static void draw_point(struct canvas *canvas, const struct funnel_point *point, const struct funnel_place *at)
{
    const struct chart_look *look = &canvas->style->chart;
    struct colour colour = canvas_paint(canvas, role_paint(point->role));
    enum shape shape = point->role == ROLE_ATTENTION ? SHAPE_DIAMOND : SHAPE_CIRCLE;
    double size =
        point->role == ROLE_PLAIN || point->role == ROLE_MUTED ? look->marker * 0.9 : look->marker * 1.1;
    if (point->value.queried || point->value.provisional)
        mark_open(canvas, shape, colour, look->line * 0.8, at->x, at->y, size);
    else
        mark_edged(canvas, shape, colour, at->x, at->y, size);
}

void funnel_draw(struct canvas *canvas, const struct funnel_layout *layout, const struct funnel_chart *chart)
{
    const struct frame *frame = &layout->frame;
    const struct style *style = canvas->style;
    frame_draw(canvas, frame);
    for (size_t i = 0; i < layout->x_axis.n_ticks; i++)
        canvas_line(canvas, canvas_paint(canvas, PAINT_MUTED), style->table.rule, DASH_NONE,
                    layout->tick_x[i], frame->bottom, layout->tick_x[i],
                    frame->bottom + style->chart.marker / 2);
    for (size_t which = 0; which < 4; which++)
        draw_curve(canvas, layout, chart, which, which < 2 ? DASH_SHORT : DASH_NONE);
    canvas_line(canvas, canvas_paint(canvas, PAINT_ENGLAND), style->chart.line, DASH_LONG, frame->left,
                layout->reference, frame->right, layout->reference);
    for (size_t i = 0; i < layout->n_ends; i++)
        frame_draw_end_tie(canvas, frame, &layout->ends[i]);
    for (size_t i = 0; i < chart->n_points; i++) {
        const struct funnel_place *at = &layout->points[i];
        if (at->named && at->tied)
            canvas_line(canvas, canvas_paint(canvas, PAINT_RULE), style->table.rule, DASH_NONE, at->x, at->y,
                        at->label_x, at->label_y);
    }
    for (size_t pass = 0; pass < 2; pass++) /* the named ones above the others */
        for (size_t i = 0; i < chart->n_points; i++)
            if (layout->points[i].is_set && funnel_wants_name(&chart->points[i]) == (pass == 1))
                draw_point(canvas, &chart->points[i], &layout->points[i]);
    key_draw(canvas, &layout->key);
}
