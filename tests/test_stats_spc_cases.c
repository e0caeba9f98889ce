/* Control charts against the reference cases. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "stats/spc.h"

static const char *reference_type(enum spc_flag flag)
{
    switch (flag) {
    case SPC_NONE: return "Common Cause";
    case SPC_ABOVE_LIMIT: return "Above UCL";
    case SPC_BELOW_LIMIT: return "Below LCL";
    case SPC_TREND_UP: return "7 Point Trend (Increasing)";
    case SPC_TREND_DOWN: return "7 Point Trend (Decreasing)";
    case SPC_TWO_OF_THREE_ABOVE: return "2 in 3 Above CL";
    case SPC_TWO_OF_THREE_BELOW: return "2 in 3 Below CL";
    case SPC_SHIFT_ABOVE: return "7 Points Above CL";
    case SPC_SHIFT_BELOW: return "7 Points Below CL";
    }
    return "";
}

static const char *reference_variation(enum spc_variation variation)
{
    static const char *const names[] = {"",
                                        "common_cause",
                                        "special_cause_improvement",
                                        "special_cause_concern",
                                        "special_cause_neutral_high",
                                        "special_cause_neutral_low"};
    return names[variation];
}

static const char *reference_assurance(enum spc_assurance assurance)
{
    static const char *const names[] = {"", "consistent_pass", "consistent_fail", "inconsistent"};
    return names[assurance];
}

static const char *variation_icon(enum spc_variation variation, int side)
{
    switch (variation) {
    case SPC_VARIATION_NONE: return "";
    case SPC_COMMON_CAUSE: return "common_cause.svg";
    case SPC_IMPROVEMENT: return side > 0 ? "improvement_high.svg" : "improvement_low.svg";
    case SPC_CONCERN: return side > 0 ? "concern_high.svg" : "concern_low.svg";
    case SPC_NEUTRAL_HIGH: return "neutral_high.svg";
    case SPC_NEUTRAL_LOW: return "neutral_low.svg";
    }
    return "";
}

static const char *assurance_icon(enum spc_assurance assurance)
{
    static const char *const names[] = {"", "pass.svg", "fail.svg", "inconsistent.svg"};
    return names[assurance];
}

/* Where each column of spc_points.csv lies. */
struct columns {
    size_t series, screen, direction, order, date, value, group, mean, lower, upper, side, outside, near,
        trend, two, shift, type, special, point_type, short_group;
};

static struct columns columns_of(const struct cases *cases)
{
    return (struct columns){
        .series = cases_column(cases, "series"),
        .screen = cases_column(cases, "screen_outliers"),
        .direction = cases_column(cases, "direction"),
        .order = cases_column(cases, "point"),
        .date = cases_column(cases, "date"),
        .value = cases_column(cases, "value"),
        .group = cases_column(cases, "rebase_group"),
        .mean = cases_column(cases, "mean"),
        .lower = cases_column(cases, "lpl"),
        .upper = cases_column(cases, "upl"),
        .side = cases_column(cases, "relative_to_mean"),
        .outside = cases_column(cases, "outside_limits"),
        .near = cases_column(cases, "close_to_limits"),
        .trend = cases_column(cases, "trend7"),
        .two = cases_column(cases, "two_in_three"),
        .shift = cases_column(cases, "shift7"),
        .type = cases_column(cases, "special_cause_type"),
        .special = cases_column(cases, "special_cause"),
        .point_type = cases_column(cases, "point_type"),
        .short_group = cases_column(cases, "short_group"),
    };
}

static int polarity_of(const struct cases *cases, size_t row, size_t column)
{
    return cases_is(cases, row, column, "increase") ? 1 : cases_is(cases, row, column, "decrease") ? -1 : 0;
}

static bool same_flag(const struct cases *cases, size_t row, size_t column, int found)
{
    return cases_is(cases, row, column, found ? "1" : "0");
}

static bool same_number(const struct cases *cases, size_t row, size_t column, bool has, double found)
{
    double expected;
    bool expects = cases_number(cases, row, column, &expected);
    return has == expects && (!has || cases_agree(found, expected));
}

