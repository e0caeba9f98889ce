/* Sets up what is analysed, and runs the parts over every indicator. */
#include "analysis/subject.h"

#include <string.h>

/* -- whose values */

static void tracked_build(struct analysis *analysis)
{
    const struct spec *spec = analysis->spec;
    size_t n_areas = analysis->areas->n;
    analysis->tracked = ARENA_ARRAY(analysis->scratch, uint32_t, spec->n_las + spec->n_former + 2);
    analysis->track = ARENA_ARRAY(analysis->scratch, uint32_t, n_areas);
    memset(analysis->track, 0xff, n_areas * sizeof *analysis->track);
    for (size_t i = 0; i < spec->n_las; i++)
        analysis->tracked[analysis->n_tracked++] = spec->las[i];
    for (size_t i = 0; i < spec->n_former; i++)
        analysis->tracked[analysis->n_tracked++] = spec->former[i];
    analysis->n_las = analysis->n_tracked;
    analysis->region_track = (uint32_t)analysis->n_tracked;
    analysis->tracked[analysis->n_tracked++] = spec->region;
    analysis->country = area_country(analysis->areas);
    analysis->country_track = NO_TRACK;
    if (analysis->country != AREA_NONE) {
        analysis->country_track = (uint32_t)analysis->n_tracked;
        analysis->tracked[analysis->n_tracked++] = analysis->country;
    }
    for (uint32_t i = 0; i < analysis->n_tracked; i++)
        analysis->track[analysis->tracked[i]] = i;
}

/* Areas whose control charts the body draws. */
static void charted_mark(struct analysis *analysis, const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        charted_mark(analysis, node->children);
        bool draws = node->kind == NODE_INDICATOR || (node->kind == NODE_CHART && node->chart == WANTED_SPC);
        for (size_t i = 0; draws && i < node->n_areas; i++)
            if (analysis->track[node->areas[i]] != NO_TRACK)
                analysis->is_charted[analysis->track[node->areas[i]]] = true;
    }
}

/* Every other area has its last point only: the rest of its chart decides nothing and is on no page. */
static void charted_build(struct analysis *analysis)
{
    analysis->is_charted = ARENA_ARRAY(analysis->scratch, bool, analysis->n_tracked);
    analysis->is_charted[analysis->region_track] = true;
    if (analysis->spec->la != AREA_NONE && analysis->track[analysis->spec->la] != NO_TRACK)
        analysis->is_charted[analysis->track[analysis->spec->la]] = true;
    charted_mark(analysis, analysis->spec->body);
}

/* Recorded for all periods: the tracked areas, their neighbours, the other regions and what claims name. */
static void observed_build(struct analysis *analysis)
{
    const struct areas *areas = analysis->areas;
    analysis->is_observed = ARENA_ARRAY(analysis->scratch, bool, areas->n);
    for (size_t i = 0; i < analysis->n_tracked; i++) {
        uint32_t area = analysis->tracked[i];
        analysis->is_observed[area] = true;
        if (!areas->neighbours || i >= analysis->n_las)
            continue;
        for (size_t k = 0; k < areas->neighbours[area].n; k++)
            analysis->is_observed[areas->neighbours[area].areas[k]] = true;
    }
    claims_observe(analysis);
    analysis->observed = ARENA_ARRAY(analysis->scratch, uint32_t, areas->n);
    analysis->english_las = ARENA_ARRAY(analysis->scratch, uint32_t, areas->n);
    for (uint32_t i = 0; i < areas->n; i++) {
        if (areas->items[i].kind == AREA_LA)
            analysis->english_las[analysis->n_english_las++] = i;
        if (analysis->is_observed[i] || areas->items[i].kind == AREA_REGION)
            analysis->observed[analysis->n_observed++] = i;
    }
}

/* -- one indicator */

static void breaks_build(struct subject *subject)
{
    const struct lists *lists = subject->analysis->lists;
    struct arena *scratch = subject->analysis->scratch;
    if (!lists || lists->n_breaks == 0)
        return;
    subject->breaks = ARENA_ARRAY(scratch, const struct series_break *, lists->n_breaks);
    subject->break_days = ARENA_ARRAY(scratch, int32_t, lists->n_breaks);
    for (size_t i = 0; i < lists->n_breaks; i++) {
        const struct series_break *item = &lists->breaks[i];
        if (item->indicator != INDICATOR_NONE && item->indicator != subject->index)
            continue;
        subject->breaks[subject->n_breaks] = item;
        subject->break_days[subject->n_breaks++] = break_day(item);
    }
}

