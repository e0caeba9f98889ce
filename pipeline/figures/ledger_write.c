/* The ledger as CSV, and where a figure comes from. */
#include "base/number.h"
#include "base/table_text.h"
#include "figures/figure.h"

#include <stdlib.h>
#include <string.h>

#define SEPARATOR ';'

/* As buf_add, in line: a row has some forty pieces. */
static inline void put(struct buf *out, const char *bytes, size_t size)
{
    if (size >= out->capacity - out->len) {
        buf_add_bytes(out, bytes, size);
        return;
    }
    if (size)
        memcpy(out->ptr + out->len, bytes, size);
    out->len += size;
}

static inline void put_text(struct buf *out, struct str text)
{
    put(out, text.ptr, text.len);
}

static inline void put_char(struct buf *out, char c)
{
    put(out, &c, 1);
}

static void source_add(const struct ledger *ledger, const struct figure *figure, uint32_t line,
                       struct buf *out)
{
    const struct dataset *dataset = ledger->dataset;
    if (out->len)
        put_char(out, SEPARATOR);
    struct str id = figure->source < dataset->n_sources ? dataset->sources[figure->source].id : STR_NONE;
    char number[NUMBER_TEXT];
    put_text(out, id);
    put_char(out, ':');
    put_text(out, number_shortest(line, number));
}

/* The denominator's own line, where another row gave it; 0 where not. */
static uint32_t line_of_denominator(const struct ledger *ledger, const struct figure *figure)
{
    if (figure->indicator == INDICATOR_NONE || figure->area == AREA_NONE)
        return 0;
    const struct series *series = &ledger->dataset->series[figure->indicator];
    if (!series->line2)
        return 0;
    size_t period = series_find_period(series, figure->period);
    return period == SIZE_MAX ? 0 : series->line2[period * series->n_areas + figure->area];
}

/* "value×14", in the order of statistics. */
static void inputs_add(const struct ledger *ledger, const struct figure *figure, struct buf *out)
{
    uint32_t counts[STATISTIC_COUNT] = {0};
    uint32_t fewest = STATISTIC_COUNT;
    uint32_t most = 0;
    for (uint32_t i = 0; i < figure->n_inputs; i++) {
        uint32_t statistic = (uint32_t)ledger->items[figure->inputs[i]].statistic;
        counts[statistic]++;
        fewest = statistic < fewest ? statistic : fewest;
        most = statistic > most ? statistic : most;
    }
    for (uint32_t i = fewest; figure->n_inputs && i <= most; i++) {
        if (!counts[i])
            continue;
        if (out->len)
            put_char(out, SEPARATOR);
        put_text(out, statistic_name((enum statistic)i));
        put_text(out, STR("×"));
        char number[NUMBER_TEXT];
        put_text(out, number_shortest(counts[i], number));
    }
}

static void sources_add(const struct ledger *ledger, const struct figure *figure, struct buf *out)
{
    if (figure->source) {
        uint32_t second = figure->statistic == STAT_NUMERATOR ? 0 : line_of_denominator(ledger, figure);
        if (figure->statistic != STAT_DENOMINATOR || !second)
            source_add(ledger, figure, figure->line, out);
        if (second)
            source_add(ledger, figure, second, out);
    }
    inputs_add(ledger, figure, out);
}

