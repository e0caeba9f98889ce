/* Each section on a small ledger made by hand: it says what the records say, and names no LA that they do
 * not. */
#include "data/query.h"
#include "test_report_world.h"

#include <criterion/criterion.h>

static void add_dip(struct world *world, uint32_t indicator, uint32_t area, enum word level, double before,
                    double now, double size)
{
    world_moved(world, indicator, area, before, now);
    world_word(world, indicator, area, STAT_DIP, level, "size");
    world_count(world, indicator, area, "dip-size", size);
}

static void add_counts(struct world *world, const char *const *details, const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        world_count(world, INDICATOR_NONE, REGION, details[i], values[i]);
}

static size_t count_entries(const struct block *blocks)
{
    size_t n = 0;
    for (; blocks; blocks = blocks->next)
        n += blocks->kind == BLOCK_ENTRY ? 1 : 0;
    return n;
}

Test(report_sections, dips_are_in_order_and_the_rest_stands_in_a_table)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_DIPPING, 80, 70, 3.3);
    add_dip(world, VISITS, BEECH, WORD_SUSTAINED, 90, 85, 1.7);
    add_dip(world, VISITS, CEDAR, WORD_WATCH, 90, 60, 10);
    add_dip(world, Q_REPEATS, ASH, WORD_DIPPING, 20, 30, 5);
    world_word(world, VISITS, ELM, STAT_DIP, WORD_NONE, "no adverse change of 3 or more");
    static const char *const details[] = {"comparisons", "dip-sustained", "dip-dipping", "dip-watch"};
    static const double values[] = {8, 1, 2, 1};
    add_counts(world, details, values, 4);
    struct node node = world_node(NODE_DIPS);
    node.limit = 2;
    const struct block *blocks = world_section(world, &node);
    cr_expect_eq(count_entries(blocks), 2);
    struct str text = world_text(world, blocks);
    cr_expect(
        says(world, text, "Of 8 comparisons with a year before, 1 is sustained, 2 dipping and 1 to watch."));
    size_t first = str_find(text, STR("Beech: visits in time")),
           second = str_find(text, STR("Ash: repeat plans"));
    cr_expect(first != SIZE_MAX && second != SIZE_MAX && first < second);
    cr_expect(says(world, text,
                   "Also dipping or to watch\nAsh | Visits in time | Dipping | 2024–25 | 80% | 70% | −10\n"
                   "Cedar | Visits in time | Watch | 2024–25 | 90% | 60% | −30"));
    cr_expect(str_find(text, STR("Elm")) == SIZE_MAX);
    world_close(world);
}

Test(report_sections, changes_have_their_unit_in_the_head_or_under_the_table)
{
    struct world *world = world_open();
    struct context *context = &world->context;
    struct row_units units = {.any = false};
    cr_expect(str_is(table_change_head(context, STR("Change"), &units), "Change"), "no rows, no unit");
    row_units_add(context, &units, VISITS);
    row_units_add(context, &units, REPEATS);
    cr_expect(str_is(table_change_head(context, STR("Change"), &units), "Change, points"));
    row_units_add(context, &units, PLANS);
    row_units_add(context, &units, VISITS);
    cr_expect(str_is(table_change_head(context, STR("Change"), &units), "Change"), "units differ");
    world_close(world);
}

/* The table of the rest names the levels that it holds, and says what its figures cannot. */
Test(report_sections, what_is_only_to_watch_says_so_and_why)
{
    struct world *world = world_open();
    add_dip(world, Q_REPEATS, ASH, WORD_DIPPING, 20, 30, 5);
    world_moved(world, VISITS, CEDAR, 90, 60);
    world_word(world, VISITS, CEDAR, STAT_DIP, WORD_WATCH, "size; cannot be tested: no counts published");
    struct node node = world_node(NODE_DIPS);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Also to watch\nCedar | Visits in time | Watch"));
    cr_expect(says(world, text,
                   "Figures published in whole per cent may have moved by up to one point more or less. "
                   "Published without counts and worse for one year only: watch, however large."));
    world_number(world, VISITS, CEDAR, STAT_DENOMINATOR, 200);
    text = world_text(world, world_section(world, &node));
    cr_expect(is_silent(world, text, "whole per cent"), "with counts the change is known");
    cr_expect(is_silent(world, text, "the unit of the indicator"), "all are per cent");
    world_close(world);
}

