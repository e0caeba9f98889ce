/* survey_dfe_parts: what the two files share that survey the department's layout. */
#ifndef INPUT_SURVEY_DFE_PARTS_H
#define INPUT_SURVEY_DFE_PARTS_H

#include "input/survey_parts.h"

#define MOST_FILTERS 16

/* A file's rows by the texts of its filters: a combination is one text for each filter that is needed to tell
 * rows apart. */
struct dfe_survey {
    struct surveyor *surveyor;
    const struct dfe_meta *meta;
    size_t filters[MOST_FILTERS]; /* columns */
    size_t n_filters;
    size_t *figures; /* columns */
    enum survey_kind *kinds;
    double *multipliers; /* that their names say; 0: not said */
    double *units;       /* what LAs' figures are rounded to */
    bool *is_negative;   /* a figure of an LA is: no count */
    size_t n_figures;
    uint32_t *combinations; /* by row */
    size_t *first_rows;     /* by combination */
    size_t n_combinations;
    struct map64 *cells;       /* combination, area, time -> row */
    size_t *rows, *rows_begin; /* rows of LAs by combination; where each one's begin, n_combinations + 1 */
    struct map *by_ids;        /* the filters' texts, as the bytes of their ids -> combination */
    bool *has_repeats;         /* by combination: an area and time stands twice */
    struct dated dated;
};

struct str dfe_filter_text(const struct dfe_survey *dfe, size_t combination, size_t filter);
/* The same as a spec writes it. */
struct survey_pair dfe_filter_pair(const struct dfe_survey *dfe, size_t combination, size_t filter);
/* The combination that has another text in one filter; SIZE_MAX when there is none. */
size_t dfe_combination_with(const struct dfe_survey *dfe, size_t combination, size_t filter, uint32_t id);
/* The row of another combination with the area and time of `row`; SIZE_MAX when there is none. */
size_t dfe_row_in(const struct dfe_survey *dfe, size_t combination, size_t row);
double dfe_figure(const struct dfe_survey *dfe, size_t figure, size_t row);
struct str dfe_column_name(const struct dfe_survey *dfe, size_t figure);

/* survey_dfe_series: adds the file's series. */
void dfe_series_add(const struct dfe_survey *dfe);

/* survey_counts: finds the counts that make a published figure, and sets them in the series. */
void counts_find(const struct dfe_survey *dfe, struct survey_series *series, size_t combination,
                 size_t figure);

#endif
