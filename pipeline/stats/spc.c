#include "stats/spc.h"

#include <math.h>

#include "stats/average.h"

static const double limit_factor = 2.66;      /* 3 ÷ d₂, d₂ = 1.128 for ranges of two */
static const double screening_factor = 3.267; /* D₄, the upper limit of a range of two */

/* A value that is not a number is as good as missing. */
static bool stands(const struct spc_value *value)
{
    return value->present && isfinite(value->value);
}

/* Average moving range over the first `count` values. With `ceiling`, only of the ranges below it.
 * False where there is no range. */
static bool average_range(const struct spc_value *values, size_t count, const double *ceiling, double *result)
{
    struct average ranges = {0, 0, 0};
    for (size_t i = 1; i < count; i++) {
        if (!stands(&values[i - 1]) || !stands(&values[i])) {
            continue;
        }
        double range = fabs(values[i].value - values[i - 1].value);
        if (!ceiling || range < *ceiling) {
            average_add(&ranges, range);
        }
    }
    return average_of(&ranges, result);
}

/* What a group's points share. */
static struct spc_point group_limits(const struct spc_value *values, size_t count,
                                     const struct spc_settings *settings)
{
    struct spc_point limits = {.flag = SPC_NONE};
    size_t base = settings->fix_after > 0 && settings->fix_after < count ? settings->fix_after : count;
    struct average mean = {0, 0, 0};
    size_t present = 0;
    for (size_t i = 0; i < count; i++) {
        if (stands(&values[i])) {
            present++;
            if (i < base) {
                average_add(&mean, values[i].value);
            }
        }
    }
    limits.trial = present < settings->settled;
    limits.has_mean = average_of(&mean, &limits.mean);
    double range;
    limits.has_limits = average_range(values, base, NULL, &range);
    if (!limits.has_limits) {
        return limits;
    }
    if (settings->screen) {
        double ceiling = screening_factor * range;
        /* a constant series has no range below its ceiling of 0: the average stays 0 */
        average_range(values, base, &ceiling, &range);
    }
    double reach = limit_factor * range;
    double near_reach = 2 * (limit_factor / 3) * range;
    limits.lower = limits.mean - reach;
    limits.upper = limits.mean + reach;
    limits.near_lower = limits.mean - near_reach;
    limits.near_upper = limits.mean + near_reach;
    return limits;
}

static int sign_of(double value)
{
    return (value > 0) - (value < 0);
}

static void place_point(struct spc_point *point)
{
    if (!point->present || !point->has_mean) {
        return;
    }
    point->side = sign_of(point->value - point->mean);
    if (point->has_limits) {
        point->outside = point->value > point->upper || point->value < point->lower;
        point->near =
            !point->outside && (point->value > point->near_upper || point->value < point->near_lower);
    }
}

/* Rule 2: SPC_RUN points with strict moves one way. A later trend marks over an earlier one. */
static void mark_trends(struct spc_point *points, size_t count)
{
    int way = 0;
    size_t moves = 0;
    for (size_t i = 1; i < count; i++) {
        bool pair = points[i - 1].present && points[i].present;
        int next = pair ? sign_of(points[i].value - points[i - 1].value) : 0;
        moves = next != 0 && next == way ? moves + 1 : (next != 0);
        way = next;
        if (moves + 1 >= SPC_RUN) {
            for (size_t j = i + 1 - SPC_RUN; j <= i; j++) {
                points[j].trend = way;
            }
        }
    }
}

/* Rule 3: two of three beyond a near limit, all three on one side; only the near ones are marked. */
static void mark_two_of_three(struct spc_point *points, size_t count)
{
    for (size_t i = 2; i < count; i++) {
        struct spc_point *three = &points[i - 2];
        int side = three[0].side;
        bool one_side = side != 0 && three[1].side == side && three[2].side == side;
        if (!one_side || three[0].near + three[1].near + three[2].near < 2) {
            continue;
        }
        for (int j = 0; j < 3; j++) {
            if (three[j].near) {
                three[j].two_of_three = side;
            }
        }
    }
}

