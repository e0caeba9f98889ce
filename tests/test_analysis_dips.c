/* The declared rule, level by level, its mirror, positions, persistently low, movements, themes and counts.
 */
#include "test_analysis.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>

#define LA(i) (2 + (uint32_t)(i))
#define REGION 1u
#define ENGLAND 0u

static struct world world;

static void open_small(void)
{
    world_open(&world, 6, 12);
}

static void close_small(void)
{
    world_close(&world);
}

TestSuite(analysis_dips, .init = open_small, .fini = close_small);

static const char *year_label(int year)
{
    static char label[64];
    snprintf(label, sizeof label, "%d", year);
    return label;
}

static void years(uint32_t indicator, uint32_t area, const double *percentages, int n, double denominator)
{
    world_years(&world, indicator, area, percentages, n, denominator);
}

static const struct figure *dip(uint32_t indicator, uint32_t area)
{
    return world_figure(&world, indicator, area, "2025", STAT_DIP);
}

static void expect_level(const struct figure *figure, enum word level, const char *method)
{
    cr_expect_eq(figure->word, level, "it is %.*s by \"%.*s\"", STR_ARG(word_name(figure->word)),
                 STR_ARG(figure->method));
    cr_expect(str_is(figure->method, method), "it is by \"%.*s\"", STR_ARG(figure->method));
}

Test(analysis_dips, levels_with_counts)
{
    world_indicator(&world, "a"); /* low is good, least change 1 */
    const double level[] = {20, 20};
    const double small[] = {20, 20.4};
    const double watch[] = {20, 24};
    const double few[] = {20, 24};
    const double jump[] = {20, 40};
    const double better[] = {40, 20};
    years(0, LA(0), level, 2, 500);
    years(0, LA(1), small, 2, 500);
    years(0, LA(2), watch, 2, 500);
    years(0, LA(3), few, 2, 100);
    years(0, LA(4), jump, 2, 500);
    years(0, LA(5), better, 2, 500);
    world_build(&world);
    expect_level(dip(0, LA(0)), WORD_NONE, "no adverse change of 1 or more");
    expect_level(dip(0, LA(1)), WORD_NONE, "no adverse change of 1 or more");
    expect_level(dip(0, LA(2)), WORD_WATCH, "size");
    expect_level(dip(0, LA(3)), WORD_NONE, "adverse change worth fewer than 5");
    expect_level(dip(0, LA(4)), WORD_DIPPING, "size; interval excludes zero");
    expect_level(dip(0, LA(5)), WORD_NONE, "no adverse change of 1 or more");
    expect_level(world_figure(&world, 0, LA(5), "2025", STAT_IMPROVEMENT), WORD_IMPROVING,
                 "size; interval excludes zero");
    expect_level(world_figure(&world, 0, LA(4), "2025", STAT_IMPROVEMENT), WORD_NONE,
                 "no good change of 1 or more");
    cr_expect_eq(dip(0, LA(1))->parts, 0);
    cr_expect_eq(dip(0, LA(2))->parts, (unsigned)PART_SIZE);
    cr_expect_eq(dip(0, LA(3))->parts, (unsigned)PART_FEW);
    cr_expect_eq(dip(0, LA(4))->parts, (unsigned)(PART_SIZE | PART_INTERVAL));
    cr_expect_eq(world_figure(&world, 0, LA(4), "2025", STAT_CHANGE)->parts,
                 (unsigned)(PART_SIZE | PART_MOVER | PART_998));
    cr_expect_eq(world_figure(&world, 0, LA(4), "2025", STAT_VALUE)->parts,
                 (unsigned)(PART_WILSON | PART_95));
    cr_expect_float_eq(world_detail(&world, 0, LA(4), "dip-children")->value, 100, 1e-9);
    cr_expect_float_eq(world_detail(&world, 0, LA(4), "dip-size")->value, 20, 1e-9);
    cr_expect_float_eq(world_detail(&world, 0, LA(5), "improvement-children")->value, 100, 1e-9);
    cr_expect_null(world_detail(&world, 0, LA(0), "dip-size"));
}

