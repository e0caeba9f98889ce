/* XInclude on the light tree: done here and not by libxml2, because libxml2 forgets the columns of what it
 * includes and opens files without asking which are allowed. */
#include "input/xml_parts.h"

#include "input/xml_source.h"

#define DEEPEST 16 /* parts within parts */
#define MOST 1000  /* parts of one spec; a part that includes others twice over multiplies */

struct includes {
    struct arena *arena;
    const struct access *access;
    struct diags *diags;
    struct str open[DEEPEST]; /* real paths of the files being read */
    size_t n_open;
    size_t n_done;
};

static bool is_xinclude(const struct xml_node *node, const char *name)
{
    if (!str_is(node->space, XINCLUDE_SPACE))
        return false;
    struct str local = node->name;
    size_t colon = str_find(local, STR(":"));
    return str_is(colon == SIZE_MAX ? local : str_slice(local, colon + 1, local.len), name);
}

static struct xml_node *find_id(struct xml_node *node, struct str id)
{
    for (; node; node = node->next) {
        struct str own = xml_attribute(node, "id");
        if (xml_is_element(node) && own.len > 0 && str_equal(own, id))
            return node;
        struct xml_node *inside = find_id(node->children, id);
        if (inside)
            return inside;
    }
    return NULL;
}

static void expand_children(struct includes *includes, struct xml_node *parent);

static struct xml_node *text_node(struct includes *includes, const struct xml_node *at, struct str bytes,
                                  struct str path)
{
    struct xml_source source;
    if (!xml_source_open(includes->arena, bytes, path, includes->diags, &source))
        return NULL;
    struct xml_node *text = ARENA_NEW(includes->arena, struct xml_node);
    text->text = source.text;
    text->file = at->file;
    text->line = at->line;
    text->column = at->column;
    return text;
}

static void fault(struct includes *includes, struct place place, const char *hint, const char *message,
                  struct str about)
{
    diag_add(includes->diags, SEVERITY_ERROR, "include", place, hint, "%s \"%.*s\"", message, STR_ARG(about));
}

/* Whether another part may be opened here. */
static bool check_bounds(struct includes *includes, struct str path, struct place place)
{
    struct str real = path_real(includes->arena, path);
    for (size_t i = 0; i < includes->n_open; i++)
        if (str_equal(includes->open[i], real)) {
            fault(includes, place, "a part may not include itself, nor a part that includes it",
                  "this include goes round in a circle:", path);
            return false;
        }
    if (includes->n_open == DEEPEST || includes->n_done == MOST) {
        fault(includes, place, "parts may lie 16 deep, and a spec may include 1,000 of them",
              "too many included parts; not read:", path);
        return false;
    }
    includes->open[includes->n_open] = real;
    includes->n_done++;
    return true;
}

static void opened_add(struct includes *includes, struct str path)
{
    struct opened *opened = includes->access->opened;
    for (size_t i = 0; i < opened->n; i++)
        if (str_equal(opened->paths[i], path))
            return;
    ARENA_RESERVE(includes->arena, opened->paths, opened->n, opened->capacity);
    opened->paths[opened->n++] = path;
}

static struct xml_node *read_part(struct includes *includes, const struct xml_node *node, struct str path,
                                  struct place place)
{
    struct str bytes;
    if (!xml_load(includes->arena, path, place, includes->diags, &bytes))
        return NULL;
    opened_add(includes, path);
    if (str_is(xml_attribute(node, "parse"), "text"))
        return text_node(includes, node, bytes, path);
    struct xml_node *root = xml_parse(includes->arena, bytes, path, includes->diags);
    if (!root)
        return NULL;
    if (is_xinclude(root, "include")) {
        fault(includes, xml_place(root), "include that other file itself",
              "a part is only an include:", path);
        return NULL;
    }
    const struct xml_attribute *pointer = xml_attribute_find(node, "xpointer");
    if (pointer) {
        root = find_id(root, pointer->value);
        if (!root) {
            fault(includes, xml_attribute_place(node, pointer),
                  "xpointer= names an element of the part by its id; no other kind of pointer is read",
                  "the included part has no element with the id", pointer->value);
            return NULL;
        }
        root->next = NULL;
    }
    includes->n_open++;
    expand_children(includes, root);
    includes->n_open--;
    return root;
}

/* What stands in the place of an <xi:include>: a list, possibly empty. */
static struct xml_node *expand(struct includes *includes, struct xml_node *node)
{
    const struct xml_attribute *href = xml_attribute_find(node, "href");
    struct place place = xml_attribute_place(node, href);
    struct str parse = xml_attribute(node, "parse");
    if (!includes->access) {
        fault(includes, place, "write the part here",
              "this file may not include another:", href ? href->value : STR_NONE);
        return NULL;
    }
    if (!href) {
        fault(includes, place, "write href=\"part.xml\"", "an include needs the attribute", STR("href"));
        return NULL;
    }
    if (parse.len > 0 && !str_is(parse, "xml") && !str_is(parse, "text")) {
        fault(includes, xml_attribute_place(node, xml_attribute_find(node, "parse")),
              "write parse=\"xml\" or parse=\"text\"", "an include cannot be read as", parse);
        return NULL;
    }
    struct xml_node *fallback = node->children;
    while (fallback && !is_xinclude(fallback, "fallback"))
        fallback = fallback->next;
    struct str path;
    bool missing = false;
    if (!access_find(includes->access, includes->arena, node->file, href->value, place, includes->diags,
                     &path, fallback ? &missing : NULL)) {
        if (!missing)
            return NULL;
        expand_children(includes, fallback);
        return fallback->children;
    }
    return check_bounds(includes, path, place) ? read_part(includes, node, path, place) : NULL;
}

static void expand_children(struct includes *includes, struct xml_node *parent)
{
    struct xml_node **link = &parent->children;
    while (*link) {
        struct xml_node *node = *link;
        if (!is_xinclude(node, "include")) {
            expand_children(includes, node);
            link = &node->next;
            continue;
        }
        size_t errors = diags_count(includes->diags, SEVERITY_ERROR);
        *link = expand(includes, node);
        if (diags_count(includes->diags, SEVERITY_ERROR) > errors)
            parent->lacks_part = true;
        while (*link)
            link = &(*link)->next;
        *link = node->next;
    }
}

void xml_include(struct arena *arena, const struct access *access, struct xml_node *root, struct diags *diags)
{
    struct includes includes = {.arena = arena, .access = access, .diags = diags, .n_open = 1};
    includes.open[0] = path_real(arena, root->file);
    expand_children(&includes, root);
}
