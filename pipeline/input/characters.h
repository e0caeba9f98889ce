/* characters: where the characters beyond ASCII stand in the spec and its lists, so that one that no font
 * has can be mended where it was written. */
#ifndef INPUT_CHARACTERS_H
#define INPUT_CHARACTERS_H

#include "input/spec_read.h"

struct character {
    uint32_t codepoint;
    struct place place; /* of its first text, one that a page shows before others */
    bool is_shown;      /* a name, a sentence, a title: a page shows such texts */
};
struct characters;

/* Reads the texts of the spec's tree, its lists and its data files of the tidy layout; workbooks are left
 * out. Files that cannot be read are passed over: their readers have said so. */
struct characters *characters_build(struct arena *arena, const struct spec_draft *draft);
/* NULL when it stands in none of them. */
const struct character *characters_find(const struct characters *characters, uint32_t codepoint);
/* All of them, in the order in which they were found. */
const struct character *characters_all(const struct characters *characters, size_t *n);

#endif
