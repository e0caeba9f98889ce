/* Look-ups in the lists: which target holds, what breaks a comparison, which population forms a rate. */
#include "data/lists.h"

#include <criterion/criterion.h>

static struct period financial(const char *label)
{
    struct period period;
    const char *why;
    cr_assert(period_read(str_of(label), CALENDAR_FINANCIAL, &period, NULL, &why), "%s: %s", label, why);
    return period;
}

Test(input_read, the_target_that_holds)
{
    struct target targets[] = {
        {.indicator = 1, .area = AREA_NONE, .from = financial("2022-23"), .lowest = 1},
        {.indicator = 1, .area = AREA_NONE, .from = financial("2024-25"), .lowest = 2},
        {.indicator = 1, .area = 7, .from = financial("2023-24"), .lowest = 3},
        {.indicator = 1, .area = 8, .from = financial("2024-25"), .is_off = true},
        {.indicator = 2, .area = AREA_NONE, .lowest = 4},
    };
    struct lists lists = {.targets = targets, .n_targets = 5};
    cr_expect(target_find(&lists, 1, 5, financial("2021-22")) == NULL);
    cr_expect(target_find(&lists, 1, 5, financial("2022-23")) == &targets[0]);
    cr_expect(target_find(&lists, 1, 5, financial("2023-24 Q3")) == &targets[0]);
    cr_expect(target_find(&lists, 1, 5, financial("2024-25 Q1")) == &targets[1]);
    cr_expect(target_find(&lists, 1, 7, financial("2025-26")) == &targets[2], "the area's own stands first");
    cr_expect(target_find(&lists, 1, 7, financial("2022-23")) == &targets[0]);
    cr_expect(target_find(&lists, 1, 8, financial("2024-25"))->is_off);
    cr_expect(target_find(&lists, 2, 9, financial("1999-00")) == &targets[4], "without a beginning");
    cr_expect(target_find(&lists, 3, 9, financial("2024-25")) == NULL);
}

static bool crosses(const struct series_break *item, enum basis basis, const char *from, const char *to)
{
    struct indicator indicator = {.basis = basis, .calendar = CALENDAR_FINANCIAL};
    return break_is_crossed(break_day(item), indicator_span(&indicator, financial(from)),
                            indicator_span(&indicator, financial(to)));
}

Test(input_read, a_comparison_crosses_a_break_by_the_days_that_its_values_speak_of)
{
    struct series_break year = {.from = financial("2020-21")}, quarter = {.from = financial("2023-24 Q3")};
    cr_expect_not(crosses(&year, BASIS_IN_PERIOD, "2018-19", "2019-20"));
    cr_expect(crosses(&year, BASIS_IN_PERIOD, "2019-20", "2020-21"));
    cr_expect_not(crosses(&year, BASIS_IN_PERIOD, "2020-21", "2021-22"));
    cr_expect(crosses(&year, BASIS_IN_PERIOD, "2018-19", "2024-25"));
    cr_expect(crosses(&quarter, BASIS_IN_PERIOD, "2023-24 Q2", "2023-24 Q3"));
    cr_expect_not(crosses(&quarter, BASIS_IN_PERIOD, "2023-24 Q3", "2023-24 Q4"));
    cr_expect(crosses(&quarter, BASIS_IN_PERIOD, "2022-23", "2023-24"), "a year that the break falls into");
    cr_expect(crosses(&quarter, BASIS_IN_PERIOD, "2023-24", "2024-25"), "which holds days of both sides");
    cr_expect(crosses(&quarter, BASIS_SNAPSHOT, "2022-23", "2023-24"));
    cr_expect_not(crosses(&quarter, BASIS_SNAPSHOT, "2023-24", "2024-25"), "a stock is of its last day");
    cr_expect(crosses(&quarter, BASIS_ROLLING_12M, "2023-24 Q4", "2024-25 Q4"), "its year began before");
    cr_expect_not(crosses(&quarter, BASIS_ROLLING_12M, "2024-25 Q2", "2025-26 Q2"));
    cr_expect(crosses(&quarter, BASIS_YEAR_TO_DATE, "2023-24 Q3", "2024-25 Q3"), "its year began before");
}

