/* Screening: what is asked, how severe it is, what makes an observation queried and what answers it. */
#include "test_analysis_screen.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

struct world world;
struct queries *queries;

void open_small(void)
{
    world_open(&world, 4, 30);
    world.lists.comments = ARENA_ARRAY(world.arena, struct comment, 4);
}

void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_screen, .init = open_small, .fini = close_small);

void screen(void)
{
    world.dataset = dataset_build(world.builder);
    queries = screen_build(&world.spec, &world.lists, world.dataset, world.arena);
}

const struct query *query_of(const char *code, uint32_t area)
{
    for (size_t i = 0; i < queries->n; i++)
        if (strcmp(queries->items[i].code, code) == 0 && queries->items[i].area == area)
            return &queries->items[i];
    return NULL;
}

size_t queries_of(const char *code)
{
    size_t n = 0;
    for (size_t i = 0; i < queries->n; i++)
        n += strcmp(queries->items[i].code, code) == 0;
    return n;
}

void all_las(uint32_t indicator, const char *label, double numerator, double denominator)
{
    for (uint32_t i = 0; i < 4; i++)
        world_counts(&world, indicator, LA(i), label, numerator + i, denominator + i);
}

static void observe_all_three(uint32_t area, double value, double numerator, double denominator)
{
    world_observe(&world, 0, area, world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_VALUE,
                                       .has_value = true,
                                       .value = value,
                                       .has_numerator = true,
                                       .numerator = numerator,
                                       .has_denominator = true,
                                       .denominator = denominator});
}

Test(analysis_screen, clean_data_asks_nothing)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    all_las(0, "2025", 34, 110);
    screen();
    cr_expect_eq(queries->n, 0);
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 0);
}

Test(analysis_screen, impossible_values)
{
    world_indicator(&world, "a");
    observe_all_three(LA(0), 120, 60, 50);
    world_value(&world, 0, LA(1), "2025", -1);
    world_value(&world, 0, LA(2), "2025", 100.5);
    world_counts(&world, 0, LA(3), "2025", 5, 0);
    screen();
    cr_expect_not_null(query_of("numerator-above-denominator", LA(0)));
    cr_expect_not_null(query_of("out-of-range", LA(1)));
    cr_expect_not_null(query_of("out-of-range", LA(2)));
    cr_expect_not_null(query_of("numerator-above-denominator", LA(3)));
    cr_expect_eq(query_of("out-of-range", LA(1))->severity, QUERY_SEVERE);
    cr_expect_eq(query_of("out-of-range", LA(1))->place.line, 3);
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 4);
    struct observation seen = dataset_find(world.dataset, 0, LA(1), world_period(&world, 0, "2025"));
    cr_expect_eq(seen.state, STATE_QUERIED);
    cr_expect_eq(seen.value, -1, "the number stands");
}

Test(analysis_screen, impossible_values_outside_the_region)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    all_las(0, "2025", 30, 100);
    for (uint32_t i = 4; i < 24; i++)
        world_value(&world, 0, LA(i), "2025", i < 10 ? 1010 + i : 31);
    world_counts(&world, 0, ENGLAND, "2024", 150, 100);
    world_counts(&world, 0, ENGLAND, "2025", 150, 100);
    world_value(&world, 0, REGION, "2025", -195);
    screen();
    cr_expect_eq(query_of("numerator-above-denominator", ENGLAND)->severity, QUERY_SEVERE);
    cr_expect_eq(query_of("out-of-range", REGION)->severity, QUERY_SEVERE);
    cr_expect_eq(queries_of("out-of-range"), 7);
    size_t told = 0;
    for (size_t i = 0; i < queries->n; i++)
        told += strcmp(queries->items[i].code, "out-of-range") == 0 && !queries->items[i].is_told;
    cr_expect_eq(told, 2, "the region's, and one for all outside it");
    cr_expect(str_is(query_of("out-of-range", LA(4))->found,
                     "the value is 1014; the same is asked of 5 other figures of areas outside the region "
                     "(the latest: Place 5, 2024–25; Place 6, 2024–25; Place 7, 2024–25)"),
              "%.*s", STR_ARG(query_of("out-of-range", LA(4))->found));
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 9);
    world.ledger = analysis_build(&world.spec, &world.lists, world.dataset, world.arena, world.diags);
    const struct figure *mean = world_figure(&world, 0, LA(0), "2025", STAT_NEIGHBOURS);
    cr_expect_eq(mean->state, STATE_NOT_CALCULABLE, "four of ten neighbours are left: %.*s",
                 STR_ARG(mean->display));
}

