/* labels: keeping labels apart with the least movement. */
#ifndef CHART_LABELS_H
#define CHART_LABELS_H

#include "base/str.h"

/* Moves `n` labels along one line so that none overlap and all lie within [low, high], with the least sum of
 * squared movements (pool adjacent violators). centres: wanted places in, places out; sizes: full extent of
 * each. The order along the line is that of the wanted places, equal ones in index order. False when the
 * labels need more room than there is; then they are set close together from `low` on. */
bool labels_push(struct arena *arena, double *centres, const double *sizes, size_t n, double low,
                 double high);

/* Indices of `keys` in ascending order, equal keys in index order. */
size_t *labels_order(struct arena *arena, const double *keys, size_t n);

#endif
