#include "input/survey_parts.h"

#include <math.h>
#include <string.h>

/* Columns of a layout that hold figures; what else belongs to a layout says of what and when they are. */
static const char *const figure_columns[] = {"values", "value", "numerator", "denominator"};

static bool is_figure_column(struct str folded)
{
    for (size_t i = 0; i < sizeof figure_columns / sizeof *figure_columns; i++)
        if (str_is(folded, figure_columns[i]))
            return true;
    return false;
}

static bool is_code(const struct table *table, size_t field)
{
    struct arena *scratch = arena_open();
    bool known = false;
    for (size_t i = 0; i < table->layout->n_columns; i++)
        known = known || table->at[i] == field;
    known = known && !is_figure_column(table_fold(scratch, table->header[field]));
    arena_close(scratch);
    return known;
}

static bool begin(void *self, struct table *table)
{
    struct sheet *sheet = self;
    sheet->n_columns = table->n_header;
    sheet->columns = ARENA_ARRAY(sheet->arena, struct sheet_column, table->n_header + 1);
    for (size_t i = 0; i < table->n_header; i++)
        sheet->columns[i] = (struct sheet_column){
            .name = table->header[i], .is_code = is_code(table, i), .known = map_open(sheet->arena)};
    return true;
}

/* -- rows */

static void *grown(struct arena *arena, const void *items, size_t n, size_t capacity, size_t size)
{
    void *larger = arena_array(arena, capacity, size);
    if (n)
        memcpy(larger, items, n * size);
    return larger;
}

static void room_for_one_more(struct sheet *sheet)
{
    if (sheet->n_rows < sheet->capacity)
        return;
    size_t capacity = sheet->capacity ? sheet->capacity * 2 : 1024;
    for (size_t i = 0; i < sheet->n_columns; i++) {
        struct sheet_column *column = &sheet->columns[i];
        if (column->known)
            column->ids = grown(sheet->arena, column->ids, sheet->n_rows, capacity, sizeof *column->ids);
        if (!column->is_code)
            column->numbers =
                grown(sheet->arena, column->numbers, sheet->n_rows, capacity, sizeof *column->numbers);
    }
    sheet->capacity = capacity;
}

static uint32_t id_of(struct sheet *sheet, struct sheet_column *column, struct str text)
{
    /* most rows say what the row above says */
    if (sheet->n_rows) {
        uint32_t above = column->ids[sheet->n_rows - 1];
        if (str_equal(column->texts[above], text))
            return above;
    }
    uint32_t found = map_find(column->known, text);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(sheet->arena, column->texts, column->n_texts, column->texts_capacity);
    struct str copy = str_copy(sheet->arena, text);
    column->texts[column->n_texts] = copy;
    map_add(column->known, copy, (uint32_t)column->n_texts);
    return (uint32_t)column->n_texts++;
}

static void number_take(struct sheet *sheet, struct sheet_column *column, struct str text)
{
    struct cell cell = {.state = STATE_MISSING};
    struct cell_counts counts = {0};
    column->numbers[sheet->n_rows] = NAN;
    if (text.len == 0)
        return;
    if (cell_read(text, &cell, &counts) != CELL_GOOD)
        column->n_words++;
    else if (!cell.has_number)
        column->n_symbols++;
    else
        column->numbers[sheet->n_rows] = cell.number;
    column->n_numbers += cell.has_number;
    column->percent_signs = column->percent_signs || cell.percent;
}

static void row_take(void *self, struct table *table)
{
    struct sheet *sheet = self;
    room_for_one_more(sheet);
    for (size_t i = 0; i < sheet->n_columns; i++) {
        struct sheet_column *column = &sheet->columns[i];
        struct str text = table_field(table, i);
        if (!column->is_code)
            number_take(sheet, column, text);
        /* a column of figures is no column of few texts */
        if (column->known &&
            column->n_texts > (column->n_numbers > column->n_words ? MOST_CODES : MOST_TEXTS))
            column->known = NULL;
        if (column->known)
            column->ids[sheet->n_rows] = id_of(sheet, column, text);
    }
    sheet->n_rows++;
}

bool sheet_read(struct sheet *sheet, struct arena *arena, struct diags *diags, const struct table_file *file,
                const struct table_layout *layout)
{
    *sheet = (struct sheet){.arena = arena};
    struct table_taker taker = {.begin = begin, .row = row_take, .self = sheet};
    bool read = table_read(&sheet->table, arena, diags, file, layout, &taker);
    for (size_t i = 0; i < sheet->n_columns; i++)
        if (!sheet->columns[i].known)
            sheet->columns[i].ids = NULL;
    return read;
}

const struct sheet_column *sheet_find(const struct sheet *sheet, const char *name)
{
    size_t field = table_find(&sheet->table, str_of(name));
    return field == TABLE_ABSENT ? NULL : &sheet->columns[field];
}

struct str sheet_text(const struct sheet_column *column, size_t row)
{
    return column && column->ids ? column->texts[column->ids[row]] : STR_NONE;
}

double sheet_number(const struct sheet_column *column, size_t row)
{
    return column && column->numbers ? column->numbers[row] : NAN;
}
