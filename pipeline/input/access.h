/* access: which files a spec may name: those inside its own folder and those inside folders that the user
 * allowed
 * (--allow-dir). Links are resolved before a path is judged. */
#ifndef INPUT_ACCESS_H
#define INPUT_ACCESS_H

#include "base/file.h"

struct opened { /* parts of a spec, in the order in which they were read, each once */
    struct str *paths;
    size_t n, capacity;
};

struct access {
    struct str *folders; /* absolute, links resolved; [0] is the spec's own */
    size_t n;
    struct opened *opened; /* receives what an include reads */
};

/* The spec's folder and the allowed ones. False when the spec or a folder does not exist; error in `diags`.
 */
bool access_open(struct arena *arena, struct str spec_file, const struct str *allow_dirs, size_t n_allow_dirs,
                 struct diags *diags, struct access *access);

/* The path to open for a `reference` that stands in `from_file`: relative to that file's folder. False, with
 * an error at `place`, when it is no local path, does not exist or lies outside. `missing` (may be NULL) is
 * set where the reason is that there is no such file. */
bool access_find(const struct access *access, struct arena *arena, struct str from_file, struct str reference,
                 struct place place, struct diags *diags, struct str *path, bool *missing);
/* The same for a folder that need not exist yet. */
bool access_find_folder(const struct access *access, struct arena *arena, struct str from_file,
                        struct str reference, struct place place, struct diags *diags, struct str *path);

#endif
