/* Charts over time: an axis on which time runs evenly, and gaps where there is no figure. */
#include "test_report_world.h"

#include "report/charts.h"

#include <criterion/criterion.h>

/* Puts the series' first period `steps` before its last. */
static struct period part_periods(struct world *world, uint32_t indicator, int steps)
{
    struct series *series = &world->dataset->series[indicator];
    cr_assert_eq(series->n_periods, 2);
    series->periods[0] = period_add(series->periods[1], -steps);
    return series->periods[0];
}

Test(report_charts_time, a_missing_year_has_its_place_on_the_axis)
{
    struct world *world = world_open();
    struct period first = part_periods(world, VISITS, 2);
    world_number_at(world, VISITS, REGION, first, STAT_REGION, 60);
    world_number(world, VISITS, REGION, STAT_REGION, 70);
    world_number_at(world, VISITS, ASH, first, STAT_VALUE, 60);
    world_number(world, VISITS, ASH, STAT_VALUE, 70);
    struct node node = world_chart_node(WANTED_TREND);
    const struct chart *trend = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(trend);
    cr_assert_eq(trend->of.trend.n_periods, 3);
    cr_expect(says(world, trend->of.trend.periods[1], "2023–24"));
    cr_expect_not(trend->of.trend.series[0].points[1].is_set, "the line breaks");
    cr_expect(trend->of.trend.series[0].points[2].is_set);
    const struct chart *spark =
        chart_build_sparkline(&world->context, VISITS, ASH, world->year, TONE_NEUTRAL);
    cr_assert(spark);
    cr_assert_eq(spark->of.sparkline.n_points, 3);
    cr_expect_not(spark->of.sparkline.points[1].is_set);
    node = world_chart_node(WANTED_SMALL_MULTIPLES);
    const struct chart *multiples = chart_build_multiples(&world->context, &node, VISITS);
    cr_assert(multiples);
    cr_expect_eq(multiples->of.multiples.n_periods, 3);
    world_close(world);
}

Test(report_charts_time, a_quarter_that_is_missing_has_its_place_and_one_a_year_has_not)
{
    struct world *world = world_open();
    struct node node = world_chart_node(WANTED_TREND);
    world_number(world, Q_REPEATS, REGION, STAT_REGION, 20);
    part_periods(world, Q_REPEATS, 3);
    const struct chart *trend = chart_build_trend(&world->context, &node, Q_REPEATS);
    cr_assert(trend);
    cr_expect_eq(trend->of.trend.n_periods, 4, "every quarter of the span");
    part_periods(world, Q_REPEATS, 8);
    trend = chart_build_trend(&world->context, &node, Q_REPEATS);
    cr_assert(trend);
    cr_expect_eq(trend->of.trend.n_periods, 3, "the same quarter of each year");
    world_close(world);
}

static void add_limits(struct world *world, struct period period, struct period begins)
{
    world_number_at(world, VISITS, REGION, period, STAT_REGION, 70);
    world_number_at(world, VISITS, REGION, period, STAT_SPC_LOWER, 65);
    world_number_at(world, VISITS, REGION, period, STAT_SPC_UPPER, 75);
    world_number_at(world, VISITS, REGION, period, STAT_SPC_MEAN, 70)->comparator_period = begins;
}

Test(report_charts_time, the_limits_run_on_behind_a_gap_of_their_group)
{
    for (int same = 0; same < 2; same++) {
        struct world *world = world_open();
        struct period first = part_periods(world, VISITS, 3);
        add_limits(world, first, first);
        add_limits(world, world->year, same ? first : world->year);
        struct node node = world_chart_node(WANTED_SPC);
        const struct chart *chart = chart_build_spc(&world->context, &node, VISITS);
        cr_assert(chart);
        const struct spc_chart *spc = &chart->of.spc;
        cr_assert_eq(spc->n_points, 4);
        cr_expect_not(spc->points[1].value.is_set);
        cr_expect_eq(spc->points[1].mean.is_set, same == 1);
        cr_expect_eq(spc->points[2].upper.is_set, same == 1);
        world_close(world);
    }
}
