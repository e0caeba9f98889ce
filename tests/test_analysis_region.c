/* A region of which an LA is late: what is compared with it, and what may not be. */
#include "test_analysis.h"

#include "figures/explain.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define LA(i) (2 + (uint32_t)(i))
#define REGION 1u
#define ENGLAND 0u
#define LATEST "2023-24 Q4"

static struct world world;

static void open_small(void)
{
    world_open(&world, 4, 0);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_region, .init = open_small, .fini = close_small);

static const struct figure *of_region(uint32_t indicator, const char *label, enum statistic statistic)
{
    return world_figure(&world, indicator, REGION, label, statistic);
}

static void expect_near(const struct figure *figure, double expected)
{
    cr_expect(figure->has & FIGURE_VALUE, "%.*s has no value: %.*s",
              STR_ARG(statistic_name(figure->statistic)), STR_ARG(figure->method));
    cr_expect_float_eq(figure->value, expected, 1e-9 * fmax(1, fabs(expected)), "%.17g", figure->value);
}

/* Sixteen quarters in which every LA has some 20 % and the last LA 80 %, so that the region without it is far
 * below the region with it; the last LA is late in the latest quarter. */
static void late_in_the_latest(uint32_t indicator, enum measure measure)
{
    world.catalogue.items[indicator].measure = measure;
    for (int quarter = 0; quarter < 16; quarter++) {
        char label[16];
        snprintf(label, sizeof label, "20%02d-%02d Q%d", 20 + quarter / 4, 21 + quarter / 4, 1 + quarter % 4);
        for (uint32_t la = 0; la < 4; la++) {
            double events = (la == 3 ? 80 : 20) + (quarter * 7 + (int)la) % 3;
            if (la == 3 && quarter == 15)
                continue;
            if (measure == MEASURE_COUNT)
                world_value(&world, indicator, LA(la), label, events);
            else
                world_counts(&world, indicator, LA(la), label, events, 100);
        }
    }
}

Test(analysis_region, a_late_la_makes_no_unusual_change)
{
    world_indicator(&world, "a");
    late_in_the_latest(0, MEASURE_PROPORTION);
    world_counts(&world, 0, ENGLAND, LATEST, 3000, 10000);
    world_build(&world);
    const struct figure *region = of_region(0, LATEST, STAT_REGION);
    const struct figure *mean = of_region(0, LATEST, STAT_SPC_MEAN);
    const struct figure *lower = of_region(0, LATEST, STAT_SPC_LOWER);
    cr_assert(region->marks & MARK_PARTIAL);
    cr_expect(region->parts & PART_OTHERS);
    cr_expect_not(of_region(0, "2022-23 Q1", STAT_REGION)->parts & PART_OTHERS);
    cr_expect_lt(region->value, lower->value, "the test needs a point that would be flagged");
    cr_expect_eq(mean->n_used, 15u, "%u points", mean->n_used);
    cr_expect(figure_says(mean, "15 points, 1 left out: of other LAs"), "%.*s", STR_ARG(mean->method));
    double sum = 0;
    for (int quarter = 0; quarter < 15; quarter++) {
        char label[16];
        snprintf(label, sizeof label, "20%02d-%02d Q%d", 20 + quarter / 4, 21 + quarter / 4, 1 + quarter % 4);
        sum += of_region(0, label, STAT_REGION)->value;
        cr_expect_eq(of_region(0, label, STAT_SPC_FLAG)->state, STATE_VALUE);
    }
    expect_near(mean, sum / 15);
    const struct figure *flag = of_region(0, LATEST, STAT_SPC_FLAG);
    const struct figure *variation = of_region(0, LATEST, STAT_SPC_VARIATION);
    cr_expect_eq(flag->state, STATE_NOT_CALCULABLE);
    cr_expect_eq(flag->word, WORD_NONE_SET);
    cr_expect(figure_says(flag, "made of 3 of 4 LAs, unlike the other points"), "%.*s",
              STR_ARG(flag->method));
    cr_expect_eq(variation->state, STATE_NOT_CALCULABLE);
    cr_expect_eq(variation->word, WORD_NONE);
    cr_expect(figure_says(variation, "made of 3 of 4 LAs"), "%.*s", STR_ARG(variation->method));
    const struct figure *change = of_region(0, LATEST, STAT_CHANGE);
    cr_expect_lt(fabs(change->value), 2, "like for like it hardly moved: %g", change->value);
    const struct figure *england = of_region(0, LATEST, STAT_VS_ENGLAND);
    cr_expect_eq(england->word, WORD_BETTER);
    cr_expect(england->marks & MARK_PARTIAL, "the comparison says that it is partial");
}

