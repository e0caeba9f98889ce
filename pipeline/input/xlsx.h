/* xlsx: the rows of a sheet of an .xlsx workbook: values and shared strings, dates and percentages by their
 * cell's format. Cells are given as a reader would see them; nothing is calculated: a formula's stored result
 * is taken. */
#ifndef INPUT_XLSX_H
#define INPUT_XLSX_H

#include "base/diag.h"
#include "input/row.h"

struct xlsx_range { /* merged cells; rows from 1, columns from 0 */
    uint32_t first_row, last_row;
    size_t first_column, last_column;
    struct str text; /* "B3:B6" */
};

struct xlsx_facts {
    struct str sheet; /* its name */
    struct xlsx_range *merged;
    size_t n_merged, merged_capacity;
    uint64_t n_hidden_rows;         /* rows that the spreadsheet hides; they are read */
    uint64_t n_empty_formulas;      /* formulas without a stored result; read as empty */
    struct str first_empty_formula; /* its cell */
    uint64_t trimmed;               /* cells that had spaces around them */
};

/* Reads the sheet of that name, or the first that is not hidden, into the taker; texts live in `arena`.
 * False, with an error in `diags` at `place`, when the bytes are no workbook that can be read or have no such
 * sheet. */
bool xlsx_read(struct arena *arena, struct diags *diags, struct place place, struct str bytes,
               struct str sheet, struct row_taker taker, struct xlsx_facts *facts);

/* The names of the sheets that are not hidden, in their order. False, with an error as above, when the bytes
 * are no workbook that can be read. */
bool xlsx_sheets(struct arena *arena, struct diags *diags, struct place place, struct str bytes,
                 struct str **names, size_t *n);

#endif
