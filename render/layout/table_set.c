#include "layout/table.h"

#include <math.h>

#define BAND_INSET 0.75 /* [pt] white left around a filled cell */

/* The cell's ground: its column's width and half the gaps beside it; the table's edges are flush. */
static void ground_of(const struct table_box *box, const struct cell_box *cell, double *x, double *width)
{
    size_t end = cell->column + cell->span;
    const struct column_box *first = &box->columns[cell->column], *last = &box->columns[end - 1];
    double left = cell->column == 0 ? box->inset : box->pad_x,
           right = end == box->n_columns ? box->inset : box->pad_x;
    *x = first->x - left;
    *width = last->x + last->width + right - *x;
}

static enum paint band_paint(enum band band, bool text)
{
    switch (band) {
    case BAND_NONE: return text ? PAINT_INK : PAINT_PAPER;
    case BAND_A: return text ? PAINT_BAND_A_TEXT : PAINT_BAND_A;
    case BAND_B: return text ? PAINT_BAND_B_TEXT : PAINT_BAND_B;
    case BAND_C: return text ? PAINT_BAND_C_TEXT : PAINT_BAND_C;
    case BAND_D: return text ? PAINT_BAND_D_TEXT : PAINT_BAND_D;
    }
    return PAINT_PAPER;
}

static void text_set(struct emit *emit, const struct table_box *box, const struct cell_box *cell, double x,
                     double y, uint32_t element)
{
    const struct column_box *column = &box->columns[cell->column];
    const struct style *style = emit->layout->style;
    double left = x + column->x, width = cell_width(box, cell);
    const struct colour *colour = NULL;
    if (cell->cell && cell->cell->band != BAND_NONE)
        colour = &style->paint[band_paint(cell->cell->band, true)];
    if (cell->is_number && cell->par->n_lines == 1) {
        double right = left + width - column->trail * box->scale;
        par_set(emit, cell->par, 0, 1, right - cell->lead * box->scale, y, 0, ALIGN_LEFT, element, colour);
        return;
    }
    double mark = cell->chart_width > 0 ? cell->chart_width + CHART_GAP : 0;
    par_set(emit, cell->par, 0, SIZE_MAX, left + mark, y, width - mark, cell->align, element, colour);
}

/* -- body */

static void cell_ids(struct emit *emit, const struct table_box *box, uint32_t element, size_t column,
                     struct str row_id)
{
    const struct column_box *of = &box->columns[column];
    if (box->n_heads < 2)
        return;
    element_own(emit->pages, element)->headers =
        str_format(emit->layout->arena, "%.*s%s%.*s%s%.*s", STR_ARG(of->group_id),
                   of->group_id.len ? " " : "", STR_ARG(of->id), row_id.len ? " " : "", STR_ARG(row_id));
}

static uint32_t cell_element(struct emit *emit, uint32_t row, size_t span, bool head)
{
    uint32_t element = element_add(emit->pages, row, head ? TAG_TH : TAG_TD);
    emit->pages->elements[element].column_span = span > 1 ? (uint16_t)span : 0;
    if (head)
        emit->pages->elements[element].scope = SCOPE_ROW;
    return element;
}

/* `height` of the row as it was placed: it may have given some of its padding. */
static void cell_set(struct emit *emit, const struct table_box *box, const struct row_box *row, double height,
                     const struct cell_box *cell, double x, double y, uint32_t element)
{
    double top = y + box->pad_y - (row->height - height) / 2;
    if (cell->chart_width > 0) {
        double slack = cell_width(box, cell) - cell->chart_width -
                       (cell->text->is_empty ? 0 : cell->par->width + CHART_GAP);
        double shift = cell->align == ALIGN_LEFT || !cell->text->is_empty ? 0
                       : cell->align == ALIGN_CENTRE                      ? slack / 2
                                                                          : slack;
        emit_chart(emit, cell_detail(cell->cell)->chart, element, x + box->columns[cell->column].x + shift,
                   y + (height - cell->chart_height) / 2, cell->chart_width, cell->chart_height);
    }
    if (cell->text->is_empty)
        return;
    struct str says = cell_detail(cell->cell)->says;
    if (says.len) {
        element = element_add(emit->pages, element, TAG_SPAN);
        element_own(emit->pages, element)->actual = says;
    }
    text_set(emit, box, cell, x, top, element);
}

static void grounds_set(struct emit *emit, const struct table_box *box, const struct row_box *row,
                        const struct slice *slice, double x, double y)
{
    const struct style *style = emit->layout->style;
    if (style->table.stripes && slice->index % 2 == 1 && row->rule == ROW_PLAIN)
        emit_fill(emit, x, y, box->width, slice->height, style->paint[PAINT_STRIPE]);
    for (size_t i = 0; i < row->n; i++) {
        const struct cell_box *cell = &row->cells[i];
        double left, width;
        if (cell->cell->band == BAND_NONE)
            continue;
        ground_of(box, cell, &left, &width);
        emit_fill(emit, x + left + BAND_INSET, y + BAND_INSET, width - 2 * BAND_INSET,
                  slice->height - 2 * BAND_INSET, style->paint[band_paint(cell->cell->band, false)]);
    }
}

