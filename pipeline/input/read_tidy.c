#include "input/read_tidy.h"

#include "base/number.h"
#include "input/table_value.h"

#include <math.h>

enum { INDICATOR, PERIOD, AREA, NUMERATOR, DENOMINATOR, VALUE, STATUS, RETURN_ID, NOTE, N_COLUMNS };

static const struct table_column columns[N_COLUMNS] = {
    [INDICATOR] = {"indicator", true},
    [PERIOD] = {"period", true},
    [AREA] = {"area", true},
    [NUMERATOR] = {"numerator", false},
    [DENOMINATOR] = {"denominator", false},
    [VALUE] = {"value", false},
    [STATUS] = {"status", false},
    [RETURN_ID] = {"return_id", false},
    [NOTE] = {"note", false},
};
const struct table_layout tidy_layout = {.what = "tidy data file",
                                         .columns = columns,
                                         .n_columns = N_COLUMNS,
                                         .rows_have_digits = true,
                                         .rows_needed = true};

struct tidy {
    struct data_reader *in;
    uint16_t source;
    struct table table;
    /* the row above: most rows repeat its indicator and period */
    struct str last_indicator, last_period;
    uint32_t indicator;
    struct period period;
    unsigned period_marks;
    bool has_last;
    uint64_t n_empty; /* rows that say nothing at all */
    struct place first_empty;
};

/* -- which observation */

/* Without its indicator the calendar is not known: a period that no calendar has is told all the same. */
static void period_check(struct table *table)
{
    static const enum calendar calendars[] = {CALENDAR_FINANCIAL, CALENDAR_ACADEMIC, CALENDAR_YEAR,
                                              CALENDAR_SEPTEMBER};
    struct period period;
    unsigned marks = 0;
    const char *why = NULL;
    for (size_t i = 0; i < sizeof calendars / sizeof *calendars; i++)
        if (period_read(table_cell(table, PERIOD), calendars[i], &period, &marks, &why))
            return;
    table_period(table, PERIOD, CALENDAR_FINANCIAL, NEED_FILLED, &period, &marks);
}

static bool subject_read(struct tidy *tidy, struct table *table)
{
    struct str indicator = table_cell(table, INDICATOR), period = table_cell(table, PERIOD);
    if (tidy->has_last && str_equal(indicator, tidy->last_indicator) && str_equal(period, tidy->last_period))
        return true;
    tidy->has_last = false;
    if (!table_indicator(table, INDICATOR, tidy->in->catalogue, false, &tidy->indicator)) {
        tidy->indicator = INDICATOR_NONE;
        if (!table_is_total(table))
            period_check(table);
        return false;
    }
    tidy->period_marks = 0;
    enum calendar calendar = tidy->in->catalogue->items[tidy->indicator].calendar;
    if (!table_period(table, PERIOD, calendar, NEED_FILLED, &tidy->period, &tidy->period_marks))
        return false;
    tidy->last_indicator = indicator;
    tidy->last_period = period;
    tidy->has_last = true;
    return true;
}

static bool marks_read(struct table *table, unsigned *marks)
{
    static const struct {
        struct str word;
        unsigned mark;
    } words[] = {{{"p", 1}, MARK_PROVISIONAL},
                 {{"provisional", 11}, MARK_PROVISIONAL},
                 {{"r", 1}, MARK_REVISED},
                 {{"revised", 7}, MARK_REVISED},
                 {{"o", 1}, MARK_OUTTURN},
                 {{"outturn", 7}, MARK_OUTTURN},
                 {{"f", 1}, 0},
                 {{"final", 5}, 0},
                 {{"validated", 9}, 0}};
    struct str text = table_cell(table, STATUS);
    if (text.len == 0)
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_equal_fold(text, words[i].word)) {
            *marks |= words[i].mark;
            return true;
        }
    }
    table_fault(table, table->at[STATUS], SEVERITY_ERROR, "unknown-word",
                STR("write p (provisional), r (revised), o (outturn), final, or nothing"),
                "\"%.*s\" is no status of an observation", STR_ARG(table_shown(table->scratch, text)));
    return false;
}

/* -- its figures */

