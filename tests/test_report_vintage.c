/* What is said stands with its period and with how many it is made of: a comparator of another period, a sum
 * of those that came, a figure that is asked about, a point of other local authorities. */
#include "test_report_world.h"

#include "report/charts.h"

#include <criterion/criterion.h>

static void add_twin(struct world *world, double own, double england)
{
    world_number(world, REPEATS, REGION, STAT_REGION, own);
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, england);
    world_word(world, REPEATS, REGION, STAT_VS_ENGLAND, WORD_WORSE, "difference-only");
    world_number(world, REPEATS, REGION, STAT_DIFF_ENGLAND, own - england);
}

static struct figure *add_partial(struct world *world, double value)
{
    struct figure *region = world_number(world, Q_REPEATS, REGION, STAT_REGION, value);
    region->marks = MARK_PARTIAL;
    region->n_used = 3;
    region->n_expected = 4;
    return region;
}

Test(report_vintage, what_was_last_published_says_of_which_year)
{
    struct world *world = world_open();
    add_partial(world, 24);
    add_twin(world, 26, 22);
    struct text text = words_region_sentence(&world->context, Q_REPEATS, world->quarter);
    cr_expect(says(world, text_flat(world->arena, text),
                   "Last published (2024–25): 26.0%, worse than England (22.0%)."));
    world_close(world);
}

Test(report_vintage, a_large_figure_says_when_it_was_and_of_how_many)
{
    struct world *world = world_open();
    add_partial(world, 24);
    add_twin(world, 26, 22);
    uint32_t one[] = {Q_REPEATS};
    struct node node = world_node(NODE_FACTS);
    node.indicators = one;
    node.n_indicators = 1;
    const struct block *block = world_section(world, &node);
    cr_assert(block->kind == BLOCK_FACTS && block->of.facts.n == 1);
    cr_expect(says(
        world, text_flat(world->arena, block->of.facts.items[0].words),
        "Repeat plans, Q2 2025–26 (3 of 4 LAs); 26.0% in 2024–25, worse than England (22.0%). Low is good."));
    world_close(world);
}

Test(report_vintage, whom_to_ask_first_says_when_england_was)
{
    struct world *world = world_open();
    add_twin(world, 26, 22);
    world_moved(world, Q_REPEATS, ASH, 20, 30);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_SUSTAINED, "size");
    world_count(world, Q_REPEATS, ASH, "dip-size", 5);
    world_moved(world, VISITS, BEECH, 90, 80);
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_DIPPING, "size");
    world_count(world, VISITS, BEECH, "dip-size", 3.3);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 85);
    struct node node = world_node(NODE_KEY_MESSAGES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "30.0%, up 10.0 points in a year; England 22.0% in 2024–25."));
    cr_expect(says(world, text, "80%, down 10 points in a year; England 85%."),
              "of the same year it needs no other");
    world_close(world);
}

static struct chart *ranked(struct world *world)
{
    struct node node = world_node(NODE_CHART);
    node.chart = WANTED_RANKED;
    return chart_build_ranked(&world->context, &node, VISITS);
}

Test(report_vintage, a_listener_hears_whose_figure_is_asked_about)
{
    struct world *world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 80);
    world_number(world, VISITS, BEECH, STAT_VALUE, 0)->state = STATE_QUERIED;
    world_number(world, VISITS, CEDAR, STAT_VALUE, 90);
    struct chart *chart = ranked(world);
    cr_expect(says(world, chart->alt, "The figure of Beech is queried and not counted."));
    cr_expect(says(world, chart->alt, "No figure: Elm and Yew (nothing was sent)."), "%.*s",
              STR_ARG(chart->alt));
    world->catalogue.items[VISITS].sensitivity = SENSITIVITY_PUBLISHED;
    cr_expect(says(world, ranked(world)->alt, "No figure: Elm and Yew (none published)."));
    world_close(world);
}

/* Each symbol in words, those of one kind together. */
Test(report_vintage, a_listener_hears_why_there_is_no_figure)
{
    struct world *world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 80);
    struct figure *withheld = world_number(world, VISITS, BEECH, STAT_VALUE, 0);
    struct figure *also = world_number(world, VISITS, ELM, STAT_VALUE, 0);
    struct figure *late = world_number(world, VISITS, CEDAR, STAT_VALUE, 0);
    withheld->state = also->state = STATE_CONFIDENTIAL;
    withheld->display = also->display = state_symbol(STATE_CONFIDENTIAL);
    late->state = STATE_NOT_AVAILABLE;
    late->display = state_symbol(STATE_NOT_AVAILABLE);
    struct chart *chart = ranked(world);
    cr_expect(
        says(world, chart->alt, "Beech, and Elm and Yew (withheld by its publisher to protect individuals)"),
        "%.*s", STR_ARG(chart->alt));
    cr_expect(says(world, chart->alt, "Cedar (not available)"), "%.*s", STR_ARG(chart->alt));
    world_close(world);
}

Test(report_vintage, a_listener_hears_of_nothing_queried_where_nothing_is)
{
    struct world *world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 80);
    cr_expect(is_silent(world, ranked(world)->alt, "queried"));
    world_close(world);
}