/* Least change 1, one decimal: half of it is not called similar, unless it rounds to the whole of it. */
Test(analysis_dips, a_change_records_how_near_it_comes_to_the_least_one)
{
    world_indicator(&world, "a");
    static const struct {
        double now;
        unsigned parts;
    } cases[] = {{21, PART_SIZE},     {18.9, PART_SIZE},   {20.96, 0},
                 {20.5, PART_NEARLY}, {19.4, PART_NEARLY}, {20.4, 0}};
    for (size_t i = 0; i < 6; i++)
        years(0, LA(i), (const double[]){20, cases[i].now}, 2, 0);
    world_build(&world);
    for (size_t i = 0; i < 6; i++) {
        const struct figure *change = world_figure(&world, 0, LA(i), "2025", STAT_CHANGE);
        cr_expect_eq(change->parts, cases[i].parts, "%g", cases[i].now);
        cr_expect_eq(figure_says(change, "half the least change"), change->parts == PART_NEARLY);
    }
}

Test(analysis_dips, the_edge_of_size)
{
    world_indicator(&world, "a");
    /* 12.3 − 11.3 falls short of 1 in binary, and reaches it all the same */
    const double edge[] = {11.3, 12.3};
    const double under[] = {11.3, 12.2};
    years(0, LA(0), edge, 2, 0);
    years(0, LA(1), under, 2, 0);
    years(0, LA(2), (const double[]){20, 21}, 2, 500); /* exactly five children */
    world_build(&world);
    expect_level(dip(0, LA(0)), WORD_WATCH, "size; cannot be tested: no counts published");
    cr_expect_eq(dip(0, LA(1))->word, WORD_NONE);
    expect_level(dip(0, LA(2)), WORD_WATCH, "size");
}

Test(analysis_dips, sustained_by_trend_and_by_three_running)
{
    world_indicator(&world, "a");
    const double rising[] = {10, 14, 18, 22, 26, 30};
    const double second[] = {10, 10, 10, 10, 12, 14};
    years(0, LA(0), rising, 6, 1000);
    years(0, LA(1), second, 6, 400);
    world_build(&world);
    const struct figure *figure = dip(0, LA(0));
    cr_expect_eq(figure->word, WORD_SUSTAINED);
    cr_expect(figure_says(figure, "size"));
    cr_expect(figure_says(figure, "second adverse comparison"));
    cr_expect(figure_says(figure, "adverse trend"));
    cr_expect(figure_says(figure, "three adverse comparisons running"));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_TREND)->word, WORD_INCREASING);
    cr_expect_eq(dip(0, LA(1))->word, WORD_DIPPING);
    cr_expect(figure_says(dip(0, LA(1)), "second adverse comparison"));
    cr_expect_not(figure_says(dip(0, LA(1)), "three adverse"));
}

Test(analysis_dips, without_counts)
{
    world_indicator(&world, "a");
    const double one[] = {20, 20, 20, 30};
    const double two[] = {20, 20, 25, 30};
    const double three[] = {20, 22, 25, 30};
    const double broken[] = {20, 25, 24.5, 30};
    years(0, LA(0), one, 4, 0);
    years(0, LA(1), two, 4, 0);
    years(0, LA(2), three, 4, 0);
    years(0, LA(3), broken, 4, 0);
    world_build(&world);
    expect_level(dip(0, LA(0)), WORD_WATCH, "size; cannot be tested: no counts published");
    expect_level(dip(0, LA(1)), WORD_DIPPING,
                 "size; cannot be tested: no counts published; second adverse comparison");
    expect_level(
        dip(0, LA(2)), WORD_SUSTAINED,
        "size; cannot be tested: no counts published; second adverse comparison; three adverse comparisons "
        "running");
    cr_expect_eq(dip(0, LA(3))->word, WORD_WATCH);
    cr_expect_null(world_detail(&world, 0, LA(0), "dip-children"), "nobody knows how many children");
    cr_expect_not_null(world_detail(&world, 0, LA(0), "dip-size"));
}

Test(analysis_dips, without_counts_a_control_chart_raises_nothing)
{
    world_indicator(&world, "a");
    const double jump[] = {20, 20.1, 20, 19.9, 20, 20.1, 20, 19.9, 20, 20.1, 20, 20, 19.9, 20, 60};
    years(0, LA(0), jump, 15, 0);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_SPC_VARIATION)->word, WORD_CONCERN);
    cr_expect_eq(dip(0, LA(0))->word, WORD_WATCH);
}

Test(analysis_dips, control_chart_is_own_evidence)
{
    struct indicator *indicator = world_indicator(&world, "a");
    indicator->measure = MEASURE_RATIO; /* no interval */
    indicator->multiplier = 1;
    for (int year = 2011; year <= 2025; year++)
        world_counts(&world, 0, LA(0), year_label(year), year == 2025 ? 3000.5 : 1500 + year % 2, 100.5);
    world_build(&world);
    expect_level(dip(0, LA(0)), WORD_DIPPING, "size; control-chart concern");
}

