/* The department's layout: which figures of which combinations may become indicators, and what they are
 * called. */
#include "input/survey_dfe_parts.h"

#include <math.h>

/* Published figures come with the counts behind them; where a file has only counts, they are what it
 * publishes. */
static bool is_published(const struct dfe_survey *dfe, size_t figure, bool any_quotient)
{
    switch (dfe->kinds[figure]) {
    case SURVEY_PERCENT:
    case SURVEY_RATE:
    case SURVEY_AVERAGE: return true;
    case SURVEY_COUNT:
    case SURVEY_OTHER: break;
    }
    return !any_quotient;
}

static bool has_quotient(const struct dfe_survey *dfe)
{
    for (size_t i = 0; i < dfe->n_figures; i++)
        if (is_published(dfe, i, true))
            return true;
    return false;
}

/* The LAs' numbers of a figure. */
static size_t points_fill(const struct dfe_survey *dfe, size_t combination, size_t figure,
                          struct survey_point *points)
{
    size_t n = 0;
    for (size_t i = dfe->rows_begin[combination]; i < dfe->rows_begin[combination + 1]; i++) {
        size_t row = dfe->rows[i];
        double value = dfe_figure(dfe, figure, row);
        if (!isnan(value))
            points[n++] = (struct survey_point){dfe->surveyor->areas[row], dfe->surveyor->times[row], value};
    }
    return n;
}

/* The whole of its parts: 100 everywhere. */
static bool is_whole(const struct dfe_survey *dfe, size_t combination, size_t figure)
{
    if (dfe->kinds[figure] != SURVEY_PERCENT)
        return false;
    for (size_t i = dfe->rows_begin[combination]; i < dfe->rows_begin[combination + 1]; i++) {
        double value = dfe_figure(dfe, figure, dfe->rows[i]);
        if (!isnan(value) && value != 100)
            return false;
    }
    return true;
}

/* Whether a filter has a "Total" whose figure is a figure like the others; then the others are its parts, and
 * the total alone is taken. */
static bool is_part_of_total(const struct dfe_survey *dfe, size_t combination, size_t figure)
{
    for (size_t i = 0; i < dfe->n_filters; i++) {
        if (name_is_all(dfe_filter_text(dfe, combination, i)))
            continue;
        const struct sheet_column *filter = &dfe->surveyor->sheet.columns[dfe->filters[i]];
        for (uint32_t id = 0; id < filter->n_texts; id++) {
            size_t other =
                name_is_all(filter->texts[id]) ? dfe_combination_with(dfe, combination, i, id) : SIZE_MAX;
            if (other != SIZE_MAX && !is_whole(dfe, other, figure))
                return true;
        }
    }
    return false;
}

/* A filter without text cannot be asked for. */
static bool has_empty_text(const struct dfe_survey *dfe, size_t combination)
{
    for (size_t i = 0; i < dfe->n_filters; i++)
        if (dfe_filter_text(dfe, combination, i).len == 0)
            return true;
    return false;
}

/* -- a series */

static size_t n_texts(const struct dfe_survey *dfe, size_t filter)
{
    return dfe->surveyor->sheet.columns[dfe->filters[filter]].n_texts;
}

