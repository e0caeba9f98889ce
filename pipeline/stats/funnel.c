#include "stats/funnel.h"

#include <math.h>

#include "stats/normal.h"

static const double most_events = 0x1p50; /* beyond it whole counts are not told apart */

/* Also finds the z of the limits where nothing is at fault. */
static enum interval_fault fault_of(double reference, double denominator, double multiplier,
                                    double confidence, double *z)
{
    if (!isfinite(reference) || !isfinite(denominator)) {
        return INTERVAL_NOT_FINITE;
    }
    if (!(denominator > 0)) {
        return INTERVAL_NO_DENOMINATOR;
    }
    if (reference < 0) {
        return INTERVAL_NEGATIVE_COUNT;
    }
    if (!(isfinite(multiplier) && multiplier > 0) || !normal_deviate(confidence, z)) {
        return INTERVAL_BAD_SETTING;
    }
    return INTERVAL_STANDS;
}

static struct interval funnel_of(double reference, double lower, double upper)
{
    return (struct interval){.fault = INTERVAL_STANDS,
                             .method = INTERVAL_FUNNEL,
                             .has_lower = true,
                             .has_upper = true,
                             .value = reference,
                             .lower = lower,
                             .upper = upper};
}

struct interval funnel_proportion(double reference, double denominator, double multiplier, double confidence)
{
    double z = 0;
    enum interval_fault fault = fault_of(reference, denominator, multiplier, confidence, &z);
    if (fault == INTERVAL_STANDS && reference > multiplier) {
        fault = INTERVAL_ABOVE_ONE;
    }
    if (fault != INTERVAL_STANDS) {
        return (struct interval){.fault = fault, .method = INTERVAL_FUNNEL};
    }
    double p = reference / multiplier;
    double reach = z * sqrt(p * (1 - p) / denominator);
    return funnel_of(reference, multiplier * fmax(0, p - reach), multiplier * fmin(1, p + reach));
}

/* The limit, in events, of the interval of `events` events. */
static double limit_of(double events, double confidence, bool upper)
{
    struct interval interval = interval_rate(events, 1, 1, confidence);
    return upper ? interval.upper : (interval.has_lower ? interval.lower : 0);
}

/* The number of events, not necessarily whole, whose limit is `expected`; 0 where even no events would not
 * lie below it. The limits grow with the number of events, so the two whole counts around the answer are
 * found first, from z standard deviations away outwards. */
static double events_reaching(double expected, double confidence, double z, bool upper)
{
    if (limit_of(0, confidence, upper) >= expected) {
        return 0;
    }
    double guess = fmax(1, floor(expected + (upper ? -z : z) * sqrt(expected)));
    bool is_below = limit_of(guess, confidence, upper) < expected;
    double below = guess;
    double above = guess;
    for (double step = 1; is_below && limit_of(above, confidence, upper) < expected; step *= 2) {
        below = above;
        above += step;
    }
    for (double step = 1; !is_below && below > 0 && limit_of(below, confidence, upper) >= expected;
         step *= 2) {
        above = below;
        below = fmax(0, below - step);
    }
    while (above - below > 1) {
        double middle = floor((below + above) / 2);
        if (limit_of(middle, confidence, upper) < expected) {
            below = middle;
        } else {
            above = middle;
        }
    }
    double at_below = limit_of(below, confidence, upper);
    double at_above = limit_of(above, confidence, upper);
    return below + (expected - at_below) / (at_above - at_below);
}

struct interval funnel_rate(double reference, double denominator, double multiplier, double confidence)
{
    double z = 0;
    enum interval_fault fault = fault_of(reference, denominator, multiplier, confidence, &z);
    double expected = fault == INTERVAL_STANDS ? reference / multiplier * denominator : 0; /* [events] */
    if (fault == INTERVAL_STANDS && expected > most_events) {
        fault = INTERVAL_BAD_SETTING;
    }
    if (fault != INTERVAL_STANDS) {
        return (struct interval){.fault = fault, .method = INTERVAL_FUNNEL};
    }
    double lower = events_reaching(expected, confidence, z, true);
    double upper = events_reaching(expected, confidence, z, false);
    return funnel_of(reference, lower / denominator * multiplier, upper / denominator * multiplier);
}
