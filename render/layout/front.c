#include "layout/blocks.h"

#include <math.h>

/* The head of the first page: who it is for, what it is, and the rows that say when, why and by whom. */

#define ACCENT_WIDTH 56.0 /* [pt] the bar above the title */
#define ACCENT_HEIGHT 4.0
#define LABEL_GAP 14.0 /* [pt] */
#define ROW_PAD 5.0    /* [pt] above and below a row's text */

struct front_box {
    struct node *table, *body;
    struct par **labels, **values;
    double label_width, width; /* [pt] */
    size_t n;
};

static void accent_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    (void)slice;
    emit_fill(emit, x, y, ACCENT_WIDTH, ACCENT_HEIGHT, emit->layout->style->paint[PAINT_REGION]);
}

static void banner_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct par *par = slice->data;
    struct colour colour = emit->layout->style->paint[PAINT_ATTENTION];
    uint32_t element = element_add(emit->pages, node_element(emit, slice->home), TAG_P);
    emit_frame_line(emit, x + 0.5, y, par->width + 16, slice->height, 1, colour);
    par_set(emit, par, 0, SIZE_MAX, x + 8.5, y + 4, par->width, ALIGN_LEFT, element, &colour);
}

static void row_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct front_box *box = slice->data;
    const struct style *style = emit->layout->style;
    uint32_t row = element_add(emit->pages, node_element(emit, box->body), TAG_TR);
    uint32_t head = element_add(emit->pages, row, TAG_TH), cell = element_add(emit->pages, row, TAG_TD);
    emit->pages->elements[head].scope = SCOPE_ROW;
    emit_line(emit, x, y, box->width, style->table.rule, style->paint[PAINT_RULE]);
    par_set(emit, box->labels[slice->index], 0, SIZE_MAX, x, y + ROW_PAD, box->label_width, ALIGN_LEFT, head,
            NULL);
    par_set(emit, box->values[slice->index], 0, SIZE_MAX, x + box->label_width + LABEL_GAP, y + ROW_PAD,
            box->width, ALIGN_LEFT, cell, NULL);
    if (slice->index + 1 == box->n)
        emit_line(emit, x, y + slice->height, box->width, style->table.rule, style->paint[PAINT_RULE]);
}

static void rows_add(struct layout *layout, const struct front *front)
{
    const struct text_look *look = &layout->style->text[TEXT_BODY];
    const struct text_look *bold = bold_of(layout, TEXT_BODY);
    struct front_box *box = ARENA_NEW(layout->scratch, struct front_box);
    box->width = measure_width(layout);
    box->n = front->n_rows;
    box->labels = ARENA_ARRAY(layout->scratch, struct par *, front->n_rows);
    box->values = ARENA_ARRAY(layout->scratch, struct par *, front->n_rows);
    box->table = node_add(layout, layout->node, TAG_TABLE);
    box->body = node_add(layout, box->table, TAG_TBODY);
    for (size_t i = 0; i < front->n_rows; i++) {
        struct measured *label = text_measure_str(layout, front->rows[i].label, bold);
        box->labels[i] = par_break(layout, label, 0.34 * box->width, 1, false);
        box->label_width = fmax(box->label_width, box->labels[i]->width);
    }
    double room = box->width - box->label_width - LABEL_GAP;
    for (size_t i = 0; i < front->n_rows; i++) {
        box->values[i] = par_build(layout, front->rows[i].value, look, room, false);
        double height = fmax(par_height(box->labels[i]), par_height(box->values[i])) + 2 * ROW_PAD;
        struct slice *slice = slice_add(layout, row_set, box, (uint32_t)i, 0, height);
        for (size_t line = 0; line < box->values[i]->n_lines; line++)
            notes_of_line(layout, box->values[i], line, slice);
        slice->keep = i + 1 < front->n_rows;
    }
    layout->space = fmax(layout->style->text[TEXT_HEADING1].space_before, 1.5 * look->leading);
}

static void line_add(struct layout *layout, struct str text, enum text_style style, struct node *node)
{
    const struct text_look *look = &layout->style->text[style];
    struct measured *measured = text_measure_str(layout, text, look);
    struct par *par = par_break(layout, measured, measure_width(layout), 1, style == TEXT_TITLE);
    par_add_labelled(layout, par, 0, look->space_before, node, NULL, 0, NULL);
    layout->space = look->space_after;
}

void front_add(struct layout *layout, const struct front *front)
{
    size_t first = layout->n_slices;
    if (front->board.len) {
        const struct text_look *look = bold_of(layout, TEXT_SUBTITLE);
        struct measured *board = text_measure_str(layout, front->board, look);
        par_add(layout, par_break(layout, board, measure_width(layout), 1, true), 0, 0, TAG_P);
    }
    slice_add(layout, accent_set, NULL, 0, layout->n_slices > first ? 22 : 0, ACCENT_HEIGHT);
    layout->space = 12;
    if (front->title.len)
        line_add(layout, front->title, TEXT_TITLE, node_heading(layout, 1));
    if (front->subtitle.len)
        line_add(layout, front->subtitle, TEXT_SUBTITLE, node_add(layout, layout->node, TAG_P));
    if (front->banner.len) {
        const struct text_look *look = bold_of(layout, TEXT_SMALL);
        struct measured *banner = text_measure_str(layout, front->banner, look);
        struct par *par = par_break(layout, banner, measure_width(layout) - 17, 1, false);
        slice_add(layout, banner_set, par, 0, 6, par_height(par) + 8);
        layout->space = 14;
    }
    layout->space = fmax(layout->space, 18);
    rows_add(layout, front);
    keep_whole(layout, first, 1);
}
