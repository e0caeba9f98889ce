/* xml_source: the text of an XML file, as far as its places need it; knows no libxml2. */
#ifndef INPUT_XML_SOURCE_H
#define INPUT_XML_SOURCE_H

#include "base/diag.h"

struct xml_source {
    struct str file, text; /* text: UTF-8, no byte order mark */
    size_t *lines;         /* offset of each line's first byte */
    size_t n_lines;
};

/* Decodes the bytes by what they are and what their declaration says; an encoding that is not read is an
 * error, and so is a text of two; Windows-1252 that says it is UTF-8 is a note. False after an error. */
bool xml_source_open(struct arena *arena, struct str bytes, struct str file, struct diags *diags,
                     struct xml_source *source);
/* Line and column (in characters) of a byte offset. */
struct place xml_source_place(const struct xml_source *source, size_t offset);
/* The last `mark` before `offset`; 0 when there is none. */
size_t xml_source_before(const struct xml_source *source, size_t offset, char mark);
/* Offset just after the "<name" that begins at `start`. */
size_t xml_source_name_end(const struct xml_source *source, size_t start);
/* Offset of the next attribute of a well-formed start tag that is no namespace declaration, from *at on,
 * which moves past it; SIZE_MAX at the tag's end. */
size_t xml_source_attribute(const struct xml_source *source, size_t *at);
/* Where a text that begins at `offset` has its first character: past white space, comments and instructions.
 */
size_t xml_source_text(const struct xml_source *source, size_t offset);

#endif
