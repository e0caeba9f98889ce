#include "layout/table.h"

#include "chart/chart_draw.h"
#include <math.h>

#define FEW_LINES 6.0  /* a long text takes, when there is room */
#define FAIR_LEAST 9.0 /* em: a column of text is not pressed below it while there is another way */
#define FAIR_MOST 18.0
#define WORD_MOST 16.0  /* em: a longer word is broken rather than the page turned */
#define FAIR_HEAD 14.0  /* em: names at the heads of rows stay in one line up to it */
#define THIRD 0.4       /* of a head's width, at which it takes about three lines */
#define HEAD_SAVING 2.0 /* em that a second line of a head must save */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Where the point of a number stands, or would stand; SIZE_MAX when the text is words. A sign of one or two
 * letters (c, z, –, low) stands where the units stand. */
static size_t point_of(struct str text)
{
    size_t at = 0, letters = 0;
    while (at < text.len && !is_digit(text.ptr[at])) {
        if ((text.ptr[at] & 0xC0) != 0x80)
            letters++;
        at++;
    }
    if (at == text.len)
        return letters <= 3 ? at : SIZE_MAX;
    if (letters > 3)
        return SIZE_MAX;
    while (at < text.len && (is_digit(text.ptr[at]) ||
                             (text.ptr[at] == ',' && at + 1 < text.len && is_digit(text.ptr[at + 1]))))
        at++;
    return at;
}

static void cell_number(struct cell_box *cell, struct column_box *column)
{
    if (cell->align != ALIGN_DECIMAL || cell->text->n_runs == 0 || cell->chart_width > 0)
        return;
    struct str first = cell->text->runs[0].text;
    size_t point = point_of(first);
    if (point == SIZE_MAX || cell->text->is_hard)
        return;
    cell->is_number = true;
    cell->lead = measured_part(cell->text, point);
    if (cell->span == 1) {
        column->lead = fmax(column->lead, cell->lead);
        column->trail = fmax(column->trail, cell->text->natural - cell->lead);
    }
}

static void cell_chart(struct layout *layout, struct cell_box *cell)
{
    const struct chart *chart = cell_detail(cell->cell)->chart;
    const char *why;
    if (!chart || !chart_can_draw(chart, &why) || chart_index(layout, chart) == MAP_NONE)
        return;
    double own = chart_width(chart, layout->style);
    cell->chart_width = own > 0 ? own : layout->style->chart.spark_width;
    cell->chart_height = chart_height(chart, layout->style, layout->metrics, cell->chart_width);
}

static double chart_room(const struct cell_box *cell)
{
    if (cell->chart_width <= 0)
        return 0;
    return cell->chart_width + (cell->text->is_empty ? 0 : CHART_GAP);
}

/* What one cell asks of its column. */
static void column_ask(struct column_box *column, struct cell_box *cell, double em)
{
    double natural = cell->text->natural, mark = chart_room(cell);
    double whole = natural + mark, least = whole;
    bool is_text = cell->align == ALIGN_LEFT || natural > FAIR_LEAST * em;
    if (is_text && !cell->is_number && natural > 3 * em)
        least = fmin(measured_least(cell->text), WORD_MOST * em) + mark;
    double least_few = (column->column->is_row_header ? FAIR_HEAD : FAIR_LEAST) * em;
    double few = fmin(fmax(natural / FEW_LINES, least_few), FAIR_MOST * em) + mark;
    column->least = fmax(column->least, least);
    column->fair = fmax(column->fair, fmax(least, fmin(whole, few)));
    column->full = fmax(column->full, whole);
}

static struct cell_box cell_measure(struct table_box *box, const struct row *row, const struct cell *cell,
                                    size_t column, size_t span)
{
    bool strong = cell->strong || row->rule != ROW_PLAIN;
    const struct text_look *look = strong ? box->bold : &box->layout->style->text[TEXT_TABLE];
    struct cell_box of = {.cell = cell, .column = (uint32_t)column, .span = (uint32_t)span};
    of.align = row->rule == ROW_GROUP ? ALIGN_LEFT : box->table->columns[column].align;
    of.text = text_measure(box->layout, cell->text, look);
    cell_chart(box->layout, &of);
    return of;
}

struct row_box row_measure(struct table_box *box, size_t index)
{
    const struct row *row = &box->table->rows[index];
    double em = box->layout->style->text[TEXT_TABLE].size;
    struct row_box of = {.rule = row->rule};
    of.cells = ARENA_ARRAY(box->layout->scratch, struct cell_box, row->n_cells);
    size_t column = 0;
    for (size_t i = 0; i < row->n_cells && column < box->n_columns; i++) {
        const struct cell *cell = &row->cells[i];
        size_t span = row->rule == ROW_GROUP ? box->n_columns : cell->span > 1 ? cell->span : 1;
        if (span > box->n_columns - column)
            span = box->n_columns - column;
        struct cell_box *made = &of.cells[of.n++];
        *made = cell_measure(box, row, cell, column, span);
        cell_number(made, &box->columns[column]);
        if (span == 1)
            column_ask(&box->columns[column], made, em);
        column += span;
    }
    return of;
}

