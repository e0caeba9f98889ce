#include "layout/blocks.h"

#include <math.h>

double sheet_width(const struct style *style, bool landscape)
{
    const struct page_look *page = &style->page;
    return (landscape ? page->height : page->width) - page->left - page->right;
}

double sheet_height(const struct style *style, bool landscape)
{
    const struct page_look *page = &style->page;
    return (landscape ? page->width : page->height) - page->top - page->bottom;
}

double measure_width(const struct layout *layout)
{
    double portrait = sheet_width(layout->style, false) - layout->x;
    return fmin(layout->width, portrait);
}

struct place layout_place(const struct layout *layout)
{
    return place_line(STR_NONE, layout->line, 0);
}

const struct text_look *bold_of(struct layout *layout, enum text_style style)
{
    struct text_look *look = arena_copy(layout->scratch, &layout->style->text[style], sizeof *look);
    look->font = FONT_BOLD;
    return look;
}

/* -- slices and nodes */

struct slice *slice_add(struct layout *layout, slice_set *set, void *data, uint32_t index, double before,
                        double height)
{
    ARENA_RESERVE(layout->scratch, layout->slices, layout->n_slices, layout->slices_capacity);
    struct slice *slice = &layout->slices[layout->n_slices++];
    *slice = (struct slice){
        .set = set,
        .data = data,
        .index = index,
        .new_page = layout->new_page,
        .landscape = layout->landscape,
        .x = layout->x,
        .before = fmax(before, layout->space),
        .height = height,
        .frame = layout->frame,
        .home = layout->node,
        .line = layout->line,
    };
    layout->space = 0;
    layout->new_page = false;
    return slice;
}

static void nothing_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    (void)emit, (void)slice, (void)x, (void)y;
}

struct slice *space_add(struct layout *layout, double height)
{
    struct slice *slice = slice_add(layout, nothing_set, NULL, 0, 0, height);
    slice->keep = true;
    return slice;
}

void keep_whole(struct layout *layout, size_t from, double share)
{
    double height = 0;
    for (size_t i = from; i < layout->n_slices; i++)
        height += layout->slices[i].height + (i > from ? layout->slices[i].before : 0);
    if (height > share * sheet_height(layout->style, layout->landscape))
        return;
    for (size_t i = from; i + 1 < layout->n_slices; i++)
        layout->slices[i].whole = true;
}

struct node *node_add(struct layout *layout, struct node *parent, enum tag tag)
{
    struct node *node = ARENA_NEW(layout->scratch, struct node);
    layout->n_expected++;
    *node = (struct node){.tag = tag, .parent = parent, .element = ELEMENT_NONE};
    return node;
}

struct node *node_heading(struct layout *layout, unsigned level)
{
    static const enum tag tags[] = {TAG_H1, TAG_H2, TAG_H3};
    unsigned wanted = level < 1 ? 1 : level > 3 ? 3 : level;
    if (wanted > layout->last_level + 1)
        wanted = layout->last_level + 1;
    layout->last_level = wanted;
    return node_add(layout, layout->node, tags[wanted - 1]);
}

void anchor_add(struct layout *layout, struct str id)
{
    if (id.len == 0)
        return;
    ARENA_RESERVE(layout->scratch, layout->anchors, layout->n_anchors, layout->anchors_capacity);
    layout->anchors[layout->n_anchors++] = (struct anchor_at){id, layout->n_slices};
}

uint32_t chart_index(struct layout *layout, const struct chart *chart)
{
    uint32_t index = map64_find(layout->charts, (uint64_t)(uintptr_t)chart);
    if (index == MAP_NONE)
        diag_add(layout->diags, SEVERITY_WARNING, "chart-not-listed", layout_place(layout), NULL,
                 "the chart \"%.*s\" is not in the document's list of charts; its words are set, its picture "
                 "is not",
                 STR_ARG(chart->title));
    return index;
}

void chart_list_add(struct layout *layout, const struct chart *chart)
{
    ARENA_RESERVE(layout->scratch, layout->chart_list, layout->n_charts, layout->charts_capacity);
    map64_add(layout->charts, (uint64_t)(uintptr_t)chart, (uint32_t)layout->n_charts);
    layout->chart_list[layout->n_charts++] = chart;
}

/* -- headings */

static const struct text_look *heading_look(const struct layout *layout, unsigned level)
{
    static const enum text_style looks[] = {TEXT_HEADING1, TEXT_HEADING2, TEXT_HEADING3};
    return &layout->style->text[looks[level < 1 ? 0 : level > 3 ? 2 : level - 1]];
}

static void heading_add(struct layout *layout, const struct block *block)
{
    const struct text_look *look = heading_look(layout, block->of.heading.level);
    size_t outline = SIZE_MAX;
    if (layout->next_outline < layout->n_outlines && layout->outlines[layout->next_outline].block == block)
        outline = layout->next_outline++;
    anchor_add(layout, block->id);
    struct par *par = par_build(layout, block->of.heading.text, look, measure_width(layout), true);
    if (par->n_lines == 0)
        return;
    size_t first = layout->n_slices;
    struct node *node = node_heading(layout, block->of.heading.level);
    if (outline != SIZE_MAX) {
        if (block->id.len == 0)
            anchor_add(layout, layout->outlines[outline].id);
        ARENA_RESERVE(layout->scratch, layout->headings, layout->n_headings, layout->headings_capacity);
        layout->headings[layout->n_headings++] = (struct heading_at){outline, first, node};
    }
    par_add_labelled(layout, par, 0, look->space_before, node, NULL, 0, NULL);
    for (size_t i = first; i < layout->n_slices; i++)
        layout->slices[i].keep = layout->slices[i].heading = true;
    layout->space = look->space_after;
}

