/* The department's layout: which columns are filters and which figures, and which filters tell rows apart. */
#include "input/survey_dfe_parts.h"

#include <string.h>

/* -- columns */

static bool is_filter(const struct dfe_survey *dfe, const struct sheet_column *column)
{
    const struct dfe_column *meta = dfe_meta_find(dfe->meta, column->name);
    if (column->is_code || !column->ids)
        return false;
    if (meta && meta->kind != DFE_COLUMN_UNKNOWN)
        return meta->kind == DFE_COLUMN_FILTER;
    return column->n_words > 0 && column->n_numbers == 0;
}

static void filters_find(struct dfe_survey *dfe)
{
    const struct sheet *sheet = &dfe->surveyor->sheet;
    for (size_t i = 0; i < sheet->n_columns; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        if (!is_filter(dfe, column) || column->n_texts < 2)
            continue;
        if (dfe->n_filters < MOST_FILTERS)
            dfe->filters[dfe->n_filters++] = i;
        else
            file_but(dfe->surveyor, "the filter \"%.*s\" (more than %d filters)", STR_ARG(column->name),
                     MOST_FILTERS);
    }
}

static bool is_named_filter(const struct dfe_survey *dfe, size_t column)
{
    for (size_t i = 0; i < dfe->n_filters; i++)
        if (dfe->filters[i] == column)
            return true;
    return false;
}

static void figures_find(struct dfe_survey *dfe)
{
    const struct sheet *sheet = &dfe->surveyor->sheet;
    struct arena *scratch = dfe->surveyor->scratch;
    dfe->figures = ARENA_ARRAY(scratch, size_t, sheet->n_columns + 1);
    dfe->kinds = ARENA_ARRAY(scratch, enum survey_kind, sheet->n_columns + 1);
    dfe->multipliers = ARENA_ARRAY(scratch, double, sheet->n_columns + 1);
    for (size_t i = 0; i < sheet->n_columns; i++) {
        const struct sheet_column *column = &sheet->columns[i];
        const struct dfe_column *meta = dfe_meta_find(dfe->meta, column->name);
        if (column->is_code || column->name.len == 0 || column->n_numbers == 0 || is_filter(dfe, column) ||
            is_named_filter(dfe, i))
            continue;
        if (column->n_words) {
            file_but(dfe->surveyor, "the column \"%.*s\" (it holds words beside numbers)",
                     STR_ARG(column->name));
            continue;
        }
        dfe->kinds[dfe->n_figures] =
            name_kind(column->name, meta ? meta->unit : STR_NONE, &dfe->multipliers[dfe->n_figures]);
        dfe->figures[dfe->n_figures++] = i;
    }
}

double dfe_figure(const struct dfe_survey *dfe, size_t figure, size_t row)
{
    return sheet_number(&dfe->surveyor->sheet.columns[dfe->figures[figure]], row);
}

/* Names of columns stand between spaces in a spec; as names are compared, an underscore is a space. */
struct str dfe_column_name(const struct dfe_survey *dfe, size_t figure)
{
    struct str name = dfe->surveyor->sheet.columns[dfe->figures[figure]].name;
    char *out = arena_copy(dfe->surveyor->arena, name.ptr, name.len + 1);
    for (size_t i = 0; i < name.len; i++)
        if (out[i] == ' ')
            out[i] = '_';
    return (struct str){out, name.len};
}

/* -- combinations */

/* Numbers the combinations of the filters' texts, without the filter at `without`; how many there are. */
static size_t combine(const struct dfe_survey *dfe, size_t without, uint32_t *combinations)
{
    const struct sheet *sheet = &dfe->surveyor->sheet;
    size_t n = 1;
    for (size_t row = 0; row < sheet->n_rows; row++)
        combinations[row] = 0;
    for (size_t i = 0; i < dfe->n_filters; i++) {
        if (i == without)
            continue;
        struct arena *scratch = arena_open();
        struct map64 *known = map64_open(scratch);
        const uint32_t *ids = sheet->columns[dfe->filters[i]].ids;
        n = 0;
        for (size_t row = 0; row < sheet->n_rows; row++) {
            uint64_t key = (uint64_t)combinations[row] << 32 | ids[row];
            uint32_t found = map64_find(known, key);
            if (found == MAP_NONE)
                map64_add(known, key, found = (uint32_t)n++);
            combinations[row] = found;
        }
        arena_close(scratch);
    }
    return n;
}

