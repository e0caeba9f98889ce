/* period: a span of time in an indicator's calendar: year, quarter, month, three years, term, part or week.
 */
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
    PERIOD_WEEK,        /* index: 53 × year + ISO week − 1; belongs to no calendar */
    PERIOD_TWO_TERMS    /* autumn and spring together; index: the year in which it ends */
};

struct period {
    enum period_kind kind : 16; /* eight bytes in all: every figure holds two */
    enum calendar calendar : 16;
    int32_t index; /* in steps of the kind, as said above */
};

/* The period of a kind in the year that ends in `end_year`; `part` (from 0) is the quarter, month, term, part
 * or week. PERIOD_NONE when there is no such one. A month or week is of CALENDAR_YEAR whatever is given. */
struct period period_of(enum period_kind kind, enum calendar calendar, int end_year, int part);

/* Reads any label that formats.md names, in an indicator's calendar: "2024-25", "2024/25", "202425", "2025",
 * "2024-25 FY", "2025-26 Q2", "Q2 2025-26", "Q2 2025/26", "2025-26 Q2 FY", "2025 Q2 CY", "2025-07", "July
 * 2025", "2018 (Rev)", "2024-25 (OT)", "2025 (prov)", "2020 (Final)", "2013/14-15/16", "2014-16", "2022-25
 * FY3", and every canonical text. What two readers could take for two different periods is refused: "Jul-25"
 * (a spreadsheet may have made it from a day), "Q2 2025" in a financial or academic calendar (needs both
 * years). Where a label could be either: "2006-07" is a year in a calendar whose years span two, else the
 * month July; "2009-12" is December 2009, not four years; "2014-16" is three years, named by the years in
 * which they end. `marks` (may be NULL) receives MARK_* bits that the label carries. False: *why says what is
 * wrong with it (static text, a clause: "the label is empty"). */
bool period_read(struct str text, enum calendar calendar, struct period *period, unsigned *marks,
                 const char **why);
/* A pair of DfE's columns time_period and time_identifier. "Reporting year" fits every calendar, a month or
 * week too; any other identifier must be of the indicator's calendar. */
bool period_read_dfe(struct str time_period, struct str time_identifier, enum calendar calendar,
                     struct period *period, const char **why);

/* The time_identifier that is nearest to a misspelt one; empty for one that is known, or like none. */
struct str period_identifier_nearest(struct str text);

/* "2024-25 FY", "2024-25 AY", "2025 CY", "2025 SEP", "2025-26 Q2 FY", "2025 Q2 CY", "2025-07", "2022-25 FY3",
 * "2023-25 CY3", "2024-25 Autumn AY", "2024-25 Autumn-Spring AY", "2024-25 Part 1 FY", "2025-W07". */
struct str period_text(struct arena *arena, struct period period);
/* As readers see it: "2024–25", "2025", "Q2 2025–26", "July 2025", "2022–25", "Autumn term 2024–25". */
struct str period_display(struct arena *arena, struct period period);
/* "year to 31 March 2025", "quarter to 30 September 2025", "three years to …"; dates as date_display makes
 * them. */
struct str period_display_long(struct arena *arena, struct period period);
/* First and last day; terms by the usual months (autumn to December, spring to April, summer to August). */
struct date period_start(struct period period);
struct date period_end(struct period period);
/* First day of the year, in an indicator's calendar, that holds the period's last day: where a figure of the
 * year to date begins, also one by month or week, which belong to no calendar of their own. */
struct date period_year_start(struct period period, enum calendar calendar);

bool period_is(struct period period); /* not PERIOD_NONE */
bool period_equal(struct period a, struct period b);
/* By end day, then start day, then kind and calendar: a total order also over kinds and calendars; 0 only for
 * equal ones. PERIOD_NONE comes first. */
int period_compare(struct period a, struct period b);
/* Steps from a to b when kind and calendar are the same; false otherwise. */
bool period_distance(struct period a, struct period b, int *steps);
struct period period_add(struct period period, int steps); /* PERIOD_NONE outside the years 1 to 9999 */
struct period period_previous(struct period period);
/* The same part of the year before: for a year the year before; three years: the span that ends a year
 * earlier. PERIOD_NONE for a week 53 whose year before has 52. */
struct period period_year_before(struct period period);
int period_steps_per_year(
    enum period_kind kind); /* 1 year, 4 quarter, 12 month, 3 term, 2 part, 52 week; else 1; 0 for none */
uint64_t period_key(struct period period); /* unique and below 2^38, for maps */

struct str calendar_name(enum calendar calendar); /* "financial", … as the catalogue writes it */
bool calendar_read(struct str text, enum calendar *calendar); /* also "FY", "Financial year" …; case folded */

#endif