static int polarity_sign(enum polarity polarity)
{
    switch (polarity) {
    case POLARITY_NONE: return 0;
    case POLARITY_HIGH: return 1;
    case POLARITY_LOW: return -1;
    }
    return 0;
}

static size_t latest_period(const struct subject *subject, struct period reported)
{
    struct period latest = dataset_latest(subject->analysis->dataset, subject->index, reported);
    return period_is(latest) ? series_find_period(subject->series, latest) : NO_PERIOD;
}

/* Verdicts rest on the latest period's intervals, and "persistently low" on those of the years before; a
 * change rests on its two periods', and a dip on the latest change and the two before. */
static void tested_mark(struct subject *subject)
{
    size_t period = subject->latest;
    for (int back = 0; back < LOOK_BACK && period != NO_PERIOD; back++) {
        struct period now = subject_period(subject, period);
        const struct period others[] = {indicator_comparison(subject->indicator, now),
                                        back ? now : indicator_previous(subject->indicator, now)};
        subject->is_tested[period] = true;
        for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
            size_t other = period_is(others[i]) ? series_find_period(subject->series, others[i]) : NO_PERIOD;
            if (other != NO_PERIOD)
                subject->is_tested[other] = true;
        }
        period = subject_comparison_before(subject, period);
    }
    for (int back = 1; subject->latest != NO_PERIOD && back < subject->analysis->settings->low_periods;
         back++) {
        size_t before = subject_years_before(subject, subject->latest, back);
        if (before != NO_PERIOD)
            subject->is_tested[before] = true;
    }
}

static void subject_open(struct analysis *analysis, uint32_t index)
{
    struct subject *subject = &analysis->subjects[index];
    const struct indicator *indicator = &analysis->dataset->catalogue->items[index];
    const struct series *series = &analysis->dataset->series[index];
    struct period reported = spec_limit(analysis->spec, indicator);
    *subject = (struct subject){.analysis = analysis,
                                .indicator = indicator,
                                .index = index,
                                .series = series,
                                .n_periods = reach_periods(series, reported),
                                .polarity = polarity_sign(indicator->polarity),
                                .has_least_change = indicator->has_least_change,
                                .least_change = indicator->has_least_change ? indicator->least_change : 0};
    subject->latest = latest_period(subject, reported);
    size_t n_changes = subject->n_periods * analysis->n_tracked;
    struct arena *scratch = analysis->scratch;
    subject->changes = ARENA_ARRAY(scratch, struct change, n_changes);
    for (size_t i = 0; i < n_changes; i++)
        subject->changes[i].figure = FIGURE_NONE;
    subject->is_tested = ARENA_ARRAY(scratch, bool, subject->n_periods);
    tested_mark(subject);
    claims_test(subject);
    subject->coverages = ARENA_ARRAY(scratch, uint32_t, subject->n_periods);
    subject->spans = ARENA_ARRAY(scratch, struct span, subject->n_periods);
    for (size_t i = 0; i < subject->n_periods; i++)
        subject->spans[i] = indicator_span(indicator, series->periods[i]);
    breaks_build(subject);
    size_t n = analysis->n_tracked;
    subject->flags = ARENA_ARRAY(scratch, uint32_t, n);
    subject->funnels = ARENA_ARRAY(scratch, uint32_t, n);
    memset(subject->flags, 0xff, n * sizeof(uint32_t));
    memset(subject->funnels, 0xff, n * sizeof(uint32_t));
    subject->outside = ARENA_ARRAY(scratch, int, n);
    subject->variations = ARENA_ARRAY(scratch, enum word, n);
    subject->dips = ARENA_ARRAY(scratch, enum word, n);
    subject->improvements = ARENA_ARRAY(scratch, enum word, n);
    subject->persistently_low = ARENA_ARRAY(scratch, enum word, n);
    subject->movements = ARENA_ARRAY(scratch, enum word, n);
}

