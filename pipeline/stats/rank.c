#include "stats/rank.h"

/* How many of the sorted numbers are below the limit, or at it too. */
static size_t count_below(const double *sorted, size_t count, double limit, bool at_too)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] < limit || (at_too && sorted[middle] == limit)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void rank_places(const double *values, size_t count, int polarity, double *sorted, struct rank *ranks)
{
    for (size_t i = 0; i < count; i++) {
        sorted[i] = values[i];
    }
    quantile_sort(sorted, count);
    for (size_t i = 0; i < count; i++) {
        size_t below = count_below(sorted, count, values[i], false);
        size_t up_to = count_below(sorted, count, values[i], true);
        size_t better = polarity < 0 ? below : count - up_to;
        ranks[i] = (struct rank){.place = 1 + better, .count = count, .tied = up_to - below > 1};
    }
}

static void rank_ranges(const struct interval *intervals, size_t count, int polarity, double *lowers,
                        double *uppers, struct rank *ranks)
{
    size_t n_lowers = 0;
    size_t n_uppers = 0;
    for (size_t i = 0; i < count; i++) {
        if (intervals[i].fault != INTERVAL_STANDS) {
            continue;
        }
        if (intervals[i].has_lower) {
            lowers[n_lowers++] = intervals[i].lower;
        }
        if (intervals[i].has_upper) {
            uppers[n_uppers++] = intervals[i].upper;
        }
    }
    quantile_sort(lowers, n_lowers);
    quantile_sort(uppers, n_uppers);
    for (size_t i = 0; i < count; i++) {
        const struct interval *own = &intervals[i];
        if (own->fault != INTERVAL_STANDS) {
            continue;
        }
        size_t wholly_below = own->has_lower ? count_below(uppers, n_uppers, own->lower, false) : 0;
        size_t wholly_above = own->has_upper ? n_lowers - count_below(lowers, n_lowers, own->upper, true) : 0;
        ranks[i].has_range = true;
        ranks[i].low = 1 + (polarity < 0 ? wholly_below : wholly_above);
        ranks[i].high = count - (polarity < 0 ? wholly_above : wholly_below);
    }
}

void rank_build(const double *values, const struct interval *intervals, size_t count, int polarity,
                double *scratch, struct rank *ranks)
{
    if (polarity == 0) {
        for (size_t i = 0; i < count; i++) {
            ranks[i] = (struct rank){.count = count};
        }
        return;
    }
    rank_places(values, count, polarity, scratch, ranks);
    if (intervals) {
        rank_ranges(intervals, count, polarity, scratch, scratch + count, ranks);
    }
}

enum rank_band rank_band_of(double value, const struct quantile_spread *spread, int polarity, size_t fewest)
{
    if (polarity == 0 || spread->count < fewest) {
        return RANK_BAND_NONE;
    }
    if (value <= spread->q25) {
        return polarity < 0 ? RANK_BAND_A : RANK_BAND_D;
    }
    if (value <= spread->median) {
        return polarity < 0 ? RANK_BAND_B : RANK_BAND_C;
    }
    if (value <= spread->q75) {
        return polarity < 0 ? RANK_BAND_C : RANK_BAND_B;
    }
    return polarity < 0 ? RANK_BAND_D : RANK_BAND_A;
}
