/* Observed values and their states, the region, neighbours, comparison and targets. */
#include "test_analysis.h"

#include <criterion/criterion.h>
#include <math.h>

#define LA(i) (2 + (uint32_t)(i))
#define REGION 1u
#define ENGLAND 0u

static struct world world;

static void open_small(void)
{
    world_open(&world, 4, 12);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_values, .init = open_small, .fini = close_small);

static void expect_near(const struct figure *figure, double expected)
{
    cr_expect(figure->has & FIGURE_VALUE, "%.*s has no value: %.*s",
              STR_ARG(statistic_name(figure->statistic)), STR_ARG(figure->method));
    cr_expect_float_eq(figure->value, expected, 1e-9 * fmax(1, fabs(expected)),
                       "%.*s is %.15g, expected %.15g", STR_ARG(statistic_name(figure->statistic)),
                       figure->value, expected);
}

static void expect_absent(const struct figure *figure, const char *reason)
{
    cr_expect_not(figure->has & FIGURE_VALUE);
    cr_expect_eq(figure->state, STATE_NOT_CALCULABLE);
    cr_expect(figure_says(figure, reason), "the method is \"%.*s\"", STR_ARG(figure->method));
}

Test(analysis_values, observed_with_interval)
{
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2025", 30, 120);
    world_build(&world);
    const struct figure *value = world_figure(&world, 0, LA(0), "2025", STAT_VALUE);
    expect_near(value, 25);
    cr_expect_eq(value->source, 1);
    cr_expect(figure_says(value, "from counts; wilson 95%"));
    cr_expect_float_eq(value->lower, 18.10982, 1e-5);
    cr_expect_float_eq(value->upper, 33.44114, 1e-5);
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_NUMERATOR), 30);
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_DENOMINATOR), 120);
    const struct figure *wide = world_figure(&world, 0, LA(0), "2025", STAT_INTERVAL998);
    cr_expect(wide->lower < value->lower && wide->upper > value->upper);
    const struct figure *missing = world_figure(&world, 0, LA(1), "2025", STAT_VALUE);
    cr_expect_eq(missing->state, STATE_MISSING);
    cr_expect(str_is(missing->display, "–"));
}

Test(analysis_values, zero_denominator_is_no_number)
{
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2025", 0, 0);
    world_counts(&world, 0, LA(1), "2025", 5, 50);
    world_build(&world);
    const struct figure *value = world_figure(&world, 0, LA(0), "2025", STAT_VALUE);
    expect_absent(value, "denominator is zero");
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_NUMERATOR), 0);
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_DIFF_REGION), "no value for 2024-25 FY");
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_REGION)->word, WORD_NOT_COMPARED);
}

Test(analysis_values, numerator_above_denominator_has_no_interval)
{
    world_indicator(&world, "a");
    world_observe(&world, 0, LA(0), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_VALUE,
                                       .has_numerator = true,
                                       .numerator = 12,
                                       .has_denominator = true,
                                       .denominator = 10,
                                       .has_value = true,
                                       .value = 100});
    world_build(&world);
    const struct figure *value = world_figure(&world, 0, LA(0), "2025", STAT_VALUE);
    cr_expect(figure_says(value, "no interval: the numerator is above the denominator"));
    cr_expect_not(value->has & (FIGURE_LOWER | FIGURE_UPPER));
}

Test(analysis_values, states_travel)
{
    world_indicator(&world, "a");
    world_state(&world, 0, LA(0), "2025", STATE_CONFIDENTIAL);
    world_observe(&world, 0, LA(1), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_QUERIED, .has_value = true, .value = 0});
    world_observe(&world, 0, LA(2), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_LOW_RELIABILITY, .has_value = true, .value = 12.5});
    world_value(&world, 0, LA(3), "2025", 14.5);
    world_build(&world);
    cr_expect(str_is(world_figure(&world, 0, LA(0), "2025", STAT_VALUE)->display, "c"));
    cr_expect(str_is(world_figure(&world, 0, LA(1), "2025", STAT_VALUE)->display, "0.0?"));
    cr_expect(str_is(world_figure(&world, 0, LA(2), "2025", STAT_VALUE)->display, "12.5\xC2\xA0u"));
    const struct figure *median = world_figure(&world, 0, REGION, "2025", STAT_REGION_MEDIAN);
    expect_near(median, 13.5);
    cr_expect_eq(median->n_used, 2);
    cr_expect(str_is(world_figure(&world, 0, REGION, "2025", STAT_COVERAGE)->display, "2 of 4"));
}