/* A control chart of the region whose last point is made of fewer LAs than the others. */
static struct chart *control_chart(struct world *world, const char *why)
{
    struct period periods[2] = {world->quarter_before, world->quarter};
    for (int i = 0; i < 2; i++) {
        world_number_at(world, Q_REPEATS, REGION, periods[i], STAT_REGION, 20 + 9 * i);
        world_number_at(world, Q_REPEATS, REGION, periods[i], STAT_SPC_MEAN, 20);
        world_number_at(world, Q_REPEATS, REGION, periods[i], STAT_SPC_LOWER, 18);
        world_number_at(world, Q_REPEATS, REGION, periods[i], STAT_SPC_UPPER, 22);
    }
    struct figure *flag = world_word(world, Q_REPEATS, REGION, STAT_SPC_FLAG, WORD_NONE, "four rules");
    struct figure *variation =
        world_word(world, Q_REPEATS, REGION, STAT_SPC_VARIATION, WORD_COMMON_CAUSE, "the last point's flag");
    if (why) {
        flag->state = variation->state = STATE_NOT_CALCULABLE;
        flag->word = variation->word = WORD_NONE;
        flag->method = variation->method = str_of(why);
    }
    struct node node = world_node(NODE_CHART);
    return chart_build_spc(&world->context, &node, Q_REPEATS);
}

Test(report_vintage, a_last_point_that_is_not_judged_says_why)
{
    struct world *world = world_open();
    struct chart *chart = control_chart(world, "made of 3 of 4 LAs, unlike the other points");
    cr_assert(chart);
    cr_expect(
        says(world, chart->alt, "Latest: 29.0%, not judged: made of 3 of 4 LAs, unlike the other points."));
    cr_expect(says(world, chart->subtitle, "; the latest made of 3 of 4 LAs, unlike the other points"));
    world_close(world);
}

Test(report_vintage, a_last_point_that_is_judged_needs_no_reason)
{
    struct world *world = world_open();
    struct chart *chart = control_chart(world, NULL);
    cr_assert(chart);
    cr_expect(says(world, chart->alt, "Latest: 29.0%. "));
    cr_expect(is_silent(world, chart->alt, "judged"));
    world_close(world);
}

/* An indicator collected each quarter like Q_REPEATS, whose letter comes from another year's figures: the
 * rest of the world has them by name only. */
Test(report_vintage, letters_of_a_scorecard_are_each_of_their_own_year)
{
    struct world *world = world_open();
    world_number(world, Q_REPEATS, ASH, STAT_VALUE, 20);
    struct node node = world_node(NODE_SCORECARD);
    cr_expect(says(world, world_text(world, world_section(world, &node)),
                   "their letter is that of the last published year (to 31 March 2025)."));
    struct node second = world_node(NODE_SCORECARD);
    node.id = STR("first");
    node.next = &second;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(
        says(world, text, "In-year values have the letter of the last published year (to 31 March 2025)."),
        "where the key stands elsewhere the day is said here");
    world_close(world);
}

/* The region's figures in one table of their own. */
static struct str table_of_region(struct world *world, size_t n)
{
    static uint32_t indicators[] = {Q_REPEATS, VISITS};
    int statistics[] = {STAT_VALUE};
    struct node node = world_node(NODE_TABLE);
    node.indicators = indicators;
    node.n_indicators = n;
    node.statistic_list = statistics;
    node.n_statistics = 1;
    return world_text(world, world_section(world, &node));
}

Test(report_vintage, a_table_says_of_how_many_the_regions_figure_is_made)
{
    struct world *world = world_open();
    world_number(world, Q_REPEATS, ASH, STAT_VALUE, 20);
    add_partial(world, 24);
    cr_expect(says(world, table_of_region(world, 1),
                   "Northshire in Q2 2025–26: made from 3 of 4 local authorities."));
    world_number(world, VISITS, REGION, STAT_REGION, 80);
    cr_expect(
        says(world, table_of_region(world, 2), "made from 3 of 4 local authorities, unlike the other rows."));
    world_close(world);
}

Test(report_vintage, a_table_says_nothing_of_a_region_that_is_whole)
{
    struct world *world = world_open();
    world_number(world, Q_REPEATS, ASH, STAT_VALUE, 20);
    world_number(world, Q_REPEATS, REGION, STAT_REGION, 24);
    cr_expect(is_silent(world, table_of_region(world, 1), "of 4 local authorities"));
    world_close(world);
}

/* A twin that is published for LAs and left out for England is no figure of England's. */
Test(report_vintage, england_is_dated_only_where_it_has_a_figure)
{
    struct world *world = world_open();
    struct node node = world_node(NODE_DATA_CURRENCY);
    world->catalogue.items[REPEATS].next_release = STR("October 2026");
    uint32_t indicators[] = {Q_REPEATS};
    node.indicators = indicators;
    node.n_indicators = 1;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(is_silent(world, text, "March 2025"));
    cr_expect(is_silent(world, text, "October 2026"));
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 24.5);
    text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "March 2025 | October 2026"));
    uint32_t both[] = {Q_REPEATS, VISITS};
    node.indicators = both;
    node.n_indicators = 2;
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 80);
    text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Visits in time | March 2025 | – | March 2025"), "an annual one is its own");
    world_close(world);
}

/* In-year figures have no national distribution: the letters on their map are the annual twin's. */
Test(report_vintage, letters_of_a_map_are_of_their_own_year)
{
    struct world *world = world_open();
    world_number(world, Q_REPEATS, ASH, STAT_VALUE, 19);
    world_number(world, REPEATS, ASH, STAT_VALUE, 20);
    world_word(world, REPEATS, ASH, STAT_BAND, WORD_BAND_B, "");
    struct node node = world_node(NODE_CHART);
    node.chart = WANTED_MAP;
    const struct chart *chart = chart_build_map(&world->context, &node, Q_REPEATS);
    cr_assert(chart);
    cr_expect(says(world, chart->subtitle, "12 months to 30 September 2025; letters of 2024–25"));
    cr_expect(
        says(world, chart->alt, "in fourths of all English local authorities by the figures of 2024–25."));
    chart = chart_build_map(&world->context, &node, REPEATS);
    cr_assert(chart);
    cr_expect(is_silent(world, chart->subtitle, "letters"), "its own year");
    world_close(world);
}