Test(analysis_screen, a_lone_nought_in_the_past)
{
    world_indicator(&world, "a");
    for (int year = 2016; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        for (uint32_t i = 0; i < 34; i++)
            world_value(&world, 0, LA(i), label,
                        i == 0   ? year == 2018 ? 0.0 : 85.0 + year % 5
                        : i == 1 ? year == 2019 ? 0.0 : 2.0 + 3 * (year % 6)
                        : i == 2 ? year == 2021 ? 0.0 : 2.0
                                 : 80.0 + (i + (uint32_t)year) % 4);
    }
    screen();
    cr_assert_not_null(query_of("lone-nought", LA(0)));
    cr_expect_eq(query_of("lone-nought", LA(0))->severity, QUERY_SEVERE);
    cr_assert_not_null(query_of("lone-nought", LA(1)));
    cr_expect_eq(query_of("lone-nought", LA(1))->severity, QUERY_WARNING, "2 is near 0 already");
    cr_expect_null(query_of("lone-nought", LA(2)), "two in a hundred are a few children");
    cr_expect_eq(queries_of("lone-nought"), 2);
}

Test(analysis_screen, a_lone_nought_of_few_is_chance)
{
    world_indicator(&world, "a");
    for (int year = 2016; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        all_las(0, label, 30, 100);
    }
    for (int year = 2016; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        world_counts(&world, 0, REGION, label, year == 2018 ? 0 : 3, 10);
    }
    screen();
    cr_expect_eq(queries_of("lone-nought"), 0);
}

static void fill_fractions(double divisor)
{
    for (int year = 2022; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        for (uint32_t i = 0; i < 4; i++)
            world_value(&world, 0, LA(i), label, (20.1 + i * 1.3 + year % 4) / divisor);
    }
}

Test(analysis_screen, fractions_throughout)
{
    world_indicator(&world, "a");
    fill_fractions(100);
    screen();
    const struct query *query = query_of("unit", AREA_NONE);
    cr_assert_not_null(query);
    cr_expect_eq(query->severity, QUERY_SEVERE);
    cr_expect_not(query->is_told);
    cr_expect_eq(queries_of("unit"), 17, "each figure is one, and one question is told");
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 16);
}

Test(analysis_screen, percentages_that_are_rare_are_no_fractions)
{
    struct indicator *indicator = world_indicator(&world, "exclusions");
    indicator->decimals = 2;
    indicator->least_change = 0.04;
    fill_fractions(150);
    screen();
    cr_expect_eq(queries_of("unit"), 0);
}

Test(analysis_screen, a_spreadsheets_tail_is_not_said)
{
    world_indicator(&world, "a");
    all_las(0, "2025", 30, 100);
    world_value(&world, 0, REGION, "2025", 26.658624849215922);
    screen();
    cr_assert_not_null(query_of("total-disagrees", REGION));
    cr_expect(str_is(query_of("total-disagrees", REGION)->found, "the published value is 26.6586"), "%.*s",
              STR_ARG(query_of("total-disagrees", REGION)->found));
}

Test(analysis_screen, report_only_changes_no_state)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(1), "2025", -1);
    world.spec.settings.queried = QUERIED_REPORT;
    screen();
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 0);
    cr_expect_eq(dataset_find(world.dataset, 0, LA(1), world_period(&world, 0, "2025")).state, STATE_VALUE);
}

