/* clock: the only place that asks for the time. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "base/str.h"

struct date {
    int year, month, day;
};
/* Today in UTC; SOURCE_DATE_EPOCH (seconds since 1970) when set. */
struct date clock_today(void);
/* "2026-04-28" to a date; false when it is none. */
bool date_read(struct str text, struct date *date);
/* "28 April 2026", with no-break space after the day. */
struct str date_display(struct arena *arena, struct date date);
int date_compare(struct date a, struct date b);
/* CPU seconds of this process so far, for progress and benchmarks only. */
double clock_cpu(void);

#endif
