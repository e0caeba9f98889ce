#include "input/table_parts.h"

#include <stdio.h>

struct str table_field(const struct table *table, size_t field)
{
    return field < table->row->n_cells ? table->row->cells[field] : STR_NONE;
}

struct str table_cell(const struct table *table, size_t column)
{
    size_t field = table->at[column];
    return field == TABLE_ABSENT ? STR_NONE : table_field(table, field);
}

bool table_has(const struct table *table, size_t column)
{
    return table->at[column] != TABLE_ABSENT;
}

size_t table_find(const struct table *table, struct str name)
{
    for (size_t i = 0; i < table->n_header; i++)
        if (str_equal(table->header[i], name))
            return i;
    struct arena *scratch = arena_open();
    struct str folded = table_fold(scratch, name);
    size_t found = TABLE_ABSENT;
    for (size_t i = 0; i < table->n_header && found == TABLE_ABSENT; i++)
        if (folded.len && str_equal(table_fold(scratch, table->header[i]), folded))
            found = i;
    arena_close(scratch);
    return found;
}

struct str table_nearest(const struct table *table, struct str name)
{
    return nearest_name(name, table->header, table->n_header);
}

/* -- places */

/* "B12" */
static struct str cell_name(struct arena *arena, size_t field, uint32_t row)
{
    char letters[8];
    size_t n = 0;
    for (size_t left = field + 1; left && n < sizeof letters; left = (left - 1) / 26)
        letters[n++] = (char)('A' + (left - 1) % 26);
    char name[8];
    for (size_t i = 0; i < n; i++)
        name[i] = letters[n - 1 - i];
    return str_format(arena, "%.*s%u", (int)n, name, (unsigned)row);
}

static struct place place_at(const struct table *table, uint32_t line, size_t field)
{
    struct place place = {.file = table->file.file, .sheet = table->sheet};
    if (field != TABLE_ABSENT && field < table->n_header)
        place.field = table->header[field];
    if (field != TABLE_ABSENT && table->is_workbook) {
        place.cell = cell_name(table->arena, field, line);
        return place;
    }
    place.line = line;
    place.column = field == TABLE_ABSENT ? 0 : (uint32_t)field + 1;
    return place;
}

struct place table_place(const struct table *table, size_t field)
{
    const struct row *row = table->row;
    bool moved = row->lines && field < row->n_cells;
    return place_at(table, moved ? row->lines[field] : row->line, field);
}

struct place table_place_line(const struct table *table, uint32_t line, size_t column)
{
    return place_at(table, line, table->at[column]);
}

struct place table_place_header(const struct table *table, size_t field)
{
    return place_at(table, table->header_line, field);
}

/* -- faults */

#define SHOWN 60 /* [bytes] of a text in a message */

static bool is_short_and_clean(struct str text)
{
    if (text.len > SHOWN)
        return false;
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < ' ')
            return false;
    return true;
}

struct str table_shown(struct arena *arena, struct str text)
{
    if (is_short_and_clean(text))
        return text;
    size_t len = text.len < SHOWN ? text.len : SHOWN;
    while (len < text.len && len > 0 && ((unsigned char)text.ptr[len] & 0xC0) == 0x80)
        len--; /* no half characters */
    struct str shown =
        str_format(arena, "%.*s%s", (int)len, text.len ? text.ptr : "", len < text.len ? "…" : "");
    char *copy = arena_copy(arena, shown.ptr, shown.len);
    for (size_t i = 0; i < shown.len; i++)
        if ((unsigned char)copy[i] < ' ')
            copy[i] = ' ';
    return (struct str){copy, shown.len};
}

#define USUAL_MESSAGE 1024 /* [bytes] longer ones are made in the scratch arena */

struct alike { /* a message, and what tells which faults are like it */
    struct str text, key;
    char text_room[USUAL_MESSAGE], key_room[USUAL_MESSAGE + 64];
};

static void alike_make(struct table *table, struct alike *alike, size_t field, const char *key,
                       enum severity severity, const char *code, const char *message, va_list list)
    __attribute__((format(printf, 7, 0)));

