/* clock: the only place that asks for the time. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

struct date {
    int year, month, day;
};
/* Today in UTC; SOURCE_DATE_EPOCH (seconds since 1970) when set; a value that is no such number is as if not
 * set. */
struct date clock_today(void);
/* "2026-04-28" to a date; false when it is none. */
bool date_read(struct str text, struct date *date);
/* "28 April 2026", with no-break space after the day. */
struct str date_display(struct arena *arena, struct date date);
int date_compare(struct date a, struct date b);
/* Days since 1 January 1970 (Gregorian, also before), and back. */
int32_t date_day(struct date date);
struct date date_of_day(int32_t day);
/* "January" for 1; empty for none of 1..12. */
struct str month_name(int month);

#endif
