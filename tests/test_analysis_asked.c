/* Screening: periods, gaps, fractions and names, as real files have them. */
#include "test_analysis_screen.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

TestSuite(analysis_asked, .init = open_small, .fini = close_small);

/* -- periods */

Test(analysis_asked, years_and_quarters_are_no_series)
{
    world_indicator(&world, "a");
    all_las(0, "2023", 30, 100);
    all_las(0, "2024", 32, 105);
    all_las(0, "2025", 34, 110);
    world_counts(&world, 0, LA(1), "2025-26 Q1", 9, 30);
    screen();
    cr_expect_eq(queries_of("mixed-periods"), 1);
    const struct query *query = query_of("mixed-periods", LA(1));
    cr_assert_not_null(query);
    cr_expect_eq(query->severity, QUERY_SEVERE);
    cr_expect(str_find(query->expected, STR("years, as 12 other figures")) != SIZE_MAX, "%.*s",
              STR_ARG(query->expected));
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 1);
    struct period latest = dataset_latest(world.dataset, 0, (struct period){0});
    cr_expect(period_equal(latest, world_period(&world, 0, "2025")), "what is queried is not the latest");
}

/* "2024-26" for "2024-25": the LA's own year is missing, and that is said too. */
Test(analysis_asked, a_mistaken_period_hides_no_gap)
{
    world_indicator(&world, "a");
    all_las(0, "2023", 30, 100);
    all_las(0, "2024", 32, 105);
    for (uint32_t i = 0; i < 4; i++)
        world_counts(&world, 0, LA(i), i == 2 ? "2024-26" : "2025", 34 + i, 110);
    screen();
    cr_expect_not_null(query_of("mixed-periods", LA(2)));
    cr_expect_not_null(query_of("missing", LA(2)));
    cr_expect_eq(queries_of("missing"), 1);
}

Test(analysis_asked, a_period_that_only_few_sent)
{
    world_indicator(&world, "a");
    all_las(0, "2023", 30, 100);
    for (uint32_t i = 0; i < 3; i++)
        world_counts(&world, 0, LA(i), "2024", 31 + i, 104);
    world_counts(&world, 0, LA(1), "2025", 33, 110);
    screen();
    cr_assert_not_null(query_of("few-sent", LA(1)));
    cr_expect(str_find(query_of("few-sent", LA(1))->found, STR("1 of 4 LAs")) != SIZE_MAX);
    cr_expect_not_null(query_of("missing", LA(3)), "of the year before");
    cr_expect_eq(queries_of("missing"), 1);
}

/* An LA's own paper says what is asked of that LA; what is asked of others still keeps their figures out. */
Test(analysis_asked, a_profile_tells_its_own_las_questions)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    world_value(&world, 0, LA(0), "2025", -1);
    world_value(&world, 0, LA(1), "2025", -2);
    world.spec.la = LA(3);
    screen();
    size_t told = 0;
    for (size_t i = 0; i < queries->n; i++)
        if (!queries->items[i].is_told) {
            told++;
            cr_expect_eq(queries->items[i].area, LA(3), "%s", queries->items[i].code);
        }
    cr_expect_eq(told, 1);
    cr_expect(str_is(query_of("missing", LA(3))->found, "nothing was sent"));
    cr_expect_eq(screen_apply(&world.spec, queries, world.dataset), 2);
    screen_report(queries, world.dataset, world.diags);
    cr_expect_eq(diags_count(world.diags, SEVERITY_WARNING), 1);
}

/* -- units and decimals */

Test(analysis_asked, a_whole_period_of_fractions)
{
    world_indicator(&world, "a");
    static const char *const years[] = {"2021", "2022", "2023", "2024"};
    for (uint32_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++)
            world_value(&world, 0, LA(i), years[k], 20.5 + i + (double)k);
        world_value(&world, 0, LA(i), "2025", 0.24 + i / 100.0);
    }
    screen();
    cr_expect_eq(queries_of("another-unit"), 4);
    cr_expect(str_find(query_of("another-unit", LA(0))->expected, STR("its other periods is 22.0")) !=
                  SIZE_MAX,
              "%.*s", STR_ARG(query_of("another-unit", LA(0))->expected));
}

