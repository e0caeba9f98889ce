#include "input/describe_parts.h"

#include "base/file.h"

static void xml_add(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&': buf_add(out, STR("&amp;")); break;
        case '<': buf_add(out, STR("&lt;")); break;
        case '"': buf_add(out, STR("&quot;")); break;
        default: buf_add_char(out, text.ptr[i]);
        }
    }
}

static void attribute_add(struct buf *out, const char *name, struct str value)
{
    buf_add_format(out, " %s=\"", name);
    xml_add(out, value);
    buf_add_char(out, '"');
}

/* "<observations id= file= layout= sheet= title=", open. */
static void observations_begin(const struct description *description, const char *layout, struct buf *out)
{
    struct str file = description->table.file.file;
    buf_add(out, STR("    <observations"));
    attribute_add(out, "id", path_stem(file));
    attribute_add(out, "file", path_name(file));
    attribute_add(out, "layout", str_of(layout));
    if (description->table.is_workbook)
        attribute_add(out, "sheet", description->table.sheet);
    attribute_add(out, "title", STR("SAY WHOSE FIGURES THESE ARE"));
}

/* -- dfe */

static bool name_has(struct str name, const char *const *words)
{
    struct arena *scratch = arena_open();
    struct str folded = table_fold(scratch, name);
    bool found = false;
    for (; *words && !found; words++)
        found = str_find(folded, str_of(*words)) != SIZE_MAX;
    arena_close(scratch);
    return found;
}

/* Whether a column looks like what is published of counts: a percentage, rate or average. */
static bool is_quotient(const struct description *description, const struct described_column *column)
{
    static const char *const words[] = {"percent", "rate", "pt_", "avg", "pct", "per_", "caseload", NULL};
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    return (meta && str_is(meta->unit, "%")) || name_has(column->name, words);
}

/* Bytes that two names share at their start, and at their end behind it. */
static void common(struct str a, struct str b, size_t *start, size_t *end)
{
    size_t most = a.len < b.len ? a.len : b.len;
    *start = *end = 0;
    while (*start < most && a.ptr[*start] == b.ptr[*start])
        ++*start;
    while (*end < most - *start && a.ptr[a.len - 1 - *end] == b.ptr[b.len - 1 - *end])
        ++*end;
}

/* The count whose name is most like the quotient's; NULL when none is a little like it. */
static const struct described_column *count_like(const struct description *description,
                                                 const struct described_column *quotient)
{
    const struct described_column *best = NULL;
    size_t most = 0, n_counts = 0;
    for (size_t i = 0; i < description->n_columns; i++) {
        const struct described_column *column = &description->columns[i];
        if (!described_is_figure(column) || is_quotient(description, column))
            continue;
        n_counts++;
        size_t start, end;
        common(column->name, quotient->name, &start, &end);
        if (start > 3 && start + end > most) {
            most = start + end;
            best = column;
        }
    }
    if (best || n_counts != 1)
        return best;
    for (size_t i = 0; i < description->n_columns && !best; i++)
        if (described_is_figure(&description->columns[i]) &&
            !is_quotient(description, &description->columns[i]))
            best = &description->columns[i];
    return best;
}

static bool is_filter(const struct description *description, const struct described_column *column)
{
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    if (meta && meta->kind != DFE_COLUMN_UNKNOWN)
        return meta->kind == DFE_COLUMN_FILTER;
    return !column->is_code && described_is_words(column);
}

/* The filter's text for all together: "Total", "Total children", "Suitability total"; empty when there is
 * none. */
static struct str total_of(const struct described_column *column)
{
    static const char *const words[] = {"total", "all_", NULL};
    struct str best = STR_NONE;
    for (size_t i = 0; i < column->n_texts; i++) {
        struct str text = column->texts[i].text;
        if (name_has(text, words) && (best.len == 0 || text.len < best.len))
            best = text;
    }
    return best;
}

/* A text that is not the total's, so that the pasted mapping has a numerator to speak of. */
static struct str part_of(const struct described_column *column)
{
    struct str total = total_of(column);
    for (size_t i = 0; i < column->n_texts; i++)
        if (!str_equal(column->texts[i].text, total))
            return column->texts[i].text;
    return total;
}

/* The filter whose total row may be the denominator. */
static const struct described_column *total_filter(const struct description *description)
{
    for (size_t i = 0; i < description->n_columns; i++) {
        const struct described_column *column = &description->columns[i];
        if (is_filter(description, column) && column->n_texts > 1 && total_of(column).len)
            return column;
    }
    return NULL;
}

