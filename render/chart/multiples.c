#include "chart/multiples.h"
#include "chart/frame.h"
#include <math.h>

#define PANEL_LEAST 0.65 /* of a panel's own height, to which it can be pressed */

struct measured {
    struct lines *names;
    double name_height; /* of the tallest name [pt] */
    double end_width;   /* of the widest end value [pt] */
    double tick_width;
    double period_width; /* of the first and the last period beside each other [pt] */
    double period_height;
};

struct place_with {
    const struct axis *axis;
    const struct panel_place *panel;
    const struct chart_event *breaks; /* of the series that is placed */
    size_t n_breaks;
};

static bool breaks_after(const void *with, size_t i)
{
    const struct place_with *at = with;
    return frame_breaks_after(at->breaks, at->n_breaks, i);
}

static double place(const void *with, double value)
{
    const struct place_with *at = with;
    return axis_place(at->axis, value, at->panel->bottom, at->panel->top);
}

static size_t last_set(const struct datum *points, size_t n)
{
    for (size_t i = n; i-- > 0;)
        if (datum_is(&points[i]))
            return i;
    return n;
}

static struct range values_range(const struct multiples_chart *chart)
{
    struct range range = {0};
    for (size_t p = 0; p < chart->n_panels; p++)
        for (size_t s = 0; s < chart->panels[p].n_series; s++)
            for (size_t i = 0; i < chart->n_periods; i++)
                range_add_datum(&range, &chart->panels[p].series[s].points[i]);
    return range;
}

/* The text at the end of a panel: of its first series, the one that the panel is about. */
static struct str end_text(const struct multiples_chart *chart, size_t p, size_t *last)
{
    const struct multiple *panel = &chart->panels[p];
    *last = panel->n_series ? last_set(panel->series[0].points, chart->n_periods) : chart->n_periods;
    return *last < chart->n_periods ? panel->series[0].points[*last].text : STR_NONE;
}

/* Comparators stay behind the panel's own line: thin, dashed, and the region not in the colour of that line.
 */
static struct colour comparator_colour(const struct style *style, enum role role, size_t plain)
{
    return role == ROLE_REGION ? style->paint[PAINT_MUTED] : series_colour(style, role, plain);
}

static enum dash comparator_dash(enum role role, size_t plain)
{
    return role == ROLE_REGION ? DASH_LONG : series_dash(role, plain);
}

static bool has_line(const struct multiples_chart *chart, const struct datum *points)
{
    for (size_t i = 1; i < chart->n_periods; i++)
        if (series_joins(&points[i - 1], &points[i]) &&
            !frame_breaks_after(chart->breaks, chart->n_breaks, i - 1))
            return true;
    return false;
}

/* A comparator that is nowhere joined to a line is drawn, and keyed, as dots. */
static enum sign comparator_sign(const struct multiples_chart *chart, struct str name)
{
    for (size_t p = 0; p < chart->n_panels; p++)
        for (size_t s = 1; s < chart->panels[p].n_series; s++)
            if (str_equal(chart->panels[p].series[s].name, name) &&
                has_line(chart, chart->panels[p].series[s].points))
                return SIGN_LINE;
    return SIGN_FILLED;
}

/* The comparators: every series but each panel's first, named once. */
static void add_comparators(struct plan *plan, const struct multiples_chart *chart, struct key *key)
{
    for (size_t p = 0; p < chart->n_panels; p++)
        for (size_t s = 1; s < chart->panels[p].n_series; s++) {
            const struct trend_series *series = &chart->panels[p].series[s];
            bool known = false;
            for (size_t i = 0; i < key->n; i++)
                known |= str_equal(key->items[i].text, series->name);
            if (!known)
                key_add(plan, key,
                        (struct key_item){.sign = comparator_sign(chart, series->name),
                                          .shape = SHAPE_CIRCLE,
                                          .dash = comparator_dash(series->role, s - 1),
                                          .colour = comparator_colour(plan->style, series->role, s - 1),
                                          .text = series->name});
        }
}

