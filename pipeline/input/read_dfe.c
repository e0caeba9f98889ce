#include "input/read_dfe.h"

#include "input/table_value.h"

#include <string.h>

static const struct table_column columns[DFE_COLUMNS] = {
    [DFE_TIME_PERIOD] = {"time_period", true},    [DFE_TIME_IDENTIFIER] = {"time_identifier", true},
    [DFE_LEVEL] = {"geographic_level", true},     [DFE_COUNTRY_CODE] = {"country_code", false},
    [DFE_COUNTRY_NAME] = {"country_name", false}, [DFE_REGION_CODE] = {"region_code", false},
    [DFE_REGION_NAME] = {"region_name", false},   [DFE_OLD_LA_CODE] = {"old_la_code", false},
    [DFE_NEW_LA_CODE] = {"new_la_code", false},   [DFE_LA_NAME] = {"la_name", false},
};
const struct table_layout dfe_layout = {.what = "file in the department's layout",
                                        .columns = columns,
                                        .n_columns = DFE_COLUMNS,
                                        .extra = EXTRA_EXPECTED,
                                        .rows_have_digits = true,
                                        .rows_needed = true};

/* -- time */

/* Reads the pair for every calendar that an indicator may have, once for rows that repeat it. */
static void time_read(struct dfe *dfe, const struct table *table)
{
    struct str time = table_cell(table, DFE_TIME_PERIOD), identifier = table_cell(table, DFE_TIME_IDENTIFIER);
    if (dfe->has_last && str_equal(time, dfe->last_time) && str_equal(identifier, dfe->last_identifier))
        return;
    dfe->has_last = true;
    dfe->last_time = time;
    dfe->last_identifier = identifier;
    for (int i = 0; i < CALENDARS; i++) {
        const char *why;
        dfe->has_period[i] = period_read_dfe(time, identifier, (enum calendar)i, &dfe->periods[i], &why);
    }
}

