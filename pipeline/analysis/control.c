/* Control charts: which periods may stand on one, their limits and flags, and what the last point says. */
#include "analysis/subject.h"

#include <string.h>

#define MOST_POINTS 2000

/* The periods of a chart, evenly spaced from the first to the latest; a step that the series lacks is a gap.
 */
struct chart {
    size_t n;
    size_t *periods; /* in the series, or NO_PERIOD */
    struct spc_value *values;
    struct spc_point *points;
    size_t *group_begins; /* of each point: the first of its group */
    uint32_t *group_inputs_at;
};

/* Steps between two points: 0 when the basis allows no chart. */
static int chart_step(const struct subject *subject)
{
    enum period_kind kind = subject_period(subject, subject->latest).kind;
    int per_year = period_steps_per_year(kind);
    if (per_year == 1)
        return 1;
    switch (subject->indicator->basis) {
    case BASIS_IN_PERIOD:
    case BASIS_SNAPSHOT: return 1;
    case BASIS_ROLLING_12M: return per_year; /* neighbouring points share months */
    case BASIS_YEAR_TO_DATE:
    case BASIS_COHORT: return 0;
    }
    return 0;
}

static size_t chart_length(const struct subject *subject, int step)
{
    struct period latest = subject_period(subject, subject->latest);
    int distance;
    for (size_t i = 0; i < subject->latest; i++)
        if (period_distance(subject_period(subject, i), latest, &distance) && distance >= 0 &&
            distance / step < MOST_POINTS)
            return (size_t)(distance / step) + 1;
    return 1;
}

static void chart_open(const struct subject *subject, int step, struct chart *chart)
{
    struct arena *scratch = subject->analysis->scratch;
    struct period latest = subject_period(subject, subject->latest);
    size_t n = chart_length(subject, step);
    *chart = (struct chart){.n = n,
                            .periods = ARENA_ARRAY(scratch, size_t, n),
                            .values = ARENA_ARRAY(scratch, struct spc_value, n),
                            .points = ARENA_ARRAY(scratch, struct spc_point, n),
                            .group_begins = ARENA_ARRAY(scratch, size_t, n)};
    for (size_t i = 0; i < n; i++) {
        struct period period = period_add(latest, -step * (int)(n - 1 - i));
        chart->periods[i] = period_is(period) ? series_find_period(subject->series, period) : NO_PERIOD;
    }
}

static void chart_fill(const struct subject *subject, uint32_t track, struct chart *chart)
{
    uint32_t area = subject->analysis->tracked[track];
    size_t before = NO_PERIOD;
    for (size_t i = 0; i < chart->n; i++) {
        size_t period = chart->periods[i];
        chart->values[i] = (struct spc_value){0};
        if (period == NO_PERIOD)
            continue;
        const struct measured *measured = subject_measured(subject, period, track);
        chart->values[i].present = subject_is_point(subject, period, track);
        chart->values[i].value = measured->value;
        chart->values[i].starts = before != NO_PERIOD && subject_break(subject, area, before, period);
        before = period;
    }
    size_t begin = 0;
    for (size_t i = 0; i < chart->n; i++) {
        if (chart->values[i].starts)
            begin = i;
        chart->group_begins[i] = begin;
    }
}

static enum word flag_word(enum spc_flag flag)
{
    switch (flag) {
    case SPC_NONE: return WORD_NONE;
    case SPC_ABOVE_LIMIT: return WORD_ABOVE_LIMIT;
    case SPC_BELOW_LIMIT: return WORD_BELOW_LIMIT;
    case SPC_TREND_UP: return WORD_TREND_UP;
    case SPC_TREND_DOWN: return WORD_TREND_DOWN;
    case SPC_TWO_OF_THREE_ABOVE: return WORD_TWO_OF_THREE_ABOVE;
    case SPC_TWO_OF_THREE_BELOW: return WORD_TWO_OF_THREE_BELOW;
    case SPC_SHIFT_ABOVE: return WORD_SHIFT_ABOVE;
    case SPC_SHIFT_BELOW: return WORD_SHIFT_BELOW;
    }
    return WORD_NONE;
}

/* A group of a chart, and what its limits rest on. */
struct group {
    struct period begins;
    size_t n;        /* points with a value */
    size_t n_limits; /* of them those that the limits rest on */
    size_t n_others; /* values that are no points, because they are of other LAs */
    unsigned parts;  /* PART_TRIAL, PART_FIRST */
    const uint32_t *inputs;
    struct str method;
};

