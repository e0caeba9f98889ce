#include "analysis/screen_parts.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>

/* -- what the parts ask */

struct str screen_text(const struct screen *screen, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    struct str text = str_format_list(screen->arena, format, list);
    va_end(list);
    return text;
}

#define MINUS "\xE2\x88\x92" /* the typographic one: what is found stands on the page too */

struct str screen_number(const struct screen *screen, double value)
{
    char text[NUMBER_TEXT];
    if (!isfinite(value))
        return STR("too large a number");
    double size = fabs(value);
    int digits = size < 1 ? 6 : size < 1000 ? 4 : 2; /* a spreadsheet's tail is nothing to ask about */
    if (size >= 1e-4 && size < 1e12)
        size = number_round(size, digits);
    struct str shortest = number_shortest(size, text);
    return str_format(screen->arena, "%s%.*s", value < 0 ? MINUS : "", STR_ARG(shortest));
}

bool screened_value(const struct screened *screened, size_t period, uint32_t area, double *value)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, area);
    *value = series->value[cell];
    return state_counts((enum state)series->state[cell]) && (series->has[cell] & HAS_VALUE) &&
           isfinite(*value);
}

/* How many decimals, up to `most`, the number has. */
static int decimals_of(double value, int most)
{
    int decimals = 0;
    for (double scale = 1; decimals < most; decimals++, scale *= 10)
        if (fabs(value * scale - round(value * scale)) <= 1e-9 * fmax(1, fabs(value * scale)))
            break;
    return decimals;
}

#define DECIMALS_VALUES 10 /* fewest published values that show how they are rounded */

int screened_decimals(const struct screened *screened, size_t period)
{
    const struct series *series = screened->series;
    int shown = screened->indicator->decimals, most = 0;
    size_t n = 0;
    for (uint32_t area = 0; area < screened->screen->areas->n && most < shown; area++) {
        double value;
        if (!screened_value(screened, period, area, &value) ||
            series_observation(series, period, area).computed)
            continue;
        int decimals = decimals_of(value, shown);
        most = decimals > most ? decimals : most;
        n++;
    }
    return n >= DECIMALS_VALUES ? most : shown;
}

size_t screened_before(const struct screened *screened, size_t period, uint32_t area)
{
    double value;
    for (size_t before = period; before-- > 0;)
        if (screened_value(screened, before, area, &value))
            return before;
    return SIZE_MAX;
}

/* -- adding */

static const struct comment *answer_find(const struct screen *screen, uint32_t indicator, uint32_t area,
                                         struct period period)
{
    for (size_t i = 0; screen->lists && i < screen->lists->n_comments; i++) {
        const struct comment *comment = &screen->lists->comments[i];
        bool about_it = comment->indicator == indicator || comment->indicator == INDICATOR_NONE;
        if (comment->kind == COMMENT_ANSWER && comment->area == area && about_it &&
            period_equal(comment->period, period))
            return comment;
    }
    return NULL;
}

void screen_add_other(struct screen *screen, struct query query)
{
    const struct comment *answer =
        query.area == AREA_NONE ? NULL : answer_find(screen, query.indicator, query.area, query.period);
    query.is_open = !answer;
    query.answer = answer ? answer->text : STR_NONE;
    struct queries *queries = screen->queries;
    ARENA_RESERVE(screen->arena, queries->items, queries->n, queries->capacity);
    queries->items[queries->n++] = query;
}

void screen_add(const struct screened *screened, size_t period, uint32_t area, struct finding_text text)
{
    const struct dataset *dataset = screened->screen->dataset;
    size_t cell = reach_cell(screened->series, period, area);
    uint16_t source = screened->series->source[cell];
    struct place place = {0};
    if (source && source < dataset->n_sources) {
        place = place_line(dataset->sources[source].file, screened->series->line[cell], 0);
        place.sheet = dataset->sources[source].sheet;
    }
    screen_add_other(screened->screen, (struct query){.severity = text.severity,
                                                      .code = text.code,
                                                      .indicator = screened->index,
                                                      .area = area,
                                                      .period = screened->series->periods[period],
                                                      .place = place,
                                                      .found = text.found,
                                                      .expected = text.expected,
                                                      .to_do = text.to_do});
}

/* -- the whole */

/* The last period before `end` with a value of any of the region's LAs; `end` when there is none. */
static size_t last_with_values(const struct screened *screened, size_t end)
{
    const struct spec *spec = screened->screen->spec;
    double value;
    for (size_t period = end; period-- > 0;)
        for (size_t i = 0; i < spec->n_las; i++)
            if (screened_value(screened, period, spec->las[i], &value))
                return period;
    return end;
}

