#include "totals_case.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

size_t totals_line(size_t row)
{
    return row + 2;
}

bool totals_read(struct totals_cases *totals)
{
    *totals = (struct totals_cases){0};
    if (!cases_read("region_totals.csv", &totals->cases))
        return false;
    const struct cases *cases = &totals->cases;
    totals->file = cases_column(cases, "file");
    totals->measure = cases_column(cases, "measure");
    totals->group = cases_column(cases, "group");
    totals->period = cases_column(cases, "period");
    totals->area = cases_column(cases, "area");
    totals->formula = cases_column(cases, "formula");
    totals->published = cases_column(cases, "published");
    totals->n_las = cases_column(cases, "n_las");
    totals->n_missing = cases_column(cases, "n_las_missing");
    totals->numerator = cases_column(cases, "sum_numerator");
    totals->denominator = cases_column(cases, "sum_denominator");
    totals->computed = cases_column(cases, "computed");
    return true;
}

void totals_close(struct totals_cases *totals)
{
    cases_close(&totals->cases);
}

double totals_number(const struct totals_cases *totals, size_t row, size_t column)
{
    double value = 0;
    cr_assert(cases_number(&totals->cases, row, column, &value), "row %zu has no number in %s",
              totals_line(row), totals->cases.cells[column]);
    return value;
}

struct period totals_period(const struct totals_cases *totals, size_t row, const struct totals_series *series)
{
    struct period period;
    const char *why;
    cr_assert(period_read(str_of(cases_text(&totals->cases, row, totals->period)), series->calendar, &period,
                          NULL, &why),
              "row %zu: %s", totals_line(row), why);
    return period;
}

bool totals_is_of(const struct totals_cases *totals, size_t row, const struct totals_series *series)
{
    const struct cases *cases = &totals->cases;
    return cases_is(cases, row, totals->file, series->file) &&
           cases_is(cases, row, totals->measure, series->measure) &&
           cases_is(cases, row, totals->group, series->group) &&
           cases_is(cases, row, totals->formula, series->formula);
}

/* -- the formula: NUMERATOR/DENOMINATOR*MULTIPLIER, a denominator being a column, (A+B), (A*253), or a column
 * "of 'TEXT'", its own row */

/* The file's column of that name, or the one that ends with it: "count" is care_leaver_count. */
static struct str column_named(const struct cases *file, struct str name, size_t row)
{
    struct str found = STR_NONE;
    for (size_t i = 0; i < file->columns; i++) {
        struct str column = str_of(file->cells[i]);
        if (str_equal(column, name))
            return column;
        size_t head = column.len > name.len ? column.len - name.len : 0;
        if (head && column.ptr[head - 1] == '_' && str_ends(column, name))
            found = column;
    }
    cr_assert(found.len, "row %zu: no column %.*s", totals_line(row), STR_ARG(name));
    return found;
}

static bool is_number(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((text.ptr[i] < '0' || text.ptr[i] > '9') && text.ptr[i] != '.')
            return false;
    return text.len > 0;
}

/* Cuts "*NUMBER" from the end; 1 where there is none. */
static double cut_factor(struct str *text)
{
    for (size_t i = text->len; i-- > 0;)
        if (text->ptr[i] == '*' && is_number(str_slice(*text, i + 1, text->len))) {
            double factor = strtod(text->ptr + i + 1, NULL);
            *text = str_slice(*text, 0, i);
            return factor;
        }
    return 1;
}

/* Columns of "A" or "(A+B)", space-separated. */
static struct str columns_named(struct arena *arena, const struct cases *file, struct str sum, size_t row)
{
    struct str columns = STR(""), part;
    while (str_split(&sum, '+', &part))
        columns = str_format(arena, "%.*s%s%.*s", STR_ARG(columns), columns.len ? " " : "",
                             STR_ARG(column_named(file, part, row)));
    return columns;
}

static struct str without_brackets(struct str text)
{
    bool is_in = text.len > 1 && text.ptr[0] == '(' && text.ptr[text.len - 1] == ')';
    return is_in ? str_slice(text, 1, text.len - 1) : text;
}

static void formula_read(struct totals_series *series, struct arena *arena, const struct cases *file)
{
    struct str rest = str_of(series->formula), numerator;
    series->multiplier = cut_factor(&rest);
    cr_assert(str_split(&rest, '/', &numerator) && rest.len, "row %zu: no formula",
              totals_line(series->first));
    size_t of = str_find(rest, STR(" of '"));
    if (of != SIZE_MAX) {
        struct str text = str_slice(rest, of + strlen(" of '"), rest.len);
        str_split(&text, '\'', &series->where.text);
        rest = str_slice(rest, 0, of);
    }
    rest = without_brackets(rest);
    series->times = cut_factor(&rest);
    series->numerator = columns_named(arena, file, without_brackets(numerator), series->first);
    series->denominator = columns_named(arena, file, rest, series->first);
}

/* -- the group: texts of filters, separated by ";" */

