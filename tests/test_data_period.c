#include <criterion/criterion.h>

#include "data/period.h"
#include <stdio.h>
#include <stdlib.h>

static const enum period_kind kinds[] = {PERIOD_YEAR, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_THREE_YEARS,
                                         PERIOD_TERM, PERIOD_PART,    PERIOD_WEEK,  PERIOD_TWO_TERMS};
static const enum calendar calendars[] = {CALENDAR_FINANCIAL, CALENDAR_ACADEMIC, CALENDAR_YEAR,
                                          CALENDAR_SEPTEMBER};
#define N_KINDS (sizeof kinds / sizeof kinds[0])
#define N_CALENDARS (sizeof calendars / sizeof calendars[0])

/* Every period of every kind that a calendar has, in these years. */
struct all {
    struct period *items;
    size_t n, capacity;
};

static bool exists_in(enum period_kind kind, enum calendar calendar)
{
    if (kind == PERIOD_TERM || kind == PERIOD_TWO_TERMS)
        return calendar == CALENDAR_ACADEMIC;
    if (kind == PERIOD_PART)
        return calendar == CALENDAR_FINANCIAL;
    return (kind != PERIOD_MONTH && kind != PERIOD_WEEK) || calendar == CALENDAR_YEAR;
}

static struct all all_periods(struct arena *arena, int from, int to)
{
    struct all all = {0};
    for (size_t k = 0; k < N_KINDS; k++)
        for (size_t c = 0; c < N_CALENDARS; c++)
            for (int year = from; exists_in(kinds[k], calendars[c]) && year <= to; year++)
                for (int part = 0; part < 53; part++) {
                    struct period period = period_of(kinds[k], calendars[c], year, part);
                    if (!period_is(period))
                        break;
                    ARENA_RESERVE(arena, all.items, all.n, all.capacity);
                    all.items[all.n++] = period;
                }
    return all;
}

static void expect_text(struct str found, const char *expected)
{
    cr_expect(str_is(found, expected), "found \"%.*s\", expected \"%s\"", STR_ARG(found), expected);
}

Test(data_period, texts)
{
    struct arena *arena = arena_open();
    static const struct {
        enum period_kind kind;
        enum calendar calendar;
        int year, part;
        const char *text, *display, *longer;
    } cases[] = {
        {PERIOD_YEAR, CALENDAR_FINANCIAL, 2025, 0, "2024-25 FY", "2024\u201325",
         "year to 31\u00A0March 2025"},
        {PERIOD_YEAR, CALENDAR_ACADEMIC, 2025, 0, "2024-25 AY", "2024\u201325",
         "year to 31\u00A0August 2025"},
        {PERIOD_YEAR, CALENDAR_YEAR, 2025, 0, "2025 CY", "2025", "year to 31\u00A0December 2025"},
        {PERIOD_YEAR, CALENDAR_SEPTEMBER, 2025, 0, "2025 SEP", "2025", "year to 30\u00A0September 2025"},
        {PERIOD_YEAR, CALENDAR_FINANCIAL, 2000, 0, "1999-00 FY", "1999\u20132000",
         "year to 31\u00A0March 2000"},
        {PERIOD_QUARTER, CALENDAR_FINANCIAL, 2026, 1, "2025-26 Q2 FY", "Q2 2025\u201326",
         "quarter to 30\u00A0September 2025"},
        {PERIOD_QUARTER, CALENDAR_FINANCIAL, 2026, 3, "2025-26 Q4 FY", "Q4 2025\u201326",
         "quarter to 31\u00A0March 2026"},
        {PERIOD_QUARTER, CALENDAR_YEAR, 2025, 1, "2025 Q2 CY", "Q2 2025", "quarter to 30\u00A0June 2025"},
        {PERIOD_QUARTER, CALENDAR_ACADEMIC, 2025, 0, "2024-25 Q1 AY", "Q1 2024\u201325",
         "quarter to 30\u00A0November 2024"},
        {PERIOD_QUARTER, CALENDAR_SEPTEMBER, 2025, 0, "2025 Q1 SEP", "Q1 2025",
         "quarter to 31\u00A0December 2024"},
        {PERIOD_MONTH, CALENDAR_YEAR, 2025, 6, "2025-07", "July 2025", "July 2025"},
        {PERIOD_THREE_YEARS, CALENDAR_FINANCIAL, 2025, 0, "2022-25 FY3", "2022\u201325",
         "three years to 31\u00A0March 2025"},
        {PERIOD_THREE_YEARS, CALENDAR_YEAR, 2025, 0, "2023-25 CY3", "2023\u201325",
         "three years to 31\u00A0December 2025"},
        {PERIOD_THREE_YEARS, CALENDAR_SEPTEMBER, 2025, 0, "2023-25 SEP3", "2023\u201325",
         "three years to 30\u00A0September 2025"},
        {PERIOD_THREE_YEARS, CALENDAR_ACADEMIC, 2001, 0, "1998-01 AY3", "1998\u20132001",
         "three years to 31\u00A0August 2001"},
        {PERIOD_TERM, CALENDAR_ACADEMIC, 2025, 0, "2024-25 Autumn AY", "Autumn term 2024\u201325",
         "autumn term 2024\u201325"},
        {PERIOD_TWO_TERMS, CALENDAR_ACADEMIC, 2025, 0, "2024-25 Autumn-Spring AY",
         "Autumn and spring terms 2024\u201325", "autumn and spring terms 2024\u201325"},
        {PERIOD_PART, CALENDAR_FINANCIAL, 2025, 0, "2024-25 Part 1 FY", "Part 1 2024\u201325",
         "half-year to 30\u00A0September 2024"},
        {PERIOD_WEEK, CALENDAR_YEAR, 2025, 6, "2025-W07", "Week 7 of 2025", "week to 16\u00A0February 2025"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period period = period_of(cases[i].kind, cases[i].calendar, cases[i].year, cases[i].part);
        cr_assert(period_is(period));
        expect_text(period_text(arena, period), cases[i].text);
        expect_text(period_display(arena, period), cases[i].display);
        expect_text(period_display_long(arena, period), cases[i].longer);
    }
    expect_text(period_text(arena, (struct period){0}), "none");
    arena_close(arena);
}

Test(data_period, every_text_reads_back)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 1990, 2110);
    cr_assert(all.n > 5000);
    for (size_t i = 0; i < all.n; i++) {
        struct str text = period_text(arena, all.items[i]);
        struct period read;
        unsigned marks = 9;
        const char *why = NULL;
        cr_assert(period_read(text, all.items[i].calendar, &read, &marks, &why), "%.*s: %s", STR_ARG(text),
                  why);
        cr_assert(period_equal(read, all.items[i]) && marks == 0, "%.*s", STR_ARG(text));
    }
    arena_close(arena);
}

