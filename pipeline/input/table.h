/* table: a table in a CSV file or a workbook's sheet: its header is found, its cells are asked for by column,
 * every fault has its place, and repairs are said once a file. All readers of lists and observations stand on
 * it. */
#ifndef INPUT_TABLE_H
#define INPUT_TABLE_H

#include "base/diag.h"
#include "input/row.h"
#include "input/symbols.h"

#define TABLE_ABSENT SIZE_MAX

struct table_column {
    const char *name; /* matched without regard to case, spaces, hyphens and underscores */
    bool needed;
};

enum table_extra {                /* columns that the layout does not name */
                   EXTRA_NOTED,   /* are not read, and a note says so */
                   EXTRA_EXPECTED /* belong to the layout */
};

struct table_layout {
    const char *what; /* for messages: "list of areas" */
    const struct table_column *columns;
    size_t n_columns;
    enum table_extra extra;
    bool
        rows_have_digits; /* each row has a digit (a period): a row of words below a gap is another table's */
    bool rows_needed;     /* without any there is no paper */
    bool hyphens_expected; /* "-" is this layout's own sign for nothing sent: a note, no warning */
};

struct table_file {
    struct str path;    /* to open */
    struct str file;    /* as the spec names it, for messages */
    struct str sheet;   /* wanted sheet of a workbook; empty: the first */
    struct place place; /* where the spec names it */
    struct str bytes;   /* read instead of the path where it is set */
};

struct faults; /* the faults of one file, those alike told together */

struct table {
    struct arena *arena;
    struct diags *diags;
    struct table_file file;
    const struct table_layout *layout;
    bool is_workbook;
    struct str sheet;   /* of the workbook, that is read */
    struct str *header; /* as written; of n_header columns */
    size_t n_header;
    bool misnamed;    /* a column looks like a misspelt one that is lacking: that has been said */
    bool has_unnamed; /* a column among them has no name */
    uint32_t header_line;
    size_t *at;            /* by the layout's column: its field, or TABLE_ABSENT */
    const struct row *row; /* the row in hand */
    uint64_t n_rows;       /* that the taker was given */
    struct cell_counts counts;
    uint64_t n_dates; /* read as day/month/year */
    struct faults *faults;
    struct arena *scratch; /* of the reading: for what a message is made of */
    const struct table_taker *taker;
    struct table_seek *seek; /* private to table_header and table_row */
};

struct table_taker {
    bool (*begin)(void *self,
                  struct table *table); /* the header is known; false: read no rows. May be NULL */
    void (*row)(void *self, struct table *table);
    /* whether a row with nothing but this text in its first cell is one of the table's, cut off; may be NULL
     */
    bool (*is_cut)(void *self, struct str text);
    void *self;
};

/* Reads the file's rows into the taker. All faults go to `diags`; the texts of cells live as long as their
 * row is in hand. False when it could not be read as a table at all (no file, no text, no header). */
bool table_read(struct table *table, struct arena *arena, struct diags *diags, const struct table_file *file,
                const struct table_layout *layout, const struct table_taker *taker);
/* The text of the row in hand in the layout's column; empty when the row or the header lacks it. */
struct str table_cell(const struct table *table, size_t column);
/* The same by field, from 0. */
struct str table_field(const struct table *table, size_t field);
bool table_has(const struct table *table, size_t column); /* the header has it */
/* The field whose header is `name`, or TABLE_ABSENT. */
size_t table_find(const struct table *table, struct str name);
/* Nearest header to `name`, or empty. */
struct str table_nearest(const struct table *table, struct str name);
/* Where the row in hand has this field, from 0; TABLE_ABSENT: the row as a whole. */
struct place table_place(const struct table *table, size_t field);
struct place table_place_header(const struct table *table, size_t field);
struct place table_place_line(const struct table *table, uint32_t line,
                              size_t column); /* of the layout's column */

/* A fault of the row in hand at `field` (TABLE_ABSENT: of the row). Those with the same code, field and
 * message are told once, with the other lines. hint may be empty. */
void table_fault(struct table *table, size_t field, enum severity severity, const char *code, struct str hint,
                 const char *message, ...) __attribute__((format(printf, 6, 7)));

/* The same where messages differ though the faults are alike (they name another line): `key` says which are.
 */
void table_fault_as(struct table *table, size_t field, const char *key, enum severity severity,
                    const char *code, struct str hint, const char *message, ...)
    __attribute__((format(printf, 7, 8)));

/* Whether a fault just like this one was told before, or enough of its code were; then it is counted with
 * them, and its hint need not be looked for. */
bool table_fault_again(struct table *table, size_t field, enum severity severity, const char *code,
                       const char *message, ...) __attribute__((format(printf, 5, 6)));

/* Whether the row in hand is a total that a person added below: its area or first text says so. */
bool table_is_total(const struct table *table);

/* Reads the number or symbol in a field, reports what is neither, and says whether it could be read. */
bool table_number(struct table *table, size_t field, struct cell *cell);

/* Whether the text is a number with a comma before its decimals; then that is told, once for all such cells
 * of the column. */
bool table_decimal_comma(struct table *table, size_t field, struct str text);

/* A text as messages show it: on one line, not too long. */
struct str table_shown(struct arena *arena, struct str text);

/* Whether a header has all the columns that the layout needs. */
bool layout_names_all(const struct table_layout *layout, const struct row *row);

/* Header names as they are compared. */
struct str table_fold(struct arena *arena, struct str name);

#endif
