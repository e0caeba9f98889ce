/* Where an LA stands: low, strong or neither; and who has been low for years. */
#include "analysis/subject.h"

#include "base/number.h"

#include "stats/difference.h"

/* What one annual period says of an LA's standing. */
struct standing {
    bool known; /* a band or neighbours to go by */
    bool low, strong;
    bool by_band, by_neighbours;
    uint32_t inputs[2]; /* band, difference from neighbours; FIGURE_NONE */
};

static struct standing standing_build(const struct subject *annual, size_t period, uint32_t track)
{
    const struct ledger *ledger = annual->analysis->ledger;
    uint32_t area = annual->analysis->tracked[track];
    struct period of = subject_period(annual, period);
    struct standing standing = {
        .inputs = {ledger_find(ledger, annual->index, area, of, STAT_BAND),
                   ledger_find(ledger, annual->index, area, of, STAT_DIFF_NEIGHBOURS)}};
    if (standing.inputs[0] != FIGURE_NONE &&
        ledger_read(ledger, standing.inputs[0], NULL).state == STATE_VALUE) {
        enum word band = ledger_read(ledger, standing.inputs[0], NULL).word;
        standing.known = true;
        standing.by_band = band == WORD_BAND_D;
        standing.strong = band == WORD_BAND_A;
    }
    if (annual->has_least_change && standing.inputs[1] != FIGURE_NONE &&
        (ledger_read(ledger, standing.inputs[1], NULL).has & FIGURE_VALUE)) {
        double difference = ledger_read(ledger, standing.inputs[1], NULL).value;
        standing.known = true;
        standing.by_neighbours =
            difference_verdict(difference, annual->least_change, annual->polarity) == DIFFERENCE_WORSE;
    }
    standing.low = standing.by_band || standing.by_neighbours;
    return standing;
}

static const char *why_low(const struct standing *standing)
{
    if (standing->by_band)
        return standing->by_neighbours ? "band D; worse than neighbours" : "band D";
    return "worse than neighbours";
}

/* The indicator whose annual figures tell the standing: itself, or its annual twin. */
static const struct subject *annual_of(const struct subject *subject)
{
    if (subject->latest != NO_PERIOD && subject_is_annual(subject, subject->latest))
        return subject;
    if (subject->indicator->annual_twin == INDICATOR_NONE)
        return NULL;
    const struct subject *twin = &subject->analysis->subjects[subject->indicator->annual_twin];
    return twin->latest != NO_PERIOD && subject_is_annual(twin, twin->latest) ? twin : NULL;
}

static struct str origin_of(const struct subject *subject, const struct subject *annual)
{
    const struct analysis *analysis = subject->analysis;
    if (subject == annual)
        return STR_NONE;
    return method_format(analysis, "annual twin %.*s, %.*s: ", STR_ARG(annual->indicator->id),
                         STR_ARG(period_text(analysis->scratch, subject_period(annual, annual->latest))));
}

static void position_add(const struct subject *subject, const struct subject *annual, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->tracked[track], subject->latest, STAT_POSITION);
    if (!annual) {
        figure.method = STR("no annual figures to stand by");
        ledger_add(analysis->ledger, figure);
        return;
    }
    struct standing standing = standing_build(annual, annual->latest, track);
    struct str origin = origin_of(subject, annual);
    if (annual != subject)
        figure.comparator_period = subject_period(annual, annual->latest);
    figure_set_inputs2(&figure, analysis, standing.inputs[0], standing.inputs[1]);
    if (!subject_is_comparable(annual)) {
        figure.method = STR(METHOD_COUNT);
    } else if (!standing.known) {
        figure.method = method_format(analysis, "%.*sno band and no neighbours", STR_ARG(origin));
    } else if (standing.low) {
        figure_set_word(&figure, WORD_LOW);
        figure.method = method_format(analysis, "%.*s%s", STR_ARG(origin), why_low(&standing));
    } else {
        figure_set_word(&figure, standing.strong ? WORD_STRONG : WORD_NONE);
        figure.method = method_format(analysis, "%.*s%s", STR_ARG(origin),
                                      standing.strong ? "band A" : "neither band A nor low");
    }
    ledger_add(analysis->ledger, figure);
}

/* How low an LA ranks that is low for years: by this the list chooses and asks. */
static void rank_share_add(const struct subject *subject, uint32_t area)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, area, subject->latest, STAT_COUNT);
    uint32_t found = ledger_find(analysis->ledger, subject->index, area, figure.period, STAT_RANK);
    if (found == FIGURE_NONE)
        return;
    struct figure rank = ledger_read(analysis->ledger, found, NULL);
    if (!(rank.has & FIGURE_VALUE) || rank.n_used == UINT32_MAX || rank.n_used == 0)
        return;
    figure.detail = STR("rank-share");
    figure_set(&figure, rank.value / rank.n_used);
    figure.display = number_display(analysis->scratch, figure.value, 2);
    figure.method = STR("rank ÷ LAs ranked");
    figure_set_input(&figure, analysis, found);
    ledger_add(analysis->ledger, figure);
}

/* Low in each of the last annual periods; a list of its own, on annual figures only. */
static void persistently_add(struct subject *subject, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure =
        subject_figure(subject, analysis->tracked[track], subject->latest, STAT_PERSISTENTLY_LOW);
    int wanted = (int)analysis->settings->low_periods;
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, 2 * (size_t)wanted);
    int low = 0;
    size_t n = 0;
    for (int back = 0; back < wanted; back++) {
        size_t period = back ? subject_years_before(subject, subject->latest, back) : subject->latest;
        struct standing standing = {0};
        if (period != NO_PERIOD)
            standing = standing_build(subject, period, track);
        if (!standing.known) {
            figure.method =
                !subject_is_comparable(subject)
                    ? STR(METHOD_COUNT)
                    : method_format(analysis, "fewer than %d annual periods with a band or neighbours",
                                    wanted);
            break;
        }
        low += standing.low;
        for (size_t i = 0; i < 2; i++)
            if (standing.inputs[i] != FIGURE_NONE)
                inputs[n++] = standing.inputs[i];
    }
    if (figure.method.len == 0) {
        figure_set_word(&figure, low == wanted ? WORD_YES : WORD_NO);
        if (low == wanted)
            rank_share_add(subject, figure.area);
        figure.method = method_format(analysis, "low in %d of the last %d annual periods", low, wanted);
        figure_set_inputs(&figure, analysis, inputs, n);
    }
    figure.n_used = (uint32_t)low;
    figure.n_expected = (uint32_t)wanted;
    subject->persistently_low[track] = figure.word;
    ledger_add(analysis->ledger, figure);
}

void position_build(struct subject *subject)
{
    if (subject->latest == NO_PERIOD || subject->polarity == 0)
        return;
    const struct subject *annual = annual_of(subject);
    if (annual && annual->polarity == 0)
        annual = NULL;
    for (uint32_t track = 0; track < subject->analysis->n_las; track++) {
        position_add(subject, annual, track);
        if (annual == subject)
            persistently_add(subject, track);
    }
}
