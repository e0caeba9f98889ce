/* str: borrowed text, a pointer and a length in bytes, UTF-8, not terminated. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *ptr;
    size_t len; /* bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).len, (s).len ? (s).ptr : ""

struct str str_of(const char *text);                        /* borrows a terminated text; NULL is empty */
struct str str_slice(struct str s, size_t from, size_t to); /* [from, to), clipped */
bool str_equal(struct str a, struct str b);
bool str_is(struct str a, const char *text);
bool str_equal_fold(struct str a, struct str b); /* ASCII case folded */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
int str_compare(struct str a, struct str b);    /* by bytes, as memcmp, shorter first */
size_t str_find(struct str s, struct str part); /* byte offset, or SIZE_MAX */
struct str str_trim(struct str s);              /* without ASCII and no-break spaces at both ends */
/* The next part; false when none is left. An empty text has none; a separator at the end begins no further
 * part. */
bool str_split(struct str *rest, char separator, struct str *part);
struct str str_copy(struct arena *arena, struct str s);        /* terminated copy */
const char *str_terminated(struct arena *arena, struct str s); /* for interfaces that need a C string */
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str str_format_list(struct arena *arena, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));
uint64_t str_hash(struct str s);

/* UTF-8. str_codepoint reads the one at *at and moves past it; 0xFFFD for a malformed byte (moves one byte).
 */
bool str_is_utf8(struct str s);
uint32_t str_codepoint(struct str s, size_t *at);
size_t str_count(struct str s);                     /* code points */
size_t str_encode(uint32_t codepoint, char out[4]); /* bytes written */

/* buf: a growing text of its own memory, from {0}; terminated once anything was added; buf_close frees it. */
struct buf {
    char *ptr;
    size_t len, capacity;
};
void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_add_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_add_bytes(struct buf *buf, const void *bytes, size_t size);
void buf_clear(struct buf *buf);
struct str buf_str(const struct buf *buf); /* borrows; valid until the next change */
void buf_close(struct buf *buf);

#endif
