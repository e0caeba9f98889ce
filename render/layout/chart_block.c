#include "layout/blocks.h"

#include "chart/chart_draw.h"
#include <math.h>

/* A chart with its title, subtitle and source is one piece; a pair stands side by side with pictures at one
 * height. */

#define PAIR_GAP 22.0      /* [pt] */
#define LEAST_PICTURE 60.0 /* [pt] however long its words are */
#define PICTURE_GAP 6.0    /* [pt] above and below the picture, at least */

struct picture_box {
    const struct chart *chart;
    struct par *title, *subtitle, *why, *source;
    struct node *title_node, *subtitle_node, *why_node, *source_node, *home;
    double x, width;                      /* [pt] */
    double picture_width, picture_height; /* 0: none */
};
struct chart_row {
    struct picture_box boxes[2];
    size_t n;
    double head, body; /* [pt] heights above the pictures, and of them */
};

static struct par *words(struct layout *layout, struct str text, enum text_style style, double width,
                         bool balance)
{
    const struct text_look *look = &layout->style->text[style];
    return par_break(layout, text_measure_str(layout, text, look), width, 1, balance);
}

static void picture_measure(struct layout *layout, struct picture_box *box)
{
    const struct chart *chart = box->chart;
    double own = chart_width(chart, layout->style);
    if (chart_index(layout, chart) == MAP_NONE)
        return;
    if (own > box->width + 0.5)
        diag_add(layout->diags, SEVERITY_WARNING, "does-not-fit", layout_place(layout), NULL,
                 "the chart \"%.*s\" wants %.0f pt of width where there are %.0f; it is drawn narrower",
                 STR_ARG(chart->title), own, box->width);
    box->picture_width = own > 0 ? fmin(own, box->width) : box->width;
    box->picture_height = chart_height(chart, layout->style, layout->metrics, box->picture_width);
}

static void box_measure(struct layout *layout, struct picture_box *box, const struct chart *chart, double x,
                        double width)
{
    const char *why = NULL;
    *box = (struct picture_box){.chart = chart, .x = x, .width = width, .home = layout->node};
    box->title = words(layout, chart->title, TEXT_CHART_TITLE, width, true);
    box->subtitle = words(layout, chart->subtitle, TEXT_CHART_SUBTITLE, width, false);
    if (chart_can_draw(chart, &why))
        picture_measure(layout, box);
    else
        diag_add(layout->diags, SEVERITY_NOTE, "chart-not-drawn", layout_place(layout), NULL,
                 "the chart \"%.*s\" is replaced by a sentence: %s", STR_ARG(chart->title), why ? why : "");
    box->why = words(layout, str_of(why), TEXT_BODY, width, false);
    box->source = words(layout, chart->source, TEXT_SOURCE, width, false);
    box->title_node = node_add(layout, layout->node, TAG_P);
    box->subtitle_node = node_add(layout, layout->node, TAG_P);
    box->why_node = node_add(layout, layout->node, TAG_P);
    box->source_node = node_add(layout, layout->node, TAG_P);
}

static double title_gap(const struct picture_box *box)
{
    return box->title->n_lines && box->subtitle->n_lines ? box->title->text->look->space_after : 0;
}

static double head_height(const struct picture_box *box)
{
    return par_height(box->title) + title_gap(box) + par_height(box->subtitle);
}

static double body_height(const struct picture_box *box)
{
    if (box->picture_height > 0)
        return box->picture_height + 2 * PICTURE_GAP;
    return par_height(box->why) + PICTURE_GAP;
}

static void words_set(struct emit *emit, const struct par *par, struct node *node, double x, double y)
{
    if (par->n_lines)
        par_set(emit, par, 0, SIZE_MAX, x, y, par->width, ALIGN_LEFT, node_element(emit, node), NULL);
}

static void row_set(struct emit *emit, const struct slice *slice, double left, double y)
{
    const struct chart_row *row = slice->data;
    for (size_t i = 0; i < row->n; i++) {
        const struct picture_box *box = &row->boxes[i];
        double x = left + box->x, top = y + row->head - head_height(box);
        words_set(emit, box->title, box->title_node, x, top);
        words_set(emit, box->subtitle, box->subtitle_node, x, top + par_height(box->title) + title_gap(box));
        if (box->picture_height > 0)
            emit_chart(emit, box->chart, node_element(emit, box->home), x, y + row->head + PICTURE_GAP,
                       box->picture_width, box->picture_height);
        words_set(emit, box->why, box->why_node, x, y + row->head + PICTURE_GAP);
        words_set(emit, box->source, box->source_node, x, y + row->head + row->body);
    }
}

/* A picture taller than a page is drawn as tall as the page allows. */
static void row_fit(struct layout *layout, struct chart_row *row, double below)
{
    double room = sheet_height(layout->style, layout->landscape) - row->head - below - 2 * PICTURE_GAP;
    room = fmax(room, LEAST_PICTURE);
    row->body = 0;
    for (size_t i = 0; i < row->n; i++) {
        struct picture_box *box = &row->boxes[i];
        if (box->picture_height > room) {
            diag_add(layout->diags, SEVERITY_WARNING, "does-not-fit", layout_place(layout),
                     "show fewer rows, or divide it into several charts",
                     "the chart \"%.*s\" wants %.0f pt of height where a page has %.0f; it is drawn lower",
                     STR_ARG(box->chart->title), box->picture_height, room);
            box->picture_height = room;
        }
        row->body = fmax(row->body, body_height(box));
    }
}

void chart_add(struct layout *layout, const struct block *block)
{
    const struct chart *charts[2] = {block->of.chart.first, block->of.chart.second};
    const struct text_look *look = &layout->style->text[TEXT_CHART_TITLE];
    struct chart_row *row = ARENA_NEW(layout->scratch, struct chart_row);
    row->n = (charts[0] ? 1u : 0u) + (charts[1] ? 1u : 0u);
    if (row->n == 0)
        return;
    double width = row->n == 2 ? (layout->width - PAIR_GAP) / 2 : layout->width, below = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct chart *chart = charts[0] ? charts[i] : charts[1];
        box_measure(layout, &row->boxes[i], chart, (double)i * (width + PAIR_GAP), width);
        row->head = fmax(row->head, head_height(&row->boxes[i]));
        below = fmax(below, par_height(row->boxes[i].source));
    }
    const struct text_look *caption_look = &layout->style->text[TEXT_CAPTION];
    struct par *caption =
        par_build(layout, block->of.chart.caption, caption_look, measure_width(layout), false);
    double caption_height = caption->n_lines ? par_height(caption) + caption_look->space_before : 0;
    row_fit(layout, row, below + caption_height);
    struct slice *slice =
        slice_add(layout, row_set, row, 0, look->space_before, row->head + row->body + below);
    layout->space = look->space_after;
    if (caption->n_lines) {
        slice->keep = true;
        layout->space = 0;
        size_t first = layout->n_slices;
        par_add(layout, caption, 0, caption_look->space_before, TAG_P);
        for (size_t i = first; i + 1 < layout->n_slices; i++)
            layout->slices[i].keep = true;
        layout->space = caption_look->space_after;
    }
    layout->space = fmax(layout->space, layout->style->text[TEXT_BODY].space_after);
}
