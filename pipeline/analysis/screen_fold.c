/* Folding of what screening found: what would be said again and again is said once. Every question still
 * makes its own observation queried. */
#include "analysis/screen_parts.h"

#include <stdlib.h>

/* -- periods */

/* By kind, the open ones first, and of one kind the latest period. */
static int latest_compare(const struct query *a, const struct query *b)
{
    int order = str_compare(str_of(a->code), str_of(b->code));
    if (order)
        return order;
    if (a->is_open != b->is_open)
        return a->is_open ? -1 : 1;
    return period_compare(b->period, a->period);
}

/* Queries of one indicator, area and kind stand together, the latest period first. */
static int periods_compare(const void *first, const void *second)
{
    const struct query *a = *(struct query *const *)first;
    const struct query *b = *(struct query *const *)second;
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    int order = latest_compare(a, b);
    return order ? order : str_compare(a->found, b->found);
}

static bool is_same_kind(const struct query *a, const struct query *b)
{
    return a->indicator == b->indicator && a->area == b->area && a->is_open == b->is_open &&
           period_is(a->period) && str_equal(str_of(a->code), str_of(b->code));
}

/* What was asked of several periods is said once, of the latest one. */
static void periods_fold(const struct screen *screen, struct query **sorted, size_t n)
{
    qsort(sorted, n, sizeof *sorted, periods_compare);
    for (size_t from = 0, to; from < n; from = to) {
        struct query *said = sorted[from];
        size_t earlier = 0;
        struct period last = said->period;
        for (to = from + 1; to < n && is_same_kind(said, sorted[to]); to++) {
            sorted[to]->is_told = !period_equal(sorted[to]->period, said->period);
            earlier += !period_equal(sorted[to]->period, last);
            last = sorted[to]->period;
        }
        if (earlier == 0)
            continue;
        struct str first = period_display(screen->scratch, last); /* what is found stands on the page too */
        said->found =
            screen_text(screen, "%.*s; the same is asked of %zu earlier period%s%.*s", STR_ARG(said->found),
                        earlier, earlier == 1 ? ", " : "s, the first ", STR_ARG(first));
    }
}

static bool is_missing(const struct query *query)
{
    return str_is(str_of(query->code), "missing") && query->is_open && !query->is_told;
}

/* Where several LAs lack the same figure, that is said once, of the first of them. */
static void missing_fold(const struct screen *screen, struct queries *queries)
{
    for (size_t i = 0; i < queries->n; i++) {
        struct query *said = &queries->items[i];
        if (!is_missing(said))
            continue;
        struct buf others = {0};
        for (size_t k = i + 1; k < queries->n && queries->items[k].indicator == said->indicator &&
                               period_equal(queries->items[k].period, said->period);
             k++) {
            struct query *other = &queries->items[k];
            if (!is_missing(other))
                continue;
            other->is_told = true;
            struct str name = screen->areas->items[other->area].name;
            buf_add_format(&others, "%s%.*s", others.len ? ", " : "", STR_ARG(name));
        }
        if (others.len)
            said->found = screen_text(screen, "nothing was sent; nor by %.*s", STR_ARG(buf_str(&others)));
        buf_close(&others);
    }
}

/* Of whom a paper only makes comparisons: another region, or an LA of one. */
static bool is_outside(const struct screen *screen, const struct query *query)
{
    if (query->area == AREA_NONE || query->area == screen->spec->region ||
        screen->areas->items[query->area].kind == AREA_COUNTRY)
        return false;
    for (size_t i = 0; i < screen->spec->n_las; i++)
        if (screen->spec->las[i] == query->area)
            return false;
    return true;
}

/* An LA's own paper tells what is asked of that LA, and of areas outside the region; not what is asked of the
 * region's other LAs. */
static void others_hide(const struct screen *screen, struct queries *queries)
{
    uint32_t own = screen->spec->la;
    for (size_t i = 0; i < queries->n && own != AREA_NONE; i++) {
        struct query *query = &queries->items[i];
        bool of_la = query->area != AREA_NONE && screen->areas->items[query->area].kind == AREA_LA;
        query->is_told = query->is_told || (of_la && query->area != own && !is_outside(screen, query));
    }
}

