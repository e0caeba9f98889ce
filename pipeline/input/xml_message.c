#include "input/xml_message.h"

#include <libxml/xmlerror.h>

/* Faults that are said in one way. */
static const struct {
    int code;
    char mark; /* the fault is at the last of these before the parser's place; 0: it is there itself */
    const char *message, *hint;
} plain[] = {
    {XML_ERR_DOCUMENT_END, 0, "there is more after the end of the first element",
     "a file has one element around all the others: look for one that is closed too early"},
    {XML_ERR_LT_IN_ATTRIBUTE, 0,
     "a < stands in the value of an attribute, or the quote before it is not closed",
     "write < as &lt;, or close the value with its quote"},
    {XML_ERR_ENTITYREF_SEMICOL_MISSING, '&', "an & stands alone", "write & as &amp;"},
    {XML_ERR_RESERVED_XML_NAME, '<',
     "the XML declaration (<?xml … ?>) does not stand at the start of the file",
     "delete what stands before it, blank lines and spaces too, or the declaration itself"},
    {XML_ERR_XMLDECL_NOT_FINISHED, 0, "the XML declaration is not closed", "it ends with ?>"},
    {XML_ERR_HYPHEN_IN_COMMENT, 0, "a comment holds two hyphens one after the other", "write one, or a dash"},
    {XML_ERR_MISPLACED_CDATA_END, 0, "the signs ]]> stand in a text", "write ]]&gt;"},
    {XML_ERR_GT_REQUIRED, '<', "a tag is not closed by its >", "write the > at its end, as in </p>"},
    {XML_ERR_ENTITY_LOOP, 0, "the file's entities expand to far more text than the file has", NULL},
};

static bool is_curly(struct str rest)
{
    return str_starts(rest, STR("\xE2\x80\x9C")) || str_starts(rest, STR("\xE2\x80\x9D")) ||
           str_starts(rest, STR("\xE2\x80\x98")) || str_starts(rest, STR("\xE2\x80\x99"));
}

/* A file cut off: the parser has come to its end inside something that it holds open. */
static struct xml_message cut_off(struct arena *arena, const struct xml_source *source,
                                  const struct xml_fault *fault)
{
    struct xml_message message = {.offset = fault->offset,
                                  .hint = "it may be half saved: restore its end from the last good copy"};
    if (fault->code == XML_ERR_TAG_NOT_FINISHED) {
        size_t at = str_find(fault->text, STR("in tag "));
        struct str name = str_slice(fault->text, at == SIZE_MAX ? fault->text.len : at + 7, fault->text.len),
                   word;
        if (!str_split(&name, ' ', &word))
            word = STR_NONE;
        message.hint = "close it, or restore the end of the file: it may be half saved";
        message.message = fault->line > 0
                              ? str_format(arena, "the file ends before <%.*s> of line %d is closed",
                                           STR_ARG(word), fault->line)
                              : str_format(arena, "the file ends inside an element");
        return message;
    }
    const char *what = fault->code == XML_ERR_ATTRIBUTE_NOT_FINISHED ? "the value of an attribute"
                       : fault->code == XML_ERR_COMMENT_NOT_FINISHED ? "a comment"
                       : fault->code == XML_ERR_CDATA_NOT_FINISHED   ? "a <![CDATA["
                                                                     : "a tag";
    struct place begin = xml_source_place(source, xml_source_before(source, fault->offset, '<'));
    message.message =
        str_format(arena, "the file ends inside %s; the last < is on line %u", what, begin.line);
    return message;
}

static struct xml_message of_attribute(struct arena *arena, const struct xml_source *source,
                                       const struct xml_fault *fault)
{
    struct xml_message message = {.offset = fault->offset};
    struct str rest = str_slice(source->text, fault->offset, source->text.len);
    switch (fault->code) {
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
        message.message = STR("the value of an attribute does not begin with a quote");
        message.hint = is_curly(rest) ? "write straight quotes (\" or '), not curly ones"
                                      : "write attribute values in quotes";
        break;
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        message.message = str_format(arena, "the attribute %.*s has no value", STR_ARG(fault->name));
        message.hint = "write it with a value in quotes, or leave it out";
        break;
    case XML_ERR_ATTRIBUTE_REDEFINED:
        message.message =
            str_format(arena, "the attribute %.*s stands twice in one element", STR_ARG(fault->name));
        message.hint = "keep one of them";
        break;
    default:
        message.message = STR("the attributes of a tag cannot be told apart here");
        message.hint = "write each as name=\"value\", with a space before the next";
    }
    return message;
}

static struct xml_message of_prefix(struct arena *arena, const struct xml_source *source,
                                    const struct xml_fault *fault)
{
    bool include = str_is(fault->name, "xi");
    return (struct xml_message){
        .message = str_format(arena, "the prefix %.*s: is not declared", STR_ARG(fault->name)),
        .hint = include
                    ? "write <paper xmlns:xi=\"http://www.w3.org/2001/XInclude\" …> at the top of the file"
                    : "leave the prefix out: the elements of a paper have none",
        .offset = xml_source_before(source, fault->offset, '<')};
}

