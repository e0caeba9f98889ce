/* Screening of a value against its own past and against all LAs: outliers, denominators that jump, figures
 * that were sent again. Asked of the latest period only: older ones were answered or printed. */
#include "analysis/screen_parts.h"

#include "stats/interval.h"
#include "stats/quantile.h"

#include "base/number.h"

#include <math.h>

#define OWN_VALUES 6  /* fewest other periods of its own */
#define OWN_SPREADS 6 /* median absolute deviations, scaled to a standard deviation */
#define ALL_VALUES 8  /* fewest LAs with a value */
#define ALL_SPREADS 4 /* interquartile ranges beyond a quartile */
#define JUMP_FACTOR 2 /* of a denominator on a year before */
#define JUMP_POPULATION 1.2
#define JUMP_LEAST 30     /* a smaller denominator may jump */
#define NOUGHT_VALUES 20  /* fewest LAs to say that a nought is rare */
#define NOUGHT_SHARE 0.05 /* of LAs */
#define COUNT_CHANCE 5    /* standard deviations of the difference of two counts */
#define JUMP_CHANCE 5     /* standard deviations of the difference of two counts */
#define FROZEN_COUNTS 3   /* periods with the same counts, both at least as below */
#define FROZEN_VALUES 4   /* periods with the same value, without counts */
#define FROZEN_LEAST 30

static void warn(const struct screened *screened, size_t period, uint32_t area, const char *code,
                 struct str found, struct str expected, struct str to_do)
{
    screen_add(screened, period, area, (struct finding_text){QUERY_WARNING, code, found, expected, to_do});
}

/* At the indicator's own decimals. */
static struct str shown(const struct screened *screened, double value)
{
    return number_display(screened->screen->arena, value, screened->indicator->decimals);
}

static struct str value_found(const struct screened *screened, double value)
{
    return screen_text(screened->screen, "the value is %.*s", STR_ARG(shown(screened, value)));
}

static bool counts_of(const struct screened *screened, size_t period, uint32_t area, double *numerator,
                      double *denominator)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, area);
    unsigned both = HAS_NUMERATOR | HAS_DENOMINATOR;
    *numerator = series->numerator[cell];
    *denominator = series->denominator[cell];
    return state_counts((enum state)series->state[cell]) && (series->has[cell] & both) == both;
}

/* -- outliers */

/* A difference that does not matter is no outlier, however steady the rest. */
static bool matters(const struct screened *screened, double difference, double median)
{
    const struct indicator *indicator = screened->indicator;
    double least = indicator->has_least_change ? 2 * indicator->least_change : 0.5 * fabs(median);
    return fabs(difference) > least;
}

/* What chance alone makes of few cases is no outlier. */
static bool is_chance(const struct screened *screened, size_t period, uint32_t area, double value,
                      double median)
{
    const struct settings *settings = &screened->screen->spec->settings;
    double numerator, denominator;
    enum measure measure = screened->indicator->measure;
    if (measure == MEASURE_COUNT)
        return fabs(value - median) <= COUNT_CHANCE * sqrt(value + median);
    if (!counts_of(screened, period, area, &numerator, &denominator))
        return false;
    if (denominator < settings->small_denominator)
        return true;
    if (measure != MEASURE_PROPORTION && measure != MEASURE_RATE)
        return false;
    double scale = indicator_scale(screened->indicator, screened->series->periods[period]);
    struct interval interval =
        measure == MEASURE_PROPORTION
            ? interval_proportion(numerator, denominator, scale, settings->verdict_confidence)
            : interval_rate(numerator, denominator, scale, settings->verdict_confidence);
    return interval.fault == INTERVAL_STANDS && interval_against(&interval, median) == INTERVAL_SIMILAR;
}

bool screened_nought_is_rare(const struct screened *screened, size_t period)
{
    const struct areas *areas = screened->screen->areas;
    size_t n = 0;
    size_t noughts = 0;
    for (uint32_t area = 0; area < areas->n; area++) {
        double value;
        if (areas->items[area].kind != AREA_LA || !screened_value(screened, period, area, &value))
            continue;
        n++;
        noughts += value == 0;
    }
    return n >= NOUGHT_VALUES && (double)noughts <= NOUGHT_SHARE * (double)n;
}

