#include "input/csv.h"

#include <assert.h>
#include <csv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLICE ((size_t)1 << 20) /* [bytes] given to libcsv at a time, so that a taker can stop */

struct reader {
    const char *begin, *at, *end; /* `at`: just behind what libcsv has reported so far */
    char separator;
    struct arena *arena;
    struct row_taker taker;
    struct csv_facts *facts;
    uint32_t line;     /* that `at` is on */
    bool after_return; /* the last byte before `at` was a carriage return that counted as a line's end */
    bool stopped;
    /* the row so far */
    struct str *cells;
    uint32_t *lines;
    size_t n_cells, capacity, lines_capacity;
    uint32_t row_line;
    bool several_lines;
};

static bool is_space(const struct reader *reader, char c)
{
    return (c == ' ' || c == '\t') && c != reader->separator;
}

static void skip_spaces(struct reader *reader)
{
    while (reader->at < reader->end && is_space(reader, *reader->at))
        reader->at++;
}

static void lose(struct reader *reader)
{
    reader->facts->lost = reader->line;
    reader->stopped = true;
}

/* Moves over `len` bytes of a quoted field and counts the lines in them. */
static void step_over(struct reader *reader, size_t len)
{
    for (const char *p = reader->at; p < reader->at + len; p++) {
        if (*p == '\r' || (*p == '\n' && !(p > reader->at && p[-1] == '\r')))
            reader->line++;
    }
    reader->at += len;
}

/* The field that libcsv read from the quote at `at`: its bytes as they are in the text where no quote is
 * doubled, else a copy. */
static struct str quoted_field(struct reader *reader, const char *data, size_t len)
{
    const char *p = reader->at + 1;
    size_t left = (size_t)(reader->end - p);
    if (len <= left && memcmp(p, data, len) == 0 && !memchr(data, '"', len)) {
        step_over(reader, len + 1);
        if (reader->at < reader->end && *reader->at == '"')
            reader->at++;
        return (struct str){p, len};
    }
    size_t read = 0;
    while (read < len && p < reader->end && *p == data[read]) {
        p += *p == '"' && p + 1 < reader->end && p[1] == '"' ? 2 : 1;
        read++;
    }
    if (read < len) {
        lose(reader);
        return STR_NONE;
    }
    step_over(reader, (size_t)(p - reader->at));
    if (reader->at < reader->end && *reader->at == '"')
        reader->at++;
    return (struct str){arena_copy(reader->arena, data, len), len};
}

static void cell_add(struct reader *reader, struct str cell, uint32_t line)
{
    if (reader->n_cells == CSV_MOST_FIELDS) {
        reader->facts->too_wide = reader->row_line;
        reader->stopped = true;
        return;
    }
    if (reader->n_cells == reader->capacity) {
        ARENA_RESERVE(reader->arena, reader->cells, reader->n_cells, reader->capacity);
        ARENA_RESERVE(reader->arena, reader->lines, reader->n_cells, reader->lines_capacity);
    }
    if (line != reader->row_line)
        reader->several_lines = true;
    reader->lines[reader->n_cells] = line;
    reader->cells[reader->n_cells++] = cell;
}

static bool may_be_space(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte <= ' ' || byte >= 0xA0; /* no-break and zero-width spaces begin and end above it */
}

/* Whether an unquoted field stands at `at`, as it must. The whole is compared where assertions are on; its
 * ends tell enough where they are not, at half the cost of reading a large file's fields. */
static bool stands_here(const struct reader *reader, const char *data, size_t len)
{
    if (len > (size_t)(reader->end - reader->at))
        return false;
    assert(len == 0 || memcmp(reader->at, data, len) == 0);
    return len == 0 || (reader->at[0] == data[0] && reader->at[len - 1] == data[len - 1]);
}

/* A field of libcsv, which has taken the spaces off an unquoted one. */
static void take_field(void *data, size_t len, void *self)
{
    struct reader *reader = self;
    if (reader->stopped)
        return;
    const char *field_begin = reader->at;
    skip_spaces(reader);
    bool spaces = reader->at > field_begin;
    uint32_t line = reader->line;
    if (reader->n_cells == 0)
        reader->row_line = line;
    struct str cell;
    if (reader->at < reader->end && *reader->at == '"') {
        cell = quoted_field(reader, data, len);
        if (reader->stopped)
            return;
        skip_spaces(reader);
    } else {
        cell = (struct str){reader->at, len};
        if (!stands_here(reader, data, len)) {
            lose(reader);
            return;
        }
        reader->at += len;
        const char *cell_end = reader->at;
        skip_spaces(reader);
        spaces = spaces || reader->at > cell_end;
    }
    if (len && (may_be_space(cell.ptr[0]) || may_be_space(cell.ptr[len - 1]))) {
        struct str trimmed = str_trim(cell);
        spaces = spaces || trimmed.len < cell.len;
        cell = trimmed;
    }
    reader->facts->trimmed += spaces;
    cell_add(reader, cell, line);
    if (reader->at == reader->end)
        return;
    if (*reader->at == reader->separator)
        reader->at++;
    else if (*reader->at != '\n' && *reader->at != '\r')
        lose(reader);
}

