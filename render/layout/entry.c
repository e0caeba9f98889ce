#include "layout/blocks.h"

#include "chart/chart_draw.h"
#include <math.h>

/* An LA to watch: its level at the left as a mark and a word, what is known in the middle, its course at the
 * right. A rule above. It is not divided, but where it is taller than a page. */

#define LEVEL_WIDTH 74.0 /* [pt] */
#define LEFT_GAP 14.0
#define RIGHT_GAP 16.0
#define ICON_DROP 3.0 /* [pt] the marks' tops stand at the height of capitals */
#define ICON_GAP 5.0
#define RULE_GAP 9.0 /* [pt] from the rule to the text, and from the text to the next rule */

struct entry_box {
    const struct entry *entry;
    struct node *level_node, *spark_node;
    struct par *level;
    double width;                   /* of the whole [pt] */
    double icon_width, icon_height; /* [pt]; 0: none */
    double spark_width, spark_height;
    bool icon_speaks; /* the mark has its own word: it is a figure, and the word is not set again */
    double top;       /* where its text begins, once set [pt] */
    uint32_t page;
};

static void begin_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    struct entry_box *box = slice->data;
    const struct style *style = emit->layout->style;
    box->top = y + RULE_GAP;
    box->page = emit->number;
    if (y > style->page.top + 1) /* the page's own rule is above the first */
        emit_line(emit, x, y, box->width, style->table.rule, style->paint[PAINT_RULE]);
}

/* The sides are slices without height, in the order in which they are read: the level after the heading, the
 * sparkline after the words. They stand beside the first line. */
static double side_top(const struct emit *emit, const struct entry_box *box, double y)
{
    return box->page == emit->number ? box->top : y;
}

static void level_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct entry_box *box = slice->data;
    double top = side_top(emit, box, y);
    if (box->icon_height > 0) {
        uint32_t parent = box->icon_speaks ? node_element(emit, box->level_node->parent) : ELEMENT_NONE;
        emit_chart(emit, box->entry->level, parent, x, top + ICON_DROP, box->icon_width, box->icon_height);
        top += ICON_DROP + box->icon_height + ICON_GAP;
    }
    if (box->level->n_lines && !box->icon_speaks)
        par_set(emit, box->level, 0, SIZE_MAX, x, top, LEVEL_WIDTH, ALIGN_LEFT,
                node_element(emit, box->level_node), NULL);
}

static void spark_set(struct emit *emit, const struct slice *slice, double x, double y)
{
    const struct entry_box *box = slice->data;
    emit_chart(emit, box->entry->spark, node_element(emit, box->spark_node),
               x + box->width - box->spark_width, side_top(emit, box, y) + ICON_DROP, box->spark_width,
               box->spark_height);
}

static void icon_measure(struct layout *layout, struct entry_box *box)
{
    const struct chart *icon = box->entry->level;
    const char *why;
    if (!icon || !chart_can_draw(icon, &why) || chart_index(layout, icon) == MAP_NONE)
        return;
    double own = chart_width(icon, layout->style);
    box->icon_width = own > 0 ? fmin(own, LEVEL_WIDTH) : LEVEL_WIDTH;
    box->icon_speaks = icon->kind == CHART_ICON && icon->of.icon.text.len > 0;
    box->icon_height = chart_height(icon, layout->style, layout->metrics, box->icon_width);
}

static void spark_measure(struct layout *layout, struct entry_box *box)
{
    const struct chart *spark = box->entry->spark;
    const char *why;
    if (!spark || !chart_can_draw(spark, &why) || chart_index(layout, spark) == MAP_NONE)
        return;
    double own = chart_width(spark, layout->style);
    box->spark_width = fmin(own > 0 ? own : layout->style->chart.spark_width, box->width / 3);
    box->spark_height = chart_height(spark, layout->style, layout->metrics, box->spark_width);
}

static double side_height(const struct entry_box *box)
{
    double level = box->icon_height > 0 ? ICON_DROP + box->icon_height : 0;
    if (!box->icon_speaks)
        level += (level > 0 ? ICON_GAP : 0) + par_height(box->level);
    return fmax(level, box->spark_height > 0 ? ICON_DROP + box->spark_height : 0);
}

static void heading_add(struct layout *layout, struct entry_box *box, double x, double width)
{
    const struct text_look *look = &layout->style->text[TEXT_HEADING3];
    unsigned level = layout->last_level;
    struct par *heading = par_build(layout, box->entry->heading, look, width, true);
    par_add_labelled(layout, heading, x, 0, node_heading(layout, level < 3 ? level + 1 : 3), NULL, 0, NULL);
    layout->last_level = level; /* the next entry stands beside this one, not under it */
    box->level_node = node_add(layout, layout->node, TAG_P);
    slice_add(layout, level_set, box, 0, 0, 0);
    layout->space = fmin(look->space_after, 3);
}

static double slices_height(const struct layout *layout, size_t from)
{
    double height = 0;
    for (size_t i = from; i < layout->n_slices; i++)
        height += layout->slices[i].before + layout->slices[i].height;
    return height;
}

/* Beside the sparkline the words have a narrower column than below it. */
static void words_add(struct layout *layout, struct entry_box *box, double x, double beside)
{
    const struct entry *entry = box->entry;
    size_t first = layout->n_slices;
    double side = box->spark_height > 0 ? ICON_DROP + box->spark_height : 0;
    heading_add(layout, box, x, beside);
    for (size_t i = 0; i < entry->n_paragraphs; i++) {
        enum paragraph_kind kind = entry->kinds ? entry->kinds[i] : PARAGRAPH_BODY;
        const struct text_look *look = &layout->style->text[paragraph_style(kind)];
        double width = slices_height(layout, first) + layout->space >= side ? box->width - x : beside;
        struct par *par = par_build(layout, entry->paragraphs[i], look, width, false);
        if (par->n_lines == 0)
            continue;
        par_add(layout, par, x, 0, TAG_P);
        layout->space = fmin(look->space_after, 4);
    }
    layout->space = 0;
    box->spark_node = layout->node;
    if (box->spark_height > 0)
        slice_add(layout, spark_set, box, 0, 0, 0);
}

void entry_add(struct layout *layout, const struct entry *entry)
{
    struct entry_box *box = ARENA_NEW(layout->scratch, struct entry_box);
    const struct text_look *look = bold_of(layout, TEXT_SMALL);
    box->entry = entry;
    box->width = measure_width(layout);
    box->level = par_break(layout, text_measure_str(layout, entry->level_words, look), LEVEL_WIDTH, 1, false);
    icon_measure(layout, box);
    spark_measure(layout, box);
    double x = LEVEL_WIDTH + LEFT_GAP;
    double width = box->width - x - (box->spark_width > 0 ? box->spark_width + RIGHT_GAP : 0);
    size_t first = layout->n_slices;
    slice_add(layout, begin_set, box, 0, 0, RULE_GAP);
    words_add(layout, box, x, width);
    space_add(layout, RULE_GAP + fmax(0, side_height(box) - slices_height(layout, first + 1)));
    for (size_t i = first; i < layout->n_slices; i++)
        layout->slices[i].keep = i + 1 < layout->n_slices;
}