static void add_key(struct plan *plan, const struct multiples_chart *chart, struct key *key)
{
    add_comparators(plan, chart, key);
    struct series_signs signs = {0};
    for (size_t p = 0; p < chart->n_panels; p++)
        for (size_t s = 0; s < chart->panels[p].n_series; s++)
            for (size_t i = 0; i < chart->n_periods; i++)
                series_note_signs(&signs, &chart->panels[p].series[s].points[i]);
    series_add_signs(plan, key, &signs, chart->partial_label);
    bool good = false, bad = false;
    for (size_t p = 0; p < chart->n_panels; p++) {
        good |= chart->panels[p].tone == TONE_GOOD;
        bad |= chart->panels[p].tone == TONE_BAD;
    }
    const struct colour *paint = plan->style->paint;
    if (good)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FILLED,
                                  .shape = tone_shape(TONE_GOOD),
                                  .colour = paint[PAINT_GOOD],
                                  .text = STR("improving")});
    if (bad)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FILLED,
                                  .shape = tone_shape(TONE_BAD),
                                  .colour = paint[PAINT_BAD],
                                  .text = STR("getting worse")});
}

static struct measured measure(struct plan *plan, const struct multiples_chart *chart,
                               const struct axis *axis)
{
    struct measured out = {.names = ARENA_ARRAY(plan->arena, struct lines, chart->n_panels)};
    for (size_t i = 0; i < axis->n_ticks; i++)
        out.tick_width =
            fmax(out.tick_width, text_width(plan, look_axis(plan), axis_label(plan->arena, axis, i)));
    for (size_t i = 0; i<chart->n_periods; i += chart->n_periods> 1 ? chart->n_periods - 1 : 1)
        out.period_width += text_width(plan, look_axis(plan), chart->periods[i]) + 0.6 * look_axis(plan).size;
    for (size_t p = 0; p < chart->n_panels; p++) {
        size_t last;
        out.end_width =
            fmax(out.end_width, text_width(plan, look_bold(look_label(plan)), end_text(chart, p, &last)));
    }
    return out;
}

static struct series_look *panel_looks(struct plan *plan, const struct multiple *panel)
{
    const struct style *style = plan->style;
    struct series_look *looks = ARENA_ARRAY(plan->arena, struct series_look, panel->n_series);
    for (size_t s = 0; s < panel->n_series; s++) {
        enum role role = panel->series[s].role;
        bool first = s == 0;
        looks[s] = (struct series_look){
            .colour = !first               ? comparator_colour(style, role, s - 1)
                      : role == ROLE_PLAIN ? style->paint[PAINT_REGION]
                                           : series_colour(style, role, 0),
            .line = first ? style->chart.line_region * 0.8 : style->chart.line * 0.8,
            .marker = style->chart.marker * 0.8,
            .dash = first ? DASH_NONE : comparator_dash(role, s - 1),
            .end_mark = first,
        };
    }
    return looks;
}

/* First and last period under a panel, the last alone where both do not fit. */
static double period_height(struct plan *plan, const struct multiples_chart *chart, double width)
{
    struct text_look look = look_axis(plan);
    if (!chart->n_periods)
        return 0;
    struct lines last = text_wrap(plan, look, chart->periods[chart->n_periods - 1], width);
    return lines_height(plan, look, last);
}

static void add_periods(struct plan *plan, const struct multiples_chart *chart, double left, double right,
                        double top)
{
    struct text_look look = look_axis(plan);
    if (!chart->n_periods)
        return;
    struct lines last = text_wrap(plan, look, chart->periods[chart->n_periods - 1], right - left);
    text_add_lines(plan, look, last, right, top, SIDE_RIGHT);
    if (chart->n_periods < 2)
        return;
    struct str first = chart->periods[0];
    double width = text_width(plan, look, first);
    if (width + 0.5 * look.size + last.width <= right - left)
        text_add_lines(plan, look, (struct lines){&first, 1, width}, left, top, SIDE_LEFT);
}

