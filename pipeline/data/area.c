#include "data/area.h"

#include <string.h>

/* -- folding */

/* ASCII and Latin-1 letters in lower case, any white space as a space, typographic apostrophes and hyphens as
 * the plain ones. */
static uint32_t fold_codepoint(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7))
        return c + 0x20;
    if (c == 0x2018 || c == 0x2019)
        return '\'';
    if (c >= 0x2010 && c <= 0x2013)
        return '-';
    if ((c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x202F || c == 0xFEFF)
        return ' ';
    return c;
}

#define FOLD_SIZE(len) (3 * (len) + 4) /* a malformed byte becomes U+FFFD, which has three */

/* Folds into `out`, which has room for FOLD_SIZE bytes; returns the folded length. */
static size_t fold(struct str name, char *out)
{
    size_t len = 0;
    bool space = false;
    for (size_t at = 0; at < name.len;) {
        unsigned char byte = (unsigned char)name.ptr[at];
        uint32_t c = byte < 0x80 ? (at++, byte) : str_codepoint(name, &at);
        c = fold_codepoint(c);
        if (c == ' ') {
            space = len > 0;
            continue;
        }
        if (space)
            out[len++] = ' ';
        space = false;
        if (c < 0x80)
            out[len++] = (char)c;
        else
            len += str_encode(c, out + len);
    }
    while (len && (out[len - 1] == '.' || out[len - 1] == ',' || out[len - 1] == ' '))
        len--;
    return len;
}

struct str area_fold(struct arena *arena, struct str name)
{
    char *out = arena_alloc(arena, FOLD_SIZE(name.len));
    return (struct str){out, fold(name, out)};
}

/* -- look-up */

#define LONGEST 128 /* [bytes] names up to this long are folded without the arena */

static uint32_t find_by_name(const struct areas *areas, struct str name)
{
    if (name.len <= LONGEST) {
        char folded[FOLD_SIZE(LONGEST)];
        return map_find(areas->by_name, (struct str){folded, fold(name, folded)});
    }
    struct arena *scratch = arena_open();
    uint32_t found = map_find(areas->by_name, area_fold(scratch, name));
    arena_close(scratch);
    return found;
}

/* A whole number of up to nine digits; false for anything else. */
static bool number_of(struct str text, uint32_t *number)
{
    *number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            return false;
        *number = *number * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    return text.len > 0 && text.len <= 9;
}

/* "e08000025" as "E08000025". */
static uint32_t find_by_code_in_capitals(const struct areas *areas, struct str text)
{
    char code[16];
    if (text.len >= sizeof code)
        return MAP_NONE;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        code[i] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    }
    return map_find(areas->by_code, (struct str){code, text.len});
}

uint32_t area_find(const struct areas *areas, struct str code_or_name)
{
    struct str text = str_trim(code_or_name);
    if (text.len == 0)
        return AREA_NONE;
    uint32_t found = map_find(areas->by_code, text);
    if (found != MAP_NONE)
        return found;
    uint32_t number;
    if (number_of(text, &number) && (found = area_find_number(areas, number)) != AREA_NONE)
        return found;
    found = find_by_name(areas, text);
    if (found == MAP_NONE)
        found = find_by_code_in_capitals(areas, text);
    return found == MAP_NONE ? AREA_NONE : found;
}

uint32_t area_find_number(const struct areas *areas, uint32_t la_number)
{
    if (la_number == 0)
        return AREA_NONE;
    uint32_t found = map64_find(areas->by_number, la_number);
    return found == MAP_NONE ? AREA_NONE : found;
}

bool area_is_lost(const struct areas *areas, struct str code_or_name)
{
    if (!areas->lost)
        return false;
    struct arena *scratch = arena_open();
    bool lost = map_find(areas->lost, area_fold(scratch, code_or_name)) != MAP_NONE;
    arena_close(scratch);
    return lost;
}

struct str area_nearest(const struct areas *areas, struct str wanted)
{
    struct arena *scratch = arena_open();
    struct str *names = ARENA_ARRAY(scratch, struct str, areas->n);
    for (size_t i = 0; i < areas->n; i++)
        names[i] = areas->items[i].name;
    struct str nearest = nearest_name(wanted, names, areas->n);
    arena_close(scratch);
    return nearest;
}

bool area_exists(const struct area *area, struct date day)
{
    return (area->from.year == 0 || date_compare(area->from, day) <= 0) &&
           (area->to.year == 0 || date_compare(day, area->to) <= 0);
}

struct str area_kind_name(enum area_kind kind)
{
    switch (kind) {
    case AREA_LA: return STR("la");
    case AREA_REGION: return STR("region");
    case AREA_SUBREGION: return STR("subregion");
    case AREA_COUNTRY: return STR("country");
    }
    return STR_NONE;
}

uint32_t area_country(const struct areas *areas)
{
    for (size_t i = 0; i < areas->n; i++)
        if (areas->items[i].kind == AREA_COUNTRY)
            return (uint32_t)i;
    return AREA_NONE;
}
