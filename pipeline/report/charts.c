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

struct chart *chart_new(struct context *context, enum chart_kind kind, const struct node *node,
                        uint32_t indicator)
{
    context_begin_chart(context);
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

#define LEAST_CHANGES 4 /* in an axis */

double chart_least_span(const struct context *context, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    return item->has_least_change ? LEAST_CHANGES * item->least_change : 0;
}

/* A sum over fewer LAs is no point of a series of sums. */
static bool is_point(const struct context *context, const struct figure *figure)
{
    return !figure || figure->statistic != STAT_REGION || !(figure->marks & MARK_PARTIAL) ||
           context_indicator(context, figure->indicator)->measure != MEASURE_COUNT;
}

struct str *chart_period_labels(struct context *context, const struct period *periods, size_t n)
{
    struct str *labels = ARENA_ARRAY(context->arena, struct str, n + 1);
    for (size_t i = 0; i < n; i++)
        labels[i] = period_display(context->arena, periods[i]);
    return labels;
}

struct datum *chart_points(struct context *context, uint32_t indicator, uint32_t area,
                           enum statistic statistic, const struct period *periods, size_t n, size_t *n_set)
{
    struct datum *points = ARENA_ARRAY(context->arena, struct datum, n + 1);
    *n_set = 0;
    for (size_t i = 0; i < n; i++) {
        const struct figure *figure = context_figure(context, indicator, area, periods[i], statistic);
        points[i] = is_point(context, figure) ? datum_of(figure) : datum_none();
        *n_set += points[i].is_set ? 1 : 0;
    }
    return points;
}

/* A break stands between the last period that ends before it and the next one. */
static bool break_place(const struct series_break *item, const struct period *periods, size_t n, double *at)
{
    struct date from = period_start(item->from);
    for (size_t p = 1; p < n; p++) {
        if (date_compare(period_end(periods[p]), from) < 0)
            continue;
        *at = (double)p - 0.5;
        return date_compare(period_end(periods[p - 1]), from) < 0;
    }
    return false;
}

/* An inspection stands by its day: a period's place is the period's last day. */
static bool event_place(struct date date, const struct period *periods, size_t n, double *at)
{
    int32_t day = date_day(date);
    for (size_t p = 1; p < n; p++) {
        int32_t before = date_day(period_end(periods[p - 1])), end = date_day(period_end(periods[p]));
        if (day < before || day > end)
            continue;
        *at = (double)(p - 1) + (end > before ? (double)(day - before) / (double)(end - before) : 1.0);
        return true;
    }
    return false;
}

static struct str event_text(struct context *context, const struct event *event)
{
    if (event->outcome.len == 0)
        return event->kind;
    return str_format(context->arena, "%.*s: %.*s", STR_ARG(event->kind), STR_ARG(event->outcome));
}

struct chart_event *chart_events(struct context *context, uint32_t indicator, uint32_t area,
                                 const struct period *periods, size_t n, size_t *n_events)
{
    const struct lists *lists = context->inputs->lists;
    *n_events = 0;
    if (!lists || lists->n_breaks + lists->n_events == 0)
        return NULL;
    struct chart_event *events =
        ARENA_ARRAY(context->arena, struct chart_event, lists->n_breaks + lists->n_events + 1);
    double at;
    for (size_t i = 0; i < lists->n_breaks; i++) {
        const struct series_break *item = &lists->breaks[i];
        bool speaks = (item->indicator == INDICATOR_NONE || item->indicator == indicator) &&
                      (item->area == AREA_NONE || item->area == area) && period_is(item->from);
        if (speaks && break_place(item, periods, n, &at))
            events[(*n_events)++] = (struct chart_event){at, item->reason, true};
    }
    for (size_t i = 0; i < lists->n_events; i++)
        if (lists->events[i].area == area && event_place(lists->events[i].date, periods, n, &at))
            events[(*n_events)++] = (struct chart_event){at, event_text(context, &lists->events[i]), false};
    return events;
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
                             struct str said)
{
    struct str notable = words_notable(context, indicator, period);
    return notable.len ? str_format(context->arena, "%.*s %.*s", STR_ARG(said), STR_ARG(notable)) : said;
}

struct str chart_say_places(struct context *context, uint32_t indicator, struct period period,
                            struct str said)
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
    return chart_say_notable(context, indicator, period, said);
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
