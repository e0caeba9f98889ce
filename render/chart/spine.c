#include "chart/spine.h"
#include <math.h>

/* Better is to the right; without polarity higher is. */
static double direction(const struct spine_row *row)
{
    return row->has_polarity && row->low_is_good ? -1 : 1;
}

/* What is asked about stands nowhere: its number alone is shown. */
static bool has_place(const struct spine_row *row)
{
    return datum_is(&row->own) && !row->own.queried;
}

/* Half the scale of a row: the farthest that anything lies from England. */
static double reach(const struct spine_row *row)
{
    const struct datum *datums[] = {&row->neighbours, &row->q25, &row->q75, &row->lowest, &row->highest};
    double most = has_place(row) ? fabs(row->own.value - row->england.value) : 0;
    for (size_t i = 0; i < sizeof datums / sizeof *datums; i++)
        if (datum_is(datums[i]))
            most = fmax(most, fabs(datums[i]->value - row->england.value));
    return most;
}

struct scale {
    double centre, half; /* [pt] */
    double england, reach, direction;
};

static double place(const struct scale *scale, double value)
{
    if (scale->reach <= 0)
        return scale->centre;
    return scale->centre + scale->direction * (value - scale->england) / scale->reach * scale->half;
}

static bool place_pair(const struct scale *scale, const struct datum *a, const struct datum *b, double *low,
                       double *high)
{
    if (!datum_is(a) || !datum_is(b))
        return false;
    double at_a = place(scale, a->value), at_b = place(scale, b->value);
    *low = fmin(at_a, at_b);
    *high = fmax(at_a, at_b);
    return true;
}

static void place_row(const struct style *style, const struct spine_layout *layout,
                      const struct spine_row *row, struct spine_place *out)
{
    out->has_scale = datum_is(&row->england);
    if (!out->has_scale)
        return;
    double marker = style->chart.marker;
    struct scale scale = {layout->centre,
                          (layout->right - layout->left) / 2 - layout->disc / 2 - style->chart.line,
                          row->england.value, reach(row), direction(row)};
    out->has_spread = place_pair(&scale, &row->lowest, &row->highest, &out->low, &out->high);
    out->has_middle = place_pair(&scale, &row->q25, &row->q75, &out->middle_low, &out->middle_high);
    out->has_own = has_place(row);
    out->has_neighbours = datum_is(&row->neighbours);
    out->own_y = out->neighbours_y = out->y;
    if (out->has_own)
        out->own = place(&scale, row->own.value);
    if (out->has_neighbours)
        out->neighbours = place(&scale, row->neighbours.value);
    if (out->has_own && out->has_neighbours &&
        fabs(out->own - out->neighbours) < layout->disc / 2 + marker * 0.6 + 1) { /* one above the other */
        out->own_y = out->y - marker * 0.6;
        out->neighbours_y = out->y + layout->disc / 2;
    }
}

static void add_key(struct plan *plan, const struct spine_chart *chart, struct key *key)
{
    const struct colour *paint = plan->style->paint;
    bool bands = false, spread = false, middle = false, neighbours = false, neutral = false, queried = false,
         unbanded = false;
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct spine_row *row = &chart->rows[i];
        bands |= row->band != BAND_NONE;
        spread |= datum_is(&row->lowest) && datum_is(&row->highest);
        middle |= datum_is(&row->q25) && datum_is(&row->q75);
        neighbours |= datum_is(&row->neighbours);
        neutral |= !row->has_polarity;
        queried |= datum_is(&row->own) && row->own.queried;
        unbanded |= row->has_polarity && row->band == BAND_NONE && has_place(row) && datum_is(&row->england);
    }
    if (bands)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_DISC,
                                  .colour = paint[PAINT_BAND_A],
                                  .letter = STR("A"),
                                  .letter_colour = paint[PAINT_BAND_A_TEXT],
                                  .text = STR("best fourth of English LAs, to D worst")});
    if (unbanded)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FILLED,
                                  .shape = SHAPE_CIRCLE,
                                  .colour = paint[PAINT_REGION],
                                  .text = STR("without a letter")});
    if (neighbours)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_OPEN,
                                  .shape = SHAPE_DIAMOND,
                                  .colour = paint[PAINT_NEIGHBOURS],
                                  .text = STR("statistical neighbours")});
    if (spread)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_SWATCH,
                                  .colour = paint[PAINT_SPREAD],
                                  .text = STR("all local authorities")});
    if (middle)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_SWATCH,
                                  .colour = paint[PAINT_SPREAD_MIDDLE],
                                  .text = STR("the middle half of them")});
    if (neutral)
        key_add(plan, key,
                (struct key_item){.sign = SIGN_FILLED,
                                  .shape = SHAPE_SQUARE,
                                  .colour = paint[PAINT_REGION],
                                  .text = STR("neither high nor low is better: higher is to the right")});
    if (queried)
        key_add(plan, key, (struct key_item){.text = STR("? queried: not placed")});
}

