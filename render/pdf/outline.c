/* outline: bookmarks as a tree. */
#include "syntax.h"
#include "writer.h"

#define NO_BOOKMARK UINT32_MAX

struct node { /* of a bookmark; indexes of bookmarks */
    uint32_t parent, previous, next, first, last;
    uint32_t n_kids;
};

/* Each bookmark is the child of the last one before it of a smaller level; levels may be left out. The root
 * is nodes[n]. */
static struct node *build(const struct writer *writer, size_t n)
{
    struct node *nodes = ARENA_ARRAY(writer->arena, struct node, n + 1);
    for (size_t i = 0; i <= n; i++)
        nodes[i] = (struct node){NO_BOOKMARK, NO_BOOKMARK, NO_BOOKMARK, NO_BOOKMARK, NO_BOOKMARK, 0};
    for (uint32_t i = 0; i < n; i++) {
        uint32_t parent = i ? i - 1 : (uint32_t)n;
        while (parent != n && writer->pages->bookmarks[parent].level >= writer->pages->bookmarks[i].level)
            parent = nodes[parent].parent;
        nodes[i].parent = parent;
        nodes[i].previous = nodes[parent].last;
        if (nodes[parent].last == NO_BOOKMARK)
            nodes[parent].first = i;
        else
            nodes[nodes[parent].last].next = i;
        nodes[parent].last = i;
        nodes[parent].n_kids++;
    }
    return nodes;
}

static void add_relative(struct buf *out, const char *key, uint32_t first_number, uint32_t bookmark)
{
    if (bookmark == NO_BOOKMARK)
        return;
    buf_add(out, str_of(key));
    save_add_reference(out, first_number + bookmark);
}

static void write_bookmark(struct writer *writer, const struct node *nodes, uint32_t i, uint32_t first_number)
{
    const struct bookmark *bookmark = &writer->pages->bookmarks[i];
    const struct node *node = &nodes[i];
    struct buf body = {0};
    buf_add(&body, STR("<</Title"));
    syntax_add_text(&body, bookmark->title);
    add_relative(&body, "/Parent ", first_number, node->parent);
    add_relative(&body, "/Prev ", first_number, node->previous);
    add_relative(&body, "/Next ", first_number, node->next);
    add_relative(&body, "/First ", first_number, node->first);
    add_relative(&body, "/Last ", first_number, node->last);
    if (node->n_kids) /* negative: closed until it is opened */
        buf_add_format(&body, "/Count -%u", (unsigned)node->n_kids);
    buf_add(&body, STR("/Dest"));
    writer_add_place(writer, &body, bookmark->page, bookmark->y);
    if (writer->settings->tagged && bookmark->element < writer->pages->n_elements) {
        buf_add(&body, STR("/SE "));
        save_add_reference(&body, writer_element(writer, bookmark->element));
    }
    buf_add(&body, STR(">>"));
    save_object(&writer->save, first_number + i, buf_str(&body));
    buf_close(&body);
}

void outline_write(struct writer *writer)
{
    size_t n = writer->pages->n_bookmarks;
    if (n == 0)
        return;
    const struct node *nodes = build(writer, n);
    uint32_t first = save_reserve_all(&writer->save, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        if (writer->pages->bookmarks[i].page < writer->pages->n)
            write_bookmark(writer, nodes, i, first);
        else
            writer_fail(writer, "no-page", "The bookmark \xE2\x80\x9C%.*s\xE2\x80\x9D leads to no page.",
                        STR_ARG(writer->pages->bookmarks[i].title));
    }
    struct buf root = {0};
    buf_add(&root, STR("<</Type/Outlines"));
    add_relative(&root, "/First ", first, nodes[n].first);
    add_relative(&root, "/Last ", first, nodes[n].last);
    buf_add_format(&root, "/Count %u>>", (unsigned)nodes[n].n_kids);
    uint32_t number = first + (uint32_t)n;
    save_object(&writer->save, number, buf_str(&root));
    buf_close(&root);
    writer_add_reference(writer, writer->doc->catalog, "Outlines", number);
    HPDF_Dict_AddName(writer->doc->catalog, "PageMode", "UseOutlines");
}