Test(analysis_values, region_published_pooled_partial)
{
    world_indicator(&world, "a");
    for (uint32_t i = 0; i < 4; i++) {
        world_counts(&world, 0, LA(i), "2024", 10 + i, 100);
        if (i < 3)
            world_counts(&world, 0, LA(i), "2025", 20, 100 * (i + 1));
    }
    world_value(&world, 0, REGION, "2023", 9.9);
    world_counts(&world, 0, LA(0), "2023", 5, 50);
    world_build(&world);
    const struct figure *region = world_figure(&world, 0, REGION, "2024", STAT_REGION);
    expect_near(region, 11.5);
    cr_expect(figure_says(region, "pooled; wilson 95%"));
    cr_expect_eq(region->marks, 0);
    region = world_figure(&world, 0, REGION, "2025", STAT_REGION);
    expect_near(region, 10);
    cr_expect(figure_says(region, "pooled of 3 of 4 LAs"));
    cr_expect(region->marks & MARK_PARTIAL);
    region = world_figure(&world, 0, REGION, "2023", STAT_REGION);
    expect_near(region, 9.9);
    cr_expect(figure_says(region, "published"));
    expect_near(world_figure(&world, 0, REGION, "2023", STAT_REGION_POOLED), 10);
    /* 2025 lacks an LA, so the change is that of the three in both years */
    const struct figure *change = world_figure(&world, 0, REGION, "2025", STAT_CHANGE);
    expect_near(change, 10 - 11);
    cr_expect(figure_says(change, "like for like"));
    cr_expect_eq(change->n_used, 3);
}

Test(analysis_values, region_of_counts_is_a_sum)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->measure = MEASURE_COUNT;
    indicator->multiplier = 1;
    for (uint32_t i = 0; i < 4; i++)
        world_value(&world, 0, LA(i), "2025", 10 * (i + 1));
    world_value(&world, 0, LA(0), "2024", 10);
    world_build(&world);
    expect_near(world_figure(&world, 0, REGION, "2025", STAT_REGION), 100);
    cr_expect(world_figure(&world, 0, REGION, "2024", STAT_REGION)->marks & MARK_PARTIAL);
    const struct figure *change = world_figure(&world, 0, REGION, "2025", STAT_CHANGE);
    expect_near(change, 0);
    cr_expect(figure_says(change, "the 1 of 4 LAs with a value in both periods"),
              "of LA(0), which did not move");
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_DIFF_REGION), "a count is not compared");
}

Test(analysis_values, scores_without_counts_are_not_pooled)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->measure = MEASURE_SCORE;
    for (uint32_t i = 0; i < 4; i++)
        world_value(&world, 0, LA(i), "2025", 10);
    world_build(&world);
    expect_absent(world_figure(&world, 0, REGION, "2025", STAT_REGION),
                  "mean of LAs is not the regional value");
}

