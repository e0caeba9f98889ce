/* Sentences of verdicts: one and many, per cent and percentage points, direction, and what rounding hides. */
#include "test_report_world.h"

#include <criterion/criterion.h>

static struct finding dip_of(struct world *world, uint32_t indicator, uint32_t area)
{
    struct finding finding;
    cr_assert(finding_of(&world->context, indicator, area, STAT_DIP, &finding));
    return finding;
}

Test(report_words, a_dip_says_both_counts_direction_and_whether_it_is_bad)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24.2);
    world_number(world, Q_REPEATS, ASH, STAT_NUMERATOR, 121);
    world_number(world, Q_REPEATS, ASH, STAT_DENOMINATOR, 500);
    world_number_at(world, Q_REPEATS, ASH, world->quarter_before, STAT_NUMERATOR, 90);
    world_number_at(world, Q_REPEATS, ASH, world->quarter_before, STAT_DENOMINATOR, 450);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size; interval excludes zero");
    struct finding finding = dip_of(world, Q_REPEATS, ASH);
    struct str text = text_flat(world->arena, words_moved(&world->context, &finding));
    cr_expect(says(world, text,
                   "24.2% (121 of 500) in the 12 months to 30 September 2025, 4.2 percentage points worse "
                   "than 20.0% (90 of 450) a year before. Low is good."));
    world_close(world);
}

Test(report_words, one_point_is_singular_and_a_rate_names_its_unit)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 79);
    world_moved(world, PLANS, BEECH, 40, 41);
    const struct figure *point = context_figure(&world->context, VISITS, ASH, world->year, STAT_CHANGE);
    const struct figure *rate = context_figure(&world->context, PLANS, BEECH, world->year, STAT_CHANGE);
    cr_expect(says(world, words_difference(&world->context, point), "1 percentage point"));
    cr_expect_not(str_find(words_difference(&world->context, point), STR("points")) != SIZE_MAX);
    cr_expect(says(world, words_difference(&world->context, rate), "1.0 per 10,000"));
    world_close(world);
}

/* Plans: the least change is 5. */
Test(report_words, a_change_short_of_the_least_is_similar_only_when_it_is_small)
{
    static const struct {
        double now;
        const char *says, *in_short;
    } changes[] = {
        {42, "similar to a year before (+2.0)", "similar to a year before"},
        {44, "up 4.0 per 10,000 on a year before, less than the 5 that matter", "up 4.0 in a year"},
        {44.97, "similar to a year before (+5.0)", "similar to a year before"},
        {40, "the same as a year before", "the same as a year before"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct world *world = world_open();
        world_moved(world, PLANS, REGION, 40, changes[i].now);
        const struct figure *change =
            context_figure(&world->context, PLANS, REGION, world->year, STAT_CHANGE);
        cr_expect(
            says(world, text_flat(world->arena, words_change(&world->context, change)), changes[i].says));
        cr_expect(says(world, words_change_short(&world->context, change), changes[i].in_short));
        world_close(world);
    }
}

Test(report_words, one_more_decimal_where_rounding_would_hide_the_change)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80.44, 79.6);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_WATCH, "size");
    struct finding finding = dip_of(world, VISITS, ASH);
    struct str text = text_flat(world->arena, words_moved(&world->context, &finding));
    cr_expect(says(world, text, "79.6%"));
    cr_expect(says(world, text, "than 80.4%"));
    world_close(world);
}

