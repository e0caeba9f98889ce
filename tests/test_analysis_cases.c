/* comparisons_west_midlands.csv: what DfE's own functions make of the published data, 700 rows. */
#include "test_analysis_england.h"

#include <criterion/criterion.h>
#include <string.h>

/* -- the comparison */

struct expectation {
    const char *column;
    enum statistic statistic;
    enum { AT_LA, AT_REGION, AT_ENGLAND } where;
};

static const struct expectation expectations[] = {
    {"value", STAT_VALUE, AT_LA},           {"change", STAT_CHANGE, AT_LA},
    {"england", STAT_VALUE, AT_ENGLAND},    {"region", STAT_REGION, AT_REGION},
    {"sn_average", STAT_NEIGHBOURS, AT_LA}, {"rank", STAT_RANK, AT_LA},
    {"q25", STAT_Q25, AT_ENGLAND},          {"q50", STAT_Q50, AT_ENGLAND},
    {"q75", STAT_Q75, AT_ENGLAND},
};

static const struct figure *figure_at(const struct world *world, uint32_t indicator, uint32_t la,
                                      struct period period, const struct expectation *expected)
{
    uint32_t area = expected->where == AT_LA       ? la
                    : expected->where == AT_REGION ? world->spec.region
                                                   : area_country(&world->areas);
    return ledger_figure(world->ledger, indicator, area, period, expected->statistic);
}

/* Neighbours used, the rank's denominator, and the value before. */
static size_t count_differences(const struct world *world, const struct cases *cases, size_t row,
                                uint32_t indicator, uint32_t la, struct period period)
{
    size_t differences = 0;
    double expected;
    const struct figure *mean = ledger_figure(world->ledger, indicator, la, period, STAT_NEIGHBOURS);
    if (cases_number(cases, row, cases_column(cases, "sn_n"), &expected))
        differences += !mean || mean->n_used != (uint32_t)expected;
    const struct figure *rank = ledger_figure(world->ledger, indicator, la, period, STAT_RANK);
    if (cases_number(cases, row, cases_column(cases, "rank_n"), &expected))
        differences += !rank || rank->n_used != (uint32_t)expected;
    if (cases_number(cases, row, cases_column(cases, "prev_value"), &expected)) {
        const char *label = cases_text(cases, row, cases_column(cases, "prev_period"));
        const struct figure *before =
            ledger_figure(world->ledger, indicator, la, world_period(world, indicator, label), STAT_VALUE);
        differences += !before || !cases_agree(before->value, expected);
    }
    return differences;
}

static size_t word_differences(const struct world *world, const struct cases *cases, size_t row,
                               uint32_t indicator, uint32_t la, struct period period)
{
    const char *expected = cases_text(cases, row, cases_column(cases, "band"));
    const struct figure *band = ledger_figure(world->ledger, indicator, la, period, STAT_BAND);
    bool wanted = *expected && strcmp(expected, "-") != 0;
    if (!band || (band->state == STATE_VALUE) != wanted)
        return 1;
    return wanted && !str_is(word_name(band->word), expected);
}

static size_t row_differences(const struct world *world, const struct cases *cases, size_t row)
{
    uint32_t indicator = indicator_find(&world->catalogue,
                                        str_of(cases_text(cases, row, cases_column(cases, "measure_short"))));
    uint32_t la = area_find_number(&world->areas, cases_whole(cases, row, "la_number"));
    struct period period =
        world_period(world, indicator, cases_text(cases, row, cases_column(cases, "period")));
    size_t differences = 0;
    for (size_t i = 0; i < sizeof expectations / sizeof expectations[0]; i++) {
        const struct figure *figure = figure_at(world, indicator, la, period, &expectations[i]);
        double expected;
        bool wanted = cases_number(cases, row, cases_column(cases, expectations[i].column), &expected);
        bool found = figure && (figure->has & FIGURE_VALUE);
        if (wanted != found || (wanted && !cases_agree(figure->value, expected))) {
            differences++;
            cr_log_error("row %zu %s: %.17g, expected %.17g", row, expectations[i].column,
                         found ? figure->value : 0, wanted ? expected : 0);
        }
    }
    return differences + count_differences(world, cases, row, indicator, la, period) +
           word_differences(world, cases, row, indicator, la, period);
}

Test(analysis_cases, comparisons)
{
    struct world world;
    struct cases cases;
    if (!england_open(&world, 1))
        return;
    cr_assert(cases_read("comparisons_west_midlands.csv", &cases));
    world_build(&world);
    size_t differences = 0;
    for (size_t row = 0; row < cases.rows; row++)
        differences += row_differences(&world, &cases, row);
    cr_expect_eq(cases.rows, 700);
    cr_expect_eq(differences, 0, "%zu differences", differences);
    cases_close(&cases);
    world_close(&world);
}
