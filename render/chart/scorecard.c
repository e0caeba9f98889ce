#include "chart/scorecard.h"
#include <math.h>

/* How the scorecard is arranged: tried from the most generous down until it fits a page. */
struct arrangement {
    bool has_values;
    bool compact; /* low rows */
    size_t n_panels, per_panel, levels;
    double column; /* width [pt] */
    double room;   /* for all columns of a panel [pt] */
    double row;    /* least height [pt] */
    double height; /* of all [pt] */
};

/* Widths that do not depend on the arrangement. */
struct measured {
    double value, letter, arrow; /* widest of each [pt] */
    double *words;               /* per column the widest unbreakable piece of its name or note [pt] */
    double rows_extra;           /* rows whose name takes more lines add this [pt] */
    struct rows_column names;
};

static const struct score_cell *cell_at(const struct scorecard_chart *chart, size_t row, size_t column)
{
    return &chart->cells[row * chart->n_columns + column];
}

static double pad(const struct plan *plan)
{
    return 0.35 * look_label(plan).size;
}

/* Between the parts of a cell. */
static double part_gap(const struct plan *plan)
{
    return 0.25 * look_label(plan).size;
}

static double content_width(const struct plan *plan, const struct measured *texts, bool has_values)
{
    double width = texts->letter + 2 * pad(plan);
    if (has_values && texts->value > 0)
        width += part_gap(plan) + texts->value;
    if (texts->arrow > 0)
        width += part_gap(plan) + texts->arrow;
    return width;
}

static double head_height(struct plan *plan, const struct scorecard_chart *chart, size_t column, double width)
{
    struct text_look name = look_label(plan), note = look_axis(plan);
    struct lines names = text_wrap(plan, name, chart->columns[column], width);
    struct lines notes =
        text_wrap(plan, note, chart->column_notes ? chart->column_notes[column] : STR_NONE, width);
    return (double)names.n * look_leading(plan, name) + (double)notes.n * look_leading(plan, note);
}

/* How a name stands over column i of a panel: at two levels, the raised ones counted back from the last
 * column, so that the last, which has nothing at its right to spread over, has no tie of a neighbour beside
 * it. */
static bool is_raised(const struct arrangement *as, size_t i, size_t n)
{
    return as->levels == 2 && (n - 1 - i) % 2 == 0;
}

/* Width that the name over column i of n may take; `beyond` is free at the right of the last column. */
static double name_room(const struct plan *plan, const struct arrangement *as, size_t i, size_t n,
                        double beyond)
{
    double gap = 0.6 * look_label(plan).size, full = as->column * (double)as->levels - gap;
    if (as->levels == 1 || i + 1 < n)
        return full;
    return fmin(full, 1.5 * as->column - gap + beyond);
}

static size_t panel_columns(const struct arrangement *as, const struct scorecard_chart *chart, size_t panel)
{
    size_t first = panel * as->per_panel;
    return first + as->per_panel > chart->n_columns ? chart->n_columns - first : as->per_panel;
}

/* Height of the names at one level of a panel. */
static double level_height(struct plan *plan, const struct scorecard_chart *chart,
                           const struct arrangement *as, size_t panel, bool raised)
{
    double height = 0;
    size_t n = panel_columns(as, chart, panel);
    for (size_t i = 0; i < n; i++)
        if (is_raised(as, i, n) == raised)
            height = fmax(height, head_height(plan, chart, panel * as->per_panel + i,
                                              name_room(plan, as, i, n, as->room - (double)n * as->column)));
    return height;
}

static double panel_head(struct plan *plan, const struct scorecard_chart *chart, const struct arrangement *as,
                         size_t panel)
{
    double gap = 0.3 * look_label(plan).size, raised = level_height(plan, chart, as, panel, true);
    return level_height(plan, chart, as, panel, false) + gap + (raised > 0 ? raised + gap : 0);
}

static bool names_fit(const struct plan *plan, const struct scorecard_chart *chart,
                      const struct arrangement *as, const struct measured *texts)
{
    double most = 7 * look_label(plan).size; /* longer words are broken */
    for (size_t c = 0; c < chart->n_columns; c++) {
        size_t panel = c / as->per_panel, n = panel_columns(as, chart, panel);
        double beyond = as->room - (double)n * as->column;
        if (name_room(plan, as, c % as->per_panel, n, beyond) < fmin(texts->words[c], most))
            return false;
    }
    return true;
}

static double panel_gap(const struct plan *plan)
{
    return 1.4 * look_label(plan).size;
}

