/* The recent trend of annual series with counts. */
#include "analysis/subject.h"

#include "base/number.h"
#include "stats/trend.h"

static enum word trend_word(enum trend_marker marker)
{
    switch (marker) {
    case TREND_CANNOT_BE_CALCULATED: return WORD_CANNOT_BE_CALCULATED;
    case TREND_NO_CHANGE: return WORD_NO_CHANGE;
    case TREND_INCREASING: return WORD_INCREASING;
    case TREND_DECREASING: return WORD_DECREASING;
    }
    return WORD_CANNOT_BE_CALCULATED;
}

/* A year without a value is passed over by the trend itself. */
static bool is_point_or_none(const struct subject *subject, size_t period, uint32_t track)
{
    return !subject_measured(subject, period, track)->stands || subject_is_point(subject, period, track);
}

/* The weights are those of 95 % intervals, whatever confidence is drawn. */
static struct trend_point point_build(const struct subject *subject, size_t period,
                                      const struct measured *measured)
{
    struct interval interval =
        subject_interval(subject, period, measured->numerator, measured->denominator, RANGE_CONFIDENCE);
    return trend_point_build(measured->numerator, measured->denominator, &interval);
}

/* The area's annual points up to the latest, without those beyond the last break. */
static size_t points_fill(const struct subject *subject, uint32_t track, struct trend_point *points,
                          uint32_t *inputs, bool *has_counts)
{
    const struct analysis *analysis = subject->analysis;
    size_t n = 0;
    *has_counts = false;
    for (size_t period = 0; period <= subject->latest; period++) {
        const struct measured *measured = subject_measured(subject, period, track);
        if (!subject_is_annual(subject, period) || !is_point_or_none(subject, period, track) ||
            subject_break(subject, analysis->tracked[track], period, subject->latest))
            continue;
        *has_counts = *has_counts || measured->has_counts;
        inputs[n] = measured->figure;
        points[n++] = measured->has_counts ? point_build(subject, period, measured) : (struct trend_point){0};
    }
    return n;
}

/* The figures of the points that the trend rests on: the latest valid ones. */
static size_t inputs_keep(const struct trend_point *points, uint32_t *inputs, size_t n)
{
    size_t kept = 0;
    size_t at = n;
    while (at > 0 && kept < TREND_POINTS) {
        at--;
        kept += points[at].has_value && points[at].has_interval;
    }
    size_t out = 0;
    for (size_t i = at; i < n; i++)
        if (points[i].has_value && points[i].has_interval)
            inputs[out++] = inputs[i];
    return out;
}

static void trend_add(struct subject *subject, uint32_t track, struct trend_point *points, uint32_t *inputs)
{
    struct analysis *analysis = subject->analysis;
    uint32_t area = analysis->tracked[track];
    struct figure figure = subject_figure(subject, area, subject->latest, STAT_TREND);
    figure.word = WORD_CANNOT_BE_CALCULATED;
    bool has_counts = false;
    size_t n = 0;
    if (!subject_is_annual(subject, subject->latest)) {
        figure.method = STR("annual figures only");
    } else if (!subject_has_intervals(subject)) {
        figure.method = STR("this measure has no intervals");
    } else {
        n = points_fill(subject, track, points, inputs, &has_counts);
        if (!has_counts)
            figure.method = STR("no counts published");
    }
    if (figure.method.len) {
        ledger_add(analysis->ledger, figure);
        return;
    }
    struct trend trend = trend_recent(points, n);
    figure.n_used = (uint32_t)inputs_keep(points, inputs, n);
    figure_set_inputs(&figure, analysis, inputs, figure.n_used);
    if (trend.marker == TREND_CANNOT_BE_CALCULATED) {
        figure.method = str_of(trend_fault_text(trend.fault));
        ledger_add(analysis->ledger, figure);
        return;
    }
    figure_set_word(&figure, trend_word(trend.marker));
    figure.method = trend.consistent ? STR("five points, weighted, leave-one-out consistent; 99.8%")
                                     : STR("five points, weighted, leave-one-out not consistent; 99.8%");
    uint32_t marker = ledger_add(analysis->ledger, figure);
    struct figure chi = subject_figure(subject, area, subject->latest, STAT_TREND_CHI2);
    figure_set(&chi, trend.chi_square);
    char slope[NUMBER_TEXT], error[NUMBER_TEXT];
    chi.method = method_format(
        analysis,
        "(slope %.*s a year ÷ its standard error %.*s)²; one degree of freedom; a trend "
        "is above 9.55",
        STR_ARG(number_shortest(trend.slope, slope)), STR_ARG(number_shortest(trend.error, error)));
    chi.n_used = figure.n_used;
    figure_set_input(&chi, analysis, marker);
    ledger_add(analysis->ledger, chi);
}

void trends_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->latest == NO_PERIOD)
        return;
    struct trend_point *points = ARENA_ARRAY(analysis->scratch, struct trend_point, subject->n_periods);
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, subject->n_periods);
    for (uint32_t track = 0; track < analysis->n_tracked; track++)
        if (track != analysis->country_track ||
            subject_measured(subject, subject->latest, track)->figure != FIGURE_NONE)
            trend_add(subject, track, points, inputs);
}
