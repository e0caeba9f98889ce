#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "cases.h"
#include "stats/interval.h"
#include "stats/normal.h"
#include "stats/poisson.h"

static bool near(double found, double expected, double relative)
{
    return fabs(found - expected) <= relative * fabs(expected);
}

/* Expected values: the series of Φ in 60-digit arithmetic, solved by halving, of exactly the double given. */
Test(stats_interval, normal_quantile_to_the_last_digits)
{
    static const struct {
        double p;
        double z;
    } known[] = {
        {0.975, 1.95996398454005385560},     {0.999, 3.09023230616781327776},
        {0.95, 1.64485362695147228428},      {0.6, 0.25334710313579974132},
        {1e-10, -6.36134090240405619910},    {0.001, -3.09023230616781353536},
        {0.02425, -1.97296105131188483760},  {0.9999999, 5.19933758229066109366},
        {0.5000001, 2.5066282733116000e-07},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double z = 0;
        cr_expect(normal_quantile(known[i].p, &z));
        cr_expect(near(z, known[i].z, i == 8 ? 1e-13 : 1e-15), "p = %.17g: %.17g", known[i].p, z);
    }
}

Test(stats_interval, normal_quantile_is_odd_and_bounded)
{
    double z = 7;
    double mirrored = 7;
    cr_expect(normal_quantile(0.5, &z) && z == 0);
    cr_expect(normal_quantile(0.25, &z) && normal_quantile(0.75, &mirrored) && z == -mirrored);
    cr_expect(normal_quantile(4.9e-324, &z) && isfinite(z) && z < -38);
    cr_expect(normal_quantile(1 - 1.2e-16, &z) && isfinite(z) && z > 8);
    z = 7;
    cr_expect_not(normal_quantile(0, &z));
    cr_expect_not(normal_quantile(1, &z));
    cr_expect_not(normal_quantile(NAN, &z));
    cr_expect_not(normal_deviate(1, &z));
    cr_expect_not(normal_deviate(0, &z));
    cr_expect_not(normal_deviate(1 - 1.2e-16, &z), "no double lies between it and 1");
    cr_expect(z == 7);
}

/* Expected values: the Poisson sum in 60-digit arithmetic, solved by halving. */
Test(stats_interval, poisson_limits_to_the_last_digits)
{
    static const struct {
        double confidence;
        unsigned events;
        double lower;
        double upper;
    } known[] = {
        {0.95, 0, 0, 3.68887945411393541467},
        {0.95, 1, 0.02531780798428989818, 5.57164339093889754964},
        {0.95, 5, 1.62348639011842092706, 11.66833207932266819241},
        {0.95, 9, 4.11537309737833309951, 17.08480345141916860404},
        {0.998, 0, 0, 6.90775527898213616388},
        {0.998, 1, 0.00100050033358353439, 9.23341347645158474606},
        {0.998, 5, 0.73937173191783266623, 16.45474520368010537026},
        {0.998, 9, 2.45242440436377524558, 22.65737330906292932485},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double tail = (1 - known[i].confidence) / 2;
        double lower = poisson_lower(known[i].events, tail);
        double upper = poisson_upper(known[i].events, tail);
        cr_expect(near(lower, known[i].lower, 2e-15), "%u events: %.17g", known[i].events, lower);
        cr_expect(near(upper, known[i].upper, 2e-15), "%u events: %.17g", known[i].events, upper);
    }
}

Test(stats_interval, poisson_limits_hold_for_any_tail)
{
    static const double tails[] = {1e-16, 1e-8, 0.0005, 0.1, 0.4, 0.4999};
    for (unsigned events = 0; events < 10; events++) {
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
            double lower = poisson_lower(events, tails[i]);
            double upper = poisson_upper(events, tails[i]);
            cr_expect(isfinite(lower) && lower >= 0 && lower <= events);
            cr_expect(isfinite(upper) && upper > events);
            cr_expect(events == 0 || lower > 0);
        }
    }
}

Test(stats_interval, reference_cases)
{
    struct cases cases;
    if (!cases_read("confidence_intervals.csv", &cases)) {
        CASES_SKIP("the reference cases");
    }
    size_t kind = cases_column(&cases, "case_kind");
    size_t method = cases_column(&cases, "method");
    size_t columns[7] = {
        cases_column(&cases, "numerator"),      cases_column(&cases, "denominator"),
        cases_column(&cases, "multiplier"),     cases_column(&cases, "confidence"),
        cases_column(&cases, "expected_value"), cases_column(&cases, "expected_lower"),
        cases_column(&cases, "expected_upper"),
    };
    size_t agreed = 0;
    for (size_t row = 0; row < cases.rows; row++) {
        double n[7];
        for (size_t i = 0; i < 7; i++) {
            cr_assert(cases_number(&cases, row, columns[i], &n[i]), "row %zu: an empty cell", row + 2);
        }
        bool proportion = cases_is(&cases, row, kind, "proportion");
        cr_assert(proportion || cases_is(&cases, row, kind, "rate"));
        struct interval found =
            proportion ? interval_proportion(n[0], n[1], n[2], n[3]) : interval_rate(n[0], n[1], n[2], n[3]);
        const char *name = found.method == INTERVAL_WILSON ? "Wilson"
                           : found.method == INTERVAL_BYAR ? "Byars"
                                                           : "Exact";
        bool same = found.fault == INTERVAL_STANDS && found.has_lower && found.has_upper &&
                    cases_is(&cases, row, method, name) && cases_agree(found.value, n[4]) &&
                    cases_agree(found.lower, n[5]) && cases_agree(found.upper, n[6]);
        cr_expect(same, "row %zu: %g of %g: found %.17g (%.17g to %.17g), expected %.17g (%.17g to %.17g)",
                  row + 2, n[0], n[1], found.value, found.lower, found.upper, n[4], n[5], n[6]);
        agreed += same;
    }
    cr_expect_eq(agreed, cases.rows);
    cases_close(&cases);
}

