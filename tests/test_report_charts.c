/* Charts as plain data from a ledger made by hand: what they show, what they leave out, what a listener
 * hears. */
#include "test_report_world.h"

#include "data/value.h"

#include <criterion/criterion.h>

/* Withheld at the latest period, whatever stands behind it. */
static void withhold(struct world *world, uint32_t indicator, uint32_t area)
{
    struct figure figure =
        *ledger_figure(world->ledger, indicator, area, world_latest(world, indicator), STAT_VALUE);
    figure.state = STATE_WITHHELD;
    world_replace(world, figure);
}

Test(report_charts, a_withheld_value_is_in_no_chart_and_no_words)
{
    static const enum chart_wanted kinds[] = {WANTED_RANKED, WANTED_DUMBBELL, WANTED_MAP,
                                              WANTED_SMALL_MULTIPLES};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct world *world = world_open();
        world_values(world, REPEATS);
        world_number(world, REPEATS, BEECH, STAT_BAND, 0)->word = WORD_BAND_D;
        withhold(world, REPEATS, BEECH);
        struct node node = world_chart_node(kinds[i]);
        struct chart *chart =
            kinds[i] == WANTED_RANKED     ? chart_build_ranked(&world->context, &node, REPEATS)
            : kinds[i] == WANTED_DUMBBELL ? chart_build_dumbbell(&world->context, &node, REPEATS)
            : kinds[i] == WANTED_MAP      ? chart_build_map(&world->context, &node, REPEATS)
                                          : chart_build_multiples(&world->context, &node, REPEATS);
        cr_assert(chart);
        cr_expect(str_find(chart->alt, STR("24.0")) == SIZE_MAX, "%.*s", STR_ARG(chart->alt));
        cr_expect(str_find(chart->title, STR("24")) == SIZE_MAX);
        cr_expect(str_find(chart->alt, STR("band D")) == SIZE_MAX, "a withheld value takes its band with it");
        world_close(world);
    }
}

Test(report_charts, scorecard_has_value_band_and_arrow)
{
    struct world *world = world_open();
    world_values(world, REPEATS);
    world_moved(world, VISITS, ASH, 80, 70);
    world_word(world, VISITS, ASH, STAT_BAND, WORD_BAND_D, "");
    world_moved(world, VISITS, BEECH, 80, 81);
    uint32_t indicators[] = {VISITS, REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    const struct chart *chart = chart_build_scorecard(&world->context, &node, indicators, 2);
    const struct scorecard_chart *score = &chart->of.scorecard;
    cr_assert_eq(score->n_rows, 5);
    cr_assert_eq(score->n_columns, 2);
    cr_expect_eq(score->cells[0].band, BAND_D);
    cr_expect_eq(score->cells[0].arrow, ARROW_DOWN);
    cr_expect_eq(score->cells[0].arrow_tone, TONE_BAD);
    cr_expect_eq(score->cells[2].arrow, ARROW_LEVEL, "less than the least change");
    cr_expect_eq(score->cells[2].arrow_tone, TONE_NEUTRAL);
    cr_expect_not(score->cells[4].value.is_set);
    cr_expect_eq(score->row_roles[4], ROLE_REGION);
    cr_expect(says(world, chart->alt, "Ash: Visits in time 70, band D, worse; Repeat plans 31.0"));
    world_close(world);
}

Test(report_charts, a_move_of_fewer_than_five_has_no_arrow)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 100, 75);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_NONE, "adverse change worth fewer than 5");
    uint32_t indicators[] = {VISITS};
    struct node node = world_node(NODE_SCORECARD);
    const struct chart *chart = chart_build_scorecard(&world->context, &node, indicators, 1);
    cr_expect_eq(chart->of.scorecard.cells[0].arrow, ARROW_LEVEL);
    cr_expect_eq(chart->of.scorecard.cells[0].arrow_tone, TONE_NEUTRAL);
    cr_expect(is_silent(world, chart->alt, "worse"));
    world_close(world);
}

