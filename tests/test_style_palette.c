/* Colours: contrast, and whether people with a colour-vision deficiency can tell apart what must be told
 * apart. The deficiencies are simulated at full severity (Machado, Oliveira and Fernandes 2009, in linear
 * light); differences are CIEDE2000, of which about 2 is just seen side by side. */
#include "test_style.h"

#include <criterion/criterion.h>
#include <math.h>

#define LEAST_DIFFERENCE 10.0

enum vision { VISION_FULL, VISION_PROTAN, VISION_DEUTAN, VISION_TRITAN, VISION_COUNT };
static const char *const vision_names[] = {"full colour vision", "protanopia", "deuteranopia", "tritanopia"};
static const double vision_matrix[VISION_COUNT][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
};

struct lab {
    double l, a, b;
};

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double lab_part(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static struct lab lab_seen(struct colour colour, enum vision vision)
{
    double from[3] = {linear(colour.red), linear(colour.green), linear(colour.blue)}, seen[3];
    for (int i = 0; i < 3; i++) {
        const double *row = vision_matrix[vision][i];
        seen[i] = fmin(1, fmax(0, row[0] * from[0] + row[1] * from[1] + row[2] * from[2]));
    }
    double x = 0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2];
    double y = 0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2];
    double z = 0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2];
    double fx = lab_part(x / 0.95047), fy = lab_part(y), fz = lab_part(z / 1.08883);
    return (struct lab){116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

#define RADIANS(degrees) ((degrees)*3.14159265358979323846 / 180)

static double hue(double a, double b)
{
    if (fabs(a) < 1e-12 && fabs(b) < 1e-12)
        return 0;
    double degrees = atan2(b, a) * 180 / 3.14159265358979323846;
    return degrees < 0 ? degrees + 360 : degrees;
}

/* CIEDE2000 (Sharma, Wu and Dalal 2005). */
static double difference(struct lab p, struct lab q)
{
    double c1 = hypot(p.a, p.b), c2 = hypot(q.a, q.b), mean7 = pow((c1 + c2) / 2, 7), seven = pow(25, 7);
    double g = 0.5 * (1 - sqrt(mean7 / (mean7 + seven)));
    double a1 = (1 + g) * p.a, a2 = (1 + g) * q.a;
    c1 = hypot(a1, p.b);
    c2 = hypot(a2, q.b);
    double h1 = hue(a1, p.b), h2 = hue(a2, q.b), dh = h2 - h1;
    bool grey = c1 * c2 < 1e-12;
    dh = grey ? 0 : dh > 180 ? dh - 360 : dh < -180 ? dh + 360 : dh;
    double dl = q.l - p.l, dc = c2 - c1, big = 2 * sqrt(c1 * c2) * sin(RADIANS(dh / 2));
    double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, h = h1 + h2;
    if (!grey)
        h = fabs(h1 - h2) <= 180 ? h / 2 : h < 360 ? (h + 360) / 2 : (h - 360) / 2;
    double t = 1 - 0.17 * cos(RADIANS(h - 30)) + 0.24 * cos(RADIANS(2 * h)) + 0.32 * cos(RADIANS(3 * h + 6)) -
               0.20 * cos(RADIANS(4 * h - 63));
    double turn = 30 * exp(-pow((h - 275) / 25, 2)), c7 = pow(c, 7), rc = 2 * sqrt(c7 / (c7 + seven));
    double sl = 1 + 0.015 * pow(l - 50, 2) / sqrt(20 + pow(l - 50, 2)), sc = 1 + 0.045 * c,
           sh = 1 + 0.015 * c * t;
    double rt = -sin(RADIANS(2 * turn)) * rc;
    return sqrt(pow(dl / sl, 2) + pow(dc / sc, 2) + pow(big / sh, 2) + rt * dc / sc * big / sh);
}

Test(style_palette, the_difference_is_ciede2000)
{
    /* pairs 1, 7, 14, 17, 21 and 25 of Sharma, Wu and Dalal's test data */
    static const struct {
        struct lab p, q;
        double wanted;
    } cases[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {50, 3.1736, 0.5854}, 1.0000},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        cr_expect_float_eq(difference(cases[i].p, cases[i].q), cases[i].wanted, 5e-5, "case %zu", i);
}

Test(style_palette, contrast_is_wcag)
{
    struct colour black = {0, 0, 0}, white = {1, 1, 1}, grey;
    cr_expect_float_eq(colour_contrast(black, white), 21, 1e-9);
    cr_expect_float_eq(colour_contrast(white, white), 1, 1e-12);
    cr_assert(colour_read(STR("#767676"), &grey));
    cr_expect_float_eq(colour_contrast(grey, white), 4.5422, 5e-4);
    cr_expect_float_eq(colour_contrast(white, grey), colour_contrast(grey, white), 1e-12);
}

Test(style_palette, colours_are_six_digits)
{
    static const char *const bad[] = {"", "#", "12436D", "#12436", "#12436D0", "#1243G0", "#12 36D", "red"};
    struct colour colour;
    cr_assert(colour_read(STR("#12436d"), &colour));
    cr_expect_float_eq(colour.green, 0x43 / 255.0, 1e-12);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_not(colour_read(str_of(bad[i]), &colour), "%s", bad[i]);
}

/* Every two of a group that a chart or table shows together, for every kind of vision. */
static void expect_apart(const struct style *style, const char *group, const enum paint *paints, size_t n)
{
    for (int vision = 0; vision < VISION_COUNT; vision++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = i + 1; k < n; k++) {
                double seen = difference(lab_seen(style->paint[paints[i]], (enum vision)vision),
                                         lab_seen(style->paint[paints[k]], (enum vision)vision));
                cr_expect_geq(seen, LEAST_DIFFERENCE, "%.*s, %s: %s and %s differ by %.1f with %s",
                              STR_ARG(style->name), group, paint_names[paints[i]], paint_names[paints[k]],
                              seen, vision_names[vision]);
            }
}

#define APART(style, group, ...)                                                                             \
    expect_apart(style, group, (const enum paint[]){__VA_ARGS__},                                            \
                 sizeof((const enum paint[]){__VA_ARGS__}) / sizeof(enum paint))

Test(style_palette, colours_are_told_apart_with_every_colour_vision)
{
    static const char *const names[] = {"house", "plain"};
    for (size_t i = 0; i < 2; i++) {
        struct style_case made;
        style_open_file(&made, names[i]);
        cr_assert_not_null(made.style);
        const struct style *style = made.style;
        APART(style, "bands", PAINT_BAND_A, PAINT_BAND_B, PAINT_BAND_C, PAINT_BAND_D);
        APART(style, "roles", PAINT_REGION, PAINT_ATTENTION, PAINT_BAR, PAINT_ENGLAND, PAINT_TARGET);
        APART(style, "roles", PAINT_REGION, PAINT_ATTENTION, PAINT_BAR, PAINT_NEIGHBOURS, PAINT_TARGET);
        APART(style, "tones", PAINT_GOOD, PAINT_BAD, PAINT_MUTED);
        APART(style, "parts", PAINT_SERIES1, PAINT_SERIES2, PAINT_SERIES3, PAINT_SERIES4, PAINT_SERIES5);
        APART(style, "spread", PAINT_SPREAD, PAINT_SPREAD_MIDDLE, PAINT_INK);
        style_close(&made);
    }
}

Test(style_palette, the_test_notices_colours_that_a_deficiency_makes_alike)
{
    struct colour red, green;
    cr_assert(colour_read(STR("#C04000"), &red) && colour_read(STR("#5E7A00"), &green));
    double full = difference(lab_seen(red, VISION_FULL), lab_seen(green, VISION_FULL));
    double deutan = difference(lab_seen(red, VISION_DEUTAN), lab_seen(green, VISION_DEUTAN));
    cr_expect_gt(full, 40);
    cr_expect_lt(deutan, LEAST_DIFFERENCE);
}

Test(style_palette, every_contrast_of_both_styles)
{
    static const char *const names[] = {"house", "plain"};
    size_t n;
    const struct contrast_rule *rules = contrast_rules(&n);
    cr_assert_gt(n, 20);
    for (size_t i = 0; i < 2; i++) {
        struct style_case made;
        style_open_file(&made, names[i]);
        cr_assert_not_null(made.style);
        for (size_t k = 0; k < n; k++)
            cr_expect_geq(colour_contrast(made.style->paint[rules[k].paint], made.style->paint[rules[k].on]),
                          rules[k].least, "%s: %s", names[i], paint_names[rules[k].paint]);
        for (size_t k = 0; k < TEXT_STYLE_COUNT; k++) {
            cr_expect_geq(colour_contrast(made.style->text[k].colour, made.style->paint[PAINT_PAPER]),
                          CONTRAST_TEXT);
            cr_expect_geq(made.style->text[k].size, 9);
        }
        style_close(&made);
    }
}