/* "And low" beside a figure above England's would puzzle: its neighbours make it low. */
Test(report_sections, the_box_names_what_makes_a_figure_low)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_SUSTAINED, 80, 70, 3.3);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 68);
    world_number(world, VISITS, ASH, STAT_NEIGHBOURS, 75);
    world_word(world, VISITS, ASH, STAT_POSITION, WORD_LOW, "worse than neighbours");
    add_dip(world, VISITS, BEECH, WORD_SUSTAINED, 80, 60, 2);
    world_number(world, VISITS, BEECH, STAT_NEIGHBOURS, 75);
    world_word(world, VISITS, BEECH, STAT_POSITION, WORD_LOW, "band D; worse than neighbours");
    world_word(world, VISITS, BEECH, STAT_BAND, WORD_BAND_D, "");
    struct node node = world_node(NODE_KEY_MESSAGES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "70%, down 10 points in a year; its statistical neighbours 75%."));
    cr_expect(says(world, text, "60%, down 20 points in a year; England 68%."));
    world_close(world);
}

Test(report_sections, an_indicator_and_its_twin_are_one_entry)
{
    struct world *world = world_open();
    add_dip(world, Q_REPEATS, ASH, WORD_DIPPING, 20, 30, 5);
    add_dip(world, REPEATS, ASH, WORD_SUSTAINED, 18, 25, 3.5);
    add_dip(world, REPEATS, BEECH, WORD_SUSTAINED, 18, 25, 3.5);
    world_word(world, Q_REPEATS, BEECH, STAT_DIP, WORD_NONE, "");
    add_dip(world, REPEATS, CEDAR, WORD_DIPPING, 18, 25, 3.5);
    struct node node = world_node(NODE_DIPS);
    const struct block *blocks = world_section(world, &node);
    struct str text = world_text(world, blocks);
    cr_expect_eq(count_entries(blocks), 2);
    cr_expect(says(world, text, "[Dipping] Ash: repeat plans"));
    cr_expect(says(world, text, "[Dipping] Cedar: repeat plans"));
    cr_expect(str_find(text, STR("Beech")) == SIZE_MAX, "the newer figure says that it is not dipping");
    world_close(world);
}

Test(report_sections, a_part_of_the_paper_is_not_counted_as_the_whole)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_DIPPING, 80, 70, 3.3);
    static const char *const details[] = {"comparisons", "dip-sustained", "dip-dipping", "dip-watch"};
    static const double values[] = {8, 1, 2, 1};
    add_counts(world, details, values, 4);
    struct node node = world_node(NODE_DIPS);
    uint32_t only[] = {VISITS};
    node.indicators = only;
    node.n_indicators = 1;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(str_find(text, STR("comparisons with")) == SIZE_MAX);
    world_close(world);
}

Test(report_sections, an_empty_list_says_so)
{
    static const enum node_kind kinds[] = {NODE_DIPS,        NODE_IMPROVEMENTS, NODE_PERSISTENTLY_LOW,
                                           NODE_MOVEMENTS,   NODE_THEMES,       NODE_KEY_MESSAGES,
                                           NODE_DEMAND_FLOW, NODE_PRIORITIES,   NODE_EVENTS};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct world *world = world_open();
        struct node node = world_node(kinds[i]);
        const struct block *blocks = world_section(world, &node);
        cr_assert(blocks, "%.*s makes nothing at all", STR_ARG(node_name(kinds[i])));
        cr_expect_gt(world_text(world, blocks).len, 20);
        cr_expect_eq(count_entries(blocks), 0);
        world_close(world);
    }
}

Test(report_sections, improvements_mirror_and_leave_the_small_ones_counted)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 70, 80);
    world_word(world, VISITS, ASH, STAT_IMPROVEMENT, WORD_IMPROVING, "size; second good comparison");
    world_moved(world, VISITS, BEECH, 70, 74);
    world_word(world, VISITS, BEECH, STAT_IMPROVEMENT, WORD_WATCH, "size");
    struct node node = world_node(NODE_IMPROVEMENTS);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "[Improving] Ash: visits in time"));
    cr_expect(says(world, text,
                   "80% in the year to 31 March 2025, 10 percentage points better than 70% a year before. "
                   "High is good."));
    cr_expect(says(world, text, "the comparison before was good too"));
    cr_expect(str_find(text, STR("Beech")) == SIZE_MAX);
    world_close(world);
}

