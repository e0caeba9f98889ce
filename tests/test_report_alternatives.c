/* What a listener hears of a chart: words for signs, runs said once, extremes with their periods, and where
 * all values are. */
#include "test_report_world.h"

#include "data/value.h"

#include <criterion/criterion.h>

static struct datum number(double value, const char *text)
{
    return (struct datum){.is_set = true, .value = value, .text = str_of(text)};
}

Test(report_alternatives, signs_are_words)
{
    struct datum datum = {.text = state_symbol(STATE_WITHHELD)};
    cr_expect(str_starts(chart_say_datum(&datum), STR("withheld")));
    datum.text = state_symbol(STATE_NOT_APPLICABLE);
    cr_expect(str_is(chart_say_datum(&datum), "not applicable"));
    datum.text = state_symbol(STATE_MISSING);
    cr_expect(str_is(chart_say_datum(&datum), "no figure"));
    datum = number(1.5, "1.5");
    cr_expect(str_is(chart_say_datum(&datum), "1.5"));
}

static void expect_series(struct world *world, const struct datum *points, size_t n, const char *expected)
{
    static const struct str periods[] = {{"2021", 4}, {"2022", 4}, {"2023", 4}, {"2024", 4}, {"2025", 4}};
    struct str said =
        chart_say_series(&world->context, STR("Line."), STR("Ash"), points, periods, n, STR("%"));
    cr_expect(str_is(said, expected), "%.*s", STR_ARG(said));
}

Test(report_alternatives, a_series_by_its_ends_and_extremes)
{
    struct world *world = world_open();
    struct datum points[] = {number(20, "20"), number(26, "26"), number(18, "18"), number(19, "19"),
                             number(22, "22")};
    expect_series(world, points, 5,
                  "Line. Ash: 20% in 2021, 22% in 2025; lowest 18% in 2023, highest 26% in 2022.");
    expect_series(world, points, 2, "Line. Ash: 20% in 2021, 26% in 2022.");
    expect_series(world, points, 1, "Line.");
    points[1] = points[4] = (struct datum){.text = STR("–")};
    expect_series(world, points, 5, "Line. Ash: 20% in 2021, 19% in 2024; lowest 18% in 2023; with gaps.");
    points[2] = number(19.9, "20"); /* what is shown alike is not said again */
    expect_series(world, points, 4, "Line. Ash: 20% in 2021, 19% in 2024; with gaps.");
    world_close(world);
}

Test(report_alternatives, nothing_is_compared_across_a_break)
{
    static const struct str periods[] = {{"2021", 4}, {"2022", 4}, {"2023", 4}, {"2024", 4}};
    struct world *world = world_open();
    struct datum points[] = {number(40, "40"), number(26, "26"), number(18, "18"), number(19, "19")};
    struct chart_event events[] = {{0.5, STR("First system"), true},
                                   {1.5, STR("New case system"), true},
                                   {2.3, STR("Inspection: Good"), false}};
    struct chart_axis axis = {periods, 4, events, 3};
    struct str said = chart_say_line(&world->context, STR("Line."), STR("Ash"), points, &axis, STR("%"));
    said = chart_say_marks(&world->context, said, &axis);
    cr_expect(str_is(said, "Line. Ash: 18% in 2023, 19% in 2024. Not comparable before 2023: new case "
                           "system. 2024: inspection: Good."),
              "%.*s", STR_ARG(said));
    events[1].at = 2.5;
    said = chart_say_line(&world->context, STR("Line."), STR("Ash"), points, &axis, STR("%"));
    cr_expect(str_is(said, "Line. Ash: 19% in 2024."), "%.*s", STR_ARG(said));
    world_close(world);
}

/* -- where all values are */

static struct str alternative(uint32_t indicator, const struct node *body, bool attached)
{
    static struct world *world;
    if (world)
        world_close(world);
    world = world_open();
    world->spec.body = ARENA_NEW(world->arena, struct node);
    *world->spec.body = *body;
    world->spec.attach.figures = attached;
    world->context.consulted = ARENA_NEW(world->arena, struct consulted);
    world_values(world, indicator);
    struct node node = world_chart_node(WANTED_RANKED);
    return chart_build_ranked(&world->context, &node, indicator)->alt;
}

