#include <criterion/criterion.h>

#include "data/dataset.h"
#include <stdlib.h>

#define N_AREAS 4

/* Three LAs and England; a proportion, a rate, a count and a score. */
struct bench {
    struct arena *arena;
    struct areas areas;
    struct catalogue catalogue;
    struct area area_items[N_AREAS];
    struct indicator indicator_items[4];
    struct dataset_builder *builder;
    uint16_t first, second;
};

enum { PROPORTION, RATE, COUNT, SCORE };

static void bench_open(struct bench *bench)
{
    *bench = (struct bench){.arena = arena_open()};
    static const char *const codes[N_AREAS] = {"E08000025", "E08000026", "E08000027", "E92000001"};
    for (size_t i = 0; i < N_AREAS; i++)
        bench->area_items[i] =
            (struct area){.code = str_of(codes[i]), .kind = i < 3 ? AREA_LA : AREA_COUNTRY};
    bench->areas = (struct areas){.items = bench->area_items, .n = N_AREAS};
    static const char *const ids[4] = {"re-referrals", "looked-after", "missing-episodes", "attainment"};
    static const enum measure measures[4] = {MEASURE_PROPORTION, MEASURE_RATE, MEASURE_COUNT, MEASURE_SCORE};
    static const double multipliers[4] = {100, 10000, 1, 1};
    for (size_t i = 0; i < 4; i++)
        bench->indicator_items[i] =
            (struct indicator){.id = str_of(ids[i]), .measure = measures[i], .multiplier = multipliers[i]};
    bench->catalogue = (struct catalogue){.items = bench->indicator_items, .n = 4};
    bench->builder = dataset_builder_open(bench->arena, &bench->areas, &bench->catalogue);
    bench->first =
        dataset_builder_source(bench->builder, (struct source){.id = STR("q2"), .file = STR("q2.csv")});
    bench->second =
        dataset_builder_source(bench->builder, (struct source){.id = STR("dfe"), .file = STR("dfe.csv")});
}

static struct period year(int end_year)
{
    return period_of(PERIOD_YEAR, CALENDAR_FINANCIAL, end_year, 0);
}

static struct observation of_value(uint16_t source, uint32_t line, double value)
{
    return (struct observation){
        .state = STATE_VALUE, .has_value = true, .value = value, .source = source, .line = line};
}

static struct observation of_counts(uint16_t source, uint32_t line, double numerator, double denominator)
{
    return (struct observation){.state = STATE_MISSING,
                                .has_numerator = true,
                                .numerator = numerator,
                                .has_denominator = true,
                                .denominator = denominator,
                                .source = source,
                                .line = line};
}

static struct observation of_state(uint16_t source, uint32_t line, enum state state)
{
    return (struct observation){.state = state, .source = source, .line = line};
}

static enum add_result add(struct bench *bench, uint32_t indicator, struct period period, uint32_t area,
                           struct observation observation, uint32_t *line_before)
{
    struct slab *slab = dataset_builder_slab(bench->builder, indicator, period);
    *line_before = 0;
    return slab_add(bench->builder, slab, area, &observation, line_before);
}

static void add_done(struct bench *bench, uint32_t indicator, struct period period, uint32_t area,
                     struct observation observation)
{
    uint32_t before;
    cr_expect(add(bench, indicator, period, area, observation, &before) == ADD_DONE);
}

Test(data_dataset, holds_what_was_added)
{
    struct bench bench;
    bench_open(&bench);
    cr_expect(bench.first == 1 && bench.second == 2);
    struct observation full = of_value(bench.first, 12, 24.8);
    full.has_numerator = full.has_denominator = true;
    full.numerator = 31;
    full.denominator = 125;
    full.marks = MARK_PROVISIONAL | MARK_REVISED;
    full.line2 = 40;
    add_done(&bench, PROPORTION, year(2025), 1, full);
    add_done(&bench, PROPORTION, year(2024), 0, of_state(bench.first, 13, STATE_CONFIDENTIAL));
    struct dataset *dataset = dataset_build(bench.builder);
    cr_expect(dataset->n_observations == 2 && dataset->n_sources == 3);
    cr_expect(str_is(dataset->sources[1].id, "q2"));
    const struct series *series = &dataset->series[PROPORTION];
    cr_assert(series->n_periods == 2 && series->n_areas == N_AREAS && series->line2);
    cr_expect(period_equal(series->periods[0], year(2024)), "periods ascend, whatever came first");
    struct observation found = dataset_find(dataset, PROPORTION, 1, year(2025));
    cr_expect(found.state == STATE_VALUE && found.value == 24.8 && found.numerator == 31 &&
              found.denominator == 125);
    cr_expect(found.has_value && found.has_numerator && found.has_denominator && !found.computed);
    cr_expect(found.marks == full.marks && found.line == 12 && found.line2 == 40 && found.source == 1);
    found = dataset_find(dataset, PROPORTION, 0, year(2024));
    cr_expect(found.state == STATE_CONFIDENTIAL && !found.has_value && found.line2 == 0);
    arena_close(bench.arena);
}

