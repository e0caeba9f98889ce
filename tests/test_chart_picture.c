/* Pictures: SVG, PNG and PDF of every kind, the same bytes each time, text that can be selected. With
 * BOARDPAPER_PICTURES=FOLDER the PNGs are kept there to be looked at. */
#include "chart/ranked.h"
#include "test_chart.h"
#include <cairo-pdf.h>
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void keep(const struct chart *chart, const char *what, const struct buf *png)
{
    const char *folder = getenv("BOARDPAPER_PICTURES");
    if (!folder)
        return;
    char path[512];
    snprintf(path, sizeof path, "%s/%s-%s.png", folder, chart_kind_name(chart->kind), what);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file, "%s can be written", path);
    fwrite(png->ptr, 1, png->len, file);
    fclose(file);
}

static double picture_width(const struct chart_bench *bench, const struct chart *chart)
{
    double own = chart_width(chart, &bench->style);
    return own > 0 ? own : 481;
}

Test(chart_picture, every_kind_gives_the_same_svg_and_png_twice)
{
    struct chart_bench bench = bench_open();
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        struct chart *chart = chart_sample(bench.arena, (enum chart_kind)kind, CALM, 1);
        const char *why;
        cr_assert(chart_can_draw(chart, &why), "%s: %s", chart_kind_name(chart->kind), why);
        double width = picture_width(&bench, chart);
        for (int picture = PICTURE_SVG; picture <= PICTURE_PNG; picture++) {
            struct buf once = {0}, twice = {0};
            cr_assert(chart_picture(chart, &bench.style, bench.metrics, width, (enum picture)picture, &once));
            cr_assert(
                chart_picture(chart, &bench.style, bench.metrics, width, (enum picture)picture, &twice));
            cr_assert(str_equal(buf_str(&once), buf_str(&twice)), "%s", chart_kind_name(chart->kind));
            struct str begin = picture == PICTURE_SVG ? STR("<?xml") : STR("\x89PNG");
            cr_assert(str_starts(buf_str(&once), begin));
            if (picture == PICTURE_PNG)
                keep(chart, "calm", &once);
            buf_close(&once);
            buf_close(&twice);
        }
    }
    bench_close(&bench);
}

Test(chart_picture, hostile_data_is_drawn_without_a_fault)
{
    struct chart_bench bench = bench_open();
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++)
        for (int hostility = LONG_NAMES; hostility < HOSTILITY_COUNT; hostility++) {
            struct chart *chart =
                chart_sample(bench.arena, (enum chart_kind)kind, (enum hostility)hostility, 2);
            const char *why;
            if (!chart_can_draw(chart, &why))
                continue;
            struct buf png = {0};
            char what[32];
            snprintf(what, sizeof what, "hostile-%d", hostility);
            cr_assert(chart_picture(chart, &bench.style, bench.metrics, picture_width(&bench, chart),
                                    PICTURE_PNG, &png));
            keep(chart, what, &png);
            buf_close(&png);
        }
    bench_close(&bench);
}

Test(chart_picture, fixed_metrics_draw_without_a_font)
{
    struct chart_bench bench = bench_open();
    struct metrics *fixed = metrics_open_fixed(bench.arena, &bench.style);
    struct chart *chart = chart_sample(bench.arena, CHART_RANKED, CALM, 1);
    struct buf png = {0};
    cr_assert(chart_picture(chart, &bench.style, fixed, 481, PICTURE_PNG, &png));
    buf_close(&png);
    metrics_close(fixed);
    bench_close(&bench);
}

/* -- PDF */

