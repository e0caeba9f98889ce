#include "base/number.h"
#include "document/document_dump.h"

static const char *role_word(enum role role)
{
    switch (role) {
    case ROLE_PLAIN: return "";
    case ROLE_REGION: return " (region)";
    case ROLE_ENGLAND: return " (England)";
    case ROLE_NEIGHBOURS: return " (neighbours)";
    case ROLE_ATTENTION: return " (attention)";
    case ROLE_MUTED: return " (muted)";
    }
    return "";
}

static const char *tone_word(enum tone tone)
{
    switch (tone) {
    case TONE_NEUTRAL: return "";
    case TONE_GOOD: return " good";
    case TONE_BAD: return " bad";
    }
    return "";
}

static char band_letter(enum band band)
{
    return band == BAND_NONE ? '-' : (char)('A' + (int)band - (int)BAND_A);
}

static const char *arrow_sign(enum arrow arrow)
{
    static const char *const signs[] = {"", "^", "v", "="};
    return signs[arrow];
}

static const char *kind_name(enum chart_kind kind)
{
    switch (kind) {
    case CHART_RANKED: return "ranked";
    case CHART_TREND: return "trend";
    case CHART_SPC: return "spc";
    case CHART_SCORECARD: return "scorecard";
    case CHART_SPINE: return "spine";
    case CHART_FLOW: return "flow";
    case CHART_DUMBBELL: return "dumbbell";
    case CHART_SMALL_MULTIPLES: return "small-multiples";
    case CHART_SPARKLINE: return "sparkline";
    case CHART_STACKED: return "stacked";
    case CHART_FUNNEL: return "funnel";
    case CHART_MAP: return "map";
    case CHART_ICON: return "icon";
    }
    return "";
}

/* The number as drawn, then what is written beside it when that is another thing. */
static void add_datum(struct buf *out, const char *name, const struct datum *datum)
{
    char text[NUMBER_TEXT];
    if (!datum->is_set && datum->text.len == 0)
        return;
    buf_add_format(out, " %s", name);
    if (datum->is_set)
        buf_add(out, number_shortest(datum->value, text));
    if (datum->text.len)
        buf_add_format(out, "'%.*s'", STR_ARG(datum->text));
    buf_add_format(out, "%s%s%s", datum->queried ? "?" : "", datum->provisional ? "p" : "",
                   datum->is_partial ? "i" : "");
}

static void add_points(struct buf *out, const struct datum *points, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (points[i].is_set || points[i].text.len)
            add_datum(out, "", &points[i]);
        else
            buf_add(out, STR(" ."));
    buf_add_char(out, '\n');
}

static void dump_ranked(struct buf *out, unsigned depth, const struct ranked_chart *chart)
{
    dump_begin(out, depth, STR("lines"));
    add_datum(out, "england=", &chart->england);
    add_datum(out, "region=", &chart->region);
    add_datum(out, "target=", &chart->target);
    buf_add_char(out, '\n');
    for (size_t i = 0; i < chart->n_bars; i++) {
        const struct ranked_bar *bar = &chart->bars[i];
        dump_begin(out, depth, bar->name);
        buf_add_format(out, "%s:", role_word(bar->role));
        add_datum(out, "", &bar->value);
        add_datum(out, "from=", &bar->lower);
        add_datum(out, "to=", &bar->upper);
        add_datum(out, "neighbours=", &bar->neighbours);
        buf_add_char(out, '\n');
    }
}

static void dump_series(struct buf *out, unsigned depth, const struct trend_series *series, size_t n_series,
                        size_t n)
{
    for (size_t i = 0; i < n_series; i++) {
        dump_begin(out, depth, series[i].name);
        buf_add_format(out, "%s:", role_word(series[i].role));
        add_points(out, series[i].points, n);
    }
}

static void dump_events(struct buf *out, unsigned depth, const struct chart_event *events, size_t n)
{
    for (size_t i = 0; i < n; i++)
        dump_line(out, depth, "%s at %g: %.*s", events[i].is_break ? "break" : "event", events[i].at,
                  STR_ARG(events[i].text));
}

static void dump_periods(struct buf *out, unsigned depth, const struct str *periods, size_t n)
{
    dump_begin(out, depth, STR("periods:"));
    for (size_t i = 0; i < n; i++)
        buf_add_format(out, "%s%.*s", i ? " | " : " ", STR_ARG(periods[i]));
    buf_add_char(out, '\n');
}

