#include "report/context.h"

const struct indicator *context_indicator(const struct context *context, uint32_t indicator)
{
    return &context->catalogue->items[indicator];
}

struct str context_area_name(const struct context *context, uint32_t area)
{
    return area == AREA_NONE ? STR("") : context->areas->items[area].name;
}

struct period context_latest(const struct context *context, uint32_t indicator)
{
    return dataset_latest(context->dataset, indicator,
                          spec_limit(context->spec, context_indicator(context, indicator)));
}

struct period context_period(const struct context *context, const struct node *node, uint32_t indicator)
{
    return period_is(node->period) ? node->period : context_latest(context, indicator);
}

const struct figure *context_figure(const struct context *context, uint32_t indicator, uint32_t area,
                                    struct period period, enum statistic statistic)
{
    if (indicator == INDICATOR_NONE || area == AREA_NONE || !period_is(period))
        return NULL;
    const struct figure *figure = ledger_figure(context->ledger, indicator, area, period, statistic);
    context_consult(context, figure);
    return figure;
}

const struct figure *context_region(const struct context *context, uint32_t indicator, struct period period)
{
    return context_figure(context, indicator, context->spec->region, period, STAT_REGION);
}

const struct figure *context_england(const struct context *context, uint32_t indicator, struct period period)
{
    return context_figure(context, indicator, context->country, period, STAT_VALUE);
}

uint32_t context_annual(const struct context *context, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    if (item->annual_twin != INDICATOR_NONE)
        return item->annual_twin;
    struct period latest = context_latest(context, indicator);
    return latest.kind == PERIOD_YEAR || latest.kind == PERIOD_THREE_YEARS ? indicator : INDICATOR_NONE;
}

bool context_has_in_year(const struct context *context, uint32_t indicator)
{
    for (uint32_t i = 0; i < context->catalogue->n; i++)
        if (context->catalogue->items[i].annual_twin == indicator && period_is(context_latest(context, i)))
            return true;
    return false;
}

const struct figure *context_detail(const struct context *context, uint32_t indicator, uint32_t theme,
                                    uint32_t area, struct period period, enum statistic statistic,
                                    struct str detail)
{
    uint32_t found = ledger_find_detail(context->ledger, indicator, theme, area, period, statistic, detail);
    const struct figure *figure = found == FIGURE_NONE ? NULL : ledger_at(context->ledger, found);
    context_consult(context, figure);
    return figure;
}

const struct figure *context_funnel(const struct context *context, uint32_t indicator, uint32_t area,
                                    struct period period)
{
    return context_detail(context, indicator, UINT32_MAX, area, period, STAT_MOVEMENT, STR("funnel"));
}

const struct figure *context_count(const struct context *context, uint32_t indicator, uint32_t theme,
                                   uint32_t area, struct period period, const char *detail)
{
    return context_detail(context, indicator, theme, area, period, STAT_COUNT, str_of(detail));
}

const struct figure *context_change_size(const struct context *context, uint32_t indicator, uint32_t area,
                                         struct period period)
{
    static const char *const details[] = {"dip-size", "improvement-size", "change-size"};
    const struct figure *size = NULL;
    for (size_t i = 0; i < sizeof details / sizeof *details && !size; i++)
        size = context_count(context, indicator, UINT32_MAX, area, period, details[i]);
    return size;
}

const struct figure *context_england_size(const struct context *context, uint32_t indicator, uint32_t area,
                                          struct period period)
{
    return context_count(context, indicator, UINT32_MAX, area, period, "england-size");
}

void context_begin_chart(struct context *context)
{
    if (!context->consulted)
        return;
    context->consulted->n = 0;
    context->consulted->is_open = true;
}

void context_consult(const struct context *context, const struct figure *figure)
{
    struct consulted *consulted = context->consulted;
    if (!consulted || !consulted->is_open || !figure)
        return;
    ARENA_RESERVE(context->arena, consulted->figures, consulted->n, consulted->capacity);
    consulted->figures[consulted->n++] = context_figure_index(context, figure);
}

static void give_consulted(struct context *context, struct chart *chart)
{
    struct consulted *consulted = context->consulted;
    if (!consulted || !consulted->is_open)
        return;
    chart->figures =
        arena_copy(context->arena, consulted->figures, consulted->n * sizeof *consulted->figures);
    chart->n_figures = consulted->n;
    consulted->is_open = false;
}

void context_add_chart(struct context *context, struct chart *chart)
{
    struct document *document = context->document;
    if (chart->id.len == 0)
        chart->id = str_format(context->arena, "chart-%zu", document->n_charts + 1);
    ARENA_RESERVE(context->arena, document->charts, document->n_charts, context->charts_capacity);
    document->charts[document->n_charts++] = chart;
    give_consulted(context, chart);
}

uint32_t context_figure_index(const struct context *context, const struct figure *figure)
{
    (void)context;
    return figure ? figure->place : UINT32_MAX;
}

const uint32_t *context_indicators(const struct context *context, const struct node *node, size_t *n)
{
    if (node->n_indicators > 0) {
        *n = node->n_indicators;
        return node->indicators;
    }
    *n = context->catalogue->n;
    uint32_t *all = ARENA_ARRAY(context->arena, uint32_t, *n + 1);
    for (uint32_t i = 0; i < *n; i++)
        all[i] = i;
    return all;
}

const uint32_t *context_las(const struct context *context, const struct node *node, size_t *n)
{
    if (node->n_areas > 0) {
        *n = node->n_areas;
        return node->areas;
    }
    *n = context->spec->n_las;
    return context->spec->las;
}

uint32_t context_area(const struct context *context, const struct node *node)
{
    if (node->n_areas == 1)
        return node->areas[0];
    return context->spec->la != AREA_NONE ? context->spec->la : context->spec->region;
}
