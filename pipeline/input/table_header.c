#include "input/describe.h"
#include "input/invisible.h"
#include "input/table_parts.h"

#define SEEK_ROWS 40 /* a header stands within the first so many rows that are not blank */

/* What has no width parts no words; every other space does. */
static bool has_no_width(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF;
}

static bool is_gap(uint32_t c)
{
    return c == ' ' || c == '_' || c == '-' || (c >= '\t' && c <= '\r') ||
           (c >= 0x80 && invisible_name(c).len > 0);
}

/* Lower case; spaces, underscores, hyphens and line breaks are one underscore. */
struct str table_fold(struct arena *arena, struct str name)
{
    char *out = arena_alloc(arena, 3 * name.len + 1);
    size_t len = 0;
    bool gap = false;
    for (size_t at = 0; at < name.len;) {
        uint32_t c = str_codepoint(name, &at);
        if (has_no_width(c))
            continue;
        if (is_gap(c)) {
            gap = len > 0;
            continue;
        }
        if (gap)
            out[len++] = '_';
        gap = false;
        len += str_encode(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c, out + len);
    }
    return (struct str){out, len};
}

/* The layout's column of that folded name, or TABLE_ABSENT. */
static size_t column_of(const struct table_layout *layout, struct str folded)
{
    for (size_t i = 0; i < layout->n_columns; i++)
        if (str_is(folded, layout->columns[i].name))
            return i;
    return TABLE_ABSENT;
}

static size_t names_in(const struct table_layout *layout, const struct row *row, bool needed_only)
{
    struct arena *scratch = arena_open();
    bool *seen = ARENA_ARRAY(scratch, bool, layout->n_columns);
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++) {
        if (row->cells[i].len == 0)
            continue;
        size_t column = column_of(layout, table_fold(scratch, row->cells[i]));
        if (column == TABLE_ABSENT || seen[column] || (needed_only && !layout->columns[column].needed))
            continue;
        seen[column] = true;
        n++;
    }
    arena_close(scratch);
    return n;
}

size_t table_names_in(const struct table *table, const struct row *row)
{
    return names_in(table->layout, row, false);
}

static size_t n_needed(const struct table_layout *layout)
{
    size_t n = 0;
    for (size_t i = 0; i < layout->n_columns; i++)
        n += layout->columns[i].needed;
    return n;
}

bool layout_names_all(const struct table_layout *layout, const struct row *row)
{
    return names_in(layout, row, true) == n_needed(layout);
}

bool table_names_all(const struct table *table, const struct row *row)
{
    return layout_names_all(table->layout, row);
}

/* -- the header, once its row is known */

static void header_set(struct table *table, const struct row *row)
{
    size_t n = row->n_cells;
    while (n && row->cells[n - 1].len == 0)
        n--;
    table->header = ARENA_ARRAY(table->arena, struct str, n + 1);
    for (size_t i = 0; i < n; i++) {
        table->header[i] = str_copy(table->arena, row->cells[i]);
        table->has_unnamed = table->has_unnamed || row->cells[i].len == 0;
    }
    table->n_header = n;
    table->header_line = row->line;
    table->seek->n_fields = row->n_cells;
    table->seek->unnamed_told = ARENA_ARRAY(table->arena, bool, row->n_cells + 1);
}

/* Columns that the header has twice: two of them or more are a second table beside the first. */
static void repeats_tell(struct table *table, const size_t *again, size_t n, size_t first)
{
    if (n > 1) {
        diag_add(table->diags, SEVERITY_ERROR, "second-table", table_place_header(table, first),
                 "put each table in a file or sheet of its own",
                 "a second table stands beside the first: %zu columns are named twice, from field %zu on", n,
                 first + 1);
        return;
    }
    size_t column = 0;
    while (n == 1 && again[column] == TABLE_ABSENT)
        column++;
    if (n == 1)
        diag_add(table->diags, SEVERITY_ERROR, "repeated-column", table_place_header(table, again[column]),
                 "take one of the two away, or rename it",
                 "the header has the column \"%s\" twice, in fields %zu and %zu",
                 table->layout->columns[column].name, table->at[column] + 1, again[column] + 1);
}

