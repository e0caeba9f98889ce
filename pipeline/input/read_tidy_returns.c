#include "input/read_tidy.h"

#include <stdlib.h>

/* Sorting gives no room for context: each observation is held with what decides. */
struct candidate {
    struct sent sent;
    const struct la_return *la_return;
};

static bool signed_off(const struct la_return *item)
{
    return item->signed_off_role.len > 0;
}

static int order(int64_t a, int64_t b)
{
    return a < b ? -1 : a > b;
}

/* By age: the return's period, its version, the day it came. */
static int compare_age(const struct la_return *a, const struct la_return *b)
{
    int by_period = period_compare(a->period, b->period);
    if (by_period)
        return by_period;
    if (a->version != b->version)
        return order(a->version, b->version);
    return order(date_day(a->received), date_day(b->received));
}

static int compare_cell(const struct sent *a, const struct sent *b)
{
    if (a->indicator != b->indicator)
        return order(a->indicator, b->indicator);
    if (a->area != b->area)
        return order(a->area, b->area);
    return period_compare(a->period, b->period);
}

/* By cell, then the order of sending, then the file. */
static int compare(const void *left, const void *right)
{
    const struct candidate *a = left, *b = right;
    int by_cell = compare_cell(&a->sent, &b->sent);
    if (by_cell)
        return by_cell;
    int by_age = compare_age(a->la_return, b->la_return);
    if (by_age)
        return by_age;
    const struct observation *p = &a->sent.observation, *q = &b->sent.observation;
    return p->source != q->source ? order(p->source, q->source) : order(p->line, q->line);
}

static bool same_figures(const struct observation *a, const struct observation *b)
{
    return a->state == b->state && a->has_value == b->has_value && a->has_numerator == b->has_numerator &&
           a->has_denominator == b->has_denominator && (!a->has_value || a->value == b->value) &&
           (!a->has_numerator || a->numerator == b->numerator) &&
           (!a->has_denominator || a->denominator == b->denominator);
}

/* The newest that is signed off; of none signed off the newest. Candidates stand by age. */
static size_t choose(const struct candidate *items, size_t n)
{
    for (size_t i = n; i-- > 0;)
        if (signed_off(items[i].la_return))
            return i;
    return n - 1;
}

/* Whether the chosen one changes what an older return said of a period that was past by then, or what was
 * signed off before. */
static bool is_restated(const struct candidate *items, size_t chosen)
{
    const struct candidate *winner = &items[chosen];
    bool past = date_compare(period_end(winner->la_return->period), period_end(winner->sent.period)) > 0;
    for (size_t i = 0; i < chosen; i++)
        if ((past || signed_off(items[i].la_return)) &&
            !same_figures(&items[i].sent.observation, &winner->sent.observation))
            return true;
    return false;
}

static void twice_tell(const struct data_reader *reader, const struct candidate *item, uint32_t line_before)
{
    const struct observation *o = &item->sent.observation;
    diag_add(reader->diags, SEVERITY_ERROR, "repeated-observation",
             place_line(reader->files[o->source], o->line, 0),
             "keep one row for each indicator, period and area",
             "the return \"%.*s\" has this indicator, period and area on line %u already",
             STR_ARG(item->la_return->id), (unsigned)line_before);
}

static void past_add(struct data_reader *reader, const struct sent *sent)
{
    struct lists *lists = reader->lists;
    ARENA_RESERVE(reader->arena, lists->past, lists->n_past, reader->past_capacity);
    lists->past[lists->n_past++] = (struct past_observation){.indicator = sent->indicator,
                                                             .area = sent->area,
                                                             .period = sent->period,
                                                             .observation = sent->observation,
                                                             .la_return = sent->la_return};
}

/* All versions of one observation, by age. */
static void cell_settle(struct data_reader *reader, struct candidate *items, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (items[i].la_return == items[i - 1].la_return)
            twice_tell(reader, &items[i], items[i - 1].sent.observation.line);
    size_t chosen = choose(items, n);
    for (size_t i = 0; i < n; i++)
        if (i != chosen)
            past_add(reader, &items[i].sent);
    struct sent *sent = &items[chosen].sent;
    const struct la_return *la_return = items[chosen].la_return;
    if (is_restated(items, chosen))
        sent->observation.marks |= MARK_REVISED;
    if (!signed_off(la_return) || la_return->status == RETURN_PROVISIONAL)
        sent->observation.marks |= MARK_PROVISIONAL;
    uint32_t line_before = 0;
    struct slab *slab = dataset_builder_slab(reader->builder, sent->indicator, sent->period);
    enum add_result result = data_add(reader, slab, sent->area, &sent->observation, &line_before);
    if (result == ADD_REPEAT || result == ADD_CONFLICT)
        twice_tell(reader, &items[chosen], line_before);
}

/* Returns whose figures are used though nobody signed them off, each told once. */
static void unsigned_tell(const struct data_reader *reader, const bool *used)
{
    const struct lists *lists = reader->lists;
    for (size_t i = 0; i < lists->n_returns; i++) {
        const struct la_return *item = &lists->returns[i];
        if (used[i] && !signed_off(item))
            diag_add(reader->diags, SEVERITY_WARNING, "not-signed-off",
                     place_line(reader->spec->lists[LIST_RETURNS].file, item->line, 0),
                     "ask for its sign-off, and write the role in \"signed_off_role\" of the list of returns",
                     "the return \"%.*s\" of %.*s is not signed off; its figures are used and marked p",
                     STR_ARG(item->id), STR_ARG(reader->areas->items[item->area].name));
    }
}

void read_tidy_settle(struct data_reader *reader)
{
    struct arena *scratch = arena_open();
    size_t n = reader->n_sent;
    struct candidate *items = ARENA_ARRAY(scratch, struct candidate, n + 1);
    bool *used = ARENA_ARRAY(scratch, bool, reader->lists->n_returns + 1);
    for (size_t i = 0; i < n; i++)
        items[i] = (struct candidate){reader->sent[i], &reader->lists->returns[reader->sent[i].la_return]};
    if (n)
        qsort(items, n, sizeof *items, compare);
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from + 1; to < n && compare_cell(&items[to].sent, &items[from].sent) == 0;)
            to++;
        used[items[from + choose(items + from, to - from)].sent.la_return] = true;
        cell_settle(reader, items + from, to - from);
    }
    unsigned_tell(reader, used);
    arena_close(scratch);
}
