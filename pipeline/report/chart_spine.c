/* The spine chart: one LA against England, its statistical neighbours and the spread of all English LAs,
 * indicator by indicator, on annual figures. */
#include "report/charts.h"
#include "report/words_verdict.h"

#include "data/value.h"

static struct str row_note(struct context *context, const struct indicator *item, struct period period)
{
    const char *way = item->polarity == POLARITY_HIGH  ? "high is good"
                      : item->polarity == POLARITY_LOW ? "low is good"
                                                       : "neither high nor low is good";
    return str_format(context->arena, "%s, %.*s", way, STR_ARG(period_display(context->arena, period)));
}

/* The distribution stands at England. False: the LA has no figure, so there is no row. */
static bool fill_row(struct context *context, struct spine_row *row, uint32_t indicator, uint32_t la,
                     struct period period)
{
    const struct indicator *item = context_indicator(context, indicator);
    const struct figure *own = context_figure(context, indicator, la, period, STAT_VALUE);
    if (!own)
        return false;
    uint32_t country = context->country;
    row->name = words_named(context, indicator, period, false);
    row->note = row_note(context, item, period);
    row->own = datum_of(own);
    row->england = datum_of(context_england(context, indicator, period));
    row->neighbours = datum_of(context_figure(context, indicator, la, period, STAT_NEIGHBOURS));
    row->q25 = datum_of(context_figure(context, indicator, country, period, STAT_Q25));
    row->q75 = datum_of(context_figure(context, indicator, country, period, STAT_Q75));
    row->lowest = datum_of(context_figure(context, indicator, country, period, STAT_ENGLAND_MIN));
    row->highest = datum_of(context_figure(context, indicator, country, period, STAT_ENGLAND_MAX));
    row->has_polarity = item->polarity != POLARITY_NONE;
    row->low_is_good = item->polarity == POLARITY_LOW;
    row->band = band_of(context_figure(context, indicator, la, period, STAT_BAND));
    return row->own.is_set || row->own.text.len > 0;
}

static struct str say_row(struct context *context, struct str said, const struct spine_row *row)
{
    said = str_format(context->arena, "%.*s %.*s (%.*s): %.*s", STR_ARG(said), STR_ARG(row->name),
                      STR_ARG(row->note), STR_ARG(chart_say_datum_queried(context, &row->own)));
    if (row->england.is_set)
        said = str_format(context->arena, "%.*s, England %.*s", STR_ARG(said), STR_ARG(row->england.text));
    if (row->neighbours.is_set)
        said =
            str_format(context->arena, "%.*s, neighbours %.*s", STR_ARG(said), STR_ARG(row->neighbours.text));
    if (row->band != BAND_NONE)
        said = str_format(context->arena, "%.*s, band %c", STR_ARG(said), 'A' + (int)row->band - (int)BAND_A);
    return str_format(context->arena, "%.*s.", STR_ARG(said));
}

/* "Worst fourth, D: plans reviewed on time 73.7, England 90.6; …. Second, B: …": by band, where a sentence
 * for each indicator is more than a listener can bear; figures of the ends only. */
static struct str say_bands(struct context *context, struct str said, const struct spine_chart *spine)
{
    static const char *const heads[] = {"In no band", "Best fourth, A", "Second, B", "Third, C",
                                        "Worst fourth, D"};
    static const enum band order[] = {BAND_D, BAND_A, BAND_B, BAND_C, BAND_NONE};
    for (size_t k = 0; k < sizeof order / sizeof *order; k++) {
        size_t n = 0;
        for (size_t i = 0; i < spine->n_rows; i++) {
            const struct spine_row *row = &spine->rows[i];
            if (row->band != order[k])
                continue;
            struct str name = words_lower(context->arena, row->name);
            said = n++ ? str_format(context->arena, "%.*s; %.*s", STR_ARG(said), STR_ARG(name))
                       : str_format(context->arena, "%.*s %s: %.*s", STR_ARG(said), heads[order[k]],
                                    STR_ARG(name));
            if (order[k] == BAND_D || order[k] == BAND_A)
                said = str_format(context->arena, "%.*s %.*s", STR_ARG(said),
                                  STR_ARG(chart_say_datum_queried(context, &row->own)));
        }
        if (n)
            said = str_format(context->arena, "%.*s.", STR_ARG(said));
    }
    return said;
}

/* An in-year indicator speaks through its annual twin, once. */
static bool seen_before(struct context *context, const uint32_t *indicators, size_t before, uint32_t annual)
{
    for (size_t i = 0; i < before; i++)
        if (context_annual(context, indicators[i]) == annual)
            return true;
    return false;
}

struct chart *chart_build_spine(struct context *context, const struct node *node, const uint32_t *indicators,
                                size_t n, uint32_t la)
{
    if (n == 0 || la == AREA_NONE)
        return NULL;
    struct chart *chart = chart_new(context, CHART_SPINE, node, indicators[0]);
    struct spine_chart *spine = &chart->of.spine;
    spine->own_name = context_area_name(context, la);
    spine->rows = ARENA_ARRAY(context->arena, struct spine_row, n);
    uint32_t *shown = ARENA_ARRAY(context->arena, uint32_t, n);
    struct str beginning =
        str_format(context->arena,
                   "Spine chart of %.*s: each indicator’s value beside England, statistical "
                   "neighbours and the spread of all English local authorities.",
                   STR_ARG(spine->own_name));
    struct str said = beginning;
    for (size_t i = 0; i < n; i++) {
        uint32_t annual = context_annual(context, indicators[i]);
        if (annual == INDICATOR_NONE || seen_before(context, indicators, i, annual))
            continue;
        struct period period = context_period(context, node, annual);
        if (!period_is(period) || !fill_row(context, &spine->rows[spine->n_rows], annual, la, period))
            continue;
        said = say_row(context, said, &spine->rows[spine->n_rows]);
        shown[spine->n_rows++] = annual;
    }
    if (spine->n_rows == 0)
        return NULL;
    if (chart_count_words(said) > CHART_MOST_WORDS)
        said = say_bands(context, beginning, spine);
    chart->unit = STR("");
    chart->source = chart_sources(context, shown, spine->n_rows);
    if (chart->title.len == 0)
        chart->title = str_format(context->arena, "%.*s: where it stands", STR_ARG(spine->own_name));
    chart->subtitle = STR("Last published figures; per cent where no unit is named");
    chart->alt = chart_say_table(context, said);
    context_add_chart(context, chart);
    return chart;
}
