#include "test_analysis.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

void world_open_bare(struct world *world)
{
    *world = (struct world){.arena = arena_open()};
    struct arena *arena = world->arena;
    world->areas.items = ARENA_ARRAY(arena, struct area, WORLD_AREAS);
    world->areas.by_code = map_open(arena);
    world->areas.by_name = map_open(arena);
    world->areas.by_number = map64_open(arena);
    world->areas.neighbours = ARENA_ARRAY(arena, struct neighbour_list, WORLD_AREAS);
    world->areas.neighbour_model = STR("2025-05");
    world->catalogue.items = ARENA_ARRAY(arena, struct indicator, WORLD_INDICATORS);
    world->catalogue.by_id = map_open(arena);
    world->catalogue.themes = ARENA_ARRAY(arena, struct str, 8);
    world->catalogue.themes[0] = STR("Front door");
    world->catalogue.n_themes = 1;
    world->catalogue.file = STR("indicators.csv");
    world->spec.settings = settings_default();
    world->spec.la = AREA_NONE;
    world->line = 1;
    world->diags = diags_open(arena);
    world->lists.targets = ARENA_ARRAY(arena, struct target, 50);
    world->lists.breaks = ARENA_ARRAY(arena, struct series_break, 50);
}

void world_close(struct world *world)
{
    arena_close(world->arena);
}

uint32_t world_area(struct world *world, const char *code, const char *name, enum area_kind kind)
{
    uint32_t at = (uint32_t)world->areas.n++;
    cr_assert_lt(at, WORLD_AREAS);
    struct area *area = &world->areas.items[at];
    *area = (struct area){.code = str_copy(world->arena, str_of(code)),
                          .name = str_copy(world->arena, str_of(name)),
                          .kind = kind,
                          .region = AREA_NONE,
                          .line = at + 2};
    map_add(world->areas.by_code, area->code, at);
    map_add(world->areas.by_name, area_fold(world->arena, area->name), at);
    return at;
}

void world_open(struct world *world, uint32_t n_las, uint32_t n_others)
{
    world_open_bare(world);
    struct arena *arena = world->arena;
    world_area(world, "E92000001", "England", AREA_COUNTRY);
    world->spec.region = world_area(world, "E12000005", "West Midlands", AREA_REGION);
    world->spec.las = ARENA_ARRAY(arena, uint32_t, n_las);
    uint32_t *others = ARENA_ARRAY(arena, uint32_t, 10);
    for (uint32_t i = 0; i < n_las + n_others; i++) {
        struct str code = str_format(arena, "E06%06u", i);
        struct str name = str_format(arena, "Place %u", i);
        uint32_t area = world_area(world, code.ptr, name.ptr, AREA_LA);
        if (i < n_las) {
            world->areas.items[area].region = world->spec.region;
            world->spec.las[world->spec.n_las++] = area;
        } else if (i < n_las + 10) {
            others[i - n_las] = area;
        }
    }
    for (uint32_t i = 0; i < n_las && n_others; i++)
        world->areas.neighbours[world->spec.las[i]] =
            (struct neighbour_list){others, n_others < 10 ? n_others : 10};
}

struct indicator *world_indicator(struct world *world, const char *id)
{
    uint32_t at = (uint32_t)world->catalogue.n++;
    cr_assert_lt(at, WORLD_INDICATORS);
    struct indicator *indicator = &world->catalogue.items[at];
    struct str text = str_copy(world->arena, str_of(id));
    *indicator = (struct indicator){.id = text,
                                    .name = text,
                                    .short_name = text,
                                    .theme = STR("Front door"),
                                    .measure = MEASURE_PROPORTION,
                                    .basis = BASIS_IN_PERIOD,
                                    .unit = STR("%"),
                                    .multiplier = 100,
                                    .polarity = POLARITY_LOW,
                                    .decimals = 1,
                                    .calendar = CALENDAR_FINANCIAL,
                                    .annual_twin = INDICATOR_NONE,
                                    .least_change = 1,
                                    .has_least_change = true,
                                    .line = at + 2};
    map_add(world->catalogue.by_id, text, at);
    return indicator;
}

struct period world_period(const struct world *world, uint32_t indicator, const char *label)
{
    struct period period;
    unsigned marks = 0;
    const char *why = "";
    cr_assert(period_read(str_of(label), world->catalogue.items[indicator].calendar, &period, &marks, &why),
              "%s: %s", label, why);
    return period;
}

