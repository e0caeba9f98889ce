/* What authors claim: a record for each claim that nothing else answers, by the intervals and the least
 * change of the methods. */
#include "test_analysis.h"

#include <criterion/criterion.h>

#define LA(i) (2 + (uint32_t)(i))
#define OTHER(i) LA(3 + (i)) /* outside the region */
#define REGION 1u
#define ENGLAND 0u

static struct world world;
static struct node claims[8];
static uint32_t indicators[1];
static uint32_t areas[8];
static size_t n_claims;

static void open_small(void)
{
    n_claims = 0;
    world_open(&world, 3, 12);
    world_indicator(&world, "a"); /* low is good, least change 1 */
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_claims, .init = open_small, .fini = close_small);

/* `label` NULL: the latest period. */
static void claim(enum claim_is is, uint32_t area, uint32_t comparator, const char *label)
{
    struct node *node = &claims[n_claims];
    areas[n_claims] = area;
    *node = (struct node){.kind = NODE_CLAIM,
                          .indicators = indicators,
                          .n_indicators = 1,
                          .areas = &areas[n_claims],
                          .n_areas = 1,
                          .is = is,
                          .comparator = comparator};
    if (label)
        node->period = world_period(&world, 0, label);
    if (n_claims)
        claims[n_claims - 1].next = node;
    n_claims++;
}

static void build(void)
{
    static struct node paragraph;
    paragraph = (struct node){.kind = NODE_PARAGRAPH, .children = claims};
    world.spec.body = &paragraph;
    world_build(&world);
}

static const struct figure *record(uint32_t area, const char *label, const char *detail)
{
    uint32_t found = ledger_find_detail(world.ledger, 0, UINT32_MAX, area, world_period(&world, 0, label),
                                        STAT_MOVEMENT, str_of(detail));
    return found == FIGURE_NONE ? NULL : ledger_at(world.ledger, found);
}

static const struct figure *against(uint32_t area, const char *label, uint32_t comparator)
{
    const struct figure *found =
        record(area, label, detail_against(&world.areas, comparator, world.arena).ptr);
    cr_assert_not_null(found);
    return found;
}

/* Intervals of 95 % that do not meet are less than the difference of two areas asks for, and intervals of
 * 99.8 % that meet are more: 150 and 200 of 1000 lie apart by −10.3 to 0.4 points. */
Test(analysis_claims, two_areas_are_told_apart_by_the_interval_of_their_difference)
{
    world_counts(&world, 0, LA(0), "2025", 150, 1000);
    world_counts(&world, 0, LA(1), "2025", 205, 1000);
    world_counts(&world, 0, LA(2), "2025", 200, 1000);
    claim(CLAIM_BELOW, LA(0), LA(1), NULL);
    claim(CLAIM_BELOW, LA(0), LA(2), NULL);
    claim(CLAIM_ABOVE, LA(1), LA(0), NULL);
    build();
    cr_expect_eq(against(LA(0), "2025", LA(1))->word, WORD_LOWER);
    cr_expect_eq(against(LA(1), "2025", LA(0))->word, WORD_HIGHER);
    const struct figure *near = against(LA(0), "2025", LA(2));
    cr_expect_eq(near->word, WORD_SIMILAR);
    cr_expect_lt(near->lower, -5);
    cr_expect_gt(near->upper, 0);
    cr_expect(figure_says(near, "mover 99.8%"));
    cr_expect(figure_says(near, "least change 1"));
    cr_expect_eq(near->comparator, LA(2));
    cr_expect_eq(near->n_inputs, 4, "both values and both intervals");
}

Test(analysis_claims, less_than_the_least_change_is_similar_whatever_the_interval_says)
{
    world_counts(&world, 0, LA(0), "2025", 100000, 1000000);
    world_counts(&world, 0, LA(1), "2025", 109000, 1000000);
    claim(CLAIM_BELOW, LA(0), LA(1), NULL);
    build();
    const struct figure *found = against(LA(0), "2025", LA(1));
    cr_expect_lt(found->upper, 0);
    cr_expect_eq(found->word, WORD_SIMILAR);
}

Test(analysis_claims, without_counts_the_least_change_decides)
{
    world_value(&world, 0, LA(0), "2025", 12.3);
    world_value(&world, 0, LA(1), "2025", 11.3);
    world_value(&world, 0, LA(2), "2025", 11.4);
    claim(CLAIM_ABOVE, LA(0), LA(1), NULL);
    claim(CLAIM_ABOVE, LA(0), LA(2), NULL);
    build();
    cr_expect_eq(against(LA(0), "2025", LA(1))->word, WORD_HIGHER);
    cr_expect(figure_says(against(LA(0), "2025", LA(1)), "difference-only"));
    cr_expect_eq(against(LA(0), "2025", LA(2))->word, WORD_SIMILAR);
}

Test(analysis_claims, why_the_least_change_alone_decides_is_said)
{
    world_counts(&world, 0, LA(0), "2025", 150, 1000);
    world_counts(&world, 0, LA(1), "2025", 200.5, 1000);
    world_value(&world, 0, LA(2), "2025", 30);
    claim(CLAIM_BELOW, LA(0), LA(1), NULL);
    claim(CLAIM_BELOW, LA(0), LA(2), NULL);
    build();
    cr_expect_eq(against(LA(0), "2025", LA(1))->word, WORD_LOWER);
    cr_expect(figure_says(against(LA(0), "2025", LA(1)), "counts are not whole numbers"));
    cr_expect(figure_says(against(LA(0), "2025", LA(2)), "no counts published"));
}