Test(report_words, the_rule_is_told_part_by_part_and_not_twice)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 26.8);
    world_number(world, Q_REPEATS, ASH, STAT_DENOMINATOR, 500);
    world_count(world, Q_REPEATS, ASH, "dip-size", 3.4);
    world_count(world, Q_REPEATS, ASH, "dip-children", 34);
    struct figure change = *ledger_figure(world->ledger, Q_REPEATS, ASH, world->quarter, STAT_CHANGE);
    change.has |= FIGURE_LOWER | FIGURE_UPPER;
    change.lower = 1.25;
    change.upper = 12.4;
    world_replace(world, change);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_SUSTAINED,
               "size; interval excludes zero; second adverse comparison; three adverse comparisons running");
    struct finding finding = dip_of(world, Q_REPEATS, ASH);
    struct str text = text_flat(world->arena, words_evidence(&world->context, &finding));
    cr_expect(says(world, text,
                   "Why sustained: large enough to matter (3.4 times the 2 points that matter, or about 34 "
                   "of 500); more than chance explains (99.8% interval +1.3 to +12.4 points); three adverse "
                   "comparisons running."));
    cr_expect(str_find(text, STR("comparison before")) == SIZE_MAX);
    world->catalogue.items[Q_REPEATS].denominator = STR("plans begun");
    cr_expect(says(world, text_flat(world->arena, words_evidence(&world->context, &finding)),
                   "or about 34 of the 500 plans begun)"));
    world_close(world);
}

Test(report_words, without_counts_the_entry_says_that_it_cannot_be_tested)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 70);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_WATCH, "size; cannot be tested: no counts published");
    struct finding finding = dip_of(world, VISITS, ASH);
    struct str text = text_flat(world->arena, words_evidence(&world->context, &finding));
    cr_expect(says(world, text, "cannot be tested: no counts published"));
    cr_expect(is_silent(world, text, "than chance explains"));
    world_close(world);
}

Test(report_words, an_in_year_figure_stands_beside_its_twin_and_says_when)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_WATCH, "size");
    world_number(world, REPEATS, ASH, STAT_VALUE, 22);
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 18.5);
    world_word(world, REPEATS, ASH, STAT_VS_ENGLAND, WORD_WORSE, "");
    struct figure *mean = world_number(world, REPEATS, ASH, STAT_NEIGHBOURS, 21.5);
    mean->n_used = 9;
    mean->n_expected = 10;
    world_word(world, REPEATS, ASH, STAT_VS_NEIGHBOURS, WORD_SIMILAR, "");
    struct figure *rank = world_number(world, REPEATS, ASH, STAT_RANK, 120);
    rank->display = STR("120th= of 151");
    world_word(world, REPEATS, ASH, STAT_BAND, WORD_BAND_D, "");
    struct finding finding = dip_of(world, Q_REPEATS, ASH);
    struct str text = text_flat(world->arena, words_compared(&world->context, &finding));
    cr_expect(says(world, text,
                   "Last published, in the year to 31 March 2025: 22.0%, worse than England (18.5%); "
                   "similar to its statistical neighbours (21.5%, mean of 9 of 10); joint 120th of 151 in "
                   "England, band D."));
    world_close(world);
}

Test(report_words, position_is_a_second_word)
{
    struct world *world = world_open();
    static const struct {
        enum statistic statistic;
        enum word level, position;
        const char *said;
    } cases[] = {{STAT_DIP, WORD_SUSTAINED, WORD_LOW, "Sustained, and behind"},
                 {STAT_DIP, WORD_DIPPING, WORD_STRONG, "Dipping, from strong"},
                 {STAT_DIP, WORD_WATCH, WORD_NONE, "Watch"},
                 {STAT_IMPROVEMENT, WORD_IMPROVING, WORD_LOW, "Improving, from behind"}};
    for (uint32_t i = 0; i < 4; i++) {
        uint32_t area = ASH + i;
        world_moved(world, VISITS, area, 80, 70);
        world_word(world, VISITS, area, cases[i].statistic, cases[i].level, "size");
        world_word(world, VISITS, area, STAT_POSITION, cases[i].position, "");
        struct finding finding;
        cr_assert(finding_of(&world->context, VISITS, area, cases[i].statistic, &finding));
        cr_expect(says(world, words_level(&world->context, &finding), cases[i].said));
        cr_expect_eq(words_level(&world->context, &finding).len, str_of(cases[i].said).len);
    }
    world_close(world);
}

