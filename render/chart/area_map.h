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
    bool beside;                 /* its words stand beside the map, */
    bool at_right;               /* at which side */
    struct point tie;            /* where the tie meets the words [pt] */
    struct colour fill, ink;     /* ink: of words on it */
};
struct area_map_layout {
    bool tiles;
    struct area_map_place *areas;
    struct key key;
};

struct area_map_layout *area_map_layout(struct plan *plan, const struct map_chart *chart, int decimals);
void area_map_draw(struct canvas *canvas, const struct area_map_layout *layout,
                   const struct map_chart *chart);

/* -- words of an area: name, and band with value */
struct area_map_words {
    struct lines name; /* in label type */
    struct str figure; /* "B 24.5", in bold */
    bool in_line;      /* the name stands after the figure (at the right) or before it, not above it */
    double name_at;    /* in line: distance of the name from the figure's end of the line [pt] */
    double width, height;
};

/* The shorter of its names. */
struct str area_map_short_name(const struct map_area *area);
/* Name above figure, no wider than `most`. */
struct area_map_words area_map_measure_words(struct plan *plan, const struct map_area *area, struct str name,
                                             double most);
/* Adds them with the block's middle at y. */
void area_map_add_words(struct plan *plan, const struct area_map_words *words, double x, double y,
                        enum side side, struct colour colour);

/* -- words beside the map */
struct area_map_sides {
    double left, right; /* where the words on the left end, and those on the right begin [pt] */
};

/* In one line where that is no wider than `most`, the names of all in one column. */
void area_map_measure_beside(struct plan *plan, const struct map_chart *chart, struct area_map_words *words,
                             double most);
/* Left or right of `middle` for those beside the map: the nearer side, unless only the other way is free of
 * words on the map. `on_map`: the words of those on it. */
void area_map_choose_sides(double middle, struct area_map_layout *layout, const struct area_map_words *on_map,
                           size_t n);
/* Height that the words beside the map need on the fuller side. */
double area_map_beside_height(const struct plan *plan, const struct area_map_layout *layout,
                              const struct area_map_words *words, size_t n);
/* Each side pushed apart at the height of its areas, without crossing ties where that can be. */
void area_map_place_beside(struct plan *plan, struct area_map_layout *layout,
                           const struct area_map_words *words, size_t n_areas, struct area_map_sides sides,
                           double height);

/* -- outlines */
bool area_map_has_outline(const struct map_area *area);
/* Places the areas by their outlines, as high as `height` where the width allows; the height taken. */
double area_map_place_outlines(struct plan *plan, const struct map_chart *chart,
                               struct area_map_layout *layout, double height);

/* -- geometry, on points of the page */
bool area_map_contains(const struct area_map_shape *shape, struct point point);
/* A point far from every edge (coarse grid, then finer); the first ring's first point when the shape has no
 * inside. */
struct point area_map_anchor(const struct area_map_shape *shape);
/* Whether a box lies wholly within the shape. */
bool area_map_holds(const struct area_map_shape *shape, double x, double y, double width, double height);

#endif