Test(analysis_values, neighbours_and_their_minimum)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2025", 10);
    world_value(&world, 0, LA(0), "2024", 10);
    for (uint32_t i = 0; i < 6; i++)
        world_counts(&world, 0, LA(4 + i), "2025", i, 100 * (i + 1));
    world_indicator(&world, "b");
    world_value(&world, 1, LA(0), "2025", 10);
    for (uint32_t i = 0; i < 5; i++)
        world_counts(&world, 1, LA(4 + i), "2025", 1, 100);
    world_build(&world);
    const struct figure *mean = world_figure(&world, 0, LA(0), "2025", STAT_NEIGHBOURS);
    expect_near(mean, (0 + 0.5 + 2.0 / 3 + 0.75 + 0.8 + 5.0 / 6) / 6);
    cr_expect_eq(mean->n_used, 6);
    cr_expect_eq(mean->n_expected, 10);
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_NEIGHBOURS_MEDIAN), (2.0 / 3 + 0.75) / 2);
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_NEIGHBOURS_POOLED), 100.0 * 15 / 2100);
    expect_absent(world_figure(&world, 1, LA(0), "2025", STAT_NEIGHBOURS), "fewer than 6 neighbours");
    cr_expect_null(ledger_figure(world.ledger, 0, LA(0), world_period(&world, 0, "2024"), STAT_NEIGHBOURS));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_NEIGHBOURS)->word, WORD_WORSE);
}

Test(analysis_values, another_vintage_is_named_and_not_subtracted)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2025", 10);
    world_value(&world, 0, ENGLAND, "2024", 8);
    world_build(&world);
    const struct figure *difference = world_figure(&world, 0, LA(0), "2025", STAT_DIFF_ENGLAND);
    expect_absent(difference, "England is of 2023-24 FY");
    cr_expect(period_equal(difference->comparator_period, world_period(&world, 0, "2024")));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND)->word, WORD_NOT_COMPARED);
}

Test(analysis_values, verdicts_need_interval_and_least_change)
{
    world_indicator(&world, "a"); /* low is good, least change 1 */
    world_counts(&world, 0, ENGLAND, "2025", 2000, 10000);
    world_counts(&world, 0, LA(0), "2025", 600, 2000);       /* 30: far outside */
    world_counts(&world, 0, LA(1), "2025", 6, 20);           /* 30 of few: interval covers 20 */
    world_counts(&world, 0, LA(2), "2025", 206000, 1000000); /* 20.6: significant, too small to matter */
    world_counts(&world, 0, LA(3), "2025", 100, 2000);       /* 5 */
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND)->word, WORD_WORSE);
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_VS_ENGLAND)->word, WORD_SIMILAR);
    cr_expect_eq(world_figure(&world, 0, LA(2), "2025", STAT_VS_ENGLAND)->word, WORD_SIMILAR);
    cr_expect_eq(world_figure(&world, 0, LA(3), "2025", STAT_VS_ENGLAND)->word, WORD_BETTER);
    cr_expect(
        figure_says(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND), "wilson 99.8%; least change 1"));
}

Test(analysis_values, without_counts_difference_only)
{
    world_indicator(&world, "a");
    world_value(&world, 0, ENGLAND, "2025", 20);
    world_value(&world, 0, LA(0), "2025", 21);
    world_value(&world, 0, LA(1), "2025", 20.9);
    world_build(&world);
    const struct figure *verdict = world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND);
    cr_expect_eq(verdict->word, WORD_WORSE);
    cr_expect(figure_says(verdict, "difference-only: no counts published"));
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_VS_ENGLAND)->word, WORD_SIMILAR);
}

Test(analysis_values, no_least_change_no_verdict_and_one_warning)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->has_least_change = false;
    world_value(&world, 0, ENGLAND, "2025", 20);
    world_value(&world, 0, LA(0), "2025", 40);
    world_value(&world, 0, LA(0), "2024", 20);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND)->word, WORD_NOT_COMPARED);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_DIP)->state, STATE_NOT_CALCULABLE);
    cr_expect_eq(diags_count(world.diags, SEVERITY_WARNING), 1);
}

Test(analysis_values, without_polarity_higher_and_lower)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->polarity = POLARITY_NONE;
    world_value(&world, 0, ENGLAND, "2025", 20);
    world_value(&world, 0, LA(0), "2025", 40);
    world_value(&world, 0, LA(4), "2025", 40);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND)->word, WORD_HIGHER);
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_RANK), "no polarity");
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_BAND), "no polarity");
}