Test(data_dataset, what_nobody_spoke_of_is_missing)
{
    struct bench bench;
    bench_open(&bench);
    add_done(&bench, PROPORTION, year(2025), 1, of_value(bench.first, 2, 1));
    struct dataset *dataset = dataset_build(bench.builder);
    struct observation found = dataset_find(dataset, PROPORTION, 0, year(2025));
    cr_expect(found.state == STATE_MISSING && found.source == 0 && !found.has_value);
    found = dataset_find(dataset, PROPORTION, 1, year(2024));
    cr_expect(found.state == STATE_MISSING && found.source == 0);
    found = dataset_find(dataset, SCORE, 1, year(2025));
    cr_expect(found.state == STATE_MISSING);
    cr_expect(dataset->series[SCORE].n_periods == 0);
    cr_expect(series_find_period(&dataset->series[PROPORTION], year(2026)) == SIZE_MAX);
    cr_expect(dataset->series[PROPORTION].line2 == NULL);
    arena_close(bench.arena);
}

Test(data_dataset, an_empty_dataset)
{
    struct bench bench;
    bench_open(&bench);
    struct dataset *dataset = dataset_build(bench.builder);
    cr_expect(dataset->n_observations == 0);
    cr_expect_not(period_is(dataset_latest(dataset, RATE, year(2025))));
    arena_close(bench.arena);
}

Test(data_dataset, values_come_from_counts)
{
    struct bench bench;
    bench_open(&bench);
    add_done(&bench, PROPORTION, year(2025), 0, of_counts(bench.first, 2, 1, 3));
    add_done(&bench, PROPORTION, year(2025), 1, of_counts(bench.first, 3, 5, 0));
    add_done(&bench, RATE, year(2025), 0, of_counts(bench.first, 4, 700, 123456));
    struct observation confidential = of_counts(bench.first, 5, 4, 9);
    confidential.state = STATE_CONFIDENTIAL;
    add_done(&bench, PROPORTION, year(2025), 2, confidential);
    struct observation half = of_counts(bench.first, 6, 4, 9);
    half.has_denominator = false;
    add_done(&bench, RATE, year(2025), 1, half);
    half.state = STATE_VALUE;
    add_done(&bench, RATE, year(2025), 2, half);
    half.state = STATE_MISSING;
    half.numerator = 17;
    add_done(&bench, COUNT, year(2025), 1, half);
    struct observation unreliable = of_counts(bench.first, 7, 1, 4);
    unreliable.state = STATE_LOW_RELIABILITY;
    add_done(&bench, PROPORTION, year(2025), 3, unreliable);
    struct dataset *dataset = dataset_build(bench.builder);

    struct observation found = dataset_find(dataset, PROPORTION, 0, year(2025));
    cr_expect(found.state == STATE_VALUE && found.computed && found.value == 100.0 * 1 / 3);
    found = dataset_find(dataset, PROPORTION, 1, year(2025));
    cr_expect(found.state == STATE_NOT_CALCULABLE && !found.has_value && found.value == 0 &&
              found.numerator == 5);
    found = dataset_find(dataset, RATE, 0, year(2025));
    cr_expect(found.computed && found.value == 10000.0 * 700 / 123456);
    found = dataset_find(dataset, PROPORTION, 2, year(2025));
    cr_expect(found.state == STATE_CONFIDENTIAL && !found.has_value, "a state is never overridden by counts");
    found = dataset_find(dataset, RATE, 1, year(2025));
    cr_expect(found.state == STATE_MISSING && !found.has_value && found.has_numerator);
    found = dataset_find(dataset, RATE, 2, year(2025));
    cr_expect(found.state == STATE_NOT_CALCULABLE);
    found = dataset_find(dataset, COUNT, 1, year(2025));
    cr_expect(found.state == STATE_VALUE && found.computed && found.value == 17,
              "a count needs no denominator");
    found = dataset_find(dataset, PROPORTION, 3, year(2025));
    cr_expect(found.state == STATE_LOW_RELIABILITY && found.computed && found.value == 25);
    arena_close(bench.arena);
}

