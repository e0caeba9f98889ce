/* grammar: a table of elements, and the one walker that finds every fault of structure in an XML tree by it.
 * The tables of a paper and of a style are in spec_grammar.c; paper.rng and style.rng are their published
 * twins, held equal by a test. */
#ifndef INPUT_GRAMMAR_H
#define INPUT_GRAMMAR_H

#include "input/xml.h"

enum attribute_type {
    /* checked here */
    TYPE_TEXT, /* anything */
    TYPE_NAME, /* an id: a letter, then letters, digits, ".", "-", "_" */
    TYPE_DATE, /* 2026-01-28 */
    TYPE_YES_NO,
    TYPE_WHOLE,    /* a whole number, lowest to highest */
    TYPE_NUMBER,   /* lowest to highest */
    TYPE_LENGTH,   /* points, or with "mm"; lowest to highest [pt] */
    TYPE_COLOUR,   /* #12436D */
    TYPE_CHOICE,   /* one of `choices` */
    TYPE_LANGUAGE, /* en-GB */
    TYPE_ADDRESS,  /* https:, http: or mailto: */
    /* checked by whoever knows what there is; an optional one may be empty, which is as if it were not there
     */
    TYPE_FILE,
    TYPE_FOLDER,
    TYPE_COLUMNS,
    TYPE_INDICATOR,
    TYPE_INDICATORS,
    TYPE_THEME,
    TYPE_AREA,
    TYPE_AREAS,
    TYPE_PERIOD,
    TYPE_STATISTIC,
    TYPE_STATISTICS,
    TYPE_REFERENCE
};

struct grammar_attribute {
    const char *name;
    enum attribute_type type;
    bool required;
    double lowest, highest;
    const char *const *choices; /* ends in NULL */
    size_t offset;              /* of the double it fills, where a struct is filled by the table */
};

enum grammar_content {
    CONTENT_EMPTY,
    CONTENT_ELEMENTS,
    CONTENT_TEXT, /* text alone, and some */
    CONTENT_MIXED /* text and elements, and some of either */
};

struct grammar_child {
    int element;          /* index into the table */
    unsigned least, most; /* most 0: any number */
};

struct grammar_element {
    const char *name;
    enum grammar_content content;
    int kind;         /* enum node_kind of an element of the body; -1 */
    bool needs_child; /* at least one of its children, whichever */
    bool not_built;   /* known, and refused in this version */
    const struct grammar_attribute *attributes;
    size_t n_attributes;
    const struct grammar_child *children; /* in any order in the file */
    size_t n_children;
    const char *hint; /* said with an element that may not stand in it; NULL: the nearest name */
};

extern const struct grammar_element grammar_table[];
extern const size_t grammar_table_size;

/* Walks the tree under `node` as the element `row`: every unknown, missing, repeated, empty or not yet built
 * element, every unknown, missing or ill-formed attribute, every text that may not stand where it does, as
 * errors. */
void grammar_check(const struct grammar_element *row, const struct xml_node *node, struct diags *diags);
/* The row of an element by its name and what it stands in; NULL when it may not. */
const struct grammar_element *grammar_child_find(const struct grammar_element *row, struct str name);
const struct grammar_attribute *grammar_attribute_find(const struct grammar_element *row, struct str name);

/* "12", "12pt" or "4.5mm" in points. */
bool length_read(struct str text, double *points);
/* "did you mean 'x'?", or empty; in `arena`. */
struct str hint_nearest(struct arena *arena, struct str wanted, const struct str *names, size_t n_names);

#endif
