/* england: the local authorities, regions and countries that the program itself knows: England's of today,
 * and abolished ones that published series still hold. */
#ifndef INPUT_ENGLAND_H
#define INPUT_ENGLAND_H

#include "data/area.h"

/* Reads the list that is built in; its texts live in `arena`. */
void england_read(struct arena *arena, struct areas *areas);
/* The header of areas.csv, and an area's row of it as it stands in the list; without a line's end. */
struct str england_header(void);
struct str england_row(const struct area *area);

#endif
