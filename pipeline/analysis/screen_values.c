/* Screening of single observations: impossible ones, those that contradict their own counts, and those in
 * another unit. */
#include "analysis/screen_parts.h"

#include "base/number.h"
#include "stats/quantile.h"

#include <math.h>

/* A numerator that vanishes after so many is asked about. */
#define ZERO_AFTER 20
/* Neighbouring values fifty to two hundred times as large point to a fraction among percentages. */
#define UNIT_LEAST 50
#define UNIT_MOST 200
/* Fewest other values to judge a unit by. */
#define UNIT_VALUES 3

static void severe(const struct screened *screened, size_t period, uint32_t area, const char *code,
                   struct str found, struct str expected, struct str to_do)
{
    screen_add(screened, period, area, (struct finding_text){QUERY_SEVERE, code, found, expected, to_do});
}

/* -- range */

static bool value_check(const struct screened *screened, size_t period, uint32_t area, double value)
{
    const struct screen *screen = screened->screen;
    double most = indicator_scale(screened->indicator, screened->series->periods[period]);
    struct str to_do = STR("ask for the right figure, or correct the unit or the column that was read");
    switch (screened->indicator->measure) {
    case MEASURE_PROPORTION:
        if (value >= 0 && value <= most * (1 + 1e-9))
            return true;
        severe(screened, period, area, "out-of-range",
               screen_text(screen, "the value is %.*s", STR_ARG(screen_number(screen, value))),
               screen_text(screen, "a proportion from 0 to %.*s", STR_ARG(screen_number(screen, most))),
               to_do);
        return false;
    case MEASURE_RATE:
    case MEASURE_RATIO:
    case MEASURE_COUNT:
        if (value >= 0)
            return true;
        severe(screened, period, area, "out-of-range",
               screen_text(screen, "the value is %.*s", STR_ARG(screen_number(screen, value))),
               STR("0 or more"), to_do);
        return false;
    case MEASURE_SCORE: return true;
    }
    return true;
}

static bool counts_check(const struct screened *screened, size_t period, uint32_t area,
                         const struct observation *seen)
{
    const struct screen *screen = screened->screen;
    struct str to_do = STR("ask for both counts again");
    if ((seen->has_numerator && seen->numerator < 0 && screened->indicator->measure != MEASURE_SCORE) ||
        (seen->has_denominator && seen->denominator < 0)) {
        severe(screened, period, area, "negative-count",
               screen_text(screen, "the counts are %.*s and %.*s",
                           STR_ARG(screen_number(screen, seen->numerator)),
                           STR_ARG(screen_number(screen, seen->denominator))),
               STR("0 or more"), to_do);
        return false;
    }
    if (!seen->has_numerator || !seen->has_denominator)
        return true;
    bool above = screened->indicator->measure == MEASURE_PROPORTION && seen->numerator > seen->denominator;
    bool of_none = seen->denominator == 0 && seen->numerator > 0;
    if (!above && !of_none)
        return true;
    severe(screened, period, area, "numerator-above-denominator",
           screen_text(screen, "the numerator is %.*s of %.*s",
                       STR_ARG(screen_number(screen, seen->numerator)),
                       STR_ARG(screen_number(screen, seen->denominator))),
           STR("a numerator that is part of its denominator"), to_do);
    return false;
}

/* How far value and counts may lie apart: one unit of the last decimal, as the figures of the period have
 * them, and what rounded counts can make. */
static double tolerance_of(const struct screened *screened, size_t period, const struct observation *seen)
{
    double unit = pow(10, -screened_decimals(screened, period));
    bool whole = floor(seen->numerator) == seen->numerator && floor(seen->denominator) == seen->denominator;
    if (whole || seen->denominator <= 0)
        return unit;
    double scale = indicator_scale(screened->indicator, screened->series->periods[period]);
    return unit + scale * 0.05 * (1 + seen->numerator / seen->denominator) / seen->denominator;
}

