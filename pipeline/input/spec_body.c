/* The body of a spec as nodes: loops unrolled, references tied. */
#include "input/spec_parts.h"

#define MOST_NODES 200000 /* a paper of thousands of pages; loops inside loops multiply */

struct node *spec_blank(struct spec_checker *checker, enum node_kind kind, const struct xml_node *xml)
{
    struct node *node = ARENA_NEW(checker->arena, struct node);
    *node = (struct node){.kind = kind,
                          .line = xml->line,
                          .column = xml->column,
                          .file = xml->file,
                          .theme = UINT32_MAX,
                          .statistic = -1,
                          .comparator = AREA_NONE};
    checker->n_nodes++;
    return node;
}

struct node *spec_node(struct spec_checker *checker, const struct grammar_element *row,
                       const struct xml_node *xml, const struct spec_loop *loop)
{
    struct node *node = spec_blank(checker, (enum node_kind)row->kind, xml);
    spec_resolve(checker, row, xml, loop, node);
    spec_needs(checker, xml, node);
    return node;
}

static void add_children(struct spec_checker *checker, const struct grammar_element *row,
                         const struct xml_node *xml, const struct spec_loop *loop, struct node ***tail);

static struct node *build(struct spec_checker *checker, const struct grammar_element *row,
                          const struct xml_node *xml, const struct spec_loop *loop)
{
    struct node *node = spec_node(checker, row, xml, loop);
    if (row->content == CONTENT_MIXED || row->content == CONTENT_TEXT) {
        spec_text(checker, row, xml, loop, node);
    } else if (row->content == CONTENT_ELEMENTS) {
        struct node **tail = &node->children;
        add_children(checker, row, xml, loop, &tail);
    }
    return node;
}

/* -- loops */

static struct spec_loop *loop_open(struct spec_checker *checker, const struct spec_loop *outer,
                                   struct str key)
{
    struct spec_loop *loop = ARENA_NEW(checker->arena, struct spec_loop);
    *loop = (struct spec_loop){INDICATOR_NONE, AREA_NONE, STR_NONE, outer};
    if (outer) {
        loop->indicator = outer->indicator;
        loop->la = outer->la;
    }
    struct str before = outer ? outer->suffix : STR_NONE;
    loop->suffix = str_format(checker->arena, "%.*s-%.*s", STR_ARG(before), STR_ARG(key));
    return loop;
}

static void repeat_indicators(struct spec_checker *checker, const struct grammar_element *row,
                              const struct xml_node *xml, const struct node *each,
                              const struct spec_loop *outer, struct node ***tail)
{
    bool all = each->n_indicators == 0;
    size_t n = all ? checker->catalogue->n : each->n_indicators;
    for (size_t i = 0; i < n && checker->n_nodes <= MOST_NODES; i++) {
        uint32_t indicator = all ? (uint32_t)i : each->indicators[i];
        struct spec_loop *loop = loop_open(checker, outer, checker->catalogue->items[indicator].id);
        loop->indicator = indicator;
        add_children(checker, row, xml, loop, tail);
    }
}

static void repeat_las(struct spec_checker *checker, const struct grammar_element *row,
                       const struct xml_node *xml, const struct node *each, const struct spec_loop *outer,
                       struct node ***tail)
{
    bool all = each->n_areas == 0;
    size_t n = all ? checker->spec->n_las : each->n_areas;
    for (size_t i = 0; i < n && checker->n_nodes <= MOST_NODES; i++) {
        uint32_t la = all ? checker->spec->las[i] : each->areas[i];
        struct spec_loop *loop = loop_open(checker, outer, checker->areas->items[la].code);
        loop->la = la;
        add_children(checker, row, xml, loop, tail);
    }
}

