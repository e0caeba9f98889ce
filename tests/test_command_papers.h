/* The papers of the fixtures that can be made. */
#ifndef TESTS_COMMAND_PAPERS_H
#define TESTS_COMMAND_PAPERS_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

#define MOST_PAPERS 1024

struct paths {
    const char *items[MOST_PAPERS];
    size_t n;
};

/* Every paper in a fixture's folder whose name does not begin with "bad-", by name: of the folders that begin
 * with "hostile-", or of all others. */
struct paths papers_find(struct arena *arena, bool hostile);
/* The local authority that a profile is made for; NULL for other papers. */
const char *paper_la(const char *path);

#endif