static void place_panel(struct plan *plan, const struct multiples_chart *chart,
                        struct multiples_layout *layout, size_t p)
{
    struct panel_place *panel = &layout->panels[p];
    const struct multiple *data = &chart->panels[p];
    double inset = plan->style->chart.marker * 0.5;
    double *x = ARENA_ARRAY(plan->arena, double, chart->n_periods);
    for (size_t i = 0; i < chart->n_periods; i++) {
        double share = chart->n_periods > 1 ? (double)i / (double)(chart->n_periods - 1) : 1;
        x[i] = panel->left + inset + share * (panel->right - panel->left - 2 * inset);
    }
    panel->series = ARENA_ARRAY(plan->arena, struct series_point *, data->n_series);
    for (size_t s = 0; s < data->n_series; s++) {
        bool own = s == 0;
        struct place_with with = {&layout->axis, panel, own ? data->breaks : chart->breaks,
                                  own ? data->n_breaks : chart->n_breaks};
        panel->series[s] = series_layout(plan->arena, data->series[s].points, x, chart->n_periods, place,
                                         &with, breaks_after);
    }
    size_t last;
    struct str text = end_text(chart, p, &last);
    struct text_look look = look_bold(look_label(plan));
    if (!text.len)
        return;
    double half = look_height(plan, look) / 2;
    double y = fmin(fmax(panel->series[0][last].y, panel->top + half), panel->bottom - half);
    text_add(plan, look, text, panel->right + 0.3 * look.size, text_baseline(plan, look, y), SIDE_LEFT);
}

/* As many columns as leave each panel room for its line, and no more than are filled. */
static size_t count_columns(double room, double least, size_t n)
{
    size_t columns = (size_t)fmax(floor(room / least), 1);
    columns = columns > 5 ? 5 : columns;
    columns = columns > n ? (n ? n : 1) : columns;
    size_t rows = (n + columns - 1) / columns;
    return rows ? (n + rows - 1) / rows : 1;
}

