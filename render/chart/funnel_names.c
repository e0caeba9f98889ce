/* Names of a funnel's points: beside the point where nothing is in the way, else further off with a tie. */
#include "chart/funnel.h"
#include <math.h>

#define MOST_LEFT_OVER 12 /* names under the plot; the chart's table has them all */

bool funnel_is_point(const struct funnel_point *point)
{
    return datum_is(&point->value) && point->denominator > 0 && isfinite(point->denominator);
}

bool funnel_wants_name(const struct funnel_point *point)
{
    bool stands_out = point->role != ROLE_PLAIN && point->role != ROLE_MUTED;
    return funnel_is_point(point) && (stands_out || point->is_named) && point->name.len > 0;
}

/* Named where there is room near it. */
static bool may_have_name(const struct funnel_point *point)
{
    return funnel_is_point(point) && point->is_beyond && point->name.len > 0 && !funnel_wants_name(point);
}

struct box {
    double x, y, width, height;
};
struct boxes {
    struct box *items;
    size_t n;
};

static bool boxes_touch(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool is_free(const struct funnel_layout *layout, const struct funnel_chart *chart, struct box box,
                    size_t self, const struct boxes *taken, double marker)
{
    const struct frame *frame = &layout->frame;
    if (box.x < frame->left || box.x + box.width > frame->right || box.y < frame->top ||
        box.y + box.height > frame->bottom)
        return false;
    for (size_t i = 0; i < taken->n; i++)
        if (boxes_touch(box, taken->items[i]))
            return false;
    for (size_t i = 0; i < chart->n_points; i++) {
        const struct funnel_place *at = &layout->points[i];
        struct box mark = {at->x - marker / 2, at->y - marker / 2, marker, marker};
        if (at->is_set && i != self && boxes_touch(box, mark))
            return false;
    }
    return true;
}

/* Whether a limit, or the line of the reference, passes through the box. */
static bool is_crossed(const struct funnel_layout *layout, struct box box)
{
    const struct frame *frame = &layout->frame;
    if (layout->reference > box.y && layout->reference < box.y + box.height)
        return true;
    double step = (frame->right - frame->left) / (FUNNEL_SAMPLES - 1);
    size_t from = (size_t)fmax(floor((box.x - frame->left) / step), 0);
    size_t to = (size_t)fmin(ceil((box.x + box.width - frame->left) / step), FUNNEL_SAMPLES - 1);
    for (size_t curve = 0; curve < FUNNEL_CURVES; curve++) {
        const double *y = &layout->curves[curve * FUNNEL_SAMPLES];
        double top = INFINITY, bottom = -INFINITY;
        for (size_t i = from; i <= to; i++) { /* fmin and fmax pass over NAN */
            top = fmin(top, y[i]);
            bottom = fmax(bottom, y[i]);
        }
        if (top < box.y + box.height && bottom > box.y)
            return true;
    }
    return false;
}

/* Tries the eight directions at growing distance; false when there is no room in reach. */
static bool find_place(const struct plan *plan, const struct funnel_layout *layout,
                       const struct funnel_chart *chart, size_t self, double width, const struct boxes *taken,
                       size_t n_rings, struct box *found, size_t *ring)
{
    static const double directions[][2] = {{1, 0},  {-1, 0},  {0, -1}, {0, 1},
                                           {1, -1}, {-1, -1}, {1, 1},  {-1, 1}};
    double marker = plan->style->chart.marker, height = look_height(plan, look_label(plan));
    const struct funnel_place *at = &layout->points[self];
    for (*ring = 0; *ring < n_rings; ++*ring) {
        double off = marker * 0.9 + (double)*ring * height * 0.9;
        for (size_t d = 0; d < 8; d++) {
            double x = at->x + directions[d][0] * off, y = at->y + directions[d][1] * (off + height / 2);
            double left = directions[d][0] > 0 ? x : directions[d][0] < 0 ? x - width : x - width / 2;
            struct box box = {left, y - height / 2, width, height};
            if (is_free(layout, chart, box, self, taken, marker * 1.3) && !is_crossed(layout, box)) {
                *found = box;
                return true;
            }
        }
    }
    return false;
}

#define FAR_RINGS 7 /* how far off a name may stand that is to be set, and one that may be */
#define NEAR_RINGS 2

static struct str name_text(struct plan *plan, const struct funnel_point *point)
{
    return str_format(plan->arena, "%.*s %.*s", STR_ARG(point->name), STR_ARG(point->value.text));
}

/* Sets a point's name in the plot; false where there was no room. */
static bool name_point(struct plan *plan, const struct funnel_chart *chart, struct funnel_layout *layout,
                       size_t i, size_t n_rings, struct boxes *taken)
{
    const struct funnel_point *point = &chart->points[i];
    struct funnel_place *at = &layout->points[i];
    struct text_look look =
        look_readable(plan, look_label(plan), plan->style->paint[role_paint(point->role)]);
    struct str text = name_text(plan, point);
    size_t ring;
    struct box box;
    at->named = find_place(plan, layout, chart, i, text_width(plan, look, text), taken, n_rings, &box, &ring);
    if (!at->named)
        return false;
    double apart = 0.4 * look.size; /* from the next name */
    taken->items[taken->n++] = (struct box){box.x - apart, box.y, box.width + 2 * apart, box.height};
    struct plan_text *placed =
        text_add(plan, look, text, box.x, text_baseline(plan, look, box.y + box.height / 2), SIDE_LEFT);
    if (placed)
        placed->cleared = true;
    at->tied = ring > 0;
    at->label_x = fmin(fmax(at->x, box.x), box.x + box.width);
    at->label_y = fmin(fmax(at->y, box.y), box.y + box.height);
    return true;
}

bool funnel_name_points(struct plan *plan, const struct funnel_chart *chart, struct funnel_layout *layout,
                        bool *left_over)
{
    struct boxes taken = {ARENA_ARRAY(plan->arena, struct box, chart->n_points), 0};
    bool any = false;
    for (size_t i = 0; i < chart->n_points; i++) {
        if (left_over[i] || !funnel_wants_name(&chart->points[i]))
            continue;
        left_over[i] = !name_point(plan, chart, layout, i, FAR_RINGS, &taken);
        any |= left_over[i];
    }
    for (size_t i = 0; i < chart->n_points; i++)
        if (may_have_name(&chart->points[i]))
            name_point(plan, chart, layout, i, NEAR_RINGS, &taken);
    return any;
}

struct str funnel_left_over(struct plan *plan, const struct funnel_chart *chart, const bool *left_over)
{
    struct str names = STR_NONE;
    size_t n = 0;
    for (size_t i = 0; i < chart->n_points; i++)
        if (left_over[i] && n++ < MOST_LEFT_OVER)
            names = str_format(plan->arena, "%.*s%s%.*s", STR_ARG(names), n > 1 ? ", " : "",
                               STR_ARG(name_text(plan, &chart->points[i])));
    if (n > MOST_LEFT_OVER)
        names = str_format(plan->arena, "%.*s and %zu more", STR_ARG(names), n - MOST_LEFT_OVER);
    return names;
}
