/* What an indicator measures and which way is good, where its name or its figures say so plainly. */
#include "command/init.h"

#include "stats/quantile.h"

#include <math.h>
#include <string.h>

#define MANY_LAS 20       /* whose spread says what change matters */
#define POPULATION 5000   /* a usual denominator at least as large is people, not cases */
#define SHARE_OF_PEOPLE 5 /* per cent: at most so many of them */

/* The names of a series in lower case, with single spaces for all that is no letter, digit or "%". */
static struct str folded(struct arena *arena, const struct survey_series *series)
{
    const struct str names[] = {series->name, series->key, series->label, series->column};
    struct buf buf = {0};
    buf_add_char(&buf, ' ');
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        for (size_t j = 0; j < names[i].len; j++) {
            char c = names[i].ptr[j];
            bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                          c == '%' || (unsigned char)c >= 0x80;
            if (letter)
                buf_add_char(&buf, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
            else if (buf.ptr[buf.len - 1] != ' ')
                buf_add_char(&buf, ' ');
        }
        if (buf.ptr[buf.len - 1] != ' ')
            buf_add_char(&buf, ' ');
    }
    struct str text = str_copy(arena, buf_str(&buf));
    buf_close(&buf);
    return text;
}

static bool says(struct str text, const char *part)
{
    return str_find(text, str_of(part)) != SIZE_MAX;
}

/* -- polarity */

/* In the order in which they are looked for: "not in touch" before "in touch". POLARITY_NONE: the name speaks
 * of such a thing and does not say which way is good. */
static const struct {
    const char *part;
    enum polarity polarity;
} polarities[] = {
    {" agency cover", POLARITY_NONE},
    {" received an intervention", POLARITY_NONE},
    {" offered intervention", POLARITY_NONE},
    {" not in touch ", POLARITY_LOW},
    {" not in education ", POLARITY_LOW},
    {" not known ", POLARITY_LOW},
    {" unsuitable ", POLARITY_LOW},
    {" overdue ", POLARITY_LOW},
    {" neet ", POLARITY_LOW},
    {" rereferral", POLARITY_LOW},
    {" re referral", POLARITY_LOW},
    {" repeat plans ", POLARITY_LOW},
    {" cpp subsequent ", POLARITY_LOW},
    {" second or subsequent ", POLARITY_LOW},
    {" previously registered ", POLARITY_LOW},
    {" vacanc", POLARITY_LOW},
    {" turnover ", POLARITY_LOW},
    {" agency rate ", POLARITY_LOW},
    {" agency social workers ", POLARITY_LOW},
    {" caseload", POLARITY_LOW},
    {" absence", POLARITY_LOW},
    {" absentees ", POLARITY_LOW},
    {" exclusion", POLARITY_LOW},
    {" fixed ex ", POLARITY_LOW},
    {" suspension", POLARITY_LOW},
    {" 3 or more placements ", POLARITY_LOW},
    {" three or more placements ", POLARITY_LOW},
    {" 3 or more places ", POLARITY_LOW},
    {" 3 or more social workers ", POLARITY_LOW},
    {" convicted ", POLARITY_LOW},
    {" convictions ", POLARITY_LOW},
    {" offending ", POLARITY_LOW},
    {" first time entrants ", POLARITY_LOW},
    {" substance misuse ", POLARITY_LOW},
    {" missing from care ", POLARITY_LOW},
    {" a cause for concern ", POLARITY_LOW},
    {" mortality ", POLARITY_LOW},
    {" in touch ", POLARITY_HIGH},
    {" on time ", POLARITY_HIGH},
    {" up to date ", POLARITY_HIGH},
    {" suitable ", POLARITY_HIGH},
    {" in education employment or training ", POLARITY_HIGH},
    {" same carer ", POLARITY_HIGH},
    {" same placement ", POLARITY_HIGH},
    {" within 45 ", POLARITY_HIGH},
    {" within 20 weeks ", POLARITY_HIGH},
    {" within 15 days ", POLARITY_HIGH},
    {" annual health assessment ", POLARITY_HIGH},
    {" teeth checked ", POLARITY_HIGH},
    {" health checks ", POLARITY_HIGH},
    {" attainment 8 ", POLARITY_HIGH},
    {" att8 ", POLARITY_HIGH},
    {" progress 8 ", POLARITY_HIGH},
    {" p8score ", POLARITY_HIGH},
    {" expected standard ", POLARITY_HIGH},
    {" good level of development ", POLARITY_HIGH},
};