Test(analysis_dips, small_denominators_stay_on_watch)
{
    world_indicator(&world, "a");
    years(0, LA(0), (const double[]){10, 40, 100}, 3, 20);
    years(0, LA(1), (const double[]){10, 40, 100}, 3, 30);
    world_build(&world);
    cr_expect_eq(dip(0, LA(0))->word, WORD_WATCH);
    cr_expect(figure_says(dip(0, LA(0)), "denominator under 30"));
    cr_expect_neq(dip(0, LA(1))->word, WORD_WATCH);
}

Test(analysis_dips, high_is_good_mirrors)
{
    world_indicator(&world, "a")->polarity = POLARITY_HIGH;
    years(0, LA(0), (const double[]){80, 60}, 2, 500);
    years(0, LA(1), (const double[]){60, 80}, 2, 500);
    world_build(&world);
    cr_expect_eq(dip(0, LA(0))->word, WORD_DIPPING);
    cr_expect_eq(dip(0, LA(1))->word, WORD_NONE);
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_IMPROVEMENT)->word, WORD_IMPROVING);
}

Test(analysis_dips, in_period_quarters_look_one_quarter_back)
{
    world_indicator(&world, "a");
    static const char *const labels[] = {"2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4",
                                         "2025-26 Q1", "2025-26 Q2", "2025-26 Q3", "2025-26 Q4"};
    static const double values[] = {20, 20, 20, 20, 20, 20, 23, 24};
    for (int i = 0; i < 8; i++)
        world_value(&world, 0, LA(0), labels[i], values[i]);
    world_build(&world);
    const struct figure *figure = world_figure(&world, 0, LA(0), "2025-26 Q4", STAT_DIP);
    expect_level(figure, WORD_DIPPING,
                 "size; cannot be tested: no counts published; second adverse comparison");
}

Test(analysis_dips, snapshots_look_a_year_back)
{
    world_indicator(&world, "a")->basis = BASIS_SNAPSHOT;
    static const char *const labels[] = {"2023-24 Q4", "2024-25 Q3", "2024-25 Q4", "2025-26 Q3",
                                         "2025-26 Q4"};
    static const double values[] = {20, 20, 20, 25, 25};
    for (int i = 0; i < 5; i++)
        world_value(&world, 0, LA(0), labels[i], values[i]);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025-26 Q4", STAT_DIP)->word, WORD_WATCH,
                 "Q3's rise is the same year's");
}

Test(analysis_dips, queried_values_are_no_news)
{
    world_indicator(&world, "a");
    world_value(&world, 0, LA(0), "2024", 20);
    world_observe(&world, 0, LA(0), world_period(&world, 0, "2025"),
                  (struct observation){.state = STATE_QUERIED, .has_value = true, .value = 0});
    world_value(&world, 0, LA(1), "2025", 20);
    world_value(&world, 0, LA(8), "2025", 20);
    world_build(&world);
    const struct figure *good = world_figure(&world, 0, LA(0), "2025", STAT_IMPROVEMENT);
    cr_expect_eq(good->state, STATE_NOT_CALCULABLE);
    cr_expect(figure_says(good, "no value for 2024-25 FY (queried)"));
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_BAND)->state, STATE_NOT_CALCULABLE);
}

Test(analysis_dips, position_and_persistently_low)
{
    world_indicator(&world, "a");
    for (int year = 2023; year <= 2025; year++)
        for (uint32_t i = 0; i < 18; i++)
            world_value(&world, 0, LA(i), year_label(year),
                        i == 0                   ? 50
                        : i == 1 && year == 2023 ? 1
                        : i == 5                 ? 30
                                                 : 20 + i);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_POSITION)->word, WORD_LOW);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_PERSISTENTLY_LOW)->word, WORD_YES);
    cr_expect(figure_says(world_figure(&world, 0, LA(0), "2025", STAT_PERSISTENTLY_LOW), "3 of the last 3"));
    cr_expect_float_eq(world_detail(&world, 0, LA(0), "rank-share")->value, 1, 1e-9, "the last of 18");
    cr_expect_null(world_detail(&world, 0, LA(1), "rank-share"), "which is not low");
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_POSITION)->word, WORD_STRONG);
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_PERSISTENTLY_LOW)->word, WORD_NO);
    cr_expect_eq(world_figure(&world, 0, LA(5), "2025", STAT_POSITION)->word, WORD_NONE);
    cr_expect_eq(world_paper_count(&world, REGION, "persistently-low"), 1);
}