/* Worse, England, better over the plot; England takes a line of its own where the three do not fit. */
static double add_heads(struct plan *plan, const struct spine_layout *layout, bool place_them, double bottom)
{
    struct text_look look = look_axis(plan), strong = look_bold(look_label(plan));
    struct str worse = STR("← worse"), better = STR("better →"), england = STR("England");
    double half = (layout->right - layout->left) / 2, gap = look.size * 0.6;
    double side = fmax(text_width(plan, look, worse), text_width(plan, look, better));
    double middle = text_width(plan, strong, england) / 2;
    bool two = side + gap + middle > half, three = 2 * side + gap > 2 * half;
    double line = look_leading(plan, look);
    if (place_them) {
        double baseline = bottom - metrics_descent(plan->metrics, look.font, look.size);
        text_add(plan, look, better, layout->right, baseline, SIDE_RIGHT);
        text_add(plan, look, worse, layout->left, baseline - (three ? line : 0), SIDE_LEFT);
        text_add(plan, strong, england, layout->centre, baseline - (two ? line : 0) - (three ? line : 0),
                 SIDE_MIDDLE);
    }
    return line * (1 + two + three);
}

struct spine_layout *spine_layout(struct plan *plan, const struct spine_chart *chart)
{
    struct spine_layout *layout = ARENA_NEW(plan->arena, struct spine_layout);
    struct text_look label = look_label(plan);
    double em = label.size, marker = plan->style->chart.marker;
    layout->disc = 1.5 * em;
    layout->bar = em;
    double marks = layout->disc + marker * 1.2;
    struct rows rows = rows_open(plan, chart->n_rows, marks + 0.5 * em, marks, 0.7 * em);
    struct rows_column names = rows_column_open(plan, &rows, SIDE_LEFT, plan->width * 0.33);
    struct rows_column own = rows_column_open(plan, &rows, SIDE_RIGHT, plan->width * 0.3);
    struct rows_column england = own;
    england.lines = ARENA_ARRAY(plan->arena, struct lines, chart->n_rows);
    own.head_look = look_bold(label);
    own.look = look_bold(label);
    rows_head(plan, &own, chart->own_name, plan->width * 0.16);
    rows_head(plan, &england, STR("England"), plan->width * 0.16);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct spine_row *row = &chart->rows[i];
        rows_set(plan, &rows, &names, i, row->name);
        rows_set(plan, &rows, &own, i, row->own.text);
        rows_set(plan, &rows, &england, i, row->england.text);
        rows_note(plan, &rows, &names, i, row->note);
    }
    double own_x = names.width + 1.2 * em + own.width, england_x = own_x + 1.2 * em + england.width;
    layout->left = england_x + 1.2 * em;
    layout->right = plan->width;
    plan_lacks(plan, layout->right - layout->left, 11 * em);
    layout->centre = (layout->left + layout->right) / 2;
    add_key(plan, chart, &layout->key);
    key_measure(plan, &layout->key, plan->width);

    const struct rows_column *heads[] = {&own, &england};
    double head = fmax(rows_head_height(plan, heads, 2), add_heads(plan, layout, false, 0)) + 0.5 * em;
    double below = layout->key.height > 0 ? layout->key.height + 0.6 * em : 0;
    rows_fit(plan, &rows, head + below);
    layout->top = head;
    layout->bottom = rows_place(&rows, head);
    add_heads(plan, layout, true, head - 0.5 * em);
    rows_add_column(plan, &rows, &names, 0, head - 0.5 * em);
    rows_add_column(plan, &rows, &own, own_x, head - 0.5 * em);
    rows_add_column(plan, &rows, &england, england_x, head - 0.5 * em);
    layout->rows = ARENA_ARRAY(plan->arena, struct spine_place, chart->n_rows);
    for (size_t i = 0; i < chart->n_rows; i++) {
        struct spine_place *place = &layout->rows[i];
        place->y = rows.middle[i];
        place->height = rows.height[i];
        place_row(plan->style, layout, &chart->rows[i], place);
        if (place->has_own)
            text_add(plan,
                     look_painted(look_bold(label), plan->style->paint[band_text_paint(chart->rows[i].band)]),
                     band_letter(chart->rows[i].band), place->own, text_baseline(plan, label, place->own_y),
                     SIDE_MIDDLE);
    }
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

