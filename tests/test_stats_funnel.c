#include <criterion/criterion.h>
#include <math.h>

#include "stats/funnel.h"

static const double confidences[] = {0.95, 0.998};

/* An area is outside exactly when its own interval excludes the reference. */
Test(stats_funnel, proportion_agrees_with_the_interval)
{
    static const double references[] = {0.5, 7, 22.4, 50, 93};
    for (size_t c = 0; c < 2; c++) {
        for (size_t r = 0; r < 5; r++) {
            for (double n = 1; n < 400; n += 13) {
                struct interval funnel = funnel_proportion(references[r], n, 100, confidences[c]);
                cr_assert_eq(funnel.fault, INTERVAL_STANDS);
                for (double x = 0; x <= n; x++) {
                    struct interval own = interval_proportion(x, n, 100, confidences[c]);
                    enum interval_side side = own.value > funnel.upper   ? INTERVAL_HIGHER
                                              : own.value < funnel.lower ? INTERVAL_LOWER
                                                                         : INTERVAL_SIMILAR;
                    cr_expect_eq(side, interval_against(&own, references[r]), "%g of %g against %g", x, n,
                                 references[r]);
                }
            }
        }
    }
}

Test(stats_funnel, rate_agrees_with_the_interval)
{
    static const double references[] = {1, 11.3, 64.9, 557.4};
    static const double populations[] = {900, 12345, 60153, 292859};
    for (size_t c = 0; c < 2; c++) {
        for (size_t r = 0; r < 4; r++) {
            for (size_t p = 0; p < 4; p++) {
                struct interval funnel = funnel_rate(references[r], populations[p], 10000, confidences[c]);
                cr_assert_eq(funnel.fault, INTERVAL_STANDS);
                double expected = references[r] * populations[p] / 10000;
                double first = fmax(0, floor(expected - 12 * sqrt(expected) - 12));
                for (double x = first; x < expected + 12 * sqrt(expected) + 24; x++) {
                    struct interval own = interval_rate(x, populations[p], 10000, confidences[c]);
                    enum interval_side side = own.value > funnel.upper   ? INTERVAL_HIGHER
                                              : own.value < funnel.lower ? INTERVAL_LOWER
                                                                         : INTERVAL_SIMILAR;
                    cr_expect_eq(side, interval_against(&own, references[r]), "%g of %g against %g", x,
                                 populations[p], references[r]);
                }
            }
        }
    }
}

/* By hand: p₀ = 0.2, n = 400, standard error √(0.16/400) = 0.02. */
Test(stats_funnel, proportion_by_hand)
{
    struct interval funnel = funnel_proportion(20, 400, 100, 0.95);
    cr_expect_float_eq(funnel.lower, 20 - 2 * 1.959963984540054, 1e-12);
    cr_expect_float_eq(funnel.upper, 20 + 2 * 1.959963984540054, 1e-12);
    cr_expect(funnel.value == 20);
    cr_expect_eq(funnel.method, INTERVAL_FUNNEL);
}

Test(stats_funnel, narrows_with_the_denominator)
{
    struct interval wide = funnel_proportion(20, 50, 100, 0.998);
    struct interval rate_wide = funnel_rate(60, 5000, 10000, 0.998);
    for (double n = 100; n < 1e6; n *= 2) {
        struct interval next = funnel_proportion(20, n, 100, 0.998);
        struct interval rate_next = funnel_rate(60, n * 100, 10000, 0.998);
        cr_expect(next.lower >= wide.lower && next.upper < wide.upper);
        cr_expect(rate_next.lower >= rate_wide.lower && rate_next.upper < rate_wide.upper);
        wide = next;
        rate_wide = rate_next;
    }
}

Test(stats_funnel, stays_within_what_can_be)
{
    struct interval small = funnel_proportion(2, 3, 100, 0.998);
    cr_expect(small.lower == 0 && small.upper <= 100);
    struct interval large = funnel_proportion(98, 3, 100, 0.998);
    cr_expect(large.upper == 100 && large.lower >= 0);
    struct interval zero = funnel_rate(0, 100, 10000, 0.95);
    cr_expect(zero.lower == 0 && zero.upper == 0 && zero.fault == INTERVAL_STANDS);
    struct interval few = funnel_rate(10, 1000, 10000, 0.95);
    cr_expect(few.lower == 0, "no events are not fewer than one expected");
    cr_expect(few.upper > 10);
}

Test(stats_funnel, refuses_bad_input)
{
    cr_expect_eq(funnel_proportion(20, 0, 100, 0.95).fault, INTERVAL_NO_DENOMINATOR);
    cr_expect_eq(funnel_proportion(101, 10, 100, 0.95).fault, INTERVAL_ABOVE_ONE);
    cr_expect_eq(funnel_proportion(-1, 10, 100, 0.95).fault, INTERVAL_NEGATIVE_COUNT);
    cr_expect_eq(funnel_proportion(NAN, 10, 100, 0.95).fault, INTERVAL_NOT_FINITE);
    cr_expect_eq(funnel_proportion(20, 10, 100, 1.5).fault, INTERVAL_BAD_SETTING);
    cr_expect_eq(funnel_rate(20, 0, 100, 0.95).fault, INTERVAL_NO_DENOMINATOR);
    cr_expect_eq(funnel_rate(20, INFINITY, 100, 0.95).fault, INTERVAL_NOT_FINITE);
    cr_expect_eq(funnel_rate(20, 1e300, 100, 0.95).fault, INTERVAL_BAD_SETTING);
    struct interval none = funnel_rate(20, 0, 100, 0.95);
    cr_expect(none.value == 0 && none.lower == 0 && none.upper == 0 && !none.has_lower && !none.has_upper);
}