/* What readers see is read as the same, where it names its year as the calendar does. */
Test(data_period, every_display_but_weeks_reads_back)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 2013, 2098);
    for (size_t i = 0; i < all.n; i++) {
        struct str text = period_display(arena, all.items[i]);
        struct period read;
        const char *why = NULL;
        if (all.items[i].kind == PERIOD_WEEK)
            continue;
        cr_assert(period_read(text, all.items[i].calendar, &read, NULL, &why), "%.*s: %s", STR_ARG(text),
                  why);
        cr_assert(period_equal(read, all.items[i]), "%.*s", STR_ARG(text));
    }
    arena_close(arena);
}

Test(data_period, days_follow_one_another)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 1999, 2030);
    for (size_t i = 0; i < all.n; i++) {
        struct period period = all.items[i];
        int32_t start = date_day(period_start(period)), end = date_day(period_end(period));
        cr_assert(start <= end);
        struct period next = period_add(period, 1);
        if (period.kind == PERIOD_THREE_YEARS || period.kind == PERIOD_TWO_TERMS)
            continue;
        cr_assert(date_day(period_start(next)) == end + 1, "%s then %s", period_text(arena, period).ptr,
                  period_text(arena, next).ptr);
    }
    arena_close(arena);
}

static int32_t day(int year, int month, int of_month)
{
    return date_day((struct date){year, month, of_month});
}

Test(data_period, calendars_begin_on_their_days)
{
    static const struct {
        enum calendar calendar;
        int start_year, start_month, end_month, end_day;
    } cases[] = {{CALENDAR_FINANCIAL, 2024, 4, 3, 31},
                 {CALENDAR_ACADEMIC, 2024, 9, 8, 31},
                 {CALENDAR_YEAR, 2025, 1, 12, 31},
                 {CALENDAR_SEPTEMBER, 2024, 10, 9, 30}};
    for (size_t i = 0; i < 4; i++) {
        struct period year = period_of(PERIOD_YEAR, cases[i].calendar, 2025, 0);
        cr_expect(date_day(period_start(year)) == day(cases[i].start_year, cases[i].start_month, 1));
        cr_expect(date_day(period_end(year)) == day(2025, cases[i].end_month, cases[i].end_day));
        struct period three = period_of(PERIOD_THREE_YEARS, cases[i].calendar, 2025, 0);
        cr_expect(date_day(period_start(three)) == day(cases[i].start_year - 2, cases[i].start_month, 1));
        cr_expect(date_day(period_end(three)) == date_day(period_end(year)));
        struct period first = period_of(PERIOD_QUARTER, cases[i].calendar, 2025, 0);
        struct period last = period_of(PERIOD_QUARTER, cases[i].calendar, 2025, 3);
        cr_expect(date_day(period_start(first)) == date_day(period_start(year)));
        cr_expect(date_day(period_end(last)) == date_day(period_end(year)));
    }
    struct period terms = period_of(PERIOD_TWO_TERMS, CALENDAR_ACADEMIC, 2025, 0);
    cr_expect(date_day(period_start(terms)) == day(2024, 9, 1) &&
              date_day(period_end(terms)) == day(2025, 4, 30));
}

