#include "chart/outline.h"

#include "base/map.h"
#include <math.h>

#define GRID 1024.0 /* steps of a point [pt] at which two points are one */

/* -- points that several rings share */

struct vertex {
    uint32_t before, after; /* its neighbours where it was first met */
    bool is_junction;       /* somewhere it has others */
};

struct work {
    struct arena *arena;
    double tolerance;
    struct map64 *places; /* point to vertex */
    struct vertex *vertices;
    size_t n, capacity;
};

static uint64_t point_key(struct point point)
{
    int32_t x = (int32_t)lround(point.x * GRID), y = (int32_t)lround(point.y * GRID);
    return (uint64_t)(uint32_t)x << 32 | (uint32_t)y;
}

static uint32_t vertex_of(struct work *work, struct point point)
{
    uint64_t key = point_key(point);
    uint32_t found = map64_find(work->places, key);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(work->arena, work->vertices, work->n, work->capacity);
    work->vertices[work->n] = (struct vertex){MAP_NONE, MAP_NONE, false};
    map64_add(work->places, key, (uint32_t)work->n);
    return (uint32_t)work->n++;
}

/* Neighbouring points of a ring that are one point become one. */
static uint32_t *ring_vertices(struct work *work, struct outline_ring *ring)
{
    uint32_t *vertices = ARENA_ARRAY(work->arena, uint32_t, ring->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < ring->n; i++) {
        uint32_t vertex = vertex_of(work, ring->points[i]);
        if (n && vertices[n - 1] == vertex)
            continue;
        ring->points[n] = ring->points[i];
        vertices[n++] = vertex;
    }
    while (n > 1 && vertices[n - 1] == vertices[0])
        n--;
    ring->n = n;
    return vertices;
}

static void find_junctions(struct work *work, const struct outline_ring *ring, const uint32_t *vertices)
{
    for (size_t i = 0; i < ring->n; i++) {
        struct vertex *vertex = &work->vertices[vertices[i]];
        uint32_t before = vertices[i ? i - 1 : ring->n - 1], after = vertices[i + 1 < ring->n ? i + 1 : 0];
        if (vertex->before == MAP_NONE) {
            vertex->before = before;
            vertex->after = after;
        } else if (!(vertex->before == before && vertex->after == after) &&
                   !(vertex->before == after && vertex->after == before)) {
            vertex->is_junction = true;
        }
    }
}

/* -- a run of points, first and last kept */

struct run {
    const struct outline_ring *ring;
    size_t first, n; /* n points from `first` on, around the ring's end */
    bool backwards;  /* `first` is its last point in the ring's direction */
    bool *keep;      /* by the ring's points */
};

static size_t run_place(const struct run *run, size_t i)
{
    size_t step = i % run->ring->n;
    return run->backwards ? (run->first + run->ring->n - step) % run->ring->n
                          : (run->first + step) % run->ring->n;
}

static struct point run_point(const struct run *run, size_t i)
{
    return run->ring->points[run_place(run, i)];
}

double point_to_segment(struct point p, struct point a, struct point b)
{
    double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    double along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    along = fmin(fmax(along, 0), 1);
    double ex = p.x - a.x - along * dx, ey = p.y - a.y - along * dy;
    return ex * ex + ey * ey;
}

/* The point of (from, to) that lies farthest from the line between them; `from` when none is farther than
 * `least` (squared). */
static size_t farthest(const struct run *run, size_t from, size_t to, double least)
{
    size_t found = from;
    struct point a = run_point(run, from), b = run_point(run, to);
    for (size_t i = from + 1; i < to; i++) {
        double away = point_to_segment(run_point(run, i), a, b);
        if (away > least) {
            least = away;
            found = i;
        }
    }
    return found;
}

struct span {
    size_t from, to;
};

