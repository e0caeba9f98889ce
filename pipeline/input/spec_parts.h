/* spec_parts: what the files of spec_read and spec_check share; for them alone. */
#ifndef INPUT_SPEC_PARTS_H
#define INPUT_SPEC_PARTS_H

#include "input/spec_grammar.h"
#include "input/spec_read.h"

/* -- reading (spec_read_data.c) */

/* How many children of this name there are. */
size_t spec_count(const struct xml_node *parent, const char *name);
/* Lists and data files under <data>. */
void spec_read_data(struct arena *arena, struct spec_draft *draft, const struct xml_node *data,
                    struct diags *diags);
/* <style>; NULL: there is none, the house style. */
void spec_read_style(struct arena *arena, struct spec_draft *draft, const struct xml_node *style,
                     struct diags *diags);

/* -- checking */

struct spec_loop {      /* what <for-each> has set for what stands inside */
    uint32_t indicator; /* or INDICATOR_NONE */
    uint32_t la;        /* or AREA_NONE */
    struct str suffix;  /* of ids: "-re-referrals"; empty outside */
    const struct spec_loop *outer;
};

struct spec_reference { /* a <ref>, resolved when all ids are known */
    struct node *node;
    struct str to;
    const struct spec_loop *loop;
    struct place place;
};

struct spec_checker {
    struct arena *arena;
    struct spec_draft *draft;
    struct spec *spec;
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct diags *diags;
    struct map *ids; /* to index in id_nodes */
    struct node **id_nodes;
    size_t n_ids, ids_capacity;
    struct spec_reference *references;
    size_t n_references, references_capacity;
    size_t n_nodes;
};

/* Names (spec_resolve.c). Each reports at `place` and returns the absent value (AREA_NONE, INDICATOR_NONE,
 * UINT32_MAX) when there is no such thing. Areas may also be said by what they are in this paper: "region",
 * "england", "la" (the LA of a loop or of the paper). */
uint32_t spec_area(struct spec_checker *checker, const struct spec_loop *loop, struct str text,
                   struct place place);
uint32_t spec_indicator(struct spec_checker *checker, struct str id, struct place place);
uint32_t spec_theme(struct spec_checker *checker, struct str name, struct place place);
/* Sets the node's fields from the attributes of its element, by the types that the grammar gives them; then
 * what they leave open from the loop. */
void spec_resolve(struct spec_checker *checker, const struct grammar_element *row, const struct xml_node *xml,
                  const struct spec_loop *loop, struct node *node);
/* The indicators that an element names by indicator=, indicators= or theme=. */
void spec_indicators(struct spec_checker *checker, const struct xml_node *xml, struct node *node);
/* LAs of areas=; false when it has none. */
void spec_areas(struct spec_checker *checker, const struct spec_loop *loop, const struct xml_node *xml,
                struct node *node);
/* "{indicator}", "{theme}" and "{la}" replaced by names, where a loop or the paper has them. */
struct str spec_fill(struct spec_checker *checker, const struct spec_loop *loop, struct str text,
                     struct place place);

/* Whether the node says enough, and nothing against itself (spec_needs.c). */
void spec_needs(struct spec_checker *checker, const struct xml_node *xml, struct node *node);

/* The body as nodes (spec_body.c). */
void spec_body(struct spec_checker *checker, const struct xml_node *body);
/* The inside of a paragraph, list item and the like: white space folded, spaces kept around what stands
 * inline (spec_text.c). */
void spec_text(struct spec_checker *checker, const struct grammar_element *row, const struct xml_node *xml,
               const struct spec_loop *loop, struct node *node);
/* A node with nothing set but its kind and place. */
struct node *spec_blank(struct spec_checker *checker, enum node_kind kind, const struct xml_node *xml);
/* A node for this element, its attributes resolved, nothing inside. */
struct node *spec_node(struct spec_checker *checker, const struct grammar_element *row,
                       const struct xml_node *xml, const struct spec_loop *loop);

#endif