Test(report_charts, the_band_of_an_in_year_value_is_its_twins)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24);
    world_word(world, REPEATS, ASH, STAT_BAND, WORD_BAND_C, "");
    world_number(world, REPEATS, ASH, STAT_VALUE, 22);
    uint32_t indicators[] = {Q_REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    node.indicators = indicators;
    node.n_indicators = 1;
    const struct chart *chart = chart_build_scorecard(&world->context, &node, indicators, 1);
    cr_expect_eq(chart->of.scorecard.cells[0].band, BAND_C);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "their letter is that of the last published year (to 31 March 2025)"));
    world_close(world);
}

Test(report_charts, spine_speaks_through_the_twin_once)
{
    struct world *world = world_open();
    world_number(world, REPEATS, ASH, STAT_VALUE, 22);
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 24);
    world_number(world, REPEATS, ENGLAND, STAT_Q25, 20);
    world_number(world, REPEATS, ENGLAND, STAT_Q75, 28);
    world_number(world, REPEATS, ENGLAND, STAT_ENGLAND_MIN, 5);
    world_number(world, REPEATS, ENGLAND, STAT_ENGLAND_MAX, 45);
    world_number(world, Q_REPEATS, ASH, STAT_VALUE, 23);
    uint32_t indicators[] = {Q_REPEATS, REPEATS, VISITS};
    struct node node = world_chart_node(WANTED_SPINE);
    const struct chart *chart = chart_build_spine(&world->context, &node, indicators, 3, ASH);
    cr_assert(chart);
    cr_assert_eq(chart->of.spine.n_rows, 1);
    const struct spine_row *row = &chart->of.spine.rows[0];
    cr_expect_eq(row->own.value, 22);
    cr_expect_eq(row->q25.value, 20);
    cr_expect_eq(row->highest.value, 45);
    cr_expect(row->low_is_good);
    cr_expect_null(chart_build_spine(&world->context, &node, indicators, 3, BEECH));
    world_close(world);
}

static void add_control(struct world *world, struct period period, double value, double mean,
                        struct period begins, enum word flag)
{
    world_number_at(world, VISITS, REGION, period, STAT_REGION, value);
    world_number_at(world, VISITS, REGION, period, STAT_SPC_LOWER, mean - 5);
    world_number_at(world, VISITS, REGION, period, STAT_SPC_UPPER, mean + 5);
    struct figure *figure = world_number_at(world, VISITS, REGION, period, STAT_SPC_MEAN, mean);
    figure->comparator_period = begins;
    figure->n_used = 5;
    figure->parts = PART_TRIAL;
    struct figure mark = figure_new(VISITS, REGION, period, STAT_SPC_FLAG);
    mark.state = STATE_VALUE;
    mark.word = flag;
    ledger_add(world->ledger, mark);
}

Test(report_charts, a_control_chart_has_groups_flags_and_trial_limits)
{
    struct world *world = world_open();
    add_control(world, world->year_before, 80, 80, world->year_before, WORD_NONE);
    add_control(world, world->year, 60, 70, world->year, WORD_BELOW_LIMIT);
    world_word(world, VISITS, REGION, STAT_SPC_VARIATION, WORD_CONCERN, "");
    struct node node = world_chart_node(WANTED_SPC);
    const struct chart *chart = chart_build_spc(&world->context, &node, VISITS);
    cr_assert(chart);
    const struct spc_chart *spc = &chart->of.spc;
    cr_assert_eq(spc->n_points, 2);
    cr_expect_eq(spc->points[0].group, 0);
    cr_expect_eq(spc->points[1].group, 1);
    cr_expect_eq(spc->points[0].flag, SPC_FLAG_NONE);
    cr_expect_eq(spc->points[1].flag, SPC_FLAG_LIMIT);
    cr_expect_eq(spc->points[1].tone, TONE_BAD, "low is bad where high is good");
    cr_expect_eq(spc->variation_tone, TONE_BAD);
    cr_expect_eq(spc->variation, VARIATION_LOW);
    cr_expect_eq(spc->assurance, ASSURANCE_NONE);
    cr_expect(spc->trial);
    cr_expect(says(world, chart->alt, "Trial limits 65 to 75, mean 70."));
    world_close(world);
}

