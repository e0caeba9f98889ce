#include "base/str.h"

#include <stdio.h>
#include <string.h>

struct str str_of(const char *text)
{
    return text ? (struct str){text, strlen(text)} : STR_NONE;
}

struct str str_slice(struct str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from >= to)
        return (struct str){s.ptr ? s.ptr + to : NULL, 0};
    return (struct str){s.ptr + from, to - from};
}

bool str_equal(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_is(struct str a, const char *text)
{
    return str_equal(a, str_of(text));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_fold(struct str a, struct str b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

int str_compare(struct str a, struct str b)
{
    size_t common = a.len < b.len ? a.len : b.len;
    int order = common ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order)
        return order < 0 ? -1 : 1;
    return (a.len > b.len) - (a.len < b.len);
}

size_t str_find(struct str s, struct str part)
{
    if (part.len == 0)
        return 0;
    for (size_t at = 0; at + part.len <= s.len; at++) {
        const char *first = memchr(s.ptr + at, part.ptr[0], s.len - part.len - at + 1);
        if (!first)
            return SIZE_MAX;
        at = (size_t)(first - s.ptr);
        if (memcmp(first, part.ptr, part.len) == 0)
            return at;
    }
    return SIZE_MAX;
}

/* Bytes of the white space that begins at `at`; 0 when there is none. U+00A0, U+202F and U+FEFF are the
 * spaces that spreadsheets and web pages leave behind. */
static size_t space_at(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.ptr[at];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    struct str rest = str_slice(s, at, s.len);
    if (str_starts(rest, STR("\xC2\xA0")))
        return 2;
    if (str_starts(rest, STR("\xE2\x80\xAF")) || str_starts(rest, STR("\xEF\xBB\xBF")))
        return 3;
    return 0;
}

struct str str_trim(struct str s)
{
    size_t step;
    while (s.len && (step = space_at(s, 0)) != 0)
        s = str_slice(s, step, s.len);
    for (;;) {
        size_t width = 0;
        for (size_t back = 1; back <= 3 && back <= s.len; back++)
            if (space_at(s, s.len - back) == back)
                width = back;
        if (!width)
            return s;
        s.len -= width;
    }
}

bool str_split(struct str *rest, char separator, struct str *part)
{
    if (rest->len == 0)
        return false;
    const char *end = memchr(rest->ptr, separator, rest->len);
    if (!end) {
        *part = *rest;
        *rest = STR_NONE;
        return true;
    }
    size_t len = (size_t)(end - rest->ptr);
    *part = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len + 1, rest->len);
    return true;
}

struct str str_copy(struct arena *arena, struct str s)
{
    return (struct str){str_terminated(arena, s), s.len};
}

const char *str_terminated(struct arena *arena, struct str s)
{
    char *copy = arena_packed(arena, s.len + 1, 1);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

struct str str_format(struct arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    struct str s = str_format_list(arena, format, list);
    va_end(list);
    return s;
}

struct str str_format_list(struct arena *arena, const char *format, va_list list)
{
    char small[256];
    va_list again;
    va_copy(again, list);
    int len = vsnprintf(small, sizeof small, format, list);
    struct str s = STR_NONE;
    if (len >= 0) {
        char *text = arena_packed(arena, (size_t)len + 1, 1);
        if ((size_t)len < sizeof small)
            memcpy(text, small, (size_t)len);
        else
            vsnprintf(text, (size_t)len + 1, format, again);
        s = (struct str){text, (size_t)len};
    }
    va_end(again);
    return s;
}

static uint64_t mix(uint64_t x)
{
    x ^= x >> 32;
    x *= 0xd6e8feb86659fd93u;
    return x ^ (x >> 32);
}

uint64_t str_hash(struct str s)
{
    uint64_t hash = 0x9e3779b97f4a7c15u ^ s.len;
    size_t at = 0;
    for (; at + 8 <= s.len; at += 8) {
        uint64_t word;
        memcpy(&word, s.ptr + at, 8);
        hash = mix(hash ^ word) * 0x9e3779b97f4a7c15u;
    }
    if (at < s.len) {
        uint64_t word = 0;
        memcpy(&word, s.ptr + at, s.len - at);
        hash = mix(hash ^ word) * 0x9e3779b97f4a7c15u;
    }
    return mix(hash);
}

/* Length of the well-formed UTF-8 sequence at `at` and its code point; 0 when malformed (overlong forms,
 * surrogates and values above U+10FFFF are). */
static size_t sequence(struct str s, size_t at, uint32_t *codepoint)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t len = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (len == 0 || len > s.len - at)
        return 0;
    uint32_t c = len == 1 ? p[0] : (uint32_t)(p[0] & (0xFF >> (len + 1)));
    for (size_t i = 1; i < len; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (p[i] & 0x3F);
    }
    if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return 0;
    *codepoint = c;
    return len;
}

/* Bytes of ASCII from `at` on, counted thirty-two at a time: most files have little else. */
static size_t ascii_run(struct str s, size_t at)
{
    size_t begin = at;
    for (uint64_t words[4]; at + sizeof words <= s.len; at += sizeof words) {
        memcpy(words, s.ptr + at, sizeof words);
        if ((words[0] | words[1] | words[2] | words[3]) & UINT64_C(0x8080808080808080))
            break;
    }
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at - begin;
}

bool str_is_utf8(struct str s)
{
    uint32_t codepoint;
    for (size_t at = ascii_run(s, 0); at < s.len; at += ascii_run(s, at)) {
        size_t len = sequence(s, at, &codepoint);
        if (!len)
            return false;
        at += len;
    }
    return true;
}

uint32_t str_codepoint(struct str s, size_t *at)
{
    uint32_t codepoint = 0xFFFD;
    size_t len = sequence(s, *at, &codepoint);
    *at += len ? len : 1;
    return codepoint;
}

size_t str_count(struct str s)
{
    size_t n = 0;
    for (size_t at = 0; at < s.len; n++)
        str_codepoint(s, &at);
    return n;
}

size_t str_encode(uint32_t codepoint, char out[4])
{
    if (codepoint > 0x10FFFF || (codepoint >= 0xD800 && codepoint < 0xE000))
        codepoint = 0xFFFD;
    if (codepoint < 0x80) {
        out[0] = (char)codepoint;
        return 1;
    }
    size_t len = codepoint < 0x800 ? 2 : codepoint < 0x10000 ? 3 : 4;
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (codepoint & 0x3F));
        codepoint >>= 6;
    }
    out[0] = (char)(lead[len] | codepoint);
    return len;
}
