#include "layout/box_check.h"

#include <math.h>
#include <stdlib.h>

#define TOLERANCE 0.75    /* [pt] */
#define ASCENT_SHARE 0.81 /* of a text's height, above its baseline */

struct box {
    double left, top, right, bottom;
    const struct item *item;
};

static struct box box_of(const struct item *item)
{
    double top = item->kind == ITEM_TEXT ? item->y - ASCENT_SHARE * item->height : item->y;
    return (struct box){item->x, top, item->x + item->width, top + item->height, item};
}

static struct str words_of(const struct item *item)
{
    return item->kind == ITEM_TEXT ? item->of.text.text : STR("(a chart)");
}

static int by_top(const void *left, const void *right)
{
    const struct box *a = left, *b = right;
    if (a->top != b->top)
        return a->top < b->top ? -1 : 1;
    return (a->left > b->left) - (a->left < b->left);
}

static bool meet(const struct box *a, const struct box *b)
{
    double across = fmin(a->right, b->right) - fmax(a->left, b->left);
    double down = fmin(a->bottom, b->bottom) - fmax(a->top, b->top);
    return across > TOLERANCE && down > TOLERANCE;
}

static size_t check_overlaps(struct box *boxes, size_t n, size_t page, struct diags *diags)
{
    size_t found = 0;
    qsort(boxes, n, sizeof *boxes, by_top);
    for (size_t i = 0; i < n; i++)
        for (size_t k = i + 1; k < n && boxes[k].top < boxes[i].bottom - TOLERANCE; k++) {
            if (!meet(&boxes[i], &boxes[k]))
                continue;
            found++;
            diag_add(diags, SEVERITY_ERROR, "overlap", place_line(STR_NONE, 0, 0), NULL,
                     "page %zu: \"%.*s\" at %.1f, %.1f and \"%.*s\" at %.1f, %.1f stand on each other",
                     page + 1, STR_ARG(words_of(boxes[i].item)), boxes[i].left, boxes[i].top,
                     STR_ARG(words_of(boxes[k].item)), boxes[k].left, boxes[k].top);
        }
    return found;
}

static bool sticks_out(const struct pages *pages, const struct page *page, const struct box *box)
{
    const struct page_look *look = &pages->style->page;
    if (box->item->mark == MARK_ARTIFACT && box->item->artifact != ARTIFACT_LAYOUT)
        return box->left < -TOLERANCE || box->top < -TOLERANCE || box->right > page->width + TOLERANCE ||
               box->bottom > page->height + TOLERANCE;
    /* a baseline's ascent may reach above the block by what its leading does not cover */
    return box->left < look->left - TOLERANCE || box->right > page->width - look->right + TOLERANCE ||
           box->top < look->top - 2 * TOLERANCE || box->bottom > page->height - look->bottom + 2 * TOLERANCE;
}

size_t pages_check_boxes(const struct pages *pages, struct diags *diags)
{
    size_t found = 0;
    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = &pages->items[p];
        struct arena *scratch = arena_open();
        struct box *boxes = ARENA_ARRAY(scratch, struct box, page->n_items);
        size_t n = 0;
        for (size_t i = 0; i < page->n_items; i++) {
            struct box box = box_of(&page->items[i]);
            if (sticks_out(pages, page, &box)) {
                found++;
                diag_add(diags, SEVERITY_ERROR, "overflow", place_line(STR_NONE, 0, 0), NULL,
                         "page %zu: \"%.*s\" at %.1f, %.1f to %.1f, %.1f leaves the page's text block", p + 1,
                         STR_ARG(words_of(box.item)), box.left, box.top, box.right, box.bottom);
            }
            if (box.item->kind == ITEM_TEXT || box.item->kind == ITEM_CHART)
                boxes[n++] = box;
        }
        found += check_overlaps(boxes, n, p, diags);
        arena_close(scratch);
    }
    return found;
}