/* key NULL: the message itself. */
static void alike_make(struct table *table, struct alike *alike, size_t field, const char *key,
                       enum severity severity, const char *code, const char *message, va_list list)
{
    va_list again;
    va_copy(again, list);
    int len = vsnprintf(alike->text_room, sizeof alike->text_room, message, list);
    bool fits = len >= 0 && (size_t)len < sizeof alike->text_room;
    alike->text =
        fits ? (struct str){alike->text_room, (size_t)len} : str_format_list(table->scratch, message, again);
    va_end(again);
    struct str tail = key ? str_of(key) : alike->text;
    len = snprintf(alike->key_room, sizeof alike->key_room, "%d %s %zu %.*s", (int)severity, code, field,
                   STR_ARG(tail));
    fits = len >= 0 && (size_t)len < sizeof alike->key_room;
    alike->key =
        fits ? (struct str){alike->key_room, (size_t)len}
             : str_format(table->scratch, "%d %s %zu %.*s", (int)severity, code, field, STR_ARG(tail));
}

static void alike_add(struct table *table, const struct alike *alike, size_t field, enum severity severity,
                      const char *code, struct str hint)
{
    faults_add(table->faults, alike->key, severity, code, table_place(table, field), table->row->line, hint,
               alike->text);
}

bool table_fault_again(struct table *table, size_t field, enum severity severity, const char *code,
                       const char *message, ...)
{
    struct alike alike;
    va_list list;
    va_start(list, message);
    alike_make(table, &alike, field, NULL, severity, code, message, list);
    va_end(list);
    if (!faults_know(table->faults, alike.key) && !faults_full(table->faults, code, severity))
        return false;
    alike_add(table, &alike, field, severity, code, STR_NONE);
    return true;
}

void table_fault(struct table *table, size_t field, enum severity severity, const char *code, struct str hint,
                 const char *message, ...)
{
    struct alike alike;
    va_list list;
    va_start(list, message);
    alike_make(table, &alike, field, NULL, severity, code, message, list);
    va_end(list);
    alike_add(table, &alike, field, severity, code, hint);
}

void table_fault_as(struct table *table, size_t field, const char *key, enum severity severity,
                    const char *code, struct str hint, const char *message, ...)
{
    struct alike alike;
    va_list list;
    va_start(list, message);
    alike_make(table, &alike, field, key, severity, code, message, list);
    va_end(list);
    alike_add(table, &alike, field, severity, code, hint);
}

/* "20,5", "-3,25": digits, a comma, and digits behind it that are no thousands. */
static bool is_decimal_comma(struct str text)
{
    size_t comma = str_find(text, STR(",")), n = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool digit = text.ptr[i] >= '0' && text.ptr[i] <= '9';
        if (!digit && i != comma && !(i == 0 && text.ptr[i] == '-') &&
            !(i + 1 == text.len && text.ptr[i] == '%'))
            return false;
        n += digit && i > comma;
    }
    return comma != SIZE_MAX && comma > 0 && n > 0 && n != 3;
}

bool table_decimal_comma(struct table *table, size_t field, struct str text)
{
    if (!is_decimal_comma(text))
        return false;
    table_fault_as(table, field, "decimal comma", SEVERITY_ERROR, "not-a-number",
                   STR("commas are read between thousands only (1,234); write decimals with a point"),
                   "\"%.*s\" has a comma before its decimals; it was not read", STR_ARG(text));
    return true;
}

bool table_number(struct table *table, size_t field, struct cell *cell)
{
    struct str text = table_field(table, field);
    enum cell_fault fault = cell_read(text, cell, &table->counts);
    if (fault == CELL_GOOD)
        return true;
    if (table_decimal_comma(table, field, text))
        return false;
    struct str hint = cell_hint(table->scratch, text), shown = table_shown(table->scratch, text);
    if (fault == CELL_FORMULA_ERROR)
        table_fault(
            table, field, SEVERITY_ERROR, "formula-error", hint,
            "\"%.*s\" is a spreadsheet's word for a formula that failed; it was not read as a number or as "
            "missing",
            STR_ARG(shown));
    else
        table_fault(table, field, SEVERITY_ERROR, "not-a-number", hint,
                    "\"%.*s\" is neither a number nor one of the symbols", STR_ARG(shown));
    return false;
}

/* -- totals */

bool table_is_total(const struct table *table)
{
    static const struct str words[] = {{"total", 5},    {"totals", 6},  {"grand total", 11},   {"sum", 3},
                                       {"average", 7},  {"mean", 4},    {"median", 6},         {"all las", 7},
                                       {"subtotal", 8}, {"overall", 7}, {"regional total", 14}};
    for (size_t i = 0; i < table->row->n_cells; i++) {
        struct str cell = table->row->cells[i];
        if (cell.len && cell.ptr[cell.len - 1] == ':')
            cell.len--;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            if (str_equal_fold(cell, words[j]))
                return true;
    }
    return false;
}
