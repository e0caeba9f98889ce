/* What a newer return says that is not signed off: it counts nowhere, and stands beside what does. */
#include "analysis/subject.h"
#include "base/number.h"

#include <math.h>

/* By the counts where it came without a value of its own. */
static bool value_of(const struct subject *subject, const struct observation *seen, double *value)
{
    if (!state_counts(seen->state) && seen->state != STATE_MISSING)
        return false;
    *value = seen->value;
    if (seen->has_value)
        return true;
    bool is_count = subject->indicator->measure == MEASURE_COUNT;
    if (!seen->has_numerator || (!is_count && !(seen->has_denominator && seen->denominator > 0)))
        return false;
    *value = subject_scale(subject, subject->latest) * seen->numerator;
    if (seen->has_denominator && seen->denominator > 0)
        *value /= seen->denominator;
    return isfinite(*value);
}

/* Whether a later one of the same cell is pending too; they stand in the order of sending. */
static bool is_overtaken(const struct lists *lists, size_t i)
{
    const struct past_observation *past = &lists->past[i];
    for (size_t k = i + 1; k < lists->n_past; k++) {
        const struct past_observation *later = &lists->past[k];
        if (later->indicator == past->indicator && later->area == past->area &&
            period_equal(later->period, past->period) && past_is_pending(lists, later))
            return true;
    }
    return false;
}

static void pending_add(const struct subject *subject, const struct past_observation *past)
{
    const struct analysis *analysis = subject->analysis;
    double value;
    if (!value_of(subject, &past->observation, &value))
        return;
    struct figure figure = subject_figure(subject, past->area, subject->latest, STAT_COUNT);
    figure.detail = STR("not-signed-off");
    figure_set(&figure, value);
    figure.display = number_display(analysis->scratch, value, subject->indicator->decimals);
    figure.marks = MARK_PROVISIONAL;
    figure.source = past->observation.source;
    figure.line = past->observation.line;
    figure.method = STR("the value by a newer return that is not signed off");
    ledger_add(analysis->ledger, figure);
}

void pending_build(const struct analysis *analysis)
{
    const struct lists *lists = analysis->lists;
    for (size_t i = 0; lists && i < lists->n_past; i++) {
        const struct past_observation *past = &lists->past[i];
        const struct subject *subject = &analysis->subjects[past->indicator];
        if (subject->latest == NO_PERIOD || analysis->track[past->area] >= analysis->n_las ||
            !period_equal(subject_period(subject, subject->latest), past->period) ||
            !past_is_pending(lists, past) || is_overtaken(lists, i))
            continue;
        pending_add(subject, past);
    }
}
