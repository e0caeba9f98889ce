/* What charts over time share: their periods, points and marks, and which points are made of other areas than
 * the rest. */
#include "report/charts.h"

#include "data/lists.h"
#include "data/value.h"

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

/* What is published once a year as a quarter's or a term's figure has its next period a year on; else it is
 * the one that follows. */
static int step_of(const struct period *periods, size_t n)
{
    int year = n ? period_steps_per_year(periods[0].kind) : 1, between;
    for (size_t i = 1; i < n; i++)
        if (!period_distance(periods[i - 1], periods[i], &between) || between % year != 0)
            return 1;
    return n > 1 ? year : 1;
}

const struct period *chart_filled(const struct context *context, const struct period *periods, size_t n,
                                  size_t most, size_t *n_filled)
{
    int steps = 0, step = step_of(periods, n);
    *n_filled = n;
    if (n < 2 || !period_distance(periods[0], periods[n - 1], &steps) || steps <= 0)
        return periods;
    size_t all = (size_t)(steps / step) + 1, count = most && all > most ? most : all;
    struct period *filled = ARENA_ARRAY(context->arena, struct period, count + 1);
    for (size_t i = 0; i < count; i++)
        filled[i] = period_add(periods[n - 1], -(int)(count - 1 - i) * step);
    *n_filled = count;
    return filled;
}

const struct period *chart_span(const struct context *context, uint32_t indicator, struct period last,
                                size_t most, size_t *n)
{
    size_t n_known = 0;
    const struct period *known = chart_periods(context, indicator, last, 0, &n_known);
    return chart_filled(context, known, n_known, most, n);
}

size_t chart_per_year(const struct period *periods, size_t n)
{
    return n && step_of(periods, n) == 1 ? (size_t)period_steps_per_year(periods[0].kind) : 1;
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

/* -- points that are made of other LAs than the usual ones of their line */

struct str chart_mark_partial(struct context *context, uint32_t indicator, const struct period *periods,
                              struct datum *points, size_t n)
{
    uint32_t made_of = 0;
    struct str label = STR("");
    for (size_t i = 0; i < n; i++) {
        const struct figure *figure =
            points[i].is_set ? context_region(context, indicator, periods[i]) : NULL;
        if (!figure || !(figure->parts & PART_OTHERS))
            continue;
        /* a published one is of all */
        uint32_t all = figure->n_expected ? figure->n_expected : (uint32_t)context->spec->n_las;
        uint32_t own = figure->n_expected ? figure->n_used : all;
        points[i].is_partial = true;
        if (label.len == 0)
            label = str_format(context->arena, "%u of %u LAs", own, all);
        else if (own != made_of)
            label = STR("other LAs than the rest");
        made_of = own;
    }
    return label;
}

struct str chart_say_partial(struct context *context, struct str said, struct str name,
                             const struct datum *points, const struct str *periods, size_t n,
                             struct str label)
{
    struct str *when = ARENA_ARRAY(context->arena, struct str, n + 1);
    size_t n_when = 0;
    for (size_t i = 0; i < n; i++)
        if (points[i].is_partial)
            when[n_when++] = periods[i];
    if (n_when == 0)
        return said;
    return str_format(context->arena, "%.*s %.*s in %.*s: %.*s, not joined to the others.", STR_ARG(said),
                      STR_ARG(name), STR_ARG(words_list(context->arena, when, n_when)), STR_ARG(label));
}

/* -- marks on the axis */

/* A break stands at the first step of the line that crosses it. */
static bool break_place(const struct context *context, uint32_t indicator, const struct series_break *item,
                        const struct period *periods, size_t n, double *at)
{
    const struct indicator *of = context_indicator(context, indicator);
    for (size_t p = 1; p < n; p++) {
        if (!break_is_crossed(break_day(item), indicator_span(of, periods[p - 1]),
                              indicator_span(of, periods[p])))
            continue;
        *at = (double)p - 0.5;
        return true;
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
        if (break_concerns(item, indicator, area) && break_place(context, indicator, item, periods, n, &at))
            events[(*n_events)++] = (struct chart_event){at, item->reason, true};
    }
    for (size_t i = 0; i < lists->n_events; i++)
        if (lists->events[i].area == area && event_place(lists->events[i].date, periods, n, &at))
            events[(*n_events)++] = (struct chart_event){at, event_text(context, &lists->events[i]), false};
    return events;
}

struct chart_event *chart_breaks(struct context *context, uint32_t indicator, uint32_t area,
                                 const struct period *periods, size_t n, size_t *n_breaks)
{
    size_t n_events = 0;
    struct chart_event *events = chart_events(context, indicator, area, periods, n, &n_events);
    *n_breaks = 0;
    for (size_t i = 0; i < n_events; i++)
        if (events[i].is_break)
            events[(*n_breaks)++] = events[i];
    return events;
}

/* -- what each point stands for */

/* "quarter" of what a period's kind is; of a year and longer "year". */
const char *chart_period_word(enum period_kind kind)
{
    switch (kind) {
    case PERIOD_QUARTER: return "quarter";
    case PERIOD_MONTH: return "month";
    case PERIOD_TERM:
    case PERIOD_TWO_TERMS: return "term";
    case PERIOD_PART: return "part";
    case PERIOD_WEEK: return "week";
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_THREE_YEARS: break;
    }
    return "year";
}

/* "31 March", of the day on which each year of a series ends. */
static struct str year_end(struct arena *arena, struct period last)
{
    struct date end = period_end(last);
    return str_format(arena, "%d\xc2\xa0%.*s", end.day, STR_ARG(month_name(end.month)));
}

struct str chart_unit_over(const struct context *context, uint32_t indicator, struct period last)
{
    const struct indicator *item = context_indicator(context, indicator);
    const char *kind = chart_period_word(last.kind);
    struct arena *arena = context->arena;
    struct str over = str_format(arena, "%s by %s", kind, kind);
    bool is_part = period_steps_per_year(last.kind) > 1;
    if (last.kind == PERIOD_THREE_YEARS)
        over = str_format(arena, "three years to each %.*s", STR_ARG(year_end(arena, last)));
    else if (last.kind == PERIOD_YEAR)
        over = str_format(arena, item->basis == BASIS_SNAPSHOT ? "at each %.*s" : "years to %.*s",
                          STR_ARG(year_end(arena, last)));
    else if (item->basis == BASIS_SNAPSHOT)
        over = str_format(arena, "at each %s\xe2\x80\x99s end", kind);
    else if (item->basis == BASIS_ROLLING_12M && is_part)
        over = str_format(arena, "12\xc2\xa0months to each %s\xe2\x80\x99s end", kind);
    else if (item->basis == BASIS_YEAR_TO_DATE && is_part)
        over = str_format(arena, "from %.*s to each %s\xe2\x80\x99s end",
                          STR_ARG(month_name(period_year_start(last, item->calendar).month)), kind);
    struct str unit = item->unit.len ? words_unit(context, item, last) : STR("number");
    return str_format(arena, "%.*s, %.*s", STR_ARG(words_capital(arena, unit)), STR_ARG(over));
}
