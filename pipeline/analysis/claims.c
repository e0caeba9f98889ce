/* What the authors of a paper claim, held against the figures: a record for each claim that no other record
 * answers. The words are neutral; the report turns them into true or untrue. */
#include "analysis/subject.h"

#include "stats/difference.h"

/* One end of a comparison. */
struct end {
    bool stands, has_counts;
    double value;
    struct interval interval; /* at the confidence of verdicts */
    uint32_t figure, verdict_figure;
    enum state state;
    unsigned marks;
};

static struct end end_of_tracked(const struct subject *subject, size_t period, uint32_t track)
{
    const struct measured *measured = subject_measured(subject, period, track);
    return (struct end){
        measured->stands, measured->has_counts,     measured->value, *subject_verdict(subject, period, track),
        measured->figure, measured->verdict_figure, measured->state, measured->marks};
}

/* An area that is neither of the region nor England: its figures stand in the series alone. */
static struct end end_of_other(const struct subject *subject, size_t period, uint32_t area)
{
    const struct analysis *analysis = subject->analysis;
    size_t at = subject_cell(subject, period, area);
    struct end end = {.interval = {.fault = INTERVAL_NO_DENOMINATOR},
                      .figure = subject->figures[at],
                      .verdict_figure = FIGURE_NONE,
                      .state = (enum state)subject->series->state[at],
                      .marks = subject->series->marks[at]};
    end.stands = subject_value(subject, period, area, &end.value);
    double numerator, denominator;
    end.has_counts = end.stands && subject_counts(subject, period, area, &numerator, &denominator);
    if (!end.has_counts || !subject_has_intervals(subject))
        return end;
    end.interval =
        subject_interval(subject, period, numerator, denominator, analysis->settings->verdict_confidence);
    end.verdict_figure = ledger_find(analysis->ledger, subject->index, area, subject_period(subject, period),
                                     STAT_INTERVAL998);
    if (end.verdict_figure == FIGURE_NONE)
        end.verdict_figure = observe_verdict(subject, period, area, &end.interval);
    return end;
}

static struct end end_of(const struct subject *subject, size_t period, uint32_t area)
{
    uint32_t track = subject->analysis->track[area];
    return track == NO_TRACK ? end_of_other(subject, period, area) : end_of_tracked(subject, period, track);
}

/* The mean of an LA's statistical neighbours: a fixed value. */
static struct end end_of_neighbours(const struct subject *subject, size_t period, uint32_t area)
{
    const struct ledger *ledger = subject->analysis->ledger;
    struct end end = {.state = STATE_MISSING, .verdict_figure = FIGURE_NONE};
    end.figure = ledger_find(ledger, subject->index, area, subject_period(subject, period), STAT_NEIGHBOURS);
    if (end.figure == FIGURE_NONE)
        return end;
    struct figure mean = ledger_read(ledger, end.figure, NULL);
    end.stands = mean.has & FIGURE_VALUE;
    end.value = mean.value;
    return end;
}

static enum word word_of(enum difference_verdict verdict)
{
    return verdict == DIFFERENCE_HIGHER  ? WORD_HIGHER
           : verdict == DIFFERENCE_LOWER ? WORD_LOWER
                                         : WORD_SIMILAR;
}

/* England, the region and neighbours are fixed values, which the own interval is held against; of two other
 * areas the interval of their difference decides. */
static void verdict_set(const struct subject *subject, struct figure *figure, const struct end *own,
                        const struct end *other, bool is_fixed)
{
    struct analysis *analysis = subject->analysis;
    bool has_counts = own->has_counts && (is_fixed || other->has_counts);
    struct interval interval = own->interval;
    if (!is_fixed)
        interval = interval_difference(&own->interval, &other->interval);
    bool tested = has_counts && interval.fault == INTERVAL_STANDS;
    if (!subject->has_least_change && (subject->polarity != 0 || !tested)) {
        figure->method = STR("no least change in the catalogue");
        return;
    }
    double value = is_fixed ? own->value : own->value - other->value;
    double fixed = is_fixed ? other->value : 0;
    figure_set_word(figure, word_of(difference_against(value, &interval, fixed, subject->least_change, 0)));
    if (tested && !is_fixed)
        figure_set_interval(figure, &interval, analysis->settings->verdict_confidence);
    figure->method = method_verdict(subject, has_counts, &interval);
}

static struct str detail_of(const struct subject *subject, uint32_t comparator)
{
    return detail_against(subject->analysis->areas, comparator, subject->analysis->scratch);
}

static void against_add(struct subject *subject, size_t period, uint32_t area, uint32_t comparator)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, area, period, STAT_MOVEMENT);
    struct end own = end_of(subject, period, area);
    struct end other = comparator == AREA_NONE ? end_of_neighbours(subject, period, area)
                                               : end_of(subject, period, comparator);
    bool is_fixed =
        comparator == AREA_NONE || comparator == analysis->country || comparator == analysis->spec->region;
    figure.detail = detail_of(subject, comparator);
    figure.comparator = comparator;
    figure.comparator_period = figure.period;
    figure.word = WORD_NOT_COMPARED;
    if (!subject_is_comparable(subject))
        figure.method = STR(METHOD_COUNT);
    else if (!own.stands || !other.stands)
        figure.method = method_no_value(analysis, figure.period, own.stands ? other.state : own.state);
    else
        verdict_set(subject, &figure, &own, &other, is_fixed);
    figure.marks = (own.marks | other.marks) & (MARK_PROVISIONAL | MARK_PARTIAL);
    const uint32_t all[] = {own.figure, other.figure, own.verdict_figure, other.verdict_figure};
    uint32_t inputs[4];
    size_t n = 0;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
        if (all[i] != FIGURE_NONE)
            inputs[n++] = all[i];
    figure_set_inputs(&figure, analysis, inputs, n);
    ledger_add(analysis->ledger, figure);
}

