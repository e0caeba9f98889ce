/* describe: what a file is: its layout, columns, filters with their values, periods, levels, areas, symbols;
 * and a mapping to paste into a spec. */
#ifndef INPUT_DESCRIBE_H
#define INPUT_DESCRIBE_H

#include "data/area.h"
#include "input/table.h"

/* Describes a CSV file or a workbook's sheet as plain text into `out`. `areas` may be NULL; with it, areas
 * that it does not have are named. False, with errors in `diags`, when the file cannot be read as a table. */
bool describe_file(struct arena *arena, struct diags *diags, const struct table_file *file,
                   const struct areas *areas, struct buf *out);

#endif
