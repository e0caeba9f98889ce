#include "input/table_parts.h"

bool row_is_blank(const struct row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (row->cells[i].len)
            return false;
    return true;
}

/* Whether it says again what the header says. */
static bool is_header_again(const struct table *table, const struct row *row)
{
    for (size_t i = 0; i < table->n_header; i++) {
        struct str cell = i < row->n_cells ? row->cells[i] : STR_NONE;
        if (!str_equal_fold(cell, table->header[i]))
            return false;
    }
    return true;
}

static size_t n_filled(const struct row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells; i++)
        n += row->cells[i].len > 0;
    return n;
}

static size_t first_filled(const struct row *row)
{
    size_t i = 0;
    while (row->cells[i].len == 0)
        i++;
    return i;
}

static void fault_once(struct table *table, size_t field, const char *code, const char *hint,
                       const char *message)
{
    table_fault(table, field, SEVERITY_WARNING, code, str_of(hint), "%s", message);
}

static bool has_digit(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9')
            return true;
    return false;
}

static bool row_has_digit(const struct row *row)
{
    for (size_t i = 0; i < row->n_cells; i++)
        if (has_digit(row->cells[i]))
            return true;
    return false;
}

/* A header of other columns: words alone, below a blank row, where every row of the table has a figure. */
static bool words_below_gap(const struct table *table, const struct row *row)
{
    return table->layout->rows_have_digits && table->seek->blank_before && n_filled(row) > 1 &&
           !row_has_digit(row) && !table_is_total(table);
}

/* Whether a second table begins here: names of columns that are not where the header has them, or of other
 * columns. */
static bool second_table(struct table *table, const struct row *row)
{
    size_t names = table_names_in(table, row);
    bool known = names >= 2 && names * 2 >= n_filled(row);
    if (!known && !words_below_gap(table, row))
        return false;
    if (known)
        table_fault(table, TABLE_ABSENT, SEVERITY_ERROR, "second-table",
                    STR("put each table in a file or sheet of its own"),
                    "a second table begins here; nothing from this row on was read");
    else
        table_fault(table, TABLE_ABSENT, SEVERITY_ERROR, "second-table",
                    STR("put each table in a file or sheet of its own, and keep notes out of data files"),
                    "words below a blank row: a second table, or notes; nothing from this row on was read");
    table->seek->stopped = true;
    return true;
}

/* A sign that parts the text into about as many cells as the header has; 0: none does. In a sentence a space
 * stands behind it. */
static char row_separator(const struct table *table, struct str text)
{
    static const char signs[] = {';', '\t', ',', '|'};
    for (size_t i = 0; i < sizeof signs; i++) {
        size_t n = 0;
        bool in_sentence = false;
        for (size_t k = 0; k < text.len; k++) {
            bool is_sign = text.ptr[k] == signs[i];
            n += is_sign;
            in_sentence = in_sentence || (is_sign && k + 1 < text.len && text.ptr[k + 1] == ' ');
        }
        if (!in_sentence && n >= 2 && n + 1 <= table->n_header && 2 * (n + 1) > table->n_header)
            return signs[i];
    }
    return 0;
}

static const char *sign_name(char sign)
{
    return sign == ';' ? "semicolons" : sign == '\t' ? "tabs" : sign == ',' ? "commas" : "upright strokes";
}

/* A row of the table that came as one cell: written with another separator, or cut off. A data file's rows
 * have figures, a note among them may have none. */
static bool row_lost(struct table *table, size_t field, struct str text)
{
    const struct table_taker *taker = table->taker;
    bool is_data = table->layout->rows_have_digits && has_digit(text);
    char sign = table->is_workbook || !is_data ? 0 : row_separator(table, text);
    if (sign)
        table_fault_as(table, field, "separator", SEVERITY_ERROR, "other-separator",
                       STR("save the whole file anew from one program, so that all its rows are alike"),
                       "\"%.*s\" is a whole row in one cell, parted by %s; it was not read",
                       STR_ARG(table_shown(table->scratch, text)), sign_name(sign));
    else if (field == 0 && taker->is_cut && taker->is_cut(taker->self, text))
        table_fault_as(table, field, "cut", SEVERITY_ERROR, "cut-off",
                       STR("complete the row, or take it out; check that the file was saved whole"),
                       "the row ends behind its first cell, \"%.*s\"; it was not read",
                       STR_ARG(table_shown(table->scratch, text)));
    else
        return false;
    table->seek->n_unread++;
    return true;
}

