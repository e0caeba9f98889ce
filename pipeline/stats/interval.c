#include "stats/interval.h"

#include <math.h>

#include "stats/normal.h"
#include "stats/poisson.h"

static const double exact_below = 10;       /* [events] */
static const double largest_whole = 0x1p53; /* from here doubles skip whole numbers */

static bool is_whole(double count)
{
    return floor(count) == count && fabs(count) < largest_whole;
}

/* Also finds the z of the interval where nothing is at fault. */
static enum interval_fault fault_of(double numerator, double denominator, double multiplier,
                                    double confidence, double *z)
{
    if (!isfinite(numerator) || !isfinite(denominator)) {
        return INTERVAL_NOT_FINITE;
    }
    if (!(denominator > 0)) {
        return INTERVAL_NO_DENOMINATOR;
    }
    if (numerator < 0) {
        return INTERVAL_NEGATIVE_COUNT;
    }
    if (!is_whole(numerator) || !is_whole(denominator)) {
        return INTERVAL_NOT_WHOLE;
    }
    if (!(isfinite(multiplier) && multiplier > 0) || !normal_deviate(confidence, z)) {
        return INTERVAL_BAD_SETTING;
    }
    return INTERVAL_STANDS;
}

static struct interval no_interval(enum interval_fault fault, enum interval_method method)
{
    return (struct interval){.fault = fault, .method = method};
}

struct interval interval_proportion(double numerator, double denominator, double multiplier,
                                    double confidence)
{
    double z = 0;
    enum interval_fault fault = fault_of(numerator, denominator, multiplier, confidence, &z);
    if (fault == INTERVAL_STANDS && numerator > denominator) {
        fault = INTERVAL_ABOVE_ONE;
    }
    if (fault != INTERVAL_STANDS) {
        return no_interval(fault, INTERVAL_WILSON);
    }
    double x = numerator;
    double n = denominator;
    double p = x / n;
    double centre = 2 * x + z * z;
    double spread = z * sqrt(z * z + 4 * x * (1 - p));
    /* The two limits' product is x²/n ÷ (n + z²). Taken from it, the lower one keeps its digits where centre
     * and spread nearly cancel, and is exactly 0 for no events. */
    double lower = 2 * x * p / (centre + spread);
    double upper = x == n ? 1 : (centre + spread) / (2 * (n + z * z));
    return (struct interval){.fault = INTERVAL_STANDS,
                             .method = INTERVAL_WILSON,
                             .has_lower = true,
                             .has_upper = true,
                             .value = multiplier * x / n,
                             .lower = multiplier * lower,
                             .upper = multiplier * upper};
}

/* Byar's limit on the number of events: `events` is x for the lower limit (z < 0), x + 1 for the upper (z >
 * 0). */
static double byar_limit(double events, double z)
{
    double root = 1 - 1 / (9 * events) + z / (3 * sqrt(events));
    return events * root * root * root;
}

struct interval interval_rate(double numerator, double denominator, double multiplier, double confidence)
{
    bool exact = numerator < exact_below;
    enum interval_method method = exact ? INTERVAL_EXACT_POISSON : INTERVAL_BYAR;
    double z = 0;
    enum interval_fault fault = fault_of(numerator, denominator, multiplier, confidence, &z);
    if (fault != INTERVAL_STANDS) {
        return no_interval(fault, method);
    }
    double lower;
    double upper;
    if (exact) {
        double tail = (1 - confidence) / 2;
        lower = poisson_lower((unsigned)numerator, tail);
        upper = poisson_upper((unsigned)numerator, tail);
    } else {
        lower = byar_limit(numerator, -z);
        upper = byar_limit(numerator + 1, z);
    }
    bool has_lower = lower >= 0;
    return (struct interval){.fault = INTERVAL_STANDS,
                             .method = method,
                             .has_lower = has_lower,
                             .has_upper = true,
                             .value = multiplier * numerator / denominator,
                             .lower = has_lower ? lower / denominator * multiplier : 0,
                             .upper = upper / denominator * multiplier};
}

struct interval interval_difference(const struct interval *first, const struct interval *second)
{
    if (first->fault != INTERVAL_STANDS) {
        return no_interval(first->fault, INTERVAL_MOVER);
    }
    if (second->fault != INTERVAL_STANDS) {
        return no_interval(second->fault, INTERVAL_MOVER);
    }
    struct interval result = {.fault = INTERVAL_STANDS,
                              .method = INTERVAL_MOVER,
                              .has_lower = first->has_lower && second->has_upper,
                              .has_upper = first->has_upper && second->has_lower,
                              .value = first->value - second->value};
    if (result.has_lower) {
        result.lower = result.value - hypot(first->value - first->lower, second->upper - second->value);
    }
    if (result.has_upper) {
        result.upper = result.value + hypot(first->upper - first->value, second->value - second->lower);
    }
    return result;
}

enum interval_side interval_against(const struct interval *interval, double fixed)
{
    if (interval->fault != INTERVAL_STANDS) {
        return INTERVAL_SIMILAR;
    }
    if (interval->has_lower && interval->lower > fixed) {
        return INTERVAL_HIGHER;
    }
    if (interval->has_upper && interval->upper < fixed) {
        return INTERVAL_LOWER;
    }
    return INTERVAL_SIMILAR;
}

const char *interval_fault_text(enum interval_fault fault)
{
    switch (fault) {
    case INTERVAL_STANDS: return "";
    case INTERVAL_NOT_FINITE: return "no interval: a count is not a number";
    case INTERVAL_NO_DENOMINATOR: return "no interval: the denominator is not above zero";
    case INTERVAL_NEGATIVE_COUNT: return "no interval: the numerator is below zero";
    case INTERVAL_NOT_WHOLE: return "no interval: counts are not whole numbers";
    case INTERVAL_ABOVE_ONE: return "no interval: the numerator is above the denominator";
    case INTERVAL_BAD_SETTING: return "no interval: confidence or multiplier is out of range";
    }
    return "";
}

const char *interval_method_name(enum interval_method method)
{
    switch (method) {
    case INTERVAL_WILSON: return "wilson";
    case INTERVAL_BYAR: return "byar";
    case INTERVAL_EXACT_POISSON: return "exact-poisson";
    case INTERVAL_MOVER: return "mover";
    case INTERVAL_FUNNEL: return "funnel";
    }
    return "";
}