Test(data_dataset, a_quarters_rate_is_annualised_where_the_catalogue_says_so)
{
    struct bench bench;
    bench_open(&bench);
    bench.indicator_items[RATE].annualise = true;
    struct period quarter = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 2);
    add_done(&bench, RATE, quarter, 0, of_counts(bench.first, 2, 30, 20000));
    add_done(&bench, RATE, year(2025), 0, of_counts(bench.first, 3, 120, 20000));
    struct dataset *dataset = dataset_build(bench.builder);
    cr_expect(dataset_find(dataset, RATE, 0, quarter).value == 60.0);
    cr_expect(dataset_find(dataset, RATE, 0, year(2025)).value == 60.0);
    arena_close(bench.arena);
}

Test(data_dataset, a_published_value_beside_counts_stands)
{
    struct bench bench;
    bench_open(&bench);
    struct observation o = of_counts(bench.first, 2, 1, 3);
    o.state = STATE_VALUE;
    o.has_value = true;
    o.value = 33;
    add_done(&bench, PROPORTION, year(2025), 0, o);
    struct dataset *dataset = dataset_build(bench.builder);
    struct observation found = dataset_find(dataset, PROPORTION, 0, year(2025));
    cr_expect(found.value == 33 && !found.computed);
    arena_close(bench.arena);
}

Test(data_dataset, repeats_and_conflicts_in_one_file)
{
    struct bench bench;
    bench_open(&bench);
    uint32_t before;
    add_done(&bench, SCORE, year(2025), 0, of_value(bench.first, 10, 5));
    cr_expect(add(&bench, SCORE, year(2025), 0, of_value(bench.first, 20, 5), &before) == ADD_REPEAT &&
              before == 10);
    cr_expect(add(&bench, SCORE, year(2025), 0, of_value(bench.first, 30, 6), &before) == ADD_CONFLICT);
    cr_expect(before == 10);
    struct observation marked = of_value(bench.first, 31, 5);
    marked.marks = MARK_REVISED;
    cr_expect(add(&bench, SCORE, year(2025), 0, marked, &before) == ADD_CONFLICT);
    struct observation counted = of_value(bench.first, 32, 5);
    counted.has_numerator = true;
    cr_expect(add(&bench, SCORE, year(2025), 0, counted, &before) == ADD_CONFLICT);
    cr_expect(add(&bench, SCORE, year(2025), 0, of_state(bench.first, 33, STATE_MISSING), &before) ==
              ADD_CONFLICT);
    cr_expect(add(&bench, SCORE, year(2025), 0, of_state(bench.first, 34, STATE_LOW), &before) ==
              ADD_CONFLICT);
    add_done(&bench, SCORE, year(2025), 1, of_state(bench.first, 40, STATE_NOT_APPLICABLE));
    cr_expect(add(&bench, SCORE, year(2025), 1, of_state(bench.first, 41, STATE_NOT_APPLICABLE), &before) ==
              ADD_REPEAT);
    struct dataset *dataset = dataset_build(bench.builder);
    struct observation found = dataset_find(dataset, SCORE, 0, year(2025));
    cr_expect(found.value == 5 && found.line == 10 && found.marks == 0, "the first stands");
    cr_expect(dataset->n_observations == 2);
    arena_close(bench.arena);
}

Test(data_dataset, the_earlier_file_of_the_spec_decides)
{
    struct bench bench;
    bench_open(&bench);
    uint32_t before;
    add_done(&bench, SCORE, year(2025), 0, of_value(bench.first, 10, 5));
    cr_expect(add(&bench, SCORE, year(2025), 0, of_value(bench.second, 3, 6), &before) == ADD_SUPERSEDED);
    cr_expect(before == 10);
    /* read in the other order, it is the same */
    add_done(&bench, SCORE, year(2025), 1, of_value(bench.second, 4, 6));
    cr_expect(add(&bench, SCORE, year(2025), 1, of_value(bench.first, 11, 5), &before) == ADD_SUPERSEDED);
    cr_expect(before == 4);
    cr_expect(slab_source(dataset_builder_slab(bench.builder, SCORE, year(2025)), 1) == bench.first);
    cr_expect(slab_source(dataset_builder_slab(bench.builder, SCORE, year(2025)), 2) == 0);
    struct dataset *dataset = dataset_build(bench.builder);
    for (uint32_t area = 0; area < 2; area++) {
        struct observation found = dataset_find(dataset, SCORE, area, year(2025));
        cr_expect(found.value == 5 && found.source == bench.first && found.line == 10 + area);
    }
    arena_close(bench.arena);
}