/* Whether time and the other filters say the filter's text: a version, or a grouping of a narrower filter. */
static bool is_said_by_others(const struct dfe_survey *dfe, size_t filter)
{
    const struct surveyor *surveyor = dfe->surveyor;
    const uint32_t *ids = surveyor->sheet.columns[dfe->filters[filter]].ids;
    struct arena *scratch = arena_open();
    uint32_t *others = ARENA_ARRAY(scratch, uint32_t, surveyor->sheet.n_rows + 1);
    struct map64 *known = map64_open(scratch);
    combine(dfe, filter, others);
    bool said = true;
    for (size_t row = 0; row < surveyor->sheet.n_rows && said; row++) {
        uint64_t key = (uint64_t)others[row] << 32 | surveyor->times[row];
        uint32_t before = map64_find(known, key);
        if (before == MAP_NONE)
            map64_add(known, key, ids[row]);
        else
            said = before == ids[row];
    }
    arena_close(scratch);
    return said;
}

static void filters_narrow(struct dfe_survey *dfe)
{
    for (size_t i = 0; i < dfe->n_filters;) {
        if (!is_said_by_others(dfe, i)) {
            i++;
            continue;
        }
        for (size_t j = i + 1; j < dfe->n_filters; j++)
            dfe->filters[j - 1] = dfe->filters[j];
        dfe->n_filters--;
    }
}

static uint64_t cell_key(const struct dfe_survey *dfe, size_t combination, size_t row)
{
    return (uint64_t)combination << 40 | (uint64_t)dfe->surveyor->areas[row] << 20 |
           dfe->surveyor->times[row];
}

/* Fills the cells; how many rows stand twice. */
static size_t cells_fill(struct dfe_survey *dfe)
{
    const struct surveyor *surveyor = dfe->surveyor;
    size_t n_rows = surveyor->sheet.n_rows, n_repeats = 0;
    dfe->combinations = ARENA_ARRAY(surveyor->scratch, uint32_t, n_rows + 1);
    dfe->n_combinations = combine(dfe, SIZE_MAX, dfe->combinations);
    dfe->has_repeats = ARENA_ARRAY(surveyor->scratch, bool, dfe->n_combinations + 1);
    dfe->first_rows = ARENA_ARRAY(surveyor->scratch, size_t, dfe->n_combinations + 1);
    dfe->cells = map64_open(surveyor->scratch);
    size_t seen = 0;
    for (size_t row = 0; row < n_rows; row++) {
        uint32_t combination = dfe->combinations[row];
        if (combination == seen)
            dfe->first_rows[seen++] = row;
        if (surveyor->areas[row] == AREA_NONE)
            continue;
        if (map64_add(dfe->cells, cell_key(dfe, combination, row), (uint32_t)row) == MAP_NONE)
            continue;
        dfe->has_repeats[combination] = true;
        n_repeats++;
    }
    return n_repeats;
}

/* Whether a column of numbers may be a filter: few different ones, each of many rows, and no name of a
 * figure. */
static bool may_be_filter(const struct dfe_survey *dfe, size_t at)
{
    const struct sheet *sheet = &dfe->surveyor->sheet;
    const struct sheet_column *column = &sheet->columns[at];
    double multiplier;
    return !column->is_code && column->ids && column->n_texts > 1 && column->n_texts * 4 <= sheet->n_rows &&
           !is_named_filter(dfe, at) && name_kind(column->name, STR_NONE, &multiplier) == SURVEY_OTHER;
}

static size_t n_number_columns(const struct sheet *sheet)
{
    size_t n = 0;
    for (size_t i = 0; i < sheet->n_columns; i++)
        n += !sheet->columns[i].is_code && sheet->columns[i].n_numbers > 0;
    return n;
}

/* A filter may be written in figures, an age for one: the first such column that tells rows apart which
 * nothing else does. */
static void number_filter_find(struct dfe_survey *dfe)
{
    const struct sheet *sheet = &dfe->surveyor->sheet;
    for (size_t i = 0; i < sheet->n_columns && dfe->n_filters < MOST_FILTERS && n_number_columns(sheet) > 1;
         i++) {
        if (!may_be_filter(dfe, i))
            continue;
        dfe->filters[dfe->n_filters++] = i;
        if (cells_fill(dfe) == 0)
            return;
        dfe->n_filters--;
    }
    cells_fill(dfe);
}

struct str dfe_filter_text(const struct dfe_survey *dfe, size_t combination, size_t filter)
{
    return sheet_text(&dfe->surveyor->sheet.columns[dfe->filters[filter]], dfe->first_rows[combination]);
}

struct survey_pair dfe_filter_pair(const struct dfe_survey *dfe, size_t combination, size_t filter)
{
    const struct surveyor *surveyor = dfe->surveyor;
    return (struct survey_pair){str_copy(surveyor->arena, surveyor->sheet.columns[dfe->filters[filter]].name),
                                str_copy(surveyor->arena, dfe_filter_text(dfe, combination, filter))};
}

/* The filters' texts of a row as a key. */
static struct str ids_key(const struct dfe_survey *dfe, size_t row, uint32_t ids[MOST_FILTERS])
{
    for (size_t i = 0; i < dfe->n_filters; i++)
        ids[i] = dfe->surveyor->sheet.columns[dfe->filters[i]].ids[row];
    return (struct str){(const char *)ids, dfe->n_filters * sizeof *ids};
}