static void twins_build(struct analysis *analysis)
{
    for (size_t i = 0; i < analysis->dataset->catalogue->n; i++) {
        const struct subject *subject = &analysis->subjects[i];
        uint32_t twin = subject->indicator->annual_twin;
        if (twin != INDICATOR_NONE && twin != i && subject->latest != NO_PERIOD &&
            !subject_is_annual(subject, subject->latest))
            analysis->subjects[twin].in_year = subject;
    }
}

/* "Persistently low" looks at neighbours in earlier annual periods too. */
static void neighbours_before(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->latest == NO_PERIOD || subject->polarity == 0 || !analysis->areas->neighbours ||
        !subject_is_annual(subject, subject->latest))
        return;
    for (int back = 1; back < analysis->settings->low_periods; back++) {
        size_t before = subject_years_before(subject, subject->latest, back);
        for (uint32_t track = 0; track < analysis->n_las && before != NO_PERIOD; track++)
            comparison_neighbours(subject, before, track);
    }
}

/* What only the indicator's own parts need, in the scratch that is released with them. */
static void room_open(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    size_t n_cells = subject->n_periods * subject->series->n_areas;
    size_t n = subject->n_periods * analysis->n_tracked;
    uint32_t *figures = ARENA_ARRAY(analysis->scratch, uint32_t, 3 * n_cells);
    memset(figures, 0xff, 3 * n_cells * sizeof *figures);
    subject->figures = figures;
    subject->numerators = figures + n_cells;
    subject->denominators = subject->numerators + n_cells;
    subject->measured = ARENA_ARRAY(analysis->scratch, struct measured, n);
    subject->drawn = ARENA_ARRAY(analysis->scratch, struct interval, n);
    subject->verdicts = ARENA_ARRAY(analysis->scratch, struct interval, n);
    for (size_t i = 0; i < n; i++) {
        subject->measured[i] = (struct measured){.figure = FIGURE_NONE, .verdict_figure = FIGURE_NONE};
        subject->drawn[i].fault = subject->verdicts[i].fault = INTERVAL_NO_DENOMINATOR;
    }
}

static void room_close(struct subject *subject, struct arena *kept)
{
    size_t n_tracked = subject->analysis->n_tracked;
    uint32_t region = subject->analysis->region_track;
    subject->region_measured = ARENA_ARRAY(kept, struct measured, subject->n_periods);
    for (size_t period = 0; period < subject->n_periods; period++)
        subject->region_measured[period] = *subject_measured(subject, period, region);
    if (subject->latest != NO_PERIOD)
        subject->latest_measured = arena_copy(kept, subject_measured(subject, subject->latest, 0),
                                              n_tracked * sizeof *subject->latest_measured);
    subject->measured = NULL;
    subject->drawn = subject->verdicts = NULL;
    subject->figures = subject->numerators = subject->denominators = NULL;
}

static void parts_build(struct subject *subject)
{
    observe_build(subject);
    region_build(subject);
    neighbours_build(subject);
    changes_build(subject);
    comparison_build(subject);
    targets_build(subject);
    league_build(subject);
    neighbours_before(subject);
    trends_build(subject);
    control_build(subject);
    funnels_build(subject);
    movements_build(subject);
    claims_build(subject);
}

static void subject_build(struct subject *subject)
{
    struct analysis *analysis = subject->analysis;
    struct arena *whole = analysis->scratch;
    analysis->scratch = arena_open();
    room_open(subject);
    parts_build(subject);
    room_close(subject, whole);
    arena_close(analysis->scratch);
    analysis->scratch = whole;
}

/* In-year indicators first, then the annual ones, which leave to them what they decided. */
static void verdicts_build(struct analysis *analysis)
{
    size_t n = analysis->dataset->catalogue->n;
    for (int annual = 0; annual < 2; annual++)
        for (size_t i = 0; i < n; i++)
            if ((analysis->subjects[i].in_year != NULL) == annual)
                dips_build(&analysis->subjects[i]);
    for (size_t i = 0; i < n; i++)
        position_build(&analysis->subjects[i]);
    themes_build(analysis);
    counts_build(analysis);
    pending_build(analysis);
    flow_build(analysis, analysis->spec->body);
    stacks_build(analysis, analysis->spec->body);
}

/* A verdict needs a least change, so a catalogue that names a direction without one is told of it, once each.
 */
