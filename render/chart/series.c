#include "chart/series.h"

bool series_joins(const struct datum *point, const struct datum *next)
{
    return datum_is(point) && datum_is(next) && !point->is_partial && !next->is_partial;
}

struct series_point *series_layout(struct arena *arena, const struct datum *points, const double *x, size_t n,
                                   double (*place)(const void *, double), const void *with,
                                   bool (*breaks_after)(const void *, size_t))
{
    struct series_point *out = ARENA_ARRAY(arena, struct series_point, n);
    for (size_t i = 0; i < n; i++) {
        out[i].is_set = datum_is(&points[i]);
        out[i].x = x[i];
        if (!out[i].is_set)
            continue;
        out[i].y = place(with, points[i].value);
        out[i].provisional = points[i].provisional;
        out[i].queried = points[i].queried;
        out[i].partial = points[i].is_partial;
    }
    for (size_t i = 0; i + 1 < n; i++)
        out[i].joined = series_joins(&points[i], &points[i + 1]) && !(breaks_after && breaks_after(with, i));
    for (size_t i = 0; i < n; i++)
        out[i].alone = out[i].is_set && !out[i].joined && !(i > 0 && out[i - 1].joined);
    return out;
}

void series_note_signs(struct series_signs *signs, const struct datum *point)
{
    if (!datum_is(point))
        return;
    signs->queried |= point->queried;
    signs->partial |= point->is_partial && !point->queried;
    signs->provisional |= point->provisional && !point->queried && !point->is_partial;
}

void series_add_signs(struct plan *plan, struct key *key, const struct series_signs *signs,
                      struct str partial_label)
{
    const struct {
        bool is_shown;
        enum shape shape;
        struct str text;
    } items[] = {{signs->provisional, SHAPE_CIRCLE, STR("provisional")},
                 {signs->queried, SHAPE_SQUARE, STR("queried")},
                 {signs->partial, SHAPE_DIAMOND, partial_label}};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (items[i].is_shown)
            key_add(plan, key,
                    (struct key_item){.sign = SIGN_OPEN,
                                      .shape = items[i].shape,
                                      .colour = plan->style->paint[PAINT_INK],
                                      .text = items[i].text});
}

size_t series_last(const struct series_point *points, size_t n)
{
    for (size_t i = n; i-- > 0;)
        if (points[i].is_set)
            return i;
    return n;
}

void series_draw(struct canvas *canvas, const struct series_point *points, size_t n,
                 const struct series_look *look)
{
    struct point *run = ARENA_ARRAY(canvas->arena, struct point, n);
    size_t length = 0;
    for (size_t i = 0; i < n; i++) {
        if (!points[i].is_set)
            continue;
        run[length++] = (struct point){points[i].x, points[i].y};
        if (points[i].joined)
            continue;
        canvas_path(canvas, look->colour, look->line, look->dash, run, length);
        length = 0;
    }
    size_t last = series_last(points, n);
    for (size_t i = 0; i < n; i++) {
        const struct series_point *point = &points[i];
        if (!point->is_set)
            continue;
        double size = look->marker, stroke = canvas->style->chart.line, open = size + look->line - stroke;
        if (point->queried)
            mark_open(canvas, SHAPE_SQUARE, look->colour, stroke, point->x, point->y, open * 1.1);
        else if (point->partial)
            mark_open(canvas, SHAPE_DIAMOND, look->colour, stroke, point->x, point->y, open);
        else if (point->provisional)
            mark_open(canvas, SHAPE_CIRCLE, look->colour, stroke, point->x, point->y, open);
        else if (point->alone || (i == last && look->end_mark))
            mark_fill(canvas, SHAPE_CIRCLE, look->colour, point->x, point->y, size * 0.85);
    }
}