/* The fewest panels in which columns are wide enough for cells and names. */
static struct arrangement arrange(struct plan *plan, const struct scorecard_chart *chart,
                                  const struct measured *texts, double room, bool has_values, bool compact)
{
    struct arrangement as = {.has_values = has_values, .compact = compact, .room = room};
    double em = look_label(plan).size, content = content_width(plan, texts, has_values);
    double widest = fmax(7.5 * em, content);
    for (as.n_panels = 1; as.n_panels <= chart->n_columns; as.n_panels++) {
        as.per_panel = (chart->n_columns + as.n_panels - 1) / as.n_panels;
        as.column = fmin(room / (double)as.per_panel, widest);
        for (as.levels = 1; as.levels <= 2; as.levels++)
            if (as.column >= content && names_fit(plan, chart, &as, texts))
                break;
        if (as.levels <= 2)
            break;
    }
    if (as.n_panels > chart->n_columns) { /* not even alone: names are broken within words */
        as.n_panels = chart->n_columns;
        as.per_panel = 1;
        as.levels = 1;
        as.column = fmin(room, widest);
    }
    as.n_panels = (chart->n_columns + as.per_panel - 1) / as.per_panel;
    as.row = look_height(plan, look_label(plan)) * (compact ? 1.2 : 1.6);
    for (size_t panel = 0; panel < as.n_panels; panel++)
        as.height += panel_head(plan, chart, &as, panel) + (double)chart->n_rows * as.row + texts->rows_extra;
    as.height += (double)(as.n_panels - 1) * panel_gap(plan);
    return as;
}

static struct arrangement choose(struct plan *plan, const struct scorecard_chart *chart,
                                 const struct measured *texts, double room)
{
    const struct page_look *page = &plan->style->page;
    double most = (page->height - page->top - page->bottom) * 0.85; /* the rest for heading and source */
    static const bool tries[][2] = {{true, false}, {true, true}, {false, true}};
    struct arrangement best = {0};
    for (size_t i = 0; i < 3; i++) {
        struct arrangement as = arrange(plan, chart, texts, room, tries[i][0], tries[i][1]);
        if (as.height <= most)
            return as;
        if (!i || as.height < best.height)
            best = as;
    }
    return best;
}

static struct measured measure(struct plan *plan, const struct scorecard_chart *chart, struct rows *rows)
{
    struct measured out = {.letter = text_width(plan, look_bold(look_label(plan)), STR("D"))};
    out.names = rows_column_open(plan, rows, SIDE_LEFT, plan->width * 0.28);
    for (size_t i = 0; i < chart->n_rows; i++) {
        enum role role = chart->row_roles ? chart->row_roles[i] : ROLE_PLAIN;
        rows->strong[i] = role == ROLE_REGION || role == ROLE_ATTENTION;
        rows_set(plan, rows, &out.names, i, chart->rows[i]);
        out.rows_extra += fmax(rows->height[i] - look_height(plan, look_label(plan)) * 1.2, 0);
        for (size_t c = 0; c < chart->n_columns; c++) {
            const struct score_cell *cell = cell_at(chart, i, c);
            struct text_look look = rows->strong[i] ? look_bold(look_label(plan)) : look_label(plan);
            out.value = fmax(out.value, text_width(plan, look, cell->text));
            if (cell->arrow != ARROW_NONE)
                out.arrow = plan->style->chart.marker;
        }
    }
    out.words = ARENA_ARRAY(plan->arena, double, chart->n_columns);
    for (size_t c = 0; c < chart->n_columns; c++) {
        struct str note = chart->column_notes ? chart->column_notes[c] : STR_NONE;
        out.words[c] = fmax(text_widest_word(plan, look_label(plan), chart->columns[c]),
                            text_widest_word(plan, look_axis(plan), note));
    }
    return out;
}

static void add_key(struct plan *plan, const struct scorecard_chart *chart, bool has_values, struct key *key)
{
    const struct colour *paint = plan->style->paint;
    bool bands[5] = {false}, tones[3] = {false};
    for (size_t i = 0; i < chart->n_rows * chart->n_columns; i++) {
        bands[chart->cells[i].band] = true;
        tones[chart->cells[i].arrow_tone] |=
            chart->cells[i].arrow == ARROW_UP || chart->cells[i].arrow == ARROW_DOWN;
    }
    const struct str words[] = {STR_NONE, STR("best quarter"), STR("second"), STR("third"),
                                STR("worst quarter")};
    for (int band = BAND_A; band <= BAND_D; band++)
        if (bands[band])
            key_add(plan, key,
                    (struct key_item){.sign = SIGN_CHIP,
                                      .colour = paint[band_paint((enum band)band)],
                                      .letter = band_letter((enum band)band),
                                      .letter_colour = paint[band_text_paint((enum band)band)],
                                      .text = words[band]});
    struct colour ink = paint[PAINT_INK];
    if (tones[TONE_BAD])
        key_add(plan, key,
                (struct key_item){
                    .sign = SIGN_FILLED, .shape = SHAPE_UP, .colour = ink, .text = STR("moved, worse")});
    if (tones[TONE_GOOD])
        key_add(plan, key,
                (struct key_item){
                    .sign = SIGN_OPEN, .shape = SHAPE_UP, .colour = ink, .text = STR("moved, better")});
    if (!has_values)
        key_add(plan, key, (struct key_item){.text = STR("values are in the table of this chart")});
}

