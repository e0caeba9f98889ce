/* Then and now: each LA's value a year before and now, joined by a bar. */
#include "report/charts.h"
#include "report/words_verdict.h"

static bool fill_row(struct context *context, struct dumbbell_row *row, uint32_t indicator, uint32_t area,
                     struct period now, struct period before)
{
    bool is_region = area == context->spec->region;
    enum statistic own = is_region ? STAT_REGION : STAT_VALUE;
    const struct figure *figure = context_figure(context, indicator, area, now, own);
    row->name = is_region ? chart_region_name(context, figure) : context_area_name(context, area);
    row->now = datum_of(figure);
    row->before = datum_of(context_figure(context, indicator, area, before, own));
    row->role = is_region ? ROLE_REGION : area == context->spec->la ? ROLE_ATTENTION : ROLE_PLAIN;
    row->tone = words_tone(context, context_figure(context, indicator, area, now, STAT_CHANGE));
    return row->now.is_set && row->before.is_set;
}

static struct str alternative(struct context *context, uint32_t indicator, struct period now,
                              const struct dumbbell_chart *dumbbell, const uint32_t *las, size_t n_las)
{
    struct arena *arena = context->arena;
    struct str said = str_format(arena, "Chart of %.*s of each local authority in %.*s and %.*s.",
                                 STR_ARG(words_lower(arena, context_indicator(context, indicator)->name)),
                                 STR_ARG(dumbbell->before_label), STR_ARG(dumbbell->now_label));
    for (size_t i = 0; i < dumbbell->n_rows; i++)
        said =
            str_format(arena, "%.*s %.*s: %.*s, then %.*s.", STR_ARG(said), STR_ARG(dumbbell->rows[i].name),
                       STR_ARG(chart_say_datum_queried(context, &dumbbell->rows[i].before)),
                       STR_ARG(chart_say_datum_queried(context, &dumbbell->rows[i].now)));
    said = chart_say_notable(context, indicator, now, las, n_las, said);
    return chart_say_table(context, said);
}

struct chart *chart_build_dumbbell(struct context *context, const struct node *node, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct period now = context_period(context, node, indicator);
    if (!period_is(now))
        return NULL;
    struct period before = indicator_comparison(item, now);
    if (!period_is(before))
        return NULL;
    size_t n_las = 0, n_both = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    const uint32_t *sorted = words_sorted_las(context, indicator, now, las, n_las);
    struct chart *chart = chart_new(context, CHART_DUMBBELL, node, indicator);
    struct dumbbell_chart *dumbbell = &chart->of.dumbbell;
    dumbbell->rows = ARENA_ARRAY(context->arena, struct dumbbell_row, n_las + 1);
    for (size_t i = 0; i < n_las; i++)
        n_both += fill_row(context, &dumbbell->rows[dumbbell->n_rows++], indicator, sorted[i], now, before);
    if (n_both == 0)
        return NULL;
    if (fill_row(context, &dumbbell->rows[dumbbell->n_rows], indicator, context->spec->region, now, before))
        dumbbell->n_rows++;
    dumbbell->least_span = chart_least_span(context, indicator);
    dumbbell->before_label = period_display(context->arena, before);
    dumbbell->now_label = period_display(context->arena, now);
    if (chart->title.len == 0)
        chart->title = words_heading(context, indicator, now);
    chart->subtitle =
        str_format(context->arena, "%.*s, and a year before", STR_ARG(words_unit_when(context, item, now)));
    chart->alt = alternative(context, indicator, now, dumbbell, las, n_las);
    context_add_chart(context, chart);
    return chart;
}
