#include "chart/frame.h"
#include "chart/labels.h"
#include <math.h>

#define PLOT_LEAST 0.6 /* of a plot's own height, to which it can be pressed */
#define EDGE_LINE 0.6  /* of a line, free over the plot */

static struct text_look end_look(const struct plan *plan, const struct end_label *end)
{
    struct text_look look = look_readable(plan, look_label(plan), end->colour);
    return end->strong ? look_bold(look) : look;
}

/* Breaks the end labels into lines; the widest decides the column. */
static double measure_ends(struct plan *plan, struct end_label *ends, size_t n, double *total)
{
    double width = 0, most = plan->width * 0.32, gap = 0.35 * look_label(plan).size;
    *total = 0;
    for (size_t i = 0; i < n; i++) {
        struct text_look name = end_look(plan, &ends[i]), value = name;
        value.font = ends[i].strong ? FONT_BOLD : FONT_REGULAR;
        ends[i].name_lines = text_wrap(plan, name, ends[i].name, most);
        ends[i].value_lines = text_wrap(plan, value, ends[i].value, most);
        width = fmax(width, fmax(ends[i].name_lines.width, ends[i].value_lines.width));
        size_t lines = ends[i].name_lines.n + ends[i].value_lines.n;
        ends[i].height =
            lines ? look_height(plan, name) + (double)(lines - 1) * look_leading(plan, name) + gap : 0;
        *total += ends[i].height;
    }
    return width;
}

/* The labels under the plot: what stands where, and which of them are shown. */
struct period_labels {
    struct lines *lines;
    double *middle;
    bool *shown;
    size_t n, n_shown;
};

static bool apart(const struct period_labels *labels, size_t left, size_t right, double gap)
{
    return labels->middle[left] + labels->lines[left].width / 2 + gap <=
           labels->middle[right] - labels->lines[right].width / 2;
}

static bool is_clear(const struct period_labels *labels, size_t step, double gap)
{
    for (size_t i = labels->n - 1; i >= step; i -= step)
        if (!apart(labels, i - step, i, gap))
            return false;
    return true;
}

/* The least even step at which labels stand apart: one, or whole years, so that each names the same part of
 * its year. Where years do not matter, one that ends at the first period is worth a label or two fewer. */
static size_t choose_step(const struct period_labels *labels, size_t per_year, double gap)
{
    size_t last = labels->n - 1, more = per_year > 1 ? per_year : 1, step = 1;
    if (is_clear(labels, 1, gap))
        return 1;
    for (step = more > 1 ? more : 2; step <= last && !is_clear(labels, step, gap);)
        step += more;
    for (size_t wider = step; wider < 2 * step && wider <= last / 2; wider += more)
        if (last % wider == 0 && is_clear(labels, wider, gap))
            return wider;
    return step;
}

/* The last is shown, and back from it in even steps as many as stand apart; where that is none, the first. */
static struct period_labels choose_periods(struct plan *plan, const struct frame *frame,
                                           const struct frame_wish *wish, double most)
{
    struct text_look look = look_axis(plan);
    size_t n = wish->n_periods;
    struct period_labels labels = {ARENA_ARRAY(plan->arena, struct lines, n),
                                   ARENA_ARRAY(plan->arena, double, n), ARENA_ARRAY(plan->arena, bool, n), n,
                                   0};
    double gap = look.size * 0.8;
    for (size_t i = 0; i < n; i++) {
        labels.lines[i] = text_wrap(plan, look, wish->periods[i], most);
        double half = labels.lines[i].width / 2;
        labels.middle[i] = fmin(fmax(frame->x[i], half), plan->width - half);
    }
    size_t step = n > 1 ? choose_step(&labels, wish->per_year, gap) : 1;
    for (size_t i = 0; i < n; i++) {
        labels.shown[i] = i % step == (n - 1) % step;
        labels.n_shown += labels.shown[i];
    }
    if (n > 1 && labels.n_shown == 1 && apart(&labels, 0, n - 1, gap)) {
        labels.shown[0] = true;
        labels.n_shown++;
    }
    return labels;
}

/* Adds the labels; broken over lines where that shows more of them. Returns the height they take. */
static double add_periods(struct plan *plan, const struct frame *frame, const struct frame_wish *wish,
                          double top)
{
    struct text_look look = look_axis(plan);
    double most = fmax((frame->right - frame->left) / 2.5, 3 * look.size), narrow = 0, tallest = 0;
    struct period_labels labels = choose_periods(plan, frame, wish, most);
    if (labels.n_shown < 4 && labels.n_shown < labels.n) {
        for (size_t i = 0; i < wish->n_periods; i++)
            narrow = fmax(narrow, text_widest_word(plan, look, wish->periods[i]));
        struct period_labels broken = choose_periods(plan, frame, wish, fmin(narrow, most));
        if (broken.n_shown > labels.n_shown)
            labels = broken;
    }
    for (size_t i = 0; i < labels.n; i++) {
        if (!labels.shown[i])
            continue;
        text_add_lines(plan, look, labels.lines[i], labels.middle[i], top, SIDE_MIDDLE);
        tallest = fmax(tallest, lines_height(plan, look, labels.lines[i]));
    }
    return tallest;
}