Test(analysis_screen, an_answer_settles_it)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2025", -1);
    world_value(&world, 0, LA(1), "2025", -1);
    world.lists.comments[world.lists.n_comments++] =
        (struct comment){.area = LA(0),
                         .indicator = 0,
                         .period = world_period(&world, 0, "2025"),
                         .kind = COMMENT_ANSWER,
                         .text = STR("a credit of last year")};
    world.lists.comments[world.lists.n_comments++] =
        (struct comment){.area = LA(1),
                         .indicator = 0,
                         .period = world_period(&world, 0, "2024"),
                         .kind = COMMENT_ANSWER,
                         .text = STR("of another year")};
    screen();
    cr_expect_not(query_of("out-of-range", LA(0))->is_open);
    cr_expect(query_of("out-of-range", LA(1))->is_open);
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 1);
    screen_report(queries, world.dataset, world.diags);
    size_t n;
    const struct diag *diags = diags_sorted(world.diags, &n);
    bool answered = false;
    for (size_t i = 0; i < n; i++)
        answered =
            answered || (diags[i].severity == SEVERITY_NOTE &&
                         str_find(diags[i].message, STR("answered: a credit of last year")) != SIZE_MAX);
    cr_expect(answered);
    cr_expect_eq(diags_count(world.diags, SEVERITY_ERROR), 0);
}

Test(analysis_screen, value_and_counts_disagree)
{
    world_indicator(&world, "a");
    observe_all_three(LA(0), 25.1, 30, 120); /* one unit of the last digit: rounding */
    observe_all_three(LA(1), 25.3, 30, 120);
    observe_all_three(LA(2), 52.0, 30, 120);
    observe_all_three(LA(3), 8.9, 1.6, 17.4); /* counts rounded to a tenth may make 9.195 */
    screen();
    cr_expect_null(query_of("counts-disagree", LA(0)));
    cr_expect_eq(query_of("counts-disagree", LA(1))->severity, QUERY_WARNING);
    cr_expect_eq(query_of("counts-disagree", LA(2))->severity, QUERY_SEVERE);
    cr_expect_null(query_of("counts-disagree", LA(3)));
}

Test(analysis_screen, a_fraction_among_percentages)
{
    world_indicator(&world, "a");
    for (uint32_t i = 0; i < 4; i++)
        world_value(&world, 0, LA(i), "2025", i == 2 ? 0.12 : 11 + i);
    screen();
    cr_expect_eq(query_of("another-unit", LA(2))->severity, QUERY_SEVERE);
    cr_expect_eq(queries_of("another-unit"), 1);
}

Test(analysis_screen, small_percentages_of_its_own_are_no_fraction)
{
    world_indicator(&world, "a");
    static const char *const labels[] = {"2022", "2023", "2024", "2025"};
    for (int year = 0; year < 4; year++)
        for (uint32_t i = 0; i < 4; i++)
            world_value(&world, 0, LA(i), labels[year], i == 2 ? 0.12 + year * 0.01 : 11 + i);
    screen();
    cr_expect_null(query_of("another-unit", LA(2)));
}

Test(analysis_screen, nought_after_twenty)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 20, 400);
    for (uint32_t i = 0; i < 4; i++)
        world_counts(&world, 0, LA(i), "2025", i == 0 ? 0 : 21 + i, 410);
    screen();
    const struct query *query = query_of("zero-after", LA(0));
    cr_assert_not_null(query);
    cr_expect_eq(query->severity, QUERY_SEVERE);
    cr_expect_eq(queries_of("zero-after"), 1);
    screen_apply(&world.spec, queries, world.dataset);
    world.ledger = analysis_build(&world.spec, &world.lists, world.dataset, world.arena, world.diags);
    const struct figure *value = world_figure(&world, 0, LA(0), "2025", STAT_VALUE);
    cr_expect(str_is(value->display, "0.0?"));
    cr_expect(world_figure(&world, 0, REGION, "2025", STAT_REGION)->marks & MARK_PARTIAL, "out of the total");
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_IMPROVEMENT)->state, STATE_NOT_CALCULABLE);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_BAND)->state, STATE_NOT_CALCULABLE);
}

Test(analysis_screen, nought_for_the_first_time_without_counts)
{
    world_indicator(&world, "a");
    for (int year = 2018; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        for (uint32_t i = 0; i < 34; i++)
            world_value(&world, 0, LA(i), label, i == 0 && year == 2025 ? 0 : 5 + (i + (uint32_t)year) % 4);
    }
    screen();
    cr_assert_not_null(query_of("zero-once", LA(0)));
    cr_expect_eq(query_of("zero-once", LA(0))->severity, QUERY_SEVERE);
}

