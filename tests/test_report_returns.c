/* What newer returns change, by name; and the figure that waits for its sign-off. */
#include "test_report_world.h"

#include <criterion/criterion.h>

static struct la_return returns[2];
static struct past_observation past[5];

static struct past_observation said(const struct world *world, uint32_t indicator, uint32_t la_return,
                                    double value)
{
    return (struct past_observation){
        .indicator = indicator,
        .area = ASH,
        .period = world_latest(world, indicator),
        .la_return = la_return,
        .observation = {.state = STATE_VALUE, .value = value, .has_value = true}};
}

/* Ash sent its return a second time; the dataset holds 1 for everything. */
static struct world *open_twice(bool is_signed)
{
    struct world *world = world_open();
    for (uint32_t i = 0; i < 2; i++)
        returns[i] = (struct la_return){.area = ASH,
                                        .period = world->quarter,
                                        .version = i + 1,
                                        .received = {2026, 1, 9},
                                        .has_received = true,
                                        .signed_off_role = STR("Director")};
    if (!is_signed)
        returns[1].signed_off_role = STR("");
    world->lists.returns = returns;
    world->lists.n_returns = 2;
    world->lists.past = past;
    past[0] = said(world, Q_REPEATS, is_signed ? 0 : 1, 3);
    world->lists.n_past = 1;
    return world;
}

static struct str quality(struct world *world)
{
    struct node node = world_node(NODE_QUALITY);
    return world_text(world, world_section(world, &node));
}

Test(report_returns, a_return_sent_again_says_what_it_changed)
{
    struct world *world = open_twice(true);
    cr_expect(says(world, quality(world),
                   "Ash sent its return for Q2 2025–26 again on 9 January 2026. It changed repeat plans."));
    world_close(world);
}

Test(report_returns, one_that_changes_no_figure_names_none)
{
    struct world *world = open_twice(true);
    past[0] = said(world, Q_REPEATS, 0, 1);
    struct str text = quality(world);
    cr_expect(says(world, text, "again on 9 January 2026."));
    cr_expect(is_silent(world, text, "It changed"));
    world_close(world);
}

Test(report_returns, three_are_named_and_the_others_counted)
{
    struct world *world = open_twice(true);
    for (uint32_t i = 0; i < 4; i++)
        past[i] = said(world, i, 0, 3);
    world->lists.n_past = 4;
    cr_expect(
        says(world, quality(world), "It changed repeat plans, repeat plans, visits in time and one more."));
    world_close(world);
}

Test(report_returns, what_is_not_signed_off_stands_in_the_entry_and_in_the_box)
{
    struct world *world = open_twice(false);
    world_moved(world, Q_REPEATS, ASH, 20, 24.2);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size");
    world_count(world, Q_REPEATS, ASH, "not-signed-off", 21);
    cr_expect(says(world, quality(world),
                   "It is not signed off, so the one before it still counts. It would change repeat plans."));
    static const enum node_kind kinds[] = {NODE_DIPS, NODE_KEY_MESSAGES};
    for (size_t i = 0; i < 2; i++) {
        struct node node = world_node(kinds[i]);
        cr_expect(says(world, world_text(world, world_section(world, &node)),
                       "Ash sent a newer figure on 9 January 2026 that is not signed off: 21%."));
    }
    world->spec.edition = EDITION_PUBLIC;
    struct node node = world_node(NODE_DIPS);
    cr_expect(is_silent(world, world_text(world, world_section(world, &node)), "not signed off"));
    world_close(world);
}
