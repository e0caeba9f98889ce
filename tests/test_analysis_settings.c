/* What is defined at 95 % stays so whatever confidence the charts are drawn at. */
#include "test_analysis.h"

#include "figures/explain.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#define LA(i) (2 + (i))

struct found {
    double chi_square, low, high, width;
};

static struct found found_at(double drawn)
{
    struct world world;
    world_open(&world, 4, 12);
    world.spec.settings.drawn_confidence = drawn;
    world_indicator(&world, "a");
    static const char *const years[] = {"2021", "2022", "2023", "2024", "2025"};
    for (uint32_t i = 0; i < 5; i++)
        world_counts(&world, 0, LA(0), years[i], 100 + 9 * i, 500);
    for (uint32_t i = 1; i < 16; i++)
        world_counts(&world, 0, LA(i), "2025", 100 + 6 * i, 500);
    world_build(&world);
    const struct figure *value = world_figure(&world, 0, LA(0), "2025", STAT_VALUE);
    struct found found = {.chi_square = world_figure(&world, 0, LA(0), "2025", STAT_TREND_CHI2)->value,
                          .low = world_figure(&world, 0, LA(0), "2025", STAT_RANK_LOW)->value,
                          .high = world_figure(&world, 0, LA(0), "2025", STAT_RANK_HIGH)->value,
                          .width = value->upper - value->lower};
    world_close(&world);
    return found;
}

Test(analysis_settings, trend_and_range_of_a_rank_rest_on_95_per_cent)
{
    struct found usual = found_at(0.95), narrow = found_at(0.6);
    cr_expect_lt(narrow.width, 0.6 * usual.width, "charts draw what the setting says");
    cr_expect_lt(fabs(narrow.chi_square - usual.chi_square), 1e-9 * usual.chi_square);
    cr_expect_eq(narrow.low, usual.low);
    cr_expect_eq(narrow.high, usual.high);
    cr_expect_lt(usual.low, usual.high);
}

/* A sum with its last terms cut off cannot be followed. */
Test(analysis_settings, the_sum_of_a_region_is_explained_whole)
{
    struct world world;
    world_open(&world, 33, 0);
    world_indicator(&world, "a")->measure = MEASURE_COUNT;
    for (uint32_t i = 0; i < 33; i++)
        world_value(&world, 0, LA(i), "2025", 100 + i);
    world_build(&world);
    const struct figure *region = world_figure(&world, 0, 1, "2025", STAT_REGION);
    struct buf said = {0};
    explain_figure(world.ledger, region->place, &said);
    cr_expect_neq(str_find(buf_str(&said), STR("+ 131 + 132 = 3828")), SIZE_MAX, "%.*s",
                  STR_ARG(buf_str(&said)));
    buf_close(&said);
    world_close(&world);
}

/* The smallest region with the longest series: no room that the analysis keeps may depend on a setting. */
Test(analysis_settings, each_setting_holds_at_its_ends)
{
    size_t n = 0;
    const struct setting *settings = settings_table(&n);
    for (size_t i = 0; i < 2 * n; i++) {
        const struct setting *setting = &settings[i / 2];
        struct world world;
        world_open(&world, 1, 4);
        double *number = (double *)(void *)((char *)&world.spec.settings + setting->offset);
        *number = i % 2 ? setting->highest : setting->lowest;
        world_indicator(&world, "a");
        for (uint32_t year = 2001; year <= 2025; year++)
            for (uint32_t area = 0; area < world.areas.n; area++) {
                char label[16];
                snprintf(label, sizeof label, "%u", year);
                world_counts(&world, 0, area, label, area == LA(0) ? 300 : 100 + 10 * area + year % 7, 500);
            }
        world_build(&world);
        const struct figure *low = world_figure(&world, 0, LA(0), "2025", STAT_PERSISTENTLY_LOW);
        cr_expect(low->word == WORD_YES || world.spec.settings.band_values > 5, "%s", setting->name);
        if (low->word == WORD_YES)
            cr_expect_eq(low->n_expected, (uint32_t)world.spec.settings.low_periods, "%s", setting->name);
        world_close(&world);
    }
}

