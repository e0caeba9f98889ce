/* Areas by their outlines: projected, made as coarse as the page shows, words on them or beside the map. */
#include "chart/area_map.h"
#include "chart/axis.h"
#include "chart/outline.h"
#include <math.h>

#define TOLERANCE 0.4 /* [pt]: finer detail is lost in the border's own width */
#define STEPS                                                                                                \
    8.0          /* of a point [pt]: points lie on so fine a grid, which a reader cannot see and a file can */
#define ROUNDS 4 /* of making room beside the map */

struct projection {
    double west, north; /* [degrees] */
    double squeeze;     /* cos of the middle latitude */
    double scale;       /* [pt per degree] */
    double width, height, left;
};

static struct projection project(const struct map_chart *chart, double width, double height)
{
    struct range longitude = {0}, latitude = {0};
    for (size_t a = 0; a < chart->n_areas; a++)
        for (size_t r = 0; r < chart->areas[a].n_rings; r++)
            for (size_t i = 0; i < chart->areas[a].rings[r].n; i++) {
                range_add(&longitude, chart->areas[a].rings[r].xy[2 * i]);
                range_add(&latitude, chart->areas[a].rings[r].xy[2 * i + 1]);
            }
    struct projection out = {.west = longitude.low, .north = latitude.high};
    out.squeeze = cos((latitude.low + latitude.high) / 2 * atan(1) / 45);
    double wide = fmax((longitude.high - longitude.low) * out.squeeze, 1e-9);
    double tall = fmax(latitude.high - latitude.low, 1e-9);
    out.scale = fmin(width / wide, height / tall);
    out.width = wide * out.scale;
    out.height = tall * out.scale;
    return out;
}

bool area_map_has_outline(const struct map_area *area)
{
    for (size_t r = 0; r < area->n_rings; r++)
        if (area->rings[r].n >= 3)
            return true;
    return false;
}

/* -- shapes on the page */

static double snap(double at)
{
    return round(at * STEPS) / STEPS;
}

static struct outline_ring project_ring(struct arena *arena, const struct map_ring *ring,
                                        const struct projection *at)
{
    struct outline_ring out = {ARENA_ARRAY(arena, struct point, ring->n), ring->n};
    for (size_t i = 0; i < ring->n; i++)
        out.points[i] =
            (struct point){snap(at->left + (ring->xy[2 * i] - at->west) * at->squeeze * at->scale),
                           snap((at->north - ring->xy[2 * i + 1]) * at->scale)};
    return out;
}

/* The rings that are left; of an area too small for any, its first as it was given. */
static struct area_map_shape collect(struct arena *arena, const struct map_area *area,
                                     const struct outline_ring *rings, const struct projection *at)
{
    size_t points = 0;
    for (size_t r = 0; r < area->n_rings; r++)
        points += rings[r].n;
    struct outline_ring whole = {NULL, 0};
    if (points == 0 && area_map_has_outline(area))
        whole = project_ring(arena, &area->rings[0], at);
    struct area_map_shape shape = {ARENA_ARRAY(arena, struct point, points + whole.n),
                                   ARENA_ARRAY(arena, size_t, area->n_rings + 1), 0};
    size_t n = 0;
    for (size_t r = 0; r < area->n_rings; r++) {
        const struct outline_ring *ring = whole.n ? &whole : &rings[r];
        if (ring->n == 0 || (whole.n && r > 0))
            continue;
        for (size_t i = 0; i < ring->n; i++)
            shape.points[n++] = ring->points[i];
        shape.ends[shape.n_rings++] = n;
    }
    return shape;
}

static void place_shapes(struct arena *arena, const struct map_chart *chart, struct area_map_layout *layout,
                         const struct projection *at)
{
    struct arena *scratch = arena_open();
    size_t n = 0, next = 0;
    for (size_t i = 0; i < chart->n_areas; i++)
        n += chart->areas[i].n_rings;
    struct outline_ring *rings = ARENA_ARRAY(scratch, struct outline_ring, n + 1);
    for (size_t i = 0; i < chart->n_areas; i++)
        for (size_t r = 0; r < chart->areas[i].n_rings; r++)
            rings[next++] = project_ring(scratch, &chart->areas[i].rings[r], at);
    outline_simplify(scratch, rings, n, TOLERANCE);
    next = 0;
    for (size_t i = 0; i < chart->n_areas; i++) {
        layout->areas[i].shape = collect(arena, &chart->areas[i], rings + next, at);
        next += chart->areas[i].n_rings;
    }
    arena_close(scratch);
}

/* -- words on the areas */

static bool holds_words(const struct area_map_place *area, const struct area_map_words *words, double pad)
{
    double wide = words->width + 2 * pad, tall = words->height + 2 * pad;
    return area_map_holds(&area->shape, area->anchor.x - wide / 2, area->anchor.y - tall / 2, wide, tall);
}