Test(report_words, the_question_fits_the_position)
{
    struct world *world = world_open();
    world_moved(world, VISITS, ASH, 80, 70);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_DIPPING, "size");
    world_word(world, VISITS, ASH, STAT_POSITION, WORD_LOW, "");
    world_moved(world, VISITS, BEECH, 99, 90);
    world_word(world, VISITS, BEECH, STAT_DIP, WORD_DIPPING, "size");
    world_word(world, VISITS, BEECH, STAT_POSITION, WORD_STRONG, "");
    world_moved(world, VISITS, CEDAR, 99, 90);
    world_word(world, VISITS, CEDAR, STAT_DIP, WORD_DIPPING, "size");
    struct finding low = dip_of(world, VISITS, ASH), strong = dip_of(world, VISITS, BEECH),
                   other = dip_of(world, VISITS, CEDAR);
    struct context *context = &world->context;
    cr_expect(says(world, text_flat(world->arena, words_question(context, &low, DIRECTION_FALLING)),
                   "What will Ash do about visits in time at 70%?"));
    cr_expect(says(world, text_flat(world->arena, words_question(context, &strong, DIRECTION_FALLING)),
                   "Beech was strong. What changed?"));
    cr_expect_eq(words_question(context, &other, DIRECTION_FALLING).n, 0);
    world_close(world);
}

Test(report_words, names_with_an_and_of_their_own_are_kept_apart)
{
    struct world *world = world_open();
    struct str names[] = {STR("Ash"), STR("Beech"), STR("Elm and Yew")};
    cr_expect(says(world, words_list(world->arena, names, 2), "Ash and Beech"));
    cr_expect(says(world, words_list(world->arena, names, 3), "Ash, Beech, and Elm and Yew"));
    world_close(world);
}

Test(report_words, an_annualised_unit_reads_as_words)
{
    struct world *world = world_open();
    world->catalogue.items[PLANS].unit = STR("per 10,000, annualised");
    world_moved(world, PLANS, ASH, 40, 52);
    const struct figure *value = context_figure(&world->context, PLANS, ASH, world->year, STAT_VALUE);
    cr_expect(says(world, words_value(&world->context, value), "52.0 per 10,000 (annualised)"));
    world_close(world);
}

Test(report_words, the_comment_of_the_la_or_that_there_is_none)
{
    struct world *world = world_open();
    struct la_return returns[] = {{.id = STR("r1"), .area = ASH, .period = world->quarter}};
    struct comment comments[] = {{.area = ASH,
                                  .indicator = Q_REPEATS,
                                  .period = world->quarter,
                                  .kind = COMMENT_CONTEXT,
                                  .text = STR("A large family."),
                                  .role = STR("Director"),
                                  .date = {2026, 1, 12},
                                  .has_date = true},
                                 {.area = ASH,
                                  .indicator = Q_REPEATS,
                                  .period = world->quarter,
                                  .kind = COMMENT_ANSWER,
                                  .text = STR("An old answer.")}};
    world->lists.returns = returns;
    world->lists.n_returns = 1;
    world->lists.comments = comments;
    world->lists.n_comments = 2;
    for (uint32_t area = ASH; area <= BEECH; area++) {
        world_moved(world, Q_REPEATS, area, 20, 30);
        world_word(world, Q_REPEATS, area, STAT_DIP, WORD_DIPPING, "size");
        world_moved(world, VISITS, area, 80, 70);
        world_word(world, VISITS, area, STAT_DIP, WORD_DIPPING, "size");
    }
    struct finding said = dip_of(world, Q_REPEATS, ASH), silent = dip_of(world, Q_REPEATS, BEECH),
                   published = dip_of(world, VISITS, ASH);
    struct context *context = &world->context;
    struct str text = text_flat(world->arena, words_comment(context, &said, true));
    cr_expect(says(world, text, "Ash says: A large family. (Director, 12 January 2026)"));
    cr_expect(str_find(text, STR("old answer")) == SIZE_MAX);
    cr_expect(says(world, text_flat(world->arena, words_comment(context, &silent, true)),
                   "No response received by 20 January 2026."));
    cr_expect_eq(words_comment(context, &silent, false).n, 0);
    cr_expect_eq(words_comment(context, &published, true).n, 0, "a published figure is nobody's return");
    world->spec.edition = EDITION_PUBLIC;
    cr_expect_eq(words_comment(context, &said, true).n, 0, "no free text in public");
    world_close(world);
}

