#include "input/read_dfe.h"

bool dfe_source_fits(const struct dfe_source *source, const struct table *table)
{
    if (!source->is_set)
        return false;
    for (size_t i = 0; i < source->n_filters; i++)
        if (!str_equal_fold(table_field(table, source->filters[i].field), source->filters[i].value))
            return false;
    return true;
}

/* The sum of a source's columns, times its constant; a symbol in one of them is the sum's. */
static bool cell_of(const struct dfe_source *source, struct table *table, struct cell *sum)
{
    *sum = (struct cell){.state = STATE_VALUE, .has_number = true};
    bool good = true;
    for (size_t i = 0; i < source->n_fields; i++) {
        struct cell cell;
        good = table_number(table, source->fields[i], &cell) && good;
        if (sum->state == STATE_VALUE)
            sum->state = cell.state;
        sum->has_number = sum->has_number && cell.has_number;
        sum->number += cell.number;
    }
    sum->number = sum->has_number ? sum->number * source->times : 0;
    return good;
}

static struct dfe_partial *partial_find(struct dfe *dfe, struct dfe_mapping *mapping, uint32_t area,
                                        struct period period)
{
    uint64_t key = (uint64_t)area << 38 | period_key(period);
    uint32_t found = map64_find(mapping->by_cell, key);
    if (found != MAP_NONE)
        return &mapping->partials[found];
    ARENA_RESERVE(dfe->scratch, mapping->partials, mapping->n_partials, mapping->capacity);
    map64_add(mapping->by_cell, key, (uint32_t)mapping->n_partials);
    struct dfe_partial *partial = &mapping->partials[mapping->n_partials++];
    *partial = (struct dfe_partial){.area = area, .period = period};
    return partial;
}

static const struct str *texts_of(struct dfe *dfe, const struct table *table)
{
    struct str *texts = ARENA_ARRAY(dfe->scratch, struct str, dfe->n_text_fields + 1);
    for (size_t i = 0; i < dfe->n_text_fields; i++)
        texts[i] = table_field(table, dfe->text_fields[i]);
    return texts;
}

/* The first text column in which two rows differ; n_text_fields when in none. */
static size_t differing(const struct dfe *dfe, const struct str *a, const struct str *b)
{
    size_t i = 0;
    while (i < dfe->n_text_fields && str_equal(a[i], b[i]))
        i++;
    return i;
}

/* Two rows fit one area and period. */
static void two_rows(struct dfe *dfe, const struct dfe_mapping *mapping, struct table *table,
                     const struct dfe_partial *partial, enum dfe_part part, const struct cell *cell)
{
    const struct cell *before = &partial->cells[part];
    const struct str *texts = texts_of(dfe, table);
    size_t text = differing(dfe, partial->texts[part], texts);
    struct str id = dfe->in->catalogue->items[mapping->mapping->indicator].id;
    struct str area = dfe->in->areas->items[partial->area].name;
    bool same = before->state == cell->state && before->has_number == cell->has_number &&
                before->number == cell->number;
    if (text == dfe->n_text_fields && same) {
        dfe->n_repeats++;
        return;
    }
    struct str key = str_format(dfe->scratch, "%.*s %d", STR_ARG(id), (int)part);
    if (text == dfe->n_text_fields) {
        table_fault_as(
            table, mapping->sources[part].fields[0], str_terminated(dfe->scratch, key), SEVERITY_ERROR,
            "repeated-observation",
            STR("ask the publisher which is right, and take the other out; if a column of numbers sets the "
                "rows "
                "apart, add <filter column=\"...\" is=\"...\"/> for it"),
            "\"%.*s\" of %.*s in this period stands on line %u with another figure; the first is used",
            STR_ARG(id), STR_ARG(area), (unsigned)partial->lines[part]);
        return;
    }
    struct str column = table->header[dfe->text_fields[text]];
    table_fault_as(
        table, dfe->text_fields[text], str_terminated(dfe->scratch, key), SEVERITY_ERROR, "filter-missing",
        str_format(dfe->scratch, "add <filter column=\"%.*s\" is=\"...\"/> to the mapping", STR_ARG(column)),
        "several rows fit \"%.*s\" of %.*s in one period: line %u has \"%.*s\" in \"%.*s\", this one "
        "\"%.*s\"",
        STR_ARG(id), STR_ARG(area), (unsigned)partial->lines[part], STR_ARG(partial->texts[part][text]),
        STR_ARG(column), STR_ARG(texts[text]));
}

void dfe_put(struct dfe *dfe, struct dfe_mapping *mapping, struct table *table, uint32_t area,
             struct period period, const bool fits[DFE_PARTS])
{
    struct dfe_partial *partial = partial_find(dfe, mapping, area, period);
    for (enum dfe_part part = DFE_VALUE; part < DFE_PARTS; part++) {
        struct cell cell;
        if (!fits[part] || !cell_of(&mapping->sources[part], table, &cell))
            continue;
        if (partial->lines[part]) {
            two_rows(dfe, mapping, table, partial, part, &cell);
            continue;
        }
        partial->cells[part] = cell;
        partial->lines[part] = table->row->line;
        partial->texts[part] = texts_of(dfe, table);
    }
}

static void partial_emit(struct dfe *dfe, uint32_t indicator, const struct dfe_partial *partial)
{
    struct figures figures = {partial->cells[DFE_VALUE], partial->cells[DFE_NUMERATOR],
                              partial->cells[DFE_DENOMINATOR]};
    struct observation o = figures_observation(&figures);
    const uint32_t *lines = partial->lines;
    o.source = dfe->source;
    o.line = lines[DFE_VALUE]       ? lines[DFE_VALUE]
             : lines[DFE_NUMERATOR] ? lines[DFE_NUMERATOR]
                                    : lines[DFE_DENOMINATOR];
    o.line2 = lines[DFE_DENOMINATOR] != o.line ? lines[DFE_DENOMINATOR] : 0;
    struct slab *slab = dataset_builder_slab(dfe->in->builder, indicator, partial->period);
    uint32_t line_before;
    enum add_result result = data_add(dfe->in, slab, partial->area, &o, &line_before);
    if (result == ADD_CONFLICT)
        diag_add(dfe->in->diags, SEVERITY_ERROR, "repeated-observation",
                 place_line(dfe->file->file, o.line, 0), "map the indicator once for each file",
                 "\"%.*s\" of %.*s is mapped twice: line %u gave another figure",
                 STR_ARG(dfe->in->catalogue->items[indicator].id),
                 STR_ARG(dfe->in->areas->items[partial->area].name), (unsigned)line_before);
}

void dfe_emit(struct dfe *dfe)
{
    for (size_t i = 0; i < dfe->file->n_mappings; i++) {
        const struct dfe_mapping *mapping = &dfe->mappings[i];
        for (size_t j = 0; j < mapping->n_partials; j++)
            if (mapping->partials[j].lines[DFE_VALUE] || mapping->partials[j].lines[DFE_NUMERATOR] ||
                mapping->partials[j].lines[DFE_DENOMINATOR])
                partial_emit(dfe, mapping->mapping->indicator, &mapping->partials[j]);
    }
}