Test(analysis_dips, persistently_low_needs_three_periods)
{
    world_indicator(&world, "a");
    for (int year = 2024; year <= 2025; year++)
        for (uint32_t i = 0; i < 18; i++)
            world_value(&world, 0, LA(i), year_label(year), i == 0 ? 50 : 20 + i);
    world_build(&world);
    const struct figure *figure = world_figure(&world, 0, LA(0), "2025", STAT_PERSISTENTLY_LOW);
    cr_expect_eq(figure->state, STATE_NOT_CALCULABLE);
    cr_expect(figure_says(figure, "fewer than 3 annual periods"));
}

/* The largest LA has the most children, whatever it does well. */
Test(analysis_dips, counts_have_no_place_among_areas)
{
    world_indicator(&world, "a")->measure = MEASURE_COUNT;
    for (uint32_t i = 0; i < world.areas.n; i++)
        for (int year = 2022; year <= 2025; year++)
            world_value(&world, 0, i, year_label(year), i == LA(0) ? 500 : 20 + i);
    world_build(&world);
    static const enum statistic places[] = {STAT_RANK, STAT_BAND, STAT_POSITION, STAT_PERSISTENTLY_LOW,
                                            STAT_VS_ENGLAND};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const struct figure *figure = world_figure(&world, 0, LA(0), "2025", places[i]);
        cr_expect(figure->state == STATE_NOT_CALCULABLE || figure->word == WORD_NOT_COMPARED);
        cr_expect(figure_says(figure, "a count is not compared"), "%.*s", STR_ARG(figure->method));
    }
}

Test(analysis_dips, movements_without_polarity)
{
    world_indicator(&world, "a")->polarity = POLARITY_NONE;
    years(0, LA(0), (const double[]){20, 40}, 2, 500);
    years(0, LA(1), (const double[]){40, 20}, 2, 500);
    years(0, LA(2), (const double[]){20, 21}, 2, 500);
    years(0, LA(3), (const double[]){20, 40}, 2, 0);
    world_counts(&world, 0, LA(4), "2024", 0, 500);
    world_counts(&world, 0, LA(4), "2025", 4, 4);
    years(0, ENGLAND, (const double[]){25, 25}, 2, 100000);
    world_build(&world);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_MOVEMENT)->word, WORD_UP);
    cr_expect_eq(world_figure(&world, 0, LA(1), "2025", STAT_MOVEMENT)->word, WORD_DOWN);
    cr_expect_eq(world_figure(&world, 0, LA(2), "2025", STAT_MOVEMENT)->word, WORD_NONE);
    cr_expect(figure_says(world_figure(&world, 0, LA(3), "2025", STAT_MOVEMENT), "cannot be tested"));
    expect_level(world_figure(&world, 0, LA(4), "2025", STAT_MOVEMENT), WORD_NONE,
                 "large change worth fewer than 5");
    cr_expect_eq(dip(0, LA(0))->state, STATE_NOT_CALCULABLE);
    uint32_t outside = ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), world_period(&world, 0, "2025"),
                                          STAT_MOVEMENT, STR("funnel"));
    cr_assert_neq(outside, FIGURE_NONE);
    cr_expect_eq(ledger_at(world.ledger, outside)->word, WORD_HIGHER);
    cr_expect_eq(world_paper_count(&world, REGION, "movement-up"), 1);
    cr_expect_eq(world_paper_count(&world, LA(1), "movement-down"), 1);
}

/* A published 25 that is 25.37 by its counts lies within limits that begin at 25.01. */
Test(analysis_dips, a_funnel_judges_by_the_counts_and_not_by_the_published_rounding)
{
    struct indicator *item = world_indicator(&world, "a");
    item->polarity = POLARITY_NONE;
    item->measure = MEASURE_RATE;
    item->multiplier = 10000;
    item->decimals = 0;
    world_value(&world, 0, ENGLAND, "2025", 28);
    struct observation observation = {.state = STATE_VALUE,
                                      .value = 25,
                                      .numerator = 743,
                                      .denominator = 292859,
                                      .has_value = true,
                                      .has_numerator = true,
                                      .has_denominator = true};
    world_observe(&world, 0, LA(0), world_period(&world, 0, "2025"), observation);
    world_build(&world);
    uint32_t outside = ledger_find_detail(world.ledger, 0, UINT32_MAX, LA(0), world_period(&world, 0, "2025"),
                                          STAT_MOVEMENT, STR("funnel"));
    cr_assert_neq(outside, FIGURE_NONE);
    cr_expect_eq(ledger_at(world.ledger, outside)->word, WORD_NONE);
    cr_expect_eq(world_figure(&world, 0, LA(0), "2025", STAT_VS_ENGLAND)->word, WORD_SIMILAR);
}

