/* comparisons_west_midlands.csv: what DfE's own functions make of the published data, 700 rows. */
#include "cases.h"
#include "test_analysis.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ENGLAND "../data/england/"

static enum calendar calendar_of(const char *text)
{
    if (strcmp(text, "Academic Year") == 0)
        return CALENDAR_ACADEMIC;
    if (strcmp(text, "Calendar Year") == 0)
        return CALENDAR_YEAR;
    if (strcmp(text, "Annual (end of Sept)") == 0)
        return CALENDAR_SEPTEMBER;
    return CALENDAR_FINANCIAL;
}

static uint32_t number_of(const struct cases *cases, size_t row, const char *column)
{
    double number = 0;
    cases_number(cases, row, cases_column(cases, column), &number);
    return (uint32_t)number;
}

static void areas_fill(struct world *world, const struct cases *cases)
{
    size_t type = cases_column(cases, "area_type");
    size_t code = cases_column(cases, "ons_code");
    size_t name = cases_column(cases, "name");
    size_t inside = cases_column(cases, "in_west_midlands");
    world->spec.las = ARENA_ARRAY(world->arena, uint32_t, 20);
    for (size_t row = 0; row < cases->rows; row++) {
        const char *ons = cases_text(cases, row, code);
        enum area_kind kind = cases_is(cases, row, type, "LA")        ? AREA_LA
                              : cases_is(cases, row, type, "Country") ? AREA_COUNTRY
                              : strncmp(ons, "E13", 3) == 0           ? AREA_SUBREGION
                                                                      : AREA_REGION;
        uint32_t area = world_area(world, ons, cases_text(cases, row, name), kind);
        world->areas.items[area].la_number = number_of(cases, row, "la_number");
        map64_add(world->areas.by_number, world->areas.items[area].la_number, area);
        if (strcmp(ons, "E12000005") == 0)
            world->spec.region = area;
        if (kind == AREA_LA && cases_is(cases, row, inside, "1"))
            world->spec.las[world->spec.n_las++] = area;
    }
}

static void neighbours_fill(struct world *world, const struct cases *cases)
{
    for (size_t row = 0; row < cases->rows; row++) {
        uint32_t la = area_find_number(&world->areas, number_of(cases, row, "la_number"));
        uint32_t other = area_find_number(&world->areas, number_of(cases, row, "neighbour_la_number"));
        cr_assert(la != AREA_NONE && other != AREA_NONE);
        struct neighbour_list *list = &world->areas.neighbours[la];
        if (!list->areas)
            list->areas = ARENA_ARRAY(world->arena, uint32_t, 10);
        list->areas[list->n++] = other;
    }
}

/* For tests: one point of a percentage or score; 5 % of England's latest value otherwise (set when that is
 * known). */
static void catalogue_fill(struct world *world, const struct cases *cases)
{
    size_t name = cases_column(cases, "measure_short");
    size_t unit = cases_column(cases, "unit");
    size_t polarity = cases_column(cases, "polarity");
    size_t year = cases_column(cases, "year_type");
    size_t quartile = cases_column(cases, "no_quartile");
    for (size_t row = 0; row < cases->rows; row++) {
        struct indicator *indicator = world_indicator(world, cases_text(cases, row, name));
        indicator->measure = MEASURE_RATIO;
        indicator->unit = str_copy(world->arena, str_of(cases_text(cases, row, unit)));
        indicator->polarity = cases_is(cases, row, polarity, "High")  ? POLARITY_HIGH
                              : cases_is(cases, row, polarity, "Low") ? POLARITY_LOW
                                                                      : POLARITY_NONE;
        indicator->decimals = (int)number_of(cases, row, "dps");
        indicator->calendar = calendar_of(cases_text(cases, row, year));
        indicator->no_quartile = cases_is(cases, row, quartile, "1");
    }
}

