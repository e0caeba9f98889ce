#include "input/read_lists.h"
#include "input/table_value.h"

#define MOST_TILES 99 /* across and down */

enum {
    CODE,
    LA_NUMBER,
    NAME,
    ALIASES,
    OTHER_CODES,
    KIND,
    REGION,
    SHORT_NAME,
    TILE_COLUMN,
    TILE_ROW,
    FROM,
    TO,
    N_COLUMNS
};

static const struct table_column columns[N_COLUMNS] = {
    [CODE] = {"code", true},
    [LA_NUMBER] = {"la_number", false},
    [NAME] = {"name", true},
    [ALIASES] = {"aliases", false},
    [OTHER_CODES] = {"other_codes", false},
    [KIND] = {"kind", true},
    [REGION] = {"region", false},
    [SHORT_NAME] = {"short_name", false},
    [TILE_COLUMN] = {"tile_column", false},
    [TILE_ROW] = {"tile_row", false},
    [FROM] = {"from", false},
    [TO] = {"to", false},
};
const struct table_layout areas_layout = {
    .what = "list of areas", .columns = columns, .n_columns = N_COLUMNS, .rows_needed = true};

struct alias { /* looked at again when all codes and numbers are known, which go before names */
    struct str text;
    uint32_t area;
};

struct reader {
    struct areas *areas;
    size_t capacity;
    struct str *regions; /* by area: its region as written, resolved at the end */
    size_t region_capacity;
    struct alias *aliases;
    size_t n_aliases, alias_capacity;
    struct map *shared; /* names of several areas -> the first of them */
    struct table table;
};

static bool is_ons_code(struct str code)
{
    if (code.len != 9 || code.ptr[0] < 'A' || code.ptr[0] > 'Z')
        return false;
    for (size_t i = 1; i < 9; i++)
        if (code.ptr[i] < '0' || code.ptr[i] > '9')
            return false;
    return true;
}

/* A code, name or number that two areas claim. */
static void twice_tell(struct table *table, const struct areas *areas, size_t column, struct str text,
                       uint32_t other)
{
    struct arena *scratch = arena_open();
    table_fault(table, table->at[column], SEVERITY_ERROR, "repeated-area",
                STR("take one row out, or tell the two apart (an abolished area: \"Dorset (until 2019)\")"),
                "\"%.*s\" belongs to two areas; line %u has it already", STR_ARG(table_shown(scratch, text)),
                (unsigned)areas->items[other].line);
    arena_close(scratch);
}

/* Figures are named by codes, with slashes between the parts. */
static bool code_check(struct table *table, struct str code)
{
    bool good = true;
    for (size_t i = 0; i < code.len; i++)
        good = good && (unsigned char)code.ptr[i] > ' ' && code.ptr[i] != '/';
    if (!good)
        table_fault(table, table->at[CODE], SEVERITY_ERROR, "bad-code",
                    STR("write the code of the Office for National Statistics, such as E08000025"),
                    "the code \"%.*s\" has a space or a slash in it; the row was not read",
                    STR_ARG(table_shown(table->scratch, code)));
    return good;
}

static void code_add(struct reader *reader, size_t column, struct str code, uint32_t index)
{
    struct areas *areas = reader->areas;
    uint32_t before = map_find(areas->by_code, code);
    if (before != MAP_NONE && before != index)
        twice_tell(&reader->table, areas, column, code, before);
    else
        map_add(areas->by_code, str_copy(reader->table.arena, code), index);
}

/* The official name of two areas, such as Dorset before and after 2019: by that name neither is found. */
static void shared_name(struct reader *reader, struct str name, struct str folded, uint32_t other)
{
    struct table *table = &reader->table;
    const struct areas *areas = reader->areas;
    bool las = areas->items[other].kind == AREA_LA && areas->items[areas->n - 1].kind == AREA_LA;
    table_fault(
        table, table->at[NAME], las ? SEVERITY_WARNING : SEVERITY_NOTE, "shared-name",
        STR("give one of them another name if files name it without its code"),
        "\"%.*s\" is the name of two areas (line %u has it too): rows must give their code or LA number",
        STR_ARG(name), (unsigned)areas->items[other].line);
    map_add(reader->areas->by_name, folded, MAP_NONE); /* found as nothing */
    map_add(reader->shared, folded, other);
}

static void name_add(struct reader *reader, size_t column, struct str name, uint32_t index)
{
    struct areas *areas = reader->areas;
    struct str folded = area_fold(reader->table.arena, name);
    uint32_t before = map_find(areas->by_name, folded), shared = map_find(reader->shared, folded);
    if (shared != MAP_NONE)
        before = shared;
    if (before == MAP_NONE || before == index)
        map_add(areas->by_name, folded, index);
    else if (column == NAME)
        shared_name(reader, name, folded, before);
    else
        twice_tell(&reader->table, areas, column, name, before);
}

