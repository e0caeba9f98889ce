/* What a difference means: better or worse, and whether it is large enough to speak of. Polarity is +1 where
 * high is good, −1 where low is good, 0 where there is none. */
#ifndef STATS_DIFFERENCE_H
#define STATS_DIFFERENCE_H

#include <stdbool.h>

#include "stats/interval.h"

/* Better and worse need a polarity; higher and lower stand where there is none. */
enum difference_verdict {
    DIFFERENCE_SIMILAR,
    DIFFERENCE_BETTER,
    DIFFERENCE_WORSE,
    DIFFERENCE_HIGHER,
    DIFFERENCE_LOWER
};

/* Whether |difference| reaches the least change that matters (both per multiplier). Published values are
 * decimals: 8.2 − 7.2 falls short of 1 by some 10⁻¹⁶ in binary and still reaches it, so a billionth of the
 * least change is forgiven. A difference of nothing reaches nothing. */
bool difference_reaches(double difference, double least_change);

/* The verdict of a difference by its size alone (`difference-only`, where no counts are published): similar
 * below the least change, else by sign and polarity. For a change, better is an improvement and worse is
 * adverse. */
enum difference_verdict difference_verdict(double difference, double least_change, int polarity);

/* The verdict of a value against a fixed one, with evidence: similar below the least change whatever the
 * interval says, else by the side on which the value's interval (99.8 % for verdicts) lies. With a fault in
 * the interval it is difference_verdict. */
enum difference_verdict difference_against(double value, const struct interval *interval, double fixed,
                                           double least_change, int polarity);

#endif
