/* What the two halves of the dump share. */
#ifndef DOCUMENT_DOCUMENT_DUMP_H
#define DOCUMENT_DOCUMENT_DUMP_H

#include "document/document.h"

/* The beginning of a line, indented by `depth` steps of two spaces. */
void dump_begin(struct buf *out, unsigned depth, struct str text);
/* A whole line, with a printf format. */
#define dump_line(out, depth, ...)                                                                           \
    (dump_begin((out), (depth), STR_NONE), buf_add_format((out), __VA_ARGS__), buf_add_char((out), '\n'))
/* The chart's head and its data, a line for each bar, series, point or cell row. */
void dump_chart(struct buf *out, unsigned depth, const char *as, const struct chart *chart);
/* `name: text` when there is text. */
void dump_field(struct buf *out, unsigned depth, const char *name, struct str text);

#endif
