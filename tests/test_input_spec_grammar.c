/* The published grammars and the table that the program checks by say the same: elements, attributes, which
 * are required, their kinds and choices, children, how many of them, text. Walked together from the root. */
#include "input/embedded.h"
#include "input/spec_grammar.h"
#include <criterion/criterion.h>
#include <string.h>

#define MOST 128

struct pattern_child { /* an element that a pattern may hold */
    const struct xml_node *element;
    bool required, many;
};

struct pattern_attribute {
    const struct xml_node *attribute;
    bool required;
};

struct pattern { /* what an <element> of the grammar says, references followed */
    struct pattern_child children[MOST];
    size_t n_children;
    struct pattern_attribute attributes[MOST];
    size_t n_attributes;
    bool text;       /* <mixed>, <text/> or <data> as content */
    bool needs_some; /* a oneOrMore around a choice */
};

struct walk {
    const struct xml_node *grammar;
    const struct xml_node *seen_elements[512];
    const struct grammar_element *seen_rows[512];
    size_t n_seen;
    size_t n_faults;
};

static void fault(struct walk *walk, const struct grammar_element *row, const char *what, struct str about)
{
    fprintf(stderr, "<%s>: %s: %.*s\n", row->name, what, STR_ARG(about));
    walk->n_faults++;
}

static const struct xml_node *define_find(const struct walk *walk, struct str name)
{
    for (const struct xml_node *node = xml_first(walk->grammar); node; node = xml_next(node))
        if (str_is(node->name, "define") && str_equal(xml_attribute(node, "name"), name))
            return node;
    cr_assert_fail("the grammar has no define '%.*s'", STR_ARG(name));
    return NULL;
}

struct context { /* what stands around a pattern */
    bool optional, many, in_choice, some;
};

static void collect(const struct walk *walk, const struct xml_node *parent, struct context context,
                    struct pattern *pattern);

static void collect_one(const struct walk *walk, const struct xml_node *node, struct context context,
                        struct pattern *pattern)
{
    struct context inside = context;
    if (str_is(node->name, "ref")) {
        collect(walk, define_find(walk, xml_attribute(node, "name")), context, pattern);
    } else if (str_is(node->name, "element")) {
        cr_assert_lt(pattern->n_children, MOST);
        pattern->children[pattern->n_children++] =
            (struct pattern_child){node, !context.optional && !context.in_choice, context.many};
        pattern->needs_some = pattern->needs_some || (context.some && context.in_choice);
    } else if (str_is(node->name, "attribute")) {
        cr_assert_lt(pattern->n_attributes, MOST);
        pattern->attributes[pattern->n_attributes++] = (struct pattern_attribute){node, !context.optional};
    } else if (str_is(node->name, "optional")) {
        inside.optional = true;
        collect(walk, node, inside, pattern);
    } else if (str_is(node->name, "zeroOrMore")) {
        inside.optional = inside.many = true;
        collect(walk, node, inside, pattern);
    } else if (str_is(node->name, "oneOrMore")) {
        inside.many = inside.some = true;
        collect(walk, node, inside, pattern);
    } else if (str_is(node->name, "choice")) {
        inside.in_choice = true;
        collect(walk, node, inside, pattern);
    } else if (str_is(node->name, "interleave")) {
        collect(walk, node, context, pattern);
    } else if (str_is(node->name, "mixed")) {
        pattern->text = true;
        collect(walk, node, context, pattern);
    } else if (str_is(node->name, "text") || str_is(node->name, "data")) {
        pattern->text = true;
    } else if (!str_is(node->name, "empty")) {
        cr_assert_fail("the test does not know the pattern <%.*s>", STR_ARG(node->name));
    }
}

static void collect(const struct walk *walk, const struct xml_node *parent, struct context context,
                    struct pattern *pattern)
{
    for (const struct xml_node *node = xml_first(parent); node; node = xml_next(node))
        collect_one(walk, node, context, pattern);
}

/* -- attributes */

static const struct xml_node *follow(const struct walk *walk, const struct xml_node *node)
{
    while (node && str_is(node->name, "ref"))
        node = xml_first(define_find(walk, xml_attribute(node, "name")));
    return node;
}

