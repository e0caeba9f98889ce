/* csv: the rows of a CSV text. The only file that sees libcsv.
 *
 * libcsv parses and copies each field; here every field it gives is found again in the text, so that rows
 * borrow from the text instead of that copy and the places are known that libcsv does not give: line
 * (newlines inside quotes counted) and field number. */
#ifndef INPUT_CSV_H
#define INPUT_CSV_H

#include "input/row.h"

#define CSV_MOST_FIELDS                                                                                      \
    4096 /* of a row; what has more is no table, and would take its size many times over */

struct csv_facts {
    uint64_t trimmed;    /* cells that had spaces around them */
    uint32_t lines;      /* physical lines seen */
    uint32_t open_quote; /* line of a quote that is never closed; 0 none */
    uint32_t lost;       /* line on which the quotes could not be followed; 0 none (reading stopped there) */
    uint32_t too_wide;   /* line of a row of more than CSV_MOST_FIELDS; 0 none (reading stopped there) */
    bool out_of_memory;  /* libcsv could not keep a field */
};

/* The separator, found from the first lines outside quotes: ',', ';' or tab. A first line "sep=;" says it. */
char csv_separator(struct str text);

/* Reads `text` (UTF-8, no byte order mark) to the end or until the taker wants no more. No limit on the
 * length of fields. Texts of cells borrow from `text`, those with doubled
 * quotes are copied to `arena`. */
void csv_read(struct str text, char separator, struct arena *arena, struct row_taker taker,
              struct csv_facts *facts);

#endif
