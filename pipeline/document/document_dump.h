/* What the two halves of the dump share. */
#ifndef DOCUMENT_DOCUMENT_DUMP_H
#define DOCUMENT_DOCUMENT_DUMP_H

#include "document/document.h"

/* One line, indented by `depth` steps of two spaces, ended. */
void dump_line(struct buf *out, unsigned depth, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The chart's head and its data, a line for each bar, series, point or cell row. */
void dump_chart(struct buf *out, unsigned depth, const char *as, const struct chart *chart);
/* `name: text` when there is text. */
void dump_field(struct buf *out, unsigned depth, const char *name, struct str text);

#endif
