#include "chart/scorecard.h"
#include "chart/scorecard_arrange.h"
#include <math.h>

static void add_key(struct plan *plan, const struct scorecard_chart *chart, struct key *key)
{
    bool bands[5] = {false}, tones[3] = {false}, is_level = false, is_queried = false;
    for (size_t i = 0; i < chart->n_rows * chart->n_columns; i++) {
        const struct score_cell *cell = &chart->cells[i];
        bands[cell->band] = true;
        tones[cell->arrow_tone] |= cell->arrow == ARROW_UP || cell->arrow == ARROW_DOWN;
        is_level |= cell->arrow == ARROW_LEVEL;
        is_queried |= datum_is(&cell->value) && cell->value.queried;
    }
    key_add_bands(plan, key, bands, chart->letters);
    struct colour ink = plan->style->paint[PAINT_INK];
    const struct {
        bool is_shown;
        struct key_item item;
    } items[] = {
        {tones[TONE_BAD], {.sign = SIGN_ARROWS, .text = STR("filled: moved, worse")}},
        {tones[TONE_GOOD], {.sign = SIGN_ARROWS_OPEN, .text = STR("hollow: moved, better")}},
        {tones[TONE_NEUTRAL], {.sign = SIGN_CHEVRONS, .text = STR("moved, neither good nor bad")}},
        {is_level, {.sign = SIGN_LEVEL, .text = STR("moved less")}},
        {is_queried, {.text = STR("? queried")}},
    };
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        struct key_item item = items[i].item;
        item.colour = ink;
        if (items[i].is_shown)
            key_add(plan, key, item);
    }
    for (size_t i = 0; i < chart->n_symbols; i++)
        key_add(plan, key, (struct key_item){.text = chart->symbols[i]});
}

static void add_cells(struct plan *plan, const struct scorecard_chart *chart,
                      const struct scorecard_layout *layout, const struct score_panel *panel,
                      const struct score_texts *texts, const struct rows *rows)
{
    double content = layout->content;
    for (size_t r = 0; r < chart->n_rows; r++)
        for (size_t i = 0; i < panel->n; i++) {
            const struct score_cell *cell = score_cell_at(chart, r, panel->first + i);
            double middle = panel->column_x[i] + layout->column / 2;
            struct text_look look = look_label(plan);
            double baseline = text_baseline(plan, look, panel->row_y[r]);
            text_add(plan, look_bold(look_painted(look, plan->style->paint[band_text_paint(cell->band)])),
                     band_letter(cell->band), middle + layout->letter, baseline, SIDE_MIDDLE);
            if (rows->strong[r])
                look = look_bold(look);
            /* a symbol stands under the numbers, where there are some */
            bool alone = cell->band == BAND_NONE && cell->arrow == ARROW_NONE;
            if (alone && (layout->has_values ? layout->column < content : !datum_is(&cell->value)))
                text_add_lines_centred(
                    plan, look, text_wrap(plan, look, cell->text, layout->column - score_part_gap(plan)),
                    middle, panel->row_y[r], SIDE_MIDDLE);
            else if (layout->has_values)
                text_add(plan, look, cell->text,
                         middle + content / 2 - (texts->arrow > 0 ? texts->arrow + score_part_gap(plan) : 0),
                         baseline, SIDE_RIGHT);
        }
}

struct scorecard_layout *scorecard_layout(struct plan *plan, const struct scorecard_chart *chart)
{
    struct scorecard_layout *layout = ARENA_NEW(plan->arena, struct scorecard_layout);
    double em = look_label(plan).size, line = look_height(plan, look_label(plan));
    struct rows rows = rows_open(plan, chart->n_rows, line, line, 0.3 * em);
    struct score_texts texts = score_measure(plan, chart, &rows);
    layout->name_width = texts.names.width > 0 ? texts.names.width + 0.8 * em : 0;
    struct score_arrangement as = score_choose(plan, chart, &texts, plan->width - layout->name_width);
    plan_lacks(plan, as.column, score_content_width(plan, &texts, &as));
    layout->has_values = as.has_values;
    layout->column = as.column;
    layout->content = score_content_width(plan, &texts, &as) - 1.5 * score_pad(plan, as.numbered);
    layout->field = score_field_width(plan, &texts, &as);
    layout->letter = -layout->content / 2 + layout->field / 2;
    layout->arrow = layout->content / 2 - texts.arrow / 2;
    add_key(plan, chart, &layout->key);
    key_measure(plan, &layout->key, plan->width);