static void draw_markers(struct canvas *canvas, const struct spine_layout *layout,
                         const struct spine_row *row, const struct spine_place *place)
{
    const struct chart_look *look = &canvas->style->chart;
    if (place->has_own) {
        double size = row->band == BAND_NONE ? look->marker * 1.4 : layout->disc;
        enum shape shape = row->has_polarity ? SHAPE_CIRCLE : SHAPE_SQUARE;
        enum paint paint = row->band == BAND_NONE ? PAINT_REGION : band_paint(row->band);
        double line = look->line * 0.8;
        mark_fill(canvas, shape, canvas_paint(canvas, PAINT_PAPER), place->own, place->own_y,
                  size + 2 * line);
        mark_fill(canvas, shape, canvas_paint(canvas, paint), place->own, place->own_y, size);
        /* light bands would be lost on paper: an edge */
        if (row->band == BAND_B || row->band == BAND_C)
            mark_ring(canvas, shape, canvas_paint(canvas, PAINT_MUTED), canvas->style->table.rule, place->own,
                      place->own_y, size);
    }
    if (place->has_neighbours)
        mark_open(canvas, SHAPE_DIAMOND, canvas_paint(canvas, PAINT_NEIGHBOURS), look->line,
                  place->neighbours, place->neighbours_y, look->marker);
}

void spine_draw(struct canvas *canvas, const struct spine_layout *layout, const struct spine_chart *chart)
{
    double thin = canvas->style->table.rule;
    struct colour grid = canvas_paint(canvas, PAINT_GRID);
    canvas_line(canvas, grid, thin, DASH_NONE, 0, layout->top, layout->right, layout->top);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct spine_place *place = &layout->rows[i];
        double bottom = place->y + place->height / 2, top = place->y - layout->bar / 2;
        canvas_line(canvas, grid, thin, DASH_NONE, 0, bottom, layout->right, bottom);
        if (place->has_spread)
            canvas_fill(canvas, canvas_paint(canvas, PAINT_SPREAD), place->low, top, place->high - place->low,
                        layout->bar);
        if (place->has_middle)
            canvas_fill(canvas, canvas_paint(canvas, PAINT_SPREAD_MIDDLE), place->middle_low, top,
                        place->middle_high - place->middle_low, layout->bar);
    }
    canvas_line(canvas, canvas_paint(canvas, PAINT_ENGLAND), canvas->style->chart.line, DASH_SHORT,
                layout->centre, layout->top, layout->centre, layout->bottom);
    for (size_t i = 0; i < chart->n_rows; i++)
        draw_markers(canvas, layout, &chart->rows[i], &layout->rows[i]);
    key_draw(canvas, &layout->key);
}