static void dump_spc(struct buf *out, unsigned depth, const struct spc_chart *chart)
{
    static const char *const flags[] = {"", " limit", " trend", " two-of-three", " shift"};
    dump_line(out, depth, "%svariation %.*s%s, assurance %.*s%s", chart->trial ? "trial limits, " : "",
              STR_ARG(chart->variation_words), tone_word(chart->variation_tone),
              STR_ARG(chart->assurance_words), tone_word(chart->assurance_tone));
    for (size_t i = 0; i < chart->n_points; i++) {
        const struct spc_point *point = &chart->points[i];
        dump_begin(out, depth, point->period);
        buf_add_format(out, " group %u:", (unsigned)point->group);
        add_datum(out, "", &point->value);
        add_datum(out, "mean=", &point->mean);
        add_datum(out, "lower=", &point->lower);
        add_datum(out, "upper=", &point->upper);
        buf_add_format(out, "%s%s\n", flags[point->flag], tone_word(point->tone));
    }
    dump_events(out, depth, chart->events, chart->n_events);
}

static void dump_scorecard(struct buf *out, unsigned depth, const struct scorecard_chart *chart)
{
    dump_begin(out, depth, STR("columns:"));
    for (size_t c = 0; c < chart->n_columns; c++)
        buf_add_format(out, "%s%.*s", c ? " | " : " ", STR_ARG(chart->columns[c]));
    buf_add_char(out, '\n');
    for (size_t r = 0; r < chart->n_rows; r++) {
        dump_begin(out, depth, chart->rows[r]);
        buf_add_format(out, "%s:", role_word(chart->row_roles ? chart->row_roles[r] : ROLE_PLAIN));
        for (size_t c = 0; c < chart->n_columns; c++) {
            const struct score_cell *cell = &chart->cells[r * chart->n_columns + c];
            buf_add_format(out, "%s%c %.*s%s", c ? " | " : " ", band_letter(cell->band), STR_ARG(cell->text),
                           arrow_sign(cell->arrow));
        }
        buf_add_char(out, '\n');
    }
}

static void dump_spine(struct buf *out, unsigned depth, const struct spine_chart *chart)
{
    dump_field(out, depth, "own", chart->own_name);
    for (size_t i = 0; i < chart->n_rows; i++) {
        const struct spine_row *row = &chart->rows[i];
        dump_begin(out, depth, row->name);
        buf_add_format(out, " (%.*s) %c:", STR_ARG(row->note), band_letter(row->band));
        add_datum(out, "own=", &row->own);
        add_datum(out, "england=", &row->england);
        add_datum(out, "neighbours=", &row->neighbours);
        add_datum(out, "lowest=", &row->lowest);
        add_datum(out, "q25=", &row->q25);
        add_datum(out, "q75=", &row->q75);
        add_datum(out, "highest=", &row->highest);
        buf_add_char(out, '\n');
    }
}

static void dump_steps(struct buf *out, unsigned depth, const char *as, const struct flow_step *steps,
                       size_t n)
{
    for (size_t i = 0; i < n; i++) {
        dump_begin(out, depth, str_of(as));
        buf_add_format(out, " %.*s:", STR_ARG(steps[i].name));
        add_datum(out, "", &steps[i].value);
        add_datum(out, "change=", &steps[i].change);
        buf_add_format(out, "%s%.*s\n", steps[i].conversion.len ? " " : "", STR_ARG(steps[i].conversion));
    }
}

static void dump_dumbbell(struct buf *out, unsigned depth, const struct dumbbell_chart *chart)
{
    dump_line(out, depth, "from %.*s to %.*s", STR_ARG(chart->before_label), STR_ARG(chart->now_label));
    for (size_t i = 0; i < chart->n_rows; i++) {
        dump_begin(out, depth, chart->rows[i].name);
        buf_add_format(out, "%s%s:", role_word(chart->rows[i].role), tone_word(chart->rows[i].tone));
        add_datum(out, "", &chart->rows[i].before);
        add_datum(out, "", &chart->rows[i].now);
        buf_add_char(out, '\n');
    }
}

static void dump_stacked(struct buf *out, unsigned depth, const struct stacked_chart *chart)
{
    dump_periods(out, depth, chart->parts, chart->n_parts);
    for (size_t i = 0; i < chart->n_rows; i++) {
        dump_begin(out, depth, chart->rows[i].name);
        buf_add_format(out, "%s:", role_word(chart->rows[i].role));
        add_points(out, chart->rows[i].parts, chart->n_parts);
    }
}

