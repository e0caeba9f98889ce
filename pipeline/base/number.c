#include "base/number.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Static_assert(DBL_MANT_DIG == 53 && FLT_RADIX == 2, "doubles are IEEE 754 binary64");

#define MINUS "\xE2\x88\x92" /* U+2212 */

/* Powers of ten that a double holds exactly. */
static const double power_of_ten[23] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                        1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                        1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* A decimal: 0.DIGITS × 10^point. Zero has no digits. */
struct decimal {
    char digits[17];
    int n;
    int point;
    bool negative;
};

/* -- reading */

struct scan {          /* what the text of a number says */
    uint64_t mantissa; /* the first 19 digits after leading zeros */
    int exponent;      /* value = mantissa × 10^exponent, when nothing was dropped */
    bool negative, dropped, any;
};

#define EXPONENT_LIMIT 1000000 /* beyond it only zero and infinity are left */

static void digit_add(struct scan *scan, char c, bool fraction)
{
    scan->any = true;
    if (scan->mantissa >= 1000000000000000000u) {
        scan->dropped = scan->dropped || c != '0';
        if (!fraction && scan->exponent < EXPONENT_LIMIT)
            scan->exponent++;
        return;
    }
    scan->mantissa = scan->mantissa * 10 + (uint64_t)(c - '0');
    if (fraction && scan->exponent > -EXPONENT_LIMIT)
        scan->exponent--;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool exponent_scan(struct str text, size_t at, struct scan *scan)
{
    bool negative = at < text.len && text.ptr[at] == '-';
    if (at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '+'))
        at++;
    if (at == text.len)
        return false;
    int exponent = 0;
    for (; at < text.len; at++) {
        if (!is_digit(text.ptr[at]))
            return false;
        if (exponent < EXPONENT_LIMIT)
            exponent = exponent * 10 + (text.ptr[at] - '0');
    }
    scan->exponent += negative ? -exponent : exponent;
    return true;
}

static bool number_scan(struct str text, struct scan *scan)
{
    size_t at = 0;
    *scan = (struct scan){.negative = text.len && text.ptr[0] == '-'};
    if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '+'))
        at++;
    for (; at < text.len && is_digit(text.ptr[at]); at++)
        digit_add(scan, text.ptr[at], false);
    if (at < text.len && text.ptr[at] == '.')
        for (at++; at < text.len && is_digit(text.ptr[at]); at++)
            digit_add(scan, text.ptr[at], true);
    if (!scan->any)
        return false;
    if (at == text.len)
        return true;
    return (text.ptr[at] == 'e' || text.ptr[at] == 'E') && exponent_scan(text, at + 1, scan);
}

/* By the C library, whose strtod rounds correctly; the locale is never set, so that the point is a point. */
static double number_by_library(struct str text)
{
    char small[64];
    if (text.len < sizeof small) {
        memcpy(small, text.ptr, text.len);
        small[text.len] = '\0';
        return strtod(small, NULL);
    }
    struct arena *scratch = arena_open();
    double value = strtod(str_terminated(scratch, text), NULL);
    arena_close(scratch);
    return value;
}

bool number_read(struct str text, double *value)
{
    struct scan scan;
    if (!number_scan(text, &scan))
        return false;
    if (scan.mantissa == 0) {
        *value = 0;
        return true;
    }
    /* W. D. Clinger (1990): one correctly rounded operation on two exact doubles */
    if (!scan.dropped && scan.mantissa <= (uint64_t)1 << 53 && scan.exponent >= -22 && scan.exponent <= 22) {
        double read = (double)scan.mantissa;
        read = scan.exponent < 0 ? read / power_of_ten[-scan.exponent] : read * power_of_ten[scan.exponent];
        *value = scan.negative ? -read : read;
        return true;
    }
    double read = number_by_library(text);
    if (!isfinite(read) || read == 0) /* larger or smaller than a double: no figure of anything */
        return false;
    *value = read;
    return true;
}

/* -- the shortest decimal */

/* Removes trailing zeros. */
static void decimal_trim(struct decimal *decimal)
{
    while (decimal->n && decimal->digits[decimal->n - 1] == '0')
        decimal->n--;
}

/* A double that is a whole number of ten-to-the-minus-k, k up to 9, and has at most 15 digits: m ÷ 10^k is
 * rounded once, so equality shows that the decimal m × 10^-k reads back. */
