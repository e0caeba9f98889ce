/* The region's own layout: one series an indicator, from all files that have it. */
#include "input/survey_parts.h"

#include <math.h>
#include <stdlib.h>

struct own_row {
    uint32_t area, time; /* time: index in labels */
    uint32_t la_return;  /* index in survey.returns, or MAP_NONE */
    struct survey_row figures;
};

struct own_indicator {
    struct str id;
    size_t file; /* the first that has it */
    bool percent_signs, has_numerator, has_denominator;
    struct own_row *rows;
    size_t n_rows, capacity;
};

struct own_series {
    struct own_indicator *items;
    size_t n, capacity;
    struct map *by_id;
    struct str *labels; /* of all files */
    size_t n_labels, labels_capacity;
    struct map *by_label;
    struct map *by_return; /* id -> index in survey.returns */
    size_t returns_capacity;
};

static struct own_series *own_of(struct surveyor *surveyor)
{
    if (!surveyor->own) {
        surveyor->own = ARENA_NEW(surveyor->arena, struct own_series);
        surveyor->own->by_id = map_open(surveyor->arena);
        surveyor->own->by_label = map_open(surveyor->arena);
        surveyor->own->by_return = map_open(surveyor->arena);
    }
    return surveyor->own;
}

static size_t indicator_of(struct surveyor *surveyor, struct str id)
{
    struct own_series *own = surveyor->own;
    uint32_t found = map_find(own->by_id, id);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(surveyor->arena, own->items, own->n, own->capacity);
    struct str copy = str_copy(surveyor->arena, id);
    own->items[own->n] = (struct own_indicator){.id = copy, .file = surveyor->file};
    map_add(own->by_id, copy, (uint32_t)own->n);
    return own->n++;
}

static uint32_t label_of(struct surveyor *surveyor, struct str label)
{
    struct own_series *own = surveyor->own;
    uint32_t found = map_find(own->by_label, label);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(surveyor->arena, own->labels, own->n_labels, own->labels_capacity);
    own->labels[own->n_labels] = str_copy(surveyor->arena, label);
    map_add(own->by_label, own->labels[own->n_labels], (uint32_t)own->n_labels);
    return (uint32_t)own->n_labels++;
}

static uint32_t return_of(struct surveyor *surveyor, struct str id, uint32_t area)
{
    struct own_series *own = surveyor->own;
    struct survey *survey = surveyor->survey;
    if (id.len == 0 || !is_la(surveyor, area))
        return MAP_NONE;
    uint32_t found = map_find(own->by_return, id);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(surveyor->arena, survey->returns, survey->n_returns, own->returns_capacity);
    found = (uint32_t)survey->n_returns++;
    survey->returns[found] =
        (struct survey_return){str_copy(surveyor->arena, id), area, {.kind = PERIOD_NONE}};
    map_add(own->by_return, survey->returns[found].id, found);
    return found;
}

