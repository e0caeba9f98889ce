/* test_command_run: the program itself, run as its users run it. */
#ifndef TESTS_TEST_COMMAND_RUN_H
#define TESTS_TEST_COMMAND_RUN_H

#include "base/str.h"

/* Runs "boardpaper ARGUMENTS" by the shell; what it wrote to standard output and standard error. The exit
 * status. */
int run(struct buf *out, struct buf *err, const char *arguments, ...) __attribute__((format(printf, 3, 4)));
/* Runs a shell command; its exit status. */
int shell(const char *command, ...) __attribute__((format(printf, 1, 2)));
/* An empty folder of this name below the build folder. */
const char *folder_new(const char *name, char path[4096]);
/* A whole file; false when there is none. */
bool file_text(struct buf *out, const char *path, ...) __attribute__((format(printf, 2, 3)));
bool file_is_there(const char *path, ...) __attribute__((format(printf, 1, 2)));
void file_put(const char *text, const char *path, ...) __attribute__((format(printf, 2, 3)));

bool has(const struct buf *text, const char *part);
size_t times(const struct buf *text, const char *part);

#endif
