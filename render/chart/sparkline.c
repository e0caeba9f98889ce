#include "chart/sparkline.h"
#include "chart/axis.h"
#include <math.h>

#define BREAKS (sizeof((struct sparkline_chart *)0)->break_after / sizeof(bool))

struct place_with {
    const struct sparkline_layout *layout;
    const struct sparkline_chart *chart;
    struct range range;
};

static double place(const void *with, double value)
{
    const struct place_with *at = with;
    double spread = at->range.high - at->range.low;
    double share = spread > 0 ? (value - at->range.low) / spread : 0.5;
    return at->layout->bottom - share * (at->layout->bottom - at->layout->top);
}

static bool breaks_after(const void *with, size_t i)
{
    const struct sparkline_chart *chart = ((const struct place_with *)with)->chart;
    return i < BREAKS && chart->break_after[i];
}

/* The words below the line: first at the left, last at the right; where they do not fit side by side, all
 * begin at the left. */
static double add_words(struct plan *plan, const struct sparkline_chart *chart, double top)
{
    struct text_look look = look_axis(plan);
    struct lines first = text_wrap(plan, look, chart->first_label, plan->width);
    struct lines last = text_wrap(plan, look, chart->last_label, plan->width);
    double y = top;
    if (first.width + look.size * 0.5 + last.width <= plan->width) {
        text_add_lines(plan, look, first, 0, y, SIDE_LEFT);
        text_add_lines(plan, look, last, plan->width, y, SIDE_RIGHT);
        y += (double)(first.n > last.n ? first.n : last.n) * look_leading(plan, look);
    } else {
        struct str from = str_format(plan->arena, "%.*s to", STR_ARG(chart->first_label));
        first = text_wrap(plan, look, from, plan->width);
        text_add_lines(plan, look, first, 0, y, SIDE_LEFT);
        y += (double)first.n * look_leading(plan, look);
        text_add_lines(plan, look, last, 0, y, SIDE_LEFT);
        y += (double)last.n * look_leading(plan, look);
    }
    struct lines note = text_wrap(plan, look, chart->range_note, plan->width);
    text_add_lines(plan, look, note, 0, y, SIDE_LEFT);
    return y - top + (double)note.n * look_leading(plan, look);
}

struct sparkline_layout *sparkline_layout(struct plan *plan, const struct sparkline_chart *chart)
{
    struct sparkline_layout *layout = ARENA_NEW(plan->arena, struct sparkline_layout);
    double inset = plan->style->chart.marker * 0.7;
    size_t first = plan->n_texts;
    double words = add_words(plan, chart, 0);
    double line = fmax(plan->style->chart.spark_height, plan->height - words);
    plan->height = line + words;
    for (size_t i = first; i < plan->n_texts; i++)
        plan->texts[i].baseline += line;
    layout->left = inset;
    layout->right = plan->width - inset;
    layout->top = inset;
    layout->bottom = line - inset;
    struct place_with with = {.layout = layout, .chart = chart};
    double *x = ARENA_ARRAY(plan->arena, double, chart->n_points);
    for (size_t i = 0; i < chart->n_points; i++) {
        range_add_datum(&with.range, &chart->points[i]);
        double share = chart->n_points > 1 ? (double)i / (double)(chart->n_points - 1) : 1;
        x[i] = layout->left + share * (layout->right - layout->left);
    }
    with.range = axis_widened(with.range, chart->least_span, INFINITY);
    layout->points =
        series_layout(plan->arena, chart->points, x, chart->n_points, place, &with, breaks_after);
    return layout;
}

void sparkline_draw(struct canvas *canvas, const struct sparkline_layout *layout,
                    const struct sparkline_chart *chart)
{
    const struct chart_look *look = &canvas->style->chart;
    struct series_look line = {canvas_paint(canvas, PAINT_MUTED), look->line * 0.9, look->marker * 0.7,
                               DASH_NONE, false};
    series_draw(canvas, layout->points, chart->n_points, &line);
    for (size_t i = 0; i + 1 < chart->n_points; i++)
        if (i < BREAKS && chart->break_after[i]) {
            double x = (layout->points[i].x + layout->points[i + 1].x) / 2;
            canvas_line(canvas, canvas_paint(canvas, PAINT_INK), look->line * 0.6, DASH_SHORT, x, layout->top,
                        x, layout->bottom);
        }
    size_t last = series_last(layout->points, chart->n_points);
    if (last == chart->n_points)
        return;
    const struct series_point *end = &layout->points[last];
    bool open = end->provisional || end->queried;
    enum shape shape = end->queried ? SHAPE_SQUARE : tone_shape(chart->tone);
    struct colour colour =
        canvas_paint(canvas, chart->tone == TONE_NEUTRAL ? PAINT_INK : tone_paint(chart->tone));
    if (open)
        mark_open(canvas, shape, colour, look->line, end->x, end->y, look->marker);
    else
        mark_fill(canvas, shape, colour, end->x, end->y, look->marker);
}