/* Whole percentages beside counts do not disagree because the catalogue shows a decimal; a wrong one does. */
Test(analysis_asked, published_whole_percentages)
{
    world_indicator(&world, "a");
    for (uint32_t i = 0; i < 30; i++) {
        double numerator = 21 + i % 7;
        world_observe(&world, 0, LA(i), world_period(&world, 0, "2025"),
                      (struct observation){.state = STATE_VALUE,
                                           .has_value = true,
                                           .value = i == 3 ? 40 : round(100 * numerator / 103),
                                           .has_numerator = true,
                                           .numerator = numerator,
                                           .has_denominator = true,
                                           .denominator = 103});
    }
    screen();
    cr_expect_eq(queries_of("counts-disagree"), 1);
    cr_assert_not_null(query_of("counts-disagree", LA(3)));
    cr_expect(str_starts(query_of("counts-disagree", LA(3))->expected, STR("23.30,")), "%.*s",
              STR_ARG(query_of("counts-disagree", LA(3))->expected));
    cr_expect_not_null(query_of("decimals-too-fine", AREA_NONE));
}

Test(analysis_asked, numbers_too_large_are_said_in_words)
{
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2025", 1e307, 1e-5);
    screen();
    cr_assert_gt(queries->n, 0);
    for (size_t i = 0; i < queries->n; i++)
        cr_expect(str_find(queries->items[i].found, STR("is ;")) == SIZE_MAX && queries->items[i].found.len);
}

Test(analysis_asked, half_of_the_counts)
{
    world_indicator(&world, "a");
    for (uint32_t i = 1; i < 4; i++)
        world_counts(&world, 0, LA(i), "2025", 31 + i, 104);
    world_observe(&world, 0, LA(0), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_VALUE, .has_numerator = true, .numerator = 30});
    screen();
    const struct query *query = query_of("half-sent", LA(0));
    cr_assert_not_null(query);
    cr_expect(str_is(query->found, "there is a numerator alone"));
    cr_expect_eq(queries_of("missing"), 0);
}

/* What a severe question explains is not asked a second time. */
Test(analysis_asked, an_outlier_that_is_impossible_is_asked_once)
{
    world_indicator(&world, "a");
    static const char *const years[] = {"2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"};
    for (size_t k = 0; k < 8; k++)
        all_las(0, years[k], 30 + (double)(k % 3), 100);
    all_las(0, "2025", 31, 100);
    screen();
    cr_expect_eq(queries->n, 0);
    world_close(&world);
    open_small();
    world_indicator(&world, "a");
    for (size_t k = 0; k < 8; k++)
        all_las(0, years[k], 30 + (double)(k % 3), 100);
    for (uint32_t i = 1; i < 4; i++)
        world_counts(&world, 0, LA(i), "2025", 31, 100);
    world_counts(&world, 0, LA(0), "2025", 130, 100);
    screen();
    cr_expect_not(query_of("numerator-above-denominator", LA(0))->is_told);
    cr_assert_not_null(query_of("outlier-own", LA(0)));
    cr_expect(query_of("outlier-own", LA(0))->is_told);
}

Test(analysis_asked, a_polarity_that_its_name_denies)
{
    static const struct {
        const char *name;
        enum polarity polarity;
        bool asked;
    } cases[] = {
        {"Reviews on time", POLARITY_LOW, true},
        {"Reviews not on time", POLARITY_LOW, false},
        {"Reviews not on time", POLARITY_HIGH, true},
        {"Care leavers not in suitable accommodation", POLARITY_HIGH, true},
        {"Care leavers not in suitable accommodation", POLARITY_LOW, false},
        {"Not in education, employment or training", POLARITY_LOW, false},
        {"Health assessments up to date", POLARITY_LOW, true},
        {"Dental checks not up-to-date", POLARITY_LOW, false},
        {"Notable visits on time", POLARITY_HIGH, false},
        {"Repeat child protection plans", POLARITY_HIGH, true},
        {"Children missing from care", POLARITY_HIGH, true},
        {"Timely plans", POLARITY_HIGH, false},
    };
    size_t n = sizeof cases / sizeof *cases;
    for (size_t i = 0; i < n; i++) {
        char id[8];
        snprintf(id, sizeof id, "i%zu", i);
        struct indicator *indicator = world_indicator(&world, str_copy(world.arena, str_of(id)).ptr);
        indicator->name = str_of(cases[i].name);
        indicator->polarity = cases[i].polarity;
    }
    all_las(0, "2025", 31, 100);
    screen();
    for (uint32_t i = 0; i < n; i++) {
        bool asked = false;
        for (size_t k = 0; k < queries->n; k++)
            asked = asked || (queries->items[k].indicator == i &&
                              strcmp(queries->items[k].code, "polarity-contradicts") == 0);
        cr_expect_eq(asked, cases[i].asked, "%s", cases[i].name);
    }
}