Test(report_alternatives, it_says_where_the_values_are_and_only_if_they_are_there)
{
    static uint32_t listed[] = {PLANS, VISITS};
    static const char tables[] = " All values are in the data tables.",
                      attached[] = " All values are in the attached file of figures.";
    struct node section = world_node(NODE_SECTION), all = world_node(NODE_DATA_TABLES),
                some = world_node(NODE_DATA_TABLES);
    some.indicators = listed;
    some.n_indicators = 2;
    section.children = &some;
    cr_expect(str_ends(alternative(REPEATS, &all, true), str_of(tables)));
    cr_expect(str_ends(alternative(VISITS, &section, true), str_of(tables)));
    cr_expect(str_ends(alternative(REPEATS, &section, true), str_of(attached)));
    cr_expect(str_find(alternative(REPEATS, &section, false), STR("All values")) == SIZE_MAX);
}

/* -- control charts and scorecards */

static void add_control(struct world *world, struct period period, enum word flag)
{
    static const enum statistic statistics[] = {STAT_SPC_MEAN, STAT_SPC_LOWER, STAT_SPC_UPPER};
    world_number_at(world, VISITS, REGION, period, STAT_REGION, 60);
    for (size_t i = 0; i < 3; i++)
        world_number_at(world, VISITS, REGION, period, statistics[i], 70 + (double)i);
    struct figure mark = figure_new(VISITS, REGION, period, STAT_SPC_FLAG);
    mark.state = STATE_VALUE;
    mark.word = flag;
    ledger_add(world->ledger, mark);
}

Test(report_alternatives, flags_that_follow_each_other_are_said_once)
{
    struct world *world = world_open();
    add_control(world, world->year_before, WORD_SHIFT_BELOW);
    add_control(world, world->year, WORD_SHIFT_BELOW);
    struct node node = world_chart_node(WANTED_SPC);
    const struct chart *chart = chart_build_spc(&world->context, &node, VISITS);
    cr_assert(chart);
    cr_expect(says(world, chart->alt, " 2023–24 to 2024–25: shift below the mean."));
    world_close(world);
}