/* The flags of a series with a missing value are no reference: the reference's runs go on across it. */
static bool same_point(const struct cases *cases, const struct columns *at, size_t row,
                       const struct spc_point *point, int polarity, bool has_flags)
{
    bool same = same_number(cases, row, at->mean, point->has_mean, point->mean) &&
                same_number(cases, row, at->lower, point->has_limits, point->lower) &&
                same_number(cases, row, at->upper, point->has_limits, point->upper) &&
                same_flag(cases, row, at->short_group, point->trial);
    if (!has_flags) {
        return same;
    }
    static const char *const sides[] = {"-1", "0", "1"};
    return same && cases_is(cases, row, at->side, sides[point->side + 1]) &&
           same_flag(cases, row, at->outside, point->outside) &&
           same_flag(cases, row, at->near, point->near) && same_flag(cases, row, at->trend, point->trend) &&
           same_flag(cases, row, at->two, point->two_of_three) &&
           same_flag(cases, row, at->shift, point->shift) &&
           same_flag(cases, row, at->special, point->flag != SPC_NONE) &&
           cases_is(cases, row, at->type, reference_type(point->flag)) &&
           cases_is(cases, row, at->point_type, reference_variation(spc_variation_of(point, polarity)));
}

static bool same_run(const struct cases *cases, const struct columns *at, size_t one, size_t other)
{
    return cases_is(cases, one, at->series, cases_text(cases, other, at->series)) &&
           cases_is(cases, one, at->screen, cases_text(cases, other, at->screen)) &&
           cases_is(cases, one, at->direction, cases_text(cases, other, at->direction));
}

/* The row of spc_results.csv for the run that begins at this row of spc_points.csv. */
static size_t result_row(const struct cases *cases, const struct columns *at, size_t row,
                         const struct cases *results)
{
    for (size_t i = 0; i < results->rows; i++) {
        if (cases_is(results, i, cases_column(results, "series"), cases_text(cases, row, at->series)) &&
            cases_is(results, i, cases_column(results, "screen_outliers"),
                     cases_text(cases, row, at->screen)) &&
            cases_is(results, i, cases_column(results, "direction"), cases_text(cases, row, at->direction))) {
            return i;
        }
    }
    cr_assert_fail("spc_points row %zu: no result for %s", row + 2, cases_text(cases, row, at->series));
    return 0;
}

static bool is_rebase_date(const struct cases *results, size_t row, const char *date)
{
    return strstr(cases_text(results, row, cases_column(results, "rebase_dates")), date) != NULL;
}

static bool same_result(const struct cases *results, size_t row, const struct spc_point *last, int polarity,
                        bool has_flags)
{
    double target;
    enum spc_assurance assurance = cases_number(results, row, cases_column(results, "target"), &target)
                                       ? spc_assurance_of(last, target, polarity)
                                       : SPC_ASSURANCE_NONE;
    enum spc_variation variation = spc_variation_of(last, polarity);
    bool same = same_number(results, row, cases_column(results, "last_mean"), last->has_mean, last->mean) &&
                same_number(results, row, cases_column(results, "last_lpl"), last->has_limits, last->lower) &&
                same_number(results, row, cases_column(results, "last_upl"), last->has_limits, last->upper) &&
                cases_is(results, row, cases_column(results, "assurance"), reference_assurance(assurance)) &&
                cases_is(results, row, cases_column(results, "assurance_icon"), assurance_icon(assurance));
    if (!has_flags) {
        return same;
    }
    return same &&
           cases_is(results, row, cases_column(results, "last_special_cause_type"),
                    reference_type(last->flag)) &&
           cases_is(results, row, cases_column(results, "variation"), reference_variation(variation)) &&
           cases_is(results, row, cases_column(results, "variation_icon"),
                    variation_icon(variation, spc_flag_side(last->flag)));
}

/* The rows of a run, wherever they stand in the file, in the order of their points. */
struct run {
    size_t *rows;
    double *order; /* of each */
    size_t n;
};

