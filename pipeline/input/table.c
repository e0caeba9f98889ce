#include "base/file.h"
#include "input/csv.h"
#include "input/csv_decode.h"
#include "input/table_parts.h"
#include "input/xlsx.h"

#include <stdio.h>

/* -- which kind of file */

struct refusal { /* a kind of file that is known and not read */
    const char *ending;
    struct str magic; /* its first bytes */
    const char *what, *hint;
};

static const struct refusal refusals[] = {
    {".gz", {"\x1F\x8B", 2}, "a compressed file", "unpack it first (gunzip)"},
    {".zip", {"PK\x05\x06", 4}, "an empty zip archive", "unpack it and name the file in it"},
    {".xls",
     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8},
     "an old .xls workbook, or a workbook with a password",
     "open it in a spreadsheet and save it as .xlsx without a password, or as CSV"},
    {".ods", {"", 0}, "an OpenDocument sheet", "save it as .xlsx or CSV"},
    {".xlsb", {"", 0}, "a binary workbook", "save it as .xlsx or CSV"},
    {".pdf", {"%PDF", 4}, "a PDF", "ask its author for the figures as CSV or .xlsx"},
    {".parquet", {"PAR1", 4}, "a Parquet file", "save it as CSV"},
    {".json", {"", 0}, "a JSON file", "save it as CSV"},
    {".xml", {"<?xml", 5}, "an XML file", "name a CSV file or an .xlsx workbook here"},
    {".html",
     {"<html", 5},
     "a web page, whatever its name says",
     "open it in a spreadsheet and save it as .xlsx or CSV"},
    {".htm",
     {"<!DOCTYPE", 9},
     "a web page, whatever its name says",
     "open it in a spreadsheet and save it as .xlsx or CSV"},
};

static bool ends_with_fold(struct str text, const char *ending)
{
    struct str wanted = str_of(ending);
    return text.len >= wanted.len && str_equal_fold(str_slice(text, text.len - wanted.len, text.len), wanted);
}

/* By the file's first bytes where they tell, else by its name's ending. */
static const struct refusal *refusal_of(struct str name, struct str bytes)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        const struct refusal *refusal = &refusals[i];
        if (refusal->magic.len ? str_starts(bytes, refusal->magic) : ends_with_fold(name, refusal->ending))
            return refusal;
    }
    return NULL;
}

static struct place file_place(const struct table *table)
{
    struct place place = place_file(table->file.file);
    place.sheet = table->sheet;
    return place;
}

/* -- CSV */

static bool take_row(void *self, const struct row *row)
{
    struct table *table = self;
    if (table->header)
        return table_body_row(table, row);
    return table_seek_row(table, row);
}

static void encoding_tell(struct table *table, const struct decoded *decoded)
{
    struct place place = file_place(table);
    if (decoded->encoding == ENCODING_WINDOWS_1252)
        diag_add(table->diags, SEVERITY_NOTE, "encoding",
                 place_line(table->file.file, decoded->first_line, 0),
                 "save the file as CSV UTF-8 to be sure of its letters",
                 "the file is not UTF-8; it was read as Windows-1252 (first seen on this line)");
    if (decoded->bare)
        diag_add(table->diags, SEVERITY_NOTE, "encoding", place, "save the file as CSV UTF-8",
                 "the file was read as UTF-16, though it has no byte order mark");
    if (decoded->n_bad)
        diag_add(table->diags, SEVERITY_WARNING, "encoding", place, "save the file as CSV UTF-8",
                 "%zu character%s that %.*s does not have; shown as \xEF\xBF\xBD", decoded->n_bad,
                 decoded->n_bad == 1 ? "" : "s", STR_ARG(encoding_name(decoded->encoding)));
}

/* The field that a byte stands in: separators outside quotes, on its line. */
static uint32_t field_of(struct str bytes, size_t at, char separator)
{
    uint32_t field = 1;
    bool quoted = false;
    for (size_t i = 0; i < at; i++) {
        char c = bytes.ptr[i];
        quoted = quoted != (c == '"');
        if (!quoted && (c == '\n' || c == '\r'))
            field = 1;
        field += !quoted && c == separator;
    }
    return field;
}

