#include "input/read_data.h"
#include "input/table_value.h"

#include <string.h>

enum { KEY, ITEM, YEARS, AREA, VALUE, NUMBER, REGION, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {
    [KEY] = {"short_desc", true},      [ITEM] = {"data_item", false}, [YEARS] = {"years", true},
    [AREA] = {"la_and_regions", true}, [VALUE] = {"values", true},    [NUMBER] = {"la_number", false},
    [REGION] = {"region", false},
};
const struct table_layout lait_layout = {.what = "file in the interactive tool's layout",
                                         .columns = columns,
                                         .n_columns = N_COLUMNS,
                                         .extra = EXTRA_NOTED,
                                         .rows_have_digits = true,
                                         .rows_needed = true,
                                         .hyphens_expected = true};

#define LARGEST_NUMBER 9999 /* LA numbers have at most four digits */
#define AREA_UNSEEN (AREA_NONE - 1)
#define NO_KEY UINT32_MAX

struct key { /* a "Short Desc" of the file */
    struct str text;
    uint32_t *indicators; /* those that the spec wants from it */
    size_t n_indicators;
};

struct lait {
    struct data_reader *in;
    const struct data_file *file;
    uint16_t source;
    struct table table;
    struct arena *scratch;
    struct map *by_key;  /* as written */
    struct map *by_fold; /* without spaces, folded: what the spec wants -> index in wanted */
    struct key *keys, *wanted;
    size_t n_keys, key_capacity, n_wanted, wanted_capacity;
    bool *seen;              /* by wanted */
    uint32_t *number_area;   /* by LA number: its area, AREA_NONE, or AREA_UNSEEN */
    struct str *number_name; /* the name that was last seen with it */
    /* the row above: most rows repeat its measure and years */
    struct str last_key, last_years;
    uint32_t key;        /* of the row in hand */
    struct slab **slabs; /* by its indicators; NULL where the years are no period of theirs */
    unsigned marks;
    struct areas_left_out left_out;
    uint64_t n_unwanted, n_repeats;
};

/* -- the measures that the spec wants */

/* "LAC_Fixed_ Ex" as "lac_fixed_ex". */
static struct str key_fold(struct arena *arena, struct str key)
{
    char *out = arena_alloc(arena, key.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < key.len; i++)
        if (key.ptr[i] != ' ')
            out[len++] = key.ptr[i] >= 'A' && key.ptr[i] <= 'Z' ? (char)(key.ptr[i] - 'A' + 'a') : key.ptr[i];
    return (struct str){out, len};
}

static void want(struct lait *lait, struct str text, uint32_t indicator)
{
    struct str folded = key_fold(lait->scratch, text);
    uint32_t at = map_find(lait->by_fold, folded);
    if (at == MAP_NONE) {
        at = (uint32_t)lait->n_wanted;
        ARENA_RESERVE(lait->scratch, lait->wanted, lait->n_wanted, lait->wanted_capacity);
        lait->wanted[lait->n_wanted++] = (struct key){.text = text};
        map_add(lait->by_fold, folded, at);
    }
    struct key *key = &lait->wanted[at];
    uint32_t *indicators = ARENA_ARRAY(lait->scratch, uint32_t, key->n_indicators + 1);
    if (key->n_indicators)
        memcpy(indicators, key->indicators, key->n_indicators * sizeof *indicators);
    indicators[key->n_indicators++] = indicator;
    key->indicators = indicators;
}

/* What the spec maps; where it maps nothing, the measures whose name is an indicator's id. */
static void wanted_fill(struct lait *lait)
{
    const struct data_file *file = lait->file;
    for (size_t i = 0; i < file->n_mappings; i++)
        want(lait, file->mappings[i].key, file->mappings[i].indicator);
    for (uint32_t i = 0; file->n_mappings == 0 && i < lait->in->catalogue->n; i++)
        want(lait, lait->in->catalogue->items[i].id, i);
    lait->seen = ARENA_ARRAY(lait->scratch, bool, lait->n_wanted + 1);
}

/* The measure's index, which is found once for each name. */
static uint32_t key_find(struct lait *lait, struct str text)
{
    uint32_t found = map_find(lait->by_key, text);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(lait->scratch, lait->keys, lait->n_keys, lait->key_capacity);
    struct key *key = &lait->keys[lait->n_keys];
    *key = (struct key){.text = str_copy(lait->scratch, text)};
    uint32_t wanted = map_find(lait->by_fold, key_fold(lait->scratch, text));
    if (wanted != MAP_NONE) {
        key->indicators = lait->wanted[wanted].indicators;
        key->n_indicators = lait->wanted[wanted].n_indicators;
        lait->seen[wanted] = true;
    }
    map_add(lait->by_key, key->text, (uint32_t)lait->n_keys);
    return (uint32_t)lait->n_keys++;
}

/* -- the row's period */

static void period_tell(struct lait *lait, struct table *table, struct str years,
                        const struct indicator *indicator, const char *why)
{
    table_fault(table, table->at[YEARS], SEVERITY_WARNING, "bad-period",
                STR("the publisher's label fits no year; check the calendar in the catalogue"),
                "\"%.*s\" is no period of \"%.*s\" (%.*s calendar): %s; the rows were not read",
                STR_ARG(table_shown(lait->scratch, years)), STR_ARG(indicator->id),
                STR_ARG(calendar_name(indicator->calendar)), why);
}

static void slabs_find(struct lait *lait, struct table *table, struct str years)
{
    const struct key *key = &lait->keys[lait->key];
    lait->marks = 0;
    for (size_t i = 0; i < key->n_indicators; i++) {
        const struct indicator *indicator = &lait->in->catalogue->items[key->indicators[i]];
        struct period period;
        unsigned marks = 0;
        const char *why;
        lait->slabs[i] = NULL;
        if (period_read(years, indicator->calendar, &period, &marks, &why))
            lait->slabs[i] = dataset_builder_slab(lait->in->builder, key->indicators[i], period);
        else
            period_tell(lait, table, years, indicator, why);
        lait->marks |= marks;
    }
}

/* -- the row's area */

static void names_differ(struct lait *lait, struct table *table, struct str name, uint32_t area)
{
    const struct area *item = &lait->in->areas->items[area];
    table_fault(table, table->at[AREA], SEVERITY_ERROR, "number-and-name",
                STR("correct the LA number or the name; other names of an area are its aliases"),
                "the LA number %u is %.*s, but the row says \"%.*s\"; it was read as the number says",
                (unsigned)item->la_number, STR_ARG(item->name), STR_ARG(table_shown(lait->scratch, name)));
}

/* By LA number where one is given and known, else by name. */
static uint32_t area_of(struct lait *lait, struct table *table)
{
    struct str digits = table_cell(table, NUMBER), name = table_cell(table, AREA);
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len && number <= LARGEST_NUMBER; i++)
        number = digits.ptr[i] >= '0' && digits.ptr[i] <= '9' ? number * 10 + (uint32_t)(digits.ptr[i] - '0')
                                                              : LARGEST_NUMBER + 1;
    if (number == 0 || number > LARGEST_NUMBER)
        return area_find(lait->in->areas, name);
    uint32_t area = lait->number_area[number];
    if (area != AREA_UNSEEN && str_equal(name, lait->number_name[number]))
        return area;
    area = area_find_number(lait->in->areas, number);
    if (area == AREA_NONE)
        area = area_find(lait->in->areas, name);
    else if (data_names_differ(lait->in->areas, area, name))
        names_differ(lait, table, name, area);
    lait->number_area[number] = area;
    lait->number_name[number] = name;
    return area;
}

