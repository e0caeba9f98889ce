#include "chart/spc.h"
#include <math.h>

/* As in the NHS's Making Data Count: H and L say on which side the last point is out of the usual, a wave
 * that it is not; colour and shape say whether that is good. */
static struct str variation_letter(enum variation variation)
{
    switch (variation) {
    case VARIATION_NONE: return STR("–");
    case VARIATION_USUAL: return STR("~");
    case VARIATION_HIGH: return STR("H");
    case VARIATION_LOW: return STR("L");
    }
    return STR_NONE;
}

/* Whether the target is met whatever chance does: pass, fail, or neither. */
static struct str assurance_letter(enum assurance assurance)
{
    switch (assurance) {
    case ASSURANCE_NONE: return STR("–");
    case ASSURANCE_PASS: return STR("P");
    case ASSURANCE_FAIL: return STR("F");
    case ASSURANCE_MAYBE: return STR("?");
    }
    return STR_NONE;
}

struct key_item spc_variation_sign(const struct style *style, enum variation variation, enum tone tone,
                                   struct str words)
{
    return (struct key_item){.sign = SIGN_STATUS,
                             .shape = tone_shape(tone),
                             .colour = style->paint[tone_paint(tone)],
                             .letter = variation_letter(variation),
                             .letter_colour = style->paint[PAINT_PAPER],
                             .text = words};
}

struct key_item spc_assurance_sign(const struct style *style, enum assurance assurance, enum tone tone,
                                   struct str words)
{
    return (struct key_item){.sign = SIGN_STATUS_OPEN,
                             .shape = tone_shape(tone),
                             .colour = style->paint[tone_paint(tone)],
                             .letter = assurance_letter(assurance),
                             .letter_colour = style->paint[tone_paint(tone)],
                             .text = words};
}

/* "unusual change for the worse (low)": what the letter stands for. */
static struct str variation_said(struct plan *plan, const struct spc_chart *chart)
{
    bool has_side = chart->variation == VARIATION_HIGH || chart->variation == VARIATION_LOW;
    if (!has_side || !chart->variation_words.len || chart->variation_tone == TONE_NEUTRAL)
        return chart->variation_words; /* "unusually high" */
    return str_format(plan->arena, "%.*s (%s)", STR_ARG(chart->variation_words),
                      chart->variation == VARIATION_HIGH ? "high" : "low");
}

static struct range values_range(const struct spc_chart *chart)
{
    struct range range = {0};
    for (size_t i = 0; i < chart->n_points; i++) {
        range_add_datum(&range, &chart->points[i].value);
        range_add_datum(&range, &chart->points[i].mean);
        range_add_datum(&range, &chart->points[i].lower);
        range_add_datum(&range, &chart->points[i].upper);
    }
    range_add_datum(&range, &chart->target);
    return range;
}

/* A new group without a break beside it still says why the lines jump. */
static void add_events(struct plan *plan, const struct spc_chart *chart, struct spc_layout *layout)
{
    size_t most = chart->n_events + chart->n_points;
    layout->events = ARENA_ARRAY(plan->arena, struct chart_event, most);
    for (size_t i = 0; i < chart->n_events; i++)
        layout->events[layout->n_events++] = chart->events[i];
    for (size_t i = 1; i < chart->n_points; i++) {
        if (chart->points[i].group == chart->points[i - 1].group)
            continue;
        bool told = false;
        for (size_t e = 0; e < chart->n_events; e++)
            told |= fabs(chart->events[e].at - ((double)i - 0.5)) <= 1;
        if (!told)
            layout->events[layout->n_events++] = (struct chart_event){
                .at = (double)i - 0.5, .text = STR("limits start again"), .is_break = true};
    }
}

static bool same_limits(const struct spc_point *a, const struct spc_point *b)
{
    return a->group == b->group && a->mean.value == b->mean.value && a->lower.value == b->lower.value &&
           a->upper.value == b->upper.value && a->mean.is_set == b->mean.is_set;
}

static void add_spans(struct plan *plan, const struct spc_chart *chart, struct spc_layout *layout)
{
    const struct frame *frame = &layout->frame;
    size_t n = chart->n_points;
    double half = n > 1 ? (frame->x[1] - frame->x[0]) / 2 : frame->x_pad;
    layout->spans = ARENA_ARRAY(plan->arena, struct spc_span, n);
    for (size_t from = 0, to; from < n; from = to) {
        const struct spc_point *point = &chart->points[from];
        for (to = from + 1; to < n && same_limits(point, &chart->points[to]); to++)
            ;
        struct spc_span *span = &layout->spans[layout->n_spans++];
        span->from = fmax(frame->x[from] - half, frame->left);
        span->to = fmin(frame->x[to - 1] + half, frame->right);
        span->has_mean = datum_is(&point->mean);
        span->has_limits = datum_is(&point->lower) && datum_is(&point->upper);
        if (span->has_mean)
            span->mean = frame_y(frame, point->mean.value);
        if (span->has_limits) {
            span->lower = frame_y(frame, point->lower.value);
            span->upper = frame_y(frame, point->upper.value);
        }
    }
}

