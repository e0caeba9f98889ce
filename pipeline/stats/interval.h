/* Confidence intervals of proportions and rates, of differences, and what an interval says about a fixed
 * value. */
#ifndef STATS_INTERVAL_H
#define STATS_INTERVAL_H

#include <stdbool.h>

enum interval_method {
    INTERVAL_WILSON,        /* Wilson score, proportions */
    INTERVAL_BYAR,          /* Byar's approximation, rates of ten events or more */
    INTERVAL_EXACT_POISSON, /* exact Poisson, rates of fewer than ten events */
    INTERVAL_MOVER,         /* difference of two values, from each one's own interval */
    INTERVAL_FUNNEL         /* control limits around a reference (funnel.h) */
};

/* Why there is no interval; INTERVAL_STANDS when there is one. */
enum interval_fault {
    INTERVAL_STANDS,
    INTERVAL_NOT_FINITE,     /* a count is nan or infinite */
    INTERVAL_NO_DENOMINATOR, /* the denominator is zero or less */
    INTERVAL_NEGATIVE_COUNT, /* the numerator is less than zero */
    INTERVAL_NOT_WHOLE,      /* a count is not a whole number */
    INTERVAL_ABOVE_ONE,      /* a proportion's numerator exceeds its denominator */
    INTERVAL_BAD_SETTING     /* confidence not between 0 and 1, or a multiplier that is not above 0 */
};

/* value, lower and upper mean something only where fault is INTERVAL_STANDS, each limit only where it has
 * one: a lower limit that Byar's formula puts below zero is no limit. All three are per multiplier. */
struct interval {
    enum interval_fault fault;
    enum interval_method method;
    bool has_lower;
    bool has_upper;
    double value; /* multiplier × numerator ÷ denominator, never a published rounding */
    double lower;
    double upper;
};

enum interval_side { INTERVAL_SIMILAR, INTERVAL_HIGHER, INTERVAL_LOWER };

/* `numerator` events of `denominator`, both whole; confidence such as 0.95 or 0.998.
 * Method: Wilson (1927) score interval with z in full precision:
 * (2x + z² ∓ z√(z² + 4x(1 − x/n))) ÷ 2(n + z²). */
struct interval interval_proportion(double numerator, double denominator, double multiplier,
                                    double confidence);

/* `numerator` events in a population of `denominator`, both whole; may exceed one.
 * Method: below ten events exact Poisson (poisson.h), from ten Byar (Breslow and Day 1987). */
struct interval interval_rate(double numerator, double denominator, double multiplier, double confidence);

/* first − second, of two periods or areas, at the confidence of the two.
 * Method: MOVER (Zou and Donner 2008); for proportions this is Newcombe's hybrid score (1998, method 10).
 * Where either has a fault the result has it too; a limit that rests on a missing one is missing. */
struct interval interval_difference(const struct interval *first, const struct interval *second);

/* Where the interval lies against a fixed value: the lower limit above it is higher, the upper limit below it
 * is lower, anything else (a fault too) similar. */
enum interval_side interval_against(const struct interval *interval, double fixed);

/* The reason in plain words, such as "no interval: counts are not whole numbers"; "" where the interval
 * stands. */
const char *interval_fault_text(enum interval_fault fault);

/* The method's name as the ledger prints it: "wilson", "byar", "exact-poisson", "mover", "funnel". */
const char *interval_method_name(enum interval_method method);

#endif