static bool number_read_at(struct table *table, size_t column, struct cell *cell)
{
    *cell = (struct cell){.state = STATE_MISSING};
    return !table_has(table, column) || table_number(table, table->at[column], cell);
}

static bool percent_fits(struct table *table, size_t column, const struct cell *cell, struct str unit)
{
    if (!cell->percent || (column == VALUE && str_starts(unit, STR("%"))))
        return true;
    table_fault(table, table->at[column], SEVERITY_ERROR, "percent-sign",
                STR("check the column, and the unit in the catalogue"),
                column == VALUE ? "a %% sign behind a figure whose unit is \"%.*s\""
                                : "a %% sign behind a count (unit of the value: \"%.*s\")",
                STR_ARG(unit));
    return false;
}

/* `unit` is NULL where the indicator is not known. All that is wrong in the row is told. */
static bool figures_read(struct table *table, const struct str *unit, struct figures *figures)
{
    bool value = number_read_at(table, VALUE, &figures->value);
    bool numerator = number_read_at(table, NUMERATOR, &figures->numerator);
    bool denominator = number_read_at(table, DENOMINATOR, &figures->denominator);
    if (unit) {
        value = value && percent_fits(table, VALUE, &figures->value, *unit);
        numerator = numerator && percent_fits(table, NUMERATOR, &figures->numerator, *unit);
        denominator = denominator && percent_fits(table, DENOMINATOR, &figures->denominator, *unit);
    }
    return value && numerator && denominator;
}

/* The population that an LA's count is set against, where the catalogue's denominator names an age band. */
static void population_add(struct tidy *tidy, struct table *table, uint32_t area, struct figures *figures)
{
    const struct indicator *indicator = &tidy->in->catalogue->items[tidy->indicator];
    if (indicator->measure != MEASURE_RATE || indicator->denominator.len == 0 ||
        figures->value.state != STATE_MISSING || !figures->numerator.has_number ||
        figures->denominator.state != STATE_MISSING)
        return;
    const struct population *population =
        population_find(tidy->in->lists, area, indicator->denominator, tidy->period, indicator->calendar);
    int wanted = population_mid_year(tidy->period, indicator->calendar);
    struct str name = tidy->in->areas->items[area].name;
    if (!population) {
        table_fault(
            table, table->at[NUMERATOR], SEVERITY_WARNING, "no-population",
            STR("give the denominator, or add the population to the list of populations; its age band is "
                "named as the catalogue's \"denominator\""),
            "no rate for %.*s: there is no population of %.*s for mid-%d", STR_ARG(name),
            STR_ARG(indicator->denominator), wanted);
        return;
    }
    if (population->mid_year != wanted)
        table_fault(table, table->at[NUMERATOR], SEVERITY_NOTE, "older-population",
                    STR("add the newer estimate to the list of populations when it is published"),
                    "there is no population of %.*s for mid-%d: the rate of %.*s is formed with mid-%d",
                    STR_ARG(indicator->denominator), wanted, STR_ARG(name), population->mid_year);
    figures->denominator =
        (struct cell){.state = STATE_VALUE, .has_number = true, .number = population->count};
}

/* Value and counts may differ by one unit of the last decimal: their sender rounds. */
static bool figures_agree(struct table *table, const struct indicator *indicator, struct period period,
                          const struct observation *o)
{
    bool is_read = indicator->multiplier > 0; /* else its row of the catalogue is at fault, which is said */
    if (!is_read || !o->has_value || !o->has_numerator || !o->has_denominator)
        return true;
    bool agree = false;
    double unit = pow(10, -indicator->decimals);
    if (o->denominator == 0) {
        table_fault(table, table->at[VALUE], SEVERITY_ERROR, "figures-disagree",
                    STR("correct the denominator, or leave the value empty"),
                    "a value stands beside a denominator of 0; the row was not read");
    } else {
        double made = indicator_scale(indicator, period) * o->numerator / o->denominator;
        agree = fabs(made - o->value) <= unit * (1 + 1e-9) + 1e-12 * fabs(made);
        if (!agree)
            table_fault(
                table, table->at[VALUE], SEVERITY_ERROR, "figures-disagree",
                STR("correct whichever is wrong, or leave the value empty: it is made from the counts"),
                "the value is %.*s, but %.*s of %.*s make %.*s; the row was not read",
                STR_ARG(number_display(table->scratch, o->value, indicator->decimals + 1)),
                STR_ARG(table_cell(table, NUMERATOR)), STR_ARG(table_cell(table, DENOMINATOR)),
                STR_ARG(number_display(table->scratch, made, indicator->decimals + 1)));
    }
    return agree;
}

