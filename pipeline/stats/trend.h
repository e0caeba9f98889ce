/* The recent trend of an annual series: five points, weighted by their intervals, and not owed to one of
 * them. */
#ifndef STATS_TREND_H
#define STATS_TREND_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/interval.h"

enum trend_marker { TREND_CANNOT_BE_CALCULATED, TREND_NO_CHANGE, TREND_INCREASING, TREND_DECREASING };

/* Why a trend cannot be calculated; TREND_STANDS when it can. */
enum trend_fault {
    TREND_STANDS,
    TREND_TOO_FEW,       /* fewer than five points given */
    TREND_TOO_FEW_VALID, /* fewer than five of them with value, counts and interval */
    TREND_ALL_EVENTS,    /* a valid point's numerator equals its denominator */
    TREND_NO_WEIGHT      /* an interval without width, or weights too unlike each other to fit a line */
};

enum { TREND_POINTS = 5 };

/* One period. A point is valid with a value, a numerator and a denominator above zero; the fit takes those
 * that have an interval too. */
struct trend_point {
    bool has_value; /* value, numerator and denominator stand */
    bool has_interval;
    double numerator;
    double denominator;
    double value; /* per multiplier, as are the limits */
    double lower95;
    double upper95;
};

struct trend {
    enum trend_marker marker;
    enum trend_fault fault;
    bool consistent;   /* the slope keeps its sign in all five leave-one-out fits */
    double chi_square; /* on one degree of freedom; 0 where it cannot be calculated */
    double slope;      /* per period and multiplier; 0 where it cannot be calculated */
    double error;      /* standard error of the slope; 0 where it cannot be calculated */
    size_t n_valid;
};

/* A point from counts and its own 95 % interval (interval.h); a fault in the interval makes it invalid. */
struct trend_point trend_point_build(double numerator, double denominator, const struct interval *interval95);

/* The trend of the latest five valid points of `count`, oldest first; periods between valid points do not
 * matter. A trend needs χ² above 9.54953570608324 (99.8 %, one degree of freedom) and a consistent slope.
 * Method: the Fingertips recent trend (weighted regression on intervals); methods, "Change and trend". */
struct trend trend_recent(const struct trend_point *points, size_t count);

/* The reason in plain words; "" where the trend stands. */
const char *trend_fault_text(enum trend_fault fault);

#endif
