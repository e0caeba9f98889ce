#include "input/read_lists.h"
#include "input/table_value.h"

enum { PRIORITY, ACTION, OWNER, DUE, RAG, PROGRESS, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {
    [PRIORITY] = {"priority", true}, [ACTION] = {"action", true}, [OWNER] = {"owner_role", true},
    [DUE] = {"due", false},          [RAG] = {"rag", false},      [PROGRESS] = {"progress", false}};
const struct table_layout priorities_layout = {
    .what = "list of priorities", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity;
};

static const struct {
    struct str word;
    enum rag rag;
} ratings[] = {{{"red", 3}, RAG_RED},           {{"amber", 5}, RAG_AMBER}, {{"green", 5}, RAG_GREEN},
               {{"complete", 8}, RAG_COMPLETE}, {{"r", 1}, RAG_RED},       {{"a", 1}, RAG_AMBER},
               {{"g", 1}, RAG_GREEN},           {{"b", 1}, RAG_COMPLETE},  {{"blue", 4}, RAG_COMPLETE}};

static struct str rating_word(int i)
{
    return ratings[i].word;
}

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    int rating;
    struct priority item = {.priority = table_text(table, PRIORITY, NEED_FILLED),
                            .action = table_text(table, ACTION, NEED_FILLED),
                            .owner = table_text(table, OWNER, NEED_FILLED),
                            .progress = table_text(table, PROGRESS, NEED_NOT),
                            .line = table->row->line};
    item.has_due = table_date(table, DUE, NEED_NOT, &item.due);
    if (table_word(table, RAG, NEED_NOT, rating_word, sizeof ratings / sizeof *ratings, &rating))
        item.rag = ratings[rating].rag;
    if (!item.priority.len || !item.action.len || !item.owner.len)
        return;
    ARENA_RESERVE(in->arena, in->lists->priorities, in->lists->n_priorities, reader->capacity);
    in->lists->priorities[in->lists->n_priorities++] = item;
}

bool read_priorities(const struct list_reader *in, const struct table_file *file)
{
    struct reader reader = {.in = in};
    struct table table;
    struct table_taker taker = {.row = row_take, .self = &reader};
    return table_read(&table, in->arena, in->diags, file, &priorities_layout, &taker);
}
