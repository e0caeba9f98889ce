/* describe: what a file is: its layout, columns, filters with their values, periods, levels, areas, symbols;
 * and a mapping to paste into a spec. */
#ifndef INPUT_DESCRIBE_H
#define INPUT_DESCRIBE_H

#include "data/area.h"
#include "input/described.h"
#include "input/table.h"

/* The layout that a file's header fits. *list receives, where it is a list, its element's name in a spec
 * ("catalogue"). A file that cannot be read as a table is DESCRIBED_OTHER. */
enum described_layout describe_layout(const struct table_file *file, const char **list);

/* The layout, a list's or a data file's, whose columns are all in this header; NULL: none that is known. */
const struct table_layout *describe_header(const struct row *header);

/* The sheets of a workbook that are not hidden; of any other file one without a name. False, with an error in
 * `diags`, when the file cannot be opened. */
bool describe_sheets(struct arena *arena, struct diags *diags, const struct table_file *file,
                     struct str **sheets, size_t *n);

/* Describes a CSV file or a workbook's sheet as plain text into `out`. `areas` may be NULL; with it, areas
 * that it does not have are named. False, with errors in `diags`, when the file cannot be read as a table. */
bool describe_file(struct arena *arena, struct diags *diags, const struct table_file *file,
                   const struct areas *areas, struct buf *out);

/* The same as one JSON object, for a machine. */
bool describe_file_json(struct arena *arena, struct diags *diags, const struct table_file *file,
                        const struct areas *areas, struct buf *out);

#endif
