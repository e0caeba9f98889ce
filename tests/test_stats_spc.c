#include <criterion/criterion.h>
#include <math.h>

#include "stats/spc.h"

enum { MOST_POINTS = 200, LIVELY = 120 };

static const struct spc_settings plain = {.screen = true, .settled = 13};

static void chart(const double *numbers, size_t count, const struct spc_settings *settings,
                  struct spc_point *points)
{
    struct spc_value values[MOST_POINTS];
    for (size_t i = 0; i < count; i++) {
        values[i] =
            (struct spc_value){.present = !isnan(numbers[i]), .value = isnan(numbers[i]) ? 0 : numbers[i]};
    }
    spc_build(values, count, settings, points);
}

/* ---- limits ---- */

/* By hand: mean 12.75; ranges 2, 1, 3 average 2; limits ± 5.32, near ± 3.5466…; nothing is screened. */
Test(stats_spc, limits_by_hand)
{
    double numbers[] = {11, 13, 12, 15};
    struct spc_point points[4];
    chart(numbers, 4, &plain, points);
    cr_expect_float_eq(points[0].mean, 12.75, 1e-12);
    cr_expect_float_eq(points[0].upper, 12.75 + 2.66 * 2, 1e-12);
    cr_expect_float_eq(points[0].lower, 12.75 - 2.66 * 2, 1e-12);
    cr_expect_float_eq(points[0].near_upper, 12.75 + 2.66 * 2 * 2 / 3, 1e-12);
    cr_expect_float_eq(points[0].near_lower, 12.75 - 2.66 * 2 * 2 / 3, 1e-12);
    cr_expect(points[0].trial, "four values are trial limits");
}

Test(stats_spc, limits_are_not_clipped_and_settle_at_thirteen)
{
    double numbers[13] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
    struct spc_point points[13];
    chart(numbers, 12, &plain, points);
    cr_expect(points[11].trial);
    cr_expect_lt(points[11].lower, 0);
    chart(numbers, 13, &plain, points);
    cr_expect_not(points[12].trial);
    struct spc_settings many = {.screen = true, .settled = 14};
    chart(numbers, 13, &many, points);
    cr_expect(points[12].trial, "of fewer than are asked for");
}

/* Ranges 1 but for two of 20: average 3.11 (of 18), ceiling 10.16, so the two go and the average is 1. */
Test(stats_spc, screening_takes_out_large_ranges_once)
{
    double numbers[19];
    for (int i = 0; i < 19; i++) {
        numbers[i] = 10 + i % 2;
    }
    numbers[9] = 30;
    struct spc_point screened[19];
    struct spc_point whole[19];
    struct spc_settings unscreened = {.screen = false};
    chart(numbers, 19, &plain, screened);
    chart(numbers, 19, &unscreened, whole);
    cr_expect_float_eq(screened[0].upper - screened[0].mean, 2.66, 1e-12);
    cr_expect_float_eq(whole[0].upper - whole[0].mean, 2.66 * (16 + 2 * 20) / 18, 1e-12);
    cr_expect(screened[0].mean == whole[0].mean, "the mean keeps every point");
}

Test(stats_spc, constant_series_has_limits_at_its_mean)
{
    double numbers[20];
    for (int i = 0; i < 20; i++) {
        numbers[i] = 0.1;
    }
    for (int screen = 0; screen < 2; screen++) {
        struct spc_settings settings = {.screen = screen};
        struct spc_point points[20];
        chart(numbers, 20, &settings, points);
        for (int i = 0; i < 20; i++) {
            cr_expect(points[i].has_limits && points[i].lower == 0.1 && points[i].upper == 0.1);
            cr_expect_eq(points[i].flag, SPC_NONE);
        }
        cr_expect_eq(spc_variation_of(&points[19], 1), SPC_COMMON_CAUSE);
        cr_expect_eq(spc_assurance_of(&points[19], 0.1, 1), SPC_HIT_AND_MISS);
        cr_expect_eq(spc_assurance_of(&points[19], 0.2, 1), SPC_FAILS);
    }
}