Test(analysis_screen, siblings_contradict)
{
    struct indicator *agency = world_indicator(&world, "agency");
    agency->name = STR("Agency social workers");
    agency->measure = MEASURE_RATIO;
    struct indicator *heads = world_indicator(&world, "agency-headcount");
    heads->name = STR("Agency social workers, headcount");
    heads->short_name = STR("Agency headcount");
    heads->measure = MEASURE_COUNT;
    heads->multiplier = 1;
    for (uint32_t i = 0; i < 4; i++) {
        world_counts(&world, 0, LA(i), "2025", i == 1 || i == 2 ? 0 : 10.5, 100.5);
        world_value(&world, 1, LA(i), "2025", i == 2 ? 2 : 11);
    }
    screen();
    cr_expect_eq(query_of("sibling-contradicts", LA(1))->severity, QUERY_SEVERE);
    cr_expect(str_is(query_of("sibling-contradicts", LA(1))->expected, "more than 0: Agency headcount is 11"),
              "named as a reader knows it");
    cr_expect_null(query_of("sibling-contradicts", LA(2)), "two heads may be less than a post");
    cr_expect_null(query_of("sibling-contradicts", LA(0)));
}

Test(analysis_screen, flows_do_not_make_the_stock)
{
    static const char *const names[] = {"Children starting to be looked after",
                                        "Children ceasing to be looked after",
                                        "Children looked after at 31 March"};
    for (uint32_t i = 0; i < 3; i++) {
        struct indicator *indicator = world_indicator(&world, names[i]);
        indicator->measure = MEASURE_COUNT;
        indicator->polarity = POLARITY_NONE;
        indicator->basis = i == 2 ? BASIS_SNAPSHOT : BASIS_IN_PERIOD;
        for (uint32_t k = 0; k < 4; k++) {
            world_value(&world, i, LA(k), "2024", i == 2 ? 500 : 100);
            world_value(&world, i, LA(k), "2025", i == 0 ? 150 : i == 1 ? 100 : k == 3 ? 700 : 550);
        }
    }
    screen();
    cr_expect_not_null(query_of("flow-disagrees", LA(3)));
    cr_expect_eq(queries_of("flow-disagrees"), 1);
}

Test(analysis_screen, a_part_above_its_whole)
{
    struct indicator *plans = world_indicator(&world, "plans");
    plans->name = STR("Children on a child protection plan at 31 March");
    struct indicator *need = world_indicator(&world, "need");
    need->name = STR("Children in need at 31 March");
    plans->measure = need->measure = MEASURE_RATE;
    plans->basis = need->basis = BASIS_SNAPSHOT;
    plans->polarity = need->polarity = POLARITY_NONE;
    for (uint32_t i = 0; i < 4; i++) {
        world_counts(&world, 0, LA(i), "2025", i == 0 ? 600 : 100, 40000);
        world_counts(&world, 1, LA(i), "2025", 500, 40000);
    }
    screen();
    cr_expect_eq(query_of("part-above-whole", LA(0))->severity, QUERY_SEVERE);
    cr_expect_eq(queries_of("part-above-whole"), 1);
}

Test(analysis_screen, totals)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    all_las(0, "2025", 30, 100);
    world_value(&world, 0, REGION, "2024", 31);
    world_value(&world, 0, REGION, "2025", 35);
    screen();
    cr_expect_not_null(query_of("total-disagrees", REGION));
    cr_expect(str_is(query_of("total-disagrees", REGION)->expected, "31.03, which is what its 4 LAs make"),
              "%.*s", STR_ARG(query_of("total-disagrees", REGION)->expected));
    cr_expect_eq(queries_of("total-disagrees"), 1, "31 is 126 of 406 within a unit of the last digit");
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 0, "the published value is shown");
}

