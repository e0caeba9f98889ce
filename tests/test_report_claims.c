/* What a person wrote is held against the records of the very areas that it names. */
#include "test_report_world.h"

#include <criterion/criterion.h>

static struct world *world;

static void open_all(void)
{
    world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 80);
    world_number(world, VISITS, BEECH, STAT_VALUE, 84);
    world_number(world, VISITS, CEDAR, STAT_VALUE, 80.5);
    world_word(world, VISITS, ASH, STAT_VS_ENGLAND, WORD_BETTER, "difference-only");
    world_word(world, VISITS, ASH, STAT_VS_REGION, WORD_SIMILAR, "difference-only");
    world_word(world, VISITS, ASH, STAT_VS_NEIGHBOURS, WORD_WORSE, "difference-only");
}

static void close_all(void)
{
    world_close(world);
}

TestSuite(report_claims, .init = open_all, .fini = close_all);

static bool holds(enum claim_is is, uint32_t comparator, enum statistic statistic)
{
    uint32_t indicators[] = {VISITS}, areas[] = {ASH};
    struct node node = world_node(NODE_CLAIM);
    node.indicators = indicators;
    node.n_indicators = 1;
    node.areas = areas;
    node.n_areas = 1;
    node.is = is;
    node.comparator = comparator;
    node.statistic = (int)statistic;
    struct str why = STR("");
    bool found = claim_holds(&world->context, &node, &why);
    cr_expect_gt(why.len, 0);
    return found;
}

Test(report_claims, against_neighbours_is_not_against_england)
{
    cr_expect(holds(CLAIM_BELOW, AREA_NONE, STAT_VS_NEIGHBOURS));
    cr_expect_not(holds(CLAIM_ABOVE, AREA_NONE, STAT_VS_NEIGHBOURS));
    cr_expect(holds(CLAIM_ABOVE, ENGLAND, STAT_VS_ENGLAND));
    cr_expect_not(holds(CLAIM_BELOW, ENGLAND, STAT_VS_ENGLAND));
    cr_expect(holds(CLAIM_SIMILAR, REGION, STAT_VS_REGION));
}

Test(report_claims, against_another_area_is_against_that_area)
{
    cr_expect(holds(CLAIM_BELOW, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_ABOVE, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_SIMILAR, BEECH, STAT_VALUE));
    cr_expect(holds(CLAIM_SIMILAR, CEDAR, STAT_VALUE), "less than the least change that matters");
    cr_expect_not(holds(CLAIM_BELOW, CEDAR, STAT_VALUE));
    cr_expect_not(holds(CLAIM_BELOW, ELM, STAT_VALUE), "no figure bears out nothing");
}

Test(report_claims, intervals_that_meet_tell_nothing_apart)
{
    static const uint32_t areas[] = {ASH, BEECH};
    for (size_t i = 0; i < 2; i++) {
        struct figure figure = *ledger_figure(world->ledger, VISITS, areas[i], world->year, STAT_VALUE);
        figure.has |= FIGURE_LOWER | FIGURE_UPPER;
        figure.lower = figure.value - 3;
        figure.upper = figure.value + 3;
        ledger_replace(world->ledger, figure);
    }
    cr_expect_not(holds(CLAIM_BELOW, BEECH, STAT_VALUE));
    cr_expect(holds(CLAIM_SIMILAR, BEECH, STAT_VALUE));
}

Test(report_claims, a_queried_figure_bears_out_nothing)
{
    struct figure figure = *ledger_figure(world->ledger, VISITS, ASH, world->year, STAT_VALUE);
    figure.state = STATE_QUERIED;
    ledger_replace(world->ledger, figure);
    world_number(world, VISITS, REGION, STAT_REGION_MIN, 80);
    cr_expect_not(holds(CLAIM_BELOW, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_WORST, AREA_NONE, STAT_VALUE));
}

/* 8.2 − 7.2 falls short of 1 by some 10⁻¹⁶ and still reaches it. */
Test(report_claims, a_movement_at_the_least_change_is_one)
{
    double least = world->catalogue.items[VISITS].least_change;
    world_number(world, VISITS, ASH, STAT_CHANGE, -least * (1 - 1e-15));
    cr_expect(holds(CLAIM_FALLING, AREA_NONE, STAT_VALUE));
    cr_expect_not(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE));
}
