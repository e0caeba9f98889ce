/* What marks and words of a chart say, and that they keep clear of each other. */
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
TestSuite(chart_signs, .init = open_bench, .fini = close_bench);

static struct plan plan_of(double width)
{
    return bench_plan(&bench, width);
}

/* -- keys */

Test(chart_signs, a_symbol_of_a_scorecard_stands_under_the_numbers)
{
    struct plan plan = plan_of(481);
    struct str columns[] = {STR("Visits")}, rows[] = {STR("Ash"), STR("Elm")};
    struct score_cell cells[] = {{.text = STR("93.3"), .value = number(93.3, "93.3"), .arrow = ARROW_LEVEL},
                                 {.text = STR("–"), .value = symbol("–")}};
    const struct scorecard_chart chart = {
        .columns = columns, .n_columns = 1, .rows = rows, .n_rows = 2, .cells = cells};
    scorecard_layout(&plan, &chart);
    const struct plan_text *value = find_text(&plan, "93.3"), *dash = find_text(&plan, "–");
    cr_assert(value && dash);
    cr_assert_float_eq(dash->x + dash->width, value->x + value->width, NEAR);
}

Test(chart_signs, a_scorecard_of_letters_promises_no_table)
{
    struct plan plan = plan_of(200);
    struct chart *chart = chart_sample(bench.arena, CHART_SCORECARD, MANY, 1);
    const struct scorecard_layout *layout = scorecard_layout(&plan, &chart->of.scorecard);
    cr_assert_not(layout->has_values);
    cr_assert_null(find_text(&plan, "values are in the table of this chart"));
}

Test(chart_signs, the_note_of_a_row_stands_under_its_name)
{
    struct plan plan = plan_of(481);
    struct spine_row rows[] = {{.name = STR("Health checks"),
                                .note = STR("high is good, 2025"),
                                .own = number(5, "5"),
                                .england = number(10, "10")}};
    const struct spine_chart spine = {.own_name = STR("b"), .rows = rows, .n_rows = 1};
    spine_layout(&plan, &spine);
    struct flow_step steps[] = {{.name = STR("Referrals"), .value = number(9, "9")}};
    struct flow_step stocks[] = {
        {.name = STR("On a plan"), .conversion = STR("3 in 10 of them"), .value = number(3, "3")}};
    const struct flow_chart flow = {.steps = steps, .n_steps = 1, .stocks = stocks, .n_stocks = 1};
    struct plan flow_plan = plan_of(481);
    flow_layout(&flow_plan, &flow);
    const struct plan_text *names[] = {find_text(&plan, "Health checks"), find_text(&flow_plan, "On a plan")};
    const struct plan_text *notes[] = {find_text(&plan, "high is good, 2025"),
                                       find_text(&flow_plan, "3 in 10 of them")};
    for (size_t i = 0; i < 2; i++) {
        cr_assert(names[i] && notes[i]);
        cr_assert_float_eq(notes[i]->x, names[i]->x, NEAR);
        cr_assert_gt(notes[i]->baseline, names[i]->baseline);
    }
}

Test(chart_signs, a_value_of_a_spine_without_a_letter_is_in_the_key)
{
    struct spine_row rows[] = {{.name = STR("a"), .own = number(5, "5"), .england = number(10, "10")}};
    const struct spine_chart spine = {.own_name = STR("b"), .rows = rows, .n_rows = 1};
    for (int has_polarity = 0; has_polarity <= 1; has_polarity++)
        for (int band = 0; band <= 1; band++) {
            struct plan plan = plan_of(481);
            rows[0].has_polarity = has_polarity;
            rows[0].band = band ? BAND_B : BAND_NONE;
            spine_layout(&plan, &spine);
            cr_assert_eq(find_text(&plan, "without a letter") != NULL, has_polarity && !band);
        }
}

/* -- labels at the end of lines */

Test(chart_signs, the_label_of_a_line_at_the_very_top_stands_beside_it)
{
    struct plan plan = plan_of(400);
    struct str periods[] = {STR("2024"), STR("2025")};
    struct datum points[] = {number(40, "40"), number(42, "42")};
    struct trend_series series = {.name = STR("Ash"), .points = points};
    const struct trend_chart chart = {.periods = periods,
                                      .n_periods = 2,
                                      .series = &series,
                                      .n_series = 1,
                                      .target = number(60, "60"),
                                      .target_label = STR("target 60")};
    const struct trend_layout *layout = trend_layout(&plan, &chart, 0);
    const struct end_label *end = &layout->ends[layout->n_ends - 1];
    cr_assert_float_eq(end->at_y, layout->frame.top, NEAR, "the scale ends at the target");
    cr_assert_float_eq(end->middle, end->at_y, 1.5);
}

/* -- what is not there */

Test(chart_signs, a_bar_that_lacks_a_part_says_so)
{
    struct str names[] = {STR("a"), STR("b"), STR("c")};
    struct datum lacking[] = {number(0.2, "20%"), number(0.3, "30%"), symbol("–")};
    struct stacked_row rows[] = {{.name = STR("Ash"), .parts = lacking, .reason = STR("without c")}};
    const struct stacked_chart chart = {.parts = names, .n_parts = 3, .rows = rows, .n_rows = 1, .whole = 1};
    struct plan plan = plan_of(481);
    const struct stacked_layout *layout = stacked_layout(&plan, &chart);
    const struct plan_text *said = find_text(&plan, "without c");
    cr_assert(said && said->x > layout->edges[3]);
    cr_assert_null(find_text(&plan, "c"), "a part that no row has is not named over the bars");
    lacking[1] = number(0.79, "79%");
    struct plan full = plan_of(481);
    stacked_layout(&full, &chart);
    cr_assert_not_null(find_text(&full, "Ash, without c"), "the bar leaves no room behind it");
}