#define NOT_REACH 24 /* [bytes] from a "not" to what it denies: "not in suitable accommodation" */

/* Whether the name denies what stands at `at`. */
static bool is_denied(struct str text, size_t at)
{
    size_t from = at > NOT_REACH ? at - NOT_REACH : 0;
    return str_find(str_slice(text, from, at + 1), STR(" not ")) != SIZE_MAX;
}

static void polarity_guess(struct str text, struct draft_indicator *indicator)
{
    for (size_t i = 0; i < sizeof polarities / sizeof *polarities; i++) {
        size_t at = str_find(text, str_of(polarities[i].part));
        if (at == SIZE_MAX)
            continue;
        indicator->polarity = polarities[i].polarity;
        if (indicator->polarity == POLARITY_HIGH && is_denied(text, at))
            indicator->polarity = POLARITY_LOW;
        indicator->polarity_said = indicator->polarity != POLARITY_NONE;
        return;
    }
}

/* -- basis */

static const struct {
    const char *part;
    enum basis basis;
} bases[] = {
    {" year to date ", BASIS_YEAR_TO_DATE},
    {" ytd ", BASIS_YEAR_TO_DATE},
    {" rolling ", BASIS_ROLLING_12M},
    {" last 12 months ", BASIS_ROLLING_12M},
    {" cohort ", BASIS_COHORT},
    {" at 31 ", BASIS_SNAPSHOT},
    {" on 31 ", BASIS_SNAPSHOT},
    {" at31 ", BASIS_SNAPSHOT},
    {" at 30 ", BASIS_SNAPSHOT},
    {" on 30 ", BASIS_SNAPSHOT},
    {" snapshot ", BASIS_SNAPSHOT},
    {" population estimate ", BASIS_SNAPSHOT},
    {" vacanc", BASIS_SNAPSHOT},
    {" caseload", BASIS_SNAPSHOT},
    {" agency rate ", BASIS_SNAPSHOT},
    {" during the year ", BASIS_IN_PERIOD},
    {" in the year ", BASIS_IN_PERIOD},
    {" each year ", BASIS_IN_PERIOD},
    {" in the quarter ", BASIS_IN_PERIOD},
};

static void basis_guess(struct str text, struct draft_indicator *indicator)
{
    indicator->basis = BASIS_IN_PERIOD;
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (!says(text, bases[i].part))
            continue;
        indicator->basis = bases[i].basis;
        indicator->basis_said = true;
        return;
    }
}

/* -- measure, unit and multiplier */

static void measure_set(struct draft_indicator *indicator, enum measure measure, const char *unit,
                        double multiplier, bool said)
{
    indicator->measure = measure;
    indicator->unit = str_of(unit);
    indicator->multiplier = multiplier;
    indicator->measure_said = said;
}

/* Shares of a whole; what is no part of its denominator is a ratio, whatever its unit. */
static void share_set(struct draft_indicator *indicator, bool said)
{
    const struct survey_series *series = indicator->series;
    bool within = series->has_counts ? series->is_part : series->lowest >= 0 && series->highest <= 100;
    measure_set(indicator, within ? MEASURE_PROPORTION : MEASURE_RATIO, "%", 100, said);
}

static void rate_set(struct draft_indicator *indicator, double multiplier, bool said)
{
    if (multiplier == 100)
        share_set(indicator, said);
    else
        measure_set(indicator, MEASURE_RATE,
                    multiplier == 1000     ? "per 1,000"
                    : multiplier == 10000  ? "per 10,000"
                    : multiplier == 100000 ? "per 100,000"
                                           : "",
                    multiplier, said);
}