/* The file is empty, or its first sign is no <. */
static struct xml_message of_nothing(struct arena *arena, const struct xml_source *source)
{
    struct str text = str_trim(source->text), line = text;
    if (text.len == 0)
        return (struct xml_message){.message = STR("the file holds no XML: it is empty"),
                                    .hint = "check that it was saved, and that the right file is named"};
    if (text.ptr[0] == '<' || !str_split(&text, '\n', &line))
        return (struct xml_message){.message = STR("the file holds no XML"),
                                    .hint = "check that the right file is named"};
    line = str_trim(line);
    size_t shown = line.len < 40 ? line.len : 40;
    while (shown < line.len && ((unsigned char)line.ptr[shown] & 0xC0) == 0x80)
        shown--;
    return (struct xml_message){
        .message = str_format(arena, "the file holds no XML: it begins with \"%.*s\"", (int)shown, line.ptr),
        .hint = "check that the right file is named"};
}

static bool is_cut_off(const struct xml_source *source, const struct xml_fault *fault)
{
    struct str rest = str_slice(source->text, fault->offset, source->text.len);
    switch (fault->code) {
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_ATTRIBUTE_NOT_FINISHED:
    case XML_ERR_COMMENT_NOT_FINISHED:
    case XML_ERR_CDATA_NOT_FINISHED: return true;
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_DOCUMENT_EMPTY: return false;
    default: return str_trim(rest).len == 0 && source->text.len > 0;
    }
}

static struct xml_message of_character(struct arena *arena, const struct xml_source *source,
                                       const struct xml_fault *fault)
{
    size_t at = str_find(fault->text, STR("alue "));
    unsigned code = 0;
    if (at == SIZE_MAX && fault->offset < source->text.len)
        code = (unsigned char)source->text.ptr[fault->offset];
    for (size_t i = at == SIZE_MAX ? fault->text.len : at + 5; i < fault->text.len; i++)
        if (fault->text.ptr[i] >= '0' && fault->text.ptr[i] <= '9')
            code = code * 10 + (unsigned)(fault->text.ptr[i] - '0');
    return (struct xml_message){.message =
                                    str_format(arena, "a control character (U+%04X) stands here", code),
                                .hint = "delete it; most editors do not show it",
                                .offset = fault->offset};
}

struct xml_message xml_message(struct arena *arena, const struct xml_source *source,
                               const struct xml_fault *fault)
{
    if (is_cut_off(source, fault))
        return cut_off(arena, source, fault);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (plain[i].code == fault->code)
            return (struct xml_message){
                str_of(plain[i].message), plain[i].hint,
                plain[i].mark ? xml_source_before(source, fault->offset, plain[i].mark) : fault->offset};
    struct xml_message message = {.offset = fault->offset};
    switch (fault->code) {
    case XML_ERR_DOCUMENT_EMPTY: return of_nothing(arena, source);
    case XML_ERR_INVALID_CHAR: return of_character(arena, source, fault);
    case XML_NS_ERR_UNDEFINED_NAMESPACE: return of_prefix(arena, source, fault);
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
    case XML_ERR_ATTRIBUTE_REDEFINED: return of_attribute(arena, source, fault);
    case XML_ERR_TAG_NAME_MISMATCH:
        message.hint = "every element is closed by its own name, the innermost first";
        message.message = str_format(arena, "<%.*s> of line %d is closed by </%.*s>", STR_ARG(fault->name),
                                     fault->line, STR_ARG(fault->other));
        return message;
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        message.hint = "write the character itself (XML knows only &amp; &lt; &gt; &quot; and &apos;)";
        message.message = str_format(arena, "the entity &%.*s; is not known", STR_ARG(fault->name));
        return message;
    default: break;
    }
    if (str_find(fault->text, STR("attributes construct")) != SIZE_MAX ||
        str_find(fault->text, STR("attribute name")) != SIZE_MAX)
        return of_attribute(arena, source, fault);
    if (str_find(fault->text, STR("Excessive depth")) != SIZE_MAX)
        message.message = STR("elements lie more than 256 deep");
    else if (str_find(fault->text, STR("xmlParseEntityRef")) != SIZE_MAX)
        message = (struct xml_message){STR("an & stands alone"), "write & as &amp;",
                                       xml_source_before(source, fault->offset, '&')};
    else if (fault->code == XML_ERR_NAME_REQUIRED)
        message = (struct xml_message){STR("a < stands alone"), "write < as &lt;",
                                       xml_source_before(source, fault->offset, '<')};
    else
        message.message = str_format(arena, "not well-formed: %.*s", STR_ARG(fault->text));
    return message;
}
