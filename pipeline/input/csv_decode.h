/* csv_decode: the bytes of a text file as UTF-8, with what a message about it needs. */
#ifndef INPUT_CSV_DECODE_H
#define INPUT_CSV_DECODE_H

#include "input/encoding.h"

struct decoded {
    struct str text; /* UTF-8 without byte order mark; the bytes themselves when they are that already */
    enum encoding encoding;
    bool bare;           /* UTF-16 without a mark, known by its zero bytes */
    uint32_t first_line; /* WINDOWS_1252: the first line that is not UTF-8 */
    size_t n_bad;        /* characters that the encoding does not have, read as U+FFFD */
    bool is_mixed;       /* holds two encodings (mixed) and is not to be read */
    struct mixed mixed;
    bool is_binary; /* holds zero bytes: no text at all */
};

struct decoded csv_decode(struct arena *arena, struct str bytes);

#endif