static struct str group_method(const struct analysis *analysis, const struct group *group, bool is_broken)
{
    const char *screened = analysis->settings->screen_outliers > 0 ? ", screened" : "";
    const char *broken = is_broken ? " since the break" : "", *trial = ", trial limits";
    if (!(group->parts & PART_TRIAL))
        trial = "";
    if (!(group->parts & PART_FIRST))
        return method_format(analysis, "XmR%s, %zu points%s%s", screened, group->n, broken, trial);
    return method_format(analysis, "XmR%s, limits from the first %zu of %zu points%s%s", screened,
                         group->n_limits, group->n, broken, trial);
}

static struct group group_build(const struct subject *subject, uint32_t track, const struct chart *chart,
                                size_t begin)
{
    const struct analysis *analysis = subject->analysis;
    struct group group = {.begins = {0}};
    size_t first = (size_t)analysis->settings->limits_from_first;
    size_t capacity = 0;
    for (size_t i = begin; i < chart->n && chart->group_begins[i] == begin; i++)
        capacity++;
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, capacity);
    for (size_t i = begin; i < begin + capacity; i++) {
        if (!chart->values[i].present) {
            group.n_others +=
                chart->periods[i] != NO_PERIOD && subject_measured(subject, chart->periods[i], track)->stands;
            continue;
        }
        if (!period_is(group.begins))
            group.begins = subject_period(subject, chart->periods[i]);
        group.n++;
        if (first == 0 || i - begin < first)
            inputs[group.n_limits++] = subject_measured(subject, chart->periods[i], track)->figure;
    }
    group.inputs = ledger_inputs(analysis->ledger, inputs, group.n_limits);
    group.parts = chart->points[begin].trial ? PART_TRIAL : 0;
    group.parts |= group.n_limits < group.n ? PART_FIRST : 0;
    group.method = group_method(analysis, &group, begin > 0);
    if (group.n_others)
        group.method = method_format(analysis, "%.*s, %zu left out: of other LAs", STR_ARG(group.method),
                                     group.n_others);
    return group;
}

static void limit_add(struct subject *subject, uint32_t track, size_t period, enum statistic statistic,
                      bool stands, double value, const struct group *group)
{
    struct figure figure = subject_figure(subject, subject->analysis->tracked[track], period, statistic);
    figure.n_used = (uint32_t)group->n_limits;
    figure.comparator_period = group->begins;
    figure.inputs = group->inputs;
    figure.n_inputs = (uint32_t)group->n_limits;
    figure_add_parts(&figure, group->parts);
    figure.method = stands ? group->method : STR("no limits: no two neighbouring points");
    if (stands)
        figure_set(&figure, value);
    ledger_add(subject->analysis->ledger, figure);
}

static void point_add(struct subject *subject, uint32_t track, const struct chart *chart, size_t i,
                      const struct group *group)
{
    const struct analysis *analysis = subject->analysis;
    const struct spc_point *point = &chart->points[i];
    size_t period = chart->periods[i];
    limit_add(subject, track, period, STAT_SPC_MEAN, point->has_mean, point->mean, group);
    limit_add(subject, track, period, STAT_SPC_LOWER, point->has_limits, point->lower, group);
    limit_add(subject, track, period, STAT_SPC_UPPER, point->has_limits, point->upper, group);
    struct figure flag = subject_figure(subject, analysis->tracked[track], period, STAT_SPC_FLAG);
    flag.comparator_period = group->begins;
    figure_set_input(&flag, analysis, subject_measured(subject, period, track)->figure);
    if (point->present && point->has_limits) {
        figure_set_word(&flag, flag_word(point->flag));
        flag.method = group->parts & PART_TRIAL ? STR("four rules; trial limits") : STR("four rules");
    } else if (!point->present && subject_measured(subject, period, track)->stands) {
        flag.method = subject_why_no_point(subject, period);
    } else {
        flag.method = point->present ? STR("no limits") : STR("no value");
    }
    uint32_t added = ledger_add(analysis->ledger, flag);
    if (period == subject->latest)
        subject->flags[track] = added;
}

static enum word variation_word(enum spc_variation variation)
{
    switch (variation) {
    case SPC_VARIATION_NONE: return WORD_NONE;
    case SPC_COMMON_CAUSE: return WORD_COMMON_CAUSE;
    case SPC_IMPROVEMENT: return WORD_IMPROVEMENT;
    case SPC_CONCERN: return WORD_CONCERN;
    case SPC_NEUTRAL_HIGH: return WORD_NEUTRAL_HIGH;
    case SPC_NEUTRAL_LOW: return WORD_NEUTRAL_LOW;
    }
    return WORD_NONE;
}