Test(stats_interval, wilson_at_its_ends)
{
    struct interval none = interval_proportion(0, 50, 100, 0.95);
    struct interval all = interval_proportion(50, 50, 100, 0.95);
    cr_expect(none.lower == 0 && none.value == 0 && none.upper > 0 && none.upper < 10);
    cr_expect(all.upper == 100 && all.value == 100 && all.lower > 90 && all.lower < 100);
    cr_expect(near(all.lower, 100 - none.upper, 1e-14), "the two ends mirror each other");
    struct interval rare = interval_proportion(1, 9e15, 1, 0.95);
    cr_expect(rare.lower > 0 && rare.lower < rare.value, "no digits are lost to cancelling");
}

Test(stats_interval, scaling_both_counts_keeps_the_proportion_and_narrows_the_interval)
{
    for (double scale = 2; scale <= 1024; scale *= 2) {
        struct interval one = interval_proportion(7, 31, 100, 0.95);
        struct interval scaled = interval_proportion(7 * scale, 31 * scale, 100, 0.95);
        cr_expect(scaled.value == one.value);
        cr_expect(scaled.lower > one.lower && scaled.upper < one.upper);
    }
    cr_expect(near(interval_proportion(7 * 3.0, 31 * 3.0, 100, 0.95).value,
                   interval_proportion(7, 31, 100, 0.95).value, 1e-15));
}

Test(stats_interval, limits_hold_the_value_and_grow_with_confidence)
{
    for (double n = 1; n <= 200; n += 7) {
        for (double x = 0; x <= n; x++) {
            struct interval p95 = interval_proportion(x, n, 100, 0.95);
            struct interval p998 = interval_proportion(x, n, 100, 0.998);
            struct interval r95 = interval_rate(x, n, 100, 0.95);
            struct interval r998 = interval_rate(x, n, 100, 0.998);
            cr_expect(p95.lower <= p95.value && p95.value <= p95.upper);
            cr_expect(r95.lower <= r95.value && r95.value <= r95.upper);
            cr_expect(p998.lower <= p95.lower && p998.upper >= p95.upper);
            cr_expect(r998.lower <= r95.lower && r998.upper >= r95.upper);
            cr_expect(p998.lower >= 0 && p998.upper <= 100);
        }
    }
}

static void expect_fault(struct interval interval, enum interval_fault fault)
{
    cr_expect_eq(interval.fault, fault);
    cr_expect_not(interval.has_lower);
    cr_expect_not(interval.has_upper);
    cr_expect(interval.value == 0 && interval.lower == 0 && interval.upper == 0, "no number, nan or inf");
    cr_expect(strlen(interval_fault_text(fault)) > 0);
}

Test(stats_interval, refuses_what_has_no_interval)
{
    expect_fault(interval_proportion(5, 0, 100, 0.95), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_proportion(0, 0, 100, 0.95), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_proportion(5, -1, 100, 0.95), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_proportion(5, 4, 100, 0.95), INTERVAL_ABOVE_ONE);
    expect_fault(interval_proportion(4.5, 9, 100, 0.95), INTERVAL_NOT_WHOLE);
    expect_fault(interval_proportion(4, 9.5, 100, 0.95), INTERVAL_NOT_WHOLE);
    expect_fault(interval_proportion(-1, 9, 100, 0.95), INTERVAL_NEGATIVE_COUNT);
    expect_fault(interval_proportion(NAN, 9, 100, 0.95), INTERVAL_NOT_FINITE);
    expect_fault(interval_proportion(1, INFINITY, 100, 0.95), INTERVAL_NOT_FINITE);
    expect_fault(interval_proportion(1, 9, 0, 0.95), INTERVAL_BAD_SETTING);
    expect_fault(interval_proportion(1, 9, 100, 1), INTERVAL_BAD_SETTING);
    expect_fault(interval_rate(5, 0, 10000, 0.95), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_rate(11, 0, 10000, 0.95), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_rate(5.5, 9, 10000, 0.95), INTERVAL_NOT_WHOLE);
    expect_fault(interval_rate(-5, 9, 10000, 0.95), INTERVAL_NEGATIVE_COUNT);
    expect_fault(interval_rate(NAN, 9, 10000, 0.95), INTERVAL_NOT_FINITE);
    expect_fault(interval_rate(5, 9, NAN, 0.95), INTERVAL_BAD_SETTING);
    expect_fault(interval_rate(5, 9, 10000, 0), INTERVAL_BAD_SETTING);
    cr_expect_eq(interval_rate(5, 4, 10000, 0.95).fault, INTERVAL_STANDS, "a rate may exceed one");
    cr_expect_str_empty(interval_fault_text(INTERVAL_STANDS));
}

