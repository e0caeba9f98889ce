#include "base/map.h"
#include "test_layout_sample.h"

#include <criterion/criterion.h>

/* Every mark's items are one after another on one page, and every mark has some. */
static void check_marks(struct sample *sample, const struct pages *pages)
{
    bool *seen = ARENA_ARRAY(sample->arena, bool, pages->n_marks + (size_t)1);
    size_t n = 0;
    for (size_t p = 0; p < pages->n; p++) {
        uint32_t last = MARK_ARTIFACT;
        for (size_t i = 0; i < pages->items[p].n_items; i++) {
            uint32_t mark = pages->items[p].items[i].mark;
            cr_assert(mark <= pages->n_marks);
            if (mark == last || mark == MARK_ARTIFACT) {
                last = mark;
                continue;
            }
            cr_assert_not(seen[mark], "mark %u goes on after something else, on page %zu", (unsigned)mark,
                          p + 1);
            seen[mark] = true;
            last = mark;
            n++;
        }
    }
    cr_assert_eq(n, pages->n_marks, "%zu of %u marks have content", n, (unsigned)pages->n_marks);
}

static bool may_hold(enum tag parent, enum tag kid)
{
    switch (kid) {
    case TAG_DOCUMENT: return false;
    case TAG_LI: return parent == TAG_L;
    case TAG_LBODY: return parent == TAG_LI;
    case TAG_LBL: return parent == TAG_LI || parent == TAG_NOTE;
    case TAG_CAPTION:
    case TAG_THEAD:
    case TAG_TBODY: return parent == TAG_TABLE;
    case TAG_TR: return parent == TAG_THEAD || parent == TAG_TBODY;
    case TAG_TH:
    case TAG_TD: return parent == TAG_TR;
    case TAG_TOCI: return parent == TAG_TOC;
    case TAG_SECT:
    case TAG_DIV:
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_TABLE:
    case TAG_TOC:
    case TAG_L: return parent == TAG_DOCUMENT || parent == TAG_SECT || parent == TAG_DIV;
    case TAG_P:
        return parent == TAG_DOCUMENT || parent == TAG_SECT || parent == TAG_DIV || parent == TAG_LBODY ||
               parent == TAG_NOTE;
    case TAG_NOTE: return parent == TAG_DOCUMENT || parent == TAG_SECT || parent == TAG_DIV;
    case TAG_FIGURE:
        return parent == TAG_DOCUMENT || parent == TAG_SECT || parent == TAG_DIV || parent == TAG_TD ||
               parent == TAG_TH;
    case TAG_LINK:
    case TAG_REFERENCE:
    case TAG_SPAN: return parent != TAG_DOCUMENT && parent != TAG_SECT;
    }
    return false;
}

static void check_nesting(const struct pages *pages)
{
    size_t n_kids = 0, n_marks = 0;
    for (uint32_t e = 0; e < pages->n_elements; e++) {
        const struct element *element = &pages->elements[e];
        bool may_be_empty = element->tag == TAG_TD || element->tag == TAG_TH || element->tag == TAG_DOCUMENT;
        cr_assert(may_be_empty || element->first_kid != UINT32_MAX, "an empty %.*s",
                  STR_ARG(tag_name(element->tag)));
        uint32_t last = UINT32_MAX;
        for (uint32_t k = element->first_kid; k != UINT32_MAX; k = pages->kids[k].next) {
            const struct kid *kid = &pages->kids[k];
            n_kids++;
            last = k;
            if (!kid->is_element) {
                n_marks++;
                cr_assert_eq(pages->mark_element[kid->index], e);
                continue;
            }
            cr_assert_eq(pages->elements[kid->index].parent, e);
            enum tag tag = pages->elements[kid->index].tag;
            cr_assert(may_hold(element->tag, tag), "%.*s in %.*s", STR_ARG(tag_name(tag)),
                      STR_ARG(tag_name(element->tag)));
        }
        cr_assert_eq(last, element->last_kid);
    }
    cr_assert_eq(n_kids, pages->n_kids);
    cr_assert_eq(n_marks, pages->n_marks);
    cr_assert_eq(n_kids - n_marks + 1, pages->n_elements);
}

/* Every row of a table covers every column, what reaches down from the row above counted. */
static size_t row_width(const struct pages *pages, uint32_t row, size_t *down)
{
    size_t width = 0;
    *down = 0;
    for (uint32_t k = pages->elements[row].first_kid; k != UINT32_MAX; k = pages->kids[k].next) {
        const struct element *cell = &pages->elements[pages->kids[k].index];
        size_t span = cell->column_span > 1 ? cell->column_span : 1;
        width += span;
        *down += cell->row_span > 1 ? span : 0;
    }
    return width;
}