Test(report_sections, persistently_low_is_a_list_of_its_own_with_a_question_each)
{
    struct world *world = world_open();
    for (uint32_t indicator = REPEATS; indicator <= VISITS; indicator++) {
        world_number(world, indicator, BEECH, STAT_VALUE, 50);
        world_count(world, indicator, BEECH, "rank-share", indicator == VISITS ? 0.98 : 0.79);
        world_word(world, indicator, BEECH, STAT_PERSISTENTLY_LOW, WORD_YES,
                   "low in 3 of the last 3 annual periods");
        world_word(world, indicator, ASH, STAT_PERSISTENTLY_LOW, WORD_NO,
                   "low in 2 of the last 3 annual periods");
    }
    world_count(world, INDICATOR_NONE, REGION, "persistently-low", 2);
    struct node node = world_node(NODE_PERSISTENTLY_LOW);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "There are 2 such cases."));
    cr_expect(says(
        world, text,
        "One question for each local authority, about the indicator in which its rank in England is worst"));
    cr_expect(says(world, text, "Beech: visits in time. What has Beech tried?"));
    cr_expect(str_find(text, STR("Ash")) == SIZE_MAX);
    world_close(world);
}

Test(report_sections, movements_are_neutral)
{
    struct world *world = world_open();
    world_moved(world, PLANS, ASH, 40, 60);
    world_word(world, PLANS, ASH, STAT_MOVEMENT, WORD_UP, "size; interval excludes zero");
    world_moved(world, PLANS, BEECH, 40, 41);
    world_word(world, PLANS, BEECH, STAT_MOVEMENT, WORD_NONE, "interval includes zero");
    world_word_detail(world, PLANS, CEDAR, STAT_MOVEMENT, "funnel", WORD_LOWER);
    world_word_detail(world, VISITS, ELM, STAT_MOVEMENT, "funnel", WORD_HIGHER); /* its chart says so */
    struct node node = world_node(NODE_MOVEMENTS);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Ash | Plans, per 10,000 | Up | 2024–25 | 40.0 | 60.0 | +20.0"));
    cr_expect(is_silent(world, text, "the unit of the indicator"), "the row names it");
    cr_expect(str_find(text, STR("Beech")) == SIZE_MAX);
    cr_expect(says(world, text, "none | Cedar"), "outside the funnel, on its lower side");
    cr_expect(str_find(text, STR("Elm")) == SIZE_MAX, "an indicator with a good side is not listed");
    static const char *const judging[] = {"worse", "better", "dip"};
    for (size_t i = 0; i < 3; i++)
        cr_expect(str_find(text, str_of(judging[i])) == SIZE_MAX, "a movement is judged %s", judging[i]);
    world_word(world, VISITS, ASH, STAT_MOVEMENT, WORD_UP, "size");
    cr_expect(
        says(world, world_text(world, world_section(world, &node)), "Change in the unit of the indicator."));
    world_close(world);
}

Test(report_sections, themes_stand_with_their_counts)
{
    struct world *world = world_open();
    world_theme(world, THEME_PROTECTION, WORD_NOT_SO_WELL)->parts = PART_SHARE | PART_MANY_DIPS;
    world_theme_count(world, THEME_PROTECTION, "indicators", 5);
    world_theme_count(world, THEME_PROTECTION, "better", 1);
    world_theme_count(world, THEME_PROTECTION, "worse", 3);
    world_theme(world, THEME_HELP, WORD_NO_VERDICT);
    world_number(world, VISITS, REGION, STAT_REGION, 81);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 85);
    world_word(world, VISITS, REGION, STAT_VS_ENGLAND, WORD_WORSE, "");
    struct node node = world_node(NODE_THEMES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(
        world, text,
        "The region is not doing so well in protection: of its five indicators one is better than England "
        "and three are worse."));
    cr_expect(says(world, text,
                   "There is no verdict on help, where too few indicators can be compared with England."));
    cr_expect(says(world, text, "Protection | Not so well | 5 | 1 | – | 3"));
    cr_expect(says(world, text, "Visits in time, % | 2024–25 | 81 | 85 | Worse"));
    world_close(world);
}