/* A nought that the area never had, where no counts say what it is of: severe where hardly any other LA has
 * one. */
static void zero_check(const struct screened *screened, size_t period, uint32_t area, double value,
                       double smallest, double median)
{
    double numerator, denominator;
    const struct indicator *indicator = screened->indicator;
    if (value != 0 || smallest <= 0 || counts_of(screened, period, area, &numerator, &denominator) ||
        median < (indicator->has_least_change ? indicator->least_change : 1))
        return;
    enum query_severity severity = screened_nought_is_rare(screened, period) ? QUERY_SEVERE : QUERY_WARNING;
    screen_add(
        screened, period, area,
        (struct finding_text){
            severity, "zero-once", value_found(screened, value),
            screen_text(screened->screen, "more than 0: it was never less than %.*s, and its median was %.*s",
                        STR_ARG(shown(screened, smallest)), STR_ARG(shown(screened, median))),
            STR("ask whether it is nought or was not recorded")});
}

/* What the area's other periods lead to expect, where the value is far from them; empty where it is not. */
static struct str own_expected(const struct screened *screened, size_t period, uint32_t area, double value)
{
    double *values = screened->screen->values;
    size_t n = 0;
    for (size_t other = 0; other < screened->n_periods; other++)
        if (other != period && screened_value(screened, other, area, &values[n]))
            n++;
    double median, deviation;
    quantile_sort(values, n);
    if (n < OWN_VALUES || !quantile_type7(values, n, 0.5, &median))
        return STR_NONE;
    zero_check(screened, period, area, value, values[0], median);
    for (size_t i = 0; i < n; i++)
        values[i] = fabs(values[i] - median);
    quantile_sort(values, n);
    if (!quantile_type7(values, n, 0.5, &deviation) || !matters(screened, value - median, median) ||
        fabs(value - median) <= OWN_SPREADS * 1.4826 * deviation ||
        is_chance(screened, period, area, value, median))
        return STR_NONE;
    return screen_text(screened->screen, "near %.*s, the median of its %zu other periods",
                       STR_ARG(shown(screened, median)), n);
}

static bool spread_of_all(const struct screened *screened, size_t period, struct quantile_spread *spread)
{
    const struct areas *areas = screened->screen->areas;
    size_t n = 0;
    for (uint32_t area = 0; area < areas->n; area++)
        if (areas->items[area].kind == AREA_LA &&
            screened_value(screened, period, area, &screened->screen->values[n]))
            n++;
    quantile_sort(screened->screen->values, n);
    return n >= ALL_VALUES && quantile_spread(screened->screen->values, n, spread);
}

/* The range in which nearly all LAs lie, within what is possible at all. */
static void range_of(const struct screened *screened, size_t period, const struct quantile_spread *spread,
                     double *lowest, double *highest)
{
    double reach = ALL_SPREADS * (spread->q75 - spread->q25);
    enum measure measure = screened->indicator->measure;
    *lowest = spread->q25 - reach;
    *highest = spread->q75 + reach;
    if (measure != MEASURE_SCORE)
        *lowest = fmax(*lowest, 0);
    if (measure == MEASURE_PROPORTION)
        *highest = fmin(*highest, indicator_scale(screened->indicator, screened->series->periods[period]));
}

/* What the other LAs lead to expect, where the value is far from them; empty where it is not. */
static struct str all_expected(const struct screened *screened, size_t period, double value,
                               const struct quantile_spread *spread)
{
    double lowest, highest;
    range_of(screened, period, spread, &lowest, &highest);
    if (screened->indicator->measure == MEASURE_COUNT || !(spread->q75 > spread->q25) ||
        !matters(screened, value - spread->median, spread->median) || (value >= lowest && value <= highest))
        return STR_NONE;
    return screen_text(screened->screen, "between %.*s and %.*s, as nearly all of %zu LAs",
                       STR_ARG(shown(screened, lowest)), STR_ARG(shown(screened, highest)), spread->count);
}

