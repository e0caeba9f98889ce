#include "stats/quantile.h"

#include <math.h>
#include <stdlib.h>

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left;
    double b = *(const double *)right;
    return (a > b) - (a < b);
}

void quantile_sort(double *values, size_t count)
{
    if (count > 1) {
        qsort(values, count, sizeof *values, compare);
    }
}

/* `count` is above 0 and p in range. */
static double at(const double *sorted, size_t count, double p)
{
    double h = (double)(count - 1) * p;
    size_t below = (size_t)floor(h);
    if (below + 1 >= count) {
        return sorted[count - 1];
    }
    /* this form returns two equal neighbours unchanged, which the band's ≤ relies on */
    return sorted[below] + (h - (double)below) * (sorted[below + 1] - sorted[below]);
}

bool quantile_type7(const double *sorted, size_t count, double p, double *quantile)
{
    if (count == 0 || !(p >= 0 && p <= 1)) {
        return false;
    }
    *quantile = at(sorted, count, p);
    return true;
}

bool quantile_spread(const double *sorted, size_t count, struct quantile_spread *spread)
{
    *spread = (struct quantile_spread){.count = count};
    if (count == 0) {
        return false;
    }
    spread->min = sorted[0];
    spread->q25 = at(sorted, count, 0.25);
    spread->median = at(sorted, count, 0.5);
    spread->q75 = at(sorted, count, 0.75);
    spread->max = sorted[count - 1];
    return true;
}
