/* late: whose return of a period has not come, and when the next ones are due. Inside report only. */
#ifndef REPORT_LATE_H
#define REPORT_LATE_H

#include "report/context.h"

struct la_return;

/* Whether an LA's return of a period has not come: by the register of returns, else because it has no value
 * for any in-year indicator of that period. *due, which may be NULL, is its row of the register, or NULL. */
bool late_is(const struct context *context, uint32_t la, struct period period, const struct la_return **due);
/* "Herefordshire’s return for Q2 2025–26, due on 31 October 2025, has not come"; of several with their names.
 * Empty when all have. */
struct str late_words(const struct context *context, struct period period);
/* Whom the region's figures of a period are without: "Herefordshire"; "them" of several. After late_words. */
struct str late_whom(const struct context *context, struct period period);
/* The day on which the first return after this period is due, by the register; false when it does not say. */
bool late_next_due(const struct context *context, struct period period, struct date *due);
/* The in-year period that a paper speaks of, which its returns are of; not set when it reports a year, or
 * nothing in-year. */
struct period late_period(const struct context *context);
/* Whether returns of this period are collected at all: a published figure is nobody's return. */
bool late_is_returned(const struct context *context, struct period period);
/* Whether a paper on a quarter has in-year figures, and none of that quarter; *last is their latest period.
 */
bool late_nothing_new(const struct context *context, struct period *last);
/* The latest in-year period of an annual indicator's in-year twin that an LA has no value in, so that the
 * annual figure speaks for it; not set when that is not why. */
struct period late_in_year(const struct context *context, uint32_t annual, uint32_t la);

#endif