/* ISO 8601: week 1 of 2021 begins on Monday 4 January, the days before belong to week 53 of 2020. */
Test(data_period, iso_weeks)
{
    cr_expect(date_day(period_start(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2021, 0))) == day(2021, 1, 4));
    cr_expect(date_day(period_start(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2020, 52))) == day(2020, 12, 28));
    cr_expect(date_day(period_start(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2025, 0))) == day(2024, 12, 30));
    cr_expect_not(period_is(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2025, 52)), "2025 has 52 weeks");
    cr_expect(period_is(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2026, 52)));
    struct period last = period_of(PERIOD_WEEK, CALENDAR_YEAR, 2025, 51);
    struct period first = period_of(PERIOD_WEEK, CALENDAR_YEAR, 2026, 0);
    cr_expect(period_equal(period_add(last, 1), first));
    cr_expect(period_equal(period_previous(first), last));
    int steps = 0;
    cr_expect(period_distance(last, first, &steps) && steps == 1);
    cr_expect_not(period_is(period_year_before(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2026, 52))));
    cr_expect(period_equal(period_year_before(period_of(PERIOD_WEEK, CALENDAR_YEAR, 2026, 51)), last));
}

Test(data_period, adding_and_distance_are_inverse)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 2010, 2030);
    for (size_t i = 0; i < all.n; i++)
        for (int steps = -70; steps <= 70; steps += 7) {
            struct period moved = period_add(all.items[i], steps);
            int found = 0;
            cr_assert(period_distance(all.items[i], moved, &found) && found == steps);
            cr_assert(period_equal(period_add(moved, -steps), all.items[i]));
            cr_assert(period_compare(all.items[i], moved) == (steps < 0) - (steps > 0));
        }
    arena_close(arena);
}

Test(data_period, the_year_before_is_a_year_before)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 2010, 2030);
    for (size_t i = 0; i < all.n; i++) {
        struct period period = all.items[i], before = period_year_before(period);
        int steps = 0;
        if (period.kind == PERIOD_WEEK)
            continue;
        cr_assert(period_distance(before, period, &steps) && steps == period_steps_per_year(period.kind));
        cr_assert(period_start(before).month == period_start(period).month &&
                  period_start(before).year == period_start(period).year - 1);
    }
    cr_expect_not(period_is(period_year_before((struct period){0})));
    arena_close(arena);
}

Test(data_period, only_like_periods_have_a_distance)
{
    int steps = 5;
    struct period financial = period_of(PERIOD_YEAR, CALENDAR_FINANCIAL, 2025, 0);
    cr_expect_not(period_distance(financial, period_of(PERIOD_YEAR, CALENDAR_ACADEMIC, 2025, 0), &steps));
    cr_expect_not(period_distance(financial, period_of(PERIOD_QUARTER, CALENDAR_FINANCIAL, 2025, 0), &steps));
    cr_expect_not(period_distance((struct period){0}, (struct period){0}, &steps));
    cr_expect(steps == 5);
    cr_expect_not(period_is(period_add((struct period){0}, 1)));
    cr_expect_not(period_is(period_add(financial, 100000)));
    cr_expect_not(period_is(period_add(financial, -100000)));
    cr_expect_not(period_is(period_of(PERIOD_QUARTER, CALENDAR_YEAR, 2025, 4)));
    cr_expect_not(period_is(period_of(PERIOD_QUARTER, CALENDAR_YEAR, 2025, -1)));
    cr_expect_not(period_is(period_of(PERIOD_NONE, CALENDAR_YEAR, 2025, 0)));
}

static int by_order(const void *left, const void *right)
{
    const struct period *a = left, *b = right;
    return period_compare(*a, *b);
}

