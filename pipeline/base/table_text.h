/* Writing CSV fields and JSON strings: one escape rule each, used by every output. */
#ifndef BASE_TABLE_TEXT_H
#define BASE_TABLE_TEXT_H

#include "base/str.h"

/* One CSV field, quoted where RFC 4180 needs it. */
void csv_add_field(struct buf *out, struct str field);
/* The same for files that people open in a spreadsheet: text that begins with = + - @ tab or CR, and is no
 * number, is given a leading apostrophe, so that it is never run as a formula. */
void csv_add_field_safe(struct buf *out, struct str field);
/* A JSON string with its quotes. */
void json_add_string(struct buf *out, struct str text);

#endif
