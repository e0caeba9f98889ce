#include <criterion/criterion.h>
#include <math.h>

#include "stats/quantile.h"

static double quantile(const double *sorted, size_t count, double p)
{
    double result = NAN;
    cr_assert(quantile_type7(sorted, count, p, &result));
    return result;
}

/* R: quantile(c(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)) is 1, 3.25, 5.5, 7.75, 10. */
Test(stats_quantile, ten_whole_numbers)
{
    double sorted[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    cr_expect(quantile(sorted, 10, 0) == 1);
    cr_expect(quantile(sorted, 10, 0.25) == 3.25);
    cr_expect(quantile(sorted, 10, 0.5) == 5.5);
    cr_expect(quantile(sorted, 10, 0.75) == 7.75);
    cr_expect(quantile(sorted, 10, 1) == 10);
    cr_expect_float_eq(quantile(sorted, 10, 0.9), 9.1, 1e-12);
}

/* By hand: n = 5, h = 4p; at 0.1, 0.4 of the way from the first to the second. */
Test(stats_quantile, five_values_by_hand)
{
    double sorted[] = {2, 4, 4, 5, 11};
    cr_expect(quantile(sorted, 5, 0.25) == 4);
    cr_expect(quantile(sorted, 5, 0.75) == 5);
    cr_expect_float_eq(quantile(sorted, 5, 0.1), 2.8, 1e-12);
    cr_expect_float_eq(quantile(sorted, 5, 0.95), 9.8, 1e-12);
}

Test(stats_quantile, one_and_two_values)
{
    double sorted[] = {3, 7};
    cr_expect(quantile(sorted, 1, 0.25) == 3);
    cr_expect(quantile(sorted, 1, 1) == 3);
    cr_expect(quantile(sorted, 2, 0.25) == 4);
    cr_expect(quantile(sorted, 2, 0.5) == 5);
}

Test(stats_quantile, equal_neighbours_stay_exact)
{
    double sorted[] = {0.1, 0.3, 0.3, 0.3, 0.3, 0.9};
    cr_expect(quantile(sorted, 6, 0.25) == 0.3);
    cr_expect(quantile(sorted, 6, 0.5) == 0.3);
    cr_expect(quantile(sorted, 6, 0.75) == 0.3);
}

Test(stats_quantile, refuses_nothing_and_a_bad_p)
{
    double sorted[] = {1, 2};
    double result = 7;
    cr_expect_not(quantile_type7(sorted, 0, 0.5, &result));
    cr_expect_not(quantile_type7(sorted, 2, -0.1, &result));
    cr_expect_not(quantile_type7(sorted, 2, 1.1, &result));
    cr_expect_not(quantile_type7(sorted, 2, NAN, &result));
    cr_expect(result == 7);
}

Test(stats_quantile, spread_of_shuffled_values)
{
    double values[] = {10, 3, 8, 1, 7, 2, 9, 4, 6, 5};
    struct quantile_spread spread;
    quantile_sort(values, 10);
    cr_expect(quantile_spread(values, 10, &spread));
    cr_expect(spread.count == 10 && spread.min == 1 && spread.max == 10);
    cr_expect(spread.q25 == 3.25 && spread.median == 5.5 && spread.q75 == 7.75);
    cr_expect_not(quantile_spread(values, 0, &spread));
    cr_expect(spread.count == 0 && spread.median == 0);
    quantile_sort(NULL, 0);
}
