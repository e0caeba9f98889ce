/* table_parts: what the files of the table reader share, and nobody else. */
#ifndef INPUT_TABLE_PARTS_H
#define INPUT_TABLE_PARTS_H

#include "input/table.h"
#include "input/table_fault.h"

struct table_seek {
    struct row *rows; /* non-blank ones before the header is found, and their texts' lists */
    size_t n, capacity;
    bool begun;         /* the header is known and the taker wants rows */
    bool stopped;       /* no more rows are wanted */
    uint32_t last_line; /* of a workbook: the row before the one in hand; of a CSV: the one in hand */
    bool blank_before;  /* a blank row stands before the row in hand */
    uint64_t n_short;   /* rows with fewer fields than the header */
    struct place first_short;
    size_t n_fields;     /* of the header's row, those without a name at its end too */
    uint64_t n_unread;   /* rows of the table that could not be told into cells */
    size_t last_cells;   /* of the row in hand, that belongs to the table */
    size_t fewest_cells; /* of those before it; 0: none yet */
    bool *unnamed_told;  /* by field: a column without a name that holds something */
};

/* table_header: looks at one more row for the header; true while it wants more. */
bool table_seek_row(struct table *table, const struct row *row);
/* The rows are at an end and the header was not found: settles on the row that is most like one. */
void table_seek_end(struct table *table);
/* How many of the row's cells are names of the layout's columns. */
size_t table_names_in(const struct table *table, const struct row *row);

/* Whether all the columns that the layout needs are named in the row. */
bool table_names_all(const struct table *table, const struct row *row);

/* table_row: a row below the header; false: no more. */
bool table_body_row(struct table *table, const struct row *row);
bool row_is_blank(const struct row *row);
/* The rows are at an end; `has_end` says whether the last line is ended: tells of a last row that is cut off.
 */
void table_body_end(struct table *table, bool has_end);

#endif
