/* Screening of totals: the published value of the region and of the country against their LAs; and what is
 * missing. */
#include "analysis/screen_parts.h"

#include "base/number.h"
#include "stats/average.h"

#include <math.h>

#define FEW_SHARE 4       /* of so many LAs one or fewer sent the period */
#define PARTS_SHARE 0.001 /* of a country's denominator, that its LAs' may lack */

/* The LAs of a total. */
struct parts {
    const uint32_t *areas; /* NULL: every LA of the list of areas that the period knows */
    size_t n;
    uint32_t total;
};

struct sum {
    bool complete;
    size_t n;
    double numerator, denominator;
};

static bool is_part(const struct screened *screened, size_t period, uint32_t area)
{
    size_t cell = reach_cell(screened->series, period, area);
    return screened->screen->areas->items[area].kind == AREA_LA && screened->series->source[cell] != 0;
}

static void part_add(const struct screened *screened, size_t period, uint32_t area, struct average sums[2],
                     struct sum *sum)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, area);
    enum state state = (enum state)series->state[cell];
    unsigned both = HAS_NUMERATOR | HAS_DENOMINATOR;
    double value;
    bool is_count = screened->indicator->measure == MEASURE_COUNT;
    bool stands = is_count ? screened_value(screened, period, area, &value)
                           : (state_counts(state) || state == STATE_NOT_CALCULABLE) &&
                                 (series->has[cell] & both) == both;
    if (!stands) {
        sum->complete = false;
        return;
    }
    average_add(&sums[0], is_count ? value : series->numerator[cell]);
    average_add(&sums[1], is_count ? 1 : series->denominator[cell]);
    sum->n++;
}

static struct sum sum_of(const struct screened *screened, size_t period, const struct parts *parts)
{
    struct sum sum = {.complete = true};
    struct average sums[2] = {{0, 0, 0}, {0, 0, 0}};
    for (uint32_t i = 0; i < (parts->areas ? parts->n : screened->screen->areas->n); i++) {
        uint32_t area = parts->areas ? parts->areas[i] : i;
        if (parts->areas || is_part(screened, period, area))
            part_add(screened, period, area, sums, &sum);
    }
    sum.numerator = average_total(&sums[0]);
    sum.denominator = average_total(&sums[1]);
    return sum;
}

/* Whether an LA of the list of areas has no row of the period: abolished, new, or not read. */
static bool is_an_la_unknown(const struct screened *screened, size_t period)
{
    for (uint32_t area = 0; area < screened->screen->areas->n; area++)
        if (screened->screen->areas->items[area].kind == AREA_LA && !is_part(screened, period, area))
            return true;
    return false;
}

/* Rows that cover two LAs, or LAs of no list, are not read: then the country's parts are not all there. Its
 * own denominator tells (it may be rounded to ten); without one, a total above its parts may be owed to them.
 */
static bool lacks_parts(const struct screened *screened, size_t period, const struct parts *parts,
                        const struct sum *sum, double published, double computed)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, parts->total);
    if (parts->areas)
        return false;
    if (series->has[cell] & HAS_DENOMINATOR)
        return fabs(series->denominator[cell] - sum->denominator) > fmax(10, PARTS_SHARE * sum->denominator);
    bool may_be_theirs = screened->indicator->measure != MEASURE_COUNT || published > computed;
    return may_be_theirs && is_an_la_unknown(screened, period);
}

/* Publishers round the counts of regions and countries to ten. */
static double tolerance_of(const struct screened *screened, size_t period)
{
    if (screened->indicator->measure == MEASURE_COUNT)
        return 10;
    return pow(10, -screened_decimals(screened, period));
}

static void total_check(const struct screened *screened, size_t period, const struct parts *parts)
{
    const struct screen *screen = screened->screen;
    double published;
    if (parts->total == AREA_NONE || !screened_value(screened, period, parts->total, &published))
        return;
    struct sum sum = sum_of(screened, period, parts);
    bool is_count = screened->indicator->measure == MEASURE_COUNT;
    if (!sum.complete || sum.n < 2 || !(sum.denominator > 0))
        return;
    double scale = indicator_scale(screened->indicator, screened->series->periods[period]);
    double computed = is_count ? sum.numerator : scale * sum.numerator / sum.denominator;
    if (fabs(published - computed) <= tolerance_of(screened, period) * (1 + 1e-9) ||
        lacks_parts(screened, period, parts, &sum, published, computed))
        return;
    screen_add(
        screened, period, parts->total,
        (struct finding_text){
            QUERY_WARNING, "total-disagrees",
            screen_text(screen, "the published value is %.*s", STR_ARG(screen_number(screen, published))),
            screen_text(screen, "%.*s, which is what its %zu LAs make",
                        STR_ARG(number_display(screen->arena, computed, screened->indicator->decimals + 1)),
                        sum.n),
            STR("the published value is shown; ask its publisher, or check the LAs' counts")});
}

