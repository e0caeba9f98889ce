/* The ledger itself: adding records, and finding them by what they are about. */
#include "figures/record.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What makes a record the only one of its kind; texts and periods by their numbers. */
struct key {
    uint32_t indicator, theme, area, period, statistic, detail;
};

static uint64_t mixed(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * 0x9e3779b97f4a7c15u;
    return hash ^ (hash >> 29);
}

static uint64_t key_hash(const struct key *key)
{
    uint64_t hash = mixed(0, ((uint64_t)key->indicator << 32) | key->area);
    hash = mixed(hash, ((uint64_t)key->period << 32) | ((uint64_t)key->detail << 8) | key->statistic);
    if (key->theme != UINT32_MAX)
        hash = mixed(hash, key->theme);
    return hash ^ (hash >> 32);
}

static struct key key_of(const struct ledger *ledger, const struct record *record)
{
    const struct manner *manner = manner_of(ledger, record);
    return (struct key){record->indicator, manner->theme,     record_area(record),
                        record->period,    record->statistic, manner->detail};
}

static bool key_is(const struct ledger *ledger, const struct key *key, const struct record *record)
{
    if (key->indicator != record->indicator || key->area != record_area(record) ||
        key->statistic != record->statistic || key->period != record->period)
        return false;
    const struct manner *manner = manner_of(ledger, record);
    return key->theme == manner->theme && key->detail == manner->detail;
}

/* A slot holds a record's index plus one, 0 for none, and above it six bits of its hash, so that few records
 * are looked at in vain. */
#define INDEX_BITS 26
#define INDEX_MASK ((1u << INDEX_BITS) - 1)

static uint32_t tag_of(uint64_t hash)
{
    return (uint32_t)(hash >> 58) << INDEX_BITS;
}

/* The slot that holds the key's record, or the empty one where it would go. */
static uint32_t *slot_find(const struct ledger *ledger, const struct key *key, uint64_t hash)
{
    const struct store *store = ledger->store;
    uint32_t tag = tag_of(hash);
    size_t at = (size_t)((hash & UINT32_MAX) * store->n_slots >> 32);
    for (;; at = at + 1 < store->n_slots ? at + 1 : 0) {
        uint32_t slot = store->slots[at];
        if (slot == 0 ||
            ((slot & ~INDEX_MASK) == tag && key_is(ledger, key, record_at(ledger, (slot & INDEX_MASK) - 1))))
            return &store->slots[at];
    }
}

static void slots_build(struct ledger *ledger, size_t n_slots)
{
    struct store *store = ledger->store;
    struct arena *before = store->index;
    store->index = arena_open_within(store->bulk);
    store->slots = ARENA_ARRAY(store->index, uint32_t, n_slots);
    store->n_slots = n_slots;
    for (uint32_t i = 0; i < ledger->n; i++) {
        struct key key = key_of(ledger, record_at(ledger, i));
        uint64_t hash = key_hash(&key);
        *slot_find(ledger, &key, hash) = tag_of(hash) | (i + 1);
    }
    arena_close(before);
}

/* -- what is shared */

static _Noreturn void fault(const char *what)
{
    fprintf(stderr, "boardpaper: fault of the program: %s\n", what);
    abort();
}

/* The number of a text, or MAP_NONE. */
static uint32_t text_find(const struct store *store, struct str text)
{
    return text.len ? map_find(store->text_numbers, text) : 0;
}

static uint32_t text_keep(struct ledger *ledger, struct str text)
{
    struct store *store = ledger->store;
    uint32_t found = text_find(store, text);
    if (found != MAP_NONE)
        return found;
    ARENA_RESERVE(ledger->arena, store->texts, store->n_texts, store->texts_capacity);
    store->texts[store->n_texts] = str_copy(ledger->arena, text);
    map_add(store->text_numbers, store->texts[store->n_texts], (uint32_t)store->n_texts);
    return (uint32_t)store->n_texts++;
}

struct str ledger_keep(struct ledger *ledger, struct str text)
{
    uint32_t number = text_keep(ledger, text); /* which may move the list */
    return ledger->store->texts[number];
}