/* Columns of the layout that the header lacks. */
static size_t absent_names(const struct table *table, struct str *names)
{
    size_t n = 0;
    for (size_t i = 0; i < table->layout->n_columns; i++)
        if (table->at[i] == TABLE_ABSENT)
            names[n++] = str_of(table->layout->columns[i].name);
    return n;
}

/* Reports the columns that the layout does not know. */
static void extras_tell(struct table *table, const bool *known, struct arena *scratch)
{
    struct str *absent = ARENA_ARRAY(scratch, struct str, table->layout->n_columns + 1);
    size_t n_absent = absent_names(table, absent), n_extra = 0;
    struct buf extra = {0};
    for (size_t i = 0; i < table->n_header; i++) {
        struct str name = table->header[i];
        if (known[i] || name.len == 0)
            continue;
        struct str near = nearest_name(table_fold(scratch, name), absent, n_absent);
        table->misnamed = table->misnamed || near.len;
        if (near.len) {
            diag_add_hint(table->diags, SEVERITY_ERROR, "unknown-column", table_place_header(table, i),
                          str_format(scratch, "did you mean \"%.*s\"?", STR_ARG(near)),
                          "a %s has no column \"%.*s\"", table->layout->what,
                          STR_ARG(table_shown(scratch, name)));
        } else {
            buf_add_format(&extra, "%s\"%.*s\"", n_extra ? ", " : "", STR_ARG(table_shown(scratch, name)));
            n_extra++;
        }
    }
    if (n_extra && table->layout->extra == EXTRA_NOTED)
        diag_add(table->diags, SEVERITY_NOTE, "extra-columns", table_place_header(table, TABLE_ABSENT), NULL,
                 "%s not read: a %s has no %s of that name: %.*s",
                 n_extra == 1 ? "a column is" : "some columns are", table->layout->what,
                 n_extra == 1 ? "column" : "columns", STR_ARG(buf_str(&extra)));
    buf_close(&extra);
}

/* A first row that has none of the columns' names is no header. */
static bool no_header_tell(struct table *table, struct arena *scratch)
{
    if (table->layout->n_columns == 0)
        return false;
    for (size_t i = 0; i < table->layout->n_columns; i++)
        if (table->at[i] != TABLE_ABSENT)
            return false;
    struct buf names = {0};
    for (size_t i = 0; i < table->layout->n_columns; i++)
        if (table->layout->columns[i].needed)
            buf_add_format(&names, "%s%s", names.len ? ", " : "", table->layout->columns[i].name);
    diag_add_hint(table->diags, SEVERITY_ERROR, "no-header", table_place_header(table, TABLE_ABSENT),
                  str_format(scratch, "a %s begins with a row that names its columns, these at least: %.*s",
                             table->layout->what, STR_ARG(buf_str(&names))),
                  "the file has no header: its first row begins with \"%.*s\"",
                  STR_ARG(table_shown(scratch, table->n_header ? table->header[0] : STR_NONE)));
    buf_close(&names);
    return true;
}

/* A file of another kind: two were swapped in the spec, or a layout is named that the file has not. */
static bool other_kind_tell(struct table *table, struct arena *scratch)
{
    const struct row header = {.cells = table->header, .n_cells = table->n_header};
    const struct table_layout *like = table->layout->n_columns ? describe_header(&header) : NULL;
    if (!like || like == table->layout || table_names_all(table, &header))
        return false;
    const struct place *named = &table->file.place;
    struct str where =
        named->line ? str_format(scratch, " (%.*s, line %u)", STR_ARG(named->file), (unsigned)named->line)
                    : STR_NONE;
    diag_add_hint(table->diags, SEVERITY_ERROR, "other-kind", table_place_header(table, TABLE_ABSENT),
                  str_format(scratch, "name the right file in the spec%.*s, or name this one as what it is",
                             STR_ARG(where)),
                  "this looks like a %s; the spec names it as a %s", like->what, table->layout->what);
    return true;
}

