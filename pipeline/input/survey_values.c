/* Numbers: what they are rounded to, whether counts make a value, what a series says of its LAs. */
#include "input/survey_parts.h"

#include "base/number.h"

#include <math.h>
#include <string.h>

#define MOST_DECIMALS 6
#define VAGUE 0.25        /* of the value: where rounding could make so much of it, a row says nothing */
#define FEWEST_TELLING 10 /* rows that counts are held against before they are believed … */
#define FEWEST_AT_ALL 4   /* … unless every one of so many agrees */

static int decimals_of(double number)
{
    char text[NUMBER_TEXT];
    struct str shortest = number_shortest(number, text);
    size_t point = str_find(shortest, STR("."));
    if (point == SIZE_MAX || str_find(shortest, STR("e")) != SIZE_MAX)
        return number_is_whole(number) ? 0 : MOST_DECIMALS;
    size_t n = shortest.len - point - 1;
    return n < MOST_DECIMALS ? (int)n : MOST_DECIMALS;
}

int most_decimals(const double *numbers, size_t n)
{
    int most = 0;
    for (size_t i = 0; i < n && most < MOST_DECIMALS; i++) {
        int decimals = isnan(numbers[i]) ? 0 : decimals_of(numbers[i]);
        most = decimals > most ? decimals : most;
    }
    return most;
}

double rounding_unit(const double *numbers, size_t n)
{
    double unit = 10;
    for (size_t i = 0; i < n && unit > 1; i++)
        while (unit > 1 && !isnan(numbers[i]) && fmod(numbers[i], unit) != 0)
            unit = unit > 5 ? 5 : 1;
    return unit > 1 ? unit : pow(10, -most_decimals(numbers, n));
}

/* Half of what a count is rounded to; a whole number is the count itself. */
static double half_unit(double unit)
{
    return unit == 1 ? 0 : unit / 2;
}

double rows_agree(const struct survey_row *rows, size_t n, double multiplier, int decimals,
                  const double units[2])
{
    size_t telling = 0, agreeing = 0;
    double half = 0.5 * pow(10, -decimals), numerator_half = half_unit(units[0]),
           denominator_half = half_unit(units[1]);
    for (size_t i = 0; i < n; i++) {
        const struct survey_row *row = &rows[i];
        if (isnan(row->value) || isnan(row->numerator) || isnan(row->denominator) || row->denominator <= 0)
            continue;
        double made = multiplier * row->numerator / row->denominator;
        double slack = half + (multiplier * numerator_half + made * denominator_half) / row->denominator;
        if (slack > VAGUE * fabs(row->value))
            continue;
        telling++;
        agreeing += fabs(made - row->value) <= slack * (1 + 1e-6);
    }
    if (telling < FEWEST_AT_ALL || (telling < FEWEST_TELLING && agreeing < telling))
        return 0;
    return (double)agreeing / (double)telling;
}

/* -- a series */

static struct period latest_of(const struct survey_point *points, size_t n, const struct period *periods,
                               struct period *first)
{
    struct period latest = {.kind = PERIOD_NONE};
    *first = latest;
    for (size_t i = 0; i < n; i++) {
        struct period period = periods[points[i].time];
        if (!period_is(latest) || period_compare(period, latest) > 0)
            latest = period;
        if (!period_is(*first) || period_compare(period, *first) < 0)
            *first = period;
    }
    return latest;
}

bool series_measure(struct surveyor *surveyor, struct survey_series *series,
                    const struct survey_point *points, size_t n, const struct period *periods)
{
    struct survey *survey = surveyor->survey;
    if (n == 0)
        return false;
    series->latest = latest_of(points, n, periods, &series->first);
    series->values = ARENA_ARRAY(surveyor->arena, double, n);
    series->lowest = series->highest = points[0].value;
    series->is_whole = true;
    for (size_t i = 0; i < n; i++) {
        double value = points[i].value;
        series->lowest = fmin(series->lowest, value);
        series->highest = fmax(series->highest, value);
        series->is_whole = series->is_whole && number_is_whole(value);
        if (!period_equal(periods[points[i].time], series->latest))
            continue;
        series->values[series->n_values++] = value;
        survey->current[points[i].area] = true;
        survey->files[series->file].las[points[i].area] = true;
    }
    /* the latest are enough to tell, and every number of a large file is not */
    series->decimals = series->is_whole ? 0 : most_decimals(series->values, series->n_values);
    return true;
}

void series_add(struct surveyor *surveyor, const struct survey_series *series)
{
    struct survey *survey = surveyor->survey;
    ARENA_RESERVE(surveyor->arena, survey->series, survey->n_series, surveyor->capacity);
    survey->series[survey->n_series++] = *series;
    survey->files[series->file].n_series++;
    survey->files[series->file].is_taken = true;
}
