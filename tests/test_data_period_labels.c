#include <criterion/criterion.h>

#include "data/period.h"
#include "data/value.h"

#define FY CALENDAR_FINANCIAL
#define AY CALENDAR_ACADEMIC
#define CY CALENDAR_YEAR
#define SEP CALENDAR_SEPTEMBER

static void expect_read(const char *label, enum calendar calendar, const char *text, unsigned expected_marks)
{
    struct arena *arena = arena_open();
    struct period period = {0};
    unsigned marks = 0;
    const char *why = NULL;
    bool read = period_read(str_of(label), calendar, &period, &marks, &why);
    cr_expect(read, "\"%s\" (%s): %s", label, calendar_name(calendar).ptr, why);
    struct str found = period_text(arena, period);
    cr_expect(str_is(found, text), "\"%s\" (%s): found %.*s, expected %s", label, calendar_name(calendar).ptr,
              STR_ARG(found), text);
    cr_expect(marks == expected_marks, "\"%s\": marks %u", label, marks);
    arena_close(arena);
}

/* Refused, and the reason holds these words. */
static void expect_refused(const char *label, enum calendar calendar, const char *words)
{
    struct period period = {PERIOD_YEAR, CY, 1234};
    unsigned marks = 77;
    const char *why = NULL;
    cr_expect_not(period_read(str_of(label), calendar, &period, &marks, &why), "\"%s\" (%s)", label,
                  calendar_name(calendar).ptr);
    cr_expect(why && str_find(str_of(why), str_of(words)) != SIZE_MAX, "\"%s\": %s", label,
              why ? why : "(none)");
    cr_expect(period.index == 1234 && marks == 77, "\"%s\" changes nothing", label);
}

Test(data_period_labels, years_in_each_calendar)
{
    expect_read("2025", FY, "2024-25 FY", 0);
    expect_read("2025", AY, "2024-25 AY", 0);
    expect_read("2025", CY, "2025 CY", 0);
    expect_read("2025", SEP, "2025 SEP", 0);
    expect_read("2024-25", FY, "2024-25 FY", 0);
    expect_read("2024/25", AY, "2024-25 AY", 0);
    expect_read("2024-25", SEP, "2025 SEP", 0);
    expect_read("202425", FY, "2024-25 FY", 0);
    expect_read("2024/2025", FY, "2024-25 FY", 0);
    expect_read("2024\u201325", FY, "2024-25 FY", 0);
    expect_read(" 2024 \u2212 25\u00A0", FY, "2024-25 FY", 0);
    expect_read("24/25", FY, "2024-25 FY", 0);
    expect_read("FY 2024-25", FY, "2024-25 FY", 0);
    expect_read("fy24-25", FY, "2024-25 FY", 0);
    expect_read("2024-25 fy", FY, "2024-25 FY", 0);
    expect_read("2025 SEP", SEP, "2025 SEP", 0);
    expect_read("2025 CY", CY, "2025 CY", 0);
    expect_read("1999-00", FY, "1999-00 FY", 0);
    expect_read("1999/2000", FY, "1999-00 FY", 0);
}

/* The labels of the interactive tool's data set. */
Test(data_period_labels, labels_of_the_lait_layout)
{
    expect_read("2018 (Rev)", AY, "2017-18 AY", MARK_REVISED);
    expect_read("2020 (Final)", AY, "2019-20 AY", 0);
    expect_read("2025 (prov)", AY, "2024-25 AY", MARK_PROVISIONAL);
    expect_read("2024-25 (OT)", FY, "2024-25 FY", MARK_OUTTURN);
    expect_read("2024-25(ot) (REV)", FY, "2024-25 FY", MARK_OUTTURN | MARK_REVISED);
    expect_read("2013/14-15/16", FY, "2013-16 FY3", 0);
    expect_read("2021/22-23/24", FY, "2021-24 FY3", 0);
    expect_read("2013/14-15/16", AY, "2013-16 AY3", 0);
    expect_read("2013-14 to 2015-16", FY, "2013-16 FY3", 0);
    expect_read("2013-14-15-16", FY, "2013-16 FY3", 0);
    expect_read("2014-16", CY, "2014-16 CY3", 0);
    expect_read("2020-22", CY, "2020-22 CY3", 0);
    expect_read("2014-16", FY, "2013-16 FY3", 0);
    expect_read("2014-16", SEP, "2014-16 SEP3", 0);
    expect_read("2014/2016", CY, "2014-16 CY3", 0);
    expect_read("2022-25", FY, "2022-25 FY3", 0);
    expect_read("2022-25 FY3", FY, "2022-25 FY3", 0);
    expect_read("2015/16", AY, "2015-16 AY", 0);
    expect_read("2025-26", FY, "2025-26 FY", 0);
    expect_refused("0", FY, "0 is no period");
    expect_refused("0", CY, "0 is no period");
    expect_refused("2013/14-16/17", FY, "not three years");
    expect_refused("2013/15-15/16", FY, "not three years");
    expect_refused("2013/14-15/16", CY, "calendar years");
}

