#include "stats/difference.h"

#include <math.h>

bool difference_reaches(double difference, double least_change)
{
    return difference != 0 && fabs(difference) >= least_change * (1 - 1e-9);
}

/* `sign` is that of a difference: above 0 the value is the higher one. */
static enum difference_verdict verdict_of_sign(int sign, int polarity)
{
    if (sign == 0) {
        return DIFFERENCE_SIMILAR;
    }
    if (polarity == 0) {
        return sign > 0 ? DIFFERENCE_HIGHER : DIFFERENCE_LOWER;
    }
    return (sign > 0) == (polarity > 0) ? DIFFERENCE_BETTER : DIFFERENCE_WORSE;
}

enum difference_verdict difference_verdict(double difference, double least_change, int polarity)
{
    if (!difference_reaches(difference, least_change)) {
        return DIFFERENCE_SIMILAR;
    }
    return verdict_of_sign(difference > 0 ? 1 : -1, polarity);
}

enum difference_verdict difference_against(double value, const struct interval *interval, double fixed,
                                           double least_change, int polarity)
{
    if (interval->fault != INTERVAL_STANDS) {
        return difference_verdict(value - fixed, least_change, polarity);
    }
    if (!difference_reaches(value - fixed, least_change)) {
        return DIFFERENCE_SIMILAR;
    }
    switch (interval_against(interval, fixed)) {
    case INTERVAL_SIMILAR: return DIFFERENCE_SIMILAR;
    case INTERVAL_HIGHER: return verdict_of_sign(1, polarity);
    case INTERVAL_LOWER: return verdict_of_sign(-1, polarity);
    }
    return DIFFERENCE_SIMILAR;
}