/* Room for `n` in the newest block, or in a new one. */
static uint32_t *block_add(struct ledger *ledger, size_t n)
{
    struct store *store = ledger->store;
    struct block *block = store->n_blocks ? &store->blocks[store->n_blocks - 1] : NULL;
    if (!block || n > block->capacity - block->n) {
        size_t capacity = n > 1u << BLOCK_BITS ? n : 1u << BLOCK_BITS;
        ARENA_RESERVE(store->bulk, store->blocks, store->n_blocks, store->blocks_capacity);
        block = &store->blocks[store->n_blocks++];
        *block = (struct block){ARENA_ARRAY(store->bulk, uint32_t, capacity), 0, capacity};
    }
    uint32_t *list = block->items + block->n;
    block->n += n;
    return list;
}

const uint32_t *ledger_inputs(struct ledger *ledger, const uint32_t *inputs, size_t n)
{
    if (n == 0)
        return NULL;
    uint32_t *list = block_add(ledger, n);
    memcpy(list, inputs, n * sizeof *list);
    return list;
}

/* Whether the line stands after the list, or could be put there. */
static bool line_follows(struct block *block, size_t end, uint32_t line)
{
    if (end == block->n && block->n < block->capacity)
        block->items[block->n++] = line;
    return end < block->n && block->items[end] == line;
}

/* Where a figure's list lies, with its line after it where it has one. A list that is not the ledger's own is
 * copied, and so is one that has another line after it. The newest block has nearly all that are asked for.
 */
static uint32_t inputs_place(struct ledger *ledger, const struct figure *figure)
{
    struct store *store = ledger->store;
    size_t n = figure->n_inputs;
    for (size_t i = store->n_blocks; i-- > 0;) {
        struct block *block = &store->blocks[i];
        uintptr_t begin = (uintptr_t)block->items;
        uintptr_t at = (uintptr_t)figure->inputs;
        if (at < begin || at >= begin + block->n * sizeof *block->items)
            continue;
        size_t place = (at - begin) / sizeof *block->items;
        if (!figure->line || line_follows(block, place + n, figure->line))
            return (uint32_t)(i << BLOCK_BITS | place);
        break;
    }
    uint32_t *copy = block_add(ledger, n + (figure->line != 0));
    memcpy(copy, figure->inputs, n * sizeof *copy);
    if (figure->line)
        copy[n] = figure->line;
    const struct block *block = &store->blocks[store->n_blocks - 1];
    return (uint32_t)((store->n_blocks - 1) << BLOCK_BITS | (size_t)(copy - block->items));
}

/* The number of a period, or MAP_NONE. Most ask for the one that was asked for before. */
static uint32_t period_find(struct store *store, struct period period)
{
    if (store->last_period_number != MAP_NONE && period_equal(period, store->last_period))
        return store->last_period_number;
    store->last_period = period;
    return store->last_period_number = map64_find(store->period_numbers, period_key(period));
}

static uint32_t period_keep(struct ledger *ledger, struct period period)
{
    struct store *store = ledger->store;
    uint32_t found = period_find(store, period);
    if (found != MAP_NONE)
        return found;
    if (store->n_periods > UINT16_MAX)
        fault("the ledger has more periods than it can number");
    ARENA_RESERVE(store->bulk, store->periods, store->n_periods, store->periods_capacity);
    store->periods[store->n_periods] = period;
    map64_add(store->period_numbers, period_key(period), (uint32_t)store->n_periods);
    store->last_period_number = (uint32_t)store->n_periods;
    return (uint32_t)store->n_periods++;
}

static bool manner_is(const struct manner *a, const struct manner *b)
{
    return a->method == b->method && a->detail == b->detail && a->display == b->display &&
           a->theme == b->theme && a->comparator == b->comparator && a->n_used == b->n_used &&
           a->n_expected == b->n_expected && a->n_inputs == b->n_inputs && a->source == b->source &&
           a->is_lined == b->is_lined && a->parts == b->parts &&
           period_equal(a->comparator_period, b->comparator_period);
}

