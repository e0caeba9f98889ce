#include "chart/chart_draw.h"
#include "chart/text.h"

static size_t count_set(const struct datum *points, size_t n)
{
    size_t set = 0;
    for (size_t i = 0; i < n; i++)
        set += datum_is(&points[i]);
    return set;
}

static const char *why_not_ranked(const struct ranked_chart *chart)
{
    size_t set = 0;
    for (size_t i = 0; i < chart->n_bars; i++)
        set += datum_is(&chart->bars[i].value);
    return set ? NULL : "No local authority has a figure for this period, so there is nothing to rank.";
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

static const char *why_not_sparkline(const struct sparkline_chart *chart)
{
    return count_set(chart->points, chart->n_points) >= 2
               ? NULL
               : "There are fewer than two points, so there is no line to draw.";
}

bool chart_can_draw(const struct chart *chart, const char **why)
{
    *why = NULL;
    switch (chart->kind) {
    case CHART_RANKED: *why = why_not_ranked(&chart->of.ranked); break;
    case CHART_TREND: *why = why_not_trend(&chart->of.trend); break;
    case CHART_SPC: *why = why_not_spc(&chart->of.spc); break;
    case CHART_SPARKLINE: *why = why_not_sparkline(&chart->of.sparkline); break;
    case CHART_ICON: break;
    case CHART_SCORECARD:
    case CHART_SPINE:
    case CHART_FLOW:
    case CHART_DUMBBELL:
    case CHART_SMALL_MULTIPLES:
    case CHART_STACKED:
    case CHART_FUNNEL:
    case CHART_MAP: *why = "This kind of chart is not built yet."; break;
    }
    return !*why;
}
