/* What a newer return says that is not signed off: it counts nowhere, and stands beside what does. */
#include "analysis/subject.h"
#include "base/number.h"
#include "stats/difference.h"

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

static void pending_add(const struct subject *subject, const struct past_observation *past, double value)
{
    const struct analysis *analysis = subject->analysis;
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

/* What it would do to the comparison that decides: the change, and whether its size alone would still count.
 * The rule's other evidence is not asked for again: without size there is no entry. */
static void pending_change_add(const struct subject *subject, const struct past_observation *past,
                               double value)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t track = analysis->track[past->area];
    const struct change *change = subject_change(subject, subject->latest, track);
    if (!change->stands || subject->polarity == 0 || !subject->has_least_change)
        return;
    const struct measured *own = subject_measured(subject, subject->latest, track);
    double moved = change->value + (value - own->value);
    struct figure figure = subject_figure(subject, past->area, subject->latest, STAT_COUNT);
    figure.detail = STR("not-signed-off-change");
    figure_set(&figure, moved);
    figure.display = number_display_signed(analysis->scratch, moved, subject->indicator->decimals);
    figure.comparator = past->area;
    figure.comparator_period =
        indicator_comparison(subject->indicator, subject_period(subject, subject->latest));
    figure.marks = MARK_PROVISIONAL;
    figure.method = STR("the change by a newer return that is not signed off");
    figure_set_input(&figure, analysis, change->figure);
    ledger_add(analysis->ledger, figure);
    bool is_adverse = difference_verdict(moved, subject->least_change, subject->polarity) == DIFFERENCE_WORSE;
    figure = subject_figure(subject, past->area, subject->latest, STAT_DIP);
    figure.detail = STR("not-signed-off");
    figure_set_word(&figure, is_adverse ? WORD_WATCH : WORD_NONE);
    figure.method = is_adverse ? STR("size, by a newer return that is not signed off")
                               : method_format(analysis,
                                               "no adverse change of %g or more, by a newer return "
                                               "that is not signed off",
                                               subject->least_change);
    figure_set_input(&figure, analysis, change->figure);
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
        double value;
        if (!value_of(subject, &past->observation, &value))
            continue;
        pending_add(subject, past, value);
        pending_change_add(subject, past, value);
    }
}
