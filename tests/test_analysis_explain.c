/* Explain puts the numbers of every verdict, place and count into its formula. */
#include "test_analysis.h"

#include "figures/explain.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define LA(i) (2 + (uint32_t)(i))
#define ENGLAND 0u

static struct world world;

/* Five years in which LA(0) falls behind, 200 cases a year; England stays at 20. */
static void open_small(void)
{
    static const double numerators[] = {40, 44, 48, 52, 70};
    world_open(&world, 4, 12);
    world_indicator(&world, "a");
    for (uint32_t year = 0; year < 5; year++) {
        char label[8];
        snprintf(label, sizeof label, "%u", 2021 + year);
        world_counts(&world, 0, LA(0), label, numerators[year], 200);
        for (uint32_t i = 1; i < 16; i++)
            world_counts(&world, 0, LA(i), label, 20 + i, 200);
        world_counts(&world, 0, ENGLAND, label, 20000, 100000);
    }
    world_build(&world);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_explain, .init = open_small, .fini = close_small);

static void expect_explained(uint32_t figure, const char *part)
{
    struct buf said = {0};
    cr_assert_neq(figure, FIGURE_NONE, "%s", part);
    explain_figure(world.ledger, figure, &said);
    cr_expect_neq(str_find(buf_str(&said), str_of(part)), SIZE_MAX, "\"%s\" is not said in\n%.*s", part,
                  STR_ARG(buf_str(&said)));
    buf_close(&said);
}

static uint32_t of(enum statistic statistic)
{
    return world_figure(&world, 0, LA(0), "2025", statistic)->place;
}

static uint32_t count_of(const char *detail)
{
    return ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), world_period(&world, 0, "2025"), STAT_COUNT,
                              str_of(detail));
}

Test(analysis_explain, a_dip_shows_its_size_and_what_it_is_worth)
{
    expect_explained(of(STAT_DIP), "size |9| ÷ least change 1 = 9; worth |9| × 200 ÷ 100 = 18");
    expect_explained(count_of("dip-size"), "|9| ÷ least change 1 = 9");
    expect_explained(count_of("dip-children"), "|9| × 200 ÷ 100 = 18");
}

Test(analysis_explain, a_verdict_shows_the_difference_and_the_interval)
{
    expect_explained(of(STAT_VS_ENGLAND), "35 − 20 = 15, least change 1; own interval 25.4785");
}

Test(analysis_explain, a_rank_shows_how_far_it_can_be_told)
{
    expect_explained(of(STAT_RANK), "1 + 15 LAs better than 35, of 16");
    expect_explained(of(STAT_RANK_LOW), "1 + 15 whose 95% interval lies wholly on the better side = 16");
    expect_explained(of(STAT_RANK_HIGH), "16 − 0 whose 95% interval lies wholly on the worse side = 16");
}

Test(analysis_explain, a_trend_shows_slope_and_error)
{
    const struct figure *chi = world_figure(&world, 0, LA(0), "2025", STAT_TREND_CHI2);
    double slope = 0, error = 0;
    const char *method = chi->method.ptr;
    cr_assert_eq(sscanf(method, "(slope %lf a year ÷ its standard error %lf)", &slope, &error), 2, "%.*s",
                 STR_ARG(chi->method));
    cr_expect_float_eq(slope * slope / (error * error), chi->value, 1e-9 * chi->value);
}

Test(analysis_explain, a_flag_shows_the_point_and_its_limits)
{
    expect_explained(of(STAT_SPC_FLAG), "35 against the mean 25.4 and the limits ");
}
