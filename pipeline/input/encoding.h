/* encoding: the bytes of a file that people wrote, as UTF-8 text. */
#ifndef INPUT_ENCODING_H
#define INPUT_ENCODING_H

#include "base/str.h"

enum encoding {
    ENCODING_UTF8,     /* with or without byte order mark */
    ENCODING_UTF16_LE, /* by its byte order mark, or by the "<" that an XML file begins with */
    ENCODING_UTF16_BE,
    ENCODING_WINDOWS_1252 /* what is not valid UTF-8 */
};

/* Which of them the bytes are. Reads all of them once. */
enum encoding encoding_find(struct str bytes);
/* A text of two encodings: UTF-8 whose letters say so, and bytes between them that are none, as a text pasted
 * by an old editor leaves them. Read as either of the two the other's letters would be lost, so that it is
 * refused at its first such byte. */
struct mixed {
    size_t at; /* offset of the first byte that is no UTF-8 */
    size_t n;  /* such bytes */
};
bool encoding_is_mixed(struct str bytes, struct mixed *mixed);
/* "the byte A3 is not UTF-8, …", and what to do about it. */
struct str encoding_mixed_message(struct arena *arena, struct str bytes, const struct mixed *mixed);
struct str encoding_mixed_hint(struct arena *arena, struct str bytes, const struct mixed *mixed);
/* The text as UTF-8 without byte order mark. Valid UTF-8 is borrowed, anything else is made in `arena`; a
 * code unit that stands for no character becomes U+FFFD and is counted in *n_bad (may be NULL). */
struct str encoding_decode(struct arena *arena, struct str bytes, enum encoding encoding, size_t *n_bad);
/* "UTF-16", "Windows-1252", for messages. */
struct str encoding_name(enum encoding encoding);

#endif
