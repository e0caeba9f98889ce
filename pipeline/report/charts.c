#include "report/charts.h"

#include "data/value.h"

struct datum datum_none(void)
{
    return (struct datum){.is_set = false, .text = state_symbol(STATE_MISSING)};
}

struct datum datum_of(const struct figure *figure)
{
    if (!figure)
        return datum_none();
    struct datum datum = {.text = figure->display};
    datum.is_set = figure_is_number(figure);
    datum.value = datum.is_set ? figure->value : 0.0;
    datum.queried = figure->state == STATE_QUERIED;
    datum.provisional = (figure->marks & MARK_PROVISIONAL) != 0;
    return datum;
}

struct datum datum_lower(const struct figure *figure)
{
    if (!figure || !(figure->has & FIGURE_LOWER))
        return datum_none();
    return (struct datum){.is_set = true, .value = figure->lower};
}

struct datum datum_upper(const struct figure *figure)
{
    if (!figure || !(figure->has & FIGURE_UPPER))
        return datum_none();
    return (struct datum){.is_set = true, .value = figure->upper};
}

enum band band_of(const struct figure *figure)
{
    if (!figure || figure->word < WORD_BAND_A || figure->word > WORD_BAND_D)
        return BAND_NONE;
    return (enum band)(BAND_A + (int)(figure->word - WORD_BAND_A));
}

struct chart *chart_new(struct context *context, enum chart_kind kind, const struct node *node,
                        uint32_t indicator)
{
    struct chart *chart = ARENA_NEW(context->arena, struct chart);
    const struct indicator *item = context_indicator(context, indicator);
    chart->kind = kind;
    if (node->kind == NODE_CHART) {
        chart->id = node->id;
        chart->title = node->title;
    }
    chart->unit = str_is(item->unit, "%") ? item->unit : STR("");
    chart->decimals = item->decimals;
    chart->source = words_source(context, indicator);
    return chart;
}

const struct period *chart_periods(const struct context *context, uint32_t indicator, struct period last,
                                   size_t most, size_t *n)
{
    const struct series *series = &context->dataset->series[indicator];
    struct period *periods = ARENA_ARRAY(context->arena, struct period, series->n_periods + 1);
    size_t count = 0;
    for (size_t i = 0; i < series->n_periods; i++)
        if (series->periods[i].kind == last.kind && period_compare(series->periods[i], last) <= 0)
            periods[count++] = series->periods[i];
    size_t skip = most && count > most ? count - most : 0;
    *n = count - skip;
    return periods + skip;
}
