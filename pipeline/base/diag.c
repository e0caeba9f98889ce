#include "base/diag.h"

#include "base/map.h"
#include "base/table_text.h"
#include <stdlib.h>

struct diags {
    struct arena *arena;
    struct diag *items;
    size_t n, capacity;
    struct map64 *seen;  /* hash of what makes a diagnostic the same as another -> index */
    struct diag *sorted; /* of the first n_sorted items; made again when there are more */
    size_t n_sorted;
    struct map *names; /* of files as the paper names them -> index in paths */
    struct str *paths;
    size_t n_paths, path_capacity;
    size_t counts[3]; /* by severity */
    size_t n_systems; /* errors that are the machine's */
};

struct diags *diags_open(struct arena *arena)
{
    struct diags *diags = ARENA_NEW(arena, struct diags);
    diags->arena = arena;
    diags->seen = map64_open(arena);
    diags->names = map_open(arena);
    return diags;
}

void diags_name(struct diags *diags, struct str file, struct str path)
{
    if (file.len == 0 || path.len == 0 || str_equal(file, path) || map_find(diags->names, file) != MAP_NONE)
        return;
    ARENA_RESERVE(diags->arena, diags->paths, diags->n_paths, diags->path_capacity);
    map_add(diags->names, str_copy(diags->arena, file), (uint32_t)diags->n_paths);
    diags->paths[diags->n_paths++] = str_copy(diags->arena, path);
}

struct place place_file(struct str file)
{
    return (struct place){.file = file};
}

struct place place_line(struct str file, uint32_t line, uint32_t column)
{
    return (struct place){.file = file, .line = line, .column = column};
}

static int compare_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* "B12" before "A13", "Z1" before "AA1": by row, then by column. */
static int compare_cell(struct str a, struct str b)
{
    struct str cells[2] = {a, b};
    uint32_t rows[2] = {0, 0}, columns[2] = {0, 0};
    for (int i = 0; i < 2; i++)
        for (size_t at = 0; at < cells[i].len; at++) {
            unsigned char c = (unsigned char)cells[i].ptr[at];
            if (c >= '0' && c <= '9')
                rows[i] = rows[i] * 10 + (uint32_t)(c - '0');
            else
                columns[i] = columns[i] * 26 + (uint32_t)((c & 0xDF) - 'A' + 1);
        }
    int order = compare_number(rows[0], rows[1]);
    order = order ? order : compare_number(columns[0], columns[1]);
    return order ? order : str_compare(a, b);
}

static int compare_place(const struct place *a, const struct place *b)
{
    int order = str_compare(a->file, b->file);
    order = order ? order : str_compare(a->sheet, b->sheet);
    order = order ? order : compare_cell(a->cell, b->cell);
    order = order ? order : compare_number(a->line, b->line);
    order = order ? order : compare_number(a->column, b->column);
    return order ? order : str_compare(a->field, b->field);
}

/* At one place errors come first. */
static int compare_diag(const void *left, const void *right)
{
    const struct diag *a = left, *b = right;
    int order = compare_place(&a->place, &b->place);
    order = order ? order : (int)b->severity - (int)a->severity;
    order = order ? order : str_compare(a->message, b->message);
    order = order ? order : str_compare(a->code, b->code);
    return order ? order : str_compare(a->hint, b->hint);
}

static bool is_repeat(const struct diag *a, const struct diag *b)
{
    return compare_place(&a->place, &b->place) == 0 && a->severity == b->severity &&
           str_equal(a->message, b->message);
}

static uint64_t diag_hash(const struct diag *diag)
{
    const struct place *place = &diag->place;
    const uint64_t parts[] = {
        str_hash(diag->message), str_hash(place->file), str_hash(place->sheet),
        str_hash(place->cell),   place->line,           (uint64_t)place->column << 2 | diag->severity};
    return str_hash((struct str){(const char *)parts, sizeof parts});
}

