/* The scorecard: LAs down, indicators across; in each cell the band's letter, the value and an arrow. */
#include "report/charts.h"
#include "report/words_verdict.h"

#include "data/value.h"

/* The rule of dips and improvements left the change out because it is worth fewer than the least number of
 * children (or whatever is counted). */
static bool is_of_few(const struct context *context, const struct figure *change)
{
    static const enum statistic sides[] = {STAT_DIP, STAT_IMPROVEMENT};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        const struct figure *verdict =
            context_figure(context, change->indicator, change->area, change->period, sides[i]);
        if (verdict && verdict->word == WORD_NONE && verdict->parts & PART_FEW)
            return true;
    }
    return false;
}

static enum arrow arrow_of(const struct context *context, const struct figure *change)
{
    if (!change || !figure_is_number(change) ||
        !context_indicator(context, change->indicator)->has_least_change)
        return ARROW_NONE;
    if (!words_matters(change) || is_of_few(context, change))
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
    cell->arrow_tone = cell->arrow == ARROW_LEVEL ? TONE_NEUTRAL : words_tone(context, change);
}

/* Where no LA has a value, the latest period that was asked for: its cells say why there is none. */
static struct period cell_period(const struct context *context, const struct node *node, uint32_t indicator)
{
    struct period period = context_period(context, node, indicator);
    struct period limit = spec_limit(context->spec, context_indicator(context, indicator));
    const struct series *series = &context->dataset->series[indicator];
    for (size_t i = series->n_periods; i-- > 0 && !period_is(period);)
        if (!period_is(limit) || date_compare(period_end(series->periods[i]), period_end(limit)) <= 0)
            period = series->periods[i];
    return period;
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
            struct period period = cell_period(context, node, indicators[c]);
            fill_cell(context, &score->cells[r * n + c], indicators[c], area, period);
        }
    }
    score->n_rows = n_las + 1;
}

static bool stands_in(const struct scorecard_chart *score, struct str symbol)
{
    for (size_t i = 0; i < score->n_rows * score->n_columns; i++)
        if (!score->cells[i].value.is_set && str_equal(score->cells[i].text, symbol))
            return true;
    return false;
}

/* What the cells say that have no value, each symbol once. */
static void add_symbols(struct context *context, struct scorecard_chart *score)
{
    static const struct {
        enum state state;
        const char *words;
    } known[] = {{STATE_MISSING, "no figure"},
                 {STATE_CONFIDENTIAL, "withheld"},
                 {STATE_NOT_APPLICABLE, "not applicable"},
                 {STATE_NOT_AVAILABLE, "not available"},
                 {STATE_LOW, "rounds to zero"},
                 {STATE_LOW_RELIABILITY, "of low reliability"}};
    score->symbols = ARENA_ARRAY(context->arena, struct str, sizeof known / sizeof *known);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (stands_in(score, state_symbol(known[i].state)))
            score->symbols[score->n_symbols++] =
                str_format(context->arena, "%.*s %s", STR_ARG(state_symbol(known[i].state)), known[i].words);
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

/* -- what a listener hears: as much as is said in one breath */

static const struct score_cell *cell_at(const struct scorecard_chart *score, size_t row, size_t column)
{
    return &score->cells[row * score->n_columns + column];
}

static bool is_empty(const struct scorecard_chart *score, size_t row)
{
    for (size_t c = 0; c < score->n_columns; c++)
        if (cell_at(score, row, c)->value.is_set)
            return false;
    return true;
}

static const char *moved_word(const struct score_cell *cell)
{
    if (cell->arrow != ARROW_UP && cell->arrow != ARROW_DOWN)
        return "";
    switch (cell->arrow_tone) {
    case TONE_GOOD: return ", better";
    case TONE_BAD: return ", worse";
    case TONE_NEUTRAL: break;
    }
    return cell->arrow == ARROW_UP ? ", up" : ", down";
}

/* "Ash: Visits in time 70, band D, worse; …": every value of a row. */
static void say_cells(struct context *context, struct buf *said, const struct scorecard_chart *score,
                      size_t row)
{
    for (size_t c = 0; c < score->n_columns; c++) {
        const struct score_cell *cell = cell_at(score, row, c);
        struct str value = chart_say_datum_queried(context, &cell->value);
        buf_add_format(said, "%s%.*s %.*s", c ? "; " : "", STR_ARG(score->columns[c]), STR_ARG(value));
        if (cell->band != BAND_NONE)
            buf_add_format(said, ", band %c", 'A' + (int)cell->band - (int)BAND_A);
        buf_add_format(said, "%s", moved_word(cell));
    }
}

/* The columns in which the row has this band; false when there is none. */
static bool say_band(struct context *context, struct buf *said, const struct scorecard_chart *score,
                     const uint32_t *indicators, size_t row, enum band band, const char *words)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, score->n_columns + 1);
    size_t n = 0;
    for (size_t c = 0; c < score->n_columns; c++)
        if (cell_at(score, row, c)->band == band)
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
    bool worst = say_band(context, said, score, indicators, row, BAND_D, "worst fourth in");
    bool best = say_band(context, said, score, indicators, row, BAND_A,
                         worst ? "; best fourth in" : "best fourth in");
    if (!worst && !best)
        buf_add(said, STR("neither best nor worst fourth in any"));
}

