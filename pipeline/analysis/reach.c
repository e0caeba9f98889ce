#include "analysis/reach.h"

size_t reach_periods(const struct series *series, struct period reported)
{
    size_t n = series->n_periods;
    if (!period_is(reported))
        return n;
    while (n > 0 && date_compare(period_end(series->periods[n - 1]), period_end(reported)) > 0)
        n--;
    return n;
}