static void mixed_tell(struct table *table, struct str bytes, const struct decoded *decoded,
                       struct arena *scratch)
{
    const struct mixed *mixed = &decoded->mixed;
    uint32_t field = field_of(bytes, mixed->at, csv_separator(decoded->text));
    diag_add_hint(table->diags, SEVERITY_ERROR, "encoding",
                  place_line(table->file.file, decoded->first_line, field),
                  encoding_mixed_hint(scratch, bytes, mixed), "%.*s",
                  STR_ARG(encoding_mixed_message(scratch, bytes, mixed)));
}

static void facts_tell(struct table *table, const struct csv_facts *facts)
{
    if (facts->open_quote)
        diag_add(table->diags, SEVERITY_ERROR, "open-quote",
                 place_line(table->file.file, facts->open_quote, 0),
                 "close the quote, or double a quote that is part of a text",
                 "a double quote that opens on this line is never closed; the rest of the file was not read");
    if (facts->lost)
        diag_add(table->diags, SEVERITY_ERROR, "broken-quotes", place_line(table->file.file, facts->lost, 0),
                 "double each quote that is part of a text",
                 "the quotes of this line cannot be followed; the file was read up to here");
    if (facts->too_wide)
        diag_add(table->diags, SEVERITY_ERROR, "too-many-fields",
                 place_line(table->file.file, facts->too_wide, 0),
                 "check that this is the right file: a table has a few dozen columns",
                 "the row has more than %d fields; the file was read up to here", CSV_MOST_FIELDS);
    if (facts->out_of_memory)
        diag_add_system(table->diags, "no-memory", file_place(table), NULL,
                        "there was not enough memory to read the file");
}

static bool read_csv(struct table *table, struct str bytes, struct arena *scratch)
{
    struct decoded decoded = csv_decode(scratch, bytes);
    if (decoded.is_binary) {
        diag_add(table->diags, SEVERITY_ERROR, "not-text", file_place(table),
                 "name a CSV file or an .xlsx workbook here", "this is not a text file");
        return false;
    }
    if (decoded.is_mixed) {
        mixed_tell(table, bytes, &decoded, scratch);
        return false;
    }
    encoding_tell(table, &decoded);
    struct csv_facts facts;
    csv_read(decoded.text, csv_separator(decoded.text), scratch, (struct row_taker){take_row, table}, &facts);
    if (!table->header)
        table_seek_end(table);
    else
        table_body_end(table, decoded.text.len && decoded.text.ptr[decoded.text.len - 1] == '\n');
    table->counts.repairs.spaces = facts.trimmed;
    facts_tell(table, &facts);
    return table->header || !facts.too_wide;
}

/* -- workbooks */

struct workbook {
    struct table *table;
    struct xlsx_facts facts;
};

static bool take_sheet_row(void *self, const struct row *row)
{
    struct workbook *workbook = self;
    struct table *table = workbook->table;
    if (table->sheet.len == 0)
        table->sheet = str_copy(table->arena, workbook->facts.sheet);
    /* empty rows are not written into a sheet */
    if (row->line > table->seek->last_line + 1)
        table->seek->blank_before = true;
    table->seek->last_line = row->line;
    return take_row(table, row);
}

static struct place cell_place(const struct table *table, struct str cell)
{
    struct place place = file_place(table);
    place.cell = str_copy(table->arena, cell);
    return place;
}

/* Merged cells of the table: all but the first are empty, and what they should hold is not guessed. */
static void merged_tell(struct table *table, const struct xlsx_facts *facts)
{
    for (size_t i = 0; i < facts->n_merged; i++) {
        const struct xlsx_range *range = &facts->merged[i];
        if (!table->header || range->last_row < table->header_line || range->first_column >= table->n_header)
            continue;
        struct place place = cell_place(table, range->text);
        diag_add(table->diags, SEVERITY_ERROR, "merged-cells", place,
                 "unmerge them in the spreadsheet and fill each cell",
                 "merged cells: only the first of them holds anything");
    }
}