Test(stats_spc, limits_fixed_on_the_first_points)
{
    double numbers[] = {10, 12, 10, 12, 40, 41};
    struct spc_settings settings = {.screen = true, .fix_after = 4, .settled = 13};
    struct spc_point points[6];
    chart(numbers, 6, &settings, points);
    cr_expect(points[5].mean == 11);
    cr_expect_float_eq(points[5].upper, 11 + 2.66 * 2, 1e-12);
    cr_expect_eq(points[3].flag, SPC_NONE);
    cr_expect_eq(points[4].flag, SPC_ABOVE_LIMIT);
    cr_expect_eq(points[5].flag, SPC_ABOVE_LIMIT);
    settings.fix_after = 60;
    struct spc_point all[6];
    chart(numbers, 6, &settings, all);
    chart(numbers, 6, &plain, points);
    cr_expect(all[5].upper == points[5].upper, "more than there are is all of them");
}

Test(stats_spc, a_rebase_starts_afresh)
{
    struct spc_value values[14];
    for (int i = 0; i < 14; i++) {
        values[i] =
            (struct spc_value){.present = true, .starts = i == 7, .value = i < 7 ? 10 + i % 2 : 50 + i % 2};
    }
    struct spc_point points[14];
    spc_build(values, 14, &plain, points);
    for (int i = 0; i < 14; i++) {
        cr_expect_eq(points[i].group, i < 7 ? 0 : 1);
        cr_expect_eq(points[i].flag, SPC_NONE);
        cr_expect_float_eq(points[i].upper - points[i].mean, 2.66, 1e-12, "no range across the rebase");
    }
    values[0].starts = true;
    spc_build(values, 14, &plain, points);
    cr_expect_eq(points[0].group, 0, "a start at the start makes no empty group");
}

/* ---- gaps and few points ---- */

Test(stats_spc, no_range_across_a_missing_point)
{
    double numbers[] = {10, 11, 10, NAN, 30, 31, 30};
    struct spc_point points[7];
    chart(numbers, 7, &plain, points);
    cr_expect_float_eq(points[0].upper - points[0].mean, 2.66, 1e-12);
    cr_expect_float_eq(points[0].mean, 122 / 6.0, 1e-12);
    cr_expect(points[3].has_limits && points[3].upper == points[0].upper, "the gap has its group's limits");
    cr_expect(!points[3].present && points[3].flag == SPC_NONE && points[3].value == 0 &&
              points[3].side == 0);
}

Test(stats_spc, a_missing_point_breaks_trend_shift_and_two_of_three)
{
    double rising[] = {1, 2, 3, NAN, 4, 5, 6, 7};
    struct spc_point points[16];
    chart(rising, 8, &plain, points);
    for (int i = 0; i < 8; i++) {
        cr_expect_eq(points[i].trend, 0);
    }
    double high[] = {1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, NAN, 9, 8, 9, 8};
    chart(high, 16, &plain, points);
    for (int i = 0; i < 16; i++) {
        cr_expect_eq(points[i].shift, i < 8 ? -1 : 0, "point %d", i + 1);
    }
    /* fixed limits: mean 0.5, near limit 2.27, limit 3.16 */
    struct spc_settings fixed = {.screen = true, .fix_after = 12, .settled = 13};
    double unbroken[] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 2.6, 0.7, 2.7};
    double broken[] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 2.6, NAN, 2.7, 0.7};
    chart(unbroken, 16, &fixed, points);
    cr_expect(points[13].near && points[13].two_of_three == 1 && points[13].flag == SPC_TWO_OF_THREE_ABOVE);
    cr_expect(points[15].near && points[15].two_of_three == 1);
    cr_expect(!points[14].near && points[14].two_of_three == 0, "only the near ones are flagged");
    chart(broken, 16, &fixed, points);
    cr_expect(points[12].near && points[14].near);
    for (int i = 0; i < 16; i++) {
        cr_expect_eq(points[i].two_of_three, 0);
    }
}

Test(stats_spc, what_is_not_a_number_is_missing)
{
    struct spc_value values[] = {{true, false, 10},       {true, false, NAN}, {true, false, 12},
                                 {true, false, INFINITY}, {true, false, 11},  {true, false, 12}};
    struct spc_point points[6];
    spc_build(values, 6, &plain, points);
    for (int i = 0; i < 6; i++) {
        cr_expect_eq(points[i].present, i != 1 && i != 3);
        cr_expect(isfinite(points[i].value) && points[i].mean == 11.25 && points[i].upper == 11.25 + 2.66);
    }
}

