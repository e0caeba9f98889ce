/* invisible: characters that nobody sees and that come with pasted text: other spaces than the space bar's,
 * and what has no width at all. */
#ifndef INPUT_INVISIBLE_H
#define INPUT_INVISIBLE_H

#include "base/str.h"

/* "no-break space", "zero-width space", …; empty for what is seen, and for the spaces and line ends of a
 * keyboard. */
struct str invisible_name(uint32_t codepoint);
/* "a no-break space (U+00A0)": the first of them in the text; empty when it has none. */
struct str invisible_in(struct arena *arena, struct str text);
/* Whether nothing of the text can be seen. */
bool invisible_all(struct str text);

#endif
