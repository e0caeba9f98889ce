#include "stats/poisson.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>

/* A tail's probability at some mean, and its derivative by the mean. */
struct tail {
    double probability;
    double slope;
};

/* Probability of exactly `events` at `mean`. */
static double mass(unsigned events, double mean)
{
    double term = exp(-mean);
    for (unsigned j = 1; j <= events; j++) {
        term *= mean / j;
    }
    return term;
}

/* `events` or fewer: a finite sum, grown from its last term downwards. */
static struct tail tail_below(unsigned events, double mean)
{
    double term = exp(-mean);
    double sum = term;
    for (unsigned j = 1; j <= events; j++) {
        term *= mean / j;
        sum += term;
    }
    return (struct tail){.probability = sum, .slope = -term};
}

/* `events` or more. One minus the finite sum would lose the digits of a small tail, so the terms above are
 * added: they fall off geometrically, because the mean that is sought lies below `events`. */
static struct tail tail_above(unsigned events, double mean)
{
    double first = mass(events, mean);
    double ratio = 1;
    double sum = 1;
    for (unsigned j = 1; ratio > sum * (DBL_EPSILON / 8); j++) {
        ratio *= mean / (events + j);
        sum += ratio;
    }
    return (struct tail){.probability = first * sum, .slope = first * events / mean};
}

/* The mean in (low, high) at which the tail has the wanted probability. Newton's step is taken on the
 * logarithm, which is nearly straight; where it would leave the bracket, the bracket is halved instead. */
static double solve(unsigned events, double wanted, bool above, double low, double high)
{
    double mean = 0.5 * (low + high);
    for (int step = 0; step < 200; step++) {
        struct tail tail = above ? tail_above(events, mean) : tail_below(events, mean);
        double excess = log(tail.probability / wanted);
        if (excess == 0) {
            break;
        }
        if ((excess > 0) == above) {
            high = mean;
        } else {
            low = mean;
        }
        double next = mean - excess * tail.probability / tail.slope;
        if (!(next > low && next < high)) {
            next = 0.5 * (low + high);
        }
        if (fabs(next - mean) <= DBL_EPSILON * mean) {
            return next;
        }
        mean = next;
    }
    return mean;
}

double poisson_lower(unsigned events, double tail)
{
    if (events == 0) {
        return 0;
    }
    return solve(events, tail, true, 0, events);
}

double poisson_upper(unsigned events, double tail)
{
    double high = events + 1.0;
    while (tail_below(events, high).probability > tail) {
        high *= 2;
    }
    return solve(events, tail, false, events, high);
}