static bool missing_tell(struct table *table, struct arena *scratch)
{
    bool complete = true;
    if (other_kind_tell(table, scratch))
        return false;
    if (no_header_tell(table, scratch))
        return false;
    for (size_t i = 0; i < table->layout->n_columns; i++) {
        if (!table->layout->columns[i].needed || table->at[i] != TABLE_ABSENT)
            continue;
        complete = false;
        struct str name = str_of(table->layout->columns[i].name);
        struct str near = table_nearest(table, name);
        diag_add_hint(table->diags, SEVERITY_ERROR, "missing-column", table_place_header(table, TABLE_ABSENT),
                      near.len ? str_format(scratch, "is \"%.*s\" meant? Then rename it", STR_ARG(near))
                               : str_format(scratch, "a %s needs it; see \"Formats\" in the README",
                                            table->layout->what),
                      "the header has no column \"%.*s\"", STR_ARG(name));
    }
    return complete;
}

static void columns_match(struct table *table)
{
    struct arena *scratch = arena_open();
    bool *known = ARENA_ARRAY(scratch, bool, table->n_header + 1);
    size_t *again = ARENA_ARRAY(scratch, size_t, table->layout->n_columns);
    size_t n_again = 0, first_again = 0;
    for (size_t i = 0; i < table->layout->n_columns; i++)
        again[i] = TABLE_ABSENT;
    for (size_t i = 0; i < table->n_header; i++) {
        size_t column = column_of(table->layout, table_fold(scratch, table->header[i]));
        if (column == TABLE_ABSENT)
            continue;
        known[i] = true;
        if (table->at[column] == TABLE_ABSENT) {
            table->at[column] = i;
        } else if (again[column] == TABLE_ABSENT) {
            again[column] = i;
            first_again = n_again++ ? first_again : i;
        }
    }
    repeats_tell(table, again, n_again, first_again);
    bool complete = missing_tell(table, scratch);
    if (complete && table->layout->extra == EXTRA_NOTED)
        extras_tell(table, known, scratch);
    arena_close(scratch);
    table->seek->stopped =
        !complete || (table->taker->begin && !table->taker->begin(table->taker->self, table));
    table->seek->begun = !table->seek->stopped;
}

static void titles_tell(struct table *table, size_t n, uint32_t first_line)
{
    struct place place = table_place_header(table, TABLE_ABSENT);
    place.line = first_line;
    diag_add(table->diags, SEVERITY_WARNING, "rows-above-header", place,
             "keep titles and notes out of data files; the header belongs on the first line",
             "%zu row%s of text above the header, which stands on line %u; %s not read", n, n == 1 ? "" : "s",
             (unsigned)table->header_line, n == 1 ? "it is" : "they are");
}

/* -- looking for it */

static void row_keep(struct table *table, const struct row *row)
{
    struct table_seek *seek = table->seek;
    ARENA_RESERVE(table->arena, seek->rows, seek->n, seek->capacity);
    struct row *kept = &seek->rows[seek->n++];
    *kept = *row;
    kept->cells = arena_copy(table->arena, row->cells, row->n_cells * sizeof *row->cells);
    kept->lines = NULL;
}

/* Takes the kept row `at` as header and gives the rows after it to the body. */
static void settle(struct table *table, size_t at)
{
    struct table_seek *seek = table->seek;
    header_set(table, &seek->rows[at]);
    columns_match(table);
    if (at > 0 && seek->begun)
        titles_tell(table, at, seek->rows[0].line);
    for (size_t i = at + 1; i < seek->n && !seek->stopped; i++)
        table_body_row(table, &seek->rows[i]);
}

/* The line "sep=;" that some spreadsheets write first. */
static bool says_separator(const struct row *row)
{
    return row->cells[0].len <= 5 && str_starts(row->cells[0], STR("sep="));
}

bool table_seek_row(struct table *table, const struct row *row)
{
    struct table_seek *seek = table->seek;
    if (row_is_blank(row) || (seek->n == 0 && says_separator(row)))
        return true;
    row_keep(table, row);
    if (table_names_all(table, row))
        settle(table, seek->n - 1);
    else if (seek->n == SEEK_ROWS)
        table_seek_end(table);
    return !seek->stopped;
}

void table_seek_end(struct table *table)
{
    struct table_seek *seek = table->seek;
    size_t best = 0, most = 0;
    for (size_t i = 0; i < seek->n; i++) {
        size_t n = names_in(table->layout, &seek->rows[i], false);
        if (n > most) {
            most = n;
            best = i;
        }
    }
    if (seek->n)
        settle(table, best);
}
