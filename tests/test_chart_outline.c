/* Outlines made coarser: what two areas share stays shared, whoever comes first and whichever way round. */
#include "chart/outline.h"

#include <criterion/criterion.h>
#include <math.h>

static struct arena *arena;

static void open_arena(void)
{
    arena = arena_open();
}

static void close_arena(void)
{
    arena_close(arena);
}

TestSuite(outline, .init = open_arena, .fini = close_arena);

static struct outline_ring ring_of(const double *xy, size_t n)
{
    struct outline_ring ring = {ARENA_ARRAY(arena, struct point, n), n};
    for (size_t i = 0; i < n; i++)
        ring.points[i] = (struct point){xy[2 * i], xy[2 * i + 1]};
    return ring;
}

static bool has(const struct outline_ring *ring, double x, double y)
{
    for (size_t i = 0; i < ring->n; i++)
        if (fabs(ring->points[i].x - x) < 1e-9 && fabs(ring->points[i].y - y) < 1e-9)
            return true;
    return false;
}

Test(outline, what_lies_on_a_line_goes)
{
    static const double square[] = {0, 0, 5, 0.1, 10, 0, 10, 5, 10, 10, 5, 9.5, 0, 10, 0.2, 5};
    struct outline_ring ring = ring_of(square, 8);
    outline_simplify(arena, &ring, 1, 0.3);
    cr_assert_eq(ring.n, 5);
    cr_expect(has(&ring, 5, 9.5), "half a point off the line stays");
    cr_expect_not(has(&ring, 5, 0.1));
    cr_expect(has(&ring, 0, 0) && has(&ring, 10, 0) && has(&ring, 10, 10) && has(&ring, 0, 10));
}

Test(outline, repeated_points_and_rings_of_nothing)
{
    static const double twice[] = {0, 0, 0, 0, 9, 0, 9, 9, 9, 9, 0, 0};
    static const double small[] = {50, 50, 50.1, 50, 50.1, 50.1};
    struct outline_ring rings[] = {ring_of(twice, 6), ring_of(small, 3), {NULL, 0}};
    outline_simplify(arena, rings, 3, 0.3);
    cr_expect_eq(rings[0].n, 3);
    cr_expect_eq(rings[1].n, 0);
    cr_expect_eq(rings[2].n, 0);
}

/* Two areas beside each other whose common edge wriggles; the second goes round the same way, so that it runs
 * the edge against the first. */
enum { EDGE = 200 };

static double wriggle(size_t i)
{
    return 100 + 3 * sin((double)i * 0.7) + 1.3 * sin((double)i * 0.23 + 1);
}

static struct outline_ring left_area(size_t turn)
{
    struct outline_ring ring = {ARENA_ARRAY(arena, struct point, EDGE + 2), EDGE + 2};
    for (size_t i = 0; i < EDGE + 2; i++) {
        struct point point = i < EDGE    ? (struct point){wriggle(i), (double)i}
                             : i == EDGE ? (struct point){0, EDGE - 1}
                                         : (struct point){0, 0};
        ring.points[(i + turn) % ring.n] = point;
    }
    return ring;
}

static struct outline_ring right_area(size_t turn)
{
    struct outline_ring ring = {ARENA_ARRAY(arena, struct point, EDGE + 2), EDGE + 2};
    for (size_t i = 0; i < EDGE + 2; i++) {
        struct point point = i < EDGE    ? (struct point){wriggle(EDGE - 1 - i), (double)(EDGE - 1 - i)}
                             : i == EDGE ? (struct point){300, 0}
                                         : (struct point){300, EDGE - 1};
        ring.points[(i + turn) % ring.n] = point;
    }
    return ring;
}

static size_t count_shared(const struct outline_ring *a, const struct outline_ring *b)
{
    size_t n = 0;
    for (size_t i = 0; i < a->n; i++)
        n += has(b, a->points[i].x, a->points[i].y) ? 1 : 0;
    return n;
}

Test(outline, a_shared_edge_stays_shared)
{
    static const size_t turns[][2] = {{0, 0}, {17, 0}, {0, 90}, {150, 77}};
    for (size_t i = 0; i < 4; i++)
        for (int swapped = 0; swapped < 2; swapped++) {
            struct outline_ring a = left_area(turns[i][0]), b = right_area(turns[i][1]);
            struct outline_ring rings[] = {swapped ? b : a, swapped ? a : b};
            outline_simplify(arena, rings, 2, 0.8);
            cr_expect_lt(rings[0].n, EDGE / 2, "%zu points are left", rings[0].n);
            cr_expect_gt(rings[0].n, 20);
            cr_expect_eq(count_shared(&rings[0], &rings[1]) + 2, rings[0].n);
            cr_expect_eq(count_shared(&rings[1], &rings[0]) + 2, rings[1].n);
        }
}

/* An area within another, as hole and as island, begun at other points and run in other directions. */
Test(outline, a_hole_and_its_island_are_the_same)
{
    enum { N = 90 };
    struct outline_ring hole = {ARENA_ARRAY(arena, struct point, N), N},
                        island = {ARENA_ARRAY(arena, struct point, N), N};
    for (size_t i = 0; i < N; i++) {
        double angle = (double)i * 2 * acos(-1) / N, far = 20 + sin(5 * angle);
        struct point point = {50 + far * cos(angle), 50 + far * sin(angle)};
        hole.points[i] = point;
        island.points[(N + 31 - i) % N] = point;
    }
    struct outline_ring rings[] = {hole, island};
    outline_simplify(arena, rings, 2, 0.4);
    cr_expect_lt(rings[0].n, N / 2);
    cr_expect_eq(rings[0].n, rings[1].n);
    cr_expect_eq(count_shared(&rings[0], &rings[1]), rings[0].n);
}

/* Nothing moves farther than the tolerance. */
Test(outline, every_point_stays_near_the_line)
{
    struct outline_ring before = left_area(0), after = left_area(0);
    outline_simplify(arena, &after, 1, 0.8);
    for (size_t i = 0; i < before.n; i++) {
        double nearest = INFINITY;
        for (size_t k = 0; k < after.n; k++) {
            struct point a = after.points[k], b = after.points[(k + 1) % after.n], p = before.points[i];
            double dx = b.x - a.x, dy = b.y - a.y;
            double along = fmin(fmax(((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy), 0), 1);
            nearest = fmin(nearest, hypot(p.x - a.x - along * dx, p.y - a.y - along * dy));
        }
        cr_expect_leq(nearest, 0.8 + 1e-9, "point %zu", i);
    }
}
