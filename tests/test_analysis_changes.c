/* What each basis lets be compared, breaks, in-year indicators and their annual twins, trends, control
 * charts. */
#include "test_analysis.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#define LA(i) (2 + (uint32_t)(i))
#define REGION 1u
#define ENGLAND 0u

static struct world world;

static void open_small(void)
{
    world_open(&world, 3, 12);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_changes, .init = open_small, .fini = close_small);

static const char *quarter(int i)
{
    static char label[64];
    snprintf(label, sizeof label, "%d-%02d Q%d", 2020 + i / 4, 21 + i / 4, i % 4 + 1);
    return label;
}

/* Quarterly values of an LA from 2020-21 Q1. */
static void quarters(uint32_t indicator, uint32_t area, const double *values, int n)
{
    for (int i = 0; i < n; i++)
        world_value(&world, indicator, area, quarter(i), values[i]);
}

static const double climbing[] = {10, 20, 30, 40, 12, 22, 33, 44, 15, 26, 36, 49};

Test(analysis_changes, quarterly_against_the_same_quarter)
{
    world_indicator(&world, "a");
    quarters(0, LA(0), climbing, 12);
    world_build(&world);
    const struct figure *change = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_CHANGE);
    cr_expect_float_eq(change->value, 5, 1e-12);
    cr_expect(figure_says(change, "same quarter last year"));
    cr_expect(figure_says(change, "no counts published"));
    const struct figure *previous = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_CHANGE_PREVIOUS);
    cr_expect_float_eq(previous->value, 13, 1e-12);
    cr_expect(str_is(previous->display, "+13.0"));
}

Test(analysis_changes, year_to_date_has_no_quarter_before_and_no_chart)
{
    world_indicator(&world, "a")->basis = BASIS_YEAR_TO_DATE;
    quarters(0, LA(0), climbing, 12);
    world_build(&world);
    cr_expect_float_eq(world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_CHANGE)->value, 5, 1e-12);
    struct period latest = world_period(&world, 0, "2022-23 Q4");
    cr_expect_null(ledger_figure(world.ledger, 0, LA(0), latest, STAT_CHANGE_PREVIOUS));
    cr_expect_null(ledger_figure(world.ledger, 0, LA(0), latest, STAT_SPC_MEAN));
    const struct figure *variation = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_SPC_VARIATION);
    cr_expect(figure_says(variation, "climbs by construction"));
}

Test(analysis_changes, rolling_years_stand_four_quarters_apart)
{
    world_indicator(&world, "a")->basis = BASIS_ROLLING_12M;
    quarters(0, LA(0), climbing, 12);
    world_build(&world);
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_CHANGE), "four quarters before"));
    const struct figure *mean = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_SPC_MEAN);
    cr_expect_float_eq(mean->value, (40 + 44 + 49) / 3.0, 1e-12);
    cr_expect_eq(mean->n_used, 3);
    cr_expect_null(
        ledger_figure(world.ledger, 0, LA(0), world_period(&world, 0, "2022-23 Q3"), STAT_SPC_MEAN));
}

Test(analysis_changes, a_gap_has_its_reason)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2023", 10);
    world_value(&world, 0, LA(0), "2025", 12);
    world_value(&world, 0, LA(1), "2024", 10);
    world_state(&world, 0, LA(1), "2025", STATE_CONFIDENTIAL);
    world_build(&world);
    const struct figure *change = world_figure(&world, 0, LA(0), "2025", STAT_CHANGE);
    cr_expect(figure_says(change, "no value for 2023-24 FY"));
    cr_expect_not(change->has & FIGURE_VALUE);
    cr_expect(figure_says(world_figure(&world, 0, LA(1), "2025", STAT_CHANGE),
                          "no value for 2024-25 FY (confidential)"));
}

Test(analysis_changes, first_period_has_nothing_before)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2025", 12);
    world_build(&world);
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2025", STAT_CHANGE), "no figures for 2023–24"));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_DIP)->state, STATE_NOT_CALCULABLE);
}

Test(analysis_changes, interval_of_a_change)
{
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2024", 48, 80);
    world_counts(&world, 0, LA(0), "2025", 56, 70);
    world.spec.settings.verdict_confidence = 0.95;
    world_build(&world);
    /* Newcombe (1998), method 10, 56/70 against 48/80: 0.0524 to 0.3339 */
    const struct figure *change = world_figure(&world, 0, LA(0), "2025", STAT_CHANGE);
    cr_expect_float_eq(change->lower, 5.24, 0.005);
    cr_expect_float_eq(change->upper, 33.39, 0.005);
    cr_expect(figure_says(change, "mover 95%"));
}

