#include "input/grammar.h"

#include "base/clock.h"
#include "base/number.h"
#include "input/invisible.h"
#include "style/style.h"
#include <string.h>

#define MOST_NAMES 128 /* names in a hint's list; no row has more */

const struct grammar_element *grammar_child_find(const struct grammar_element *row, struct str name)
{
    for (size_t i = 0; i < row->n_children; i++)
        if (str_is(name, grammar_table[row->children[i].element].name))
            return &grammar_table[row->children[i].element];
    return NULL;
}

const struct grammar_attribute *grammar_attribute_find(const struct grammar_element *row, struct str name)
{
    for (size_t i = 0; i < row->n_attributes; i++)
        if (str_is(name, row->attributes[i].name))
            return &row->attributes[i];
    return NULL;
}

/* -- hints */

struct str hint_nearest(struct arena *arena, struct str wanted, const struct str *names, size_t n_names)
{
    struct str nearest = nearest_name(wanted, names, n_names);
    return nearest.len > 0 ? str_format(arena, "did you mean '%.*s'?", STR_ARG(nearest)) : STR_NONE;
}

/* The nearest name, or all of them. */
static struct str hint_names(struct arena *arena, struct str wanted, const struct str *names, size_t n_names,
                             const char *begin)
{
    struct str hint = hint_nearest(arena, wanted, names, n_names);
    if (hint.len > 0 || n_names == 0)
        return hint;
    struct buf list = {0};
    buf_add(&list, str_of(begin));
    for (size_t i = 0; i < n_names; i++)
        buf_add_format(&list, "%s%.*s", i ? ", " : " ", STR_ARG(names[i]));
    hint = str_copy(arena, buf_str(&list));
    buf_close(&list);
    return hint;
}

static size_t child_names(const struct grammar_element *row, struct str names[MOST_NAMES])
{
    size_t n = 0;
    for (size_t i = 0; i < row->n_children && n < MOST_NAMES; i++)
        names[n++] = str_of(grammar_table[row->children[i].element].name);
    return n;
}

/* -- attributes */

