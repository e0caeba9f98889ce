/* golden: a text compared with the file of the same name under tests/golden. UPDATE_GOLDEN=1 rewrites the
 * file and prints what changed, so that the change is read. */
#ifndef TESTS_GOLDEN_H
#define TESTS_GOLDEN_H

#include "base/str.h"

/* True when `text` equals tests/golden/NAME; otherwise the first differing lines are printed to standard
 * error. */
bool golden_compare(const char *name, struct str text);
/* Adds a whole file; false when it cannot be opened. */
bool golden_read(const char *path, struct buf *out);
/* The project's folder, and the shared folder beside it, or NULL when there is none. */
const char *golden_source(void);
const char *golden_shared(void);

/* Messages name files by their paths from here: those of data files are cut to their names in the spec, those
 * of papers and parts to their fixture. */
struct str golden_without_folder(struct arena *arena, const char *fixture, struct str text);

#endif
