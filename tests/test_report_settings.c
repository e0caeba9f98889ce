/* Sentences name the confidences that the paper is made with, and hide no difference by rounding. */
#include "test_report_world.h"

#include "report/charts.h"

#include <criterion/criterion.h>

static struct world *world_at(double drawn, double verdicts)
{
    struct world *world = world_open();
    world->spec.settings.drawn_confidence = drawn;
    world->spec.settings.verdict_confidence = verdicts;
    return world;
}

Test(report_settings, confidences_in_words)
{
    struct world *world = world_open();
    cr_expect(says(world, words_confidence(&world->context, 0.998), "99.8%"));
    cr_expect(says(world, words_confidence(&world->context, 0.95), "95%"));
    cr_expect(says(world, words_confidence(&world->context, 0.99999), "99.999%"));
    world_close(world);
}

Test(report_settings, evidence_names_the_confidence_of_verdicts)
{
    struct world *world = world_at(0.95, 0.99);
    world_moved(world, Q_REPEATS, ASH, 20, 26.8);
    world_word(world, Q_REPEATS, ASH, STAT_DIP, WORD_DIPPING, "size; interval excludes zero");
    struct finding finding;
    cr_assert(finding_of(&world->context, Q_REPEATS, ASH, STAT_DIP, &finding));
    struct str text = text_flat(world->arena, words_evidence(&world->context, &finding));
    cr_expect(says(world, text, "more than chance explains (99% interval)"));
    cr_expect(is_silent(world, text, "99.8%"));
    world_close(world);
}

Test(report_settings, movements_name_the_confidence_of_verdicts)
{
    struct world *world = world_at(0.95, 0.99);
    world_moved(world, PLANS, ASH, 40, 60);
    world_word(world, PLANS, ASH, STAT_MOVEMENT, WORD_UP, "size; interval excludes zero");
    struct node node = world_node(NODE_MOVEMENTS);
    struct str text = world_text(world, world_section(world, &node));
    cr_expect(says(world, text, "more than chance explains (99% interval)"));
    cr_expect(is_silent(world, text, "99.8%"));
    world_close(world);
}

/* A mean of neighbours of 9.7 beside a published 10 is not the same figure. */
Test(report_settings, what_is_held_against_a_figure_is_not_rounded_to_it)
{
    struct world *world = world_open();
    world->catalogue.items[VISITS].decimals = 0;
    world_moved(world, VISITS, ASH, 14, 10);
    world_word(world, VISITS, ASH, STAT_DIP, WORD_WATCH, "size");
    world_number(world, VISITS, ASH, STAT_NEIGHBOURS, 9.7);
    world_word(world, VISITS, ASH, STAT_VS_NEIGHBOURS, WORD_SIMILAR, "difference-only");
    struct finding finding;
    cr_assert(finding_of(&world->context, VISITS, ASH, STAT_DIP, &finding));
    struct str text = text_flat(world->arena, words_compared(&world->context, &finding));
    cr_expect(says(world, text, "imilar to its statistical neighbours (9.7%"));
    world_close(world);
}

/* Where one step lacks an LA that the others have, "from 2 of 4" would be true of that step only. */
Test(report_settings, the_flow_says_of_how_many_where_its_steps_differ)
{
    struct world *world = world_open();
    uint32_t indicators[] = {VISITS, REPEATS};
    for (size_t i = 0; i < 2; i++) {
        world_moved(world, indicators[i], REGION, 90, 100);
        struct figure *coverage = world_number(world, indicators[i], REGION, STAT_COVERAGE, 3 - (double)i);
        coverage->n_used = 3 - (uint32_t)i;
        coverage->n_expected = 4;
        coverage->display = i == 0 ? STR("3 of 4") : STR("2 of 4");
    }
    struct node node = world_node(NODE_DEMAND_FLOW);
    const struct chart *chart = chart_build_flow(&world->context, &node, indicators, 2);
    cr_assert(chart);
    cr_expect(says(world, chart->subtitle, "from 2 to 3 of 4 local authorities"));
    chart = chart_build_flow(&world->context, &node, indicators, 1);
    cr_expect_null(chart, "one step is no flow");
    world_close(world);
}

/* Who is missing from the sums is named under the flow. */
Test(report_settings, the_flow_names_who_is_missing_from_its_sums)
{
    struct world *world = world_open();
    uint32_t indicators[] = {VISITS, REPEATS};
    for (size_t i = 0; i < 2; i++) {
        world_moved(world, indicators[i], REGION, 90, 100);
        for (uint32_t area = ASH; area <= ELM; area++)
            if (area != CEDAR)
                world_number(world, indicators[i], area, STAT_VALUE, 5);
    }
    struct node node = world_node(NODE_DEMAND_FLOW);
    node.indicators = indicators;
    node.n_indicators = 2;
    cr_expect(is_silent(world, world_text(world, world_section(world, &node)), "missing from"));
    for (size_t i = 0; i < 2; i++) {
        struct figure sum = *ledger_figure(world->ledger, indicators[i], REGION, world->year, STAT_REGION);
        sum.marks |= MARK_PARTIAL;
        world_replace(world, sum);
    }
    cr_expect(says(world, world_text(world, world_section(world, &node)),
                   "Cedar is missing from these sums; their changes and shares compare like with like."));
    world_close(world);
}
