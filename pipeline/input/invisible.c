#include "input/invisible.h"

struct str invisible_name(uint32_t codepoint)
{
    static const struct {
        uint32_t first, last;
        const char *name;
    } names[] = {
        {0xA0, 0xA0, "no-break space"},
        {0xAD, 0xAD, "soft hyphen"},
        {0x1680, 0x1680, "space mark"},
        {0x2000, 0x2001, "quad space"},
        {0x2002, 0x2002, "en space"},
        {0x2003, 0x2003, "em space"},
        {0x2004, 0x200A, "thin space"},
        {0x200B, 0x200B, "zero-width space"},
        {0x200C, 0x200D, "zero-width joiner"},
        {0x200E, 0x200F, "mark of the direction of writing"},
        {0x2028, 0x2029, "line separator"},
        {0x202A, 0x202E, "mark of the direction of writing"},
        {0x202F, 0x202F, "narrow no-break space"},
        {0x205F, 0x205F, "medium space"},
        {0x2060, 0x2060, "word joiner"},
        {0x3000, 0x3000, "wide space"},
        {0xFEFF, 0xFEFF, "byte order mark"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (codepoint >= names[i].first && codepoint <= names[i].last)
            return str_of(names[i].name);
    return STR_NONE;
}

struct str invisible_in(struct arena *arena, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t codepoint = str_codepoint(text, &at);
        struct str name = invisible_name(codepoint);
        if (name.len > 0)
            return str_format(arena, "%s %.*s (U+%04X)",
                              str_is(name, "en space") || str_is(name, "em space") ? "an" : "a",
                              STR_ARG(name), (unsigned)codepoint);
    }
    return STR_NONE;
}

bool invisible_all(struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t codepoint = str_codepoint(text, &at);
        if (codepoint > ' ' && invisible_name(codepoint).len == 0)
            return false;
    }
    return true;
}
