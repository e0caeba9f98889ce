/* What keeps a list honest: whether chance may explain an entry, what a newer return would make of it, what
 * moved everywhere, what is large and cannot be tested, and what LAs say of their data. */
#include "data/query.h"
#include "test_report_world.h"

#include "report/words_verdict.h"

#include <criterion/criterion.h>

static struct str section_of(struct world *world, enum node_kind kind)
{
    struct node node = world_node(kind);
    return world_text(world, world_section(world, &node));
}

static void interval_set(struct world *world, double lower, double upper)
{
    struct figure change = *ledger_figure(world->ledger, Q_REPEATS, ASH, world->quarter, STAT_CHANGE);
    change.has |= FIGURE_LOWER | FIGURE_UPPER;
    change.lower = lower;
    change.upper = upper;
    world_replace(world, change);
}

static void detail_word(struct world *world, enum statistic statistic, const char *detail, enum word word)
{
    struct figure figure = figure_new(Q_REPEATS, ASH, world->quarter, statistic);
    figure.state = STATE_VALUE;
    figure.word = word;
    figure.detail = str_of(detail);
    ledger_add(world->ledger, figure);
}

Test(report_evidence, an_interval_that_includes_zero_is_said_too)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24);
    interval_set(world, -4.94, 10.21);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size; second adverse comparison");
    cr_expect(says(world, section_of(world, NODE_DIPS),
                   "the comparison before was adverse too. Taken alone, this change may be chance (99.8% "
                   "interval −4.9 to +10.2 points)."));
    world_close(world);
}

/* -- a newer return that is not signed off */

static struct la_return returns[] = {
    {.area = ASH, .version = 1, .has_received = true, .signed_off_role = {"Director", 8}},
    {.area = ASH, .version = 2, .has_received = true, .received = {2026, 1, 9}}};
static struct past_observation past[1];

static struct world *open_pending(enum word by_newer)
{
    struct world *world = world_open();
    returns[0].period = returns[1].period = world->quarter;
    past[0] =
        (struct past_observation){.indicator = Q_REPEATS,
                                  .area = ASH,
                                  .period = world->quarter,
                                  .la_return = 1,
                                  .observation = {.state = STATE_VALUE, .value = 20.5, .has_value = true}};
    world->lists.returns = returns;
    world->lists.n_returns = 2;
    world->lists.past = past;
    world->lists.n_past = 1;
    world_moved(world, Q_REPEATS, ASH, 20, 24.2);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size");
    world_count(world, Q_REPEATS, ASH, "not-signed-off", 20.5);
    world_count(world, Q_REPEATS, ASH, "not-signed-off-change", 0.5);
    detail_word(world, STAT_DIP, "not-signed-off", by_newer);
    return world;
}

Test(report_evidence, a_newer_return_that_would_take_the_entry_away_says_so)
{
    struct world *world = open_pending(WORD_NONE);
    cr_expect(says(world, section_of(world, NODE_DIPS), "too small to be listed here."));
    world_close(world);
}

Test(report_evidence, a_newer_return_that_would_leave_it_says_no_more)
{
    struct world *world = open_pending(WORD_WATCH);
    struct str text = section_of(world, NODE_DIPS);
    cr_expect(says(world, text, "that is not signed off"));
    cr_expect(is_silent(world, text, "too small to be listed"));
    world_close(world);
}

/* -- messages */

Test(report_evidence, what_is_large_and_cannot_be_tested_is_told_once_an_la)
{
    struct world *world = world_open();
    static const char untested[] = "size; cannot be tested: no counts published";
    world_moved(world, VISITS, ASH, 80, 50);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_WATCH, untested);
    world_count(world, VISITS, ASH, "dip-size", 10);
    world_moved(world, REPEATS, ASH, 20, 30);
    world_word(world, REPEATS, ASH, STAT_DIP, WORD_WATCH, untested);
    world_count(world, REPEATS, ASH, "dip-size", 5);
    world_moved(world, VISITS, BEECH, 80, 70);
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_WATCH, "size");
    struct str text = section_of(world, NODE_KEY_MESSAGES);
    cr_expect(says(world, text,
                   "Largest of those to watch, published without counts and worse for one year only: Ash in "
                   "visits in time (50% in 2024–25, down 30 percentage points in a year)."));
    cr_expect(is_silent(world, text, "Beech in visits"));
    world_close(world);
}

Test(report_evidence, an_improvement_that_england_had_too_says_so)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 60, 80);
    world_word(world, VISITS, ASH, STAT_IMPROVEMENT, WORD_SUSTAINED, "size");
    world_number(world, VISITS, ENGLAND, STAT_CHANGE, 9);
    cr_expect(says(world, section_of(world, NODE_KEY_MESSAGES),
                   "up 20 percentage points in a year; England, too, did better)"));
    world_close(world);
}

