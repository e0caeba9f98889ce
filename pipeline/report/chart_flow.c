/* The demand flow: the region's counts from contact to care, each with its change on a year before; stocks
 * beside. */
#include "report/charts.h"
#include "report/words_verdict.h"

/* A conversion is a record of the ledger: the share of the step before, counted by the analysis. */
static struct str conversion(struct context *context, uint32_t indicator, struct period period)
{
    const struct figure *share =
        context_count(context, indicator, UINT32_MAX, context->spec->region, period, "conversion");
    if (!share || !figure_is_number(share))
        return STR("");
    return str_format(context->arena, "%.*s%% of the step before", STR_ARG(share->display));
}

/* "; from 13 of 14 local authorities", "; from 12 to 13 of 14 …" where the steps differ; nothing where all
 * have all. */
static struct str coverage(struct context *context, const struct node *node, const uint32_t *indicators,
                           size_t n)
{
    const struct figure *least = NULL, *most = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct figure *own =
            context_figure(context, indicators[i], context->spec->region,
                           context_period(context, node, indicators[i]), STAT_COVERAGE);
        if (own && (!least || own->n_used < least->n_used))
            least = own;
        if (own && (!most || own->n_used > most->n_used))
            most = own;
    }
    if (!least || least->n_used >= least->n_expected)
        return STR("");
    if (least->n_used == most->n_used)
        return str_format(context->arena, "; from %.*s local authorities", STR_ARG(least->display));
    return str_format(context->arena, "; from %u to %.*s local authorities", (unsigned)least->n_used,
                      STR_ARG(most->display));
}

static bool fill_step(struct context *context, const struct node *node, struct flow_step *step,
                      uint32_t indicator)
{
    struct period period = context_period(context, node, indicator);
    const struct figure *value = period_is(period) ? context_region(context, indicator, period) : NULL;
    if (!value)
        return false;
    step->name = context_indicator(context, indicator)->short_name;
    step->value = datum_of(value);
    step->change = datum_of(context_figure(context, indicator, context->spec->region, period, STAT_CHANGE));
    step->conversion = conversion(context, indicator, period);
    return true;
}

static struct str say_steps(struct context *context, struct str said, const struct flow_step *steps, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        said = str_format(context->arena, "%.*s %.*s: %.*s", STR_ARG(said), STR_ARG(steps[i].name),
                          STR_ARG(chart_say_datum_queried(context, &steps[i].value)));
        if (steps[i].change.is_set)
            said = str_format(context->arena, "%.*s (%.*s)", STR_ARG(said), STR_ARG(steps[i].change.text));
        if (steps[i].conversion.len)
            said = str_format(context->arena, "%.*s, %.*s", STR_ARG(said), STR_ARG(steps[i].conversion));
        said = str_format(context->arena, "%.*s.", STR_ARG(said));
    }
    return said;
}

/* "West Midlands: contacts +1,087, children starting to be looked after +29 on a year before": how the first
 * and the last step moved; where either is not compared, which they are. */
static struct str finding(struct context *context, const struct flow_chart *flow, struct str region)
{
    struct arena *arena = context->arena;
    const struct flow_step *first = &flow->steps[0], *last = &flow->steps[flow->n_steps - 1];
    struct str from = words_lower(arena, first->name), to = words_lower(arena, last->name);
    if (!first->change.is_set || !last->change.is_set)
        return str_format(arena, "%.*s: from %.*s to %.*s", STR_ARG(region), STR_ARG(from), STR_ARG(to));
    return str_format(arena, "%.*s: %.*s %.*s, %.*s %.*s on a year before", STR_ARG(region), STR_ARG(from),
                      STR_ARG(first->change.text), STR_ARG(to), STR_ARG(last->change.text));
}

struct chart *chart_build_flow(struct context *context, const struct node *node, const uint32_t *indicators,
                               size_t n)
{
    if (n == 0)
        return NULL;
    struct chart *chart = chart_new(context, CHART_FLOW, node, indicators[0]);
    struct flow_chart *flow = &chart->of.flow;
    flow->steps = ARENA_ARRAY(context->arena, struct flow_step, n);
    flow->stocks = ARENA_ARRAY(context->arena, struct flow_step, n);
    for (size_t i = 0; i < n; i++) {
        bool is_stock = context_indicator(context, indicators[i])->basis == BASIS_SNAPSHOT;
        size_t *count = is_stock ? &flow->n_stocks : &flow->n_steps;
        struct flow_step *step = is_stock ? &flow->stocks[*count] : &flow->steps[*count];
        *count += fill_step(context, node, step, indicators[i]) ? 1 : 0;
    }
    if (flow->n_steps < 2)
        return NULL;
    uint32_t dated = chart_dated(context, node, indicators, n);
    struct period period = context_period(context, node, dated);
    struct str region = context_area_name(context, context->spec->region);
    if (chart->title.len == 0)
        chart->title = finding(context, flow, region);
    chart->subtitle = str_format(context->arena, "Number, %.*s, %.*s%.*s", STR_ARG(region),
                                 STR_ARG(period_display_long(context->arena, period)),
                                 STR_ARG(coverage(context, node, indicators, n)));
    chart->unit = STR("");
    flow->value_label = period_display(context->arena, period);
    struct period before = indicator_comparison(context_indicator(context, dated), period);
    if (period_is(before))
        flow->change_label =
            str_format(context->arena, "on %.*s", STR_ARG(period_display(context->arena, before)));
    flow->stocks_label = flow->n_stocks ? STR("At the end of the period (drawn to another scale)") : STR("");
    chart->source = chart_sources(context, indicators, n);
    struct str said =
        str_format(context->arena, "Steps of demand, %.*s, %.*s, with the change on a year before.",
                   STR_ARG(region), STR_ARG(period_display_long(context->arena, period)));
    said = say_steps(context, said, flow->steps, flow->n_steps);
    chart->alt = chart_say_table(context, say_steps(context, said, flow->stocks, flow->n_stocks));
    context_add_chart(context, chart);
    return chart;
}
