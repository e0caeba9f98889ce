/* What the chart tests share: a style filled by hand, fonts, and charts of every kind from a seed. */
#ifndef TEST_CHART_H
#define TEST_CHART_H

#include "chart/chart_draw.h"
#include "chart/text.h"

struct chart_bench {
    struct arena *arena;
    struct style style;
    struct metrics *metrics;
};
struct chart_bench bench_open(void);
void bench_close(struct chart_bench *bench);
/* For a layout of its own height. */
struct plan bench_plan(const struct chart_bench *bench, double width);
struct datum number(double value, const char *text);
struct datum symbol(const char *text);
/* The placed text, or NULL. */
const struct plan_text *find_text(const struct plan *plan, const char *text);

/* A small generator of its own, so that the same seed gives the same charts everywhere. */
struct dice {
    uint64_t state;
};
uint32_t dice_roll(struct dice *dice, uint32_t sides); /* 0 … sides − 1 */
double dice_share(struct dice *dice);                  /* 0 … 1 */

/* What is wrong with the data of a hostile chart. */
enum hostility {
    CALM,
    LONG_NAMES,
    ALL_EQUAL,
    ALL_MISSING_BUT_ONE,
    SINGLE,
    HUGE,
    NEGATIVE,
    TINY,
    MANY,
    EMPTY_TEXTS,
    ALL_ZERO,
    WILD
};
#define HOSTILITY_COUNT (WILD + 1)
#define CHART_KIND_COUNT (CHART_ICON + 1)

/* A chart of the kind, as a paper would hold it (CALM) or bent in one way. */
struct chart *chart_sample(struct arena *arena, enum chart_kind kind, enum hostility hostility,
                           uint64_t seed);
const char *chart_kind_name(enum chart_kind kind);
/* West Midlands names, in the order of their codes. */
extern const char *const la_names[14];

#endif
