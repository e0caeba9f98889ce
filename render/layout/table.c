#include "layout/table.h"

#include <math.h>

#define LEAST_PAD                                                                                            \
    1.75        /* [pt] above and below a row's text, when a table is pressed a little to end on its page */
#define WHOLE 1 /* of a page: a table that takes no more would rather not be divided */
#define LONG 12 /* rows of a table of which more than two stay together at a page's end: */
#define TOGETHER 4

/* -- heights */

double cell_width(const struct table_box *box, const struct cell_box *cell)
{
    const struct column_box *last = &box->columns[cell->column + cell->span - 1];
    return last->x + last->width - box->columns[cell->column].x;
}

static double cell_break(struct table_box *box, struct cell_box *cell, bool balance)
{
    double mark = cell->chart_width > 0 && !cell->text->is_empty ? cell->chart_width + CHART_GAP : 0;
    double width = cell_width(box, cell) - mark;
    cell->par = par_break(box->layout, cell->text, width, box->scale, balance);
    return fmax(par_height(cell->par), cell->chart_height);
}

void row_break(struct table_box *box, struct row_box *row)
{
    double height = box->layout->style->text[TEXT_TABLE].leading * box->scale;
    for (size_t i = 0; i < row->n; i++)
        height = fmax(height, cell_break(box, &row->cells[i], false));
    row->height = height + 2 * box->pad_y;
}

/* A head over two levels gives what it needs to the lower one. */
static void heads_break(struct table_box *box)
{
    double tall = 0;
    for (size_t h = 0; h < box->n_heads; h++) {
        struct row_box *row = &box->heads[h];
        row->height = 0;
        for (size_t i = 0; i < row->n; i++) {
            double height = cell_break(box, &row->cells[i], true);
            if (row->cells[i].row_span > 1)
                tall = fmax(tall, height);
            else
                row->height = fmax(row->height, height);
        }
        row->height += 2 * box->pad_y;
    }
    box->head_height = box->n_heads ? box->heads[0].height : 0;
    if (box->n_heads == 2) {
        box->heads[1].height = fmax(box->heads[1].height, tall + 2 * box->pad_y - box->heads[0].height);
        box->head_height += box->heads[1].height;
    }
}

static void captions_break(struct table_box *box)
{
    struct layout *layout = box->layout;
    const struct text_look *look = &layout->style->text[TEXT_CAPTION];
    double width = fmax(box->width, fmin(layout->width, 200));
    box->caption = par_build(layout, box->table->caption, look, width, true);
    struct run more = run_plain(box->caption->n_lines ? STR(", continued") : STR("Continued"));
    more.emphasis = EMPHASIS_MUTED;
    struct text words = text_join(layout->scratch, box->table->caption, (struct text){&more, 1});
    if (words.n == 1) { /* `more` lives no longer than this function */
        words.runs = ARENA_NEW(layout->scratch, struct run);
        words.runs[0] = more;
    }
    box->continued = par_build(layout, words, look, width, true);
    double gap = fmax(look->space_after, 2);
    box->caption_height = box->caption->n_lines ? par_height(box->caption) + gap : 0;
    box->repeat =
        (struct repeat){par_height(box->continued) + gap + box->head_height, table_continued_set, box};
}

/* -- slices */

static void row_notes(struct layout *layout, const struct row_box *row, struct slice *slice)
{
    for (size_t i = 0; i < row->n; i++)
        for (size_t line = 0; line < row->cells[i].par->n_lines; line++)
            notes_of_line(layout, row->cells[i].par, line, slice);
}

/* Some rows at least on each side of a page's end; a group's head and a total are not parted from their rows.
 */
static bool row_keeps(const struct table_box *box, size_t row)
{
    size_t n = box->n_rows;
    if (row + 1 >= n)
        return false;
    const struct row *rows = box->table->rows;
    size_t together = n < LONG ? 2 : TOGETHER;
    return row + 1 < together || row + 1 + together > n || rows[row].rule == ROW_GROUP ||
           rows[row + 1].rule == ROW_TOTAL ||
           (row > 0 && rows[row - 1].rule == ROW_GROUP && rows[row + 1].rule == ROW_PLAIN);
}

