/* The region's value, and the spread of its LAs. */
#include "analysis/subject.h"

#include "stats/average.h"
#include "stats/quantile.h"

/* The region's LAs put together for one period. */
struct pool {
    bool stands;
    bool complete;     /* every LA is in it */
    bool has_counts;   /* pooled from counts, not a sum of values */
    size_t n;          /* LAs in it */
    size_t n_expected; /* LAs that existed */
    double value, numerator, denominator;
    unsigned marks;
    const uint32_t *inputs; /* numerators, then denominators; or values */
    uint32_t n_inputs;
};

static void pool_inputs(struct pool *pool, const struct analysis *analysis, size_t n)
{
    pool->inputs = ledger_inputs(analysis->ledger, analysis->list, n);
    pool->n_inputs = (uint32_t)n;
}

static struct pool pool_counts(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    struct pool pool = {.has_counts = true};
    struct average numerators = {0};
    struct average denominators = {0};
    uint32_t *second = analysis->list + analysis->n_las;
    for (uint32_t i = 0; i < analysis->n_las; i++) {
        uint32_t area = analysis->tracked[i];
        double numerator, denominator;
        if (!subject_counts(subject, period, area, &numerator, &denominator))
            continue;
        average_add(&numerators, numerator);
        average_add(&denominators, denominator);
        analysis->list[pool.n] = subject->numerators[subject_cell(subject, period, area)];
        second[pool.n++] = subject->denominators[subject_cell(subject, period, area)];
        pool.marks |= subject->series->marks[subject_cell(subject, period, area)] & MARK_PROVISIONAL;
    }
    pool.numerator = average_total(&numerators);
    pool.denominator = average_total(&denominators);
    pool.n_expected = subject_expected(subject, period);
    pool.complete = pool.n >= pool.n_expected;
    pool.stands = pool.n > 0 && pool.denominator > 0;
    if (pool.stands)
        pool.value = subject_scale(subject, period) * pool.numerator / pool.denominator;
    for (size_t i = 0; i < pool.n; i++)
        analysis->list[pool.n + i] = second[i];
    pool_inputs(&pool, analysis, 2 * pool.n);
    return pool;
}

/* A count has no denominator: the region's is the sum. */
static struct pool pool_values(const struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    struct pool pool = {0};
    struct average sum = {0};
    for (uint32_t i = 0; i < analysis->n_las; i++) {
        uint32_t area = analysis->tracked[i];
        double value;
        if (!subject_value(subject, period, area, &value))
            continue;
        average_add(&sum, value);
        analysis->list[pool.n++] = subject->figures[subject_cell(subject, period, area)];
        pool.marks |= subject->series->marks[subject_cell(subject, period, area)] & MARK_PROVISIONAL;
    }
    pool.value = average_total(&sum);
    pool.stands = pool.n > 0;
    pool.n_expected = subject_expected(subject, period);
    pool.complete = pool.n >= pool.n_expected;
    pool_inputs(&pool, analysis, pool.n);
    return pool;
}

static struct pool pool_build(const struct subject *subject, size_t period)
{
    if (subject->indicator->measure == MEASURE_COUNT)
        return pool_values(subject, period);
    return pool_counts(subject, period);
}

static struct figure pool_figure(const struct subject *subject, size_t period, enum statistic statistic,
                                 const struct pool *pool)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->spec->region, period, statistic);
    figure.n_used = (uint32_t)pool->n;
    figure.n_expected = (uint32_t)pool->n_expected;
    if (!pool->stands) {
        figure.method = subject->indicator->measure == MEASURE_COUNT ? STR("no LA has a value")
                        : pool->n                                    ? STR("the denominators sum to zero")
                                  : STR("no counts to pool; a mean of LAs is not the regional value");
        return figure;
    }
    figure_set(&figure, pool->value);
    figure.marks = pool->marks | (pool->complete ? 0u : MARK_PARTIAL);
    figure.inputs = pool->inputs;
    figure.n_inputs = pool->n_inputs;
    if (pool->complete)
        figure.method = pool->has_counts ? STR("pooled") : STR("sum of LAs");
    else
        figure.method = method_format(analysis, "%s of %zu of %zu LAs", pool->has_counts ? "pooled" : "sum",
                                      pool->n, pool->n_expected);
    return figure;
}

