/* The ledger as CSV, and where a figure comes from. */
#include "base/number.h"
#include "base/table_text.h"
#include "figures/ledger_order.h"

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
        uint32_t statistic = record_at(ledger, figure->inputs[i])->statistic;
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

/* -- writing */

struct writer {
    const struct ledger *ledger;
    struct arena *arena;   /* of the whole */
    struct arena *scratch; /* of a piece */
    struct map64 *period_numbers;
    struct str *period_texts; /* each written out once */
    size_t n_periods, capacity;
    struct buf *out, sources;
};

/* Text of the program's own, which never needs quotes. */
static void plain_add(struct writer *writer, struct str text)
{
    put_text(writer->out, text);
    put_char(writer->out, ',');
}

/* Whether any of a word's eight bytes is this one. */
static inline uint64_t has_byte(uint64_t word, unsigned char byte)
{
    uint64_t apart = word ^ 0x0101010101010101u * byte;
    return (apart - 0x0101010101010101u) & ~apart & 0x8080808080808080u;
}

static bool needs_quotes(struct str text)
{
    size_t i = 0;
    for (; i + 8 <= text.len; i += 8) {
        uint64_t word;
        memcpy(&word, text.ptr + i, 8);
        if (has_byte(word, ',') | has_byte(word, '"') | has_byte(word, '\n') | has_byte(word, '\r'))
            return true;
    }
    for (; i < text.len; i++)
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

static struct str period_field(struct writer *writer, struct period period)
{
    if (!period_is(period))
        return STR_NONE;
    uint32_t number = map64_find(writer->period_numbers, period_key(period));
    if (number != MAP_NONE)
        return writer->period_texts[number];
    map64_add(writer->period_numbers, period_key(period), (uint32_t)writer->n_periods);
    ARENA_RESERVE(writer->arena, writer->period_texts, writer->n_periods, writer->capacity);
    writer->period_texts[writer->n_periods] = period_text(writer->arena, period);
    return writer->period_texts[writer->n_periods++];
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
    field_add(writer, period_field(writer, figure->comparator_period));
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
    struct ledger_order *order;
    bool begun, ended;
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
    pieces->order = ledger_order_open(ledger, wanted, arena);
    pieces->writer = (struct writer){.ledger = ledger, .arena = arena, .period_numbers = map64_open(arena)};
    return pieces;
}

bool ledger_pieces_next(struct ledger_pieces *pieces, struct buf *out)
{
    struct writer *writer = &pieces->writer;
    if (pieces->ended)
        return false;
    writer->out = out;
    writer->scratch = arena_open();
    if (!pieces->begun)
        put_text(out, STR(HEADER));
    pieces->begun = true;
    for (size_t i = 0; i < ROWS_A_PIECE; i++) {
        uint32_t next = ledger_order_next(pieces->order);
        pieces->ended = next == FIGURE_NONE;
        if (pieces->ended)
            break;
        struct figure figure = ledger_read(writer->ledger, next, writer->scratch);
        row_write(writer, &figure);
    }
    arena_close(writer->scratch);
    buf_add_bytes(out, "", 0); /* ends it with a zero again */
    return true;
}

void ledger_pieces_close(struct ledger_pieces *pieces)
{
    buf_close(&pieces->writer.sources);
    arena_close(pieces->writer.arena);
}

void ledger_write(const struct ledger *ledger, struct buf *out)
{
    struct ledger_pieces *pieces = ledger_pieces_open(ledger);
    while (ledger_pieces_next(pieces, out))
        ;
    ledger_pieces_close(pieces);
}
