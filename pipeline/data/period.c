#include "data/period.h"

#define NONE ((struct period){PERIOD_NONE, CALENDAR_FINANCIAL, 0})
#define LAST_YEAR 9999

/* Months and weeks belong to no calendar. */
static struct period normal(struct period period)
{
    if (period.kind == PERIOD_NONE)
        return NONE;
    if (period.kind == PERIOD_MONTH || period.kind == PERIOD_WEEK)
        period.calendar = CALENDAR_YEAR;
    return period;
}

/* How many indices a year takes up; a year of 52 weeks leaves its last one unused. */
static int indices_per_year(enum period_kind kind)
{
    return kind == PERIOD_WEEK ? 53 : period_steps_per_year(kind);
}

int period_steps_per_year(enum period_kind kind)
{
    switch (kind) {
    case PERIOD_NONE: return 0;
    case PERIOD_YEAR:
    case PERIOD_THREE_YEARS:
    case PERIOD_TWO_TERMS: return 1;
    case PERIOD_PART: return 2;
    case PERIOD_TERM: return 3;
    case PERIOD_QUARTER: return 4;
    case PERIOD_MONTH: return 12;
    case PERIOD_WEEK: return 52;
    }
    return 0;
}

/* The Monday of ISO week 1, which holds 4 January. Day 0, 1 January 1970, was a Thursday. */
static int32_t first_monday(int year)
{
    int32_t day = date_day((struct date){year, 1, 4});
    int32_t weekday = (day % 7 + 7 + 3) % 7; /* 0 Monday */
    return day - weekday;
}

static bool is_within_range(struct period period)
{
    int per_year = indices_per_year(period.kind);
    if (per_year == 0 || period.index < per_year || period.index / per_year > LAST_YEAR)
        return false;
    if (period.kind != PERIOD_WEEK)
        return true;
    int year = period.index / 53;
    return first_monday(year) + 7 * (period.index % 53) < first_monday(year + 1);
}

struct period period_of(enum period_kind kind, enum calendar calendar, int end_year, int part)
{
    int per_year = indices_per_year(kind);
    if (end_year < 1 || end_year > LAST_YEAR || part < 0 || part >= per_year)
        return NONE;
    struct period period = normal((struct period){kind, calendar, per_year * end_year + part});
    return is_within_range(period) ? period : NONE;
}

/* -- days */

/* The month (12 × year + month − 1) in which the year that ends in `end_year` begins. */
static int year_first_month(enum calendar calendar, int end_year)
{
    switch (calendar) {
    case CALENDAR_FINANCIAL: return 12 * (end_year - 1) + 3;
    case CALENDAR_ACADEMIC: return 12 * (end_year - 1) + 8;
    case CALENDAR_YEAR: return 12 * end_year;
    case CALENDAR_SEPTEMBER: return 12 * (end_year - 1) + 9;
    }
    return 0;
}

/* Every period but a week is a run of whole months. */
static void months_of(struct period period, int *first, int *n)
{
    *first = 0;
    *n = 0;
    switch (period.kind) {
    case PERIOD_NONE:
    case PERIOD_WEEK: return;
    case PERIOD_MONTH:
        *first = period.index;
        *n = 1;
        return;
    case PERIOD_THREE_YEARS:
        *first = year_first_month(period.calendar, period.index - 2);
        *n = 36;
        return;
    case PERIOD_TWO_TERMS:
        *first = year_first_month(period.calendar, period.index);
        *n = 8;
        return;
    case PERIOD_YEAR:
    case PERIOD_QUARTER:
    case PERIOD_TERM:
    case PERIOD_PART: {
        int per_year = indices_per_year(period.kind);
        *n = 12 / per_year;
        *first = year_first_month(period.calendar, period.index / per_year) + *n * (period.index % per_year);
        return;
    }
    }
}

static int32_t month_first_day(int month)
{
    return date_day((struct date){month / 12, month % 12 + 1, 1});
}

/* First and last day; both 0 for none. */
static void days_of(struct period period, int32_t *start, int32_t *end)
{
    if (period.kind == PERIOD_WEEK) {
        *start = first_monday(period.index / 53) + 7 * (period.index % 53);
        *end = *start + 6;
        return;
    }
    int first, n;
    months_of(period, &first, &n);
    *start = n ? month_first_day(first) : 0;
    *end = n ? month_first_day(first + n) - 1 : 0;
}

struct date period_start(struct period period)
{
    int32_t start, end;
    days_of(period, &start, &end);
    return date_of_day(start);
}

struct date period_end(struct period period)
{
    int32_t start, end;
    days_of(period, &start, &end);
    return date_of_day(end);
}

struct date period_year_start(struct period period, enum calendar calendar)
{
    struct date end = period_end(period);
    int first = year_first_month(calendar, end.year + 1);
    if (first > 12 * end.year + end.month - 1)
        first = year_first_month(calendar, end.year);
    return date_of_day(month_first_day(first));
}

/* -- order and distance */

bool period_is(struct period period)
{
    return period.kind != PERIOD_NONE;
}

bool period_equal(struct period a, struct period b)
{
    return period_key(a) == period_key(b);
}

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int period_compare(struct period a, struct period b)
{
    a = normal(a);
    b = normal(b);
    if (a.kind == b.kind && a.calendar == b.calendar)
        return compare(a.index, b.index);
    if (!period_is(a) || !period_is(b))
        return period_is(a) - period_is(b);
    int32_t start_a, end_a, start_b, end_b;
    days_of(a, &start_a, &end_a);
    days_of(b, &start_b, &end_b);
    int order = compare(end_a, end_b);
    order = order ? order : compare(start_a, start_b);
    order = order ? order : compare(a.kind, b.kind);
    return order ? order : compare(a.calendar, b.calendar);
}

bool period_distance(struct period a, struct period b, int *steps)
{
    a = normal(a);
    b = normal(b);
    if (!period_is(a) || a.kind != b.kind || a.calendar != b.calendar)
        return false;
    *steps = b.index - a.index;
    if (a.kind == PERIOD_WEEK) {
        int32_t start_a, start_b, end;
        days_of(a, &start_a, &end);
        days_of(b, &start_b, &end);
        *steps = (start_b - start_a) / 7;
    }
    return true;
}

static struct period week_add(struct period period, int steps)
{
    int32_t start, end;
    days_of(period, &start, &end);
    start += 7 * steps;
    int year = date_of_day(start + 3).year; /* an ISO week belongs to the year of its Thursday */
    return period_of(PERIOD_WEEK, CALENDAR_YEAR, year, (start - first_monday(year)) / 7);
}

struct period period_add(struct period period, int steps)
{
    const int most = 53 * (LAST_YEAR + 1);
    if (!is_within_range(period) || steps > most || steps < -most)
        return NONE;
    if (period.kind == PERIOD_WEEK)
        return week_add(period, steps);
    period.index += steps;
    return is_within_range(period) ? period : NONE;
}

struct period period_previous(struct period period)
{
    return period_add(period, -1);
}

struct period period_year_before(struct period period)
{
    int per_year = indices_per_year(period.kind);
    if (per_year == 0)
        return NONE;
    return period_of(period.kind, period.calendar, period.index / per_year - 1, period.index % per_year);
}

uint64_t period_key(struct period period)
{
    period = normal(period);
    return (uint64_t)period.kind << 34 | (uint64_t)period.calendar << 32 | (uint32_t)period.index;
}
