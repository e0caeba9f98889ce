#include "layout/blocks.h"

#include <math.h>

/* -- the tree */

uint32_t node_element(struct emit *emit, struct node *node)
{
    if (!node)
        return 0; /* the Document */
    if (node->element != ELEMENT_NONE)
        return node->element;
    node->element = element_add(emit->pages, node_element(emit, node->parent), node->tag);
    emit->pages->elements[node->element].ordered = node->ordered;
    if (node->id.len)
        element_own(emit->pages, node->element)->id = node->id;
    return node->element;
}

uint32_t emit_mark(struct emit *emit, uint32_t element)
{
    const struct page *page = emit->page;
    if (page->n_items) {
        uint32_t last = page->items[page->n_items - 1].mark;
        if (last != MARK_ARTIFACT && emit->pages->mark_element[last] == element)
            return last;
    }
    return element_mark(emit->pages, element);
}

/* -- items */

#define SHAPES 4096 /* a power of two */
#define SHORT 48    /* [bytes] */

struct shape_kept {
    const struct set_text *set; /* NULL: none */
    enum font font;
};

static const struct set_text *shape_new(struct emit *emit, enum font font, struct str text)
{
    struct layout *layout = emit->layout;
    struct shaped shaped = metrics_shape(layout->metrics, layout->arena, font, 1000, text);
    struct set_text set = {text, arena_copy(layout->arena, &shaped, sizeof shaped)};
    return arena_copy(layout->arena, &set, sizeof set);
}

const struct set_text *emit_shape(struct emit *emit, enum font font, struct str text)
{
    if (text.len > SHORT)
        return shape_new(emit, font, text);
    struct shape_kept *kept = &emit->shapes[(str_hash(text) + (font == FONT_BOLD)) & (SHAPES - 1)];
    if (!kept->set || kept->font != font || !str_equal(kept->set->text, text))
        *kept = (struct shape_kept){shape_new(emit, font, text), font};
    return kept->set;
}

struct item *item_add(struct emit *emit, enum item_kind kind, uint32_t mark)
{
    struct page *page = emit->page;
    ARENA_RESERVE(emit->layout->pass_arena, page->items, page->n_items, page->capacity);
    struct item *item = &page->items[page->n_items++];
    *item = (struct item){.kind = kind, .mark = mark};
    return item;
}

void emit_line(struct emit *emit, double x, double y, double width, double thickness, struct colour colour)
{
    struct item *item = item_add(emit, ITEM_LINE, MARK_ARTIFACT);
    item_place(item, x, y, width, 0);
    item->ink = ink_of(colour);
    item->of.line.thickness = (float)thickness;
}

static void rectangle(struct emit *emit, double x, double y, double width, double height, double stroke,
                      struct colour c)
{
    struct item *item = item_add(emit, ITEM_RECTANGLE, MARK_ARTIFACT);
    item_place(item, x, y, width, height);
    item->ink = ink_of(c);
    item->of.rectangle.stroke = (float)stroke;
}

void emit_fill(struct emit *emit, double x, double y, double width, double height, struct colour colour)
{
    rectangle(emit, x, y, width, height, 0, colour);
}

void emit_frame_line(struct emit *emit, double x, double y, double width, double height, double stroke,
                     struct colour c)
{
    rectangle(emit, x, y, width, height, stroke, c);
}

void emit_space(struct emit *emit)
{
    struct item *item = &emit->page->items[emit->page->n_items - 1];
    struct str text = str_format(emit->layout->arena, "%.*s ", STR_ARG(item_text(item)));
    item->of.text.set = emit_shape(emit, item->of.text.font, text);
}

void emit_link(struct emit *emit, const struct link *link)
{
    struct page *page = emit->page;
    ARENA_RESERVE(emit->pages->arena, page->links, page->n_links, page->links_capacity);
    page->links[page->n_links++] = *link;
}

void emit_chart(struct emit *emit, const struct chart *chart, uint32_t parent, double x, double y,
                double width, double height)
{
    uint32_t index = map64_find(emit->layout->charts, (uint64_t)(uintptr_t)chart);
    uint32_t mark = MARK_ARTIFACT;
    if (index == MAP_NONE)
        return;
    if (parent != ELEMENT_NONE) {
        uint32_t figure = element_add(emit->pages, parent, TAG_FIGURE);
        struct element_detail *element = element_own(emit->pages, figure);
        element->alt = chart->alt.len ? chart->alt : chart->title;
        element->page = emit->number;
        element->x = x;
        element->y = y;
        element->width = width;
        element->height = height;
        mark = element_mark(emit->pages, figure);
    }
    struct item *item = item_add(emit, ITEM_CHART, mark);
    item_place(item, x, y, width, height);
    item->of.chart.chart = index;
    emit->pages->chart_sizes[index] = (struct chart_size){width, height};
}

/* -- pages */

/* The ground and the bar of a callout, behind the slices [first, end) that it holds on this page. */
static void frame_set(struct emit *emit, const struct frame *frame, double top, double bottom)
{
    double x = emit->layout->style->page.left + frame->x;
    emit_fill(emit, x, top, frame->width, bottom - top, frame->ground);
    emit_fill(emit, x, top, frame->bar, bottom - top, frame->bar_colour);
}

