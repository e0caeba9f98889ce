/* What newer returns say that are not signed off stands beside what counts, and counts nowhere. */
#include "test_analysis.h"

#include <criterion/criterion.h>

#define LA(i) (2 + (uint32_t)(i))

static struct world world;
static struct la_return returns[3];
static struct past_observation past[2];

/* 30 of 120 stands; a newer version of the return said 36 of 120. */
static void open_small(void)
{
    world_open(&world, 4, 12);
    world_indicator(&world, "a");
    world_counts(&world, 0, LA(0), "2025", 30, 120);
    struct period period = world_period(&world, 0, "2025");
    for (uint32_t i = 0; i < 3; i++)
        returns[i] =
            (struct la_return){.area = LA(0), .period = period, .version = i + 1, .has_received = true};
    returns[0].signed_off_role = STR("Director");
    past[0] = (struct past_observation){.indicator = 0,
                                        .area = LA(0),
                                        .period = period,
                                        .observation = {.state = STATE_VALUE,
                                                        .numerator = 36,
                                                        .denominator = 120,
                                                        .has_numerator = true,
                                                        .has_denominator = true,
                                                        .source = 1,
                                                        .line = 7},
                                        .la_return = 1};
    world.lists.returns = returns;
    world.lists.n_returns = 2;
    world.lists.past = past;
    world.lists.n_past = 1;
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_pending, .init = open_small, .fini = close_small);

static const struct figure *pending(void)
{
    uint32_t at = ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), world_period(&world, 0, "2025"),
                                     STAT_COUNT, STR("not-signed-off"));
    return at == FIGURE_NONE ? NULL : ledger_at(world.ledger, at);
}

Test(analysis_pending, a_newer_figure_that_nobody_signed_is_recorded_beside_the_one_that_stands)
{
    world_build(&world);
    const struct figure *newer = pending();
    cr_assert(newer);
    cr_expect_float_eq(newer->value, 30, 1e-9);
    cr_expect(str_is(newer->display, "30.0"), "%.*s", STR_ARG(newer->display));
    cr_expect_eq(newer->line, 7);
    cr_expect_float_eq(world_figure(&world, 0, LA(0), "2025", STAT_VALUE)->value, 25, 1e-9);
}

Test(analysis_pending, once_a_newer_one_is_signed_nothing_is_pending)
{
    returns[2].signed_off_role = STR("Director");
    world.lists.n_returns = 3;
    world_build(&world);
    cr_expect_null(pending());
}

Test(analysis_pending, of_two_the_later_one_is_told)
{
    past[1] = past[0];
    past[1].la_return = 2;
    past[1].observation.numerator = 60;
    world.lists.n_past = 2;
    world.lists.n_returns = 3;
    world_build(&world);
    cr_expect_float_eq(pending()->value, 50, 1e-9);
}

/* 25 was 20 the year before, low is good: by the newer 20.5 it would be no dip. */
Test(analysis_pending, what_it_would_make_of_the_change_is_recorded)
{
    world_counts(&world, 0, LA(0), "2024", 24, 120);
    past[0].observation.numerator = 24.6;
    world_build(&world);
    struct period period = world_period(&world, 0, "2025");
    const struct figure *change =
        ledger_at(world.ledger, ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), period, STAT_COUNT,
                                                   STR("not-signed-off-change")));
    cr_expect_float_eq(change->value, 0.5, 1e-9);
    cr_expect(str_is(change->display, "+0.5"), "%.*s", STR_ARG(change->display));
    uint32_t dip =
        ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), period, STAT_DIP, STR("not-signed-off"));
    cr_assert_neq(dip, FIGURE_NONE);
    cr_expect_eq(ledger_at(world.ledger, dip)->word, WORD_NONE);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_DIP)->word, WORD_WATCH);
}