/* Names over one panel's columns, and the ties of the raised ones. */
static void add_heads(struct plan *plan, const struct scorecard_chart *chart, const struct arrangement *as,
                      struct score_panel *panel)
{
    struct text_look name = look_label(plan), note = look_axis(plan);
    double gap = 0.3 * name.size, beyond = as->room - (double)panel->n * as->column;
    double lower = level_height(plan, chart, as, panel->first / as->per_panel, false);
    for (size_t i = 0; i < panel->n; i++) {
        size_t column = panel->first + i;
        bool raised = is_raised(as, i, panel->n);
        double room = name_room(plan, as, i, panel->n, beyond);
        double bottom = panel->top - gap - (raised && lower > 0 ? lower + gap : 0);
        double top = bottom - head_height(plan, chart, column, room);
        struct lines names = text_wrap(plan, name, chart->columns[column], room);
        struct lines notes =
            text_wrap(plan, note, chart->column_notes ? chart->column_notes[column] : STR_NONE, room);
        /* the last one's name stays within the picture */
        double at =
            fmin(panel->column_x[i] + as->column / 2, plan->width - fmax(names.width, notes.width) / 2);
        text_add_lines(plan, name, names, at, top, SIDE_MIDDLE);
        text_add_lines(plan, note, notes, at, top + (double)names.n * look_leading(plan, name), SIDE_MIDDLE);
        panel->tie_top[i] = raised && lower > 0 ? bottom + 0.1 * name.size : 0;
    }
}

static void add_cells(struct plan *plan, const struct scorecard_chart *chart,
                      const struct scorecard_layout *layout, const struct score_panel *panel,
                      const struct measured *texts, const struct rows *rows)
{
    double content = content_width(plan, texts, layout->has_values) - 2 * pad(plan);
    for (size_t r = 0; r < chart->n_rows; r++)
        for (size_t i = 0; i < panel->n; i++) {
            const struct score_cell *cell = cell_at(chart, r, panel->first + i);
            double middle = panel->column_x[i] + layout->column / 2;
            struct text_look look =
                look_painted(look_label(plan), plan->style->paint[band_text_paint(cell->band)]);
            double baseline = text_baseline(plan, look, panel->row_y[r]);
            text_add(plan, look_bold(look), band_letter(cell->band), middle + layout->letter, baseline,
                     SIDE_MIDDLE);
            if (rows->strong[r])
                look = look_bold(look);
            bool alone = cell->band == BAND_NONE && cell->arrow == ARROW_NONE;
            if (alone && (layout->has_values || !datum_is(&cell->value)))
                text_add_lines_centred(plan, look,
                                       text_wrap(plan, look, cell->text, layout->column - pad(plan)), middle,
                                       panel->row_y[r], SIDE_MIDDLE);
            else if (layout->has_values)
                text_add(plan, look, cell->text,
                         middle + content / 2 - (texts->arrow > 0 ? texts->arrow + part_gap(plan) : 0),
                         baseline, SIDE_RIGHT);
        }
}

struct scorecard_layout *scorecard_layout(struct plan *plan, const struct scorecard_chart *chart)
{
    struct scorecard_layout *layout = ARENA_NEW(plan->arena, struct scorecard_layout);
    double em = look_label(plan).size, line = look_height(plan, look_label(plan));
    struct rows rows = rows_open(plan, chart->n_rows, line * 1.2, 0.3 * em);
    struct measured texts = measure(plan, chart, &rows);
    layout->name_width = texts.names.width > 0 ? texts.names.width + 0.8 * em : 0;
    struct arrangement as = choose(plan, chart, &texts, plan->width - layout->name_width);
    plan_lacks(plan, as.column, content_width(plan, &texts, as.has_values));
    layout->has_values = as.has_values;
    layout->column = as.column;
    layout->row = as.row;
    double content = content_width(plan, &texts, as.has_values) - 2 * pad(plan);
    layout->letter = -content / 2 + texts.letter / 2;
    layout->arrow = content / 2 - texts.arrow / 2;
    add_key(plan, chart, as.has_values, &layout->key);
    key_measure(plan, &layout->key, plan->width);

