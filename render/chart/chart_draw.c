#include "chart/chart_draw.h"
#include "chart/canvas.h"
#include "chart/layouts.h"
#include <math.h>

/* A chart laid out: the plan with its texts, the kind's own layout, and how much smaller it is drawn where
 * the caller's room is less than the chart needs. */
struct laid_out {
    struct plan plan;
    void *layout;
    double scale;
};

static void *lay_out(struct plan *plan, const struct chart *chart)
{
    switch (chart->kind) {
    case CHART_RANKED: return ranked_layout(plan, &chart->of.ranked);
    case CHART_TREND: return trend_layout(plan, &chart->of.trend, chart->decimals);
    case CHART_SPC: return spc_layout(plan, &chart->of.spc, chart->decimals);
    case CHART_SPINE: return spine_layout(plan, &chart->of.spine);
    case CHART_DUMBBELL: return dumbbell_layout(plan, &chart->of.dumbbell, chart->decimals);
    case CHART_STACKED: return stacked_layout(plan, &chart->of.stacked);
    case CHART_FLOW: return flow_layout(plan, &chart->of.flow);
    case CHART_SMALL_MULTIPLES: return multiples_layout(plan, &chart->of.multiples, chart->decimals);
    case CHART_FUNNEL: return funnel_layout(plan, &chart->of.funnel, chart->decimals);
    case CHART_SCORECARD: return scorecard_layout(plan, &chart->of.scorecard);
    case CHART_MAP: return area_map_layout(plan, &chart->of.map, chart->decimals);
    case CHART_SPARKLINE: return sparkline_layout(plan, &chart->of.sparkline);
    case CHART_ICON: return icon_layout(plan, &chart->of.icon);
    }
    return NULL;
}

static void draw(struct canvas *canvas, const struct chart *chart, const void *layout)
{
    switch (chart->kind) {
    case CHART_RANKED: ranked_draw(canvas, layout, &chart->of.ranked); break;
    case CHART_TREND: trend_draw(canvas, layout, &chart->of.trend); break;
    case CHART_SPC: spc_draw(canvas, layout, &chart->of.spc); break;
    case CHART_SPINE: spine_draw(canvas, layout, &chart->of.spine); break;
    case CHART_DUMBBELL: dumbbell_draw(canvas, layout, &chart->of.dumbbell); break;
    case CHART_STACKED: stacked_draw(canvas, layout, &chart->of.stacked); break;
    case CHART_FLOW: flow_draw(canvas, layout, &chart->of.flow); break;
    case CHART_SMALL_MULTIPLES: multiples_draw(canvas, layout, &chart->of.multiples); break;
    case CHART_FUNNEL: funnel_draw(canvas, layout, &chart->of.funnel); break;
    case CHART_SCORECARD: scorecard_draw(canvas, layout, &chart->of.scorecard); break;
    case CHART_MAP: area_map_draw(canvas, layout, &chart->of.map); break;
    case CHART_SPARKLINE: sparkline_draw(canvas, layout, &chart->of.sparkline); break;
    case CHART_ICON: icon_draw(canvas, layout, &chart->of.icon); break;
    }
}

/* Lays the chart out at `width`; wider, to be drawn smaller, when its plot would be too narrow to read. */
static struct laid_out build(const struct chart *chart, const struct style *style, struct metrics *metrics,
                             struct arena *arena, double width, double height)
{
    struct laid_out out = {0};
    double wide = width;
    for (int round = 0; round < 6;
         round++) { /* names take a share of the width, so more is needed than it lacks */
        out.plan = (struct plan){.arena = arena,
                                 .style = style,
                                 .metrics = metrics,
                                 .width = wide,
                                 .compact = chart->compact,
                                 .whole = chart->whole ? chart->whole : chart,
                                 .height = height * wide / width};
        out.layout = lay_out(&out.plan, chart);
        if (out.plan.lacking <= 0)
            break;
        wide = fmax((wide + out.plan.lacking) * 1.1, wide * 1.25);
    }
    out.scale = width / out.plan.width;
    if (height > 0 && out.plan.height * out.scale > height + 1e-6)
        out.scale = height / out.plan.height;
    return out;
}

struct chart_needs chart_measure(const struct chart *chart, const struct style *style,
                                 struct metrics *metrics, double width)
{
    struct arena *scratch = arena_open();
    struct laid_out out = build(chart, style, metrics, scratch, width, chart->height);
    double scale = fmin(1, width / out.plan.width), height = out.plan.height * scale;
    double least = out.plan.least > 0 ? out.plan.least * scale : height;
    double type = fmin(style->text[TEXT_CHART_LABEL].size, style->text[TEXT_CHART_AXIS].size);
    arena_close(scratch);
    return (struct chart_needs){fmax(height, chart->height), least, type * scale};
}

double chart_height(const struct chart *chart, const struct style *style, struct metrics *metrics,
                    double width)
{
    return chart_measure(chart, style, metrics, width).height;
}

double chart_width(const struct chart *chart, const struct style *style)
{
    if (chart->kind == CHART_SPARKLINE)
        return style->chart.spark_width;
    return chart->kind == CHART_ICON ? icon_width(&chart->of.icon, style) : 0;
}

void chart_draw(const struct chart *chart, const struct style *style, struct metrics *metrics, cairo_t *cairo,
                double width, double height)
{
    struct arena *scratch = arena_open();
    struct laid_out out = build(chart, style, metrics, scratch, width, height);
    struct canvas canvas = canvas_open(cairo, style, metrics, scratch);
    if (out.scale < 1)
        cairo_scale(cairo, out.scale, out.scale);
    draw(&canvas, chart, out.layout);
    text_draw(&canvas, out.plan.texts, out.plan.n_texts);
    canvas_close(&canvas);
    arena_close(scratch);
}

size_t chart_boxes(const struct chart *chart, const struct style *style, struct metrics *metrics,
                   struct arena *arena, double width, double height, struct chart_box **boxes)
{
    struct laid_out out = build(chart, style, metrics, arena, width, height);
    *boxes = ARENA_ARRAY(arena, struct chart_box, out.plan.n_texts);
    for (size_t i = 0; i < out.plan.n_texts; i++) {
        const struct plan_text *text = &out.plan.texts[i];
        (*boxes)[i] = (struct chart_box){text->x * out.scale,     (text->baseline - text->ascent) * out.scale,
                                         text->width * out.scale, (text->ascent + text->descent) * out.scale,
                                         text->size * out.scale,  text->text};
    }
    return out.plan.n_texts;
}
