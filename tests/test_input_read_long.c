/* The department's largest files read whole: how many observations they hold. (How fast is the bench's.)
 * Skipped where the shared folder is absent. */
#include "base/file.h"
#include "cases.h"
#include "golden.h"
#include "input/csv.h"
#include "test_input_read_world.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

/* The unpacked long file, in memory that the caller frees; empty when it cannot be had. */
static struct str long_file(const char *shared)
{
    char command[4200];
    snprintf(command, sizeof command, "gzip -dc '%s/data/england/bds_long.csv.gz'", shared);
    FILE *pipe = popen(command, "r");
    size_t capacity = (size_t)64 << 20, len = 0;
    char *bytes = pipe ? malloc(capacity) : NULL;
    for (size_t n; bytes && len < capacity && (n = fread(bytes + len, 1, capacity - len, pipe)) > 0;)
        len += n;
    if (!pipe || pclose(pipe) != 0 || len == 0) {
        free(bytes);
        return STR_NONE;
    }
    return (struct str){bytes, len};
}

struct keys {
    struct world *world;
    struct map *known;
    struct mapping *mappings;
    size_t n, n_rows;
};

#define MOST_KEYS 1000

/* A catalogue of every measure in the file. */
static bool key_row(void *self, const struct row *row)
{
    struct keys *keys = self;
    if (keys->n_rows++ == 0 || map_find(keys->known, row->cells[0]) != MAP_NONE)
        return true;
    map_add(keys->known, row->cells[0], 0);
    cr_assert(keys->n < MOST_KEYS);
    uint32_t indicator = world_indicator(keys->world, row->cells[0], 1, CALENDAR_FINANCIAL);
    keys->mappings[keys->n++] = (struct mapping){.indicator = indicator, .key = row->cells[0]};
    return true;
}

static void keys_find(struct keys *keys, struct world *world, struct str bytes)
{
    struct csv_facts facts;
    *keys = (struct keys){.world = world, .known = map_open(world->arena)};
    keys->mappings = ARENA_ARRAY(world->arena, struct mapping, MOST_KEYS);
    csv_read(bytes, ',', world->arena, (struct row_taker){key_row, keys}, &facts);
}

static size_t read_lait_once(struct str bytes)
{
    struct world world;
    struct keys keys;
    world_open(&world);
    keys_find(&keys, &world, bytes);
    struct data_file file = {.id = STR("tool"),
                             .file = STR("tool.csv"),
                             .path = STR("tool.csv"),
                             .layout = LAYOUT_LAIT,
                             .mappings = keys.mappings,
                             .n_mappings = keys.n};
    world.spec.data = &file;
    world.spec.n_data = 1;
    struct data_reader reader = data_reader_open(world.arena, world.diags, &world.spec, &world.inputs.areas,
                                                 &world.inputs.catalogue, &world.inputs.lists);
    reader.bytes = bytes;
    cr_assert(read_lait(&reader, &file));
    data_settle(&reader);
    struct dataset *dataset = dataset_build(reader.builder);
    size_t n_observations = dataset->n_observations;
    cr_expect_eq(world_errors(&world), 0u);
    world_close(&world);
    return n_observations;
}

static size_t read_dfe_once(const char *shared)
{
    static const char *const parts[] = {"Total in education, employment or training",
                                        "Total not in education, employment or training",
                                        "In an apprenticeship"};
    struct world world;
    struct mapping mappings[3];
    struct filter_pair filters[3][2];
    struct filter_pair total = {.column = STR("breakdown"), .value = STR("Total")};
    world_open(&world);
    for (size_t i = 0; i < 3; i++) {
        filters[i][0] =
            (struct filter_pair){.column = STR("care_leaver_age"), .value = STR("19 to 21 years")};
        filters[i][1] = (struct filter_pair){.column = STR("breakdown"), .value = str_of(parts[i])};
        mappings[i] =
            (struct mapping){.indicator = world_indicator(&world, str_of(parts[i]), 100, CALENDAR_FINANCIAL),
                             .value = world_source(&world, "care_leaver_percent", 1),
                             .numerator = world_source(&world, "care_leaver_count", 1),
                             .denominator = world_source(&world, "care_leaver_count", 1),
                             .filters = filters[i],
                             .n_filters = 2};
        mappings[i].denominator.where = &total;
        mappings[i].denominator.n_where = 1;
    }
    struct str path =
        str_format(world.arena, "%s/data/dfe-open-data/la_care_leavers_activity_2023_to_2025.csv", shared);
    world_read(&world, LAYOUT_DFE, path, mappings, 3);
    size_t n_observations = world.inputs.dataset->n_observations;
    cr_expect_eq(world_errors(&world), 0u);
    world_close(&world);
    return n_observations;
}

Test(input_read, the_long_file_and_three_indicators_of_a_file_are_whole)
{
    const char *shared = golden_shared();
    struct str bytes = shared ? long_file(shared) : STR_NONE;
    if (bytes.len == 0) {
        CASES_SKIP("the published data");
        return;
    }
    cr_expect_gt(read_lait_once(bytes), 640000u);
    free((void *)(uintptr_t)bytes.ptr);
    cr_expect_eq(read_dfe_once(shared), 1503u);
}
