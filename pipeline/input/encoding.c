#include "input/encoding.h"

static bool has_mark(struct str bytes, unsigned char first, unsigned char second)
{
    return bytes.len >= 2 && (unsigned char)bytes.ptr[0] == first && (unsigned char)bytes.ptr[1] == second;
}

enum encoding encoding_find(struct str bytes)
{
    if (has_mark(bytes, 0xFF, 0xFE) || has_mark(bytes, '<', 0))
        return ENCODING_UTF16_LE;
    if (has_mark(bytes, 0xFE, 0xFF) || has_mark(bytes, 0, '<'))
        return ENCODING_UTF16_BE;
    return str_is_utf8(bytes) ? ENCODING_UTF8 : ENCODING_WINDOWS_1252;
}

/* Windows-1252's 0x80 to 0x9F; the five that stand for nothing are the control characters of their number, as
 * browsers read them. */
static const uint16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/* Whether a sequence of UTF-8 is one beyond doubt: two letters of Windows-1252 may look like one of two
 * bytes, but the first of them is hardly ever one of the signs that open the usual accented letters, or
 * three. */
static bool is_certain(struct str bytes, size_t at, size_t len)
{
    unsigned char first = (unsigned char)bytes.ptr[at];
    return len > 2 || first == 0xC2 || first == 0xC3;
}

bool encoding_is_mixed(struct str bytes, struct mixed *mixed)
{
    size_t n_certain = 0, n_likely = 0;
    *mixed = (struct mixed){0};
    for (size_t at = 0; at < bytes.len;) {
        size_t begin = at;
        if ((unsigned char)bytes.ptr[at] < 0x80) {
            at++;
            continue;
        }
        str_codepoint(bytes, &at);
        if (at - begin > 1) {
            n_certain += is_certain(bytes, begin, at - begin);
            n_likely++;
        } else if (mixed->n++ == 0) {
            mixed->at = begin;
        }
    }
    return mixed->n > 0 && (n_certain > 0 || n_likely > mixed->n);
}

struct str encoding_mixed_message(struct arena *arena, struct str bytes, const struct mixed *mixed)
{
    struct str more =
        mixed->n > 1 ? str_format(arena, "; %zu such byte%s more", mixed->n - 1, mixed->n == 2 ? "" : "s")
                     : STR_NONE;
    return str_format(arena, "the byte %02X here is not UTF-8, though the file is UTF-8 elsewhere%.*s",
                      (unsigned)(unsigned char)bytes.ptr[mixed->at], STR_ARG(more));
}

struct str encoding_mixed_hint(struct arena *arena, struct str bytes, const struct mixed *mixed)
{
    unsigned char c = (unsigned char)bytes.ptr[mixed->at];
    char letter[4];
    size_t len = str_encode(c < 0xA0 ? windows_1252[c - 0x80] : c, letter);
    return str_format(
        arena,
        "most likely it is the \"%.*s\" of Windows-1252: type it again here, and save the file as "
        "UTF-8",
        (int)len, letter);
}

static struct str decode_windows_1252(struct arena *arena, struct str bytes)
{
    char *out = arena_alloc(arena, bytes.len * 3 + 1);
    size_t len = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char c = (unsigned char)bytes.ptr[i];
        len += str_encode(c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c, out + len);
    }
    return (struct str){out, len};
}

static uint32_t utf16_unit(struct str bytes, size_t at, bool big)
{
    unsigned char a = (unsigned char)bytes.ptr[at], b = (unsigned char)bytes.ptr[at + 1];
    return big ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static struct str decode_utf16(struct arena *arena, struct str bytes, bool big, size_t *n_bad)
{
    char *out = arena_alloc(arena, bytes.len / 2 * 3 + 4);
    size_t len = 0, bad = bytes.len % 2;
    for (size_t at = 0; at + 1 < bytes.len; at += 2) {
        uint32_t c = utf16_unit(bytes, at, big);
        if (at == 0 && c == 0xFEFF)
            continue;
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.len) {
            uint32_t low = utf16_unit(bytes, at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
            bad++;
        }
        len += str_encode(c, out + len);
    }
    if (n_bad)
        *n_bad = bad;
    return (struct str){out, len};
}

struct str encoding_decode(struct arena *arena, struct str bytes, enum encoding encoding, size_t *n_bad)
{
    if (n_bad)
        *n_bad = 0;
    switch (encoding) {
    case ENCODING_UTF8: return str_slice(bytes, str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0, bytes.len);
    case ENCODING_UTF16_LE: return decode_utf16(arena, bytes, false, n_bad);
    case ENCODING_UTF16_BE: return decode_utf16(arena, bytes, true, n_bad);
    case ENCODING_WINDOWS_1252: return decode_windows_1252(arena, bytes);
    }
    return STR_NONE;
}

struct str encoding_name(enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_UTF8: return STR("UTF-8");
    case ENCODING_UTF16_LE:
    case ENCODING_UTF16_BE: return STR("UTF-16");
    case ENCODING_WINDOWS_1252: return STR("Windows-1252");
    }
    return STR_NONE;
}