/* Counts without a published value to hold them against: a few of very many are a rate, parts a share. */
static void counts_guess(struct draft_indicator *indicator)
{
    const struct survey_series *series = indicator->series;
    bool of_people = series->is_part && series->usual_denominator >= POPULATION &&
                     100 * series->highest <= SHARE_OF_PEOPLE * series->multiplier;
    if (of_people)
        rate_set(indicator, 10000, false);
    else if (series->is_part)
        share_set(indicator, false);
    else
        measure_set(indicator, MEASURE_RATIO, "", 1, series->kind == SURVEY_AVERAGE);
}

static void figures_guess(struct draft_indicator *indicator)
{
    const struct survey_series *series = indicator->series;
    bool checked = series->has_value && series->has_counts && series->agreeing > 0;
    switch (series->kind) {
    case SURVEY_PERCENT: share_set(indicator, true); return;
    case SURVEY_RATE:
        if (series->multiplier >= 100 && (checked || series->multiplier > 100)) {
            rate_set(indicator, series->multiplier, true);
            return;
        }
        break;
    case SURVEY_AVERAGE:
        measure_set(indicator, series->has_counts ? MEASURE_RATIO : MEASURE_SCORE, "", 1, true);
        return;
    case SURVEY_COUNT:
        if (!series->has_counts) {
            measure_set(indicator, MEASURE_COUNT, "number", 1, true);
            return;
        }
        break;
    case SURVEY_OTHER: break;
    }
    if (checked && series->multiplier > 1)
        rate_set(indicator, series->multiplier, true);
    else if (series->has_counts)
        counts_guess(indicator);
    else if (series->percent_signs)
        share_set(indicator, true);
    else if (series->has_numerator && !series->has_value)
        measure_set(indicator, MEASURE_COUNT, "number", 1, true);
    else
        measure_set(indicator, MEASURE_SCORE, "", 1, false);
}

/* -- figures */

static int decimals_guess(const struct draft_indicator *indicator)
{
    const struct survey_series *series = indicator->series;
    if (indicator->measure == MEASURE_COUNT)
        return 0;
    /* what is made from counts has as many as one likes: a usual number of them */
    if (!series->has_value)
        return 1;
    return series->decimals > 2 ? 2 : series->decimals;
}

/* A quarter of the spread of the middle half of LAs in the latest period, to one significant digit; 0 where
 * there are too few. */
static double least_change_guess(const struct draft_indicator *indicator)
{
    const struct survey_series *series = indicator->series;
    double scale =
        !series->has_value && series->multiplier > 0 ? indicator->multiplier / series->multiplier : 1;
    if (indicator->measure == MEASURE_COUNT || series->n_values < MANY_LAS)
        return 0;
    struct arena *scratch = arena_open();
    double *sorted = ARENA_ARRAY(scratch, double, series->n_values);
    memcpy(sorted, series->values, series->n_values * sizeof *sorted);
    quantile_sort(sorted, series->n_values);
    struct quantile_spread spread;
    double change = 0;
    if (quantile_spread(sorted, series->n_values, &spread))
        change = scale * (spread.q75 - spread.q25) / 4;
    arena_close(scratch);
    if (!(change > 0))
        return 0;
    double step = pow(10, floor(log10(change)));
    double least = pow(10, -indicator->decimals);
    return fmax(round(change / step) * step, least);
}

void init_guess(const struct draft *draft, struct draft_indicator *indicator)
{
    const struct survey_series *series = indicator->series;
    enum described_layout layout = draft->survey.files[series->file].layout;
    struct arena *scratch = arena_open();
    struct str text = folded(scratch, series);
    indicator->polarity = POLARITY_NONE;
    polarity_guess(text, indicator);
    basis_guess(text, indicator);
    figures_guess(indicator);
    if (indicator->unit.len == 0 && says(text, " caseload"))
        indicator->unit = STR("cases per worker");
    indicator->decimals = decimals_guess(indicator);
    indicator->least_change = least_change_guess(indicator);
    indicator->sensitivity = layout == DESCRIBED_TIDY ? SENSITIVITY_STANDARD : SENSITIVITY_PUBLISHED;
    arena_close(scratch);
}