/* "UASC in" is a flow beside the stock "UASC number", no other count of the same; nor is what is counted on
 * another basis. */
Test(analysis_asked, a_flow_is_no_sibling_of_its_stock)
{
    static const char *const names[] = {"Uasc in", "Uasc number", "Plans, headcount", "Plans, fte"};
    for (size_t i = 0; i < 4; i++) {
        struct indicator *indicator = world_indicator(&world, names[i]);
        indicator->measure = MEASURE_COUNT;
        indicator->multiplier = 1;
        indicator->polarity = POLARITY_NONE;
        indicator->basis = i == 3 ? BASIS_SNAPSHOT : BASIS_IN_PERIOD;
        for (uint32_t la = 0; la < 4; la++)
            world_value(&world, (uint32_t)i, LA(la), "2025", i % 2 ? 18 : 0);
    }
    screen();
    cr_expect_eq(queries_of("sibling-contradicts"), 0);
}

/* -- what a total gives away */

static void withheld_la(uint32_t withheld, const char *label, double total)
{
    for (uint32_t i = 0; i < 4; i++)
        if (i < withheld)
            world_state(&world, 0, LA(i), label, STATE_CONFIDENTIAL);
        else
            world_counts(&world, 0, LA(i), label, 20 + i, 200);
    world_counts(&world, 0, REGION, label, total, 800);
}

Test(analysis_asked, a_total_that_gives_away_the_one_figure_withheld)
{
    world_indicator(&world, "a");
    withheld_la(1, "2025", 69); /* 21 + 22 + 23, and 3 */
    screen();
    const struct query *query = query_of("given-away", LA(0));
    cr_assert_not_null(query);
    cr_expect_eq(query->severity, QUERY_WARNING);
    cr_expect_neq(str_find(query->found, STR("less its other 3 LAs is it")), SIZE_MAX, "%.*s",
                  STR_ARG(query->found));
    cr_expect_eq(queries_of("given-away"), 1);
}

Test(analysis_asked, what_two_withhold_or_a_rounded_total_hides_is_not_given_away)
{
    world_indicator(&world, "a");
    withheld_la(2, "2023", 69);
    withheld_la(1, "2024", 70);
    withheld_la(0, "2025", 86);
    screen();
    cr_expect_eq(queries_of("given-away"), 0);
}

Test(analysis_asked, a_sum_of_counts_gives_away_the_one_figure_withheld)
{
    world_indicator(&world, "a")->measure = MEASURE_COUNT;
    for (uint32_t i = 0; i < 4; i++)
        if (i == 0)
            world_state(&world, 0, LA(i), "2025", STATE_CONFIDENTIAL);
        else
            world_value(&world, 0, LA(i), "2025", 20 + i);
    world_value(&world, 0, REGION, "2025", 69);
    screen();
    cr_expect_not_null(query_of("given-away", LA(0)));
}

/* -- LAs that did not exist */

Test(analysis_asked, a_figure_of_an_abolished_la_is_asked_about)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    all_las(0, "2025", 30, 100);
    world.areas.items[LA(1)].to = (struct date){2024, 3, 31};
    world.areas.items[LA(2)].from = (struct date){2024, 4, 1};
    screen();
    const struct query *query = query_of("not-in-existence", LA(1));
    cr_assert_not_null(query);
    cr_expect(str_starts(query->found, STR("it has a figure, and existed only until 31")), "%.*s",
              STR_ARG(query->found));
    cr_expect_eq(query->severity, QUERY_WARNING);
    cr_expect_eq(queries_of("not-in-existence"), 1, "of the latest period only");
}