static struct place place_copy(struct arena *arena, struct place place)
{
    place.file = str_copy(arena, place.file);
    place.field = str_copy(arena, place.field);
    place.sheet = str_copy(arena, place.sheet);
    place.cell = str_copy(arena, place.cell);
    return place;
}

/* Adds one whose message is still to be formatted. */
static void keep(struct diags *diags, struct diag diag, const char *message, va_list list)
    __attribute__((format(printf, 3, 0)));

static void keep(struct diags *diags, struct diag diag, const char *message, va_list list)
{
    uint32_t named = map_find(diags->names, diag.place.file);
    if (named != MAP_NONE)
        diag.place.file = diags->paths[named];
    diag.message = str_format_list(diags->arena, message, list);
    uint64_t hash = diag_hash(&diag);
    uint32_t known = map64_find(diags->seen, hash);
    if (known != MAP_NONE && is_repeat(&diags->items[known], &diag))
        return;
    ARENA_RESERVE(diags->arena, diags->items, diags->n, diags->capacity);
    map64_add(diags->seen, hash, (uint32_t)diags->n);
    diag.place = place_copy(diags->arena, diag.place);
    diag.hint = str_copy(diags->arena, diag.hint);
    diag.code = str_copy(diags->arena, diag.code);
    diags->items[diags->n++] = diag;
    diags->counts[diag.severity]++;
    diags->n_systems += diag.is_systems;
}

void diag_add(struct diags *diags, enum severity severity, const char *code, struct place place,
              const char *hint, const char *message, ...)
{
    va_list list;
    va_start(list, message);
    keep(diags,
         (struct diag){.severity = severity, .place = place, .hint = str_of(hint), .code = str_of(code)},
         message, list);
    va_end(list);
}

void diag_add_hint(struct diags *diags, enum severity severity, const char *code, struct place place,
                   struct str hint, const char *message, ...)
{
    va_list list;
    va_start(list, message);
    keep(diags, (struct diag){.severity = severity, .place = place, .hint = hint, .code = str_of(code)},
         message, list);
    va_end(list);
}

void diag_add_system(struct diags *diags, const char *code, struct place place, const char *hint,
                     const char *message, ...)
{
    va_list list;
    va_start(list, message);
    keep(diags,
         (struct diag){.severity = SEVERITY_ERROR,
                       .place = place,
                       .hint = str_of(hint),
                       .code = str_of(code),
                       .is_systems = true},
         message, list);
    va_end(list);
}

bool diags_failed(const struct diags *diags)
{
    return diags->counts[SEVERITY_ERROR] > 0;
}

bool diags_failed_by_system(const struct diags *diags)
{
    return diags_failed(diags) && diags->n_systems == diags->counts[SEVERITY_ERROR];
}

const struct diag *diags_sorted(struct diags *diags, size_t *n)
{
    if (diags->n_sorted != diags->n) {
        diags->sorted = arena_copy(diags->arena, diags->items, diags->n * sizeof *diags->items);
        diags->n_sorted = diags->n;
        qsort(diags->sorted, diags->n, sizeof *diags->sorted, compare_diag);
    }
    *n = diags->n_sorted;
    return diags->sorted;
}

size_t diags_count(const struct diags *diags, enum severity severity)
{
    return diags->counts[severity];
}

static const char *severity_name(enum severity severity)
{
    switch (severity) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: return "error";
    }
    return "";
}

static void place_add_text(struct buf *out, const struct place *place)
{
    if (place->file.len == 0)
        return;
    buf_add(out, place->file);
    if (place->sheet.len)
        buf_add_format(out, ":%.*s", STR_ARG(place->sheet));
    if (place->cell.len)
        buf_add_format(out, "!%.*s", STR_ARG(place->cell));
    if (place->line)
        buf_add_format(out, ":%u", (unsigned)place->line);
    if (place->line && place->column)
        buf_add_format(out, ":%u", (unsigned)place->column);
    buf_add(out, STR(": "));
}