static enum word assurance_word(enum spc_assurance assurance)
{
    switch (assurance) {
    case SPC_ASSURANCE_NONE: return WORD_NONE;
    case SPC_MEETS: return WORD_MEETS;
    case SPC_FAILS: return WORD_FAILS;
    case SPC_HIT_AND_MISS: return WORD_HIT_AND_MISS;
    }
    return WORD_NONE;
}

static void variation_add(struct subject *subject, uint32_t track, const struct spc_point *last,
                          struct str why)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure =
        subject_figure(subject, analysis->tracked[track], subject->latest, STAT_SPC_VARIATION);
    enum spc_variation variation = last ? spc_variation_of(last, subject->polarity) : SPC_VARIATION_NONE;
    figure.word = WORD_NONE;
    figure.method = last ? STR("no value or no limits at the last point") : why;
    if (last && !last->present && subject_measured(subject, subject->latest, track)->stands)
        figure.method = subject_why_no_point(subject, subject->latest);
    if (variation != SPC_VARIATION_NONE) {
        figure_set_word(&figure, variation_word(variation));
        figure.method = STR("the last point's flag and the polarity");
        figure_set_input(&figure, analysis, subject->flags[track]);
    }
    subject->variations[track] = figure.word;
    ledger_add(analysis->ledger, figure);
}

static void assurance_add(struct subject *subject, uint32_t track, const struct spc_point *last,
                          struct str why)
{
    const struct analysis *analysis = subject->analysis;
    const struct target *target = subject_target(subject, track, subject->latest);
    struct figure figure =
        subject_figure(subject, analysis->tracked[track], subject->latest, STAT_SPC_ASSURANCE);
    figure.word = WORD_NONE;
    bool one_sided = target && !target->is_off && target->kind != TARGET_RANGE;
    bool fits = one_sided && subject->polarity == (target->kind == TARGET_AT_LEAST ? 1 : -1);
    if (!one_sided)
        figure.method = STR("no target with one side");
    else if (!fits)
        figure.method = STR("the target's side is not the good one of the polarity");
    else if (!last || !last->has_limits)
        figure.method = last ? STR("no limits") : why;
    if (figure.method.len == 0) {
        double limit = target->kind == TARGET_AT_LEAST ? target->lowest : target->highest;
        figure_set_word(&figure, assurance_word(spc_assurance_of(last, limit, subject->polarity)));
        figure.method = STR("the target against the control limits");
        figure_set_inputs2(
            &figure, analysis,
            ledger_find(analysis->ledger, subject->index, figure.area, figure.period, STAT_TARGET),
            subject->flags[track]);
    }
    ledger_add(analysis->ledger, figure);
}

static void chart_add(struct subject *subject, uint32_t track, struct chart *chart)
{
    const struct analysis *analysis = subject->analysis;
    struct spc_settings settings = {.screen = analysis->settings->screen_outliers > 0,
                                    .fix_after = (size_t)analysis->settings->limits_from_first,
                                    .settled = (size_t)analysis->settings->trial_points};
    chart_fill(subject, track, chart);
    spc_build(chart->values, chart->n, &settings, chart->points);
    struct group group = {0};
    for (size_t i = 0; i < chart->n; i++) {
        if (chart->group_begins[i] == i)
            group = group_build(subject, track, chart, i);
        bool is_recorded = analysis->is_charted[track] || chart->periods[i] == subject->latest;
        if (chart->periods[i] != NO_PERIOD && group.n > 0 && is_recorded)
            point_add(subject, track, chart, i, &group);
    }
    const struct spc_point *last = &chart->points[chart->n - 1];
    variation_add(subject, track, last, STR_NONE);
    assurance_add(subject, track, last, STR_NONE);
}

void control_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->latest == NO_PERIOD)
        return;
    int step = chart_step(subject);
    struct chart chart = {0};
    if (step)
        chart_open(subject, step, &chart);
    for (uint32_t track = 0; track <= analysis->region_track; track++) {
        if (step) {
            chart_add(subject, track, &chart);
            continue;
        }
        struct str why = subject->indicator->basis == BASIS_COHORT
                             ? STR("no control chart of in-year cohorts")
                             : STR("no control chart: a year to date climbs by construction");
        variation_add(subject, track, NULL, why);
        assurance_add(subject, track, NULL, why);
    }
}