/* -- a total that gives away what its publisher withheld */

#define ROUNDED_TO 10 /* publishers' rounding of the counts of regions: it hides what is left */

/* The one part of a total that is confidential while all others stand; AREA_NONE when there is none, or two.
 */
static uint32_t withheld_part(const struct screened *screened, size_t period, const struct parts *parts)
{
    uint32_t withheld = AREA_NONE;
    for (size_t i = 0; i < parts->n; i++) {
        struct average sums[2] = {{0, 0, 0}, {0, 0, 0}};
        struct sum sum = {.complete = true};
        part_add(screened, period, parts->areas[i], sums, &sum);
        if (sum.complete)
            continue;
        size_t cell = reach_cell(screened->series, period, parts->areas[i]);
        if (withheld != AREA_NONE || screened->series->state[cell] != STATE_CONFIDENTIAL)
            return AREA_NONE;
        withheld = parts->areas[i];
    }
    return withheld;
}

/* The count of the total as published; false when there is none, or it is rounded. */
static bool total_count(const struct screened *screened, size_t period, uint32_t total, double *count)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, total);
    bool stands = screened->indicator->measure == MEASURE_COUNT
                      ? screened_value(screened, period, total, count)
                      : (series->has[cell] & HAS_NUMERATOR) != 0;
    if (stands && screened->indicator->measure != MEASURE_COUNT)
        *count = series->numerator[cell];
    return stands && fmod(*count, ROUNDED_TO) != 0;
}

/* Says whose figure it is and never the figure. */
static void given_away_check(const struct screened *screened, size_t period, const struct parts *parts)
{
    const struct screen *screen = screened->screen;
    uint32_t withheld = withheld_part(screened, period, parts);
    double count;
    if (withheld == AREA_NONE || !total_count(screened, period, parts->total, &count))
        return;
    screen_add(
        screened, period, withheld,
        (struct finding_text){
            QUERY_WARNING, "given-away",
            screen_text(screen, "the figure is withheld, but the total of %.*s less its other %zu LAs is it",
                        STR_ARG(screen->areas->items[parts->total].name), parts->n - 1),
            STR("a second figure withheld, or a rounded total"),
            STR("keep this table within the agreement, and tell the publisher")});
}

void screen_totals(const struct screened *screened)
{
    const struct screen *screen = screened->screen;
    const struct parts region = {screen->spec->las, screen->spec->n_las, screen->spec->region};
    const struct parts country = {NULL, 0, area_country(screen->areas)};
    for (size_t period = 0; period < screened->n_periods; period++) {
        total_check(screened, period, &region);
        given_away_check(screened, period, &region);
        total_check(screened, period, &country);
    }
}

/* -- completeness */

/* One of two counts alone makes no figure; a count of nothing (of 0) is whole. */
static bool is_half(const struct screened *screened, size_t period, uint32_t area)
{
    const struct series *series = screened->series;
    size_t cell = reach_cell(series, period, area);
    unsigned both = HAS_NUMERATOR | HAS_DENOMINATOR;
    return series->state[cell] == STATE_NOT_CALCULABLE && (series->has[cell] & both) != both;
}

/* Whether nothing was sent at all, or half of it: a symbol is an answer, a blank is none. */
static bool is_missing(const struct screened *screened, size_t period, uint32_t area)
{
    size_t cell = reach_cell(screened->series, period, area);
    return screened->series->state[cell] == STATE_MISSING || is_half(screened, period, area);
}

struct collected { /* one indicator's latest period that most LAs sent */
    struct screened screened;
    size_t period;
    bool counts; /* at least half of the LAs sent it */
};