/* -- sheets that hold the same kind of table */

#define ROWS_LOOKED_AT 30

struct probe {
    const struct table *table;
    size_t n_rows;
    bool fits;
};

/* Whether one of a sheet's first rows is a header of the layout. */
static bool take_probe_row(void *self, const struct row *row)
{
    struct probe *probe = self;
    probe->fits = probe->fits || table_names_all(probe->table, row);
    return !probe->fits && ++probe->n_rows < ROWS_LOOKED_AT;
}

/* No sheet was asked for, and more than one could have been meant. */
static void like_sheets_tell(struct table *table, struct str bytes)
{
    struct arena *scratch = arena_open();
    struct diags *nowhere = diags_open(scratch);
    struct str *names;
    size_t n;
    struct buf list = {0};
    if (table->file.sheet.len || !xlsx_sheets(scratch, nowhere, file_place(table), bytes, &names, &n))
        n = 0;
    for (size_t i = 0; i < n; i++) {
        struct probe probe = {.table = table};
        struct xlsx_facts facts;
        if (!str_equal(names[i], table->sheet) &&
            xlsx_read(scratch, nowhere, file_place(table), bytes, names[i],
                      (struct row_taker){take_probe_row, &probe}, &facts) &&
            probe.fits)
            buf_add_format(&list, "%s\"%.*s\"", list.len ? ", " : "", STR_ARG(names[i]));
    }
    if (list.len)
        diag_add(table->diags, SEVERITY_WARNING, "like-sheets", file_place(table),
                 "say sheet=\"...\" in the spec, once for each sheet that is wanted",
                 "this sheet was read, because it is the first; the same kind of table is in %.*s, not read",
                 STR_ARG(buf_str(&list)));
    buf_close(&list);
    arena_close(scratch);
}

static void workbook_tell(struct table *table, const struct xlsx_facts *facts)
{
    merged_tell(table, facts);
    if (facts->n_empty_formulas)
        diag_add(table->diags, SEVERITY_ERROR, "empty-formula", cell_place(table, facts->first_empty_formula),
                 "open the workbook in a spreadsheet, let it calculate, and save it",
                 "%llu formula%s stored without a result (the first is here)",
                 (unsigned long long)facts->n_empty_formulas, facts->n_empty_formulas == 1 ? " is" : "s are");
    if (facts->n_hidden_rows)
        diag_add(table->diags, SEVERITY_NOTE, "hidden-rows", file_place(table),
                 "delete them if they should not count", "%llu row%s that the spreadsheet hides %s read too",
                 (unsigned long long)facts->n_hidden_rows, facts->n_hidden_rows == 1 ? "" : "s",
                 facts->n_hidden_rows == 1 ? "was" : "were");
}

static bool read_workbook(struct table *table, struct str bytes, struct arena *scratch)
{
    struct workbook workbook = {.table = table};
    struct str file = table->file.file;
    table->is_workbook = true;
    bool read = xlsx_read(scratch, table->diags, place_file(file), bytes, table->file.sheet,
                          (struct row_taker){take_sheet_row, &workbook}, &workbook.facts);
    if (!read)
        return false;
    if (table->sheet.len == 0)
        table->sheet = str_copy(table->arena, workbook.facts.sheet);
    if (!table->header)
        table_seek_end(table);
    table->counts.repairs.spaces = workbook.facts.trimmed;
    workbook_tell(table, &workbook.facts);
    like_sheets_tell(table, bytes);
    return true;
}

/* -- what is said of the file as a whole */