static void add_keys(struct plan *plan, const struct spc_chart *chart, struct spc_layout *layout)
{
    layout->words.is_heading = true;
    key_add(plan, &layout->words,
            spc_variation_sign(plan->style, chart->variation, chart->variation_tone,
                               variation_said(plan, chart)));
    key_add(plan, &layout->words,
            spc_assurance_sign(plan->style, chart->assurance, chart->assurance_tone, chart->assurance_words));
    key_measure(plan, &layout->words, plan->width);

    const struct str words[] = {STR("change, neither good nor bad"), STR("improvement"), STR("concern")};
    static const enum tone tones[] = {TONE_NEUTRAL, TONE_GOOD, TONE_BAD};
    for (size_t t = 3; t-- > 0;) {
        bool found = false;
        for (size_t i = 0; i < chart->n_points; i++)
            found |= chart->points[i].flag != SPC_FLAG_NONE && chart->points[i].tone == tones[t];
        if (found)
            key_add(plan, &layout->key,
                    (struct key_item){.sign = SIGN_FILLED,
                                      .shape = tone_shape(tones[t]),
                                      .colour = plan->style->paint[tone_paint(tones[t])],
                                      .text = words[t]});
    }
    struct series_signs signs = {0};
    for (size_t i = 0; i < chart->n_points; i++)
        series_note_signs(&signs, &chart->points[i].value);
    series_add_signs(plan, &layout->key, &signs, chart->partial_label);
    if (chart->trial)
        key_add(plan, &layout->key,
                (struct key_item){.sign = SIGN_LINE,
                                  .dash = DASH_DOTS,
                                  .colour = plan->style->paint[PAINT_MUTED],
                                  .text = STR("trial limits: fewer than 13 points")});
}

/* Only a break of the chart's own cuts the line; limits that start again do not. */
struct cut_with {
    const struct spc_layout *layout;
    const struct spc_chart *chart;
};

static double place(const void *with, double value)
{
    return frame_y(&((const struct cut_with *)with)->layout->frame, value);
}

static bool breaks_after(const void *with, size_t i)
{
    const struct spc_chart *chart = ((const struct cut_with *)with)->chart;
    return frame_breaks_after(chart->events, chart->n_events, i);
}

/* The labels at the right: the last value, mean and limits of the last group, target. */
struct spc_ends {
    size_t last; /* point; n_points when none */
    size_t last_mean, last_limits;
};

static struct spc_ends find_ends(const struct spc_chart *chart)
{
    size_t n = chart->n_points;
    struct spc_ends ends = {n, n, n};
    for (size_t i = 0; i < n; i++) {
        if (datum_is(&chart->points[i].value))
            ends.last = i;
        if (datum_is(&chart->points[i].mean))
            ends.last_mean = i;
        if (datum_is(&chart->points[i].upper) && datum_is(&chart->points[i].lower))
            ends.last_limits = i;
    }
    return ends;
}

static size_t list_ends(struct plan *plan, const struct spc_chart *chart, struct spc_ends at,
                        struct end_label *ends)
{
    const struct colour *paint = plan->style->paint;
    size_t n = 0;
    if (at.last < chart->n_points)
        ends[n++] = (struct end_label){
            .value = chart->points[at.last].value.text, .colour = paint[PAINT_REGION], .strong = true};
    if (at.last_mean < chart->n_points)
        ends[n++] = (struct end_label){.name = chart->mean_label, .colour = paint[PAINT_MUTED]};
    if (at.last_limits < chart->n_points)
        ends[n++] = (struct end_label){.name = chart->limits_label, .colour = paint[PAINT_MUTED]};
    if (datum_is(&chart->target))
        ends[n++] = (struct end_label){.name = chart->target_label, .colour = paint[PAINT_TARGET]};
    return n;
}

static void place_ends(const struct spc_chart *chart, struct spc_ends at, struct spc_layout *layout)
{
    const struct frame *frame = &layout->frame;
    size_t n = 0;
    struct end_label *ends = layout->ends;
    for (size_t i = 0; i < layout->n_ends; i++)
        ends[i].at_x = frame->right;
    if (at.last < chart->n_points) {
        ends[n].at_x = frame->x[at.last];
        ends[n++].at_y = frame_y(frame, chart->points[at.last].value.value);
    }
    if (at.last_mean < chart->n_points)
        ends[n++].at_y = frame_y(frame, chart->points[at.last_mean].mean.value);
    if (at.last_limits < chart->n_points)
        ends[n++].at_y = frame_y(frame, chart->points[at.last_limits].upper.value);
    if (datum_is(&chart->target))
        ends[n].at_y = layout->target = frame_y(frame, chart->target.value);
}

