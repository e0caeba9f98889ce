/* Comparison with England, the region, neighbours and the target: differences and verdicts, each with a
 * comparator of the same period only. */
#include "analysis/subject.h"

#include "stats/difference.h"

/* What an area is compared with. */
struct comparator {
    enum statistic difference, verdict;
    const char *name; /* in a method's words */
    uint32_t area;    /* AREA_NONE for neighbours */
    bool stands;      /* there is one of the same period */
    double value;
    uint32_t figure;
    struct period period; /* its own: another one's is named and not subtracted */
    struct str reason;    /* why there is none */
};

static enum word word_of(enum difference_verdict verdict)
{
    switch (verdict) {
    case DIFFERENCE_SIMILAR: return WORD_SIMILAR;
    case DIFFERENCE_BETTER: return WORD_BETTER;
    case DIFFERENCE_WORSE: return WORD_WORSE;
    case DIFFERENCE_HIGHER: return WORD_HIGHER;
    case DIFFERENCE_LOWER: return WORD_LOWER;
    }
    return WORD_NOT_COMPARED;
}

static void difference_add(const struct subject *subject, size_t period, uint32_t track,
                           const struct comparator *comparator)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, period, track);
    struct figure figure = subject_figure(subject, analysis->tracked[track], period, comparator->difference);
    figure.comparator = comparator->area;
    figure.comparator_period = comparator->period;
    if (!subject_is_comparable(subject)) {
        figure.method = STR(METHOD_COUNT);
    } else if (!own->stands) {
        figure.method = method_no_value(analysis, subject_period(subject, period), own->state);
    } else if (!comparator->stands) {
        figure.method = comparator->reason;
    } else {
        figure_set(&figure, own->value - comparator->value);
        figure_set_size(&figure, subject);
        figure.method = method_format(analysis, "own value minus %s", comparator->name);
        figure_set_inputs2(&figure, analysis, own->figure, comparator->figure);
        figure.marks = own->marks & (MARK_PROVISIONAL | MARK_PARTIAL);
    }
    ledger_add(analysis->ledger, figure);
}

/* What decides a verdict: the interval and the least change, or the least change alone. */
static void verdict_set(const struct subject *subject, const struct measured *own,
                        const struct interval *interval, const struct comparator *comparator,
                        struct figure *figure)
{
    bool tested = own->has_counts && interval->fault == INTERVAL_STANDS;
    if (!subject->has_least_change && (subject->polarity != 0 || !tested)) {
        figure->method = STR("no least change in the catalogue");
        return;
    }
    figure_set_word(figure, word_of(difference_against(own->value, interval, comparator->value,
                                                       subject->least_change, subject->polarity)));
    figure->method = method_verdict(subject, own->has_counts, interval);
}

static void verdict_add(const struct subject *subject, size_t period, uint32_t track,
                        const struct comparator *comparator)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, period, track);
    struct figure figure = subject_figure(subject, analysis->tracked[track], period, comparator->verdict);
    figure.comparator = comparator->area;
    figure.comparator_period = comparator->period;
    figure.word = WORD_NOT_COMPARED;
    if (!subject_is_comparable(subject)) {
        figure.method = STR(METHOD_COUNT);
    } else if (!own->stands) {
        figure.method = method_no_value(analysis, subject_period(subject, period), own->state);
    } else if (!comparator->stands) {
        figure.method = comparator->reason;
    } else {
        verdict_set(subject, own, subject_verdict(subject, period, track), comparator, &figure);
        figure.marks = own->marks & (MARK_PROVISIONAL | MARK_PARTIAL);
        uint32_t inputs[3] = {own->figure, comparator->figure, own->verdict_figure};
        figure_set_inputs(&figure, analysis, inputs, own->verdict_figure == FIGURE_NONE ? 2 : 3);
    }
    ledger_add(analysis->ledger, figure);
}

/* The last period, not after `period`, in which the area has a value. */
static struct period last_period_of(const struct subject *subject, uint32_t area, size_t period)
{
    double value;
    for (size_t i = period + 1; i-- > 0;)
        if (subject_value(subject, i, area, &value))
            return subject_period(subject, i);
    return (struct period){0};
}