static void measure_events(struct plan *plan, struct frame *frame, const struct frame_wish *wish)
{
    frame->events.n = wish->n_events;
    frame->events.items = ARENA_ARRAY(plan->arena, struct callout, wish->n_events);
    frame->event_data = wish->events;
    double last = wish->n_periods > 1 ? (double)(wish->n_periods - 1) : 1;
    double from = frame->left + frame->x_pad, to = frame->right - frame->x_pad;
    for (size_t i = 0; i < wish->n_events; i++) {
        double at = fmin(fmax(wish->events[i].at, 0), last);
        frame->events.items[i] = (struct callout){.at = from + at / last * (to - from),
                                                  .text = wish->events[i].text,
                                                  .colour = plan->style->paint[PAINT_INK]};
    }
    callouts_measure(plan, &frame->events, 0, plan->width);
}

static double tick_width(struct plan *plan, const struct axis *axis)
{
    double width = 0;
    for (size_t i = 0; i < axis->n_ticks; i++)
        width = fmax(width, text_width(plan, look_axis(plan), axis_label(plan->arena, axis, i)));
    return width;
}

static void add_ticks(struct plan *plan, struct frame *frame)
{
    frame->tick_y = ARENA_ARRAY(plan->arena, double, frame->axis.n_ticks);
    struct text_look look = look_axis(plan);
    for (size_t i = 0; i < frame->axis.n_ticks; i++) {
        frame->tick_y[i] = frame_y(frame, axis_tick(&frame->axis, i));
        text_add(plan, look, axis_label(plan->arena, &frame->axis, i), frame->left - 0.6 * look.size,
                 text_baseline(plan, look, frame->tick_y[i]), SIDE_RIGHT);
    }
}

struct frame frame_build(struct plan *plan, const struct frame_wish *wish, struct key *key)
{
    struct frame frame = {.n_periods = wish->n_periods};
    struct text_look axis_look = look_axis(plan);
    double em = axis_look.size, line = look_height(plan, axis_look), ends_total;
    frame.end_width = measure_ends(plan, wish->ends, wish->n_ends, &ends_total);
    double about = plan->height > 0 ? plan->height * 0.75 : wish->plot_height;
    size_t ticks = (size_t)fmin(fmax(fmax(about, ends_total) / (2.6 * line), 3), 7);
    struct range range = axis_widened(wish->range, wish->least_span, plan_ceiling(plan));
    frame.axis = axis_build_tight(range, wish->from_zero, ticks, wish->decimals);
    if (frame.axis.broken)
        key_add(plan, key, (struct key_item){.sign = SIGN_BREAK, .text = STR("axis does not start at zero")});
    key_measure(plan, key, plan->width);

    frame.left = tick_width(plan, &frame.axis) + 0.6 * em;
    frame.right =
        plan->width - (frame.end_width > 0 ? frame.end_width + 1.4 * em : plan->style->chart.marker);
    plan_lacks(plan, frame.right - frame.left, 9 * em);
    frame.label_x = plan->width - frame.end_width;
    frame.x_pad = plan->style->chart.marker;
    frame.x = ARENA_ARRAY(plan->arena, double, wish->n_periods);
    double inner = frame.right - frame.left - 2 * frame.x_pad;
    for (size_t i = 0; i < wish->n_periods; i++)
        frame.x[i] = frame.left + frame.x_pad +
                     (wish->n_periods > 1 ? inner * (double)i / (double)(wish->n_periods - 1) : inner / 2);
    measure_events(plan, &frame, wish);

    /* The period labels' height is needed before their place is known: they are added at 0 and moved. */
    size_t first = plan->n_texts;
    double periods = add_periods(plan, &frame, wish, 0);
    size_t after = plan->n_texts;
    double above = wish->above + frame.events.height + line * EDGE_LINE;
    double between = line * 0.75;
    double below = between + periods + wish->below + (key->height > 0 ? key->height + 0.5 * em : 0);
    double plot = fmax(wish->plot_height, ends_total);
    double least = fmax(wish->plot_height * PLOT_LEAST, ends_total);
    plan->least = above + least + below;
    if (plan->height > 0)
        plot = fmax(plan->height - above - below, least);
    plan->height = above + plot + below;
    frame.top = above;
    frame.bottom = above + plot;
    for (size_t i = first; i < after; i++)
        plan->texts[i].baseline += frame.bottom + between;
    callouts_place(plan, &frame.events, wish->above + frame.events.height);
    add_ticks(plan, &frame);
    key_place(plan, key, 0, plan->height - key->height);
    return frame;
}

double frame_y(const struct frame *frame, double value)
{
    return axis_place(&frame->axis, value, frame->bottom, frame->top);
}

