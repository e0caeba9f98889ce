/* Tables of ledger records. */
#include "report/sections.h"

#include "data/value.h"

struct table *table_new(struct context *context, size_t n_columns, size_t most_rows)
{
    struct table *table = ARENA_NEW(context->arena, struct table);
    table->columns = ARENA_ARRAY(context->arena, struct column, n_columns + 1);
    table->rows = ARENA_ARRAY(context->arena, struct row, most_rows + 1);
    return table;
}

void table_column(struct table *table, struct context *context, struct str head, enum align align,
                  bool is_row_header)
{
    struct column *column = &table->columns[table->n_columns++];
    column->head = text_plain(context->arena, head);
    column->align = align;
    column->is_row_header = is_row_header;
    column->weight = align == ALIGN_LEFT ? 1.0 : 0.0;
}

struct row *table_row(struct table *table, struct context *context, enum row_rule rule)
{
    struct row *row = &table->rows[table->n_rows++];
    /* whole, so that nothing is left in it of a row that was taken back */
    *row =
        (struct row){.cells = ARENA_ARRAY(context->arena, struct cell, table->n_columns + 1), .rule = rule};
    return row;
}

/* A listener hears no sign: of "● all" the word, of a dash alone that there is nothing. */
static struct str without_sign(struct str text)
{
    static const struct str signs[] = {
        {"●\xc2\xa0", 5}, {"▲\xc2\xa0", 5}, {"○\xc2\xa0", 5}, {"–\xc2\xa0", 5}, {"?\xc2\xa0", 3}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(text, signs[i]))
            return str_slice(text, signs[i].len, text.len);
    return str_is(text, "–") ? STR("none") : STR("");
}

void row_text(struct row *row, struct context *context, struct str text)
{
    struct cell *cell = &row->cells[row->n_cells++];
    cell->text = text_plain(context->arena, text);
    cell_says(context->arena, cell, without_sign(text));
}

/* What a listener hears of a figure whose display has signs: "24.5, provisional", "joint 122nd of 152". Empty
 * where the display says it all. */
static struct str figure_says(struct context *context, const struct figure *figure, unsigned marks)
{
    struct arena *arena = context->arena;
    if (figure->word != WORD_NONE_SET)
        return STR("");
    if (!figure_is_number(figure))
        return words_absent(context, figure->indicator, figure->period, figure->state);
    struct str said = figure->statistic == STAT_RANK ? words_rank(context, figure) : figure->display;
    if (figure->state == STATE_QUERIED && str_ends(said, STR("?")))
        said = str_format(arena, "%.*s, queried", (int)said.len - 1, said.ptr);
    if (figure->state == STATE_LOW_RELIABILITY && str_ends(said, STR("\xc2\xa0u")))
        said = str_format(arena, "%.*s, of low reliability", (int)said.len - 3, said.ptr);
    if (marks)
        said = str_format(arena, "%.*s, %.*s", STR_ARG(said), STR_ARG(marks_words(arena, marks)));
    return str_equal(said, figure->display) ? STR("") : said;
}

/* The display with its marks. */
void row_figure(struct row *row, struct context *context, const struct figure *figure)
{
    struct cell *cell = &row->cells[row->n_cells++];
    if (!figure) {
        cell->text = text_plain(context->arena, state_symbol(STATE_MISSING));
        cell_says(context->arena, cell, STR("no figure"));
        return;
    }
    struct str display = figure->display;
    unsigned shown = figure->marks & ~(unsigned)MARK_PARTIAL;
    if (shown && figure_is_number(figure))
        display = str_format(context->arena, "%.*s\xc2\xa0%.*s", STR_ARG(display),
                             STR_ARG(marks_text(context->arena, shown)));
    struct run run = run_figure(display, context_figure_index(context, figure), EMPHASIS_NONE);
    cell->text = text_join(context->arena, (struct text){NULL, 0}, (struct text){&run, 1});
    cell->band = band_of(figure);
    cell_says(context->arena, cell, figure_says(context, figure, shown));
}