Test(report_evidence, a_heading_hides_nobody_who_does_worse)
{
    struct world *world = world_open();
    world_word(world, VISITS, ASH, STAT_IMPROVEMENT, WORD_IMPROVING, "size");
    cr_expect(says(world, words_heading(&world->context, VISITS, world->year),
                   "Visits in time: confirmed improvement in Ash"));
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_WATCH, "size");
    cr_expect(str_is(words_heading(&world->context, VISITS, world->year), "Visits in time"));
    world_close(world);
}

/* -- the region */

Test(report_evidence, what_a_year_hides_the_control_chart_says)
{
    struct world *world = world_open();
    world_moved(world, VISITS, REGION, 80.4, 80);
    world_word(world, VISITS, REGION, STAT_SPC_VARIATION, WORD_CONCERN, "");
    world_word(world, VISITS, REGION, STAT_SPC_FLAG, WORD_TREND_DOWN, "");
    struct str text = text_flat(world->arena, words_region_sentence(&world->context, VISITS, world->year));
    cr_expect(says(world, text, "Over time: unusual change for the worse (falling run)."));
    world_close(world);
}

Test(report_evidence, a_region_that_lacks_las_is_compared_like_for_like)
{
    struct world *world = world_open();
    world_moved(world, VISITS, REGION, 80, 80.4);
    struct figure change = *ledger_figure(world->ledger, VISITS, REGION, world->year, STAT_CHANGE);
    change.marks |= MARK_PARTIAL;
    world_replace(world, change);
    struct str text = text_flat(world->arena, words_region_sentence(&world->context, VISITS, world->year));
    cr_expect(says(world, text, "similar to a year before (+0.4, like for like)"));
    world_close(world);
}

/* -- what LAs say of their data */

Test(report_evidence, a_comment_stands_beside_the_question_about_the_figure)
{
    struct world *world = world_open();
    world_number(world, VISITS, ASH, STAT_VALUE, 0)->state = STATE_QUERIED;
    struct query item = {.severity = QUERY_SEVERE,
                         .code = "sibling",
                         .indicator = VISITS,
                         .area = ASH,
                         .period = world->year,
                         .found = STR("the value is 0"),
                         .to_do = STR("ask which is right"),
                         .is_open = true};
    struct queries queries = {.items = &item, .n = 1};
    world->inputs.queries = &queries;
    struct comment comments[] = {{.area = ASH,
                                  .indicator = VISITS,
                                  .period = world->year,
                                  .kind = COMMENT_DATA_QUALITY,
                                  .text = STR("It was not filled in."),
                                  .role = STR("Analyst")},
                                 {.area = BEECH,
                                  .indicator = VISITS,
                                  .period = world->year,
                                  .kind = COMMENT_DATA_QUALITY,
                                  .text = STR("Counted anew.")}};
    world->lists.comments = comments;
    world->lists.n_comments = 2;
    struct str text = section_of(world, NODE_QUALITY);
    cr_expect(says(world, text, "Ask which is right. Ash says: It was not filled in. (Analyst)"));
    cr_expect(says(world, text, "What local authorities say of their data:"));
    cr_expect(says(world, text, "Visits in time: Beech says: Counted anew."));
    cr_expect(is_silent(world, text, "Visits in time: Ash says"));
    world_close(world);
}

/* A column of figures shows no break as a chart does. */
Test(report_evidence, a_data_table_names_the_break_that_it_crosses)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 70, 80);
    world_moved(world, VISITS, REGION, 70, 80);
    struct series_break breaks[] = {
        {.indicator = VISITS, .area = AREA_NONE, .from = world->year, .reason = STR("Counted anew")},
        {.indicator = PLANS, .area = AREA_NONE, .from = world->year, .reason = STR("Not this one")}};
    world->lists.breaks = breaks;
    world->lists.n_breaks = 2;
    uint32_t only[] = {VISITS};
    struct node node = world_node(NODE_DATA_TABLES);
    node.indicators = only;
    node.n_indicators = 1;
    struct block *blocks = NULL;
    section_data_tables(&world->context, &node, 1, &blocks);
    bool is_noted = false;
    for (const struct block *block = blocks; block; block = block->next)
        if (block->kind == BLOCK_TABLE) {
            struct str note = text_flat(world->arena, block->of.table->note);
            is_noted =
                is_noted || str_find(note, STR("Break in series: Visits in time, from 2024–25: Counted "
                                               "anew.")) != SIZE_MAX;
            cr_expect(is_silent(world, note, "Not this one"));
        }
    cr_expect(is_noted);
    world_close(world);
}
