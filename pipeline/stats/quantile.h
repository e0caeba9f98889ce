/* Quantiles and the spread of a set of values. */
#ifndef STATS_QUANTILE_H
#define STATS_QUANTILE_H

#include <stdbool.h>
#include <stddef.h>

/* The spread of `count` values; quartiles by quantile_type7. */
struct quantile_spread {
    size_t count;
    double min;
    double q25;
    double median;
    double q75;
    double max;
};

/* Sorts in place, ascending. The values are finite. */
void quantile_sort(double *values, size_t count);

/* The quantile at 0 ≤ p ≤ 1 of values sorted ascending: linear interpolation at h = (n − 1)p, which is R's
 * type 7 (Hyndman and Fan 1996). False, and *quantile untouched, for no values or a p out of range. */
bool quantile_type7(const double *sorted, size_t count, double p, double *quantile);

/* Fills *spread from values sorted ascending. False, with *spread all zero, for no values. */
bool quantile_spread(const double *sorted, size_t count, struct quantile_spread *spread);

#endif
