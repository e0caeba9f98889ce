/* read_words: the <words> of a style or a paper: questions and phrases. */
#ifndef INPUT_READ_WORDS_H
#define INPUT_READ_WORDS_H

#include "input/xml.h"
#include "spec/wording.h"

/* The words under `node`, an element that grammar_check has walked; what it found at fault is left out.
 * Unknown placeholders and a phrase given twice are errors. Never NULL. */
struct wording *words_read(struct arena *arena, const struct xml_node *node, struct diags *diags);

#endif