Test(analysis_region, an_la_that_never_sends_leaves_a_chart)
{
    world_indicator(&world, "a");
    for (int quarter = 0; quarter < 8; quarter++) {
        char label[16];
        snprintf(label, sizeof label, "20%02d-%02d Q%d", 22 + quarter / 4, 23 + quarter / 4, 1 + quarter % 4);
        for (uint32_t la = 0; la < (quarter == 2 ? 4u : 3u); la++)
            world_counts(&world, 0, LA(la), label, 20 + (quarter * 5 + (int)la) % 4, 100);
    }
    world_build(&world);
    cr_expect_eq(of_region(0, LATEST, STAT_SPC_MEAN)->n_used, 7u);
    cr_expect_eq(of_region(0, LATEST, STAT_SPC_FLAG)->state, STATE_VALUE);
    cr_expect_eq(of_region(0, LATEST, STAT_SPC_VARIATION)->word, WORD_COMMON_CAUSE);
    const struct figure *whole = of_region(0, "2022-23 Q3", STAT_SPC_FLAG);
    cr_expect(figure_says(whole, "made of 4 of 4 LAs, unlike"), "%.*s", STR_ARG(whole->method));
    cr_expect(of_region(0, "2022-23 Q3", STAT_REGION)->parts & PART_OTHERS);
    cr_expect_not(of_region(0, LATEST, STAT_REGION)->parts & PART_OTHERS, "it always lacks that one");
}

Test(analysis_region, other_las_each_time_are_no_chart)
{
    world_indicator(&world, "a");
    static const char *const labels[] = {"2023-24 Q1", "2023-24 Q2", "2023-24 Q3", "2023-24 Q4"};
    for (uint32_t quarter = 0; quarter < 4; quarter++)
        for (uint32_t la = 0; la < 4; la++)
            if (la != quarter)
                world_counts(&world, 0, LA(la), labels[quarter], 20 + la, 100);
    world_build(&world);
    const struct figure *mean = of_region(0, LATEST, STAT_SPC_MEAN);
    cr_expect_eq(mean->n_used, 1u, "%u points", mean->n_used);
    for (uint32_t quarter = 0; quarter < 4; quarter++)
        cr_expect_eq(of_region(0, labels[quarter], STAT_SPC_FLAG)->state, STATE_NOT_CALCULABLE);
}

/* Annual rates that rise; the late LA's is so high that without it the last year would seem to fall. */
static void rising(uint32_t indicator, uint32_t n_years, bool late_every_year)
{
    for (uint32_t year = 0; year < n_years; year++) {
        char label[8];
        snprintf(label, sizeof label, "20%02u", 26 - n_years + year);
        for (uint32_t la = 0; la < 4; la++)
            if (la < 3 || (!late_every_year && year + 1 < n_years))
                world_counts(&world, indicator, LA(la), label, (la == 3 ? 600 : 100) + 60 * year, 1000);
    }
}

Test(analysis_region, trend_is_of_the_same_las)
{
    world_indicator(&world, "late");
    world_indicator(&world, "never");
    rising(0, 7, false);
    rising(1, 7, true);
    world_build(&world);
    const struct figure *late = of_region(0, "2025", STAT_TREND);
    cr_expect_eq(late->word, WORD_INCREASING);
    for (uint32_t i = 0; i < late->n_inputs; i++)
        cr_expect_not(ledger_at(world.ledger, late->inputs[i])->marks & MARK_PARTIAL);
    const struct figure *never = of_region(1, "2025", STAT_TREND);
    cr_expect_eq(never->word, WORD_INCREASING, "%.*s", STR_ARG(never->method));
    cr_expect_eq(never->n_inputs, 5u);
}

Test(analysis_region, the_regions_change_leaves_out_an_la_that_breaks)
{
    world_indicator(&world, "a");
    for (uint32_t la = 0; la < 4; la++) {
        world_counts(&world, 0, LA(la), "2024", 200, 1000);
        world_counts(&world, 0, LA(la), "2025", la == 2 ? 900 : 230, 1000);
    }
    world_break(&world, 0, LA(2), "2025");
    world_build(&world);
    const struct figure *change = of_region(0, "2025", STAT_CHANGE);
    expect_near(change, 3);
    cr_expect_eq(change->n_used, 3u);
    cr_expect_eq(change->marks, (unsigned)MARK_PARTIAL);
    cr_expect(
        figure_says(change, "like for like, the 3 of 4 LAs with counts in both periods and no break between"),
        "%.*s", STR_ARG(change->method));
    expect_near(of_region(0, "2025", STAT_REGION), 100 * (3 * 230 + 900) / 4000.0);
}

