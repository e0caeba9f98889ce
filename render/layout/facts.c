#include "layout/blocks.h"

#include <math.h>

#define GAP 18.0 /* [pt] between columns */
#define RULE 2.0 /* [pt] above a fact */
#define PAD 5.0  /* [pt] rule to figure */

struct fact_box {
    struct par *figure, *words;
    struct colour colour;
    struct node *item;
};
struct facts_row {
    struct fact_box *boxes;
    size_t n;
    double width, pitch; /* [pt] */
};

static double box_height(const struct fact_box *box)
{
    return RULE + PAD + par_height(box->figure) + par_height(box->words);
}

static void row_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct facts_row *row = slice->data;
    for (size_t i = 0; i < row->n; i++) {
        const struct fact_box *box = &row->boxes[i];
        double left = x + (double)i * row->pitch, top = y + RULE + PAD;
        emit_fill(emit, left, y, row->width, RULE, box->colour);
        uint32_t item = node_element(emit, box->item);
        par_set(emit, box->figure, 0, SIZE_MAX, left, top, row->width, ALIGN_LEFT,
                element_add(emit->pages, item, TAG_P), NULL);
        par_set(emit, box->words, 0, SIZE_MAX, left, top + par_height(box->figure), row->width, ALIGN_LEFT,
                element_add(emit->pages, item, TAG_P), NULL);
    }
}

static struct colour tone_colour(const struct style *style, enum tone tone)
{
    switch (tone) {
    case TONE_NEUTRAL: return style->paint[PAINT_HEADING];
    case TONE_GOOD: return style->paint[PAINT_GOOD];
    case TONE_BAD: return style->paint[PAINT_BAD];
    }
    return style->paint[PAINT_HEADING];
}

void facts_add(struct layout *layout, const struct facts *facts)
{
    const struct style *style = layout->style;
    size_t columns = facts->columns < 1 ? 1 : facts->columns > 4 ? 4 : facts->columns;
    double width = (measure_width(layout) - GAP * (double)(columns - 1)) / (double)columns;
    struct node *list = node_add(layout, layout->node, TAG_L);
    for (size_t i = 0; i < facts->n; i += columns) {
        struct facts_row *row = ARENA_NEW(layout->scratch, struct facts_row);
        *row = (struct facts_row){
            .n = facts->n - i < columns ? facts->n - i : columns, .width = width, .pitch = width + GAP};
        row->boxes = ARENA_ARRAY(layout->scratch, struct fact_box, row->n);
        double height = 0;
        for (size_t k = 0; k < row->n; k++) {
            const struct fact *fact = &facts->items[i + k];
            struct fact_box *box = &row->boxes[k];
            box->figure = par_build(layout, fact->figure, &style->text[TEXT_FACT], width, false);
            box->words = par_build(layout, fact->words, &style->text[TEXT_FACT_WORDS], width, false);
            box->colour = tone_colour(style, fact->tone);
            box->item = node_add(layout, node_add(layout, list, TAG_LI), TAG_LBODY);
            height = fmax(height, box_height(box));
        }
        struct slice *slice =
            slice_add(layout, row_set, row, 0, i ? GAP : style->text[TEXT_FACT].space_before, height);
        for (size_t k = 0; k < row->n; k++)
            for (size_t line = 0; line < row->boxes[k].words->n_lines; line++)
                notes_of_line(layout, row->boxes[k].words, line, slice);
    }
    if (facts->n)
        layout->space = fmax(style->text[TEXT_FACT_WORDS].space_after, style->text[TEXT_BODY].space_after);
}
