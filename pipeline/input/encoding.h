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
/* The text as UTF-8 without byte order mark. Valid UTF-8 is borrowed, anything else is made in `arena`; a
 * code unit that stands for no character becomes U+FFFD and is counted in *n_bad (may be NULL). */
struct str encoding_decode(struct arena *arena, struct str bytes, enum encoding encoding, size_t *n_bad);
/* "UTF-16", "Windows-1252", for messages. */
struct str encoding_name(enum encoding encoding);

#endif
