#include "input/read_lists.h"
#include "input/table_value.h"

#include <stdlib.h>

enum { LA, RANK, NEIGHBOUR, MODEL, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {[LA] = {"la", true},
                                                       [RANK] = {"rank", true},
                                                       [NEIGHBOUR] = {"neighbour", true},
                                                       [MODEL] = {"model", false}};
const struct table_layout neighbours_layout = {
    .what = "list of neighbours", .columns = columns, .n_columns = N_COLUMNS};

#define USUAL_NEIGHBOURS 10 /* of the published models */

struct neighbour {
    uint32_t la, rank, neighbour, line;
    uint32_t model; /* index in the reader's models */
};

struct reader {
    const struct areas *areas;
    struct neighbour *items;
    size_t n, capacity;
    struct str *models; /* distinct, in order of appearance */
    size_t n_models, model_capacity;
    struct table table;
};

static uint32_t model_index(struct reader *reader, struct str model)
{
    for (size_t i = reader->n_models; i-- > 0;)
        if (str_equal_fold(reader->models[i], model))
            return (uint32_t)i;
    ARENA_RESERVE(reader->table.arena, reader->models, reader->n_models, reader->model_capacity);
    reader->models[reader->n_models] = str_copy(reader->table.arena, model);
    return (uint32_t)reader->n_models++;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    struct neighbour item = {.line = table->row->line};
    bool la = table_la(table, LA, reader->areas, &item.la);
    bool neighbour = table_la(table, NEIGHBOUR, reader->areas, &item.neighbour);
    bool rank = table_whole(table, RANK, NEED_FILLED, 1, 1000, &item.rank);
    if (!la || !neighbour || !rank)
        return;
    if (item.la == item.neighbour) {
        table_fault(table, table->at[NEIGHBOUR], SEVERITY_ERROR, "own-neighbour", STR("name another area"),
                    "\"%.*s\" is named as its own neighbour", STR_ARG(reader->areas->items[item.la].name));
        return;
    }
    item.model = model_index(reader, table_cell(table, MODEL));
    ARENA_RESERVE(table->arena, reader->items, reader->n, reader->capacity);
    reader->items[reader->n++] = item;
}

/* -- the model that the spec names */

static struct str models_text(struct arena *arena, const struct reader *reader)
{
    struct buf buf = {0};
    for (size_t i = 0; i < reader->n_models; i++)
        buf_add_format(&buf, "%s%.*s", i ? ", " : "", STR_ARG(reader->models[i]));
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

/* Its index; UINT32_MAX, reported, when there is none or the choice is open. */
static uint32_t model_choose(struct reader *reader, struct str wanted)
{
    const struct table_file *file = &reader->table.file;
    if (wanted.len == 0 && reader->n_models == 1)
        return 0;
    for (size_t i = 0; i < reader->n_models; i++)
        if (wanted.len && str_equal_fold(reader->models[i], wanted))
            return (uint32_t)i;
    /* a file without the column is of the model that the spec says */
    if (reader->n_models == 1 && reader->models[0].len == 0)
        return 0;
    struct arena *scratch = arena_open();
    struct str models = models_text(scratch, reader);
    if (wanted.len == 0)
        diag_add_hint(
            reader->table.diags, SEVERITY_ERROR, "which-model", file->place,
            str_format(scratch, "say which in the spec: model=\"%.*s\"", STR_ARG(reader->models[0])),
            "\"%.*s\" holds several models of neighbours: %.*s", STR_ARG(file->file), STR_ARG(models));
    else
        diag_add_hint(reader->table.diags, SEVERITY_ERROR, "unknown-model", file->place,
                      str_format(scratch, "it holds %.*s", STR_ARG(models)), "\"%.*s\" has no model \"%.*s\"",
                      STR_ARG(file->file), STR_ARG(wanted));
    arena_close(scratch);
    return UINT32_MAX;
}

/* -- the lists of the areas */

static int compare(const void *left, const void *right)
{
    const struct neighbour *a = left, *b = right;
    if (a->la != b->la)
        return a->la < b->la ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static void twice_tell(const struct reader *reader, const struct neighbour *item, size_t column,
                       const char *what)
{
    diag_add(reader->table.diags, SEVERITY_ERROR, "repeated-neighbour",
             table_place_line(&reader->table, item->line, column), "take one of the rows out",
             "%s twice for \"%.*s\"", what, STR_ARG(reader->areas->items[item->la].name));
}

/* Fills the list of one area from its rows, which stand by rank. */
static void list_fill(struct reader *reader, struct areas *areas, const struct neighbour *items, size_t n)
{
    struct neighbour_list *list = &areas->neighbours[items[0].la];
    list->areas = ARENA_ARRAY(reader->table.arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        bool again = false;
        for (size_t j = 0; j < list->n; j++)
            again = again || list->areas[j] == items[i].neighbour;
        if (again)
            twice_tell(reader, &items[i], NEIGHBOUR, "a neighbour is named");
        else if (i > 0 && items[i].rank == items[i - 1].rank)
            twice_tell(reader, &items[i], RANK, "a rank is given");
        else
            list->areas[list->n++] = items[i].neighbour;
    }
}

static void lengths_tell(const struct reader *reader, const struct areas *areas, size_t n_lists,
                         size_t n_other, uint32_t first)
{
    if (n_other == 0)
        return;
    diag_add(
        reader->table.diags, SEVERITY_WARNING, "number-of-neighbours", place_file(reader->table.file.file),
        "the published models give each local authority ten",
        "\"%.*s\" has %zu neighbour%s, not %d (local authorities with another number than %d: %zu of %zu)",
        STR_ARG(areas->items[first].name), areas->neighbours[first].n,
        areas->neighbours[first].n == 1 ? "" : "s", USUAL_NEIGHBOURS, USUAL_NEIGHBOURS, n_other, n_lists);
}

bool read_neighbours(struct arena *arena, struct diags *diags, const struct table_file *file,
                     struct str model, struct areas *areas)
{
    struct reader reader = {.areas = areas};
    struct table_taker taker = {.row = row_take, .self = &reader};
    if (!table_read(&reader.table, arena, diags, file, &neighbours_layout, &taker))
        return false;
    uint32_t chosen = reader.n ? model_choose(&reader, model) : UINT32_MAX;
    if (chosen == UINT32_MAX)
        return true;
    areas->neighbour_model = model.len ? str_copy(arena, model) : reader.models[chosen];
    size_t n = 0;
    for (size_t i = 0; i < reader.n; i++)
        if (reader.items[i].model == chosen)
            reader.items[n++] = reader.items[i];
    qsort(reader.items, n, sizeof *reader.items, compare);
    size_t n_lists = 0, n_other = 0;
    uint32_t first = 0;
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && reader.items[to].la == reader.items[from].la;)
            to++;
        list_fill(&reader, areas, reader.items + from, to - from);
        n_lists++;
        if (areas->neighbours[reader.items[from].la].n != USUAL_NEIGHBOURS && n_other++ == 0)
            first = reader.items[from].la;
    }
    lengths_tell(&reader, areas, n_lists, n_other, first);
    return true;
}