/* A "c" that the value beside it gives away. */
static void hidden_count_tell(struct table *table, const struct figures *figures)
{
    bool is_numerator = figures->numerator.state == STATE_CONFIDENTIAL;
    if (figures_hide_count(figures))
        table_fault(table, table->at[is_numerator ? NUMERATOR : DENOMINATOR], SEVERITY_WARNING,
                    "count-given-away",
                    STR("ask its sender whether the value may be shown: if not, write c for it too"),
                    "the %s is confidential, but the value and the %s give it away: neither count is used or "
                    "shown",
                    is_numerator ? "numerator" : "denominator", is_numerator ? "denominator" : "numerator");
}

/* -- what becomes of it */

static void repeat_tell(struct table *table, enum add_result result, uint32_t line_before)
{
    bool same = result == ADD_REPEAT;
    table_fault_as(table, TABLE_ABSENT, same ? "same" : "other", SEVERITY_ERROR, "repeated-observation",
                   STR("keep one row for each indicator, period and area"),
                   same ? "this indicator, period and area stand on line %u already, with the same figures"
                        : "this indicator, period and area stand on line %u already, with other figures",
                   (unsigned)line_before);
}

/* The return that the row came with; false when it cannot have. */
static bool return_find(struct tidy *tidy, struct table *table, struct str id, uint32_t area,
                        uint32_t *la_return)
{
    const struct lists *lists = tidy->in->lists;
    size_t field = table->at[RETURN_ID];
    struct str shown = table_shown(table->scratch, id), whole;
    bool good = false;
    *la_return = map_find(tidy->in->returns, id);
    const struct la_return *item = *la_return == MAP_NONE ? NULL : &lists->returns[*la_return];
    if (!item)
        table_fault(table, field, SEVERITY_ERROR, "unknown-return",
                    lost_zeros(table->scratch, tidy->in->returns, id, &whole)
                        ? str_format(table->scratch,
                                     "\"%.*s\" is known: a spreadsheet took its leading zeros away",
                                     STR_ARG(whole))
                        : STR("add it to the list of returns, or correct the id"),
                    "the return \"%.*s\" is in no list of returns; the row was not read", STR_ARG(shown));
    else if (item->area != area)
        table_fault(table, field, SEVERITY_ERROR, "other-return", STR("correct the return's id or the area"),
                    "the return \"%.*s\" is of %.*s, the row of %.*s; the row was not read", STR_ARG(shown),
                    STR_ARG(tidy->in->areas->items[item->area].name),
                    STR_ARG(tidy->in->areas->items[area].name));
    else if (date_compare(period_end(tidy->period), period_end(item->period)) > 0)
        table_fault(table, field, SEVERITY_ERROR, "other-return",
                    STR("correct the return's id or the period"),
                    "the return \"%.*s\" is of %.*s and cannot hold a later period; the row was not read",
                    STR_ARG(shown), STR_ARG(period_text(table->scratch, item->period)));
    else
        good = true;
    return good;
}

static void sent_add(struct data_reader *in, const struct sent *sent)
{
    ARENA_RESERVE(in->arena, in->sent, in->n_sent, in->sent_capacity);
    in->sent[in->n_sent++] = *sent;
}

static void note_add(struct tidy *tidy, struct table *table, uint32_t area)
{
    struct data_reader *in = tidy->in;
    struct str text = table_text(table, NOTE, NEED_NOT);
    if (text.len == 0)
        return;
    ARENA_RESERVE(in->arena, in->lists->notes, in->lists->n_notes, in->note_capacity);
    in->lists->notes[in->lists->n_notes++] = (struct observation_note){.indicator = tidy->indicator,
                                                                       .area = area,
                                                                       .period = tidy->period,
                                                                       .text = text,
                                                                       .source = tidy->source,
                                                                       .line = table->row->line};
}

