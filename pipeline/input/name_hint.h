/* name_hint: names as people write them: which indicator one is, and what to write instead of one that is in
 * no list. */
#ifndef INPUT_NAME_HINT_H
#define INPUT_NAME_HINT_H

#include "data/area.h"
#include "data/indicator.h"

/* By its id, else by a name or short name that no other indicator has; INDICATOR_NONE. */
uint32_t indicator_named(const struct catalogue *catalogue, struct str text);
/* What to write instead; empty when there is nothing near. */
struct str indicator_hint(struct arena *arena, const struct catalogue *catalogue, struct str text);
/* The same for an area. A code is never taken for another one that looks like it; a council is the LA that it
 * governs. */
struct str area_hint(struct arena *arena, const struct areas *areas, struct str text);

#endif
