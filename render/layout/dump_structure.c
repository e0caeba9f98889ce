#include "layout/pages.h"

/* The tree as somebody hears it who cannot see the pages: headings with their level, tables with their size
 * and then row by row, figures by their alternative text. Decoration is not in it. */

struct where { /* a mark's items: one after another on one page */
    uint32_t page, item;
};

struct listener {
    const struct pages *pages;
    struct buf *out;
    struct buf words; /* of the element at hand */
    struct where *marks;
    struct arena *scratch;
};

static void marks_find(struct listener *listener)
{
    const struct pages *pages = listener->pages;
    listener->marks = ARENA_ARRAY(listener->scratch, struct where, pages->n_marks + (size_t)1);
    uint32_t last = MARK_ARTIFACT;
    for (size_t p = 0; p < pages->n; p++, last = MARK_ARTIFACT)
        for (size_t i = 0; i < pages->items[p].n_items; i++) {
            uint32_t mark = pages->items[p].items[i].mark;
            if (mark != MARK_ARTIFACT && mark != last)
                listener->marks[mark] = (struct where){(uint32_t)p, (uint32_t)i};
            last = mark;
        }
}

static void words_add(struct listener *listener, uint32_t mark)
{
    struct where where = listener->marks[mark];
    const struct page *page = &listener->pages->items[where.page];
    for (uint32_t i = where.item; i < page->n_items && page->items[i].mark == mark; i++)
        if (page->items[i].kind == ITEM_TEXT)
            buf_add(&listener->words, item_text(&page->items[i]));
}

static bool is_inline(enum tag tag)
{
    switch (tag) {
    case TAG_LINK:
    case TAG_SPAN:
    case TAG_REFERENCE: return true;
    case TAG_DOCUMENT:
    case TAG_SECT:
    case TAG_DIV:
    case TAG_H1:
    case TAG_H2:
    case TAG_H3:
    case TAG_P:
    case TAG_L:
    case TAG_LI:
    case TAG_LBL:
    case TAG_LBODY:
    case TAG_TABLE:
    case TAG_CAPTION:
    case TAG_THEAD:
    case TAG_TBODY:
    case TAG_TR:
    case TAG_TH:
    case TAG_TD:
    case TAG_FIGURE:
    case TAG_TOC:
    case TAG_TOCI:
    case TAG_NOTE: return false;
    }
    return false;
}

static void words_space(struct listener *listener)
{
    struct str words = buf_str(&listener->words);
    if (words.len && words.ptr[words.len - 1] != ' ')
        buf_add_char(&listener->words, ' ');
}

/* What is heard of the element and all below it. */
static void words_of(struct listener *listener, uint32_t index)
{
    const struct pages *pages = listener->pages;
    const struct element *element = &pages->elements[index];
    const struct element_detail *detail = element_detail(element);
    if (detail->actual.len || element->tag == TAG_FIGURE) {
        buf_add(&listener->words, detail->actual.len ? detail->actual : detail->alt);
        return;
    }
    if (element->tag == TAG_REFERENCE && element->parent != ELEMENT_NONE &&
        pages->elements[element->parent].tag != TAG_TOCI)
        buf_add(&listener->words, STR(" (note "));
    for (uint32_t k = element->first_kid; k != UINT32_MAX; k = pages->kids[k].next) {
        const struct kid *kid = &pages->kids[k];
        if (!kid->is_element) {
            words_add(listener, kid->index);
            continue;
        }
        if (!is_inline(pages->elements[kid->index].tag))
            words_space(listener);
        words_of(listener, kid->index);
    }
    if (element->tag == TAG_REFERENCE && element->parent != ELEMENT_NONE &&
        pages->elements[element->parent].tag != TAG_TOCI)
        buf_add_char(&listener->words, ')');
}

static struct str heard(struct listener *listener, uint32_t index)
{
    buf_clear(&listener->words);
    words_of(listener, index);
    return str_trim(buf_str(&listener->words));
}

/* -- lines */

static void begin(struct listener *listener, unsigned depth)
{
    for (unsigned i = 0; i < depth; i++)
        buf_add(listener->out, STR("  "));
}

static void say(struct listener *listener, unsigned depth, const char *what, struct str words)
{
    begin(listener, depth);
    buf_add_format(listener->out, "%s%s%.*s\n", what, words.len && what[0] ? ": " : "", STR_ARG(words));
}

static uint32_t kid_of(const struct pages *pages, uint32_t element, enum tag tag)
{
    for (uint32_t k = pages->elements[element].first_kid; k != UINT32_MAX; k = pages->kids[k].next)
        if (pages->kids[k].is_element && pages->elements[pages->kids[k].index].tag == tag)
            return pages->kids[k].index;
    return ELEMENT_NONE;
}

static size_t count_of(const struct pages *pages, uint32_t element, enum tag tag)
{
    size_t n = 0;
    for (uint32_t k = element == ELEMENT_NONE ? UINT32_MAX : pages->elements[element].first_kid;
         k != UINT32_MAX; k = pages->kids[k].next)
        n += pages->kids[k].is_element && pages->elements[pages->kids[k].index].tag == tag;
    return n;
}

