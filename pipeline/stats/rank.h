/* Places in a league of areas, how far a place can be trusted, and quarter bands. Polarity is +1 where high
 * is good, −1 where low is good and 0 where there is none; without it there is neither rank nor band. */
#ifndef STATS_RANK_H
#define STATS_RANK_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/interval.h"
#include "stats/quantile.h"

/* One area's place of `count`; 1 is best. */
struct rank {
    size_t place; /* ties share the smallest; 0 where there is no polarity */
    size_t count; /* the rank's denominator */
    bool tied;    /* another area has the same value */
    bool has_range;
    size_t low; /* best place that the intervals leave open: 1 + areas wholly on the better side of its own */
    size_t high; /* worst one: count − areas wholly on the worse side */
};

enum rank_band { RANK_BAND_NONE, RANK_BAND_A, RANK_BAND_B, RANK_BAND_C, RANK_BAND_D };

/* Ranks `count` areas by their finite values. `intervals` holds one for each (95 %, whose fault says that
 * there is none), or is NULL; an area without an interval has no range, and never narrows another's.
 * `scratch` has room for 2 × count numbers. Method: methods, "Rank and band". */
void rank_build(const double *values, const struct interval *intervals, size_t count, int polarity,
                double *scratch, struct rank *ranks);

/* The band of a value by the unrounded quartile cuts of all areas: low is good: ≤ q25 A, ≤ median B, ≤ q75 C,
 * else D; high is good: ≤ q25 D, ≤ median C, ≤ q75 B, else A. RANK_BAND_NONE without polarity or of fewer
 * values than `fewest`. */
enum rank_band rank_band_of(double value, const struct quantile_spread *spread, int polarity, size_t fewest);

#endif
