/* The standard normal distribution, from libm's erfc alone. */
#ifndef STATS_NORMAL_H
#define STATS_NORMAL_H

#include <stdbool.h>

/* The inverse distribution function: *z such that Φ(z) = p, to the last digits of a double.
 * False, and *z untouched, unless 0 < p < 1.
 * Method: Abramowitz and Stegun 26.2.23 as the start, polished by Halley's steps on erfc. */
bool normal_quantile(double p, double *z);

/* The z of a two-sided interval: Φ⁻¹(c + (1 − c)/2) for confidence c, such as 0.95 or 0.998.
 * False, and *z untouched, unless 0 < c < 1 (and c is not so near 1 that no double lies between). */
bool normal_deviate(double confidence, double *z);

#endif