static void years_open(struct world *world, double from_first)
{
    world_open(world, 1, 12);
    world->spec.settings.limits_from_first = from_first;
    world->spec.settings.trial_points = 6;
    world_indicator(world, "a");
    static const double values[] = {20, 22, 20, 22, 30, 32, 30, 32};
    for (int i = 0; i < 8; i++) {
        char label[16];
        snprintf(label, sizeof label, "%d", 2018 + i);
        world_value(world, 0, LA(0), label, values[i]);
    }
    world_build(world);
}

static struct str explained(const struct world *world, enum statistic statistic)
{
    struct buf said = {0};
    explain_figure(world->ledger, world_figure(world, 0, LA(0), "2025", statistic)->place, &said);
    struct str copy = str_copy(world->arena, buf_str(&said));
    buf_close(&said);
    return copy;
}

/* Limits of what went before stay where they are, so that a change of practice shows against them. */
Test(analysis_settings, limits_rest_on_the_first_points_where_that_is_set)
{
    struct world all, first, more;
    years_open(&all, 0);
    years_open(&first, 4);
    years_open(&more, 8);
    const struct figure *mean = world_figure(&all, 0, LA(0), "2025", STAT_SPC_MEAN);
    cr_expect_float_eq(mean->value, 26, 1e-9);
    cr_expect_eq(mean->n_used, 8u);
    cr_expect_not(mean->parts & (PART_FIRST | PART_TRIAL));
    cr_expect(figure_says(mean, "XmR, screened, 8 points"));
    mean = world_figure(&first, 0, LA(0), "2025", STAT_SPC_MEAN);
    cr_expect_float_eq(mean->value, 21, 1e-9);
    cr_expect_eq(mean->n_used, 4u);
    cr_expect_eq(mean->n_inputs, 4u);
    cr_expect(mean->parts & PART_FIRST);
    cr_expect(figure_says(mean, "XmR, screened, limits from the first 4 of 8 points"), "%.*s",
              STR_ARG(mean->method));
    cr_expect_eq(world_figure(&first, 0, LA(0), "2025", STAT_SPC_FLAG)->word, WORD_ABOVE_LIMIT);
    struct str said = explained(&first, STAT_SPC_UPPER);
    cr_expect_neq(str_find(said, STR("21 + 2.66 × 2 (average moving range of the first 4 points) = 26.32")),
                  SIZE_MAX, "%.*s", STR_ARG(said));
    cr_expect_neq(str_find(explained(&first, STAT_SPC_MEAN), STR("(20 + 22 + 20 + 22) ÷ 4 = 21")), SIZE_MAX);
    cr_expect_eq(world_figure(&more, 0, LA(0), "2025", STAT_SPC_MEAN)->parts & PART_FIRST, 0u,
                 "all of them are the first");
    world_close(&all);
    world_close(&first);
    world_close(&more);
}

/* Under the setting's number of points limits are on trial, by the one rule of the chart. */
Test(analysis_settings, limits_of_few_points_are_on_trial)
{
    struct world world;
    world_open(&world, 1, 12);
    world.spec.settings.trial_points = 4;
    world_indicator(&world, "a");
    for (int i = 0; i < 3; i++) {
        char label[16];
        snprintf(label, sizeof label, "%d", 2023 + i);
        world_value(&world, 0, 1, label, 20 + i % 2);
        if (i > 0)
            world_value(&world, 0, LA(0), label, 20 + i % 2);
    }
    world_value(&world, 0, 1, "2022", 20);
    world_build(&world);
    const struct figure *settled = world_figure(&world, 0, 1, "2025", STAT_SPC_UPPER);
    const struct figure *trial = world_figure(&world, 0, LA(0), "2025", STAT_SPC_UPPER);
    cr_expect_not(settled->parts & PART_TRIAL);
    cr_expect(trial->parts & PART_TRIAL);
    cr_expect(figure_says(trial, "trial limits"));
    cr_expect_not(figure_says(settled, "trial limits"));
    world_close(&world);
}
