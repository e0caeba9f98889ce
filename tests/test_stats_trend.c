#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "stats/trend.h"

/* A point with its year, to be put in order of time. */
struct dated {
    double year;
    struct trend_point point;
};

static int by_year(const void *left, const void *right)
{
    double a = ((const struct dated *)left)->year;
    double b = ((const struct dated *)right)->year;
    return (a > b) - (a < b);
}

static struct dated read_point(const struct cases *points, size_t row)
{
    struct dated dated = {0};
    struct trend_point *point = &dated.point;
    cr_assert(cases_number(points, row, cases_column(points, "year"), &dated.year));
    bool count = cases_number(points, row, cases_column(points, "count"), &point->numerator);
    bool of = cases_number(points, row, cases_column(points, "denominator"), &point->denominator);
    bool value = cases_number(points, row, cases_column(points, "value"), &point->value);
    bool lower = cases_number(points, row, cases_column(points, "lower95"), &point->lower95);
    bool upper = cases_number(points, row, cases_column(points, "upper95"), &point->upper95);
    point->has_value = count && of && value;
    point->has_interval = lower && upper;
    return dated;
}

/* The points of a case, oldest first, into room for every row of the table. */
static size_t read_points(const struct cases *table, const char *id, struct dated *dated,
                          struct trend_point *points)
{
    size_t id_column = cases_column(table, "case_id");
    size_t count = 0;
    for (size_t row = 0; row < table->rows; row++) {
        if (cases_is(table, row, id_column, id)) {
            dated[count++] = read_point(table, row);
        }
    }
    qsort(dated, count, sizeof *dated, by_year);
    for (size_t i = 0; i < count; i++) {
        points[i] = dated[i].point;
    }
    return count;
}

/* The number; where the case has none, there is no trend either. */
static bool same_trend_number(const struct cases *cases, size_t row, size_t column, const struct trend *trend,
                              double found)
{
    double expected = 0;
    if (!cases_number(cases, row, column, &expected)) {
        return trend->fault != TREND_STANDS;
    }
    return cases_agree(found, expected);
}

static const char *reference_marker(enum trend_marker marker)
{
    static const char *const names[] = {"CannotBeCalculated", "NoChange", "Increasing", "Decreasing"};
    return names[marker];
}

static const char *reference_message(enum trend_fault fault)
{
    switch (fault) {
    case TREND_STANDS: return "";
    case TREND_TOO_FEW: return "Not enough data points to calculate recent trend";
    case TREND_TOO_FEW_VALID: return "Not enough data points with valid values to calculate recent trend";
    case TREND_ALL_EVENTS:
    case TREND_NO_WEIGHT: return "The recent trend cannot be calculated";
    }
    return "";
}

Test(stats_trend, reference_cases)
{
    struct cases cases;
    struct cases table;
    if (!cases_read("recent_trend.csv", &cases)) {
        CASES_SKIP("the reference cases");
    }
    cr_assert(cases_read("recent_trend_points.csv", &table));
    size_t id = cases_column(&cases, "case_id");
    size_t marker = cases_column(&cases, "expected_marker");
    size_t message = cases_column(&cases, "message");
    size_t significant = cases_column(&cases, "significant");
    size_t chi_square = cases_column(&cases, "chi_square");
    size_t slope = cases_column(&cases, "slope");
    size_t n_points = cases_column(&cases, "n_points");
    size_t agreed = 0;
    struct dated *dated = calloc(table.rows, sizeof *dated);
    struct trend_point *points = calloc(table.rows, sizeof *points);
    cr_assert(dated && points);
    for (size_t row = 0; row < cases.rows; row++) {
        size_t count = read_points(&table, cases_text(&cases, row, id), dated, points);
        struct trend trend = trend_recent(points, count);
        double expected_count = 0;
        cr_assert(cases_number(&cases, row, n_points, &expected_count), "row %zu: no number of points",
                  row + 2);
        bool moves = trend.marker == TREND_INCREASING || trend.marker == TREND_DECREASING;
        bool same = (double)count == expected_count &&
                    cases_is(&cases, row, marker, reference_marker(trend.marker)) &&
                    cases_is(&cases, row, significant, moves ? "1" : "0") &&
                    cases_is(&cases, row, message, reference_message(trend.fault)) &&
                    same_trend_number(&cases, row, chi_square, &trend, trend.chi_square) &&
                    same_trend_number(&cases, row, slope, &trend, trend.slope);
        cr_expect(same, "row %zu (%s): found %s, %.17g, %.17g; expected %s, %s, %s", row + 2,
                  cases_text(&cases, row, id), reference_marker(trend.marker), trend.chi_square, trend.slope,
                  cases_text(&cases, row, marker), cases_text(&cases, row, chi_square),
                  cases_text(&cases, row, slope));
        agreed += same;
    }
    free(dated);
    free(points);
    cr_expect_eq(agreed, cases.rows);
    cases_close(&cases);
    cases_close(&table);
}

static struct trend_point point_of(double numerator, double denominator)
{
    struct interval interval = interval_proportion(numerator, denominator, 100, 0.95);
    return trend_point_build(numerator, denominator, &interval);
}

