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

/* The record that the analysis makes for a claim. */
static struct figure *claimed(const char *detail, enum word word)
{
    return world_word_detail(world, VISITS, ASH, STAT_MOVEMENT, detail, word);
}

Test(report_claims, against_another_area_is_by_the_record_of_that_area)
{
    claimed("against-E06000092", WORD_LOWER);
    claimed("against-E06000093", WORD_SIMILAR);
    claimed("against-E06000094", WORD_NOT_COMPARED);
    cr_expect(holds(CLAIM_BELOW, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_ABOVE, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_SIMILAR, BEECH, STAT_VALUE));
    cr_expect(holds(CLAIM_SIMILAR, CEDAR, STAT_VALUE));
    cr_expect_not(holds(CLAIM_BELOW, CEDAR, STAT_VALUE));
    cr_expect_not(holds(CLAIM_BELOW, ELM, STAT_VALUE), "no figure bears out nothing");
}

Test(report_claims, without_a_record_nothing_is_compared)
{
    cr_expect_not(holds(CLAIM_BELOW, BEECH, STAT_VALUE), "80 and 84 are figures, not a verdict");
    cr_expect_not(holds(CLAIM_ABOVE, BEECH, STAT_VALUE));
    cr_expect_not(holds(CLAIM_SIMILAR, BEECH, STAT_VALUE));
}

Test(report_claims, a_rise_is_what_its_record_says)
{
    cr_expect_not(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE), "there is no change");
    world_number(world, VISITS, ASH, STAT_CHANGE, 9);
    cr_expect_not(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE), "nobody tested it");
    struct figure *moved = claimed("change", WORD_NONE);
    cr_expect_not(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE), "chance may explain it");
    moved->word = WORD_UP;
    cr_expect(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE));
    cr_expect_not(holds(CLAIM_FALLING, AREA_NONE, STAT_VALUE));
    moved->word = WORD_DOWN;
    cr_expect(holds(CLAIM_FALLING, AREA_NONE, STAT_VALUE));
    cr_expect_not(holds(CLAIM_RISING, AREA_NONE, STAT_VALUE));
}

Test(report_claims, similar_and_higher_are_read_as_they_stand)
{
    struct figure *verdict = world_word(world, VISITS, CEDAR, STAT_VS_ENGLAND, WORD_HIGHER, "wilson 99.8%");
    cr_assert_not_null(verdict);
    verdict =
        (struct figure *)(uintptr_t)ledger_figure(world->ledger, VISITS, ASH, world->year, STAT_VS_ENGLAND);
    verdict->word = WORD_HIGHER;
    cr_expect(holds(CLAIM_ABOVE, ENGLAND, STAT_VS_ENGLAND));
    cr_expect_not(holds(CLAIM_BELOW, ENGLAND, STAT_VS_ENGLAND));
    verdict->word = WORD_NOT_COMPARED;
    cr_expect_not(holds(CLAIM_ABOVE, ENGLAND, STAT_VS_ENGLAND));
    cr_expect_not(holds(CLAIM_SIMILAR, ENGLAND, STAT_VS_ENGLAND));
}

Test(report_claims, best_and_worst_are_the_ends_of_the_region)
{
    world_number(world, VISITS, REGION, STAT_REGION_MIN, 80);
    world_number(world, VISITS, REGION, STAT_REGION_MAX, 84);
    cr_expect(holds(CLAIM_WORST, AREA_NONE, STAT_VALUE), "high is good");
    cr_expect_not(holds(CLAIM_BEST, AREA_NONE, STAT_VALUE));
    world->catalogue.items[VISITS].polarity = POLARITY_LOW;
    cr_expect(holds(CLAIM_BEST, AREA_NONE, STAT_VALUE));
    world->catalogue.items[VISITS].polarity = POLARITY_NONE;
    cr_expect_not(holds(CLAIM_BEST, AREA_NONE, STAT_VALUE), "nobody is best");
    cr_expect_not(holds(CLAIM_WORST, AREA_NONE, STAT_VALUE));
}

Test(report_claims, a_queried_figure_bears_out_nothing)
{
    struct figure *figure =
        (struct figure *)(uintptr_t)ledger_figure(world->ledger, VISITS, ASH, world->year, STAT_VALUE);
    figure->state = STATE_QUERIED;
    world_number(world, VISITS, REGION, STAT_REGION_MIN, 80);
    cr_expect_not(holds(CLAIM_WORST, AREA_NONE, STAT_VALUE));
}

Test(report_claims, met_is_met_and_no_more)
{
    cr_expect_not(holds(CLAIM_MET, AREA_NONE, STAT_VALUE), "there is no target");
    struct figure *verdict = world_word(world, VISITS, ASH, STAT_VS_TARGET, WORD_MET, "at least 80");
    cr_expect(holds(CLAIM_MET, AREA_NONE, STAT_VALUE));
    static const enum word others[] = {WORD_WITHIN_TOLERANCE, WORD_MISSED, WORD_NO_TARGET, WORD_NOT_COMPARED};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        verdict->word = others[i];
        cr_expect_not(holds(CLAIM_MET, AREA_NONE, STAT_VALUE));
    }
}
