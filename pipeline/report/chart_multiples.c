/* Small multiples: one small trend for each LA on the same axes, the region beside it in each. */
#include "report/charts.h"
#include "report/words_verdict.h"

#define MOST_PERIODS 24

/* The region's line, which is the same in each panel; no points when the ledger has none. */
static struct trend_series region_series(struct context *context, struct multiples_chart *multiples,
                                         uint32_t indicator, const struct period *periods)
{
    uint32_t region = context->spec->region;
    size_t n = multiples->n_periods, n_set = 0;
    struct datum *points = chart_points(context, indicator, region, STAT_REGION, periods, n, &n_set);
    multiples->breaks = chart_breaks(context, indicator, region, periods, n, &multiples->n_breaks);
    multiples->partial_label = chart_mark_partial(context, indicator, periods, points, n);
    return (struct trend_series){context_area_name(context, region), ROLE_REGION, n_set ? points : NULL};
}

/* "Herefordshire, to Q1 2025–26" of a line that ends before the others. */
static struct str panel_name(struct context *context, struct str name, const struct datum *points,
                             const struct period *periods, size_t n)
{
    size_t end = n;
    while (end > 0 && !points[end - 1].is_set)
        end--;
    if (end == n || end == 0)
        return name;
    return str_format(context->arena, "%.*s, to %.*s", STR_ARG(name),
                      STR_ARG(period_display(context->arena, periods[end - 1])));
}

static bool fill_panel(struct context *context, struct multiple *panel, uint32_t indicator, uint32_t la,
                       const struct period *periods, size_t n, struct trend_series region)
{
    struct trend_series *series = ARENA_ARRAY(context->arena, struct trend_series, 2);
    size_t n_own = 0;
    series[0] = (struct trend_series){context_area_name(context, la), ROLE_PLAIN,
                                      chart_points(context, indicator, la, STAT_VALUE, periods, n, &n_own)};
    series[1] = region;
    panel->breaks = chart_breaks(context, indicator, la, periods, n, &panel->n_breaks);
    panel->name = panel_name(context, series[0].name, series[0].points, periods, n);
    panel->series = series;
    panel->n_series = region.points ? 2 : 1;
    panel->tone = chart_tone(context, indicator, la, periods[n - 1]);
    if (panel->tone == TONE_BAD)
        series[0].role = ROLE_ATTENTION;
    return n_own > 1;
}

static struct str alternative(struct context *context, uint32_t indicator, struct period last,
                              const struct multiples_chart *multiples, struct trend_series region,
                              const uint32_t *las, size_t n_las)
{
    struct arena *arena = context->arena;
    struct str said =
        str_format(arena, "Small line charts of %.*s, one for each of %s, %.*s to %.*s.",
                   STR_ARG(words_lower(arena, context_indicator(context, indicator)->name)),
                   words_count(arena, multiples->n_panels, "local authority", "local authorities").ptr,
                   STR_ARG(multiples->periods[0]), STR_ARG(multiples->periods[multiples->n_periods - 1]));
    struct text extremes = words_extremes(context, indicator, last);
    if (extremes.n)
        said = str_format(arena, "%.*s %.*s", STR_ARG(said), STR_ARG(text_flat(arena, extremes)));
    said = chart_say_places(context, indicator, last, las, n_las, said);
    if (region.points)
        said = chart_say_partial(context, said, region.name, region.points, multiples->periods,
                                 multiples->n_periods, multiples->partial_label);
    return chart_say_table(context, chart_say_missing(context, indicator, last, las, n_las, said));
}

struct chart *chart_build_multiples(struct context *context, const struct node *node, uint32_t indicator)
{
    struct period last = context_period(context, node, indicator);
    if (!period_is(last))
        return NULL;
    size_t n = 0, n_las = 0, n_drawn = 0;
    const struct period *periods = chart_span(context, indicator, last, MOST_PERIODS, &n);
    if (n < 2)
        return NULL;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_SMALL_MULTIPLES, node, indicator);
    struct multiples_chart *multiples = &chart->of.multiples;
    multiples->periods = chart_period_labels(context, periods, n);
    multiples->n_periods = n;
    multiples->least_span = chart_least_span(context, indicator);
    multiples->panels = ARENA_ARRAY(context->arena, struct multiple, n_las + 1);
    struct trend_series region = region_series(context, multiples, indicator, periods);
    for (size_t i = 0; i < n_las; i++)
        n_drawn += fill_panel(context, &multiples->panels[multiples->n_panels++], indicator, las[i], periods,
                              n, region);
    if (n_drawn == 0)
        return NULL;
    if (chart->title.len == 0)
        chart->title = words_heading(context, indicator, last);
    chart->subtitle = chart_unit_over(context, indicator, last);
    chart->alt = alternative(context, indicator, last, multiples, region, las, n_las);
    context_add_chart(context, chart);
    return chart;
}
