#include "base/str.h"
#include "layout/pages.h"

static void dump_item(const struct item *item, struct buf *out)
{
    switch (item->kind) {
    case ITEM_TEXT:
        buf_add_format(out, "  text %.1f %.1f %s %.4g \"%.*s\"", item->x, item->y,
                       item->of.text.font == FONT_BOLD ? "bold" : "regular", item->of.text.size,
                       STR_ARG(item_text(item)));
        break;
    case ITEM_RECTANGLE:
        buf_add_format(out, "  %s %.1f %.1f %.1f %.1f", item->of.rectangle.stroke > 0 ? "frame" : "fill",
                       item->x, item->y, item->width, item->height);
        break;
    case ITEM_LINE:
        buf_add_format(out, "  line %.1f %.1f %.1f %.1f", item->x, item->y, item->width, item->height);
        break;
    case ITEM_CHART:
        buf_add_format(out, "  chart %u %.1f %.1f %.1f %.1f", (unsigned)item->of.chart.chart, item->x,
                       item->y, item->width, item->height);
        break;
    }
    if (item->mark == MARK_ARTIFACT)
        buf_add_format(out, " -%s\n",
                       item->artifact == ARTIFACT_HEADER   ? " header"
                       : item->artifact == ARTIFACT_FOOTER ? " footer"
                                                           : "");
    else
        buf_add_format(out, " m%u\n", (unsigned)item->mark);
}

void pages_dump(const struct pages *pages, struct buf *out)
{
    buf_add_format(out, "%zu pages, %zu elements, %u marks\n", pages->n, pages->n_elements,
                   (unsigned)pages->n_marks);
    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = &pages->items[p];
        buf_add_format(out, "page %zu %.1f %.1f, %.0f%% filled\n", p + 1, page->width, page->height,
                       100 * page->used);
        for (size_t i = 0; i < page->n_items; i++)
            dump_item(&page->items[i], out);
        for (size_t i = 0; i < page->n_links; i++) {
            const struct link *link = &page->links[i];
            struct str to = link->address.len ? link->address : link->target;
            buf_add_format(out, "  link %.1f %.1f %.1f %.1f to %.*s (%.*s)\n", link->x, link->y, link->width,
                           link->height, STR_ARG(to), STR_ARG(link->contents));
        }
    }
    for (size_t i = 0; i < pages->n_anchors; i++)
        buf_add_format(out, "anchor %.*s page %u at %.1f\n", STR_ARG(pages->anchors[i].id),
                       (unsigned)pages->anchors[i].page + 1, pages->anchors[i].y);
    for (size_t i = 0; i < pages->n_bookmarks; i++)
        buf_add_format(out, "bookmark %u page %u at %.1f %.*s\n", pages->bookmarks[i].level,
                       (unsigned)pages->bookmarks[i].page + 1, pages->bookmarks[i].y,
                       STR_ARG(pages->bookmarks[i].title));
}
