/* row: one row of cells, the stream that CSV files and workbook sheets share. */
#ifndef INPUT_ROW_H
#define INPUT_ROW_H

#include "base/str.h"

struct row {                 /* an empty line is a row without cells */
    const struct str *cells; /* without spaces around them; borrowed: the texts from the source, the list
                                until the next row */
    size_t n_cells;
    uint32_t line;         /* physical line of a CSV, row number of a sheet; where the row begins */
    const uint32_t *lines; /* a line per cell where a quoted newline moved it; NULL: all on `line` */
};

/* Who takes the rows, one call each. False: no more rows are wanted. */
struct row_taker {
    bool (*take)(void *self, const struct row *row);
    void *self;
};

#endif
