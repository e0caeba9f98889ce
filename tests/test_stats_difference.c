#include <criterion/criterion.h>

#include "stats/difference.h"

Test(stats_difference, reaches_in_decimals)
{
    cr_expect(difference_reaches(8.2 - 7.2, 1), "0.9999999999999991 is the 1 that was published");
    cr_expect(difference_reaches(-(8.2 - 7.2), 1));
    cr_expect_not(difference_reaches(0.999, 1));
    cr_expect(difference_reaches(1.5, 1));
    cr_expect(difference_reaches(0.001, 0));
    cr_expect_not(difference_reaches(0, 0), "nothing reaches nothing");
}

Test(stats_difference, by_size_alone)
{
    cr_expect_eq(difference_verdict(2, 1, +1), DIFFERENCE_BETTER);
    cr_expect_eq(difference_verdict(-2, 1, +1), DIFFERENCE_WORSE);
    cr_expect_eq(difference_verdict(2, 1, -1), DIFFERENCE_WORSE);
    cr_expect_eq(difference_verdict(-2, 1, -1), DIFFERENCE_BETTER);
    cr_expect_eq(difference_verdict(2, 1, 0), DIFFERENCE_HIGHER);
    cr_expect_eq(difference_verdict(-2, 1, 0), DIFFERENCE_LOWER);
    cr_expect_eq(difference_verdict(0.5, 1, -1), DIFFERENCE_SIMILAR);
    cr_expect_eq(difference_verdict(0, 0, 0), DIFFERENCE_SIMILAR);
}

/* 300 of 1,000 is 27.2 % to 33.0 % at 95 %, 25.7 % to 34.7 % at 99.8 %. */
Test(stats_difference, with_evidence)
{
    struct interval interval = interval_proportion(300, 1000, 100, 0.998);
    cr_expect_eq(difference_against(30, &interval, 20, 2, -1), DIFFERENCE_WORSE);
    cr_expect_eq(difference_against(30, &interval, 20, 2, +1), DIFFERENCE_BETTER);
    cr_expect_eq(difference_against(30, &interval, 40, 2, -1), DIFFERENCE_BETTER);
    cr_expect_eq(difference_against(30, &interval, 40, 2, 0), DIFFERENCE_LOWER);
    cr_expect_eq(difference_against(30, &interval, 20, 0, 0), DIFFERENCE_HIGHER);
    cr_expect_eq(difference_against(30, &interval, 27, 2, -1), DIFFERENCE_SIMILAR, "inside the interval");
    cr_expect_eq(difference_against(30, &interval, 20, 12, -1), DIFFERENCE_SIMILAR,
                 "evidence of a difference that does not matter");
}

Test(stats_difference, without_counts_it_rests_on_size)
{
    struct interval none = interval_proportion(30.5, 100, 100, 0.998);
    cr_assert_eq(none.fault, INTERVAL_NOT_WHOLE);
    cr_expect_eq(difference_against(30, &none, 27, 2, -1), DIFFERENCE_WORSE);
    cr_expect_eq(difference_against(30, &none, 29, 2, -1), DIFFERENCE_SIMILAR);
}
