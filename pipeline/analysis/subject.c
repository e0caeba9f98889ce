#include "analysis/subject.h"

#include "base/number.h"

#include "stats/difference.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

struct period subject_period(const struct subject *subject, size_t period)
{
    return subject->series->periods[period];
}

struct measured *subject_measured(const struct subject *subject, size_t period, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->measured)
        return &subject->measured[period * analysis->n_tracked + track];
    if (track == analysis->region_track)
        return &subject->region_measured[period];
    if (period != subject->latest)
        abort(); /* nobody may ask */
    return &subject->latest_measured[track];
}

struct change *subject_change(const struct subject *subject, size_t period, uint32_t track)
{
    return &subject->changes[period * subject->analysis->n_tracked + track];
}

struct interval *subject_drawn(const struct subject *subject, size_t period, uint32_t track)
{
    return &subject->drawn[period * subject->analysis->n_tracked + track];
}

struct interval *subject_verdict(const struct subject *subject, size_t period, uint32_t track)
{
    return &subject->verdicts[period * subject->analysis->n_tracked + track];
}

bool subject_value(const struct subject *subject, size_t period, uint32_t area, double *value)
{
    const struct series *series = subject->series;
    size_t cell = reach_cell(series, period, area);
    if (!state_counts((enum state)series->state[cell]) || !(series->has[cell] & HAS_VALUE))
        return false;
    *value = series->value[cell];
    return isfinite(*value);
}

/* Counts of nothing (0 of 0) have no value, and still are both there. */
bool subject_counts(const struct subject *subject, size_t period, uint32_t area, double *numerator,
                    double *denominator)
{
    const struct series *series = subject->series;
    size_t cell = reach_cell(series, period, area);
    enum state state = (enum state)series->state[cell];
    unsigned both = HAS_NUMERATOR | HAS_DENOMINATOR;
    bool stand = state_counts(state) || state == STATE_NOT_CALCULABLE || state == STATE_LOW;
    if (!stand || (series->has[cell] & both) != both)
        return false;
    *numerator = series->numerator[cell];
    *denominator = series->denominator[cell];
    return isfinite(*numerator) && isfinite(*denominator);
}

double subject_scale(const struct subject *subject, size_t period)
{
    return indicator_scale(subject->indicator, subject_period(subject, period));
}

bool subject_is_annual(const struct subject *subject, size_t period)
{
    return period_steps_per_year(subject_period(subject, period).kind) == 1;
}

const struct series_break *subject_break(const struct subject *subject, uint32_t area, size_t from, size_t to)
{
    for (size_t i = 0; i < subject->n_breaks; i++) {
        const struct series_break *found = subject->breaks[i];
        if (break_concerns(found, subject->index, area) &&
            break_is_crossed(subject->break_days[i], subject->spans[from], subject->spans[to]))
            return found;
    }
    return NULL;
}

size_t subject_years_before(const struct subject *subject, size_t period, int years)
{
    struct period before = subject_period(subject, period);
    for (int i = 0; i < years && period_is(before); i++)
        before = period_year_before(before);
    return period_is(before) ? series_find_period(subject->series, before) : NO_PERIOD;
}

size_t subject_comparison_before(const struct subject *subject, size_t period)
{
    struct period now = subject_period(subject, period);
    struct period before =
        subject->indicator->basis == BASIS_IN_PERIOD ? period_previous(now) : period_year_before(now);
    return period_is(before) ? series_find_period(subject->series, before) : NO_PERIOD;
}

size_t subject_expected(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    struct date day = period_end(subject_period(subject, period));
    size_t n = 0;
    for (size_t i = 0; i < analysis->n_las; i++)
        n += area_exists(&analysis->areas->items[analysis->tracked[i]], day);
    return n;
}

bool subject_is_point(const struct subject *subject, size_t period, uint32_t track)
{
    return subject_measured(subject, period, track)->stands &&
           (track != subject->analysis->region_track ||
            subject->coverages[period] == subject->usual_coverage);
}

struct str subject_why_no_point(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *measured = subject_measured(subject, period, analysis->region_track);
    size_t expected = subject_expected(subject, period);
    uint32_t n = (uint32_t)expected;
    if (measured->partial)
        n = ledger_read(analysis->ledger, measured->figure, NULL).n_used;
    return method_format(analysis, "made of %u of %zu LAs, unlike the other points", n, expected);
}

enum word subject_word(const struct subject *subject, uint32_t area, enum statistic statistic)
{
    const struct ledger *ledger = subject->analysis->ledger;
    uint32_t found =
        ledger_find(ledger, subject->index, area, subject_period(subject, subject->latest), statistic);
    if (found == FIGURE_NONE)
        return WORD_NONE_SET;
    struct figure figure = ledger_read(ledger, found, NULL);
    return figure.state == STATE_VALUE ? figure.word : WORD_NONE_SET;
}

bool subject_is_comparable(const struct subject *subject)
{
    return subject->indicator->measure != MEASURE_COUNT;
}

bool subject_has_intervals(const struct subject *subject)
{
    switch (subject->indicator->measure) {
    case MEASURE_PROPORTION:
    case MEASURE_RATE: return true;
    case MEASURE_RATIO:
    case MEASURE_COUNT:
    case MEASURE_SCORE: return false;
    }
    return false;
}

struct interval subject_interval(const struct subject *subject, size_t period, double numerator,
                                 double denominator, double confidence)
{
    double scale = subject_scale(subject, period);
    if (subject->indicator->measure == MEASURE_PROPORTION)
        return interval_proportion(numerator, denominator, scale, confidence);
    return interval_rate(numerator, denominator, scale, confidence);
}

/* -- figures */

