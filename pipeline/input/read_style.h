/* read_style: a style file, styles/house.xml and its like, to flat numbers and colours, and its words. */
#ifndef INPUT_READ_STYLE_H
#define INPUT_READ_STYLE_H

#include "spec/spec.h"
#include "spec/wording.h"
#include "style/style.h"

/* Reads the style that a spec names: a file, or one of the program's own by its bare name (house, plain).
 * NULL with errors in `diags`: an unknown style, element, attribute or value, with its line and those there
 * are; a text, paint or face that is not set, or set twice; words without a question for every case; a
 * contrast below what contrast_rules asks for, with the ratio measured; sizes that do not fit each other. */
struct style *style_read(struct arena *arena, const struct list_file *from, struct wording **words,
                         struct diags *diags);
/* The same from memory. */
struct style *style_read_bytes(struct arena *arena, struct str bytes, struct str file, struct wording **words,
                               struct diags *diags);

#endif
