/* Change: the deciding comparison that the basis names, and the period just before, which is only shown. */
#include "analysis/subject.h"

#include <math.h>

/* One comparison of an area with itself. */
struct step {
    enum statistic statistic;
    uint32_t track, area;
    size_t now, before; /* before: NO_PERIOD when the series has none */
    struct period before_period;
    struct str against; /* "year before" */
};

static struct str against_of(const struct subject *subject, size_t period)
{
    if (subject_is_annual(subject, period))
        return STR("year before");
    switch (subject_period(subject, period).kind) {
    case PERIOD_QUARTER:
        return subject->indicator->basis == BASIS_ROLLING_12M ? STR("four quarters before")
                                                              : STR("same quarter last year");
    case PERIOD_MONTH: return STR("same month last year");
    case PERIOD_TERM: return STR("same term last year");
    case PERIOD_NONE:
    case PERIOD_YEAR:
    case PERIOD_THREE_YEARS:
    case PERIOD_PART:
    case PERIOD_WEEK:
    case PERIOD_TWO_TERMS: return STR("same period last year");
    }
    return STR_NONE;
}

static struct figure step_figure(const struct subject *subject, const struct step *step)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, step->area, step->now, step->statistic);
    figure.comparator = step->area;
    figure.comparator_period = step->before_period;
    if (step->before == NO_PERIOD) {
        figure.method = method_format(analysis, "%.*s; no figures for %.*s", STR_ARG(step->against),
                                      STR_ARG(period_display(analysis->scratch, step->before_period)));
        return figure;
    }
    const struct measured *now = subject_measured(subject, step->now, step->track);
    const struct measured *before = subject_measured(subject, step->before, step->track);
    figure_set_inputs2(&figure, analysis, now->figure, before->figure);
    const struct series_break *crossed = subject_break(subject, step->area, step->before, step->now);
    if (!now->stands)
        figure.method = method_no_value(analysis, subject_period(subject, step->now), now->state);
    else if (!before->stands)
        figure.method = method_no_value(analysis, step->before_period, before->state);
    else if (crossed)
        figure.method =
            method_format(analysis, "not across the break from %.*s: %.*s",
                          STR_ARG(period_text(analysis->scratch, crossed->from)), STR_ARG(crossed->reason));
    return figure;
}

static struct str step_method(const struct subject *subject, const struct step *step,
                              const struct interval *interval, const char *extra, unsigned parts)
{
    struct str nearly = parts & PART_NEARLY ? part_text(PART_NEARLY, SIDE_ADVERSE) : STR_NONE;
    const char *sign = nearly.len ? "; " : "";
    struct analysis *analysis = subject->analysis;
    const struct measured *now = subject_measured(subject, step->now, step->track);
    const struct measured *before = subject_measured(subject, step->before, step->track);
    bool counts = interval->fault == INTERVAL_STANDS || (now->has_counts && before->has_counts);
    if (!subject_has_intervals(subject))
        return method_format(analysis, "%.*s%s%s%.*s", STR_ARG(step->against), extra, sign, STR_ARG(nearly));
    struct str how = counts ? method_interval(analysis, interval, analysis->verdict_text)
                            : STR("no interval: no counts published");
    return method_format(analysis, "%.*s%s; %.*s%s%.*s", STR_ARG(step->against), extra, STR_ARG(how), sign,
                         STR_ARG(nearly));
}

/* Which side of zero the interval of the difference lies on. */
static void change_test(struct change *change, const struct interval *interval)
{
    change->tested = interval->fault == INTERVAL_STANDS;
    if (change->tested)
        change->side = interval->has_lower && interval->lower > 0   ? 1
                       : interval->has_upper && interval->upper < 0 ? -1
                                                                    : 0;
}

static struct change step_set(struct subject *subject, const struct step *step, struct figure *figure)
{
    const struct measured *now = subject_measured(subject, step->now, step->track);
    const struct measured *before = subject_measured(subject, step->before, step->track);
    struct change change = {.stands = true, .value = now->value - before->value};
    struct interval interval = interval_difference(subject_verdict(subject, step->now, step->track),
                                                   subject_verdict(subject, step->before, step->track));
    change_test(&change, &interval);
    figure_set(figure, change.value);
    figure_set_interval(figure, &interval, subject->analysis->settings->verdict_confidence);
    figure_set_size(figure, subject);
    figure->marks = (now->marks | before->marks) & MARK_PROVISIONAL;
    figure->method = step_method(subject, step, &interval, "", figure->parts);
    return change;
}

