/* Where things stand, by numbers: the layout functions of every kind. */
#include "chart/layouts.h"
#include "test_chart.h"
#include <criterion/criterion.h>
#include <math.h>

#define NEAR 1e-6

static struct chart_bench bench;
static void open_bench(void)
{
    bench = bench_open();
}
static void close_bench(void)
{
    bench_close(&bench);
}
TestSuite(chart_layout, .init = open_bench, .fini = close_bench);

static struct plan plan_of(double width)
{
    return bench_plan(&bench, width);
}

/* -- ranked */

static struct ranked_chart three_bars(void)
{
    struct ranked_bar *bars = ARENA_ARRAY(bench.arena, struct ranked_bar, 3);
    bars[0] = (struct ranked_bar){.name = STR("Solihull"), .value = number(10, "10.0")};
    bars[1] =
        (struct ranked_bar){.name = STR("West Midlands"), .value = number(20, "20.0"), .role = ROLE_REGION};
    bars[2] =
        (struct ranked_bar){.name = STR("Walsall"), .value = symbol("c"), .neighbours = number(15, "15.0")};
    return (struct ranked_chart){.bars = bars,
                                 .n_bars = 3,
                                 .england = number(16, "16.0"),
                                 .england_label = STR("England 16.0"),
                                 .neighbours_label = STR("neighbours")};
}

Test(chart_layout, bars_are_as_long_as_their_values_from_zero)
{
    struct plan plan = plan_of(400);
    struct ranked_chart chart = three_bars();
    const struct ranked_layout *layout = ranked_layout(&plan, &chart);
    const struct ranked_row *rows = layout->rows;
    cr_assert_float_eq(rows[0].from, layout->zero, NEAR);
    cr_assert_float_eq(layout->zero, layout->left, NEAR);
    cr_assert_float_eq((rows[1].to - rows[1].from) / (rows[0].to - rows[0].from), 2, NEAR);
    cr_assert_float_eq((layout->lines.items[0].at - layout->zero) / (rows[0].to - rows[0].from), 1.6, NEAR);
    cr_assert_float_eq((rows[2].neighbours - layout->zero) / (rows[0].to - rows[0].from), 1.5, NEAR);
    cr_assert(rows[0].y < rows[1].y && rows[1].y < rows[2].y);
}

Test(chart_layout, a_missing_bar_shows_its_symbol_and_no_length)
{
    struct plan plan = plan_of(400);
    struct ranked_chart chart = three_bars();
    const struct ranked_layout *layout = ranked_layout(&plan, &chart);
    cr_assert_not(layout->rows[2].has_value);
    cr_assert_float_eq(layout->rows[2].to - layout->rows[2].from, 0, NEAR);
    cr_assert_not_null(find_text(&plan, "c"));
}

Test(chart_layout, values_stand_in_a_column_clear_of_every_mark)
{
    struct plan plan = plan_of(400);
    struct ranked_chart chart = three_bars();
    chart.bars[0].lower = number(5, "5.0");
    chart.bars[0].upper = number(31, "31.0");
    const struct ranked_layout *layout = ranked_layout(&plan, &chart);
    const struct plan_text *value = find_text(&plan, "10.0");
    cr_assert_float_eq(value->x + value->width, 400, 1e-3);
    cr_assert_lt(layout->rows[0].upper + bench.style.chart.marker / 2, value->x);
}

Test(chart_layout, negative_bars_run_left_of_zero)
{
    struct plan plan = plan_of(400);
    struct ranked_chart chart = three_bars();
    chart.bars[0].value = number(-10, "−10.0");
    const struct ranked_layout *layout = ranked_layout(&plan, &chart);
    cr_assert_lt(layout->rows[0].from, layout->zero);
    cr_assert_float_eq(layout->rows[0].to, layout->zero, NEAR);
    cr_assert_float_eq(layout->rows[1].from, layout->zero, NEAR);
}

