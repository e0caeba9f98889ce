/* What a reader asks of the pages: whom to ask first, whose return is late, how current a figure is, what
 * each rule and symbol means. */
#include "test_report_world.h"

#include <criterion/criterion.h>

static void add_dip(struct world *world, uint32_t indicator, uint32_t area, enum word level, double before,
                    double now, double size)
{
    world_moved(world, indicator, area, before, now);
    world_word(world, indicator, area, STAT_DIP, level, "size");
    world_count(world, indicator, area, "dip-size", size);
}

/* A register in which every LA is asked for the quarter, and all but one sent it. */
static void add_register(struct world *world, uint32_t late)
{
    struct la_return *rows = ARENA_ARRAY(world->arena, struct la_return, 5);
    for (uint32_t area = ASH; area <= ELM; area++)
        rows[area - ASH] = (struct la_return){.area = area,
                                              .period = world->quarter,
                                              .version = 1,
                                              .due = {2025, 10, 31},
                                              .has_due = true,
                                              .received = {2025, 10, 20},
                                              .has_received = area != late};
    rows[4] = (struct la_return){.area = ASH,
                                 .period = period_add(world->quarter, 1),
                                 .version = 1,
                                 .due = {2026, 1, 31},
                                 .has_due = true};
    world->lists.returns = rows;
    world->lists.n_returns = 5;
}

static struct str text_of_section(struct world *world, enum node_kind kind)
{
    struct node node = world_node(kind);
    return world_text(world, world_section(world, &node));
}

Test(report_pages, the_first_three_are_three_local_authorities)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_SUSTAINED, 80, 70, 3.3);
    add_dip(world, Q_REPEATS, ASH, WORD_SUSTAINED, 20, 30, 5);
    add_dip(world, VISITS, BEECH, WORD_DIPPING, 90, 80, 3.3);
    add_dip(world, VISITS, CEDAR, WORD_DIPPING, 90, 85, 1.7);
    add_dip(world, VISITS, ELM, WORD_DIPPING, 90, 86, 1.3);
    struct str text = text_of_section(world, NODE_KEY_MESSAGES);
    size_t first = str_find(text, STR("Ash, about repeat plans: sustained.")),
           second = str_find(text, STR("Beech, about visits in time: dipping.")),
           third = str_find(text, STR("Cedar, about visits in time: dipping."));
    cr_expect(first != SIZE_MAX && second != SIZE_MAX && third != SIZE_MAX && first < second &&
              second < third);
    cr_expect(is_silent(world, text, "Ash, about visits"), "an LA is asked one question");
    cr_expect(is_silent(world, text, "Elm and Yew, about"), "three, and no more");
    cr_expect(says(world, text, "The first three in the list of those to watch"));
    world_close(world);
}

Test(report_pages, nobody_is_asked_first_where_nobody_dips)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_WATCH, 80, 70, 3.3);
    world_theme(world, THEME_PROTECTION, WORD_DOING_WELL);
    cr_expect(is_silent(world, text_of_section(world, NODE_KEY_MESSAGES), "ask first"));
    world_close(world);
}

Test(report_pages, what_is_good_is_said_too_and_the_furthest_apart_first)
{
    struct world *world = world_open();
    world_number(world, VISITS, REGION, STAT_REGION, 90);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 80);
    world_number(world, VISITS, REGION, STAT_DIFF_ENGLAND, 10);
    world_word(world, VISITS, REGION, STAT_VS_ENGLAND, WORD_BETTER, "");
    world_number(world, REPEATS, REGION, STAT_REGION, 26);
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 22);
    world_number(world, REPEATS, REGION, STAT_DIFF_ENGLAND, 4);
    world_word(world, REPEATS, REGION, STAT_VS_ENGLAND, WORD_WORSE, "");
    struct str text = text_of_section(world, NODE_KEY_MESSAGES);
    cr_expect(
        says(world, text,
             "On last published figures the region is better than England in visits in time (90% against "
             "80%); it is worse in repeat plans (26.0% against 22.0%)."));
    world_close(world);
}