Test(analysis_claims, an_area_outside_the_region_is_observed_and_tested)
{
    world_counts(&world, 0, LA(0), "2025", 150, 1000);
    world_counts(&world, 0, OTHER(11), "2025", 400, 1000);
    claim(CLAIM_BELOW, LA(0), OTHER(11), NULL);
    build();
    const struct figure *found = against(LA(0), "2025", OTHER(11));
    cr_expect_eq(found->word, WORD_LOWER);
    cr_expect_eq(found->n_inputs, 4);
    cr_expect_float_eq(world_figure(&world, 0, OTHER(11), "2025", STAT_VALUE)->value, 40, 1e-9);
}

Test(analysis_claims, what_has_no_figure_or_no_least_change_is_not_compared)
{
    world_counts(&world, 0, LA(0), "2025", 150, 1000);
    world_state(&world, 0, LA(1), "2025", STATE_QUERIED);
    world_counts(&world, 0, LA(2), "2025", 400, 1000);
    world.catalogue.items[0].has_least_change = false;
    claim(CLAIM_BELOW, LA(0), LA(1), NULL);
    claim(CLAIM_BELOW, LA(0), LA(2), NULL);
    build();
    cr_expect_eq(against(LA(0), "2025", LA(1))->word, WORD_NOT_COMPARED);
    cr_expect_neq(against(LA(0), "2025", LA(1))->state, STATE_VALUE);
    cr_expect_eq(against(LA(0), "2025", LA(2))->word, WORD_NOT_COMPARED);
}

Test(analysis_claims, a_count_is_not_compared)
{
    world.catalogue.items[0].measure = MEASURE_COUNT;
    world_value(&world, 0, LA(0), "2025", 150);
    world_value(&world, 0, LA(1), "2025", 400);
    claim(CLAIM_BELOW, LA(0), LA(1), NULL);
    build();
    cr_expect_eq(against(LA(0), "2025", LA(1))->word, WORD_NOT_COMPARED);
}

/* Verdicts against England are made of the latest period: an earlier one is held against England's value of
 * that period, which is fixed. */
Test(analysis_claims, an_earlier_period_is_held_against_england_as_the_latest_is)
{
    for (int year = 2024; year <= 2025; year++) {
        const char *label = year == 2024 ? "2024" : "2025";
        world_counts(&world, 0, LA(0), label, 150, 1000);
        world_counts(&world, 0, LA(1), label, 150, 100000);
        world_value(&world, 0, ENGLAND, label, 19.5);
    }
    claim(CLAIM_BELOW, LA(0), ENGLAND, "2024");
    claim(CLAIM_BELOW, LA(0), ENGLAND, NULL);
    build();
    const struct figure *before = against(LA(0), "2024", ENGLAND);
    cr_expect_eq(before->word, WORD_LOWER);
    cr_expect(figure_says(before, "wilson 99.8%"));
    cr_expect_eq(before->n_inputs, 3, "both values and the own interval");
    cr_expect_null(record(LA(0), "2025", detail_against(&world.areas, ENGLAND, world.arena).ptr),
                   "the verdict of the latest period answers");
}

Test(analysis_claims, a_rise_reaches_the_least_change_and_is_more_than_chance)
{
    world_counts(&world, 0, LA(0), "2024", 200, 1000);
    world_counts(&world, 0, LA(0), "2025", 230, 1000); /* chance may explain it */
    world_counts(&world, 0, LA(1), "2024", 200, 1000);
    world_counts(&world, 0, LA(1), "2025", 300, 1000);
    world_value(&world, 0, LA(2), "2024", 8.2);
    world_value(&world, 0, LA(2), "2025", 7.2);
    for (int i = 0; i < 3; i++)
        claim(CLAIM_RISING, LA(i), AREA_NONE, NULL);
    claim(CLAIM_FALLING, LA(2), AREA_NONE, NULL); /* one record for both */
    build();
    cr_expect_eq(record(LA(0), "2025", DETAIL_CHANGE)->word, WORD_NONE);
    cr_expect(figure_says(record(LA(0), "2025", DETAIL_CHANGE), "interval includes zero"));
    cr_expect_eq(record(LA(1), "2025", DETAIL_CHANGE)->word, WORD_UP);
    cr_expect_eq(record(LA(2), "2025", DETAIL_CHANGE)->word, WORD_DOWN, "8.2 − 7.2 reaches 1");
}

Test(analysis_claims, a_target_of_an_earlier_period_is_met)
{
    world_value(&world, 0, LA(0), "2024", 9);
    world_value(&world, 0, LA(0), "2025", 12);
    world_target(&world, 0, LA(0), TARGET_AT_MOST, 10);
    claim(CLAIM_MET, LA(0), AREA_NONE, "2024");
    build();
    cr_expect_eq(world_figure(&world, 0, LA(0), "2024", STAT_VS_TARGET)->word, WORD_MET);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_TARGET)->word, WORD_MISSED);
}
