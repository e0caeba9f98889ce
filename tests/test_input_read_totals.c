/* Sums of numerators and denominators over a region's local authorities, read from the department's files,
 * against every row of cases/region_totals.csv. Skipped where the shared folder is absent. */
#include "golden.h"
#include "test_input_read_world.h"
#include "totals_case.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct filter_pair *pairs_of(struct world *world, const struct totals_filter *filters, size_t n)
{
    struct filter_pair *pairs = ARENA_ARRAY(world->arena, struct filter_pair, n + 1);
    for (size_t i = 0; i < n; i++)
        pairs[i] = (struct filter_pair){.column = filters[i].column, .value = filters[i].text};
    return pairs;
}

static struct mapping mapping_of(struct world *world, const struct totals_series *series)
{
    struct mapping mapping = {.value = world_source(world, series->value.ptr, 1),
                              .numerator = world_source(world, series->numerator.ptr, 1),
                              .denominator = world_source(world, series->denominator.ptr, series->times),
                              .filters = pairs_of(world, series->filters, series->n_filters),
                              .n_filters = series->n_filters};
    if (series->where.column.len) {
        mapping.denominator.where = pairs_of(world, &series->where, 1);
        mapping.denominator.n_where = 1;
    }
    mapping.indicator = world_indicator(world, STR("i"), series->multiplier, series->calendar);
    return mapping;
}

struct sums {
    double numerator, denominator;
    size_t n, n_missing;
};

/* The LAs that the file has rows of in this period and area, by index of area: regions have lost and won LAs
 * over the years, and parts of a region have theirs in the file alone. */
static bool *las_of(const struct totals_cases *totals, size_t row, const struct cases *file,
                    const struct world *world, uint32_t area)
{
    const struct areas *areas = &world->inputs.areas;
    bool *is_in = ARENA_ARRAY(world->arena, bool, areas->n);
    memset(is_in, 0, areas->n * sizeof *is_in);
    size_t level = cases_column(file, "geographic_level"), number = cases_column(file, "old_la_code");
    size_t region = cases_column(file, "region_name"), period = cases_column(file, "time_period");
    for (size_t at = 0; at < file->rows; at++) {
        if (!cases_is(file, at, level, "Local authority") ||
            !cases_is(file, at, period, cases_text(&totals->cases, row, totals->period)))
            continue;
        uint32_t la = area_find_number(areas, (uint32_t)atoi(cases_text(file, at, number)));
        cr_assert_neq(la, AREA_NONE, "no LA %s", cases_text(file, at, number));
        is_in[la] = is_in[la] || areas->items[la].region == area || areas->items[area].kind == AREA_COUNTRY ||
                    cases_is(file, at, region, cases_text(&totals->cases, row, totals->area));
    }
    return is_in;
}

static struct sums sums_of(const struct world *world, uint32_t indicator, const bool *is_in,
                           struct period period)
{
    struct sums sums = {0};
    for (uint32_t i = 0; i < world->inputs.areas.n; i++) {
        if (!is_in[i])
            continue;
        struct observation o = dataset_find(world->inputs.dataset, indicator, i, period);
        sums.n++;
        if (!o.has_numerator || !o.has_denominator) {
            sums.n_missing++;
            continue;
        }
        sums.numerator += o.numerator;
        sums.denominator += o.denominator;
    }
    return sums;
}

static void hold_row(const struct totals_cases *totals, const struct totals_series *series, size_t row,
                     const struct cases *file, const struct world *world, uint32_t indicator)
{
    uint32_t area = area_find(&world->inputs.areas, str_of(cases_text(&totals->cases, row, totals->area)));
    size_t line = totals_line(row);
    cr_assert_neq(area, AREA_NONE, "row %zu: no such area", line);
    struct period period = totals_period(totals, row, series);
    struct sums sums = sums_of(world, indicator, las_of(totals, row, file, world, area), period);
    cr_expect_eq(sums.n, (size_t)totals_number(totals, row, totals->n_las), "row %zu: %zu LAs", line, sums.n);
    cr_expect_eq(sums.n_missing, (size_t)totals_number(totals, row, totals->n_missing),
                 "row %zu: %zu missing", line, sums.n_missing);
    double numerator = totals_number(totals, row, totals->numerator);
    double denominator = totals_number(totals, row, totals->denominator);
    cr_expect(cases_agree(sums.numerator, numerator), "row %zu: %.17g", line, sums.numerator);
    cr_expect(cases_agree(sums.denominator, denominator), "row %zu: %.17g", line, sums.denominator);
    double computed = series->multiplier * sums.numerator / sums.denominator;
    cr_expect(cases_agree(computed, totals_number(totals, row, totals->computed)), "row %zu: %.17g", line,
              computed);
    struct observation published = dataset_find(world->inputs.dataset, indicator, area, period);
    cr_expect(published.has_value &&
                  cases_agree(published.value, totals_number(totals, row, totals->published)),
              "row %zu: %.17g is published", line, published.value);
}

/* One series of the cases: its file read once. Returns how many rows were held. */
static size_t hold_series(const struct totals_cases *totals, const struct totals_series *series,
                          const char *shared)
{
    struct world world;
    world_open(&world);
    struct mapping mapping = mapping_of(&world, series);
    struct str path = str_format(world.arena, "%s/data/dfe-open-data/%s", shared, series->file);
    world_read(&world, LAYOUT_DFE, path, &mapping, 1);
    cr_expect_eq(world_errors(&world), 0u);
    struct cases file;
    cr_assert(cases_read_file(path.ptr, &file));
    size_t held = 0;
    for (size_t row = series->first; row < totals->cases.rows; row++) {
        if (!totals_is_of(totals, row, series))
            continue;
        hold_row(totals, series, row, &file, &world, mapping.indicator);
        held++;
    }
    cases_close(&file);
    world_close(&world);
    return held;
}

Test(input_read, region_totals)
{
    struct totals_cases totals;
    const char *shared = golden_shared();
    if (!shared || !totals_read(&totals)) {
        CASES_SKIP("the reference cases");
        return;
    }
    struct arena *arena = arena_open();
    size_t n = 0, held = 0;
    struct totals_series *series = totals_series(&totals, shared, arena, &n);
    for (size_t i = 0; i < n; i++)
        held += hold_series(&totals, &series[i], shared);
    cr_expect_eq(held, totals.cases.rows, "%zu of %zu rows were held", held, totals.cases.rows);
    arena_close(arena);
    totals_close(&totals);
}