static void slices_add(struct table_box *box)
{
    struct layout *layout = box->layout;
    size_t first = layout->n_slices;
    struct slice *head =
        slice_add(layout, table_head_set, box, 0, layout->style->text[TEXT_CAPTION].space_before,
                  box->caption_height + box->head_height);
    head->keep = true;
    for (size_t line = 0; line < box->caption->n_lines; line++)
        notes_of_line(layout, box->caption, line, head);
    for (size_t h = 0; h < box->n_heads; h++)
        row_notes(layout, &box->heads[h], head);
    for (size_t r = 0; r < box->n_rows; r++) {
        struct slice *slice = slice_add(layout, table_row_set, box, (uint32_t)r, 0, box->heights[r]);
        slice->keep = row_keeps(box, r);
        slice->give = fmax(0, 2 * (box->pad_y - LEAST_PAD));
        slice->repeat = r > 0 ? &box->repeat : NULL;
        row_notes(layout, &box->rows[r], slice);
    }
    layout->n_expected += (box->n_rows + box->n_heads) * (box->n_columns + 1) + 3;
    const struct text_look *look = &layout->style->text[TEXT_NOTE];
    struct par *note = par_build(layout, box->table->note, look, measure_width(layout), false);
    layout->space = layout->style->text[TEXT_BODY].space_after;
    if (note->n_lines) {
        layout->slices[layout->n_slices - 1].keep = true;
        layout->space = 0;
        size_t from = layout->n_slices;
        par_add(layout, note, 0, fmax(look->space_before, 3), TAG_P);
        for (size_t i = from; i + 1 < layout->n_slices; i++)
            layout->slices[i].keep = true;
        layout->space = fmax(look->space_after, layout->style->text[TEXT_BODY].space_after);
    }
    keep_whole(layout, first, WHOLE);
}

static void ids_make(struct table_box *box)
{
    struct arena *arena = box->layout->arena;
    if (box->n_heads < 2)
        return;
    for (size_t c = 0; c < box->n_columns; c++) {
        struct column_box *column = &box->columns[c];
        const struct str group = column->column->group;
        column->id = str_format(arena, "t%u-c%zu", (unsigned)box->number, c + 1);
        if (group.len == 0)
            continue;
        bool goes_on = c > 0 && str_equal(group, box->columns[c - 1].column->group);
        column->group_id = goes_on ? box->columns[c - 1].group_id
                                   : str_format(arena, "t%u-g%zu", (unsigned)box->number, c + 1);
    }
}

/* -- a table that no page is wide enough for: parts, each with the heads of rows */

static struct row row_part(struct layout *layout, const struct row *row, const size_t *columns, size_t n,
                           size_t n_all)
{
    struct row part = {.rule = row->rule};
    part.cells = ARENA_ARRAY(layout->scratch, struct cell, n + 1);
    size_t at = 0, next = 0;
    for (size_t i = 0; i < row->n_cells && at < n_all; i++) {
        size_t span = row->rule == ROW_GROUP ? n_all : row->cells[i].span > 1 ? row->cells[i].span : 1;
        uint32_t held = 0;
        for (; next < n && columns[next] < at + span; next++)
            held++;
        if (held) {
            part.cells[part.n_cells] = row->cells[i];
            part.cells[part.n_cells++].span = held;
        }
        at += span;
    }
    return part;
}

static struct table *table_subset(struct layout *layout, const struct table *table, const size_t *columns,
                                  size_t n, size_t part, size_t n_parts)
{
    struct table *of = ARENA_NEW(layout->scratch, struct table);
    *of = *table;
    of->n_columns = n;
    of->columns = ARENA_ARRAY(layout->scratch, struct column, n);
    of->rows = ARENA_ARRAY(layout->scratch, struct row, table->n_rows);
    for (size_t c = 0; c < n; c++)
        of->columns[c] = table->columns[columns[c]];
    for (size_t r = 0; r < table->n_rows; r++)
        of->rows[r] = row_part(layout, &table->rows[r], columns, n, table->n_columns);
    struct text words = text_plain(layout->scratch, str_format(layout->arena, "%sart %zu of %zu%s",
                                                               table->caption.n ? " (p" : "P", part, n_parts,
                                                               table->caption.n ? ")" : ""));
    words.runs[0].emphasis = EMPHASIS_MUTED;
    of->caption = text_join(layout->scratch, table->caption, words);
    if (part < n_parts)
        of->note = (struct text){NULL, 0};
    return of;
}

static size_t row_heads(const struct table *table)
{
    size_t n = 0;
    while (n + 1 < table->n_columns && table->columns[n].is_row_header)
        n++;
    return n;
}