Test(data_period, order_is_total_over_kinds_and_calendars)
{
    struct arena *arena = arena_open();
    struct all all = all_periods(arena, 2023, 2026);
    for (size_t i = 0; i < all.n; i++)
        for (size_t j = 0; j < all.n; j++) {
            int order = period_compare(all.items[i], all.items[j]);
            cr_assert(order == -period_compare(all.items[j], all.items[i]));
            cr_assert((order == 0) == (i == j));
            cr_assert(period_equal(all.items[i], all.items[j]) == (i == j));
            cr_assert((period_key(all.items[i]) == period_key(all.items[j])) == (i == j));
            cr_assert(period_key(all.items[i]) < (uint64_t)1 << 38);
        }
    qsort(all.items, all.n, sizeof *all.items, by_order);
    for (size_t i = 1; i < all.n; i++) {
        int32_t before = date_day(period_end(all.items[i - 1])), end = date_day(period_end(all.items[i]));
        cr_assert(before <= end);
        cr_assert(before < end ||
                  date_day(period_start(all.items[i - 1])) <= date_day(period_start(all.items[i])));
    }
    cr_expect(period_compare((struct period){0}, all.items[0]) < 0, "none comes first");
    cr_expect(period_compare((struct period){0}, (struct period){0}) == 0);
    arena_close(arena);
}

Test(data_period, months_belong_to_no_calendar)
{
    struct period a = {PERIOD_MONTH, CALENDAR_FINANCIAL, 12 * 2025 + 6},
                  b = period_of(PERIOD_MONTH, CALENDAR_ACADEMIC, 2025, 6);
    int steps = 1;
    cr_expect(period_equal(a, b) && period_key(a) == period_key(b) && period_compare(a, b) == 0);
    cr_expect(period_distance(a, b, &steps) && steps == 0);
}

Test(data_period, a_year_to_date_begins_with_its_calendars_year)
{
    static const struct {
        enum period_kind kind;
        enum calendar own, calendar;
        int year, part, start_year, start_month;
    } cases[] = {{PERIOD_MONTH, CALENDAR_YEAR, CALENDAR_FINANCIAL, 2025, 2, 2024, 4},
                 {PERIOD_MONTH, CALENDAR_YEAR, CALENDAR_FINANCIAL, 2025, 3, 2025, 4},
                 {PERIOD_MONTH, CALENDAR_YEAR, CALENDAR_ACADEMIC, 2025, 11, 2025, 9},
                 {PERIOD_MONTH, CALENDAR_YEAR, CALENDAR_YEAR, 2025, 11, 2025, 1},
                 {PERIOD_MONTH, CALENDAR_YEAR, CALENDAR_SEPTEMBER, 2025, 8, 2024, 10},
                 {PERIOD_QUARTER, CALENDAR_FINANCIAL, CALENDAR_FINANCIAL, 2026, 3, 2025, 4},
                 {PERIOD_TERM, CALENDAR_ACADEMIC, CALENDAR_ACADEMIC, 2025, 2, 2024, 9},
                 {PERIOD_YEAR, CALENDAR_FINANCIAL, CALENDAR_FINANCIAL, 2025, 0, 2024, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct period period = period_of(cases[i].kind, cases[i].own, cases[i].year, cases[i].part);
        cr_expect_eq(date_day(period_year_start(period, cases[i].calendar)),
                     day(cases[i].start_year, cases[i].start_month, 1), "case %zu", i);
    }
}

Test(data_period, calendar_names)
{
    static const struct {
        const char *text;
        enum calendar calendar;
    } names[] = {{"financial", CALENDAR_FINANCIAL}, {"Financial Year", CALENDAR_FINANCIAL},
                 {"FY", CALENDAR_FINANCIAL},        {"academic year ", CALENDAR_ACADEMIC},
                 {"AY", CALENDAR_ACADEMIC},         {"calendar", CALENDAR_YEAR},
                 {"Calendar year", CALENDAR_YEAR},  {"cy", CALENDAR_YEAR},
                 {"september", CALENDAR_SEPTEMBER}, {"SEP", CALENDAR_SEPTEMBER}};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        enum calendar calendar = names[i].calendar == CALENDAR_YEAR ? CALENDAR_ACADEMIC : CALENDAR_YEAR;
        cr_expect(calendar_read(str_of(names[i].text), &calendar), "%s", names[i].text);
        cr_expect(calendar == names[i].calendar, "%s", names[i].text);
    }
    for (size_t i = 0; i < N_CALENDARS; i++) {
        enum calendar read = calendars[(i + 1) % N_CALENDARS];
        cr_expect(calendar_read(calendar_name(calendars[i]), &read) && read == calendars[i]);
    }
    enum calendar calendar = CALENDAR_SEPTEMBER;
    cr_expect_not(calendar_read(STR(""), &calendar) || calendar_read(STR("year"), &calendar) ||
                  calendar_read(STR("lunar"), &calendar));
    cr_expect(calendar == CALENDAR_SEPTEMBER);
}