static bool agreement_check(const struct screened *screened, size_t period, uint32_t area,
                            const struct observation *seen)
{
    const struct screen *screen = screened->screen;
    if (seen->computed || !seen->has_numerator || !seen->has_denominator || seen->denominator <= 0)
        return true;
    double scale = indicator_scale(screened->indicator, screened->series->periods[period]);
    double computed = scale * seen->numerator / seen->denominator;
    double apart = fabs(seen->value - computed);
    if (apart <= pow(10, -screened->indicator->decimals))
        return true;
    double tolerance = tolerance_of(screened, period, seen);
    if (apart <= tolerance * (1 + 1e-9))
        return true;
    bool far = apart > 10 * tolerance && apart > 0.1 * fabs(computed);
    screen_add(
        screened, period, area,
        (struct finding_text){
            far ? QUERY_SEVERE : QUERY_WARNING, "counts-disagree",
            screen_text(screen, "the value is %.*s", STR_ARG(screen_number(screen, seen->value))),
            screen_text(screen, "%.*s, which is what %.*s of %.*s makes",
                        STR_ARG(number_display(screen->arena, computed, screened->indicator->decimals + 1)),
                        STR_ARG(screen_number(screen, seen->numerator)),
                        STR_ARG(screen_number(screen, seen->denominator))),
            STR("find out which of the three is right")});
    return !far;
}

/* -- unit */

/* The median of the area's other periods, or of other LAs in the period; false when too few. */
static bool median_own(const struct screened *screened, size_t period, uint32_t area, double *median)
{
    size_t n = 0;
    for (size_t other = 0; other < screened->n_periods; other++)
        if (other != period && screened_value(screened, other, area, &screened->screen->values[n]))
            n++;
    quantile_sort(screened->screen->values, n);
    return n >= UNIT_VALUES && quantile_type7(screened->screen->values, n, 0.5, median);
}

static bool median_others(const struct screened *screened, size_t period, uint32_t area, double *median)
{
    size_t n = 0;
    for (uint32_t other = 0; other < screened->screen->areas->n; other++)
        if (other != area && screened->screen->areas->items[other].kind == AREA_LA &&
            screened_value(screened, period, other, &screened->screen->values[n]))
            n++;
    quantile_sort(screened->screen->values, n);
    return n >= UNIT_VALUES && quantile_type7(screened->screen->values, n, 0.5, median);
}

static bool is_hundredth(double value, double median)
{
    return value > 0 && value <= 1 && median >= value * UNIT_LEAST && median <= value * UNIT_MOST;
}

/* Whether it is a fraction among percentages: of the other LAs, unless its own past is not; or of its own
 * past, where the whole period may be in fractions. `beside` names which. */
static bool is_fraction(const struct screened *screened, size_t period, uint32_t area, double value,
                        struct str *beside)
{
    const struct screen *screen = screened->screen;
    double own = 0, others = 0;
    bool has_own = median_own(screened, period, area, &own);
    bool has_others = median_others(screened, period, area, &others);
    if (has_own && !is_hundredth(value, own))
        return false;
    bool by_others = has_others && is_hundredth(value, others);
    if (!by_others && !has_own)
        return false;
    *beside = screen_text(
        screen, "a percentage: the median of %s is %.*s", by_others ? "the other LAs" : "its other periods",
        STR_ARG(number_display(screen->arena, by_others ? others : own, screened->indicator->decimals)));
    return true;
}

static void unit_check(const struct screened *screened, size_t period, uint32_t area,
                       const struct observation *seen)
{
    const struct screen *screen = screened->screen;
    bool counted = seen->has_numerator && seen->has_denominator; /* the counts vouch for the unit */
    struct str beside;
    if (screened->indicator->measure != MEASURE_PROPORTION || screened->indicator->multiplier != 100 ||
        counted || seen->value > 1 || !is_fraction(screened, period, area, seen->value, &beside))
        return;
    severe(screened, period, area, "another-unit",
           screen_text(screen, "the value is %.*s", STR_ARG(screen_number(screen, seen->value))), beside,
           STR("give the percentage, not the fraction"));
}

/* -- zero after many */

static bool count_of(const struct screened *screened, size_t period, uint32_t area, double *count)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, area);
    if (screened->indicator->measure == MEASURE_COUNT)
        return screened_value(screened, period, area, count);
    *count = series->numerator[cell];
    double value;
    return (series->has[cell] & HAS_NUMERATOR) && screened_value(screened, period, area, &value);
}