bool length_read(struct str text, double *points)
{
    double unit = 1;
    text = str_trim(text);
    if (str_ends(text, STR("mm")))
        unit = 72 / 25.4;
    else if (!str_ends(text, STR("pt")))
        return number_read(text, points);
    if (!number_read(str_slice(text, 0, text.len - 2), points))
        return false;
    *points *= unit;
    return true;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_letter_or_digit(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

static bool is_name(struct str text)
{
    if (text.len == 0 || !is_letter(text.ptr[0]))
        return false;
    for (size_t i = 1; i < text.len; i++)
        if (!is_letter_or_digit(text.ptr[i]) && !strchr("._-", text.ptr[i]))
            return false;
    return true;
}

/* "en", "en-GB", "zh-Hant-TW": as RFC 5646, loosely. */
static bool is_language(struct str text)
{
    struct str part;
    bool first = true, good = text.len > 0 && !str_ends(text, STR("-"));
    while (good && str_split(&text, '-', &part)) {
        good = part.len >= (first ? 2 : 1) && part.len <= (first ? 3 : 8);
        for (size_t i = 0; good && i < part.len; i++)
            good = first ? is_letter(part.ptr[i]) : is_letter_or_digit(part.ptr[i]);
        first = false;
    }
    return good;
}

static bool is_address(struct str text)
{
    return str_starts(text, STR("https://")) || str_starts(text, STR("http://")) ||
           str_starts(text, STR("mailto:"));
}

static bool is_choice(struct str text, const char *const *choices)
{
    for (; *choices; choices++)
        if (str_is(text, *choices))
            return true;
    return false;
}

static bool in_range(const struct grammar_attribute *rule, double value)
{
    return value >= rule->lowest && value <= rule->highest;
}

static bool is_good_value(const struct grammar_attribute *rule, struct str value)
{
    double number;
    struct date date;
    struct colour colour;
    switch (rule->type) {
    case TYPE_TEXT: return true;
    case TYPE_NAME: return is_name(value);
    case TYPE_DATE: return date_read(value, &date);
    case TYPE_YES_NO: return str_is(value, "yes") || str_is(value, "no");
    case TYPE_WHOLE: return number_read(value, &number) && number_is_whole(number) && in_range(rule, number);
    case TYPE_NUMBER: return number_read(value, &number) && in_range(rule, number);
    case TYPE_LENGTH: return length_read(value, &number) && in_range(rule, number);
    case TYPE_COLOUR: return colour_read(value, &colour);
    case TYPE_CHOICE: return is_choice(value, rule->choices);
    case TYPE_LANGUAGE: return is_language(value);
    case TYPE_ADDRESS: return is_address(value);
    case TYPE_FILE:
    case TYPE_FOLDER:
    case TYPE_COLUMNS:
    case TYPE_INDICATOR:
    case TYPE_INDICATORS:
    case TYPE_THEME:
    case TYPE_AREA:
    case TYPE_AREAS:
    case TYPE_PERIOD:
    case TYPE_STATISTIC:
    case TYPE_STATISTICS:
    case TYPE_REFERENCE: return value.len > 0 || !rule->required;
    }
    return false;
}

static struct str choice_hint(struct arena *arena, struct str value, const char *const *choices)
{
    struct str names[MOST_NAMES];
    size_t n = 0;
    for (; choices[n] && n < MOST_NAMES; n++)
        names[n] = str_of(choices[n]);
    return hint_names(arena, value, names, n, "it can be");
}

static struct str range_hint(struct arena *arena, const char *what, const struct grammar_attribute *rule)
{
    char lowest[NUMBER_TEXT], highest[NUMBER_TEXT];
    struct str from = number_shortest(rule->lowest, lowest), to = number_shortest(rule->highest, highest);
    return str_format(arena, "write %s from %.*s to %.*s", what, STR_ARG(from), STR_ARG(to));
}

static struct str value_hint(struct arena *arena, const struct grammar_attribute *rule, struct str value)
{
    switch (rule->type) {
    case TYPE_NAME:
        return STR("begin with a letter; then letters, digits, full stops, hyphens and underscores");
    case TYPE_DATE: return STR("write year-month-day, such as 2026-01-28, and a day that there is");
    case TYPE_YES_NO: return STR("write yes or no");
    case TYPE_WHOLE: return range_hint(arena, "a whole number", rule);
    case TYPE_NUMBER: return range_hint(arena, "a number", rule);
    case TYPE_LENGTH: return range_hint(arena, "points, or a number with mm;", rule);
    case TYPE_COLOUR: return STR("write six hexadecimal digits, such as #12436D");
    case TYPE_CHOICE: return choice_hint(arena, value, rule->choices);
    case TYPE_LANGUAGE: return STR("write a language tag, such as en-GB or cy");
    case TYPE_ADDRESS: return STR("begin with https://, http:// or mailto:");
    case TYPE_TEXT:
    case TYPE_FILE:
    case TYPE_FOLDER:
    case TYPE_COLUMNS:
    case TYPE_INDICATOR:
    case TYPE_INDICATORS:
    case TYPE_THEME:
    case TYPE_AREA:
    case TYPE_AREAS:
    case TYPE_PERIOD:
    case TYPE_STATISTIC:
    case TYPE_STATISTICS:
    case TYPE_REFERENCE: break;
    }
    return STR_NONE;
}

static void check_value(const struct grammar_attribute *rule, const struct xml_node *node,
                        const struct xml_attribute *attribute, struct diags *diags)
{
    struct str value = str_trim(attribute->value);
    if (is_good_value(rule, value) && (value.len > 0 || !rule->required))
        return;
    struct arena *scratch = arena_open();
    struct place place = xml_attribute_place(node, attribute);
    struct str hint = value_hint(scratch, rule, value), what = invisible_in(scratch, value);
    if (what.len > 0)
        hint = str_format(scratch, "there is %.*s in it, which cannot be seen: type it again", STR_ARG(what));
    if (value.len == 0)
        diag_add_hint(diags, SEVERITY_ERROR, "bad-value", place, hint, "the attribute %s= is empty",
                      rule->name);
    else
        diag_add_hint(diags, SEVERITY_ERROR, "bad-value", place, hint,
                      "\"%.*s\" is no value for %s=", STR_ARG(value), rule->name);
    arena_close(scratch);
}

static void check_attributes(const struct grammar_element *row, const struct xml_node *node,
                             struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct str names[MOST_NAMES];
    size_t n_names = 0;
    for (; n_names < row->n_attributes && n_names < MOST_NAMES; n_names++)
        names[n_names] = str_of(row->attributes[n_names].name);
    for (size_t i = 0; i < node->n_attributes; i++) {
        const struct xml_attribute *attribute = &node->attributes[i];
        const struct grammar_attribute *rule = grammar_attribute_find(row, attribute->name);
        if (rule)
            check_value(rule, node, attribute, diags);
        else
            diag_add_hint(diags, SEVERITY_ERROR, "unknown-attribute", xml_attribute_place(node, attribute),
                          hint_names(scratch, attribute->name, names, n_names, "it can have"),
                          "<%s> has no attribute '%.*s'", row->name, STR_ARG(attribute->name));
    }
    for (size_t i = 0; i < row->n_attributes; i++)
        if (row->attributes[i].required && !xml_attribute_find(node, row->attributes[i].name))
            diag_add(diags, SEVERITY_ERROR, "missing-attribute", xml_place(node), NULL, "<%s> needs %s=\"…\"",
                     row->name, row->attributes[i].name);
    arena_close(scratch);
}

/* -- content */

/* What an element of this name may stand in, or NULL; for what was found in the body, a place in the body. */
static const struct grammar_element *find_parent(const struct grammar_element *row, struct str name)
{
    const struct grammar_element *parent = NULL;
    bool in_body = row->kind >= 0;
    for (size_t i = 0; i < grammar_table_size; i++) {
        const struct grammar_element *candidate = &grammar_table[i];
        bool fits = grammar_child_find(candidate, name) != NULL;
        if (fits && (!parent || ((candidate->kind >= 0) == in_body && (parent->kind >= 0) != in_body)))
            parent = candidate;
    }
    return parent;
}

static void fault_unknown(const struct grammar_element *row, const struct xml_node *node, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct str names[MOST_NAMES];
    size_t n_names = child_names(row, names);
    const struct grammar_element *parent = find_parent(row, node->name);
    struct str hint;
    if (row->hint && str_is(node->name, "section"))
        hint = str_of(row->hint);
    else if (parent)
        hint = str_format(scratch, "it belongs in <%s>", parent->name);
    else
        hint = hint_names(scratch, node->name, names, n_names, "it can hold");
    if (node->space.len > 0)
        hint = STR("leave xmlns= out; the elements of a paper have no namespace");
    diag_add_hint(diags, SEVERITY_ERROR, "unknown-element", xml_place(node), hint,
                  "<%.*s> cannot stand in <%s>", STR_ARG(node->name), row->name);
    arena_close(scratch);
}

/* A text that cannot be seen: pasted between two elements, where only the spaces and line ends of a keyboard
 * count for nothing. */
static void fault_invisible(const struct grammar_element *row, const struct xml_node *text,
                            struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct str what = invisible_in(scratch, text->text);
    diag_add(diags, SEVERITY_ERROR, "unexpected-text", xml_place(text),
             "delete it; it looks like a space, or like nothing, and counts as text",
             "%.*s stands between the elements of <%s>", STR_ARG(what), row->name);
    arena_close(scratch);
}

static bool is_white(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] != ' ' && text.ptr[i] != '\t' && text.ptr[i] != '\n' && text.ptr[i] != '\r')
            return false;
    return true;
}

