/* The description for a machine: the same facts as the text, as one JSON object. */
#include "base/number.h"
#include "base/table_text.h"
#include "input/describe_parts.h"

static void name_add(struct buf *out, const char *name)
{
    buf_add_format(out, ", \"%s\": ", name);
}

static void text_add(struct buf *out, const char *name, struct str text)
{
    if (text.len == 0)
        return;
    name_add(out, name);
    json_add_string(out, text);
}

static void whole_add(struct buf *out, const char *name, uint64_t n)
{
    buf_add_format(out, ", \"%s\": %llu", name, (unsigned long long)n);
}

static void number_add(struct buf *out, const char *name, double number)
{
    char text[NUMBER_TEXT];
    name_add(out, name);
    buf_add(out, number_shortest(number, text));
}

/* Different texts with the rows that hold them; `"more": true` where there are more than are kept. */
static void texts_add(struct buf *out, const char *name, const struct described_column *column)
{
    if (column->n_texts == 0)
        return;
    name_add(out, name);
    for (size_t i = 0; i < column->n_texts; i++) {
        buf_add(out, i ? STR(", {\"text\": ") : STR("[{\"text\": "));
        json_add_string(out, column->texts[i].text);
        whole_add(out, "rows", column->texts[i].n);
        buf_add_char(out, '}');
    }
    buf_add_char(out, ']');
    if (column->more_texts)
        buf_add_format(out, ", \"more_%s\": true", name);
}

static const char *layout_name(const struct description *description)
{
    switch (description->layout) {
    case DESCRIBED_DFE: return "dfe";
    case DESCRIBED_LAIT: return "lait";
    case DESCRIBED_TIDY: return "tidy";
    case DESCRIBED_LIST: return description->list;
    case DESCRIBED_OTHER: break;
    }
    return "other";
}

static const char *kind_of(const struct description *description, const struct described_column *column)
{
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    if (column->is_code)
        return description->layout == DESCRIBED_LIST ? "list" : "place-or-time";
    if (meta && meta->kind != DFE_COLUMN_UNKNOWN)
        return meta->kind == DFE_COLUMN_FILTER ? "filter" : "figure";
    if (described_is_words(column))
        return description->layout == DESCRIBED_DFE ? "filter" : "text";
    return described_is_figure(column) ? "figure" : "empty";
}

static void symbols_add(struct buf *out, const struct described_column *column)
{
    bool any = false;
    for (int i = 0; i < STATE_COUNT; i++) {
        if (column->states[i] == 0)
            continue;
        buf_add_format(out, "%s\"%.*s\": %llu", any ? ", " : ", \"symbols\": {",
                       STR_ARG(state_name((enum state)i)), (unsigned long long)column->states[i]);
        any = true;
    }
    if (any)
        buf_add_char(out, '}');
}

static void column_add(const struct description *description, const struct described_column *column,
                       struct buf *out)
{
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    buf_add(out, STR("{\"name\": "));
    json_add_string(out, column->name);
    buf_add_format(out, ", \"kind\": \"%s\"", kind_of(description, column));
    text_add(out, "label", meta ? meta->label : STR_NONE);
    text_add(out, "unit", meta ? meta->unit : STR_NONE);
    if (column->n_numbers) {
        whole_add(out, "numbers", column->n_numbers);
        number_add(out, "lowest", column->lowest);
        number_add(out, "highest", column->highest);
    }
    symbols_add(out, column);
    if (column->n_empty)
        whole_add(out, "empty", column->n_empty);
    if (column->n_errors)
        whole_add(out, "failed_formulas", column->n_errors);
    texts_add(out, "values", column);
    buf_add_char(out, '}');
}

void describe_json(const struct description *description, struct buf *out)
{
    buf_add(out, STR("{\"file\": "));
    json_add_string(out, description->table.file.file);
    if (description->table.is_workbook)
        text_add(out, "sheet", description->table.sheet);
    buf_add_format(out, ", \"layout\": \"%s\"", layout_name(description));
    whole_add(out, "rows", description->n_rows);
    whole_add(out, "header_line", description->table.header_line);
    texts_add(out, "measures", &description->measures);
    texts_add(out, "periods", &description->periods);
    texts_add(out, "levels", &description->levels);
    texts_add(out, "areas", &description->areas);
    texts_add(out, "unknown_areas", &description->unknown_areas);
    for (size_t i = 0; i < description->n_columns; i++) {
        buf_add(out, i ? STR(",\n  ") : STR(", \"columns\": [\n  "));
        column_add(description, &description->columns[i], out);
    }
    if (description->n_columns)
        buf_add_char(out, ']');
    struct buf element = {0};
    describe_element(description, &element);
    text_add(out, "mapping", buf_str(&element));
    buf_close(&element);
    buf_add_char(out, '}');
}