static void observation_put(struct tidy *tidy, struct table *table, uint32_t area,
                            const struct observation *observation)
{
    struct data_reader *in = tidy->in;
    struct str id = table_cell(table, RETURN_ID);
    if (id.len) {
        struct sent sent = {
            .indicator = tidy->indicator, .area = area, .period = tidy->period, .observation = *observation};
        if (return_find(tidy, table, id, area, &sent.la_return))
            sent_add(in, &sent);
        return;
    }
    uint32_t line_before = 0;
    struct slab *slab = dataset_builder_slab(in->builder, tidy->indicator, tidy->period);
    enum add_result result = data_add(in, slab, area, observation, &line_before);
    if (result == ADD_REPEAT || result == ADD_CONFLICT)
        repeat_tell(table, result, line_before);
}

static void row_take(void *self, struct table *table)
{
    struct tidy *tidy = self;
    struct figures figures;
    uint32_t area;
    bool subject = subject_read(tidy, table);
    if (!subject && table_is_total(table))
        return; /* its other cells are no row's */
    bool known = table_area(table, AREA, tidy->in->areas, false, &area);
    const struct indicator *indicator =
        tidy->indicator == INDICATOR_NONE ? NULL : &tidy->in->catalogue->items[tidy->indicator];
    unsigned marks = tidy->period_marks;
    bool good = figures_read(table, indicator ? &indicator->unit : NULL, &figures);
    if (!marks_read(table, &marks) || !good || !subject || !known)
        return;
    population_add(tidy, table, area, &figures);
    hidden_count_tell(table, &figures);
    struct observation o = figures_observation(&figures);
    o.marks = marks;
    o.source = tidy->source;
    o.line = table->row->line;
    if (!figures_agree(table, indicator, tidy->period, &o))
        return;
    if (o.state == STATE_MISSING && !o.has_denominator && tidy->n_empty++ == 0)
        tidy->first_empty = table_place(table, TABLE_ABSENT);
    note_add(tidy, table, area);
    observation_put(tidy, table, area, &o);
}

/* A row begins with its indicator, whole or in part: "re-refer". */
static bool is_cut(void *self, struct str text)
{
    const struct tidy *tidy = self;
    const struct catalogue *catalogue = tidy->in->catalogue;
    if (tidy->table.at[INDICATOR] != 0 || text.len < 3)
        return false;
    for (size_t i = 0; i < catalogue->n; i++)
        if (str_starts(catalogue->items[i].id, text) || str_equal_fold(catalogue->items[i].name, text))
            return true;
    return false;
}

static bool begin(void *self, struct table *table)
{
    (void)self;
    if (table_has(table, VALUE) || table_has(table, NUMERATOR))
        return true;
    if (table->misnamed)
        return false;
    diag_add(table->diags, SEVERITY_ERROR, "missing-column", table_place_header(table, TABLE_ABSENT),
             "give a column \"value\", or \"numerator\" and \"denominator\"",
             "the header has neither a value nor counts");
    return false;
}

bool read_tidy(struct data_reader *reader, const struct data_file *file)
{
    struct tidy tidy = {.in = reader, .source = data_source(reader, file)};
    struct table_file table_file = data_table_file(reader, file);
    struct table_taker taker = {.begin = begin, .row = row_take, .is_cut = is_cut, .self = &tidy};
    bool read = table_read(&tidy.table, reader->arena, reader->diags, &table_file, &tidy_layout, &taker);
    reader->sheets[tidy.source] = tidy.table.sheet;
    uint64_t signs = 0; /* of a sign for nothing the table has spoken already */
    for (size_t i = 1; i < BLANK_COUNT; i++)
        signs += tidy.table.counts.blanks[i];
    if (tidy.n_empty > signs)
        diag_add(reader->diags, SEVERITY_WARNING, "no-figure", tidy.first_empty,
                 "write why there is none: c, z, x, low or u; see \"Formats\" in the README",
                 "%llu row%s no figure: read as \"nothing was sent\" (the first is here)",
                 (unsigned long long)tidy.n_empty, tidy.n_empty == 1 ? " has" : "s have");
    return read;
}
