/* Screening of a whole series: a lone nought among figures that are far from it, in any period that a chart
 * draws; and an indicator whose figures are all fractions where its unit is per cent. */
#include "analysis/screen_parts.h"

#include "base/number.h"
#include "stats/quantile.h"

#include <math.h>

/* -- a lone nought */

#define LONE_VALUES 4          /* fewest other periods of its own, none of them 0 */
#define LONE_LEAST 0.5         /* of their median: the smallest of them is far from 0 */
#define LONE_NEAR 0.1          /* of their median: the smallest of them is nearly 0 itself */
#define LONE_PART 0.05         /* of the whole: below it a few cases may well make a nought */
#define LONE_SHARE 0.4         /* of the whole: a proportion that cannot be nought by chance */
#define LONE_RATE 0.002        /* of the multiplier: 20 in 10,000, some forty children of a small LA */
#define LONE_CASES 20          /* cases that a nought cannot be where so many are expected */
#define LONE_DENOMINATOR 1e-12 /* of none there is no nought to ask about */

struct past {
    size_t n;
    double smallest, median;
};

/* The area's other periods; false where they are few, or one of them is 0 too. */
static bool past_of(const struct screened *screened, size_t period, uint32_t area, struct past *past)
{
    double *values = screened->screen->values;
    *past = (struct past){0};
    for (size_t other = 0; other < screened->n_periods; other++)
        if (other != period &&
            screened->series->periods[other].kind == screened->series->periods[period].kind &&
            screened_value(screened, other, area, &values[past->n]))
            past->n++;
    quantile_sort(values, past->n);
    if (past->n < LONE_VALUES || values[0] <= 0)
        return false;
    past->smallest = values[0];
    return quantile_type7(values, past->n, 0.5, &past->median);
}

static double denominator_of(const struct screened *screened, size_t period, uint32_t area)
{
    struct observation seen = series_observation(screened->series, period, area);
    return seen.has_denominator ? seen.denominator : NAN;
}

/* Whether chance cannot make it: the cases that the smallest of the others leads to expect are many, or,
 * without a denominator, the figures are far from 0 and hardly any LA has one. */
static bool is_certain(const struct screened *screened, size_t period, uint32_t area, const struct past *past)
{
    double scale = indicator_scale(screened->indicator, screened->series->periods[period]);
    double denominator = denominator_of(screened, period, area);
    enum measure measure = screened->indicator->measure;
    if (past->smallest < LONE_LEAST * past->median)
        return false;
    if (measure == MEASURE_COUNT)
        return past->smallest >= LONE_CASES;
    if (isfinite(denominator))
        return past->smallest / scale * denominator >= LONE_CASES;
    double least = measure == MEASURE_PROPORTION ? LONE_SHARE * scale : LONE_RATE * scale;
    return past->smallest >= least && screened_nought_is_rare(screened, period);
}

/* Whether few cases may well make a nought, which is then not asked about at all. */
static bool is_small(const struct screened *screened, size_t period, uint32_t area, const struct past *past)
{
    const struct indicator *indicator = screened->indicator;
    double scale = indicator_scale(indicator, screened->series->periods[period]);
    double denominator = denominator_of(screened, period, area);
    if (indicator->measure == MEASURE_COUNT)
        return past->median < LONE_CASES;
    if (isfinite(denominator))
        return denominator <= LONE_DENOMINATOR || past->median / scale * denominator < LONE_CASES / 2.0;
    double least = (indicator->measure == MEASURE_PROPORTION ? LONE_PART : LONE_RATE) * scale;
    return past->median < least || past->smallest < LONE_NEAR * past->median ||
           !screened_nought_is_rare(screened, period);
}

static void nought_check(const struct screened *screened, size_t period, uint32_t area)
{
    const struct screen *screen = screened->screen;
    double value;
    struct past past;
    if (!screened_value(screened, period, area, &value) || value != 0 ||
        !past_of(screened, period, area, &past) || is_small(screened, period, area, &past))
        return;
    int decimals = screened->indicator->decimals;
    bool certain = is_certain(screened, period, area, &past);
    screen_add(screened, period, area,
               (struct finding_text){
                   certain ? QUERY_SEVERE : QUERY_WARNING, "lone-nought", STR("the value is 0"),
                   screen_text(screen, "more than 0: in its %zu other periods it is never less than %.*s",
                               past.n, STR_ARG(number_display(screen->arena, past.smallest, decimals))),
                   STR("ask whether it is nought or was not recorded; where it was not, leave it empty or "
                       "write x")});
}

void screen_noughts(const struct screened *screened)
{
    const struct spec *spec = screened->screen->spec;
    if (screened->indicator->measure == MEASURE_SCORE || screened->indicator->measure == MEASURE_RATIO)
        return;
    for (size_t period = 0; period < screened->latest && period < screened->n_periods; period++) {
        for (size_t i = 0; i < spec->n_las; i++)
            nought_check(screened, period, spec->las[i]);
        if (spec->region != AREA_NONE)
            nought_check(screened, period, spec->region);
    }
}

