#include "metrics/metrics.h"

#include <criterion/criterion.h>
#include <hb-ot.h>
#include <hb.h>
#include <math.h>
#include <string.h>

#define REGULAR "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf"
#define BOLD "/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf"

static struct arena *arena;
static struct style style;
static struct diags *diags;

static void setup(void)
{
    arena = arena_open();
    diags = diags_open(arena);
    style = (struct style){.font_file = {STR(REGULAR), STR(BOLD)}};
}

static void teardown(void)
{
    arena_close(arena);
}

TestSuite(metrics, .init = setup, .fini = teardown);

static struct metrics *opened(void)
{
    struct metrics *metrics = metrics_open(arena, &style, diags);
    cr_assert_not_null(metrics, "the package fonts-liberation2 is needed (packages.txt)");
    return metrics;
}

/* What HarfBuzz alone says of a text of one font [1/1000 em], not rounded by glyph; no kerning between
 * figures. */
static double harfbuzz_width(const char *path, struct str text, size_t *n_glyphs)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_buffer_t *buffer = hb_buffer_create();
    hb_feature_t features[130] = {{HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1},
                                  {HB_TAG('c', 'l', 'i', 'g'), 0, 0, (unsigned)-1}};
    unsigned n_features = 2;
    for (size_t i = 0; i + 1 < text.len && n_features < 130; i++)
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9' && text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9')
            features[n_features++] =
                (hb_feature_t){HB_TAG('k', 'e', 'r', 'n'), 0, (unsigned)i, (unsigned)i + 1};
    hb_buffer_add_utf8(buffer, text.ptr, (int)text.len, 0, (int)text.len);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer, hb_language_from_string("en", 2));
    hb_shape(font, buffer, features, n_features);
    unsigned n;
    const hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &n);
    double units = 0;
    for (unsigned i = 0; i < n; i++)
        units += at[i].x_advance;
    double width = units * 1000.0 / hb_face_get_upem(face);
    *n_glyphs = n;
    hb_buffer_destroy(buffer);
    hb_font_destroy(font);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return width;
}

static void check_against_harfbuzz(struct metrics *metrics, struct str text)
{
    const char *paths[FONT_COUNT] = {REGULAR, BOLD};
    for (int f = 0; f < FONT_COUNT; f++) {
        size_t n;
        double wanted = harfbuzz_width(paths[f], text, &n);
        double width = metrics_width(metrics, (enum font)f, 1000, text);
        /* a thousandth is cut off a glyph at most, and kerning is rounded to one */
        cr_assert(width <= wanted + (double)n && width >= wanted - 1.5 * (double)n,
                  "\"%.*s\": %g, HarfBuzz %g", STR_ARG(text), width, wanted);
        struct shaped shaped = metrics_shape(metrics, arena, (enum font)f, 1000, text);
        cr_assert_eq(shaped.width, width);
    }
}