Test(stats_spc, few_points_have_few_statements)
{
    double numbers[] = {5, 7};
    struct spc_point points[3];
    spc_build(NULL, 0, &plain, NULL);
    chart(numbers, 1, &plain, points);
    cr_expect(points[0].has_mean && points[0].mean == 5 && !points[0].has_limits &&
              points[0].flag == SPC_NONE);
    cr_expect_eq(spc_variation_of(&points[0], 1), SPC_VARIATION_NONE);
    cr_expect_eq(spc_assurance_of(&points[0], 5, 1), SPC_ASSURANCE_NONE);
    chart(numbers, 2, &plain, points);
    cr_expect(points[1].has_limits && points[1].upper == 6 + 2.66 * 2);
    double gaps[] = {5, NAN, 7};
    chart(gaps, 3, &plain, points);
    cr_expect(points[0].has_mean && points[0].mean == 6 && !points[0].has_limits, "no two neighbours");
    double none[] = {NAN, NAN};
    chart(none, 2, &plain, points);
    cr_expect(!points[0].has_mean && !points[0].has_limits && points[0].mean == 0 && points[0].upper == 0);
    struct spc_settings first = {.screen = true, .fix_after = 1, .settled = 13};
    double seven[] = {1, 5, 5, 6, 5, 6, 5, 6, 5};
    struct spc_point nine[9];
    chart(seven, 9, &first, nine);
    cr_expect(nine[8].has_mean && !nine[8].has_limits && nine[8].flag == SPC_NONE, "no limits, no flags");
}

/* ---- rules ---- */

Test(stats_spc, seven_rising_points_are_a_trend_and_six_are_not)
{
    double six[] = {5, 4, 5, 6, 7, 8, 9, 9, 5};
    double seven[] = {5, 4, 5, 6, 7, 8, 9, 10, 5};
    struct spc_point points[9];
    chart(six, 9, &plain, points);
    for (int i = 0; i < 9; i++) {
        cr_expect_eq(points[i].trend, 0, "an equal neighbour is no move");
    }
    chart(seven, 9, &plain, points);
    for (int i = 0; i < 9; i++) {
        cr_expect_eq(points[i].trend, i >= 1 && i <= 7 ? 1 : 0);
    }
}

Test(stats_spc, a_peak_belongs_to_the_later_trend)
{
    double numbers[] = {1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1};
    struct spc_point points[13];
    chart(numbers, 13, &plain, points);
    for (int i = 0; i < 13; i++) {
        cr_expect_eq(points[i].trend, i < 6 ? 1 : -1);
    }
    double eight[] = {8, 7, 6, 5, 4, 3, 2, 1};
    chart(eight, 8, &plain, points);
    for (int i = 0; i < 8; i++) {
        cr_expect_eq(points[i].trend, -1, "a longer trend is one trend");
    }
}

Test(stats_spc, a_point_on_the_mean_breaks_a_shift)
{
    double numbers[] = {9, 11, 12, 13, 12, 10, 12, 13, 12, 1, 5, 10};
    struct spc_point points[12];
    double sum = 0;
    for (int i = 0; i < 12; i++) {
        sum += numbers[i];
    }
    cr_assert_eq(sum, 120, "the mean is 10");
    chart(numbers, 12, &plain, points);
    cr_expect(points[5].side == 0 && points[11].side == 0 && points[1].side == 1);
    for (int i = 0; i < 12; i++) {
        cr_expect_eq(points[i].shift, 0);
    }
}

Test(stats_spc, a_finished_shift_stays_flagged)
{
    double numbers[] = {12, 11, 12, 11, 12, 11, 12, 10, 9, 8, 9, 8, 9, 8, 8};
    struct spc_point points[15];
    chart(numbers, 15, &plain, points);
    cr_assert(points[7].mean == 10 && points[7].side == 0);
    for (int i = 0; i < 15; i++) {
        cr_expect_eq(points[i].shift, i < 7 ? 1 : i > 7 ? -1 : 0);
    }
}

Test(stats_spc, near_limits_on_both_sides_are_no_two_of_three)
{
    double numbers[] = {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 2.6, -1.6, 0.7};
    struct spc_settings fixed = {.screen = true, .fix_after = 12, .settled = 13};
    struct spc_point points[16];
    chart(numbers, 16, &fixed, points);
    cr_expect(points[13].near && points[14].near, "both are near");
    cr_expect(points[13].two_of_three == 0 && points[14].two_of_three == 0);
}

Test(stats_spc, the_first_rule_that_holds_names_the_flag)
{
    double numbers[] = {10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 12, 13, 14, 15, 16, 30};
    struct spc_point points[16];
    chart(numbers, 16, &plain, points);
    cr_expect_eq(points[15].flag, SPC_ABOVE_LIMIT);
    cr_expect_eq(points[15].trend, 1);
    cr_expect_eq(points[13].flag, points[13].outside ? SPC_ABOVE_LIMIT : SPC_TREND_UP);
}

