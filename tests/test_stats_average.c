#include <criterion/criterion.h>
#include <math.h>

#include "stats/average.h"

Test(stats_average, sum_keeps_what_plain_addition_loses)
{
    double values[] = {1e16, 1, -1e16, 1};
    cr_expect(average_sum(values, 4) == 2);
    cr_expect(average_sum(values, 0) == 0);
}

Test(stats_average, sum_does_not_depend_on_order)
{
    double forward[1000];
    double backward[1000];
    for (int i = 0; i < 1000; i++) {
        forward[i] = 0.1 * (i % 37) + 1e6 / (i + 1);
        backward[999 - i] = forward[i];
    }
    cr_expect(average_sum(forward, 1000) == average_sum(backward, 1000));
}

Test(stats_average, mean_of_equal_numbers_is_that_number)
{
    double values[31];
    for (int i = 0; i < 31; i++) {
        values[i] = 0.1;
    }
    for (size_t count = 1; count <= 31; count++) {
        double mean = 0;
        cr_expect(average_mean(values, count, &mean));
        cr_expect(mean == 0.1, "%zu values", count);
    }
}

Test(stats_average, mean_of_nothing_is_none)
{
    double mean = 7;
    cr_expect_not(average_mean(NULL, 0, &mean));
    cr_expect(mean == 7, "left as it was");
}

Test(stats_average, mean_is_rounded_once)
{
    double values[] = {12.1, 12.2, 12.3};
    double mean = 0;
    cr_expect(average_mean(values, 3, &mean));
    cr_expect(mean == 12.2);
}

Test(stats_average, pooled_is_multiplier_times_sum_over_sum)
{
    double numerators[] = {14533, 0, 100};
    double denominators[] = {64753, 10, 400};
    double value = 0;
    cr_expect(average_pooled(numerators, denominators, 3, 100, &value));
    cr_expect(value == 100.0 * 14633 / 65163);
    cr_expect(average_pooled(numerators, denominators, 1, 100, &value));
    cr_expect(value == 22.443747780025635);
}

Test(stats_average, pooled_without_denominator_is_none)
{
    double numerators[] = {1, 2};
    double zeros[] = {0, 0};
    double negative[] = {-1, 0.5};
    double value = 7;
    cr_expect_not(average_pooled(numerators, zeros, 2, 100, &value));
    cr_expect_not(average_pooled(numerators, negative, 2, 100, &value));
    cr_expect_not(average_pooled(numerators, zeros, 0, 100, &value));
    cr_expect(value == 7);
}
