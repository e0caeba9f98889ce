#include "input/read_lists.h"
#include "input/table_value.h"

enum { LA, DATE, KIND, OUTCOME, NEXT_WINDOW, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {[LA] = {"la", true},
                                                       [DATE] = {"date", true},
                                                       [KIND] = {"kind", true},
                                                       [OUTCOME] = {"outcome", false},
                                                       [NEXT_WINDOW] = {"next_window", false}};
const struct table_layout events_layout = {
    .what = "list of events", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity;
};

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    struct event item = {.kind = table_text(table, KIND, NEED_FILLED),
                         .outcome = table_text(table, OUTCOME, NEED_NOT),
                         .next_window = table_text(table, NEXT_WINDOW, NEED_NOT),
                         .line = table->row->line};
    bool area = table_area(table, LA, in->areas, false, &item.area);
    bool date = table_date(table, DATE, NEED_FILLED, &item.date);
    if (!area || !date || !item.kind.len)
        return;
    ARENA_RESERVE(in->arena, in->lists->events, in->lists->n_events, reader->capacity);
    in->lists->events[in->lists->n_events++] = item;
}

bool read_events(const struct list_reader *in, const struct table_file *file)
{
    struct reader reader = {.in = in};
    struct table table;
    struct table_taker taker = {.row = row_take, .self = &reader};
    return table_read(&table, in->arena, in->diags, file, &events_layout, &taker);
}