/* False when it cannot be divided: it has one column beside its row heads. */
static bool divide(struct table_box *box, double width)
{
    struct layout *layout = box->layout;
    size_t n_heads = row_heads(box->table), n = box->n_columns, n_parts = 0;
    for (size_t from = n_heads; from < n; from += table_part(box, n_heads, from, width))
        n_parts++;
    if (n_parts < 2)
        return false;
    diag_add(layout->diags, SEVERITY_NOTE, "table-divided", layout_place(layout),
             "show fewer columns, or turn rows and columns round",
             "a table of %zu columns is wider than the page; it is set in %zu parts", n, n_parts);
    /* parts of like numbers of columns */
    size_t each = (n - n_heads + n_parts - 1) / n_parts, part = 1;
    size_t *columns = ARENA_ARRAY(layout->scratch, size_t, n);
    for (size_t from = n_heads; from < n; part++) {
        size_t most = table_part(box, n_heads, from, width), n_columns = 0;
        most = most < each ? most : each;
        for (size_t c = 0; c < n_heads; c++)
            columns[n_columns++] = c;
        for (size_t c = 0; c < most && from < n; c++)
            columns[n_columns++] = from++;
        table_add(layout, table_subset(layout, box->table, columns, n_columns, part,
                                       part > n_parts ? part : n_parts));
    }
    return true;
}

/* -- */

static const struct table *not_empty(struct layout *layout, const struct table *table)
{
    if (table->n_rows)
        return table;
    struct table *of = ARENA_NEW(layout->scratch, struct table);
    *of = *table;
    of->n_rows = 1;
    of->rows = ARENA_NEW(layout->scratch, struct row);
    of->rows[0].cells = ARENA_NEW(layout->scratch, struct cell);
    of->rows[0].n_cells = 1;
    of->rows[0].cells[0].text = text_plain(layout->scratch, STR("No entries"));
    of->rows[0].cells[0].span = (uint32_t)table->n_columns;
    diag_add(layout->diags, SEVERITY_NOTE, "empty-table", layout_place(layout), NULL,
             "a table has no rows; it says \"No entries\"");
    return of;
}

static struct table_box *box_new(struct layout *layout, const struct table *table)
{
    struct table_box *box = ARENA_NEW(layout->scratch, struct table_box);
    box->layout = layout;
    box->table = table;
    box->n_columns = table->n_columns;
    box->n_rows = table->n_rows;
    box->pad_x = layout->style->table.pad_x;
    box->inset = layout->style->table.stripes ? layout->style->table.pad_x : 0;
    box->number = ++layout->n_tables;
    box->node = node_add(layout, layout->node, TAG_TABLE);
    box->body = node_add(layout, box->node, TAG_TBODY);
    box->bold = bold_of(layout, TEXT_TABLE);
    box->columns = ARENA_ARRAY(layout->scratch, struct column_box, box->n_columns);
    box->heights = ARENA_ARRAY(layout->scratch, double, box->n_rows);
    for (size_t c = 0; c < box->n_columns; c++)
        box->columns[c].column = &table->columns[c];
    return box;
}

static void rows_break(struct table_box *box)
{
    for (size_t r = 0; r < box->n_rows; r++) {
        row_break(box, &box->rows[r]);
        box->heights[r] = box->rows[r].height;
    }
}

/* What is measured goes into an arena of its own; of the rows only heights are kept, and their notes. */
static void box_add(struct table_box *box, enum table_fit fit)
{
    struct layout *layout = box->layout;
    bool landscape = layout->landscape;
    ids_make(box);
    rows_break(box);
    layout->scratch = layout->pass_arena;
    heads_measure(box);
    heads_break(box);
    captions_break(box);
    layout->landscape = landscape || fit == FIT_TURNED;
    slices_add(box);
    layout->landscape = landscape;
}

void table_add(struct layout *layout, const struct table *table)
{
    if (table->n_columns == 0) {
        diag_add(layout->diags, SEVERITY_WARNING, "table-without-columns", layout_place(layout), NULL,
                 "a table has no columns; it is left out");
        return;
    }
    struct table_box *box = box_new(layout, not_empty(layout, table));
    struct arena *measuring = layout->scratch = arena_open();
    table_measure(box);
    double width = layout->width, turn = sheet_width(layout->style, true) - sheet_width(layout->style, false);
    bool may_turn = !layout->landscape && !layout->frame && turn > 0;
    enum table_fit fit = table_fit(box, width, width + turn, may_turn);
    if (fit == FIT_NOT) {
        layout->scratch = layout->pass_arena;
        if (divide(box, width)) {
            arena_close(measuring);
            return;
        }
        layout->scratch = measuring;
        diag_add(layout->diags, SEVERITY_WARNING, "does-not-fit", layout_place(layout),
                 "shorten its heads, or show fewer columns",
                 "a table is wider than the page by its words; words are broken");
    }
    box_add(box, fit);
    box->rows = NULL;
    arena_close(measuring);
}