static bool same_choices(struct arena *arena, const struct xml_node *choice, const char *const *names)
{
    size_t n = 0;
    for (const struct xml_node *value = xml_first(choice); value; value = xml_next(value), n++)
        if (!names[n] || !str_is(xml_text(arena, value), names[n]))
            return false;
    return names[n] == NULL;
}

static bool is_range(struct arena *arena, const struct xml_node *data, const struct grammar_attribute *rule)
{
    char text[64];
    bool good = str_is(xml_attribute(data, "type"), "integer");
    const struct xml_node *low = xml_first(data), *high = low ? xml_next(low) : NULL;
    snprintf(text, sizeof text, "%.0f", rule->lowest);
    good = good && low && str_is(xml_attribute(low, "name"), "minInclusive") &&
           str_is(xml_text(arena, low), text);
    snprintf(text, sizeof text, "%.0f", rule->highest);
    return good && high && str_is(xml_attribute(high, "name"), "maxInclusive") &&
           str_is(xml_text(arena, high), text);
}

static bool same_type(const struct walk *walk, struct arena *arena, const struct xml_node *attribute,
                      const struct grammar_attribute *rule)
{
    static const char *const yes_no[] = {"yes", "no", NULL};
    const struct xml_node *named = xml_first(attribute), *content = follow(walk, named);
    struct str name = named && str_is(named->name, "ref") ? xml_attribute(named, "name") : STR_NONE;
    struct str type = content ? xml_attribute(content, "type") : STR_NONE;
    switch (rule->type) {
    case TYPE_CHOICE: return content && same_choices(arena, content, rule->choices);
    case TYPE_YES_NO: return content && same_choices(arena, content, yes_no);
    case TYPE_WHOLE: return content && is_range(arena, content, rule);
    case TYPE_NUMBER: return str_is(type, "double");
    case TYPE_LANGUAGE: return str_is(type, "language");
    case TYPE_NAME: return str_is(name, "type.name");
    case TYPE_DATE: return str_is(name, "type.date");
    case TYPE_LENGTH: return str_is(name, "type.length");
    case TYPE_COLOUR: return str_is(name, "type.colour");
    case TYPE_ADDRESS: return str_is(name, "type.address");
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
    case TYPE_REFERENCE: return rule->required ? str_is(name, "type.words") : named == NULL;
    }
    return false;
}

static void compare_attributes(struct walk *walk, const struct grammar_element *row,
                               const struct pattern *pattern)
{
    struct arena *scratch = arena_open();
    if (row->n_attributes != pattern->n_attributes)
        fault(walk, row, "another number of attributes", STR_NONE);
    for (size_t i = 0; i < pattern->n_attributes; i++) {
        const struct xml_node *attribute = pattern->attributes[i].attribute;
        struct str name = xml_attribute(attribute, "name");
        const struct grammar_attribute *rule = grammar_attribute_find(row, name);
        if (!rule)
            fault(walk, row, "an attribute that the table has not", name);
        else if (rule->required != pattern->attributes[i].required)
            fault(walk, row, "required in one of them only", name);
        else if (!same_type(walk, scratch, attribute, rule))
            fault(walk, row, "another kind of value", name);
    }
    arena_close(scratch);
}

/* -- elements */

static void compare(struct walk *walk, const struct grammar_element *row, const struct xml_node *element);

static void compare_children(struct walk *walk, const struct grammar_element *row,
                             const struct pattern *pattern)
{
    if (row->n_children != pattern->n_children)
        fault(walk, row, "another number of children", STR_NONE);
    for (size_t i = 0; i < pattern->n_children; i++) {
        const struct pattern_child *child = &pattern->children[i];
        struct str name = xml_attribute(child->element, "name");
        const struct grammar_child *rule = NULL;
        for (size_t k = 0; k < row->n_children; k++)
            if (str_is(name, grammar_table[row->children[k].element].name))
                rule = &row->children[k];
        if (!rule) {
            fault(walk, row, "a child that the table has not", name);
            continue;
        }
        bool required = child->required && !(row->needs_child && child->many);
        if (required != (rule->least > 0) || child->many != (rule->most == 0) || rule->most > 1)
            fault(walk, row, "another number of", name);
        compare(walk, &grammar_table[rule->element], child->element);
    }
}