static void zero_check(const struct screened *screened, size_t period, uint32_t area)
{
    const struct screen *screen = screened->screen;
    double now, then;
    size_t before = screened_before(screened, period, area);
    if (before == SIZE_MAX || !count_of(screened, period, area, &now) || now != 0 ||
        !count_of(screened, before, area, &then) || then < ZERO_AFTER)
        return;
    struct str period_before = period_display(screen->scratch, screened->series->periods[before]);
    severe(screened, period, area, "zero-after", STR("the count is 0"),
           screen_text(screen, "a number near the %.*s of %.*s", STR_ARG(screen_number(screen, then)),
                       STR_ARG(period_before)),
           STR("ask whether it is nought or was not recorded"));
}

/* Figures outside the region are asked about only where they cannot be: they stand in means, ranks and
 * bands all the same. */
static void outside_check(const struct screened *screened, size_t period, uint32_t area)
{
    struct observation seen = series_observation(screened->series, period, area);
    if ((state_counts(seen.state) || seen.state == STATE_NOT_CALCULABLE) &&
        counts_check(screened, period, area, &seen) && seen.has_value)
        value_check(screened, period, area, seen.value);
}

static void cell_check(const struct screened *screened, size_t period, uint32_t area)
{
    struct observation seen = series_observation(screened->series, period, area);
    if (!state_counts(seen.state) && seen.state != STATE_NOT_CALCULABLE)
        return;
    bool possible = counts_check(screened, period, area, &seen);
    if (possible && seen.has_value)
        possible =
            value_check(screened, period, area, seen.value) && agreement_check(screened, period, area, &seen);
    if (!possible || !seen.has_value || period < screened->recent)
        return;
    unit_check(screened, period, area, &seen);
    zero_check(screened, period, area);
}

/* -- LAs that did not exist */

/* An abolished LA that has a figure still counts in ranks, as it is published; and is asked about. Of the
 * latest period, over which ranks are made: a year in which an LA ended may have its figures still. */
static void existence_check(const struct screened *screened, uint32_t area)
{
    const struct screen *screen = screened->screen;
    const struct area *item = &screen->areas->items[area];
    size_t period = screened->latest;
    struct date day = period_end(screened->series->periods[period]);
    double value;
    if (item->kind != AREA_LA || area_exists(item, day) || !screened_value(screened, period, area, &value))
        return;
    bool is_past = item->to.year && date_compare(item->to, day) < 0;
    struct str end = date_display(screen->arena, is_past ? item->to : item->from);
    screen_add(
        screened, period, area,
        (struct finding_text){
            QUERY_WARNING, "not-in-existence",
            screen_text(screen, "it has a figure, and existed only %s %.*s", is_past ? "until" : "from",
                        STR_ARG(end)),
            STR("none"),
            STR("it counts in ranks as it is published; correct the list of areas, or ask its publisher")});
}

/* -- decimals that the figures do not have */

static void decimals_check(const struct screened *screened)
{
    struct screen *screen = screened->screen;
    const struct indicator *indicator = screened->indicator;
    int decimals = screened->latest < screened->n_periods ? screened_decimals(screened, screened->latest)
                                                          : indicator->decimals;
    if (decimals >= indicator->decimals)
        return;
    struct place place = place_line(screen->dataset->catalogue->file, indicator->line, 0);
    place.field = STR("decimals");
    screen_add_other(
        screen,
        (struct query){.severity = QUERY_NOTE,
                       .code = "decimals-too-fine",
                       .indicator = screened->index,
                       .area = AREA_NONE,
                       .place = place,
                       .found = screen_text(screen, "the catalogue shows %d decimal%s", indicator->decimals,
                                            indicator->decimals == 1 ? "" : "s"),
                       .expected = screen_text(screen, "%d, as the latest published figures have", decimals),
                       .to_do = STR("write the decimals that its publisher gives")});
}

void screen_values(const struct screened *screened)
{
    const struct screen *screen = screened->screen;
    bool *is_own = ARENA_ARRAY(screen->scratch, bool, screen->areas->n);
    for (size_t i = 0; i < screen->spec->n_las; i++)
        is_own[screen->spec->las[i]] = true;
    for (size_t period = 0; period < screened->n_periods; period++) {
        for (uint32_t area = 0; area < screen->areas->n; area++) {
            if (is_own[area])
                cell_check(screened, period, area);
            else
                outside_check(screened, period, area);
        }
    }
    for (uint32_t area = 0; screened->latest < screened->n_periods && area < screen->areas->n; area++)
        existence_check(screened, area);
    decimals_check(screened);
}
