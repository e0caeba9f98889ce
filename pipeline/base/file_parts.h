/* What the files of writing share, and nobody else. */
#ifndef BASE_FILE_PARTS_H
#define BASE_FILE_PARTS_H

#include "base/file.h"

#include <signal.h>

/* -- file_watch: files beside that must not outlive the run */

/* While a set is open: SIGINT, SIGTERM and SIGHUP remove the watched files and then do what they did before.
 * SIGXFSZ is ignored, so that a file beyond the limit is an error of writing like any other. */
void watch_open(void);
void watch_close(void);
void watch_add(const char *path); /* borrowed until it is removed */
void watch_remove(const char *path);
/* Between these no such signal is heard: renames are all made or all taken back. */
void watch_pause(sigset_t *before);
void watch_resume(const sigset_t *before);

/* -- file_sweep: what an earlier run left beside when it was killed */

/* A hidden name in the folder that says whose it is; `what` is "new" or "old". Short, so that it fits where
 * the path's name does. */
const char *beside_name(struct arena *arena, const char *folder, const char *what, unsigned try);
/* Removes the new ones of processes of this machine that are no more; an old one may be all that is left of
 * the last good paper. */
void beside_sweep(struct arena *arena, const char *folder);

#endif