Test(report_pages, a_late_return_is_named_with_its_due_date)
{
    struct world *world = world_open();
    add_register(world, CEDAR);
    struct str text = text_of_section(world, NODE_KEY_MESSAGES);
    cr_expect(says(world, text,
                   "Cedar’s return for Q2 2025–26, due on 31 October 2025, has not come, so the "
                   "region’s figures are without Cedar."));
    cr_expect(is_silent(world, text, "Beech’s return"));
    cr_expect(says(world, text_of_section(world, NODE_QUALITY),
                   "Cedar’s return for Q2 2025–26, due on 31 October 2025, has not come, so the region’s "
                   "in-year figures are without Cedar."));
    world_close(world);
}

Test(report_pages, an_annual_figure_says_that_the_return_is_late)
{
    struct world *world = world_open();
    add_register(world, CEDAR);
    add_dip(world, REPEATS, CEDAR, WORD_DIPPING, 20, 30, 5);
    add_dip(world, REPEATS, BEECH, WORD_DIPPING, 20, 30, 5);
    world_number(world, Q_REPEATS, BEECH, STAT_VALUE, 30);
    struct finding finding;
    cr_assert(finding_of(&world->context, REPEATS, CEDAR, STAT_DIP, &finding));
    cr_expect(says(world, text_flat(world->arena, words_late(&world->context, &finding)),
                   "Its return has not come for Q2 2025–26, so this is the last published figure."));
    cr_assert(finding_of(&world->context, REPEATS, BEECH, STAT_DIP, &finding));
    cr_expect_eq(words_late(&world->context, &finding).n, 0, "its return came");
    world_close(world);
}

Test(report_pages, currency_says_who_is_not_in_it_and_what_comes_next)
{
    struct world *world = world_open();
    add_register(world, CEDAR);
    world->catalogue.items[REPEATS].next_release = STR("October 2026");
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 24);
    for (uint32_t area = ASH; area <= ELM; area++)
        if (area != CEDAR)
            world_number(world, Q_REPEATS, area, STAT_VALUE, 20);
    struct figure beech = *ledger_figure(world->ledger, Q_REPEATS, BEECH, world->quarter, STAT_VALUE);
    beech.state = STATE_QUERIED;
    world_replace(world, beech);
    struct figure *coverage = world_number(world, Q_REPEATS, REGION, STAT_COVERAGE, 2);
    coverage->n_used = 2;
    coverage->n_expected = 4;
    coverage->display = STR("2 of 4");
    struct str text = text_of_section(world, NODE_DATA_CURRENCY);
    cr_expect(says(world, text, "Repeat plans | September 2025 | 2 of 4 | March 2025 | October 2026\n"));
    cr_expect(says(world, text,
                   "Cedar’s return for Q2 2025–26, due on 31 October 2025, has not come. Repeat plans: Beech "
                   "queried. The next return is due on 31 January 2026."));
    world_close(world);
}

Test(report_pages, without_new_data_nothing_is_listed_again)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_SUSTAINED, 80, 70, 3.3);
    world->spec.period = period_add(world->quarter, 1);
    struct str text = text_of_section(world, NODE_DIPS);
    cr_expect(says(world, text, "No new data since Q2 2025–26."));
    cr_expect(is_silent(world, text, "Ash"));
    world->spec.period = world->quarter;
    cr_expect(says(world, text_of_section(world, NODE_DIPS), "Ash: visits in time"));
    cr_expect(is_silent(world, text_of_section(world, NODE_DIPS), "No new data"));
    world->spec.period = world->year;
    cr_expect(is_silent(world, text_of_section(world, NODE_DIPS), "No new data"), "a paper on a year");
    world_close(world);
}

