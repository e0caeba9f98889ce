#include "input/repair.h"

#include "base/number.h"

#include <string.h>

#define LONGEST 64 /* [bytes] no number of a person is longer */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* -- the tails that binary fractions leave: a spreadsheet computes with 15 digits but writes 17 */

#define KEPT_DIGITS 15
#define SHORT_DIGITS 13 /* a number that a person wrote has at most so many significant digits */

struct decimal {
    uint64_t mantissa;
    int digits;   /* significant ones in it */
    int exponent; /* value = mantissa × 10^exponent */
    bool negative;
};

/* Takes a number of 16 or 17 significant digits apart. False: it is no such number. */
static bool long_decimal(struct str text, struct decimal *decimal)
{
    size_t at = 0;
    bool fraction = false;
    *decimal = (struct decimal){.negative = text.ptr[0] == '-'};
    if (text.ptr[0] == '-' || text.ptr[0] == '+')
        at++;
    for (; at < text.len && (is_digit(text.ptr[at]) || (text.ptr[at] == '.' && !fraction)); at++) {
        if (text.ptr[at] == '.') {
            fraction = true;
            continue;
        }
        decimal->exponent -= fraction;
        if (decimal->mantissa == 0 && text.ptr[at] == '0')
            continue;
        if (++decimal->digits > 17)
            return false;
        decimal->mantissa = decimal->mantissa * 10 + (uint64_t)(text.ptr[at] - '0');
    }
    double power = 0;
    if (at < text.len &&
        ((text.ptr[at] != 'e' && text.ptr[at] != 'E') ||
         !number_read(str_slice(text, at + 1, text.len), &power) || power < -300 || power > 300))
        return false;
    decimal->exponent += (int)power;
    return decimal->digits > KEPT_DIGITS;
}

static double ten_to(int n) /* exact up to 22 */
{
    double power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

/* The number without its tail, when it has one: rounded to 15 digits it is a short one. */
static bool without_tail(struct str text, double *number)
{
    struct decimal decimal;
    if (text.len <= KEPT_DIGITS || !long_decimal(text, &decimal))
        return false;
    uint64_t unit = decimal.digits == 17 ? 100 : 10;
    uint64_t mantissa = (decimal.mantissa + unit / 2) / unit;
    int exponent = decimal.exponent + decimal.digits - KEPT_DIGITS;
    int zeros = 0;
    for (; mantissa % 10 == 0; zeros++)
        mantissa /= 10;
    exponent += zeros;
    if (zeros < KEPT_DIGITS - SHORT_DIGITS || exponent > 9 || exponent < -22)
        return false;
    /* two exact numbers, so correctly rounded */
    double value = exponent < 0 ? (double)mantissa / ten_to(-exponent) : (double)mantissa * ten_to(exponent);
    *number = decimal.negative ? -value : value;
    return true;
}

static bool plain_number(struct str text, struct repairs *repairs, double *number)
{
    if (without_tail(text, number)) {
        repairs->float_tails++;
        return true;
    }
    return number_read(text, number);
}

/* -- signs and commas */

/* Takes the commas out of "-1,234,567.8" when they stand where thousands do. */
static bool without_commas(struct str text, char out[LONGEST], struct str *plain)
{
    size_t len = 0, group = 0, at = 0;
    bool any_comma = false;
    if (text.len > LONGEST)
        return false;
    if (text.ptr[0] == '-' || text.ptr[0] == '+')
        out[len++] = text.ptr[at++];
    for (; at < text.len && (is_digit(text.ptr[at]) || text.ptr[at] == ','); at++) {
        if (is_digit(text.ptr[at])) {
            out[len++] = text.ptr[at];
            group++;
            continue;
        }
        if (group == 0 || group > 3 || (any_comma && group != 3))
            return false;
        any_comma = true;
        group = 0;
    }
    if (group != 3)
        return false;
    if (at < text.len && text.ptr[at] != '.')
        return false;
    memcpy(out + len, text.ptr + at, text.len - at);
    *plain = (struct str){out, len + text.len - at};
    return true;
}

/* U+2212 and the en dash as they come from a page: "−12.5". */
static bool with_plain_minus(struct str text, char out[LONGEST], struct str *plain)
{
    bool is_minus = str_starts(text, STR("\xE2\x88\x92")) || str_starts(text, STR("\xE2\x80\x93"));
    if (!is_minus || text.len == 3 || text.len > LONGEST)
        return false;
    out[0] = '-';
    memcpy(out + 1, text.ptr + 3, text.len - 3);
    *plain = (struct str){out, text.len - 2};
    return true;
}

bool repair_number(struct str cell, struct repairs *repairs, struct repaired *repaired)
{
    *repaired = (struct repaired){0};
    if (cell.len == 0)
        return false;
    if (is_digit(cell.ptr[0]) && plain_number(cell, repairs, &repaired->number))
        return true;
    char minus_buffer[LONGEST], comma_buffer[LONGEST];
    struct str text = cell;
    repaired->percent = cell.ptr[cell.len - 1] == '%';
    if (repaired->percent)
        text = str_trim(str_slice(cell, 0, cell.len - 1));
    bool minus = with_plain_minus(text, minus_buffer, &text);
    bool commas = text.len && memchr(text.ptr, ',', text.len) != NULL;
    if (text.len == 0 || (commas && !without_commas(text, comma_buffer, &text)) ||
        !plain_number(text, repairs, &repaired->number))
        return false;
    repairs->percents += repaired->percent;
    repairs->minus_signs += minus;
    repairs->thousands += commas;
    return true;
}

static void part_add(struct buf *buf, uint64_t count, const char *one, const char *many)
{
    if (count == 0)
        return;
    if (buf->len)
        buf_add(buf, STR(", "));
    buf_add_format(buf, "%llu %s", (unsigned long long)count, count == 1 ? one : many);
}

struct str repairs_text(struct arena *arena, const struct repairs *repairs)
{
    struct buf buf = {0};
    part_add(&buf, repairs->spaces, "cell with spaces around it", "cells with spaces around them");
    part_add(&buf, repairs->thousands, "number with thousands commas", "numbers with thousands commas");
    part_add(&buf, repairs->percents, "number with a % sign", "numbers with a % sign");
    part_add(&buf, repairs->float_tails,
             "number with a tail that a spreadsheet left (such as 4.4800000000000004)",
             "numbers with a tail that a spreadsheet left (such as 4.4800000000000004)");
    part_add(&buf, repairs->empty_rows, "row of empty cells", "rows of empty cells");
    part_add(&buf, repairs->minus_signs, "number with a dash for a minus", "numbers with a dash for a minus");
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}