/* The regional value for comparisons: published with its own counts, or pooled. */
static void region_measure(struct subject *subject, size_t period, const struct pool *pool)
{
    struct analysis *analysis = subject->analysis;
    uint32_t region = analysis->spec->region;
    struct measured *measured = subject_measured(subject, period, analysis->region_track);
    measured->stands = subject_value(subject, period, region, &measured->value);
    if (measured->stands) {
        measured->state = STATE_VALUE;
        measured->marks = subject->series->marks[subject_cell(subject, period, region)];
        measured->has_counts =
            subject_counts(subject, period, region, &measured->numerator, &measured->denominator);
    } else if (pool->stands) {
        measured->stands = true;
        measured->state = STATE_VALUE;
        measured->value = pool->value;
        measured->marks = pool->marks | (pool->complete ? 0u : MARK_PARTIAL);
        measured->partial = !pool->complete;
        measured->has_counts = pool->has_counts;
        measured->numerator = pool->numerator;
        measured->denominator = pool->denominator;
    } else {
        measured->state = STATE_NOT_CALCULABLE;
    }
    if (!measured->has_counts || !subject_has_intervals(subject))
        return;
    *subject_drawn(subject, period, analysis->region_track) = subject_interval(
        subject, period, measured->numerator, measured->denominator, analysis->settings->drawn_confidence);
    *subject_verdict(subject, period, analysis->region_track) = subject_interval(
        subject, period, measured->numerator, measured->denominator, analysis->settings->verdict_confidence);
}

static void region_add(struct subject *subject, size_t period, const struct pool *pool)
{
    struct analysis *analysis = subject->analysis;
    uint32_t region = analysis->spec->region;
    struct measured *measured = subject_measured(subject, period, analysis->region_track);
    uint32_t published = subject->figures[subject_cell(subject, period, region)];
    double value;
    struct figure figure = pool_figure(subject, period, STAT_REGION, pool);
    if (subject_value(subject, period, region, &value)) {
        figure = subject_figure(subject, region, period, STAT_REGION);
        figure_set(&figure, value);
        figure.marks = measured->marks;
        figure.method = STR("published");
        if (pool->n > 0 && !pool->complete)
            figure.method = method_format(analysis, "published; %zu of %zu LAs have %s", pool->n,
                                          pool->n_expected, pool->has_counts ? "counts" : "a value");
        figure_set_input(&figure, analysis, published);
    }
    const struct interval *drawn = subject_drawn(subject, period, analysis->region_track);
    const struct interval *verdict = subject_verdict(subject, period, analysis->region_track);
    figure_set_interval(&figure, drawn, analysis->settings->drawn_confidence);
    if (drawn->fault == INTERVAL_STANDS)
        figure.method = method_format(analysis, "%.*s; %.*s", STR_ARG(figure.method),
                                      STR_ARG(method_interval(analysis, drawn, analysis->drawn_text)));
    if (measured->stands && subject->coverages[period] != subject->usual_coverage)
        figure_add_parts(&figure, PART_OTHERS);
    measured->figure = ledger_add(analysis->ledger, figure);
    if (verdict->fault != INTERVAL_STANDS || !subject->is_tested[period])
        return;
    figure = subject_figure(subject, region, period, STAT_INTERVAL998);
    figure_set(&figure, verdict->value);
    figure_set_interval(&figure, verdict, analysis->settings->verdict_confidence);
    figure.method = method_interval(analysis, verdict, analysis->verdict_text);
    figure_set_input(&figure, analysis, measured->figure);
    measured->verdict_figure = ledger_add(analysis->ledger, figure);
}