/* On one line, whatever the header has. */
static void field_add_text(struct buf *out, struct str field)
{
    buf_add(out, STR("column \""));
    for (size_t i = 0; i < field.len; i++)
        buf_add_char(out, (unsigned char)field.ptr[i] < ' ' ? ' ' : field.ptr[i]);
    buf_add(out, STR("\": "));
}

static void diag_add_text(struct buf *out, const struct diag *diag)
{
    place_add_text(out, &diag->place);
    buf_add_format(out, "%s: ", severity_name(diag->severity));
    /* the field's number alone is hard to find in a spreadsheet */
    if (diag->place.field.len && str_find(diag->message, diag->place.field) == SIZE_MAX)
        field_add_text(out, diag->place.field);
    buf_add(out, diag->message);
    buf_add_char(out, '\n');
    if (diag->hint.len)
        buf_add_format(out, "    hint: %.*s\n", STR_ARG(diag->hint));
}

static void number_add(struct buf *out, uint32_t number)
{
    if (number)
        buf_add_format(out, "%u", (unsigned)number);
}

static void diag_add_csv(struct buf *out, const struct diag *diag)
{
    const struct place *place = &diag->place;
    buf_add_format(out, "%s,", severity_name(diag->severity));
    csv_add_field_safe(out, diag->code);
    buf_add_char(out, ',');
    csv_add_field_safe(out, place->file);
    buf_add_char(out, ',');
    number_add(out, place->line);
    buf_add_char(out, ',');
    number_add(out, place->column);
    const struct str rest[] = {place->field, place->sheet, place->cell, diag->message, diag->hint};
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
        buf_add_char(out, ',');
        csv_add_field_safe(out, rest[i]);
    }
    buf_add_char(out, '\n');
}

static void member_add(struct buf *out, const char *name, struct str text)
{
    if (text.len == 0)
        return;
    buf_add_format(out, ", \"%s\": ", name);
    json_add_string(out, text);
}

/* Members that say nothing are left out. */
static void diag_add_json(struct buf *out, const struct diag *diag)
{
    const struct place *place = &diag->place;
    buf_add_format(out, "{\"severity\": \"%s\"", severity_name(diag->severity));
    member_add(out, "code", diag->code);
    member_add(out, "file", place->file);
    if (place->line)
        buf_add_format(out, ", \"line\": %u", (unsigned)place->line);
    if (place->column)
        buf_add_format(out, ", \"column\": %u", (unsigned)place->column);
    member_add(out, "field", place->field);
    member_add(out, "sheet", place->sheet);
    member_add(out, "cell", place->cell);
    member_add(out, "message", diag->message);
    member_add(out, "hint", diag->hint);
    buf_add_char(out, '}');
}

void diags_dump_buf(struct diags *diags, enum diag_format format, struct buf *out)
{
    size_t n;
    const struct diag *items = diags_sorted(diags, &n);
    switch (format) {
    case DIAG_TEXT:
        for (size_t i = 0; i < n; i++)
            diag_add_text(out, &items[i]);
        return;
    case DIAG_CSV:
        buf_add(out, STR("severity,code,file,line,column,field,sheet,cell,message,hint\n"));
        for (size_t i = 0; i < n; i++)
            diag_add_csv(out, &items[i]);
        return;
    case DIAG_JSON:
        buf_add(out, STR("["));
        for (size_t i = 0; i < n; i++) {
            buf_add(out, i ? STR(",\n ") : STR("\n "));
            diag_add_json(out, &items[i]);
        }
        buf_add(out, n ? STR("\n]\n") : STR("]\n"));
        return;
    }
}

void diags_dump(struct diags *diags, enum diag_format format, FILE *out)
{
    struct buf buf = {0};
    diags_dump_buf(diags, format, &buf);
    if (buf.len)
        fwrite(buf.ptr, 1, buf.len, out);
    buf_close(&buf);
}
