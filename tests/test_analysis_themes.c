/* Themes, counts of the paper, and shares of the demand flow. */
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
    world_open(&world, 6, 12);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_themes, .init = open_small, .fini = close_small);

static void years(uint32_t indicator, uint32_t area, const double *percentages, int n, double denominator)
{
    world_years(&world, indicator, area, percentages, n, denominator);
}

/* -- themes: four indicators, England at 20 */

static const struct figure *theme_verdict(void)
{
    uint32_t found =
        ledger_find_detail(world.ledger, INDICATOR_NONE, 0, REGION, world.spec.period, STAT_THEME, STR_NONE);
    cr_assert_neq(found, FIGURE_NONE);
    return ledger_at(world.ledger, found);
}

static void theme_of(const double region_values[4], const char *expected_counts)
{
    for (uint32_t i = 0; i < 4; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
        world_value(&world, i, ENGLAND, "2025", 20);
        world_value(&world, i, REGION, "2025", region_values[i]);
        for (uint32_t k = 0; k < 6; k++)
            world_value(&world, i, LA(k), "2025", region_values[i]);
    }
    world_build(&world);
    const struct figure *theme = theme_verdict();
    cr_expect(str_is(word_name(theme->word), expected_counts), "it is %.*s: %.*s",
              STR_ARG(word_name(theme->word)), STR_ARG(theme->method));
    bool by_share = !str_is(word_name(theme->word), "mixed");
    cr_expect_eq(theme->parts, by_share ? (unsigned)PART_SHARE : 0);
}

Test(analysis_themes, theme_doing_well)
{
    theme_of((const double[]){15, 15, 20, 20}, "doing-well");
}

Test(analysis_themes, theme_mixed_with_one_worse)
{
    theme_of((const double[]){15, 15, 20, 25}, "mixed");
}

Test(analysis_themes, theme_not_so_well)
{
    theme_of((const double[]){15, 15, 25, 25}, "not-so-well");
}

Test(analysis_themes, theme_not_so_well_by_dips)
{
    for (uint32_t i = 0; i < 4; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
        world_value(&world, i, ENGLAND, "2025", 20);
        world_value(&world, i, REGION, "2025", 10);
        for (uint32_t k = 0; k < 6; k++)
            years(i, LA(k), i == 0 && k < 2 ? (const double[]){10, 30} : (const double[]){10, 10}, 2, 500);
    }
    world_build(&world);
    const struct figure *theme = theme_verdict();
    cr_expect_eq(theme->word, WORD_NOT_SO_WELL, "two of six LAs are a third");
    cr_expect_eq(theme->parts, (unsigned)PART_MANY_DIPS);
    uint32_t dips = ledger_find_detail(world.ledger, INDICATOR_NONE, 0, REGION, world.spec.period, STAT_COUNT,
                                       STR("dips"));
    cr_expect_eq(ledger_at(world.ledger, dips)->value, 2);
}

Test(analysis_themes, theme_of_three_has_no_verdict)
{
    for (uint32_t i = 0; i < 3; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
        world_value(&world, i, ENGLAND, "2025", 20);
        world_value(&world, i, REGION, "2025", 10);
        world_value(&world, i, LA(0), "2025", 10);
    }
    world_indicator(&world, "without")->polarity = POLARITY_NONE;
    world_value(&world, 3, REGION, "2025", 10);
    world_value(&world, 3, LA(0), "2025", 10);
    world_build(&world);
    const struct figure *theme = theme_verdict();
    cr_expect_eq(theme->word, WORD_NO_VERDICT);
    cr_expect_eq(theme->n_used, 3);
}

Test(analysis_themes, theme_without_a_comparison_has_no_verdict)
{
    for (uint32_t i = 0; i < 4; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
        world_value(&world, i, REGION, "2025", 10);
        world_value(&world, i, LA(0), "2025", 10);
    }
    world_build(&world);
    const struct figure *theme = theme_verdict();
    cr_expect_eq(theme->word, WORD_NO_VERDICT, "nothing compared is not mixed");
}