Test(data_period_labels, quarters)
{
    expect_read("2025-26 Q2", FY, "2025-26 Q2 FY", 0);
    expect_read("Q2 2025-26", FY, "2025-26 Q2 FY", 0);
    expect_read("Q2 2025/26", FY, "2025-26 Q2 FY", 0);
    expect_read("q2 25/26", FY, "2025-26 Q2 FY", 0);
    expect_read("2025/26 Quarter 2", FY, "2025-26 Q2 FY", 0);
    expect_read("2025/26Q2", FY, "2025-26 Q2 FY", 0);
    expect_read("2025-26-Q2", FY, "2025-26 Q2 FY", 0);
    expect_read("202526 Q4", FY, "2025-26 Q4 FY", 0);
    expect_read("2025-26 FY Q2", FY, "2025-26 Q2 FY", 0);
    expect_read("FY 2025-26 Q2 (prov)", FY, "2025-26 Q2 FY", MARK_PROVISIONAL);
    expect_read("2025 Q2", CY, "2025 Q2 CY", 0);
    expect_read("Q2 2025", CY, "2025 Q2 CY", 0);
    expect_read("2025 Q2 CY", CY, "2025 Q2 CY", 0);
    expect_read("Q1 2025", SEP, "2025 Q1 SEP", 0);
    expect_read("Q1 2024-25", SEP, "2025 Q1 SEP", 0);
    expect_refused("Q2 2025", FY, "needs both its years");
    expect_refused("2025 Q2", AY, "needs both its years");
    expect_refused("Q2 2025-26", CY, "calendar years");
    expect_refused("Q5 2025-26", FY, "not understood");
    expect_refused("Q0 2025-26", FY, "not understood");
    expect_refused("Q2 2025-27", FY, "do not follow");
    expect_refused("Q2", FY, "no year");
    expect_refused("Q2 Q3 2025-26", FY, "not understood");
}

Test(data_period_labels, months_and_weeks_in_any_calendar)
{
    static const enum calendar calendars[] = {FY, AY, CY, SEP};
    for (size_t i = 0; i < 4; i++) {
        expect_read("2025-07", calendars[i], "2025-07", 0);
        expect_read("July 2025", calendars[i], "2025-07", 0);
        expect_read("jul 2025", calendars[i], "2025-07", 0);
        expect_read("Jul-2025", calendars[i], "2025-07", 0);
        expect_read("2025 July", calendars[i], "2025-07", 0);
        expect_read("Sep 2025", calendars[i], "2025-09", 0);
        expect_read("Sept 2025", calendars[i], "2025-09", 0);
        expect_read("September 2025", calendars[i], "2025-09", 0);
        expect_read("2009-12", calendars[i], "2009-12", 0);
        expect_read("2025-W07", calendars[i], "2025-W07", 0);
        expect_read("Week 7 2025", calendars[i], "2025-W07", 0);
        expect_read("2026 week 53", calendars[i], "2026-W53", 0);
    }
    /* two years in a row are a year where the calendar's years span two, else the month */
    expect_read("2006-07", FY, "2006-07 FY", 0);
    expect_read("2006-07", CY, "2006-07", 0);
    expect_read("July 2006", FY, "2006-07", 0);
    expect_refused("2025-W53", CY, "no week 53");
    expect_refused("July 2025-26", FY, "has one year");
    expect_refused("2025-13", CY, "do not follow");
    expect_refused("2024-25", CY, "calendar years, such as 2025");
    expect_refused("2024/25", CY, "calendar years, such as 2025");
    expect_refused("202425", CY, "calendar years, such as 2025");
}

Test(data_period_labels, terms_and_parts)
{
    expect_read("Autumn term 2024/25", AY, "2024-25 Autumn AY", 0);
    expect_read("2024-25 spring", AY, "2024-25 Spring AY", 0);
    expect_read("202425 Summer term", AY, "2024-25 Summer AY", 0);
    expect_read("Autumn and spring term 2024-25", AY, "2024-25 Autumn-Spring AY", 0);
    expect_read("2024-25 Autumn-Spring AY", AY, "2024-25 Autumn-Spring AY", 0);
    expect_read("2024-25 Part 2", FY, "2024-25 Part 2 FY", 0);
    expect_refused("Autumn 2024", AY, "needs both its years");
    expect_refused("Autumn term 2024-25", FY, "academic");
    expect_refused("Part 1 2024-25", AY, "financial");
    expect_refused("Part 3 2024-25", FY, "not understood");
    expect_refused("Spring and summer term 2024-25", AY, "not understood");
}

