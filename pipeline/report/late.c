#include "report/late.h"

#include "data/lists.h"
#include "report/words.h"

#define MOST_NAMED 3

static bool is_in_year(struct period period)
{
    return period_is(period) && period_steps_per_year(period.kind) > 1;
}

static bool lacks_value(const struct context *context, uint32_t indicator, uint32_t la, struct period period)
{
    const struct figure *value = context_figure(context, indicator, la, period, STAT_VALUE);
    return !value || value->state == STATE_MISSING;
}

bool late_is_returned(const struct context *context, struct period period)
{
    const struct lists *lists = context->inputs->lists;
    for (size_t i = 0; lists && i < lists->n_returns; i++)
        if (period_equal(lists->returns[i].period, period))
            return true;
    return false;
}

/* What the register says of an LA's period: whether it has a row, and whether any version came. */
static bool in_register(const struct context *context, uint32_t la, struct period period, bool *came,
                        const struct la_return **due)
{
    const struct lists *lists = context->inputs->lists;
    bool known = false;
    *came = false;
    for (size_t i = 0; lists && i < lists->n_returns; i++) {
        const struct la_return *row = &lists->returns[i];
        if (row->area != la || !period_equal(row->period, period))
            continue;
        known = true;
        *came = *came || row->has_received;
        if (!row->has_received)
            *due = row;
    }
    return known;
}

/* Nothing of a period has a value: every in-year indicator that has it as its latest. */
static bool sent_nothing(const struct context *context, uint32_t la, struct period period)
{
    bool any = false;
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        if (!period_equal(context_latest(context, i), period))
            continue;
        if (!lacks_value(context, i, la, period))
            return false;
        any = true;
    }
    return any;
}

bool late_is(const struct context *context, uint32_t la, struct period period, const struct la_return **due)
{
    const struct la_return *row = NULL;
    bool came;
    if (due)
        *due = NULL;
    if (!is_in_year(period))
        return false;
    if (!in_register(context, la, period, &came, &row))
        return sent_nothing(context, la, period);
    if (!came && due)
        *due = row;
    return !came;
}

/* The last due date of the late ones is the one that all have passed. */
static size_t gather(const struct context *context, struct period period, struct str *names, struct date *due,
                     bool *has_due)
{
    size_t n = 0;
    *has_due = false;
    for (size_t i = 0; i < context->spec->n_las; i++) {
        const struct la_return *row;
        if (!late_is(context, context->spec->las[i], period, &row))
            continue;
        names[n++] = context_area_name(context, context->spec->las[i]);
        if (row && row->has_due && (!*has_due || date_compare(row->due, *due) > 0)) {
            *due = row->due;
            *has_due = true;
        }
    }
    return n;
}

struct str late_words(const struct context *context, struct period period)
{
    struct arena *arena = context->arena;
    struct str *names = ARENA_ARRAY(arena, struct str, context->spec->n_las + 1);
    struct date due = {0};
    bool has_due;
    size_t n = gather(context, period, names, &due, &has_due);
    if (n == 0)
        return STR("");
    struct str when = STR("");
    if (has_due)
        when = str_format(arena, ", due on %.*s,", STR_ARG(date_display(arena, due)));
    if (n == 1)
        return str_format(arena, "%.*s’s return for %.*s%.*s has not come", STR_ARG(names[0]),
                          STR_ARG(period_display(arena, period)), STR_ARG(when));
    struct str who = n > MOST_NAMED ? words_count(arena, n, "local authority", "local authorities")
                                    : words_list(arena, names, n);
    return str_format(arena, "The returns of %.*s for %.*s%.*s have not come", STR_ARG(who),
                      STR_ARG(period_display(arena, period)), STR_ARG(when));
}

struct str late_whom(const struct context *context, struct period period)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, context->spec->n_las + 1);
    struct date due = {0};
    bool has_due;
    return gather(context, period, names, &due, &has_due) == 1 ? names[0] : STR("them");
}

bool late_next_due(const struct context *context, struct period period, struct date *due)
{
    const struct lists *lists = context->inputs->lists;
    bool found = false;
    for (size_t i = 0; lists && i < lists->n_returns; i++) {
        const struct la_return *row = &lists->returns[i];
        if (!row->has_due || row->period.kind != period.kind || period_compare(row->period, period) <= 0 ||
            (found && date_compare(row->due, *due) >= 0))
            continue;
        *due = row->due;
        found = true;
    }
    return found;
}

/* The latest of all in-year indicators' latest periods. */
static struct period latest_in_year(const struct context *context)
{
    struct period last = {0};
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        struct period own = context_latest(context, i);
        if (is_in_year(own) && (!period_is(last) || date_compare(period_end(own), period_end(last)) > 0))
            last = own;
    }
    return last;
}

struct period late_period(const struct context *context)
{
    return is_in_year(context->spec->period) ? latest_in_year(context) : (struct period){0};
}

bool late_nothing_new(const struct context *context, struct period *last)
{
    *last = late_period(context);
    return period_is(*last) && date_compare(period_end(*last), period_end(context->spec->period)) < 0;
}

struct period late_in_year(const struct context *context, uint32_t annual, uint32_t la)
{
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        struct period own = context_latest(context, i);
        if (context->catalogue->items[i].annual_twin == annual && is_in_year(own) &&
            lacks_value(context, i, la, own))
            return own;
    }
    return (struct period){0};
}
