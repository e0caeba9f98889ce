/* region_totals.csv: what each row asks of the department's file, read from the row itself, so that rows of
 * any region, measure or group of those files are held. */
#ifndef TESTS_TOTALS_CASE_H
#define TESTS_TOTALS_CASE_H

#include "base/arena.h"
#include "cases.h"
#include "data/period.h"

#define TOTALS_MOST_FILTERS 4

struct totals_cases {
    struct cases cases;
    size_t file, measure, group, period, area, formula, published, n_las, n_missing, numerator, denominator,
        computed;
};

struct totals_filter {
    struct str column, text;
};

/* A measure of one group in one file: rows of any region and period. */
struct totals_series {
    size_t first; /* row */
    const char *file, *measure, *group, *formula;
    struct str value;                  /* the column that holds the published values */
    struct str numerator, denominator; /* columns, space-separated: their sum */
    double times, multiplier;          /* times: of the denominator */
    struct totals_filter filters[TOTALS_MOST_FILTERS];
    size_t n_filters;
    struct totals_filter where; /* the denominator's own row; column empty: there is none */
    enum calendar calendar;
};

/* False where there are no cases. */
bool totals_read(struct totals_cases *totals);
void totals_close(struct totals_cases *totals);
/* The series of every row, each once; what a row says and the files do not hold fails the test with the row's
 * line. */
struct totals_series *totals_series(const struct totals_cases *totals, const char *shared,
                                    struct arena *arena, size_t *n);
bool totals_is_of(const struct totals_cases *totals, size_t row, const struct totals_series *series);
double totals_number(const struct totals_cases *totals, size_t row, size_t column);
struct period totals_period(const struct totals_cases *totals, size_t row,
                            const struct totals_series *series);
/* The row's line in the file, for messages. */
size_t totals_line(size_t row);

#endif
