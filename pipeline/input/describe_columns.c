#include "base/number.h"
#include "input/describe_parts.h"

void described_text_add(struct description *description, struct described_column *column, struct str text)
{
    if (!column->known)
        column->known = map_open(description->arena);
    uint32_t found = map_find(column->known, text);
    if (found != MAP_NONE) {
        column->texts[found].n++;
        return;
    }
    if (column->n_texts == TEXTS_KEPT) {
        column->more_texts = true;
        return;
    }
    ARENA_RESERVE(description->arena, column->texts, column->n_texts, column->capacity);
    struct str copy = str_copy(description->arena, text);
    map_add(column->known, copy, (uint32_t)column->n_texts);
    column->texts[column->n_texts++] = (struct described_text){copy, 1};
}

void described_add(struct description *description, struct described_column *column, struct str text)
{
    struct cell cell;
    struct cell_counts counts = {0};
    if (text.len == 0) {
        column->n_empty++;
        return;
    }
    if (column->is_code) {
        described_text_add(description, column, text);
        return;
    }
    switch (cell_read(text, &cell, &counts)) {
    case CELL_TEXT: described_text_add(description, column, text); return;
    case CELL_FORMULA_ERROR: column->n_errors++; return;
    case CELL_GOOD: break;
    }
    if (cell.state != STATE_VALUE)
        column->states[cell.state]++;
    if (!cell.has_number)
        return;
    if (column->n_numbers == 0 || cell.number < column->lowest)
        column->lowest = cell.number;
    if (column->n_numbers == 0 || cell.number > column->highest)
        column->highest = cell.number;
    column->n_numbers++;
}

bool described_is_words(const struct described_column *column)
{
    return column->n_texts > 0 && column->n_numbers == 0;
}

static uint64_t n_symbols(const struct described_column *column)
{
    uint64_t n = 0;
    for (size_t i = 0; i < STATE_COUNT; i++)
        n += column->states[i];
    return n;
}

bool described_is_figure(const struct described_column *column)
{
    return !column->is_code && !described_is_words(column) && column->n_numbers + n_symbols(column) > 0;
}

static void part_begin(struct buf *out, size_t begin)
{
    if (out->len > begin)
        buf_add(out, STR(", "));
}

static void count_add(struct arena *scratch, struct buf *out, size_t begin, uint64_t n, struct str what)
{
    if (n == 0)
        return;
    part_begin(out, begin);
    buf_add_format(out, "%.*s %.*s", STR_ARG(number_display(scratch, (double)n, 0)), STR_ARG(what));
}

void described_figures(const struct described_column *column, struct buf *out)
{
    struct arena *scratch = arena_open();
    char low[NUMBER_TEXT], high[NUMBER_TEXT];
    size_t begin = out->len;
    if (column->n_numbers)
        buf_add_format(out, "%.*s number%s from %.*s to %.*s",
                       STR_ARG(number_display(scratch, (double)column->n_numbers, 0)),
                       column->n_numbers == 1 ? "" : "s", STR_ARG(number_shortest(column->lowest, low)),
                       STR_ARG(number_shortest(column->highest, high)));
    for (int i = 0; i < STATE_COUNT; i++)
        count_add(scratch, out, begin, column->states[i],
                  i == STATE_MISSING ? STR("missing") : state_symbol((enum state)i));
    count_add(scratch, out, begin, column->n_empty, STR("empty"));
    count_add(scratch, out, begin, column->n_errors, STR("failed formulas"));
    if (column->n_texts) {
        part_begin(out, begin);
        buf_add(out, STR("and texts: "));
        described_texts(column, 5, out);
    }
    arena_close(scratch);
}

void described_texts(const struct described_column *column, size_t most, struct buf *out)
{
    struct arena *scratch = arena_open();
    size_t shown = column->n_texts < most ? column->n_texts : most;
    for (size_t i = 0; i < shown; i++)
        buf_add_format(out, "%s\"%.*s\"", i ? ", " : "",
                       STR_ARG(table_shown(scratch, column->texts[i].text)));
    if (column->more_texts)
        buf_add_format(out, " and more than %zu others", column->n_texts - shown);
    else if (column->n_texts > shown)
        buf_add_format(out, " and %zu more", column->n_texts - shown);
    arena_close(scratch);
}
