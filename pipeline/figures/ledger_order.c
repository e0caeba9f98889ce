#include "figures/ledger_order.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    uint64_t order; /* period, area, statistic, in bits from the top */
    uint32_t figure;
};

struct ledger_order {
    const struct ledger *ledger;
    uint16_t *ranks;   /* of the store's periods, ascending */
    uint32_t *figures; /* subject by subject */
    size_t *ends;      /* of each subject, in `figures` */
    size_t n_subjects, subject;
    struct entry *entries; /* of one subject, sorted */
    size_t n, next;
};

struct ranked {
    struct period period;
    uint32_t number;
};

static int ranked_compare(const void *a, const void *b)
{
    return period_compare(((const struct ranked *)a)->period, ((const struct ranked *)b)->period);
}

static uint16_t *ranks_build(const struct store *store, struct arena *arena)
{
    struct arena *scratch = arena_open();
    struct ranked *ranked = ARENA_ARRAY(scratch, struct ranked, store->n_periods);
    uint16_t *ranks = ARENA_ARRAY(arena, uint16_t, store->n_periods);
    for (uint32_t i = 0; i < store->n_periods; i++)
        ranked[i] = (struct ranked){store->periods[i], i};
    if (store->n_periods)
        qsort(ranked, store->n_periods, sizeof *ranked, ranked_compare);
    for (size_t i = 0; i < store->n_periods; i++)
        ranks[ranked[i].number] = (uint16_t)i;
    arena_close(scratch);
    return ranks;
}

static size_t subject_of(const struct ledger *ledger, const struct record *record)
{
    size_t n = ledger->dataset->catalogue->n;
    if (record->indicator != INDICATOR_NONE)
        return record->indicator;
    uint32_t theme = manner_of(ledger, record)->theme;
    return theme != UINT32_MAX ? n + theme : n + ledger->dataset->catalogue->n_themes;
}

struct ledger_order *ledger_order_open(const struct ledger *ledger, const bool *wanted, struct arena *arena)
{
    struct ledger_order *order = ARENA_NEW(arena, struct ledger_order);
    size_t n_subjects = ledger->dataset->catalogue->n + ledger->dataset->catalogue->n_themes + 1;
    *order = (struct ledger_order){.ledger = ledger,
                                   .ranks = ranks_build(ledger->store, arena),
                                   .ends = ARENA_ARRAY(arena, size_t, n_subjects + 1),
                                   .n_subjects = n_subjects};
    size_t *ends = order->ends;
    for (uint32_t i = 0; i < ledger->n; i++)
        if (!wanted || wanted[i])
            ends[subject_of(ledger, record_at(ledger, i)) + 1]++;
    size_t most = 0;
    for (size_t i = 1; i <= n_subjects; i++) {
        most = ends[i] > most ? ends[i] : most;
        ends[i] += ends[i - 1];
    }
    order->figures = ARENA_ARRAY(arena, uint32_t, ends[n_subjects]);
    order->entries = ARENA_ARRAY(arena, struct entry, most);
    for (uint32_t i = 0; i < ledger->n; i++) /* each subject's begin becomes its end */
        if (!wanted || wanted[i])
            order->figures[ends[subject_of(ledger, record_at(ledger, i))]++] = i;
    return order;
}

static int entries_compare(const void *a, const void *b)
{
    const struct entry *first = a;
    const struct entry *second = b;
    if (first->order != second->order)
        return first->order < second->order ? -1 : 1;
    return first->figure < second->figure ? -1 : 1;
}

static struct str detail_of(const struct ledger *ledger, uint32_t figure)
{
    return ledger->store->texts[manner_of(ledger, record_at(ledger, figure))->detail];
}

/* Records that differ only in their detail, by its text: few and short runs. */
static void runs_sort(const struct ledger *ledger, struct entry *entries, size_t n)
{
    for (size_t i = 1; i < n; i++)
        for (size_t k = i;
             k > 0 && entries[k - 1].order == entries[k].order &&
             str_compare(detail_of(ledger, entries[k].figure), detail_of(ledger, entries[k - 1].figure)) < 0;
             k--) {
            struct entry entry = entries[k];
            entries[k] = entries[k - 1];
            entries[k - 1] = entry;
        }
}

static void subject_sort(struct ledger_order *order, size_t begin, size_t end)
{
    order->n = end - begin;
    order->next = 0;
    for (size_t i = 0; i < order->n; i++) {
        uint32_t figure = order->figures[begin + i];
        const struct record *record = record_at(order->ledger, figure);
        order->entries[i] =
            (struct entry){(uint64_t)order->ranks[record->period] << 40 | (uint64_t)record_area(record) << 8 |
                               (uint64_t)record->statistic,
                           figure};
    }
    if (order->n)
        qsort(order->entries, order->n, sizeof *order->entries, entries_compare);
    runs_sort(order->ledger, order->entries, order->n);
}

uint32_t ledger_order_next(struct ledger_order *order)
{
    while (order->next == order->n) {
        if (order->subject == order->n_subjects)
            return FIGURE_NONE;
        size_t begin = order->subject ? order->ends[order->subject - 1] : 0;
        subject_sort(order, begin, order->ends[order->subject++]);
    }
    return order->entries[order->next++].figure;
}