static void spread_add(struct subject *subject, size_t period)
{
    const struct analysis *analysis = subject->analysis;
    size_t n = 0;
    for (uint32_t i = 0; i < analysis->n_las; i++) {
        const struct measured *measured = subject_measured(subject, period, i);
        if (!measured->stands)
            continue;
        analysis->list[n] = measured->figure;
        analysis->values[n++] = measured->value;
    }
    size_t expected = subject_expected(subject, period);
    struct quantile_spread spread;
    quantile_sort(analysis->values, n);
    bool stands = quantile_spread(analysis->values, n, &spread);
    const struct {
        enum statistic statistic;
        double value;
        struct str method;
    } parts[] = {{STAT_REGION_MEDIAN, spread.median, STR("median of LAs")},
                 {STAT_REGION_MIN, spread.min, STR("lowest LA")},
                 {STAT_REGION_MAX, spread.max, STR("highest LA")},
                 {STAT_REGION_Q25, spread.q25, STR("quartile of LAs, type 7")},
                 {STAT_REGION_Q75, spread.q75, STR("quartile of LAs, type 7")},
                 {STAT_COVERAGE, (double)n, STR("LAs with a value")}};
    const uint32_t *inputs = ledger_inputs(analysis->ledger, analysis->list, n);
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        struct figure figure = subject_figure(subject, analysis->spec->region, period, parts[i].statistic);
        figure.n_used = (uint32_t)n;
        figure.n_expected = (uint32_t)expected;
        figure.inputs = inputs;
        figure.n_inputs = (uint32_t)n;
        figure.method = parts[i].method;
        if (stands || parts[i].statistic == STAT_COVERAGE)
            figure_set(&figure, parts[i].value);
        else
            figure.method = STR("no LA has a value");
        ledger_add(analysis->ledger, figure);
    }
}

/* -- which LAs a regional value is of */

static bool is_in(const struct subject *subject, size_t period, uint32_t area)
{
    double value, numerator, denominator;
    return subject->indicator->measure == MEASURE_COUNT
               ? subject_value(subject, period, area, &value)
               : subject_counts(subject, period, area, &numerator, &denominator);
}

static bool covers_same(const struct subject *subject, size_t a, size_t b)
{
    for (size_t i = 0; i < subject->analysis->n_las; i++) {
        uint32_t area = subject->analysis->tracked[i];
        if (is_in(subject, a, area) != is_in(subject, b, area))
            return false;
    }
    return true;
}

/* Sets are numbered by the first period that has them, plus one. The usual one is that of most periods of the
 * latest one's kind; of two as frequent, the one of all LAs, or else the later. */
static void coverages_build(struct subject *subject)
{
    uint32_t region = subject->analysis->region_track;
    uint32_t *times = ARENA_ARRAY(subject->analysis->scratch, uint32_t, subject->n_periods + 1);
    subject->usual_coverage = COVERAGE_ALL;
    for (size_t period = 0; period < subject->n_periods; period++) {
        const struct measured *measured = subject_measured(subject, period, region);
        uint32_t *own = &subject->coverages[period];
        *own = COVERAGE_ALL;
        if (!measured->stands)
            continue;
        for (size_t first = 0; measured->partial && *own == COVERAGE_ALL; first++)
            if (first == period ||
                (subject->coverages[first] == first + 1 && covers_same(subject, first, period)))
                *own = (uint32_t)first + 1;
        if (subject->latest == NO_PERIOD ||
            subject_period(subject, period).kind != subject_period(subject, subject->latest).kind)
            continue;
        times[*own]++;
        if (times[*own] > times[subject->usual_coverage] ||
            (times[*own] == times[subject->usual_coverage] && subject->usual_coverage != COVERAGE_ALL))
            subject->usual_coverage = *own;
    }
}

void region_build(struct subject *subject)
{
    struct analysis *analysis = subject->analysis;
    struct pool *pools = ARENA_ARRAY(analysis->scratch, struct pool, subject->n_periods);
    for (size_t period = 0; period < subject->n_periods; period++) {
        pools[period] = pool_build(subject, period);
        region_measure(subject, period, &pools[period]);
    }
    coverages_build(subject);
    for (size_t period = 0; period < subject->n_periods; period++) {
        const struct pool *pool = &pools[period];
        region_add(subject, period, pool);
        bool is_wanted = pool->stands || period == subject->latest;
        if (is_wanted)
            ledger_add(analysis->ledger, pool_figure(subject, period, STAT_REGION_POOLED, pool));
        spread_add(subject, period);
    }
}