void world_observe(struct world *world, uint32_t indicator, uint32_t area, struct period period,
                   struct observation observation)
{
    if (!world->builder) {
        world->builder = dataset_builder_open(world->arena, &world->areas, &world->catalogue);
        dataset_builder_source(world->builder, (struct source){.id = STR("data"), .file = STR("data.csv")});
    }
    observation.source = 1;
    observation.line = ++world->line;
    struct slab *slab = dataset_builder_slab(world->builder, indicator, period);
    uint32_t before;
    cr_assert_eq(slab_add(world->builder, slab, area, &observation, &before), ADD_DONE);
}

void world_counts(struct world *world, uint32_t indicator, uint32_t area, const char *label, double numerator,
                  double denominator)
{
    world_observe(world, indicator, area, world_period(world, indicator, label),
                  (struct observation){.state = STATE_VALUE,
                                       .has_numerator = true,
                                       .numerator = numerator,
                                       .has_denominator = true,
                                       .denominator = denominator});
}

void world_value(struct world *world, uint32_t indicator, uint32_t area, const char *label, double value)
{
    world_observe(world, indicator, area, world_period(world, indicator, label),
                  (struct observation){.state = STATE_VALUE, .has_value = true, .value = value});
}

void world_state(struct world *world, uint32_t indicator, uint32_t area, const char *label, enum state state)
{
    world_observe(world, indicator, area, world_period(world, indicator, label),
                  (struct observation){.state = state});
}

void world_break(struct world *world, uint32_t indicator, uint32_t area, const char *from)
{
    uint32_t named = indicator == INDICATOR_NONE ? 0 : indicator;
    world->lists.breaks[world->lists.n_breaks++] =
        (struct series_break){indicator, area, world_period(world, named, from), STR("new case system"), 2};
}

struct target *world_target(struct world *world, uint32_t indicator, uint32_t area, enum target_kind kind,
                            double target)
{
    struct target *item = &world->lists.targets[world->lists.n_targets++];
    *item = (struct target){
        .indicator = indicator, .area = area, .kind = kind, .lowest = target, .highest = target, .line = 2};
    return item;
}

void world_build(struct world *world)
{
    world->dataset = dataset_build(world->builder);
    world->ledger = analysis_build(&world->spec, &world->lists, world->dataset, world->arena, world->diags);
}

const struct figure *world_figure(const struct world *world, uint32_t indicator, uint32_t area,
                                  const char *label, enum statistic statistic)
{
    struct period period = world_period(world, indicator, label);
    const struct figure *figure = ledger_figure(world->ledger, indicator, area, period, statistic);
    cr_assert_not_null(figure, "no %.*s for indicator %u, area %u, %s", STR_ARG(statistic_name(statistic)),
                       indicator, area, label);
    return figure;
}

const struct figure *world_detail(const struct world *world, uint32_t indicator, uint32_t area,
                                  const char *detail)
{
    uint32_t found = ledger_find_detail(world->ledger, indicator, UINT32_MAX, area,
                                        world_period(world, indicator, "2025"), STAT_COUNT, str_of(detail));
    return found == FIGURE_NONE ? NULL : ledger_at(world->ledger, found);
}

double world_paper_count(const struct world *world, uint32_t area, const char *detail)
{
    uint32_t found = ledger_find_detail(world->ledger, INDICATOR_NONE, UINT32_MAX, area, world->spec.period,
                                        STAT_COUNT, str_of(detail));
    cr_assert_neq(found, FIGURE_NONE, "no count %s", detail);
    return ledger_at(world->ledger, found)->value;
}

bool figure_says(const struct figure *figure, const char *method_part)
{
    return str_find(figure->method, str_of(method_part)) != SIZE_MAX;
}

void world_years(struct world *world, uint32_t indicator, uint32_t area, const double *percentages, int n,
                 double denominator)
{
    for (int i = 0; i < n; i++) {
        char label[16];
        snprintf(label, sizeof label, "%d", 2026 - n + i);
        if (denominator > 0)
            world_counts(world, indicator, area, label, round(percentages[i] * denominator / 100),
                         denominator);
        else
            world_value(world, indicator, area, label, percentages[i]);
    }
}
