/* read_boundaries: the outlines of areas from a GeoJSON file (RFC 7946): a feature collection of polygons in
 * longitude and latitude. A feature is an area's when one of its properties, or its id, is the area's code;
 * whose codes are not in the list of areas is left out. The only file that sees jansson. */
#ifndef INPUT_READ_BOUNDARIES_H
#define INPUT_READ_BOUNDARIES_H

#include "data/boundaries.h"
#include "input/table.h"

/* Reads `file` (its path, or its bytes where they are set). All faults go to `diags`, each with the line of
 * its feature; a feature at fault is left out. False when any was at fault or the file is no such
 * collection. */
bool read_boundaries(struct arena *arena, struct diags *diags, const struct table_file *file,
                     const struct areas *areas, struct boundaries *boundaries);

#endif