void frame_place_ends(struct plan *plan, const struct frame *frame, struct end_label *ends, size_t n)
{
    double *middles = ARENA_ARRAY(plan->arena, double, n), *sizes = ARENA_ARRAY(plan->arena, double, n);
    for (size_t i = 0; i < n; i++) {
        middles[i] = ends[i].at_y;
        sizes[i] = ends[i].height;
    }
    /* over and under the plot is room for half a line: a label beside its very edge stays there */
    double beyond = EDGE_LINE * look_height(plan, look_axis(plan));
    labels_push(plan->arena, middles, sizes, n, frame->top - beyond, frame->bottom + beyond);
    for (size_t i = 0; i < n; i++) {
        struct text_look name = end_look(plan, &ends[i]), value = name;
        value.font = ends[i].strong ? FONT_BOLD : FONT_REGULAR;
        ends[i].middle = middles[i];
        size_t lines = ends[i].name_lines.n + ends[i].value_lines.n;
        if (!lines)
            continue;
        double height = look_height(plan, name) + (double)(lines - 1) * look_leading(plan, name);
        double top = middles[i] - height / 2;
        text_add_lines(plan, name, ends[i].name_lines, frame->label_x, top, SIDE_LEFT);
        top += (double)ends[i].name_lines.n * look_leading(plan, name);
        text_add_lines(plan, value, ends[i].value_lines, frame->label_x, top, SIDE_LEFT);
    }
}

bool frame_breaks_after(const struct chart_event *events, size_t n_events, size_t i)
{
    for (size_t e = 0; e < n_events; e++)
        if (events[e].is_break && events[e].at > (double)i && events[e].at <= (double)(i + 1))
            return true;
    return false;
}

static void draw_events(struct canvas *canvas, const struct frame *frame)
{
    const struct chart_look *look = &canvas->style->chart;
    struct colour ink = canvas_paint(canvas, PAINT_INK), grid = canvas_paint(canvas, PAINT_GRID);
    double zone =
        frame->top - look_leading(&(struct plan){.style = canvas->style, .metrics = canvas->metrics},
                                  canvas->style->text[TEXT_CHART_AXIS]) *
                         0.5;
    for (size_t i = 0; i < frame->events.n; i++) {
        const struct callout *event = &frame->events.items[i];
        if (frame->event_data[i].is_break) {
            callout_draw_tie(canvas, event, ink, look->line * 0.8, DASH_SHORT, zone, frame->bottom);
        } else {
            callout_draw_tie(canvas, event, grid, look->line, DASH_NONE, zone, frame->bottom);
            mark_fill(canvas, SHAPE_DOWN, ink, event->at, frame->top - look->marker * 0.3, look->marker);
        }
    }
}

void frame_draw(struct canvas *canvas, const struct frame *frame)
{
    double thin = canvas->style->table.rule;
    struct colour grid = canvas_paint(canvas, PAINT_GRID), muted = canvas_paint(canvas, PAINT_MUTED);
    for (size_t i = 0; i < frame->axis.n_ticks; i++) {
        bool zero = fabs(axis_tick(&frame->axis, i)) < frame->axis.step / 2;
        canvas_line(canvas, zero ? muted : grid, thin, DASH_NONE, frame->left, frame->tick_y[i], frame->right,
                    frame->tick_y[i]);
    }
    if (frame->axis.broken)
        key_draw_break_beside(canvas, frame->left, frame->bottom);
    draw_events(canvas, frame);
}

void frame_draw_end_tie(struct canvas *canvas, const struct frame *frame, const struct end_label *end)
{
    double marker = canvas->style->chart.marker, gap = canvas->style->text[TEXT_CHART_LABEL].size * 0.3;
    double from = end->at_x + marker, to = frame->label_x - gap;
    bool near = frame->right - end->at_x < 2 * marker && fabs(end->middle - end->at_y) < end->height * 0.75;
    if (near || to <= from || end->height <= 0)
        return;
    double knee = fmax(from, frame->right);
    struct point points[] = {{from, end->at_y}, {knee, end->at_y}, {to, end->middle}};
    canvas_path(canvas, canvas_paint(canvas, PAINT_RULE), canvas->style->table.rule, DASH_NONE, points, 3);
}

struct colour series_colour(const struct style *style, enum role role, size_t plain)
{
    return style->paint[role == ROLE_PLAIN ? PAINT_SERIES1 + plain % 5 : role_paint(role)];
}

enum dash series_dash(enum role role, size_t plain)
{
    static const enum dash plains[] = {DASH_NONE, DASH_LONG, DASH_SHORT, DASH_DOTS};
    switch (role) {
    case ROLE_PLAIN: return plains[plain % 4];
    case ROLE_ENGLAND: return DASH_SHORT;
    case ROLE_NEIGHBOURS: return DASH_DOTS;
    case ROLE_REGION:
    case ROLE_ATTENTION:
    case ROLE_MUTED: return DASH_NONE;
    }
    return DASH_NONE;
}

double series_line(const struct style *style, enum role role)
{
    return role == ROLE_REGION || role == ROLE_ATTENTION ? style->chart.line_region : style->chart.line;
}
