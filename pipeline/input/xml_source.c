#include "input/xml_source.h"

#include "input/encoding.h"
#include <string.h>

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static size_t skip_space(struct str text, size_t at)
{
    while (at < text.len && is_space(text.ptr[at]))
        at++;
    return at;
}

/* -- encoding */

/* The encoding that an XML declaration names; empty none. */
static struct str declared_encoding(struct str text)
{
    struct str head = str_slice(text, 0, 400);
    size_t end = str_find(head, STR("?>")), at = str_find(head, STR("encoding"));
    if (!str_starts(head, STR("<?xml")) || end == SIZE_MAX || at == SIZE_MAX || at > end)
        return STR_NONE;
    at = skip_space(head, at + strlen("encoding"));
    if (at >= end || head.ptr[at] != '=')
        return STR_NONE;
    at = skip_space(head, at + 1);
    struct str rest = str_slice(head, at + 1, end), name;
    return at < end && str_split(&rest, head.ptr[at], &name) ? name : STR_NONE;
}

static bool is_read(struct str encoding)
{
    static const char *const known[] = {"UTF-8",  "UTF8",       "US-ASCII", "ASCII",
                                        "UTF-16", "UTF-16LE",   "UTF-16BE", "Windows-1252",
                                        "CP1252", "ISO-8859-1", "latin1"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal_fold(encoding, str_of(known[i])))
            return true;
    return false;
}

static void lines_find(struct arena *arena, struct xml_source *source)
{
    size_t capacity = 0;
    for (size_t at = 0; at <= source->text.len; at++)
        if (at == 0 || source->text.ptr[at - 1] == '\n') {
            ARENA_RESERVE(arena, source->lines, source->n_lines, capacity);
            source->lines[source->n_lines++] = at;
        }
}

/* Says of a text of two encodings where the second begins. */
static void mixed_tell(struct arena *arena, struct xml_source *source, struct str bytes,
                       const struct mixed *mixed, struct diags *diags)
{
    source->text = bytes; /* its places count a byte that is no UTF-8 as a character */
    lines_find(arena, source);
    diag_add_hint(diags, SEVERITY_ERROR, "encoding", xml_source_place(source, mixed->at),
                  encoding_mixed_hint(arena, bytes, mixed), "%.*s",
                  STR_ARG(encoding_mixed_message(arena, bytes, mixed)));
}

bool xml_source_open(struct arena *arena, struct str bytes, struct str file, struct diags *diags,
                     struct xml_source *source)
{
    enum encoding encoding = encoding_find(bytes);
    struct str text = encoding_decode(arena, bytes, encoding, NULL);
    struct str declared = declared_encoding(text);
    *source = (struct xml_source){.file = file, .text = text};
    if (declared.len > 0 && !is_read(declared)) {
        diag_add(diags, SEVERITY_ERROR, "encoding", place_line(file, 1, 1),
                 "save it as UTF-8 and say so, or leave the encoding out",
                 "the encoding \"%.*s\" is not read", STR_ARG(declared));
        return false;
    }
    bool says_unicode =
        declared.len == 0 || str_starts(declared, STR("UTF")) || str_starts(declared, STR("utf"));
    struct mixed mixed;
    if (encoding == ENCODING_WINDOWS_1252 && says_unicode && encoding_is_mixed(bytes, &mixed)) {
        mixed_tell(arena, source, bytes, &mixed, diags);
        return false;
    }
    if (encoding == ENCODING_WINDOWS_1252 && says_unicode)
        diag_add(diags, SEVERITY_NOTE, "encoding", place_file(file), "save it as UTF-8",
                 "the text is not valid UTF-8 and was read as Windows-1252");
    lines_find(arena, source);
    const char *zero = text.len > 0 ? memchr(text.ptr, '\0', text.len) : NULL;
    if (zero) {
        diag_add(diags, SEVERITY_ERROR, "encoding", xml_source_place(source, (size_t)(zero - text.ptr)), NULL,
                 "the file holds a zero byte: it is no XML");
        return false;
    }
    return true;
}

/* -- places */

struct place xml_source_place(const struct xml_source *source, size_t offset)
{
    if (offset > source->text.len)
        offset = source->text.len;
    size_t low = 0, high = source->n_lines;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        *(source->lines[middle] <= offset ? &low : &high) = middle;
    }
    size_t column = str_count(str_slice(source->text, source->lines[low], offset)) + 1;
    return place_line(source->file, (uint32_t)(low + 1), (uint32_t)column);
}

size_t xml_source_before(const struct xml_source *source, size_t offset, char mark)
{
    while (offset > 0 && source->text.ptr[offset - 1] != mark)
        offset--;
    return offset > 0 ? offset - 1 : 0;
}

static bool ends_name(char c)
{
    return is_space(c) || c == '=' || c == '/' || c == '>';
}

size_t xml_source_name_end(const struct xml_source *source, size_t start)
{
    size_t at = start + 1;
    while (at < source->text.len && !ends_name(source->text.ptr[at]))
        at++;
    return at;
}

size_t xml_source_attribute(const struct xml_source *source, size_t *at)
{
    struct str text = source->text;
    for (;;) {
        size_t start = skip_space(text, *at), end = start;
        while (end < text.len && !ends_name(text.ptr[end]))
            end++;
        size_t quote = skip_space(text, skip_space(text, end) + 1);
        if (end == start || quote >= text.len)
            return SIZE_MAX;
        size_t close = quote + 1;
        while (close < text.len && text.ptr[close] != text.ptr[quote])
            close++;
        *at = close + 1;
        struct str name = str_slice(text, start, end);
        if (!str_is(name, "xmlns") && !str_starts(name, STR("xmlns:")))
            return start;
    }
}

/* Past one comment or instruction that begins here; the same offset when none does. */
static size_t skip_aside(struct str text, size_t offset)
{
    static const char *const asides[][2] = {{"<!--", "-->"}, {"<?", "?>"}};
    struct str rest = str_slice(text, offset, text.len);
    for (size_t i = 0; i < sizeof asides / sizeof *asides; i++) {
        size_t end = str_starts(rest, str_of(asides[i][0])) ? str_find(rest, str_of(asides[i][1])) : SIZE_MAX;
        if (end != SIZE_MAX)
            return offset + end + strlen(asides[i][1]);
    }
    return offset;
}

size_t xml_source_text(const struct xml_source *source, size_t offset)
{
    for (;;) {
        offset = skip_space(source->text, offset);
        size_t next = skip_aside(source->text, offset);
        if (next == offset)
            return offset;
        offset = next;
    }
}