struct spc_layout *spc_layout(struct plan *plan, const struct spc_chart *chart, int decimals)
{
    struct spc_layout *layout = ARENA_NEW(plan->arena, struct spc_layout);
    size_t n = chart->n_points;
    struct str *periods = ARENA_ARRAY(plan->arena, struct str, n);
    struct datum *values = ARENA_ARRAY(plan->arena, struct datum, n);
    for (size_t i = 0; i < n; i++) {
        periods[i] = chart->points[i].period;
        values[i] = chart->points[i].value;
    }
    add_events(plan, chart, layout);
    add_keys(plan, chart, layout);
    struct spc_ends at = find_ends(chart);
    layout->ends = ARENA_ARRAY(plan->arena, struct end_label, 4);
    layout->n_ends = list_ends(plan, chart, at, layout->ends);
    struct frame_wish wish = {
        .range = values_range(chart),
        .least_span = chart->least_span,
        .decimals = decimals,
        .periods = periods,
        .n_periods = n,
        .per_year = chart->per_year,
        .events = layout->events,
        .n_events = layout->n_events,
        .ends = layout->ends,
        .n_ends = layout->n_ends,
        .plot_height = plan_plot_height(plan, plan->style->chart.spc_height),
        .above = layout->words.height > 0 ? layout->words.height + 0.6 * look_label(plan).size : 0,
    };
    layout->frame = frame_build(plan, &wish, &layout->key);
    key_place(plan, &layout->words, 0, 0);
    struct cut_with with = {layout, chart};
    layout->points = series_layout(plan->arena, values, layout->frame.x, n, place, &with, breaks_after);
    add_spans(plan, chart, layout);
    place_ends(chart, at, layout);
    frame_place_ends(plan, &layout->frame, layout->ends, layout->n_ends);
    return layout;
}

static void draw_limits(struct canvas *canvas, const struct spc_layout *layout, bool trial)
{
    double line = canvas->style->chart.line * 0.8;
    struct colour muted = canvas_paint(canvas, PAINT_MUTED);
    for (size_t i = 0; i < layout->n_spans; i++) {
        const struct spc_span *span = &layout->spans[i];
        if (span->has_limits)
            canvas_fill(canvas, canvas_paint(canvas, PAINT_STRIPE), span->from, span->upper,
                        span->to - span->from, span->lower - span->upper);
    }
    frame_draw(canvas, &layout->frame);
    for (size_t i = 0; i < layout->n_spans; i++) {
        const struct spc_span *span = &layout->spans[i];
        enum dash dash = trial ? DASH_DOTS : DASH_LONG;
        if (span->has_limits) {
            canvas_line(canvas, muted, line, dash, span->from, span->upper, span->to, span->upper);
            canvas_line(canvas, muted, line, dash, span->from, span->lower, span->to, span->lower);
        }
        if (span->has_mean)
            canvas_line(canvas, muted, line, DASH_NONE, span->from, span->mean, span->to, span->mean);
    }
}

/* Flags of neighbouring points stand apart: small where points are many. */
static double flag_size(const struct chart_look *look, const struct frame *frame)
{
    double own = look->marker * 1.25, least = look->marker * 0.6;
    double between = frame->n_periods > 1 ? frame->x[1] - frame->x[0] : own;
    return fmax(fmin(own, between * 0.75), least);
}

void spc_draw(struct canvas *canvas, const struct spc_layout *layout, const struct spc_chart *chart)
{
    const struct style *style = canvas->style;
    const struct frame *frame = &layout->frame;
    draw_limits(canvas, layout, chart->trial);
    for (size_t i = 0; i < layout->n_ends; i++)
        frame_draw_end_tie(canvas, frame, &layout->ends[i]);
    if (datum_is(&chart->target))
        canvas_line(canvas, canvas_paint(canvas, PAINT_TARGET), style->chart.line, DASH_SHORT,
                    chart->target_from ? frame->x[chart->target_from] : frame->left, layout->target,
                    frame->right, layout->target);
    struct series_look look = {canvas_paint(canvas, PAINT_REGION), style->chart.line, style->chart.marker,
                               DASH_NONE, true};
    for (size_t i = 0; i < chart->n_points; i++)
        if (layout->points[i].is_set && !layout->points[i].provisional && !layout->points[i].queried &&
            !layout->points[i].partial)
            mark_fill(canvas, SHAPE_CIRCLE, look.colour, layout->points[i].x, layout->points[i].y,
                      style->chart.marker * 0.55);
    series_draw(canvas, layout->points, chart->n_points, &look);
    double size = flag_size(&style->chart, frame);
    for (size_t i = 0; i < chart->n_points; i++) {
        const struct spc_point *point = &chart->points[i];
        if (point->flag != SPC_FLAG_NONE && layout->points[i].is_set)
            mark_edged(canvas, tone_shape(point->tone), canvas_paint(canvas, tone_paint(point->tone)),
                       layout->points[i].x, layout->points[i].y, size);
    }
    key_draw(canvas, &layout->words);
    key_draw(canvas, &layout->key);
}
