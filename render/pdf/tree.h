/* tree: number trees and name trees (ISO 32000-1, 7.9.6, 7.9.7) from entries that are already in order. */
#ifndef PDF_TREE_H
#define PDF_TREE_H

#include "save.h"

enum tree_kind { TREE_NUMBERS, TREE_NAMES };

struct tree_entry {
    uint32_t number;  /* key of a number tree */
    struct str name;  /* key of a name tree: bytes */
    struct str value; /* as it is written: "12 0 R", "[…]" */
};

/* Writes the tree; the root's object number. Entries ascend by key, without repeats. */
uint32_t tree_write(struct save *save, enum tree_kind kind, const struct tree_entry *entries, size_t n);
/* Orders entries of a name tree by their bytes; the index of the first that repeats the one before, or
 * SIZE_MAX. */
size_t tree_sort_names(struct tree_entry *entries, size_t n);

#endif