static const struct figure *funnel_of(uint32_t area)
{
    uint32_t found = ledger_find_detail(world.ledger, 0, UINT32_MAX, area, world_period(&world, 0, "2025"),
                                        STAT_MOVEMENT, STR("funnel"));
    return found == FIGURE_NONE ? NULL : ledger_at(world.ledger, found);
}

/* Who is outside a funnel that is drawn is recorded, whether or not there is a good side; of one that nobody
 * draws there are no limits. */
Test(analysis_dips, outside_of_a_drawn_funnel)
{
    struct node chart = {.kind = NODE_CHART, .chart = WANTED_FUNNEL};
    world.spec.body = &chart;
    world_indicator(&world, "a");
    years(0, LA(0), (const double[]){40}, 1, 500);
    years(0, LA(1), (const double[]){25}, 1, 500);
    years(0, LA(2), (const double[]){10}, 1, 500);
    years(0, ENGLAND, (const double[]){25}, 1, 100000);
    world_build(&world);
    static const enum word words[] = {WORD_HIGHER, WORD_NONE, WORD_LOWER};
    for (uint32_t i = 0; i < 3; i++) {
        cr_assert_not_null(funnel_of(LA(i)));
        cr_expect_eq(funnel_of(LA(i))->word, words[i]);
    }
}

Test(analysis_dips, no_funnel_that_is_not_drawn)
{
    world_indicator(&world, "a");
    years(0, LA(0), (const double[]){40}, 1, 500);
    years(0, ENGLAND, (const double[]){25}, 1, 100000);
    world_build(&world);
    cr_expect_null(funnel_of(LA(0)));
}

static double moved(const char *detail)
{
    const struct figure *count = world_detail(&world, 0, REGION, detail);
    cr_assert_not_null(count, "no count %s", detail);
    return count->value;
}

/* What an arrow shows: the least change reached, and worth the children that the rule of dips asks for. */
Test(analysis_dips, moves_are_counted_by_side)
{
    world_indicator(&world, "a");
    years(0, LA(0), (const double[]){20, 40}, 2, 500);
    years(0, LA(1), (const double[]){20, 40}, 2, 0);
    years(0, LA(2), (const double[]){40, 20}, 2, 500);
    years(0, LA(3), (const double[]){20, 24}, 2, 100); /* four children */
    years(0, LA(4), (const double[]){20, 20.4}, 2, 500);
    world_build(&world);
    cr_expect_eq(moved("moved-worse"), 2);
    cr_expect_eq(moved("moved-better"), 1);
    cr_expect_eq(moved("change-up"), 4);
    cr_expect_null(world_detail(&world, 0, REGION, "moved-up"));
}

/* A size is recorded once: by the rule of dips or improvements, else by itself. */
Test(analysis_dips, every_change_has_one_size)
{
    world_indicator(&world, "a")->least_change = 2;
    years(0, LA(0), (const double[]){20, 27}, 2, 500);
    years(0, LA(1), (const double[]){27, 20}, 2, 500);
    years(0, LA(2), (const double[]){20, 21}, 2, 500);
    years(0, ENGLAND, (const double[]){25, 25}, 2, 100000);
    world_build(&world);
    static const char *const details[] = {"dip-size", "improvement-size", "change-size"};
    static const double sizes[] = {3.5, 3.5, 0.5}, apart[] = {1, 2.5, 2};
    for (uint32_t la = 0; la < 3; la++) {
        for (uint32_t i = 0; i < 3; i++)
            cr_expect_eq(world_detail(&world, 0, LA(la), details[i]) != NULL, la == i);
        cr_expect_float_eq(world_detail(&world, 0, LA(la), details[la])->value, sizes[la], 1e-9);
        cr_expect_float_eq(world_detail(&world, 0, LA(la), "england-size")->value, apart[la], 1e-9);
    }
    cr_expect_not_null(world_detail(&world, 0, REGION, "change-size"));
    cr_expect_null(world_detail(&world, 0, LA(3), "change-size"));
}