Test(chart_layout, more_height_makes_rows_higher)
{
    struct plan plan = plan_of(400), taller = plan_of(400);
    struct ranked_chart chart = three_bars();
    ranked_layout(&plan, &chart);
    taller.height = plan.height + 60;
    const struct ranked_layout *layout = ranked_layout(&taller, &chart);
    cr_assert_float_eq(taller.height, plan.height + 60, NEAR);
    cr_assert_float_eq(layout->rows[1].y - layout->rows[0].y,
                       bench.style.chart.bar + bench.style.chart.bar_gap + 20, NEAR);
}

/* -- trend */

static struct trend_chart five_periods(const double *values, const bool *set)
{
    static struct str periods[] = {{"2021", 4}, {"2022", 4}, {"2023", 4}, {"2024", 4}, {"2025", 4}};
    struct trend_series *series = ARENA_NEW(bench.arena, struct trend_series);
    *series = (struct trend_series){
        .name = STR("Dudley"), .role = ROLE_ATTENTION, .points = ARENA_ARRAY(bench.arena, struct datum, 5)};
    for (size_t i = 0; i < 5; i++)
        series->points[i] = set && !set[i] ? symbol("–") : number(values[i], "1");
    return (struct trend_chart){.periods = periods, .n_periods = 5, .series = series, .n_series = 1};
}

Test(chart_layout, nothing_is_drawn_across_a_gap_or_a_break)
{
    struct plan plan = plan_of(400);
    static const double values[] = {20, 21, 0, 23, 24};
    static const bool set[] = {true, true, false, true, true};
    struct trend_chart chart = five_periods(values, set);
    struct chart_event event = {.at = 3.5, .text = STR("New definition"), .is_break = true};
    chart.events = &event;
    chart.n_events = 1;
    const struct trend_layout *layout = trend_layout(&plan, &chart, 1);
    const struct series_point *points = layout->series[0];
    cr_assert(points[0].joined);
    cr_assert_not(points[1].joined);
    cr_assert_not(points[2].is_set);
    cr_assert_not(points[3].joined, "the break lies between the last two");
    cr_assert(points[3].alone && points[4].alone);
    cr_assert_not_null(find_text(&plan, "New definition"));
}

Test(chart_layout, an_axis_that_does_not_start_at_zero_says_so)
{
    static const double values[] = {80, 81, 82, 83, 84}, near_zero[] = {1, 2, 3, 4, 5};
    struct plan plan = plan_of(400), from_zero = plan_of(400), low = plan_of(400);
    struct trend_chart chart = five_periods(values, NULL);
    const struct trend_layout *layout = trend_layout(&plan, &chart, 1);
    cr_assert(layout->frame.axis.broken);
    cr_assert_not_null(find_text(&plan, "axis does not start at zero"));
    chart.zero_baseline = true;
    layout = trend_layout(&from_zero, &chart, 1);
    cr_assert_float_eq(layout->frame.axis.low, 0, NEAR);
    cr_assert_null(find_text(&from_zero, "axis does not start at zero"));
    chart = five_periods(near_zero, NULL);
    layout = trend_layout(&low, &chart, 1);
    cr_assert_float_eq(layout->frame.axis.low, 0, NEAR, "zero is taken in where the data is near it");
}

Test(chart_layout, end_labels_keep_their_order_and_stand_apart)
{
    struct plan plan = plan_of(481);
    struct chart *chart = chart_sample(bench.arena, CHART_TREND, ALL_EQUAL, 3);
    const struct trend_layout *layout = trend_layout(&plan, &chart->of.trend, 1);
    for (size_t i = 0; i < layout->n_ends; i++)
        for (size_t j = 0; j < layout->n_ends; j++) {
            const struct end_label *a = &layout->ends[i], *b = &layout->ends[j];
            if (a->at_y < b->at_y)
                cr_assert_lt(a->middle, b->middle);
            if (i != j)
                cr_assert_geq(fabs(a->middle - b->middle) + NEAR, (a->height + b->height) / 2);
        }
}