Test(report_pages, movements_without_counts_say_that_nothing_can_be_tested)
{
    struct world *world = world_open();
    for (uint32_t area = ASH; area <= ELM; area++) {
        world_moved(world, PLANS, area, 40, area == ASH ? 60 : 41);
        struct figure *verdict = world_word(world, PLANS, area, STAT_MOVEMENT, WORD_NONE_SET,
                                            "cannot be tested: no counts published");
        verdict->state = STATE_NOT_CALCULABLE;
    }
    struct str text = text_of_section(world, NODE_MOVEMENTS);
    cr_expect(says(world, text, "no movement can be tested"));
    cr_expect(says(world, text, "Ash | Plans, per 10,000 | 2024–25 | 40.0 | 60.0 | +20.0"));
    cr_expect(is_silent(world, text, "Beech"), "a change under the least one that matters is no news");
    cr_expect(is_silent(world, text, "no local authority moved"));
    world_close(world);
}

Test(report_pages, a_limit_keeps_those_that_rank_lowest_and_names_the_rest)
{
    struct world *world = world_open();
    for (uint32_t area = ASH; area <= CEDAR; area++) {
        world_number(world, VISITS, area, STAT_VALUE, 50);
        world_count(world, VISITS, area, "rank-share", area == BEECH ? 0.98 : 0.79);
        world_word(world, VISITS, area, STAT_PERSISTENTLY_LOW, WORD_YES,
                   "low in 3 of the last 3 annual periods");
    }
    struct node node = world_node(NODE_PERSISTENTLY_LOW);
    node.limit = 1;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Beech | Visits in time, % | 2024–25 | 50"));
    cr_expect(is_silent(world, text, "Ash | Visits in time, %"));
    cr_expect(says(world, text,
                   "Also persistently behind, with a better rank\nAsh | Visits in time\n"
                   "Cedar | Visits in time\n"));
    world_close(world);
}

Test(report_pages, a_quarters_rate_made_a_years_says_so)
{
    struct world *world = world_open();
    struct indicator *item = &world->catalogue.items[Q_REPEATS];
    item->measure = MEASURE_RATE;
    item->basis = BASIS_IN_PERIOD;
    item->unit = STR("per 10,000");
    item->annualise = true;
    struct context *context = &world->context;
    struct figure *value = world_number(world, Q_REPEATS, ASH, STAT_VALUE, 52);
    cr_expect(says(world, words_value(context, value), "52.0 per 10,000 (annualised)"));
    cr_expect(says(world, words_named(context, Q_REPEATS, world->quarter, false),
                   "Repeat plans, per 10,000, annualised"));
    cr_expect(
        says(world, words_unit_when(context, item, world->quarter), "Per 10,000, annualised, Q2 2025–26"));
    cr_expect(is_silent(world, words_named(context, Q_REPEATS, world->year, false), "annualised"),
              "a year's rate is nothing but itself");
    world_close(world);
}

Test(report_pages, an_indicators_table_says_better_worse_or_similar)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 90);
    world_moved(world, VISITS, BEECH, 80, 70);
    world_moved(world, VISITS, CEDAR, 80, 81);
    world_moved(world, VISITS, REGION, 80, 76);
    world_word(world, VISITS, ASH, STAT_BAND, WORD_BAND_A, "");
    struct node node = world_node(NODE_TABLE);
    uint32_t only[] = {VISITS};
    node.indicators = only;
    node.n_indicators = 1;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Ash | 80 | 90 | +10 | better | – | – | – | A\n"));
    cr_expect(says(world, text, "Beech | 80 | 70 | −10 | worse |"));
    cr_expect(says(world, text, "Cedar | 80 | 81 | +1 | similar |"));
    cr_expect(says(world, text, "Northshire | 80 | 76 | −4 | worse |"));
    cr_expect(says(world, text, "Elm and Yew | – | – | – | – |"));
    world_close(world);
}

Test(report_pages, several_areas_and_indicators_make_one_table)
{
    struct world *world = world_open();
    world_number(world, VISITS, REGION, STAT_REGION, 76);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 80);
    world_number(world, VISITS, ASH, STAT_VALUE, 90);
    struct node node = world_node(NODE_TABLE);
    uint32_t both[] = {VISITS, PLANS}, areas[] = {REGION, ASH};
    node.indicators = both;
    node.n_indicators = 2;
    node.areas = areas;
    node.n_areas = 2;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Visits in time, % | 2024–25 | 76 | 90 | 80\n"));
    cr_expect(says(world, text, "Plans, per 10,000 | 2024–25 | – | – | –\n"));
    world_close(world);
}