/* -- fractions throughout */

#define FRACTION_VALUES 6   /* fewest figures that are neither 0 nor 1 */
#define FRACTION_LEAST 0.5  /* of their median: a least change below it fits the figures as they are */
#define FRACTION_MEDIAN 0.1 /* smaller ones may be percentages that are rare */

struct fractions {
    size_t n, fine; /* between 0 and 1; with at least two decimals more than the catalogue shows */
    double *values;
    size_t period; /* of the last one */
    uint32_t area;
};

static void fraction_add(const struct screened *screened, struct fractions *fractions, double value)
{
    double scaled = value * pow(10, screened->indicator->decimals + 1);
    fractions->fine += fabs(scaled - round(scaled)) > 1e-6;
    fractions->values[fractions->n++] = value;
}

/* False where a figure shows that they are none: it is above 1, or its counts vouch for the unit. */
static bool fractions_collect(const struct screened *screened, struct fractions *fractions)
{
    for (size_t period = 0; period < screened->n_periods; period++) {
        for (uint32_t area = 0; area < screened->screen->areas->n; area++) {
            double value;
            struct observation seen = series_observation(screened->series, period, area);
            if (!screened_value(screened, period, area, &value))
                continue;
            if (value < 0 || value > 1 || (seen.has_numerator && seen.has_denominator))
                return false;
            if (value == 0 || value == 1)
                continue;
            fraction_add(screened, fractions, value);
            fractions->period = period;
            fractions->area = area;
        }
    }
    return fractions->n >= FRACTION_VALUES;
}

/* A change that is said to matter is a part of the figures, where both are in the same unit. */
static bool are_fractions(const struct screened *screened, struct fractions *fractions,
                          enum query_severity *severity)
{
    const struct indicator *indicator = screened->indicator;
    double median;
    quantile_sort(fractions->values, fractions->n);
    if (!quantile_type7(fractions->values, fractions->n, 0.5, &median))
        return false;
    bool fine = 2 * fractions->fine > fractions->n;
    bool certain =
        indicator->has_least_change ? indicator->least_change >= median : fine && median >= FRACTION_MEDIAN;
    *severity = certain ? QUERY_SEVERE : QUERY_WARNING;
    return certain ||
           (fine && indicator->has_least_change && indicator->least_change > FRACTION_LEAST * median);
}

static struct place place_of(const struct screened *screened, size_t period, uint32_t area)
{
    const struct dataset *dataset = screened->screen->dataset;
    struct observation seen = series_observation(screened->series, period, area);
    if (!seen.source || seen.source >= dataset->n_sources)
        return (struct place){0};
    struct place place = place_line(dataset->sources[seen.source].file, seen.line, 0);
    place.sheet = dataset->sources[seen.source].sheet;
    return place;
}

/* One question that is told, and one for each figure that is not, so that none of them counts. */
static void fractions_tell(const struct screened *screened, const struct fractions *fractions,
                           enum query_severity severity)
{
    struct screen *screen = screened->screen;
    double example = 0;
    screened_value(screened, fractions->period, fractions->area, &example);
    struct str shown = screen_number(screen, example);
    struct query query = {
        .severity = severity,
        .code = "unit",
        .indicator = screened->index,
        .area = AREA_NONE,
        .place = place_of(screened, fractions->period, fractions->area),
        .found = screen_text(screen, "all its figures lie between 0 and 1, such as %.*s", STR_ARG(shown)),
        .expected = STR("percentages from 0 to 100; these look like fractions"),
        .to_do = screen_text(screen,
                             "give %.*s for %.*s; where they are percentages all the same, "
                             "correct \"least_change\" in the catalogue",
                             STR_ARG(screen_number(screen, 100 * example)), STR_ARG(shown))};
    screen_add_other(screen, query);
    query.is_told = true;
    for (size_t period = 0; period < screened->n_periods; period++) {
        query.period = screened->series->periods[period];
        for (uint32_t area = 0; area < screen->areas->n; area++) {
            double value;
            query.area = area;
            if (screened_value(screened, period, area, &value))
                screen_add_other(screen, query);
        }
    }
}

void screen_fractions(const struct screened *screened)
{
    const struct screen *screen = screened->screen;
    enum query_severity severity;
    if (screened->indicator->measure != MEASURE_PROPORTION || screened->indicator->multiplier != 100)
        return;
    struct arena *scratch = arena_open();
    struct fractions fractions = {.values =
                                      ARENA_ARRAY(scratch, double, screened->n_periods * screen->areas->n)};
    if (fractions_collect(screened, &fractions) && are_fractions(screened, &fractions, &severity))
        fractions_tell(screened, &fractions, severity);
    arena_close(scratch);
}