/* The filter with most texts first: it says most. */
static void filters_set(const struct dfe_survey *dfe, size_t combination, struct survey_series *series)
{
    series->filters = ARENA_ARRAY(dfe->surveyor->arena, struct survey_pair, dfe->n_filters + 1);
    size_t order[MOST_FILTERS];
    for (size_t i = 0; i < dfe->n_filters; i++) {
        size_t at = i;
        for (; at > 0 && n_texts(dfe, order[at - 1]) < n_texts(dfe, i); at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < dfe->n_filters; i++)
        series->filters[series->n_filters++] = dfe_filter_pair(dfe, combination, order[i]);
}

static void name_part(struct buf *buf, const char *separator, struct str text)
{
    if (text.len == 0)
        return;
    if (buf->len)
        buf_add(buf, str_of(separator));
    buf_add(buf, text);
}

/* "19 to 21 years"; a number says what of: "Age 16". */
static struct str filter_words(struct arena *arena, const struct survey_pair *filter)
{
    for (size_t i = 0; i < filter->text.len; i++)
        if (filter->text.ptr[i] < '0' || filter->text.ptr[i] > '9')
            return name_words(arena, filter->text);
    return str_format(arena, "%.*s %.*s", STR_ARG(name_words(arena, filter->column)), STR_ARG(filter->text));
}

/* Figures of the file that become indicators. */
static size_t n_published(const struct dfe_survey *dfe)
{
    size_t n = 0;
    bool any_quotient = has_quotient(dfe);
    for (size_t i = 0; i < dfe->n_figures; i++)
        n += is_published(dfe, i, any_quotient);
    return n;
}

/* "Accommodation considered suitable, 19 to 21 years"; "Overall: CINO at 31 March". The filter that the
 * denominator sums over says most. */
static struct str name_of(const struct dfe_survey *dfe, const struct survey_series *series, struct str column)
{
    struct arena *arena = dfe->surveyor->arena;
    const struct dfe_column *meta = dfe_meta_find(dfe->meta, column);
    struct str subject =
        meta && meta->label.len ? name_words(arena, meta->label) : name_subject(arena, column);
    struct buf buf = {0}, filters = {0};
    for (size_t i = 0; i < series->n_filters; i++)
        if (!name_is_all(series->filters[i].text))
            name_part(&filters, ", ", filter_words(arena, &series->filters[i]));
    if (subject.len == 0 && (filters.len == 0 || n_published(dfe) > 1))
        subject = name_words(arena, column);
    name_part(&buf, "", subject);
    name_part(&buf, ": ", buf_str(&filters));
    if (buf.ptr[0] >= 'a' && buf.ptr[0] <= 'z')
        buf.ptr[0] = (char)(buf.ptr[0] - 'a' + 'A');
    struct str name = str_copy(arena, buf_str(&buf));
    buf_close(&filters);
    buf_close(&buf);
    return name;
}

/* False: it is no series of LAs' figures. */
static bool series_build(const struct dfe_survey *dfe, size_t combination, size_t figure,
                         struct survey_point *points, struct survey_series *series)
{
    struct surveyor *surveyor = dfe->surveyor;
    const struct dfe_column *meta =
        dfe_meta_find(dfe->meta, surveyor->sheet.columns[dfe->figures[figure]].name);
    *series = (struct survey_series){.file = surveyor->file,
                                     .kind = dfe->kinds[figure],
                                     .multiplier = dfe->multipliers[figure],
                                     .has_value = true,
                                     .calendar = dfe->dated.calendar,
                                     .calendar_said = dfe->dated.said};
    size_t n = points_fill(dfe, combination, figure, points);
    if (!series_measure(surveyor, series, points, n, dfe->dated.periods))
        return false;
    series->column = dfe_column_name(dfe, figure);
    series->label = meta ? str_copy(surveyor->arena, meta->label) : STR_NONE;
    series->value = (struct survey_source){.columns = {series->column}, .n_columns = 1};
    filters_set(dfe, combination, series);
    if (dfe->kinds[figure] != SURVEY_COUNT && dfe->kinds[figure] != SURVEY_OTHER)
        counts_find(dfe, series, combination, figure);
    else if (series->is_whole && series->lowest >= 0)
        series->kind = SURVEY_COUNT;
    series->name = name_of(dfe, series, surveyor->sheet.columns[dfe->figures[figure]].name);
    return true;
}

static void lost_tell(const struct dfe_survey *dfe)
{
    size_t n_repeats = 0, n_empty = 0;
    for (size_t i = 0; i < dfe->n_combinations; i++) {
        n_repeats += dfe->has_repeats[i];
        n_empty += !dfe->has_repeats[i] && has_empty_text(dfe, i);
    }
    if (n_repeats)
        file_but(dfe->surveyor,
                 "%zu combination%s of filters with two rows for one area and period, so that more filters "
                 "than the "
                 "file names are needed",
                 n_repeats, n_repeats == 1 ? "" : "s");
    if (n_empty)
        file_but(dfe->surveyor, "%zu combination%s with a filter that is empty", n_empty,
                 n_empty == 1 ? "" : "s");
}

void dfe_series_add(const struct dfe_survey *dfe)
{
    struct surveyor *surveyor = dfe->surveyor;
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    bool any_quotient = has_quotient(dfe);
    struct survey_point *points =
        ARENA_ARRAY(surveyor->scratch, struct survey_point, surveyor->sheet.n_rows + 1);
    for (size_t i = 0; i < dfe->n_combinations; i++) {
        if (dfe->has_repeats[i] || has_empty_text(dfe, i))
            continue;
        for (size_t j = 0; j < dfe->n_figures; j++) {
            struct survey_series series;
            if (!is_published(dfe, j, any_quotient) || is_whole(dfe, i, j) || is_part_of_total(dfe, i, j))
                continue;
            if (file->n_series >= surveyor->most)
                file->n_more++;
            else if (series_build(dfe, i, j, points, &series))
                series_add(surveyor, &series);
        }
    }
    lost_tell(dfe);
    if (file->n_series == 0)
        file->why = STR("none of its figures is of a local authority of England");
}
