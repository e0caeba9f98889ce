/* A small line without axes, for an entry or a cell. */
#include "report/charts.h"
#include "report/words_verdict.h"

#define MOST_POINTS 20

/* A line without a scale says what it spans, not how it ran: "lowest 26.7, highest 60.5". */
static struct str range_note(struct context *context, const struct sparkline_chart *spark)
{
    const struct datum *low = NULL, *high = NULL;
    for (size_t i = 0; i < spark->n_points; i++) {
        const struct datum *point = &spark->points[i];
        if (!point->is_set)
            continue;
        if (!low || point->value < low->value)
            low = point;
        if (!high || point->value > high->value)
            high = point;
    }
    if (!low || !high || low->value == high->value)
        return STR("");
    return str_format(context->arena, "lowest\xc2\xa0%.*s, highest\xc2\xa0%.*s", STR_ARG(low->text),
                      STR_ARG(high->text));
}

static struct str alternative(struct context *context, const struct sparkline_chart *spark,
                              uint32_t indicator, uint32_t area, const struct chart_axis *axis)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct str name = str_format(context->arena, "Line of %.*s in %.*s",
                                 STR_ARG(words_lower(context->arena, item->short_name)),
                                 STR_ARG(context_area_name(context, area)));
    struct str said = chart_say_line(context, STR(""), name, spark->points, axis,
                                     words_is_percent(item) ? item->unit : STR(""));
    return chart_say_marks(context, said, axis);
}

struct chart *chart_build_sparkline(struct context *context, uint32_t indicator, uint32_t area,
                                    struct period last, enum tone tone)
{
    if (!period_is(last))
        return NULL;
    context_begin_chart(context);
    size_t n = 0, n_set = 0, first = 0, final = 0;
    const struct period *periods = chart_span(context, indicator, last, MOST_POINTS, &n);
    struct datum *points = chart_points(context, indicator, area, STAT_VALUE, periods, n, &n_set);
    if (n_set < 2)
        return NULL;
    for (first = 0; !points[first].is_set; first++)
        ;
    for (final = n - 1; !points[final].is_set; final--)
        ;
    struct chart *chart = ARENA_NEW(context->arena, struct chart);
    chart->kind = CHART_SPARKLINE;
    chart->decimals = context_indicator(context, indicator)->decimals;
    struct sparkline_chart *spark = &chart->of.sparkline;
    spark->points = points + first;
    spark->n_points = final - first + 1;
    spark->least_span = chart_least_span(context, indicator);
    spark->first_label = period_display(context->arena, periods[first]);
    spark->last_label = period_display(context->arena, periods[final]);
    spark->range_note = range_note(context, spark);
    spark->tone = tone;
    struct chart_axis axis = {.periods = chart_period_labels(context, periods + first, spark->n_points),
                              .n = spark->n_points};
    struct chart_event *events =
        chart_breaks(context, indicator, area, periods + first, axis.n, &axis.n_events);
    axis.events = events;
    for (size_t i = 0; i < axis.n_events; i++)
        spark->break_after[(size_t)events[i].at] = true;
    chart->alt = alternative(context, spark, indicator, area, &axis);
    context_add_chart(context, chart);
    return chart;
}
