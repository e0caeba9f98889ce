/* The scorecard: LAs down, indicators across; in each cell the band's letter, the value and an arrow. */
#include "report/charts.h"
#include "report/words_verdict.h"

static enum arrow arrow_of(const struct context *context, const struct figure *change)
{
    if (!change || !figure_is_number(change) ||
        !context_indicator(context, change->indicator)->has_least_change)
        return ARROW_NONE;
    if (!words_matters(context, change))
        return ARROW_LEVEL;
    return change->value > 0 ? ARROW_UP : ARROW_DOWN;
}

static void fill_cell(struct context *context, struct score_cell *cell, uint32_t indicator, uint32_t area,
                      struct period period)
{
    bool is_region = area == context->spec->region;
    const struct figure *value =
        context_figure(context, indicator, area, period, is_region ? STAT_REGION : STAT_VALUE);
    const struct figure *change = context_figure(context, indicator, area, period, STAT_CHANGE);
    cell->value = datum_of(value);
    cell->text = cell->value.text;
    if (!cell->value.is_set || cell->value.queried) /* what is asked about is in no band and moved nowhere */
        return;
    cell->band = band_of(words_band(context, indicator, area, period));
    cell->arrow = arrow_of(context, change);
    cell->arrow_tone = words_tone(context, change);
}

static void fill_rows(struct context *context, struct scorecard_chart *score, const struct node *node,
                      const uint32_t *indicators, size_t n, const uint32_t *las, size_t n_las)
{
    for (size_t r = 0; r <= n_las; r++) {
        bool is_region = r == n_las;
        uint32_t area = is_region ? context->spec->region : las[r];
        score->rows[r] = context_area_name(context, area);
        score->row_roles[r] = is_region                   ? ROLE_REGION
                              : area == context->spec->la ? ROLE_ATTENTION
                                                          : ROLE_PLAIN;
        for (size_t c = 0; c < n; c++) {
            struct period period = context_period(context, node, indicators[c]);
            if (period_is(period))
                fill_cell(context, &score->cells[r * n + c], indicators[c], area, period);
            else
                score->cells[r * n + c].value = datum_none();
        }
    }
    score->n_rows = n_las + 1;
}

static struct str column_note(const struct indicator *item)
{
    switch (item->polarity) {
    case POLARITY_HIGH: return STR("high is good");
    case POLARITY_LOW: return STR("low is good");
    case POLARITY_NONE: break;
    }
    return STR("neither is good");
}

/* -- what a listener hears */

/* Every value with its band, an LA a sentence. */
static void say_cells(struct buf *said, const struct scorecard_chart *score, size_t row)
{
    for (size_t c = 0; c < score->n_columns; c++) {
        const struct score_cell *cell = &score->cells[row * score->n_columns + c];
        struct str value = chart_say_datum(&cell->value);
        buf_add_format(said, "%s%.*s %.*s", c ? "; " : "", STR_ARG(score->columns[c]), STR_ARG(value));
        if (cell->band != BAND_NONE)
            buf_add_format(said, ", band %c", 'A' + (int)cell->band - (int)BAND_A);
    }
}

/* The columns in which the row has this band; false when there is none. */
static bool say_band(struct context *context, struct buf *said, const struct scorecard_chart *score,
                     const uint32_t *indicators, size_t row, enum band band, const char *words)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, score->n_columns + 1);
    size_t n = 0;
    for (size_t c = 0; c < score->n_columns; c++)
        if (score->cells[row * score->n_columns + c].band == band)
            names[n++] = words_lower(context->arena, context_indicator(context, indicators[c])->short_name);
    if (n == 0)
        return false;
    struct str list = words_list(context->arena, names, n);
    buf_add_format(said, "%s %.*s", words, STR_ARG(list));
    return true;
}

/* What stands out, where all values are in a table that can be gone through cell by cell. */
static void say_ends(struct context *context, struct buf *said, const struct scorecard_chart *score,
                     const uint32_t *indicators, size_t row)
{
    bool worst = say_band(context, said, score, indicators, row, BAND_D, "worst quarter in");
    bool best = say_band(context, said, score, indicators, row, BAND_A,
                         worst ? "; best quarter in" : "best quarter in");
    if (!worst && !best)
        buf_add(said, STR("neither best nor worst quarter in any"));
}

static bool has_bands(const struct scorecard_chart *score)
{
    for (size_t c = 0; c < score->n_columns; c++) {
        bool any = false;
        for (size_t r = 0; r < score->n_rows && !any; r++)
            any = score->cells[r * score->n_columns + c].band != BAND_NONE;
        if (!any)
            return false;
    }
    return true;
}

/* One sentence an LA. Where every indicator has bands and the values stand in tables, only its best and worst
 * quarters: hundreds of numbers in one breath help nobody. */
static struct str alternative(struct context *context, const struct scorecard_chart *score,
                              const uint32_t *indicators)
{
    struct arena *arena = context->arena;
    struct buf said = {0};
    bool short_words = has_bands(score) && chart_has_table(context);
    buf_add_format(&said, "Table of %s for %s and the region%s. ",
                   words_count(arena, score->n_columns, "indicator", "indicators").ptr,
                   words_count(arena, score->n_rows - 1, "local authority", "local authorities").ptr,
                   short_words ? ", by quarter of all English local authorities" : "");
    for (size_t r = 0; r < score->n_rows; r++) {
        bool is_region = r + 1 == score->n_rows;
        buf_add_format(&said, "%.*s: ", STR_ARG(score->rows[r]));
        if (short_words && !is_region)
            say_ends(context, &said, score, indicators, r);
        else
            say_cells(&said, score, r);
        buf_add(&said, STR(". "));
    }
    struct str copy = str_copy(arena, str_trim(buf_str(&said)));
    buf_close(&said);
    return copy;
}

struct chart *chart_build_scorecard(struct context *context, const struct node *node,
                                    const uint32_t *indicators, size_t n)
{
    if (n == 0)
        return NULL;
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_SCORECARD, node, indicators[0]);
    struct scorecard_chart *score = &chart->of.scorecard;
    chart->unit = STR("");
    chart->source = chart_sources(context, indicators, n);
    score->columns = ARENA_ARRAY(context->arena, struct str, n);
    score->column_notes = ARENA_ARRAY(context->arena, struct str, n);
    score->rows = ARENA_ARRAY(context->arena, struct str, n_las + 1);
    score->row_roles = ARENA_ARRAY(context->arena, enum role, n_las + 1);
    score->cells = ARENA_ARRAY(context->arena, struct score_cell, n * (n_las + 1));
    score->n_columns = n;
    for (size_t c = 0; c < n; c++) {
        const struct indicator *item = context_indicator(context, indicators[c]);
        score->columns[c] =
            words_named(context, indicators[c], context_period(context, node, indicators[c]), false);
        score->column_notes[c] = column_note(item);
    }
    fill_rows(context, score, node, indicators, n, las, n_las);
    if (chart->title.len == 0)
        chart->title =
            str_format(context->arena, "%s, %s",
                       words_count(context->arena, n_las, "local authority", "local authorities").ptr,
                       words_count(context->arena, n, "indicator", "indicators").ptr);
    chart->subtitle = STR("Per cent where no unit is named");
    chart->alt = chart_say_table(context, alternative(context, score, indicators));
    context_add_chart(context, chart);
    return chart;
}