Test(chart_layout, a_series_that_ends_early_is_tied_to_its_last_point)
{
    struct plan plan = plan_of(400);
    static const double values[] = {20, 21, 22, 0, 0};
    static const bool set[] = {true, true, true, false, false};
    struct trend_chart chart = five_periods(values, set);
    const struct trend_layout *layout = trend_layout(&plan, &chart, 1);
    cr_assert_float_eq(layout->ends[0].at_x, layout->frame.x[2], NEAR);
}

/* Which of these periods are named under the plot. */
static size_t named_periods(struct plan *plan, const struct trend_chart *chart, size_t *named)
{
    size_t n = 0;
    for (size_t i = 0; i < chart->n_periods; i++)
        if (find_text(plan, str_terminated(bench.arena, chart->periods[i])))
            named[n++] = i;
    return n;
}

static void expect_even(const struct trend_chart *chart, const size_t *named, size_t n)
{
    cr_assert_geq(n, 2);
    cr_assert_eq(named[n - 1], chart->n_periods - 1, "the last is named");
    for (size_t i = 2; i < n; i++)
        cr_assert_eq(named[i] - named[i - 1], named[1] - named[0], "in even steps");
}

Test(chart_layout, periods_are_named_in_even_steps_to_the_last)
{
    static const double widths[] = {481, 230};
    for (size_t w = 0; w < 2; w++)
        for (uint64_t seed = 0; seed < 10; seed++) {
            struct plan plan = plan_of(widths[w]);
            struct chart *chart = chart_sample(bench.arena, CHART_TREND, CALM, seed);
            const struct trend_chart *trend = &chart->of.trend;
            size_t *named = ARENA_ARRAY(bench.arena, size_t, trend->n_periods);
            trend_layout(&plan, trend, 1);
            expect_even(trend, named, named_periods(&plan, trend, named));
        }
}

Test(chart_layout, the_same_quarter_of_each_year_is_named)
{
    struct plan plan = plan_of(300);
    struct str periods[20];
    struct datum points[20];
    for (size_t i = 0; i < 20; i++) {
        periods[i] = str_format(bench.arena, "Q%zu 20%zu", (i + 2) % 4 + 1, 21 + (i + 2) / 4);
        points[i] = (struct datum){.value = 20 + (double)i, .is_set = true, .text = STR("20")};
    }
    struct trend_series series = {STR("Own"), ROLE_REGION, points};
    const struct trend_chart chart = {
        .periods = periods, .n_periods = 20, .per_year = 4, .series = &series, .n_series = 1};
    trend_layout(&plan, &chart, 1);
    size_t named[20], n = named_periods(&plan, &chart, named);
    expect_even(&chart, named, n);
    cr_assert_eq((named[1] - named[0]) % 4, 0);
}

/* -- control chart */

Test(chart_layout, limits_stand_per_group_and_a_new_group_is_named)
{
    struct plan plan = plan_of(481);
    struct chart *chart = chart_sample(bench.arena, CHART_SPC, CALM, 4);
    const struct spc_layout *layout = spc_layout(&plan, &chart->of.spc, 1);
    cr_assert_eq(layout->n_spans, 2);
    const struct spc_span *spans = layout->spans;
    cr_assert_lt(spans[0].to, spans[1].from + NEAR);
    cr_assert_gt(spans[0].mean, spans[1].mean, "22 lies below 27");
    cr_assert_float_eq(spans[0].lower - spans[0].mean, spans[0].mean - spans[0].upper, 1e-6);
    cr_assert_not_null(find_text(&plan, "limits start again"));
}

Test(chart_layout, trial_limits_are_said)
{
    struct chart *chart = chart_sample(bench.arena, CHART_SPC, CALM, 4);
    for (int trial = 0; trial < 2; trial++) {
        struct plan plan = plan_of(481);
        chart->of.spc.trial = trial;
        spc_layout(&plan, &chart->of.spc, 1);
        cr_assert_eq(find_text(&plan, "trial limits: fewer than 13 points") != NULL, trial == 1);
    }
}

/* -- spine */

