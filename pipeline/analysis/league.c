/* Ranks and quarter bands over every English LA with a value, and the places of regions among regions. */
#include "analysis/subject.h"

#include "base/number.h"

#include "stats/quantile.h"
#include "stats/rank.h"

#include <string.h>

/* The LAs with a value in one period: their values are in analysis->values, their records in `inputs`. */
struct league {
    size_t period, n;
    const uint32_t *inputs;
    uint32_t *place_of; /* by track of the region's LAs: index in the league, or NO_TRACK */
    struct quantile_spread spread;
    struct str reason; /* why there is no national distribution; empty when there is one */
};

static void league_fill(struct subject *subject, size_t period, struct league *league)
{
    const struct analysis *analysis = subject->analysis;
    bool others = false;
    *league = (struct league){.period = period,
                              .place_of = ARENA_ARRAY(analysis->scratch, uint32_t, analysis->n_las)};
    memset(league->place_of, 0xff, analysis->n_las * sizeof *league->place_of);
    observe_england(subject, period);
    for (size_t i = 0; i < analysis->n_english_las; i++) {
        uint32_t area = analysis->english_las[i];
        if (!subject_value(subject, period, area, &analysis->values[league->n]))
            continue;
        uint32_t track = analysis->track[area];
        others = others || track >= analysis->n_las;
        if (track < analysis->n_las)
            league->place_of[track] = (uint32_t)league->n;
        analysis->list[league->n++] = subject->figures[subject_cell(subject, period, area)];
    }
    league->inputs = ledger_inputs(analysis->ledger, analysis->list, league->n);
    if (!others)
        league->reason = STR("no national distribution: only LAs of the region have values");
    memcpy(analysis->sorted, analysis->values, league->n * sizeof(double));
    quantile_sort(analysis->sorted, league->n);
    quantile_spread(analysis->sorted, league->n, &league->spread);
}

static void league_figure_add(struct subject *subject, const struct league *league, struct figure figure)
{
    figure.n_used = (uint32_t)league->n;
    figure.inputs = league->inputs;
    figure.n_inputs = (uint32_t)league->n;
    ledger_add(subject->analysis->ledger, figure);
}

/* -- the distribution in England */

static void cuts_add(struct subject *subject, const struct league *league)
{
    const struct analysis *analysis = subject->analysis;
    const struct {
        enum statistic statistic;
        double value;
        struct str method;
    } cuts[] = {{STAT_Q25, league->spread.q25, STR("quartile of English LAs, type 7")},
                {STAT_Q50, league->spread.median, STR("quartile of English LAs, type 7")},
                {STAT_Q75, league->spread.q75, STR("quartile of English LAs, type 7")},
                {STAT_ENGLAND_MIN, league->spread.min, STR("lowest of English LAs")},
                {STAT_ENGLAND_MAX, league->spread.max, STR("highest of English LAs")}};
    if (analysis->country == AREA_NONE || league->reason.len)
        return;
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        struct figure figure = subject_figure(subject, analysis->country, league->period, cuts[i].statistic);
        figure_set(&figure, cuts[i].value);
        figure.method = cuts[i].method;
        league_figure_add(subject, league, figure);
    }
}

/* Why no LA has a place in this league; empty where they have. */
static struct str no_place_reason(const struct subject *subject, const struct league *league)
{
    if (subject->polarity == 0)
        return STR("no polarity");
    if (!subject_is_comparable(subject))
        return STR(METHOD_COUNT);
    return league->reason;
}

/* -- bands */

static enum word band_word(enum rank_band band)
{
    switch (band) {
    case RANK_BAND_NONE: return WORD_NONE_SET;
    case RANK_BAND_A: return WORD_BAND_A;
    case RANK_BAND_B: return WORD_BAND_B;
    case RANK_BAND_C: return WORD_BAND_C;
    case RANK_BAND_D: return WORD_BAND_D;
    }
    return WORD_NONE_SET;
}

static void band_add(struct subject *subject, const struct league *league, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, league->period, track);
    struct figure figure = subject_figure(subject, analysis->tracked[track], league->period, STAT_BAND);
    figure.method = no_place_reason(subject, league);
    if (figure.method.len) {
        league_figure_add(subject, league, figure);
        return;
    }
    if (subject->indicator->no_quartile) {
        figure.method = STR("the catalogue allows no quartiles");
    } else if (!own->stands) {
        figure.method = method_no_value(analysis, subject_period(subject, league->period), own->state);
    } else {
        enum rank_band band = rank_band_of(own->value, &league->spread, subject->polarity,
                                           (size_t)analysis->settings->band_values);
        if (band != RANK_BAND_NONE)
            figure_set_word(&figure, band_word(band));
        figure.method = band == RANK_BAND_NONE  ? method_format(analysis, "fewer than %g LAs with a value",
                                                                analysis->settings->band_values)
                        : subject->polarity > 0 ? STR("quarters of English LAs, high is good")
                                                : STR("quarters of English LAs, low is good");
    }
    league_figure_add(subject, league, figure);
}

/* -- ranks */

static struct str rank_display(const struct analysis *analysis, const struct rank *rank)
{
    struct str place = number_ordinal(analysis->scratch, rank->place);
    return method_format(analysis, "%.*s%s of %zu", STR_ARG(place), rank->tied ? "=" : "", rank->count);
}

static void range_add(struct subject *subject, const struct league *league, uint32_t track,
                      enum statistic statistic, size_t place)
{
    struct figure figure =
        subject_figure(subject, subject->analysis->tracked[track], league->period, statistic);
    figure_set(&figure, (double)place);
    figure.method = statistic == STAT_RANK_LOW
                        ? STR("1 + LAs whose interval lies wholly on the better side")
                        : STR("LAs less those whose interval lies wholly on the worse side");
    league_figure_add(subject, league, figure);
}