static bool is_outlier(const struct query *query)
{
    return str_starts(str_of(query->code), STR("outlier-"));
}

static bool is_same_cell(const struct query *a, const struct query *b)
{
    return a->indicator == b->indicator && a->area == b->area && period_equal(a->period, b->period);
}

/* A figure that is asked about for a graver reason is far from the others because of it. Queries of one cell
 * stand together, the severe ones first. */
static void outliers_fold(struct queries *queries)
{
    const struct query *grave = NULL;
    for (size_t i = 0; i < queries->n; i++) {
        struct query *query = &queries->items[i];
        if (query->severity == QUERY_SEVERE && query->area != AREA_NONE)
            grave = query;
        else if (grave && is_same_cell(grave, query) && is_outlier(query))
            query->is_told = true;
    }
}

/* -- areas outside the region */

#define NAMED_AREAS 3 /* that a folded question names besides its own */

/* Queries of one indicator and kind stand together, the latest period first. */
static int outside_compare(const void *first, const void *second)
{
    const struct query *a = *(struct query *const *)first;
    const struct query *b = *(struct query *const *)second;
    if (a->indicator != b->indicator)
        return a->indicator < b->indicator ? -1 : 1;
    int order = latest_compare(a, b);
    if (order == 0)
        order = a->area < b->area ? -1 : a->area > b->area;
    return order ? order : str_compare(a->found, b->found);
}

/* " and of 12 other figures of areas outside the region: Kent 2024-25, …". */
static struct str others_named(const struct screen *screen, struct query *const *others, size_t n)
{
    struct buf names = {0};
    for (size_t i = 0; i < n && i < NAMED_AREAS; i++) {
        struct str period = period_display(screen->scratch, others[i]->period);
        buf_add_format(&names, "%s%.*s, %.*s", i ? "; " : "",
                       STR_ARG(screen->areas->items[others[i]->area].name), STR_ARG(period));
    }
    struct str text =
        screen_text(screen, "the same is asked of %zu other figure%s of areas outside the region (%s%.*s)", n,
                    n == 1 ? "" : "s", n > NAMED_AREAS ? "the latest: " : "", STR_ARG(buf_str(&names)));
    buf_close(&names);
    return text;
}

/* A national file with one oddity asks once an indicator, however many areas have it. */
static void outside_fold(const struct screen *screen, struct query **sorted, size_t n)
{
    qsort(sorted, n, sizeof *sorted, outside_compare);
    for (size_t from = 0, to; from < n; from = to) {
        struct query *said = sorted[from];
        for (to = from + 1;
             to < n && sorted[to]->indicator == said->indicator && sorted[to]->is_open == said->is_open &&
             str_equal(str_of(sorted[to]->code), str_of(said->code));
             to++)
            sorted[to]->is_told = true;
        if (to == from + 1)
            continue;
        struct str others = others_named(screen, sorted + from + 1, to - from - 1);
        said->found = screen_text(screen, "%.*s; %.*s", STR_ARG(said->found), STR_ARG(others));
    }
}

/* -- the whole */

void screen_fold(const struct screen *screen)
{
    struct queries *queries = screen->queries;
    size_t n_outside = 0, n_inside = 0;
    struct query **outside = ARENA_ARRAY(screen->scratch, struct query *, queries->n);
    struct query **inside = ARENA_ARRAY(screen->scratch, struct query *, queries->n);
    for (size_t i = 0; i < queries->n; i++) {
        struct query *query = &queries->items[i];
        if (query->is_told)
            continue;
        if (is_outside(screen, query))
            outside[n_outside++] = query;
        else
            inside[n_inside++] = query;
    }
    if (n_outside)
        outside_fold(screen, outside, n_outside);
    if (n_inside)
        periods_fold(screen, inside, n_inside);
    outliers_fold(queries);
    others_hide(screen, queries);
    missing_fold(screen, queries);
}