Test(report_charts, a_target_that_was_missed_running_says_so)
{
    struct world *world = world_open();
    add_control(world, world->year_before, 72, 70, world->year_before, WORD_NONE);
    add_control(world, world->year, 71, 70, world->year_before, WORD_NONE);
    world_word(world, VISITS, REGION, STAT_SPC_ASSURANCE, WORD_HIT_AND_MISS, "");
    world_number(world, VISITS, REGION, STAT_TARGET, 74);
    world_count(world, VISITS, REGION, "target-missed-running", 2);
    struct node node = world_chart_node(WANTED_SPC);
    const struct chart *chart = chart_build_spc(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect_eq(chart->of.spc.assurance, ASSURANCE_MAYBE);
    cr_expect(says(world, chart->alt,
                   "Target 74%. The target is sometimes met and sometimes missed; missed in "
                   "the last 2 years."));
    world_close(world);
}

Test(report_charts, what_the_ledger_cannot_carry_is_a_sentence_and_a_note)
{
    static const enum chart_wanted kinds[] = {WANTED_SPC,     WANTED_FUNNEL, WANTED_DUMBBELL, WANTED_FLOW,
                                              WANTED_STACKED, WANTED_SPINE,  WANTED_MAP};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct world *world = world_open();
        struct node node = world_chart_node(kinds[i]);
        uint32_t only[] = {VISITS};
        node.indicators = only;
        node.n_indicators = 1;
        const struct block *blocks = world_section(world, &node);
        cr_assert(blocks);
        cr_expect_eq(blocks->kind, BLOCK_PARAGRAPH);
        cr_expect(says(world, world_text(world, blocks), "it needs"));
        cr_expect_eq(diags_count(world->diags, SEVERITY_NOTE), 1);
        world_close(world);
    }
}

Test(report_charts, a_sum_over_fewer_las_is_a_gap)
{
    struct world *world = world_open();
    world->catalogue.items[VISITS].measure = MEASURE_COUNT;
    world_number_at(world, VISITS, REGION, world->year_before, STAT_REGION, 500);
    world_number(world, VISITS, REGION, STAT_REGION, 300)->marks = MARK_PARTIAL;
    struct node node = world_chart_node(WANTED_TREND);
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect(chart->of.trend.series[0].points[0].is_set);
    cr_expect_not(chart->of.trend.series[0].points[1].is_set);
    world_close(world);
}

Test(report_charts, the_funnel_stands_on_the_ledgers_limits)
{
    struct world *world = world_open();
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 24);
    for (uint32_t area = ASH; area <= CEDAR; area++) {
        world_number(world, REPEATS, area, STAT_VALUE, area == ASH ? 40 : 24);
        world_number(world, REPEATS, area, STAT_DENOMINATOR, 1000 - 100 * (double)area);
        world_number(world, REPEATS, area, STAT_FUNNEL_LOWER95, 20);
        world_number(world, REPEATS, area, STAT_FUNNEL_UPPER95, 28)->comparator = ENGLAND;
        world_number(world, REPEATS, area, STAT_FUNNEL_LOWER998, 17);
        world_number(world, REPEATS, area, STAT_FUNNEL_UPPER998, 31);
        world_word_detail(world, REPEATS, area, STAT_MOVEMENT, "funnel",
                          area == ASH     ? WORD_HIGHER
                          : area == CEDAR ? WORD_LOWER
                                          : WORD_NONE);
    }
    world_word(world, REPEATS, BEECH, STAT_DIP, WORD_SUSTAINED, "size");
    struct node node = world_chart_node(WANTED_FUNNEL);
    const struct chart *chart = chart_build_funnel(&world->context, &node, REPEATS);
    cr_assert(chart);
    const struct funnel_chart *funnel = &chart->of.funnel;
    cr_assert_eq(funnel->n_points, 3);
    cr_expect_lt(funnel->limits[0].denominator, funnel->limits[1].denominator);
    cr_expect_eq(funnel->points[0].role, ROLE_ATTENTION);
    cr_expect_eq(funnel->points[1].role, ROLE_PLAIN);
    cr_expect_eq(funnel->points[2].role, ROLE_ATTENTION, "as its record says, whatever its value is");
    cr_expect(funnel->points[1].is_named, "it dips, so the paper speaks of it");
    cr_expect_not(funnel->points[2].is_named);
    cr_expect(funnel->points[0].is_beyond);
    cr_expect_not(funnel->points[1].is_beyond);
    cr_expect_eq(funnel->reference, 24);
    cr_expect(says(world, chart->alt, "Outside the 99.8% limits: Ash (40.0) and Cedar (24.0)."));
    cr_expect(says(world, chart->alt, "around England 24.0%."), "with its unit");
    cr_expect(says(world, chart->title, "Repeat plans: Ash above, Cedar below the 99.8% limits"));
    world_close(world);
}

