/* The department's 14 files as published: every cell of every column read under every combination of filters,
 * and the symbols counted, against symbols.csv. Skipped where the shared folder is absent. */
#include "cases.h"
#include "golden.h"
#include "input/read_dfe.h"
#include "input/table_value.h"
#include "test_input_read_world.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const char *const files[] = {"absence_la_total_202223_to_202425.csv",
                                    "b1_children_in_need_2013_to_2025.csv",
                                    "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv",
                                    "cla_number_and_rate_per_10k_children.csv",
                                    "csww_indicators_2017_to_2025.csv",
                                    "d3_cpps_subsequent_plan_2013_to_2025.csv",
                                    "d5_cpps_at31march_by_duration_2013_to_2025.csv",
                                    "ks4_la_202223_to_202425.csv",
                                    "la_care_leavers_accommodation_suitability.csv",
                                    "la_care_leavers_activity_2023_to_2025.csv",
                                    "la_cla_placement_stability.csv",
                                    "la_cla_swcount.csv",
                                    "la_conviction_health_outcome_cla_2024_to_2025.csv",
                                    "ons_mid-year_population_estimates_2012_to_2024.csv"};
#define N_FILES (sizeof files / sizeof *files)

/* -- what a file holds: its columns, and the combinations of its filters */

struct contents {
    struct arena *arena;
    size_t *filters, *figures;
    size_t n_filters, n_figures;
    struct str *header;
    struct str **combinations; /* each a text for each filter */
    size_t n_combinations, capacity;
    struct map *known;
    bool begun;
};

static bool is_place_or_time(const struct table *table, size_t field)
{
    for (size_t i = 0; i < DFE_COLUMNS; i++)
        if (table->at[i] == field)
            return true;
    return false;
}

static void columns_sort(struct contents *contents, struct table *table)
{
    contents->begun = true;
    contents->header = table->header;
    contents->filters = ARENA_ARRAY(contents->arena, size_t, table->n_header);
    contents->figures = ARENA_ARRAY(contents->arena, size_t, table->n_header);
    for (size_t i = 0; i < table->n_header; i++) {
        struct cell cell;
        struct cell_counts counts = {0};
        if (is_place_or_time(table, i))
            continue;
        if (cell_read(table_field(table, i), &cell, &counts) == CELL_TEXT)
            contents->filters[contents->n_filters++] = i;
        else
            contents->figures[contents->n_figures++] = i;
    }
}

static void contents_row(void *self, struct table *table)
{
    struct contents *contents = self;
    if (!contents->begun)
        columns_sort(contents, table);
    struct buf key = {0};
    for (size_t i = 0; i < contents->n_filters; i++)
        buf_add_format(&key, "%.*s|", STR_ARG(table_field(table, contents->filters[i])));
    if (key.len == 0)
        buf_add_char(&key, '|');
    struct str text = buf_str(&key);
    if (map_find(contents->known, text) == MAP_NONE) {
        map_add(contents->known, str_copy(contents->arena, text), 0);
        ARENA_RESERVE(contents->arena, contents->combinations, contents->n_combinations, contents->capacity);
        struct str *values = ARENA_ARRAY(contents->arena, struct str, contents->n_filters + 1);
        for (size_t i = 0; i < contents->n_filters; i++)
            values[i] = str_copy(contents->arena, table_field(table, contents->filters[i]));
        contents->combinations[contents->n_combinations++] = values;
    }
    buf_close(&key);
}

static void contents_read(struct contents *contents, struct world *world, struct str path)
{
    *contents = (struct contents){.arena = world->arena, .known = map_open(world->arena)};
    struct table table;
    struct table_file file = {.path = path, .file = path};
    struct table_taker taker = {.row = contents_row, .self = contents};
    cr_assert(table_read(&table, world->arena, world->diags, &file, &dfe_layout, &taker));
}

/* An indicator for each figure under each combination; "COLUMN#N". */
static struct mapping *map_all(struct world *world, const struct contents *contents, enum calendar calendar,
                               size_t *n)
{
    size_t n_all = contents->n_figures * contents->n_combinations;
    struct mapping *mappings = ARENA_ARRAY(world->arena, struct mapping, n_all);
    *n = 0;
    for (size_t i = 0; i < contents->n_figures; i++) {
        for (size_t j = 0; j < contents->n_combinations; j++) {
            struct str column = contents->header[contents->figures[i]];
            struct mapping *mapping = &mappings[(*n)++];
            mapping->indicator =
                world_indicator(world, str_format(world->arena, "%.*s#%zu", STR_ARG(column), j), 1, calendar);
            mapping->value = (struct measure_source){.times = 1, .is_set = true, .n_columns = 1};
            mapping->value.columns = arena_copy(world->arena, &column, sizeof column);
            mapping->filters = ARENA_ARRAY(world->arena, struct filter_pair, contents->n_filters + 1);
            for (size_t k = 0; k < contents->n_filters; k++)
                mapping->filters[mapping->n_filters++] = (struct filter_pair){
                    .column = contents->header[contents->filters[k]], .value = contents->combinations[j][k]};
        }
    }
    return mappings;
}

/* -- symbols.csv */

enum { FILE_NAME, LEVEL, COLUMN, SYMBOL, COUNT, N_SYMBOL_COLUMNS };
static const struct table_column symbol_columns[N_SYMBOL_COLUMNS] = {[FILE_NAME] = {"file", true},
                                                                     [LEVEL] = {"geographic_level", true},
                                                                     [COLUMN] = {"column", true},
                                                                     [SYMBOL] = {"symbol", true},
                                                                     [COUNT] = {"count", true}};
static const struct table_layout symbol_layout = {
    .what = "list of symbols", .columns = symbol_columns, .n_columns = N_SYMBOL_COLUMNS};

