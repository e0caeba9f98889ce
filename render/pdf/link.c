/* link: annotations for links within the paper and to addresses. */
#include "base/map.h"
#include "syntax.h"
#include "writer.h"

/* An address in ASCII: other bytes and spaces as %XX. */
static void add_address(struct buf *out, struct str address)
{
    struct buf ascii = {0};
    for (size_t i = 0; i < address.len; i++) {
        unsigned char byte = (unsigned char)address.ptr[i];
        if (byte > 32 && byte < 127)
            buf_add_char(&ascii, (char)byte);
        else
            buf_add_format(&ascii, "%%%02X", (unsigned)byte);
    }
    syntax_add_bytes(out, buf_str(&ascii));
    buf_close(&ascii);
}

static void add_target(struct writer *writer, const struct map *anchors, struct buf *out,
                       const struct link *link, size_t page)
{
    if (link->address.len > 0) {
        buf_add(out, STR("/A<</S/URI/URI"));
        add_address(out, link->address);
        buf_add(out, STR(">>"));
        return;
    }
    uint32_t index = map_find(anchors, link->target);
    if (index == MAP_NONE || writer->pages->anchors[index].page >= writer->pages->n) {
        writer_fail(
            writer, "no-anchor",
            "A link on page %zu leads to \xE2\x80\x9C%.*s\xE2\x80\x9D, which is no place in the paper.",
            page + 1, STR_ARG(link->target));
        return;
    }
    const struct anchor *anchor = &writer->pages->anchors[index];
    buf_add(out, STR("/Dest"));
    writer_add_place(writer, out, anchor->page, anchor->y);
}

static void add_box(struct buf *out, const struct link *link, double height)
{
    const double box[4] = {link->x, height - link->y - link->height, link->x + link->width, height - link->y};
    buf_add(out, STR("/Rect["));
    for (int i = 0; i < 4; i++) {
        if (i)
            buf_add_char(out, ' ');
        syntax_add_number(out, box[i], 2);
    }
    buf_add_char(out, ']');
}

/* What a listener hears: the link's words, else where it leads. */
static struct str words_of(const struct link *link)
{
    if (link->contents.len > 0)
        return link->contents;
    return link->address.len > 0 ? link->address : link->target;
}

static uint32_t write_link(struct writer *writer, const struct map *anchors, const struct link *link,
                           size_t page, uint32_t key)
{
    struct buf body = {0};
    buf_add(&body, STR("<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4"));
    add_box(&body, link, writer->pages->items[page].height);
    buf_add(&body, STR("/Contents"));
    syntax_add_text(&body, words_of(link));
    if (writer->settings->tagged) {
        buf_add(&body, STR("/StructParent "));
        syntax_add_unsigned(&body, key);
        if (link->element >= writer->pages->n_elements)
            writer_fail(writer, "no-element",
                        "A link on page %zu belongs to no element of the structure tree.", page + 1);
    }
    add_target(writer, anchors, &body, link, page);
    buf_add(&body, STR(">>"));
    uint32_t number = save_reserve(&writer->save);
    save_object(&writer->save, number, buf_str(&body));
    buf_close(&body);
    return number;
}

void link_write_all(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    struct map *anchors = map_open(writer->arena);
    for (size_t i = 0; i < pages->n_anchors; i++)
        if (map_find(anchors, pages->anchors[i].id) == MAP_NONE)
            map_add(anchors, pages->anchors[i].id, (uint32_t)i);

    writer->link_first = ARENA_ARRAY(writer->arena, uint32_t, pages->n + 1);
    for (size_t p = 0; p < pages->n; p++)
        writer->link_first[p + 1] = writer->link_first[p] + (uint32_t)pages->items[p].n_links;
    writer->link_number = ARENA_ARRAY(writer->arena, uint32_t, writer->link_first[pages->n]);

    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = &pages->items[p];
        if (page->n_links == 0)
            continue;
        HPDF_Array annotations = HPDF_Array_New(writer->doc->mmgr);
        HPDF_Dict_Add(writer->page[p], "Annots", annotations);
        for (size_t i = 0; i < page->n_links; i++) {
            uint32_t running = writer->link_first[p] + (uint32_t)i;
            /* the parent tree has the pages' keys first, then the links' */
            uint32_t number = write_link(writer, anchors, &page->links[i], p, (uint32_t)pages->n + running);
            writer->link_number[running] = number;
            HPDF_Array_Add(annotations, save_reference(&writer->save, number));
        }
        writer_check(writer, p);
    }
}
