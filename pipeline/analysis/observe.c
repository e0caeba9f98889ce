/* What was observed: value, numerator, denominator, and the intervals of values with counts. */
#include "analysis/subject.h"

#include <math.h>

struct cell {
    size_t period;
    uint32_t area;
    uint32_t track;
    struct observation seen;
    bool has_counts;
    struct interval drawn;
};

/* An observed number is recorded with the observation's own state: what is withheld or missing carries none.
 */
static bool carries_number(enum state state)
{
    return state_counts(state) || state == STATE_QUERIED;
}

static struct figure observed_figure(const struct subject *subject, const struct cell *cell,
                                     enum statistic statistic)
{
    struct figure figure = subject_figure(subject, cell->area, cell->period, statistic);
    figure.state = cell->seen.state;
    figure.marks = cell->seen.marks;
    figure.source = cell->seen.source;
    figure.line = cell->seen.line;
    return figure;
}

/* A count beside a value that has none of its own (0 of 0) is a number all the same. */
static uint32_t count_add(const struct subject *subject, const struct cell *cell, enum statistic statistic,
                          double value)
{
    struct figure figure = observed_figure(subject, cell, statistic);
    if (figure.state == STATE_NOT_CALCULABLE)
        figure.state = STATE_VALUE;
    if (carries_number(figure.state) && isfinite(value)) {
        figure.has |= FIGURE_VALUE;
        figure.value = value;
    }
    return ledger_add(subject->analysis->ledger, figure);
}

static struct str value_method(const struct subject *subject, const struct cell *cell)
{
    struct analysis *analysis = subject->analysis;
    if (cell->seen.state == STATE_NOT_CALCULABLE)
        return cell->seen.has_denominator ? STR("the denominator is zero")
                                          : STR("neither a value nor counts");
    if (!cell->seen.has_value)
        return STR_NONE;
    if (!subject_has_intervals(subject))
        return cell->seen.computed ? STR("from counts") : STR("as observed");
    if (!cell->has_counts)
        return cell->seen.has_numerator && cell->seen.has_denominator
                   ? STR("as observed; no interval: the value does not count")
                   : STR("as observed; no interval: no counts published");
    unsigned kind = cell->drawn.fault ? 3 + (unsigned)cell->drawn.fault : (unsigned)cell->drawn.method;
    struct str *text = &analysis->value_texts[cell->seen.computed][kind];
    if (text->len == 0) {
        struct str interval = method_interval(analysis, &cell->drawn, analysis->drawn_text);
        *text = method_format(analysis, "%s; %.*s", cell->seen.computed ? "from counts" : "as observed",
                              STR_ARG(interval));
    }
    return *text;
}

static void value_add(struct subject *subject, const struct cell *cell)
{
    struct figure figure = observed_figure(subject, cell, STAT_VALUE);
    if (cell->seen.has_value && carries_number(figure.state) && isfinite(cell->seen.value)) {
        figure.has |= FIGURE_VALUE;
        figure.value = cell->seen.value;
    }
    figure_set_interval(&figure, &cell->drawn, subject->analysis->settings->drawn_confidence);
    figure.method = value_method(subject, cell);
    size_t at = subject_cell(subject, cell->period, cell->area);
    if (cell->seen.computed)
        figure_set_inputs2(&figure, subject->analysis, subject->numerators[at], subject->denominators[at]);
    subject->figures[at] = ledger_add(subject->analysis->ledger, figure);
}

uint32_t observe_verdict(const struct subject *subject, size_t period, uint32_t area,
                         const struct interval *interval)
{
    if (interval->fault != INTERVAL_STANDS)
        return FIGURE_NONE;
    struct figure figure = subject_figure(subject, area, period, STAT_INTERVAL998);
    size_t at = subject_cell(subject, period, area);
    figure_set(&figure, interval->value);
    figure_set_interval(&figure, interval, subject->analysis->settings->verdict_confidence);
    figure.method = method_interval(subject->analysis, interval, subject->analysis->verdict_text);
    figure_set_inputs2(&figure, subject->analysis, subject->numerators[at], subject->denominators[at]);
    return ledger_add(subject->analysis->ledger, figure);
}

static void measured_fill(struct subject *subject, const struct cell *cell)
{
    const struct analysis *analysis = subject->analysis;
    struct measured *measured = subject_measured(subject, cell->period, cell->track);
    measured->stands = subject_value(subject, cell->period, cell->area, &measured->value);
    measured->state = cell->seen.state;
    measured->marks = cell->seen.marks;
    measured->figure = subject->figures[subject_cell(subject, cell->period, cell->area)];
    measured->has_counts = cell->has_counts && measured->stands;
    *subject_drawn(subject, cell->period, cell->track) = cell->drawn;
    if (!measured->has_counts)
        return;
    measured->numerator = cell->seen.numerator;
    measured->denominator = cell->seen.denominator;
    if (!subject_has_intervals(subject))
        return;
    struct interval *verdict = subject_verdict(subject, cell->period, cell->track);
    *verdict = subject_interval(subject, cell->period, measured->numerator, measured->denominator,
                                analysis->settings->verdict_confidence);
    if (subject->is_tested[cell->period])
        measured->verdict_figure = observe_verdict(subject, cell->period, cell->area, verdict);
}

static void cell_build(struct subject *subject, size_t period, uint32_t area)
{
    const struct analysis *analysis = subject->analysis;
    struct cell cell = {.period = period, .area = area, .track = analysis->track[area]};
    cell.seen = series_observation(subject->series, period, area);
    /* a cell that no file speaks of is a figure where a reader would look for it */
    bool is_said = cell.seen.state != STATE_MISSING || cell.seen.source != 0;
    if (!is_said && cell.track >= analysis->n_las)
        return;
    size_t at = subject_cell(subject, period, area);
    if (cell.seen.has_numerator)
        subject->numerators[at] = count_add(subject, &cell, STAT_NUMERATOR, cell.seen.numerator);
    if (cell.seen.has_denominator)
        subject->denominators[at] = count_add(subject, &cell, STAT_DENOMINATOR, cell.seen.denominator);
    double numerator, denominator;
    cell.has_counts =
        subject_counts(subject, period, area, &numerator, &denominator) && state_counts(cell.seen.state);
    cell.drawn.fault = INTERVAL_NO_DENOMINATOR;
    if (cell.has_counts && subject_has_intervals(subject))
        cell.drawn =
            subject_interval(subject, period, numerator, denominator, analysis->settings->drawn_confidence);
    value_add(subject, &cell);
    if (cell.track < analysis->n_las || cell.track == analysis->country_track)
        measured_fill(subject, &cell);
}

/* The value records that ranks rest on, beyond those of the observed areas. */
void observe_england(struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    for (size_t i = 0; i < analysis->n_english_las; i++) {
        uint32_t area = analysis->english_las[i];
        size_t at = subject_cell(subject, period, area);
        double value;
        if (subject->figures[at] == FIGURE_NONE && subject_value(subject, period, area, &value))
            cell_build(subject, period, area);
    }
}

void observe_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    for (size_t period = 0; period < subject->n_periods; period++)
        for (size_t i = 0; i < analysis->n_observed; i++)
            cell_build(subject, period, analysis->observed[i]);
}
