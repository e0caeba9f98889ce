/* Screening of data that yield nothing, or nothing for the paper's period. */
#include "test_analysis_screen.h"

#include <criterion/criterion.h>

TestSuite(analysis_yield, .init = open_small, .fini = close_small);

static void numerator_alone(const char *label)
{
    for (uint32_t i = 0; i < 4; i++)
        world_observe(&world, 0, LA(i), world_period(&world, 0, label),
                      (struct observation){.state = STATE_VALUE, .has_numerator = true, .numerator = 20 + i});
}

static void set_paper(const char *period)
{
    world.spec.period = world_period(&world, 0, period);
    world.spec.issued = (struct date){2026, 4, 20};
}

Test(analysis_yield, numerators_alone)
{
    world_indicator(&world, "a");
    numerator_alone("2024");
    numerator_alone("2025");
    screen();
    const struct query *query = query_of("counts-alone", AREA_NONE);
    cr_assert_not_null(query);
    cr_expect(str_is(query->found, "there are 8 numerators and no denominator and no value"), "%.*s",
              STR_ARG(query->found));
}

Test(analysis_yield, numerators_beside_values_are_no_question)
{
    world_indicator(&world, "a");
    numerator_alone("2024");
    all_las(0, "2025", 30, 100);
    screen();
    cr_expect_eq(queries_of("counts-alone"), 0);
}

Test(analysis_yield, figures_that_end_early)
{
    world_indicator(&world, "a");
    all_las(0, "2022", 30, 100);
    set_paper("2025");
    screen();
    cr_assert_not_null(query_of("ends-early", AREA_NONE));
}

Test(analysis_yield, a_year_late_is_usual)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    set_paper("2025");
    screen();
    cr_expect_eq(queries->n, 0);
}

Test(analysis_yield, years_that_have_not_been)
{
    world_indicator(&world, "a");
    all_las(0, "2024", 30, 100);
    all_las(0, "2090", 30, 100);
    set_paper("2025");
    screen();
    cr_assert_not_null(query_of("future-period", AREA_NONE));
}

Test(analysis_yield, all_figures_are_of_a_later_paper)
{
    world_indicator(&world, "a");
    all_las(0, "2026", 30, 100);
    set_paper("2025");
    screen();
    cr_assert_not_null(query_of("all-later", AREA_NONE));
}

Test(analysis_yield, the_next_year_is_of_the_next_paper)
{
    world_indicator(&world, "a");
    all_las(0, "2025", 30, 100);
    all_las(0, "2026", 30, 100);
    set_paper("2025");
    screen();
    cr_expect_eq(queries->n, 0);
}