static void rank_add(struct subject *subject, const struct league *league, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, league->period, track);
    struct figure figure = subject_figure(subject, analysis->tracked[track], league->period, STAT_RANK);
    uint32_t place = league->place_of[track];
    figure.method = no_place_reason(subject, league);
    if (figure.method.len == 0 && place == NO_TRACK)
        figure.method = method_no_value(analysis, subject_period(subject, league->period), own->state);
    if (figure.method.len) {
        league_figure_add(subject, league, figure);
        return;
    }
    const struct rank *rank = &analysis->ranks[place];
    figure_set(&figure, (double)rank->place);
    figure.display = rank_display(analysis, rank);
    figure.method = subject->polarity > 0 ? STR("1 is highest; ties share the best place")
                                          : STR("1 is lowest; ties share the best place");
    league_figure_add(subject, league, figure);
    if (!rank->has_range)
        return;
    range_add(subject, league, track, STAT_RANK_LOW, rank->low);
    range_add(subject, league, track, STAT_RANK_HIGH, rank->high);
}

static const struct interval *league_intervals(const struct subject *subject, const struct league *league)
{
    const struct analysis *analysis = subject->analysis;
    if (!subject_has_intervals(subject))
        return NULL;
    size_t n = 0;
    for (size_t i = 0; i < analysis->n_english_las; i++) {
        double value, numerator, denominator;
        uint32_t area = analysis->english_las[i];
        if (!subject_value(subject, league->period, area, &value))
            continue;
        analysis->intervals[n] = (struct interval){.fault = INTERVAL_NO_DENOMINATOR};
        if (subject_counts(subject, league->period, area, &numerator, &denominator))
            analysis->intervals[n] =
                subject_interval(subject, league->period, numerator, denominator, RANGE_CONFIDENCE);
        n++;
    }
    return analysis->intervals;
}

static void ranks_add(struct subject *subject, const struct league *league)
{
    const struct analysis *analysis = subject->analysis;
    rank_build(analysis->values, league_intervals(subject, league), league->n, subject->polarity,
               analysis->sorted, analysis->ranks);
    for (uint32_t track = 0; track < analysis->n_las; track++)
        rank_add(subject, league, track);
}

/* -- the region among regions */

static void regions_add(struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, period, analysis->region_track);
    size_t n = 0;
    size_t place = 0;
    for (uint32_t area = 0; area < analysis->areas->n; area++) {
        if (analysis->areas->items[area].kind != AREA_REGION)
            continue;
        bool is_own = area == analysis->spec->region;
        double value = own->value;
        if (is_own ? !own->stands || own->partial : !subject_value(subject, period, area, &value))
            continue;
        if (is_own)
            place = n;
        analysis->list[n] = is_own ? own->figure : subject->figures[subject_cell(subject, period, area)];
        analysis->values[n++] = value;
    }
    if (n < 2 || !own->stands || own->partial || subject->polarity == 0 || !subject_is_comparable(subject))
        return;
    rank_build(analysis->values, NULL, n, subject->polarity, analysis->sorted, analysis->ranks);
    struct figure figure = subject_figure(subject, analysis->spec->region, period, STAT_RANK);
    figure.detail = STR("regions");
    figure_set(&figure, (double)analysis->ranks[place].place);
    figure.display = rank_display(analysis, &analysis->ranks[place]);
    figure.method = STR("among regions; ties share the best place");
    figure.n_used = (uint32_t)n;
    figure_set_inputs(&figure, analysis, analysis->list, n);
    ledger_add(analysis->ledger, figure);
}

/* In-year figures have no national distribution; the annual twin has. */
static void in_year_add(struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t twin = subject->indicator->annual_twin;
    struct str method = STR("in-year figures have no national distribution");
    if (twin != INDICATOR_NONE)
        method = method_format(analysis, "%.*s; see the annual twin %.*s", STR_ARG(method),
                               STR_ARG(analysis->subjects[twin].indicator->id));
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        struct figure rank = subject_figure(subject, analysis->tracked[track], period, STAT_RANK);
        struct figure band = subject_figure(subject, analysis->tracked[track], period, STAT_BAND);
        rank.method = band.method = method;
        ledger_add(analysis->ledger, rank);
        ledger_add(analysis->ledger, band);
    }
}

/* The bands of the years before are what "persistently low" rests on. */
static void league_before(struct subject *subject, size_t period)
{
    struct league league;
    league_fill(subject, period, &league);
    if (league.n == 0 || league.reason.len)
        return;
    cuts_add(subject, &league);
    for (uint32_t track = 0; track < subject->analysis->n_las; track++)
        band_add(subject, &league, track);
}

void league_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    size_t latest = subject->latest;
    if (latest == NO_PERIOD)
        return;
    regions_add(subject, latest);
    if (!subject_is_annual(subject, latest)) {
        in_year_add(subject, latest);
        return;
    }
    struct league league;
    league_fill(subject, latest, &league);
    cuts_add(subject, &league);
    ranks_add(subject, &league);
    for (uint32_t track = 0; track < analysis->n_las; track++)
        band_add(subject, &league, track);
    if (subject->polarity == 0 || !subject_is_comparable(subject))
        return;
    for (int back = 1; back < analysis->settings->low_periods; back++) {
        size_t before = subject_years_before(subject, latest, back);
        if (before != NO_PERIOD)
            league_before(subject, before);
    }
}
