#include "layout/blocks.h"

#define PASSES 4 /* that page numbers in the text are given to agree with the pages */

/* -- headings that are listed: their ids are known before the first pass */

static void outline_add(struct layout *layout, const struct block *block)
{
    struct str title = text_flat(layout->arena, block->of.heading.text);
    if (!block->of.heading.listed || title.len == 0)
        return;
    ARENA_RESERVE(layout->arena, layout->outlines, layout->n_outlines, layout->outlines_capacity);
    unsigned level = block->of.heading.level;
    struct str id =
        block->id.len ? block->id : str_format(layout->arena, "heading-%zu", layout->n_outlines + 1);
    layout->outlines[layout->n_outlines++] = (struct outline){block, id, str_trim(title),
                                                              level < 1   ? 1
                                                              : level > 3 ? 3
                                                                          : level};
}

static void outlines_collect(struct layout *layout, const struct block *list)
{
    for (const struct block *block = list; block; block = block->next) {
        if (block->kind == BLOCK_SECTION || block->kind == BLOCK_HEADING)
            outline_add(layout, block);
        outlines_collect(layout, block->children);
    }
}

/* -- passes */

static void pass_begin(struct layout *layout, struct arena *scratch)
{
    layout->scratch = layout->pass_arena = scratch;
    layout->diags = diags_open(scratch);
    layout->charts = map64_open(scratch);
    layout->chart_list = NULL;
    layout->n_charts = layout->charts_capacity = 0;
    for (size_t i = 0; i < layout->document->n_charts; i++)
        chart_list_add(layout, layout->document->charts[i]);
    layout->slices = NULL;
    layout->slice_notes = NULL;
    layout->anchors = NULL;
    layout->headings = NULL;
    layout->sheets = NULL;
    layout->stops = NULL;
    layout->pens = NULL;
    layout->cut_capacity = 0;
    layout->n_slices = layout->slices_capacity = 0;
    layout->n_slice_notes = layout->slice_notes_capacity = 0;
    layout->n_anchors = layout->anchors_capacity = 0;
    layout->n_headings = layout->headings_capacity = 0;
    layout->n_sheets = layout->sheets_capacity = 0;
    layout->x = 0;
    layout->width = sheet_width(layout->style, false);
    layout->space = 0;
    layout->new_page = layout->landscape = false;
    layout->node = NULL;
    layout->frame = NULL;
    layout->last_level = layout->notes_block = 0;
    layout->next_outline = layout->next_note = 0;
    layout->n_tables = 0;
    layout->n_expected = 1;
    layout->line = 0;
    layout->has_references = false;
    layout->pass++;
}

/* Where every anchor fell, for the next pass. */
static struct map *targets_of(const struct layout *layout, struct arena *arena)
{
    struct map *map = map_open(arena);
    for (size_t i = 0; i < layout->n_anchors && layout->n_slices; i++) {
        size_t slice = layout->anchors[i].slice;
        slice = slice < layout->n_slices ? slice : layout->n_slices - 1;
        map_add(map, layout->anchors[i].id, layout->slices[slice].page);
    }
    return map;
}

static bool targets_agree(const struct layout *layout, const struct map *now)
{
    if (!layout->target_pages || map_count(now) != map_count(layout->target_pages))
        return false;
    for (size_t i = 0; i < layout->n_anchors; i++)
        if (map_find(now, layout->anchors[i].id) != map_find(layout->target_pages, layout->anchors[i].id))
            return false;
    return true;
}

static void unsettled(struct layout *layout)
{
    diag_add(layout->diags, SEVERITY_WARNING, "references-unsettled", place_line(STR_NONE, 0, 0),
             "change the text a little near the page references, or begin a section on a new page",
             "page numbers in the text did not settle in %d passes; some may be wrong by one", PASSES);
}

/* Lays out until the page numbers that the text was set with are those of its pages. */
static struct arena *settle(struct layout *layout)
{
    for (;;) {
        struct arena *scratch = arena_open();
        pass_begin(layout, scratch);
        notes_measure(layout);
        flow_blocks(layout, layout->document->body);
        paginate(layout);
        const struct map *targets = targets_of(layout, layout->arena);
        bool settled = !layout->has_references || targets_agree(layout, targets);
        if (!settled && layout->pass == PASSES)
            unsettled(layout);
        if (settled || layout->pass == PASSES) {
            if (!layout->target_pages)
                layout->target_pages = targets;
            return scratch;
        }
        layout->target_pages = targets; /* their ids are the document's, or the result's */
        arena_close(scratch);
    }
}

static void said_once(const struct layout *layout, struct diags *diags)
{
    size_t n;
    const struct diag *items = diags_sorted(layout->diags, &n);
    for (size_t i = 0; i < n; i++)
        diag_add_hint(diags, items[i].severity, str_terminated(layout->arena, items[i].code), items[i].place,
                      items[i].hint, "%.*s", STR_ARG(items[i].message));
}

struct pages *pages_build(struct arena *arena, const struct document *document, const struct style *style,
                          struct metrics *metrics, struct diags *diags)
{
    struct pages *pages = ARENA_NEW(arena, struct pages);
    *pages = (struct pages){.arena = arena, .document = document, .style = style};
    uint32_t root = element_add(pages, ELEMENT_NONE, TAG_DOCUMENT);
    element_own(pages, root)->language = document->language;
    struct layout layout = {.arena = arena, .document = document, .style = style, .metrics = metrics};
    outlines_collect(&layout, document->body);
    notes_number(&layout);
    struct arena *scratch = settle(&layout);
    emit_pages(&layout, pages);
    pages->passes = layout.pass;
    said_once(&layout, diags);
    arena_close(scratch);
    return pages;
}
