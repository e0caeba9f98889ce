#include "test_input_read_world.h"

#include "golden.h"

#include <stdio.h>

#define MOST_INDICATORS 4096

void world_open(struct world *world)
{
    *world = (struct world){.arena = arena_open(), .spec = {.file = STR("test")}};
    world->diags = diags_open(world->arena);
    struct str areas = str_format(world->arena, "%s/tests/real/areas.csv", golden_source());
    world->spec.lists[LIST_AREAS] = (struct list_file){.file = areas, .path = areas};
    inputs_load_lists(&world->inputs, &world->spec, world->arena, world->diags);
    world->inputs.catalogue.items = ARENA_ARRAY(world->arena, struct indicator, MOST_INDICATORS);
}

void world_close(struct world *world)
{
    arena_close(world->arena);
}

uint32_t world_indicator(struct world *world, struct str id, double multiplier, enum calendar calendar)
{
    struct catalogue *catalogue = &world->inputs.catalogue;
    struct indicator *indicator = &catalogue->items[catalogue->n];
    *indicator = (struct indicator){.id = str_copy(world->arena, id),
                                    .measure = MEASURE_SCORE,
                                    .multiplier = multiplier,
                                    .decimals = 1,
                                    .calendar = calendar,
                                    .annual_twin = INDICATOR_NONE};
    map_add(catalogue->by_id, indicator->id, (uint32_t)catalogue->n);
    return (uint32_t)catalogue->n++;
}

void world_read(struct world *world, enum layout layout, struct str path, struct mapping *mappings, size_t n)
{
    struct data_file *file = ARENA_NEW(world->arena, struct data_file);
    *file = (struct data_file){.id = STR("data"),
                               .path = path,
                               .file = path,
                               .layout = layout,
                               .mappings = mappings,
                               .n_mappings = n};
    world->spec.data = file;
    world->spec.n_data = 1;
    inputs_load_observations(&world->inputs, &world->spec, world->arena, world->diags);
}

struct measure_source world_source(struct world *world, const char *columns, double times)
{
    struct measure_source source = {.times = times, .is_set = true};
    struct str rest = str_of(columns), column;
    source.columns = ARENA_ARRAY(world->arena, struct str, rest.len + 1);
    while (str_split(&rest, ' ', &column))
        source.columns[source.n_columns++] = column;
    return source;
}

size_t world_errors(struct world *world)
{
    size_t n = diags_count(world->diags, SEVERITY_ERROR);
    if (n)
        diags_dump(world->diags, DIAG_TEXT, stderr);
    return n;
}
