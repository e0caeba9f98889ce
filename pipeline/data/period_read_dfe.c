#include "data/period.h"

#include "base/diag.h"

/* What a time_identifier says. The names are those of the department's open data standards. */
struct identifier {
    const char *name;
    enum period_kind kind;
    enum calendar calendar;
    int part;
};

static const struct identifier identifiers[] = {
    {"Academic year", PERIOD_YEAR, CALENDAR_ACADEMIC, 0},
    {"Academic year Q1", PERIOD_QUARTER, CALENDAR_ACADEMIC, 0},
    {"Academic year Q2", PERIOD_QUARTER, CALENDAR_ACADEMIC, 1},
    {"Academic year Q3", PERIOD_QUARTER, CALENDAR_ACADEMIC, 2},
    {"Academic year Q4", PERIOD_QUARTER, CALENDAR_ACADEMIC, 3},
    {"Financial year", PERIOD_YEAR, CALENDAR_FINANCIAL, 0},
    {"Financial year Q1", PERIOD_QUARTER, CALENDAR_FINANCIAL, 0},
    {"Financial year Q2", PERIOD_QUARTER, CALENDAR_FINANCIAL, 1},
    {"Financial year Q3", PERIOD_QUARTER, CALENDAR_FINANCIAL, 2},
    {"Financial year Q4", PERIOD_QUARTER, CALENDAR_FINANCIAL, 3},
    {"Tax year", PERIOD_YEAR, CALENDAR_FINANCIAL, 0},
    {"Tax year Q1", PERIOD_QUARTER, CALENDAR_FINANCIAL, 0},
    {"Tax year Q2", PERIOD_QUARTER, CALENDAR_FINANCIAL, 1},
    {"Tax year Q3", PERIOD_QUARTER, CALENDAR_FINANCIAL, 2},
    {"Tax year Q4", PERIOD_QUARTER, CALENDAR_FINANCIAL, 3},
    {"Calendar year", PERIOD_YEAR, CALENDAR_YEAR, 0},
    {"Calendar year Q1", PERIOD_QUARTER, CALENDAR_YEAR, 0},
    {"Calendar year Q2", PERIOD_QUARTER, CALENDAR_YEAR, 1},
    {"Calendar year Q3", PERIOD_QUARTER, CALENDAR_YEAR, 2},
    {"Calendar year Q4", PERIOD_QUARTER, CALENDAR_YEAR, 3},
    {"Autumn term", PERIOD_TERM, CALENDAR_ACADEMIC, 0},
    {"Spring term", PERIOD_TERM, CALENDAR_ACADEMIC, 1},
    {"Summer term", PERIOD_TERM, CALENDAR_ACADEMIC, 2},
    {"Autumn and spring term", PERIOD_TWO_TERMS, CALENDAR_ACADEMIC, 0},
    {"Part 1 (April to September)", PERIOD_PART, CALENDAR_FINANCIAL, 0},
    {"Part 2 (October to March)", PERIOD_PART, CALENDAR_FINANCIAL, 1},
    {"Part 1", PERIOD_PART, CALENDAR_FINANCIAL, 0},
    {"Part 2", PERIOD_PART, CALENDAR_FINANCIAL, 1},
};

/* "Week 12". */
static bool week_read(struct str text, struct identifier *identifier)
{
    if (!str_equal_fold(str_slice(text, 0, 5), STR("Week ")))
        return false;
    struct str digits = str_trim(str_slice(text, 5, text.len));
    int week = 0;
    for (size_t i = 0; i < digits.len; i++) {
        if (digits.ptr[i] < '0' || digits.ptr[i] > '9' || i == 2)
            return false;
        week = week * 10 + (digits.ptr[i] - '0');
    }
    *identifier = (struct identifier){NULL, PERIOD_WEEK, CALENDAR_YEAR, week - 1};
    return week >= 1 && week <= 53;
}

static bool identifier_read(struct str text, enum calendar calendar, struct identifier *identifier)
{
    if (str_equal_fold(text, STR("Reporting year"))) {
        *identifier = (struct identifier){NULL, PERIOD_YEAR, calendar, 0};
        return true;
    }
    for (size_t i = 0; i < sizeof identifiers / sizeof identifiers[0]; i++)
        if (str_equal_fold(text, str_of(identifiers[i].name))) {
            *identifier = identifiers[i];
            return true;
        }
    for (int month = 1; month <= 12; month++)
        if (str_equal_fold(text, month_name(month))) {
            *identifier = (struct identifier){NULL, PERIOD_MONTH, CALENDAR_YEAR, month - 1};
            return true;
        }
    return week_read(text, identifier);
}

/* Four or six digits, as the year in which the period's year ends; 0 with *why when they are not. */
static int year_read(struct str text, bool six_digits, const char **why)
{
    int number = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] < '0' || text.ptr[i] > '9' || i == 6) {
            *why = "time_period is not four or six digits";
            return 0;
        }
        number = number * 10 + (text.ptr[i] - '0');
    }
    int from = six_digits ? number / 100 : number;
    if (text.len != (six_digits ? 6 : 4)) {
        *why = six_digits ? "time_period needs six digits with this time_identifier, such as 202425"
                          : "time_period needs four digits with this time_identifier, such as 2025";
    } else if (from < 1900 || from > 2199) {
        *why = "time_period has a year outside 1900 to 2199";
    } else if (six_digits && number % 100 != (from + 1) % 100) {
        *why = "time_period has two years that do not follow one another";
    } else {
        return six_digits ? from + 1 : from;
    }
    return 0;
}

bool period_read_dfe(struct str time_period, struct str time_identifier, enum calendar calendar,
                     struct period *period, const char **why)
{
    struct identifier identifier;
    *why = NULL;
    time_period = str_trim(time_period);
    time_identifier = str_trim(time_identifier);
    if (!identifier_read(time_identifier, calendar, &identifier)) {
        *why = "time_identifier is none that this program reads";
        return false;
    }
    bool free = identifier.kind == PERIOD_MONTH || identifier.kind == PERIOD_WEEK;
    if (!free && identifier.calendar != calendar) {
        *why = "time_identifier is of another calendar than the catalogue gives this indicator";
        return false;
    }
    bool reporting = str_equal_fold(time_identifier, STR("Reporting year"));
    bool six_digits = reporting ? calendar != CALENDAR_YEAR && time_period.len == 6
                                : !free && identifier.calendar != CALENDAR_YEAR;
    int end_year = year_read(time_period, six_digits, why);
    if (!end_year)
        return false;
    struct period found = period_of(identifier.kind, calendar, end_year, identifier.part);
    if (!period_is(found)) {
        *why = "that year has no week 53";
        return false;
    }
    *period = found;
    return true;
}

struct str period_identifier_nearest(struct str text)
{
    struct str names[sizeof identifiers / sizeof identifiers[0] + 13];
    struct identifier known;
    size_t n = 0;
    if (identifier_read(str_trim(text), CALENDAR_YEAR, &known))
        return STR_NONE;
    names[n++] = STR("Reporting year");
    for (size_t i = 0; i < sizeof identifiers / sizeof identifiers[0]; i++)
        names[n++] = str_of(identifiers[i].name);
    for (int month = 1; month <= 12; month++)
        names[n++] = month_name(month);
    return nearest_name(str_trim(text), names, n);
}
