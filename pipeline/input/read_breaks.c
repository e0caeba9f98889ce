#include "input/read_lists.h"
#include "input/table_value.h"

enum { INDICATOR, AREA, FROM, REASON, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {[INDICATOR] = {"indicator", true},
                                                       [AREA] = {"area", true},
                                                       [FROM] = {"from", true},
                                                       [REASON] = {"reason", true}};
const struct table_layout breaks_layout = {
    .what = "list of breaks", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity;
};

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    struct series_break item = {.line = table->row->line};
    bool indicator = table_indicator(table, INDICATOR, in->catalogue, true, &item.indicator);
    bool area = table_area(table, AREA, in->areas, true, &item.area);
    item.reason = table_text(table, REASON, NEED_FILLED);
    if (!indicator || !area || !item.reason.len)
        return;
    bool from = item.indicator == INDICATOR_NONE
                    ? table_any_period(table, FROM, NEED_FILLED, &item.from)
                    : table_period(table, FROM, in->catalogue->items[item.indicator].calendar, NEED_FILLED,
                                   &item.from, NULL);
    if (!from)
        return;
    ARENA_RESERVE(in->arena, in->lists->breaks, in->lists->n_breaks, reader->capacity);
    in->lists->breaks[in->lists->n_breaks++] = item;
}

bool read_breaks(const struct list_reader *in, const struct table_file *file)
{
    struct reader reader = {.in = in};
    struct table table;
    struct table_taker taker = {.row = row_take, .self = &reader};
    return table_read(&table, in->arena, in->diags, file, &breaks_layout, &taker);
}