Test(report_charts, the_flow_shows_a_conversion_only_where_a_record_has_it)
{
    struct world *world = world_open();
    world_moved(world, VISITS, REGION, 90, 100);
    world_moved(world, REPEATS, REGION, 50, 40);
    world_count(world, REPEATS, REGION, "conversion", 40);
    uint32_t indicators[] = {VISITS, REPEATS, PLANS};
    world_moved(world, PLANS, REGION, 39, 42);
    struct node node = world_node(NODE_DEMAND_FLOW);
    const struct chart *chart = chart_build_flow(&world->context, &node, indicators, 3);
    cr_assert(chart);
    cr_assert_eq(chart->of.flow.n_steps, 2);
    cr_assert_eq(chart->of.flow.n_stocks, 1, "a snapshot is a stock");
    cr_expect_eq(chart->of.flow.steps[0].conversion.len, 0);
    cr_expect(says(world, chart->of.flow.steps[1].conversion, "40% of the step before"));
    cr_expect(says(world, chart->title, "Northshire: visits in time +10, "));
    cr_expect(says(world, chart->title, "repeat plans −10.0 on a year before"));
    cr_expect(says(world, chart->of.flow.stocks_label, "drawn to another scale"));
    world_close(world);
}

Test(report_charts, breaks_and_inspections_are_marks_of_the_trend)
{
    struct world *world = world_open();
    struct series_break breaks[] = {
        {.indicator = INDICATOR_NONE, .area = AREA_NONE, .from = world->year, .reason = STR("New system")}};
    struct event events[] = {
        {.area = ASH, .date = {2024, 9, 30}, .kind = STR("Inspection"), .outcome = STR("Good")},
        {.area = BEECH, .date = {2024, 9, 30}, .kind = STR("Visit")}};
    world->lists.breaks = breaks;
    world->lists.n_breaks = 1;
    world->lists.events = events;
    world->lists.n_events = 2;
    world_moved(world, VISITS, ASH, 80, 70);
    struct node node = world_chart_node(WANTED_TREND);
    uint32_t only[] = {ASH};
    node.areas = only;
    node.n_areas = 1;
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_assert_eq(chart->of.trend.n_events, 2);
    cr_expect(chart->of.trend.events[0].is_break);
    cr_expect_eq(chart->of.trend.events[0].at, 0.5);
    cr_expect_not(chart->of.trend.events[1].is_break);
    cr_expect(says(world, chart->of.trend.events[1].text, "Inspection: Good"));
    cr_expect_gt(chart->of.trend.events[1].at, 0.4);
    cr_expect_lt(chart->of.trend.events[1].at, 0.6);
    world_close(world);
}

/* As comparisons see it: a year that the break falls into is not compared with the next one, a stock is. */
Test(report_charts, a_break_within_the_first_period_is_marked_where_it_is_crossed)
{
    struct world *world = world_open();
    struct period middle = period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2024, 2);
    struct series_break item = {.indicator = VISITS, .area = AREA_NONE, .from = middle};
    world->lists.breaks = &item;
    world->lists.n_breaks = 1;
    const struct period periods[] = {world->year_before, world->year};
    size_t n = 0;
    const struct chart_event *marks = chart_breaks(&world->context, VISITS, ASH, periods, 2, &n);
    cr_assert_eq(n, 1);
    cr_expect_eq(marks[0].at, 0.5);
    world->catalogue.items[VISITS].basis = BASIS_SNAPSHOT;
    chart_breaks(&world->context, VISITS, ASH, periods, 2, &n);
    cr_expect_eq(n, 0);
    world_close(world);
}