Test(input_read, a_break_is_of_an_indicator_and_an_area_or_of_all)
{
    struct series_break all = {.indicator = INDICATOR_NONE, .area = AREA_NONE, .from = financial("2020-21")};
    struct series_break one = {.indicator = 1, .area = 7, .from = financial("2020-21")};
    struct series_break none = {.indicator = INDICATOR_NONE, .area = AREA_NONE};
    cr_expect(break_concerns(&all, 2, 3));
    cr_expect(break_concerns(&one, 1, 7));
    cr_expect_not(break_concerns(&one, 1, 8));
    cr_expect_not(break_concerns(&one, 2, 7));
    cr_expect_not(break_concerns(&none, 2, 3), "it has no beginning");
}

Test(input_read, the_mid_year_of_a_period)
{
    struct period period;
    const char *why;
    cr_expect_eq(population_mid_year(financial("2024-25"), CALENDAR_FINANCIAL), 2024);
    cr_expect_eq(population_mid_year(financial("2025-26 Q1"), CALENDAR_FINANCIAL), 2025);
    cr_expect_eq(population_mid_year(financial("2025-26 Q4"), CALENDAR_FINANCIAL), 2025);
    cr_expect_eq(population_mid_year(financial("2025-02"), CALENDAR_FINANCIAL), 2024,
                 "a month by the indicator's year");
    cr_assert(period_read(STR("2025"), CALENDAR_YEAR, &period, NULL, &why));
    cr_expect_eq(population_mid_year(period, CALENDAR_YEAR), 2025);
    cr_assert(period_read(STR("2024-25"), CALENDAR_ACADEMIC, &period, NULL, &why));
    cr_expect_eq(population_mid_year(period, CALENDAR_ACADEMIC), 2025);
    cr_assert(period_read(STR("2025"), CALENDAR_SEPTEMBER, &period, NULL, &why));
    cr_expect_eq(population_mid_year(period, CALENDAR_SEPTEMBER), 2025);
}

Test(input_read, the_population_that_forms_a_rate)
{
    struct population populations[] = {
        {.area = 1, .age_band = STR("children"), .mid_year = 2021, .release = {2022, 7, 1}, .count = 1},
        {.area = 3, .age_band = STR("children"), .mid_year = 2023, .release = {2024, 7, 1}, .count = 2},
        {.area = 3, .age_band = STR("children"), .mid_year = 2023, .release = {2024, 11, 1}, .count = 3},
        {.area = 3, .age_band = STR("adults"), .mid_year = 2024, .release = {2025, 7, 1}, .count = 4},
        {.area = 3, .age_band = STR("Children"), .mid_year = 2022, .release = {2023, 2, 1}, .count = 5},
        {.area = 3, .age_band = STR("children"), .mid_year = 2022, .release = {2022, 12, 1}, .count = 6},
    };
    struct lists lists = {.populations = populations, .n_populations = 6};
    struct str children = STR("children");
    const struct population *found =
        population_find(&lists, 3, children, financial("2023-24"), CALENDAR_FINANCIAL);
    cr_expect_eq(found->count, 2, "frozen at the first release after the year began");
    found = population_find(&lists, 3, children, financial("2023-24 Q4"), CALENDAR_FINANCIAL);
    cr_expect_eq(found->count, 2);
    found = population_find(&lists, 3, children, financial("2024-25"), CALENDAR_FINANCIAL);
    cr_expect_eq(found->count, 2, "of mid-2023, as mid-2024 is not there");
    found = population_find(&lists, 3, children, financial("2025-26"), CALENDAR_FINANCIAL);
    cr_expect_eq(found->count, 3, "both releases were out when the year began: the newer");
    found = population_find(&lists, 3, children, financial("2022-23"), CALENDAR_FINANCIAL);
    cr_expect_eq(found->count, 6);
    cr_expect(population_find(&lists, 3, children, financial("2026-27"), CALENDAR_FINANCIAL) == NULL,
              "three years old");
    cr_expect(population_find(&lists, 3, children, financial("2021-22"), CALENDAR_FINANCIAL) == NULL);
    cr_expect(population_find(&lists, 2, children, financial("2023-24"), CALENDAR_FINANCIAL) == NULL);
}
