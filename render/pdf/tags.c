/* tags: the structure tree. Element i of the pages is object element_number + i; its kids are marked content
 * (an MCID on the element's own page, else a marked-content reference), links (object references) and
 * elements. */
#include "syntax.h"
#include "tree.h"
#include "writer.h"

#define NONE UINT32_MAX

struct tags {
    struct writer *writer;
    uint32_t *element_link; /* running number of an element's first link, NONE */
    uint32_t *link_next;    /* by running number */
    uint32_t *link_page;
    struct tree_entry *ids;
    size_t n_ids, ids_capacity;
    struct buf body;
};

/* The links of each element, in order of appearance. */
static void collect_links(struct tags *tags)
{
    struct writer *writer = tags->writer;
    const struct pages *pages = writer->pages;
    size_t n = writer->link_first[pages->n];
    tags->element_link = ARENA_ARRAY(writer->arena, uint32_t, pages->n_elements);
    tags->link_next = ARENA_ARRAY(writer->arena, uint32_t, n);
    tags->link_page = ARENA_ARRAY(writer->arena, uint32_t, n);
    for (size_t i = 0; i < pages->n_elements; i++)
        tags->element_link[i] = NONE;
    for (size_t p = pages->n; p-- > 0;)
        for (size_t i = pages->items[p].n_links; i-- > 0;) {
            uint32_t running = writer->link_first[p] + (uint32_t)i,
                     element = pages->items[p].links[i].element;
            tags->link_page[running] = (uint32_t)p;
            tags->link_next[running] = tags->element_link[element];
            tags->element_link[element] = running;
        }
}

/* -- attributes */

/* [12 34.5 …] */
static void add_box(struct buf *out, const struct element_detail *figure, double height)
{
    const double box[4] = {figure->x, height - figure->y - figure->height, figure->x + figure->width,
                           height - figure->y};
    buf_add(out, STR("/BBox["));
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_add_char(out, ' ');
        syntax_add_number(out, box[i], 2);
    }
    buf_add_char(out, ']');
}

static void add_headers(struct buf *out, struct str headers)
{
    struct str id;
    buf_add(out, STR("/Headers["));
    while (str_split(&headers, ' ', &id))
        if (id.len)
            syntax_add_bytes(out, id);
    buf_add_char(out, ']');
}

static void add_table_attributes(struct buf *out, const struct element *element)
{
    static const char *const scopes[] = {NULL, "/Scope/Row", "/Scope/Column", "/Scope/Both"};
    const struct element_detail *detail = element_detail(element);
    buf_add(out, STR("/A<</O/Table"));
    if (detail->summary.len) {
        buf_add(out, STR("/Summary"));
        syntax_add_text(out, detail->summary);
    }
    if (element->tag == TAG_TH && element->scope != SCOPE_NONE)
        buf_add(out, str_of(scopes[element->scope]));
    if (element->column_span > 1)
        buf_add_format(out, "/ColSpan %u", (unsigned)element->column_span);
    if (element->row_span > 1)
        buf_add_format(out, "/RowSpan %u", (unsigned)element->row_span);
    if (detail->headers.len)
        add_headers(out, detail->headers);
    buf_add(out, STR(">>"));
}

/* Whether the list's first item has a label of its own. */
static bool has_labels(const struct pages *pages, const struct element *list)
{
    const struct element *at = list;
    for (int depth = 0; depth < 2; depth++) {
        uint32_t kid = at->first_kid;
        while (kid != NONE && !pages->kids[kid].is_element)
            kid = pages->kids[kid].next;
        if (kid == NONE)
            return false;
        at = &pages->elements[pages->kids[kid].index];
    }
    return at->tag == TAG_LBL;
}

static void add_attributes(struct tags *tags, const struct element *element)
{
    struct buf *out = &tags->body;
    const struct pages *pages = tags->writer->pages;
    const struct element_detail *detail = element_detail(element);
    if (element->tag == TAG_FIGURE && detail->width > 0 && detail->page < pages->n) {
        buf_add(out, STR("/A<</O/Layout/Placement/Block"));
        add_box(out, detail, pages->items[detail->page].height);
        buf_add(out, STR(">>"));
    } else if (element->tag == TAG_L && has_labels(pages, element)) {
        buf_add(out, element->ordered ? STR("/A<</O/List/ListNumbering/Decimal>>")
                                      : STR("/A<</O/List/ListNumbering/Disc>>"));
    } else if (detail->summary.len || element->column_span > 1 || element->row_span > 1 ||
               detail->headers.len || (element->tag == TAG_TH && element->scope != SCOPE_NONE)) {
        add_table_attributes(out, element);
    }
}