struct multiples_layout *multiples_layout(struct plan *plan, const struct multiples_chart *chart,
                                          int decimals)
{
    struct multiples_layout *layout = ARENA_NEW(plan->arena, struct multiples_layout);
    struct text_look label = look_bold(look_label(plan)), axis = look_axis(plan);
    double em = label.size, mark = plan->style->chart.marker;
    layout->axis = axis_build(axis_widened(values_range(plan->whole ? &plan->whole->of.multiples : chart),
                                           chart->least_span, plan_ceiling(plan)),
                              false, 4, decimals);
    struct measured texts = measure(plan, chart, &layout->axis);
    double first = texts.tick_width + 0.6 * em, end = texts.end_width + 0.4 * em, gap = 1.4 * em;
    double room = plan->width - first;
    double least = fmax(5.5 * em, fmin(texts.period_width, 11 * em));
    layout->n_columns = count_columns(room + gap, least + end + gap, chart->n_panels);
    layout->n_rows = (chart->n_panels + layout->n_columns - 1) / layout->n_columns;
    double wide = (room + gap) / (double)layout->n_columns - gap;
    plan_lacks(plan, wide - end, 5 * em);
    for (size_t p = 0; p < chart->n_panels; p++) {
        double less = chart->panels[p].tone == TONE_NEUTRAL ? 0 : mark + 0.4 * em;
        texts.names[p] = text_wrap(plan, label, chart->panels[p].name, wide - less);
        texts.name_height = fmax(texts.name_height, lines_height(plan, label, texts.names[p]));
    }
    add_key(plan, chart, &layout->key);
    if (layout->axis.broken)
        key_add(plan, &layout->key,
                (struct key_item){.sign = SIGN_BREAK, .text = STR("axis does not start at zero")});
    key_measure(plan, &layout->key, plan->width);
    texts.period_height = period_height(plan, chart, wide - end);

    double half = look_height(plan, axis) / 2, name = texts.name_height + half + 0.3 * em;
    double own_plot = plan->style->chart.spark_height * 2.4, between = 0.9 * em, under = half + 0.3 * em;
    double rows = (double)layout->n_rows;
    /* Periods stand under the lowest panel of each column: under the last row, and where that is not full
     * also under the row before it. */
    bool full = chart->n_panels % layout->n_columns == 0;
    double *row_top = ARENA_ARRAY(plan->arena, double, layout->n_rows + 1);
    for (size_t row = 0; row < layout->n_rows; row++) {
        bool lowest = row + 1 == layout->n_rows || (!full && row + 2 == layout->n_rows);
        row_top[row + 1] = row_top[row] + name + (lowest ? under + texts.period_height : half) +
                           (row + 1 < layout->n_rows ? between : 0);
    }
    double fixed = row_top[layout->n_rows] + (layout->key.height > 0 ? layout->key.height + 0.7 * em : 0);
    double least_plot = PANEL_LEAST * own_plot;
    double plot = plan->height > 0 ? fmax((plan->height - fixed) / fmax(rows, 1), least_plot) : own_plot;
    plan->least = fixed + rows * least_plot;
    plan->height = fixed + rows * plot;
    layout->panels = ARENA_ARRAY(plan->arena, struct panel_place, chart->n_panels);
    layout->looks = ARENA_ARRAY(plan->arena, struct series_look *, chart->n_panels);
    for (size_t p = 0; p < chart->n_panels; p++) {
        size_t column = p % layout->n_columns, row = p / layout->n_columns;
        struct panel_place *panel = &layout->panels[p];
        panel->left = first + (double)column * (wide + gap);
        panel->right = panel->left + wide - end;
        double top = row_top[row] + (double)row * plot;
        panel->top = top + name;
        panel->bottom = panel->top + plot;
        bool toned = chart->panels[p].tone != TONE_NEUTRAL;
        panel->mark_x = toned ? panel->left + mark / 2 : -1;
        panel->mark_y = top + look_height(plan, label) / 2;
        text_add_lines(plan, label, texts.names[p], panel->left + (toned ? mark + 0.4 * em : 0), top,
                       SIDE_LEFT);
        layout->looks[p] = panel_looks(plan, &chart->panels[p]);
        place_panel(plan, chart, layout, p);
        if (p + layout->n_columns >= chart->n_panels)
            add_periods(plan, chart, panel->left, panel->right, panel->bottom + under);
        for (size_t i = 0; column == 0 && i < layout->axis.n_ticks; i++) {
            double y = axis_place(&layout->axis, axis_tick(&layout->axis, i), panel->bottom, panel->top);
            text_add(plan, axis, axis_label(plan->arena, &layout->axis, i), first - 0.6 * em,
                     text_baseline(plan, axis, y), SIDE_RIGHT);
        }
    }
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

void multiples_draw(struct canvas *canvas, const struct multiples_layout *layout,
                    const struct multiples_chart *chart)
{
    double thin = canvas->style->table.rule;
    for (size_t p = 0; p < chart->n_panels; p++) {
        const struct panel_place *panel = &layout->panels[p];
        const struct multiple *data = &chart->panels[p];
        for (size_t i = 0; i < layout->axis.n_ticks; i++) {
            double tick = axis_tick(&layout->axis, i);
            double y = axis_place(&layout->axis, tick, panel->bottom, panel->top);
            bool zero = fabs(tick) < layout->axis.step / 2;
            canvas_line(canvas, canvas_paint(canvas, zero ? PAINT_MUTED : PAINT_GRID), thin, DASH_NONE,
                        panel->left, y, panel->right, y);
        }
        if (layout->axis.broken && p % layout->n_columns == 0)
            key_draw_break_beside(canvas, panel->left, panel->bottom);
        if (panel->mark_x >= 0)
            mark_fill(canvas, tone_shape(data->tone), canvas_paint(canvas, tone_paint(data->tone)),
                      panel->mark_x, panel->mark_y, canvas->style->chart.marker);
        for (size_t s = data->n_series; s-- > 0;) /* the panel's own line last */
            series_draw(canvas, panel->series[s], chart->n_periods, &layout->looks[p][s]);
    }
    key_draw(canvas, &layout->key);
}