Test(report_pages, data_tables_show_every_year_and_do_not_repeat_a_table)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 90);
    world_moved(world, VISITS, REGION, 80, 76);
    struct node node = world_node(NODE_DATA_TABLES);
    uint32_t only[] = {VISITS};
    node.indicators = only;
    node.n_indicators = 1;
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Visits made in time, %, by year\nAsh | 80 | 90\n"));
    cr_expect(says(world, text, "Northshire | 80 | 76\n"));
    cr_expect(says(world, text, "Ash | 90 | +10"), "the latest figures stand nowhere else");
    struct node table = world_node(NODE_TABLE);
    table.indicators = only;
    table.n_indicators = 1;
    node.next = &table;
    text = world_text(world, world_section(world, &node));
    cr_expect(is_silent(world, text, "Ash | 90 | +10"), "they stand in the indicator's own table");
    world_close(world);
}

Test(report_pages, data_tables_of_a_quarter_end_with_the_region_through_time)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, REGION, 20, 24);
    struct node node = world_node(NODE_DATA_TABLES);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(
        says(world, text, "Protection: the Northshire through time\nQ2 2024–25 | 20.0\nQ2 2025–26 | 24.0\n"));
    world_close(world);
}

Test(report_pages, definitions_give_unit_side_least_change_and_source)
{
    struct world *world = world_open();
    world->catalogue.items[VISITS].definition = STR("Visits that were made when they were due.");
    struct str text = text_of_section(world, NODE_DEFINITIONS);
    cr_expect(says(world, text,
                   "Visits in time, % | Visits that were made when they were due. | high | 3 points | 2\n"));
    cr_expect(says(world, text, "Plans, per 10,000 | Children on a plan | neither | 5 | 2\n"));
    cr_expect(
        says(world, text, "Repeat plans, % (published) | Repeat plans in the year | low | 2 points | 2\n"));
    cr_expect(says(world, text, "Sources: 1 Returns; 2 Department."));
    world_close(world);
}

Test(report_pages, methods_state_the_rules_with_their_settings)
{
    struct world *world = world_open();
    world->spec.lists[LIST_NEIGHBOURS].model = STR("2025-05");
    struct str text = text_of_section(world, NODE_METHODS);
    static const char *const stated[] = {"verdicts use 99.8%",
                                         "Charts draw it at 95%",
                                         "published model of 2025-05",
                                         "at least six, and says",
                                         "worth at least five children",
                                         "under 30 stays at watch",
                                         "at most 12 entries",
                                         "the last three annual periods",
                                         "under 13 points",
                                         "fewer than four figures",
                                         "at least half worse",
                                         "Half away from zero",
                                         "Rules 1.",
                                         "All settings are the rules’ own."};
    for (size_t i = 0; i < sizeof stated / sizeof *stated; i++)
        cr_expect(says(world, text, stated[i]));
    world->spec.settings.low_periods = 4;
    text = text_of_section(world, NODE_METHODS);
    cr_expect(says(world, text, "the last four annual periods"));
    cr_expect(says(world, text, "low-periods: 4 instead of 3"));
    world_close(world);
}