static bool check_each(struct spec_checker *checker, const struct xml_node *xml, const struct node *each)
{
    bool of_las = each->each == EACH_LA;
    static const char *const names[] = {"indicators", "theme", "areas"};
    for (size_t i = 0; i < 3; i++) {
        const struct xml_attribute *attribute = xml_attribute_find(xml, names[i]);
        if (attribute && str_trim(attribute->value).len > 0 && of_las != (i == 2))
            diag_add(checker->diags, SEVERITY_ERROR, "bad-loop", xml_attribute_place(xml, attribute),
                     of_las ? "write areas=\"…\", or nothing for all of the region"
                            : "write theme=\"…\" or indicators=\"…\", or nothing for all",
                     "a loop over %s has no %s=", each_names[each->each], names[i]);
    }
    for (size_t i = 0; i < each->n_areas; i++)
        if (checker->areas->items[each->areas[i]].kind != AREA_LA) {
            struct str name = checker->areas->items[each->areas[i]].name;
            diag_add(checker->diags, SEVERITY_ERROR, "bad-loop", xml_place(xml), NULL,
                     "a loop over las runs over local authorities; \"%.*s\" is none", STR_ARG(name));
            return false;
        }
    bool named = str_trim(xml_attribute(xml, of_las ? "areas" : "indicators")).len > 0 ||
                 str_trim(xml_attribute(xml, "theme")).len > 0;
    return !named || (of_las ? each->n_areas : each->n_indicators) > 0;
}

static void unroll(struct spec_checker *checker, const struct grammar_element *row,
                   const struct xml_node *xml, const struct spec_loop *outer, struct node ***tail)
{
    struct node *each = spec_node(checker, row, xml, NULL);
    if (!check_each(checker, xml, each))
        return;
    if (each->each == EACH_LA)
        repeat_las(checker, row, xml, each, outer, tail);
    else
        repeat_indicators(checker, row, xml, each, outer, tail);
    if (checker->n_nodes > MOST_NODES)
        diag_add(checker->diags, SEVERITY_ERROR, "too-large", xml_place(xml),
                 "name fewer indicators or areas", "the loops make more than %d elements", MOST_NODES);
}

static void add_children(struct spec_checker *checker, const struct grammar_element *row,
                         const struct xml_node *xml, const struct spec_loop *loop, struct node ***tail)
{
    for (const struct xml_node *child = xml_first(xml); child && checker->n_nodes <= MOST_NODES;
         child = xml_next(child)) {
        const struct grammar_element *inside =
            child->space.len > 0 ? NULL : grammar_child_find(row, child->name);
        if (!inside || inside->kind < 0 || inside->not_built)
            continue; /* the grammar has said so */
        if (inside->kind == NODE_FOR_EACH) {
            unroll(checker, inside, child, loop, tail);
            continue;
        }
        struct node *node = build(checker, inside, child, loop);
        **tail = node;
        *tail = &node->next;
    }
}

/* -- references */

/* A reference inside a loop means the same turn's element first, then those further out. */
static uint32_t find_target(const struct spec_checker *checker, const struct spec_reference *reference)
{
    for (const struct spec_loop *loop = reference->loop; loop; loop = loop->outer) {
        struct str id = str_format(checker->arena, "%.*s%.*s", STR_ARG(reference->to), STR_ARG(loop->suffix));
        uint32_t found = map_find(checker->ids, id);
        if (found != MAP_NONE)
            return found;
    }
    return map_find(checker->ids, reference->to);
}

static void tie_references(struct spec_checker *checker)
{
    for (size_t i = 0; i < checker->n_references; i++) {
        const struct spec_reference *reference = &checker->references[i];
        uint32_t found = find_target(checker, reference);
        if (found != MAP_NONE) {
            reference->node->target = checker->id_nodes[found];
            continue;
        }
        struct str *names = ARENA_ARRAY(checker->arena, struct str, checker->n_ids);
        for (size_t id = 0; id < checker->n_ids; id++)
            names[id] = checker->id_nodes[id]->id;
        diag_add_hint(checker->diags, SEVERITY_ERROR, "unknown-reference", reference->place,
                      hint_nearest(checker->arena, reference->to, names, checker->n_ids),
                      "nothing in this paper has the id '%.*s'", STR_ARG(reference->to));
    }
}

void spec_body(struct spec_checker *checker, const struct xml_node *body)
{
    struct node **tail = &checker->spec->body;
    add_children(checker, &grammar_table[E_BODY], body, NULL, &tail);
    tie_references(checker);
}