static bool decimal_of_few_places(double size, struct decimal *decimal)
{
    int most = 9;
    while (most >= 0 && !(size * power_of_ten[most] < 999999999999999.0))
        most--;
    /* what is no whole number of the smallest unit is none of a larger one */
    if (most < 0 || (double)(uint64_t)(size * power_of_ten[most] + 0.5) / power_of_ten[most] != size)
        return false;
    for (int k = 0; k <= most; k++) {
        uint64_t m = (uint64_t)(size * power_of_ten[k] + 0.5);
        if ((double)m / power_of_ten[k] != size)
            continue;
        char reversed[20];
        int n = 0;
        for (; m; m /= 10)
            reversed[n++] = (char)('0' + m % 10);
        for (int i = 0; i < n; i++)
            decimal->digits[i] = reversed[n - 1 - i];
        decimal->n = n;
        decimal->point = n - k;
        decimal_trim(decimal);
        return true;
    }
    return false;
}

static double decimal_value(const struct decimal *decimal)
{
    if (decimal->n == 0)
        return 0;
    char text[NUMBER_TEXT];
    int len = snprintf(text, sizeof text, "%s%.*se%d", decimal->negative ? "-" : "", decimal->n,
                       decimal->digits, decimal->point - decimal->n);
    double value = 0;
    number_read((struct str){text, (size_t)len}, &value);
    return value;
}

/* The nearest decimal of `precision` digits. */
static void decimal_print(double size, int precision, struct decimal *decimal)
{
    char text[NUMBER_TEXT];
    snprintf(text, sizeof text, "%.*e", precision - 1, size); /* D.DDDe±XX */
    char *exponent = strchr(text, 'e');
    decimal->digits[0] = text[0];
    memcpy(decimal->digits + 1, text + 2, (size_t)(precision - 1));
    decimal->n = precision;
    decimal->point = 1 + (int)strtol(exponent + 1, NULL, 10);
    decimal_trim(decimal);
}

/* At a power of two the doubles above lie twice as far apart as those below, and the nearest decimal of 16
 * digits may not read back where the next one above does. */
static bool decimal_next_reads_back(double size, struct decimal *decimal)
{
    while (decimal->n < 16) /* printed with 16 digits, trailing zeros removed */
        decimal->digits[decimal->n++] = '0';
    if (decimal->digits[15] == '9')
        return false;
    decimal->digits[15]++;
    return decimal_value(decimal) == size;
}

/* Writes m, which has just so many digits. */
static void decimal_set(struct decimal *decimal, uint64_t m, int precision, int point)
{
    decimal->n = precision;
    for (int i = precision; i-- > 0; m /= 10)
        decimal->digits[i] = (char)('0' + m % 10);
    decimal->point = point;
    decimal_trim(decimal);
}

/* The nearest decimal of `precision` digits, m × 10^-k, by exact arithmetic: size × 10^k is the sum of the
 * rounded product and what fma finds was rounded off. *rest is how far m lies from it. False where m is not
 * plain to see. */
static bool decimal_nearest(double size, int precision, int k, uint64_t *m, double *rest)
{
    double product = size * power_of_ten[k];
    double lost = fma(size, power_of_ten[k], -product);
    double whole = floor(product);
    double step = rint(product - whole + lost);
    *rest = (product - whole - step) + lost;
    *m = (uint64_t)((int64_t)whole + (int64_t)step);
    return fabs(*rest) < 0.4999 && *m > (uint64_t)power_of_ten[precision - 1] &&
           *m < (uint64_t)power_of_ten[precision];
}

/* Sizes of everyday, without the C library's printing and reading. Powers of two, whose neighbours lie at
 * unequal distances, and whatever is close to a tie are left to it. */
static bool decimal_of_everyday(double size, struct decimal *decimal)
{
    int exponent;
    if (!(size >= 1e-5 && size < 1e15) || frexp(size, &exponent) == 0.5)
        return false;
    double half = ldexp(1, exponent - 54); /* half the distance to the next double */
    int point = -4;                        /* size < 10^point */
    while (point < 15 && size >= (point < 0 ? 1 / power_of_ten[-point] : power_of_ten[point]))
        point++;
    for (int precision = 15; precision <= 17; precision++) {
        uint64_t m;
        double rest;
        if (precision - point > 22 || !decimal_nearest(size, precision, precision - point, &m, &rest))
            return false;
        double reach = half * power_of_ten[precision - point];
        if (precision < 17 && fabs(rest) > reach * 1.0001)
            continue;
        if (precision < 17 && fabs(rest) > reach * 0.9999)
            return false;
        decimal_set(decimal, m, precision, point);
        return true;
    }
    return false;
}

static void decimal_of(double value, struct decimal *decimal)
{
    *decimal = (struct decimal){.negative = value < 0};
    double size = fabs(value);
    if (size == 0 || decimal_of_few_places(size, decimal) || decimal_of_everyday(size, decimal))
        return;
    for (int precision = size < DBL_MIN ? 1 : 15; precision <= 17; precision++) {
        bool negative = decimal->negative;
        decimal_print(size, precision, decimal);
        decimal->negative = false;
        bool done = precision == 17 || decimal_value(decimal) == size ||
                    (precision == 16 && decimal_next_reads_back(size, decimal));
        decimal->negative = negative;
        if (done)
            return;
    }
}