Test(stats_spc, polarity_turns_flags_into_words)
{
    struct spc_point point = {.present = true, .has_limits = true, .flag = SPC_SHIFT_ABOVE};
    cr_expect_eq(spc_variation_of(&point, 1), SPC_IMPROVEMENT);
    cr_expect_eq(spc_variation_of(&point, -1), SPC_CONCERN);
    cr_expect_eq(spc_variation_of(&point, 0), SPC_NEUTRAL_HIGH);
    point.flag = SPC_TREND_DOWN;
    cr_expect_eq(spc_variation_of(&point, 1), SPC_CONCERN);
    cr_expect_eq(spc_variation_of(&point, -1), SPC_IMPROVEMENT);
    cr_expect_eq(spc_variation_of(&point, 0), SPC_NEUTRAL_LOW);
    point.flag = SPC_NONE;
    cr_expect_eq(spc_variation_of(&point, 0), SPC_COMMON_CAUSE);
}

Test(stats_spc, assurance_of_a_target)
{
    struct spc_point point = {.present = true, .has_limits = true, .lower = 40, .upper = 60};
    cr_expect_eq(spc_assurance_of(&point, 61, 1), SPC_FAILS);
    cr_expect_eq(spc_assurance_of(&point, 61, -1), SPC_MEETS);
    cr_expect_eq(spc_assurance_of(&point, 39, 1), SPC_MEETS);
    cr_expect_eq(spc_assurance_of(&point, 39, -1), SPC_FAILS);
    cr_expect_eq(spc_assurance_of(&point, 60, 1), SPC_HIT_AND_MISS, "the limit itself is strict");
    cr_expect_eq(spc_assurance_of(&point, 40, 1), SPC_HIT_AND_MISS);
    cr_expect_eq(spc_assurance_of(&point, 61, 0), SPC_ASSURANCE_NONE);
}

/* ---- properties ---- */

/* A series with every kind of point; the numbers are whole, so that shifting them is exact. */
static void lively(double *numbers)
{
    unsigned state = 7;
    for (size_t i = 0; i < LIVELY; i++) {
        state = state * 1103515245u + 12345u;
        numbers[i] = 100 + (double)((state >> 16) % 17) + (i > 60 && i < 80 ? (double)i - 60 : 0);
    }
    numbers[30] = 200;
    numbers[90] = NAN;
}

Test(stats_spc, adding_a_constant_moves_the_limits_by_it_and_keeps_the_flags)
{
    double numbers[LIVELY];
    double moved[LIVELY];
    struct spc_point points[LIVELY];
    struct spc_point moved_points[LIVELY];
    lively(numbers);
    for (double shift = -1000; shift <= 1000; shift += 250) {
        for (size_t i = 0; i < LIVELY; i++) {
            moved[i] = numbers[i] + shift;
        }
        chart(numbers, LIVELY, &plain, points);
        chart(moved, LIVELY, &plain, moved_points);
        for (size_t i = 0; i < LIVELY; i++) {
            cr_expect_float_eq(moved_points[i].mean, points[i].mean + shift, 1e-9);
            cr_expect_float_eq(moved_points[i].lower, points[i].lower + shift, 1e-9);
            cr_expect_float_eq(moved_points[i].upper, points[i].upper + shift, 1e-9);
            cr_expect_eq(moved_points[i].flag, points[i].flag);
        }
    }
}

Test(stats_spc, turning_the_series_over_turns_the_flags_over)
{
    double numbers[LIVELY];
    struct spc_point points[LIVELY];
    struct spc_point turned[LIVELY];
    lively(numbers);
    chart(numbers, LIVELY, &plain, points);
    for (size_t i = 0; i < LIVELY; i++) {
        numbers[i] = -numbers[i];
    }
    chart(numbers, LIVELY, &plain, turned);
    size_t flagged = 0;
    for (size_t i = 0; i < LIVELY; i++) {
        cr_expect_eq(spc_flag_side(turned[i].flag), -spc_flag_side(points[i].flag));
        cr_expect(turned[i].lower == -points[i].upper && turned[i].mean == -points[i].mean);
        flagged += points[i].flag != SPC_NONE;
    }
    cr_expect_gt(flagged, 0);
}
