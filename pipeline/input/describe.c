#include "input/describe.h"

#include "base/file.h"
#include "base/number.h"
#include "input/describe_parts.h"
#include "input/read_lists.h"
#include "input/xlsx.h"

/* -- which layout */

struct kind {
    enum described_layout layout;
    const struct table_layout *columns;
    const char *list;
};

/* The columns of a file of none: whatever its first row names. */
static const struct table_layout other_layout = {.what = "table", .columns = NULL, .extra = EXTRA_EXPECTED};

static const struct kind kinds[] = {
    {DESCRIBED_DFE, &dfe_layout, NULL},
    {DESCRIBED_LAIT, &lait_layout, NULL},
    {DESCRIBED_TIDY, &tidy_layout, NULL},
    {DESCRIBED_LIST, &catalogue_layout, "catalogue"},
    {DESCRIBED_LIST, &areas_layout, "areas"},
    {DESCRIBED_LIST, &returns_layout, "returns"},
    {DESCRIBED_LIST, &commentary_layout, "commentary"},
    {DESCRIBED_LIST, &populations_layout, "populations"},
    {DESCRIBED_LIST, &priorities_layout, "priorities"},
    {DESCRIBED_LIST, &targets_layout, "targets"},
    {DESCRIBED_LIST, &breaks_layout, "breaks"},
    {DESCRIBED_LIST, &neighbours_layout, "neighbours"},
    {DESCRIBED_LIST, &events_layout, "events"},
    {DESCRIBED_OTHER, &other_layout, NULL},
};

static bool note_begin(void *self, struct table *table)
{
    bool *begun = self;
    (void)table;
    *begun = true;
    return false;
}

static void row_nothing(void *self, struct table *table)
{
    (void)self;
    (void)table;
}

/* Whether the file has all columns that a layout needs; asked before anything is said of it. */
static bool layout_fits(const struct table_file *file, const struct table_layout *layout)
{
    struct arena *scratch = arena_open();
    struct diags *unsaid = diags_open(scratch);
    struct table table;
    bool begun = false;
    struct table_taker taker = {.begin = note_begin, .row = row_nothing, .self = &begun};
    table_read(&table, scratch, unsaid, file, layout, &taker);
    arena_close(scratch);
    return begun;
}

/* -- rows */

static void area_add(struct description *description, struct str code, struct str name)
{
    const struct areas *known = description->areas_known;
    if (name.len == 0)
        name = code;
    if (!description->areas.known || map_find(description->areas.known, name) == MAP_NONE)
        if (known && area_find(known, code) == AREA_NONE && area_find(known, name) == AREA_NONE)
            described_text_add(description, &description->unknown_areas, name);
    described_text_add(description, &description->areas, name);
}

static void dfe_row(struct description *description, struct table *table)
{
    struct str time = table_cell(table, DFE_TIME_PERIOD), identifier = table_cell(table, DFE_TIME_IDENTIFIER);
    struct arena *scratch = arena_open();
    described_text_add(description, &description->periods,
                       str_format(scratch, "%.*s (%.*s)", STR_ARG(time), STR_ARG(identifier)));
    arena_close(scratch);
    struct str level = table_cell(table, DFE_LEVEL);
    described_text_add(description, &description->levels, level);
    if (str_equal_fold(level, STR("Local authority")))
        area_add(description, table_cell(table, DFE_NEW_LA_CODE), table_cell(table, DFE_LA_NAME));
    else if (str_equal_fold(level, STR("Regional")))
        area_add(description, table_cell(table, DFE_REGION_CODE), table_cell(table, DFE_REGION_NAME));
    else if (str_equal_fold(level, STR("National")))
        area_add(description, table_cell(table, DFE_COUNTRY_CODE), table_cell(table, DFE_COUNTRY_NAME));
}

/* By the headers that the tidy and lait layouts share in spirit. */
static void named_rows(struct description *description, struct table *table, const char *measure,
                       const char *period, const char *area)
{
    described_text_add(description, &description->measures,
                       table_field(table, table_find(table, str_of(measure))));
    described_text_add(description, &description->periods,
                       table_field(table, table_find(table, str_of(period))));
    struct str name = table_field(table, table_find(table, str_of(area)));
    area_add(description, name, name);
}

