/* Which counts make a published figure: every two counts of a row, a count beside the sum of both, and a
 * count beside the same count of a "Total" row are held against the published figures of all LAs; a name only
 * decides between counts that do equally well. */
#include "input/survey_dfe_parts.h"

#include <math.h>

#define LEAST_AGREEING 0.9 /* share of rows: publishers round, and correct late */
#define EQUALLY_WELL 0.005
#define MOST_OTHERS 60 /* texts of a filter that are no totals and are tried */

struct candidate {
    size_t numerator, denominator; /* figures */
    bool is_sum;                   /* the denominator is both */
    size_t combination;            /* where the denominator stands */
    size_t filter;                 /* the filter that has another text there; SIZE_MAX: none */
};

struct search {
    const struct dfe_survey *dfe;
    size_t combination, value;
    int decimals;
    struct survey_row *rows;
    size_t n_rows;
    struct candidate best;
    double best_share, best_multiplier;
    size_t best_likeness;
};

static bool is_count(const struct dfe_survey *dfe, size_t figure)
{
    return !dfe->is_negative[figure] &&
           (dfe->kinds[figure] == SURVEY_COUNT || dfe->kinds[figure] == SURVEY_OTHER);
}

static void rows_fill(struct search *search, const struct candidate *candidate)
{
    const struct dfe_survey *dfe = search->dfe;
    size_t begin = dfe->rows_begin[search->combination];
    for (size_t i = 0; i < search->n_rows; i++) {
        size_t row = dfe->rows[begin + i];
        size_t other = candidate->filter == SIZE_MAX ? row : dfe_row_in(dfe, candidate->combination, row);
        struct survey_row *out = &search->rows[i];
        out->value = dfe_figure(dfe, search->value, row);
        out->numerator = dfe_figure(dfe, candidate->numerator, row);
        out->denominator = other == SIZE_MAX ? NAN : dfe_figure(dfe, candidate->denominator, other);
        if (candidate->is_sum)
            out->denominator += out->numerator;
    }
}

static void candidate_try(struct search *search, const struct candidate *candidate)
{
    static const double usual[] = {100, 10000, 1, 1000, 100000};
    const struct dfe_survey *dfe = search->dfe;
    const double units[] = {dfe->units[candidate->numerator], dfe->units[candidate->denominator]};
    double said = dfe->multipliers[search->value];
    size_t n = said > 0 ? 1 : sizeof usual / sizeof *usual;
    size_t likeness =
        name_likeness(dfe_column_name(dfe, candidate->numerator), dfe_column_name(dfe, search->value));
    rows_fill(search, candidate);
    for (size_t i = 0; i < n; i++) {
        double multiplier = said > 0 ? said : usual[i];
        double share = rows_agree(search->rows, search->n_rows, multiplier, search->decimals, units);
        if (share < LEAST_AGREEING || share < search->best_share - EQUALLY_WELL ||
            (share <= search->best_share + EQUALLY_WELL && likeness <= search->best_likeness))
            continue;
        search->best = *candidate;
        search->best_share = share;
        search->best_multiplier = multiplier;
        search->best_likeness = likeness;
    }
}

/* Two counts of one row. */
static void same_row_try(struct search *search)
{
    const struct dfe_survey *dfe = search->dfe;
    for (size_t i = 0; i < dfe->n_figures; i++)
        for (size_t j = 0; j < dfe->n_figures; j++) {
            struct candidate candidate = {i, j, false, search->combination, SIZE_MAX};
            if (i == j || !is_count(dfe, i) || !is_count(dfe, j))
                continue;
            candidate_try(search, &candidate);
            candidate.is_sum = true;
            candidate_try(search, &candidate);
        }
}

/* The same count of the row that has another text in one filter. */
static void other_row_try(struct search *search, size_t filter, uint32_t id)
{
    const struct dfe_survey *dfe = search->dfe;
    size_t other = dfe_combination_with(dfe, search->combination, filter, id);
    if (other == SIZE_MAX || other == search->combination || dfe->has_repeats[other])
        return;
    for (size_t i = 0; i < dfe->n_figures; i++) {
        struct candidate candidate = {i, i, false, other, filter};
        if (is_count(dfe, i))
            candidate_try(search, &candidate);
    }
}

/* Rows of totals, or of those among whom the row counts ("SDQ score was received"). */
static void other_rows_try(struct search *search, bool totals)
{
    const struct dfe_survey *dfe = search->dfe;
    for (size_t i = 0; i < dfe->n_filters; i++) {
        const struct sheet_column *filter = &dfe->surveyor->sheet.columns[dfe->filters[i]];
        for (uint32_t id = 0; id < filter->n_texts && (totals || id < MOST_OTHERS); id++)
            if (name_is_total(filter->texts[id]) == totals)
                other_row_try(search, i, id);
    }
}

static bool never_above(const struct survey_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].numerator > rows[i].denominator) /* false for none */
            return false;
    return true;
}

static void series_set(struct search *search, struct survey_series *series)
{
    const struct dfe_survey *dfe = search->dfe;
    const struct candidate *best = &search->best;
    rows_fill(search, best);
    series->has_counts = true;
    series->agreeing = search->best_share;
    series->multiplier = search->best_multiplier;
    series->is_part = never_above(search->rows, search->n_rows);
    series->numerator =
        (struct survey_source){.columns = {dfe_column_name(dfe, best->numerator)}, .n_columns = 1};
    series->denominator =
        (struct survey_source){.columns = {dfe_column_name(dfe, best->denominator)}, .n_columns = 1};
    if (best->is_sum)
        series->denominator.columns[series->denominator.n_columns++] = dfe_column_name(dfe, best->numerator);
    if (best->filter != SIZE_MAX)
        series->denominator.where = dfe_filter_pair(dfe, best->combination, best->filter);
}

void counts_find(const struct dfe_survey *dfe, struct survey_series *series, size_t combination,
                 size_t figure)
{
    struct arena *scratch = arena_open();
    size_t n = dfe->rows_begin[combination + 1] - dfe->rows_begin[combination];
    struct search search = {.dfe = dfe,
                            .combination = combination,
                            .value = figure,
                            .decimals = series->decimals,
                            .rows = ARENA_ARRAY(scratch, struct survey_row, n + 1),
                            .n_rows = n};
    other_rows_try(&search, true);
    same_row_try(&search);
    if (search.best_share == 0)
        other_rows_try(&search, false);
    if (search.best_share > 0)
        series_set(&search, series);
    arena_close(scratch);
}