/* Standard error 1 exactly, so that the fit is the unweighted one; only an interval's width is used. */
static struct trend_point plain_point(double value)
{
    return (struct trend_point){.has_value = true,
                                .has_interval = true,
                                .numerator = 10,
                                .denominator = 100,
                                .value = value,
                                .lower95 = 0,
                                .upper95 = 3.92};
}

/* By hand: standard error 1, so w = 1; values 10, 12, 11, 14, 15; Σt = 15, Σy = 62, Σty = 198, Σt² = 55;
 * b = (5·198 − 15·62)/(5·55 − 225) = 60/50 = 1.2; se² = 5/50; χ² = 1.44/0.1 = 14.4. */
Test(stats_trend, by_hand)
{
    double values[] = {10, 12, 11, 14, 15};
    struct trend_point points[5];
    for (size_t i = 0; i < 5; i++) {
        points[i] = plain_point(values[i]);
    }
    struct trend trend = trend_recent(points, 5);
    cr_expect_eq(trend.marker, TREND_INCREASING);
    cr_expect_float_eq(trend.slope, 1.2, 1e-12);
    cr_expect_float_eq(trend.chi_square, 14.4, 1e-10);
    for (size_t i = 0; i < 5; i++) {
        points[i] = plain_point(-values[i]);
    }
    trend = trend_recent(points, 5);
    cr_expect_eq(trend.marker, TREND_DECREASING);
    cr_expect_float_eq(trend.slope, -1.2, 1e-12);
}

/* One point makes the whole slope: without the last, the four others fall. */
Test(stats_trend, one_outlier_is_no_trend)
{
    double values[] = {13, 12, 11, 10, 30};
    struct trend_point points[5];
    for (size_t i = 0; i < 5; i++) {
        points[i] = plain_point(values[i]);
    }
    struct trend trend = trend_recent(points, 5);
    cr_expect_eq(trend.marker, TREND_NO_CHANGE);
    cr_expect_gt(trend.chi_square, 9.54953570608324);
    cr_expect_not(trend.consistent);
}

Test(stats_trend, constant_series_is_no_change)
{
    struct trend_point points[5];
    for (size_t i = 0; i < 5; i++) {
        points[i] = plain_point(10);
    }
    struct trend trend = trend_recent(points, 5);
    cr_expect_eq(trend.marker, TREND_NO_CHANGE);
    cr_expect_eq(trend.fault, TREND_STANDS);
    cr_expect(trend.slope == 0 && trend.chi_square == 0);
    cr_expect(trend.consistent, "exactly zero counts as positive");
}

Test(stats_trend, only_the_latest_five_valid_points_count)
{
    struct trend_point points[9];
    for (size_t i = 0; i < 9; i++) {
        points[i] = point_of(900 - 60 * (double)i, 1000);
    }
    struct trend five = trend_recent(points + 4, 5);
    struct trend nine = trend_recent(points, 9);
    cr_expect(nine.slope == five.slope && nine.chi_square == five.chi_square);
    cr_expect(nine.n_valid == 9 && five.n_valid == 5);
    points[6].has_value = false;
    struct trend gap = trend_recent(points, 9);
    cr_expect_eq(gap.marker, TREND_DECREASING, "a gap is stepped over");
    cr_expect_eq(gap.n_valid, 8);
    points[7].has_interval = false;
    gap = trend_recent(points, 9);
    cr_expect_eq(gap.marker, TREND_DECREASING, "so is a point without interval");
}

static void expect_none(struct trend trend, enum trend_fault fault)
{
    cr_expect_eq(trend.marker, TREND_CANNOT_BE_CALCULATED);
    cr_expect_eq(trend.fault, fault);
    cr_expect(trend.slope == 0 && trend.chi_square == 0);
    cr_expect(strlen(trend_fault_text(fault)) > 0);
}

Test(stats_trend, cannot_be_calculated)
{
    struct trend_point points[6];
    for (size_t i = 0; i < 6; i++) {
        points[i] = point_of(10 + (double)i, 100);
    }
    expect_none(trend_recent(points, 4), TREND_TOO_FEW);
    expect_none(trend_recent(NULL, 0), TREND_TOO_FEW);
    points[1] = point_of(0, 0);
    expect_none(trend_recent(points, 5), TREND_TOO_FEW_VALID);
    points[1] = point_of(12, 11);
    expect_none(trend_recent(points, 5), TREND_TOO_FEW_VALID);
    points[1] = plain_point(NAN);
    expect_none(trend_recent(points, 5), TREND_TOO_FEW_VALID);
    points[1] = point_of(12, 100);
    points[0] = point_of(100, 100);
    expect_none(trend_recent(points, 6), TREND_ALL_EVENTS);
    points[0] = point_of(0, 100);
    cr_expect_eq(trend_recent(points, 6).fault, TREND_STANDS, "no events are valid");
    points[3].lower95 = points[3].upper95;
    expect_none(trend_recent(points, 6), TREND_NO_WEIGHT);
    points[3].lower95 = points[3].upper95 + 1;
    expect_none(trend_recent(points, 6), TREND_NO_WEIGHT);
    points[3].lower95 = -1e308;
    points[3].upper95 = 1e308;
    struct trend trend = trend_recent(points, 6);
    cr_expect(isfinite(trend.slope) && isfinite(trend.chi_square));
}

Test(stats_trend, a_trend_that_stands_has_no_fault)
{
    cr_expect_str_empty(trend_fault_text(TREND_STANDS));
}