/* Rule 4: SPC_RUN points on one side of the mean. A missing point has no side and breaks the run. */
static void mark_shifts(struct spc_point *points, size_t count)
{
    size_t run = 0;
    for (size_t i = 0; i < count; i++) {
        int side = points[i].side;
        run = side == 0 ? 0 : (i > 0 && points[i - 1].side == side ? run + 1 : 1);
        if (run >= SPC_RUN) {
            for (size_t j = i + 1 - SPC_RUN; j <= i; j++) {
                points[j].shift = side;
            }
        }
    }
}

static enum spc_flag flag_of(const struct spc_point *point)
{
    if (!point->present || !point->has_limits) {
        return SPC_NONE;
    }
    if (point->outside) {
        return point->value > point->upper ? SPC_ABOVE_LIMIT : SPC_BELOW_LIMIT;
    }
    if (point->trend != 0) {
        return point->trend > 0 ? SPC_TREND_UP : SPC_TREND_DOWN;
    }
    if (point->two_of_three != 0) {
        return point->two_of_three > 0 ? SPC_TWO_OF_THREE_ABOVE : SPC_TWO_OF_THREE_BELOW;
    }
    if (point->shift != 0) {
        return point->shift > 0 ? SPC_SHIFT_ABOVE : SPC_SHIFT_BELOW;
    }
    return SPC_NONE;
}

static void build_group(const struct spc_value *values, size_t count, size_t group,
                        const struct spc_settings *settings, struct spc_point *points)
{
    struct spc_point limits = group_limits(values, count, settings);
    limits.group = group;
    for (size_t i = 0; i < count; i++) {
        points[i] = limits;
        points[i].present = stands(&values[i]);
        points[i].value = points[i].present ? values[i].value : 0;
        place_point(&points[i]);
    }
    mark_trends(points, count);
    mark_two_of_three(points, count);
    mark_shifts(points, count);
    for (size_t i = 0; i < count; i++) {
        points[i].flag = flag_of(&points[i]);
    }
}

void spc_build(const struct spc_value *values, size_t count, const struct spc_settings *settings,
               struct spc_point *points)
{
    size_t group = 0;
    size_t begin = 0;
    while (begin < count) {
        size_t end = begin + 1;
        while (end < count && !values[end].starts) {
            end++;
        }
        build_group(&values[begin], end - begin, group, settings, &points[begin]);
        group++;
        begin = end;
    }
}

int spc_flag_side(enum spc_flag flag)
{
    switch (flag) {
    case SPC_NONE: return 0;
    case SPC_ABOVE_LIMIT:
    case SPC_TREND_UP:
    case SPC_TWO_OF_THREE_ABOVE:
    case SPC_SHIFT_ABOVE: return 1;
    case SPC_BELOW_LIMIT:
    case SPC_TREND_DOWN:
    case SPC_TWO_OF_THREE_BELOW:
    case SPC_SHIFT_BELOW: return -1;
    }
    return 0;
}

enum spc_variation spc_variation_of(const struct spc_point *last, int polarity)
{
    if (!last->present || !last->has_limits) {
        return SPC_VARIATION_NONE;
    }
    int side = spc_flag_side(last->flag);
    if (side == 0) {
        return SPC_COMMON_CAUSE;
    }
    if (polarity == 0) {
        return side > 0 ? SPC_NEUTRAL_HIGH : SPC_NEUTRAL_LOW;
    }
    return (side > 0) == (polarity > 0) ? SPC_IMPROVEMENT : SPC_CONCERN;
}

enum spc_assurance spc_assurance_of(const struct spc_point *last, double target, int polarity)
{
    if (!last->has_limits || polarity == 0) {
        return SPC_ASSURANCE_NONE;
    }
    if (target > last->upper) {
        return polarity > 0 ? SPC_FAILS : SPC_MEETS;
    }
    if (target < last->lower) {
        return polarity > 0 ? SPC_MEETS : SPC_FAILS;
    }
    return SPC_HIT_AND_MISS;
}