/* A point that is made of fewer LAs is joined to nothing, and the key says of how many it is. */
static void add_coverage(struct world *world, struct period period, double value, unsigned n_used,
                         bool is_other)
{
    struct figure *region = world_number_at(world, VISITS, REGION, period, STAT_REGION, value);
    region->marks = n_used < 4 ? MARK_PARTIAL : 0;
    region->parts = is_other ? PART_OTHERS : 0;
    region->n_used = n_used;
    region->n_expected = 4;
}

Test(report_charts, a_point_of_other_las_stands_alone)
{
    struct world *world = world_open();
    add_coverage(world, world->year_before, 80, 4, false);
    add_coverage(world, world->year, 60, 3, true);
    struct node node = world_chart_node(WANTED_TREND);
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect_not(chart->of.trend.series[0].points[0].is_partial);
    cr_expect(chart->of.trend.series[0].points[1].is_partial);
    cr_expect(says(world, chart->of.trend.partial_label, "3 of 4 LAs"));
    cr_expect(says(world, chart->alt, "in 2024–25: 3 of 4 LAs, not joined to the others."));
    world_close(world);
}

Test(report_charts, a_line_that_always_lacks_the_same_number_is_whole)
{
    struct world *world = world_open();
    add_coverage(world, world->year_before, 80, 3, false);
    add_coverage(world, world->year, 60, 3, false);
    struct node node = world_chart_node(WANTED_TREND);
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect_not(chart->of.trend.series[0].points[1].is_partial);
    cr_expect_eq(chart->of.trend.partial_label.len, 0);
    world_close(world);
}

Test(report_charts, a_bar_that_lacks_a_part_of_the_whole_says_which)
{
    struct world *world = world_open();
    static uint32_t parts[] = {REPEATS, VISITS};
    world_number(world, REPEATS, ASH, STAT_VALUE, 40);
    world_number(world, VISITS, ASH, STAT_VALUE, 60);
    world_number(world, REPEATS, BEECH, STAT_VALUE, 70);
    struct node node = world_chart_node(WANTED_STACKED);
    const struct chart *chart = chart_build_stacked(&world->context, &node, parts, 2);
    cr_assert(chart);
    const struct stacked_chart *stacked = &chart->of.stacked;
    cr_expect_eq(stacked->whole, 100);
    cr_expect_eq(stacked->rows[0].parts[1].value, 60);
    cr_expect_eq(stacked->rows[0].reason.len, 0);
    struct str lacks = words_lower(world->arena, world->catalogue.items[VISITS].short_name);
    cr_expect(stacked->rows[1].parts[0].is_set && !stacked->rows[1].parts[1].is_set);
    cr_expect(str_equal(stacked->rows[1].reason, str_format(world->arena, "without %.*s", STR_ARG(lacks))));
    world->catalogue.items[VISITS].multiplier = 1;
    cr_expect_null(chart_build_stacked(&world->context, &node, parts, 2), "of another whole");
    world_close(world);
}