Test(analysis_values, targets)
{
    world_indicator(&world, "a");
    world_target(&world, 0, AREA_NONE, TARGET_AT_MOST, 15)->tolerance = 2;
    world_target(&world, 0, LA(2), TARGET_AT_MOST, 15)->is_off = true;
    struct target *range = world_target(&world, 0, LA(3), TARGET_RANGE, 10);
    range->highest = 20;
    world_value(&world, 0, LA(0), "2025", 15);
    world_value(&world, 0, LA(1), "2025", 16.9);
    world_value(&world, 0, LA(2), "2025", 30);
    world_value(&world, 0, LA(3), "2025", 22.5);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_TARGET)->word, WORD_MET);
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_VS_TARGET)->word, WORD_WITHIN_TOLERANCE);
    expect_near(world_figure(&world, 0, LA(1), "2025", STAT_DIFF_TARGET), 16.9 - 15);
    cr_expect_eq(world_figure(&world, 0, LA(2), "2025", STAT_VS_TARGET)->word, WORD_NO_TARGET);
    cr_expect_eq(world_figure(&world, 0, LA(3), "2025", STAT_VS_TARGET)->word, WORD_MISSED);
    expect_near(world_figure(&world, 0, LA(3), "2025", STAT_DIFF_TARGET), 2.5);
    cr_expect(str_is(world_figure(&world, 0, LA(3), "2025", STAT_TARGET)->display, "10.0–20.0"));
}

static double missed_running(uint32_t area, const char *label)
{
    uint32_t found = ledger_find_detail(world.ledger, 0, UINT32_MAX, area, world_period(&world, 0, label),
                                        STAT_COUNT, STR("target-missed-running"));
    return found == FIGURE_NONE ? 0 : ledger_at(world.ledger, found)->value;
}

Test(analysis_values, a_target_missed_running_is_counted_to_the_latest)
{
    world_indicator(&world, "a");
    world_target(&world, 0, AREA_NONE, TARGET_AT_MOST, 15)->tolerance = 1;
    static const char *const years[] = {"2020", "2021", "2022", "2023", "2024", "2025"};
    static const double values[] = {17, 15, 17, 16.5, 18, 19};
    world.spec.la = LA(0); /* its control chart is drawn */
    for (size_t i = 0; i < 6; i++) {
        world_value(&world, 0, LA(0), years[i], values[i]);
        world_value(&world, 0, LA(1), years[i], values[i]);
    }
    world_build(&world);
    cr_expect_eq(missed_running(LA(0), "2025"), 4, "since 2022; 2021 met it");
    cr_expect_eq(missed_running(LA(1), "2025"), 0, "no chart of it is drawn");
}

Test(analysis_values, regional_data_alone_has_no_ranks)
{
    world_indicator(&world, "a");
    for (uint32_t i = 0; i < 4; i++)
        world_value(&world, 0, LA(i), "2025", 10 + i);
    world_build(&world);
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_RANK), "only LAs of the region");
    expect_absent(world_figure(&world, 0, LA(0), "2025", STAT_BAND), "only LAs of the region");
}

Test(analysis_values, ranks_share_places_and_know_their_range)
{
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2025", 200, 1000);
    world_counts(&world, 0, LA(1), "2025", 200, 1000);
    world_counts(&world, 0, LA(2), "2025", 20, 1000);
    world_counts(&world, 0, LA(5), "2025", 900, 1000);
    world_counts(&world, 0, LA(6), "2025", 950, 1000);
    world_build(&world);
    const struct figure *rank = world_figure(&world, 0, LA(0), "2025", STAT_RANK);
    expect_near(rank, 2);
    cr_expect(str_is(rank->display, "2nd= of 5"));
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_RANK_LOW), 2);
    expect_near(world_figure(&world, 0, LA(0), "2025", STAT_RANK_HIGH), 3);
    cr_expect_eq(world_figure(&world, 0, LA(2), "2025", STAT_BAND)->word, WORD_BAND_A);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_BAND)->word, WORD_BAND_A,
                 "ties at the quartile");
    expect_absent(world_figure(&world, 0, LA(3), "2025", STAT_RANK), "no value for");
}