static cairo_status_t add_bytes(void *closure, const unsigned char *bytes, unsigned int size)
{
    buf_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static void draw_pdf(struct chart_bench *bench, const struct chart *chart, struct buf *out)
{
    double height = chart_height(chart, &bench->style, bench->metrics, 481);
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(add_bytes, out, 481, height);
    cairo_t *cairo = cairo_create(surface);
    chart_draw(chart, &bench->style, bench->metrics, cairo, 481, height);
    cairo_show_page(cairo);
    cr_assert_eq(cairo_status(cairo), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cr_assert_eq(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_surface_destroy(surface);
}

/* The text that pdftotext finds; NULL when the tool is not there. */
static const char *extracted(struct arena *arena, const struct buf *pdf)
{
    char path[] = "/tmp/boardpaper-chart-XXXXXX";
    int made = mkstemp(path);
    cr_assert_geq(made, 0);
    cr_assert_eq(write(made, pdf->ptr, pdf->len), (ssize_t)pdf->len);
    close(made);
    struct str command = str_format(arena, "pdftotext -enc UTF-8 -layout %s - 2>/dev/null", path);
    FILE *pipe = popen(str_terminated(arena, command), "r");
    char *text = arena_alloc(arena, 1 << 16);
    size_t n = pipe ? fread(text, 1, (1 << 16) - 1, pipe) : 0;
    int status = pipe ? pclose(pipe) : 1;
    unlink(path);
    return status == 0 && n ? text : NULL;
}

Test(chart_picture, text_in_the_pdf_can_be_selected)
{
    struct chart_bench bench = bench_open();
    struct ranked_bar bars[] = {
        {.name = STR("Wolverhampton"), .value = {.value = -2.5, .is_set = true, .text = STR("−2.5")}},
        {.name = STR("Te\xCC\x81lford – “Wrekin” 28\xC2\xA0£"),
         .value = {.value = 4, .is_set = true, .text = STR("4.0")}}};
    struct chart chart = {.kind = CHART_RANKED, .of.ranked = {.bars = bars, .n_bars = 2}};
    struct buf pdf = {0};
    draw_pdf(&bench, &chart, &pdf);
    cr_assert_eq(str_find(buf_str(&pdf), STR("/Subtype /Image")), SIZE_MAX, "nothing is rasterised");
    const char *text = extracted(bench.arena, &pdf);
    if (!text)
        cr_skip_test("pdftotext is not installed");
    struct str all = str_of(text);
    cr_assert_neq(str_find(all, STR("Wolverhampton")), SIZE_MAX, "%s", text);
    cr_assert_neq(str_find(all, STR("−2.5")), SIZE_MAX, "%s", text);
    cr_assert_neq(str_find(all, STR("Télford – “Wrekin” 28 £")), SIZE_MAX, "%s", text);
    buf_close(&pdf);
    bench_close(&bench);
}

Test(chart_picture, no_kind_is_rasterised_in_the_pdf)
{
    struct chart_bench bench = bench_open();
    for (int kind = 0; kind < CHART_KIND_COUNT; kind++) {
        struct chart *chart = chart_sample(bench.arena, (enum chart_kind)kind, CALM, 5);
        const char *why;
        if (!chart_can_draw(chart, &why))
            continue;
        struct buf pdf = {0};
        draw_pdf(&bench, chart, &pdf);
        cr_assert_eq(str_find(buf_str(&pdf), STR("/Image")), SIZE_MAX, "%s", chart_kind_name(chart->kind));
        cr_assert_eq(str_find(buf_str(&pdf), STR("/SMask")), SIZE_MAX, "%s", chart_kind_name(chart->kind));
        buf_close(&pdf);
    }
    bench_close(&bench);
}

/* -- what cannot be drawn says why */

Test(chart_picture, an_empty_chart_of_any_kind_says_why_it_is_not_drawn)
{
    for (int kind = 0; kind < CHART_ICON; kind++) {
        struct chart chart = {.kind = (enum chart_kind)kind};
        const char *why = NULL;
        cr_assert_not(chart_can_draw(&chart, &why), "%s", chart_kind_name(chart.kind));
        cr_assert_not_null(why);
        struct str sentence = str_of(why);
        cr_assert(str_ends(sentence, STR(".")) && sentence.len > 20, "%s", why);
    }
}

Test(chart_picture, a_trend_needs_two_points_and_a_funnel_its_limits)
{
    struct datum points[3] = {{.value = 1, .is_set = true}, {.is_set = false}, {.is_set = false}};
    struct trend_series series = {.points = points};
    struct chart trend = {.kind = CHART_TREND,
                          .of.trend = {.n_periods = 3, .series = &series, .n_series = 1}};
    const char *why;
    cr_assert_not(chart_can_draw(&trend, &why));
    points[2] = (struct datum){.value = 2, .is_set = true};
    cr_assert(chart_can_draw(&trend, &why));

    struct funnel_point dots[] = {{.denominator = 10, .value = points[0]},
                                  {.denominator = 20, .value = points[2]}};
    struct chart funnel = {.kind = CHART_FUNNEL, .of.funnel = {.points = dots, .n_points = 2}};
    cr_assert_not(chart_can_draw(&funnel, &why));
    cr_assert_neq(str_find(str_of(why), STR("counts")), SIZE_MAX);
}
