/* Sums, means and pooled values. Sums are compensated, so that in practice they do not depend on the order of
 * rows and a mean of equal numbers is that number exactly. */
#ifndef STATS_AVERAGE_H
#define STATS_AVERAGE_H

#include <stdbool.h>
#include <stddef.h>

/* A sum in progress; start it as {0}. `high` carries the digits, `low` what rounding took from them.
 * Method: Neumaier's compensated summation (1974). */
struct average {
    double high;
    double low;
    size_t count;
};

/* Adds one finite number. */
void average_add(struct average *average, double value);

/* The unweighted mean of what was added. False for nothing; *mean is then untouched. */
bool average_of(const struct average *average, double *mean);

/* The sum of what was added, 0 for nothing. */
double average_total(const struct average *average);

/* The same over an array. */
double average_sum(const double *values, size_t count);
bool average_mean(const double *values, size_t count, double *mean);

/* Pooled value of a set of areas: (multiplier × Σ numerators) ÷ Σ denominators, in that order.
 * False, and *value untouched, for no pairs or when the denominators do not sum to more than zero. */
bool average_pooled(const double *numerators, const double *denominators, size_t count, double multiplier,
                    double *value);

#endif
