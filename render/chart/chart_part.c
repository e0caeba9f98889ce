#include "chart/chart_draw.h"

/* A scorecard with more columns than this is divided by columns, any other by rows. */
#define MOST_COLUMNS 12

static bool by_columns(const struct scorecard_chart *chart)
{
    return chart->n_columns > MOST_COLUMNS;
}

size_t chart_units(const struct chart *chart)
{
    switch (chart->kind) {
    case CHART_RANKED: return chart->of.ranked.n_bars;
    case CHART_SPINE: return chart->of.spine.n_rows;
    case CHART_DUMBBELL: return chart->of.dumbbell.n_rows;
    case CHART_STACKED: return chart->of.stacked.n_rows;
    case CHART_SMALL_MULTIPLES: return chart->of.multiples.n_panels;
    case CHART_SCORECARD:
        return by_columns(&chart->of.scorecard) ? chart->of.scorecard.n_columns : chart->of.scorecard.n_rows;
    case CHART_TREND:
    case CHART_SPC:
    case CHART_FLOW:
    case CHART_SPARKLINE:
    case CHART_FUNNEL:
    case CHART_MAP:
    case CHART_ICON: break;
    }
    return 1;
}

struct str chart_unit_name(const struct chart *chart, size_t i)
{
    switch (chart->kind) {
    case CHART_RANKED: return chart->of.ranked.bars[i].name;
    case CHART_SPINE: return chart->of.spine.rows[i].name;
    case CHART_DUMBBELL: return chart->of.dumbbell.rows[i].name;
    case CHART_STACKED: return chart->of.stacked.rows[i].name;
    case CHART_SMALL_MULTIPLES: return chart->of.multiples.panels[i].name;
    case CHART_SCORECARD:
        return by_columns(&chart->of.scorecard) ? chart->of.scorecard.columns[i]
                                                : chart->of.scorecard.rows[i];
    case CHART_TREND:
    case CHART_SPC:
    case CHART_FLOW:
    case CHART_SPARKLINE:
    case CHART_FUNNEL:
    case CHART_MAP:
    case CHART_ICON: break;
    }
    return STR_NONE;
}

static struct score_cell *cells_of_columns(struct arena *arena, const struct scorecard_chart *chart,
                                           size_t first, size_t n)
{
    struct score_cell *cells = ARENA_ARRAY(arena, struct score_cell, chart->n_rows * n);
    for (size_t r = 0; r < chart->n_rows; r++)
        for (size_t c = 0; c < n; c++)
            cells[r * n + c] = chart->cells[r * chart->n_columns + first + c];
    return cells;
}

static void scorecard_cut(struct arena *arena, struct scorecard_chart *chart, size_t first, size_t n)
{
    if (by_columns(chart)) {
        chart->cells = cells_of_columns(arena, chart, first, n);
        chart->columns += first;
        if (chart->column_notes)
            chart->column_notes += first;
        chart->n_columns = n;
    } else {
        chart->cells += first * chart->n_columns;
        chart->rows += first;
        if (chart->row_roles)
            chart->row_roles += first;
        chart->n_rows = n;
    }
}

/* Items [first, first + n) of a list of the chart. */
#define CUT(chart, list) ((chart).list += first, (chart).n_##list = n)

struct chart *chart_part(struct arena *arena, const struct chart *chart, size_t first, size_t n)
{
    struct chart *part = arena_copy(arena, chart, sizeof *part);
    part->whole = chart->whole ? chart->whole : chart;
    part->height = 0;
    switch (chart->kind) {
    case CHART_RANKED: CUT(part->of.ranked, bars); break;
    case CHART_SPINE: CUT(part->of.spine, rows); break;
    case CHART_DUMBBELL: CUT(part->of.dumbbell, rows); break;
    case CHART_STACKED: CUT(part->of.stacked, rows); break;
    case CHART_SMALL_MULTIPLES: CUT(part->of.multiples, panels); break;
    case CHART_SCORECARD: scorecard_cut(arena, &part->of.scorecard, first, n); break;
    case CHART_TREND:
    case CHART_SPC:
    case CHART_FLOW:
    case CHART_SPARKLINE:
    case CHART_FUNNEL:
    case CHART_MAP:
    case CHART_ICON: break;
    }
    return part;
}
