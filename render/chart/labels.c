#include "chart/labels.h"
#include <stdlib.h>

struct ordered {
    double key;
    size_t index;
};

static int by_key(const void *left, const void *right)
{
    const struct ordered *a = left, *b = right;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

size_t *labels_order(struct arena *arena, const double *keys, size_t n)
{
    struct ordered *items = ARENA_ARRAY(arena, struct ordered, n);
    for (size_t i = 0; i < n; i++)
        items[i] = (struct ordered){keys[i], i};
    if (n > 1)
        qsort(items, n, sizeof *items, by_key);
    size_t *order = ARENA_ARRAY(arena, size_t, n);
    for (size_t i = 0; i < n; i++)
        order[i] = items[i].index;
    return order;
}

/* Labels that touch and so move together. */
struct pool {
    double start; /* wanted start of the first, averaged over its labels */
    double size;  /* of all together */
    double count;
    size_t first;
};

bool labels_push(struct arena *arena, double *centres, const double *sizes, size_t n, double low, double high)
{
    if (!n)
        return true;
    size_t *order = labels_order(arena, centres, n);
    struct pool *pools = ARENA_ARRAY(arena, struct pool, n);
    size_t n_pools = 0;
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        size_t at = order[i];
        total += sizes[at];
        pools[n_pools++] = (struct pool){centres[at] - sizes[at] / 2, sizes[at], 1, i};
        while (n_pools > 1) {
            struct pool *a = &pools[n_pools - 2], *b = &pools[n_pools - 1];
            if (a->start + a->size <= b->start)
                break;
            a->start = (a->start * a->count + (b->start - a->size) * b->count) / (a->count + b->count);
            a->size += b->size;
            a->count += b->count;
            n_pools--;
        }
    }
    bool fits = total <= high - low + 1e-9;
    /* Within the limits: clipping each pool's wanted start keeps the optimum, as long as the clips themselves
     * leave room for the pools before and after. */
    double before = 0;
    for (size_t p = 0; p < n_pools; p++) {
        double after = total - before - pools[p].size;
        double least = low + before, most = high - after - pools[p].size;
        double start = pools[p].start;
        if (start > most)
            start = most;
        if (start < least || !fits)
            start = least;
        size_t end = p + 1 < n_pools ? pools[p + 1].first : n;
        for (size_t i = pools[p].first; i < end; i++) {
            centres[order[i]] = start + sizes[order[i]] / 2;
            start += sizes[order[i]];
        }
        before += pools[p].size;
    }
    return fits;
}