static struct str scorecard(struct world *world)
{
    static const uint32_t indicators[] = {REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    return chart_build_scorecard(&world->context, &node, indicators, 1)->alt;
}

Test(report_alternatives, a_scorecard_whose_values_are_in_tables_says_what_stands_out)
{
    static const enum word bands[] = {WORD_BAND_D, WORD_BAND_B, WORD_BAND_C, WORD_BAND_A};
    struct world *world = world_open();
    world_values(world, REPEATS);
    for (uint32_t i = 0; i < 4; i++)
        world_number(world, REPEATS, ASH + i, STAT_BAND, 0)->word = bands[i];
    world->context.consulted = ARENA_NEW(world->arena, struct consulted);
    struct node tables = world_node(NODE_DATA_TABLES);
    struct str whole = scorecard(world);
    cr_expect(says(world, whole, "Ash: Repeat plans 31.0, band D. Beech: Repeat plans 24.0, band B."));
    world->spec.body = &tables;
    world->context.consulted = ARENA_NEW(world->arena, struct consulted);
    struct str brief = scorecard(world);
    cr_expect(says(world, brief, "Ash: worst fourth in repeat plans."));
    cr_expect(says(world, brief, "Beech: neither best nor worst fourth in any."));
    cr_expect(says(world, brief, "Elm and Yew: best fourth in repeat plans."));
    cr_expect(says(world, brief, "Northshire: Repeat plans 26.0."));
    cr_expect(str_find(brief, STR("31.0")) == SIZE_MAX);
    world_close(world);
}

/* Twelve long columns: more than 150 words by LA, so that it goes by indicator. */
Test(report_alternatives, a_large_scorecard_is_said_by_indicator)
{
    struct world *world = world_open();
    uint32_t indicators[36];
    for (uint32_t i = 0; i < 36; i++)
        indicators[i] = REPEATS;
    static const double values[] = {31, 24, 24};
    for (uint32_t i = 0; i < 3; i++)
        world_moved(world, REPEATS, ASH + i, values[i] - (i == 0 ? 9 : 0), values[i]);
    world_moved(world, REPEATS, REGION, 27, 26);
    world_count(world, REPEATS, REGION, "moved-worse", 1);
    world_count(world, REPEATS, REGION, "moved-better", 0);
    struct node node = world_node(NODE_SCORECARD);
    struct str said = chart_build_scorecard(&world->context, &node, indicators, 36)->alt;
    cr_expect(says(world, said, "Elm and Yew: no figures."));
    cr_expect(says(world, said, "Repeat plans: Beech and Cedar 24.0 to Ash 31.0, region 26.0; 1 worse."));
    static uint32_t some[] = {ASH, BEECH, CEDAR};
    node.areas = some;
    node.n_areas = 3; /* of whom nobody counted how many moved */
    said = chart_build_scorecard(&world->context, &node, indicators, 36)->alt;
    cr_expect(is_silent(world, said, "1 worse"));
    world_close(world);
}

Test(report_alternatives, a_scorecard_says_which_letters_are_older)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24);
    world_word(world, REPEATS, ASH, STAT_BAND, WORD_BAND_C, "");
    static const uint32_t indicators[] = {Q_REPEATS, REPEATS};
    struct node node = world_node(NODE_SCORECARD);
    struct chart *chart = chart_build_scorecard(&world->context, &node, indicators, 2);
    cr_expect(says(world, chart->subtitle, "letters: last published year"));
    cr_expect(says(world, chart->of.scorecard.letters, "last published"));
    chart = chart_build_scorecard(&world->context, &node, indicators + 1, 1);
    cr_expect_eq(chart->of.scorecard.letters.len, 0);
    world_close(world);
}

/* -- cells of tables */

Test(report_alternatives, a_cell_with_a_sign_says_its_words)
{
    struct world *world = world_open();
    struct table *table = table_new(&world->context, 4, 2);
    for (size_t i = 0; i < 4; i++)
        table_column(table, &world->context, STR("Head"), ALIGN_LEFT, false);
    static const struct {
        const char *text, *says;
    } cells[] = {{"●\xc2\xa0"
                  "all",
                  "all"},
                 {"–", "none"},
                 {"?\xc2\xa0queried", "queried"},
                 {"? what", ""}};
    struct row *row = table_row(table, &world->context, ROW_PLAIN);
    for (size_t i = 0; i < 4; i++) {
        row_text(row, &world->context, str_of(cells[i].text));
        cr_expect(str_is(cell_detail(&row->cells[i])->says, cells[i].says), "%s: %.*s", cells[i].text,
                  STR_ARG(cell_detail(&row->cells[i])->says));
    }
    row = table_row(table, &world->context, ROW_PLAIN);
    struct figure *rank = world_number(world, REPEATS, ASH, STAT_RANK, 120);
    rank->display = STR("120th= of 151");
    struct figure *queried = world_number(world, REPEATS, ASH, STAT_VALUE, 24);
    queried->state = STATE_QUERIED;
    queried->display = STR("24.0?");
    struct figure *marked = world_number(world, REPEATS, BEECH, STAT_VALUE, 25);
    marked->marks = MARK_PROVISIONAL | MARK_REVISED | MARK_PARTIAL;
    row_figure(row, &world->context, rank);
    row_figure(row, &world->context, queried);
    row_figure(row, &world->context, marked);
    row_figure(row, &world->context, world_number(world, REPEATS, CEDAR, STAT_VALUE, 26));
    cr_expect(str_is(cell_detail(&row->cells[0])->says, "joint 120th of 151"));
    cr_expect(str_is(cell_detail(&row->cells[1])->says, "24.0, queried"));
    cr_expect(str_is(cell_detail(&row->cells[2])->says, "25.0, provisional, revised"));
    cr_expect_eq(cell_detail(&row->cells[3])->says.len, 0, "a plain number says itself");
    world_close(world);
}