static void compare(struct walk *walk, const struct grammar_element *row, const struct xml_node *element)
{
    for (size_t i = 0; i < walk->n_seen; i++)
        if (walk->seen_rows[i] == row && walk->seen_elements[i] == element)
            return;
    cr_assert_lt(walk->n_seen, 512);
    walk->seen_rows[walk->n_seen] = row;
    walk->seen_elements[walk->n_seen++] = element;
    struct pattern *pattern = calloc(1, sizeof *pattern);
    cr_assert_not_null(pattern);
    collect(walk, element, (struct context){0}, pattern);
    if (pattern->text != (row->content == CONTENT_TEXT || row->content == CONTENT_MIXED))
        fault(walk, row, "text in one of them only", STR_NONE);
    if (row->n_children > 1 && pattern->needs_some != row->needs_child)
        fault(walk, row, "may be empty in one of them only", STR_NONE);
    compare_attributes(walk, row, pattern);
    compare_children(walk, row, pattern);
    free(pattern);
}

/* Which rows the walk from a root came past. */
static size_t walk_all(struct str schema, enum spec_element root, bool seen[SPEC_ELEMENT_COUNT])
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct walk *walk = calloc(1, sizeof *walk);
    cr_assert_not_null(walk);
    walk->grammar = xml_read(arena, NULL, schema, STR("schema"), diags);
    cr_assert_not_null(walk->grammar);
    const struct xml_node *start = follow(walk, xml_first(xml_child(walk->grammar, "start")));
    cr_assert(start && str_is(start->name, "element"));
    cr_expect(str_is(xml_attribute(start, "name"), grammar_table[root].name));
    compare(walk, &grammar_table[root], start);
    for (size_t i = 0; i < walk->n_seen; i++)
        seen[walk->seen_rows[i] - grammar_table] = true;
    size_t n_faults = walk->n_faults;
    free(walk);
    arena_close(arena);
    return n_faults;
}

Test(input_spec_grammar, table_and_published_grammars_are_equal)
{
    bool seen[SPEC_ELEMENT_COUNT] = {false};
    cr_expect_eq(walk_all(EMBEDDED(paper_rng), E_PAPER, seen), 0);
    cr_expect_eq(walk_all(EMBEDDED(style_rng), E_STYLE, seen), 0);
    for (size_t i = 0; i < SPEC_ELEMENT_COUNT; i++)
        cr_expect(seen[i], "no grammar reaches <%s>", grammar_table[i].name);
}

Test(input_spec_grammar, a_grammar_that_differs_is_noticed)
{
    static const struct {
        const char *from, *to;
    } changes[] = {
        {"<attribute name=\"new-page\">", "<attribute name=\"newpage\">"},
        {"<optional><attribute name=\"owner\"/></optional>",
         "<attribute name=\"owner\"><ref name=\"type.words\"/></attribute>"},
        {"<value>funnel</value>", "<value>fennel</value>"},
        {"<element name=\"scorecard\">", "<element name=\"score-card\">"},
        {"<param name=\"maxInclusive\">3</param>", "<param name=\"maxInclusive\">4</param>"},
        {"<optional><ref name=\"settings\"/></optional>", "<ref name=\"settings\"/>"},
        {"<ref name=\"section2\"/>", "<ref name=\"section3\"/>"},
    };
    struct arena *arena = arena_open();
    struct str schema = EMBEDDED(paper_rng);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        bool seen[SPEC_ELEMENT_COUNT] = {false};
        size_t at = str_find(schema, str_of(changes[i].from));
        cr_assert_neq(at, SIZE_MAX, "the grammar no longer holds %s", changes[i].from);
        struct str rest = str_slice(schema, at + strlen(changes[i].from), schema.len);
        struct str changed =
            str_format(arena, "%.*s%s%.*s", STR_ARG(str_slice(schema, 0, at)), changes[i].to, STR_ARG(rest));
        cr_expect_gt(walk_all(changed, E_PAPER, seen), 0, "not noticed: %s", changes[i].to);
    }
    arena_close(arena);
}
