#include "layout/blocks.h"

#include <math.h>

#define INDENT 14.0     /* [pt] a level */
#define NUMBER_GAP 12.0 /* [pt] text to number */

/* A thin rule leads the eye from each title to its page; leader dots would be read out, or copied, as dots.
 */
struct contents_entry {
    struct par *text, *number;
    struct node *link;
    struct str target, title;
    double width, indent; /* to the right edge of numbers; of the text [pt] */
    bool ruled;           /* a rule above */
};

static void entry_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct contents_entry *entry = slice->data;
    const struct style *style = emit->layout->style;
    const struct par *text = entry->text;
    bool last = slice->index + 1 == text->n_lines;
    if (slice->index == 0 && entry->ruled)
        emit_line(emit, x, y - 1, entry->width, style->table.rule, style->paint[PAINT_RULE]);
    uint32_t element = node_element(emit, entry->link);
    double left = x + entry->indent, width = text->lines[slice->index].width;
    par_set(emit, text, slice->index, slice->index + 1, left, y, text->width, ALIGN_LEFT, element, NULL);
    struct link link = {left, y, width, text->leading, entry->target, STR_NONE, STR_NONE, element};
    struct str number = entry->number->text->runs[0].text;
    if (last) {
        emit_space(emit);
        double number_x = x + entry->width - entry->number->width;
        uint32_t span = element_add(emit->pages, element, TAG_SPAN);
        element_own(emit->pages, span)->actual =
            str_format(emit->layout->arena, "page %.*s", STR_ARG(number));
        par_set(emit, entry->number, 0, 1, number_x, y, entry->number->width, ALIGN_LEFT, span, NULL);
        link.width = entry->width - entry->indent;
    }
    link.contents =
        str_format(emit->layout->arena, "%.*s, page %.*s", STR_ARG(entry->title), STR_ARG(number));
    emit_link(emit, &link);
}

static struct str page_number(struct layout *layout, struct str id)
{
    layout->has_references = true;
    uint32_t page = layout->target_pages ? map_find(layout->target_pages, id) : MAP_NONE;
    return page == MAP_NONE ? STR("00") : str_format(layout->arena, "%u", (unsigned)page + 1);
}

static void entry_slices(struct layout *layout, const struct outline *outline, struct node *toc, bool first,
                         double width)
{
    const struct text_look *look =
        &layout->style->text[outline->level == 1 ? TEXT_CONTENTS1 : TEXT_CONTENTS2];
    struct contents_entry *entry = ARENA_NEW(layout->scratch, struct contents_entry);
    double indent = outline->level > 1 ? (double)(outline->level - 1) * INDENT : 0;
    struct measured *number = text_measure_str(layout, page_number(layout, outline->id), look);
    struct par *page = par_break(layout, number, width, 1, false);
    double room = width - indent - page->width - NUMBER_GAP;
    struct par *text = par_break(layout, text_measure_str(layout, outline->title, look), room, 1, false);
    if (text->n_lines == 0)
        return;
    struct node *item = node_add(layout, toc, TAG_TOCI), *reference = node_add(layout, item, TAG_REFERENCE);
    *entry = (struct contents_entry){.text = text,
                                     .number = page,
                                     .link = node_add(layout, reference, TAG_LINK),
                                     .target = outline->id,
                                     .title = outline->title,
                                     .width = width,
                                     .indent = indent,
                                     .ruled = outline->level == 1 || first};
    for (size_t i = 0; i < text->n_lines; i++) {
        struct slice *slice =
            slice_add(layout, entry_set, entry, (uint32_t)i, i ? 0 : look->space_before, text->leading);
        slice->keep = i + 1 < text->n_lines;
    }
    layout->space = look->space_after;
}

void contents_add(struct layout *layout, const struct block *block)
{
    unsigned depth = block->of.contents.depth ? block->of.contents.depth : 2;
    double width = measure_width(layout);
    if (block->of.contents.title.len) {
        const struct text_look *look = &layout->style->text[TEXT_HEADING1];
        struct text title = text_plain(layout->scratch, block->of.contents.title);
        par_add_labelled(layout, par_build(layout, title, look, width, true), 0, look->space_before,
                         node_heading(layout, 1), NULL, 0, NULL);
        layout->slices[layout->n_slices - 1].keep = true;
        layout->space = look->space_after;
    }
    struct node *toc = node_add(layout, layout->node, TAG_TOC);
    size_t first = layout->n_slices;
    for (size_t i = 0; i < layout->n_outlines; i++)
        if (layout->outlines[i].level <= depth)
            entry_slices(layout, &layout->outlines[i], toc, layout->n_slices == first, width);
    /* no entry alone on either side of a page's end */
    if (layout->n_slices >= first + 2)
        layout->slices[first].keep = layout->slices[layout->n_slices - 2].keep = true;
    layout->space = fmax(layout->space, layout->style->text[TEXT_BODY].space_after);
}
