#include "chart/area_map.h"
#include "chart/outline.h"
#include <math.h>

bool area_map_contains(const struct area_map_shape *shape, struct point point)
{
    bool inside = false;
    size_t begin = 0;
    for (size_t r = 0; r < shape->n_rings; begin = shape->ends[r++])
        for (size_t i = begin, j = shape->ends[r] - 1; i < shape->ends[r]; j = i++) {
            struct point a = shape->points[i], b = shape->points[j];
            if ((a.y > point.y) != (b.y > point.y) &&
                point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x)
                inside = !inside;
        }
    return inside;
}

/* Squared distance to the nearest edge. */
static double edge_distance(const struct area_map_shape *shape, struct point point)
{
    double nearest = INFINITY;
    size_t begin = 0;
    for (size_t r = 0; r < shape->n_rings; begin = shape->ends[r++])
        for (size_t i = begin, j = shape->ends[r] - 1; i < shape->ends[r]; j = i++)
            nearest = fmin(nearest, point_to_segment(point, shape->points[i], shape->points[j]));
    return nearest;
}

struct point area_map_anchor(const struct area_map_shape *shape)
{
    enum { STEPS = 12 };
    struct point best = shape->points[0];
    double farthest = -1;
    struct point low = best, high = best;
    for (size_t i = 0; i < shape->ends[shape->n_rings - 1]; i++) {
        low.x = fmin(low.x, shape->points[i].x), low.y = fmin(low.y, shape->points[i].y);
        high.x = fmax(high.x, shape->points[i].x), high.y = fmax(high.y, shape->points[i].y);
    }
    for (int round = 0; round < 2; round++) {
        double wide = (high.x - low.x) / STEPS, tall = (high.y - low.y) / STEPS;
        for (int i = 0; i < STEPS * STEPS; i++) {
            struct point at = {low.x + (i % STEPS + 0.5) * wide,
                               low.y + (double)(i / STEPS) * tall + tall / 2};
            if (!area_map_contains(shape, at))
                continue;
            double distance = edge_distance(shape, at);
            if (distance > farthest) {
                farthest = distance;
                best = at;
            }
        }
        low = (struct point){best.x - wide, best.y - tall};
        high = (struct point){best.x + wide, best.y + tall};
    }
    return best;
}

bool area_map_holds(const struct area_map_shape *shape, double x, double y, double width, double height)
{
    struct point corners[] = {{x, y}, {x + width, y}, {x, y + height}, {x + width, y + height}};
    for (size_t i = 0; i < 4; i++)
        if (!area_map_contains(shape, corners[i]))
            return false;
    /* an edge through the box would have a point in it, or cross one of its sides: sample the sides and the
     * points */
    for (size_t i = 0; i < shape->ends[shape->n_rings - 1]; i++) {
        struct point p = shape->points[i];
        if (p.x > x && p.x < x + width && p.y > y && p.y < y + height)
            return false;
    }
    for (int i = 1; i < 8; i++) {
        double across = x + width * i / 8, down = y + height * i / 8;
        struct point sides[] = {{across, y}, {across, y + height}, {x, down}, {x + width, down}};
        for (size_t s = 0; s < 4; s++)
            if (!area_map_contains(shape, sides[s]))
                return false;
    }
    return true;
}