Test(data_dataset, a_file_that_only_lacks_it_is_filled_by_another)
{
    struct bench bench;
    bench_open(&bench);
    add_done(&bench, SCORE, year(2025), 0, of_state(bench.first, 10, STATE_MISSING));
    add_done(&bench, SCORE, year(2025), 0, of_value(bench.second, 3, 6));
    add_done(&bench, SCORE, year(2025), 1, of_value(bench.second, 4, 7));
    add_done(&bench, SCORE, year(2025), 1, of_state(bench.first, 11, STATE_MISSING));
    add_done(&bench, SCORE, year(2025), 2, of_state(bench.second, 5, STATE_MISSING));
    add_done(&bench, SCORE, year(2025), 2, of_state(bench.first, 12, STATE_MISSING));
    uint32_t before;
    add_done(&bench, SCORE, year(2025), 3, of_state(bench.first, 13, STATE_CONFIDENTIAL));
    cr_expect(add(&bench, SCORE, year(2025), 3, of_value(bench.second, 6, 9), &before) == ADD_SUPERSEDED,
              "a withheld value is an answer");
    struct dataset *dataset = dataset_build(bench.builder);
    cr_expect(dataset_find(dataset, SCORE, 0, year(2025)).value == 6);
    cr_expect(dataset_find(dataset, SCORE, 1, year(2025)).value == 7);
    cr_expect(dataset_find(dataset, SCORE, 2, year(2025)).line == 12);
    cr_expect(dataset_find(dataset, SCORE, 3, year(2025)).state == STATE_CONFIDENTIAL);
    arena_close(bench.arena);
}

Test(data_dataset, the_latest_period)
{
    struct bench bench;
    bench_open(&bench);
    struct period q4 = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 3);
    struct period q1 = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2026, 0);
    add_done(&bench, SCORE, year(2024), 0, of_value(bench.first, 2, 1));
    add_done(&bench, SCORE, year(2025), 0, of_value(bench.first, 3, 1));
    add_done(&bench, SCORE, year(2026), 0, of_state(bench.first, 4, STATE_CONFIDENTIAL));
    add_done(&bench, SCORE, year(2026), 3, of_value(bench.first, 5, 1)); /* England alone is no LA's value */
    add_done(&bench, RATE, q1, 2, of_counts(bench.first, 6, 1, 10));
    add_done(&bench, RATE, q4, 2, of_counts(bench.first, 7, 1, 10));
    struct dataset *dataset = dataset_build(bench.builder);
    cr_expect(period_equal(dataset_latest(dataset, SCORE, (struct period){0}), year(2025)));
    cr_expect(period_equal(dataset_latest(dataset, SCORE, q1), year(2025)));
    cr_expect(period_equal(dataset_latest(dataset, SCORE, q4), year(2025)), "both end on 31 March");
    cr_expect(period_equal(dataset_latest(dataset, RATE, year(2025)), q4), "both end on 31 March");
    cr_expect(period_equal(dataset_latest(dataset, RATE, q1), q1));
    cr_expect(period_equal(dataset_latest(dataset, SCORE, year(2024)), year(2024)));
    cr_expect_not(period_is(dataset_latest(dataset, SCORE, year(2023))));
    arena_close(bench.arena);
}

Test(data_dataset, kinds_and_calendars_may_mix)
{
    struct bench bench;
    bench_open(&bench);
    struct period periods[] = {period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 3), year(2025),
                               period_of(PERIOD_QUARTER, CALENDAR_YEAR, 2025, 0),
                               period_of(PERIOD_MONTH, CALENDAR_YEAR, 2025, 2), year(2024)};
    for (uint32_t i = 0; i < 5; i++)
        add_done(&bench, SCORE, periods[i], 0, of_value(bench.first, i + 2, i));
    struct dataset *dataset = dataset_build(bench.builder);
    cr_assert(dataset->series[SCORE].n_periods == 5);
    for (uint32_t i = 0; i < 5; i++) {
        struct observation found = dataset_find(dataset, SCORE, 0, periods[i]);
        cr_expect(found.has_value && found.value == i);
    }
    arena_close(bench.arena);
}

/* -- the order in which rows are read changes nothing */

struct row {
    uint32_t indicator, area;
    struct period period;
    struct observation observation;
};

#define N_ROWS 3000

static uint32_t next_random(uint64_t *state, uint32_t limit)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (uint32_t)(*state % limit);
}