static void check_table(const struct pages *pages, uint32_t table)
{
    size_t wanted = 0, hanging = 0;
    for (uint32_t p = pages->elements[table].first_kid; p != UINT32_MAX; p = pages->kids[p].next) {
        uint32_t part = pages->kids[p].index;
        if (pages->elements[part].tag == TAG_CAPTION)
            continue;
        for (uint32_t r = pages->elements[part].first_kid; r != UINT32_MAX; r = pages->kids[r].next) {
            size_t down, width = row_width(pages, pages->kids[r].index, &down) + hanging;
            hanging = down;
            wanted = wanted ? wanted : width;
            cr_assert_eq(width, wanted, "a row of %zu columns in a table of %zu", width, wanted);
        }
    }
}

static void check_ids(struct sample *sample, const struct pages *pages)
{
    struct map *ids = map_open(sample->arena);
    for (uint32_t e = 0; e < pages->n_elements; e++) {
        struct str id = element_detail(&pages->elements[e])->id;
        if (id.len)
            cr_assert_eq(map_add(ids, id, e), MAP_NONE, "the id \"%.*s\" stands twice", STR_ARG(id));
    }
    for (uint32_t e = 0; e < pages->n_elements; e++) {
        struct str rest = element_detail(&pages->elements[e])->headers, id;
        while (str_split(&rest, ' ', &id)) {
            uint32_t head = map_find(ids, id);
            cr_assert_neq(head, MAP_NONE, "headers name \"%.*s\", which is nowhere", STR_ARG(id));
            cr_assert_eq(pages->elements[head].tag, TAG_TH);
        }
    }
}

static void check_elements(const struct pages *pages)
{
    unsigned level = 0;
    for (uint32_t e = 0; e < pages->n_elements; e++) {
        const struct element *element = &pages->elements[e];
        if (element->tag == TAG_H1 || element->tag == TAG_H2 || element->tag == TAG_H3) {
            unsigned own = element->tag == TAG_H1 ? 1 : element->tag == TAG_H2 ? 2 : 3;
            cr_assert(own <= level + 1, "a heading of level %u after one of %u", own, level);
            level = own;
        }
        if (element->tag == TAG_TABLE)
            check_table(pages, e);
        if (element->tag == TAG_TH)
            cr_assert_neq(element->scope, SCOPE_NONE);
        if (element->tag == TAG_NOTE)
            cr_assert(element_detail(element)->id.len > 0);
        if (element->tag == TAG_FIGURE) {
            const struct element_detail *figure = element_detail(element);
            cr_assert(figure->alt.len > 0 && figure->page < pages->n);
            cr_assert(figure->width > 0 && figure->height > 0);
        }
    }
}

static void check_links(struct sample *sample, const struct pages *pages)
{
    struct map *anchors = map_open(sample->arena);
    bool *linked = ARENA_ARRAY(sample->arena, bool, pages->n_elements);
    for (size_t i = 0; i < pages->n_anchors; i++) {
        cr_assert(pages->anchors[i].page < pages->n);
        map_add(anchors, pages->anchors[i].id, (uint32_t)i);
    }
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->items[p].n_links; i++) {
            const struct link *link = &pages->items[p].links[i];
            cr_assert_eq(pages->elements[link->element].tag, TAG_LINK);
            cr_assert(link->contents.len > 0);
            cr_assert(link->width > 0 && link->height > 0);
            if (link->address.len == 0 && sample_said(sample, "unknown-target") == 0)
                cr_assert_neq(map_find(anchors, link->target), MAP_NONE, "a link to \"%.*s\"",
                              STR_ARG(link->target));
            linked[link->element] = true;
        }
    for (uint32_t e = 0; e < pages->n_elements; e++)
        cr_assert(pages->elements[e].tag != TAG_LINK || linked[e], "a Link without an annotation");
    for (size_t i = 0; i < pages->n_bookmarks; i++) {
        const struct bookmark *bookmark = &pages->bookmarks[i];
        cr_assert(bookmark->page < pages->n && bookmark->element < pages->n_elements);
        cr_assert(bookmark->level >= 1 && bookmark->level <= (i ? pages->bookmarks[i - 1].level + 1 : 1));
    }
}

void sample_check_tree(struct sample *sample, const struct pages *pages)
{
    check_marks(sample, pages);
    check_nesting(pages);
    check_ids(sample, pages);
    check_elements(pages);
    check_links(sample, pages);
}
