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
    cr_expect(
        says(world, chart_build_scorecard(&world->context, &node, indicators, 2)->title, "Help at a glance"));
    node = world_node(NODE_DEMAND_FLOW);
    node.title = STR("From help to plans");
    cr_expect(
        says(world, chart_build_flow(&world->context, &node, indicators, 2)->title, "From help to plans"));
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

/* -- stacked bars */

static void add_parts(struct world *world, uint32_t area, double first, double second)
{
    world_number(world, REPEATS, area, STAT_VALUE, first);
    world_number(world, VISITS, area, STAT_VALUE, second);
}

Test(report_charts_rows, an_area_whose_parts_are_more_than_the_whole_says_so)
{
    struct world *world = world_open();
    add_parts(world, ASH, 80, 70);
    add_parts(world, BEECH, 40, 60);
    uint32_t indicators[] = {REPEATS, VISITS};
    struct figure sum = figure_new(REPEATS, ASH, world->year, STAT_COUNT);
    sum.detail = detail_stack(&world->catalogue, indicators, 2, world->arena);
    sum.parts = PART_ABOVE_WHOLE;
    ledger_add(world->ledger, sum);
    struct node node = world_chart_node(WANTED_STACKED);
    const struct chart *chart = chart_build_stacked(&world->context, &node, indicators, 2);
    cr_assert(chart);
    const struct stacked_chart *stacked = &chart->of.stacked;
    cr_assert_eq(stacked->n_rows, 4, "every LA has its row");
    cr_expect(says(world, stacked->rows[0].name, "Beech"), "those that are drawn come first");
    cr_expect_eq(stacked->rows[0].reason.len, 0);
    cr_expect(says(world, stacked->rows[1].name, "Ash"));
    cr_expect(says(world, stacked->rows[1].reason, "its parts are more than the whole"));
    cr_expect_not(stacked->rows[1].parts[0].is_set);
    cr_expect(says(world, stacked->rows[2].reason, "no figures"));
    cr_expect(says(world, chart->alt, "Ash: not drawn: its parts are more than the whole."));
    world_close(world);
}

/* -- maps */

Test(report_charts_rows, a_map_is_titled_by_what_it_shows)
{
    struct world *world = world_open();
    world_values(world, REPEATS);
    world_word(world, REPEATS, ASH, STAT_BAND, WORD_BAND_D, "");
    world_word(world, REPEATS, BEECH, STAT_BAND, WORD_BAND_B, "");
    world_word(world, REPEATS, CEDAR, STAT_DIP, WORD_DIPPING, "");
    struct node node = world_chart_node(WANTED_MAP);
    const struct chart *chart = chart_build_map(&world->context, &node, REPEATS);
    cr_assert(chart);
    cr_expect(says(world, chart->title, "Repeat plans, by band"), "no record counts them");
    cr_expect(is_silent(world, chart->title, "dip"));
    cr_expect(says(world, chart->subtitle, "; low is good"));
    struct figure worst = figure_new(REPEATS, REGION, world->year, STAT_COUNT);
    worst.detail = STR("band-d");
    worst.n_expected = 4;
    worst.n_used = 2;
    worst.state = STATE_VALUE;
    worst.has = FIGURE_VALUE;
    worst.value = 1;
    worst.display = STR("1");
    ledger_add(world->ledger, worst);
    chart = chart_build_map(&world->context, &node, REPEATS);
    cr_expect(says(world, chart->title, "Repeat plans: 1 of 2 local authorities in the worst fourth"), "%.*s",
              STR_ARG(chart->title));
    world_close(world);
}
