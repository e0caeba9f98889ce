#include <criterion/criterion.h>
#include <math.h>

#include "cases.h"
#include "stats/rank.h"

enum { AREAS = 6 };

Test(stats_rank, ties_share_the_smallest_place)
{
    double values[AREAS] = {12, 7, 12, 30, 5, 12};
    size_t low_is_good[AREAS] = {3, 2, 3, 6, 1, 3};
    size_t high_is_good[AREAS] = {2, 5, 2, 1, 6, 2};
    double scratch[2 * AREAS];
    struct rank ranks[AREAS];
    rank_build(values, NULL, AREAS, -1, scratch, ranks);
    for (size_t i = 0; i < AREAS; i++) {
        cr_expect_eq(ranks[i].place, low_is_good[i]);
        cr_expect_eq(ranks[i].count, AREAS);
        cr_expect_eq(ranks[i].tied, values[i] == 12);
        cr_expect_not(ranks[i].has_range);
    }
    rank_build(values, NULL, AREAS, +1, scratch, ranks);
    for (size_t i = 0; i < AREAS; i++) {
        cr_expect_eq(ranks[i].place, high_is_good[i]);
    }
}

Test(stats_rank, none_without_polarity_or_areas)
{
    double values[] = {1, 2};
    double scratch[4];
    struct rank ranks[2];
    rank_build(values, NULL, 2, 0, scratch, ranks);
    cr_expect(ranks[0].place == 0 && ranks[1].place == 0 && ranks[0].count == 2);
    cr_expect_not(ranks[0].has_range);
    rank_build(values, NULL, 0, 1, scratch, ranks);
    rank_build(values, NULL, 1, 1, scratch, ranks);
    cr_expect(ranks[0].place == 1 && !ranks[0].tied);
}

static struct interval interval_of(double lower, double value, double upper)
{
    return (struct interval){.fault = INTERVAL_STANDS,
                             .has_lower = true,
                             .has_upper = true,
                             .value = value,
                             .lower = lower,
                             .upper = upper};
}

/* Low is good. By hand: A 8-12, B 11-15, C 14-18, D 30-40, E touches A's upper limit, F has no interval. */
Test(stats_rank, range_that_the_intervals_leave_open)
{
    double values[AREAS] = {10, 13, 16, 35, 20, 11};
    struct interval intervals[AREAS] = {
        interval_of(8, 10, 12),  interval_of(11, 13, 15), interval_of(14, 16, 18),
        interval_of(30, 35, 40), interval_of(12, 20, 28), {.fault = INTERVAL_NOT_WHOLE},
    };
    size_t low[AREAS] = {1, 1, 2, 5, 1, 0};
    size_t high[AREAS] = {4, 5, 5, 6, 5, 0};
    double scratch[2 * AREAS];
    struct rank ranks[AREAS];
    rank_build(values, intervals, AREAS, -1, scratch, ranks);
    for (size_t i = 0; i < AREAS; i++) {
        cr_expect_eq(ranks[i].has_range, i != 5);
        cr_expect_eq(ranks[i].low, low[i], "area %zu: %zu", i, ranks[i].low);
        cr_expect_eq(ranks[i].high, high[i], "area %zu: %zu", i, ranks[i].high);
    }
    rank_build(values, intervals, AREAS, +1, scratch, ranks);
    for (size_t i = 0; i < AREAS - 1; i++) {
        cr_expect_eq(ranks[i].low, AREAS + 1 - high[i], "the other polarity mirrors the range");
        cr_expect_eq(ranks[i].high, AREAS + 1 - low[i]);
    }
}

Test(stats_rank, a_missing_limit_never_narrows_a_range)
{
    double values[] = {10, 50};
    struct interval intervals[] = {interval_of(8, 10, 12), interval_of(40, 50, 60)};
    double scratch[4];
    struct rank ranks[2];
    rank_build(values, intervals, 2, -1, scratch, ranks);
    cr_expect(ranks[0].low == 1 && ranks[0].high == 1 && ranks[1].low == 2 && ranks[1].high == 2);
    intervals[1].has_lower = false;
    rank_build(values, intervals, 2, -1, scratch, ranks);
    cr_expect(ranks[0].low == 1 && ranks[0].high == 2 && ranks[1].low == 1 && ranks[1].high == 2);
}