/* A line's end outside quotes (−1: of the text), also of an empty line. */
static void take_row(int c, void *self)
{
    struct reader *reader = self;
    if (reader->stopped)
        return;
    if (c != -1) {
        skip_spaces(reader); /* of a line that has nothing else */
        if (reader->at == reader->end || *reader->at != (char)c) {
            lose(reader);
            return;
        }
        bool second = c == '\n' && reader->at > reader->begin && reader->at[-1] == '\r';
        reader->at++;
        if (second) /* of CR LF: the row ended at the CR */
            return;
        reader->line++;
        if (reader->n_cells == 0)
            reader->row_line = reader->line - 1;
    } else if (reader->n_cells == 0) {
        return;
    }
    struct row row = {.cells = reader->cells,
                      .n_cells = reader->n_cells,
                      .line = reader->row_line,
                      .lines = reader->several_lines ? reader->lines : NULL};
    if (!reader->taker.take(reader->taker.self, &row))
        reader->stopped = true;
    reader->n_cells = 0;
    reader->several_lines = false;
}

void csv_read(struct str text, char separator, struct arena *arena, struct row_taker taker,
              struct csv_facts *facts)
{
    *facts = (struct csv_facts){0};
    struct reader reader = {.begin = text.ptr,
                            .at = text.ptr,
                            .end = text.ptr + text.len,
                            .separator = separator,
                            .arena = arena,
                            .taker = taker,
                            .facts = facts,
                            .line = 1};
    struct csv_parser parser;
    if (csv_init(&parser, CSV_REPALL_NL) != 0) {
        facts->out_of_memory = true;
        return;
    }
    csv_set_delim(&parser, (unsigned char)separator);
    csv_set_blk_size(&parser, 64 * 1024);
    for (size_t done = 0; done < text.len && !reader.stopped;) {
        size_t len = text.len - done < SLICE ? text.len - done : SLICE;
        if (csv_parse(&parser, text.ptr + done, len, take_field, take_row, &reader) != len) {
            facts->out_of_memory = true;
            reader.stopped = true;
        }
        done += len;
    }
    if (!reader.stopped) {
        uint32_t line = reader.line;
        /* strict only here: it is libcsv's way to say that the last quote was never closed */
        csv_set_opts(&parser, CSV_STRICT | CSV_STRICT_FINI);
        if (csv_fini(&parser, take_field, take_row, &reader) != 0)
            facts->open_quote = line;
    }
    facts->lines = reader.line;
    csv_free(&parser);
}

/* -- the separator */

#define SNIFF_LINES 20

static size_t most(const size_t counts[3])
{
    size_t best = 0;
    for (size_t i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

static bool separator_said(struct str text, char *separator)
{
    struct str said = str_slice(text, 0, 5);
    if (said.len < 5 || !str_equal_fold(str_slice(said, 0, 4), STR("sep=")))
        return false;
    *separator = said.ptr[4];
    return *separator == ',' || *separator == ';' || *separator == '\t';
}

char csv_separator(struct str text)
{
    static const char candidates[3] = {',', ';', '\t'};
    char said;
    if (separator_said(text, &said))
        return said;
    size_t counts[3] = {0, 0, 0};
    size_t weak = 0; /* of a line with a single separator, such as a title */
    bool has_weak = false, quoted = false;
    size_t lines = 0;
    for (size_t at = 0; at <= text.len && lines < SNIFF_LINES; at++) {
        char c = at < text.len ? text.ptr[at] : '\n';
        if (c == '"')
            quoted = !quoted;
        if (quoted && at < text.len)
            continue;
        for (size_t i = 0; i < 3; i++)
            counts[i] += c == candidates[i];
        if (c != '\n' && c != '\r')
            continue;
        size_t best = most(counts);
        if (counts[best] >= 2)
            return candidates[best];
        if (counts[best] == 1 && !has_weak) {
            weak = best;
            has_weak = true;
        }
        memset(counts, 0, sizeof counts);
        lines++;
    }
    return candidates[weak];
}
