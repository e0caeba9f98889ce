#include "layout/chart_block.h"

#include <math.h>

/* A chart with its title, subtitle and source is one piece; a pair stands side by side with pictures at one
 * height. */

#define PAIR_GAP 22.0 /* [pt] */
#define STRETCH 1.25  /* rows are spread no more than this to be as high as the picture beside them */
#define MUCH_KEPT 0.4 /* of a page: what stays with a chart; more may part from it */

static struct par *words(struct layout *layout, struct str text, enum text_style style, double width,
                         bool balance)
{
    const struct text_look *look = &layout->style->text[style];
    return par_break(layout, text_measure_str(layout, text, look), width, 1, balance);
}

void picture_replace(struct layout *layout, struct picture_box *box, const char *why)
{
    diag_add(layout->diags, SEVERITY_NOTE, "chart-not-drawn", layout_place(layout), NULL,
             "the chart \"%.*s\" is replaced by a sentence: %s", STR_ARG(box->chart->title), why);
    box->is_drawn = false;
    box->needs = (struct chart_needs){0};
    box->why = words(layout, str_of(why), TEXT_BODY, box->width, false);
}

static void picture_measure(struct layout *layout, struct picture_box *box)
{
    const char *why = NULL;
    if (!chart_can_draw(box->chart, &why)) {
        picture_replace(layout, box, why ? why : "");
        return;
    }
    double own = chart_width(box->chart, layout->style);
    if (chart_index(layout, box->chart) == MAP_NONE)
        return;
    box->is_drawn = true;
    box->picture_width = own > 0 ? fmin(own, box->width) : box->width;
    box->needs = chart_measure(box->chart, layout->style, layout->metrics, box->picture_width);
}

