#include "input/read_dfe.h"

#include <string.h>

static const char *const part_names[DFE_PARTS] = {"value", "numerator", "denominator"};

static struct place spec_place(const struct dfe *dfe, uint32_t line, uint32_t column)
{
    return data_place(dfe->in, dfe->file, line, column);
}

static const struct measure_source *spec_source(const struct mapping *mapping, enum dfe_part part)
{
    switch (part) {
    case DFE_VALUE: return &mapping->value;
    case DFE_NUMERATOR: return &mapping->numerator;
    case DFE_DENOMINATOR: return &mapping->denominator;
    case DFE_PARTS: break;
    }
    return NULL;
}

/* -- columns */

/* The field of a column, by its name or by its label in the meta data; TABLE_ABSENT, reported, when there is
 * none. */
static size_t field_find(struct dfe *dfe, struct table *table, struct str name, struct place place,
                         const char *what)
{
    size_t field = table_find(table, name);
    const struct dfe_column *labelled = field == TABLE_ABSENT ? dfe_meta_label(&dfe->meta, name) : NULL;
    if (labelled)
        field = table_find(table, labelled->name);
    if (field != TABLE_ABSENT)
        return field;
    struct str near = table_nearest(table, name);
    diag_add_hint(dfe->in->diags, SEVERITY_ERROR, "unknown-column", place,
                  near.len ? str_format(dfe->scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                           : STR("\"boardpaper describe\" lists the file's columns"),
                  "\"%.*s\" has no column \"%.*s\" for the %s", STR_ARG(dfe->file->file), STR_ARG(name),
                  what);
    return TABLE_ABSENT;
}

/* A measure may not be a filter column, where the meta data tells. */
static void kind_check(struct dfe *dfe, struct table *table, size_t field, enum dfe_column_kind wanted,
                       struct place place)
{
    const struct dfe_column *column = dfe_meta_find(&dfe->meta, table->header[field]);
    if (!column || column->kind == DFE_COLUMN_UNKNOWN || column->kind == wanted)
        return;
    diag_add(dfe->in->diags, SEVERITY_ERROR, "wrong-column", place,
             "\"boardpaper describe\" lists the file's columns",
             "the column \"%.*s\" is %s, as \"%.*s\" says", STR_ARG(table->header[field]),
             wanted == DFE_COLUMN_INDICATOR ? "a filter, no figure" : "a figure, no filter",
             STR_ARG(dfe->meta.file));
}

static bool filter_find(struct dfe *dfe, struct table *table, const struct filter_pair *pair,
                        struct dfe_filter *filter)
{
    struct place place = spec_place(dfe, pair->line, pair->xml_column);
    filter->field = field_find(dfe, table, pair->column, place, "filter");
    filter->value = pair->value;
    filter->pair = pair;
    if (filter->field == TABLE_ABSENT)
        return false;
    kind_check(dfe, table, filter->field, DFE_COLUMN_FILTER, place);
    return true;
}

/* The mapping's filters, where `where` does not name another value for their column, and `where`. */
static bool filters_find(struct dfe *dfe, struct table *table, const struct mapping *mapping,
                         const struct measure_source *in, struct dfe_source *source)
{
    bool good = true;
    source->filters = ARENA_ARRAY(dfe->scratch, struct dfe_filter, mapping->n_filters + in->n_where + 1);
    for (size_t i = 0; i < in->n_where; i++) {
        good = filter_find(dfe, table, &in->where[i], &source->filters[source->n_filters]) && good;
        source->n_filters++;
    }
    for (size_t i = 0; i < mapping->n_filters && good; i++) {
        struct dfe_filter filter;
        if (!filter_find(dfe, table, &mapping->filters[i], &filter))
            return false;
        bool other = false;
        for (size_t j = 0; j < in->n_where; j++)
            other = other || source->filters[j].field == filter.field;
        if (!other)
            source->filters[source->n_filters++] = filter;
    }
    return good;
}

static bool source_find(struct dfe *dfe, struct table *table, const struct mapping *mapping,
                        enum dfe_part part, struct dfe_source *source)
{
    const struct measure_source *in = spec_source(mapping, part);
    struct place place = spec_place(dfe, mapping->line, mapping->column);
    source->is_set = in->is_set && in->n_columns > 0;
    if (!source->is_set)
        return true;
    source->times = in->times;
    source->fields = ARENA_ARRAY(dfe->scratch, size_t, in->n_columns);
    bool good = true;
    for (size_t i = 0; i < in->n_columns; i++) {
        size_t field = field_find(dfe, table, in->columns[i], place, part_names[part]);
        good = good && field != TABLE_ABSENT;
        if (field != TABLE_ABSENT)
            kind_check(dfe, table, field, DFE_COLUMN_INDICATOR, place);
        source->fields[source->n_fields++] = field;
    }
    return filters_find(dfe, table, mapping, in, source) && good;
}

/* -- what the file holds in the columns that filters name */

static void values_add(struct dfe *dfe, size_t field)
{
    for (size_t i = 0; i < dfe->n_values; i++)
        if (dfe->values[i].field == field)
            return;
    ARENA_RESERVE(dfe->scratch, dfe->values, dfe->n_values, dfe->values_capacity);
    dfe->values[dfe->n_values++] = (struct dfe_values){.field = field, .known = map_open(dfe->scratch)};
}

void dfe_values_note(struct dfe *dfe, const struct table *table)
{
    for (size_t i = 0; i < dfe->n_values; i++) {
        struct dfe_values *values = &dfe->values[i];
        struct str text = table_field(table, values->field);
        if (str_equal(text, values->last))
            continue;
        values->last = text;
        if (map_find(values->known, text) != MAP_NONE)
            continue;
        struct str copy = str_copy(dfe->scratch, text);
        ARENA_RESERVE(dfe->scratch, values->texts, values->n, values->capacity);
        map_add(values->known, copy, (uint32_t)values->n);
        values->texts[values->n++] = copy;
    }
}

bool dfe_map(struct dfe *dfe, struct table *table)
{
    bool any = false;
    dfe->mappings = ARENA_ARRAY(dfe->scratch, struct dfe_mapping, dfe->file->n_mappings + 1);
    for (size_t i = 0; i < dfe->file->n_mappings; i++) {
        struct dfe_mapping *mapping = &dfe->mappings[i];
        mapping->mapping = &dfe->file->mappings[i];
        mapping->by_cell = map64_open(dfe->scratch);
        mapping->is_usable = true;
        for (enum dfe_part part = DFE_VALUE; part < DFE_PARTS; part++)
            mapping->is_usable = source_find(dfe, table, mapping->mapping, part, &mapping->sources[part]) &&
                                 mapping->is_usable;
        for (enum dfe_part part = DFE_VALUE; part < DFE_PARTS && mapping->is_usable; part++)
            for (size_t j = 0; j < mapping->sources[part].n_filters; j++)
                values_add(dfe, mapping->sources[part].filters[j].field);
        any = any || mapping->is_usable;
    }
    if (dfe->file->n_mappings == 0)
        diag_add(dfe->in->diags, SEVERITY_ERROR, "no-mapping",
                 spec_place(dfe, dfe->file->line, dfe->file->column),
                 "\"boardpaper describe\" prints a mapping to paste in",
                 "the spec maps no column of \"%.*s\" to an indicator", STR_ARG(dfe->file->file));
    return any;
}

/* -- the file's own filters */

/* Words rather than figures: no number, no symbol, something. */
static bool is_words(struct str text)
{
    struct cell cell;
    struct cell_counts none = {0};
    return text.len > 0 && cell_read(text, &cell, &none) == CELL_TEXT;
}

static bool is_layout_field(const struct table *table, size_t field)
{
    for (size_t i = 0; i < DFE_COLUMNS; i++)
        if (table->at[i] == field)
            return true;
    return false;
}

void dfe_text_fields(struct dfe *dfe, const struct table *table)
{
    dfe->has_text_fields = true;
    dfe->text_fields = ARENA_ARRAY(dfe->scratch, size_t, table->n_header + 1);
    for (size_t i = 0; i < table->n_header; i++) {
        const struct dfe_column *column = dfe_meta_find(&dfe->meta, table->header[i]);
        bool words = column && column->kind != DFE_COLUMN_UNKNOWN ? column->kind == DFE_COLUMN_FILTER
                                                                  : is_words(table_field(table, i));
        if (words && !is_layout_field(table, i))
            dfe->text_fields[dfe->n_text_fields++] = i;
    }
}

/* -- when the file is read */

#define VALUES_NAMED 12 /* that a message lists */

static struct str values_text(const struct dfe *dfe, const struct dfe_values *values)
{
    struct buf buf = {0};
    for (size_t i = 0; i < values->n && i < VALUES_NAMED; i++)
        buf_add_format(&buf, "%s\"%.*s\"", i ? ", " : "", STR_ARG(values->texts[i]));
    if (values->n > VALUES_NAMED)
        buf_add_format(&buf, " and %zu more", values->n - VALUES_NAMED);
    struct str text = str_copy(dfe->scratch, buf_str(&buf));
    buf_close(&buf);
    return text;
}

static const struct dfe_values *values_find(const struct dfe *dfe, size_t field)
{
    for (size_t i = 0; i < dfe->n_values; i++)
        if (dfe->values[i].field == field)
            return &dfe->values[i];
    return NULL;
}

static bool values_have(const struct dfe_values *values, struct str text)
{
    for (size_t i = 0; i < values->n; i++)
        if (str_equal_fold(values->texts[i], text))
            return true;
    return false;
}

/* Whether the file holds the filter's value; reports when not. */
static bool filter_check(struct dfe *dfe, const struct dfe_filter *filter)
{
    const struct dfe_values *values = values_find(dfe, filter->field);
    if (!values || values->n == 0 || values_have(values, filter->value))
        return true;
    struct str near = nearest_name(filter->value, values->texts, values->n);
    diag_add_hint(dfe->in->diags, SEVERITY_ERROR, "unknown-filter-value",
                  spec_place(dfe, filter->pair->line, filter->pair->xml_column),
                  near.len ? str_format(dfe->scratch, "did you mean \"%.*s\"?", STR_ARG(near))
                           : str_format(dfe->scratch, "it holds %.*s", STR_ARG(values_text(dfe, values))),
                  "\"%.*s\" has no \"%.*s\" in its column \"%.*s\"", STR_ARG(dfe->file->file),
                  STR_ARG(filter->value), STR_ARG(filter->pair->column));
    return false;
}

/* One fault a mapping: a row that fits and cannot be read has its own. */
static void mapping_check(struct dfe *dfe, const struct dfe_mapping *mapping)
{
    struct buf parts = {0};
    for (enum dfe_part part = DFE_VALUE; part < DFE_PARTS; part++) {
        const struct dfe_source *source = &mapping->sources[part];
        bool good = true;
        for (size_t j = 0; j < source->n_filters; j++)
            good = filter_check(dfe, &source->filters[j]) && good;
        if (source->is_set && good && dfe->has_area && !mapping->fitted[part])
            buf_add_format(&parts, "%sthe %s", parts.len ? " or " : "", part_names[part]);
    }
    if (parts.len)
        diag_add(dfe->in->diags, SEVERITY_ERROR, "no-row-fits",
                 spec_place(dfe, mapping->mapping->line, mapping->mapping->column),
                 "check that the filters' values occur together, and that the areas are in the list of areas",
                 "no row of \"%.*s\" fits %.*s of \"%.*s\"", STR_ARG(dfe->file->file),
                 STR_ARG(buf_str(&parts)),
                 STR_ARG(dfe->in->catalogue->items[mapping->mapping->indicator].id));
    buf_close(&parts);
}

void dfe_map_check(struct dfe *dfe)
{
    if (!dfe->has_area && dfe->table.n_rows)
        diag_add(
            dfe->in->diags, SEVERITY_ERROR, "no-area", place_file(dfe->file->file),
            "geographic_level is to be National, Regional or Local authority, and the areas are to be in "
            "the list of areas; the notes name what was left out",
            "no row of the file is of an area and a level that are read");
    for (size_t i = 0; i < dfe->file->n_mappings; i++)
        if (dfe->mappings[i].is_usable)
            mapping_check(dfe, &dfe->mappings[i]);
}