static struct spine_row spine_row(bool low_is_good, double own, double neighbours)
{
    return (struct spine_row){.name = STR("Indicator"),
                              .own = number(own, "1"),
                              .england = number(20, "20"),
                              .neighbours = number(neighbours, "1"),
                              .q25 = number(15, "15"),
                              .q75 = number(24, "24"),
                              .lowest = number(10, "10"),
                              .highest = number(28, "28"),
                              .low_is_good = low_is_good,
                              .has_polarity = true,
                              .band = BAND_B};
}

Test(chart_layout, better_is_to_the_right_whichever_way_is_good)
{
    struct plan plan = plan_of(481);
    struct spine_row rows[] = {spine_row(true, 12, 27), spine_row(false, 12, 27)};
    struct spine_chart chart = {.own_name = STR("Dudley"), .rows = rows, .n_rows = 2};
    const struct spine_layout *layout = spine_layout(&plan, &chart);
    cr_assert_gt(layout->rows[0].own, layout->centre);
    cr_assert_lt(layout->rows[1].own, layout->centre);
    cr_assert_float_eq(layout->rows[0].own - layout->centre, layout->centre - layout->rows[1].own, NEAR);
    cr_assert_float_eq(layout->rows[0].high - layout->centre, layout->centre - layout->rows[1].low, NEAR);
    for (size_t i = 0; i < 2; i++) {
        cr_assert_geq(layout->rows[i].low, layout->left);
        cr_assert_leq(layout->rows[i].high, layout->right);
    }
}

Test(chart_layout, marks_that_would_hide_each_other_stand_one_above_the_other)
{
    struct plan plan = plan_of(481);
    struct spine_row rows[] = {spine_row(true, 20.1, 20), spine_row(true, 12, 27)};
    struct spine_chart chart = {.own_name = STR("Dudley"), .rows = rows, .n_rows = 2};
    const struct spine_layout *layout = spine_layout(&plan, &chart);
    double marks = (layout->disc + bench.style.chart.marker) / 2;
    cr_assert_geq(layout->rows[0].neighbours_y - layout->rows[0].own_y, marks);
    cr_assert_float_eq(layout->rows[1].neighbours_y, layout->rows[1].own_y, NEAR);
}

/* -- the others */

Test(chart_layout, the_flow_s_bars_are_as_long_as_their_counts)
{
    struct plan plan = plan_of(481);
    struct flow_step steps[] = {
        {.name = STR("Contacts"), .value = number(4000, "4,000")},
        {.name = STR("Referrals"), .value = number(1000, "1,000"), .conversion = STR("25%")}};
    struct flow_chart chart = {.steps = steps, .n_steps = 2};
    const struct flow_layout *layout = flow_layout(&plan, &chart);
    cr_assert_float_eq((layout->steps[0].end - layout->left) / (layout->steps[1].end - layout->left), 4,
                       NEAR);
    const struct plan_text *share = find_text(&plan, "25%");
    cr_assert_gt(share->baseline, layout->steps[0].y);
    cr_assert_lt(share->baseline, layout->steps[1].y);
}

Test(chart_layout, parts_fill_the_whole_and_never_more)
{
    struct plan plan = plan_of(481);
    struct str names[] = {STR("a"), STR("b")};
    struct datum full[] = {number(0.25, "25%"), number(0.75, "75%")},
                 over[] = {number(0.8, "80%"), number(0.8, "80%")},
                 half[] = {number(0.2, "20%"), symbol("c")};
    struct stacked_row rows[] = {{.name = STR("x"), .parts = full},
                                 {.name = STR("y"), .parts = over},
                                 {.name = STR("z"), .parts = half}};
    struct stacked_chart chart = {.parts = names, .n_parts = 2, .rows = rows, .n_rows = 3, .whole = 1};
    const struct stacked_layout *layout = stacked_layout(&plan, &chart);
    double wide = layout->right - layout->left;
    cr_assert_float_eq(layout->edges[1] - layout->left, wide / 4, NEAR);
    cr_assert_float_eq(layout->edges[2], layout->right, NEAR);
    cr_assert_float_eq(layout->edges[5], layout->right, NEAR);
    cr_assert_float_eq(layout->edges[8] - layout->left, wide / 5, NEAR,
                       "a part that is not known takes no room");
}