static void keep_span(struct work *work, const struct run *run, size_t from, size_t to)
{
    struct arena *scratch = arena_open();
    struct span *stack = ARENA_ARRAY(scratch, struct span, run->n + 1);
    size_t n = 0;
    run->keep[run_place(run, from)] = run->keep[run_place(run, to)] = true;
    stack[n++] = (struct span){from, to};
    while (n) {
        struct span span = stack[--n];
        size_t middle = farthest(run, span.from, span.to, work->tolerance * work->tolerance);
        if (middle == span.from)
            continue;
        run->keep[run_place(run, middle)] = true;
        stack[n++] = (struct span){span.from, middle};
        stack[n++] = (struct span){middle, span.to};
    }
    arena_close(scratch);
}

/* A run that ends where it begins is cut at the point farthest from there. */
static void keep_run(struct work *work, const struct run *run)
{
    bool closed = run_place(run, 0) == run_place(run, run->n - 1);
    size_t cut = closed ? farthest(run, 0, run->n - 1, 0) : 0;
    if (cut) {
        keep_span(work, run, 0, cut);
        keep_span(work, run, cut, run->n - 1);
    } else {
        keep_span(work, run, 0, run->n - 1);
    }
}

/* -- a ring */

/* The direction in which a run is simplified: from its end with the lower vertex, or towards the neighbour
 * with the lower one where both ends are the same. */
static bool goes_backwards(const uint32_t *vertices, size_t n_ring, size_t first, size_t n)
{
    size_t last = (first + n - 1) % n_ring;
    uint32_t a = vertices[first], b = vertices[last];
    if (a == b) {
        a = vertices[(first + 1) % n_ring];
        b = vertices[(last + n_ring - 1) % n_ring];
    }
    return b < a;
}

static void keep_between(struct work *work, const struct outline_ring *ring, const uint32_t *vertices,
                         size_t first, size_t n, bool *keep)
{
    bool backwards = goes_backwards(vertices, ring->n, first, n);
    struct run run = {ring, backwards ? (first + n - 1) % ring->n : first, n, backwards, keep};
    keep_run(work, &run);
}

/* Where a ring without junctions begins: the same point whoever's ring it is. */
static size_t lowest(const struct outline_ring *ring, const uint32_t *vertices)
{
    size_t found = 0;
    for (size_t i = 1; i < ring->n; i++)
        if (vertices[i] < vertices[found])
            found = i;
    return found;
}

static void simplify_ring(struct work *work, struct outline_ring *ring, const uint32_t *vertices)
{
    bool *keep = ARENA_ARRAY(work->arena, bool, ring->n + 1);
    size_t begin = 0;
    while (begin < ring->n && !work->vertices[vertices[begin]].is_junction)
        begin++;
    bool has_junction = begin < ring->n;
    if (!has_junction)
        begin = lowest(ring, vertices);
    for (size_t from = 0, i = 1; i <= ring->n; i++) {
        size_t at = (begin + i) % ring->n;
        if (i < ring->n && !(has_junction && work->vertices[vertices[at]].is_junction))
            continue;
        keep_between(work, ring, vertices, (begin + from) % ring->n, i - from + 1, keep);
        from = i;
    }
    size_t n = 0;
    for (size_t i = 0; i < ring->n; i++)
        if (keep[i])
            ring->points[n++] = ring->points[i];
    ring->n = n < 3 ? 0 : n;
}

void outline_simplify(struct arena *scratch, struct outline_ring *rings, size_t n, double tolerance)
{
    struct work work = {.arena = scratch, .tolerance = tolerance, .places = map64_open(scratch)};
    uint32_t **vertices = ARENA_ARRAY(scratch, uint32_t *, n + 1);
    for (size_t i = 0; i < n; i++)
        vertices[i] = ring_vertices(&work, &rings[i]);
    for (size_t i = 0; i < n; i++)
        find_junctions(&work, &rings[i], vertices[i]);
    for (size_t i = 0; i < n; i++)
        if (rings[i].n >= 3)
            simplify_ring(&work, &rings[i], vertices[i]);
        else
            rings[i].n = 0;
}
