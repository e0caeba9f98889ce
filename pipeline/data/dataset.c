#include "data/dataset.h"

#include "base/number.h"

void dataset_close(struct dataset *dataset)
{
    arena_close(dataset->columns);
    dataset->columns = NULL;
    dataset->series = NULL;
}

size_t series_find_period(const struct series *series, struct period period)
{
    size_t from = 0, to = series->n_periods;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        int order = period_compare(series->periods[middle], period);
        if (order == 0)
            return middle;
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return SIZE_MAX;
}

struct observation series_observation(const struct series *series, size_t period_index, uint32_t area)
{
    size_t cell = period_index * series->n_areas + area;
    uint8_t has = series->has[cell];
    return (struct observation){
        .state = (enum state)series->state[cell],
        .marks = series->marks[cell],
        .value = series->value[cell],
        .numerator = series->numerator[cell],
        .denominator = series->denominator[cell],
        .has_value = has & HAS_VALUE,
        .has_numerator = has & HAS_NUMERATOR,
        .has_denominator = has & HAS_DENOMINATOR,
        .computed = has & HAS_VALUE_COMPUTED,
        .source = series->source[cell],
        .line = series->line[cell],
        .line2 = series->line2 ? series->line2[cell] : 0,
    };
}

struct observation dataset_find(const struct dataset *dataset, uint32_t indicator, uint32_t area,
                                struct period period)
{
    const struct series *series = &dataset->series[indicator];
    size_t at = series_find_period(series, period);
    return at == SIZE_MAX ? (struct observation){.state = STATE_MISSING}
                          : series_observation(series, at, area);
}

/* Whether any LA has a value that counts. */
static bool has_values(const struct dataset *dataset, const struct series *series, size_t period_index)
{
    for (size_t area = 0; area < series->n_areas; area++) {
        size_t cell = period_index * series->n_areas + area;
        if (dataset->areas->items[area].kind == AREA_LA && (series->has[cell] & HAS_VALUE) &&
            state_counts((enum state)series->state[cell]))
            return true;
    }
    return false;
}

struct period dataset_latest(const struct dataset *dataset, uint32_t indicator, struct period limit)
{
    const struct series *series = &dataset->series[indicator];
    for (size_t i = series->n_periods; i-- > 0;) {
        /* by the last day alone: a year is not after its own last quarter, nor the quarter after the year */
        bool after = period_is(limit) && date_compare(period_end(series->periods[i]), period_end(limit)) > 0;
        if (!after && has_values(dataset, series, i))
            return series->periods[i];
    }
    return (struct period){0};
}

/* -- dump */

static void number_add(struct buf *out, const char *name, bool has, double value)
{
    char text[NUMBER_TEXT];
    if (!has)
        return;
    struct str number = number_shortest(value, text);
    buf_add_format(out, " %s=%.*s", name, STR_ARG(number));
}

static void observation_add(const struct dataset *dataset, struct arena *scratch, const struct observation *o,
                            struct buf *out)
{
    buf_add_format(out, " %.*s", STR_ARG(state_name(o->state)));
    if (state_counts(o->state) || o->state == STATE_QUERIED || o->state == STATE_NOT_CALCULABLE) {
        number_add(out, o->computed ? "computed" : "value", o->has_value, o->value);
        number_add(out, "numerator", o->has_numerator, o->numerator);
        number_add(out, "denominator", o->has_denominator, o->denominator);
    } /* beside a symbol counts would tell what it withholds */
    if (o->marks)
        buf_add_format(out, " marks=%.*s", STR_ARG(marks_text(scratch, o->marks)));
    buf_add_format(out, " %.*s:%u", STR_ARG(dataset->sources[o->source].id), (unsigned)o->line);
    if (o->line2)
        buf_add_format(out, "+%u", (unsigned)o->line2);
    buf_add_char(out, '\n');
}

void dataset_dump(const struct dataset *dataset, struct buf *out)
{
    struct arena *scratch = arena_open();
    buf_add_format(out, "observations %zu\n", dataset->n_observations);
    for (size_t i = 1; i < dataset->n_sources; i++)
        buf_add_format(out, "source %.*s %.*s\n", STR_ARG(dataset->sources[i].id),
                       STR_ARG(dataset->sources[i].file));
    for (size_t i = 0; i < dataset->catalogue->n; i++) {
        const struct series *series = &dataset->series[i];
        for (size_t p = 0; p < series->n_periods; p++) {
            struct str period = period_text(scratch, series->periods[p]);
            for (uint32_t area = 0; area < series->n_areas; area++) {
                struct observation o = series_observation(series, p, area);
                if (o.source == 0)
                    continue;
                buf_add_format(out, "%.*s | %.*s | %.*s |", STR_ARG(dataset->catalogue->items[i].id),
                               STR_ARG(period), STR_ARG(dataset->areas->items[area].code));
                observation_add(dataset, scratch, &o, out);
            }
        }
    }
    arena_close(scratch);
}
