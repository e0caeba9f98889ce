/* The map: the region's LAs by their outlines, or as tiles on a grid where there are none, coloured by band.
 * Tiles say where an LA lies, not how large it is. */
#include "report/charts.h"
#include "report/words_verdict.h"

#include "data/boundaries.h"

#define COLUMNS 5 /* of a grid in the order of the list, for areas without places of their own */

/* False when no LA of the map has an outline. */
static bool add_outlines(struct context *context, struct map_chart *map, const uint32_t *las, size_t n)
{
    bool any = false;
    for (size_t i = 0; i < n; i++) {
        const struct boundary *boundary = boundaries_find(context->inputs->boundaries, las[i]);
        if (!boundary)
            continue;
        map->areas[i].n_rings = boundary->n_rings;
        map->areas[i].rings = ARENA_ARRAY(context->arena, struct map_ring, boundary->n_rings);
        for (size_t r = 0; r < boundary->n_rings; r++)
            map->areas[i].rings[r] = (struct map_ring){boundary->rings[r].xy, boundary->rings[r].n};
        any = true;
    }
    return any;
}

/* Once for the paper, at the list that has them not. */
static void say_missing(struct context *context, const struct map_chart *map, const uint32_t *las, size_t n)
{
    const struct list_file *list = &context->spec->lists[LIST_BOUNDARIES];
    for (size_t i = 0; i < n; i++)
        if (map->areas[i].n_rings == 0)
            diag_add(context->diags, SEVERITY_WARNING, "no-outline",
                     place_line(context->spec->file, list->line, list->column),
                     "add a feature with its code to the file of boundaries",
                     "%.*s (%.*s) has no outline in \"%.*s\"; its words stand beside the map",
                     STR_ARG(map->areas[i].name), STR_ARG(context->areas->items[las[i]].code),
                     STR_ARG(list->file));
}

/* Their own places where all have one, so that no two share a tile; else rows in the list's order. */
static void add_tiles(const struct context *context, struct map_chart *map, const uint32_t *las, size_t n)
{
    bool all = true;
    for (size_t i = 0; i < n; i++)
        all = all && context->areas->items[las[i]].has_tile;
    for (size_t i = 0; i < n; i++) {
        const struct area *area = &context->areas->items[las[i]];
        map->areas[i].tile_column = all ? (int)area->tile_column : (int)(i % COLUMNS);
        map->areas[i].tile_row = all ? (int)area->tile_row : (int)(i / COLUMNS);
    }
}

static void place(struct context *context, struct map_chart *map, const uint32_t *las, size_t n)
{
    for (size_t i = 0; i < n; i++)
        map->areas[i].short_name = context->areas->items[las[i]].short_name;
    map->tiles = !add_outlines(context, map, las, n);
    if (map->tiles)
        add_tiles(context, map, las, n);
    else
        say_missing(context, map, las, n);
}

/* " of 2024–25" where the letters are those of the annual twin: in-year figures have no national
 * distribution, and a letter of another year says so. */
static struct str letters_year(struct context *context, uint32_t indicator, struct period period)
{
    struct period published;
    words_published(context, indicator, period, &published);
    if (!period_is(published) || period_equal(published, period))
        return STR("");
    return str_format(context->arena, " of %.*s", STR_ARG(period_display(context->arena, published)));
}

/* -- what a listener hears: the LAs by band, as the map shows them */

static struct str say_band(struct context *context, struct str said, const struct map_chart *map,
                           const uint32_t *las, const struct figure *const *values, enum band band)
{
    static const char *const heads[] = {"In no band", "Best fourth, A", "Second, B", "Third, C",
                                        "Worst fourth, D"};
    struct str *names = ARENA_ARRAY(context->arena, struct str, map->n_areas + 1);
    size_t n = 0;
    for (size_t i = 0; i < map->n_areas; i++)
        if (map->areas[i].band == band)
            names[n++] = str_format(context->arena, "%.*s %.*s", STR_ARG(context_area_name(context, las[i])),
                                    STR_ARG(chart_say_value(context, values[i])));
    if (n == 0)
        return said;
    return str_format(context->arena, "%.*s %s: %.*s.", STR_ARG(said), heads[band],
                      STR_ARG(words_list(context->arena, names, n)));
}

static bool is_banded(const struct map_chart *map)
{
    for (size_t i = 0; i < map->n_areas; i++)
        if (map->areas[i].band != BAND_NONE)
            return true;
    return false;
}