struct str figure_sources(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    struct buf buf = {0};
    sources_add(ledger, figure, &buf);
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

/* -- order of rows */

struct row {
    uint64_t order; /* subject, period, area, statistic, in bits from the top */
    uint32_t figure;
};

/* The periods of the ledger, ascending, each written out once. */
struct calendar_table {
    struct period *periods;
    struct str *texts;
    uint32_t n;
    struct map64 *places; /* period_key to place in `periods` */
};

static int period_order(const void *a, const void *b)
{
    return period_compare(*(const struct period *)a, *(const struct period *)b);
}

static void calendar_build(const struct ledger *ledger, struct arena *arena, struct calendar_table *table)
{
    struct map64 *seen = map64_open(arena);
    size_t capacity = 0;
    size_t n = 0;
    struct period *periods = NULL;
    struct period last = {0};
    for (size_t i = 0; i < ledger->n; i++) {
        struct period period = ledger->items[i].period;
        if (n && period_equal(period, last))
            continue;
        last = period;
        if (map64_find(seen, period_key(period)) != MAP_NONE)
            continue;
        map64_add(seen, period_key(period), 0);
        ARENA_RESERVE(arena, periods, n, capacity);
        periods[n++] = period;
    }
    if (n)
        qsort(periods, n, sizeof *periods, period_order);
    *table =
        (struct calendar_table){periods, ARENA_ARRAY(arena, struct str, n), (uint32_t)n, map64_open(arena)};
    for (uint32_t i = 0; i < table->n; i++) {
        table->texts[i] = period_is(periods[i]) ? period_text(arena, periods[i]) : STR_NONE;
        map64_add(table->places, period_key(periods[i]), i);
    }
}

/* Indicators in the catalogue's order, then themes, then the paper as a whole. */
static uint64_t subject_order(const struct ledger *ledger, const struct figure *figure)
{
    size_t n = ledger->dataset->catalogue->n;
    if (figure->indicator != INDICATOR_NONE)
        return figure->indicator;
    return figure->theme != UINT32_MAX ? n + figure->theme : n + ledger->dataset->catalogue->n_themes;
}

static uint64_t row_order(const struct ledger *ledger, const struct figure *figure, uint32_t period)
{
    uint64_t area = figure->area == AREA_NONE ? 0xffff : figure->area & 0xffff;
    return subject_order(ledger, figure) << 44 | (uint64_t)(period & 0xfffff) << 24 | area << 8 |
           (uint64_t)figure->statistic;
}

static int rows_compare(const void *a, const void *b)
{
    const struct row *first = a;
    const struct row *second = b;
    if (first->order != second->order)
        return first->order < second->order ? -1 : 1;
    return first->figure < second->figure ? -1 : 1;
}

/* Rows that differ only in their detail, by its text: few and short runs. */
static void runs_sort(const struct ledger *ledger, struct row *rows, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i;
             k > 0 && rows[k - 1].order == rows[k].order &&
             str_compare(ledger->items[rows[k].figure].detail, ledger->items[rows[k - 1].figure].detail) < 0;
             k--) {
            struct row row = rows[k];
            rows[k] = rows[k - 1];
            rows[k - 1] = row;
        }
}

/* `wanted` NULL: all. */
static struct row *rows_build(const struct ledger *ledger, const bool *wanted,
                              const struct calendar_table *calendar, struct arena *arena, size_t *n)
{
    struct row *rows = ARENA_ARRAY(arena, struct row, ledger->n);
    *n = 0;
    for (size_t i = 0; i < ledger->n; i++) {
        const struct figure *figure = &ledger->items[i];
        if (wanted && !wanted[i])
            continue;
        uint32_t period = map64_find(calendar->places, period_key(figure->period));
        rows[(*n)++] = (struct row){row_order(ledger, figure, period), (uint32_t)i};
    }
    if (*n)
        qsort(rows, *n, sizeof *rows, rows_compare);
    runs_sort(ledger, rows, *n);
    return rows;
}

/* -- writing */

struct writer {
    const struct ledger *ledger;
    const struct calendar_table *calendar;
    struct arena *scratch;
    struct buf *out, sources;
};

/* Text of the program's own, which never needs quotes. */
static void plain_add(struct writer *writer, struct str text)
{
    put_text(writer->out, text);
    put_char(writer->out, ',');
}

static bool needs_quotes(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r')
            return true;
    return false;
}

static void field_add(struct writer *writer, struct str text)
{
    if (needs_quotes(text))
        csv_add_field(writer->out, text);
    else
        put_text(writer->out, text);
    put_char(writer->out, ',');
}

/* Names come from files: none may be run as a formula by a spreadsheet. */
static void name_add(struct writer *writer, struct str text)
{
    char first = text.len ? text.ptr[0] : 'a';
    bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
    if (letter) {
        field_add(writer, text);
        return;
    }
    csv_add_field_safe(writer->out, text);
    put_char(writer->out, ',');
}

static void number_add(struct writer *writer, bool stands, double value)
{
    char number[NUMBER_TEXT];
    if (stands)
        put_text(writer->out, number_shortest(value, number));
    put_char(writer->out, ',');
}

static struct str period_field(const struct writer *writer, struct period period)
{
    uint32_t place = map64_find(writer->calendar->places, period_key(period));
    if (place != MAP_NONE)
        return writer->calendar->texts[place];
    return period_is(period) ? period_text(writer->scratch, period) : STR_NONE;
}

