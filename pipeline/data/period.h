/* period: a span of time in an indicator's calendar: year, quarter, month, three years, term, part or week. */
#ifndef DATA_PERIOD_H
#define DATA_PERIOD_H

#include "base/clock.h"
#include "base/str.h"

/* How an indicator's years run, which decides how a label such as "2025" reads. */
enum calendar {
    CALENDAR_FINANCIAL, /* FY, April to March; "2025" is 2024-25 */
    CALENDAR_ACADEMIC,  /* AY, September to August; "2025" is 2024-25 */
    CALENDAR_YEAR,      /* CY, January to December */
    CALENDAR_SEPTEMBER  /* SEP, October to 30 September */
};

enum period_kind {
    PERIOD_NONE,
    PERIOD_YEAR,        /* index: the year in which it ends */
    PERIOD_QUARTER,     /* index: 4 × the year in which its year ends + quarter − 1 */
    PERIOD_MONTH,       /* index: 12 × year + month − 1; belongs to no calendar */
    PERIOD_THREE_YEARS, /* index: the year in which it ends */
    PERIOD_TERM,        /* index: 3 × end year + (0 autumn, 1 spring, 2 summer) */
    PERIOD_PART,        /* index: 2 × end year + part − 1 */
    PERIOD_WEEK         /* index: 53 × year + ISO week − 1 */
};

struct period {
    enum period_kind kind;
    enum calendar calendar;
    int32_t index; /* in steps of the kind, as said above */
};

/* Reads any label that formats.md names, in an indicator's calendar: "2024-25", "2024/25", "202425", "2025",
 * "2024-25 FY", "2025-26 Q2", "Q2 2025-26", "Q2 2025/26", "2025-26 Q2 FY", "2025 Q2 CY", "2025-07", "July 2025", "Jul-25"
 * is refused (a quarter or month that a spreadsheet turned into a date), "2018 (Rev)", "2024-25 (OT)",
 * "2025 (prov)", "2013/14-15/16", "2022-25 FY3". `marks` receives MARK_* bits that the label carries.
 * False: *why says what is wrong with it (static text). */
bool period_read(struct str text, enum calendar calendar, struct period *period, unsigned *marks, const char **why);
/* A pair of DfE's columns time_period and time_identifier. */
bool period_read_dfe(struct str time_period, struct str time_identifier, enum calendar calendar,
                     struct period *period, const char **why);

/* "2024-25 FY", "2024-25 AY", "2025 CY", "2025 SEP", "2025-26 Q2 FY", "2025 Q2 CY", "2025-07", "2022-25 FY3". */
struct str period_text(struct arena *arena, struct period period);
/* As readers see it: "2024–25", "2025", "Q2 2025–26", "July 2025", "2022–25". */
struct str period_display(struct arena *arena, struct period period);
/* "year to 31 March 2025", "quarter to 30 September 2025". */
struct str period_display_long(struct arena *arena, struct period period);
struct date period_start(struct period period);
struct date period_end(struct period period);

bool period_is(struct period period); /* not PERIOD_NONE */
bool period_equal(struct period a, struct period b);
/* By end day, then start day: a total order also over kinds and calendars. */
int period_compare(struct period a, struct period b);
/* Steps from a to b when kind and calendar are the same; false otherwise. */
bool period_distance(struct period a, struct period b, int *steps);
struct period period_add(struct period period, int steps);
struct period period_previous(struct period period);
/* The same part of the year before: for a year the year before. */
struct period period_year_before(struct period period);
int period_steps_per_year(enum period_kind kind); /* 1 year, 4 quarter, 12 month; three years: 1 */
uint64_t period_key(struct period period); /* unique, for maps */

struct str calendar_name(enum calendar calendar); /* "financial", … as the catalogue writes it */
bool calendar_read(struct str text, enum calendar *calendar);

#endif