static uint32_t *manner_slot(const struct store *store, const struct manner *manner)
{
    uint64_t hash = mixed(0, ((uint64_t)manner->method << 32) | manner->detail);
    hash = mixed(hash, ((uint64_t)manner->display << 32) | manner->theme);
    hash = mixed(hash, ((uint64_t)manner->n_used << 32) | manner->comparator);
    hash = mixed(hash, ((uint64_t)manner->n_expected << 32) ^ period_key(manner->comparator_period));
    hash =
        mixed(hash, ((uint64_t)manner->n_inputs << 32) | ((uint64_t)manner->source << 1) | manner->is_lined);
    hash = mixed(hash, manner->parts);
    size_t at = (hash ^ (hash >> 32)) & (store->n_manner_slots - 1);
    while (store->manner_slots[at] != FIGURE_NONE &&
           !manner_is(manner, &store->manners[store->manner_slots[at]]))
        at = (at + 1) & (store->n_manner_slots - 1);
    return &store->manner_slots[at];
}

static void manner_slots_build(struct ledger *ledger, size_t n_slots)
{
    struct store *store = ledger->store;
    store->manner_slots = ARENA_ARRAY(store->bulk, uint32_t, n_slots);
    memset(store->manner_slots, 0xff, n_slots * sizeof *store->manner_slots);
    store->n_manner_slots = n_slots;
    for (uint32_t i = 0; i < store->n_manners; i++)
        *manner_slot(store, &store->manners[i]) = i;
}

static uint32_t manner_keep(struct ledger *ledger, const struct figure *figure)
{
    struct store *store = ledger->store;
    struct manner manner = {.method = text_keep(ledger, figure->method),
                            .detail = text_keep(ledger, figure->detail),
                            .display = text_keep(ledger, figure->display),
                            .theme = figure->theme,
                            .comparator = figure->comparator,
                            .n_used = figure->n_used,
                            .n_expected = figure->n_expected,
                            .comparator_period = figure->comparator_period,
                            .n_inputs = (uint16_t)figure->n_inputs,
                            .source = figure->source,
                            .parts = figure->parts,
                            .is_lined = figure->n_inputs && figure->line};
    uint32_t *slot = manner_slot(store, &manner);
    if (*slot != FIGURE_NONE)
        return *slot;
    *slot = (uint32_t)store->n_manners;
    ARENA_RESERVE(store->bulk, store->manners, store->n_manners, store->manners_capacity);
    store->manners[store->n_manners++] = manner;
    if (store->n_manners > store->n_manner_slots / 2)
        manner_slots_build(ledger, store->n_manner_slots * 2);
    return (uint32_t)store->n_manners - 1;
}

void *chunks_add(struct chunks *chunks, struct arena *arena)
{
    if (chunks->n == chunks->n_chunks * CHUNK) {
        ARENA_RESERVE(arena, chunks->items, chunks->n_chunks, chunks->capacity);
        chunks->items[chunks->n_chunks++] = arena_array(arena, CHUNK, chunks->size);
    }
    return chunks_at(chunks, chunks->n++);
}

/* -- adding */

struct ledger *ledger_open(struct arena *arena, const struct dataset *dataset)
{
    struct ledger *ledger = ARENA_NEW(arena, struct ledger);
    struct store *store = ARENA_NEW(arena, struct store);
    store->bulk = arena_open_within(arena);
    *ledger = (struct ledger){.dataset = dataset, .arena = arena, .store = store};
    store->records.size = sizeof(struct record);
    store->bounds.size = sizeof(struct bounds);
    store->views.size = sizeof(struct figure);
    store->text_numbers = map_open(store->bulk);
    ARENA_RESERVE(arena, store->texts, store->n_texts, store->texts_capacity);
    store->texts[store->n_texts++] = STR_NONE;
    store->period_numbers = map64_open(store->bulk);
    store->last_period_number = MAP_NONE;
    manner_slots_build(ledger, 64);
    slots_build(ledger, 64);
    return ledger;
}