/* -- plain blocks */

enum text_style paragraph_style(enum paragraph_kind kind)
{
    switch (kind) {
    case PARAGRAPH_BODY: return TEXT_BODY;
    case PARAGRAPH_LEAD: return TEXT_LEAD;
    case PARAGRAPH_SMALL: return TEXT_SMALL;
    case PARAGRAPH_QUESTION: return TEXT_QUESTION;
    case PARAGRAPH_SOURCE: return TEXT_SOURCE;
    }
    return TEXT_BODY;
}

static void paragraph_add(struct layout *layout, struct text text, enum paragraph_kind kind, bool keep)
{
    const struct text_look *look = &layout->style->text[paragraph_style(kind)];
    struct par *par = par_build(layout, text, look, measure_width(layout), false);
    if (par->n_lines == 0)
        return;
    size_t first = layout->n_slices;
    par_add(layout, par, 0, look->space_before, TAG_P);
    for (size_t i = first; keep && i < layout->n_slices;
         i++) /* what leads to the next block is not divided */
        layout->slices[i].keep = true;
    layout->space = look->space_after;
}

static void section_add(struct layout *layout, const struct block *block)
{
    struct node *outer = layout->node;
    bool landscape = layout->landscape;
    double width = layout->width;
    layout->node = node_add(layout, outer, TAG_SECT);
    layout->new_page = layout->new_page || block->of.heading.new_page;
    if (block->of.heading.landscape && !landscape) {
        layout->landscape = true;
        layout->width += sheet_width(layout->style, true) - sheet_width(layout->style, false);
    }
    heading_add(layout, block);
    flow_blocks(layout, block->children);
    layout->landscape = landscape;
    layout->width = width;
    layout->node = outer;
}

#define CALLOUT_BAR 5.0   /* [pt] */
#define CALLOUT_LEFT 16.0 /* bar to text [pt] */
#define CALLOUT_RIGHT 12.0
#define CALLOUT_PAD 9.0

static void callout_add(struct layout *layout, const struct block *block)
{
    const struct style *style = layout->style;
    struct node *outer = layout->node;
    const struct frame *outer_frame = layout->frame;
    struct frame *frame = ARENA_NEW(layout->scratch, struct frame);
    *frame = (struct frame){layout->x, measure_width(layout), CALLOUT_BAR,
                            style->paint[block->of.callout.attention ? PAINT_ATTENTION : PAINT_HEADING],
                            style->paint[PAINT_CALLOUT]};
    double x = layout->x, width = layout->width, inset = CALLOUT_BAR + CALLOUT_LEFT;
    size_t first = layout->n_slices;
    double before = fmax(layout->space, style->text[TEXT_BODY].space_after);
    layout->node = node_add(layout, outer, TAG_DIV);
    layout->frame = frame;
    layout->width = frame->width - inset - CALLOUT_RIGHT;
    layout->x += inset;
    space_add(layout, CALLOUT_PAD);
    layout->slices[first].before = before;
    size_t content = layout->n_slices;
    if (block->of.callout.title.len) {
        const struct text_look *look = &style->text[TEXT_HEADING3];
        struct text title = text_plain(layout->scratch, block->of.callout.title);
        par_add(layout, par_build(layout, title, look, layout->width, true), 0, 0, TAG_P);
        layout->slices[layout->n_slices - 1].keep = true;
        layout->space = look->space_after;
    }
    flow_blocks(layout, block->children);
    bool is_empty = layout->n_slices == content;
    if (is_empty)
        layout->n_slices = first;
    else {
        layout->slices[content].before = 0; /* its pad is there already */
        layout->slices[layout->n_slices - 1].keep = true;
        layout->space = 0;
        space_add(layout, CALLOUT_PAD)->keep = false;
        keep_whole(layout, first, 0.4);
    }
    layout->x = x;
    layout->width = width;
    layout->frame = outer_frame;
    layout->node = outer;
    layout->space = is_empty ? before : style->text[TEXT_BODY].space_after + 2;
}

static void block_layout(struct layout *layout, const struct block *block)
{
    layout->line = block->line;
    if (block->kind != BLOCK_SECTION && block->kind != BLOCK_HEADING)
        anchor_add(layout, block->id);
    switch (block->kind) {
    case BLOCK_SECTION: section_add(layout, block); return;
    case BLOCK_HEADING: heading_add(layout, block); return;
    case BLOCK_PARAGRAPH:
        paragraph_add(layout, block->of.paragraph.text, block->of.paragraph.kind,
                      block->of.paragraph.keep_with_next);
        return;
    case BLOCK_LIST: list_add(layout, &block->of.list); return;
    case BLOCK_TABLE: table_add(layout, block->of.table); return;
    case BLOCK_CHART:
    case BLOCK_CHART_PAIR: chart_add(layout, block); return;
    case BLOCK_CONTENTS: contents_add(layout, block); return;
    case BLOCK_FRONT: front_add(layout, block->of.front); return;
    case BLOCK_CALLOUT: callout_add(layout, block); return;
    case BLOCK_FACTS: facts_add(layout, &block->of.facts); return;
    case BLOCK_ENTRY: entry_add(layout, block->of.entry); return;
    case BLOCK_PAGE_BREAK: layout->new_page = true; return;
    case BLOCK_NOTES: notes_add(layout); return;
    }
}

void flow_blocks(struct layout *layout, const struct block *list)
{
    for (const struct block *block = list; block; block = block->next)
        block_layout(layout, block);
}
