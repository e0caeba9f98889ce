/* file: reading a whole file, and writing one so that the old one stays whole until the new one is. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/diag.h"

/* The file's bytes, read into memory; file_close releases. Not mapped: a mapped file that somebody cuts short
 * ends the program without a word. */
struct file {
    struct str bytes;
    void *memory;
};
/* False with an error in `diags` at `place` (the reference to it) that says why and what to do; a device, a
 * pipe that the shell did not make, and a file that was changed while it was read is such an error. */
bool file_open(const char *path, struct place place, struct diags *diags, struct file *file);
void file_close(struct file *file);

/* Writes beside (the same folder), fsyncs, renames. An existing file keeps its mode. False with an error in
 * `diags`; then nothing at `path` has changed. */
bool file_write(const char *path, struct str bytes, struct diags *diags);
/* Makes the folder and its parents when missing. */
bool file_make_folder(const char *path, struct diags *diags);
/* Writes several files as one: all are written beside and fsynced before the first is renamed; when a rename
 * fails, those before it are taken back. A signal that ends the run leaves nothing beside, and never falls
 * between two renames; what a run that was killed left is removed by the next one in the folder. */
struct file_output {
    const char *path;
    struct str bytes;
    /* where set: called for piece after piece in place of `bytes`, until it returns false; the piece is
     * cleared between calls. The outputs are written one after the other, in their order. */
    bool (*more)(void *context, struct buf *piece);
    void *context;
};
bool file_write_all(const struct file_output *outputs, size_t n, struct diags *diags);
/* The same in steps, for outputs that are made one after the other: each is written beside when it is added,
 * so that what it was made from may be released; file_set_commit renames them all. */
struct file_set;
struct file_set *file_set_open(void);
/* Paths are borrowed until the set is closed. False with an error in `diags`; then the set can only be
 * closed. */
bool file_set_add(struct file_set *set, const struct file_output *output, struct diags *diags);
/* The same for one whose bytes come when its maker has them: put until it is ended. An error of the disk is
 * told at the end. */
bool file_set_begin(struct file_set *set, const char *path, struct diags *diags);
void file_set_put(struct file_set *set, struct str bytes);
bool file_set_end(struct file_set *set, struct diags *diags);
/* False with an error in `diags`; then nothing has changed, or errors of the code "outputs-mixed" say what
 * has. */
bool file_set_commit(struct file_set *set, struct diags *diags);
/* Without a commit before, what was written beside is removed. NULL is allowed. */
void file_set_close(struct file_set *set);

/* Joined by one slash; an absolute `name` stands alone, and so does one in folder "" or ".". */
struct str path_join(struct arena *arena, struct str folder, struct str name);
/* The path as seen from a folder that it begins with; otherwise the path itself. */
struct str path_inside(struct str folder, struct str path);
struct str path_folder(struct str path); /* "." when there is none */
struct str path_name(struct str path);   /* after the last slash */
struct str path_stem(struct str path);   /* name without its last ending */
/* The absolute path with links resolved; empty when it does not exist. */
struct str path_real(struct arena *arena, struct str path);

#endif
