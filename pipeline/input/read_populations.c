#include "input/read_lists.h"
#include "input/table_value.h"

#include <stdlib.h>

enum { AREA, AGE_BAND, MID_YEAR, RELEASE, COUNT, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {[AREA] = {"area", true},
                                                       [AGE_BAND] = {"age_band", true},
                                                       [MID_YEAR] = {"mid_year", true},
                                                       [RELEASE] = {"release", true},
                                                       [COUNT] = {"count", true}};
const struct table_layout populations_layout = {
    .what = "list of populations", .columns = columns, .n_columns = N_COLUMNS};

struct reader {
    const struct list_reader *in;
    size_t capacity;
    struct table table;
};

static void row_take(void *self, struct table *table)
{
    struct reader *reader = self;
    const struct list_reader *in = reader->in;
    struct population item = {.line = table->row->line};
    uint32_t mid_year = 0;
    bool good = table_area(table, AREA, in->areas, false, &item.area);
    good = table_whole(table, MID_YEAR, NEED_FILLED, 1900, 2199, &mid_year) && good;
    good = table_date(table, RELEASE, NEED_FILLED, &item.release) && good;
    good = table_double(table, COUNT, NEED_FILLED, 0, 1e9, &item.count) && good;
    item.age_band = table_text(table, AGE_BAND, NEED_FILLED);
    if (!good || !item.age_band.len)
        return;
    item.mid_year = (int)mid_year;
    ARENA_RESERVE(in->arena, in->lists->populations, in->lists->n_populations, reader->capacity);
    in->lists->populations[in->lists->n_populations++] = item;
}

static int compare(const void *left, const void *right)
{
    const struct population *a = left, *b = right;
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static bool is_same(const struct population *a, const struct population *b)
{
    return a->area == b->area && a->mid_year == b->mid_year && date_compare(a->release, b->release) == 0 &&
           str_equal_fold(a->age_band, b->age_band);
}

/* Rows of one area stand together, so that each is held against few. */
static void repeats_tell(const struct reader *reader)
{
    const struct population *items = reader->in->lists->populations;
    for (size_t i = 0; i < reader->in->lists->n_populations; i++) {
        for (size_t j = i; j-- > 0 && items[j].area == items[i].area;) {
            if (!is_same(&items[i], &items[j]))
                continue;
            diag_add(reader->in->diags, SEVERITY_ERROR, "repeated-population",
                     table_place_line(&reader->table, items[i].line, COUNT), "take one of the two rows out",
                     "this population stands on line %u already", (unsigned)items[j].line);
            break;
        }
    }
}

bool read_populations(const struct list_reader *in, const struct table_file *file)
{
    struct reader reader = {.in = in};
    struct table_taker taker = {.row = row_take, .self = &reader};
    bool read = table_read(&reader.table, in->arena, in->diags, file, &populations_layout, &taker);
    if (in->lists->n_populations)
        qsort(in->lists->populations, in->lists->n_populations, sizeof *in->lists->populations, compare);
    repeats_tell(&reader);
    return read;
}