static struct screened screened_open(struct screen *screen, uint32_t index)
{
    const struct indicator *indicator = &screen->dataset->catalogue->items[index];
    struct screened screened = {
        .screen = screen, .index = index, .indicator = indicator, .series = &screen->dataset->series[index]};
    screened.n_periods = reach_periods(screened.series, spec_limit(screen->spec, indicator));
    screened.latest = last_with_values(&screened, screened.n_periods);
    screened.recent = last_with_values(&screened, screened.latest);
    return screened;
}

static int queries_compare(const void *first, const void *second)
{
    const struct query *a = first;
    const struct query *b = second;
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    int order = period_compare(a->period, b->period);
    if (order)
        return order;
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    if (a->severity != b->severity)
        return a->severity > b->severity ? -1 : 1;
    order = str_compare(str_of(a->code), str_of(b->code));
    return order ? order : str_compare(a->found, b->found);
}

struct queries *screen_build(const struct spec *spec, const struct lists *lists,
                             const struct dataset *dataset, struct arena *arena)
{
    struct arena *scratch = arena_open();
    size_t longest = 0;
    for (size_t i = 0; i < dataset->catalogue->n; i++)
        longest = dataset->series[i].n_periods > longest ? dataset->series[i].n_periods : longest;
    struct screen screen = {.spec = spec,
                            .lists = lists,
                            .dataset = dataset,
                            .areas = dataset->areas,
                            .arena = arena,
                            .scratch = scratch,
                            .queries = ARENA_NEW(arena, struct queries),
                            .values = ARENA_ARRAY(scratch, double, dataset->areas->n + longest)};
    screen.queries->excludes = spec->settings.queried == QUERIED_EXCLUDE;
    for (uint32_t i = 0; i < dataset->catalogue->n; i++) {
        struct screened screened = screened_open(&screen, i);
        screen_yield(&screened);
        screen_periods(&screened);
        screen_fractions(&screened);
        screen_values(&screened);
        screen_noughts(&screened);
        screen_history(&screened);
        screen_totals(&screened);
    }
    screen_complete(&screen);
    screen_siblings(&screen);
    screen_catalogue(&screen);
    if (screen.queries->n)
        qsort(screen.queries->items, screen.queries->n, sizeof(struct query), queries_compare);
    screen_fold(&screen);
    arena_close(scratch);
    return screen.queries;
}

size_t screen_apply(const struct spec *spec, const struct queries *queries, struct dataset *dataset)
{
    size_t n = 0;
    for (size_t i = 0; i < queries->n && spec->settings.queried == QUERIED_EXCLUDE; i++) {
        const struct query *query = &queries->items[i];
        if (query->severity != QUERY_SEVERE || !query->is_open || query->indicator == INDICATOR_NONE ||
            query->area == AREA_NONE)
            continue;
        struct series *series = &dataset->series[query->indicator];
        size_t period = series_find_period(series, query->period);
        if (period == SIZE_MAX)
            continue;
        uint8_t *state = &series->state[reach_cell(series, period, query->area)];
        if (!state_counts((enum state) * state) && *state != STATE_NOT_CALCULABLE)
            continue;
        *state = STATE_QUERIED;
        n++;
    }
    return n;
}

/* "Agency social workers, Warwickshire, 2025 SEP". */
static struct str subject_of(const struct query *query, const struct dataset *dataset, struct arena *arena)
{
    struct str indicator = query->indicator == INDICATOR_NONE
                               ? STR("All indicators")
                               : dataset->catalogue->items[query->indicator].id;
    if (query->area == AREA_NONE)
        return indicator;
    struct str period = period_is(query->period) ? period_text(arena, query->period) : STR_NONE;
    return str_format(arena, "%.*s, %.*s%s%.*s", STR_ARG(indicator),
                      STR_ARG(dataset->areas->items[query->area].name), period.len ? ", " : "",
                      STR_ARG(period));
}

void screen_report(const struct queries *queries, const struct dataset *dataset, struct diags *diags)
{
    struct arena *scratch = arena_open();
    for (size_t i = 0; i < queries->n; i++) {
        const struct query *query = &queries->items[i];
        if (query->is_told)
            continue;
        struct str subject = subject_of(query, dataset, scratch);
        bool quiet = query->severity == QUERY_NOTE || !query->is_open;
        bool severe = query->severity == QUERY_SEVERE;
        bool of_la = query->area != AREA_NONE && dataset->areas->items[query->area].kind == AREA_LA;
        const char *said = !query->is_open                        ? "; answered: "
                           : severe && queries->excludes && of_la ? "; queried until it is answered"
                           : severe && queries->excludes          ? "; queried until it is corrected"
                           : severe ? "; severe, and used all the same, as the spec has it"
                                    : "";
        diag_add_hint(diags, quiet ? SEVERITY_NOTE : SEVERITY_WARNING, query->code, query->place,
                      query->to_do, "%.*s: %.*s; expected %.*s%s%.*s", STR_ARG(subject),
                      STR_ARG(query->found), STR_ARG(query->expected), said, STR_ARG(query->answer));
    }
    arena_close(scratch);
}
