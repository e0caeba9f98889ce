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