/* "Row Birmingham: 25.5; 25.9; C". */
static void say_row(struct listener *listener, unsigned depth, uint32_t row, bool head)
{
    const struct pages *pages = listener->pages;
    bool first = true, named = false;
    uint32_t only = pages->elements[row].first_kid;
    begin(listener, depth);
    if (!head && only != UINT32_MAX && pages->kids[only].next == UINT32_MAX &&
        pages->elements[pages->kids[only].index].column_span > 1) { /* the head of a group of rows */
        buf_add(listener->out, STR("Group: "));
        buf_add(listener->out, heard(listener, pages->kids[only].index));
        buf_add_char(listener->out, '\n');
        return;
    }
    buf_add(listener->out, head ? STR("Heads: ") : STR("Row"));
    for (uint32_t k = pages->elements[row].first_kid; k != UINT32_MAX; k = pages->kids[k].next) {
        uint32_t cell = pages->kids[k].index;
        const struct element *element = &pages->elements[cell];
        struct str words = heard(listener, cell);
        bool names = !head && element->tag == TAG_TH;
        if (names)
            buf_add_format(listener->out, "%s%.*s", named ? ", " : " ", STR_ARG(words));
        else
            buf_add_format(listener->out, "%s%.*s", first ? head ? "" : ": " : "; ",
                           STR_ARG(words.len ? words : STR("blank")));
        named = named || names;
        first = first && names;
        if (element->column_span > 1)
            buf_add_format(listener->out, " (over %u columns)", (unsigned)element->column_span);
    }
    buf_add_char(listener->out, '\n');
}

static void say_rows(struct listener *listener, unsigned depth, uint32_t part, bool head)
{
    const struct pages *pages = listener->pages;
    for (uint32_t k = part == ELEMENT_NONE ? UINT32_MAX : pages->elements[part].first_kid; k != UINT32_MAX;
         k = pages->kids[k].next)
        say_row(listener, depth, pages->kids[k].index, head);
}

static void say_table(struct listener *listener, unsigned depth, uint32_t table)
{
    const struct pages *pages = listener->pages;
    uint32_t caption = kid_of(pages, table, TAG_CAPTION), head = kid_of(pages, table, TAG_THEAD);
    uint32_t body = kid_of(pages, table, TAG_TBODY);
    size_t rows = count_of(pages, body, TAG_TR);
    struct str words = caption == ELEMENT_NONE ? STR_NONE : heard(listener, caption);
    begin(listener, depth);
    buf_add_format(listener->out, "Table%s%.*s, %zu %s", words.len ? ": " : "", STR_ARG(words), rows,
                   rows == 1 ? "row" : "rows");
    struct str summary = element_detail(&pages->elements[table])->summary;
    buf_add_format(listener->out, "%s%.*s\n", summary.len ? ". " : "", STR_ARG(summary));
    say_rows(listener, depth + 1, head, true);
    say_rows(listener, depth + 1, body, false);
}

static void say_kids(struct listener *listener, unsigned depth, uint32_t index);

static void say_item(struct listener *listener, unsigned depth, uint32_t item)
{
    const struct pages *pages = listener->pages;
    uint32_t label = kid_of(pages, item, TAG_LBL), body = kid_of(pages, item, TAG_LBODY);
    begin(listener, depth);
    if (label != ELEMENT_NONE) {
        buf_add(listener->out, heard(listener, label));
        buf_add_char(listener->out, ' ');
    }
    if (body != ELEMENT_NONE)
        buf_add(listener->out, heard(listener, body));
    buf_add_char(listener->out, '\n');
}

static void say_list(struct listener *listener, unsigned depth, uint32_t list)
{
    size_t n = count_of(listener->pages, list, TAG_LI);
    begin(listener, depth);
    buf_add_format(listener->out, "List, %zu %s\n", n, n == 1 ? "item" : "items");
    say_kids(listener, depth + 1, list);
}

static void say_element(struct listener *listener, unsigned depth, uint32_t index)
{
    const struct element *element = &listener->pages->elements[index];
    switch (element->tag) {
    case TAG_DOCUMENT:
        say(listener, depth, "Document", listener->pages->document->title);
        say_kids(listener, depth + 1, index);
        return;
    case TAG_SECT:
        say(listener, depth, "Section", STR_NONE);
        say_kids(listener, depth + 1, index);
        return;
    case TAG_DIV:
        say(listener, depth, "Box", STR_NONE);
        say_kids(listener, depth + 1, index);
        return;
    case TAG_H1: say(listener, depth, "Heading 1", heard(listener, index)); return;
    case TAG_H2: say(listener, depth, "Heading 2", heard(listener, index)); return;
    case TAG_H3: say(listener, depth, "Heading 3", heard(listener, index)); return;
    case TAG_FIGURE: say(listener, depth, "Figure", heard(listener, index)); return;
    case TAG_NOTE: say(listener, depth, "Note", heard(listener, index)); return;
    case TAG_TABLE: say_table(listener, depth, index); return;
    case TAG_L: say_list(listener, depth, index); return;
    case TAG_LI: say_item(listener, depth, index); return;
    case TAG_TOC:
        say(listener, depth, "Contents", STR_NONE);
        say_kids(listener, depth + 1, index);
        return;
    case TAG_TR: say_row(listener, depth, index, false); return;
    case TAG_P:
    case TAG_TOCI:
    case TAG_LBL:
    case TAG_LBODY:
    case TAG_CAPTION:
    case TAG_THEAD:
    case TAG_TBODY:
    case TAG_TH:
    case TAG_TD:
    case TAG_LINK:
    case TAG_REFERENCE:
    case TAG_SPAN: say(listener, depth, "", heard(listener, index)); return;
    }
}

static void say_kids(struct listener *listener, unsigned depth, uint32_t index)
{
    const struct pages *pages = listener->pages;
    for (uint32_t k = pages->elements[index].first_kid; k != UINT32_MAX; k = pages->kids[k].next)
        if (pages->kids[k].is_element)
            say_element(listener, depth, pages->kids[k].index);
}

void pages_dump_structure(const struct pages *pages, struct buf *out)
{
    struct listener listener = {.pages = pages, .out = out, .scratch = arena_open()};
    marks_find(&listener);
    say_element(&listener, 0, 0);
    buf_close(&listener.words);
    arena_close(listener.scratch);
}