/* A row of one filled cell among several columns: a note or a heading between the rows. */
static bool text_row(struct table *table, const struct row *row)
{
    if (table->n_header < 3 || n_filled(row) > 1)
        return false;
    size_t field = first_filled(row);
    if (row_lost(table, field, row->cells[field]))
        return true;
    table_fault(table, field, SEVERITY_WARNING, "text-row",
                STR("keep notes, sources and headings out of data files"),
                "a row with a single cell, \"%.*s\"; it was not read",
                STR_ARG(table_shown(table->scratch, row->cells[field])));
    return true;
}

static void unnamed_tell(struct table *table, size_t field)
{
    if (table->seek->unnamed_told[field])
        return;
    table->seek->unnamed_told[field] = true;
    fault_once(table, field, "unnamed-column",
               "give the column a name, or empty it; put a second table in a file or sheet of its own",
               "a column without a name holds something; it is not read");
}

static void unnamed_look(struct table *table, const struct row *row)
{
    for (size_t i = 0; i < table->n_header && i < row->n_cells; i++)
        if (table->header[i].len == 0 && row->cells[i].len > 0)
            unnamed_tell(table, i);
}

/* Cells behind the header's last column, or under no name. False: the row cannot be read. */
static bool fields_fit(struct table *table, const struct row *row)
{
    for (size_t i = table->n_header; i < row->n_cells; i++) {
        if (row->cells[i].len == 0)
            continue;
        if (i < table->seek->n_fields) {
            unnamed_tell(table, i);
            continue;
        }
        table_fault(
            table, TABLE_ABSENT, SEVERITY_ERROR, "too-many-fields",
            STR("put a text that has the separator in it between double quotes"),
            "the row has %zu fields and the header %zu, so that its cells cannot be told apart; the row was "
            "not read",
            row->n_cells, table->n_header);
        return false;
    }
    if (row->n_cells < table->n_header && !table->is_workbook && table->seek->n_short++ == 0)
        table->seek->first_short = table_place(table, TABLE_ABSENT);
    return true;
}

/* What makes a row no row of the table. */
static bool is_other(struct table *table, const struct row *row)
{
    if (is_header_again(table, row)) {
        fault_once(table, TABLE_ABSENT, "header-again", "take the repeated header out",
                   "the header stands here again; the row was not read");
        return true;
    }
    return second_table(table, row) || text_row(table, row);
}

/* Most rows are known at a glance: two cells or more are filled, and the first is not what the header has
 * there. */
static bool is_usual(const struct table *table, const struct row *row)
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_cells && i < table->n_header && n < 2; i++) {
        if (row->cells[i].len == 0)
            continue;
        if (n++ == 0 && str_equal(row->cells[i], table->header[i]))
            return false;
    }
    return n == 2;
}

static void cells_count(struct table *table, const struct row *row)
{
    struct table_seek *seek = table->seek;
    if (seek->last_cells && (!seek->fewest_cells || seek->last_cells < seek->fewest_cells))
        seek->fewest_cells = seek->last_cells;
    seek->last_cells = row->n_cells;
    seek->last_line = row->line;
}

/* A line that is not ended and has fewer cells than any other was not written to its end. */
void table_body_end(struct table *table, bool has_end)
{
    struct table_seek *seek = table->seek;
    size_t whole = seek->fewest_cells ? seek->fewest_cells : table->n_header;
    if (has_end || seek->stopped || !seek->last_cells || seek->last_cells >= whole)
        return;
    diag_add(table->diags, SEVERITY_ERROR, "cut-off", place_line(table->file.file, seek->last_line, 0),
             "complete the row, or take it out; check that the file was saved whole",
             "the last line ends in the middle of its row, with %zu field%s where the others have %zu",
             seek->last_cells, seek->last_cells == 1 ? "" : "s", whole);
    if (seek->n_short == 1)
        seek->n_short = 0; /* that is it */
}

bool table_body_row(struct table *table, const struct row *row)
{
    struct table_seek *seek = table->seek;
    table->row = row;
    if (seek->blank_before || !is_usual(table, row)) {
        if (row_is_blank(row)) {
            seek->blank_before = true;
            table->counts.repairs.empty_rows += row->n_cells > 1;
            return true;
        }
        bool other = is_other(table, row);
        seek->blank_before = false;
        if (other)
            return !seek->stopped;
    }
    if (row->n_cells != table->n_header && !fields_fit(table, row))
        return true;
    if (table->has_unnamed)
        unnamed_look(table, row);
    cells_count(table, row);
    table->n_rows++;
    table->taker->row(table->taker->self, table);
    return !seek->stopped;
}