/* Whether a figure rose or fell on the deciding comparison: by the least change that matters and, where
 * counts exist, by the interval of the difference. */
static void moved_add(struct subject *subject, size_t period, uint32_t area)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t track = analysis->track[area];
    const struct change *change = track == NO_TRACK ? NULL : subject_change(subject, period, track);
    if (!change || change->figure == FIGURE_NONE)
        return;
    struct figure figure = subject_figure(subject, area, period, STAT_MOVEMENT);
    struct figure moved = ledger_read(analysis->ledger, change->figure, NULL);
    figure.detail = STR(DETAIL_CHANGE);
    figure.comparator = moved.comparator;
    figure.comparator_period = moved.comparator_period;
    figure.marks = moved.marks;
    figure_set_input(&figure, analysis, change->figure);
    bool large = !subject->has_least_change || difference_reaches(change->value, subject->least_change);
    int side = change->tested ? change->side : (change->value > 0) - (change->value < 0);
    if (change->stands) {
        figure_set_word(&figure, !large || side == 0 ? WORD_NONE : side > 0 ? WORD_UP : WORD_DOWN);
        figure.method = !large                        ? STR("change below the least change")
                        : change->tested && side == 0 ? STR("interval includes zero")
                        : change->tested              ? STR("interval excludes zero")
                                                      : STR("difference-only");
    } else {
        figure.method = moved.method;
    }
    ledger_add(analysis->ledger, figure);
}

/* -- which claims */

static bool has_record(const struct subject *subject, size_t period, uint32_t area, enum statistic statistic,
                       struct str detail)
{
    return ledger_find_detail(subject->analysis->ledger, subject->index, UINT32_MAX, area,
                              subject_period(subject, period), statistic, detail) != FIGURE_NONE;
}

/* Verdicts against England, the region and neighbours are made of the latest period for every LA. */
static bool is_answered(const struct subject *subject, const struct node *claim, size_t period, uint32_t area)
{
    const struct analysis *analysis = subject->analysis;
    enum statistic verdict = STAT_MOVEMENT; /* of no other area there is one */
    if (claim->comparator == AREA_NONE)
        verdict = STAT_VS_NEIGHBOURS;
    else if (claim->comparator == analysis->country)
        verdict = STAT_VS_ENGLAND;
    else if (claim->comparator == analysis->spec->region)
        verdict = STAT_VS_REGION;
    return (verdict != STAT_MOVEMENT && has_record(subject, period, area, verdict, STR_NONE)) ||
           has_record(subject, period, area, STAT_MOVEMENT, detail_of(subject, claim->comparator));
}

static size_t claimed_period(const struct subject *subject, const struct node *claim)
{
    if (!period_is(claim->period))
        return subject->latest;
    size_t period = series_find_period(subject->series, claim->period);
    return period < subject->n_periods ? period : NO_PERIOD;
}

static void claim_add(struct subject *subject, const struct node *claim)
{
    size_t period = claimed_period(subject, claim);
    uint32_t area = claim->n_areas ? claim->areas[0] : subject->analysis->spec->region;
    if (period == NO_PERIOD)
        return;
    switch (claim->is) {
    case CLAIM_ABOVE:
    case CLAIM_BELOW:
    case CLAIM_SIMILAR:
        if (!is_answered(subject, claim, period, area))
            against_add(subject, period, area, claim->comparator);
        return;
    case CLAIM_RISING:
    case CLAIM_FALLING:
        if (!has_record(subject, period, area, STAT_MOVEMENT, STR(DETAIL_CHANGE)))
            moved_add(subject, period, area);
        return;
    case CLAIM_MET:
        if (!has_record(subject, period, area, STAT_VS_TARGET, STR_NONE))
            targets_add(subject, period, area);
        return;
    case CLAIM_BEST:
    case CLAIM_WORST: return; /* the region's lowest and highest are recorded of every period */
    }
}

static void claims_each(struct subject *subject, const struct node *nodes,
                        void (*each)(struct subject *subject, const struct node *claim))
{
    for (const struct node *node = nodes; node; node = node->next) {
        if (node->kind == NODE_CLAIM && node->n_indicators && node->indicators[0] == subject->index)
            each(subject, node);
        claims_each(subject, node->children, each);
    }
}

void claims_build(struct subject *subject)
{
    if (subject->latest != NO_PERIOD)
        claims_each(subject, subject->analysis->spec->body, claim_add);
}

/* -- what is needed before */

static void period_mark(struct subject *subject, const struct node *claim)
{
    bool compares = claim->is == CLAIM_ABOVE || claim->is == CLAIM_BELOW || claim->is == CLAIM_SIMILAR;
    size_t period = claimed_period(subject, claim);
    if (compares && period != NO_PERIOD)
        subject->is_tested[period] = true;
}

void claims_test(struct subject *subject)
{
    claims_each(subject, subject->analysis->spec->body, period_mark);
}

static void areas_mark(bool *is_observed, const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        areas_mark(is_observed, node->children);
        if (node->kind != NODE_CLAIM)
            continue;
        if (node->n_areas)
            is_observed[node->areas[0]] = true;
        if (node->comparator != AREA_NONE)
            is_observed[node->comparator] = true;
    }
}

void claims_observe(const struct analysis *analysis)
{
    areas_mark(analysis->is_observed, analysis->spec->body);
}
