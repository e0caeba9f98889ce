#include "data/indicator.h"

#include "base/diag.h"

uint32_t indicator_find(const struct catalogue *catalogue, struct str id)
{
    uint32_t found = map_find(catalogue->by_id, id);
    return found == MAP_NONE ? INDICATOR_NONE : found;
}

struct str indicator_nearest(const struct catalogue *catalogue, struct str wanted)
{
    struct arena *scratch = arena_open();
    struct str *ids = ARENA_ARRAY(scratch, struct str, catalogue->n);
    for (size_t i = 0; i < catalogue->n; i++)
        ids[i] = catalogue->items[i].id;
    struct str nearest = nearest_name(wanted, ids, catalogue->n);
    arena_close(scratch);
    return nearest;
}

/* -- the catalogue's words */

struct str measure_name(enum measure measure)
{
    switch (measure) {
    case MEASURE_PROPORTION: return STR("proportion");
    case MEASURE_RATE: return STR("rate");
    case MEASURE_RATIO: return STR("ratio");
    case MEASURE_COUNT: return STR("count");
    case MEASURE_SCORE: return STR("score");
    }
    return STR_NONE;
}

struct str basis_name(enum basis basis)
{
    switch (basis) {
    case BASIS_IN_PERIOD: return STR("in-period");
    case BASIS_YEAR_TO_DATE: return STR("year-to-date");
    case BASIS_ROLLING_12M: return STR("rolling-12m");
    case BASIS_SNAPSHOT: return STR("snapshot");
    case BASIS_COHORT: return STR("cohort");
    }
    return STR_NONE;
}

struct str polarity_name(enum polarity polarity)
{
    switch (polarity) {
    case POLARITY_NONE: return STR("none");
    case POLARITY_HIGH: return STR("high");
    case POLARITY_LOW: return STR("low");
    }
    return STR_NONE;
}

struct str sensitivity_name(enum sensitivity sensitivity)
{
    switch (sensitivity) {
    case SENSITIVITY_STANDARD: return STR("standard");
    case SENSITIVITY_SENSITIVE: return STR("sensitive");
    case SENSITIVITY_PROCESS: return STR("process");
    case SENSITIVITY_PUBLISHED: return STR("published");
    }
    return STR_NONE;
}

/* Which of the words 0..last the text is; -1 for none. */
static int word_read(struct str text, struct str (*word)(int), int last)
{
    for (int i = 0; i <= last; i++)
        if (str_equal_fold(str_trim(text), word(i)))
            return i;
    return -1;
}

static struct str measure_word(int i)
{
    return measure_name((enum measure)i);
}

bool measure_read(struct str text, enum measure *measure)
{
    int found = word_read(text, measure_word, MEASURE_SCORE);
    if (found >= 0)
        *measure = (enum measure)found;
    return found >= 0;
}

static struct str basis_word(int i)
{
    return basis_name((enum basis)i);
}

bool basis_read(struct str text, enum basis *basis)
{
    int found = word_read(text, basis_word, BASIS_COHORT);
    if (found >= 0)
        *basis = (enum basis)found;
    return found >= 0;
}

static struct str polarity_word(int i)
{
    return polarity_name((enum polarity)i);
}

bool polarity_read(struct str text, enum polarity *polarity)
{
    int found = word_read(text, polarity_word, POLARITY_LOW);
    if (found >= 0)
        *polarity = (enum polarity)found;
    return found >= 0;
}

static struct str sensitivity_word(int i)
{
    return sensitivity_name((enum sensitivity)i);
}

bool sensitivity_read(struct str text, enum sensitivity *sensitivity)
{
    int found = word_read(text, sensitivity_word, SENSITIVITY_PUBLISHED);
    if (found >= 0)
        *sensitivity = (enum sensitivity)found;
    return found >= 0;
}

/* -- what a period is compared with */

struct period indicator_comparison(const struct indicator *indicator, struct period period)
{
    switch (indicator->basis) {
    case BASIS_IN_PERIOD:
    case BASIS_YEAR_TO_DATE:
    case BASIS_ROLLING_12M:
    case BASIS_SNAPSHOT:
    case BASIS_COHORT: return period_year_before(period);
    }
    return (struct period){0};
}

/* Year to date climbs from quarter to quarter by construction, and neighbouring rolling years share nine
 * months. A cohort of a quarter is other people than the quarter before, but the table of methods allows only
 * the year. */
struct period indicator_previous(const struct indicator *indicator, struct period period)
{
    switch (indicator->basis) {
    case BASIS_IN_PERIOD:
    case BASIS_SNAPSHOT:
        return period_steps_per_year(period.kind) > 1 ? period_previous(period) : (struct period){0};
    case BASIS_YEAR_TO_DATE:
    case BASIS_ROLLING_12M:
    case BASIS_COHORT: return (struct period){0};
    }
    return (struct period){0};
}

struct span indicator_span(const struct indicator *indicator, struct period period)
{
    struct date end = period_end(period);
    struct span span = {date_day(period_start(period)), date_day(end)};
    bool is_part = period_steps_per_year(period.kind) > 1;
    switch (indicator->basis) {
    case BASIS_IN_PERIOD:
    case BASIS_COHORT: break;
    case BASIS_SNAPSHOT: span.start = span.end; break;
    case BASIS_ROLLING_12M:
        if (is_part)
            span.start = date_day((struct date){end.year - 1, end.month, end.day}) + 1;
        break;
    case BASIS_YEAR_TO_DATE:
        if (is_part)
            span.start = date_day(period_year_start(period, indicator->calendar));
        break;
    }
    return span;
}
