/* The trend: the region or one LA through its periods, England and neighbours beside it, breaks as marks. */
#include "report/charts.h"

#include "data/value.h"

#define MOST_PERIODS 24

struct wanted_series {
    uint32_t area;
    enum statistic statistic;
    enum role role;
    struct str name;
};

static bool add_series(struct context *context, struct trend_chart *trend, uint32_t indicator,
                       const struct period *periods, struct wanted_series wanted)
{
    size_t n_set = 0;
    struct datum *points =
        chart_points(context, indicator, wanted.area, wanted.statistic, periods, trend->n_periods, &n_set);
    if (n_set == 0)
        return false;
    if (wanted.statistic == STAT_REGION)
        trend->partial_label = chart_mark_partial(context, indicator, periods, points, trend->n_periods);
    trend->series[trend->n_series++] = (struct trend_series){wanted.name, wanted.role, points};
    return true;
}

/* "Re-referrals within 12 months: West Midlands similar to a year before"; without the region's name, which
 * the line bears, where that is more than two lines of half a page. */
static struct str finding(struct context *context, const struct node *node, uint32_t indicator, uint32_t area,
                          struct period period, const struct trend_chart *trend)
{
    struct arena *arena = context->arena;
    struct str name = context_area_name(context, area);
    struct str what = context_indicator(context, indicator)->short_name;
    struct str moved =
        words_change_short(context, context_figure(context, indicator, area, period, STAT_CHANGE));
    if (moved.len == 0)
        moved = str_format(arena, "since %.*s", STR_ARG(trend->periods[0]));
    return chart_title(context, what, name, moved, chart_most_title(node));
}

struct chart *chart_build_trend(struct context *context, const struct node *node, uint32_t indicator)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct period last = context_period(context, node, indicator);
    if (!period_is(last))
        return NULL;
    uint32_t area = context_area(context, node);
    bool is_region = area == context->spec->region;
    struct chart *chart = chart_new(context, CHART_TREND, node, indicator);
    struct trend_chart *trend = &chart->of.trend;
    const struct period *periods = chart_span(context, indicator, last, MOST_PERIODS, &trend->n_periods);
    trend->per_year = chart_per_year(periods, trend->n_periods);
    trend->periods = chart_period_labels(context, periods, trend->n_periods);
    trend->least_span = chart_least_span(context, indicator);
    trend->series = ARENA_ARRAY(arena, struct trend_series, 4);
    struct str name = context_area_name(context, area);
    struct wanted_series own = {area, is_region ? STAT_REGION : STAT_VALUE,
                                is_region ? ROLE_REGION : ROLE_ATTENTION, name};
    struct wanted_series england = {context->country, STAT_VALUE, ROLE_ENGLAND, STR("England")};
    struct wanted_series neighbours = {area, STAT_NEIGHBOURS, ROLE_NEIGHBOURS, STR("Neighbours")};
    struct wanted_series region = {context->spec->region, STAT_REGION, ROLE_REGION,
                                   context_area_name(context, context->spec->region)};
    bool any = add_series(context, trend, indicator, periods, own);
    if (!is_region) {
        any = add_series(context, trend, indicator, periods, region) || any;
        any = add_series(context, trend, indicator, periods, neighbours) || any;
    }
    any = add_series(context, trend, indicator, periods, england) || any;
    if (!any)
        return NULL;
    trend->events = chart_events(context, indicator, area, periods, trend->n_periods, &trend->n_events);
    trend->target = chart_target(context, indicator, area, last, &trend->target_label);
    trend->target_from = chart_target_from(context, indicator, area, periods, trend->n_periods);
    if (chart->title.len == 0)
        chart->title = finding(context, node, indicator, area, last, trend);
    chart->subtitle = chart_unit_over(context, indicator, last);
    chart->alt = str_format(
        arena, "Line chart of %.*s, %.*s%s%.*s to %.*s.", STR_ARG(words_lower(arena, item->name)),
        STR_ARG(words_is_percent(item) ? STR("in per cent") : item->unit), item->unit.len ? ", " : "",
        STR_ARG(trend->periods[0]), STR_ARG(trend->periods[trend->n_periods - 1]));
    const struct chart_axis axis = {trend->periods, trend->n_periods, trend->events, trend->n_events};
    for (size_t i = 0; i < trend->n_series; i++) {
        const struct trend_series *series = &trend->series[i];
        chart->alt = chart_say_line(context, chart->alt, series->name, series->points, &axis, chart->unit);
        chart->alt = chart_say_partial(context, chart->alt, series->name, series->points, trend->periods,
                                       trend->n_periods, trend->partial_label);
    }
    chart->alt = chart_say_marks(context, chart->alt, &axis);
    if (trend->target.is_set)
        chart->alt = str_format(arena, "%.*s %.*s%.*s.", STR_ARG(chart->alt),
                                STR_ARG(words_capital(arena, trend->target_label)), STR_ARG(chart->unit));
    if (!is_region) /* of the region no LA is drawn */
        chart->alt = chart_say_notable(context, indicator, last, &area, 1, chart->alt);
    chart->alt = chart_say_table(context, chart->alt);
    context_add_chart(context, chart);
    return chart;
}