Test(analysis_changes, nothing_crosses_a_break)
{
    world_indicator(&world, "a");
    world_break(&world, 0, LA(0), "2025");
    for (int year = 2016; year <= 2025; year++) {
        char label[64];
        snprintf(label, sizeof label, "%d", year);
        world_counts(&world, 0, LA(0), label, year - 2000, 100);
        world_counts(&world, 0, LA(1), label, (year - 2000) * 20, 2000);
    }
    world_build(&world);
    const struct figure *change = world_figure(&world, 0, LA(0), "2025", STAT_CHANGE);
    cr_expect(figure_says(change, "not across the break from 2024-25 FY: new case system"));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_TREND)->word, WORD_CANNOT_BE_CALCULATED);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_SPC_MEAN)->n_used, 1);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_SPC_LOWER)->state, STATE_NOT_CALCULABLE);
    cr_expect(world_figure(&world, 0, LA(1), "2025", STAT_CHANGE)->has & FIGURE_VALUE, "another LA's break");
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_TREND)->word, WORD_INCREASING);
}

/* February of a year to date speaks of all months since April: a break in the October between taints it. */
Test(analysis_changes, a_break_within_a_year_to_date_taints_its_later_months)
{
    world_indicator(&world, "a")->basis = BASIS_YEAR_TO_DATE;
    static const char *const months[] = {"2023-07", "2024-02", "2024-07", "2025-02", "2025-07"};
    for (size_t i = 0; i < 5; i++)
        world_value(&world, 0, LA(0), months[i], 10 + (double)i);
    world_break(&world, 0, LA(0), "2023-10");
    world_build(&world);
    cr_expect_not(world_figure(&world, 0, LA(0), "2024-07", STAT_CHANGE)->has & FIGURE_VALUE);
    const struct figure *across = world_figure(&world, 0, LA(0), "2025-02", STAT_CHANGE);
    cr_expect_not(across->has & FIGURE_VALUE);
    cr_expect(figure_says(across, "break"), "%.*s", STR_ARG(across->method));
    cr_expect(world_figure(&world, 0, LA(0), "2025-07", STAT_CHANGE)->has & FIGURE_VALUE);
}

Test(analysis_changes, a_break_within_a_rolling_year_taints_it_whole)
{
    world_indicator(&world, "a")->basis = BASIS_ROLLING_12M;
    quarters(0, LA(0), climbing, 12);
    world_break(&world, 0, AREA_NONE, "2021-22 Q3");
    world_build(&world);
    /* the year to 2022-23 Q1 began in 2021-22 Q2, before the break */
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2022-23 Q1", STAT_CHANGE), "not across the break"));
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_CHANGE), "not across the break"));
}

Test(analysis_changes, a_stock_is_of_its_day)
{
    world_indicator(&world, "a")->basis = BASIS_SNAPSHOT;
    quarters(0, LA(0), climbing, 12);
    world_break(&world, 0, AREA_NONE, "2021-22 Q3");
    world_build(&world);
    cr_expect(world_figure(&world, 0, LA(0), "2022-23 Q3", STAT_CHANGE)->has & FIGURE_VALUE);
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2022-23 Q2", STAT_CHANGE), "not across the break"));
}

Test(analysis_changes, later_periods_are_of_a_later_paper)
{
    world_indicator(&world, "a");
    quarters(0, LA(0), climbing, 12);
    world.spec.period = world_period(&world, 0, "2021-22 Q4");
    world_build(&world);
    cr_expect_null(ledger_figure(world.ledger, 0, LA(0), world_period(&world, 0, "2022-23 Q1"), STAT_VALUE));
    cr_expect_float_eq(world_figure(&world, 0, LA(0), "2021-22 Q4", STAT_CHANGE)->value, 4, 1e-12);
}

