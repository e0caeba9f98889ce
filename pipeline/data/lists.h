/* lists: what analysts keep beside the observations: targets, breaks in series. Filled by the readers; rows keep
 * the order of their file. `indicator` and `area` say INDICATOR_NONE and AREA_NONE for `*`, all of them. */
#ifndef DATA_LISTS_H
#define DATA_LISTS_H

#include "data/area.h"
#include "data/indicator.h"

enum target_kind { TARGET_AT_LEAST, TARGET_AT_MOST, TARGET_RANGE };

/* An agreed target; the row that names the area stands before one for all, then the latest `from`. */
struct target {
    uint32_t indicator;
    uint32_t area;          /* AREA_NONE: every area */
    struct period from;     /* PERIOD_NONE: from the start */
    enum target_kind kind;
    double lowest, highest; /* at-least: lowest; at-most: highest; range: both; in the indicator's unit */
    double tolerance;       /* 0 or more, same unit */
    bool is_off;            /* the area agreed none from here on */
    uint32_t line;
};

/* Nothing is compared across the start of `from`. */
struct series_break {
    uint32_t indicator; /* INDICATOR_NONE: every one */
    uint32_t area;      /* AREA_NONE: every one */
    struct period from;
    struct str reason;
    uint32_t line;
};

struct lists {
    struct target *targets;
    size_t n_targets;
    struct series_break *breaks;
    size_t n_breaks;
};

#endif
