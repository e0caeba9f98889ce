#include "chart/trend.h"
#include "chart/labels.h"

struct place_with {
    const struct frame *frame;
    const struct trend_chart *chart;
};

static double place(const void *with, double value)
{
    return frame_y(((const struct place_with *)with)->frame, value);
}

static bool breaks_after(const void *with, size_t i)
{
    const struct trend_chart *chart = ((const struct place_with *)with)->chart;
    return frame_breaks_after(chart->events, chart->n_events, i);
}

static struct range values_range(const struct trend_chart *chart)
{
    struct range range = {0};
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->n_periods; i++)
            range_add_datum(&range, &chart->series[s].points[i]);
    range_add_datum(&range, &chart->target);
    return range;
}

static size_t last_set(const struct trend_series *series, size_t n)
{
    for (size_t i = n; i-- > 0;)
        if (datum_is(&series->points[i]))
            return i;
    return n;
}

static void add_key(struct plan *plan, const struct trend_chart *chart, struct key *key)
{
    struct series_signs signs = {0};
    for (size_t s = 0; s < chart->n_series; s++)
        for (size_t i = 0; i < chart->n_periods; i++)
            series_note_signs(&signs, &chart->series[s].points[i]);
    series_add_signs(plan, key, &signs, chart->partial_label);
}

static int weight(enum role role)
{
    switch (role) {
    case ROLE_MUTED: return 0;
    case ROLE_PLAIN: return 1;
    case ROLE_ENGLAND: return 2;
    case ROLE_NEIGHBOURS: return 3;
    case ROLE_REGION: return 4;
    case ROLE_ATTENTION: return 5;
    }
    return 0;
}

/* Looks, drawing order and end labels, before places are known. */
static void prepare(struct plan *plan, const struct trend_chart *chart, struct trend_layout *layout)
{
    const struct style *style = plan->style;
    size_t n = chart->n_series, plain = 0;
    layout->looks = ARENA_ARRAY(plan->arena, struct series_look, n);
    layout->ends = ARENA_ARRAY(plan->arena, struct end_label, n + 1);
    double *weights = ARENA_ARRAY(plan->arena, double, n);
    for (size_t s = 0; s < n; s++) {
        const struct trend_series *series = &chart->series[s];
        bool strong = series->role == ROLE_REGION || series->role == ROLE_ATTENTION;
        layout->looks[s] = (struct series_look){
            .colour = series_colour(style, series->role, plain),
            .line = series_line(style, series->role),
            .marker = style->chart.marker,
            .dash = series_dash(series->role, plain),
            .end_mark = strong || series->role == ROLE_PLAIN,
        };
        plain += series->role == ROLE_PLAIN;
        weights[s] = weight(series->role);
        size_t last = last_set(series, chart->n_periods);
        if (last == chart->n_periods)
            continue;
        layout->ends[layout->n_ends++] = (struct end_label){.name = series->name,
                                                            .value = series->points[last].text,
                                                            .colour = layout->looks[s].colour,
                                                            .strong = strong};
    }
    layout->order = labels_order(plan->arena, weights, n);
    if (datum_is(&chart->target))
        layout->ends[layout->n_ends++] =
            (struct end_label){.name = chart->target_label, .colour = style->paint[PAINT_TARGET]};
}

struct trend_layout *trend_layout(struct plan *plan, const struct trend_chart *chart, int decimals)
{
    struct trend_layout *layout = ARENA_NEW(plan->arena, struct trend_layout);
    prepare(plan, chart, layout);
    add_key(plan, chart, &layout->key);
    struct frame_wish wish = {
        .range = values_range(chart),
        .least_span = chart->least_span,
        .from_zero = chart->zero_baseline,
        .decimals = decimals,
        .periods = chart->periods,
        .n_periods = chart->n_periods,
        .per_year = chart->per_year,
        .events = chart->events,
        .n_events = chart->n_events,
        .ends = layout->ends,
        .n_ends = layout->n_ends,
        .plot_height = plan_plot_height(plan, plan->style->chart.trend_height),
    };
    layout->frame = frame_build(plan, &wish, &layout->key);
    const struct frame *frame = &layout->frame;
    struct place_with with = {frame, chart};
    layout->series = ARENA_ARRAY(plan->arena, struct series_point *, chart->n_series);
    size_t end = 0;
    for (size_t s = 0; s < chart->n_series; s++) {
        layout->series[s] = series_layout(plan->arena, chart->series[s].points, frame->x, chart->n_periods,
                                          place, &with, breaks_after);
        size_t last = series_last(layout->series[s], chart->n_periods);
        if (last == chart->n_periods)
            continue;
        layout->ends[end].at_x = layout->series[s][last].x;
        layout->ends[end++].at_y = layout->series[s][last].y;
    }
    if (datum_is(&chart->target)) {
        layout->target = frame_y(frame, chart->target.value);
        layout->ends[end].at_x = frame->right;
        layout->ends[end].at_y = layout->target;
    }
    frame_place_ends(plan, frame, layout->ends, layout->n_ends);
    return layout;
}

void trend_draw(struct canvas *canvas, const struct trend_layout *layout, const struct trend_chart *chart)
{
    const struct frame *frame = &layout->frame;
    frame_draw(canvas, frame);
    for (size_t i = 0; i < layout->n_ends; i++)
        frame_draw_end_tie(canvas, frame, &layout->ends[i]);
    if (datum_is(&chart->target))
        canvas_line(canvas, canvas_paint(canvas, PAINT_TARGET), canvas->style->chart.line, DASH_LONG,
                    chart->target_from ? frame->x[chart->target_from] : frame->left, layout->target,
                    frame->right, layout->target);
    for (size_t i = 0; i < chart->n_series; i++) {
        size_t s = layout->order[i];
        series_draw(canvas, layout->series[s], chart->n_periods, &layout->looks[s]);
    }
    key_draw(canvas, &layout->key);
}