static void rows_measure(struct table_box *box)
{
    const struct table *table = box->table;
    box->rows = ARENA_ARRAY(box->layout->scratch, struct row_box, box->n_rows);
    for (size_t r = 0; r < box->n_rows; r++) {
        box->rows[r] = row_measure(box, r);
        if (box->rows[r].n < table->rows[r].n_cells && table->rows[r].rule != ROW_GROUP)
            diag_add(box->layout->diags, SEVERITY_WARNING, "row-too-long", layout_place(box->layout), NULL,
                     "a row of a table has %zu cells for %zu columns; the last are not shown",
                     table->rows[r].n_cells, box->n_columns);
    }
}

/* -- heads */

static bool grouped(const struct table *table, size_t column)
{
    return table->columns[column].group.len > 0;
}

static void head_ask(struct column_box *column, struct measured *head, double em)
{
    double least = fmin(measured_least(head), WORD_MOST * em);
    double two = fmin(head->natural, fmax(measured_two_lines(head), 3 * em));
    if (head->natural - two < HEAD_SAVING * em)
        two = head->natural;
    column->least = fmax(column->least, least);
    column->fair = fmax(column->fair, fmax(least, fmin(two, THIRD * head->natural)));
    column->good = fmax(column->good, two);
    column->full = fmax(column->full, head->natural);
}

static struct cell_box head_cell(struct measured *text, enum align align, size_t column, size_t span,
                                 size_t row_span)
{
    return (struct cell_box){.text = text,
                             .align = align == ALIGN_DECIMAL ? ALIGN_RIGHT : align,
                             .column = (uint32_t)column,
                             .span = (uint32_t)span,
                             .row_span = (uint32_t)row_span};
}

static size_t group_end(const struct table *table, size_t from)
{
    size_t end = from + 1;
    while (end < table->n_columns && str_equal(table->columns[end].group, table->columns[from].group))
        end++;
    return end;
}

void heads_measure(struct table_box *box)
{
    struct layout *layout = box->layout;
    const struct table *table = box->table;
    const struct text_look *look = &layout->style->text[TEXT_TABLE_HEAD];
    bool any = false, two = false;
    for (size_t c = 0; c < box->n_columns; c++)
        two = two || grouped(table, c);
    for (int i = 0; i < 2; i++) {
        box->heads[i].n = 0;
        box->heads[i].cells = ARENA_ARRAY(layout->scratch, struct cell_box, box->n_columns);
    }
    for (size_t c = 0; c < box->n_columns; c++) {
        const struct column *column = &table->columns[c];
        struct measured *text = text_measure(layout, column->head, look);
        any = any || !text->is_empty || grouped(table, c);
        head_ask(&box->columns[c], text, look->size);
        bool first = !grouped(table, c) || c == 0 || !str_equal(column->group, table->columns[c - 1].group);
        if (grouped(table, c) && first) {
            struct measured *group = text_measure_str(layout, column->group, look);
            struct cell_box head = head_cell(group, ALIGN_CENTRE, c, group_end(table, c) - c, 1);
            head.is_group = true;
            box->heads[0].cells[box->heads[0].n++] = head;
        }
        struct row_box *row = &box->heads[two && grouped(table, c) ? 1 : 0];
        row->cells[row->n++] = head_cell(text, column->align, c, 1, two && !grouped(table, c) ? 2 : 1);
    }
    box->n_heads = !any ? 0 : two ? 2 : 1;
}

/* -- cells over several columns ask for what their columns lack, in equal parts */

static void span_ask(struct table_box *box, const struct cell_box *cell)
{
    double least = cell->text->is_empty ? 0 : measured_least(cell->text), have = 0;
    for (size_t c = cell->column; c < cell->column + cell->span; c++)
        have += box->columns[c].least + (c > cell->column ? 2 * box->pad_x : 0);
    double more = (least + chart_room(cell) - have) / (double)cell->span;
    for (size_t c = cell->column; more > 0 && c < cell->column + cell->span; c++) {
        struct column_box *column = &box->columns[c];
        column->least += more;
        column->fair = fmax(column->fair, column->least);
    }
}

static void spans_ask(struct table_box *box, const struct row_box *row)
{
    for (size_t i = 0; i < row->n; i++)
        if (row->cells[i].span > 1)
            span_ask(box, &row->cells[i]);
}

void table_measure(struct table_box *box)
{
    rows_measure(box);
    for (size_t c = 0; c < box->n_columns;
         c++) { /* numbers under each other may need more than any one of them */
        struct column_box *column = &box->columns[c];
        column->least = fmax(column->least, column->lead + column->trail);
        column->fair = fmax(column->fair, column->least);
        column->full = fmax(column->full, column->least);
        column->good = column->full;
    }
    heads_measure(box);
    for (size_t r = 0; r < box->n_rows; r++)
        spans_ask(box, &box->rows[r]);
    for (size_t h = 0; h < box->n_heads; h++)
        spans_ask(box, &box->heads[h]);
    for (size_t c = 0; c < box->n_columns; c++) {
        struct column_box *column = &box->columns[c];
        column->good = fmax(column->good, column->fair);
        column->full = fmax(column->full, column->good);
    }
}