void survey_tidy(struct surveyor *surveyor)
{
    const struct sheet *sheet = &surveyor->sheet;
    struct own_series *own = own_of(surveyor);
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    const struct sheet_column *ids = sheet_find(sheet, "indicator"), *values = sheet_find(sheet, "value"),
                              *numerators = sheet_find(sheet, "numerator"),
                              *denominators = sheet_find(sheet, "denominator"),
                              *returns = sheet_find(sheet, "return_id");
    rows_place_long(surveyor, "area", NULL, "period");
    uint32_t *labels = ARENA_ARRAY(surveyor->scratch, uint32_t, surveyor->n_times + 1);
    for (size_t i = 0; i < surveyor->n_times; i++)
        labels[i] = label_of(surveyor, surveyor->labels[i]);
    size_t taken = 0, n_figures = 0;
    for (size_t row = 0; row < sheet->n_rows; row++) {
        struct str id = sheet_text(ids, row);
        if (surveyor->areas[row] == AREA_NONE || id.len == 0)
            continue;
        size_t at = indicator_of(surveyor, id);
        struct own_indicator *indicator = &own->items[at];
        struct own_row out = {.area = surveyor->areas[row],
                              .time = labels[surveyor->times[row]],
                              .la_return =
                                  return_of(surveyor, sheet_text(returns, row), surveyor->areas[row]),
                              .figures = {sheet_number(values, row), sheet_number(numerators, row),
                                          sheet_number(denominators, row)}};
        indicator->percent_signs = indicator->percent_signs || (values && values->percent_signs);
        indicator->has_numerator = indicator->has_numerator || !isnan(out.figures.numerator);
        indicator->has_denominator = indicator->has_denominator || !isnan(out.figures.denominator);
        ARENA_RESERVE(surveyor->arena, indicator->rows, indicator->n_rows, indicator->capacity);
        indicator->rows[indicator->n_rows++] = out;
        bool any = !isnan(out.figures.value) || !isnan(out.figures.numerator);
        if (any && is_la(surveyor, out.area)) {
            file->las[out.area] = true;
            n_figures++;
        }
        taken++;
    }
    if (taken == 0)
        file->why = STR("none of its rows names an indicator and an area of England");
    else
        file->is_taken = true;
    if (taken && n_figures == 0)
        file_but(surveyor, "any figure of a local authority: none can be read as a number");
}

/* -- when all files are read */

/* Values where they stand, else what the counts make. */
static size_t points_fill(const struct surveyor *surveyor, const struct own_indicator *indicator,
                          double multiplier, bool counts_only, struct survey_point *points)
{
    size_t n = 0;
    for (size_t i = 0; i < indicator->n_rows; i++) {
        const struct own_row *row = &indicator->rows[i];
        double value = row->figures.value;
        if (isnan(value) && counts_only)
            value = row->figures.numerator;
        else if (isnan(value) && row->figures.denominator > 0)
            value = multiplier * row->figures.numerator / row->figures.denominator;
        if (!isnan(value) && is_la(surveyor, row->area))
            points[n++] = (struct survey_point){row->area, row->time, value};
    }
    return n;
}

static size_t figures_fill(const struct surveyor *surveyor, const struct own_indicator *indicator,
                           struct survey_row *rows)
{
    size_t n = 0;
    for (size_t i = 0; i < indicator->n_rows; i++)
        if (is_la(surveyor, indicator->rows[i].area))
            rows[n++] = indicator->rows[i].figures;
    return n;
}

/* The multiplier with which the counts make the values; 0: none does, or there are not both. */
static double multiplier_find(const struct survey_row *rows, size_t n, double *agreeing)
{
    static const double usual[] = {100, 10000, 1, 1000, 100000};
    struct arena *scratch = arena_open();
    double *numbers = ARENA_ARRAY(scratch, double, n + 1), units[2], found = 0;
    for (size_t i = 0; i < n; i++)
        numbers[i] = rows[i].numerator;
    units[0] = rounding_unit(numbers, n);
    for (size_t i = 0; i < n; i++)
        numbers[i] = rows[i].denominator;
    units[1] = rounding_unit(numbers, n);
    for (size_t i = 0; i < n; i++)
        numbers[i] = rows[i].value;
    int decimals = most_decimals(numbers, n);
    *agreeing = 0;
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
        double share = rows_agree(rows, n, usual[i], decimals, units);
        if (share < 0.9 || share <= *agreeing)
            continue;
        *agreeing = share;
        found = usual[i];
    }
    arena_close(scratch);
    return found;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double usual_denominator(const struct survey_row *rows, size_t n)
{
    struct arena *scratch = arena_open();
    double *numbers = ARENA_ARRAY(scratch, double, n + 1);
    size_t n_numbers = 0;
    for (size_t i = 0; i < n; i++)
        if (!isnan(rows[i].denominator))
            numbers[n_numbers++] = rows[i].denominator;
    qsort(numbers, n_numbers, sizeof *numbers, by_size);
    double middle = n_numbers ? numbers[n_numbers / 2] : 0;
    arena_close(scratch);
    return middle;
}

