#include "data/period.h"

#define DASH "\xE2\x80\x93" /* an en dash */

static const char *const calendar_suffixes[] = {[CALENDAR_FINANCIAL] = "FY",
                                                [CALENDAR_ACADEMIC] = "AY",
                                                [CALENDAR_YEAR] = "CY",
                                                [CALENDAR_SEPTEMBER] = "SEP"};
static const char *const calendar_names[] = {[CALENDAR_FINANCIAL] = "financial",
                                             [CALENDAR_ACADEMIC] = "academic",
                                             [CALENDAR_YEAR] = "calendar",
                                             [CALENDAR_SEPTEMBER] = "september"};
static const char *const term_names[] = {"Autumn", "Spring", "Summer"};

struct str calendar_name(enum calendar calendar)
{
    return str_of(calendar_names[calendar]);
}

bool calendar_read(struct str text, enum calendar *calendar)
{
    struct str name = str_trim(text);
    for (size_t end = 5;
         name.len > end && str_equal_fold(str_slice(name, name.len - end, name.len), STR(" year"));)
        name = str_trim(str_slice(name, 0, name.len - end));
    for (size_t i = 0; i < sizeof calendar_names / sizeof calendar_names[0]; i++) {
        if (!str_equal_fold(name, str_of(calendar_names[i])) &&
            !str_equal_fold(name, str_of(calendar_suffixes[i])))
            continue;
        *calendar = (enum calendar)i;
        return true;
    }
    return false;
}

/* Whether a year of this calendar is written with the two years that it spans. */
static bool spans_two_years(enum calendar calendar)
{
    return calendar == CALENDAR_FINANCIAL || calendar == CALENDAR_ACADEMIC;
}

/* "2024-25", or "2025" where the calendar names one year. */
static struct str year_text(struct arena *arena, enum calendar calendar, int end_year)
{
    if (!spans_two_years(calendar))
        return str_format(arena, "%04d", end_year);
    return str_format(arena, "%04d-%02d", end_year - 1, end_year % 100);
}

/* The year that a label of three years begins with: 2022 of "2022-25 FY3" (2022-23 to 2024-25), 2023 of
 * "2023-25 CY3" (2023, 2024 and 2025). */
static int three_years_from(struct period period)
{
    return period.index - (spans_two_years(period.calendar) ? 3 : 2);
}

struct str period_text(struct arena *arena, struct period period)
{
    const char *suffix = calendar_suffixes[period.calendar];
    int i = period.index;
    switch (period.kind) {
    case PERIOD_NONE: return STR("none");
    case PERIOD_YEAR: return str_format(arena, "%s %s", year_text(arena, period.calendar, i).ptr, suffix);
    case PERIOD_QUARTER:
        return str_format(arena, "%s Q%d %s", year_text(arena, period.calendar, i / 4).ptr, i % 4 + 1,
                          suffix);
    case PERIOD_MONTH: return str_format(arena, "%04d-%02d", i / 12, i % 12 + 1);
    case PERIOD_THREE_YEARS:
        return str_format(arena, "%04d-%02d %s3", three_years_from(period), i % 100, suffix);
    case PERIOD_TERM:
        return str_format(arena, "%s %s %s", year_text(arena, period.calendar, i / 3).ptr, term_names[i % 3],
                          suffix);
    case PERIOD_PART:
        return str_format(arena, "%s Part %d %s", year_text(arena, period.calendar, i / 2).ptr, i % 2 + 1,
                          suffix);
    case PERIOD_WEEK: return str_format(arena, "%04d-W%02d", i / 53, i % 53 + 1);
    case PERIOD_TWO_TERMS:
        return str_format(arena, "%s Autumn-Spring %s", year_text(arena, period.calendar, i).ptr, suffix);
    }
    return STR_NONE;
}

/* "2024–25"; a turn of the century in full: "1999–2000". */
static const char *years_display(struct arena *arena, int from, int to)
{
    if (from / 100 != to / 100)
        return str_format(arena, "%04d" DASH "%04d", from, to).ptr;
    return str_format(arena, "%04d" DASH "%02d", from, to % 100).ptr;
}

static const char *year_display(struct arena *arena, enum calendar calendar, int end_year)
{
    if (!spans_two_years(calendar))
        return str_format(arena, "%04d", end_year).ptr;
    return years_display(arena, end_year - 1, end_year);
}

struct str period_display(struct arena *arena, struct period period)
{
    int i = period.index;
    switch (period.kind) {
    case PERIOD_NONE: return STR_NONE;
    case PERIOD_YEAR: return str_of(year_display(arena, period.calendar, i));
    case PERIOD_QUARTER:
        return str_format(arena, "Q%d %s", i % 4 + 1, year_display(arena, period.calendar, i / 4));
    case PERIOD_MONTH: return str_format(arena, "%.*s %04d", STR_ARG(month_name(i % 12 + 1)), i / 12);
    case PERIOD_THREE_YEARS: return str_of(years_display(arena, three_years_from(period), i));
    case PERIOD_TERM:
        return str_format(arena, "%s term %s", term_names[i % 3],
                          year_display(arena, period.calendar, i / 3));
    case PERIOD_PART:
        return str_format(arena, "Part %d %s", i % 2 + 1, year_display(arena, period.calendar, i / 2));
    case PERIOD_WEEK: return str_format(arena, "Week %d of %04d", i % 53 + 1, i / 53);
    case PERIOD_TWO_TERMS:
        return str_format(arena, "Autumn and spring terms %s", year_display(arena, period.calendar, i));
    }
    return STR_NONE;
}

struct str period_display_long(struct arena *arena, struct period period)
{
    const char *what = "";
    int i = period.index;
    switch (period.kind) {
    case PERIOD_NONE: return STR_NONE;
    case PERIOD_YEAR: what = "year"; break;
    case PERIOD_QUARTER: what = "quarter"; break;
    case PERIOD_THREE_YEARS: what = "three years"; break;
    case PERIOD_PART: what = "half-year"; break;
    case PERIOD_WEEK: what = "week"; break;
    case PERIOD_MONTH: return period_display(arena, period);
    case PERIOD_TERM: {
        static const char *const terms[] = {"autumn", "spring", "summer"};
        return str_format(arena, "%s term %s", terms[i % 3], year_display(arena, period.calendar, i / 3));
    }
    case PERIOD_TWO_TERMS:
        return str_format(arena, "autumn and spring terms %s", year_display(arena, period.calendar, i));
    }
    return str_format(arena, "%s to %.*s", what, STR_ARG(date_display(arena, period_end(period))));
}
