/* The small parts that all charts share: scales, labels pushed apart, broken lines. */
#include "chart/axis.h"
#include "chart/labels.h"
#include "test_chart.h"
#include <criterion/criterion.h>
#include <math.h>

static struct axis axis_of(double low, double high, bool zero, size_t most, int decimals)
{
    return axis_build((struct range){low, high, true}, zero, most, decimals);
}

Test(chart_parts, ticks_are_round_and_hold_the_data)
{
    struct axis axis = axis_of(16.4, 27.9, false, 7, 1);
    cr_assert_float_eq(axis.step, 2, 1e-12);
    cr_assert_float_eq(axis.low, 16, 1e-12);
    cr_assert_float_eq(axis.high, 28, 1e-12);
    cr_assert_eq(axis.n_ticks, 7);
    cr_assert(axis.broken);
    axis = axis_of(0.011, 0.048, true, 6, 3);
    cr_assert_float_eq(axis.step, 0.01, 1e-12);
    cr_assert_eq(axis.decimals, 2);
    cr_assert_not(axis.broken);
}

Test(chart_parts, counts_get_no_ticks_between_whole_numbers)
{
    struct axis axis = axis_of(1, 3, true, 7, 0);
    cr_assert_float_eq(axis.step, 1, 1e-12);
    axis = axis_of(3, 3, false, 6, 0);
    cr_assert_geq(axis.high - axis.low, 1);
    cr_assert(axis.low <= 3 && axis.high >= 3);
}

/* Scales of any span hold it and have two ticks or more, at most `more` beyond those wished; ticks lie
 * within, and at the upper end where that is a step. */
static void expect_usable(struct axis (*build)(struct range, bool, size_t, int), size_t more, bool to_the_end)
{
    struct dice dice = {7};
    for (int i = 0; i < 20000; i++) {
        double low = (dice_share(&dice) - 0.5) * pow(10, dice_roll(&dice, 16)), high = low;
        if (dice_roll(&dice, 4))
            high += dice_share(&dice) * pow(10, dice_roll(&dice, 12));
        size_t most = 2 + dice_roll(&dice, 8);
        int decimals = (int)dice_roll(&dice, 4);
        struct axis axis = build((struct range){low, high, true}, dice_roll(&dice, 2), most, decimals);
        double slack = fabs(axis.high - axis.low) * 1e-6;
        cr_assert(isfinite(axis.low) && axis.high > axis.low, "%g to %g", low, high);
        cr_assert(axis.low <= low + slack && axis.high >= high - slack, "%g to %g within %g to %g", low, high,
                  axis.low, axis.high);
        cr_assert(axis.n_ticks >= 2 && axis.n_ticks <= most + more, "%zu ticks of at most %zu", axis.n_ticks,
                  most);
        cr_assert_geq(axis.step * (1 + 1e-9), pow(10, -decimals));
        double last = axis_tick(&axis, axis.n_ticks - 1);
        cr_assert(axis_tick(&axis, 0) >= axis.low - slack - 1e-9 && last <= axis.high + slack + 1e-9);
        cr_assert(!to_the_end || last >= axis.high - slack - 1e-9);
    }
}

Test(chart_parts, any_span_gives_a_usable_scale)
{
    expect_usable(axis_build, 1, true);
    expect_usable(axis_build_tight, 2, false);
    struct axis empty = axis_build((struct range){0, 0, false}, false, 5, 0);
    cr_assert(empty.low <= 0 && empty.high >= 1);
}

Test(chart_parts, a_tight_scale_ends_near_its_data)
{
    struct axis axis = axis_build_tight((struct range){37, 43.5, true}, false, 5, 1);
    cr_assert_float_eq(axis.step, 2, 1e-12);
    cr_assert_float_eq(axis.low, 36.8, 1e-9);
    cr_assert_float_eq(axis.high, 43.6, 1e-9);
    cr_assert_eq(axis.n_ticks, 3);
    cr_assert_float_eq(axis_tick(&axis, 0), 38, 1e-9);
    cr_assert_float_eq(axis_tick(&axis, 2), 42, 1e-9);
    cr_assert(axis.broken);
    axis = axis_build_tight((struct range){79, 87.4, true}, false, 4, 1);
    cr_assert_geq(axis.n_ticks, 3, "two ticks are no scale");
}