Test(report_charts, a_subtitle_says_what_each_point_stands_for)
{
    struct world *world = world_open();
    static const struct {
        enum basis basis;
        const char *over;
    } cases[] = {{BASIS_ROLLING_12M, "%, 12 months to each quarter’s end"},
                 {BASIS_IN_PERIOD, "%, quarter by quarter"},
                 {BASIS_YEAR_TO_DATE, "%, from April to each quarter’s end"},
                 {BASIS_SNAPSHOT, "%, at each quarter’s end"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        world->catalogue.items[Q_REPEATS].basis = cases[i].basis;
        cr_expect(says(world, chart_unit_over(&world->context, Q_REPEATS, world->quarter), cases[i].over));
    }
    world->catalogue.items[REPEATS].basis = BASIS_SNAPSHOT;
    cr_expect(says(world, chart_unit_over(&world->context, REPEATS, world->year), "%, at each 31 March"));
    world->catalogue.items[REPEATS].basis = BASIS_IN_PERIOD;
    cr_expect(says(world, chart_unit_over(&world->context, REPEATS, world->year), "%, years to 31 March"));
    world->catalogue.items[REPEATS].basis = BASIS_YEAR_TO_DATE;
    struct period march = period_of(PERIOD_MONTH, CALENDAR_YEAR, 2025, 2);
    cr_expect(
        says(world, chart_unit_over(&world->context, REPEATS, march), "%, from April to each month’s end"));
    cr_expect(says(world, words_when(&world->context, &world->catalogue.items[REPEATS], march),
                   "from 1 April 2024 to 31 March 2025"));
    world_close(world);
}

Test(report_charts, a_panel_that_ends_early_says_when)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 70);
    world_number_at(world, VISITS, BEECH, world->year_before, STAT_VALUE, 60);
    struct node node = world_chart_node(WANTED_SMALL_MULTIPLES);
    const struct chart *chart = chart_build_multiples(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect(says(world, chart->of.multiples.panels[0].name, "Ash"));
    cr_expect(is_silent(world, chart->of.multiples.panels[0].name, "to"));
    cr_expect(says(world, chart->of.multiples.panels[1].name, "Beech, to 2023–24"));
    world_close(world);
}

Test(report_charts, a_line_names_only_whom_it_draws)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 70);
    world_moved(world, VISITS, REGION, 80, 81);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_DIPPING, "size");
    struct node node = world_chart_node(WANTED_TREND);
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect(is_silent(world, chart->alt, "Ash"), "%.*s", STR_ARG(chart->alt));
    uint32_t only[] = {ASH};
    node.areas = only;
    node.n_areas = 1;
    chart = chart_build_trend(&world->context, &node, VISITS);
    cr_expect(says(world, chart->alt, "Confirmed worsening in Ash."));
    world_close(world);
}

/* -- titles: the indicator and what the chart shows of it */

Test(report_charts, a_ranking_is_titled_by_its_ends)
{
    struct world *world = world_open();
    world_values(world, REPEATS);
    world_number(world, REPEATS, REGION, STAT_REGION_MIN, 22);
    world_number(world, REPEATS, REGION, STAT_REGION_MAX, 31);
    struct node node = world_node(NODE_INDICATOR);
    const struct chart *chart = chart_build_ranked(&world->context, &node, REPEATS);
    cr_expect(str_is(chart->title, "Repeat plans: Elm and Yew lowest, Ash highest"), "%.*s",
              STR_ARG(chart->title));
    world->catalogue.items[REPEATS].short_name =
        STR("Repeat plans of children with more than one plan in two years");
    chart = chart_build_ranked(&world->context, &node, REPEATS);
    cr_expect(says(world, chart->title, "two years: 22.0% to 31.0%"));
    world_close(world);
}

Test(report_charts, a_ranking_of_regions_says_where_the_region_is_last)
{
    struct world *world = world_open();
    uint32_t both[] = {REGION, BEECH};
    struct node node = world_chart_node(WANTED_RANKED);
    node.areas = both;
    node.n_areas = 2;
    world_number(world, VISITS, REGION, STAT_VALUE, 70);
    world_number(world, VISITS, BEECH, STAT_VALUE, 80);
    const struct chart *chart = chart_build_ranked(&world->context, &node, VISITS);
    cr_expect(says(world, chart->title, "Visits in time: Northshire lowest of 2 regions"));
    /* made of some of its LAs it has no place among regions, and says of how many it is */
    struct figure *region = world_number(world, VISITS, REGION, STAT_REGION, 70);
    region->marks = MARK_PARTIAL;
    region->n_used = 3;
    region->n_expected = 4;
    chart = chart_build_ranked(&world->context, &node, VISITS);
    cr_expect(says(world, chart->title, "Visits in time, by region"));
    cr_assert_eq(chart->of.ranked.n_bars, 2);
    cr_expect(says(world, chart->of.ranked.bars[1].name, "Northshire, 3 of 4 LAs"));
    cr_expect(says(world, chart->alt, "Northshire, 3 of 4 LAs 70"));
    world_close(world);
}