static void row_take(void *self, struct table *table)
{
    struct description *description = self;
    description->n_rows++;
    for (size_t i = 0; i < description->n_columns; i++)
        described_add(description, &description->columns[i], table_field(table, i));
    switch (description->layout) {
    case DESCRIBED_DFE: dfe_row(description, table); break;
    case DESCRIBED_LAIT: named_rows(description, table, "Short Desc", "Years", "LA and Regions"); break;
    case DESCRIBED_TIDY: named_rows(description, table, "indicator", "period", "area"); break;
    case DESCRIBED_LIST:
    case DESCRIBED_OTHER: break;
    }
}

/* Of a list all columns are; of figures those that say what, where and when. */
static bool is_code(const struct description *description, const struct table *table, size_t field)
{
    size_t n = 0;
    switch (description->layout) {
    case DESCRIBED_DFE: n = DFE_COLUMNS; break;
    case DESCRIBED_TIDY: n = 3; break;
    case DESCRIBED_LAIT: n = table->layout->n_columns; break;
    case DESCRIBED_LIST: return true;
    case DESCRIBED_OTHER: break;
    }
    for (size_t i = 0; i < n; i++)
        if (table->at[i] == field && !str_equal_fold(table->header[field], STR("Values")))
            return true;
    return false;
}

static bool begin(void *self, struct table *table)
{
    struct description *description = self;
    description->n_columns = table->n_header;
    description->columns = ARENA_ARRAY(description->arena, struct described_column, table->n_header + 1);
    for (size_t i = 0; i < table->n_header; i++) {
        description->columns[i].name = table->header[i];
        description->columns[i].is_code = is_code(description, table, i);
    }
    return true;
}

/* -- the text */

const char *described_layout_words(const struct description *description)
{
    switch (description->layout) {
    case DESCRIBED_DFE: return "the department's open data (layout=\"dfe\")";
    case DESCRIBED_LAIT: return "the interactive tool's long layout (layout=\"lait\")";
    case DESCRIBED_TIDY: return "the region's own layout (layout=\"tidy\")";
    case DESCRIBED_LIST: return description->columns_known->what;
    case DESCRIBED_OTHER: return "a table of no layout that this program knows";
    }
    return "";
}

static void heading(const struct description *description, struct buf *out)
{
    struct arena *scratch = arena_open();
    buf_add_format(out, "%.*s", STR_ARG(description->table.file.file));
    if (description->table.is_workbook)
        buf_add_format(out, ", sheet \"%.*s\"", STR_ARG(description->table.sheet));
    buf_add_format(out, ": %s; %.*s row%s, %zu column%s, header on line %u\n",
                   described_layout_words(description),
                   STR_ARG(number_display(scratch, (double)description->n_rows, 0)),
                   description->n_rows == 1 ? "" : "s", description->n_columns,
                   description->n_columns == 1 ? "" : "s", (unsigned)description->table.header_line);
    arena_close(scratch);
}

static void texts_line(const char *title, const struct described_column *column, size_t most, struct buf *out)
{
    if (column->n_texts == 0)
        return;
    buf_add_format(out, "%s (%s%zu): ", title, column->more_texts ? "more than " : "", column->n_texts);
    described_texts(column, most, out);
    buf_add_char(out, '\n');
}

static void levels_line(const struct description *description, struct buf *out)
{
    struct arena *scratch = arena_open();
    const struct described_column *levels = &description->levels;
    for (size_t i = 0; i < levels->n_texts; i++)
        buf_add_format(out, "%s%.*s %.*s", i ? ", " : "Levels (rows): ", STR_ARG(levels->texts[i].text),
                       STR_ARG(number_display(scratch, (double)levels->texts[i].n, 0)));
    if (levels->n_texts)
        buf_add_char(out, '\n');
    arena_close(scratch);
}

static void names_line(const struct description *description, struct buf *out)
{
    for (size_t i = 0; i < description->n_columns; i++)
        buf_add_format(out, "%s%.*s", i ? ", " : "Columns: ", STR_ARG(description->columns[i].name));
    buf_add_char(out, '\n');
}

static void column_line(const struct description *description, const struct described_column *column,
                        struct buf *out)
{
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    buf_add_format(out, "  %.*s", STR_ARG(column->name));
    if (meta && meta->label.len)
        buf_add_format(out, " [%.*s%s%.*s]", STR_ARG(meta->label), meta->unit.len ? ", " : "",
                       STR_ARG(meta->unit));
    buf_add(out, STR(": "));
    if (described_is_words(column))
        described_texts(column, 20, out);
    else
        described_figures(column, out);
    buf_add_char(out, '\n');
}