Test(chart_parts, labels_are_moved_as_little_as_can_be)
{
    struct arena *arena = arena_open();
    double centres[] = {50, 52, 90}, sizes[] = {10, 10, 10};
    cr_assert(labels_push(arena, centres, sizes, 3, 0, 100));
    cr_assert_float_eq(centres[0], 46, 1e-9);
    cr_assert_float_eq(centres[1], 56, 1e-9);
    cr_assert_float_eq(centres[2], 90, 1e-9);
    double edge[] = {99, 99, 98};
    cr_assert(labels_push(arena, edge, sizes, 3, 0, 100));
    cr_assert_float_eq(edge[2], 75, 1e-9, "order along the line is kept");
    cr_assert_float_eq(edge[1], 95, 1e-9);
    double full[] = {5, 5, 5};
    cr_assert_not(labels_push(arena, full, sizes, 3, 0, 20), "thirty do not fit into twenty");
    arena_close(arena);
}

Test(chart_parts, pushed_labels_never_touch)
{
    struct dice dice = {11};
    for (int round = 0; round < 3000; round++) {
        struct arena *arena = arena_open();
        size_t n = 1 + dice_roll(&dice, 20);
        double centres[20], wanted[20], sizes[20], total = 0;
        for (size_t i = 0; i < n; i++) {
            wanted[i] = centres[i] = dice_share(&dice) * 120 - 10;
            sizes[i] = 1 + dice_share(&dice) * 12;
            total += sizes[i];
        }
        double high = total + dice_share(&dice) * 50;
        cr_assert(labels_push(arena, centres, sizes, n, 0, high));
        for (size_t i = 0; i < n; i++) {
            cr_assert(centres[i] - sizes[i] / 2 >= -1e-6 && centres[i] + sizes[i] / 2 <= high + 1e-6);
            for (size_t j = 0; j < n; j++) {
                if (i != j)
                    cr_assert_geq(fabs(centres[i] - centres[j]) + 1e-6, (sizes[i] + sizes[j]) / 2);
                if (wanted[i] < wanted[j])
                    cr_assert_lt(centres[i], centres[j]);
            }
        }
        arena_close(arena);
    }
}

Test(chart_parts, lines_are_broken_at_spaces_and_never_too_wide)
{
    struct chart_bench bench = bench_open();
    struct plan plan = {.arena = bench.arena, .style = &bench.style, .metrics = bench.metrics, .width = 400};
    struct text_look look = look_label(&plan);
    struct lines lines =
        text_wrap(&plan, look, STR("Telford and Wrekin"), text_width(&plan, look, STR("Telford and ")));
    cr_assert_eq(lines.n, 2);
    cr_assert(str_is(lines.items[0], "Telford and"));
    cr_assert(str_is(lines.items[1], "Wrekin"));
    lines = text_wrap(&plan, look, STR("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"), 60);
    cr_assert_geq(lines.n, 4);
    for (size_t i = 0; i < lines.n; i++)
        cr_assert_leq(text_width(&plan, look, lines.items[i]), 60 + 1e-6);
    cr_assert_eq(text_wrap(&plan, look,
                           STR("28\xC2\xA0"
                               "April 2016"),
                           text_width(&plan, look, STR("28 April ")))
                     .n,
                 2);
    cr_assert_eq(text_wrap(&plan, look, STR("Q2 2024-25"), text_width(&plan, look, STR("2024-25"))).n, 2);
    cr_assert_eq(text_wrap(&plan, look, STR_NONE, 60).n, 0);
    bench_close(&bench);
}