static void columns_line(struct buf *out, const char *element, struct str column)
{
    buf_add_format(out, "        <%s", element);
    attribute_add(out, "columns", column);
    buf_add(out, STR("/>\n"));
}

static void measure_add(const struct description *description, const struct described_column *value,
                        const struct described_column *count, struct buf *out)
{
    const struct described_column *total = total_filter(description);
    buf_add(out, STR("      <measure indicator=\"ID-IN-THE-CATALOGUE\">\n"));
    if (value)
        columns_line(out, "value", value->name);
    if (count)
        columns_line(out, "numerator", count->name);
    if (count && total) {
        buf_add(out, STR("        <denominator"));
        attribute_add(out, "columns", count->name);
        buf_add(out, STR("><where"));
        attribute_add(out, "column", total->name);
        attribute_add(out, "is", total_of(total));
        buf_add(out, STR("/></denominator>\n"));
    } else if (count) {
        buf_add(out, STR("        <!-- <denominator columns=\"...\"/> where the file has it -->\n"));
    }
    for (size_t i = 0; i < description->n_columns; i++) {
        const struct described_column *column = &description->columns[i];
        if (!is_filter(description, column))
            continue;
        buf_add(out, STR("        <filter"));
        attribute_add(out, "column", column->name);
        attribute_add(out, "is", part_of(column));
        buf_add(out, STR("/>\n"));
    }
    buf_add(out, STR("      </measure>\n"));
}

static void dfe_mapping_add(const struct description *description, struct buf *out)
{
    bool any = false;
    observations_begin(description, "dfe", out);
    buf_add(out, STR(">\n"));
    for (size_t i = 0; i < description->n_columns; i++) {
        const struct described_column *column = &description->columns[i];
        if (!described_is_figure(column) || !is_quotient(description, column))
            continue;
        measure_add(description, column, count_like(description, column), out);
        any = true;
    }
    for (size_t i = 0; i < description->n_columns && !any; i++)
        if (described_is_figure(&description->columns[i]))
            measure_add(description, NULL, &description->columns[i], out);
    buf_add(out, STR("    </observations>\n"));
}

/* -- the other layouts */

static void lait_mapping_add(const struct description *description, struct buf *out)
{
    observations_begin(description, "lait", out);
    buf_add(out, STR(">\n"));
    for (size_t i = 0; i < description->measures.n_texts; i++) {
        buf_add(out, STR("      <measure indicator=\"ID-IN-THE-CATALOGUE\""));
        attribute_add(out, "key", description->measures.texts[i].text);
        buf_add(out, STR("/>\n"));
    }
    buf_add(out, STR("    </observations>\n"));
}

void describe_element(const struct description *description, struct buf *out)
{
    switch (description->layout) {
    case DESCRIBED_DFE: dfe_mapping_add(description, out); break;
    case DESCRIBED_LAIT: lait_mapping_add(description, out); break;
    case DESCRIBED_TIDY:
        observations_begin(description, "tidy", out);
        buf_add(out, STR("/>\n"));
        break;
    case DESCRIBED_LIST:
        buf_add_format(out, "    <%s", description->list);
        attribute_add(out, "file", path_name(description->table.file.file));
        buf_add(out, STR("/>\n"));
        break;
    case DESCRIBED_OTHER: break;
    }
}

static struct str lead_of(enum described_layout layout)
{
    switch (layout) {
    case DESCRIBED_DFE:
        return STR("To paste into <data> of a spec; delete what is not wanted, and check which counts belong "
                   "together:");
    case DESCRIBED_LAIT: return STR("To paste into <data> of a spec; delete what is not wanted:");
    case DESCRIBED_TIDY:
    case DESCRIBED_LIST: return STR("To paste into <data> of a spec:");
    case DESCRIBED_OTHER: break;
    }
    return STR("This program reads three layouts of figures: tidy (indicator, period, area, value), the "
               "department's open data, and the interactive tool's. See \"Formats\" in the README.");
}

void describe_mapping(const struct description *description, struct buf *out)
{
    buf_add_format(out, "\n%.*s\n", STR_ARG(lead_of(description->layout)));
    if (description->layout != DESCRIBED_OTHER)
        buf_add_char(out, '\n');
    describe_element(description, out);
}