/* A column of words, or of codes that the meta data calls a filter. */
static bool is_filter(const struct description *description, const struct described_column *column)
{
    const struct dfe_column *meta = dfe_meta_find(&description->meta, column->name);
    return meta && meta->kind != DFE_COLUMN_UNKNOWN ? meta->kind == DFE_COLUMN_FILTER
                                                    : described_is_words(column);
}

static void columns_lines(const struct description *description, bool words, const char *title,
                          struct buf *out)
{
    bool begun = false;
    for (size_t i = 0; i < description->n_columns; i++) {
        const struct described_column *column = &description->columns[i];
        if (column->is_code || is_filter(description, column) != words)
            continue;
        if (!begun)
            buf_add_format(out, "%s\n", title);
        begun = true;
        column_line(description, column, out);
    }
}

static void describe_text(const struct description *description, struct buf *out)
{
    heading(description, out);
    texts_line("Measures", &description->measures, 20, out);
    texts_line("Periods", &description->periods, 40, out);
    levels_line(description, out);
    texts_line("Areas", &description->areas, 8, out);
    texts_line("Areas that the list of areas has not", &description->unknown_areas, TEXTS_KEPT, out);
    if (description->layout == DESCRIBED_LIST)
        names_line(description, out);
    columns_lines(description, true,
                  description->layout == DESCRIBED_DFE ? "Filters and other texts" : "Columns of texts", out);
    columns_lines(description, false, description->layout == DESCRIBED_DFE ? "Figures" : "Columns of numbers",
                  out);
    describe_mapping(description, out);
}

static const struct kind *kind_of(const struct table_file *file)
{
    size_t at = 0;
    while (kinds[at].layout != DESCRIBED_OTHER && !layout_fits(file, kinds[at].columns))
        at++;
    return &kinds[at];
}

enum described_layout describe_layout(const struct table_file *file, const char **list)
{
    const struct kind *kind = kind_of(file);
    *list = kind->list;
    return kind->layout;
}

const struct table_layout *describe_header(const struct row *header)
{
    size_t at = 0;
    while (kinds[at].layout != DESCRIBED_OTHER && !layout_names_all(kinds[at].columns, header))
        at++;
    return kinds[at].layout == DESCRIBED_OTHER ? NULL : kinds[at].columns;
}

bool describe_sheets(struct arena *arena, struct diags *diags, const struct table_file *file,
                     struct str **sheets, size_t *n)
{
    struct file opened = {.bytes = file->bytes};
    if (!file->bytes.ptr && !file_open(str_terminated(arena, file->path), file->place, diags, &opened))
        return false;
    bool read = true;
    if (str_starts(opened.bytes, STR("PK\x03\x04"))) {
        read = xlsx_sheets(arena, diags, place_file(file->file), opened.bytes, sheets, n);
    } else {
        *sheets = ARENA_NEW(arena, struct str);
        *n = 1;
    }
    if (!file->bytes.ptr)
        file_close(&opened);
    return read;
}

static bool describe(struct arena *arena, struct diags *diags, const struct table_file *file,
                     const struct areas *areas,
                     void (*print)(const struct description *description, struct buf *out), struct buf *out)
{
    struct arena *scratch = arena_open();
    const struct kind *kind = kind_of(file);
    struct description description = {.arena = scratch,
                                      .areas_known = areas,
                                      .layout = kind->layout,
                                      .columns_known = kind->columns,
                                      .list = kind->list};
    if (description.layout == DESCRIBED_DFE)
        dfe_meta_read(scratch, diags, file, &description.meta);
    struct table_taker taker = {.begin = begin, .row = row_take, .self = &description};
    bool read = table_read(&description.table, arena, diags, file, kind->columns, &taker);
    if (read)
        print(&description, out);
    arena_close(scratch);
    return read;
}

bool describe_file(struct arena *arena, struct diags *diags, const struct table_file *file,
                   const struct areas *areas, struct buf *out)
{
    return describe(arena, diags, file, areas, describe_text, out);
}

bool describe_file_json(struct arena *arena, struct diags *diags, const struct table_file *file,
                        const struct areas *areas, struct buf *out)
{
    return describe(arena, diags, file, areas, describe_json, out);
}