struct count {
    struct str column, level;
    enum state state;
    uint64_t expected, found;
};

struct counts {
    struct arena *arena;
    struct str file;
    struct count *items;
    size_t n, capacity;
};

static struct count *count_find(struct counts *counts, struct str column, struct str level, enum state state)
{
    for (size_t i = 0; i < counts->n; i++)
        if (counts->items[i].state == state && str_equal(counts->items[i].column, column) &&
            str_equal(counts->items[i].level, level))
            return &counts->items[i];
    ARENA_RESERVE(counts->arena, counts->items, counts->n, counts->capacity);
    counts->items[counts->n] = (struct count){
        .column = str_copy(counts->arena, column), .level = str_copy(counts->arena, level), .state = state};
    return &counts->items[counts->n++];
}

static void symbol_row(void *self, struct table *table)
{
    struct counts *counts = self;
    struct cell symbol, number;
    struct cell_counts none = {0};
    if (!str_equal(table_cell(table, FILE_NAME), counts->file))
        return;
    cr_assert(cell_read(table_cell(table, SYMBOL), &symbol, &none) == CELL_GOOD);
    cr_assert(cell_read(table_cell(table, COUNT), &number, &none) == CELL_GOOD);
    count_find(counts, table_cell(table, COLUMN), table_cell(table, LEVEL), symbol.state)->expected +=
        (uint64_t)number.number;
}

static struct str level_of(enum area_kind kind)
{
    switch (kind) {
    case AREA_LA: return STR("Local authority");
    case AREA_REGION:
    case AREA_SUBREGION: return STR("Regional");
    case AREA_COUNTRY: return STR("National");
    }
    return STR_NONE;
}

static void states_count(const struct world *world, struct counts *counts)
{
    const struct dataset *dataset = world->inputs.dataset;
    for (size_t i = 0; i < world->inputs.catalogue.n; i++) {
        struct str column = world->inputs.catalogue.items[i].id;
        column = str_slice(column, 0, str_find(column, STR("#")));
        const struct series *series = &dataset->series[i];
        for (size_t cell = 0; cell < series->n_periods * series->n_areas; cell++) {
            enum state state = (enum state)series->state[cell];
            if (series->source[cell] == 0 || state == STATE_VALUE || state == STATE_MISSING)
                continue;
            enum area_kind kind = world->inputs.areas.items[cell % series->n_areas].kind;
            count_find(counts, column, level_of(kind), state)->found++;
        }
    }
}

/* The workforce file has rows for two authorities together. No list of areas has them, and the reader leaves
 * them out with a note; here they are areas, so that every symbol of the file is met. */
static void add_pairs(struct world *world)
{
    static const char *const pairs[] = {"North Northamptonshire / West Northamptonshire",
                                        "Kingston upon Thames / Richmond upon Thames"};
    struct areas *areas = &world->inputs.areas;
    struct area *items = ARENA_ARRAY(world->arena, struct area, areas->n + 2);
    for (size_t i = 0; i < areas->n; i++)
        items[i] = areas->items[i];
    for (size_t i = 0; i < 2; i++) {
        items[areas->n] = (struct area){.code = str_of(pairs[i]), .name = str_of(pairs[i]), .kind = AREA_LA};
        map_add(areas->by_name, area_fold(world->arena, str_of(pairs[i])), (uint32_t)areas->n++);
    }
    areas->items = items;
}

static void hold_file(const char *shared, const char *name)
{
    struct world world;
    world_open(&world);
    add_pairs(&world);
    struct str path = str_format(world.arena, "%s/data/dfe-open-data/%s", shared, name);
    struct contents contents;
    contents_read(&contents, &world, path);
    /* six digits are academic years in these files, four reporting years */
    bool academic = str_ends(str_of(name), STR("202425.csv"));
    size_t n;
    struct mapping *mappings =
        map_all(&world, &contents, academic ? CALENDAR_ACADEMIC : CALENDAR_FINANCIAL, &n);
    world_read(&world, LAYOUT_DFE, path, mappings, n);
    cr_expect_eq(world_errors(&world), 0u, "%s", name);
    size_t n_diags;
    const struct diag *diags = diags_sorted(world.diags, &n_diags);
    for (size_t i = 0; i < n_diags; i++)
        cr_expect(!str_is(diags[i].code, "areas-left-out"), "%s: %.*s", name, STR_ARG(diags[i].message));
    struct counts counts = {.arena = world.arena, .file = str_of(name)};
    struct str symbols = str_format(world.arena, "%s/data/dfe-open-data/symbols.csv", shared);
    struct table table;
    struct table_file file = {.path = symbols, .file = symbols};
    struct table_taker taker = {.row = symbol_row, .self = &counts};
    cr_assert(table_read(&table, world.arena, world.diags, &file, &symbol_layout, &taker));
    states_count(&world, &counts);
    for (size_t i = 0; i < counts.n; i++)
        cr_expect_eq(counts.items[i].found, counts.items[i].expected,
                     "%s, %.*s, %.*s, %.*s: %llu, expected %llu", name, STR_ARG(counts.items[i].level),
                     STR_ARG(counts.items[i].column), STR_ARG(state_name(counts.items[i].state)),
                     (unsigned long long)counts.items[i].found, (unsigned long long)counts.items[i].expected);
    cr_expect_gt(counts.n, 0u, "%s: no symbols to compare", name);
    world_close(&world);
}

Test(input_read, published_files_and_their_symbols)
{
    const char *shared = golden_shared();
    if (!shared) {
        CASES_SKIP("the published files");
        return;
    }
    for (size_t i = 0; i < N_FILES; i++)
        hold_file(shared, files[i]);
}