static void frames_set(struct emit *emit, const struct sheet *sheet)
{
    const struct slice *slices = emit->layout->slices;
    for (size_t i = sheet->first; i < sheet->end;) {
        size_t end = i + 1;
        while (end < sheet->end && slices[end].frame == slices[i].frame)
            end++;
        if (slices[i].frame)
            frame_set(emit, slices[i].frame, slices[i].y, slices[end - 1].y + slices[end - 1].height);
        i = end;
    }
}

static void sheet_set(struct emit *emit, const struct sheet *sheet)
{
    struct layout *layout = emit->layout;
    const struct page_look *look = &layout->style->page;
    frames_set(emit, sheet);
    for (size_t i = sheet->first; i < sheet->end; i++) {
        const struct slice *slice = &layout->slices[i];
        double x = look->left + slice->x;
        if (i == sheet->first && slice->repeat && sheet->repeats)
            slice->repeat->set(emit, slice->repeat->data, x, slice->y - slice->repeat->height);
        slice->set(emit, slice, x, slice->y);
        notes_elements(emit, slice);
    }
    if (sheet->notes > 0)
        notes_set(emit, sheet, look->left, look->top + sheet->room - sheet->notes);
}

static void page_add(struct emit *emit, const struct sheet *sheet)
{
    struct pages *pages = emit->pages;
    const struct page_look *look = &emit->layout->style->page;
    ARENA_RESERVE(pages->arena, pages->items, pages->n, pages->capacity);
    struct page *page = &pages->items[pages->n];
    *page = (struct page){.width = sheet->landscape ? look->height : look->width,
                          .height = sheet->landscape ? look->width : look->height,
                          .used = sheet->room > 0 ? sheet->used / sheet->room : 0};
    page->items = emit->buffer;
    page->capacity = emit->buffer_capacity;
    emit->page = page;
    emit->number = (uint32_t)pages->n++;
}

static void page_end(struct emit *emit)
{
    struct page *page = emit->page;
    emit->buffer = page->items;
    emit->buffer_capacity = page->capacity;
    page->capacity = page->n_items;
    page->items = arena_copy(emit->pages->arena, page->items, page->n_items * sizeof *page->items);
}

static void anchors_set(struct layout *layout, struct pages *pages)
{
    for (size_t i = 0; i < layout->n_anchors && layout->n_slices; i++) {
        const struct anchor_at *at = &layout->anchors[i];
        const struct slice *slice =
            &layout->slices[at->slice < layout->n_slices ? at->slice : layout->n_slices - 1];
        ARENA_RESERVE(pages->arena, pages->anchors, pages->n_anchors, pages->anchors_capacity);
        pages->anchors[pages->n_anchors++] = (struct anchor){at->id, slice->page, slice->y};
    }
}

static void bookmarks_set(struct layout *layout, struct pages *pages)
{
    unsigned last = 0;
    for (size_t i = 0; i < layout->n_headings; i++) {
        const struct heading_at *heading = &layout->headings[i];
        const struct outline *outline = &layout->outlines[heading->outline];
        const struct slice *slice = &layout->slices[heading->slice];
        unsigned level = outline->level > last + 1 ? last + 1 : outline->level;
        last = level;
        ARENA_RESERVE(pages->arena, pages->bookmarks, pages->n_bookmarks, pages->bookmarks_capacity);
        pages->bookmarks[pages->n_bookmarks++] =
            (struct bookmark){outline->title, level, slice->page, slice->y, heading->node->element};
    }
}

/* Room for the tree at once: growing it by doubling would leave as much again behind. */
static void tree_expect(struct layout *layout, struct pages *pages)
{
    size_t n = layout->n_expected + layout->n_expected / 50 + 64;
    struct element *elements = ARENA_ARRAY(pages->arena, struct element, n);
    elements[0] = pages->elements[0];
    pages->elements = elements;
    pages->elements_capacity = n;
    pages->kids_capacity = 2 * n;
    pages->kids = ARENA_ARRAY(pages->arena, struct kid, pages->kids_capacity);
    pages->marks_capacity = n;
    pages->mark_element = ARENA_ARRAY(pages->arena, uint32_t, n);
    pages->capacity = layout->n_sheets;
    pages->items = ARENA_ARRAY(pages->arena, struct page, pages->capacity);
}

void emit_pages(struct layout *layout, struct pages *pages)
{
    struct emit emit = {.layout = layout, .pages = pages};
    pages->n_charts = layout->n_charts;
    pages->charts = arena_copy(pages->arena, layout->chart_list, layout->n_charts * sizeof *pages->charts);
    pages->chart_sizes = ARENA_ARRAY(pages->arena, struct chart_size, layout->n_charts);
    emit.shapes = ARENA_ARRAY(layout->scratch, struct shape_kept, SHAPES);
    tree_expect(layout, pages);
    for (size_t i = 0; i < layout->n_sheets; i++) {
        layout->scratch = arena_open();
        page_add(&emit, &layout->sheets[i]);
        sheet_set(&emit, &layout->sheets[i]);
        furniture_set(&emit, layout->n_sheets);
        page_end(&emit);
        arena_close(layout->scratch);
        layout->scratch = layout->pass_arena;
    }
    anchors_set(layout, pages);
    bookmarks_set(layout, pages);
}
