/* Targets are facts: what was agreed, and whether it is met. */
#include "analysis/subject.h"

#include "base/number.h"

#include <math.h>

/* Sums of decimals are forgiven what they lose in binary. */
static bool at_least(double value, double limit)
{
    return value >= limit - 1e-9 * fmax(1, fabs(limit));
}

/* How far the value lies beyond the target on its wrong side, or short of it (negative) on the right one. */
static double distance(const struct target *target, double value)
{
    switch (target->kind) {
    case TARGET_AT_LEAST: return value - target->lowest;
    case TARGET_AT_MOST: return value - target->highest;
    case TARGET_RANGE:
        if (value < target->lowest)
            return value - target->lowest;
        return value > target->highest ? value - target->highest : 0;
    }
    return 0;
}

static bool meets(const struct target *target, double value, double tolerance)
{
    bool above = at_least(value + tolerance, target->lowest);
    bool below = at_least(target->highest, value - tolerance);
    switch (target->kind) {
    case TARGET_AT_LEAST: return above;
    case TARGET_AT_MOST: return below;
    case TARGET_RANGE: return above && below;
    }
    return false;
}

static struct str target_method(const struct subject *subject, const struct target *target)
{
    const struct analysis *analysis = subject->analysis;
    char lowest[NUMBER_TEXT], highest[NUMBER_TEXT], tolerance[NUMBER_TEXT];
    number_shortest(target->lowest, lowest);
    number_shortest(target->highest, highest);
    number_shortest(target->tolerance, tolerance);
    switch (target->kind) {
    case TARGET_AT_LEAST: return method_format(analysis, "at least %s; tolerance %s", lowest, tolerance);
    case TARGET_AT_MOST: return method_format(analysis, "at most %s; tolerance %s", highest, tolerance);
    case TARGET_RANGE: return method_format(analysis, "%s to %s; tolerance %s", lowest, highest, tolerance);
    }
    return STR_NONE;
}

static uint32_t target_add(struct subject *subject, uint32_t area, size_t period, const struct target *target)
{
    struct figure figure = subject_figure(subject, area, period, STAT_TARGET);
    figure.method = method_format(subject->analysis, "%.*s; line %u of the list of targets",
                                  STR_ARG(target_method(subject, target)), target->line);
    figure.comparator_period = target->from;
    switch (target->kind) {
    case TARGET_AT_LEAST: figure_set(&figure, target->lowest); break;
    case TARGET_AT_MOST: figure_set(&figure, target->highest); break;
    case TARGET_RANGE:
        figure.state = STATE_VALUE;
        figure.has = FIGURE_LOWER | FIGURE_UPPER;
        figure.lower = target->lowest;
        figure.upper = target->highest;
        break;
    }
    return ledger_add(subject->analysis->ledger, figure);
}

static void verdict_add(struct subject *subject, uint32_t track, size_t period, const struct target *target)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, period, track);
    uint32_t area = analysis->tracked[track];
    struct figure verdict = subject_figure(subject, area, period, STAT_VS_TARGET);
    verdict.word = WORD_NO_TARGET;
    if (!target || target->is_off) {
        verdict.method = target ? STR("the area agreed no target") : STR("no target");
        ledger_add(analysis->ledger, verdict);
        return;
    }
    uint32_t agreed = target_add(subject, area, period, target);
    struct figure difference = subject_figure(subject, area, period, STAT_DIFF_TARGET);
    if (!own->stands) {
        verdict.word = WORD_NOT_COMPARED;
        verdict.method = difference.method =
            method_no_value(analysis, subject_period(subject, period), own->state);
    } else {
        figure_set(&difference, distance(target, own->value));
        difference.method = STR("own value minus the target");
        bool met = meets(target, own->value, 0);
        figure_set_word(&verdict, met                                            ? WORD_MET
                                  : meets(target, own->value, target->tolerance) ? WORD_WITHIN_TOLERANCE
                                                                                 : WORD_MISSED);
        verdict.method = target_method(subject, target);
    }
    figure_set_inputs2(&difference, analysis, own->figure, agreed);
    figure_set_inputs2(&verdict, analysis, own->figure, agreed);
    ledger_add(analysis->ledger, difference);
    ledger_add(analysis->ledger, verdict);
}

const struct target *subject_target(const struct subject *subject, uint32_t track, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    if (!analysis->lists)
        return NULL;
    return target_find(analysis->lists, subject->index, analysis->tracked[track],
                       subject_period(subject, period));
}

/* How many periods up to the latest the target has been missed by more than its tolerance, without one
 * between that has no value or no target. Of those whose control chart is drawn, which says so. */
static void run_add(struct subject *subject, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->tracked[track], subject->latest, STAT_COUNT);
    struct period after = {0};
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, subject->latest + 1);
    size_t n = 0;
    for (size_t i = subject->latest + 1; i-- > 0;) {
        struct period period = subject_period(subject, i);
        const struct measured *own = subject_measured(subject, i, track);
        const struct target *target = subject_target(subject, track, i);
        bool follows = !period_is(after) || period_equal(period_previous(after), period);
        if (!follows || !own->stands || !target || target->is_off ||
            meets(target, own->value, target->tolerance))
            break;
        inputs[n++] = own->figure;
        after = period;
    }
    if (n < 2)
        return;
    figure.detail = STR("target-missed-running");
    figure_set(&figure, (double)n);
    figure.method = STR("periods in a row that miss the target by more than its tolerance");
    figure_set_inputs(&figure, analysis, inputs, n);
    ledger_add(analysis->ledger, figure);
}

void targets_add(struct subject *subject, size_t period, uint32_t area)
{
    uint32_t track = subject->analysis->track[area];
    if (track <= subject->analysis->region_track)
        verdict_add(subject, track, period, subject_target(subject, track, period));
}

void targets_build(struct subject *subject)
{
    if (subject->latest == NO_PERIOD)
        return;
    for (uint32_t track = 0; track <= subject->analysis->region_track; track++) {
        verdict_add(subject, track, subject->latest, subject_target(subject, track, subject->latest));
        if (subject->analysis->is_charted[track])
            run_add(subject, track);
    }
}