    double below = layout->key.height > 0 ? layout->key.height + 0.8 * em : 0, own = as.height + below;
    double lines = (double)(as.n_panels * chart->n_rows);
    double least = fmin(as.row, line * SCORE_ROW_LEAST);
    plan->least = own - lines * (as.row - least);
    double spare = lines > 0 && plan->height > 0 ? fmax((plan->height - own) / lines, least - as.row) : 0;
    plan->height = own + lines * spare;
    for (size_t r = 0; r < chart->n_rows; r++)
        rows.height[r] += as.row - line + spare;
    layout->row_heights = rows.height;
    layout->n_panels = as.n_panels;
    layout->panels = ARENA_ARRAY(plan->arena, struct score_panel, as.n_panels);
    double y = 0;
    for (size_t p = 0; p < as.n_panels; p++) {
        struct score_panel *panel = &layout->panels[p];
        panel->first = p * as.per_panel;
        panel->n = score_panel_columns(&as, chart, p);
        panel->top = y + score_panel_head(plan, chart, &as, p);
        panel->column_x = ARENA_ARRAY(plan->arena, double, panel->n);
        panel->tie_top = ARENA_ARRAY(plan->arena, double, panel->n);
        panel->row_y = ARENA_ARRAY(plan->arena, double, chart->n_rows);
        for (size_t i = 0; i < panel->n; i++)
            panel->column_x[i] = layout->name_width + (double)i * as.column;
        y = rows_place(&rows, panel->top);
        for (size_t r = 0; r < chart->n_rows; r++)
            panel->row_y[r] = rows.middle[r];
        score_add_heads(plan, chart, &as, panel);
        rows_add_column(plan, &rows, &texts.names, 0, panel->top);
        add_cells(plan, chart, layout, panel, &texts, &rows);
        y += score_panel_gap(plan);
    }
    if (as.numbered)
        score_add_list(plan, chart, y);
    key_place(plan, &layout->key, 0, plan->height - layout->key.height);
    return layout;
}

static void draw_cell(struct canvas *canvas, const struct scorecard_layout *layout,
                      const struct score_cell *cell, double middle, double y, double height)
{
    double gap = canvas->style->chart.line * 0.8, size = canvas->style->chart.marker * 0.95;
    struct colour ink = canvas_paint(canvas, PAINT_INK);
    if (cell->band != BAND_NONE)
        canvas_fill(canvas, canvas_paint(canvas, band_paint(cell->band)),
                    middle + layout->letter - layout->field / 2, y - height / 2 + gap / 2, layout->field,
                    height - gap);
    if (cell->arrow == ARROW_LEVEL)
        mark_level(canvas, ink, middle + layout->arrow, y, size);
    else if (cell->arrow != ARROW_NONE)
        mark_arrow(canvas, cell->arrow_tone, ink, middle + layout->arrow, y, size, cell->arrow == ARROW_UP);
}

/* A fine line over each row leads the eye along the cells, a strong one stands over the region's. */
static void draw_rules(struct canvas *canvas, const struct scorecard_layout *layout,
                       const struct scorecard_chart *chart, const struct score_panel *panel)
{
    double right = layout->name_width + (double)panel->n * layout->column;
    for (size_t r = 0; r < chart->n_rows; r++) {
        double top = panel->row_y[r] - layout->row_heights[r] / 2;
        bool is_region = chart->row_roles && chart->row_roles[r] == ROLE_REGION;
        canvas_line(canvas, canvas_paint(canvas, is_region ? PAINT_INK : PAINT_GRID),
                    is_region ? canvas->style->table.rule_total : canvas->style->table.rule, DASH_NONE, 0,
                    top, right, top);
    }
}

void scorecard_draw(struct canvas *canvas, const struct scorecard_layout *layout,
                    const struct scorecard_chart *chart)
{
    double thin = canvas->style->table.rule;
    for (size_t p = 0; p < layout->n_panels; p++) {
        const struct score_panel *panel = &layout->panels[p];
        draw_rules(canvas, layout, chart, panel);
        for (size_t i = 0; i < panel->n; i++) {
            double middle = panel->column_x[i] + layout->column / 2;
            if (panel->tie_top[i] > 0)
                canvas_line(canvas, canvas_paint(canvas, PAINT_RULE), thin, DASH_NONE, middle,
                            panel->tie_top[i], middle, panel->top);
            for (size_t r = 0; r < chart->n_rows; r++)
                draw_cell(canvas, layout, score_cell_at(chart, r, panel->first + i), middle, panel->row_y[r],
                          layout->row_heights[r]);
        }
    }
    key_draw(canvas, &layout->key);
}