/* Of how many LAs a table's regional figures are made, where some lack one: the fewest and the most, and of
 * which period (not set: of several). */
struct made_of {
    uint32_t fewest, most, expected;
    struct period period;
    bool is_partial, is_said; /* said by a column of its own */
    bool is_whole;            /* some are of all */
};

static void made_of_add(struct made_of *made, const struct figure *figure)
{
    made->is_said = made->is_said || figure->statistic == STAT_COVERAGE;
    if (figure->statistic != STAT_REGION)
        return;
    if (!(figure->marks & MARK_PARTIAL)) {
        made->is_whole = made->is_whole || figure->state == STATE_VALUE;
        return;
    }
    if (figure->n_used == UINT32_MAX)
        return;
    if (!made->is_partial) {
        made->fewest = made->most = figure->n_used;
        made->period = figure->period;
    } else if (!period_equal(made->period, figure->period)) {
        made->period = (struct period){0};
    }
    made->is_partial = true;
    made->expected = figure->n_expected;
    if (figure->n_used < made->fewest)
        made->fewest = figure->n_used;
    if (figure->n_used > made->most)
        made->most = figure->n_used;
}

static struct made_of made_of(const struct context *context, const struct table *table)
{
    struct made_of made = {.is_partial = false};
    for (size_t r = 0; r < table->n_rows; r++)
        for (size_t c = 0; c < table->rows[r].n_cells; c++)
            for (size_t i = 0; i < table->rows[r].cells[c].text.n; i++) {
                uint32_t figure = table->rows[r].cells[c].text.runs[i].figure;
                if (figure != UINT32_MAX) /* lent to its cell already */
                    made_of_add(&made, ledger_at(context->ledger, figure));
            }
    return made;
}

/* "West Midlands in Q2 2025–26: made from 13 of 14 local authorities." */
static void say_made_of(struct context *context, struct table *table)
{
    struct made_of made = made_of(context, table);
    if (!made.is_partial || made.is_said)
        return;
    struct str name = context_area_name(context, context->spec->region);
    struct str when =
        period_is(made.period)
            ? str_format(context->arena, " in %.*s", STR_ARG(period_display(context->arena, made.period)))
            : STR(", where returns are missing");
    struct str few = made.fewest < made.most ? str_format(context->arena, "%u to ", made.fewest) : STR("");
    words_add(context, &table->note,
              str_format(context->arena, "%s%.*s%.*s: made from %.*s%u of %u local authorities%s.",
                         table->note.n ? " " : "", STR_ARG(name), STR_ARG(when), STR_ARG(few), made.most,
                         made.expected, made.is_whole ? ", unlike the other rows" : ""));
}

void row_units_add(const struct context *context, struct row_units *units, uint32_t indicator)
{
    struct str unit = context_indicator(context, indicator)->unit;
    units->differ = units->differ || (units->any && !str_equal(unit, units->first));
    units->first = unit;
    units->any = true;
}

struct str table_change_head(struct context *context, struct str head, const struct row_units *units)
{
    bool in_points = units->any && !units->differ && str_is(units->first, "%");
    return in_points ? str_format(context->arena, "%.*s, points", STR_ARG(head)) : head;
}

void table_change_note(struct context *context, struct table *table, const struct row_units *units)
{
    if (units->differ)
        table_note(context, table, STR("Change in the unit of the indicator."));
}

void table_note(struct context *context, struct table *table, struct str sentence)
{
    words_add(context, &table->note,
              str_format(context->arena, "%s%.*s", table->note.n ? " " : "", STR_ARG(sentence)));
}

struct block *table_block(struct context *context, struct block **out, struct table *table)
{
    say_made_of(context, table);
    struct block *block = block_add(context->arena, out, BLOCK_TABLE);
    block->of.table = table;
    return block;
}