static void alias_add(struct reader *reader, size_t column, struct str text, uint32_t index)
{
    struct arena *arena = reader->table.arena;
    name_add(reader, column, text, index);
    ARENA_RESERVE(arena, reader->aliases, reader->n_aliases, reader->alias_capacity);
    reader->aliases[reader->n_aliases++] = (struct alias){str_copy(arena, text), index};
}

static void parts_add(struct reader *reader, size_t column, uint32_t index,
                      void (*add)(struct reader *, size_t, struct str, uint32_t))
{
    struct str rest = table_cell(&reader->table, column), part;
    while (str_split(&rest, ';', &part)) {
        part = str_trim(part);
        if (part.len)
            add(reader, column, part, index);
    }
}

static void number_add(struct reader *reader, struct area *area, uint32_t index)
{
    if (!table_whole(&reader->table, LA_NUMBER, NEED_NOT, 1, 9999, &area->la_number))
        return;
    uint32_t before = map64_find(reader->areas->by_number, area->la_number);
    if (before != MAP_NONE)
        twice_tell(&reader->table, reader->areas, LA_NUMBER, table_cell(&reader->table, LA_NUMBER), before);
    else
        map64_add(reader->areas->by_number, area->la_number, index);
}

/* Where the area stands on the grid of tiles; both numbers or neither. */
static void tile_add(struct table *table, struct area *area)
{
    bool across = table_whole(table, TILE_COLUMN, NEED_NOT, 0, MOST_TILES, &area->tile_column);
    bool down = table_whole(table, TILE_ROW, NEED_NOT, 0, MOST_TILES, &area->tile_row);
    bool half = (table_cell(table, TILE_COLUMN).len > 0) != (table_cell(table, TILE_ROW).len > 0);
    if (half)
        table_fault(table, table->at[table_cell(table, TILE_COLUMN).len ? TILE_COLUMN : TILE_ROW],
                    SEVERITY_ERROR, "half-a-tile",
                    STR("give both tile_column and tile_row, from 0, or neither"),
                    "\"%.*s\" has only half of a place on the grid of tiles", STR_ARG(area->name));
    area->has_tile = across && down;
}

/* Of an area that was founded or abolished: the days between which it has figures. */
static void existence_add(struct table *table, struct area *area)
{
    bool from = table_date(table, FROM, NEED_NOT, &area->from);
    bool to = table_date(table, TO, NEED_NOT, &area->to);
    if (from && to && date_compare(area->from, area->to) > 0)
        table_fault(table, table->at[TO], SEVERITY_ERROR, "bad-range",
                    STR("give its first day as from, and its last day as to"),
                    "\"%.*s\" ends before it begins", STR_ARG(area->name));
}

/* Others that name the row would say again what is wrong with it. */
static void lose(struct reader *reader)
{
    static const int columns_lost[] = {CODE, NAME, LA_NUMBER, ALIASES, OTHER_CODES};
    struct table *table = &reader->table;
    struct areas *areas = reader->areas;
    if (!areas->lost)
        areas->lost = map_open(table->arena);
    for (size_t i = 0; i < sizeof columns_lost / sizeof *columns_lost; i++) {
        struct str rest = table_cell(table, (size_t)columns_lost[i]), part;
        while (str_split(&rest, ';', &part))
            if (str_trim(part).len)
                map_add(areas->lost, area_fold(table->arena, part), 0);
    }
}

static struct str kind_word(int i)
{
    return area_kind_name((enum area_kind)i);
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    struct areas *areas = reader->areas;
    int kind = AREA_LA;
    struct area area = {.code = table_text(table, CODE, NEED_FILLED),
                        .name = table_text(table, NAME, NEED_FILLED),
                        .short_name = table_text(table, SHORT_NAME, NEED_NOT),
                        .region = AREA_NONE,
                        .line = table->row->line};
    bool has_kind = table_word(table, KIND, NEED_FILLED, kind_word, AREA_COUNTRY + 1, &kind);
    if (!area.code.len || !area.name.len || !has_kind || !code_check(table, area.code)) {
        lose(reader);
        return;
    }
    area.kind = (enum area_kind)kind;
    if (!is_ons_code(area.code))
        table_fault(table, table->at[CODE], SEVERITY_WARNING, "odd-code",
                    STR("codes of the Office for National Statistics look like E08000025"),
                    "\"%.*s\" is no ONS code; it is kept as it is", STR_ARG(area.code));
    tile_add(table, &area);
    existence_add(table, &area);
    ARENA_RESERVE(table->arena, areas->items, areas->n, reader->capacity);
    ARENA_RESERVE(table->arena, reader->regions, areas->n, reader->region_capacity);
    uint32_t index = (uint32_t)areas->n;
    reader->regions[index] = table_text(table, REGION, NEED_NOT);
    areas->items[areas->n++] = area;
    code_add(reader, CODE, area.code, index);
    parts_add(reader, OTHER_CODES, index, code_add);
    name_add(reader, NAME, area.name, index);
    parts_add(reader, ALIASES, index, alias_add);
    number_add(reader, &areas->items[index], index);
}

/* -- regions, when all areas are known */

