/* provenance: which files a paper was made from, with their SHA-256, for the manifest. */
#ifndef INPUT_PROVENANCE_H
#define INPUT_PROVENANCE_H

#include "spec/spec.h"

struct input_file {
    const char *kind;  /* "spec", "part", "list" or "data": a list and a data file may share an id */
    struct str id;     /* the spec's id of a data file, the list's element name, "spec", "part" or "style" */
    struct str file;   /* as seen from the spec's folder */
    struct str sha256; /* 64 hexadecimal digits */
};

/* The spec itself, the parts that it includes, its lists in their order, its data files in theirs. Borrowed
 * for the arena's life; *n of them. An error in `diags` for a file that can no longer be read. */
const struct input_file *provenance_build(const struct spec *spec, struct arena *arena, struct diags *diags,
                                          size_t *n);

#endif