static void ids_note(struct dfe_survey *dfe)
{
    struct arena *scratch = dfe->surveyor->scratch;
    dfe->by_ids = map_open(scratch);
    for (size_t i = 0; i < dfe->n_combinations; i++) {
        uint32_t ids[MOST_FILTERS];
        map_add(dfe->by_ids, str_copy(scratch, ids_key(dfe, dfe->first_rows[i], ids)), (uint32_t)i);
    }
}

size_t dfe_combination_with(const struct dfe_survey *dfe, size_t combination, size_t filter, uint32_t id)
{
    uint32_t ids[MOST_FILTERS];
    struct str key = ids_key(dfe, dfe->first_rows[combination], ids);
    ids[filter] = id;
    uint32_t found = map_find(dfe->by_ids, key);
    return found == MAP_NONE ? SIZE_MAX : found;
}

size_t dfe_row_in(const struct dfe_survey *dfe, size_t combination, size_t row)
{
    uint32_t found = map64_find(dfe->cells, cell_key(dfe, combination, row));
    return found == MAP_NONE ? SIZE_MAX : found;
}

/* The rows of LAs, sorted by combination. */
static void rows_sort(struct dfe_survey *dfe)
{
    const struct surveyor *surveyor = dfe->surveyor;
    size_t n_rows = surveyor->sheet.n_rows, n = dfe->n_combinations;
    dfe->rows = ARENA_ARRAY(surveyor->scratch, size_t, n_rows + 1);
    dfe->rows_begin = ARENA_ARRAY(surveyor->scratch, size_t, n + 2);
    for (size_t row = 0; row < n_rows; row++)
        dfe->rows_begin[dfe->combinations[row] + 1] += is_la(surveyor, surveyor->areas[row]);
    for (size_t i = 0; i < n; i++)
        dfe->rows_begin[i + 1] += dfe->rows_begin[i];
    size_t *next = ARENA_ARRAY(surveyor->scratch, size_t, n + 1);
    for (size_t row = 0; row < n_rows; row++) {
        size_t combination = dfe->combinations[row];
        if (is_la(surveyor, surveyor->areas[row]))
            dfe->rows[dfe->rows_begin[combination] + next[combination]++] = row;
    }
}

static void units_find(struct dfe_survey *dfe)
{
    struct arena *scratch = arena_open();
    size_t n = dfe->rows_begin[dfe->n_combinations];
    double *numbers = ARENA_ARRAY(scratch, double, n + 1);
    dfe->units = ARENA_ARRAY(dfe->surveyor->scratch, double, dfe->n_figures + 1);
    dfe->is_negative = ARENA_ARRAY(dfe->surveyor->scratch, bool, dfe->n_figures + 1);
    for (size_t i = 0; i < dfe->n_figures; i++) {
        for (size_t j = 0; j < n; j++) {
            numbers[j] = dfe_figure(dfe, i, dfe->rows[j]);
            dfe->is_negative[i] = dfe->is_negative[i] || numbers[j] < 0;
        }
        dfe->units[i] = rounding_unit(numbers, n);
    }
    arena_close(scratch);
}

/* -- time */

/* What the file's and its columns' names say of its years. */
static enum calendar usual_calendar(const struct dfe_survey *dfe)
{
    struct surveyor *surveyor = dfe->surveyor;
    struct buf text = {0};
    buf_add(&text, surveyor->survey->files[surveyor->file].name);
    for (size_t i = 0; i < dfe->n_figures; i++)
        buf_add_format(&text, " %.*s", STR_ARG(surveyor->sheet.columns[dfe->figures[i]].name));
    enum calendar calendar = name_calendar(buf_str(&text));
    buf_close(&text);
    return calendar;
}

static bool times_find(struct dfe_survey *dfe)
{
    struct surveyor *surveyor = dfe->surveyor;
    struct times times = {surveyor->labels, surveyor->identifiers, surveyor->n_times};
    return times_read(surveyor->scratch, &times, NULL, usual_calendar(dfe), &dfe->dated);
}

void survey_dfe(struct surveyor *surveyor, const struct dfe_meta *meta)
{
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    struct dfe_survey dfe = {.surveyor = surveyor, .meta = meta};
    rows_place_dfe(surveyor);
    filters_find(&dfe);
    filters_narrow(&dfe);
    if (cells_fill(&dfe))
        number_filter_find(&dfe);
    ids_note(&dfe);
    figures_find(&dfe);
    rows_sort(&dfe);
    units_find(&dfe);
    if (dfe.n_figures == 0)
        file->why = STR("it has no column of figures");
    else if (!times_find(&dfe))
        file->why =
            STR("its time_period and time_identifier are of several calendars, or of none that can be read");
    else
        dfe_series_add(&dfe);
}
