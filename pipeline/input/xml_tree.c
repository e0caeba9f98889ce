/* The tree's readers, and opening a file. */
#include "input/xml_parts.h"

const struct xml_attribute *xml_attribute_find(const struct xml_node *node, const char *name)
{
    for (size_t i = 0; i < node->n_attributes; i++)
        if (str_is(node->attributes[i].name, name))
            return &node->attributes[i];
    return NULL;
}

struct str xml_attribute(const struct xml_node *node, const char *name)
{
    const struct xml_attribute *attribute = xml_attribute_find(node, name);
    return attribute ? attribute->value : STR_NONE;
}

bool xml_is_element(const struct xml_node *node)
{
    return node->name.len > 0;
}

static const struct xml_node *element_from(const struct xml_node *node)
{
    while (node && !xml_is_element(node))
        node = node->next;
    return node;
}

const struct xml_node *xml_first(const struct xml_node *node)
{
    return element_from(node->children);
}

const struct xml_node *xml_next(const struct xml_node *node)
{
    return element_from(node->next);
}

const struct xml_node *xml_child(const struct xml_node *parent, const char *name)
{
    const struct xml_node *child = xml_first(parent);
    while (child && !str_is(child->name, name))
        child = xml_next(child);
    return child;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Appends a text to `out`, each run of white space as one space; `spaced` says that a space stands open. */
static void fold_text(struct str text, struct buf *out, bool *spaced)
{
    for (size_t i = 0; i < text.len; i++) {
        if (is_space(text.ptr[i])) {
            *spaced = true;
            continue;
        }
        if (*spaced && out->len > 0)
            buf_add_char(out, ' ');
        *spaced = false;
        buf_add_char(out, text.ptr[i]);
    }
}

static void fold_inside(const struct xml_node *node, struct buf *out, bool *spaced)
{
    for (const struct xml_node *child = node->children; child; child = child->next)
        if (xml_is_element(child))
            fold_inside(child, out, spaced);
        else
            fold_text(child->text, out, spaced);
}

struct str xml_text(struct arena *arena, const struct xml_node *node)
{
    struct buf out = {0};
    bool spaced = false;
    fold_inside(node, &out, &spaced);
    struct str text = str_copy(arena, buf_str(&out));
    buf_close(&out);
    return text;
}

struct place xml_place(const struct xml_node *node)
{
    return place_line(node->file, node->line, node->column);
}

struct str xml_line_text(struct arena *arena, struct str file, uint32_t line, struct str here)
{
    struct str of = str_equal(file, here) ? STR_NONE : str_format(arena, " of %.*s", STR_ARG(file));
    return str_format(arena, "line %u%.*s", (unsigned)line, STR_ARG(of));
}

struct place xml_attribute_place(const struct xml_node *node, const struct xml_attribute *attribute)
{
    return attribute ? place_line(node->file, attribute->line, attribute->column) : xml_place(node);
}

bool xml_load(struct arena *arena, struct str path, struct place place, struct diags *diags,
              struct str *bytes)
{
    struct file file;
    if (!file_open(str_terminated(arena, path), place, diags, &file))
        return false;
    bool fits = file.bytes.len <= XML_LONGEST;
    if (fits)
        *bytes = str_copy(arena, file.bytes);
    else
        diag_add(diags, SEVERITY_ERROR, "xml-too-large", place,
                 "a spec holds words; figures belong in the data files that it names",
                 "\"%.*s\" has more than %zu MB and was not read", STR_ARG(path), XML_LONGEST >> 20);
    file_close(&file);
    return fits;
}

struct xml_node *xml_read(struct arena *arena, const struct access *access, struct str bytes, struct str file,
                          struct diags *diags)
{
    struct xml_node *root = xml_parse(arena, bytes, file, diags);
    if (root)
        xml_include(arena, access, root, diags);
    return root;
}

struct xml_node *xml_open(struct arena *arena, const struct access *access, struct str file,
                          struct place place, struct diags *diags)
{
    struct str bytes;
    if (!xml_load(arena, file, place, diags, &bytes))
        return NULL;
    return xml_read(arena, access, bytes, file, diags);
}
