/* xlsx_xml: the XML of a workbook's parts as a stream of elements, by libxml2. No network, no entities, no
 * DTD. */
#ifndef INPUT_XLSX_XML_H
#define INPUT_XLSX_XML_H

#include "base/str.h"

struct xlsx_attribute {
    struct str name, value; /* the name without prefix */
};

struct xlsx_element {
    struct str name; /* without prefix */
    const struct xlsx_attribute *attributes;
    size_t n_attributes;
};

/* The attribute's value, or empty. */
struct str xlsx_attribute(const struct xlsx_element *element, const char *name);

struct xlsx_handler {
    void *self;
    bool (*begin)(void *self, const struct xlsx_element *element); /* false: no more is wanted */
    bool (*end)(void *self, struct str name);
    void (*text)(void *self, struct str text); /* in pieces; may be NULL */
};

/* Reads the whole text or until the handler wants no more. False when it is not well-formed. */
bool xlsx_xml_read(struct str text, const struct xlsx_handler *handler);

#endif