/* "Two are better and none is worse" alone would not say why. */
Test(report_sections, a_theme_that_dips_make_not_so_well_says_so)
{
    struct world *world = world_open();
    world_theme(world, THEME_PROTECTION, WORD_NOT_SO_WELL)->parts = PART_MANY_DIPS;
    world_theme_count(world, THEME_PROTECTION, "indicators", 5);
    world_theme_count(world, THEME_PROTECTION, "better", 2);
    world_theme_count(world, THEME_PROTECTION, "worse", 0);
    world_theme_count(world, THEME_PROTECTION, "similar", 2);
    world_theme_count(world, THEME_PROTECTION, "not-compared", 1);
    struct node node = world_node(NODE_THEMES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text,
                   "of its five indicators two are better than England and none is worse; in one of them at "
                   "least a third of the local authorities are dipping or sustained."));
    cr_expect(
        says(world, text,
             "An indicator that is neither better, similar nor worse has no figure of England’s beside it."));
    world_close(world);
}

Test(report_sections, key_messages_name_only_what_the_rules_name)
{
    struct world *world = world_open();
    world_theme(world, THEME_PROTECTION, WORD_DOING_WELL);
    add_dip(world, VISITS, ASH, WORD_SUSTAINED, 80, 70, 3.3);
    add_dip(world, VISITS, BEECH, WORD_WATCH, 80, 75, 1.7);
    world_moved(world, VISITS, REGION, 80, 74);
    world_count(world, INDICATOR_NONE, REGION, "dip-sustained", 1);
    world_word(world, PLANS, ELM, STAT_MOVEMENT, WORD_DOWN, "size");
    world_number(world, PLANS, ELM, STAT_VALUE, 40);
    struct node node = world_node(NODE_KEY_MESSAGES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "The region is doing well in protection."));
    cr_expect(says(world, text, "One case of sustained worsening: Ash in visits in time."));
    cr_expect(says(world, text, "Notable movements in demand in a year: plans down in Elm and Yew."));
    cr_expect(says(world, text, "74%\nVisits in time, 2024–25, down 6 points in a year. High is good."));
    cr_expect(says(world, text, "Ash, about visits in time: sustained. 70%, down 10 points in a year."));
    cr_expect(is_silent(world, text, "Beech in "), "to watch is no headline");
    cr_expect(is_silent(world, text, "Beech, about"), "to watch is no headline");
    world_close(world);
}

/* Three are named; that there are more is not passed over in silence. */
Test(report_sections, movements_beyond_the_three_named_are_told)
{
    struct world *world = world_open();
    for (uint32_t indicator = 0; indicator < N_INDICATORS; indicator++)
        world_word(world, indicator, indicator == REPEATS ? BEECH : ASH, STAT_MOVEMENT, WORD_UP, "size");
    struct node node = world_node(NODE_KEY_MESSAGES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text,
                   "repeat plans up in Ash; repeat plans up in Beech; visits in time up in Ash, "
                   "among others."));
    world_close(world);
}

Test(report_sections, the_heading_of_an_indicator_states_only_verdicts)
{
    struct world *world = world_open();
    struct context *context = &world->context;
    cr_expect(says(world, words_heading(context, VISITS, world->year), "Visits in time"));
    cr_expect_eq(words_heading(context, VISITS, world->year).len, str_of("Visits in time").len);
    world_moved(world, VISITS, REGION, 80, 70);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_SUSTAINED, "size");
    world_word(world, VISITS, ELM, STAT_DIP, WORD_SUSTAINED, "size");
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_DIPPING, "size");
    cr_expect(says(world, words_heading(context, VISITS, world->year),
                   "Visits in time: worse in the region, sustained worsening in Ash, and Elm and Yew"));
    world_moved(world, REPEATS, REGION, 20, 21.9);
    cr_expect_eq(words_heading(context, REPEATS, world->year).len, str_of("Repeat plans").len,
                 "a change under the least one that matters is no news");
    world_close(world);
}

