#include "input/read_dfe_meta.h"

#include "base/file.h"

enum { NAME, KIND, LABEL, UNIT, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {[NAME] = {"col_name", true},
                                                       [KIND] = {"col_type", true},
                                                       [LABEL] = {"label", false},
                                                       [UNIT] = {"indicator_unit", false}};
static const struct table_layout layout = {.what = "file of meta data",
                                           .columns = columns,
                                           .n_columns = N_COLUMNS,
                                           .extra = EXTRA_EXPECTED,
                                           .hyphens_expected = true};

static void row_take(void *self, struct table *table)
{
    struct dfe_meta *meta = self;
    struct str kind = table_cell(table, KIND);
    struct dfe_column column = {.name = str_copy(table->arena, table_cell(table, NAME)),
                                .label = str_copy(table->arena, table_cell(table, LABEL)),
                                .unit = str_copy(table->arena, table_cell(table, UNIT))};
    if (str_equal_fold(kind, STR("Filter")))
        column.kind = DFE_COLUMN_FILTER;
    else if (str_equal_fold(kind, STR("Indicator")))
        column.kind = DFE_COLUMN_INDICATOR;
    if (column.name.len == 0)
        return;
    ARENA_RESERVE(table->arena, meta->columns, meta->n, meta->capacity);
    meta->columns[meta->n++] = column;
}

struct str dfe_meta_name(struct arena *arena, struct str name)
{
    struct str stem = str_ends(name, STR(".csv")) ? str_slice(name, 0, name.len - 4) : name;
    return str_format(arena, "%.*s.meta.csv", STR_ARG(stem));
}

void dfe_meta_read(struct arena *arena, struct diags *diags, const struct table_file *file,
                   struct dfe_meta *meta)
{
    *meta = (struct dfe_meta){0};
    if (file->bytes.ptr || !str_ends(file->path, STR(".csv")))
        return;
    struct table_file beside = *file;
    beside.path = dfe_meta_name(arena, file->path);
    if (path_real(arena, beside.path).len == 0)
        return;
    beside.file = dfe_meta_name(arena, file->file);
    meta->file = beside.file;
    struct table table;
    struct table_taker taker = {.row = row_take, .self = meta};
    table_read(&table, arena, diags, &beside, &layout, &taker);
}

const struct dfe_column *dfe_meta_find(const struct dfe_meta *meta, struct str name)
{
    for (size_t i = 0; i < meta->n; i++)
        if (str_equal(meta->columns[i].name, name))
            return &meta->columns[i];
    return NULL;
}

const struct dfe_column *dfe_meta_label(const struct dfe_meta *meta, struct str label)
{
    for (size_t i = 0; i < meta->n; i++)
        if (label.len && str_equal_fold(meta->columns[i].label, label))
            return &meta->columns[i];
    return NULL;
}
