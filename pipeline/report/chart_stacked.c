/* Stacked bars: parts of a whole, each part an indicator whose value is a share. */
#include "report/charts.h"
#include "report/words_verdict.h"

/* A share over the whole by rounding alone is drawn to the end. */
#define MOST_WHOLE 1.005

static bool fill_row(struct context *context, const struct node *node, struct stacked_row *row, uint32_t area,
                     const uint32_t *indicators, size_t n)
{
    bool is_region = area == context->spec->region;
    double whole = 0;
    row->name = context_area_name(context, area);
    row->role = is_region ? ROLE_REGION : area == context->country ? ROLE_ENGLAND : ROLE_PLAIN;
    row->parts = ARENA_ARRAY(context->arena, struct datum, n);
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        const struct indicator *item = context_indicator(context, indicators[i]);
        struct period period = context_period(context, node, indicators[i]);
        row->parts[i] = datum_of(
            context_figure(context, indicators[i], area, period, is_region ? STAT_REGION : STAT_VALUE));
        if (!row->parts[i].is_set)
            continue;
        any = true;
        row->parts[i].value /=
            item->multiplier; /* a length of the bar, which is 1; the text stays the display */
        whole += row->parts[i].value;
    }
    return any && whole <= MOST_WHOLE;
}

static struct str say_row(struct context *context, struct str said, const struct stacked_chart *stacked,
                          const struct stacked_row *row)
{
    said = str_format(context->arena, "%.*s %.*s:", STR_ARG(said), STR_ARG(row->name));
    for (size_t i = 0; i < stacked->n_parts; i++)
        said = str_format(context->arena, "%.*s%s %.*s %.*s", STR_ARG(said), i ? ";" : "",
                          STR_ARG(words_lower(context->arena, stacked->parts[i])),
                          STR_ARG(chart_say_datum_queried(context, &row->parts[i])));
    return str_format(context->arena, "%.*s.", STR_ARG(said));
}

struct chart *chart_build_stacked(struct context *context, const struct node *node,
                                  const uint32_t *indicators, size_t n)
{
    if (n < 2)
        return NULL;
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, indicators[i])->measure != MEASURE_PROPORTION)
            return NULL;
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_STACKED, node, indicators[0]);
    struct stacked_chart *stacked = &chart->of.stacked;
    stacked->parts = ARENA_ARRAY(context->arena, struct str, n);
    stacked->n_parts = n;
    for (size_t i = 0; i < n; i++)
        stacked->parts[i] = context_indicator(context, indicators[i])->short_name;
    stacked->rows = ARENA_ARRAY(context->arena, struct stacked_row, n_las + 2);
    struct str said = str_of("Stacked bars, the parts of a whole by area.");
    for (size_t i = 0; i < n_las + 2; i++) {
        uint32_t area = i < n_las ? las[i] : i == n_las ? context->spec->region : context->country;
        struct stacked_row *row = &stacked->rows[stacked->n_rows];
        if (area == AREA_NONE || !fill_row(context, node, row, area, indicators, n))
            continue;
        said = say_row(context, said, stacked, row);
        stacked->n_rows++;
    }
    if (stacked->n_rows == 0)
        return NULL;
    uint32_t dated = chart_dated(context, node, indicators, n);
    if (chart->title.len == 0)
        chart->title = words_list(context->arena, stacked->parts, n);
    chart->subtitle =
        words_unit_when(context, context_indicator(context, dated), context_period(context, node, dated));
    chart->source = chart_sources(context, indicators, n);
    chart->alt = chart_say_table(context, said);
    context_add_chart(context, chart);
    return chart;
}