static void row_write(struct writer *writer, const struct figure *figure)
{
    const struct ledger *ledger = writer->ledger;
    const struct areas *areas = ledger->dataset->areas;
    struct str none = STR_NONE;
    struct str subject = figure_indicator_text(ledger, figure, writer->scratch);
    struct str code = figure->area == AREA_NONE ? none : areas->items[figure->area].code;
    struct str period = period_field(writer, figure->period);
    struct buf *sources = &writer->sources;
    /* the id, as figure_id has it, from parts that are at hand */
    buf_clear(sources);
    put_text(sources, subject);
    put_char(sources, '/');
    put_text(sources, code);
    put_char(sources, '/');
    put_text(sources, period);
    put_char(sources, '/');
    put_text(sources, statistic_name(figure->statistic));
    if (figure->detail.len) {
        put_char(sources, '/');
        put_text(sources, figure->detail);
    }
    name_add(writer, buf_str(sources));
    name_add(writer, subject);
    name_add(writer, code);
    name_add(writer, figure->area == AREA_NONE ? none : areas->items[figure->area].name);
    plain_add(writer, period);
    plain_add(writer, statistic_name(figure->statistic));
    name_add(writer, figure->detail);
    if (figure->word != WORD_NONE_SET)
        plain_add(writer, word_name(figure->word));
    else
        number_add(writer, figure->has & FIGURE_VALUE, figure->value);
    number_add(writer, figure->has & FIGURE_LOWER, figure->lower);
    number_add(writer, figure->has & FIGURE_UPPER, figure->upper);
    field_add(writer, figure->display);
    plain_add(writer, state_name(figure->state));
    plain_add(writer, figure->marks ? marks_text(writer->scratch, figure->marks) : none);
    name_add(writer, figure->comparator == AREA_NONE ? none : areas->items[figure->comparator].code);
    field_add(writer,
              period_is(figure->comparator_period) ? period_field(writer, figure->comparator_period) : none);
    field_add(writer, figure->method);
    number_add(writer, figure->n_used != UINT32_MAX, figure->n_used);
    number_add(writer, figure->n_expected != UINT32_MAX, figure->n_expected);
    buf_clear(sources);
    sources_add(ledger, figure, sources);
    csv_add_field(writer->out, buf_str(sources));
    put_char(writer->out, '\n');
}

#define HEADER                                                                                               \
    "figure_id,indicator,area_code,area,period,statistic,detail,value,lower,upper,display,state,marks,"      \
    "comparator,"                                                                                            \
    "comparator_period,method,n_used,n_expected,sources\n"

#define ROWS_A_PIECE 512

struct ledger_pieces {
    struct calendar_table calendar;
    struct row *rows;
    size_t n, next;
    bool begun;
    struct writer writer;
};

struct ledger_pieces *ledger_pieces_open(const struct ledger *ledger)
{
    return ledger_pieces_open_some(ledger, NULL);
}

struct ledger_pieces *ledger_pieces_open_some(const struct ledger *ledger, const bool *wanted)
{
    struct arena *arena = arena_open();
    struct ledger_pieces *pieces = ARENA_NEW(arena, struct ledger_pieces);
    calendar_build(ledger, arena, &pieces->calendar);
    pieces->rows = rows_build(ledger, wanted, &pieces->calendar, arena, &pieces->n);
    pieces->writer = (struct writer){ledger, &pieces->calendar, arena, NULL, {0}};
    return pieces;
}

bool ledger_pieces_next(struct ledger_pieces *pieces, struct buf *out)
{
    const struct ledger *ledger = pieces->writer.ledger;
    if (pieces->begun && pieces->next == pieces->n)
        return false;
    pieces->writer.out = out;
    if (!pieces->begun)
        put_text(out, STR(HEADER));
    pieces->begun = true;
    size_t end = pieces->n - pieces->next > ROWS_A_PIECE ? pieces->next + ROWS_A_PIECE : pieces->n;
    while (pieces->next < end)
        row_write(&pieces->writer, &ledger->items[pieces->rows[pieces->next++].figure]);
    buf_add_bytes(out, "", 0); /* ends it with a zero again */
    return true;
}

void ledger_pieces_close(struct ledger_pieces *pieces)
{
    buf_close(&pieces->writer.sources);
    arena_close(pieces->writer.scratch);
}

void ledger_write(const struct ledger *ledger, struct buf *out)
{
    struct ledger_pieces *pieces = ledger_pieces_open(ledger);
    while (ledger_pieces_next(pieces, out))
        ;
    ledger_pieces_close(pieces);
}