/* One question about a value that is far from its own past, from the other LAs, or from both. */
static void outlier_check(const struct screened *screened, size_t period, uint32_t area, double value,
                          const struct quantile_spread *spread)
{
    struct str own = own_expected(screened, period, area, value);
    struct str all = spread ? all_expected(screened, period, value, spread) : STR_NONE;
    if (own.len + all.len == 0)
        return;
    warn(screened, period, area, own.len ? "outlier-own" : "outlier-all", value_found(screened, value),
         screen_text(screened->screen, "%.*s%s%.*s", STR_ARG(own), own.len && all.len ? "; " : "",
                     STR_ARG(all)),
         own.len ? STR("confirm the figure, and what lies behind it")
                 : STR("confirm the figure and its definition"));
}

/* -- counts against those before */

static void jump_check(const struct screened *screened, size_t period, uint32_t area)
{
    struct period year_before = indicator_comparison(screened->indicator, screened->series->periods[period]);
    size_t before = period_is(year_before) ? series_find_period(screened->series, year_before) : SIZE_MAX;
    double numerator, now, then;
    if (before == SIZE_MAX || !counts_of(screened, period, area, &numerator, &now) ||
        !counts_of(screened, before, area, &numerator, &then) || fmax(now, then) < JUMP_LEAST)
        return;
    double factor = screened->indicator->measure == MEASURE_RATE ? JUMP_POPULATION : JUMP_FACTOR;
    bool jumped = now > factor * then || then > factor * now;
    if (!jumped || fabs(now - then) <= JUMP_CHANCE * sqrt(now + then))
        return;
    warn(screened, period, area, "denominator-jump",
         screen_text(screened->screen, "the denominator is %.*s",
                     STR_ARG(screen_number(screened->screen, now))),
         screen_text(screened->screen, "near the %.*s of a year before",
                     STR_ARG(screen_number(screened->screen, then))),
         STR("ask what changed in whom it counts"));
}

/* How many periods up to this one say the same. A population stands still, so a rate needs a third period. */
static size_t same_run(const struct screened *screened, size_t period, uint32_t area, bool by_counts)
{
    size_t run = 1;
    for (size_t before = period; before-- > 0; run++) {
        double numbers[4];
        bool same;
        if (by_counts) {
            same = counts_of(screened, before, area, &numbers[0], &numbers[1]) &&
                   counts_of(screened, period, area, &numbers[2], &numbers[3]) && numbers[0] == numbers[2] &&
                   numbers[1] == numbers[3];
        } else {
            same = screened_value(screened, before, area, &numbers[0]) &&
                   screened_value(screened, period, area, &numbers[1]) && numbers[0] == numbers[1];
        }
        if (!same)
            break;
    }
    return run;
}

static void frozen_check(const struct screened *screened, size_t period, uint32_t area, double value)
{
    double numerator, denominator;
    bool by_counts = counts_of(screened, period, area, &numerator, &denominator);
    size_t wanted = FROZEN_COUNTS + (screened->indicator->measure == MEASURE_RATE);
    if (!by_counts)
        wanted = FROZEN_VALUES;
    bool telling = by_counts ? numerator >= FROZEN_LEAST && denominator >= FROZEN_LEAST
                             : value != 0 && screened->indicator->decimals > 0 && floor(value) != value;
    size_t run = telling ? same_run(screened, period, area, by_counts) : 0;
    if (!telling || run < wanted)
        return;
    warn(screened, period, area, "frozen",
         by_counts ? screen_text(screened->screen, "%.*s of %.*s in %zu periods running",
                                 STR_ARG(screen_number(screened->screen, numerator)),
                                 STR_ARG(screen_number(screened->screen, denominator)), run)
                   : screen_text(screened->screen, "%.*s in %zu periods running",
                                 STR_ARG(screen_number(screened->screen, value)), run),
         STR("figures that move"), STR("ask whether an older figure was sent again"));
}

void screen_history(const struct screened *screened)
{
    const struct spec *spec = screened->screen->spec;
    for (size_t period = screened->latest; period < screened->n_periods; period++) {
        struct quantile_spread spread;
        bool has_spread = spread_of_all(screened, period, &spread);
        for (size_t i = 0; i < spec->n_las; i++) {
            double value;
            uint32_t area = spec->las[i];
            if (!screened_value(screened, period, area, &value))
                continue;
            outlier_check(screened, period, area, value, has_spread ? &spread : NULL);
            jump_check(screened, period, area);
            frozen_check(screened, period, area, value);
        }
    }
}