static struct str alternative(struct context *context, uint32_t indicator, struct period period,
                              const struct map_chart *map, const uint32_t *las,
                              const struct figure *const *values)
{
    const struct indicator *item = context_indicator(context, indicator);
    bool banded = is_banded(map);
    struct str year = banded ? letters_year(context, indicator, period) : STR("");
    struct str said = str_format(context->arena, "%s of %.*s%s%s%.*s.",
                                 map->tiles ? "Map, a tile for each local authority," : "Map",
                                 STR_ARG(chart_say_what(context, item, period)),
                                 banded ? ", in fourths of all English local authorities" : "",
                                 year.len ? " by the figures" : "", STR_ARG(year));
    for (int band = BAND_A; band <= BAND_D; band++)
        said = say_band(context, said, map, las, values, (enum band)band);
    if (banded)
        said = say_band(context, said, map, las, values, BAND_NONE);
    else
        said = str_format(context->arena, "%.*s %.*s", STR_ARG(said),
                          STR_ARG(text_flat(context->arena, words_extremes(context, indicator, period))));
    said = chart_say_places(context, indicator, period, las, map->n_areas, said);
    if (!banded) /* the areas in no band were said with what they have */
        said = chart_say_missing(context, indicator, period, las, map->n_areas, said);
    return chart_say_table(context, said);
}

/* -- what the title says: what the map shows */

static size_t count_band(const struct map_chart *map, enum band band)
{
    size_t n = 0;
    for (size_t i = 0; i < map->n_areas; i++)
        n += map->areas[i].band == band ? 1 : 0;
    return n;
}

/* "Three or more placements: 4 of 14 local authorities in the worst fourth of 2024–25", of those with a band,
 * by the ledger's count, where it is the map's; else "…, by band". */
static struct str finding(struct context *context, uint32_t indicator, struct period period,
                          const struct map_chart *map)
{
    struct str what = context_indicator(context, indicator)->short_name;
    if (!is_banded(map))
        return str_format(context->arena, "%.*s by local authority", STR_ARG(what));
    struct period published;
    uint32_t annual = words_published(context, indicator, period, &published);
    const struct figure *worst =
        context_count(context, annual, UINT32_MAX, context->spec->region, published, "band-d");
    if (!worst || !figure_is_number(worst) || worst->value != (double)count_band(map, BAND_D) ||
        worst->n_expected != map->n_areas || worst->n_used == 1)
        return str_format(context->arena, "%.*s, by band", STR_ARG(what));
    struct str some = worst->value > 0 ? worst->display : STR("none");
    return str_format(context->arena, "%.*s: %.*s of %u local authorities in the worst fourth%.*s",
                      STR_ARG(what), STR_ARG(some), worst->n_used,
                      STR_ARG(letters_year(context, indicator, period)));
}

/* "; low is good" */
static struct str good_way(const struct context *context, uint32_t indicator)
{
    switch (context_indicator(context, indicator)->polarity) {
    case POLARITY_HIGH: return STR("; high is good");
    case POLARITY_LOW: return STR("; low is good");
    case POLARITY_NONE: break;
    }
    return STR("");
}

struct chart *chart_build_map(struct context *context, const struct node *node, uint32_t indicator)
{
    struct arena *arena = context->arena;
    struct period period = context_period(context, node, indicator);
    if (!period_is(period))
        return NULL;
    size_t n_las = 0, n_set = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_MAP, node, indicator);
    struct map_chart *map = &chart->of.map;
    const struct figure **values = ARENA_ARRAY(arena, const struct figure *, n_las + 1);
    map->areas = ARENA_ARRAY(arena, struct map_area, n_las + 1);
    map->n_areas = n_las;
    for (size_t i = 0; i < n_las; i++) {
        struct map_area *area = &map->areas[i];
        values[i] = context_figure(context, indicator, las[i], period, STAT_VALUE);
        area->name = context_area_name(context, las[i]);
        area->value = datum_of(values[i]);
        if (area->value.is_set && !area->value.queried)
            area->band = band_of(words_band(context, indicator, las[i], period));
        area->role = las[i] == context->spec->la ? ROLE_ATTENTION : ROLE_PLAIN;
        n_set += area->value.is_set ? 1 : 0;
    }
    if (n_set == 0)
        return NULL;
    place(context, map, las, n_las);
    if (chart->title.len == 0)
        chart->title = finding(context, indicator, period, map);
    chart->subtitle = words_unit_when(context, context_indicator(context, indicator), period);
    struct str year = is_banded(map) ? letters_year(context, indicator, period) : STR("");
    if (year.len) {
        map->letters = str_slice(year, sizeof " of " - 1, year.len);
        chart->subtitle = str_format(arena, "%.*s; letters%.*s", STR_ARG(chart->subtitle), STR_ARG(year));
    }
    chart->subtitle =
        str_format(arena, "%.*s%.*s", STR_ARG(chart->subtitle), STR_ARG(good_way(context, indicator)));
    chart->alt = alternative(context, indicator, period, map, las, values);
    context_add_chart(context, chart);
    return chart;
}
