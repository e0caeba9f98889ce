/* The published annual data of all English LAs, from the shared folder, as a world. */
#include "test_analysis_england.h"

#include "stats/quantile.h"

#include <criterion/criterion.h>
#include <math.h>
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

uint32_t cases_whole(const struct cases *cases, size_t row, const char *column)
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
        world->areas.items[area].la_number = cases_whole(cases, row, "la_number");
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
        uint32_t la = area_find_number(&world->areas, cases_whole(cases, row, "la_number"));
        uint32_t other = area_find_number(&world->areas, cases_whole(cases, row, "neighbour_la_number"));
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
        indicator->has_least_change = false;
        indicator->polarity = cases_is(cases, row, polarity, "High")  ? POLARITY_HIGH
                              : cases_is(cases, row, polarity, "Low") ? POLARITY_LOW
                                                                      : POLARITY_NONE;
        indicator->decimals = (int)cases_whole(cases, row, "dps");
        indicator->calendar = calendar_of(cases_text(cases, row, year));
        indicator->no_quartile = cases_is(cases, row, quartile, "1");
    }
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
        world_observe(world, indicator, area, world_period(world, indicator, cases_text(cases, row, period)),
                      observation);
    }
}

static bool england_read(const char *name, struct cases *cases)
{
    char path[256];
    snprintf(path, sizeof path, ENGLAND "%s", name);
    return cases_read(path, cases);
}

/* False, and a line that says so, where the shared folder is not there. */
bool england_open(struct world *world, double minimum)
{
    struct cases areas, neighbours, measures, values;
    if (!england_read("areas.csv", &areas)) {
        cr_skip_test("skipped: the shared data is not there");
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

/* One significant digit, half up; by text, since a decimal is meant. */
static double one_digit(double value)
{
    char text[32];
    snprintf(text, sizeof text, "%.0e", value);
    return strtod(text, NULL);
}

static int compare_numbers(const void *a, const void *b)
{
    double first = *(const double *)a;
    double second = *(const double *)b;
    return (first > second) - (first < second);
}

/* The values are read once more: the dataset is not built yet, and is not changed once it is. Rows of a
 * measure stand together and in order of time, so that the last period's values are the last ones seen. */
void england_least_changes(struct world *world)
{
    struct cases values;
    cr_assert(england_read("indicators_long.csv", &values));
    size_t type = cases_column(&values, "area_type");
    size_t measure = cases_column(&values, "measure_short");
    size_t period = cases_column(&values, "period");
    size_t number = cases_column(&values, "value");
    double seen[WORLD_AREAS];
    size_t n = 0;
    for (size_t row = 0; row < values.rows; row++) {
        bool begins = row == 0 ||
                      strcmp(cases_text(&values, row, measure), cases_text(&values, row - 1, measure)) ||
                      strcmp(cases_text(&values, row, period), cases_text(&values, row - 1, period));
        if (begins)
            n = 0;
        if (cases_is(&values, row, type, "LA") && cases_number(&values, row, number, &seen[n]))
            n++;
        bool ends = row + 1 == values.rows ||
                    strcmp(cases_text(&values, row, measure), cases_text(&values, row + 1, measure)) ||
                    strcmp(cases_text(&values, row, period), cases_text(&values, row + 1, period));
        if (!ends || n < 4)
            continue;
        qsort(seen, n, sizeof *seen, compare_numbers);
        double q25, q75;
        quantile_type7(seen, n, 0.25, &q25);
        quantile_type7(seen, n, 0.75, &q75);
        uint32_t at = indicator_find(&world->catalogue, str_of(cases_text(&values, row, measure)));
        world->catalogue.items[at].has_least_change = true;
        world->catalogue.items[at].least_change = one_digit((q75 - q25) / 4);
    }
    cases_close(&values);
}