static void counts_tell(struct table *table)
{
    struct arena *scratch = arena_open();
    struct str repairs = repairs_text(scratch, &table->counts.repairs);
    if (repairs.len)
        diag_add(table->diags, SEVERITY_NOTE, "repaired", file_place(table), NULL, "repaired when read: %.*s",
                 STR_ARG(repairs));
    if (table->n_dates)
        diag_add(table->diags, SEVERITY_NOTE, "dates", file_place(table), "write dates as 2026-04-28",
                 "%llu date%s written with slashes, read as day/month/year",
                 (unsigned long long)table->n_dates, table->n_dates == 1 ? "" : "s");
    struct str blanks = blanks_text(scratch, table->counts.blanks);
    if (blanks.len)
        diag_add(
            table->diags, table->layout->hyphens_expected ? SEVERITY_NOTE : SEVERITY_WARNING, "blank-signs",
            file_place(table),
            table->layout->hyphens_expected
                ? NULL
                : "write c, z, x, low or u for what is kept back, not applicable, not available, low or not "
                  "reliable; leave a cell empty when nothing was sent",
            "read as \"nothing was sent\": %.*s", STR_ARG(blanks));
    if (table->seek->n_short)
        diag_add(table->diags, SEVERITY_WARNING, "too-few-fields", table->seek->first_short,
                 "check that the file is whole",
                 "%llu row%s fewer fields than the header; those at the end were read as empty (the first is "
                 "here)",
                 (unsigned long long)table->seek->n_short, table->seek->n_short == 1 ? " has" : "s have");
    arena_close(scratch);
}

/* at_fault: rows were refused, and it has been said why. */
static void empty_tell(struct table *table, bool at_fault)
{
    if (!table->header)
        diag_add(table->diags, SEVERITY_ERROR, "empty-file", file_place(table),
                 "check that the right file is named", "the file is empty; a %s begins with a header",
                 table->layout->what);
    else if (table->seek->begun && table->n_rows == 0 && !table->seek->n_unread &&
             !(table->layout->rows_needed ? at_fault : diags_failed(table->diags)))
        diag_add(table->diags, table->layout->rows_needed ? SEVERITY_ERROR : SEVERITY_WARNING, "no-rows",
                 file_place(table), "check that the right file is named, and that it was saved whole",
                 "there is no row below the header");
}

static void table_open(struct table *table, struct arena *scratch)
{
    size_t n = table->layout->n_columns;
    table->at = ARENA_ARRAY(table->arena, size_t, n + 1);
    for (size_t i = 0; i < n; i++)
        table->at[i] = TABLE_ABSENT;
    table->faults = faults_open(scratch);
    table->seek = ARENA_NEW(scratch, struct table_seek);
    table->scratch = scratch;
}

static bool table_read_bytes(struct table *table, struct str bytes)
{
    struct arena *scratch = arena_open();
    size_t errors = diags_count(table->diags, SEVERITY_ERROR);
    table_open(table, scratch);
    const struct refusal *refusal = refusal_of(table->file.path, bytes);
    bool read = !refusal;
    if (refusal)
        diag_add(table->diags, SEVERITY_ERROR, "unreadable-kind", file_place(table), refusal->hint,
                 "this is %s, which cannot be read here", refusal->what);
    else if (str_starts(bytes, STR("PK\x03\x04")))
        read = read_workbook(table, bytes, scratch);
    else
        read = read_csv(table, bytes, scratch);
    if (read) {
        counts_tell(table);
        faults_tell(table->faults, table->diags, table->is_workbook ? "row" : "line");
        empty_tell(table, diags_count(table->diags, SEVERITY_ERROR) > errors);
    }
    read = read && table->seek->begun;
    table->seek = NULL;
    table->faults = NULL;
    table->scratch = NULL;
    arena_close(scratch);
    return read;
}

bool table_read(struct table *table, struct arena *arena, struct diags *diags, const struct table_file *file,
                const struct table_layout *layout, const struct table_taker *taker)
{
    *table = (struct table){.arena = arena, .diags = diags, .file = *file, .layout = layout, .taker = taker};
    if (file->bytes.ptr)
        return table_read_bytes(table, file->bytes);
    struct arena *scratch = arena_open();
    struct file opened;
    bool done = file_open(str_terminated(scratch, file->path), file->place, diags, &opened);
    if (done) {
        done = table_read_bytes(table, opened.bytes);
        file_close(&opened);
    }
    arena_close(scratch);
    return done;
}
