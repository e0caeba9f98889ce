#include "input/csv_decode.h"

#include <string.h>

#define SAMPLE 512 /* [bytes] looked at for UTF-16 without a mark */

/* Text of mostly ASCII letters in UTF-16 has a zero in every other byte: whether it has them at `odd` (0 or
 * 1). */
static bool every_other_zero(struct str bytes, size_t odd)
{
    size_t n = bytes.len < SAMPLE ? bytes.len / 2 : SAMPLE / 2;
    size_t zeros[2] = {0, 0};
    for (size_t i = 0; i < 2 * n; i++)
        zeros[i % 2] += bytes.ptr[i] == '\0';
    return n >= 4 && zeros[odd] * 10 > n * 7 && zeros[1 - odd] == 0;
}

static uint32_t first_line_not_utf8(struct str bytes)
{
    struct str line;
    uint32_t n = 0;
    do
        n++;
    while (str_split(&bytes, '\n', &line) && str_is_utf8(line));
    return n;
}

struct decoded csv_decode(struct arena *arena, struct str bytes)
{
    struct decoded decoded = {.encoding = encoding_find(bytes)};
    bool marked = decoded.encoding == ENCODING_UTF16_LE || decoded.encoding == ENCODING_UTF16_BE;
    if (!marked && (every_other_zero(bytes, 0) || every_other_zero(bytes, 1))) {
        decoded.encoding = every_other_zero(bytes, 1) ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
        decoded.bare = true;
    }
    if (decoded.encoding == ENCODING_WINDOWS_1252)
        decoded.is_mixed = encoding_is_mixed(bytes, &decoded.mixed);
    if (decoded.encoding == ENCODING_WINDOWS_1252)
        decoded.first_line = first_line_not_utf8(bytes);
    decoded.text = encoding_decode(arena, bytes, decoded.encoding, &decoded.n_bad);
    decoded.is_binary = decoded.text.len && memchr(decoded.text.ptr, '\0', decoded.text.len);
    return decoded;
}