Test(report_words, each_comment_has_its_own_author)
{
    struct world *world = world_open();
    const struct comment same = {.area = ASH,
                                 .indicator = Q_REPEATS,
                                 .period = world->quarter,
                                 .kind = COMMENT_CONTEXT,
                                 .text = STR("A large family."),
                                 .role = STR("Head of performance"),
                                 .date = {2026, 1, 5},
                                 .has_date = true};
    struct comment comments[] = {same, same, same};
    comments[1].text = STR("It has moved.");
    comments[2].text = STR("A panel meets weekly.");
    comments[2].role = STR("Director");
    comments[2].date = (struct date){2026, 1, 12};
    world->lists.comments = comments;
    world->lists.n_comments = 3;
    world_moved(world, Q_REPEATS, ASH, 20, 30);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size");
    struct finding said = dip_of(world, Q_REPEATS, ASH);
    cr_expect(says(world, text_flat(world->arena, words_comment(&world->context, &said, true)),
                   "Ash says: A large family. It has moved. (Head of performance, 5 January 2026) "
                   "A panel meets weekly. (Director, 12 January 2026)"));
    world_close(world);
}

Test(report_words, a_name_with_a_number_keeps_its_capital)
{
    struct world *world = world_open();
    static const char *const names[][2] = {{"Attainment 8", "Attainment 8"},
                                           {"EHC plans", "EHC plans"},
                                           {"Plans of 2 years", "plans of 2 years"},
                                           {"Attainment 8 score", "Attainment 8 score"},
                                           {"Section 47 enquiries", "section 47 enquiries"},
                                           {"Per 10,000", "per 10,000"},
                                           {"Visits", "visits"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        cr_expect(str_is(words_lower(world->arena, str_of(names[i][0])), names[i][1]), "%s", names[i][0]);
    world_close(world);
}

/* What each placeholder of a question becomes; England and neighbours are those of the annual twin. */
Test(report_words, a_question_may_name_every_placeholder)
{
    struct world *world = world_open();
    world_moved(world, Q_REPEATS, ASH, 20, 24);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_WATCH, "size");
    world_number(world, REPEATS, ASH, STAT_VALUE, 22);
    world_number(world, REPEATS, ENGLAND, STAT_VALUE, 18.5);
    world_number(world, REPEATS, ASH, STAT_NEIGHBOURS, 21.5);
    world_number(world, Q_REPEATS, REGION, STAT_REGION, 19.4);
    world->spec.head.has_meeting = true;
    world->spec.head.meeting = (struct date){2026, 4, 28};
    struct finding finding = dip_of(world, Q_REPEATS, ASH);
    struct str name = words_lower(world->arena, world->catalogue.items[Q_REPEATS].short_name);
    const char *const become[PLACEHOLDER_COUNT] = {[PLACEHOLDER_LA] = world->areas.items[ASH].name.ptr,
                                                   [PLACEHOLDER_INDICATOR] =
                                                       str_terminated(world->arena, name),
                                                   [PLACEHOLDER_VALUE] = "24.0%",
                                                   [PLACEHOLDER_CHANGE] = "4.0 percentage points",
                                                   [PLACEHOLDER_PERIOD] = "Q2 2025–26",
                                                   [PLACEHOLDER_ENGLAND] = "18.5%",
                                                   [PLACEHOLDER_NEIGHBOURS] = "21.5%",
                                                   [PLACEHOLDER_REGION] = "19.4%",
                                                   [PLACEHOLDER_DATE] = "28 April 2026"};
    for (int placeholder = 0; placeholder < PLACEHOLDER_COUNT; placeholder++) {
        struct text text = {NULL, 0};
        words_add_placeholder(&world->context, &text, &finding, (enum placeholder)placeholder);
        cr_expect(says(world, text_flat(world->arena, text), become[placeholder]), "{%s}",
                  placeholder_names[placeholder]);
    }
    struct text without = {NULL, 0};
    world->spec.head.has_meeting = false;
    words_add_placeholder(&world->context, &without, &finding, PLACEHOLDER_DATE);
    cr_expect_eq(without.n, 0u, "a paper without a meeting has no date to name");
    world_close(world);
}