static void add_words(struct tags *tags, const char *key, struct str words)
{
    if (words.len == 0)
        return;
    buf_add(&tags->body, str_of(key));
    syntax_add_text(&tags->body, words);
}

/* A note must have an ID of its own (PDF/UA-1, 7.9); others have one when layout gave it. */
static void add_id(struct tags *tags, uint32_t index)
{
    struct writer *writer = tags->writer;
    const struct element *element = &writer->pages->elements[index];
    struct str id = element_detail(element)->id;
    if (id.len == 0 && element->tag == TAG_NOTE)
        id = str_format(writer->arena, "note-element-%u", (unsigned)index);
    if (id.len == 0)
        return;
    buf_add(&tags->body, STR("/ID"));
    syntax_add_bytes(&tags->body, id);
    ARENA_RESERVE(writer->arena, tags->ids, tags->n_ids, tags->ids_capacity);
    tags->ids[tags->n_ids++] = (struct tree_entry){
        .name = id, .value = str_format(writer->arena, "%u 0 R", (unsigned)writer_element(writer, index))};
}

/* -- kids */

/* The page of the element's first marked content, or NONE. */
static uint32_t page_of(const struct writer *writer, const struct element *element)
{
    const struct pages *pages = writer->pages;
    for (uint32_t kid = element->first_kid; kid != NONE; kid = pages->kids[kid].next)
        if (!pages->kids[kid].is_element && writer->mark_first[pages->kids[kid].index] != PIECE_NONE)
            return writer->pieces[writer->mark_first[pages->kids[kid].index]].page;
    return NONE;
}

static void add_pieces(struct tags *tags, uint32_t mark, uint32_t own_page, size_t *n)
{
    const struct writer *writer = tags->writer;
    struct buf *out = &tags->body;
    for (uint32_t i = writer->mark_first[mark]; i != PIECE_NONE; i = writer->pieces[i].next) {
        const struct piece *piece = &writer->pieces[i];
        if ((*n)++)
            buf_add_char(out, ' ');
        if (piece->page == own_page) {
            syntax_add_unsigned(out, piece->mcid);
            continue;
        }
        buf_add(out, STR("<</Type/MCR/Pg "));
        save_add_reference(out, writer->page_number[piece->page]);
        buf_add(out, STR("/MCID "));
        syntax_add_unsigned(out, piece->mcid);
        buf_add(out, STR(">>"));
    }
}

static void add_links(struct tags *tags, uint32_t element, size_t *n)
{
    const struct writer *writer = tags->writer;
    struct buf *out = &tags->body;
    for (uint32_t i = tags->element_link[element]; i != NONE; i = tags->link_next[i]) {
        if ((*n)++)
            buf_add_char(out, ' ');
        buf_add(out, STR("<</Type/OBJR/Pg "));
        save_add_reference(out, writer->page_number[tags->link_page[i]]);
        buf_add(out, STR("/Obj "));
        save_add_reference(out, writer->link_number[i]);
        buf_add(out, STR(">>"));
    }
}

static void add_kids(struct tags *tags, uint32_t index)
{
    const struct writer *writer = tags->writer;
    const struct pages *pages = writer->pages;
    const struct element *element = &pages->elements[index];
    struct buf *out = &tags->body;
    uint32_t own_page = page_of(writer, element);
    if (own_page != NONE) {
        buf_add(out, STR("/Pg "));
        save_add_reference(out, writer->page_number[own_page]);
    }
    size_t n = 0, start = out->len;
    buf_add(out, STR("/K["));
    for (uint32_t kid = element->first_kid; kid != NONE; kid = pages->kids[kid].next) {
        if (!pages->kids[kid].is_element) {
            add_pieces(tags, pages->kids[kid].index, own_page, &n);
            continue;
        }
        if (n++)
            buf_add_char(out, ' ');
        save_add_reference(out, writer_element(writer, pages->kids[kid].index));
    }
    add_links(tags, index, &n);
    if (n == 0)
        out->len = start;
    else if (n == 1)
        out->ptr[start + 2] = ' '; /* one kid needs no brackets */
    else
        buf_add_char(out, ']');
}

