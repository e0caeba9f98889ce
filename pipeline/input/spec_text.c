/* Text in a paragraph: white space folds to single spaces over the whole of it, also across the edges of
 * inline elements, so that "a <strong> b" has one space, and " ." none that was not there. */
#include "input/spec_parts.h"

struct flow {
    struct node
        *last; /* text that the flow ends in, whose last space may yet go; NULL: it ends in something else */
    bool after_space; /* at the start, or after a space: no other space is wanted */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static struct str fold(struct arena *arena, struct str text, struct flow *flow)
{
    char *out = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool space = is_space(text.ptr[i]);
        if (space && flow->after_space)
            continue;
        out[len++] = space ? ' ' : text.ptr[i];
        flow->after_space = space;
    }
    return (struct str){out, len};
}

static void trim_end(struct flow *flow)
{
    if (flow->last && flow->last->text.len > 0 && flow->last->text.ptr[flow->last->text.len - 1] == ' ')
        flow->last->text.len--;
}

static void add_text(struct spec_checker *checker, const struct xml_node *xml, const struct spec_loop *loop,
                     struct flow *flow, struct node ***tail)
{
    struct str text = fold(checker->arena, xml->text, flow);
    if (text.len == 0)
        return;
    struct node *node = spec_blank(checker, NODE_TEXT, xml);
    node->text = spec_fill(checker, loop, text, xml_place(xml));
    flow->last = node;
    **tail = node;
    *tail = &node->next;
}

static void add_inside(struct spec_checker *checker, const struct grammar_element *row,
                       const struct xml_node *xml, const struct spec_loop *loop, struct flow *flow,
                       struct node *parent)
{
    struct node **tail = &parent->children;
    for (const struct xml_node *child = xml->children; child; child = child->next) {
        if (!xml_is_element(child)) {
            add_text(checker, child, loop, flow, &tail);
            continue;
        }
        const struct grammar_element *inside = grammar_child_find(row, child->name);
        if (!inside || inside->kind < 0)
            continue; /* the grammar has said so */
        struct node *node = spec_node(checker, inside, child, loop);
        if (node->kind == NODE_NOTE) { /* its mark stands at the word before; its text is a flow of its own */
            trim_end(flow);
            spec_text(checker, inside, child, loop, node);
        } else if (inside->content != CONTENT_EMPTY) {
            add_inside(checker, inside, child, loop, flow, node);
        }
        if (node->kind == NODE_NOTE || inside->content == CONTENT_EMPTY)
            *flow = (struct flow){NULL, false};
        *tail = node;
        tail = &node->next;
    }
}

static void drop_empty(struct node *parent)
{
    for (struct node **link = &parent->children; *link;) {
        if ((*link)->kind == NODE_TEXT && (*link)->text.len == 0) {
            *link = (*link)->next;
            continue;
        }
        drop_empty(*link);
        link = &(*link)->next;
    }
}

void spec_text(struct spec_checker *checker, const struct grammar_element *row, const struct xml_node *xml,
               const struct spec_loop *loop, struct node *node)
{
    struct flow flow = {NULL, true};
    add_inside(checker, row, xml, loop, &flow, node);
    trim_end(&flow);
    drop_empty(node);
}