/* Rows of two files with repeats, gaps, states and observations that both files have. */
static void rows_make(struct row *rows, uint64_t *state)
{
    for (uint32_t i = 0; i < N_ROWS; i++) {
        struct row *row = &rows[i];
        uint32_t cell = next_random(state, 4 * N_AREAS * 60);
        row->indicator = cell % 4;
        row->area = cell / 4 % N_AREAS;
        row->period = cell / 16 % 2
                          ? year(2000 + (int)(cell / 32))
                          : period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2000 + (int)(cell / 32), 2);
        uint16_t source = (uint16_t)(1 + next_random(state, 2));
        double n =
            cell % 23; /* the same in every row of this cell and file, so that rows of one file repeat */
        if (cell % 5 == 0)
            row->observation = of_state(source, i + 2, source == 1 ? STATE_MISSING : STATE_LOW);
        else if (cell % 5 == 1)
            row->observation = of_counts(source, i + 2, n, (double)(cell % 7));
        else
            row->observation = of_value(source, i + 2, n + source / 8.0);
    }
}

static void dump_of(const struct row *rows, struct buf *out, size_t *n_conflicts)
{
    struct bench bench;
    bench_open(&bench);
    *n_conflicts = 0;
    for (size_t i = 0; i < N_ROWS; i++) {
        uint32_t before;
        *n_conflicts += add(&bench, rows[i].indicator, rows[i].period, rows[i].area, rows[i].observation,
                            &before) == ADD_CONFLICT;
    }
    dataset_dump(dataset_build(bench.builder), out);
    arena_close(bench.arena);
}

Test(data_dataset, shuffled_rows_give_the_same_dataset)
{
    static struct row rows[N_ROWS];
    uint64_t state = 99;
    struct buf expected = {0};
    size_t n_conflicts;
    rows_make(rows, &state);
    dump_of(rows, &expected, &n_conflicts);
    cr_expect(n_conflicts == 0);
    cr_assert(expected.len > 10000);
    for (int round = 0; round < 20; round++) {
        for (uint32_t i = N_ROWS - 1; i > 0; i--) {
            uint32_t j = next_random(&state, i + 1);
            struct row row = rows[i];
            rows[i] = rows[j];
            rows[j] = row;
        }
        struct buf found = {0};
        dump_of(rows, &found, &n_conflicts);
        cr_expect(str_equal(buf_str(&found), buf_str(&expected)), "round %d", round);
        buf_close(&found);
    }
    buf_close(&expected);
}

Test(data_dataset, dump_is_one_line_an_observation)
{
    struct bench bench;
    bench_open(&bench);
    struct observation o = of_counts(bench.second, 9, 1, 4);
    o.marks = MARK_PROVISIONAL;
    o.line2 = 12;
    add_done(&bench, PROPORTION, year(2025), 0, o);
    add_done(&bench, SCORE, year(2025), 3, of_value(bench.first, 2, -1.5));
    add_done(&bench, SCORE, year(2024), 1, of_state(bench.first, 3, STATE_NOT_AVAILABLE));
    struct buf out = {0};
    dataset_dump(dataset_build(bench.builder), &out);
    const char *expected =
        "observations 3\n"
        "source q2 q2.csv\n"
        "source dfe dfe.csv\n"
        "re-referrals | 2024-25 FY | E08000025 | value computed=25 numerator=1 denominator=4 marks=p "
        "dfe:9+12\n"
        "attainment | 2023-24 FY | E08000026 | not-available q2:3\n"
        "attainment | 2024-25 FY | E92000001 | value value=-1.5 q2:2\n";
    cr_expect(str_is(buf_str(&out), expected), "found:\n%.*s", STR_ARG(buf_str(&out)));
    buf_close(&out);
    arena_close(bench.arena);
}

Test(data_dataset, dump_keeps_counts_beside_a_symbol_to_itself)
{
    struct bench bench;
    bench_open(&bench);
    struct observation o = of_counts(bench.second, 9, 17, 43);
    o.state = STATE_CONFIDENTIAL;
    add_done(&bench, PROPORTION, year(2025), 0, o);
    struct buf out = {0};
    dataset_dump(dataset_build(bench.builder), &out);
    cr_expect_neq(str_find(buf_str(&out), STR("| confidential dfe:9")), SIZE_MAX, "found:\n%.*s",
                  STR_ARG(buf_str(&out)));
    cr_expect_eq(str_find(buf_str(&out), STR("17")), SIZE_MAX);
    cr_expect_eq(str_find(buf_str(&out), STR("43")), SIZE_MAX);
    buf_close(&out);
    arena_close(bench.arena);
}