Test(chart_layout, the_parts_are_read_and_told_apart)
{
    for (size_t n = 2; n <= 12; n++) {
        struct plan plan = plan_of(481);
        struct str *names = ARENA_ARRAY(bench.arena, struct str, n);
        struct datum *parts = ARENA_ARRAY(bench.arena, struct datum, n);
        for (size_t p = 0; p < n; p++) {
            names[p] = str_format(bench.arena, "part %zu", p);
            parts[p] = number(1.0 / (double)n, "8");
        }
        struct stacked_row row = {.name = STR("x"), .parts = parts};
        const struct stacked_chart chart = {.parts = names, .n_parts = n, .rows = &row, .n_rows = 1};
        const struct stacked_layout *layout = stacked_layout(&plan, &chart);
        size_t part = 0;
        for (size_t t = 0; t < plan.n_texts; t++)
            if (str_is(plan.texts[t].text, "8"))
                cr_assert_geq(colour_contrast(plan.texts[t].colour, layout->colours[part++]), 4.5,
                              "part %zu of %zu", part, n);
        cr_assert_eq(part, n);
        for (size_t p = 1; p < n; p++)
            cr_assert_geq(colour_contrast(layout->colours[p - 1], layout->colours[p]), 1.3,
                          "parts %zu and %zu of %zu", p - 1, p, n);
    }
}

Test(chart_layout, a_row_without_parts_says_why)
{
    struct plan plan = plan_of(481);
    struct str names[] = {STR("a"), STR("b")};
    struct datum none[] = {symbol("–"), symbol("–")}, full[] = {number(0.4, "40%"), number(0.6, "60%")};
    struct stacked_row rows[] = {{.name = STR("x"), .parts = none, .reason = STR("no figures")},
                                 {.name = STR("y"), .parts = full}};
    const struct stacked_chart chart = {.parts = names, .n_parts = 2, .rows = rows, .n_rows = 2, .whole = 1};
    const struct stacked_layout *layout = stacked_layout(&plan, &chart);
    cr_assert_not_null(find_text(&plan, "no figures"));
    cr_assert_eq(layout->named, 1, "parts are named over the first row that has some");
}

Test(chart_layout, dumbbells_share_one_scale)
{
    struct plan plan = plan_of(481);
    struct dumbbell_row rows[] = {
        {.name = STR("a"), .before = number(10, "10"), .now = number(20, "20"), .tone = TONE_BAD},
        {.name = STR("b"), .before = number(20, "20"), .now = number(15, "15"), .tone = TONE_GOOD}};
    struct dumbbell_chart chart = {
        .before_label = STR("2020"), .now_label = STR("2025"), .rows = rows, .n_rows = 2};
    const struct dumbbell_layout *layout = dumbbell_layout(&plan, &chart, 0);
    cr_assert_float_eq(layout->rows[0].now, layout->rows[1].before, NEAR);
    cr_assert_float_eq(layout->rows[1].now, (layout->rows[0].before + layout->rows[0].now) / 2, NEAR);
    cr_assert_not_null(find_text(&plan, "worse"));
    cr_assert_not_null(find_text(&plan, "better"));
}

