/* The interactive tool's long layout: one series a measure. */
#include "input/survey_parts.h"

#include <math.h>
#include <stdlib.h>

struct lait_measure { /* by text of "Short Desc" */
    struct str label; /* the first "Data item" that is not empty */
    bool *times;      /* by time: a row has it */
    size_t *rows;     /* those with a number of an LA */
    size_t n_rows, capacity;
    bool contradicts; /* an area and time stands twice with different figures */
    struct survey_series series;
    bool is_series;
    int relevance;
};

struct lait_survey {
    struct surveyor *surveyor;
    const struct sheet_column *keys, *items, *values;
    struct lait_measure *measures;
    size_t n;
};

static void rows_share_out(struct lait_survey *lait)
{
    struct surveyor *surveyor = lait->surveyor;
    struct arena *scratch = surveyor->scratch;
    struct map64 *cells = map64_open(scratch);
    for (size_t row = 0; row < surveyor->sheet.n_rows; row++) {
        struct lait_measure *measure = &lait->measures[lait->keys->ids[row]];
        if (!measure->times)
            measure->times = ARENA_ARRAY(scratch, bool, surveyor->n_times + 1);
        measure->times[surveyor->times[row]] = true;
        struct str item = sheet_text(lait->items, row);
        if (measure->label.len == 0)
            measure->label = item;
        uint32_t area = surveyor->areas[row];
        double value = sheet_number(lait->values, row);
        if (area == AREA_NONE || isnan(value))
            continue;
        uint64_t key = (uint64_t)lait->keys->ids[row] << 40 | (uint64_t)area << 20 | surveyor->times[row];
        uint32_t before = map64_add(cells, key, (uint32_t)row);
        if (before != MAP_NONE) {
            measure->contradicts = measure->contradicts || sheet_number(lait->values, before) != value;
        } else if (is_la(surveyor, area)) {
            ARENA_RESERVE(scratch, measure->rows, measure->n_rows, measure->capacity);
            measure->rows[measure->n_rows++] = row;
        }
    }
}

/* -- which of them */

/* Of a tool's hundreds of measures those of children's social care come first, then what is published as a
 * share or rate. */
static int relevance_of(const struct lait_measure *measure)
{
    static const char *const words[] = {
        "looked after", "lac",          "child protection", "cpp",         "in need",    "cin",
        "care leaver",  "careleaver",   "referral",         "social work", "section_47", "section 47",
        "adopt",        "foster",       "work_force",       "workforce",   "ehc plan",   "not known neet",
        "conference",   "youth justice"};
    struct arena *scratch = arena_open();
    struct str text = area_fold(
        scratch, str_format(scratch, "%.*s %.*s", STR_ARG(measure->series.key), STR_ARG(measure->label)));
    int relevance = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && relevance == 0; i++)
        relevance = str_find(text, str_of(words[i])) != SIZE_MAX ? 4 : 0;
    arena_close(scratch);
    switch (measure->series.kind) {
    case SURVEY_PERCENT:
    case SURVEY_RATE: return relevance + 2;
    case SURVEY_AVERAGE: return relevance + 1;
    case SURVEY_COUNT:
    case SURVEY_OTHER: break;
    }
    return relevance;
}

/* The least relevance with which not more than `most` are taken in the file's order; those of that relevance
 * until there are enough. */
static int bar_of(const struct lait_survey *lait, size_t most)
{
    for (int bar = 6; bar > 0; bar--) {
        size_t n = 0;
        for (size_t i = 0; i < lait->n; i++)
            n += lait->measures[i].is_series && lait->measures[i].relevance >= bar;
        if (n >= most)
            return bar;
    }
    return 0;
}

static void series_take(struct lait_survey *lait)
{
    struct surveyor *surveyor = lait->surveyor;
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    int bar = bar_of(lait, surveyor->most);
    size_t above = 0;
    for (size_t i = 0; i < lait->n; i++)
        above += lait->measures[i].is_series && lait->measures[i].relevance > bar;
    size_t at_bar = surveyor->most > above ? surveyor->most - above : 0;
    for (size_t i = 0; i < lait->n; i++) {
        struct lait_measure *measure = &lait->measures[i];
        if (!measure->is_series)
            continue;
        bool taken = measure->relevance > bar || (measure->relevance == bar && at_bar > 0);
        if (taken && measure->relevance == bar)
            at_bar--;
        if (taken)
            series_add(surveyor, &measure->series);
        else
            file->n_more++;
    }
}

/* -- a series */

/* False: it is none. */
static bool series_build(struct lait_survey *lait, struct lait_measure *measure, struct str key)
{
    struct surveyor *surveyor = lait->surveyor;
    struct arena *scratch = arena_open();
    struct survey_series *series = &measure->series;
    struct str both = str_format(scratch, "%.*s %.*s", STR_ARG(key), STR_ARG(measure->label));
    struct times times = {surveyor->labels, NULL, surveyor->n_times};
    struct dated dated;
    struct survey_point *points = ARENA_ARRAY(scratch, struct survey_point, measure->n_rows + 1);
    for (size_t i = 0; i < measure->n_rows; i++) {
        size_t row = measure->rows[i];
        points[i] = (struct survey_point){surveyor->areas[row], surveyor->times[row],
                                          sheet_number(lait->values, row)};
    }
    *series = (struct survey_series){.file = surveyor->file,
                                     .key = str_copy(surveyor->arena, key),
                                     .label = name_words(surveyor->arena, measure->label),
                                     .has_value = true};
    bool read = measure->times && !measure->contradicts &&
                times_read(scratch, &times, measure->times, name_calendar(both), &dated) &&
                series_measure(surveyor, series, points, measure->n_rows, dated.periods);
    if (read) {
        series->calendar = dated.calendar;
        series->calendar_said = dated.said;
        series->kind = name_kind(both, STR_NONE, &series->multiplier);
        series->name = series->label.len ? series->label : name_words(surveyor->arena, key);
    }
    arena_close(scratch);
    return read;
}

static void contradictions_tell(const struct lait_survey *lait)
{
    size_t n = 0;
    for (size_t i = 0; i < lait->n; i++)
        n += lait->measures[i].contradicts;
    if (n)
        file_but(lait->surveyor, "%zu measure%s with two figures for one area and period", n,
                 n == 1 ? "" : "s");
}

void survey_lait(struct surveyor *surveyor)
{
    const struct sheet *sheet = &surveyor->sheet;
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    rows_place_long(surveyor, "la_and_regions", "la_number", "years");
    struct lait_survey lait = {.surveyor = surveyor,
                               .keys = sheet_find(sheet, "short_desc"),
                               .items = sheet_find(sheet, "data_item"),
                               .values = sheet_find(sheet, "values")};
    if (!lait.keys->ids) {
        file->why = STR("its column \"Short Desc\" holds no names of measures");
        return;
    }
    lait.n = lait.keys->n_texts;
    lait.measures = ARENA_ARRAY(surveyor->scratch, struct lait_measure, lait.n + 1);
    rows_share_out(&lait);
    for (size_t i = 0; i < lait.n; i++) {
        struct lait_measure *measure = &lait.measures[i];
        measure->is_series = lait.keys->texts[i].len && series_build(&lait, measure, lait.keys->texts[i]);
        measure->relevance = relevance_of(measure);
    }
    series_take(&lait);
    contradictions_tell(&lait);
    if (file->n_series == 0)
        file->why = STR("none of its figures is of a local authority of England");
}