/* The same measure has one kind of label throughout: a year, or two with a slash. */
static struct period period_of_label(const struct world *world, uint32_t indicator, const char *label)
{
    return world_period(world, indicator, label);
}

static void values_fill(struct world *world, const struct cases *cases)
{
    size_t measure = cases_column(cases, "measure_short");
    size_t period = cases_column(cases, "period");
    size_t type = cases_column(cases, "area_type");
    size_t value = cases_column(cases, "value");
    size_t number = cases_column(cases, "la_number");
    for (size_t row = 0; row < cases->rows; row++) {
        double read = 0;
        double la = 0;
        if (cases_is(cases, row, type, "SN") || !cases_number(cases, row, number, &la))
            continue;
        uint32_t indicator = indicator_find(&world->catalogue, str_of(cases_text(cases, row, measure)));
        uint32_t area = area_find_number(&world->areas, (uint32_t)la);
        cr_assert(indicator != INDICATOR_NONE && area != AREA_NONE);
        bool stands = cases_number(cases, row, value, &read);
        struct observation observation = {
            .state = stands ? STATE_VALUE : STATE_NOT_AVAILABLE, .has_value = stands, .value = read};
        world_observe(world, indicator, area,
                      period_of_label(world, indicator, cases_text(cases, row, period)), observation);
    }
}

static bool england_read(const char *name, struct cases *cases)
{
    char path[256];
    snprintf(path, sizeof path, ENGLAND "%s", name);
    return cases_read(path, cases);
}

/* False, and a line that says so, where the shared folder is not there. */
static bool england_open(struct world *world, double minimum)
{
    struct cases areas, neighbours, measures, values;
    if (!england_read("areas.csv", &areas)) {
        cr_log_warn("skipped: the shared data is not there");
        return false;
    }
    cr_assert(england_read("neighbours.csv", &neighbours) && england_read("measures.csv", &measures) &&
              england_read("indicators_long.csv", &values));
    world_open_bare(world);
    areas_fill(world, &areas);
    neighbours_fill(world, &neighbours);
    catalogue_fill(world, &measures);
    values_fill(world, &values);
    world->spec.settings.minimum = minimum;
    cases_close(&areas);
    cases_close(&neighbours);
    cases_close(&measures);
    cases_close(&values);
    return true;
}

/* -- the comparison */

struct expectation {
    const char *column;
    enum statistic statistic;
    enum { AT_LA, AT_REGION, AT_ENGLAND } where;
};

static const struct expectation expectations[] = {
    {"value", STAT_VALUE, AT_LA},           {"change", STAT_CHANGE, AT_LA},
    {"england", STAT_VALUE, AT_ENGLAND},    {"region", STAT_REGION, AT_REGION},
    {"sn_average", STAT_NEIGHBOURS, AT_LA},
};

static const struct figure *figure_at(const struct world *world, uint32_t indicator, uint32_t la,
                                      struct period period, const struct expectation *expected)
{
    uint32_t area = expected->where == AT_LA       ? la
                    : expected->where == AT_REGION ? world->spec.region
                                                   : area_country(&world->areas);
    return ledger_figure(world->ledger, indicator, area, period, expected->statistic);
}

static size_t row_differences(const struct world *world, const struct cases *cases, size_t row)
{
    uint32_t indicator = indicator_find(&world->catalogue,
                                        str_of(cases_text(cases, row, cases_column(cases, "measure_short"))));
    uint32_t la = area_find_number(&world->areas, number_of(cases, row, "la_number"));
    struct period period =
        period_of_label(world, indicator, cases_text(cases, row, cases_column(cases, "period")));
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
    double used;
    const struct figure *mean = ledger_figure(world->ledger, indicator, la, period, STAT_NEIGHBOURS);
    if (cases_number(cases, row, cases_column(cases, "sn_n"), &used) &&
        (!mean || mean->n_used != (uint32_t)used))
        differences++;
    return differences;
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