static bool never_above(const struct survey_row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].numerator > rows[i].denominator)
            return false;
    return true;
}

static void counts_note(struct survey_series *series, const struct own_indicator *indicator,
                        const struct survey_row *rows, size_t n)
{
    series->has_numerator = indicator->has_numerator;
    series->has_counts = indicator->has_numerator && indicator->has_denominator;
    series->is_part = series->has_counts && never_above(rows, n);
    series->usual_denominator = usual_denominator(rows, n);
    for (size_t i = 0; i < n && !series->has_value; i++)
        series->has_value = !isnan(rows[i].value);
    double found = series->has_value && series->has_counts ? multiplier_find(rows, n, &series->agreeing) : 0;
    if (found > 0)
        series->multiplier = found;
    else if (series->has_counts && series->multiplier == 0 && series->is_part)
        series->multiplier = 100;
}

/* A return's period is the latest of its rows: it may hold past ones too. */
static void returns_date(struct surveyor *surveyor, const struct own_indicator *indicator,
                         const struct period *periods)
{
    for (size_t i = 0; i < indicator->n_rows; i++) {
        const struct own_row *row = &indicator->rows[i];
        if (row->la_return == MAP_NONE)
            continue;
        struct survey_return *item = &surveyor->survey->returns[row->la_return];
        if (!period_is(item->period) || period_compare(periods[row->time], item->period) > 0)
            item->period = periods[row->time];
    }
}

static void period_tell(struct surveyor *surveyor, const struct own_indicator *indicator,
                        const struct dated *dated)
{
    surveyor->file = indicator->file;
    file_but(surveyor, "the periods of \"%.*s\", such as \"%.*s\": %s", STR_ARG(indicator->id),
             STR_ARG(dated->bad), dated->why);
}

static void own_add(struct surveyor *surveyor, const struct own_indicator *indicator)
{
    const struct own_series *own = surveyor->own;
    struct arena *scratch = arena_open();
    struct survey_row *rows = ARENA_ARRAY(scratch, struct survey_row, indicator->n_rows + 1);
    struct survey_point *points = ARENA_ARRAY(scratch, struct survey_point, indicator->n_rows + 1);
    bool *used = ARENA_ARRAY(scratch, bool, own->n_labels + 1);
    struct survey_series series = {.file = indicator->file,
                                   .key = indicator->id,
                                   .name = name_words(surveyor->arena, indicator->id),
                                   .percent_signs = indicator->percent_signs};
    series.kind = name_kind(indicator->id, STR_NONE, &series.multiplier);
    counts_note(&series, indicator, rows, figures_fill(surveyor, indicator, rows));
    for (size_t i = 0; i < indicator->n_rows; i++)
        used[indicator->rows[i].time] = true;
    struct times times = {own->labels, NULL, own->n_labels};
    struct dated dated;
    if (times_read(scratch, &times, used, name_calendar(indicator->id), &dated)) {
        series.calendar = dated.calendar;
        series.calendar_said = dated.said;
        returns_date(surveyor, indicator, dated.periods);
        bool counts_only = !series.has_value && !series.has_counts;
        size_t n = points_fill(surveyor, indicator, series.multiplier > 0 ? series.multiplier : 1,
                               counts_only, points);
        series_measure(surveyor, &series, points, n, dated.periods);
    } else
        period_tell(surveyor, indicator, &dated);
    /* without a number or a readable period too: the paper must know each indicator that its files name */
    series_add(surveyor, &series);
    arena_close(scratch);
}

void survey_tidy_end(struct surveyor *surveyor)
{
    for (size_t i = 0; surveyor->own && i < surveyor->own->n; i++)
        own_add(surveyor, &surveyor->own->items[i]);
}
