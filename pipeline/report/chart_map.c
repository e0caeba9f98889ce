/* The map: the region's LAs as tiles on a grid, coloured by band. Tiles say where an LA lies, not how large
 * it is. */
#include "report/charts.h"
#include "report/words_verdict.h"

/* Places of known LAs on a grid that keeps their neighbourhood; another region's LAs stand in reading order.
 */
static const struct {
    const char *code;
    int column, row;
    const char *short_name;
} tiles[] = {
    {"E06000021", 2, 0, "Stoke"},    {"E10000028", 3, 0, "Staffs"},   {"E06000051", 0, 1, "Shropshire"},
    {"E06000020", 1, 1, "Telford"},  {"E08000031", 2, 1, "Wolves"},   {"E08000030", 3, 1, "Walsall"},
    {"E08000027", 1, 2, "Dudley"},   {"E08000028", 2, 2, "Sandwell"}, {"E08000025", 3, 2, "Birmingham"},
    {"E08000029", 4, 2, "Solihull"}, {"E08000026", 5, 2, "Coventry"}, {"E06000019", 0, 3, "Hereford"},
    {"E10000034", 2, 3, "Worcs"},    {"E10000031", 4, 3, "Warwicks"},
};
#define N_TILES (sizeof tiles / sizeof *tiles)
#define COLUMNS 5

static size_t tile_of(const struct context *context, uint32_t area)
{
    for (size_t i = 0; i < N_TILES; i++)
        if (str_is(context->areas->items[area].code, tiles[i].code))
            return i;
    return N_TILES;
}

static void place(const struct context *context, struct map_chart *map, const uint32_t *las, size_t n)
{
    bool all_known = true;
    for (size_t i = 0; i < n; i++)
        all_known = all_known && tile_of(context, las[i]) < N_TILES;
    for (size_t i = 0; i < n; i++) {
        size_t tile = tile_of(context, las[i]);
        map->areas[i].tile_column = all_known ? tiles[tile].column : (int)(i % COLUMNS);
        map->areas[i].tile_row = all_known ? tiles[tile].row : (int)(i / COLUMNS);
        map->areas[i].short_name = tile < N_TILES ? str_of(tiles[tile].short_name) : map->areas[i].name;
    }
}

struct chart *chart_build_map(struct context *context, const struct node *node, uint32_t indicator)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct period period = context_period(context, node, indicator);
    if (!period_is(period))
        return NULL;
    size_t n_las = 0, n_set = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_MAP, node, indicator);
    struct map_chart *map = &chart->of.map;
    map->tiles = true;
    map->areas = ARENA_ARRAY(arena, struct map_area, n_las + 1);
    map->n_areas = n_las;
    struct str said = str_format(arena, "Map of tiles, one for each local authority, of %.*s.",
                                 STR_ARG(words_lower(arena, item->name)));
    for (size_t i = 0; i < n_las; i++) {
        struct map_area *area = &map->areas[i];
        area->name = context_area_name(context, las[i]);
        area->value = datum_of(context_figure(context, indicator, las[i], period, STAT_VALUE));
        area->band = area->value.is_set ? band_of(words_band(context, indicator, las[i], period)) : BAND_NONE;
        area->role = las[i] == context->spec->la ? ROLE_ATTENTION : ROLE_PLAIN;
        n_set += area->value.is_set ? 1 : 0;
        said = str_format(arena, "%.*s %.*s: %.*s", STR_ARG(said), STR_ARG(area->name),
                          STR_ARG(area->value.text));
        said = area->band == BAND_NONE
                   ? str_format(arena, "%.*s.", STR_ARG(said))
                   : str_format(arena, "%.*s, band %c.", STR_ARG(said), 'A' + (int)area->band - (int)BAND_A);
    }
    if (n_set == 0)
        return NULL;
    place(context, map, las, n_las);
    if (chart->title.len == 0)
        chart->title = words_heading(context, indicator, period);
    chart->subtitle = words_unit_when(context, item, period);
    chart->alt = chart_say_table(context, chart_say_places(context, indicator, period, said));
    context_add_chart(context, chart);
    return chart;
}
