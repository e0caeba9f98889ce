/* syntax: numbers, names and strings as a PDF file writes them (ISO 32000-1, 7.3). */
#ifndef PDF_SYNTAX_H
#define PDF_SYNTAX_H

#include "base/clock.h"

/* A whole number. */
void syntax_add_unsigned(struct buf *out, size_t value);
/* Rounded to `decimals` (0 … 4), trailing zeros left out; NaN is 0, magnitudes are clipped to 32,767 (the
 * least that every reader must take). */
void syntax_add_number(struct buf *out, double value, int decimals);
/* <hex> of bytes. */
void syntax_add_hex(struct buf *out, struct str bytes);
/* (…) of bytes, escaped. */
void syntax_add_bytes(struct buf *out, struct str bytes);
/* A text string from UTF-8: as it is when it is plain ASCII, else UTF-16BE with its mark. Malformed bytes
 * become U+FFFD. */
void syntax_add_text(struct buf *out, struct str text);
/* /Name of bytes, with # escapes. */
void syntax_add_name(struct buf *out, struct str name);
/* "(D:20260428000000Z)": midnight UTC of a date. */
void syntax_add_date(struct buf *out, struct date date);
/* The two UTF-16 units of a code point, or one; how many. */
int syntax_utf16(uint32_t codepoint, uint16_t units[2]);

#endif
