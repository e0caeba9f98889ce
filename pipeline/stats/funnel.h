/* Control limits of a funnel plot, at an area's own denominator. */
#ifndef STATS_FUNNEL_H
#define STATS_FUNNEL_H

#include "stats/interval.h"

/* Both take the reference value (per multiplier; such as England's or the pooled regional one), the area's
 * denominator and a confidence (0.95 and 0.998 draw the two funnels). The result's value is the reference;
 * lower and upper are the values at which the interval of an area with this denominator only just reaches the
 * reference, so an area lies outside the funnel exactly when its own interval (interval.h) excludes the
 * reference. A lower limit below nothing is 0, an upper limit of a proportion above all of them is the
 * multiplier. The denominator need not be whole. Faults: INTERVAL_NOT_FINITE, _NO_DENOMINATOR,
 * _NEGATIVE_COUNT (the reference is below zero), _ABOVE_ONE (a proportion's reference is above the
 * multiplier), _BAD_SETTING. Source: Fingertips technical guidance, public health methods, "funnel plots"
 * (control limits by inverting Wilson and Poisson limits); Spiegelhalter (2005), Funnel plots for comparing
 * institutional performance. */

/* Wilson's limit reaches p₀ at p₀ ∓ z√(p₀(1 − p₀)/n). */
struct interval funnel_proportion(double reference, double denominator, double multiplier, double confidence);

/* Byar's limit from ten events, exact Poisson below, reached at whole counts exactly; between two whole
 * counts, where no area can lie, a straight line. A reference that makes more than 2⁵⁰ events is a bad
 * setting. */
struct interval funnel_rate(double reference, double denominator, double multiplier, double confidence);

#endif