Test(chart_layout, a_queried_figure_is_in_the_key_and_neither_better_nor_worse)
{
    struct plan plan = plan_of(481);
    struct dumbbell_row row = {.name = STR("a"), .before = number(10, "10"), .now = number(0, "0?")};
    row.now.queried = true;
    struct dumbbell_chart chart = {
        .before_label = STR("2020"), .now_label = STR("2025"), .rows = &row, .n_rows = 1};
    dumbbell_layout(&plan, &chart, 0);
    cr_assert_not_null(find_text(&plan, "queried"));
    cr_assert_null(find_text(&plan, "2025, neither"));
    struct plan bars_plan = plan_of(481), spine_plan = plan_of(481);
    struct ranked_bar bar = {.name = STR("a"), .value = row.now};
    struct ranked_chart ranked = {.bars = &bar, .n_bars = 1};
    ranked_layout(&bars_plan, &ranked);
    cr_assert_not_null(find_text(&bars_plan, "queried"));
    struct spine_row spine_row = {
        .name = STR("a"), .own = row.now, .england = number(10, "10"), .neighbours = number(8, "8")};
    const struct spine_chart spine = {.own_name = STR("b"), .rows = &spine_row, .n_rows = 1};
    const struct spine_layout *layout = spine_layout(&spine_plan, &spine);
    cr_assert_not(layout->rows[0].has_own, "it stands on neither side");
    cr_assert_not_null(find_text(&spine_plan, "? queried: not placed"));
}

Test(chart_layout, small_multiples_share_one_scale_and_say_the_last_value)
{
    struct plan plan = plan_of(481);
    struct chart *chart = chart_sample(bench.arena, CHART_SMALL_MULTIPLES, CALM, 2);
    struct multiples_chart *data = &chart->of.multiples;
    const struct multiples_layout *layout = multiples_layout(&plan, data, 1);
    cr_assert_eq(data->n_panels, 14);
    cr_assert_eq(layout->n_columns * layout->n_rows >= 14, true);
    for (size_t p = 0; p < 14; p++) {
        const struct panel_place *panel = &layout->panels[p];
        double value = data->panels[p].series[0].points[9].value;
        double share = (panel->bottom - panel->series[0][9].y) / (panel->bottom - panel->top);
        cr_assert_float_eq(layout->axis.low + share * (layout->axis.high - layout->axis.low), value, 1e-6);
        const struct str end = data->panels[p].series[0].points[9].text;
        cr_assert_not_null(find_text(&plan, str_terminated(bench.arena, end)));
    }
}

Test(chart_layout, a_sparkline_fills_its_box_without_a_scale)
{
    struct plan plan = plan_of(84);
    struct datum points[] = {number(5, "5"), number(9, "9"), number(7, "7")};
    struct sparkline_chart chart = {.points = points, .n_points = 3};
    const struct sparkline_layout *layout = sparkline_layout(&plan, &chart);
    cr_assert_float_eq(layout->points[0].y, layout->bottom, NEAR);
    cr_assert_float_eq(layout->points[1].y, layout->top, NEAR);
    cr_assert_float_eq(layout->points[2].y, (layout->top + layout->bottom) / 2, NEAR);
    cr_assert_float_eq(plan.height, bench.style.chart.spark_height, NEAR);
}

Test(chart_layout, every_point_outside_the_funnel_is_named)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct plan plan = plan_of(481);
        struct chart *chart = chart_sample(bench.arena, CHART_FUNNEL, MANY, seed);
        const struct funnel_chart *data = &chart->of.funnel;
        funnel_layout(&plan, data, 1);
        for (size_t i = 0; i < data->n_points; i++) {
            if (data->points[i].role != ROLE_ATTENTION)
                continue;
            bool found = false;
            for (size_t t = 0; t < plan.n_texts && !found; t++)
                found = str_find(plan.texts[t].text, str_slice(data->points[i].name, 0, 5)) != SIZE_MAX;
            cr_assert(found, "%.*s is named in the plot or under it", STR_ARG(data->points[i].name));
        }
    }
}

Test(chart_layout, forty_columns_of_a_scorecard_fit_a_page)
{
    struct plan plan = plan_of(481);
    struct chart *chart = chart_sample(bench.arena, CHART_SCORECARD, MANY, 1);
    cr_assert_eq(chart->of.scorecard.n_columns, 40);
    const struct scorecard_layout *layout = scorecard_layout(&plan, &chart->of.scorecard);
    const struct page_look *page = &bench.style.page;
    cr_assert_lt(plan.height, page->height - page->top - page->bottom);
    size_t columns = 0;
    for (size_t p = 0; p < layout->n_panels; p++)
        columns += layout->panels[p].n;
    cr_assert_eq(columns, 40);
}

