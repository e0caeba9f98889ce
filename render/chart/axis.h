/* axis: a number scale with round ticks. */
#ifndef CHART_AXIS_H
#define CHART_AXIS_H

#include "chart/text.h"

/* The span of the numbers that a scale has to hold; starts as {0}. */
struct range {
    double low, high;
    bool is_set;
};
void range_add(struct range *range, double value);
/* Adds it when it is there to be drawn. */
void range_add_datum(struct range *range, const struct datum *datum);

/* The range about its middle made at least `span` wide, so that chance does not fill the plot from top to
 * bottom. It goes below zero, or above `ceiling`, only where the data does. */
struct range axis_widened(struct range range, double span, double ceiling);

struct axis {
    double low, high; /* both multiples of step; of a tight scale of a fifth of it */
    double step;
    int decimals;   /* that tell the ticks apart */
    size_t n_ticks; /* both ends counted */
    bool broken;    /* does not start at zero, and zero lies below it */
};

/* Round limits and ticks (steps of 1, 2 or 5 times a power of ten) around the range, at most `most_ticks` (2
 * or more) of them. A step is never finer than `decimals` places. from_zero: zero is within the scale; else
 * it is taken in only where the data is near it. An empty range gives 0 to 1. */
struct axis axis_build(struct range range, bool from_zero, size_t most_ticks, int decimals);
/* The same with ends near the range: a fifth of a step is round enough where no tick stands.
 * At most one tick more. */
struct axis axis_build_tight(struct range range, bool from_zero, size_t most_ticks, int decimals);
double axis_tick(const struct axis *axis, size_t i);
struct str axis_label(struct arena *arena, const struct axis *axis, size_t i);
/* Where a value stands between `at_low` and `at_high`. */
double axis_place(const struct axis *axis, double value, double at_low, double at_high);

#endif
