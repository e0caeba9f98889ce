/* Of which area and of which time a row is. */
#include "input/survey_parts.h"

bool is_la(const struct surveyor *surveyor, uint32_t area)
{
    return area != AREA_NONE && surveyor->survey->areas->items[area].kind == AREA_LA;
}

/* -- areas */

/* By text of a column: its area, looked up once. NULL where the column is not there. */
static uint32_t *areas_of(struct surveyor *surveyor, const struct sheet_column *column)
{
    if (!column || !column->ids)
        return NULL;
    uint32_t *areas = ARENA_ARRAY(surveyor->scratch, uint32_t, column->n_texts + 1);
    for (size_t i = 0; i < column->n_texts; i++)
        areas[i] = area_find(surveyor->survey->areas, column->texts[i]);
    return areas;
}

#define MOST_MISSPELT 50 /* names that are looked at for what they may mean */

/* A misspelt area will be put right: the paper should know it then. */
static void meant_mark(struct surveyor *surveyor, const struct sheet_column *column, const uint32_t *areas)
{
    const struct areas *known = surveyor->survey->areas;
    size_t n = 0;
    for (size_t i = 0; column && areas && i < column->n_texts && n < MOST_MISSPELT; i++) {
        if (areas[i] != AREA_NONE || column->texts[i].len == 0)
            continue;
        uint32_t near = area_find(known, area_nearest(known, column->texts[i]));
        if (near != AREA_NONE)
            surveyor->survey->meant[near] = true;
        n++;
    }
}

#define MOST_NAMES 3

/* The columns that name an area, the most telling first. */
struct naming {
    const struct sheet_column *columns[MOST_NAMES];
    uint32_t *areas[MOST_NAMES];
};

static struct naming naming_of(struct surveyor *surveyor, const char *const *names)
{
    struct naming naming = {0};
    for (size_t i = 0; i < MOST_NAMES && names[i]; i++) {
        naming.columns[i] = sheet_find(&surveyor->sheet, names[i]);
        naming.areas[i] = areas_of(surveyor, naming.columns[i]);
    }
    return naming;
}

static uint32_t area_named(const struct naming *naming, size_t row)
{
    uint32_t area = AREA_NONE;
    for (size_t i = 0; i < MOST_NAMES && area == AREA_NONE; i++)
        if (naming->areas[i])
            area = naming->areas[i][naming->columns[i]->ids[row]];
    return area;
}

static void found_mark(struct surveyor *surveyor)
{
    struct survey *survey = surveyor->survey;
    for (size_t i = 0; i < surveyor->sheet.n_rows; i++)
        if (surveyor->areas[i] != AREA_NONE)
            survey->found[surveyor->areas[i]] = true;
}

/* -- times */

/* Gives each different pair of texts a number. */
static void times_number(struct surveyor *surveyor, const struct sheet_column *label,
                         const struct sheet_column *identifier)
{
    size_t n = surveyor->sheet.n_rows, capacity = 0, identifier_capacity = 0;
    struct map64 *known = map64_open(surveyor->scratch);
    surveyor->n_times = 0;
    surveyor->labels = surveyor->identifiers = NULL;
    surveyor->times = ARENA_ARRAY(surveyor->scratch, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        uint64_t key = (uint64_t)(label && label->ids ? label->ids[i] : 0) << 32 |
                       (identifier && identifier->ids ? identifier->ids[i] : 0);
        uint32_t found = map64_find(known, key);
        if (found == MAP_NONE) {
            found = (uint32_t)surveyor->n_times;
            ARENA_RESERVE(surveyor->scratch, surveyor->labels, surveyor->n_times, capacity);
            ARENA_RESERVE(surveyor->scratch, surveyor->identifiers, surveyor->n_times, identifier_capacity);
            surveyor->labels[found] = sheet_text(label, i);
            surveyor->identifiers[found] = sheet_text(identifier, i);
            map64_add(known, key, found);
            surveyor->n_times++;
        }
        surveyor->times[i] = found;
    }
    if (!identifier)
        surveyor->identifiers = NULL;
}

/* -- rows */

void rows_place_dfe(struct surveyor *surveyor)
{
    static const char *const las[] = {"new_la_code", "old_la_code", "la_name"},
                             *const regions[] = {"region_code", "region_name", NULL},
                             *const countries[] = {"country_code", "country_name", NULL};
    const struct sheet *sheet = &surveyor->sheet;
    const struct sheet_column *level = sheet_find(sheet, "geographic_level");
    struct naming la = naming_of(surveyor, las), region = naming_of(surveyor, regions),
                  country = naming_of(surveyor, countries);
    surveyor->areas = ARENA_ARRAY(surveyor->scratch, uint32_t, sheet->n_rows + 1);
    for (size_t i = 0; i < sheet->n_rows; i++) {
        struct str text = sheet_text(level, i);
        surveyor->areas[i] = str_equal_fold(text, STR("Local authority")) ? area_named(&la, i)
                             : str_equal_fold(text, STR("Regional"))      ? area_named(&region, i)
                             : str_equal_fold(text, STR("National"))      ? area_named(&country, i)
                                                                          : AREA_NONE;
    }
    found_mark(surveyor);
    times_number(surveyor, sheet_find(sheet, "time_period"), sheet_find(sheet, "time_identifier"));
}

void rows_place_long(struct surveyor *surveyor, const char *area, const char *number, const char *time)
{
    const char *names[] = {number ? number : area, number ? area : NULL, NULL};
    const struct sheet *sheet = &surveyor->sheet;
    struct naming naming = naming_of(surveyor, names);
    surveyor->areas = ARENA_ARRAY(surveyor->scratch, uint32_t, sheet->n_rows + 1);
    for (size_t i = 0; i < sheet->n_rows; i++)
        surveyor->areas[i] = area_named(&naming, i);
    found_mark(surveyor);
    if (!number)
        meant_mark(surveyor, naming.columns[0], naming.areas[0]);
    times_number(surveyor, sheet_find(sheet, time), NULL);
}

/* -- periods */

static bool time_read(const struct times *times, size_t i, enum calendar calendar, struct period *period,
                      const char **why)
{
    unsigned marks;
    if (times->identifiers)
        return period_read_dfe(times->labels[i], times->identifiers[i], calendar, period, why);
    return period_read(times->labels[i], calendar, period, &marks, why);
}

static bool times_fit(const struct times *times, const bool *used, enum calendar calendar,
                      struct dated *dated)
{
    for (size_t i = 0; i < times->n; i++) {
        dated->periods[i] = (struct period){.kind = PERIOD_NONE};
        if ((used && !used[i]) || time_read(times, i, calendar, &dated->periods[i], &dated->why))
            continue;
        dated->bad = times->labels[i];
        return false;
    }
    dated->calendar = calendar;
    return true;
}

bool times_read(struct arena *arena, const struct times *times, const bool *used, enum calendar usual,
                struct dated *dated)
{
    struct dated other = {.periods = ARENA_ARRAY(arena, struct period, times->n + 1)};
    *dated = (struct dated){.periods = ARENA_ARRAY(arena, struct period, times->n + 1)};
    size_t n_fitting = times_fit(times, used, usual, dated);
    for (int i = 0; i <= CALENDAR_SEPTEMBER; i++) {
        enum calendar calendar = (enum calendar)i;
        if (calendar == usual || !times_fit(times, used, calendar, n_fitting ? &other : dated))
            continue;
        n_fitting++;
    }
    dated->said = n_fitting == 1;
    if (n_fitting == 0)
        times_fit(times, used, usual, dated); /* for its first fault */
    return n_fitting > 0;
}