Test(analysis_region, a_count_changes_like_for_like)
{
    world_indicator(&world, "a");
    late_in_the_latest(0, MEASURE_COUNT);
    world_build(&world);
    double now = 0, before = 0;
    for (uint32_t la = 0; la < 3; la++) {
        now += world_figure(&world, 0, LA(la), LATEST, STAT_VALUE)->value;
        before += world_figure(&world, 0, LA(la), "2022-23 Q4", STAT_VALUE)->value;
    }
    const struct figure *change = of_region(0, LATEST, STAT_CHANGE);
    expect_near(change, now - before);
    cr_expect_eq(change->marks, (unsigned)MARK_PARTIAL);
    cr_expect_eq(change->n_used, 3u);
    cr_expect_eq(change->n_expected, 4u);
    cr_expect_eq(change->n_inputs, 6u);
    cr_expect(figure_says(change, "like for like, the 3 of 4 LAs with a value in both periods"), "%.*s",
              STR_ARG(change->method));
    struct buf said = {0};
    explain_figure(world.ledger, change->place, &said);
    char formula[64];
    snprintf(formula, sizeof formula, "formula:  %g − %g = %g\n", now, before, now - before);
    cr_expect_neq(str_find(buf_str(&said), str_of(formula)), SIZE_MAX, "%.*s", STR_ARG(buf_str(&said)));
    buf_close(&said);
    cr_expect_eq(of_region(0, LATEST, STAT_CHANGE_PREVIOUS)->n_used, 3u);
}

Test(analysis_region, no_la_in_both_periods)
{
    world_indicator(&world, "a")->measure = MEASURE_COUNT;
    world_value(&world, 0, LA(0), "2022-23 Q4", 10);
    world_value(&world, 0, LA(1), LATEST, 20);
    world_build(&world);
    const struct figure *change = of_region(0, LATEST, STAT_CHANGE);
    cr_expect_eq(change->state, STATE_NOT_CALCULABLE);
    cr_expect(figure_says(change, "do not cover the same LAs"));
}

Test(analysis_region, conversions_of_the_flow_like_for_like)
{
    for (int i = 0; i < 3; i++)
        world_indicator(&world, i == 0   ? "contacts"
                                : i == 1 ? "referrals"
                                         : "assessments")
            ->measure = MEASURE_COUNT;
    for (uint32_t la = 0; la < 4; la++) {
        world_value(&world, 0, LA(la), LATEST, 1000);
        if (la != 3)
            world_value(&world, 1, LA(la), LATEST, 300 + la);
        if (la == 3)
            world_value(&world, 2, LA(la), LATEST, 70);
    }
    uint32_t steps[] = {0, 1, 2};
    struct node flow = {.kind = NODE_DEMAND_FLOW, .indicators = steps, .n_indicators = 3};
    world.spec.body = &flow;
    world_build(&world);
    struct period latest = world_period(&world, 0, LATEST);
    uint32_t found =
        ledger_find_detail(world.ledger, 1, UINT32_MAX, REGION, latest, STAT_COUNT, STR("conversion"));
    cr_assert_neq(found, FIGURE_NONE);
    const struct figure *share = ledger_at(world.ledger, found);
    expect_near(share, 100.0 * 903 / 3000);
    cr_expect(share->marks & MARK_PARTIAL);
    cr_expect_eq(share->n_used, 3u);
    cr_expect(figure_says(share, "per cent of contacts; like for like, the 3 of 4 LAs in both steps"));
    struct buf said = {0};
    explain_figure(world.ledger, found, &said);
    cr_expect_neq(str_find(buf_str(&said), STR("100 × 903 ÷ 3000 = 30.1")), SIZE_MAX, "%.*s",
                  STR_ARG(buf_str(&said)));
    buf_close(&said);
    found = ledger_find_detail(world.ledger, 2, UINT32_MAX, REGION, latest, STAT_COUNT, STR("conversion"));
    cr_assert_neq(found, FIGURE_NONE);
    cr_expect_eq(ledger_at(world.ledger, found)->state, STATE_NOT_CALCULABLE);
    cr_expect(figure_says(ledger_at(world.ledger, found), "no LA is in both steps"));
}