static void dump_funnel(struct buf *out, unsigned depth, const struct funnel_chart *chart)
{
    dump_line(out, depth, "reference %g %.*s, %zu limits", chart->reference, STR_ARG(chart->reference_label),
              chart->n_limits);
    for (size_t i = 0; i < chart->n_points; i++) {
        dump_begin(out, depth, chart->points[i].name);
        buf_add_format(out, "%s of %g:", role_word(chart->points[i].role), chart->points[i].denominator);
        add_datum(out, "", &chart->points[i].value);
        buf_add_char(out, '\n');
    }
}

static void dump_map(struct buf *out, unsigned depth, const struct map_chart *chart)
{
    for (size_t i = 0; i < chart->n_areas; i++) {
        const struct map_area *area = &chart->areas[i];
        dump_begin(out, depth, area->name);
        buf_add_format(out, "%s %c, %zu rings, tile %d,%d:", role_word(area->role), band_letter(area->band),
                       area->n_rings, area->tile_column, area->tile_row);
        add_datum(out, "", &area->value);
        buf_add_char(out, '\n');
    }
}

static void dump_data(struct buf *out, unsigned depth, const struct chart *chart)
{
    switch (chart->kind) {
    case CHART_RANKED: dump_ranked(out, depth, &chart->of.ranked); return;
    case CHART_TREND:
        dump_periods(out, depth, chart->of.trend.periods, chart->of.trend.n_periods);
        dump_series(out, depth, chart->of.trend.series, chart->of.trend.n_series, chart->of.trend.n_periods);
        dump_events(out, depth, chart->of.trend.events, chart->of.trend.n_events);
        return;
    case CHART_SPC: dump_spc(out, depth, &chart->of.spc); return;
    case CHART_SCORECARD: dump_scorecard(out, depth, &chart->of.scorecard); return;
    case CHART_SPINE: dump_spine(out, depth, &chart->of.spine); return;
    case CHART_FLOW:
        dump_steps(out, depth, "step", chart->of.flow.steps, chart->of.flow.n_steps);
        dump_steps(out, depth, "stock", chart->of.flow.stocks, chart->of.flow.n_stocks);
        return;
    case CHART_DUMBBELL: dump_dumbbell(out, depth, &chart->of.dumbbell); return;
    case CHART_SMALL_MULTIPLES:
        dump_periods(out, depth, chart->of.multiples.periods, chart->of.multiples.n_periods);
        for (size_t i = 0; i < chart->of.multiples.n_panels; i++) {
            const struct multiple *panel = &chart->of.multiples.panels[i];
            dump_line(out, depth, "panel %.*s%s", STR_ARG(panel->name), tone_word(panel->tone));
            dump_series(out, depth + 1, panel->series, panel->n_series, chart->of.multiples.n_periods);
        }
        return;
    case CHART_SPARKLINE:
        dump_begin(out, depth, STR("points"));
        buf_add_format(out, " %.*s–%.*s%s:", STR_ARG(chart->of.sparkline.first_label),
                       STR_ARG(chart->of.sparkline.last_label), tone_word(chart->of.sparkline.tone));
        add_points(out, chart->of.sparkline.points, chart->of.sparkline.n_points);
        return;
    case CHART_STACKED: dump_stacked(out, depth, &chart->of.stacked); return;
    case CHART_FUNNEL: dump_funnel(out, depth, &chart->of.funnel); return;
    case CHART_MAP: dump_map(out, depth, &chart->of.map); return;
    case CHART_ICON:
        dump_line(out, depth, "icon %d%s: %.*s", (int)chart->of.icon.icon, tone_word(chart->of.icon.tone),
                  STR_ARG(chart->of.icon.text));
        return;
    }
}

void dump_chart(struct buf *out, unsigned depth, const char *as, const struct chart *chart)
{
    dump_line(out, depth, "%s %s%s%s%.*s: %.*s", as, kind_name(chart->kind), chart->compact ? " compact" : "",
              chart->id.len ? " #" : "", STR_ARG(chart->id), STR_ARG(chart->title));
    dump_field(out, depth + 1, "subtitle", chart->subtitle);
    dump_field(out, depth + 1, "source", chart->source);
    dump_field(out, depth + 1, "alt", chart->alt);
    dump_data(out, depth + 1, chart);
}
