/* boundaries: the outlines of areas, for maps. */
#ifndef DATA_BOUNDARIES_H
#define DATA_BOUNDARIES_H

#include "data/area.h"

struct boundary_ring { /* without a repeated last point; holes are rings too */
    double *xy;        /* longitude, latitude pairs [degrees] */
    size_t n;          /* points, at least 3 */
};

struct boundary {
    uint32_t area;
    struct boundary_ring *rings;
    size_t n_rings, capacity;
};

struct boundaries {
    struct boundary *items; /* one an area, in the file's order */
    size_t n, capacity;
};

/* The area's outline, or NULL. `boundaries` may be NULL. */
const struct boundary *boundaries_find(const struct boundaries *boundaries, uint32_t area);

#endif