Test(report_pages, every_symbol_and_mark_is_in_the_key)
{
    struct world *world = world_open();
    struct str text = text_of_section(world, NODE_DEFINITIONS);
    struct str in_short = text_of_section(world, NODE_QUALITY);
    static const char *const rows[][2] = {{"\n– | Missing", " – missing:"},
                                          {"\nc | Withheld", " c withheld"},
                                          {"\nz | Not applicable", " z not ap"},
                                          {"\nx | Not available", " x not av"},
                                          {"\nlow | Rounds to", " low rounds to"},
                                          {"\nu | Of low reliability", " u of low"},
                                          {"\n? | Queried", " ? queried"},
                                          {"\np | After", " p after"},
                                          {"\nr | After", " r after"},
                                          {"\no | After", " o after"},
                                          {"\nn | After", " n after"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cr_expect(says(world, text, rows[i][0]));
        cr_expect(says(world, in_short, rows[i][1]));
    }
    world_close(world);
}

Test(report_pages, a_queried_figure_has_no_band_on_the_scorecard)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 70);
    world_word(world, VISITS, ASH, STAT_BAND, WORD_BAND_A, "");
    world_moved(world, VISITS, BEECH, 80, 70);
    world_word(world, VISITS, BEECH, STAT_BAND, WORD_BAND_A, "");
    struct figure ash = *ledger_figure(world->ledger, VISITS, ASH, world->year, STAT_VALUE);
    ash.state = STATE_QUERIED;
    world_replace(world, ash);
    struct node node = world_node(NODE_SCORECARD);
    uint32_t only[] = {VISITS};
    node.indicators = only;
    node.n_indicators = 1;
    const struct block *blocks = world_section(world, &node);
    while (blocks && blocks->kind != BLOCK_CHART)
        blocks = blocks->next;
    cr_assert(blocks);
    const struct scorecard_chart *score = &blocks->of.chart.first->of.scorecard;
    cr_expect_eq(score->cells[0].band, BAND_NONE);
    cr_expect_eq(score->cells[0].arrow, ARROW_NONE);
    cr_expect_eq(score->cells[1].band, BAND_A);
    world_close(world);
}

Test(report_pages, an_entry_says_whether_england_moved_too)
{
    struct world *world = world_open();
    add_dip(world, VISITS, ASH, WORD_DIPPING, 80, 70, 3.3);
    world_number(world, VISITS, ENGLAND, STAT_VALUE, 75);
    world_number_at(world, VISITS, ENGLAND, world->year_before, STAT_VALUE, 84);
    struct finding finding;
    cr_assert(finding_of(&world->context, VISITS, ASH, STAT_DIP, &finding));
    cr_expect(says(world, text_flat(world->arena, words_compared(&world->context, &finding)),
                   "England 75%. England was 84% a year before."));
    world_number(world, VISITS, ENGLAND, STAT_CHANGE, -9)->comparator_period = world->year_before;
    cr_expect(says(world, text_flat(world->arena, words_compared(&world->context, &finding)),
                   "England 75%. England, too, was worse than a year before (84%)."));
    world_close(world);
}

Test(report_pages, what_is_said_of_an_la_stands_under_its_name)
{
    struct world *world = world_open();
    for (uint32_t area = ASH; area <= BEECH; area++) {
        world_number(world, VISITS, area, STAT_VALUE, 80);
        world_count(world, INDICATOR_NONE, area, "band-a", area == ASH ? 1 : 0);
        world_count(world, INDICATOR_NONE, area, "band-d", 2);
    }
    add_dip(world, REPEATS, BEECH, WORD_DIPPING, 20, 30, 5);
    struct node node = world_node(NODE_SPINE);
    uint32_t only[] = {VISITS}, areas[] = {ASH, BEECH};
    node.indicators = only;
    node.n_indicators = 1;
    node.areas = areas;
    node.n_areas = 2;
    struct str text = world_text(world, world_section(world, &node));
    size_t ash = str_find(text, STR("Ash\nOf all indicators")),
           beech = str_find(text, STR("Beech\nOf all indicators")),
           dip = str_find(text, STR("Dipping: repeat plans."));
    cr_expect(ash != SIZE_MAX && beech != SIZE_MAX && dip != SIZE_MAX && ash < beech && beech < dip);
    cr_expect(says(world, text, "one is in the best fourth of England and two in the worst."));
    cr_expect(says(world, text, "none are in the best fourth of England and two in the worst."));
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_SUSTAINED, "size");
    text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "Dipping or sustained: visits in time (sustained) and repeat plans."));
    world_close(world);
}