Test(analysis_screen, outliers_jumps_and_frozen_figures)
{
    world_indicator(&world, "a");
    for (int year = 2016; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        bool last = year == 2025;
        int wobble = year % 3;
        world_counts(&world, 0, LA(0), label, last ? 600 : 200 + wobble, 1000 + wobble);
        world_counts(&world, 0, LA(1), label, last ? 500 : 200 + wobble, last ? 2500 : 1000 + wobble);
        world_counts(&world, 0, LA(2), label, year >= 2023 ? 207 : 200 + wobble,
                     year >= 2023 ? 1011 : 1000 + wobble);
        world_counts(&world, 0, LA(3), label, last ? 9 : 4 + wobble, 20);
    }
    screen();
    cr_expect_not_null(query_of("outlier-own", LA(0)));
    cr_expect_not_null(query_of("denominator-jump", LA(1)));
    cr_expect_not_null(query_of("frozen", LA(2)));
    cr_expect_null(query_of("outlier-own", LA(3)), "nine of twenty is chance");
    cr_expect_eq(queries_of("outlier-own"), 1);
    cr_expect_eq(queries_of("denominator-jump"), 1);
    cr_expect_eq(queries_of("frozen"), 1);
}

Test(analysis_screen, missing_values_and_missing_returns)
{
    for (uint32_t i = 0; i < 4; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
        for (uint32_t k = 0; k < 4; k++)
            if (k != 3 && !(k == 0 && i == 0))
                world_counts(&world, i, LA(k), "2025", 20 + i + k, 100);
    }
    world_state(&world, 0, LA(0), "2025", STATE_MISSING);
    screen();
    cr_expect_not_null(query_of("missing", LA(0)));
    const struct query *late = query_of("return-missing", LA(3));
    cr_assert_not_null(late);
    cr_expect(str_is(late->found, "4 of 4 indicators are missing"));
    cr_expect_eq(queries_of("missing"), 1, "a missing return is asked for once");
}

Test(analysis_screen, a_symbol_is_an_answer)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 20, 100);
    for (uint32_t i = 0; i < 3; i++)
        world_counts(&world, 0, LA(i), "2025", 20 + i, 100);
    world_state(&world, 0, LA(3), "2025", STATE_CONFIDENTIAL);
    screen();
    cr_expect_eq(queries_of("missing"), 0);
}

Test(analysis_screen, names_against_polarity)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->name = STR("Care leavers not in touch");
    indicator->polarity = POLARITY_HIGH;
    indicator = world_indicator(&world, "b");
    indicator->name = STR("Care leavers in touch");
    indicator->polarity = POLARITY_LOW;
    indicator = world_indicator(&world, "c");
    indicator->name = STR("Care leavers in touch with their authority");
    indicator->polarity = POLARITY_HIGH;
    world_value(&world, 0, LA(0), "2025", 5);
    screen();
    cr_expect_eq(queries_of("polarity-contradicts"), 2);
    cr_expect(str_is(query_of("polarity-contradicts", AREA_NONE)->place.file, "indicators.csv"));
    cr_expect_eq(query_of("polarity-contradicts", AREA_NONE)->place.line, 2);
}

/* -- what is said of it */

/* How many messages say this. */
static size_t said_times(const char *words)
{
    struct diags *diags = diags_open(world.arena);
    screen_report(queries, world.dataset, diags);
    size_t n = 0, found = 0;
    const struct diag *all = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++)
        found += str_find(all[i].message, str_of(words)) != SIZE_MAX;
    return found;
}

Test(analysis_screen, the_range_of_a_proportion_ends_at_its_ends)
{
    world_indicator(&world, "a");
    for (uint32_t i = 0; i < 34; i++)
        world_value(&world, 0, LA(i), "2025", i == 1 ? 40 : 88 + i % 9);
    screen();
    const struct query *query = query_of("outlier-all", LA(1));
    cr_assert_not_null(query);
    cr_expect(str_ends(query->expected, STR("and 100.0, as nearly all of 34 LAs")), "%.*s",
              STR_ARG(query->expected));
    for (size_t i = 0; i < queries->n; i++)
        cr_expect_eq(str_find(queries->items[i].expected, STR("−")), SIZE_MAX);
}