/* Why a comparator has no value of this period: another period's is named, never subtracted. */
static void comparator_explain(const struct subject *subject, size_t period, struct comparator *comparator)
{
    struct analysis *analysis = subject->analysis;
    uint32_t twin = subject->indicator->annual_twin;
    struct str now = period_text(analysis->scratch, subject_period(subject, period));
    if (twin != INDICATOR_NONE && analysis->subjects[twin].latest != NO_PERIOD) {
        const struct subject *annual = &analysis->subjects[twin];
        comparator->period = subject_period(annual, annual->latest);
        comparator->reason = method_format(
            analysis, "in-year: %s from the annual twin %.*s for %.*s is not subtracted", comparator->name,
            STR_ARG(annual->indicator->id), STR_ARG(period_text(analysis->scratch, comparator->period)));
        return;
    }
    struct period last = {0};
    if (comparator->area != AREA_NONE)
        last = last_period_of(subject, comparator->area, period);
    if (period_is(last)) {
        comparator->period = last;
        comparator->reason =
            method_format(analysis, "%s is of %.*s and is not subtracted from %.*s", comparator->name,
                          STR_ARG(period_text(analysis->scratch, last)), STR_ARG(now));
        return;
    }
    comparator->reason = method_format(analysis, "no value of %s for %.*s", comparator->name, STR_ARG(now));
}

static struct comparator comparator_england(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    struct comparator england = {.difference = STAT_DIFF_ENGLAND,
                                 .verdict = STAT_VS_ENGLAND,
                                 .name = "England",
                                 .area = analysis->country,
                                 .figure = FIGURE_NONE};
    if (analysis->country_track != NO_TRACK) {
        const struct measured *measured = subject_measured(subject, period, analysis->country_track);
        england.stands = measured->stands;
        england.value = measured->value;
        england.figure = measured->figure;
        england.period = subject_period(subject, period);
    }
    if (!england.stands) {
        england.period = (struct period){0};
        comparator_explain(subject, period, &england);
    }
    return england;
}

static struct comparator comparator_region(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *measured = subject_measured(subject, period, analysis->region_track);
    return (struct comparator){.difference = STAT_DIFF_REGION,
                               .verdict = STAT_VS_REGION,
                               .name = "the region",
                               .area = analysis->spec->region,
                               .stands = measured->stands,
                               .value = measured->value,
                               .figure = measured->figure,
                               .period = subject_period(subject, period),
                               .reason = STR("no regional value")};
}

static struct comparator comparator_neighbours(const struct subject *subject, size_t period, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct comparator neighbours = {.difference = STAT_DIFF_NEIGHBOURS,
                                    .verdict = STAT_VS_NEIGHBOURS,
                                    .name = "statistical neighbours",
                                    .area = AREA_NONE,
                                    .figure = ledger_find(analysis->ledger, subject->index,
                                                          analysis->tracked[track],
                                                          subject_period(subject, period), STAT_NEIGHBOURS)};
    if (neighbours.figure == FIGURE_NONE) {
        neighbours.reason = STR("no neighbours listed");
        return neighbours;
    }
    struct figure mean = ledger_read(analysis->ledger, neighbours.figure, NULL);
    neighbours.stands = mean.has & FIGURE_VALUE;
    neighbours.value = mean.value;
    neighbours.period = mean.period;
    neighbours.reason = mean.method;
    if (!neighbours.stands && mean.n_used == 0) {
        neighbours.period = (struct period){0};
        comparator_explain(subject, period, &neighbours);
    }
    return neighbours;
}

void comparison_neighbours(struct subject *subject, size_t period, uint32_t track)
{
    struct comparator neighbours = comparator_neighbours(subject, period, track);
    difference_add(subject, period, track, &neighbours);
    verdict_add(subject, period, track, &neighbours);
}

void comparison_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    size_t period = subject->latest;
    if (period == NO_PERIOD)
        return;
    struct comparator england = comparator_england(subject, period);
    struct comparator region = comparator_region(subject, period);
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        difference_add(subject, period, track, &england);
        verdict_add(subject, period, track, &england);
        difference_add(subject, period, track, &region);
        verdict_add(subject, period, track, &region);
        comparison_neighbours(subject, period, track);
    }
    difference_add(subject, period, analysis->region_track, &england);
    verdict_add(subject, period, analysis->region_track, &england);
}
