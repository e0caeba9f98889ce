/* Charts with a row or a cell for each area: where a figure is queried or missing, and what they are called.
 */
#include "test_report_world.h"

#include "data/value.h"
#include "report/charts.h"

#include <criterion/criterion.h>

Test(report_charts_rows, a_queried_figure_stands_behind_those_that_count)
{
    struct world *world = world_open();
    world_number(world, REPEATS, ASH, STAT_VALUE, 0)->state = STATE_QUERIED;
    world_number(world, REPEATS, BEECH, STAT_VALUE, 30);
    world_number(world, REPEATS, CEDAR, STAT_VALUE, 10);
    world_number(world, REPEATS, REGION, STAT_REGION, 40);
    struct node node = world_chart_node(WANTED_RANKED);
    const struct chart *chart = chart_build_ranked(&world->context, &node, REPEATS);
    cr_assert(chart);
    static const char *const order[] = {"Cedar", "Beech", "Northshire", "Ash", "Elm and Yew"};
    cr_assert_eq(chart->of.ranked.n_bars, 5);
    for (size_t i = 0; i < 5; i++)
        cr_expect(says(world, chart->of.ranked.bars[i].name, order[i]), "%zu", i);
    world_close(world);
}

/* No LA has a value of this indicator in any period. */
static void take_values(struct world *world, uint32_t indicator)
{
    struct series *series = &world->dataset->series[indicator];
    for (size_t i = 0; i < series->n_periods * series->n_areas; i++)
        series->state[i] = STATE_CONFIDENTIAL;
}

Test(report_charts_rows, a_column_without_any_value_says_why)
{
    struct world *world = world_open();
    take_values(world, VISITS);
    struct figure *withheld = world_number(world, VISITS, ASH, STAT_VALUE, 0);
    withheld->state = STATE_CONFIDENTIAL;
    withheld->display = state_symbol(STATE_CONFIDENTIAL);
    uint32_t indicators[] = {VISITS, REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    const struct chart *chart = chart_build_scorecard(&world->context, &node, indicators, 2);
    cr_assert(chart);
    const struct scorecard_chart *score = &chart->of.scorecard;
    cr_expect(says(world, score->cells[0].text, "c"));
    cr_expect(says(world, score->cells[2].text, "–"), "no cell is blank");
    cr_assert_eq(score->n_symbols, 2);
    cr_expect(says(world, score->symbols[0], "– no figure"));
    cr_expect(says(world, score->symbols[1], "c withheld"));
    world_close(world);
}

Test(report_charts_rows, the_title_of_the_specification_is_the_charts)
{
    struct world *world = world_open();
    world_values(world, REPEATS);
    world_moved(world, VISITS, REGION, 90, 100);
    uint32_t indicators[] = {VISITS, REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    node.title = STR("Help at a glance");
    cr_expect(says(world, chart_build_scorecard(&world->context, &node, indicators, 2)->title,
                   "Help at a glance"));
    node = world_node(NODE_DEMAND_FLOW);
    node.title = STR("From help to plans");
    cr_expect(says(world, chart_build_flow(&world->context, &node, indicators, 2)->title,
                   "From help to plans"));
    node = world_node(NODE_INDICATOR);
    node.title = STR("A heading");
    cr_expect(is_silent(world, chart_build_ranked(&world->context, &node, REPEATS)->title, "A heading"),
              "an indicator's title is its heading's");
    world_close(world);
}

Test(report_charts_rows, a_flow_that_begins_without_a_figure_has_the_time_of_the_others)
{
    struct world *world = world_open();
    take_values(world, VISITS);
    world_number(world, VISITS, REGION, STAT_REGION, 3);
    world_moved(world, REPEATS, REGION, 50, 40);
    uint32_t indicators[] = {VISITS, REPEATS, REPEATS};
    struct node node = world_node(NODE_DEMAND_FLOW);
    const struct chart *chart = chart_build_flow(&world->context, &node, indicators, 3);
    cr_assert(chart);
    cr_expect(says(world, chart->subtitle, "Number, Northshire, year to 31 March 2025"));
    world_close(world);
}