static bool has_bands(const struct scorecard_chart *score)
{
    for (size_t c = 0; c < score->n_columns; c++) {
        bool any = false;
        for (size_t r = 0; r < score->n_rows && !any; r++)
            any = cell_at(score, r, c)->band != BAND_NONE;
        if (!any)
            return false;
    }
    return true;
}

static void say_rows(struct context *context, struct buf *said, const struct scorecard_chart *score,
                     const uint32_t *indicators, bool only_ends)
{
    for (size_t r = 0; r < score->n_rows; r++) {
        bool is_region = r + 1 == score->n_rows;
        buf_add_format(said, "%.*s: ", STR_ARG(score->rows[r]));
        if (is_empty(score, r))
            buf_add(said, STR("no figures"));
        else if (only_ends && !is_region)
            say_ends(context, said, score, indicators, r);
        else
            say_cells(context, said, score, r);
        buf_add(said, STR(". "));
    }
}

/* The LAs whose value is at an end of the column: "Ash 12.2", "Ash and Beech 100", "several LAs 100". */
static struct str end_of(struct context *context, const struct scorecard_chart *score, size_t column,
                         bool highest)
{
    const struct score_cell *end = NULL;
    struct str names[2];
    size_t n = 0;
    for (size_t r = 0; r + 1 < score->n_rows; r++) {
        const struct score_cell *cell = cell_at(score, r, column);
        if (!cell->value.is_set || cell->value.queried)
            continue;
        if (!end || (highest ? cell->value.value > end->value.value : cell->value.value < end->value.value)) {
            end = cell;
            n = 0;
        }
        if (cell->value.value != end->value.value)
            continue;
        if (n < 2)
            names[n] = score->rows[r];
        n++;
    }
    if (!end)
        return STR("");
    struct str who = n > 2 ? STR("several LAs") : words_list(context->arena, names, n);
    return str_format(context->arena, "%.*s %.*s", STR_ARG(who), STR_ARG(end->value.text));
}

/* "; 3 worse, 1 better": how many of the region's LAs moved, where they were counted. */
static void say_moves(struct context *context, struct buf *said, const struct node *node, uint32_t indicator)
{
    static const char *const kinds[] = {"worse", "better", "up", "down"};
    bool any = false;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds && node->n_areas == 0; k++) {
        struct str detail = str_format(context->arena, "moved-%s", kinds[k]);
        const struct figure *count = context_count(context, indicator, UINT32_MAX, context->spec->region,
                                                   context_period(context, node, indicator), detail.ptr);
        if (!count || !(count->value > 0))
            continue;
        buf_add_format(said, "%s %.*s %s", any ? "," : ";", STR_ARG(count->display), kinds[k]);
        any = true;
    }
}

/* An indicator a sentence: its ends, the region, its arrows, and with `names` the LAs of the worst fourth. */
static void say_columns(struct context *context, struct buf *said, const struct node *node,
                        const struct scorecard_chart *score, const uint32_t *indicators, bool names)
{
    for (size_t r = 0; r < score->n_rows; r++)
        if (is_empty(score, r))
            buf_add_format(said, "%.*s: no figures. ", STR_ARG(score->rows[r]));
    for (size_t c = 0; c < score->n_columns; c++) {
        struct str low = end_of(context, score, c, false), high = end_of(context, score, c, true);
        struct str *worst = ARENA_ARRAY(context->arena, struct str, score->n_rows + 1);
        size_t n_worst = 0;
        for (size_t r = 0; names && r + 1 < score->n_rows; r++)
            if (cell_at(score, r, c)->band == BAND_D)
                worst[n_worst++] = score->rows[r];
        struct str region = chart_say_datum(&cell_at(score, score->n_rows - 1, c)->value);
        buf_add_format(said, "%.*s: ", STR_ARG(score->columns[c]));
        if (low.len)
            buf_add_format(said, "%.*s%s%.*s, ", STR_ARG(low), str_equal(low, high) ? "" : " to ",
                           str_equal(low, high) ? 0 : (int)high.len, high.ptr);
        buf_add_format(said, "region %.*s", STR_ARG(region));
        say_moves(context, said, node, indicators[c]);
        if (n_worst) {
            struct str list = words_list(context->arena, worst, n_worst);
            buf_add_format(said, "; worst fourth %.*s", STR_ARG(list));
        }
        buf_add(said, STR(". "));
    }
}