Test(data_period_labels, what_a_spreadsheet_made_a_date_is_refused)
{
    static const char *const dates[] = {"Jul-25", "25-Jul", "Jul 25", "01-Jul-25",    "1 July 2025",
                                        "1-Sep",  "Sep-25", "Jun-26", "31 March 2025"};
    static const enum calendar calendars[] = {FY, AY, CY, SEP};
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        for (size_t c = 0; c < 4; c++)
            expect_refused(dates[i], calendars[c], "may be a date");
    expect_refused("2025-03-31", FY, "is a date");
    expect_refused("31/03/2025", FY, "is a date");
    expect_refused("45931", FY, "number of a day");
}

Test(data_period_labels, what_is_no_period_is_refused_with_its_reason)
{
    expect_refused("", FY, "empty");
    expect_refused("  \u00A0", FY, "empty");
    expect_refused("(Rev)", FY, "empty");
    expect_refused("2025 (sic)", FY, "word in brackets");
    expect_refused("2025)", FY, "not understood");
    expect_refused("2024-26-28", FY, "is a date");
    expect_refused("2024-25-27-28", FY, "not three years");
    expect_refused("2025-24", FY, "do not follow");
    expect_refused("2020-24", FY, "do not follow");
    expect_refused("202426", FY, "do not follow");
    expect_refused("2025 CY", FY, "another calendar");
    expect_refused("2024-25 AY", FY, "another calendar");
    expect_refused("2025 SEP", FY, "another calendar");
    expect_refused("2022-24 FY3", FY, "not three years");
    expect_refused("2022-25 CY3", CY, "not three years");
    expect_refused("2025 FY3", FY, "not three years");
    expect_refused("1850", CY, "outside 1900 to 2199");
    expect_refused("9999", CY, "outside 1900 to 2199");
    expect_refused("20245", FY, "number of a day");
    expect_refused("2024-5", FY, "not understood");
    expect_refused("latest", FY, "not understood");
    expect_refused("FY", FY, "not understood");
    expect_refused("2025*", FY, "not understood");
    expect_refused("2 0 2 5 - 2 6 and so on and so on and on and on", FY, "not understood");
    expect_refused("99999999999999999999", FY, "not understood");
    expect_refused("\xFF\xFE", FY, "not understood");
}

static void expect_dfe(const char *time_period, const char *identifier, enum calendar calendar,
                       const char *text)
{
    struct arena *arena = arena_open();
    struct period period = {0};
    const char *why = NULL;
    cr_expect(period_read_dfe(str_of(time_period), str_of(identifier), calendar, &period, &why), "%s, %s: %s",
              time_period, identifier, why);
    struct str found = period_text(arena, period);
    cr_expect(str_is(found, text), "%s, %s: found %.*s, expected %s", time_period, identifier, STR_ARG(found),
              text);
    arena_close(arena);
}

static void expect_dfe_refused(const char *time_period, const char *identifier, enum calendar calendar,
                               const char *words)
{
    struct period period = {PERIOD_YEAR, CY, 1234};
    const char *why = NULL;
    cr_expect_not(period_read_dfe(str_of(time_period), str_of(identifier), calendar, &period, &why), "%s, %s",
                  time_period, identifier);
    cr_expect(why && str_find(str_of(why), str_of(words)) != SIZE_MAX, "%s, %s: %s", time_period, identifier,
              why ? why : "(none)");
    cr_expect(period.index == 1234, "%s, %s changes nothing", time_period, identifier);
}

Test(data_period_labels, pairs_of_the_department)
{
    expect_dfe("202425", "Academic year", AY, "2024-25 AY");
    expect_dfe("202425", "Financial year", FY, "2024-25 FY");
    expect_dfe("202425", "Tax year", FY, "2024-25 FY");
    expect_dfe("2025", "Calendar year", CY, "2025 CY");
    expect_dfe("2025", "Reporting year", FY, "2024-25 FY");
    expect_dfe("2025", "Reporting year", AY, "2024-25 AY");
    expect_dfe("2025", "Reporting year", SEP, "2025 SEP");
    expect_dfe("2025", "Reporting year", CY, "2025 CY");
    expect_dfe("202425", "Reporting year", FY, "2024-25 FY");
    expect_dfe("202526", "Financial year Q2", FY, "2025-26 Q2 FY");
    expect_dfe("202526", "financial year q4", FY, "2025-26 Q4 FY");
    expect_dfe("202425", "Academic year Q1", AY, "2024-25 Q1 AY");
    expect_dfe("2025", "Calendar year Q3", CY, "2025 Q3 CY");
    expect_dfe("202425", "Autumn term", AY, "2024-25 Autumn AY");
    expect_dfe("202425", "Spring term", AY, "2024-25 Spring AY");
    expect_dfe("202425", " Summer term ", AY, "2024-25 Summer AY");
    expect_dfe("202425", "Autumn and spring term", AY, "2024-25 Autumn-Spring AY");
    expect_dfe("202425", "Part 1 (April to September)", FY, "2024-25 Part 1 FY");
    expect_dfe("202425", "Part 2 (October to March)", FY, "2024-25 Part 2 FY");
    expect_dfe("2025", "January", FY, "2025-01");
    expect_dfe("2025", "December", AY, "2025-12");
    expect_dfe("2025", "Week 1", AY, "2025-W01");
    expect_dfe("2026", "Week 53", FY, "2026-W53");
    expect_dfe("199900", "Academic year", AY, "1999-00 AY");
}