/* Against the definition, counted area by area, on counts of 150 areas. */
Test(stats_rank, agrees_with_counting)
{
    enum { N = 150 };
    double values[N];
    struct interval intervals[N];
    double scratch[2 * N];
    struct rank ranks[N];
    unsigned state = 12345;
    for (size_t i = 0; i < N; i++) {
        state = state * 1103515245u + 12345u;
        double n = 50 + (state >> 16) % 900;
        state = state * 1103515245u + 12345u;
        double x = floor(n * (0.1 + ((state >> 16) % 300) / 1000.0));
        intervals[i] = interval_proportion(x, n, 100, 0.95);
        values[i] = round(intervals[i].value);
    }
    for (int polarity = -1; polarity <= 1; polarity += 2) {
        rank_build(values, intervals, N, polarity, scratch, ranks);
        for (size_t i = 0; i < N; i++) {
            size_t place = 1;
            size_t low = 1;
            size_t high = N;
            for (size_t j = 0; j < N; j++) {
                bool below = intervals[j].upper < intervals[i].lower;
                bool above = intervals[j].lower > intervals[i].upper;
                place += polarity < 0 ? values[j] < values[i] : values[j] > values[i];
                low += polarity < 0 ? below : above;
                high -= polarity < 0 ? above : below;
            }
            cr_expect_eq(ranks[i].place, place);
            cr_expect_eq(ranks[i].low, low);
            cr_expect_eq(ranks[i].high, high);
        }
    }
}

Test(stats_rank, bands_at_their_cuts)
{
    double values[] = {1, 2, 3, 4, 5};
    struct quantile_spread spread;
    quantile_spread(values, 5, &spread);
    enum rank_band low_is_good[] = {RANK_BAND_A, RANK_BAND_A, RANK_BAND_B, RANK_BAND_C, RANK_BAND_D};
    enum rank_band high_is_good[] = {RANK_BAND_D, RANK_BAND_D, RANK_BAND_C, RANK_BAND_B, RANK_BAND_A};
    for (size_t i = 0; i < 5; i++) {
        cr_expect_eq(rank_band_of(values[i], &spread, -1, 4), low_is_good[i]);
        cr_expect_eq(rank_band_of(values[i], &spread, +1, 4), high_is_good[i]);
        cr_expect_eq(rank_band_of(values[i], &spread, 0, 4), RANK_BAND_NONE);
    }
    quantile_spread(values, 3, &spread);
    cr_expect_eq(rank_band_of(1, &spread, -1, 4), RANK_BAND_NONE, "fewer than four values");
    quantile_spread(values, 4, &spread);
    cr_expect_eq(rank_band_of(1, &spread, -1, 4), RANK_BAND_A);
    cr_expect_eq(rank_band_of(1, &spread, -1, 5), RANK_BAND_NONE, "fewer than are asked for");
}

/* Published bands from published cuts: value, quartile cuts and polarity are given, the band is found. */
Test(stats_rank, reference_bands)
{
    struct cases cases;
    if (!cases_read("comparisons_west_midlands.csv", &cases)) {
        CASES_SKIP("the reference cases");
    }
    static const char *const names[] = {"-", "A", "B", "C", "D"};
    size_t polarity_column = cases_column(&cases, "polarity");
    size_t value_column = cases_column(&cases, "value");
    size_t band_column = cases_column(&cases, "band");
    size_t count_column = cases_column(&cases, "rank_n");
    size_t cuts[] = {cases_column(&cases, "q25"), cases_column(&cases, "q50"), cases_column(&cases, "q75")};
    size_t agreed = 0;
    for (size_t row = 0; row < cases.rows; row++) {
        int polarity = cases_is(&cases, row, polarity_column, "High")  ? 1
                       : cases_is(&cases, row, polarity_column, "Low") ? -1
                                                                       : 0;
        double value = 0;
        double count = 0;
        struct quantile_spread spread = {0};
        if (!cases_number(&cases, row, value_column, &value) ||
            !cases_number(&cases, row, count_column, &count) ||
            !cases_number(&cases, row, cuts[0], &spread.q25)) {
            bool none = cases_is(&cases, row, band_column, "") || cases_is(&cases, row, band_column, "-");
            cr_expect(none, "row %zu: a band without a value or cuts", row + 2);
            agreed += none;
            continue;
        }
        cr_assert(cases_number(&cases, row, cuts[1], &spread.median));
        cr_assert(cases_number(&cases, row, cuts[2], &spread.q75));
        spread.count = (size_t)count;
        const char *found = names[rank_band_of(value, &spread, polarity, 4)];
        bool same = cases_is(&cases, row, band_column, found) ||
                    (*found == '-' && cases_is(&cases, row, band_column, ""));
        cr_expect(same, "row %zu: found %s, expected %s", row + 2, found,
                  cases_text(&cases, row, band_column));
        agreed += same;
    }
    cr_expect_eq(agreed, cases.rows);
    cases_close(&cases);
}
