#include <criterion/criterion.h>

#include "base/number.h"
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A xorshift generator: the same numbers in every run. */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static double double_of_bits(uint64_t bits)
{
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static double read_or_fail(const char *text)
{
    double value = -77;
    cr_expect(number_read(str_of(text), &value), "\"%s\" is a number", text);
    return value;
}

Test(base_number, reads_plain_decimals)
{
    cr_expect(read_or_fail("0") == 0);
    cr_expect(read_or_fail("-12.50") == -12.5);
    cr_expect(read_or_fail("+3") == 3);
    cr_expect(read_or_fail(".5") == 0.5);
    cr_expect(read_or_fail("5.") == 5);
    cr_expect(read_or_fail("1e3") == 1000);
    cr_expect(read_or_fail("1.5E-07") == 1.5e-7);
    cr_expect(read_or_fail("4.4800000000000004") == 4.48);
    cr_expect(read_or_fail("000000000000000000000000012") == 12);
    cr_expect(read_or_fail("0.000000000000000000000000000000000001") == 1e-36);
    cr_expect(read_or_fail("1234567890123456789012345") == 1234567890123456789012345.0);
    cr_expect(read_or_fail("100000000000000000000000000000") == 1e29);
    cr_expect(read_or_fail("0e999999999999") == 0);
    cr_expect_not(signbit(read_or_fail("-0")), "a zero has no sign");
}

Test(base_number, refuses_everything_else)
{
    static const char *const texts[] = {"",       " 1",       "1 ",   "1,000",   "12%",           "nan",
                                        "inf",    "infinity", "0x10", "1e",      "1e+",           "e5",
                                        ".",      "-",        "+",    "1.2.3",   "--1",           "1e5.5",
                                        "1e400",  "c",        "1d5",  "\u22121", "1e99999999999", "1_000",
                                        "1e-400", "-1e-400"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        double value = 42;
        cr_expect_not(number_read(str_of(texts[i]), &value), "\"%s\"", texts[i]);
        cr_expect(value == 42, "\"%s\" leaves the value alone", texts[i]);
    }
}

/* strtod of this C library rounds correctly; texts of all lengths on both ways through the reader. */
Test(base_number, reads_as_the_library_does)
{
    uint64_t state = 20260428;
    for (int i = 0; i < 200000; i++) {
        char text[64];
        uint64_t digits = next_random(&state) >> (next_random(&state) % 64);
        int exponent = (int)(next_random(&state) % 60) - 30;
        int len = i % 2 ? snprintf(text, sizeof text, "%llue%d", (unsigned long long)digits, exponent)
                        : snprintf(text, sizeof text, "%llu.%llu", (unsigned long long)(digits % 100000),
                                   (unsigned long long)(next_random(&state) >> (next_random(&state) % 64)));
        double value = 0;
        cr_assert(number_read((struct str){text, (size_t)len}, &value));
        cr_assert(value == strtod(text, NULL), "%s", text);
    }
}

Test(base_number, long_texts_are_read_whole)
{
    char text[600];
    memset(text, '3', sizeof text);
    text[1] = '.';
    double value = 0;
    cr_expect(number_read((struct str){text, sizeof text}, &value));
    cr_expect(value == 10.0 / 3);
}

static void expect_shortest(double value, const char *expected)
{
    char out[NUMBER_TEXT];
    struct str found = number_shortest(value, out);
    cr_expect(str_is(found, expected), "%a: found %.*s, expected %s", value, STR_ARG(found), expected);
    cr_expect(strlen(out) == found.len, "terminated");
}

Test(base_number, shortest_decimals)
{
    expect_shortest(0, "0");
    expect_shortest(-0.0, "0");
    expect_shortest(0.1, "0.1");
    expect_shortest(0.1 + 0.2, "0.30000000000000004");
    expect_shortest(-2.5, "-2.5");
    expect_shortest(100, "100");
    expect_shortest(1e15, "1000000000000000");
    expect_shortest(123456789012345680.0, "1.2345678901234568e+17");
    expect_shortest(9999999999999998.0, "9999999999999998");
    expect_shortest(1e16, "1e+16");
    expect_shortest(1e22, "1e+22");
    expect_shortest(1e23, "1e+23");
    expect_shortest(1e-7, "1e-07");
    expect_shortest(0.0001, "0.0001");
    expect_shortest(0.00012, "0.00012");
    expect_shortest(0.00001, "1e-05");
    expect_shortest(1.5e-10, "1.5e-10");
    expect_shortest(100.0 * 1 / 3, "33.333333333333336");
    expect_shortest(DBL_MAX, "1.7976931348623157e+308");
    expect_shortest(DBL_MIN, "2.2250738585072014e-308");
    expect_shortest(DBL_TRUE_MIN, "5e-324");
    /* a power of two: the nearest decimal of 16 digits does not read back, the next one does */
    expect_shortest(0x1p-44, "5.684341886080802e-14");
    expect_shortest(NAN, "");
    expect_shortest(INFINITY, "");
}

static int count_digits(struct str text)
{
    int n = 0, zeros = 0;
    for (size_t i = 0; i < text.len && text.ptr[i] != 'e'; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9')
            continue;
        zeros = text.ptr[i] == '0' ? zeros + 1 : 0;
        n += n > 0 || text.ptr[i] != '0';
    }
    return n - zeros > 0 ? n - zeros : 1;
}

Test(base_number, shortest_reads_back_and_is_shortest)
{
    uint64_t state = 7;
    for (int i = 0; i < 100000; i++) {
        double value = double_of_bits(next_random(&state));
        if (i % 3 == 1)
            value = (double)(next_random(&state) % 10000000) / 1000;
        if (i % 3 == 2)
            value = (double)(next_random(&state) % 5000) / (double)(1 + next_random(&state) % 700);
        if (!isfinite(value))
            continue;
        char out[NUMBER_TEXT];
        struct str text = number_shortest(value, out);
        double read = 0;
        cr_assert(number_read(text, &read) && read == value, "%a gives %.*s", value, STR_ARG(text));
        int fewest = 1;
        for (; fewest < 17; fewest++) {
            char tried[64];
            snprintf(tried, sizeof tried, "%.*e", fewest - 1, value);
            if (strtod(tried, NULL) == value)
                break;
        }
        if (fabs(value) < 1e15 || fabs(value) >= 1e17)
            cr_assert(count_digits(text) <= fewest, "%.*s has more than %d digits", STR_ARG(text), fewest);
    }
}

Test(base_number, rounds_half_away_on_the_shortest_decimal)
{
    static const struct {
        double value;
        int decimals;
        double expected;
    } cases[] = {{2.675, 2, 2.68},
                 {0.285, 2, 0.29},
                 {-0.05, 1, -0.1},
                 {1.005, 2, 1.01},
                 {0.5, 0, 1},
                 {-0.5, 0, -1},
                 {0.49, 0, 0},
                 {1.5, 0, 2},
                 {2.5, 0, 3},
                 {9.995, 2, 10},
                 {99.95, 1, 100},
                 {0.05, 1, 0.1},
                 {0.04999, 1, 0},
                 {0.0049, 2, 0},
                 {0.005, 2, 0.01},
                 {12.3456, 9, 12.3456},
                 {1e20, 2, 1e20},
                 {1e-20, 9, 0},
                 {-0.04, 1, 0},
                 {33.349999999999994, 1, 33.3},
                 {33.35, 1, 33.4},
                 {0.1 + 0.2, 1, 0.3},
                 {4.4800000000000004, 2, 4.48},
                 {0, 3, 0},
                 {5e-10, 9, 1e-9},
                 {4.9e-10, 9, 0},
                 {0.99999999999999989, 9, 1},
                 {999999.5, 0, 1000000}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        double found = number_round(cases[i].value, cases[i].decimals);
        cr_expect(found == cases[i].expected, "%.17g at %d: %.17g, expected %.17g", cases[i].value,
                  cases[i].decimals, found, cases[i].expected);
        cr_expect_not(found == 0 && signbit(found), "no zero has a sign");
    }
}

/* An independent way: the digits of the shortest text, moved as text. */
Test(base_number, rounding_agrees_with_rounding_by_hand)
{
    for (int thousandths = -20000; thousandths <= 20000; thousandths++) {
        double value = (double)thousandths / 1000; /* the shortest decimal has these three places */
        for (int decimals = 0; decimals <= 3; decimals++) {
            int unit = decimals == 0 ? 1000 : decimals == 1 ? 100 : decimals == 2 ? 10 : 1;
            int size = abs(thousandths);
            int rounded = (size + unit / 2) / unit * unit;
            double expected = (double)rounded / 1000;
            cr_assert(number_round(value, decimals) == (thousandths < 0 ? -expected : expected), "%g at %d",
                      value, decimals);
        }
    }
}

static void expect_text(struct str found, const char *expected)
{
    cr_expect(str_is(found, expected), "found \"%.*s\", expected \"%s\"", STR_ARG(found), expected);
}

Test(base_number, display_has_commas_and_a_real_minus)
{
    struct arena *arena = arena_open();
    expect_text(number_display(arena, 0, 0), "0");
    expect_text(number_display(arena, 0, 2), "0.00");
    expect_text(number_display(arena, 1234567.891, 1), "1,234,567.9");
    expect_text(number_display(arena, 999.95, 1), "1,000.0");
    expect_text(number_display(arena, 100, 0), "100");
    expect_text(number_display(arena, 1000, 0), "1,000");
    expect_text(number_display(arena, -1234.5, 0), "\u22121,235");
    expect_text(number_display(arena, -0.04, 1), "0.0");
    expect_text(number_display(arena, -0.05, 1), "\u22120.1");
    expect_text(number_display(arena, 0.004, 2), "0.00");
    expect_text(number_display(arena, 0.005, 2), "0.01");
    expect_text(number_display(arena, 12, 3), "12.000");
    expect_text(number_display(arena, 1e18, 0), "1,000,000,000,000,000,000");
    expect_text(number_display(arena, 2.675, 2), "2.68");
    expect_text(number_display_signed(arena, 2.675, 2), "+2.68");
    expect_text(number_display_signed(arena, -2, 0), "\u22122");
    expect_text(number_display_signed(arena, 0.01, 1), "0.0");
    expect_text(number_display(arena, NAN, 1), "\xE2\x80\x93");
    expect_text(number_display(arena, -INFINITY, 1), "\xE2\x80\x93");
    arena_close(arena);
}

Test(base_number, ordinals_and_words)
{
    struct arena *arena = arena_open();
    static const struct {
        unsigned long n;
        const char *text;
    } ordinals[] = {{0, "0th"},   {1, "1st"},     {2, "2nd"},     {3, "3rd"},     {4, "4th"},
                    {11, "11th"}, {12, "12th"},   {13, "13th"},   {21, "21st"},   {22, "22nd"},
                    {34, "34th"}, {101, "101st"}, {111, "111th"}, {112, "112th"}, {1003, "1,003rd"}};
    for (size_t i = 0; i < sizeof ordinals / sizeof ordinals[0]; i++)
        expect_text(number_ordinal(arena, ordinals[i].n), ordinals[i].text);
    expect_text(number_words(arena, 0), "zero");
    expect_text(number_words(arena, 3), "three");
    expect_text(number_words(arena, 10), "ten");
    expect_text(number_words(arena, 11), "11");
    expect_text(number_words(arena, 12345), "12,345");
    arena_close(arena);
    cr_expect(number_is_whole(12) && number_is_whole(0) && number_is_whole(-3));
    cr_expect_not(number_is_whole(0.5) || number_is_whole(NAN) || number_is_whole(INFINITY));
}
