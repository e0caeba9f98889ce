/* Control charts for single values (XmR): limits from moving ranges, four rules, what the last point says,
 * and whether a target can be relied on. */
#ifndef STATS_SPC_H
#define STATS_SPC_H

#include <stdbool.h>
#include <stddef.h>

/* In the order in which the rules are asked; the first that holds flags the point. */
enum spc_flag {
    SPC_NONE,
    SPC_ABOVE_LIMIT,
    SPC_BELOW_LIMIT,
    SPC_TREND_UP,
    SPC_TREND_DOWN,
    SPC_TWO_OF_THREE_ABOVE,
    SPC_TWO_OF_THREE_BELOW,
    SPC_SHIFT_ABOVE,
    SPC_SHIFT_BELOW
};

/* SPC_VARIATION_NONE: the last point has no value or no limits, so nothing can be read from it. */
enum spc_variation {
    SPC_VARIATION_NONE,
    SPC_COMMON_CAUSE,
    SPC_IMPROVEMENT,
    SPC_CONCERN,
    SPC_NEUTRAL_HIGH,
    SPC_NEUTRAL_LOW
};

enum spc_assurance { SPC_ASSURANCE_NONE, SPC_MEETS, SPC_FAILS, SPC_HIT_AND_MISS };

/* Length of a trend and of a shift. */
enum { SPC_RUN = 7 };

struct spc_settings {
    bool screen;      /* leave out moving ranges of 3.267 average ranges and more, once; the default is to */
    size_t fix_after; /* limits come from the first so many points of each group; 0: from all of them */
    size_t settled; /* fewest values of a group whose limits are more than trial limits; the default is 13 */
};

/* One period, given. A value that is nan or infinite counts as missing. */
struct spc_value {
    bool present;
    bool starts; /* a rebase or break: a new group begins here */
    double value;
};

/* One period, worked out. mean needs has_mean, the limits and the flags by limit need has_limits; a missing
 * point has its group's mean and limits and no flag. */
struct spc_point {
    bool present;
    bool has_mean;
    bool has_limits; /* no limits: the group has no two neighbouring points to take a range from */
    bool trial;      /* the group has fewer values than settled ones have */
    size_t group;    /* 0, 1, 2 … */
    double value;
    double mean;
    double lower;
    double upper;
    double near_lower;
    double near_upper;
    int side;     /* −1 below the mean, 0 on it, +1 above */
    bool outside; /* rule 1, beyond a limit */
    bool near;    /* beyond a near limit and not beyond the limit */
    int trend; /* rule 2: +1 up, −1 down; the later one where a point ends one trend and begins another */
    int two_of_three; /* rule 3: +1 above, −1 below */
    int shift;        /* rule 4: +1 above, −1 below */
    enum spc_flag flag;
};

/* Works out `count` points, in order of time. `points` has room for as many.
 * Method: the NHS "Making Data Count" chart; mean m of the group, average moving range a (ranges within the
 * group and not across a missing point), limits m ± 2.66 a, near limits at two thirds; no clipping; a
 * constant group's limits equal its mean. Every comparison is strict. Rules: methods, "Control chart". */
void spc_build(const struct spc_value *values, size_t count, const struct spc_settings *settings,
               struct spc_point *points);

/* +1 where the flag is for high or rising values, −1 for low or falling ones, 0 for none. */
int spc_flag_side(enum spc_flag flag);

/* What the last point says; polarity +1 high is good, −1 low is good, 0 none. */
enum spc_variation spc_variation_of(const struct spc_point *last, int polarity);

/* Whether the process behind the last point can be relied on to meet a target that values should reach
 * (polarity +1) or not exceed (−1). None without polarity or limits. */
enum spc_assurance spc_assurance_of(const struct spc_point *last, double target, int polarity);

#endif