    double below = layout->key.height ? layout->key.height + 0.8 * em : 0, own = as.height + below;
    double lines = (double)(as.n_panels * chart->n_rows);
    double spare = lines > 0 && plan->height > own ? (plan->height - own) / lines : 0;
    plan->height = fmax(plan->height, own);
    for (size_t r = 0; r < chart->n_rows; r++)
        rows.height[r] += as.row - line * 1.2 + spare;
    layout->row_heights = rows.height;
    layout->n_panels = as.n_panels;
    layout->panels = ARENA_ARRAY(plan->arena, struct score_panel, as.n_panels);
    double y = 0;
    for (size_t p = 0; p < as.n_panels; p++) {
        struct score_panel *panel = &layout->panels[p];
        panel->first = p * as.per_panel;
        panel->n =
            panel->first + as.per_panel > chart->n_columns ? chart->n_columns - panel->first : as.per_panel;
        panel->top = y + panel_head(plan, chart, &as, p);
        panel->column_x = ARENA_ARRAY(plan->arena, double, panel->n);
        panel->tie_top = ARENA_ARRAY(plan->arena, double, panel->n);
        panel->row_y = ARENA_ARRAY(plan->arena, double, chart->n_rows);
        for (size_t i = 0; i < panel->n; i++)
            panel->column_x[i] = layout->name_width + (double)i * as.column;
        y = rows_place(&rows, panel->top, 0);
        for (size_t r = 0; r < chart->n_rows; r++)
            panel->row_y[r] = rows.middle[r];
        add_heads(plan, chart, &as, panel);
        rows_add_column(plan, &rows, &texts.names, 0, panel->top);
        add_cells(plan, chart, layout, panel, &texts, &rows);
        y += panel_gap(plan);
    }
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

/* Worse is a filled arrow, better an open one, neither a thin one; level is a dash. */
static void draw_arrow(struct canvas *canvas, const struct score_cell *cell, double x, double y,
                       struct colour colour, struct colour fill)
{
    const struct chart_look *look = &canvas->style->chart;
    double size = look->marker * 0.95, line = look->line * 0.7;
    enum shape shape = cell->arrow == ARROW_UP ? SHAPE_UP : SHAPE_DOWN;
    if (cell->arrow == ARROW_NONE)
        return;
    if (cell->arrow == ARROW_LEVEL) {
        canvas_line(canvas, colour, line * 1.4, DASH_NONE, x - size / 2, y, x + size / 2, y);
    } else if (cell->arrow_tone == TONE_BAD) {
        mark_fill(canvas, shape, colour, x, y, size);
    } else if (cell->arrow_tone == TONE_GOOD) {
        mark_fill(canvas, shape, fill, x, y, size);
        mark_ring(canvas, shape, colour, line, x, y, size);
    } else {
        double up = cell->arrow == ARROW_UP ? size / 2 : -size / 2;
        struct point points[] = {{x - size / 2, y + up / 2}, {x, y - up / 2}, {x + size / 2, y + up / 2}};
        canvas_path(canvas, colour, line, DASH_NONE, points, 3);
    }
}

static void draw_cell(struct canvas *canvas, const struct scorecard_layout *layout,
                      const struct score_cell *cell, double x, double y, double height)
{
    double gap = canvas->style->chart.line * 0.8, top = y - height / 2;
    struct colour fill = canvas_paint(canvas, band_paint(cell->band));
    canvas_fill(canvas, fill, x + gap / 2, top + gap / 2, layout->column - gap, height - gap);
    draw_arrow(canvas, cell, x + layout->column / 2 + layout->arrow, y,
               canvas_paint(canvas, band_text_paint(cell->band)), fill);
}

void scorecard_draw(struct canvas *canvas, const struct scorecard_layout *layout,
                    const struct scorecard_chart *chart)
{
    double thin = canvas->style->table.rule;
    for (size_t p = 0; p < layout->n_panels; p++) {
        const struct score_panel *panel = &layout->panels[p];
        for (size_t i = 0; i < panel->n; i++) {
            double middle = panel->column_x[i] + layout->column / 2;
            if (panel->tie_top[i] > 0)
                canvas_line(canvas, canvas_paint(canvas, PAINT_RULE), thin, DASH_NONE, middle,
                            panel->tie_top[i], middle, panel->top);
            for (size_t r = 0; r < chart->n_rows; r++)
                draw_cell(canvas, layout, cell_at(chart, r, panel->first + i), panel->column_x[i],
                          panel->row_y[r], layout->row_heights[r]);
        }
        double right = layout->name_width + (double)panel->n * layout->column;
        for (size_t r = 0; r < chart->n_rows; r++)
            if (chart->row_roles && chart->row_roles[r] == ROLE_REGION) {
                double top = panel->row_y[r] - layout->row_heights[r] / 2;
                canvas_line(canvas, canvas_paint(canvas, PAINT_INK), canvas->style->table.rule_total,
                            DASH_NONE, 0, top, right, top);
            }
    }
    key_draw(canvas, &layout->key);
}
