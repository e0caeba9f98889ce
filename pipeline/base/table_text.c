#include "base/table_text.h"

#include "base/number.h"
#include <string.h>

static bool has_any(struct str s, const char *characters)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] && strchr(characters, s.ptr[i]))
            return true;
    return false;
}

/* A field with `before` in front of it, in quotes when it needs them. */
static void field_add(struct buf *out, struct str before, struct str field)
{
    if (!has_any(field, ",\"\r\n")) {
        buf_add(out, before);
        buf_add(out, field);
        return;
    }
    buf_add_char(out, '"');
    buf_add(out, before);
    for (size_t from = 0; from < field.len;) {
        const char *quote = memchr(field.ptr + from, '"', field.len - from);
        size_t to = quote ? (size_t)(quote - field.ptr) + 1 : field.len;
        buf_add(out, str_slice(field, from, to));
        if (quote)
            buf_add_char(out, '"');
        from = to;
    }
    buf_add_char(out, '"');
}

void csv_add_field(struct buf *out, struct str field)
{
    field_add(out, STR_NONE, field);
}

void csv_add_field_safe(struct buf *out, struct str field)
{
    double number;
    bool formula = field.len && has_any(str_slice(field, 0, 1), "=+-@\t\r") && !number_read(field, &number);
    field_add(out, formula ? STR("'") : STR_NONE, field);
}

void json_add_string(struct buf *out, struct str text)
{
    buf_add_char(out, '"');
    for (size_t at = 0; at < text.len;) {
        uint32_t c = str_codepoint(text, &at);
        char bytes[4];
        if (c == '"' || c == '\\')
            buf_add_format(out, "\\%c", (char)c);
        else if (c == '\n')
            buf_add(out, STR("\\n"));
        else if (c == '\t')
            buf_add(out, STR("\\t"));
        else if (c < 0x20 || c == 0x7F)
            buf_add_format(out, "\\u%04x", (unsigned)c);
        else
            buf_add_bytes(out, bytes, str_encode(c, bytes));
    }
    buf_add_char(out, '"');
}
