#include "chart/chart_draw.h"
#include "chart/text.h"

/* Each says why the data cannot carry the kind, or NULL. The sentences stand in the paper in the chart's
 * place. */

static size_t count_set(const struct datum *points, size_t n)
{
    size_t set = 0;
    for (size_t i = 0; i < n; i++)
        set += datum_is(&points[i]);
    return set;
}

static const char *why_not_ranked(const struct ranked_chart *chart)
{
    for (size_t i = 0; i < chart->n_bars; i++)
        if (datum_is(&chart->bars[i].value))
            return NULL;
    return "No local authority has a figure for this period, so there is nothing to rank.";
}

static const char *why_not_trend(const struct trend_chart *chart)
{
    for (size_t s = 0; s < chart->n_series; s++)
        if (count_set(chart->series[s].points, chart->n_periods) >= 2)
            return NULL;
    return "There are fewer than two points, so there is no trend to draw.";
}

static const char *why_not_spc(const struct spc_chart *chart)
{
    size_t set = 0;
    for (size_t i = 0; i < chart->n_points; i++)
        set += datum_is(&chart->points[i].value);
    return set >= 2 ? NULL : "There are fewer than two points, so there is no control chart to draw.";
}

static const char *why_not_scorecard(const struct scorecard_chart *chart)
{
    for (size_t i = 0; i < chart->n_rows * chart->n_columns; i++)
        if (datum_is(&chart->cells[i].value))
            return NULL;
    return "No indicator has a figure for any local authority, so there is no scorecard to draw.";
}

static const char *why_not_spine(const struct spine_chart *chart)
{
    for (size_t i = 0; i < chart->n_rows; i++)
        if (datum_is(&chart->rows[i].own) && datum_is(&chart->rows[i].england))
            return NULL;
    return "No indicator has a figure for both this local authority and England, so they cannot be compared.";
}

static const char *why_not_flow(const struct flow_chart *chart)
{
    size_t set = 0;
    for (size_t i = 0; i < chart->n_steps; i++)
        set += datum_is(&chart->steps[i].value);
    for (size_t i = 0; i < chart->n_stocks; i++)
        set += datum_is(&chart->stocks[i].value);
    return set ? NULL : "No step has a count for this period, so there is no flow to draw.";
}

static const char *why_not_dumbbell(const struct dumbbell_chart *chart)
{
    for (size_t i = 0; i < chart->n_rows; i++)
        if (datum_is(&chart->rows[i].before) && datum_is(&chart->rows[i].now))
            return NULL;
    return "No local authority has a figure for both periods, so there is no change to draw.";
}

static const char *why_not_multiples(const struct multiples_chart *chart)
{
    for (size_t p = 0; p < chart->n_panels; p++)
        for (size_t s = 0; s < chart->panels[p].n_series; s++)
            if (count_set(chart->panels[p].series[s].points, chart->n_periods) >= 2)
                return NULL;
    return "There are fewer than two points in every series, so there are no trends to draw.";
}

static const char *why_not_sparkline(const struct sparkline_chart *chart)
{
    if (count_set(chart->points, chart->n_points) >= 2)
        return NULL;
    return "There are fewer than two points, so there is no line to draw.";
}

static const char *why_not_stacked(const struct stacked_chart *chart)
{
    for (size_t i = 0; i < chart->n_rows; i++)
        if (count_set(chart->rows[i].parts, chart->n_parts) || chart->rows[i].reason.len)
            return NULL;
    return "No part has a figure, so there is no whole to divide.";
}

static const char *why_not_funnel(const struct funnel_chart *chart)
{
    size_t set = 0;
    for (size_t i = 0; i < chart->n_points; i++)
        set += datum_is(&chart->points[i].value) && chart->points[i].denominator > 0;
    if (set < 2)
        return "Fewer than two areas have a figure with its count, so there is no funnel to draw.";
    return chart->n_limits >= 2 ? NULL
                                : "No counts are published, so there are no limits to draw a funnel with.";
}

static const char *why_not_map(const struct map_chart *chart)
{
    for (size_t i = 0; i < chart->n_areas; i++)
        if (datum_is(&chart->areas[i].value) || chart->areas[i].band != BAND_NONE)
            return NULL;
    return "No area has a figure for this period, so there is no map to draw.";
}

bool chart_can_draw(const struct chart *chart, const char **why)
{
    *why = NULL;
    switch (chart->kind) {
    case CHART_RANKED: *why = why_not_ranked(&chart->of.ranked); break;
    case CHART_TREND: *why = why_not_trend(&chart->of.trend); break;
    case CHART_SPC: *why = why_not_spc(&chart->of.spc); break;
    case CHART_SCORECARD: *why = why_not_scorecard(&chart->of.scorecard); break;
    case CHART_SPINE: *why = why_not_spine(&chart->of.spine); break;
    case CHART_FLOW: *why = why_not_flow(&chart->of.flow); break;
    case CHART_DUMBBELL: *why = why_not_dumbbell(&chart->of.dumbbell); break;
    case CHART_SMALL_MULTIPLES: *why = why_not_multiples(&chart->of.multiples); break;
    case CHART_SPARKLINE: *why = why_not_sparkline(&chart->of.sparkline); break;
    case CHART_STACKED: *why = why_not_stacked(&chart->of.stacked); break;
    case CHART_FUNNEL: *why = why_not_funnel(&chart->of.funnel); break;
    case CHART_MAP: *why = why_not_map(&chart->of.map); break;
    case CHART_ICON: break;
    }
    return !*why;
}