static char *zeros_add(char *at, int n)
{
    for (; n > 0; n--)
        *at++ = '0';
    return at;
}

static char *digits_add(char *at, const struct decimal *d, int from, int to)
{
    for (int i = from; i < to; i++)
        *at++ = d->digits[i];
    return at;
}

struct str number_shortest(double value, char out[NUMBER_TEXT])
{
    out[0] = '\0';
    if (!isfinite(value))
        return (struct str){out, 0};
    struct decimal d;
    decimal_of(value, &d);
    if (d.n && (d.point < -3 || d.point > 16)) {
        int len = snprintf(out, NUMBER_TEXT, "%s%c%s%.*se%+03d", d.negative ? "-" : "", d.digits[0],
                           d.n > 1 ? "." : "", d.n - 1, d.digits + 1, d.point - 1);
        return (struct str){out, (size_t)len};
    }
    char *at = out;
    if (d.negative && d.n)
        *at++ = '-';
    if (d.n == 0 || d.point <= 0) {
        *at++ = '0';
    } else {
        at = digits_add(at, &d, 0, d.point < d.n ? d.point : d.n);
        at = zeros_add(at, d.point - d.n);
    }
    if (d.point < d.n) {
        *at++ = '.';
        at = zeros_add(at, -d.point);
        at = digits_add(at, &d, d.point > 0 ? d.point : 0, d.n);
    }
    *at = '\0';
    return (struct str){out, (size_t)(at - out)};
}

/* -- rounding and display */

/* Half away from zero, at `decimals` places after the point. */
static void decimal_round(struct decimal *d, int decimals)
{
    int keep = d->point + decimals;
    if (keep >= d->n)
        return;
    bool up = keep >= 0 && d->digits[keep] >= '5';
    d->n = keep > 0 ? keep : 0;
    if (up) {
        while (d->n && d->digits[d->n - 1] == '9')
            d->n--;
        if (d->n) {
            d->digits[d->n - 1]++;
        } else {
            d->digits[0] = '1';
            d->n = 1;
            d->point = keep > 0 ? d->point + 1 : 1 - decimals;
        }
    }
    decimal_trim(d);
}

double number_round(double value, int decimals)
{
    if (!isfinite(value))
        return value;
    struct decimal d;
    decimal_of(value, &d);
    decimal_round(&d, decimals);
    return decimal_value(&d);
}

static void display_add(struct buf *out, const struct decimal *d, int decimals)
{
    int whole = d->point > 0 ? d->point : 1;
    for (int i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            buf_add_char(out, ',');
        buf_add_char(out, d->point > 0 && i < d->n ? d->digits[i] : '0');
    }
    if (decimals > 0)
        buf_add_char(out, '.');
    for (int i = 0; i < decimals; i++) {
        int at = d->point + i;
        buf_add_char(out, at >= 0 && at < d->n ? d->digits[at] : '0');
    }
}

static struct str display(struct arena *arena, double value, int decimals, const char *plus)
{
    if (!isfinite(value))
        return STR("\xE2\x80\x93"); /* an en dash: no reader ever sees "nan" */
    struct decimal d;
    decimal_of(value, &d);
    decimal_round(&d, decimals);
    struct buf buf = {0};
    if (d.n)
        buf_add(&buf, str_of(d.negative ? MINUS : plus));
    display_add(&buf, &d, decimals);
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

struct str number_display(struct arena *arena, double value, int decimals)
{
    return display(arena, value, decimals, "");
}

struct str number_display_signed(struct arena *arena, double value, int decimals)
{
    return display(arena, value, decimals, "+");
}

struct str number_ordinal(struct arena *arena, unsigned long n)
{
    static const char *const endings[4] = {"th", "st", "nd", "rd"};
    bool teen = n % 100 >= 11 && n % 100 <= 13;
    struct str figures = number_display(arena, (double)n, 0);
    return str_format(arena, "%.*s%s", STR_ARG(figures), endings[!teen && n % 10 <= 3 ? n % 10 : 0]);
}

struct str number_words(struct arena *arena, unsigned long n)
{
    static const char *const words[11] = {"zero", "one",   "two",   "three", "four", "five",
                                          "six",  "seven", "eight", "nine",  "ten"};
    return n <= 10 ? str_of(words[n]) : number_display(arena, (double)n, 0);
}

bool number_is_whole(double value)
{
    return isfinite(value) && floor(value) == value;
}
