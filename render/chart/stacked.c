#include "chart/stacked.h"
#include <math.h>

#define FEW_PARTS 5  /* that a run of tints tells apart */
#define READABLE 4.5 /* WCAG 2.2, 1.4.3 */

/* How much of the full colour is in a part: few are tints from dark to light; of more, every second one is
 * light, so that neighbours differ by much. */
static double tint_share(size_t part, size_t n_parts)
{
    if (n_parts <= FEW_PARTS)
        return n_parts > 1 ? 1 - 0.82 * (double)part / (double)(n_parts - 1) : 1;
    double at = (double)(part / 2) / (double)((n_parts - 1) / 2);
    return part % 2 ? 0.5 - 0.35 * at : 1 - 0.25 * at;
}

/* The ink or paper that is read best on a part. */
static enum paint text_paint(const struct style *style, struct colour part)
{
    return colour_contrast(part, style->paint[PAINT_PAPER]) >= colour_contrast(part, style->paint[PAINT_INK])
               ? PAINT_PAPER
               : PAINT_INK;
}

/* A middling tint, on which neither ink nor paper is read well, is made lighter until one is. */
static struct colour part_colour(const struct style *style, size_t part, size_t n_parts)
{
    for (double share = tint_share(part, n_parts);; share -= 0.02) {
        struct colour colour = colour_mix(style->paint[PAINT_REGION], style->paint[PAINT_PAPER], share);
        if (share < 0.04 || colour_contrast(colour, style->paint[text_paint(style, colour)]) >= READABLE)
            return colour;
    }
}

static double share_of(const struct datum *part)
{
    return datum_is(part) && part->value > 0 ? part->value : 0;
}

/* Edges of a row's parts; a row that sums to more than the whole is drawn as its own whole. */
static void place_row(const struct stacked_chart *chart, const struct stacked_row *row, double left,
                      double right, double *edges)
{
    double sum = 0, at = 0;
    for (size_t p = 0; p < chart->n_parts; p++)
        sum += share_of(&row->parts[p]);
    double whole = fmax(sum, chart->whole);
    edges[0] = left;
    for (size_t p = 0; p < chart->n_parts; p++) {
        at += share_of(&row->parts[p]);
        edges[p + 1] = left + at / whole * (right - left);
    }
}

static void add_shares(struct plan *plan, const struct stacked_layout *layout, const struct stacked_row *row,
                       const double *edges, double y, size_t n_parts)
{
    struct text_look look = look_label(plan);
    if (n_parts && edges[n_parts] <= edges[0]) { /* nothing to draw: the reason or the symbol says why */
        struct str why = row->reason.len ? row->reason : row->parts[0].text;
        text_add_lines_centred(plan, look_axis(plan),
                               text_wrap(plan, look_axis(plan), why, layout->right - edges[0] - look.size),
                               edges[0] + look.size / 2, y, SIDE_LEFT);
    } else if (row->reason.len && layout->says_beside)
        text_add(plan, look_axis(plan), row->reason, edges[n_parts] + look.size / 2,
                 text_baseline(plan, look_axis(plan), y), SIDE_LEFT);
    for (size_t p = 0; p < n_parts; p++) {
        double width = text_width(plan, look, row->parts[p].text);
        if (!datum_is(&row->parts[p]) || width + 0.5 * look.size > edges[p + 1] - edges[p])
            continue;
        struct colour paint = plan->style->paint[text_paint(plan->style, layout->colours[p])];
        text_add(plan, look_painted(look, paint), row->parts[p].text, (edges[p] + edges[p + 1]) / 2,
                 text_baseline(plan, look, y), SIDE_MIDDLE);
    }
}

/* The first row with parts, over which they are named; n_rows when none has. */
static size_t named_row(const struct stacked_chart *chart, const double *edges)
{
    for (size_t i = 0; i < chart->n_rows; i++)
        if (edges[(i + 1) * (chart->n_parts + 1) - 1] > edges[i * (chart->n_parts + 1)])
            return i;
    return chart->n_rows;
}

/* Whether a part has a length in any row; one that has none is not named above. */
static bool is_drawn(const struct stacked_chart *chart, size_t part)
{
    for (size_t i = 0; i < chart->n_rows; i++)
        if (datum_is(&chart->rows[i].parts[part]))
            return true;
    return false;
}

/* Sets the names, and the edges beside them. */
static void set_rows(struct plan *plan, const struct stacked_chart *chart, struct stacked_layout *layout,
                     struct rows *rows, struct rows_column *names)
{
    size_t n_edges = chart->n_parts + 1;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct stacked_row *row = &chart->rows[i];
        bool lacks = !layout->says_beside && row->reason.len &&
                     layout->edges[i * n_edges + chart->n_parts] > layout->edges[i * n_edges];
        rows_set(plan, rows, names, i,
                 lacks ? str_format(plan->arena, "%.*s, %.*s", STR_ARG(row->name), STR_ARG(row->reason))
                       : row->name);
    }
    layout->left = names->width > 0 ? names->width + look_label(plan).size : 0;
    for (size_t i = 0; i < chart->n_rows; i++)
        place_row(chart, &chart->rows[i], layout->left, layout->right, &layout->edges[i * n_edges]);
}