/* A time_identifier or time_period that is none. */
static void form_tell(struct dfe *dfe, struct table *table, const char *why)
{
    if (dfe->form_told == table->row->line)
        return;
    dfe->form_told = table->row->line;
    bool is_identifier = str_starts(str_of(why), STR("time_identifier"));
    struct str near = is_identifier ? period_identifier_nearest(dfe->last_identifier) : STR_NONE;
    struct str hint = near.len        ? str_format(table->scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                      : is_identifier ? STR("write it as the department's open data standards do")
                                      : STR("write 2025, or 202425 for a financial or academic year");
    struct str text = is_identifier ? dfe->last_identifier : dfe->last_time;
    table_fault(table, table->at[is_identifier ? DFE_TIME_IDENTIFIER : DFE_TIME_PERIOD], SEVERITY_ERROR,
                "bad-period", hint, "\"%.*s\" gives no period: %s; the row was not read",
                STR_ARG(table_shown(table->scratch, text)), why);
}

static void time_tell(struct dfe *dfe, struct table *table, const struct indicator *indicator)
{
    struct period period;
    const char *why = "";
    period_read_dfe(dfe->last_time, dfe->last_identifier, indicator->calendar, &period, &why);
    if (str_find(str_of(why), STR("calendar")) == SIZE_MAX) { /* whatever the indicator */
        form_tell(dfe, table, why);
        return;
    }
    table_fault(table, table->at[DFE_TIME_PERIOD], SEVERITY_ERROR, "bad-period",
                STR("check the calendar in the catalogue"),
                "\"%.*s\" with \"%.*s\" is no period of \"%.*s\", whose calendar is %.*s: %s",
                STR_ARG(table_shown(table->scratch, dfe->last_time)),
                STR_ARG(table_shown(table->scratch, dfe->last_identifier)), STR_ARG(indicator->id),
                STR_ARG(calendar_name(indicator->calendar)), why);
}

/* -- place */

static void level_left_out(struct dfe *dfe, struct str level)
{
    uint32_t found = map_find(dfe->other_levels, level);
    if (found == MAP_NONE) {
        found = (uint32_t)dfe->n_levels;
        ARENA_RESERVE(dfe->scratch, dfe->level_names, dfe->n_levels, dfe->level_capacity);
        ARENA_RESERVE(dfe->scratch, dfe->level_counts, dfe->n_levels, dfe->level_count_capacity);
        dfe->level_names[found] = str_copy(dfe->scratch, level);
        dfe->level_counts[found] = 0;
        map_add(dfe->other_levels, dfe->level_names[found], found);
        dfe->n_levels++;
    }
    dfe->level_counts[found]++;
}

/* The code of one area beside the name of another. */
static void name_check(struct dfe *dfe, struct table *table, uint32_t area, struct str name)
{
    if (name.len == 0 || str_equal(name, dfe->area_names[area]))
        return;
    dfe->area_names[area] = name;
    if (!data_names_differ(dfe->in->areas, area, name))
        return;
    table_fault(table, table->at[DFE_LA_NAME], SEVERITY_ERROR, "code-and-name",
                STR("correct the code or the name; other names of an area are its aliases"),
                "the code is %.*s's, but the row says \"%.*s\"; it was read as the code says",
                STR_ARG(dfe->in->areas->items[area].name), STR_ARG(table_shown(table->scratch, name)));
}

/* By ONS code, else LA number, else name. */
static uint32_t la_find(struct dfe *dfe, struct table *table)
{
    const struct areas *areas = dfe->in->areas;
    struct str name = table_cell(table, DFE_LA_NAME);
    uint32_t area = area_find(areas, table_cell(table, DFE_NEW_LA_CODE));
    if (area == AREA_NONE)
        area = area_find(areas, table_cell(table, DFE_OLD_LA_CODE));
    if (area != AREA_NONE)
        name_check(dfe, table, area, name);
    else
        area = area_find(areas, name);
    if (area == AREA_NONE)
        areas_left_out_add(&dfe->left_out, dfe->scratch, name.len ? name : table_cell(table, DFE_NEW_LA_CODE),
                           table_cell(table, DFE_NEW_LA_CODE).len + table_cell(table, DFE_OLD_LA_CODE).len >
                               0);
    return area;
}

static uint32_t code_or_name(struct dfe *dfe, const struct table *table, size_t code, size_t name)
{
    uint32_t area = area_find(dfe->in->areas, table_cell(table, code));
    if (area == AREA_NONE)
        area = area_find(dfe->in->areas, table_cell(table, name));
    if (area == AREA_NONE)
        areas_left_out_add(&dfe->left_out, dfe->scratch, table_cell(table, name),
                           table_cell(table, code).len > 0);
    return area;
}

static uint32_t area_of(struct dfe *dfe, struct table *table)
{
    struct str level = table_cell(table, DFE_LEVEL);
    if (str_equal_fold(level, STR("Local authority")))
        return la_find(dfe, table);
    if (str_equal_fold(level, STR("Regional")))
        return code_or_name(dfe, table, DFE_REGION_CODE, DFE_REGION_NAME);
    if (str_equal_fold(level, STR("National")))
        return code_or_name(dfe, table, DFE_COUNTRY_CODE, DFE_COUNTRY_NAME);
    level_left_out(dfe, level);
    return AREA_NONE;
}

/* -- rows */

static void mapping_take(struct dfe *dfe, struct dfe_mapping *mapping, struct table *table, uint32_t area)
{
    bool fits[DFE_PARTS], any = false;
    for (enum dfe_part part = DFE_VALUE; part < DFE_PARTS; part++) {
        fits[part] = dfe_source_fits(&mapping->sources[part], table);
        mapping->fitted[part] = mapping->fitted[part] || fits[part];
        any = any || fits[part];
    }
    if (!any)
        return;
    const struct indicator *indicator = &dfe->in->catalogue->items[mapping->mapping->indicator];
    if (!dfe->has_period[indicator->calendar])
        time_tell(dfe, table, indicator);
    else
        dfe_put(dfe, mapping, table, area, dfe->periods[indicator->calendar], fits);
}

static void row_take(void *self, struct table *table)
{
    struct dfe *dfe = self;
    if (!dfe->has_text_fields)
        dfe_text_fields(dfe, table);
    dfe_values_note(dfe, table);
    uint32_t area = area_of(dfe, table);
    if (area == AREA_NONE)
        return;
    dfe->has_area = true;
    time_read(dfe, table);
    for (size_t i = 0; i < dfe->file->n_mappings; i++)
        if (dfe->mappings[i].is_usable)
            mapping_take(dfe, &dfe->mappings[i], table, area);
}

static bool begin(void *self, struct table *table)
{
    return dfe_map(self, table);
}

/* -- the file as a whole */

static void levels_tell(struct dfe *dfe)
{
    struct buf buf = {0};
    uint64_t n = 0;
    for (size_t i = 0; i < dfe->n_levels; i++) {
        n += dfe->level_counts[i];
        buf_add_format(&buf, "%s%llu %.*s", i ? ", " : "", (unsigned long long)dfe->level_counts[i],
                       STR_ARG(table_shown(dfe->scratch, dfe->level_names[i])));
    }
    if (n)
        diag_add(dfe->in->diags, SEVERITY_NOTE, "levels-left-out", place_file(dfe->file->file), NULL,
                 "%llu row%s of other levels than National, Regional and Local authority %s not read: %.*s",
                 (unsigned long long)n, n == 1 ? "" : "s", n == 1 ? "was" : "were", STR_ARG(buf_str(&buf)));
    buf_close(&buf);
}

static void repeats_tell(struct dfe *dfe)
{
    if (dfe->n_repeats)
        diag_add(dfe->in->diags, SEVERITY_NOTE, "repeats", place_file(dfe->file->file), NULL,
                 "%llu figure%s twice, just the same; kept once", (unsigned long long)dfe->n_repeats,
                 dfe->n_repeats == 1 ? " stands" : "s stand");
}

bool read_dfe(struct data_reader *reader, const struct data_file *file)
{
    struct arena *scratch = arena_open();
    struct dfe dfe = {.in = reader,
                      .file = file,
                      .source = data_source(reader, file),
                      .scratch = scratch,
                      .other_levels = map_open(scratch)};
    dfe.area_names = ARENA_ARRAY(scratch, struct str, reader->areas->n + 1);
    struct table_file table_file = data_table_file(reader, file);
    dfe_meta_read(scratch, reader->diags, &table_file, &dfe.meta);
    struct table_taker taker = {.begin = begin, .row = row_take, .self = &dfe};
    bool read = table_read(&dfe.table, reader->arena, reader->diags, &table_file, &dfe_layout, &taker);
    reader->sheets[dfe.source] = dfe.table.sheet;
    if (read) {
        dfe_map_check(&dfe);
        dfe_emit(&dfe);
        levels_tell(&dfe);
        repeats_tell(&dfe);
    }
    areas_left_out_tell(&dfe.left_out, reader->areas, reader->diags, file->file);
    arena_close(scratch);
    return read;
}
