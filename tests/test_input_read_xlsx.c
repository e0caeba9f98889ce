/* Cells of a workbook as their formats show them. */
#include "input/xlsx_parts.h"

#include <criterion/criterion.h>

static const struct xlsx_book plain_book;

static void hold(const char *code, enum xlsx_format format, const char *stored, const char *shown)
{
    struct arena *arena = arena_open();
    struct xlsx_style style = xlsx_style_of(str_of(code));
    cr_expect(style.format == format, "\"%s\": format %d", code, (int)style.format);
    struct str text = xlsx_number_text(arena, &plain_book, style, str_of(stored));
    cr_expect(str_is(text, shown), "\"%s\" of %s: \"%.*s\"", code, stored, STR_ARG(text));
    arena_close(arena);
}

Test(input_read, number_formats_of_workbooks)
{
    hold("General", FORMAT_PLAIN, "12.5", "12.5");
    hold("#,##0.00", FORMAT_PLAIN, "12.5", "12.5");
    hold("0.0%", FORMAT_PERCENT, "0.125", "12.5%");
    hold("0%", FORMAT_PERCENT, "0.070000000000000007", "7.000000000000001%");
    hold("yyyy\\-mm\\-dd", FORMAT_DATE, "45838", "2025-06-30");
    hold("[$-809]dd mmmm yyyy;@", FORMAT_DATE, "45838", "2025-06-30");
    hold("mmm\\-yy", FORMAT_MONTH, "45809", "Jun-25");
    hold("yyyy", FORMAT_YEAR, "45838", "2025");
    hold("d/m/yyyy h:mm", FORMAT_TIME, "45838.5", "2025-06-30 12:00");
    hold("000", FORMAT_ZEROS, "7", "007");
    hold("000", FORMAT_ZEROS, "7.5", "7.5");
    hold("0", FORMAT_PLAIN, "7", "7");
    hold("\"days\" 0", FORMAT_PLAIN, "7", "7");
    hold("0\"%\"", FORMAT_PLAIN, "7", "7");
    hold("[Red]-0.0", FORMAT_PLAIN, "-7", "-7");
    hold("yyyy-mm-dd", FORMAT_DATE, "text", "text");
    hold("yyyy-mm-dd", FORMAT_DATE, "-1", "-1");
}

Test(input_read, days_of_workbooks)
{
    struct arena *arena = arena_open();
    struct xlsx_style day = {FORMAT_DATE, 0};
    struct xlsx_book from_1904 = {.from_1904 = true};
    cr_expect(str_is(xlsx_number_text(arena, &plain_book, day, STR("1")), "1900-01-01"));
    cr_expect(str_is(xlsx_number_text(arena, &plain_book, day, STR("59")), "1900-02-28"));
    cr_expect(str_is(xlsx_number_text(arena, &plain_book, day, STR("61")), "1900-03-01"));
    cr_expect(str_is(xlsx_number_text(arena, &from_1904, day, STR("44376")), "2025-06-30"));
    arena_close(arena);
}