static size_t sent_in(const struct screened *screened, size_t period)
{
    const struct spec *spec = screened->screen->spec;
    size_t sent = 0;
    for (size_t i = 0; i < spec->n_las; i++)
        sent += !is_missing(screened, period, spec->las[i]);
    return sent;
}

/* So few that the others are not late one by one: the period has only begun, or was mistaken. */
static void few_tell(const struct screened *screened, size_t period, size_t sent)
{
    struct screen *screen = screened->screen;
    uint32_t first = AREA_NONE;
    for (size_t i = screen->spec->n_las; i-- > 0;)
        if (!is_missing(screened, period, screen->spec->las[i]))
            first = screen->spec->las[i];
    struct str label = period_display(screen->scratch, screened->series->periods[period]);
    screen_add(screened, period, first,
               (struct finding_text){
                   QUERY_WARNING, "few-sent",
                   screen_text(screen, "%zu of %zu LAs have anything for %.*s, this one among them", sent,
                               screen->spec->n_las, STR_ARG(label)),
                   STR("most of them"), STR("ask for the others, or correct the period if it is another")});
}

static struct collected collected_build(struct screen *screen, uint32_t index)
{
    struct collected collected = {.screened = {.screen = screen,
                                               .index = index,
                                               .indicator = &screen->dataset->catalogue->items[index],
                                               .series = &screen->dataset->series[index]},
                                  .period = SIZE_MAX};
    struct period latest =
        dataset_latest(screen->dataset, index, spec_limit(screen->spec, collected.screened.indicator));
    if (!period_is(latest))
        return collected;
    size_t n_las = screen->spec->n_las;
    collected.period = series_find_period(collected.screened.series, latest);
    size_t sent = sent_in(&collected.screened, collected.period);
    if (sent && FEW_SHARE * sent <= n_las) {
        few_tell(&collected.screened, collected.period, sent);
        while (2 * sent < n_las && collected.period > 0)
            sent = sent_in(&collected.screened, --collected.period);
    }
    collected.counts = 2 * sent >= n_las;
    return collected;
}

static void missing_tell(const struct screened *screened, size_t period, uint32_t area)
{
    const struct series *series = screened->series;
    bool has_numerator = series->has[reach_cell(series, period, area)] & HAS_NUMERATOR;
    struct finding_text text = {QUERY_WARNING, "missing", STR("nothing was sent"),
                                STR("a value or the symbol that says why there is none"), STR("ask for it")};
    if (is_half(screened, period, area))
        text = (struct finding_text){QUERY_WARNING, "half-sent",
                                     has_numerator ? STR("there is a numerator alone")
                                                   : STR("there is a denominator alone"),
                                     STR("both counts, or a value"), STR("ask for the other one")};
    screen_add(screened, period, area, text);
}

/* One query for a return that did not come, one each for single gaps. */
static void area_complete(struct screen *screen, const struct collected *all, size_t n, uint32_t area)
{
    size_t missing = 0;
    size_t expected = 0;
    struct period latest = {0};
    for (size_t i = 0; i < n; i++) {
        if (!all[i].counts)
            continue;
        struct period period = all[i].screened.series->periods[all[i].period];
        expected++;
        missing += is_missing(&all[i].screened, all[i].period, area);
        if (!period_is(latest) || period_compare(period, latest) > 0)
            latest = period;
    }
    bool nothing = missing > 1 && 2 * missing > expected;
    if (nothing)
        screen_add_other(
            screen, (struct query){
                        .severity = QUERY_WARNING,
                        .code = "return-missing",
                        .indicator = INDICATOR_NONE,
                        .area = area,
                        .period = latest,
                        .found = screen_text(screen, "%zu of %zu indicators are missing", missing, expected),
                        .expected = STR("a return"),
                        .to_do = STR("ask for the return; the region's values lack this LA")});
    for (size_t i = 0; i < n && !nothing; i++)
        if (all[i].counts && is_missing(&all[i].screened, all[i].period, area))
            missing_tell(&all[i].screened, all[i].period, area);
}

void screen_complete(struct screen *screen)
{
    size_t n = screen->dataset->catalogue->n;
    struct collected *all = ARENA_ARRAY(screen->scratch, struct collected, n);
    for (uint32_t i = 0; i < n; i++)
        all[i] = collected_build(screen, i);
    for (size_t i = 0; i < screen->spec->n_las; i++)
        area_complete(screen, all, n, screen->spec->las[i]);
}
