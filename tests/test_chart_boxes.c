/* No text of any chart overlaps another or leaves the picture, whatever the data. */
#include "test_chart.h"
#include <criterion/criterion.h>

#define NEAR 0.01 /* [pt] rounding */

static bool overlap(const struct chart_box *a, const struct chart_box *b)
{
    return a->x + NEAR < b->x + b->width && b->x + NEAR < a->x + a->width && a->y + NEAR < b->y + b->height &&
           b->y + NEAR < a->y + a->height;
}

static void check_boxes(struct chart_bench *bench, struct arena *arena, const struct chart *chart,
                        double width, double height, const char *what)
{
    struct chart_box *boxes = NULL;
    size_t n = chart_boxes(chart, &bench->style, bench->metrics, arena, width, height, &boxes);
    for (size_t i = 0; i < n; i++) {
        const struct chart_box *box = &boxes[i];
        cr_assert(box->x >= -NEAR && box->y >= -NEAR && box->x + box->width <= width + NEAR &&
                      box->y + box->height <= height + NEAR,
                  "%s: \"%.*s\" at %.1f, %.1f, %.1f × %.1f leaves %.1f × %.1f", what, STR_ARG(box->text),
                  box->x, box->y, box->width, box->height, width, height);
        for (size_t j = 0; j < i; j++)
            cr_assert_not(overlap(box, &boxes[j]), "%s: \"%.*s\" (%.1f, %.1f) lies on \"%.*s\" (%.1f, %.1f)",
                          what, STR_ARG(box->text), box->x, box->y, STR_ARG(boxes[j].text), boxes[j].x,
                          boxes[j].y);
    }
}

Test(chart_boxes, no_text_overlaps_or_is_cut)
{
    struct chart_bench bench = bench_open();
    static const double widths[] = {481, 230, 700, 120};
    size_t drawn = 0;
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++)
        for (int hostility = 0; hostility < HOSTILITY_COUNT; hostility++)
            for (uint64_t seed = 0; seed < 40; seed++) {
                struct arena *arena = arena_open();
                struct chart *chart =
                    chart_sample(arena, (enum chart_kind)kind, (enum hostility)hostility, seed);
                const char *why = NULL;
                if (chart_can_draw(chart, &why)) {
                    double width = widths[seed % 4],
                           height = chart_height(chart, &bench.style, bench.metrics, width);
                    struct str what = str_format(arena, "%s, hostility %d, seed %d, width %.0f",
                                                 chart_kind_name(chart->kind), hostility, (int)seed, width);
                    cr_assert(height > 0 && height < 1e5, "%s: height %f", what.ptr, height);
                    check_boxes(&bench, arena, chart, width, height, what.ptr);
                    check_boxes(&bench, arena, chart, width, height * 1.4, what.ptr);
                    check_boxes(&bench, arena, chart, width, height * 0.7, what.ptr);
                    drawn++;
                } else {
                    cr_assert(why && *why, "a chart that cannot be drawn says why");
                }
                arena_close(arena);
            }
    cr_assert_gt(drawn, 600);
    bench_close(&bench);
}

Test(chart_boxes, the_same_chart_gives_the_same_boxes)
{
    struct chart_bench bench = bench_open();
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        struct chart *chart = chart_sample(bench.arena, (enum chart_kind)kind, WILD, 3);
        const char *why;
        if (!chart_can_draw(chart, &why))
            continue;
        struct chart_box *a, *b;
        size_t n = chart_boxes(chart, &bench.style, bench.metrics, bench.arena, 481, 0, &a);
        cr_assert_eq(n, chart_boxes(chart, &bench.style, bench.metrics, bench.arena, 481, 0, &b));
        for (size_t i = 0; i < n; i++)
            cr_assert(a[i].x == b[i].x && a[i].y == b[i].y && str_equal(a[i].text, b[i].text));
    }
    bench_close(&bench);
}