static void region_fault(struct reader *reader, const struct area *area, struct str hint, struct str written)
{
    struct place place = table_place_line(&reader->table, area->line, REGION);
    if (written.len)
        diag_add_hint(reader->table.diags, SEVERITY_ERROR, "bad-region", place, hint,
                      "the region of \"%.*s\", \"%.*s\", is no region of this list", STR_ARG(area->name),
                      STR_ARG(written));
    else
        diag_add_hint(reader->table.diags, SEVERITY_ERROR, "bad-region", place, hint,
                      "\"%.*s\" has no region", STR_ARG(area->name));
}

/* The region of an LA or subregion; of an LA that names a subregion, that one's. */
static void region_find(struct reader *reader, uint32_t index)
{
    struct areas *areas = reader->areas;
    struct area *area = &areas->items[index];
    struct str written = reader->regions[index];
    if (area->kind == AREA_COUNTRY || area->kind == AREA_REGION)
        return;
    uint32_t region = area_find(areas, written);
    if (region != AREA_NONE && areas->items[region].kind == AREA_SUBREGION && area->kind == AREA_LA)
        region = area_find(areas, reader->regions[region]);
    if (region != AREA_NONE && areas->items[region].kind == AREA_REGION) {
        area->region = region;
        return;
    }
    if (area_is_lost(areas, written))
        return;
    struct arena *scratch = arena_open();
    struct str near = region == AREA_NONE && written.len ? area_nearest(areas, written) : STR_NONE;
    region_fault(reader, area,
                 near.len ? str_format(scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                          : STR("give the code of a row whose kind is region"),
                 written);
    arena_close(scratch);
}

/* An alias that is the code or the LA number of another area would never be found. */
static void aliases_check(struct reader *reader)
{
    const struct areas *areas = reader->areas;
    for (size_t i = 0; i < reader->n_aliases; i++) {
        const struct alias *alias = &reader->aliases[i];
        uint32_t found = area_find(areas, alias->text);
        if (found == AREA_NONE || found == alias->area ||
            map_find(areas->by_name, area_fold(reader->table.arena, alias->text)) != alias->area)
            continue;
        diag_add(reader->table.diags, SEVERITY_ERROR, "repeated-area",
                 table_place_line(&reader->table, areas->items[alias->area].line, ALIASES),
                 "take it out of the aliases, or correct the code or number",
                 "the alias \"%.*s\" of \"%.*s\" is the code or LA number of \"%.*s\" (line %u)",
                 STR_ARG(alias->text), STR_ARG(areas->items[alias->area].name),
                 STR_ARG(areas->items[found].name), (unsigned)areas->items[found].line);
    }
}

static void countries_check(struct reader *reader)
{
    const struct areas *areas = reader->areas;
    uint32_t first = area_country(areas);
    for (size_t i = 0; i < areas->n; i++)
        if (areas->items[i].kind == AREA_COUNTRY && i != first)
            diag_add(
                reader->table.diags, SEVERITY_ERROR, "two-countries",
                table_place_line(&reader->table, areas->items[i].line, KIND), "keep one country in the list",
                "\"%.*s\" is a second country; figures are compared with one", STR_ARG(areas->items[i].name));
}

/* Two LAs of a region on one tile would hide each other. */
static void tiles_check(struct reader *reader)
{
    const struct areas *areas = reader->areas;
    struct map64 *taken = map64_open(reader->table.arena);
    for (uint32_t i = 0; i < areas->n; i++) {
        const struct area *area = &areas->items[i];
        if (!area->has_tile || area->kind != AREA_LA)
            continue;
        uint64_t tile = (uint64_t)area->region << 32 | area->tile_column << 16 | area->tile_row;
        uint32_t other = map64_add(taken, tile, i);
        if (other != MAP_NONE)
            diag_add(reader->table.diags, SEVERITY_ERROR, "shared-tile",
                     table_place_line(&reader->table, area->line, TILE_COLUMN),
                     "give one of them a tile of its own",
                     "\"%.*s\" stands on the tile of \"%.*s\" (line %u)", STR_ARG(area->name),
                     STR_ARG(areas->items[other].name), (unsigned)areas->items[other].line);
    }
}

void areas_none(struct arena *arena, struct areas *areas)
{
    *areas = (struct areas){
        .by_code = map_open(arena), .by_name = map_open(arena), .by_number = map64_open(arena)};
    areas->neighbours = ARENA_ARRAY(arena, struct neighbour_list, 1);
}

bool read_areas(struct arena *arena, struct diags *diags, const struct table_file *file, struct areas *areas)
{
    areas_none(arena, areas);
    struct reader reader = {.areas = areas, .shared = map_open(arena)};
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&reader.table, arena, diags, file, &areas_layout, &taker);
    for (uint32_t i = 0; i < areas->n; i++)
        region_find(&reader, i);
    aliases_check(&reader);
    if (areas->n)
        countries_check(&reader);
    tiles_check(&reader);
    areas->neighbours = ARENA_ARRAY(arena, struct neighbour_list, areas->n + 1);
    return read;
}