/* Until 2023 the region had LA(2) and LA(3), which LA(1) then took over: each year is whole, and so is the
 * change between them. */
Test(analysis_region, abolished_las_belong_to_the_years_in_which_they_existed)
{
    world_indicator(&world, "a");
    for (uint32_t i = 2; i < 4; i++)
        world.areas.items[LA(i)].to = (struct date){2023, 3, 31};
    world.areas.items[LA(1)].from = (struct date){2023, 4, 1};
    world.spec.n_las = 2;
    world.spec.former = world.spec.las + 2;
    world.spec.n_former = 2;
    static const char *const years[] = {"2022", "2023", "2024", "2025"};
    for (uint32_t year = 0; year < 4; year++)
        for (uint32_t i = 0; i < 4; i++)
            if (i == 0 || (i == 1) == (year >= 2))
                world_counts(&world, 0, LA(i), years[year], 20 + 2 * year, 100);
    world_build(&world);
    const struct figure *before = of_region(0, "2023", STAT_REGION), *now = of_region(0, "2024", STAT_REGION);
    cr_expect_eq(before->marks & MARK_PARTIAL, 0u, "%.*s", STR_ARG(before->method));
    cr_expect(before->n_used == 3 && before->n_expected == 3);
    cr_expect_eq(now->marks & MARK_PARTIAL, 0u);
    cr_expect(now->n_used == 2 && now->n_expected == 2);
    const struct figure *change = of_region(0, "2024", STAT_CHANGE);
    expect_near(change, 2);
    cr_expect_eq(change->marks & MARK_PARTIAL, 0u, "%.*s", STR_ARG(change->method));
    cr_expect_eq(of_region(0, "2025", STAT_COVERAGE)->n_expected, 2);
}

static const struct figure *sum_of_parts(uint32_t area)
{
    uint32_t found = ledger_find_detail(world.ledger, 0, UINT32_MAX, area, world_period(&world, 0, LATEST),
                                        STAT_COUNT, STR("sum-of-a+b"));
    return found == FIGURE_NONE ? NULL : ledger_at(world.ledger, found);
}

/* What goes over the whole by rounding is the whole still. */
Test(analysis_region, the_parts_of_a_stacked_bar_come_to_a_sum)
{
    world_indicator(&world, "a");
    world_indicator(&world, "b");
    static const double parts[][2] = {{40, 60}, {40.2, 60.2}, {40, 61}};
    for (uint32_t la = 0; la < 3; la++)
        for (uint32_t i = 0; i < 2; i++)
            world_value(&world, i, LA(la), LATEST, parts[la][i]);
    world_value(&world, 0, ENGLAND, LATEST, 30);
    uint32_t indicators[] = {0, 1};
    struct node chart = {
        .kind = NODE_CHART, .chart = WANTED_STACKED, .indicators = indicators, .n_indicators = 2};
    world.spec.body = &chart;
    world_build(&world);
    for (uint32_t la = 0; la < 3; la++) {
        cr_assert_not_null(sum_of_parts(LA(la)));
        expect_near(sum_of_parts(LA(la)), parts[la][0] + parts[la][1]);
        cr_expect_eq((sum_of_parts(LA(la))->parts & PART_ABOVE_WHOLE) != 0, la == 2);
    }
    cr_expect_eq(sum_of_parts(ENGLAND)->n_used, 1u);
    cr_expect_eq(sum_of_parts(LA(3))->state, STATE_NOT_CALCULABLE);
}

/* "low" is a percentage that rounds to nothing; the counts behind it are published and are summed. */
Test(analysis_region, counts_of_a_low_percentage_are_in_the_total)
{
    world_indicator(&world, "a");
    for (uint32_t la = 0; la < 3; la++)
        world_counts(&world, 0, LA(la), "2025", 20, 100);
    world_observe(&world, 0, LA(3), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_LOW,
                                       .has_numerator = true,
                                       .has_denominator = true,
                                       .numerator = 1,
                                       .denominator = 300});
    world_build(&world);
    const struct figure *pooled = of_region(0, "2025", STAT_REGION_POOLED);
    expect_near(pooled, 100 * 61 / 600.0);
    cr_expect_eq(pooled->n_used, 4u);
    cr_expect_not(pooled->marks & MARK_PARTIAL);
    const struct figure *low = world_figure(&world, 0, LA(3), "2025", STAT_VALUE);
    cr_expect_eq(low->state, STATE_LOW);
    cr_expect_not(low->has & (FIGURE_VALUE | FIGURE_LOWER | FIGURE_UPPER), "no number, no interval");
}