static void least_change_check(const struct analysis *analysis, const struct subject *subject)
{
    if (subject->polarity == 0 || subject->has_least_change || subject->latest == NO_PERIOD)
        return;
    struct place place = place_line(analysis->dataset->catalogue->file, subject->indicator->line, 0);
    place.field = STR("least_change");
    diag_add(analysis->diags, SEVERITY_WARNING, "no-least-change", place,
             "give the least change that matters, in the unit of the value",
             "the indicator %.*s has a polarity but no least_change, so there is no verdict on it",
             STR_ARG(subject->indicator->id));
}

static struct str percent_text(const struct analysis *analysis, double confidence)
{
    return method_format(analysis, "%.10g%%", confidence * 100);
}

/* Values and counts of the observed areas that there will be. */
static size_t observed_expected(const struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    size_t n = 0;
    for (size_t period = 0; period < subject->n_periods; period++)
        for (size_t i = 0; i < analysis->n_observed; i++) {
            size_t cell = subject_cell(subject, period, analysis->observed[i]);
            unsigned has = subject->series->has[cell];
            n += 1u + ((has & HAS_NUMERATOR) != 0) + ((has & HAS_DENOMINATOR) != 0);
        }
    return n;
}

/* Nearly how many records there will be, so that the table of their ids need not grow. */
static size_t figures_expected(const struct analysis *analysis)
{
    size_t n = 500;
    size_t per_period = analysis->n_tracked + 9;
    size_t per_charted = 4;
    for (size_t i = 0; i < analysis->n_tracked; i++)
        per_period += analysis->is_charted[i] ? per_charted : 0;
    for (size_t i = 0; analysis->areas->neighbours && i < analysis->n_las; i++)
        per_period += analysis->areas->neighbours[analysis->tracked[i]].n ? 3 : 0;
    for (size_t i = 0; i < analysis->dataset->catalogue->n; i++) {
        const struct subject *subject = &analysis->subjects[i];
        n += observed_expected(subject) + subject->n_periods * per_period + 30 * analysis->n_tracked + 30;
        for (size_t period = 0; period < subject->n_periods; period++)
            n += subject->is_tested[period] ? analysis->n_tracked : 0;
        if (subject->latest != NO_PERIOD && subject_is_annual(subject, subject->latest))
            n += analysis->n_english_las;
    }
    return n;
}

struct ledger *analysis_build(const struct spec *spec, const struct lists *lists,
                              const struct dataset *dataset, struct arena *arena, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct analysis analysis = {.spec = spec,
                                .settings = &spec->settings,
                                .lists = lists,
                                .dataset = dataset,
                                .areas = dataset->areas,
                                .ledger = ledger_open(arena, dataset),
                                .scratch = scratch,
                                .diags = diags};
    if (spec->region == AREA_NONE || spec->region >= analysis.areas->n) { /* spec_check has said so */
        arena_close(scratch);
        return analysis.ledger;
    }
    size_t n_areas = analysis.areas->n;
    analysis.drawn_text = percent_text(&analysis, spec->settings.drawn_confidence);
    analysis.verdict_text = percent_text(&analysis, spec->settings.verdict_confidence);
    analysis.values = ARENA_ARRAY(scratch, double, 2 * n_areas);
    analysis.sorted = ARENA_ARRAY(scratch, double, 2 * n_areas);
    analysis.ranks = ARENA_ARRAY(scratch, struct rank, n_areas);
    analysis.intervals = ARENA_ARRAY(scratch, struct interval, n_areas);
    analysis.list = ARENA_ARRAY(scratch, uint32_t, 4 * n_areas);
    tracked_build(&analysis);
    charted_build(&analysis);
    observed_build(&analysis);
    size_t n_indicators = dataset->catalogue->n;
    analysis.subjects = ARENA_ARRAY(scratch, struct subject, n_indicators);
    for (uint32_t i = 0; i < n_indicators; i++)
        subject_open(&analysis, i);
    twins_build(&analysis);
    ledger_reserve(analysis.ledger, figures_expected(&analysis));
    for (uint32_t i = 0; i < n_indicators; i++) {
        least_change_check(&analysis, &analysis.subjects[i]);
        subject_build(&analysis.subjects[i]);
    }
    verdicts_build(&analysis);
    arena_close(scratch);
    return analysis.ledger;
}
