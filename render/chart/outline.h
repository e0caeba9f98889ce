/* outline: rings of areas that share edges, made as coarse as a page can show. What two areas share stays
 * shared: each run of points between two junctions is simplified once, in one direction (Douglas and Peucker
 * 1973), so that no gaps or overlaps appear, and the same outlines give the same points each time. */
#ifndef CHART_OUTLINE_H
#define CHART_OUTLINE_H

#include "chart/canvas.h"

struct outline_ring { /* closed: the first point is not repeated at the end */
    struct point *points;
    size_t n;
};

/* Takes points out of the rings, in place, where the line stays within `tolerance` [pt] of them. Points are
 * the same where they agree to about a thousandth of a point. A ring that encloses nothing any more is left
 * with no points. */
void outline_simplify(struct arena *scratch, struct outline_ring *rings, size_t n, double tolerance);

/* Squared distance of a point from the segment a, b [pt²]. */
double point_to_segment(struct point p, struct point a, struct point b);

#endif
