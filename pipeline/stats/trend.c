#include "stats/trend.h"

#include <math.h>

static const double chi_square_limit = 9.54953570608324; /* 99.8 %, one degree of freedom */
static const double widths_per_error = 3.92;             /* standard errors across a 95 % interval */

/* The weighted sums over the points of a fit. */
struct sums {
    double w;
    double wt;
    double wy;
    double wty;
    double wtt;
};

/* Sums over the five points, without the one numbered `left_out` (1 to 5; 0 leaves none out). */
static struct sums sums_of(const struct trend_point *const *used, int left_out)
{
    struct sums sums = {0, 0, 0, 0, 0};
    for (int t = 1; t <= TREND_POINTS; t++) {
        if (t == left_out) {
            continue;
        }
        const struct trend_point *point = used[t - 1];
        double error = (point->upper95 - point->lower95) / widths_per_error;
        double square = error * error;
        sums.w += 1 / square;
        sums.wt += t / square;
        sums.wy += point->value / square;
        sums.wty += point->value * t / square;
        sums.wtt += (double)t * t / square;
    }
    return sums;
}

/* False where the weights leave no line to fit. */
static bool slope_of(const struct sums *sums, double *slope, double *error)
{
    double determinant = sums->w * sums->wtt - sums->wt * sums->wt;
    if (!isfinite(determinant) || !(determinant > 0)) {
        return false;
    }
    *slope = (sums->w * sums->wty - sums->wt * sums->wy) / determinant;
    *error = sqrt(sums->w / determinant);
    return isfinite(*slope) && *error > 0;
}

static struct trend no_trend(enum trend_fault fault, size_t n_valid)
{
    return (struct trend){.marker = TREND_CANNOT_BE_CALCULATED, .fault = fault, .n_valid = n_valid};
}

static bool is_valid(const struct trend_point *point)
{
    return point->has_value && isfinite(point->value) && isfinite(point->numerator) &&
           isfinite(point->denominator) && point->denominator > 0;
}

static struct trend fit(const struct trend_point *const *used, size_t n_valid)
{
    struct trend trend = {.marker = TREND_NO_CHANGE, .fault = TREND_STANDS, .n_valid = n_valid};
    for (int i = 0; i < TREND_POINTS; i++) {
        if (!(used[i]->upper95 > used[i]->lower95)) {
            return no_trend(TREND_NO_WEIGHT, n_valid);
        }
    }
    int signs = 0;
    for (int left_out = 0; left_out <= TREND_POINTS; left_out++) {
        struct sums sums = sums_of(used, left_out);
        double slope;
        double error;
        if (!slope_of(&sums, &slope, &error)) {
            return no_trend(TREND_NO_WEIGHT, n_valid);
        }
        signs += slope < 0 ? -1 : 1; /* exactly 0 counts as positive */
        if (left_out == 0) {
            trend.slope = slope;
            trend.error = error;
            trend.chi_square = (slope / error) * (slope / error);
        }
    }
    trend.consistent = signs == TREND_POINTS + 1 || signs == -(TREND_POINTS + 1);
    if (trend.consistent && trend.chi_square > chi_square_limit) {
        trend.marker = trend.slope > 0 ? TREND_INCREASING : TREND_DECREASING;
    }
    return trend;
}

struct trend trend_recent(const struct trend_point *points, size_t count)
{
    const struct trend_point *used[TREND_POINTS];
    size_t n_valid = 0;
    size_t n_used = 0;
    bool all_events = false;
    for (size_t i = count; i-- > 0;) {
        const struct trend_point *point = &points[i];
        if (!is_valid(point)) {
            continue;
        }
        n_valid++;
        all_events = all_events || point->numerator == point->denominator;
        bool has_interval = point->has_interval && isfinite(point->lower95) && isfinite(point->upper95);
        if (has_interval && n_used < TREND_POINTS) {
            n_used++;
            used[TREND_POINTS - n_used] = point; /* filled from the latest backwards */
        }
    }
    if (count < TREND_POINTS) {
        return no_trend(TREND_TOO_FEW, n_valid);
    }
    if (n_used < TREND_POINTS) {
        return no_trend(TREND_TOO_FEW_VALID, n_valid);
    }
    if (all_events) {
        return no_trend(TREND_ALL_EVENTS, n_valid);
    }
    return fit(used, n_valid);
}

struct trend_point trend_point_build(double numerator, double denominator, const struct interval *interval95)
{
    bool stands = interval95->fault == INTERVAL_STANDS;
    return (struct trend_point){.has_value = stands,
                                .has_interval = stands && interval95->has_lower && interval95->has_upper,
                                .numerator = numerator,
                                .denominator = denominator,
                                .value = interval95->value,
                                .lower95 = interval95->lower,
                                .upper95 = interval95->upper};
}

const char *trend_fault_text(enum trend_fault fault)
{
    switch (fault) {
    case TREND_STANDS: return "";
    case TREND_TOO_FEW: return "no trend: fewer than five periods";
    case TREND_TOO_FEW_VALID: return "no trend: fewer than five periods with counts";
    case TREND_ALL_EVENTS: return "no trend: a period's numerator equals its denominator";
    case TREND_NO_WEIGHT: return "no trend: an interval has no width";
    }
    return "";
}