static void run_add(struct run *run, size_t row, double order)
{
    size_t place = run->n++;
    for (; place > 0 && run->order[place - 1] > order; place--) {
        run->order[place] = run->order[place - 1];
        run->rows[place] = run->rows[place - 1];
    }
    run->order[place] = order;
    run->rows[place] = row;
}

static void run_collect(struct run *run, const struct cases *cases, const struct columns *at, size_t first,
                        bool *is_taken)
{
    run->n = 0;
    for (size_t row = first; row < cases->rows; row++) {
        if (is_taken[row] || !same_run(cases, at, first, row)) {
            continue;
        }
        double order = 0;
        cr_assert(cases_number(cases, row, at->order, &order), "row %zu: no number of its point", row + 2);
        run_add(run, row, order);
        is_taken[row] = true;
    }
}

/* One run against its points and its result; how many points agree, and whether the result does. */
static size_t hold_run(const struct run *run, const struct cases *cases, const struct columns *at,
                       const struct cases *results, size_t result, bool *same_last)
{
    struct spc_value *values = calloc(run->n, sizeof *values);
    struct spc_point *points = calloc(run->n, sizeof *points);
    cr_assert(values && points);
    bool has_flags = true;
    for (size_t i = 0; i < run->n; i++) {
        values[i].present = cases_number(cases, run->rows[i], at->value, &values[i].value);
        values[i].starts = is_rebase_date(results, result, cases_text(cases, run->rows[i], at->date));
        has_flags = has_flags && values[i].present;
    }
    double fix_after = 0;
    cases_number(results, result, cases_column(results, "fix_after_n_points"), &fix_after);
    struct spc_settings settings = {.screen = cases_is(cases, run->rows[0], at->screen, "TRUE"),
                                    .fix_after = (size_t)fix_after,
                                    .settled = 13};
    spc_build(values, run->n, &settings, points);
    int polarity = polarity_of(cases, run->rows[0], at->direction);
    size_t agreed = 0;
    for (size_t i = 0; i < run->n; i++) {
        double group = -1;
        size_t row = run->rows[i];
        cr_assert(cases_number(cases, row, at->group, &group), "row %zu: no group", row + 2);
        bool same =
            (double)points[i].group == group && same_point(cases, at, row, &points[i], polarity, has_flags);
        cr_expect(same, "spc_points row %zu (%s, point %zu): found %s, expected %s", row + 2,
                  cases_text(cases, row, at->series), i + 1, reference_type(points[i].flag),
                  cases_text(cases, row, at->type));
        agreed += same;
    }
    *same_last = same_result(results, result, &points[run->n - 1], polarity, has_flags);
    cr_expect(*same_last, "spc_results row %zu (%s): the result differs", result + 2,
              cases_text(cases, run->rows[0], at->series));
    free(values);
    free(points);
    return agreed;
}

Test(stats_spc, reference_cases)
{
    struct cases cases;
    struct cases results;
    if (!cases_read("spc_points.csv", &cases)) {
        CASES_SKIP("the reference cases");
    }
    cr_assert(cases_read("spc_results.csv", &results));
    struct columns at = columns_of(&cases);
    bool *is_taken = calloc(cases.rows, sizeof *is_taken);
    struct run run = {.rows = calloc(cases.rows, sizeof *run.rows),
                      .order = calloc(cases.rows, sizeof *run.order)};
    cr_assert(is_taken && run.rows && run.order);
    size_t agreed_points = 0;
    size_t agreed_results = 0;
    for (size_t first = 0; first < cases.rows; first++) {
        if (is_taken[first]) {
            continue;
        }
        bool same_last = false;
        run_collect(&run, &cases, &at, first, is_taken);
        size_t result = result_row(&cases, &at, first, &results);
        agreed_points += hold_run(&run, &cases, &at, &results, result, &same_last);
        agreed_results += same_last;
    }
    cr_expect_eq(agreed_points, cases.rows, "%zu of %zu points", agreed_points, cases.rows);
    cr_expect_eq(agreed_results, results.rows, "%zu of %zu results", agreed_results, results.rows);
    free(is_taken);
    free(run.rows);
    free(run.order);
    cases_close(&cases);
    cases_close(&results);
}