/* Short heads of columns; every other statistic is named by its words. */
static const struct {
    enum statistic statistic;
    const char *head;
} column_heads[] = {{STAT_CHANGE, "Change in a year"},
                    {STAT_NEIGHBOURS, "Neighbours"},
                    {STAT_DIFF_NEIGHBOURS, "Against neighbours"},
                    {STAT_DIFF_ENGLAND, "Against England"},
                    {STAT_DIFF_REGION, "Against region"},
                    {STAT_RANK, "Rank in England"},
                    {STAT_BAND, "Band"},
                    {STAT_PERSISTENTLY_LOW, "Behind for years"},
                    {STAT_NUMERATOR, "Number"},
                    {STAT_DENOMINATOR, "Of"}};
/* Statistics whose cells are words. */
static const enum statistic in_words[] = {
    STAT_VS_ENGLAND,  STAT_VS_REGION, STAT_VS_NEIGHBOURS, STAT_VS_TARGET, STAT_DIP,
    STAT_IMPROVEMENT, STAT_POSITION,  STAT_TREND,         STAT_MOVEMENT,  STAT_PERSISTENTLY_LOW};

struct str table_head(const struct context *context, enum statistic statistic)
{
    for (size_t i = 0; i < sizeof column_heads / sizeof *column_heads; i++)
        if (column_heads[i].statistic == statistic)
            return str_of(column_heads[i].head);
    return words_capital(context->arena, statistic_words(statistic));
}

/* A column's head for a statistic of this period: the value's column is named by its period. */
static struct str column_head(struct context *context, const struct indicator *indicator,
                              struct period period, enum statistic statistic)
{
    if (statistic == STAT_VALUE)
        return period_display(context->arena, period);
    if (statistic == STAT_CHANGE) {
        struct period before = indicator_comparison(indicator, period);
        struct str head = period_is(before) ? str_format(context->arena, "Change on %.*s",
                                                         STR_ARG(period_display(context->arena, before)))
                                            : STR("Change");
        return table_change_head(context, head, &(struct row_units){indicator->unit, true, false});
    }
    return table_head(context, statistic);
}

enum align table_align(enum statistic statistic)
{
    if (statistic == STAT_BAND)
        return ALIGN_CENTRE;
    for (size_t i = 0; i < sizeof in_words / sizeof *in_words; i++)
        if (in_words[i] == statistic)
            return ALIGN_LEFT;
    return ALIGN_DECIMAL;
}

/* The regional value stands in the value's column of the region's row. */
const struct figure *table_figure(const struct context *context, uint32_t indicator, uint32_t area,
                                  struct period period, enum statistic statistic)
{
    if (area == context->spec->region && statistic == STAT_VALUE)
        return context_region(context, indicator, period);
    return context_figure(context, indicator, area, period, statistic);
}

static void add_area_row(struct context *context, struct table *table, uint32_t indicator,
                         struct period period, uint32_t area, const int *statistics, size_t n,
                         enum row_rule rule)
{
    struct row *row = table_row(table, context, rule);
    row_text(row, context, context_area_name(context, area));
    for (size_t i = 0; i < n; i++) {
        const struct figure *figure =
            table_figure(context, indicator, area, period, (enum statistic)statistics[i]);
        if (!figure && rule == ROW_TOTAL)
            row_text(row, context, STR(""));
        else
            row_figure(row, context, figure);
    }
}

struct table *table_of_areas(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *areas, size_t n_areas, const int *statistics,
                             size_t n_statistics)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct table *table = table_new(context, n_statistics + 1, n_areas + 2);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    for (size_t i = 0; i < n_statistics; i++)
        table_column(table, context, column_head(context, item, period, (enum statistic)statistics[i]),
                     table_align((enum statistic)statistics[i]), false);
    for (size_t i = 0; i < n_areas; i++)
        add_area_row(context, table, indicator, period, areas[i], statistics, n_statistics, ROW_PLAIN);
    if (context_region(context, indicator, period))
        add_area_row(context, table, indicator, period, context->spec->region, statistics, n_statistics,
                     ROW_TOTAL);
    const struct figure *england = context_england(context, indicator, period);
    if (england && figure_is_number(england))
        add_area_row(context, table, indicator, period, context->country, statistics, n_statistics,
                     ROW_TOTAL);
    table->caption = text_of(context->arena, "%.*s. %.*s", STR_ARG(item->name),
                             STR_ARG(words_unit_when(context, item, period)));
    table->note = text_plain(context->arena, words_source(context, indicator));
    return table;
}