void table_row_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    struct table_box *box = slice->data;
    struct row_box measured = row_measure(box, slice->index), *row = &measured;
    const struct style *style = emit->layout->style;
    row_break(box, row);
    grounds_set(emit, box, row, slice, x, y);
    uint32_t element = element_add(emit->pages, node_element(emit, box->body), TAG_TR);
    struct str row_id = STR_NONE;
    size_t column = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct cell_box *cell = &row->cells[i];
        bool head = box->columns[cell->column].column->is_row_header || row->rule == ROW_GROUP;
        uint32_t of = cell_element(emit, element, cell->span, head);
        cell_ids(emit, box, of, cell->column, row_id);
        if (head && box->n_heads == 2) {
            struct str id = str_format(emit->layout->arena, "t%u-r%u-%zu", (unsigned)box->number,
                                       (unsigned)slice->index + 1, i + 1);
            element_own(emit->pages, of)->id = id;
            row_id =
                row_id.len ? str_format(emit->layout->arena, "%.*s %.*s", STR_ARG(row_id), STR_ARG(id)) : id;
        }
        cell_set(emit, box, row, slice->height, cell, x, y, of);
        column = cell->column + cell->span;
    }
    for (; column < box->n_columns; column++) /* every row has a cell for every column */
        cell_ids(emit, box, cell_element(emit, element, 1, false), column, row_id);
    if (row->rule == ROW_TOTAL)
        emit_line(emit, x, y, box->width, style->table.rule_total, style->paint[PAINT_INK]);
    emit_line(emit, x, y + slice->height, box->width, style->table.rule, style->paint[PAINT_RULE]);
}

/* -- head */

static void group_rule(struct emit *emit, const struct table_box *box, const struct cell_box *cell, double x,
                       double y)
{
    const struct style *style = emit->layout->style;
    emit_line(emit, x + box->columns[cell->column].x, y, cell_width(box, cell), style->table.rule,
              style->paint[PAINT_MUTED]);
}

static uint32_t head_element(struct emit *emit, const struct table_box *box, const struct cell_box *cell,
                             uint32_t row)
{
    if (row == ELEMENT_NONE)
        return row;
    uint32_t index = element_add(emit->pages, row, TAG_TH);
    struct element *element = &emit->pages->elements[index];
    const struct column_box *column = &box->columns[cell->column];
    element->scope = SCOPE_COLUMN;
    element->column_span = cell->span > 1 ? (uint16_t)cell->span : 0;
    element->row_span = cell->row_span > 1 ? (uint16_t)cell->row_span : 0;
    if (box->n_heads < 2) /* nothing refers to it */
        return index;
    struct element_detail *own = element_own(emit->pages, index);
    own->id = cell->is_group ? column->group_id : column->id;
    if (!cell->is_group && column->group_id.len)
        own->headers = column->group_id;
    return index;
}

/* Heads stand on their row's foot. */
static void heads_set(struct emit *emit, const struct table_box *box, uint32_t thead, double x, double y)
{
    const struct style *style = emit->layout->style;
    double foot = y;
    for (size_t h = 0; h < box->n_heads; h++) {
        const struct row_box *row = &box->heads[h];
        uint32_t tr = thead == ELEMENT_NONE ? ELEMENT_NONE : element_add(emit->pages, thead, TAG_TR);
        foot += row->height;
        for (size_t i = 0; i < row->n; i++) {
            const struct cell_box *cell = &row->cells[i];
            double base = cell->row_span > 1 ? y + box->head_height : foot;
            text_set(emit, box, cell, x, base - box->pad_y - par_height(cell->par),
                     head_element(emit, box, cell, tr));
        }
        for (size_t i = 0; i < row->n; i++)
            if (row->cells[i].is_group)
                group_rule(emit, box, &row->cells[i], x, foot);
    }
    if (box->n_heads)
        emit_line(emit, x, y + box->head_height, box->width, style->table.rule_head, style->paint[PAINT_INK]);
}

void table_head_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct table_box *box = slice->data;
    uint32_t table = node_element(emit, box->node);
    if (box->table->summary.len)
        element_own(emit->pages, table)->summary = box->table->summary;
    if (box->caption->n_lines)
        par_set(emit, box->caption, 0, SIZE_MAX, x, y, box->caption->width, ALIGN_LEFT,
                element_add(emit->pages, table, TAG_CAPTION), NULL);
    if (box->n_heads)
        heads_set(emit, box, element_add(emit->pages, table, TAG_THEAD), x, y + box->caption_height);
}

void table_continued_set(struct emit *emit, const void *data, double x, double y)
{
    const struct table_box *box = data;
    par_set(emit, box->continued, 0, SIZE_MAX, x, y, box->continued->width, ALIGN_LEFT, ELEMENT_NONE, NULL);
    heads_set(emit, box, ELEMENT_NONE, x, y + box->repeat.height - box->head_height);
}