Test(data_period_labels, pairs_that_do_not_fit)
{
    expect_dfe_refused("202425", "Academic year", FY, "another calendar");
    expect_dfe_refused("2025", "Calendar year", FY, "another calendar");
    expect_dfe_refused("202425", "Autumn term", FY, "another calendar");
    expect_dfe_refused("202425", "Part 1 (April to September)", AY, "another calendar");
    expect_dfe_refused("2025", "Academic year", AY, "needs six digits");
    expect_dfe_refused("2025", "Financial year Q2", FY, "needs six digits");
    expect_dfe_refused("202425", "Calendar year", CY, "needs four digits");
    expect_dfe_refused("202425", "January", FY, "needs four digits");
    expect_dfe_refused("202426", "Academic year", AY, "do not follow");
    expect_dfe_refused("2024-25", "Academic year", AY, "four or six digits");
    expect_dfe_refused("2024251", "Academic year", AY, "four or six digits");
    expect_dfe_refused("", "Academic year", AY, "needs six digits");
    expect_dfe_refused("189900", "Academic year", AY, "outside 1900");
    expect_dfe_refused("2025", "Fortnight 2", FY, "none that this program reads");
    expect_dfe_refused("2025", "", FY, "none that this program reads");
    expect_dfe_refused("2025", "Week 54", FY, "none that this program reads");
    expect_dfe_refused("2025", "Week 0", FY, "none that this program reads");
    expect_dfe_refused("2025", "Week 0001", FY, "none that this program reads");
    expect_dfe_refused("2025", "Week 53", FY, "no week 53");
}

/* Labels made of the pieces that real ones have, in any order: whatever is read is a period whose canonical
 * text is read as the same one, and whatever is not has a reason. */
Test(data_period_labels, any_mixture_is_read_or_refused)
{
    static const char *const pieces[] = {
        "2025", "2024",   "25",     "26",  "2026", "202425", "1",   "3",  "0",  "53",  "-",      "-",
        "/",    " ",      "\u2013", "Q",   "Q2",   "FY",     "FY3", "AY", "CY", "SEP", "W",      "week",
        "July", "autumn", "spring", "and", "term", "Part",   "to",  "(",  ")",  "Rev", "\u00A0", "\xFF"};
    static const enum calendar calendars[] = {FY, AY, CY, SEP};
    const size_t n_pieces = sizeof pieces / sizeof pieces[0];
    struct buf label = {0};
    uint64_t state = 4242;
    size_t n_read = 0;
    for (int i = 0; i < 300000; i++) {
        buf_clear(&label);
        size_t n = 1 + (size_t)(i % 6);
        enum calendar calendar = calendars[i / 6 % 4];
        for (size_t k = 0; k < n; k++) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            buf_add(&label, str_of(pieces[(state >> 33) % n_pieces]));
        }
        /* a copy of just its length, so that a look past the end is seen */
        struct arena *scratch = arena_open();
        struct str text = {arena_copy(scratch, label.ptr, label.len), label.len};
        struct period period = {0}, again = {0};
        const char *why = NULL;
        if (!period_read(text, calendar, &period, NULL, &why)) {
            cr_assert(why != NULL && *why != '\0', "\"%.*s\"", STR_ARG(text));
        } else {
            n_read++;
            cr_assert(why == NULL && period_is(period), "\"%.*s\"", STR_ARG(text));
            struct str canonical = period_text(scratch, period);
            cr_assert(period_read(canonical, period.calendar, &again, NULL, &why), "%.*s",
                      STR_ARG(canonical));
            cr_assert(period_equal(period, again), "\"%.*s\" is %.*s", STR_ARG(text), STR_ARG(canonical));
        }
        arena_close(scratch);
    }
    cr_expect(n_read > 1000, "%zu were read", n_read);
    buf_close(&label);
}