Test(chart_layout, eleven_columns_keep_their_values_and_level_names)
{
    struct plan plan = plan_of(481);
    struct chart *chart = chart_sample(bench.arena, CHART_SCORECARD, CALM, 1);
    const struct scorecard_layout *layout = scorecard_layout(&plan, &chart->of.scorecard);
    cr_assert_eq(layout->n_panels, 1);
    cr_assert(layout->has_values);
    cr_assert_not_null(find_text(&plan, "Assessments"), "no word of a name is broken");
}

/* -- map */

Test(chart_layout, a_point_deep_inside_an_area_carries_its_words)
{
    /* a thick L: its middle lies outside it */
    struct point points[] = {{0, 0}, {40, 0}, {40, 100}, {100, 100}, {100, 140}, {0, 140}};
    size_t ends[] = {6};
    struct area_map_shape shape = {points, ends, 1};
    cr_assert_not(area_map_contains(&shape, (struct point){70, 50}));
    cr_assert(area_map_contains(&shape, (struct point){20, 50}));
    struct point anchor = area_map_anchor(&shape);
    cr_assert(area_map_holds(&shape, anchor.x - 15, anchor.y - 15, 30, 30));
    cr_assert_not(area_map_holds(&shape, 10, 90, 60, 20), "a corner of the L is cut off");
}

Test(chart_layout, longitude_shrinks_with_the_cosine_of_latitude)
{
    struct plan plan = plan_of(481);
    double ring[] = {-2, 52, -1, 52, -1, 53, -2, 53};
    struct map_ring rings[] = {{ring, 4}};
    struct map_area area = {
        .name = STR("x"), .rings = rings, .n_rings = 1, .band = BAND_A, .value = number(1, "1")};
    struct map_chart chart = {.areas = &area, .n_areas = 1};
    const struct area_map_layout *layout = area_map_layout(&plan, &chart, 0);
    const struct point *points = layout->areas[0].shape.points;
    double wide = points[1].x - points[0].x, tall = points[0].y - points[2].y;
    cr_assert_float_eq(wide / tall, cos(52.5 * atan(1) / 45), 1e-3); /* points lie on a fine grid */
    cr_assert_gt(tall, 0, "north is up");
}

/* -- points of other areas */

static double always(const void *with, double value)
{
    (void)with;
    return value;
}

Test(chart_layout, a_partial_point_is_joined_to_nothing)
{
    static const double x[] = {0, 10, 20, 30};
    struct datum points[] = {number(1, "1"), number(2, "2"), number(3, "3"), number(4, "4")};
    points[2].is_partial = true;
    struct arena *arena = arena_open();
    const struct series_point *laid = series_layout(arena, points, x, 4, always, NULL, NULL);
    cr_assert(laid[0].joined);
    cr_assert_not(laid[1].joined);
    cr_assert_not(laid[2].joined);
    cr_assert(laid[2].partial);
    arena_close(arena);
}

Test(chart_layout, a_panel_is_not_drawn_across_its_break)
{
    struct plan plan = plan_of(481);
    struct datum points[] = {number(1, "1"), number(2, "2"), number(3, "3")};
    struct str periods[] = {STR("2023"), STR("2024"), STR("2025")};
    struct trend_series series[] = {{STR("Ash"), ROLE_PLAIN, points}, {STR("Region"), ROLE_REGION, points}};
    struct chart_event cut = {0.5, STR("New system"), true};
    struct multiple panel = {
        .name = STR("Ash"), .series = series, .n_series = 2, .breaks = &cut, .n_breaks = 1};
    struct multiples_chart chart = {.periods = periods, .n_periods = 3, .panels = &panel, .n_panels = 1};
    const struct multiples_layout *layout = multiples_layout(&plan, &chart, 0);
    cr_assert_not(layout->panels[0].series[0][0].joined);
    cr_assert(layout->panels[0].series[0][1].joined);
    cr_assert(layout->panels[0].series[1][0].joined, "the break is not the region's");
}
