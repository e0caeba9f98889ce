#include "box_check.h"

#include "chart/chart_draw.h"
#include <math.h>
#include <stdlib.h>

#define TOLERANCE 0.75    /* [pt] */
#define ASCENT_SHARE 0.81 /* of a text's height, above its baseline */

struct box {
    double left, top, right, bottom;
    const struct item *item;
    struct str words;
    bool in_chart; /* its words; item is the chart */
};

struct check {
    const struct pages *pages;
    struct metrics *metrics;
    struct arena *scratch; /* of a page */
    struct diags *diags;
    size_t page, found;
    struct box *boxes;
    size_t n, capacity;
};

static struct box box_of(const struct item *item)
{
    double top = item->kind == ITEM_TEXT ? item->y - ASCENT_SHARE * item->height : item->y;
    struct str words = item->kind == ITEM_TEXT ? item_text(item) : STR("(a chart)");
    return (struct box){item->x, top, item->x + item->width, top + item->height, item, words, false};
}

static void fault(struct check *check, const char *code, const struct box *box, const char *what)
{
    check->found++;
    diag_add(check->diags, SEVERITY_ERROR, code, place_line(STR_NONE, 0, 0), NULL,
             "page %zu: \"%.*s\" at %.1f, %.1f to %.1f, %.1f %s", check->page + 1, STR_ARG(box->words),
             box->left, box->top, box->right, box->bottom, what);
}

/* -- what stands on what */

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

static void check_overlaps(struct check *check)
{
    struct box *boxes = check->boxes;
    if (check->n)
        qsort(boxes, check->n, sizeof *boxes, by_top);
    for (size_t i = 0; i < check->n; i++)
        for (size_t k = i + 1; k < check->n && boxes[k].top < boxes[i].bottom - TOLERANCE; k++) {
            bool own = boxes[i].item == boxes[k].item && boxes[i].in_chart != boxes[k].in_chart;
            if (own || !meet(&boxes[i], &boxes[k]))
                continue;
            check->found++;
            diag_add(check->diags, SEVERITY_ERROR, "overlap", place_line(STR_NONE, 0, 0), NULL,
                     "page %zu: \"%.*s\" at %.1f, %.1f and \"%.*s\" at %.1f, %.1f stand on each other",
                     check->page + 1, STR_ARG(boxes[i].words), boxes[i].left, boxes[i].top,
                     STR_ARG(boxes[k].words), boxes[k].left, boxes[k].top);
        }
}

/* -- what sticks out */

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

static bool leaves(const struct box *box, const struct item *chart)
{
    return box->left < chart->x - TOLERANCE || box->top < chart->y - TOLERANCE ||
           box->right > chart->x + chart->width + TOLERANCE ||
           box->bottom > chart->y + chart->height + TOLERANCE;
}

static void box_add(struct check *check, struct box box)
{
    ARENA_RESERVE(check->scratch, check->boxes, check->n, check->capacity);
    check->boxes[check->n++] = box;
}

/* The words in a chart, where they stand on the page. */
static void chart_add(struct check *check, const struct item *item)
{
    const struct pages *pages = check->pages;
    struct chart_box *texts;
    size_t n = chart_boxes(pages->charts[item->of.chart.chart], pages->style, check->metrics, check->scratch,
                           item->width, item->height, &texts);
    for (size_t i = 0; i < n; i++) {
        double left = item->x + texts[i].x, top = item->y + texts[i].y;
        struct box box = {left, top, left + texts[i].width, top + texts[i].height, item, texts[i].text, true};
        if (leaves(&box, item))
            fault(check, "overflow", &box, "leaves its chart");
        if (texts[i].size < pages->style->table.least_size - 0.01)
            fault(check, "small-type", &box, "is in letters that are too small");
        box_add(check, box);
    }
}

size_t pages_check_boxes(const struct pages *pages, struct metrics *metrics, struct diags *diags)
{
    struct check check = {.pages = pages, .metrics = metrics, .diags = diags};
    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = &pages->items[p];
        check.scratch = arena_open();
        check.page = p;
        check.boxes = NULL;
        check.n = check.capacity = 0;
        for (size_t i = 0; i < page->n_items; i++) {
            const struct item *item = &page->items[i];
            struct box box = box_of(item);
            if (sticks_out(pages, page, &box))
                fault(&check, "overflow", &box, "leaves the page's text block");
            if (item->kind == ITEM_TEXT || item->kind == ITEM_CHART)
                box_add(&check, box);
            if (item->kind == ITEM_CHART && metrics)
                chart_add(&check, item);
        }
        check_overlaps(&check);
        arena_close(check.scratch);
    }
    return check.found;
}
