/* xml: XML files as light trees in an arena. Only its own files see libxml2.
 *
 * Every element and attribute knows its file, line and column, also in files of more than 65,535 lines and in
 * parts that were brought in by XInclude. Nothing is fetched from a network, no external entity or document
 * type is read, and the expansion of entities is bounded. */
#ifndef INPUT_XML_H
#define INPUT_XML_H

#include "input/access.h"

struct xml_attribute {
    struct str name; /* "title"; with its prefix where it has one: "xml:lang" */
    struct str value;
    uint32_t line, column; /* of the name; column counts characters, from 1 */
};

struct xml_node {
    struct str name;  /* of an element; empty: a text */
    struct str space; /* the element's namespace; empty none */
    struct str text;  /* of a text: as it stands, entities resolved, white space as written */
    struct str file;  /* as it is opened: the spec's path as given, an included part's from its folder */
    uint32_t line, column;
    struct xml_attribute *attributes; /* in the order of the file */
    size_t n_attributes;
    struct xml_node *children, *next;
    bool lacks_part; /* an include in it could not be read: what it lacks may have been there */
};

/* Reads one file and, when `access` is given, everything it includes (<xi:include href= [xpointer=ID]
 * [parse="text"]> with <xi:fallback>); without `access` an include is an error. NULL with errors in `diags`
 * when the file cannot be opened or is not well-formed; a part that cannot be is an error too, and the tree
 * goes on without it. Text in Windows-1252 is read, with a note. `place` is where the file is asked for. */
struct xml_node *xml_open(struct arena *arena, const struct access *access, struct str file,
                          struct place place, struct diags *diags);
/* The same for bytes in memory, said to be `file`. */
struct xml_node *xml_read(struct arena *arena, const struct access *access, struct str bytes, struct str file,
                          struct diags *diags);

/* The attribute's value, empty when there is none; and the attribute, or NULL. */
struct str xml_attribute(const struct xml_node *node, const char *name);
const struct xml_attribute *xml_attribute_find(const struct xml_node *node, const char *name);
bool xml_is_element(const struct xml_node *node);
/* The first child element, and the next element after one; NULL at the end. */
const struct xml_node *xml_first(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);
/* The first child element of this name; NULL when there is none. */
const struct xml_node *xml_child(const struct xml_node *parent, const char *name);
/* All text inside, white space folded to single spaces and none at the ends. */
struct str xml_text(struct arena *arena, const struct xml_node *node);
struct place xml_place(const struct xml_node *node);
/* "line 7", and of which file where that is not the one `here`. */
struct str xml_line_text(struct arena *arena, struct str file, uint32_t line, struct str here);
struct place xml_attribute_place(const struct xml_node *node, const struct xml_attribute *attribute);

/* Validates a tree against a RELAX NG grammar (XML syntax), with libxml2. False: its messages are errors in
 * `diags`. `schema_name` names the grammar in them. */
bool xml_validate(const struct xml_node *root, struct str schema, const char *schema_name,
                  struct diags *diags);

#endif
