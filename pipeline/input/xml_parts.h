/* xml_parts: what the three files of xml share; for them alone. */
#ifndef INPUT_XML_PARTS_H
#define INPUT_XML_PARTS_H

#include "input/xml.h"

#define XINCLUDE_SPACE "http://www.w3.org/2001/XInclude"
#define XML_LONGEST                                                                                          \
    ((size_t)16 << 20) /* [bytes] of one file; a spec of a thousand pages is a twentieth of it */

/* One file's tree, includes still in it. NULL with errors in `diags`. */
struct xml_node *xml_parse(struct arena *arena, struct str bytes, struct str file, struct diags *diags);
/* Puts what they include in the place of all <xi:include> under `root` (itself none). Errors in `diags`. */
void xml_include(struct arena *arena, const struct access *access, struct xml_node *root,
                 struct diags *diags);
/* Opens a file and takes its bytes into the arena. False with an error in `diags`. */
bool xml_load(struct arena *arena, struct str path, struct place place, struct diags *diags,
              struct str *bytes);

#endif