/* A pair from one source names it once, under both. */
static void words_measure(struct layout *layout, struct picture_box *box, const struct chart *const *charts,
                          size_t n, size_t i, double width)
{
    const struct chart *chart = charts[i];
    double x = (double)i * (width + PAIR_GAP);
    bool is_shared = n == 2 && str_equal(charts[0]->source, charts[1]->source);
    struct str source = is_shared && i > 0 ? STR("") : chart->source;
    *box = (struct picture_box){.chart = chart, .x = x, .width = width, .home = layout->node};
    box->title = words(layout, chart->title, TEXT_CHART_TITLE, width, true);
    box->subtitle = words(layout, chart->subtitle, TEXT_CHART_SUBTITLE, width, false);
    box->why = words(layout, STR_NONE, TEXT_BODY, width, false);
    box->source = words(layout, source, TEXT_SOURCE, is_shared ? layout->width : width, false);
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

/* -- setting */

static bool has_plot(const struct chart *chart)
{
    return chart->kind == CHART_TREND || chart->kind == CHART_SPC || chart->kind == CHART_FUNNEL ||
           chart->kind == CHART_SMALL_MULTIPLES;
}

/* A plot is as high as the picture beside it; rows far apart would be hard to follow. */
static double picture_height(const struct picture_box *box, double body)
{
    double room = body - 2 * PICTURE_GAP;
    return has_plot(box->chart) ? room : fmin(room, STRETCH * box->needs.height);
}

static void words_set(struct emit *emit, const struct par *par, struct node *node, double x, double y)
{
    if (par->n_lines)
        par_set(emit, par, 0, SIZE_MAX, x, y, par->width, ALIGN_LEFT, node_element(emit, node), NULL);
}

static void row_set(struct emit *emit, const struct slice *slice, double left, double y)
{
    const struct chart_row *row = slice->data;
    double body = slice->height - row->head - row->below; /* it may have given some */
    for (size_t i = 0; i < row->n; i++) {
        const struct picture_box *box = &row->boxes[i];
        double x = left + box->x, top = y + row->head - head_height(box);
        words_set(emit, box->title, box->title_node, x, top);
        words_set(emit, box->subtitle, box->subtitle_node, x, top + par_height(box->title) + title_gap(box));
        if (box->is_drawn)
            emit_chart(emit, box->chart, node_element(emit, box->home), x, y + row->head + PICTURE_GAP,
                       box->picture_width, picture_height(box, body));
        words_set(emit, box->why, box->why_node, x, y + row->head + PICTURE_GAP);
        words_set(emit, box->source, box->source_node, x, y + row->head + body);
    }
}

/* -- rows */

static void row_heights(struct chart_row *row)
{
    row->body = row->least = 0;
    for (size_t i = 0; i < row->n; i++) {
        const struct picture_box *box = &row->boxes[i];
        double least =
            box->is_drawn ? box->needs.least + 2 * PICTURE_GAP : par_height(box->why) + PICTURE_GAP;
        row->least = fmax(row->least, least);
        row->body = fmax(row->body, box->is_drawn ? box->needs.height + 2 * PICTURE_GAP : least);
    }
}

struct chart_row *chart_row_words(struct layout *layout, const struct chart *const *charts, size_t n)
{
    struct chart_row *row = ARENA_NEW(layout->scratch, struct chart_row);
    double width = n == 2 ? (layout->width - PAIR_GAP) / 2 : layout->width;
    row->n = n;
    for (size_t i = 0; i < n; i++) {
        words_measure(layout, &row->boxes[i], charts, n, i, width);
        row->head = fmax(row->head, head_height(&row->boxes[i]));
        row->below = fmax(row->below, par_height(row->boxes[i].source));
    }
    return row;
}

struct chart_row *chart_row_build(struct layout *layout, const struct chart *const *charts, size_t n)
{
    struct chart_row *row = chart_row_words(layout, charts, n);
    for (size_t i = 0; i < n; i++)
        picture_measure(layout, &row->boxes[i]);
    row_heights(row);
    return row;
}

double chart_row_room(const struct layout *layout, const struct chart_row *row, double kept, double caption)
{
    const struct text_look *look = &layout->style->text[TEXT_CHART_TITLE];
    double before = kept > 0 ? kept + fmax(look->space_before, layout->space) : 0;
    return sheet_height(layout->style, layout->landscape) - before - row->head - row->below - caption;
}

struct slice *chart_row_add(struct layout *layout, struct chart_row *row, double room)
{
    const struct text_look *look = &layout->style->text[TEXT_CHART_TITLE];
    row_heights(row);
    double body = fmax(fmin(row->body, room), row->least);
    struct slice *slice =
        slice_add(layout, row_set, row, 0, look->space_before, row->head + body + row->below);
    slice->give = body - row->least;
    layout->space = fmax(look->space_after, layout->style->text[TEXT_BODY].space_after);
    return slice;
}

static bool has_small_type(const struct layout *layout, const struct chart_row *row)
{
    bool small = false;
    for (size_t i = 0; i < row->n; i++)
        small = small ||
                (row->boxes[i].is_drawn && row->boxes[i].needs.type < layout->style->table.least_size - 1e-6);
    return small;
}

/* -- the block */

/* Height of what stays with the next slice: headings, and paragraphs that lead to it. When it is much, it may
 * stand on the page before. */
static double kept_above(struct layout *layout)
{
    double kept = 0;
    for (size_t i = layout->n_slices; i > 0 && layout->slices[i - 1].keep; i--)
        kept += layout->slices[i - 1].height + layout->slices[i - 1].before;
    if (kept <= MUCH_KEPT * sheet_height(layout->style, layout->landscape))
        return kept;
    layout->slices[layout->n_slices - 1].keep = false;
    return 0;
}

static void caption_add(struct layout *layout, struct par *caption)
{
    const struct text_look *look = &layout->style->text[TEXT_CAPTION];
    if (caption->n_lines == 0)
        return;
    layout->slices[layout->n_slices - 1].keep = true;
    layout->space = 0;
    size_t first = layout->n_slices;
    par_add(layout, caption, 0, look->space_before, TAG_P);
    for (size_t i = first; i + 1 < layout->n_slices; i++)
        layout->slices[i].keep = true;
    layout->space = fmax(look->space_after, layout->style->text[TEXT_BODY].space_after);
}

void charts_add(struct layout *layout, const struct chart *const *charts, size_t n, double caption)
{
    double kept = kept_above(layout);
    struct chart_row *row = chart_row_build(layout, charts, n);
    double room = chart_row_room(layout, row, kept, caption);
    bool fits = row->least <= room && !has_small_type(layout, row);
    if (n == 2 && !fits) {
        charts_add(layout, charts, 1, 0);
        charts_add(layout, charts + 1, 1, caption);
        return;
    }
    if (!fits && row->boxes[0].is_drawn) {
        if (!has_small_type(layout, row) && chart_divide(layout, charts[0], kept, caption))
            return;
        picture_replace(layout, &row->boxes[0],
                        "This chart holds more than a page can show in letters large enough to be read.");
    }
    chart_row_add(layout, row, room);
}

void chart_add(struct layout *layout, const struct block *block)
{
    const struct chart *charts[2] = {block->of.chart.first, block->of.chart.second};
    size_t n = (charts[0] ? 1u : 0u) + (charts[1] ? 1u : 0u);
    if (n == 0)
        return;
    const struct text_look *look = &layout->style->text[TEXT_CAPTION];
    struct par *caption = par_build(layout, block->of.chart.caption, look, measure_width(layout), false);
    charts_add(layout, charts[0] ? charts : charts + 1, n,
               caption->n_lines ? par_height(caption) + look->space_before : 0);
    caption_add(layout, caption);
}
