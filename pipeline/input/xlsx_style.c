#include "base/clock.h"
#include "base/number.h"
#include "input/xlsx_parts.h"

#include <math.h>

/* -- number formats */

/* A code's first section without quoted texts, escapes and bracketed parts, in lower case. */
static struct str code_letters(struct arena *arena, struct str code)
{
    char *out = arena_alloc(arena, code.len + 1);
    size_t len = 0;
    bool quoted = false, bracket = false;
    for (size_t i = 0; i < code.len; i++) {
        char c = code.ptr[i];
        if (quoted || bracket) {
            quoted = quoted && c != '"';
            bracket = bracket && c != ']';
            continue;
        }
        quoted = c == '"';
        bracket = c == '[';
        if (quoted || bracket)
            continue;
        if (c == '\\' || c == '_' || c == '*') {
            i++; /* and the character behind it */
            continue;
        }
        if (c == ';')
            break;
        out[len++] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    return (struct str){out, len};
}

static bool has(struct str text, char c)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] == c)
            return true;
    return false;
}

struct xlsx_style xlsx_style_of(struct str code)
{
    struct arena *scratch = arena_open();
    struct str letters = code_letters(scratch, code);
    struct xlsx_style style = {FORMAT_PLAIN, 0};
    bool day = has(letters, 'd'), year = has(letters, 'y'), month = has(letters, 'm');
    bool time = has(letters, 'h') || has(letters, 's');
    size_t zeros = 0;
    while (zeros < letters.len && letters.ptr[zeros] == '0')
        zeros++;
    if (str_is(letters, "general") || str_is(letters, "@"))
        style.format = FORMAT_PLAIN;
    else if (has(letters, '%'))
        style.format = FORMAT_PERCENT;
    else if (time)
        style.format = FORMAT_TIME;
    else if (day)
        style.format = FORMAT_DATE;
    else if (month)
        style.format = FORMAT_MONTH;
    else if (year)
        style.format = FORMAT_YEAR;
    else if (zeros > 1 && zeros == letters.len)
        style = (struct xlsx_style){FORMAT_ZEROS, (int)zeros};
    arena_close(scratch);
    return style;
}

/* The formats that every workbook has, by their number. */
static struct xlsx_style built_in(uint32_t id)
{
    if (id == 9 || id == 10)
        return (struct xlsx_style){FORMAT_PERCENT, 0};
    if (id == 17)
        return (struct xlsx_style){FORMAT_MONTH, 0};
    if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return (struct xlsx_style){FORMAT_DATE, 0};
    if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return (struct xlsx_style){FORMAT_TIME, 0};
    return (struct xlsx_style){FORMAT_PLAIN, 0};
}

/* -- styles.xml */

struct number_format {
    uint32_t id;
    struct xlsx_style style;
};

struct styles {
    struct arena *arena;
    struct xlsx_book *book;
    struct number_format *formats;
    size_t n_formats, format_capacity, style_capacity;
    bool in_cell_formats;
};

static uint32_t whole(struct str text)
{
    double number;
    return number_read(text, &number) && number >= 0 && number < 1e9 ? (uint32_t)number : 0;
}

static struct xlsx_style format_find(const struct styles *styles, uint32_t id)
{
    for (size_t i = 0; i < styles->n_formats; i++)
        if (styles->formats[i].id == id)
            return styles->formats[i].style;
    return built_in(id);
}

static bool styles_begin(void *self, const struct xlsx_element *element)
{
    struct styles *styles = self;
    if (str_is(element->name, "numFmt")) {
        ARENA_RESERVE(styles->arena, styles->formats, styles->n_formats, styles->format_capacity);
        styles->formats[styles->n_formats++] = (struct number_format){
            whole(xlsx_attribute(element, "numFmtId")), xlsx_style_of(xlsx_attribute(element, "formatCode"))};
    } else if (str_is(element->name, "cellXfs")) {
        styles->in_cell_formats = true;
    } else if (str_is(element->name, "xf") && styles->in_cell_formats) {
        struct xlsx_book *book = styles->book;
        ARENA_RESERVE(styles->arena, book->styles, book->n_styles, styles->style_capacity);
        book->styles[book->n_styles++] = format_find(styles, whole(xlsx_attribute(element, "numFmtId")));
    }
    return true;
}

