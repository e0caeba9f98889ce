#include "layout/pages.h"

#define INDEX_MASK 0x7FFFFFFFu /* of a kid */

const struct element_detail *element_detail(const struct element *element)
{
    static const struct element_detail none;
    return element->own ? element->own : &none;
}

static void kid_add(struct pages *pages, uint32_t parent, bool is_element, uint32_t index)
{
    ARENA_RESERVE(pages->arena, pages->kids, pages->n_kids, pages->kids_capacity);
    uint32_t kid = (uint32_t)pages->n_kids++;
    pages->kids[kid] =
        (struct kid){.is_element = is_element, .index = index & INDEX_MASK, .next = UINT32_MAX};
    struct element *of = &pages->elements[parent];
    if (of->last_kid == UINT32_MAX)
        of->first_kid = kid;
    else
        pages->kids[of->last_kid].next = kid;
    of->last_kid = kid;
}

uint32_t element_add(struct pages *pages, uint32_t parent, enum tag tag)
{
    ARENA_RESERVE(pages->arena, pages->elements, pages->n_elements, pages->elements_capacity);
    uint32_t index = (uint32_t)pages->n_elements++;
    pages->elements[index] =
        (struct element){.tag = tag, .parent = parent, .first_kid = UINT32_MAX, .last_kid = UINT32_MAX};
    if (parent != ELEMENT_NONE)
        kid_add(pages, parent, true, index);
    return index;
}

struct element_detail *element_own(struct pages *pages, uint32_t element)
{
    struct element *of = &pages->elements[element];
    if (!of->own)
        of->own = ARENA_NEW(pages->arena, struct element_detail);
    return of->own;
}

uint32_t element_mark(struct pages *pages, uint32_t element)
{
    uint32_t mark = ++pages->n_marks;
    /* a mark's number is its index; 0 is decoration */
    if (!pages->mark_element)
        ARENA_RESERVE(pages->arena, pages->mark_element, 0, pages->marks_capacity);
    ARENA_RESERVE(pages->arena, pages->mark_element, (size_t)mark, pages->marks_capacity);
    pages->mark_element[0] = ELEMENT_NONE;
    pages->mark_element[mark] = element;
    kid_add(pages, element, false, mark);
    return mark;
}

struct str tag_name(enum tag tag)
{
    switch (tag) {
    case TAG_DOCUMENT: return STR("Document");
    case TAG_SECT: return STR("Sect");
    case TAG_DIV: return STR("Div");
    case TAG_H1: return STR("H1");
    case TAG_H2: return STR("H2");
    case TAG_H3: return STR("H3");
    case TAG_P: return STR("P");
    case TAG_L: return STR("L");
    case TAG_LI: return STR("LI");
    case TAG_LBL: return STR("Lbl");
    case TAG_LBODY: return STR("LBody");
    case TAG_TABLE: return STR("Table");
    case TAG_CAPTION: return STR("Caption");
    case TAG_THEAD: return STR("THead");
    case TAG_TBODY: return STR("TBody");
    case TAG_TR: return STR("TR");
    case TAG_TH: return STR("TH");
    case TAG_TD: return STR("TD");
    case TAG_FIGURE: return STR("Figure");
    case TAG_LINK: return STR("Link");
    case TAG_TOC: return STR("TOC");
    case TAG_TOCI: return STR("TOCI");
    case TAG_REFERENCE: return STR("Reference");
    case TAG_NOTE: return STR("Note");
    case TAG_SPAN: return STR("Span");
    }
    return STR("Span");
}