Test(analysis_screen, far_from_its_past_and_from_all_is_asked_once)
{
    world_indicator(&world, "a");
    for (int year = 2016; year <= 2025; year++) {
        char label[16];
        snprintf(label, sizeof label, "%d", year);
        for (uint32_t i = 0; i < 34; i++)
            world_value(&world, 0, LA(i), label,
                        i == 0 && year == 2025 ? 60 : 20 + (i + (uint32_t)year) % 5 * 0.5);
    }
    screen();
    cr_expect_eq(queries_of("outlier-own"), 1);
    cr_expect_eq(queries_of("outlier-all"), 0);
    struct str expected = query_of("outlier-own", LA(0))->expected;
    cr_expect(str_starts(expected, STR("near 21.0, the median of its 9 other periods; between ")), "%.*s",
              STR_ARG(expected));
}

Test(analysis_screen, repeats_of_many_periods_are_said_once)
{
    world_indicator(&world, "a");
    static const char *const labels[] = {"2021", "2022", "2023", "2024", "2025"};
    for (uint32_t year = 0; year < 5; year++)
        for (uint32_t i = 0; i < 4; i++)
            world_value(&world, 0, LA(i), labels[year], i == 3 && year > 0 ? 150 + year : 20 + i + year);
    screen();
    cr_expect_eq(queries_of("out-of-range"), 4);
    cr_expect_eq(said_times("the value is 15"), 1);
    cr_expect_eq(said_times("the value is 154; the same is asked of 3 earlier periods, the first 2021–22"),
                 1);
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 4, "each of them is queried");
}

Test(analysis_screen, las_that_lack_the_same_are_said_together)
{
    world_indicator(&world, "a");
    world_indicator(&world, "b");
    for (uint32_t i = 0; i < 4; i++) {
        world_counts(&world, 1, LA(i), "2025", 20 + i, 100);
        if (i != 1 && i != 3)
            world_counts(&world, 0, LA(i), "2025", 20 + i, 100);
    }
    screen();
    cr_expect_eq(queries_of("missing"), 2);
    cr_expect_eq(said_times("nothing was sent"), 1);
    cr_expect_eq(said_times("a, Place 1, 2024-25 FY: nothing was sent; nor by Place 3; expected"), 1);
}

Test(analysis_screen, a_country_that_lacks_parts_is_not_held_against_them)
{
    world_indicator(&world, "whole");
    world_indicator(&world, "lacking");
    for (uint32_t indicator = 0; indicator < 2; indicator++) {
        for (uint32_t i = 0; i < 34; i++)
            world_counts(&world, indicator, LA(i), "2025", 20 + i % 3, 100);
        world_observe(&world, indicator, ENGLAND, world_period(&world, indicator, "2025"),
                      (struct observation){.state = STATE_VALUE,
                                           .has_value = true,
                                           .value = 30,
                                           .has_numerator = true,
                                           .numerator = 1020,
                                           .has_denominator = true,
                                           .denominator = indicator ? 3600 : 3400});
    }
    screen();
    cr_expect_eq(queries_of("total-disagrees"), 1);
    cr_expect_eq(query_of("total-disagrees", ENGLAND)->indicator, 0u);
}

Test(analysis_screen, a_countrys_count_above_its_parts_may_be_owed_to_an_la_that_was_not_read)
{
    static const char *const ids[] = {"above", "above, all read", "below"};
    for (uint32_t i = 0; i < 3; i++) {
        world_indicator(&world, ids[i])->measure = MEASURE_COUNT;
        for (uint32_t la = 0; la < 34; la++)
            if (la < 33 || i == 1)
                world_value(&world, i, LA(la), "2025", 20);
        world_value(&world, i, ENGLAND, "2025", i == 2 ? 640 : 700);
    }
    screen();
    cr_expect_eq(queries_of("total-disagrees"), 2);
    for (size_t i = 0; i < queries->n; i++)
        cr_expect(strcmp(queries->items[i].code, "total-disagrees") != 0 || queries->items[i].indicator > 0);
}

Test(analysis_screen, what_the_setting_does_is_said)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(1), "2025", -1);
    screen();
    cr_expect_eq(said_times("queried until it is answered"), 1);
    world.spec.settings.queried = QUERIED_REPORT;
    queries = screen_build(&world.spec, &world.lists, world.dataset, world.arena);
    cr_expect_eq(said_times("queried until it is answered"), 0);
    cr_expect_eq(said_times("used all the same, as the spec has it"), 1);
}
