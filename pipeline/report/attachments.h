/* attachments: the paper's data as files inside the PDF: the tables on its pages, the figures behind text and
 * charts, and a text that says what each is. What people wrote in their own words is in none of them, and
 * nothing in them is run as a formula by a spreadsheet. Inside report only. */
#ifndef REPORT_ATTACHMENTS_H
#define REPORT_ATTACHMENTS_H

#include "report/context.h"

/* Fills document.attachments from the finished document, as the spec wants: ID-tables.csv, ID-figures.csv and
 * README.txt; nothing where the spec wants neither table. */
void attachments_add(struct context *context);

/* Every table on the pages, one line for each cell beside its row's headers (attachments_tables.c). */
void attachments_write_tables(const struct context *context, struct buf *out);
/* What the files are: their columns, states and marks, whose data it is and how it may be used
 * (attachments_readme.c). `tables` and `figures` are the files' names, empty for one that is not attached. */
void attachments_write_readme(const struct context *context, struct str tables, struct str figures,
                              struct buf *out);

#endif