/* -- rows */

static void conflict_tell(struct table *table, struct str key, uint32_t line_before)
{
    table_fault_as(
        table, table->at[VALUE], "conflict", SEVERITY_ERROR, "repeated-observation",
        STR("ask the publisher which is right, and take the other out"),
        "\"%.*s\" of this area and period stands on line %u with another figure; the first is used",
        STR_ARG(key), (unsigned)line_before);
}

static void value_put(struct lait *lait, struct table *table, uint32_t area, const struct cell *cell)
{
    const struct key *key = &lait->keys[lait->key];
    struct observation o = {.state = cell->state,
                            .marks = lait->marks,
                            .value = cell->number,
                            .has_value = cell->has_number,
                            .source = lait->source,
                            .line = table->row->line};
    for (size_t i = 0; i < key->n_indicators; i++) {
        uint32_t line_before;
        if (!lait->slabs[i])
            continue;
        enum add_result result = data_add(lait->in, lait->slabs[i], area, &o, &line_before);
        if (result == ADD_CONFLICT)
            conflict_tell(table, key->text, line_before);
        lait->n_repeats += result == ADD_REPEAT;
    }
}

static void row_take(void *self, struct table *table)
{
    struct lait *lait = self;
    struct str key = table_cell(table, KEY), years = table_cell(table, YEARS);
    bool same_key = lait->key != NO_KEY && str_equal(key, lait->last_key);
    if (!same_key) {
        lait->key = key_find(lait, key);
        lait->last_key = key;
    }
    if (lait->keys[lait->key].n_indicators == 0) {
        lait->n_unwanted++;
        return;
    }
    if (!same_key || !str_equal(years, lait->last_years)) {
        slabs_find(lait, table, years);
        lait->last_years = years;
    }
    uint32_t area = area_of(lait, table);
    if (area == AREA_NONE) {
        areas_left_out_add(&lait->left_out, lait->scratch, table_cell(table, AREA),
                           table_cell(table, NUMBER).len > 0);
        return;
    }
    struct cell cell;
    if (table_number(table, table->at[VALUE], &cell))
        value_put(lait, table, area, &cell);
}