/* An in-year indicator without a regional value does not take its annual twin out of the theme. */
Test(analysis_themes, theme_counts_the_twin_where_the_in_year_figure_is_missing)
{
    world_indicator(&world, "annual");
    world_indicator(&world, "in-year")->annual_twin = 0;
    for (uint32_t i = 2; i < 5; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        world_indicator(&world, id);
    }
    for (uint32_t i = 0; i < 5; i++)
        for (uint32_t area = 0; i != 1 && area < world.areas.n; area++)
            world_value(&world, i, area, "2025", area == ENGLAND ? 20 : 10);
    world_value(&world, 1, LA(0), "2025-26 Q1", 10);
    world.spec.period = world_period(&world, 1, "2025-26 Q1");
    world_build(&world);
    const struct figure *theme = theme_verdict();
    cr_expect_eq(theme->word, WORD_DOING_WELL, "by \"%.*s\"", STR_ARG(theme->method));
    cr_expect_eq(theme->n_used, 4);
}

Test(analysis_themes, counts_equal_their_records)
{
    world_indicator(&world, "a");
    years(0, LA(0), (const double[]){20, 40}, 2, 500);
    years(0, LA(1), (const double[]){20, 24}, 2, 500);
    years(0, LA(2), (const double[]){24, 20}, 2, 500);
    years(0, LA(3), (const double[]){20, 20}, 2, 500);
    world_value(&world, 0, LA(4), "2025", 20);
    world_build(&world);
    size_t adverse = 0;
    for (uint32_t i = 0; i < world.ledger->n; i++) {
        const struct figure *figure = ledger_at(world.ledger, i);
        adverse += figure->statistic == STAT_CHANGE && (figure->has & FIGURE_VALUE) && figure->value > 0 &&
                   figure->area >= LA(0);
    }
    cr_expect_eq(world_paper_count(&world, REGION, "comparisons"), 4);
    cr_expect_eq(world_paper_count(&world, REGION, "adverse-changes"), (double)adverse);
    cr_expect_eq(world_paper_count(&world, REGION, "dip-watch"), 1);
    cr_expect_eq(world_paper_count(&world, REGION, "dip-dipping"), 1);
    cr_expect_eq(world_paper_count(&world, LA(0), "dip-dipping"), 1);
    cr_expect_eq(world_paper_count(&world, LA(1), "dip-dipping"), 0);
    cr_expect_eq(world_detail(&world, 0, REGION, "change-up")->value, 2);
    cr_expect_eq(world_detail(&world, 0, REGION, "change-none")->value, 1);
    cr_expect_eq(world_detail(&world, 0, REGION, "dip-watch")->value, 1);
    cr_expect_eq(world_detail(&world, 0, REGION, "dip-watch")->n_used, 4);
}

Test(analysis_themes, conversions_of_the_flow)
{
    for (uint32_t i = 0; i < 3; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        struct indicator *indicator = world_indicator(&world, id);
        indicator->measure = MEASURE_COUNT;
        indicator->polarity = POLARITY_NONE;
        indicator->multiplier = 1;
        for (uint32_t k = 0; k < 6; k++)
            world_value(&world, i, LA(k), "2025", i == 0 ? 0 : i == 1 ? 200 : 50);
    }
    uint32_t order[] = {0, 1, 2};
    struct node node = {.kind = NODE_DEMAND_FLOW, .indicators = order, .n_indicators = 3};
    world.spec.body = &node;
    world_build(&world);
    cr_expect_float_eq(world_detail(&world, 2, REGION, "conversion")->value, 25, 1e-12);
    cr_expect(str_is(world_detail(&world, 2, REGION, "conversion")->display, "25"));
    cr_expect_eq(world_detail(&world, 1, REGION, "conversion")->state, STATE_NOT_CALCULABLE,
                 "the step before is zero");
}