static void write_element(struct tags *tags, uint32_t index, uint32_t root)
{
    struct writer *writer = tags->writer;
    const struct element *element = &writer->pages->elements[index];
    struct buf *out = &tags->body;
    buf_clear(out);
    buf_add(out, STR("<</S/"));
    buf_add(out, tag_name(element->tag));
    buf_add(out, STR("/P "));
    save_add_reference(out, index == 0 ? root : writer_element(writer, element->parent));
    add_id(tags, index);
    const struct element_detail *detail = element_detail(element);
    add_words(tags, "/Lang", detail->language);
    add_words(tags, "/Alt", detail->alt);
    add_words(tags, "/ActualText", detail->actual);
    add_attributes(tags, element);
    add_kids(tags, index);
    buf_add(out, STR(">>"));
    save_object(&writer->save, writer_element(writer, index), buf_str(out));
}

/* -- from content back to elements */

/* Pages have the first keys: an array with the element of each MCID; then one key for each link. */
static uint32_t write_parents(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    size_t n_links = writer->link_first[pages->n], n = pages->n + n_links;
    struct tree_entry *entries = ARENA_ARRAY(writer->arena, struct tree_entry, n);
    struct buf value = {0};
    for (size_t p = 0; p < pages->n; p++) {
        buf_clear(&value);
        buf_add_char(&value, '[');
        for (uint32_t i = writer->page_piece[p]; i < writer->page_piece[p + 1]; i++) {
            if (i > writer->page_piece[p])
                buf_add_char(&value, ' ');
            save_add_reference(&value, writer_element(writer, pages->mark_element[writer->pieces[i].mark]));
        }
        buf_add_char(&value, ']');
        uint32_t number = save_reserve(&writer->save);
        save_object(&writer->save, number, buf_str(&value));
        entries[p] = (struct tree_entry){.number = (uint32_t)p,
                                         .value = str_format(writer->arena, "%u 0 R", (unsigned)number)};
    }
    buf_close(&value);
    for (size_t p = 0; p < pages->n; p++)
        for (size_t i = 0; i < pages->items[p].n_links; i++) {
            size_t key = pages->n + writer->link_first[p] + i;
            entries[key] = (struct tree_entry){
                .number = (uint32_t)key,
                .value = str_format(writer->arena, "%u 0 R",
                                    (unsigned)writer_element(writer, pages->items[p].links[i].element))};
        }
    return tree_write(&writer->save, TREE_NUMBERS, entries, n);
}

static void write_root(struct tags *tags, uint32_t root)
{
    struct writer *writer = tags->writer;
    struct buf *out = &tags->body;
    uint32_t parents = write_parents(writer);
    uint32_t n_keys = (uint32_t)writer->pages->n + writer->link_first[writer->pages->n];
    size_t repeated = tree_sort_names(tags->ids, tags->n_ids);
    if (repeated != SIZE_MAX)
        writer_fail(writer, "repeated-id",
                    "Two elements of the structure tree have the ID \xE2\x80\x9C%.*s\xE2\x80\x9D.",
                    STR_ARG(tags->ids[repeated].name));
    uint32_t ids = tags->n_ids ? tree_write(&writer->save, TREE_NAMES, tags->ids, tags->n_ids) : 0;
    buf_clear(out);
    buf_add(out, STR("<</Type/StructTreeRoot/K "));
    save_add_reference(out, writer_element(writer, 0));
    buf_add(out, STR("/ParentTree "));
    save_add_reference(out, parents);
    buf_add_format(out, "/ParentTreeNextKey %u", (unsigned)n_keys);
    if (ids) {
        buf_add(out, STR("/IDTree "));
        save_add_reference(out, ids);
    }
    buf_add(out, STR(">>"));
    save_object(&writer->save, root, buf_str(out));
}

void tags_write(struct writer *writer)
{
    if (!writer->settings->tagged)
        return;
    struct tags tags = {.writer = writer};
    uint32_t root = save_reserve(&writer->save);
    writer->element_number = save_reserve_all(&writer->save, writer->pages->n_elements);
    collect_links(&tags);
    for (uint32_t i = 0; i < writer->pages->n_elements; i++)
        write_element(&tags, i, root);
    write_root(&tags, root);
    writer_add_reference(writer, writer->doc->catalog, "StructTreeRoot", root);
    buf_close(&tags.body);
}
