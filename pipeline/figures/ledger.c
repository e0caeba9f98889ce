/* The ledger itself: adding records, and finding them by what they are about. */
#include "figures/figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What makes a record the only one of its kind. */
struct key {
    uint32_t indicator, theme, area;
    struct period period;
    enum statistic statistic;
    struct str detail;
};

static uint64_t mixed(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

static uint64_t key_hash(const struct key *key)
{
    uint64_t hash = mixed(0, ((uint64_t)key->indicator << 32) | key->area);
    hash = mixed(hash, ((uint64_t)(uint32_t)key->period.index << 32) | ((uint64_t)key->period.kind << 16) |
                           ((uint64_t)key->period.calendar << 8) | (uint64_t)key->statistic);
    if (key->theme != UINT32_MAX)
        hash = mixed(hash, key->theme);
    if (key->detail.len)
        hash = mixed(hash, str_hash(key->detail));
    return hash ^ (hash >> 32);
}

static struct key key_of(const struct figure *figure)
{
    return (struct key){figure->indicator, figure->theme,     figure->area,
                        figure->period,    figure->statistic, figure->detail};
}

static bool key_is(const struct key *key, const struct figure *figure)
{
    return key->indicator == figure->indicator && key->area == figure->area &&
           key->statistic == figure->statistic && key->theme == figure->theme &&
           period_equal(key->period, figure->period) && str_equal(key->detail, figure->detail);
}

/* The slot that holds the key's figure, or the empty one where it would go. */
static uint32_t *slot_find(const struct ledger *ledger, const struct key *key)
{
    size_t at = key_hash(key) & (ledger->n_slots - 1);
    while (ledger->slots[at] != FIGURE_NONE && !key_is(key, &ledger->items[ledger->slots[at]]))
        at = (at + 1) & (ledger->n_slots - 1);
    return &ledger->slots[at];
}

static void slots_build(struct ledger *ledger, size_t n_slots)
{
    ledger->slots = ARENA_ARRAY(ledger->arena, uint32_t, n_slots);
    ledger->n_slots = n_slots;
    memset(ledger->slots, 0xff, n_slots * sizeof *ledger->slots);
    for (size_t i = 0; i < ledger->n; i++) {
        struct key key = key_of(&ledger->items[i]);
        *slot_find(ledger, &key) = (uint32_t)i;
    }
}

struct ledger *ledger_open(struct arena *arena, const struct dataset *dataset)
{
    struct ledger *ledger = ARENA_NEW(arena, struct ledger);
    ledger->arena = arena;
    ledger->dataset = dataset;
    slots_build(ledger, 64);
    return ledger;
}

void ledger_reserve(struct ledger *ledger, size_t n)
{
    if (n > ledger->capacity) {
        struct figure *items = ARENA_ARRAY(ledger->arena, struct figure, n);
        if (ledger->n)
            memcpy(items, ledger->items, ledger->n * sizeof *items);
        ledger->items = items;
        ledger->capacity = n;
    }
    size_t n_slots = ledger->n_slots;
    while (n_slots / 3 * 2 < n)
        n_slots *= 2;
    if (n_slots > ledger->n_slots)
        slots_build(ledger, n_slots);
}

struct figure figure_new(uint32_t indicator, uint32_t area, struct period period, enum statistic statistic)
{
    return (struct figure){.indicator = indicator,
                           .theme = UINT32_MAX,
                           .area = area,
                           .period = period,
                           .statistic = statistic,
                           .state = STATE_NOT_CALCULABLE,
                           .comparator = AREA_NONE,
                           .n_used = UINT32_MAX,
                           .n_expected = UINT32_MAX};
}

struct figure figure_new_theme(uint32_t theme, uint32_t area, struct period period, enum statistic statistic)
{
    struct figure figure = figure_new(INDICATOR_NONE, area, period, statistic);
    figure.theme = theme;
    return figure;
}

uint32_t ledger_add(struct ledger *ledger, struct figure figure)
{
    struct key key = key_of(&figure);
    uint32_t *slot = slot_find(ledger, &key);
    if (*slot != FIGURE_NONE || ledger->n >= FIGURE_NONE - 1) {
        struct str id = figure_id(ledger, &figure, ledger->arena);
        fprintf(stderr, "boardpaper: fault of the program: the figure %.*s was made twice\n", STR_ARG(id));
        abort();
    }
    if (figure.display.len == 0)
        figure.display = figure_display(ledger, &figure, ledger->arena);
    *slot = (uint32_t)ledger->n;
    ARENA_RESERVE(ledger->arena, ledger->items, ledger->n, ledger->capacity);
    ledger->items[ledger->n++] = figure;
    if (ledger->n > ledger->n_slots / 3 * 2)
        slots_build(ledger, ledger->n_slots * 2);
    return (uint32_t)ledger->n - 1;
}

uint32_t ledger_find_detail(const struct ledger *ledger, uint32_t indicator, uint32_t theme, uint32_t area,
                            struct period period, enum statistic statistic, struct str detail)
{
    struct key key = {indicator, theme, area, period, statistic, detail};
    return *slot_find(ledger, &key);
}

uint32_t ledger_find(const struct ledger *ledger, uint32_t indicator, uint32_t area, struct period period,
                     enum statistic statistic)
{
    return ledger_find_detail(ledger, indicator, UINT32_MAX, area, period, statistic, STR_NONE);
}

const struct figure *ledger_figure(const struct ledger *ledger, uint32_t indicator, uint32_t area,
                                   struct period period, enum statistic statistic)
{
    uint32_t found = ledger_find(ledger, indicator, area, period, statistic);
    return found == FIGURE_NONE ? NULL : &ledger->items[found];
}

/* -- ids */

struct str figure_indicator_text(const struct ledger *ledger, const struct figure *figure,
                                 struct arena *arena)
{
    const struct catalogue *catalogue = ledger->dataset->catalogue;
    if (figure->indicator != INDICATOR_NONE)
        return catalogue->items[figure->indicator].id;
    if (figure->theme != UINT32_MAX)
        return str_format(arena, "theme:%.*s", STR_ARG(catalogue->themes[figure->theme]));
    return STR("paper");
}

struct str figure_id(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    struct str subject = figure_indicator_text(ledger, figure, arena);
    struct str area = figure->area == AREA_NONE ? STR_NONE : ledger->dataset->areas->items[figure->area].code;
    struct str period = period_is(figure->period) ? period_text(arena, figure->period) : STR_NONE;
    struct str statistic = statistic_name(figure->statistic);
    return str_format(arena, "%.*s/%.*s/%.*s/%.*s%s%.*s", STR_ARG(subject), STR_ARG(area), STR_ARG(period),
                      STR_ARG(statistic), figure->detail.len ? "/" : "", STR_ARG(figure->detail));
}

/* Names may hold a slash, so an id is not taken apart: the figures whose subject begins it are asked for
 * theirs. */
uint32_t ledger_find_id(const struct ledger *ledger, struct str id)
{
    uint32_t found = FIGURE_NONE;
    struct arena *scratch = arena_open();
    uint32_t asked = UINT32_MAX;
    uint32_t asked_theme = UINT32_MAX;
    bool begins = false;
    for (size_t i = 0; i < ledger->n && found == FIGURE_NONE; i++) {
        const struct figure *figure = &ledger->items[i];
        if (i == 0 || figure->indicator != asked || figure->theme != asked_theme) {
            begins = str_starts(id, figure_indicator_text(ledger, figure, scratch));
            asked = figure->indicator;
            asked_theme = figure->theme;
        }
        if (begins && str_ends(id, figure->detail.len ? figure->detail : statistic_name(figure->statistic)) &&
            str_equal(id, figure_id(ledger, figure, scratch)))
            found = (uint32_t)i;
    }
    arena_close(scratch);
    return found;
}
