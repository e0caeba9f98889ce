/* area_map: areas from their boundaries, or as tiles of a grid; band letter, name and value stand on the area
 * where they fit, else beside the map with a tie. */
#ifndef CHART_AREA_MAP_H
#define CHART_AREA_MAP_H

#include "chart/key.h"

struct area_map_shape {
    struct point *points; /* all rings one after the other [pt] */
    size_t *ends;         /* per ring: index after its last point */
    size_t n_rings;
};
struct area_map_place {
    struct area_map_shape shape; /* boundaries */
    double x, y, width, height;  /* tile [pt] */
    struct point anchor;         /* well inside the area [pt] */
    bool beside;                 /* its words stand beside the map */
    struct point tie;            /* where the tie meets the words [pt] */
    struct colour fill;
};
struct area_map_layout {
    bool tiles;
    struct area_map_place *areas;
    struct key key;
};

struct area_map_layout *area_map_layout(struct plan *plan, const struct map_chart *chart, int decimals);
void area_map_draw(struct canvas *canvas, const struct area_map_layout *layout,
                   const struct map_chart *chart);

/* -- geometry, on points of the page */
bool area_map_contains(const struct area_map_shape *shape, struct point point);
/* A point far from every edge (coarse grid, then finer); the first ring's first point when the shape has no
 * inside. */
struct point area_map_anchor(const struct area_map_shape *shape);
/* Whether a box lies wholly within the shape. */
bool area_map_holds(const struct area_map_shape *shape, double x, double y, double width, double height);

#endif