/* Whether behind every bar that lacks a part there is room to say so. */
static bool has_room_beside(const struct plan *plan, const struct stacked_chart *chart,
                            const struct stacked_layout *layout)
{
    struct text_look look = look_axis(plan);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const double *edges = &layout->edges[i * (chart->n_parts + 1)];
        bool is_bar = edges[chart->n_parts] > edges[0];
        double room = layout->right - edges[chart->n_parts] - look_label(plan).size / 2;
        if (is_bar && text_width(plan, look, chart->rows[i].reason) > room)
            return false;
    }
    return true;
}

struct stacked_layout *stacked_layout(struct plan *plan, const struct stacked_chart *chart)
{
    struct stacked_layout *layout = ARENA_NEW(plan->arena, struct stacked_layout);
    const struct chart_look *look = &plan->style->chart;
    size_t n_edges = chart->n_parts + 1;
    double em = look_label(plan).size, line = look_height(plan, look_label(plan));
    struct rows rows = rows_open(plan, chart->n_rows, line * 1.25 + look->bar_gap,
                                 line * 1.25 + fmin(look->bar_gap, 2), look->bar_gap);
    struct rows_column names = rows_column_open(plan, &rows, SIDE_LEFT, plan->width * 0.35);
    for (size_t i = 0; i < chart->n_rows; i++)
        rows.strong[i] = chart->rows[i].role == ROLE_REGION || chart->rows[i].role == ROLE_ATTENTION;
    layout->right = plan->width;
    layout->edges = ARENA_ARRAY(plan->arena, double, chart->n_rows *n_edges);
    layout->says_beside = true;
    set_rows(plan, chart, layout, &rows, &names);
    layout->says_beside = has_room_beside(plan, chart, layout);
    if (!layout->says_beside)
        set_rows(plan, chart, layout, &rows, &names);
    plan_lacks(plan, layout->right - layout->left, 9 * em);
    layout->bar = line * 1.25;
    layout->colours = ARENA_ARRAY(plan->arena, struct colour, chart->n_parts);
    layout->names.items = ARENA_ARRAY(plan->arena, struct callout, chart->n_parts);
    layout->named = named_row(chart, layout->edges);
    bool has_named = layout->named < chart->n_rows;
    layout->names.n = has_named ? chart->n_parts : 0;
    const double *named = &layout->edges[has_named ? layout->named * n_edges : 0];
    for (size_t p = 0; p < chart->n_parts; p++) {
        layout->colours[p] = part_colour(plan->style, p, chart->n_parts);
        if (has_named)
            layout->names.items[p] = (struct callout){.at = (named[p] + named[p + 1]) / 2,
                                                      .text = is_drawn(chart, p) ? chart->parts[p] : STR_NONE,
                                                      .colour = plan->style->paint[PAINT_INK]};
    }
    callouts_measure(plan, &layout->names, 0, plan->width);
    layout->top = layout->names.height > 0 ? layout->names.height + 0.8 * em : 0;
    rows_fit(plan, &rows, layout->top);
    rows_place(&rows, layout->top);
    layout->middles = rows.middle;
    callouts_place(plan, &layout->names, layout->names.height);
    rows_add_column(plan, &rows, &names, 0, layout->top);
    for (size_t i = 0; i < chart->n_rows; i++)
        add_shares(plan, layout, &chart->rows[i], &layout->edges[i * n_edges], rows.middle[i],
                   chart->n_parts);
    return layout;
}

static void draw_part(struct canvas *canvas, struct colour colour, double x, double y, double width,
                      double height)
{
    if (width <= 0)
        return;
    canvas_fill(canvas, colour, x, y, width, height);
    if (colour_contrast(colour, canvas_paint(canvas, PAINT_PAPER)) <
        3) /* WCAG 2.2, 1.4.11: an edge in the full colour */
        canvas_frame(canvas, canvas_paint(canvas, PAINT_REGION), fmin(canvas->style->table.rule, width / 2),
                     DASH_NONE, x, y, width, height);
}

void stacked_draw(struct canvas *canvas, const struct stacked_layout *layout,
                  const struct stacked_chart *chart)
{
    size_t n_edges = chart->n_parts + 1;
    double gap = canvas->style->chart.line * 0.8;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const double *edges = &layout->edges[i * n_edges];
        double top = layout->middles[i] - layout->bar / 2;
        if (edges[chart->n_parts] <= edges[0])
            canvas_frame(canvas, canvas_paint(canvas, PAINT_RULE), canvas->style->table.rule, DASH_SHORT,
                         layout->left, top, layout->right - layout->left, layout->bar);
        for (size_t p = 0; p < chart->n_parts; p++)
            draw_part(canvas, layout->colours[p], edges[p], top, edges[p + 1] - edges[p] - gap, layout->bar);
    }
    for (size_t p = 0; p < layout->names.n && chart->n_rows; p++) {
        const struct callout *name = &layout->names.items[p];
        if (name->lines.n)
            callout_draw_tie(canvas, name, canvas_paint(canvas, PAINT_RULE), canvas->style->table.rule,
                             DASH_NONE, layout->names.height,
                             layout->middles[layout->named] - layout->bar / 2);
    }
}