/* It is shown with its "?", but the lowest figure is another one's. */
Test(report_charts, a_queried_figure_is_named_at_no_end)
{
    struct world *world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 50);
    world_number(world, VISITS, BEECH, STAT_VALUE, 50)->state = STATE_QUERIED;
    world_number(world, VISITS, CEDAR, STAT_VALUE, 70);
    world_number(world, VISITS, REGION, STAT_REGION_MIN, 50);
    world_number(world, VISITS, REGION, STAT_REGION_MAX, 70);
    struct node node = world_node(NODE_INDICATOR);
    const struct chart *chart = chart_build_ranked(&world->context, &node, VISITS);
    struct str low = context_area_name(&world->context, ASH),
               high = context_area_name(&world->context, CEDAR);
    char ends[128];
    snprintf(ends, sizeof ends, "Lowest: %.*s, 50%%; highest: %.*s, 70%%.", STR_ARG(low), STR_ARG(high));
    cr_expect(says(world, chart->alt, ends));
    world_close(world);
}

Test(report_charts, a_ranking_of_counts_has_no_bar_or_line_for_their_sums)
{
    struct world *world = world_open();
    world->catalogue.items[VISITS].measure = MEASURE_COUNT;
    world_values(world, VISITS);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 9000);
    struct node node = world_chart_node(WANTED_RANKED);
    const struct chart *chart = chart_build_ranked(&world->context, &node, VISITS);
    cr_expect_eq(chart->of.ranked.n_bars, 4);
    cr_expect_not(chart->of.ranked.england.is_set);
    world_close(world);
}

Test(report_charts, a_line_is_titled_by_indicator_and_movement)
{
    struct world *world = world_open();
    world_moved(world, VISITS, REGION, 80, 70);
    struct node node = world_node(NODE_INDICATOR);
    const struct chart *chart = chart_build_trend(&world->context, &node, VISITS);
    cr_expect(says(world, chart->title, "Visits in time: Northshire down 10 points in a year"));
    struct str what = STR("Unaccompanied children by the threshold of the transfer scheme");
    cr_expect(says(world,
                   chart_title(&world->context, what, STR("Northshire"), STR("up 2"), CHART_TITLE_BESIDE),
                   "scheme: up 2"));
    world_close(world);
}

Test(report_charts, a_time_that_the_name_tells_is_not_said_twice)
{
    struct world *world = world_open();
    struct indicator item = world->catalogue.items[REPEATS];
    item.basis = BASIS_SNAPSHOT;
    item.name = STR("Children looked after at 31 March");
    cr_expect(says(world, chart_say_what(&world->context, &item, world->year),
                   "children looked after at 31 March 2025"));
    item.basis = BASIS_IN_PERIOD;
    item.name = STR("Three or more placements in the year");
    cr_expect(says(world, chart_say_what(&world->context, &item, world->year),
                   "three or more placements in the year to 31 March 2025"));
    world_close(world);
}

Test(report_charts, a_queried_figure_is_said_in_words)
{
    struct world *world = world_open();
    struct figure *figure = world_number(world, VISITS, ASH, STAT_VALUE, 0);
    figure->state = STATE_QUERIED;
    figure->display = STR("0?");
    cr_expect(says(world, chart_say_value(&world->context, figure), "0%, queried"));
    world_close(world);
}

Test(report_charts, a_panel_has_the_breaks_of_its_own_la)
{
    struct world *world = world_open();
    struct series_break breaks[] = {
        {.indicator = VISITS, .area = ASH, .from = world->year, .reason = STR("New system")}};
    world->lists.breaks = breaks;
    world->lists.n_breaks = 1;
    world_moved(world, VISITS, ASH, 80, 70);
    world_moved(world, VISITS, BEECH, 80, 70);
    struct node node = world_chart_node(WANTED_SMALL_MULTIPLES);
    const struct chart *chart = chart_build_multiples(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect_eq(chart->of.multiples.panels[0].n_breaks, 1);
    cr_expect_eq(chart->of.multiples.panels[1].n_breaks, 0);
    cr_expect_eq(chart->of.multiples.n_breaks, 0);
    world_close(world);
}