struct figure subject_figure(const struct subject *subject, uint32_t area, size_t period,
                             enum statistic statistic)
{
    return figure_new(subject->index, area, subject_period(subject, period), statistic);
}

/* What is not finite is no number: the figure stays not calculable. */
void figure_set(struct figure *figure, double value)
{
    if (!isfinite(value))
        return;
    figure->state = STATE_VALUE;
    figure->has |= FIGURE_VALUE;
    figure->value = value;
}

void figure_add_parts(struct figure *figure, unsigned parts)
{
    figure->parts = (figure->parts | parts) & ((1u << PART_BITS) - 1);
}

static unsigned interval_parts(const struct interval *interval, double confidence)
{
    unsigned at = confidence == 0.95 ? PART_95 : confidence == 0.998 ? PART_998 : 0;
    switch (interval->method) {
    case INTERVAL_WILSON: return at | PART_WILSON;
    case INTERVAL_BYAR: return at | PART_BYAR;
    case INTERVAL_EXACT_POISSON: return at | PART_EXACT_POISSON;
    case INTERVAL_MOVER: return at | PART_MOVER;
    case INTERVAL_FUNNEL: break;
    }
    return at;
}

void figure_set_interval(struct figure *figure, const struct interval *interval, double confidence)
{
    if (interval->fault != INTERVAL_STANDS)
        return;
    figure_add_parts(figure, interval_parts(interval, confidence));
    if (interval->has_lower && isfinite(interval->lower)) {
        figure->has |= FIGURE_LOWER;
        figure->lower = interval->lower;
    }
    if (interval->has_upper && isfinite(interval->upper)) {
        figure->has |= FIGURE_UPPER;
        figure->upper = interval->upper;
    }
}

#define NEARLY 0.5 /* of the least change: what lies beyond it is not called similar */

/* One that rounds to the least change is left to the sign. */
static bool is_nearly(const struct subject *subject, double size)
{
    return size >= NEARLY * subject->least_change &&
           number_round(size, subject->indicator->decimals) < subject->least_change;
}

void figure_set_size(struct figure *figure, const struct subject *subject)
{
    double size = fabs(figure->value);
    if (!(figure->has & FIGURE_VALUE) || !subject->has_least_change || size == 0)
        return;
    if (difference_reaches(size, subject->least_change))
        figure_add_parts(figure, PART_SIZE);
    else if (is_nearly(subject, size))
        figure_add_parts(figure, PART_NEARLY);
}

void figure_set_word(struct figure *figure, enum word word)
{
    figure->state = STATE_VALUE;
    figure->word = word;
}

void figure_set_inputs(struct figure *figure, const struct analysis *analysis, const uint32_t *inputs,
                       size_t n)
{
    if (n == 0)
        return;
    figure->inputs = ledger_inputs(analysis->ledger, inputs, n);
    figure->n_inputs = (uint32_t)n;
}

void figure_set_input(struct figure *figure, const struct analysis *analysis, uint32_t input)
{
    if (input != FIGURE_NONE)
        figure_set_inputs(figure, analysis, &input, 1);
}

void figure_set_inputs2(struct figure *figure, const struct analysis *analysis, uint32_t first,
                        uint32_t second)
{
    uint32_t inputs[2];
    size_t n = 0;
    if (first != FIGURE_NONE)
        inputs[n++] = first;
    if (second != FIGURE_NONE)
        inputs[n++] = second;
    figure_set_inputs(figure, analysis, inputs, n);
}

/* -- methods in words */

struct str method_format(const struct analysis *analysis, const char *format, ...)
{
    char small[256];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(small, sizeof small, format, list);
    va_end(list);
    if (n < 0)
        return STR_NONE;
    if ((size_t)n < sizeof small)
        return ledger_keep(analysis->ledger, (struct str){small, (size_t)n});
    va_start(list, format);
    struct str text = str_format_list(analysis->scratch, format, list);
    va_end(list);
    return ledger_keep(analysis->ledger, text);
}

struct str method_interval(struct analysis *analysis, const struct interval *interval, struct str confidence)
{
    if (interval->fault != INTERVAL_STANDS)
        return str_of(interval_fault_text(interval->fault));
    const char *name = interval_method_name(interval->method);
    if (interval->method > INTERVAL_EXACT_POISSON)
        return method_format(analysis, "%s %.*s", name, STR_ARG(confidence));
    struct str *text =
        &analysis->interval_texts[confidence.ptr == analysis->verdict_text.ptr][interval->method];
    if (text->len == 0)
        *text = method_format(analysis, "%s %.*s", name, STR_ARG(confidence));
    return *text;
}

struct str method_verdict(const struct subject *subject, bool has_counts, const struct interval *interval)
{
    struct analysis *analysis = subject->analysis;
    char least[48] = "";
    if (subject->has_least_change)
        snprintf(least, sizeof least, "; least change %g", subject->least_change);
    if (has_counts && interval->fault == INTERVAL_STANDS)
        return method_format(analysis, "%.*s%s",
                             STR_ARG(method_interval(analysis, interval, analysis->verdict_text)), least);
    const char *why = !has_counts                       ? "no counts published"
                      : !subject_has_intervals(subject) ? "this measure has no interval"
                                                        : interval_fault_text(interval->fault);
    return method_format(analysis, "difference-only: %s%s", why, least);
}

struct str method_no_value(const struct analysis *analysis, struct period period, enum state state)
{
    struct str text = period_text(analysis->scratch, period);
    if (state == STATE_MISSING || state == STATE_VALUE)
        return method_format(analysis, "no value for %.*s", STR_ARG(text));
    return method_format(analysis, "no value for %.*s (%.*s)", STR_ARG(text), STR_ARG(state_name(state)));
}
