#include "base/diag.h"

#include <string.h>

#define LONGEST 96 /* code points that are compared; longer names are no misspellings of one another */

/* Code points, ASCII and Latin-1 letters in lower case. Returns how many, LONGEST + 1 when too long. */
static size_t fold(struct str s, uint32_t out[LONGEST])
{
    size_t n = 0;
    for (size_t at = 0; at < s.len;) {
        uint32_t c = str_codepoint(s, &at);
        if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
            c += 0x20;
        if (n == LONGEST)
            return LONGEST + 1;
        out[n++] = c;
    }
    return n;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau-Levenshtein distance with neighbouring swaps (optimal string alignment); anything above `limit` is
 * given as limit + 1. */
static size_t distance(const uint32_t *a, size_t n_a, const uint32_t *b, size_t n_b, size_t limit)
{
    if ((n_a > n_b ? n_a - n_b : n_b - n_a) > limit)
        return limit + 1;
    size_t rows[3][LONGEST + 1];
    size_t *before_last = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= n_b; j++)
        last[j] = j;
    for (size_t i = 1; i <= n_a; i++) {
        row[0] = i;
        size_t smallest = i;
        for (size_t j = 1; j <= n_b; j++) {
            size_t best = least(least(last[j], row[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = least(best, before_last[j - 2] + 1);
            row[j] = best;
            smallest = least(smallest, best);
        }
        if (smallest > limit + 1) /* a swap may still save one */
            return limit + 1;
        size_t *spare = before_last;
        before_last = last;
        last = row;
        row = spare;
    }
    return last[n_b] > limit ? limit + 1 : last[n_b];
}

struct str nearest_name(struct str wanted, const struct str *names, size_t n)
{
    uint32_t folded[LONGEST], other[LONGEST];
    size_t len = fold(wanted, folded);
    if (len == 0 || len > LONGEST)
        return STR_NONE;
    struct str best = STR_NONE;
    size_t limit = len / 3 + 1; /* the next one must be nearer than this */
    for (size_t i = 0; i < n && limit > 0; i++) {
        size_t n_other = fold(names[i], other);
        if (n_other == 0 || n_other > LONGEST)
            continue;
        size_t d = distance(folded, len, other, n_other, limit - 1);
        if (d < limit) {
            best = names[i];
            limit = d;
        }
    }
    return best;
}
