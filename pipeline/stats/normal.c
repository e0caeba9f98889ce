#include "stats/normal.h"

#include <math.h>

static const double root_half = 0.70710678118654752440;       /* √½ */
static const double density_at_zero = 0.39894228040143267794; /* 1/√(2π) */

/* z > 0 with the probability `tail` above it; 0 < tail < ½. The tail and not its complement is solved for,
 * so that small tails keep all their digits. */
static double upper_quantile(double tail)
{
    double t = sqrt(-2 * log(tail));
    double z =
        t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    /* the start is within 4.5e-4 and every step cubes the error: two suffice, the rest settle the last digit
     */
    for (int step = 0; step < 6; step++) {
        /* near the middle the distance from ½ has the digits, further out the tail itself */
        double miss =
            tail < 0.25 ? 0.5 * erfc(z * root_half) - tail : (0.5 - tail) - 0.5 * erf(z * root_half);
        double u = -miss / (density_at_zero * exp(-0.5 * z * z));
        double next = z - u / (1 + 0.5 * z * u);
        if (next == z) {
            break;
        }
        z = next;
    }
    return z;
}

bool normal_quantile(double p, double *z)
{
    if (!(p > 0 && p < 1)) {
        return false;
    }
    if (p == 0.5) {
        *z = 0;
    } else if (p < 0.5) {
        *z = -upper_quantile(p);
    } else {
        *z = upper_quantile(1 - p);
    }
    return true;
}

/* The two that every figure of a paper asks for, as worked out below. */
static const double confidence_drawn = 0.95;
static const double deviate_drawn = 0x1.f5c0331eeff83p+0;
static const double confidence_verdict = 0.998;
static const double deviate_verdict = 0x1.8b8cbb720447p+1;

bool normal_deviate(double confidence, double *z)
{
    if (!(confidence > 0 && confidence < 1)) {
        return false;
    }
    if (confidence == confidence_drawn || confidence == confidence_verdict) {
        *z = confidence == confidence_drawn ? deviate_drawn : deviate_verdict;
        return true;
    }
    return normal_quantile(confidence + (1 - confidence) / 2, z);
}
