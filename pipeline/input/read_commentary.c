#include "input/read_lists.h"
#include "input/table_value.h"

enum { LA, INDICATOR, PERIOD, RETURN_ID, KIND, TEXT, ROLE, DATE, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {
    [LA] = {"la", true},         [INDICATOR] = {"indicator", true},
    [PERIOD] = {"period", true}, [RETURN_ID] = {"return_id", false},
    [KIND] = {"kind", true},     [TEXT] = {"text", true},
    [ROLE] = {"role", false},    [DATE] = {"date", false},
};
const struct table_layout commentary_layout = {
    .what = "list of comments", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity;
    struct map *returns; /* by id */
};

static struct str kind_word(int i)
{
    return comment_kind_name((enum comment_kind)i);
}

/* The return that the comment came with; false when it names none that there is, or another LA's. */
static bool return_find(const struct reader *reader, struct table *table, struct comment *comment)
{
    struct str id = table_cell(table, RETURN_ID);
    const struct lists *lists = reader->in->lists;
    comment->la_return = RETURN_NONE;
    if (id.len == 0)
        return true;
    comment->la_return = map_find(reader->returns, id);
    bool known = comment->la_return != MAP_NONE;
    if (known && lists->returns[comment->la_return].area == comment->area)
        return true;
    table_fault(
        table, table->at[RETURN_ID], SEVERITY_ERROR, "unknown-return",
        STR("name a return of this local authority from the list of returns, or leave the cell empty"),
        known ? "the return \"%.*s\" is another local authority's"
              : "the return \"%.*s\" is in no list of returns",
        STR_ARG(id));
    return false;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    int kind = 0;
    struct comment item = {.line = table->row->line};
    bool good = table_la(table, LA, in->areas, &item.area);
    bool indicator = table_indicator(table, INDICATOR, in->catalogue, true, &item.indicator);
    good = table_word(table, KIND, NEED_FILLED, kind_word, COMMENT_ANSWER + 1, &kind) && good;
    item.text = table_text(table, TEXT, NEED_FILLED);
    item.role = table_text(table, ROLE, NEED_NOT);
    item.has_date = table_date(table, DATE, NEED_NOT, &item.date);
    item.kind = (enum comment_kind)kind;
    if (!good || !indicator || !item.text.len || !return_find(reader, table, &item))
        return;
    bool period = item.indicator == INDICATOR_NONE
                      ? table_any_period(table, PERIOD, NEED_FILLED, &item.period)
                      : table_period(table, PERIOD, in->catalogue->items[item.indicator].calendar,
                                     NEED_FILLED, &item.period, NULL);
    if (!period)
        return;
    ARENA_RESERVE(in->arena, in->lists->comments, in->lists->n_comments, reader->capacity);
    in->lists->comments[in->lists->n_comments++] = item;
}

bool read_commentary(const struct list_reader *in, const struct table_file *file)
{
    struct arena *scratch = arena_open();
    struct reader reader = {.in = in, .returns = map_open(scratch)};
    for (size_t i = 0; i < in->lists->n_returns; i++)
        map_add(reader.returns, in->lists->returns[i].id, (uint32_t)i);
    struct table table;
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&table, in->arena, in->diags, file, &commentary_layout, &taker);
    arena_close(scratch);
    return read;
}
