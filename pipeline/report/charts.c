#include "report/charts.h"
#include "report/words_verdict.h"

#include "data/lists.h"
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

struct str chart_title(const struct context *context, struct str what, struct str where, struct str finding,
                       size_t most)
{
    struct arena *arena = context->arena;
    struct str said = str_format(arena, "%.*s: %.*s%s%.*s", STR_ARG(what), STR_ARG(where),
                                 finding.len && where.len ? " " : "", STR_ARG(finding));
    if (said.len <= most || finding.len == 0)
        return said;
    return str_format(arena, "%.*s: %.*s", STR_ARG(what), STR_ARG(finding));
}

struct chart *chart_new(struct context *context, enum chart_kind kind, const struct node *node,
                        uint32_t indicator)
{
    context_begin_chart(context);
    struct chart *chart = ARENA_NEW(context->arena, struct chart);
    const struct indicator *item = context_indicator(context, indicator);
    chart->kind = kind;
    if (node->kind == NODE_CHART)
        chart->id = node->id;
    if (node->kind != NODE_INDICATOR) /* there it is the heading's */
        chart->title = node->title;
    chart->unit = words_is_percent(item) ? item->unit : STR("");
    chart->decimals = item->decimals;
    chart->source = words_source(context, indicator);
    return chart;
}

#define LEAST_CHANGES 3 /* in an axis */

double chart_least_span(const struct context *context, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    return item->has_least_change ? LEAST_CHANGES * item->least_change : 0;
}

uint32_t chart_dated(const struct context *context, const struct node *node, const uint32_t *indicators,
                     size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (period_is(context_period(context, node, indicators[i])))
            return indicators[i];
    return indicators[0];
}

struct str chart_region_name(const struct context *context, const struct figure *region)
{
    struct str name = context_area_name(context, context->spec->region);
    if (!region || !(region->marks & MARK_PARTIAL))
        return name;
    return str_format(context->arena, "%.*s, %u of %u LAs", STR_ARG(name), region->n_used,
                      region->n_expected);
}

size_t chart_target_from(struct context *context, uint32_t indicator, uint32_t area,
                         const struct period *periods, size_t n)
{
    const struct figure *target =
        n ? context_figure(context, indicator, area, periods[n - 1], STAT_TARGET) : NULL;
    size_t from = 0;
    while (target && from + 1 < n && period_compare(periods[from], target->comparator_period) < 0)
        from++;
    return from;
}

struct datum chart_target(struct context *context, uint32_t indicator, uint32_t area, struct period period,
                          struct str *label)
{
    const struct figure *target = context_figure(context, indicator, area, period, STAT_TARGET);
    *label = STR("");
    if (!target || !figure_is_number(target))
        return datum_none();
    *label = str_format(context->arena, "target %.*s", STR_ARG(target->display));
    return datum_of(target);
}

struct str chart_sources(struct context *context, const uint32_t *indicators, size_t n)
{
    struct str *sources = ARENA_ARRAY(context->arena, struct str, n + 1);
    size_t n_sources = 0;
    struct str all = STR("");
    for (size_t i = 0; i < n; i++) {
        struct str source = context_indicator(context, indicators[i])->source;
        bool known = source.len == 0;
        for (size_t k = 0; k < n_sources && !known; k++)
            known = str_equal(sources[k], source);
        if (known)
            continue;
        all = str_format(context->arena, "%.*s%s%.*s", STR_ARG(all),
                         n_sources ? "; " : "Source: ", STR_ARG(source));
        sources[n_sources++] = source;
    }
    return all.len ? str_format(context->arena, "%.*s.", STR_ARG(all)) : all;
}

struct str chart_say_notable(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *las, size_t n, struct str said)
{
    struct str notable = words_notable(context, indicator, period, las, n);
    return notable.len ? str_format(context->arena, "%.*s %.*s", STR_ARG(said), STR_ARG(notable)) : said;
}

struct str chart_say_places(struct context *context, uint32_t indicator, struct period period,
                            const uint32_t *las, size_t n, struct str said)
{
    const struct figure *region = context_region(context, indicator, period);
    if (region && figure_is_number(region))
        said = str_format(context->arena, "%.*s %.*s: %.*s.", STR_ARG(said),
                          STR_ARG(context_area_name(context, context->spec->region)),
                          STR_ARG(words_value(context, region)));
    const struct figure *england = context_england(context, indicator, period);
    if (england && figure_is_number(england))
        said = str_format(context->arena, "%.*s England: %.*s.", STR_ARG(said),
                          STR_ARG(words_value(context, england)));
    return chart_say_notable(context, indicator, period, las, n, said);
}

enum tone chart_tone(const struct context *context, uint32_t indicator, uint32_t la, struct period period)
{
    const struct figure *dip = context_figure(context, indicator, la, period, STAT_DIP);
    const struct figure *improvement = context_figure(context, indicator, la, period, STAT_IMPROVEMENT);
    if (dip && dip->state == STATE_VALUE && (dip->word == WORD_DIPPING || dip->word == WORD_SUSTAINED))
        return TONE_BAD;
    if (improvement && improvement->state == STATE_VALUE &&
        (improvement->word == WORD_IMPROVING || improvement->word == WORD_SUSTAINED))
        return TONE_GOOD;
    return TONE_NEUTRAL;
}