/* -- when the file is read */

static void missing_keys_tell(struct lait *lait)
{
    const struct data_file *file = lait->file;
    struct str *names = ARENA_ARRAY(lait->scratch, struct str, lait->n_keys + 1);
    for (size_t i = 0; i < lait->n_keys; i++)
        names[i] = lait->keys[i].text;
    for (size_t i = 0; i < file->n_mappings; i++) {
        const struct mapping *mapping = &file->mappings[i];
        if (lait->seen[map_find(lait->by_fold, key_fold(lait->scratch, mapping->key))])
            continue;
        struct str near = nearest_name(mapping->key, names, lait->n_keys);
        diag_add_hint(lait->in->diags, SEVERITY_ERROR, "unknown-key",
                      data_place(lait->in, lait->file, mapping->line, mapping->column),
                      near.len ? str_format(lait->scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                               : STR("\"boardpaper describe\" lists what the file holds"),
                      "\"%.*s\" has no measure \"%.*s\" in its column \"Short Desc\"", STR_ARG(file->file),
                      STR_ARG(mapping->key));
    }
}

static void counts_tell(struct lait *lait)
{
    struct place place = place_file(lait->file->file);
    if (lait->n_repeats)
        diag_add(lait->in->diags, SEVERITY_NOTE, "repeats", place, NULL,
                 "%llu observation%s twice with the same figure; kept once",
                 (unsigned long long)lait->n_repeats, lait->n_repeats == 1 ? " stands" : "s stand");
    if (lait->n_unwanted)
        diag_add(lait->in->diags, SEVERITY_NOTE, "measures-left-out", place, NULL,
                 "%llu row%s of measures that the paper does not ask for",
                 (unsigned long long)lait->n_unwanted, lait->n_unwanted == 1 ? " is" : "s are");
}

bool read_lait(struct data_reader *reader, const struct data_file *file)
{
    struct arena *scratch = arena_open();
    struct lait lait = {.in = reader,
                        .file = file,
                        .source = data_source(reader, file),
                        .scratch = scratch,
                        .by_key = map_open(scratch),
                        .by_fold = map_open(scratch),
                        .key = NO_KEY};
    lait.number_area = ARENA_ARRAY(scratch, uint32_t, LARGEST_NUMBER + 1);
    lait.number_name = ARENA_ARRAY(scratch, struct str, LARGEST_NUMBER + 1);
    for (size_t i = 0; i <= LARGEST_NUMBER; i++)
        lait.number_area[i] = AREA_UNSEEN;
    lait.slabs = ARENA_ARRAY(scratch, struct slab *, reader->catalogue->n + file->n_mappings + 1);
    wanted_fill(&lait);
    struct table_file table_file = data_table_file(reader, file);
    struct table_taker taker = {.row = row_take, .self = &lait};
    bool read = table_read(&lait.table, reader->arena, reader->diags, &table_file, &lait_layout, &taker);
    reader->sheets[lait.source] = lait.table.sheet;
    if (read) {
        missing_keys_tell(&lait);
        counts_tell(&lait);
    }
    areas_left_out_tell(&lait.left_out, reader->areas, reader->diags, file->file);
    arena_close(scratch);
    return read;
}