/* What the sums of two periods come to; false where one of them has no denominator. */
static bool like_change(const struct subject *subject, const struct step *step, const struct like *like,
                        struct change *change, struct interval *interval)
{
    const double *sums = like->sums;
    bool is_count = subject->indicator->measure == MEASURE_COUNT;
    if (like->n == 0 || (!is_count && (!(sums[1] > 0) || !(sums[3] > 0))))
        return false;
    change->stands = true;
    if (is_count) {
        change->value = sums[0] - sums[2];
        return true;
    }
    change->value = subject_scale(subject, step->now) * sums[0] / sums[1] -
                    subject_scale(subject, step->before) * sums[2] / sums[3];
    if (subject_has_intervals(subject)) {
        double confidence = subject->analysis->settings->verdict_confidence;
        struct interval now = subject_interval(subject, step->now, sums[0], sums[1], confidence);
        struct interval before = subject_interval(subject, step->before, sums[2], sums[3], confidence);
        *interval = interval_difference(&now, &before);
        change_test(change, interval);
    }
    return true;
}

/* A regional value that lacks LAs, or holds one whose series breaks between the periods, is compared like for
 * like: the LAs that have counts (of a count, a value) in both periods and no break, and no others. */
static struct change like_for_like(struct subject *subject, const struct step *step, struct figure *figure)
{
    const struct analysis *analysis = subject->analysis;
    struct like like = like_build(subject, step->now, subject, step->before);
    struct change change = {0};
    struct interval interval = {.fault = INTERVAL_NO_DENOMINATOR};
    figure->n_used = (uint32_t)like.n;
    figure->n_expected = (uint32_t)subject_expected(subject, step->now);
    figure_set_inputs(figure, analysis, analysis->list, like.n_inputs);
    if (!like_change(subject, step, &like, &change, &interval)) {
        figure->method = STR("the two periods do not cover the same LAs");
        return change;
    }
    figure_set(figure, change.value);
    figure_set_interval(figure, &interval, analysis->settings->verdict_confidence);
    figure_set_size(figure, subject);
    figure->marks = MARK_PARTIAL;
    const char *what = subject->indicator->measure == MEASURE_COUNT ? "a value" : "counts";
    struct str extra =
        method_format(analysis, "; like for like, the %zu of %u LAs with %s in both periods%s", like.n,
                      figure->n_expected, what, like.n_broken ? " and no break between" : "");
    figure->method = step_method(subject, step, &interval, extra.ptr, figure->parts);
    return change;
}

static bool is_partial(const struct subject *subject, const struct step *step)
{
    return subject_measured(subject, step->now, step->track)->partial ||
           subject_measured(subject, step->before, step->track)->partial;
}

/* Whether an LA of the region breaks between the periods of the step, and others with counts do not. */
static bool parts_break(const struct subject *subject, const struct step *step)
{
    const struct analysis *analysis = subject->analysis;
    if (step->track != analysis->region_track || subject->n_breaks == 0)
        return false;
    struct like like = like_build(subject, step->now, subject, step->before);
    return like.n_broken > 0 && like.n > 0;
}

static void step_add(struct subject *subject, const struct step *step, struct change *change)
{
    struct figure figure = step_figure(subject, step);
    *change = (struct change){0};
    if (figure.method.len == 0) {
        if (is_partial(subject, step) || parts_break(subject, step))
            *change = like_for_like(subject, step, &figure);
        else
            *change = step_set(subject, step, &figure);
    }
    change->figure = ledger_add(subject->analysis->ledger, figure);
}

static void change_add(struct subject *subject, size_t period, uint32_t track)
{
    struct step step = {.statistic = STAT_CHANGE,
                        .track = track,
                        .area = subject->analysis->tracked[track],
                        .now = period,
                        .before_period =
                            indicator_comparison(subject->indicator, subject_period(subject, period)),
                        .against = against_of(subject, period)};
    step.before = series_find_period(subject->series, step.before_period);
    /* before the series begins there is nothing to say, but for the latest period */
    if (step.before == NO_PERIOD && period != subject->latest)
        return;
    step_add(subject, &step, subject_change(subject, period, track));
}

static void previous_add(struct subject *subject, size_t period, uint32_t track)
{
    struct step step = {.statistic = STAT_CHANGE_PREVIOUS,
                        .track = track,
                        .area = subject->analysis->tracked[track],
                        .now = period,
                        .before_period =
                            indicator_previous(subject->indicator, subject_period(subject, period)),
                        .against = STR("period before, shown only")};
    if (!period_is(step.before_period))
        return;
    step.before = series_find_period(subject->series, step.before_period);
    struct change shown;
    step_add(subject, &step, &shown);
}

void changes_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    for (size_t period = 0; period < subject->n_periods; period++)
        for (uint32_t track = 0; track < analysis->n_tracked; track++) {
            if (track == analysis->country_track &&
                subject_measured(subject, period, track)->figure == FIGURE_NONE)
                continue;
            change_add(subject, period, track);
            if (period == subject->latest)
                previous_add(subject, period, track);
        }
}