void ledger_seal(struct ledger *ledger)
{
    struct store *store = ledger->store;
    views_release(ledger);
    arena_close(store->index);
    store->index = NULL;
    store->slots = NULL;
    store->n_slots = 0;
}

void ledger_close(struct ledger *ledger)
{
    views_release(ledger);
    arena_close(ledger->store->bulk);
    *ledger->store = (struct store){0};
}

void ledger_reserve(struct ledger *ledger, size_t n)
{
    if (n > ledger->store->n_slots / 8 * 7)
        slots_build(ledger, n / 7 * 8 + 64);
}

struct figure figure_new(uint32_t indicator, uint32_t area, struct period period, enum statistic statistic)
{
    return (struct figure){.place = FIGURE_NONE,
                           .indicator = indicator,
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

static uint32_t bounds_keep(struct ledger *ledger, const struct figure *figure)
{
    struct chunks *bounds = &ledger->store->bounds;
    if (!(figure->has & (FIGURE_LOWER | FIGURE_UPPER)))
        return 0;
    struct bounds *kept = chunks_add(bounds, ledger->store->bulk);
    *kept = (struct bounds){figure->lower, figure->upper};
    return (uint32_t)bounds->n - 1;
}

static struct record record_of(struct ledger *ledger, const struct figure *figure)
{
    if (figure->n_inputs > UINT16_MAX)
        fault("a figure has more inputs than it can number");
    uint32_t area = figure->area == AREA_NONE ? RECORD_NO_AREA : figure->area;
    if (area > RECORD_NO_AREA)
        fault("the ledger has more areas than it can number");
    return (struct record){.value = figure->value,
                           .origin = figure->n_inputs ? inputs_place(ledger, figure) : figure->line,
                           .manner = manner_keep(ledger, figure),
                           .indicator = figure->indicator,
                           .area_low = (uint16_t)(area & 0xffff),
                           .area_high = (uint8_t)(area >> 16),
                           .period = (uint16_t)period_keep(ledger, figure->period),
                           .statistic = (uint32_t)figure->statistic & 0x3f,
                           .word = (uint32_t)figure->word & 0x3f,
                           .state = (uint32_t)figure->state & 0xf,
                           .marks = figure->marks & 0x1f,
                           .has = figure->has & 0x7};
}

uint32_t ledger_add(struct ledger *ledger, struct figure figure)
{
    struct record record = record_of(ledger, &figure);
    struct key key = key_of(ledger, &record);
    uint64_t hash = key_hash(&key);
    uint32_t *slot = slot_find(ledger, &key, hash);
    if (ledger->n >= INDEX_MASK)
        fault("the ledger has more records than it can number");
    if (*slot) {
        struct str id = figure_id(ledger, &figure, ledger->arena);
        fprintf(stderr, "boardpaper: fault of the program: the figure %.*s was made twice\n", STR_ARG(id));
        abort();
    }
    record.bounds = bounds_keep(ledger, &figure);
    *slot = tag_of(hash) | (uint32_t)(ledger->n + 1);
    *(struct record *)chunks_add(&ledger->store->records, ledger->store->bulk) = record;
    ledger->n++;
    if (ledger->n > ledger->store->n_slots / 8 * 7)
        slots_build(ledger, ledger->store->n_slots * 2);
    return (uint32_t)ledger->n - 1;
}

/* -- finding */

uint32_t ledger_find_detail(const struct ledger *ledger, uint32_t indicator, uint32_t theme, uint32_t area,
                            struct period period, enum statistic statistic, struct str detail)
{
    struct key key = {indicator,
                      theme,
                      area,
                      period_find(ledger->store, period),
                      (uint32_t)statistic,
                      text_find(ledger->store, detail)};
    if (key.period == MAP_NONE || key.detail == MAP_NONE)
        return FIGURE_NONE;
    uint32_t slot = *slot_find(ledger, &key, key_hash(&key));
    return slot ? (slot & INDEX_MASK) - 1 : FIGURE_NONE;
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
    return found == FIGURE_NONE ? NULL : ledger_at(ledger, found);
}