/* The name, or the shorter one, where the area has room for it. */
static void try_words(struct plan *plan, const struct map_area *of, struct area_map_place *area,
                      struct area_map_words *words)
{
    const struct str names[] = {of->name, area_map_short_name(of)};
    double pad = 0.2 * look_label(plan).size;
    area->beside = true;
    for (size_t i = 0; i < 2 && area->beside; i++) {
        *words = area_map_measure_words(plan, of, names[i], plan->width * 0.3);
        area->beside = !holds_words(area, words, pad);
    }
}

static void place_words(struct plan *plan, const struct map_chart *chart, struct area_map_layout *layout,
                        struct area_map_words *on_map, const struct projection *at)
{
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        area->beside = true;
        area->anchor = (struct point){at->left + at->width, at->height}; /* of one without an outline */
        if (area->shape.n_rings == 0)
            continue;
        area->anchor = area_map_anchor(&area->shape);
        try_words(plan, &chart->areas[i], area, &on_map[i]);
    }
    area_map_choose_sides(at->left + at->width / 2, layout, on_map, chart->n_areas);
}

/* -- room beside the map */

struct margins { /* what words and ties take at the sides of the map [pt] */
    double left, right;
};

static struct margins margins_of(const struct plan *plan, const struct area_map_layout *layout,
                                 const struct area_map_words *beside, size_t n)
{
    struct margins out = {0, 0};
    double tie = 1.5 * look_label(plan).size;
    for (size_t i = 0; i < n; i++) {
        double *side = layout->areas[i].at_right ? &out.right : &out.left;
        if (layout->areas[i].beside)
            *side = fmax(*side, beside[i].width + tie);
    }
    return out;
}

/* As large as the words leave room for: a smaller map holds fewer words, so that their room is found in some
 * rounds; the last one takes room for any. */
static struct projection fit(struct plan *plan, const struct map_chart *chart, struct area_map_layout *layout,
                             struct area_map_words *on_map, const struct area_map_words *beside,
                             double height, struct margins *margins)
{
    double widest = 0, least = look_label(plan).size;
    for (size_t i = 0; i < chart->n_areas; i++)
        widest = fmax(widest, beside[i].width + 1.5 * least);
    *margins = (struct margins){0, 0};
    for (int round = 1;; round++) {
        struct projection at =
            project(chart, fmax(plan->width - margins->left - margins->right, least), height);
        at.left = margins->left + (plan->width - margins->left - at.width - margins->right) / 2;
        place_shapes(plan->arena, chart, layout, &at);
        place_words(plan, chart, layout, on_map, &at);
        struct margins need = margins_of(plan, layout, beside, chart->n_areas);
        if (need.left <= margins->left && need.right <= margins->right)
            return at;
        margins->left = round < ROUNDS ? fmax(margins->left, need.left) : widest;
        margins->right = round < ROUNDS ? fmax(margins->right, need.right) : widest;
    }
}

static void move_down(struct area_map_place *area, double by)
{
    size_t n = area->shape.n_rings ? area->shape.ends[area->shape.n_rings - 1] : 0;
    for (size_t i = 0; i < n; i++)
        area->shape.points[i].y += by;
    area->anchor.y += by;
}

double area_map_place_outlines(struct plan *plan, const struct map_chart *chart,
                               struct area_map_layout *layout, double height)
{
    struct area_map_words *on_map = ARENA_ARRAY(plan->arena, struct area_map_words, chart->n_areas);
    struct area_map_words *beside = ARENA_ARRAY(plan->arena, struct area_map_words, chart->n_areas);
    double widest = 0, em = look_label(plan).size;
    struct margins margins;
    area_map_measure_beside(plan, chart, beside, plan->width * 0.3);
    for (size_t i = 0; i < chart->n_areas; i++)
        widest = fmax(widest, beside[i].width);
    plan_lacks(plan, plan->width - 2 * (widest + 1.5 * em), 8 * em);
    struct projection at = fit(plan, chart, layout, on_map, beside, height, &margins);
    double taken = fmax(at.height, area_map_beside_height(plan, layout, beside, chart->n_areas));
    for (size_t i = 0; i < chart->n_areas; i++) {
        struct area_map_place *area = &layout->areas[i];
        move_down(area, (taken - at.height) / 2);
        if (!area->beside)
            area_map_add_words(plan, &on_map[i], area->anchor.x, area->anchor.y, SIDE_MIDDLE, area->ink);
    }
    double tie = 1.5 * em;
    struct area_map_sides sides = {at.left - tie, at.left + at.width + tie};
    area_map_place_beside(plan, layout, beside, chart->n_areas, sides, taken);
    return taken;
}