/* -- where each LA stands: a year before, now, which is better or worse, neighbours, rank and band */

static struct str change_word(const struct context *context, const struct figure *change)
{
    if (!change || !figure_is_number(change))
        return STR("–");
    switch (words_tone(context, change)) {
    case TONE_GOOD: return STR("better");
    case TONE_BAD: return STR("worse");
    case TONE_NEUTRAL: break;
    }
    return words_matters(change) ? STR("") : STR("similar");
}

static const enum statistic standing[] = {STAT_NEIGHBOURS, STAT_DIFF_NEIGHBOURS, STAT_RANK, STAT_BAND};
#define N_STANDING (sizeof standing / sizeof *standing)

static void add_standing_row(struct context *context, struct table *table, uint32_t indicator, uint32_t area,
                             struct period period)
{
    bool is_la = context->areas->items[area].kind == AREA_LA;
    bool judged = context_indicator(context, indicator)->polarity != POLARITY_NONE;
    struct period before = indicator_comparison(context_indicator(context, indicator), period);
    struct row *row = table_row(table, context, is_la ? ROW_PLAIN : ROW_TOTAL);
    const struct figure *change = context_figure(context, indicator, area, period, STAT_CHANGE);
    row_text(row, context, context_area_name(context, area));
    row_figure(row, context, table_figure(context, indicator, area, before, STAT_VALUE));
    row_figure(row, context, table_figure(context, indicator, area, period, STAT_VALUE));
    row->cells[row->n_cells - 1].strong = true;
    if (change || is_la)
        row_figure(row, context, change);
    else
        row_text(row, context, STR(""));
    if (judged)
        row_text(row, context, change || is_la ? change_word(context, change) : STR(""));
    for (size_t i = 0; i < (judged ? N_STANDING : 2) && is_la; i++)
        row_figure(row, context, context_figure(context, indicator, area, period, standing[i]));
    while (row->n_cells < table->n_columns)
        row_text(row, context, STR(""));
}

struct table *table_of_standing(struct context *context, uint32_t indicator, struct period period,
                                const uint32_t *areas, size_t n_areas)
{
    const struct indicator *item = context_indicator(context, indicator);
    bool judged = item->polarity != POLARITY_NONE;
    struct period before = indicator_comparison(item, period);
    struct table *table = table_new(context, 9, n_areas + 2);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context,
                 period_is(before) ? period_display(context->arena, before) : STR("A year before"),
                 ALIGN_DECIMAL, false);
    table_column(table, context, period_display(context->arena, period), ALIGN_DECIMAL, false);
    table_column(table, context,
                 table_change_head(context, STR("Change"), &(struct row_units){item->unit, true, false}),
                 ALIGN_DECIMAL, false);
    if (judged)
        table_column(table, context, STR("Verdict"), ALIGN_LEFT, false);
    for (size_t i = 0; i < (judged ? N_STANDING : 2); i++)
        table_column(table, context, column_head(context, item, period, standing[i]),
                     table_align(standing[i]), false);
    for (size_t i = 0; i < n_areas; i++)
        add_standing_row(context, table, indicator, areas[i], period);
    if (context_region(context, indicator, period))
        add_standing_row(context, table, indicator, context->spec->region, period);
    const struct figure *england = context_england(context, indicator, period);
    if (england && figure_is_number(england))
        add_standing_row(context, table, indicator, context->country, period);
    table->caption = text_of(context->arena, "Each local authority, %.*s",
                             STR_ARG(words_lower(context->arena, words_unit_when(context, item, period))));
    return table;
}
