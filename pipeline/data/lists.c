#include "data/lists.h"

/* Whether a row's area or indicator is the wanted one or all. */
static bool is_for(uint32_t row, uint32_t wanted, uint32_t all)
{
    return row == wanted || row == all;
}

/* Days; of no period the first that there is. */
static int32_t first_day(struct period period)
{
    return period_is(period) ? date_day(period_start(period)) : INT32_MIN;
}

const struct target *target_find(const struct lists *lists, uint32_t indicator, uint32_t area,
                                 struct period period)
{
    const struct target *best = NULL;
    for (size_t i = 0; i < lists->n_targets; i++) {
        const struct target *target = &lists->targets[i];
        if (target->indicator != indicator || !is_for(target->area, area, AREA_NONE) ||
            first_day(target->from) > first_day(period))
            continue;
        bool own = target->area == area, best_own = best && best->area == area;
        if (!best || (own && !best_own) ||
            (own == best_own && first_day(target->from) >= first_day(best->from)))
            best = target;
    }
    return best;
}

int32_t break_day(const struct series_break *item)
{
    return first_day(item->from);
}

bool break_concerns(const struct series_break *item, uint32_t indicator, uint32_t area)
{
    return period_is(item->from) && is_for(item->indicator, indicator, INDICATOR_NONE) &&
           is_for(item->area, area, AREA_NONE);
}

bool break_is_crossed(int32_t day, struct span from, struct span to)
{
    return from.start < day && day <= to.end;
}

static bool is_signed_off(const struct la_return *item)
{
    return item->signed_off_role.len > 0;
}

bool past_is_pending(const struct lists *lists, const struct past_observation *past)
{
    const struct la_return *own = &lists->returns[past->la_return];
    bool older_stands = false;
    for (size_t i = 0; i < lists->n_returns; i++) {
        const struct la_return *other = &lists->returns[i];
        if (other->area != own->area || !period_equal(other->period, own->period) || !is_signed_off(other))
            continue;
        if (other->version > own->version)
            return false;
        older_stands = older_stands || other->version < own->version;
    }
    return older_stands && own->has_received && !is_signed_off(own);
}

bool past_differs(const struct past_observation *past, const struct observation *standing)
{
    const struct observation *own = &past->observation;
    if (own->has_numerator && standing->has_numerator)
        return own->numerator != standing->numerator || (own->has_denominator && standing->has_denominator &&
                                                         own->denominator != standing->denominator);
    if (own->has_value && standing->has_value)
        return own->value != standing->value;
    return own->state != standing->state || own->has_value != standing->has_value;
}

/* -- populations */

#define YEARS_BACK 2

/* The whole year of a calendar that a period ends in. */
static struct period year_of(struct period period, enum calendar calendar)
{
    struct date end = period_end(period);
    struct period whole = period_of(PERIOD_YEAR, calendar, end.year, 0);
    return date_compare(period_end(whole), end) < 0 ? period_add(whole, 1) : whole;
}

int population_mid_year(struct period period, enum calendar calendar)
{
    struct date start = period_start(year_of(period, calendar));
    return start.month > 6 ? start.year + 1 : start.year;
}

/* Index of the area's first row, or of the first behind where it would be. */
static size_t first_of_area(const struct lists *lists, uint32_t area)
{
    size_t from = 0, to = lists->n_populations;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (lists->populations[middle].area < area)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Whether release `a` stands before `b` for a year that begins on `day`. */
static bool release_stands(struct date a, struct date b, struct date day)
{
    bool a_out = date_compare(a, day) <= 0, b_out = date_compare(b, day) <= 0;
    if (a_out != b_out)
        return a_out;
    return a_out ? date_compare(a, b) > 0 : date_compare(a, b) < 0;
}

const struct population *population_find(const struct lists *lists, uint32_t area, struct str age_band,
                                         struct period period, enum calendar calendar)
{
    int wanted = population_mid_year(period, calendar);
    struct date begin = period_start(year_of(period, calendar));
    const struct population *best = NULL;
    for (size_t i = first_of_area(lists, area); i < lists->n_populations; i++) {
        const struct population *item = &lists->populations[i];
        if (item->area != area)
            break;
        if (item->mid_year > wanted || item->mid_year < wanted - YEARS_BACK ||
            !str_equal_fold(item->age_band, age_band))
            continue;
        if (!best || item->mid_year > best->mid_year ||
            (item->mid_year == best->mid_year && release_stands(item->release, best->release, begin)))
            best = item;
    }
    return best;
}

/* -- names */

struct str return_status_name(enum return_status status)
{
    switch (status) {
    case RETURN_PROVISIONAL: return STR("provisional");
    case RETURN_VALIDATED: return STR("validated");
    case RETURN_FINAL: return STR("final");
    }
    return STR_NONE;
}

struct str comment_kind_name(enum comment_kind kind)
{
    switch (kind) {
    case COMMENT_CONTEXT: return STR("context");
    case COMMENT_DATA_QUALITY: return STR("data-quality");
    case COMMENT_ACTION: return STR("action");
    case COMMENT_ANSWER: return STR("answer");
    }
    return STR_NONE;
}

struct str rag_name(enum rag rag)
{
    switch (rag) {
    case RAG_NONE: return STR_NONE;
    case RAG_RED: return STR("red");
    case RAG_AMBER: return STR("amber");
    case RAG_GREEN: return STR("green");
    case RAG_COMPLETE: return STR("complete");
    }
    return STR_NONE;
}