Test(stats_interval, rate_without_events_starts_at_zero)
{
    struct interval rate = interval_rate(0, 10000, 10000, 0.95);
    cr_expect(rate.has_lower && rate.lower == 0 && rate.value == 0);
    cr_expect(near(rate.upper, 3.68887945411393541467, 1e-14));
    cr_expect_eq(rate.method, INTERVAL_EXACT_POISSON);
    cr_expect_eq(interval_rate(9, 100, 100, 0.95).method, INTERVAL_EXACT_POISSON);
    cr_expect_eq(interval_rate(10, 100, 100, 0.95).method, INTERVAL_BYAR);
}

/* Byar's lower limit falls below zero only where z exceeds 9.38 for ten events; the largest confidence below
 * 1 has z = 8.2. The branch stands for the rule; what follows from a missing limit is tested on one made by
 * hand. */
Test(stats_interval, a_missing_limit_decides_nothing)
{
    struct interval extreme = interval_rate(10, 100, 100, 1 - 0x1p-52);
    cr_expect_eq(extreme.fault, INTERVAL_STANDS);
    cr_expect(extreme.has_lower && extreme.lower > 0 && isfinite(extreme.upper));
    struct interval no_lower = {.fault = INTERVAL_STANDS, .has_upper = true, .value = 10, .upper = 30};
    cr_expect_eq(interval_against(&no_lower, -5), INTERVAL_SIMILAR, "no lower limit, so never higher");
    cr_expect_eq(interval_against(&no_lower, 31), INTERVAL_LOWER);
}

/* Newcombe (1998, Statistics in Medicine 17, 873-890), table II, method 10: 56/70 − 48/80 is 0.0524 to
 * 0.3339. */
Test(stats_interval, difference_of_proportions_as_newcombe_has_it)
{
    struct interval first = interval_proportion(56, 70, 1, 0.95);
    struct interval second = interval_proportion(48, 80, 1, 0.95);
    struct interval difference = interval_difference(&first, &second);
    cr_expect(difference.has_lower && difference.has_upper);
    cr_expect_eq(difference.method, INTERVAL_MOVER);
    cr_expect_float_eq(difference.value, 0.2, 1e-12);
    cr_expect_float_eq(difference.lower, 0.0524, 0.00005);
    cr_expect_float_eq(difference.upper, 0.3339, 0.00005);
    struct interval reversed = interval_difference(&second, &first);
    cr_expect(reversed.lower == -difference.upper && reversed.upper == -difference.lower);
}

Test(stats_interval, difference_keeps_faults_and_missing_limits)
{
    struct interval good = interval_rate(20, 1000, 10000, 0.998);
    struct interval bad = interval_rate(20, 0, 10000, 0.998);
    struct interval half = good;
    half.has_lower = false;
    expect_fault(interval_difference(&good, &bad), INTERVAL_NO_DENOMINATOR);
    expect_fault(interval_difference(&bad, &good), INTERVAL_NO_DENOMINATOR);
    struct interval difference = interval_difference(&half, &good);
    cr_expect(!difference.has_lower && difference.has_upper);
    difference = interval_difference(&good, &half);
    cr_expect(difference.has_lower && !difference.has_upper);
    difference = interval_difference(&good, &good);
    cr_expect(difference.value == 0 && difference.lower == -difference.upper);
    cr_expect_eq(interval_against(&difference, 0), INTERVAL_SIMILAR);
}

Test(stats_interval, against_a_fixed_value_is_strict)
{
    struct interval interval = interval_proportion(30, 100, 100, 0.95);
    cr_expect_eq(interval_against(&interval, interval.lower), INTERVAL_SIMILAR);
    cr_expect_eq(interval_against(&interval, interval.upper), INTERVAL_SIMILAR);
    cr_expect_eq(interval_against(&interval, nextafter(interval.lower, 0)), INTERVAL_HIGHER);
    cr_expect_eq(interval_against(&interval, nextafter(interval.upper, 100)), INTERVAL_LOWER);
    struct interval none = interval_proportion(30, 0, 100, 0.95);
    cr_expect_eq(interval_against(&none, -1), INTERVAL_SIMILAR);
}

Test(stats_interval, methods_have_names)
{
    cr_expect_str_eq(interval_method_name(INTERVAL_WILSON), "wilson");
    cr_expect_str_eq(interval_method_name(INTERVAL_BYAR), "byar");
    cr_expect_str_eq(interval_method_name(INTERVAL_EXACT_POISSON), "exact-poisson");
    cr_expect_str_eq(interval_method_name(INTERVAL_MOVER), "mover");
    cr_expect_str_eq(interval_method_name(INTERVAL_FUNNEL), "funnel");
}