Test(report_sections, quality_names_who_sent_nothing)
{
    struct world *world = world_open();
    for (uint32_t area = ASH; area <= ELM; area++) {
        if (area != CEDAR)
            world_number(world, VISITS, area, STAT_VALUE, 80);
        world_number(world, PLANS, area, STAT_VALUE, 40);
        world_number(world, REPEATS, area, STAT_VALUE, 20);
        world_number(world, Q_REPEATS, area, STAT_VALUE, 20);
    }
    struct node node = world_node(NODE_QUALITY);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Cedar | 2024–25 | "));
    cr_expect(says(world, text, " | Visits in time\n"));
    cr_expect(says(world, text, "Beech | ● all | ● all\n"));
    cr_expect(says(world, text, "Cedar | ● all | ▲ part\n"));
    cr_expect(is_silent(world, text, "Beech | 2024"));
    cr_expect(says(world, text, "– Missing: nothing was sent | Visits in time"));
    world->catalogue.items[VISITS].sensitivity = SENSITIVITY_PUBLISHED;
    text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "– No figure published | Visits in time"), "nothing was to be sent");
    world_close(world);
}

Test(report_sections, lists_that_people_keep)
{
    struct world *world = world_open();
    struct priority priorities[] = {{.priority = STR("Practice"),
                                     .action = STR("Audit"),
                                     .owner = STR("Lead"),
                                     .due = {2026, 3, 31},
                                     .has_due = true,
                                     .rag = RAG_AMBER,
                                     .progress = STR("Half")},
                                    {.priority = STR("Practice"), .action = STR("Train"), .rag = RAG_NONE}};
    struct event events[] = {
        {.area = ASH, .date = {2025, 5, 1}, .kind = STR("Inspection"), .outcome = STR("Good")},
        {.area = BEECH, .date = {2025, 9, 1}, .kind = STR("Visit")},
        {.area = BEECH, .date = {2027, 9, 1}, .kind = STR("Later")}};
    world->lists.priorities = priorities;
    world->lists.n_priorities = 2;
    world->lists.events = events;
    world->lists.n_events = 3;
    world->spec.has_issued = true;
    world->spec.issued = (struct date){2026, 1, 20};
    struct node node = world_node(NODE_PRIORITIES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Practice\nAudit | Lead | 31 March 2026 | Amber | Half\nTrain |"));
    node = world_node(NODE_EVENTS);
    text = world_text(world, world_section(world, &node));
    size_t visit = str_find(text, STR("Visit")), inspection = str_find(text, STR("Inspection |"));
    cr_expect(visit != SIZE_MAX && inspection != SIZE_MAX && visit < inspection, "newest first");
    cr_expect(str_find(text, STR("Later")) == SIZE_MAX, "nothing after the paper's own date");
    world_close(world);
}

Test(report_sections, quality_shows_what_is_queried_and_what_was_answered)
{
    struct world *world = world_open();
    struct query items[] = {{.severity = QUERY_SEVERE,
                             .indicator = VISITS,
                             .area = ASH,
                             .period = world->year,
                             .found = STR("0.0 after 20"),
                             .expected = STR("a number near 20"),
                             .to_do = STR("send the figure again"),
                             .is_open = true},
                            {.severity = QUERY_SEVERE,
                             .indicator = INDICATOR_NONE,
                             .area = BEECH,
                             .period = world->year,
                             .found = STR("all rows repeat"),
                             .answer = STR("they do")},
                            {.severity = QUERY_WARNING,
                             .indicator = PLANS,
                             .area = CEDAR,
                             .period = world->year,
                             .found = STR("a jump"),
                             .to_do = STR("look"),
                             .is_open = true}};
    struct queries queries = {.items = items, .n = 3};
    world->inputs.queries = &queries;
    struct node node = world_node(NODE_QUALITY);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text,
                   "Ash | Visits in time | 2024–25 | 0.0 after 20; expected a number near 20 | "
                   "Send the figure again"));
    cr_expect(says(world, text,
                   "Queried and answered\nBeech | The whole return | 2024–25 | All rows repeat | They do"));
    cr_expect(str_find(text, STR("a jump")) == SIZE_MAX);
    world_close(world);
}
