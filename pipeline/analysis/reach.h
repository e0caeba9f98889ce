/* reach: which cells of a series a paper looks at. Private to this room. */
#ifndef ANALYSIS_REACH_H
#define ANALYSIS_REACH_H

#include "data/dataset.h"

/* Where an area's cell of a period lies in the columns of a series. */
static inline size_t reach_cell(const struct series *series, size_t period, uint32_t area)
{
    return period * series->n_areas + area;
}

/* How many of the series' periods end not after the reported one does; all when that is PERIOD_NONE. Later
 * ones are of a later paper. */
size_t reach_periods(const struct series *series, struct period reported);

#endif
