#include "layout/blocks.h"

#include <math.h>

/* A note stands in the first notes block after its reference; where there is none, at the foot of its page.
 * Numbers follow the order in which the text first refers to them. */

static void number_run(struct layout *layout, const struct run *run)
{
    if (run->note == 0 || run->note > layout->document->n_notes)
        return;
    struct note *note = &layout->notes[run->note - 1];
    if (note->number)
        return;
    layout->note_order[layout->n_note_order++] = run->note - 1;
    note->number = (unsigned)layout->n_note_order;
}

static void number_text(struct layout *layout, struct text text)
{
    for (size_t i = 0; i < text.n; i++)
        number_run(layout, &text.runs[i]);
}

static void number_table(struct layout *layout, const struct table *table)
{
    number_text(layout, table->caption);
    for (size_t c = 0; c < table->n_columns; c++)
        number_text(layout, table->columns[c].head);
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            number_text(layout, table->rows[r].cells[c].text);
    number_text(layout, table->note);
}

struct held { /* by notes blocks so far */
    size_t notes;
    unsigned blocks;
};

static void number_blocks(struct layout *layout, const struct block *list, struct held *held);

static void number_block(struct layout *layout, const struct block *block, struct held *held)
{
    switch (block->kind) {
    case BLOCK_SECTION:
        number_text(layout, block->of.heading.text);
        number_blocks(layout, block->children, held);
        return;
    case BLOCK_CALLOUT: number_blocks(layout, block->children, held); return;
    case BLOCK_HEADING: number_text(layout, block->of.heading.text); return;
    case BLOCK_PARAGRAPH: number_text(layout, block->of.paragraph.text); return;
    case BLOCK_LIST:
        for (size_t i = 0; i < block->of.list.n_items; i++)
            number_text(layout, block->of.list.items[i]);
        return;
    case BLOCK_TABLE: number_table(layout, block->of.table); return;
    case BLOCK_CHART:
    case BLOCK_CHART_PAIR: number_text(layout, block->of.chart.caption); return;
    case BLOCK_FRONT:
        for (size_t i = 0; i < block->of.front->n_rows; i++)
            number_text(layout, block->of.front->rows[i].value);
        return;
    case BLOCK_FACTS:
        for (size_t i = 0; i < block->of.facts.n; i++)
            number_text(layout, block->of.facts.items[i].words);
        return;
    case BLOCK_ENTRY:
        number_text(layout, block->of.entry->heading);
        for (size_t i = 0; i < block->of.entry->n_paragraphs; i++)
            number_text(layout, block->of.entry->paragraphs[i]);
        return;
    case BLOCK_NOTES:
        held->blocks++;
        for (; held->notes < layout->n_note_order; held->notes++)
            layout->notes[layout->note_order[held->notes]].in_block = held->blocks;
        return;
    case BLOCK_CONTENTS:
    case BLOCK_PAGE_BREAK: return;
    }
}

static void number_blocks(struct layout *layout, const struct block *list, struct held *held)
{
    for (const struct block *block = list; block; block = block->next)
        number_block(layout, block, held);
}

void notes_number(struct layout *layout)
{
    size_t n = layout->document->n_notes;
    struct held held = {0};
    layout->notes = ARENA_ARRAY(layout->arena, struct note, n);
    layout->note_order = ARENA_ARRAY(layout->arena, uint32_t, n);
    number_blocks(layout, layout->document->body, &held);
}

/* -- measuring */

static double indent_of(const struct layout *layout)
{
    return 1.6 * layout->style->text[TEXT_NOTE].size;
}

static void note_build(struct layout *layout, uint32_t index, double width)
{
    struct note *note = &layout->notes[index];
    const struct text_look *look = &layout->style->text[TEXT_NOTE];
    struct str number = str_format(layout->arena, "%u", note->number);
    note->label = par_break(layout, text_measure_str(layout, number, look), width, 1, false);
    note->par = par_build(layout, layout->document->notes[index], look, width - indent_of(layout), false);
    note->is_claimed = false;
    note->element = ELEMENT_NONE;
}

void notes_measure(struct layout *layout)
{
    for (size_t i = 0; i < layout->n_note_order; i++)
        if (!layout->notes[layout->note_order[i]].in_block)
            note_build(layout, layout->note_order[i], sheet_width(layout->style, false));
}

static double note_height(const struct note *note)
{
    return fmax(par_height(note->par), par_height(note->label));
}

double notes_height(const struct layout *layout, const struct slice *slice)
{
    double height = 0;
    for (uint32_t i = 0; i < slice->n_notes; i++)
        height += note_height(&layout->notes[layout->slice_notes[slice->first_note + i]]);
    return height;
}

/* -- at the foot of a page */

static struct str note_id(struct layout *layout, const struct note *note)
{
    return str_format(layout->arena, "note-%u", note->number);
}

void notes_elements(struct emit *emit, const struct slice *slice)
{
    struct layout *layout = emit->layout;
    for (uint32_t i = 0; i < slice->n_notes; i++) {
        struct note *note = &layout->notes[layout->slice_notes[slice->first_note + i]];
        note->element = element_add(emit->pages, node_element(emit, slice->home), TAG_NOTE);
        element_own(emit->pages, note->element)->id = note_id(layout, note);
    }
}

static void anchor_here(struct emit *emit, struct str id, double y)
{
    struct pages *pages = emit->pages;
    ARENA_RESERVE(pages->arena, pages->anchors, pages->n_anchors, pages->anchors_capacity);
    pages->anchors[pages->n_anchors++] = (struct anchor){id, emit->number, y};
}

void notes_set(struct emit *emit, const struct sheet *sheet, double x, double y)
{
    struct layout *layout = emit->layout;
    const struct style *style = layout->style;
    emit_line(emit, x, y + NOTES_GAP / 2, 60, style->table.rule, style->paint[PAINT_MUTED]);
    y += NOTES_GAP;
    for (size_t s = sheet->first; s < sheet->end; s++) {
        const struct slice *slice = &layout->slices[s];
        for (uint32_t i = 0; i < slice->n_notes; i++) {
            struct note *note = &layout->notes[layout->slice_notes[slice->first_note + i]];
            anchor_here(emit, note_id(layout, note), y);
            par_set(emit, note->label, 0, 1, x, y, 0, ALIGN_LEFT,
                    element_add(emit->pages, note->element, TAG_LBL), NULL);
            par_set(emit, note->par, 0, SIZE_MAX, x + indent_of(layout), y, 0, ALIGN_LEFT,
                    element_add(emit->pages, note->element, TAG_P), NULL);
            y += note_height(note);
        }
    }
}

/* -- in a notes block */

void notes_add(struct layout *layout)
{
    const struct text_look *look = &layout->style->text[TEXT_NOTE];
    struct node *outer = layout->node;
    layout->notes_block++;
    for (; layout->next_note < layout->n_note_order; layout->next_note++) {
        uint32_t index = layout->note_order[layout->next_note];
        struct note *note = &layout->notes[index];
        if (note->in_block != layout->notes_block)
            return;
        note_build(layout, index, measure_width(layout));
        struct node *element = node_add(layout, outer, TAG_NOTE);
        element->id = note_id(layout, note);
        anchor_add(layout, element->id);
        par_add_labelled(layout, note->par, indent_of(layout), look->space_before,
                         node_add(layout, element, TAG_P), note->label, 0,
                         node_add(layout, element, TAG_LBL));
        layout->space = look->space_after;
    }
}