static struct str beginning(struct context *context, const struct scorecard_chart *score, bool fourths)
{
    struct arena *arena = context->arena;
    return str_format(arena, "Table of %s for %s and the region%s. ",
                      words_count(arena, score->n_columns, "indicator", "indicators").ptr,
                      words_count(arena, score->n_rows - 1, "local authority", "local authorities").ptr,
                      fourths ? ", by fourths of all English local authorities" : "");
}

enum telling { TELL_ROWS, TELL_COLUMNS_AND_WORST, TELL_COLUMNS };

static struct str tell(struct context *context, const struct node *node, const struct scorecard_chart *score,
                       const uint32_t *indicators, enum telling telling)
{
    struct buf said = {0};
    bool only_ends = has_bands(score) && chart_has_table(context);
    buf_add(&said, beginning(context, score, telling == TELL_ROWS && only_ends));
    switch (telling) {
    case TELL_ROWS: say_rows(context, &said, score, indicators, only_ends); break;
    case TELL_COLUMNS_AND_WORST: say_columns(context, &said, node, score, indicators, true); break;
    case TELL_COLUMNS: say_columns(context, &said, node, score, indicators, false); break;
    }
    struct str copy = str_copy(context->arena, str_trim(buf_str(&said)));
    buf_close(&said);
    return copy;
}

/* One sentence an LA; where every indicator has bands and the values stand in tables, only its best and worst
 * fourths. Where that is more than a listener can bear, one sentence an indicator. */
static struct str alternative(struct context *context, const struct node *node,
                              const struct scorecard_chart *score, const uint32_t *indicators)
{
    struct str said = STR("");
    for (enum telling telling = TELL_ROWS; telling <= TELL_COLUMNS; telling++) {
        said = tell(context, node, score, indicators, telling);
        if (chart_count_words(said) <= CHART_MOST_WORDS)
            break;
    }
    return said;
}

/* Whether a letter is of another year than the value beside it: an in-year indicator's is its annual twin's.
 */
static bool has_older_letters(struct context *context, const struct node *node, const uint32_t *indicators,
                              const struct scorecard_chart *score)
{
    for (size_t c = 0; c < score->n_columns; c++) {
        struct period period = context_period(context, node, indicators[c]), published;
        if (words_published(context, indicators[c], period, &published) == indicators[c])
            continue;
        for (size_t r = 0; r < score->n_rows; r++)
            if (cell_at(score, r, c)->band != BAND_NONE)
                return true;
    }
    return false;
}

/* "Children in need: 4 indicators by local authority"; of several themes "11 indicators from 8 themes …". */
static struct str title_of(struct context *context, const uint32_t *indicators, size_t n)
{
    struct arena *arena = context->arena;
    struct str count = words_count(arena, n, "indicator", "indicators");
    size_t n_themes = 0;
    for (size_t i = 0; i < n; i++) {
        bool is_new = true;
        for (size_t k = 0; k < i && is_new; k++)
            is_new = context_indicator(context, indicators[k])->theme_index !=
                     context_indicator(context, indicators[i])->theme_index;
        n_themes += is_new ? 1 : 0;
    }
    struct str theme = context_indicator(context, indicators[0])->theme;
    if (n == 1)
        theme = context_indicator(context, indicators[0])->short_name;
    if (n == 1 || (n_themes == 1 && theme.len == 0))
        return str_format(arena, "%.*s by local authority", STR_ARG(theme.len ? theme : count));
    if (n_themes == 1)
        return str_format(arena, "%.*s: %.*s by local authority", STR_ARG(theme), STR_ARG(count));
    return str_format(arena, "%.*s from %zu themes by local authority", STR_ARG(count), n_themes);
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
    add_symbols(context, score);
    if (chart->title.len == 0)
        chart->title = title_of(context, indicators, n);
    chart->subtitle = STR("Per cent where no unit is named");
    if (has_older_letters(context, node, indicators, score)) {
        score->letters = STR("last published");
        chart->subtitle = STR("Per cent where no unit is named; letters: last published year");
    }
    chart->alt = chart_say_table(context, alternative(context, node, score, indicators));
    context_add_chart(context, chart);
    return chart;
}