static struct str column_holding(const struct cases *file, struct str text)
{
    for (size_t column = 0; column < file->columns; column++)
        for (size_t row = 0; row < file->rows; row++)
            if (str_is(text, cases_text(file, row, column)))
                return str_of(file->cells[column]);
    return STR_NONE;
}

static void group_read(struct totals_series *series, const struct cases *file)
{
    struct str rest = str_of(series->group), text;
    while (rest.len && str_split(&rest, ';', &text)) {
        struct str column = column_holding(file, text);
        cr_assert(column.len && series->n_filters < TOTALS_MOST_FILTERS, "row %zu: no column holds %.*s",
                  totals_line(series->first), STR_ARG(text));
        series->filters[series->n_filters++] = (struct totals_filter){column, text};
    }
    if (series->where.text.len) {
        series->where.column = column_holding(file, series->where.text);
        cr_assert(series->where.column.len, "row %zu: no column holds %.*s", totals_line(series->first),
                  STR_ARG(series->where.text));
    }
}

/* -- the published values' column: the one that holds them */

static bool is_published_row(const struct totals_cases *totals, const struct totals_series *series,
                             const struct cases *file, size_t at, size_t row)
{
    const struct cases *cases = &totals->cases;
    const char *area = cases_text(cases, row, totals->area);
    bool is_regional = cases_is(file, at, cases_column(file, "geographic_level"), "Regional") &&
                       cases_is(file, at, cases_column(file, "region_name"), area);
    if (!is_regional ||
        !cases_is(file, at, cases_column(file, "time_period"), cases_text(cases, row, totals->period)))
        return false;
    for (size_t i = 0; i < series->n_filters; i++) {
        size_t column = cases_column(file, series->filters[i].column.ptr);
        if (!str_is(series->filters[i].text, cases_text(file, at, column)))
            return false;
    }
    return true;
}

static bool is_in(struct str list, struct str name)
{
    struct str item;
    while (str_split(&list, ' ', &item))
        if (str_equal(item, name))
            return true;
    return false;
}

static void value_find(const struct totals_cases *totals, struct totals_series *series,
                       const struct cases *file)
{
    size_t *matches = calloc(file->columns, sizeof *matches), best = 0;
    cr_assert(matches);
    for (size_t row = series->first; row < totals->cases.rows; row++) {
        if (!totals_is_of(totals, row, series))
            continue;
        double published = totals_number(totals, row, totals->published);
        for (size_t at = 0; at < file->rows; at++) {
            if (!is_published_row(totals, series, file, at, row))
                continue;
            for (size_t c = 0; c < file->columns; c++) {
                char *end;
                double value = strtod(cases_text(file, at, c), &end);
                matches[c] += *end == '\0' && cases_agree(value, published);
            }
        }
    }
    for (size_t c = 0; c < file->columns; c++) {
        struct str name = str_of(file->cells[c]);
        if (matches[c] > best && !is_in(series->numerator, name) && !is_in(series->denominator, name)) {
            best = matches[c];
            series->value = name;
        }
    }
    free(matches);
    cr_assert(series->value.len, "row %zu: no column holds the published value", totals_line(series->first));
}

static enum calendar calendar_of(const struct cases *file)
{
    const char *identifier = cases_text(file, 0, cases_column(file, "time_identifier"));
    return strcmp(identifier, "Academic year") == 0   ? CALENDAR_ACADEMIC
           : strcmp(identifier, "Calendar year") == 0 ? CALENDAR_YEAR
                                                      : CALENDAR_FINANCIAL;
}

static void series_read(const struct totals_cases *totals, struct totals_series *series, size_t row,
                        const char *shared, struct arena *arena)
{
    const struct cases *cases = &totals->cases;
    *series = (struct totals_series){.first = row,
                                     .file = cases_text(cases, row, totals->file),
                                     .measure = cases_text(cases, row, totals->measure),
                                     .group = cases_text(cases, row, totals->group),
                                     .formula = cases_text(cases, row, totals->formula)};
    struct cases *file = ARENA_NEW(arena, struct cases); /* names of columns point into it */
    struct str path = str_format(arena, "%s/data/dfe-open-data/%s", shared, series->file);
    cr_assert(cases_read_file(path.ptr, file), "row %zu: no file %s", totals_line(row), path.ptr);
    formula_read(series, arena, file);
    group_read(series, file);
    value_find(totals, series, file);
    series->calendar = calendar_of(file);
    series->value = str_copy(arena, series->value);
    series->where.column = str_copy(arena, series->where.column);
    for (size_t i = 0; i < series->n_filters; i++)
        series->filters[i].column = str_copy(arena, series->filters[i].column);
    cases_close(file);
}

struct totals_series *totals_series(const struct totals_cases *totals, const char *shared,
                                    struct arena *arena, size_t *n)
{
    struct totals_series *series = ARENA_ARRAY(arena, struct totals_series, totals->cases.rows);
    *n = 0;
    for (size_t row = 0; row < totals->cases.rows; row++) {
        size_t i = 0;
        while (i < *n && !totals_is_of(totals, row, &series[i]))
            i++;
        if (i == *n)
            series_read(totals, &series[(*n)++], row, shared, arena);
    }
    return series;
}