static void fault_text(const struct grammar_element *row, const struct xml_node *text, struct diags *diags)
{
    if (invisible_all(text->text)) {
        fault_invisible(row, text, diags);
        return;
    }
    const char *hint = grammar_child_find(row, STR("p")) ? "put it into <p> … </p>" : NULL;
    diag_add(diags, SEVERITY_ERROR, "unexpected-text", xml_place(text), hint, "text cannot stand in <%s>",
             row->name);
}

static void fault_repeated(const struct grammar_element *row, const struct grammar_child *rule,
                           const struct xml_node *first, const struct xml_node *child, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct str line = xml_line_text(scratch, first->file, first->line, child->file);
    diag_add(diags, SEVERITY_ERROR, "repeated-element", xml_place(child), NULL,
             "<%s> may hold %u <%s>; the first is on %.*s", row->name, rule->most,
             grammar_table[rule->element].name, STR_ARG(line));
    arena_close(scratch);
}

/* Counts per child row; says what is missing or too many. */
static void check_counts(const struct grammar_element *row, const struct xml_node *node, struct diags *diags)
{
    for (size_t i = 0; i < row->n_children; i++) {
        const struct grammar_child *rule = &row->children[i];
        const char *name = grammar_table[rule->element].name;
        unsigned n = 0;
        const struct xml_node *first = NULL;
        for (const struct xml_node *child = xml_first(node); child; child = xml_next(child)) {
            if (child->space.len > 0 || !str_is(child->name, name))
                continue;
            n++;
            if (!first)
                first = child;
            if (rule->most > 0 && n == rule->most + 1)
                fault_repeated(row, rule, first, child, diags);
        }
        if (n < rule->least && !node->lacks_part)
            diag_add(diags, SEVERITY_ERROR, "missing-element", xml_place(node), NULL, "<%s> needs a <%s>",
                     row->name, name);
    }
}

static void check_content(const struct grammar_element *row, const struct xml_node *node, struct diags *diags)
{
    bool has_text = false, has_child = false;
    bool takes_text = row->content == CONTENT_TEXT || row->content == CONTENT_MIXED;
    for (const struct xml_node *child = node->children; child; child = child->next) {
        if (!xml_is_element(child)) {
            has_text = has_text || !invisible_all(child->text);
            if (!takes_text && !is_white(child->text))
                fault_text(row, child, diags);
            continue;
        }
        has_child = true;
        const struct grammar_element *inside =
            child->space.len > 0 ? NULL : grammar_child_find(row, child->name);
        if (inside)
            grammar_check(inside, child, diags);
        else
            fault_unknown(row, child, diags);
    }
    check_counts(row, node, diags);
    if (node->lacks_part)
        return;
    if (takes_text && !has_text && !has_child)
        diag_add(diags, SEVERITY_ERROR, "empty", xml_place(node), "write its words, or leave it out",
                 "<%s> has no text", row->name);
    if (row->needs_child && !has_child)
        diag_add(diags, SEVERITY_ERROR, "empty", xml_place(node), "fill it, or leave it out", "<%s> is empty",
                 row->name);
}

void grammar_check(const struct grammar_element *row, const struct xml_node *node, struct diags *diags)
{
    if (row->not_built) {
        diag_add(diags, SEVERITY_ERROR, "not-built", xml_place(node), "remove it",
                 "<%s> is not built yet in this version", row->name);
        return;
    }
    check_attributes(row, node, diags);
    check_content(row, node, diags);
}