Test(chart_signs, comparators_are_keyed_as_they_are_drawn)
{
    struct str periods[] = {STR("2023"), STR("2024"), STR("2025")};
    struct datum points[] = {number(1, "1"), symbol("–"), number(3, "3")};
    struct trend_series series[] = {{STR("Ash"), ROLE_PLAIN, points}, {STR("Region"), ROLE_REGION, points}};
    struct multiple panel = {.name = STR("Ash"), .series = series, .n_series = 2};
    const struct multiples_chart chart = {
        .periods = periods, .n_periods = 3, .panels = &panel, .n_panels = 1};
    struct plan plan = plan_of(481), whole = plan_of(481);
    cr_assert_eq(multiples_layout(&plan, &chart, 0)->key.items[0].sign, SIGN_FILLED);
    points[1] = number(2, "2");
    cr_assert_eq(multiples_layout(&whole, &chart, 0)->key.items[0].sign, SIGN_LINE);
}

/* -- names in a funnel */

Test(chart_signs, names_of_a_funnel_keep_clear_of_its_curves)
{
    struct funnel_limit limits[60];
    struct funnel_point points[60];
    for (size_t i = 0; i < 60; i++) {
        double n = 20 + 30 * (double)i, error = 50 / sqrt(n);
        limits[i] = (struct funnel_limit){n, 25 - 1.96 * error, 25 + 1.96 * error, 25 - 3.09 * error,
                                          25 + 3.09 * error};
        points[i] = (struct funnel_point){.name = str_format(bench.arena, "Borough %zu", i),
                                          .denominator = n,
                                          .value = number(25 + (i % 2 ? 3.2 : -2.1) * error, "1"),
                                          .role = i % 3 ? ROLE_ATTENTION : ROLE_PLAIN};
    }
    const struct funnel_chart chart = {.points = points,
                                       .n_points = 60,
                                       .limits = limits,
                                       .n_limits = 60,
                                       .reference = 25,
                                       .reference_label = STR("England"),
                                       .denominator_label = STR("plans")};
    struct plan plan = plan_of(481);
    const struct funnel_layout *layout = funnel_layout(&plan, &chart, 0);
    size_t named = 0;
    for (size_t t = 0; t < plan.n_texts; t++) {
        const struct plan_text *text = &plan.texts[t];
        if (!str_starts(text->text, STR("Borough")) || !text->cleared)
            continue;
        named++;
        for (size_t i = 0; i < 60; i++) {
            double x =
                axis_place(&layout->x_axis, limits[i].denominator, layout->frame.left, layout->frame.right);
            double y[] = {
                frame_y(&layout->frame, limits[i].lower95), frame_y(&layout->frame, limits[i].upper95),
                frame_y(&layout->frame, limits[i].lower998), frame_y(&layout->frame, limits[i].upper998)};
            for (size_t c = 0; c < 4; c++)
                cr_assert(x < text->x || x > text->x + text->width || y[c] < text->baseline - text->ascent ||
                              y[c] > text->baseline + text->descent,
                          "%.*s lies on a limit", STR_ARG(text->text));
        }
    }
    cr_assert_gt(named, 5);
}

Test(chart_signs, only_what_is_not_named_in_the_plot_is_named_under_it)
{
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct plan plan = plan_of(481);
        struct chart *chart = chart_sample(bench.arena, CHART_FUNNEL, MANY, seed);
        const struct funnel_layout *layout = funnel_layout(&plan, &chart->of.funnel, 1);
        bool *left_over = ARENA_ARRAY(bench.arena, bool, chart->of.funnel.n_points);
        for (size_t i = 0; i < chart->of.funnel.n_points; i++)
            left_over[i] = funnel_wants_name(&chart->of.funnel.points[i]) && !layout->points[i].named;
        struct str names = funnel_left_over(&plan, &chart->of.funnel, left_over), said = STR_NONE;
        for (size_t i = 0; i < layout->key.n; i++)
            if (str_starts(layout->key.items[i].text, STR("Without room for a name in the plot: ")))
                said = layout->key.items[i].text;
        cr_assert(said.len ? str_ends(said, names) : !names.len);
    }
}

/* -- breaks */

Test(chart_signs, no_break_line_runs_through_the_words_of_another)
{
    static const char *const words[] = {"Exams were cancelled: grades were given by teachers",
                                        "Exams were sat again", "New system of grades"};
    for (size_t n = 2; n <= 3; n++)
        for (double at = 20; at < 170; at += 10)
            for (double apart = 18; apart < 70; apart += 10) {
                struct plan plan = plan_of(230);
                struct callout items[3];
                for (size_t i = 0; i < n; i++)
                    items[i] =
                        (struct callout){.at = fmin(at + apart * (double)i, 228), .text = str_of(words[i])};
                struct callouts callouts = {.items = items, .n = n};
                callouts_measure(&plan, &callouts, 0, 230);
                callouts_place(&plan, &callouts, callouts.height);
                for (size_t i = 0; i < n; i++)
                    for (size_t j = 0; j < n; j++)
                        cr_assert(i == j || items[j].row >= items[i].row ||
                                      fabs(items[j].middle - items[i].tie) >= items[j].width / 2,
                                  "%zu breaks from %g, %g apart: line %zu, words %zu", n, at, apart, i, j);
            }
}
