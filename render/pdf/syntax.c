#include "syntax.h"

#include <math.h>

static const char HEX[] = "0123456789ABCDEF";

void syntax_add_unsigned(struct buf *out, size_t value)
{
    char text[24];
    size_t at = sizeof text;
    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    buf_add_bytes(out, text + at, sizeof text - at);
}

void syntax_add_number(struct buf *out, double value, int decimals)
{
    static const long power[] = {1, 10, 100, 1000, 10000};
    char text[24];
    size_t at = sizeof text;
    if (isnan(value))
        value = 0;
    value = fmin(fmax(value, -32767), 32767);
    long scaled = lround(value * (double)power[decimals]);
    bool negative = scaled < 0;
    if (negative)
        scaled = -scaled;
    long whole = scaled / power[decimals], part = scaled % power[decimals];
    if (part) {
        while (part % 10 == 0) {
            part /= 10;
            decimals--;
        }
        for (; decimals > 0; decimals--, part /= 10)
            text[--at] = (char)('0' + part % 10);
        text[--at] = '.';
    }
    if (whole || at == sizeof text)
        do {
            text[--at] = (char)('0' + whole % 10);
            whole /= 10;
        } while (whole);
    if (negative)
        text[--at] = '-';
    buf_add_bytes(out, text + at, sizeof text - at);
}

void syntax_add_hex(struct buf *out, struct str bytes)
{
    buf_add_char(out, '<');
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        buf_add_bytes(out, (char[]){HEX[byte >> 4], HEX[byte & 15]}, 2);
    }
    buf_add_char(out, '>');
}

/* One byte inside ( ). A bare carriage return would be read as a line feed. */
static void add_escaped(struct buf *out, unsigned char byte)
{
    if (byte == '(' || byte == ')' || byte == '\\')
        buf_add_char(out, '\\');
    if (byte == '\r')
        buf_add(out, STR("\\r"));
    else
        buf_add_char(out, (char)byte);
}

void syntax_add_bytes(struct buf *out, struct str bytes)
{
    buf_add_char(out, '(');
    for (size_t i = 0; i < bytes.len; i++)
        add_escaped(out, (unsigned char)bytes.ptr[i]);
    buf_add_char(out, ')');
}

static bool is_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] < 32 || (unsigned char)text.ptr[i] > 126)
            return false;
    return true;
}

int syntax_utf16(uint32_t codepoint, uint16_t units[2])
{
    if (codepoint < 0x10000) {
        units[0] = (uint16_t)codepoint;
        return 1;
    }
    codepoint -= 0x10000;
    units[0] = (uint16_t)(0xD800 + (codepoint >> 10));
    units[1] = (uint16_t)(0xDC00 + (codepoint & 0x3FF));
    return 2;
}

/* PDFDocEncoding's code (ISO 32000-1, D.2), half the size of UTF-16; 0 for what it lacks. It has no no-break
 * space: in a text that is heard or listed a space says the same. */
static unsigned char document_code(uint32_t codepoint)
{
    static const struct {
        uint16_t codepoint;
        unsigned char code;
    } others[] = {{0x2013, 0x85}, {0x2014, 0x84}, {0x2018, 0x8F}, {0x2019, 0x90},
                  {0x201C, 0x8D}, {0x201D, 0x8E}, {0x2022, 0x80}, {0x2026, 0x83},
                  {0x2212, 0x8A}, {0x20AC, 0xA0}, {0x00A0, 0x20}};
    if ((codepoint >= 0x20 && codepoint < 0x7F) || codepoint == '\n' || codepoint == '\t' ||
        (codepoint >= 0xA1 && codepoint <= 0xFF && codepoint != 0xAD))
        return (unsigned char)codepoint;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (others[i].codepoint == codepoint)
            return others[i].code;
    return 0;
}

static bool document_codes_do(struct str text)
{
    for (size_t at = 0; at < text.len;)
        if (!document_code(str_codepoint(text, &at)))
            return false;
    return true;
}

void syntax_add_text(struct buf *out, struct str text)
{
    if (is_ascii(text)) {
        syntax_add_bytes(out, text);
        return;
    }
    bool narrow = document_codes_do(text);
    buf_add(out, narrow ? STR("(") : STR("(\xFE\xFF"));
    for (size_t at = 0; at < text.len;) {
        uint32_t codepoint = str_codepoint(text, &at);
        uint16_t units[2];
        int n = narrow ? 0 : syntax_utf16(codepoint, units);
        if (narrow)
            add_escaped(out, document_code(codepoint));
        for (int i = 0; i < n; i++) {
            add_escaped(out, (unsigned char)(units[i] >> 8));
            add_escaped(out, (unsigned char)(units[i] & 0xFF));
        }
    }
    buf_add_char(out, ')');
}

void syntax_add_name(struct buf *out, struct str name)
{
    buf_add_char(out, '/');
    for (size_t i = 0; i < name.len; i++) {
        unsigned char byte = (unsigned char)name.ptr[i];
        bool regular = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '_' || byte == '.' ||
                       byte == '+';
        if (regular)
            buf_add_char(out, (char)byte);
        else
            buf_add_bytes(out, (char[]){'#', HEX[byte >> 4], HEX[byte & 15]}, 3);
    }
}

void syntax_add_date(struct buf *out, struct date date)
{
    buf_add_format(out, "(D:%04d%02d%02d000000Z)", date.year, date.month, date.day);
}