static bool styles_end(void *self, struct str name)
{
    struct styles *styles = self;
    if (str_is(name, "cellXfs"))
        styles->in_cell_formats = false;
    return true;
}

bool xlsx_styles_read(struct arena *arena, struct str xml, struct xlsx_book *book)
{
    struct styles styles = {.arena = arena, .book = book};
    struct xlsx_handler handler = {.self = &styles, .begin = styles_begin, .end = styles_end};
    return xlsx_xml_read(xml, &handler);
}

/* -- sharedStrings.xml */

struct strings {
    struct arena *arena;
    struct xlsx_book *book;
    size_t capacity;
    struct buf text;
    bool in_text, in_phonetic;
};

static bool strings_begin(void *self, const struct xlsx_element *element)
{
    struct strings *strings = self;
    if (str_is(element->name, "si"))
        buf_clear(&strings->text);
    strings->in_phonetic = strings->in_phonetic || str_is(element->name, "rPh");
    strings->in_text = str_is(element->name, "t") && !strings->in_phonetic;
    return true;
}

static bool strings_end(void *self, struct str name)
{
    struct strings *strings = self;
    struct xlsx_book *book = strings->book;
    strings->in_text = false;
    if (str_is(name, "rPh"))
        strings->in_phonetic = false;
    if (str_is(name, "si")) {
        ARENA_RESERVE(strings->arena, book->strings, book->n_strings, strings->capacity);
        book->strings[book->n_strings++] = str_copy(strings->arena, buf_str(&strings->text));
    }
    return true;
}

static void strings_text(void *self, struct str text)
{
    struct strings *strings = self;
    if (strings->in_text)
        buf_add(&strings->text, text);
}

bool xlsx_strings_read(struct arena *arena, struct str xml, struct xlsx_book *book)
{
    struct strings strings = {.arena = arena, .book = book};
    struct xlsx_handler handler = {
        .self = &strings, .begin = strings_begin, .end = strings_end, .text = strings_text};
    bool read = xlsx_xml_read(xml, &handler);
    buf_close(&strings.text);
    return read;
}

/* -- numbers as they are shown */

/* Day 1 is 1 January 1900, and a 29 February 1900 that never was is counted. */
static struct date date_of_serial(const struct xlsx_book *book, int32_t serial)
{
    struct date origin = book->from_1904 ? (struct date){1904, 1, 1} : (struct date){1899, 12, 30};
    if (!book->from_1904 && serial < 61)
        origin = (struct date){1899, 12, 31};
    return date_of_day(date_day(origin) + serial);
}

static struct str date_text(struct arena *arena, enum xlsx_format format, struct date date, double fraction)
{
    if (format == FORMAT_YEAR)
        return str_format(arena, "%04d", date.year);
    if (format == FORMAT_MONTH)
        return str_format(arena, "%.3s-%02d", month_name(date.month).ptr, date.year % 100);
    if (format == FORMAT_TIME && fraction > 0) {
        int minutes = (int)(fraction * 24 * 60 + 0.5);
        return str_format(arena, "%04d-%02d-%02d %02d:%02d", date.year, date.month, date.day, minutes / 60,
                          minutes % 60);
    }
    return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

struct str xlsx_number_text(struct arena *arena, const struct xlsx_book *book, struct xlsx_style style,
                            struct str stored)
{
    double number;
    char text[NUMBER_TEXT];
    if (style.format == FORMAT_PLAIN || !number_read(stored, &number))
        return stored;
    switch (style.format) {
    case FORMAT_PLAIN: break;
    case FORMAT_PERCENT: return str_format(arena, "%.*s%%", STR_ARG(number_shortest(number * 100, text)));
    case FORMAT_ZEROS:
        if (number >= 0 && number < 1e15 && number_is_whole(number))
            return str_format(arena, "%0*lld", style.zeros < 20 ? style.zeros : 20, (long long)number);
        break;
    case FORMAT_DATE:
    case FORMAT_MONTH:
    case FORMAT_YEAR:
    case FORMAT_TIME:
        if (number >= 1 && number < 2958466) /* to the end of 9999 */
            return date_text(arena, style.format, date_of_serial(book, (int32_t)number),
                             number - floor(number));
        break;
    }
    return stored;
}