Test(analysis_changes, annualised_quarters)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->measure = MEASURE_RATE;
    indicator->multiplier = 10000;
    indicator->annualise = true;
    indicator->least_change = 10;
    for (uint32_t i = 0; i < 3; i++) {
        world_counts(&world, 0, LA(i), "2024-25 Q1", 100, 40000);
        world_counts(&world, 0, LA(i), "2025-26 Q1", 160, 40000);
    }
    world_build(&world);
    const struct figure *region = world_figure(&world, 0, REGION, "2025-26 Q1", STAT_REGION);
    cr_expect_float_eq(region->value, 160, 1e-9, "480 of 120,000 in a quarter is 160 per 10,000 a year");
    uint32_t children =
        ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), world_period(&world, 0, "2025-26 Q1"),
                           STAT_COUNT, STR("dip-children"));
    cr_assert_neq(children, FIGURE_NONE);
    cr_expect_float_eq(ledger_at(world.ledger, children)->value, 60, 1e-6, "the change is worth 60 children");
}

Test(analysis_changes, the_annual_twin_speaks_for_an_in_year_indicator)
{
    struct indicator *in_year = world_indicator(&world, "q");
    world_indicator(&world, "annual");
    in_year->annual_twin = 1;
    const double flat[] = {30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30};
    quarters(0, LA(0), flat, 12);
    for (uint32_t i = 0; i < 15; i++)
        for (int year = 2020; year <= 2022; year++) {
            char label[64];
            snprintf(label, sizeof label, "%d", year);
            world_value(&world, 1, LA(i), label, i == 0 ? 40 : 10 + i);
        }
    world_value(&world, 1, ENGLAND, "2022", 15);
    world_build(&world);
    const struct figure *verdict = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_VS_ENGLAND);
    cr_expect_eq(verdict->word, WORD_NOT_COMPARED);
    cr_expect(figure_says(verdict, "annual twin annual for 2021-22 FY is not subtracted"));
    cr_expect(period_equal(verdict->comparator_period, world_period(&world, 1, "2022")));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_BAND)->state, STATE_NOT_CALCULABLE);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_RANK)->state, STATE_NOT_CALCULABLE);
    const struct figure *position = world_figure(&world, 0, LA(0), "2022-23 Q4", STAT_POSITION);
    cr_expect_eq(position->word, WORD_LOW);
    cr_expect(figure_says(position, "annual twin annual, 2021-22 FY: band D; worse than neighbours"));
    cr_expect_eq(world_figure(&world, 1, LA(0), "2022", STAT_PERSISTENTLY_LOW)->word, WORD_YES);
    cr_expect_null(
        ledger_figure(world.ledger, 0, LA(0), world_period(&world, 0, "2022-23 Q4"), STAT_PERSISTENTLY_LOW));
    cr_expect(figure_says(world_figure(&world, 1, LA(0), "2022", STAT_DIP), "decided in-year by q"));
}

Test(analysis_changes, control_chart_of_a_series)
{
    world_indicator(&world, "a");
    double values[20];
    for (int i = 0; i < 20; i++)
        values[i] = 20 + (i % 2 ? 1 : -1);
    values[19] = 40;
    quarters(0, LA(0), values, 20);
    world_target(&world, 0, AREA_NONE, TARGET_AT_MOST, 100);
    world.spec.la = LA(0); /* a profile draws its control chart: every point is recorded */
    quarters(0, LA(2), values, 20);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(2), "2024-25 Q4", STAT_SPC_FLAG)->word, WORD_ABOVE_LIMIT);
    cr_expect_null(
        ledger_figure(world.ledger, 0, LA(2), world_period(&world, 0, "2024-25 Q3"), STAT_SPC_FLAG),
        "of the other areas the last point only");
    const struct figure *flag = world_figure(&world, 0, LA(0), "2024-25 Q4", STAT_SPC_FLAG);
    cr_expect_eq(flag->word, WORD_ABOVE_LIMIT);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2024-25 Q4", STAT_SPC_VARIATION)->word, WORD_CONCERN);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2024-25 Q4", STAT_SPC_ASSURANCE)->word, WORD_MEETS);
    const struct figure *upper = world_figure(&world, 0, LA(0), "2020-21 Q1", STAT_SPC_UPPER);
    const struct figure *mean = world_figure(&world, 0, LA(0), "2020-21 Q1", STAT_SPC_MEAN);
    cr_expect_float_eq(upper->value - mean->value, 2.66 * 2, 1e-9, "the jump's range is screened out");
    cr_expect_not(figure_says(upper, "trial"));
    cr_expect_eq(world_figure(&world, 0, LA(1), "2024-25 Q4", STAT_SPC_VARIATION)->state,
                 STATE_NOT_CALCULABLE);
}