Test(metrics, widths_are_those_of_harfbuzz)
{
    struct metrics *metrics = opened();
    static const char *const texts[] = {
        "AVATAR To Ty We LTV Paid. F, P. 1.11 r. y, Yes",
        "West Midlands Children\xE2\x80\x99s Improvement Board",
        "28\u00A0April 2026, 1,234.5 \xE2\x88\x92 3.7 \xE2\x80\x93 \xC2\xA3 \xE2\x89\xA5 \xE2\x96\xB2",
        "office fluffy flow: no ligatures",
        "\xC3\x89\xC3\xA9\xC3\xB1 \xC5\xB4\xC5\xB7",
        "",
        " ",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check_against_harfbuzz(metrics, str_of(texts[i]));
    /* every pair of printable ASCII, in lines of random letters */
    uint32_t seed = 1;
    for (int i = 0; i < 400; i++) {
        char line[61];
        for (int k = 0; k < 60; k++) {
            seed = seed * 1664525u + 1013904223u;
            line[k] = (char)(32 + (seed >> 16) % 95);
        }
        line[60] = '\0';
        check_against_harfbuzz(metrics, str_of(line));
    }
    metrics_close(metrics);
}

Test(metrics, advances_and_kerning_are_where_shaping_puts_them)
{
    struct metrics *metrics = opened();
    struct shaped shaped = metrics_shape(metrics, arena, FONT_REGULAR, 10, STR("AVo"));
    cr_assert_eq(shaped.n, 3);
    size_t at = 0;
    cr_assert_null(shaped.codepoints); /* they are the text's */
    cr_assert_eq(shaped_codepoint(&shaped, STR("AVo"), 0, &at), 'A');
    cr_assert_eq(shaped_codepoint(&shaped, STR("AVo"), 1, &at), 'V');
    cr_assert_eq(shaped_adjust(&shaped, 0), -74); /* -152 of 2048 */
    cr_assert_eq(shaped_adjust(&shaped, 2), 0);
    cr_assert_null(metrics_shape(metrics, arena, FONT_REGULAR, 10, STR("1,234.5")).adjust);
    cr_assert_neq(shaped.glyphs[1], 0);
    /* figures keep one width: the font would pull two ones together */
    cr_assert_float_eq(metrics_width(metrics, FONT_REGULAR, 12, STR("1111")),
                       metrics_width(metrics, FONT_REGULAR, 12, STR("8888")), 1e-9);
    metrics_close(metrics);
}

Test(metrics, any_part_of_a_pen_is_the_width_of_that_part)
{
    struct metrics *metrics = opened();
    struct str text = STR("To AVoid WAVE, y\xC3\xA9s \xE2\x80\x93 T.\xC2\xAD"
                          "o 11.1");
    int32_t before[64], after[64];
    metrics_pen(metrics, FONT_REGULAR, text, before, after);
    for (size_t a = 0; a < text.len; a++)
        for (size_t b = a + 1; b <= text.len; b++) {
            bool starts = ((unsigned char)text.ptr[a] & 0xC0) != 0x80;
            bool ends = b == text.len || ((unsigned char)text.ptr[b] & 0xC0) != 0x80;
            if (starts && ends && (unsigned char)text.ptr[a] != 0xC2 &&
                (unsigned char)text.ptr[b - 1] != 0xAD)
                cr_assert_eq(
                    after[b - 1] - before[a],
                    (int32_t)lround(metrics_width(metrics, FONT_REGULAR, 1000, str_slice(text, a, b))),
                    "part %zu to %zu", a, b);
        }
    metrics_close(metrics);
}

Test(metrics, what_the_font_lacks_is_listed_once_and_replaced)
{
    struct metrics *metrics = opened();
    size_t n;
    metrics_missing(metrics, &n);
    cr_assert_eq(n, 0);
    struct shaped shaped =
        metrics_shape(metrics, arena, FONT_REGULAR, 10, STR("a\xE2\x9C\x93\xF0\x9F\x98\x80\xE2\x9C\x93"));
    cr_assert_eq(shaped.n, 4);
    for (size_t i = 0; i < shaped.n; i++)
        cr_assert_neq(shaped.glyphs[i], 0);
    metrics_width(metrics, FONT_BOLD, 10, STR("\xE2\x9C\x93"));
    const uint32_t *missing = metrics_missing(metrics, &n);
    cr_assert_eq(n, 2);
    cr_assert_eq(missing[0], 0x2713);
    cr_assert_eq(missing[1], 0x1F600);
    cr_assert_not(metrics_has(metrics, FONT_REGULAR, 0x2713));
    cr_assert(metrics_has(metrics, FONT_REGULAR, 0x2212));
    /* a no-break hyphen is written as a hyphen, and is not missing */
    cr_assert(metrics_has(metrics, FONT_REGULAR, 0x2011));
    metrics_close(metrics);
}

Test(metrics, invisible_signs_show_nothing_and_accents_are_composed)
{
    struct metrics *metrics = opened();
    struct shaped shaped =
        metrics_shape(metrics, arena, FONT_REGULAR, 10, STR("e\xCC\x81\xE2\x80\x8B\xC2\xAD\tx"));
    cr_assert_eq(shaped.n, 3);
    cr_assert_eq(shaped.codepoints[0], 0xE9);
    cr_assert_eq(shaped.codepoints[1], ' ');
    cr_assert_float_eq(metrics_width(metrics, FONT_REGULAR, 10, STR("e\xCC\x81")),
                       metrics_width(metrics, FONT_REGULAR, 10, STR("\xC3\xA9")), 1e-9);
    metrics_close(metrics);
}

Test(metrics, malformed_text_is_replaced_not_read_past_its_end)
{
    struct metrics *metrics = opened();
    struct shaped shaped = metrics_shape(metrics, arena, FONT_REGULAR, 10, STR("a\xE2\x88"));
    cr_assert_eq(shaped.n, 3);
    int32_t before[3], after[3];
    metrics_pen(metrics, FONT_REGULAR, STR("\xCC\xE2\x88"), before, after);
    metrics_close(metrics);
}

Test(metrics, vertical_measures_are_positive_and_in_order)
{
    struct metrics *metrics = opened();
    for (int f = 0; f < FONT_COUNT; f++) {
        double ascent = metrics_ascent(metrics, (enum font)f, 1),
               cap = metrics_cap_height(metrics, (enum font)f, 1);
        cr_assert(ascent > cap && cap > 0.6 && ascent < 1.1);
        cr_assert(metrics_descent(metrics, (enum font)f, 1) > 0.15);
    }
    cr_assert(metrics_font_bytes(metrics, FONT_BOLD).len > 100000);
    cr_assert_str_eq(metrics_font_path(metrics, FONT_REGULAR), REGULAR);
    cr_assert_not_null(metrics_cairo_face(metrics, FONT_REGULAR));
    cr_assert_eq(metrics_cairo_face(metrics, FONT_REGULAR), metrics_cairo_face(metrics, FONT_REGULAR));
    metrics_close(metrics);
}

Test(metrics, fixed_widths_need_no_font)
{
    struct metrics *metrics = metrics_open_fixed(arena, &style);
    cr_assert(metrics_is_fixed(metrics));
    cr_assert_float_eq(metrics_width(metrics, FONT_REGULAR, 10, STR("ab c")), 17.5, 1e-9);
    cr_assert_float_eq(metrics_width(metrics, FONT_BOLD, 10, STR("AV")), 10, 1e-9);
    cr_assert_null(metrics_cairo_face(metrics, FONT_REGULAR));
    cr_assert_eq(metrics_font_bytes(metrics, FONT_REGULAR).len, 0);
    size_t n;
    metrics_width(metrics, FONT_REGULAR, 10, STR("\xE2\x9C\x93"));
    metrics_missing(metrics, &n);
    cr_assert_eq(n, 0);
    metrics_close(metrics);
}

/* -- fonts that cannot be used: every one is said, with the package that mends it */

static void write_bytes(const char *path, const void *bytes, size_t size)
{
    FILE *out = fopen(path, "wb");
    cr_assert_not_null(out);
    cr_assert_eq(fwrite(bytes, 1, size, out), size);
    fclose(out);
}

static void check_refused(struct str path, const char *words)
{
    struct diags *found = diags_open(arena);
    style.font_file[FONT_BOLD] = path;
    cr_assert_null(metrics_open(arena, &style, found));
    size_t n;
    const struct diag *items = diags_sorted(found, &n);
    cr_assert_eq(n, 1);
    cr_assert_neq(str_find(items[0].message, str_of(words)), SIZE_MAX, "%.*s", STR_ARG(items[0].message));
    cr_assert_neq(str_find(items[0].hint, STR("fonts-liberation2")), SIZE_MAX);
}

Test(metrics, unusable_fonts_are_refused_in_clear_words)
{
    char otto[64] = "OTTO", collection[64] = "ttcf", empty[64] = {0, 1, 0, 0, 0, 9};
    const char *folder = BOARDPAPER_BINARY_DIR "/test_metrics.ttf";
    check_refused(STR("/nowhere/none.ttf"), "there is no such file");
    write_bytes(folder, otto, sizeof otto);
    check_refused(str_of(folder), "CFF");
    write_bytes(folder, collection, sizeof collection);
    check_refused(str_of(folder), "collection");
    write_bytes(folder, empty, sizeof empty);
    check_refused(str_of(folder), "damaged");
    write_bytes(folder, "x", 1);
    check_refused(str_of(folder), "too short");
    remove(folder);
}
