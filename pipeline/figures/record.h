/* record: a figure as the ledger keeps it. A paper holds hundreds of thousands, so that what many have in
 * common (a method, a comparator, how many were used) is kept once, and what is made from the rest (the
 * display) is not kept at all. Private to this room. */
#ifndef FIGURES_RECORD_H
#define FIGURES_RECORD_H

#include "base/map.h"
#include "figures/figure.h"

struct record { /* 32 bytes */
    double value;
    uint32_t bounds; /* index into the store's, where has says that there are any */
    uint32_t origin; /* where the list of inputs lies in the store's blocks; without one: the line */
    uint32_t manner; /* index */
    uint32_t indicator;
    uint16_t area_low; /* with area_high; AREA_NONE is RECORD_NO_AREA */
    uint16_t period;   /* index into the store's periods */
    uint32_t statistic : 6, word : 6, state : 4, marks : 5, has : 3, area_high : 8;
};
#define RECORD_NO_AREA 0xffffffu
_Static_assert(STATISTIC_COUNT <= 1 << 6 && WORD_COUNT <= 1 << 6 && STATE_COUNT <= 1 << 4 &&
                   MARK_PARTIAL < 1 << 5 && FIGURE_UPPER < 1 << 3 && PART_COUNT <= PART_BITS,
               "the words of a record outgrow their bits");

struct bounds {
    double lower, upper;
};

/* What a figure shares with many: texts by their index. */
struct manner {
    uint32_t method, detail;
    uint32_t display; /* only where the analysis set one */
    uint32_t theme, comparator, n_used, n_expected;
    struct period comparator_period;
    uint16_t n_inputs, source;
    unsigned parts : 24;
    unsigned is_lined : 1; /* has inputs and a line, which stands after them in their block */
};

/* A growing list whose items never move. */
#define CHUNK 1024
struct chunks {
    char **items;
    size_t n, n_chunks, capacity, size;
};

struct store {
    struct arena *bulk;  /* all but texts, which documents borrow */
    struct arena *index; /* the slots */
    struct chunks records, bounds;
    struct arena *lent; /* views and their numbers; NULL: none */
    struct chunks views;
    uint32_t *
        *view_numbers; /* by record, in short lists: its view's number plus one; NULL: none in this list */
    size_t n_view_numbers;
    struct str *texts; /* [0] is empty */
    size_t n_texts, texts_capacity;
    struct map *text_numbers;
    struct manner *manners;
    size_t n_manners, manners_capacity;
    uint32_t *manner_slots; /* open addressing */
    size_t n_manner_slots;
    struct period *periods;
    size_t n_periods, periods_capacity;
    struct map64 *period_numbers; /* period_key to index */
    struct period last_period;    /* asked for */
    uint32_t last_period_number;
    uint32_t *slots; /* open addressing over records by their id, at most seven eighths full */
    size_t n_slots;
    struct block *blocks; /* of lists of inputs */
    size_t n_blocks, blocks_capacity;
};

/* A list of inputs lies in one block; a longer one than that has a block of its own. */
#define BLOCK_BITS 14
struct block {
    uint32_t *items;
    size_t n, capacity;
};

static inline void *chunks_at(const struct chunks *chunks, size_t index)
{
    return chunks->items[index / CHUNK] + index % CHUNK * chunks->size;
}

static inline const struct record *record_at(const struct ledger *ledger, uint32_t index)
{
    return chunks_at(&ledger->store->records, index);
}

static inline const struct manner *manner_of(const struct ledger *ledger, const struct record *record)
{
    return &ledger->store->manners[record->manner];
}

static inline uint32_t record_area(const struct record *record)
{
    uint32_t area = (uint32_t)record->area_high << 16 | record->area_low;
    return area == RECORD_NO_AREA ? AREA_NONE : area;
}

static inline const uint32_t *record_inputs(const struct ledger *ledger, const struct record *record)
{
    return manner_of(ledger, record)->n_inputs ? ledger->store->blocks[record->origin >> BLOCK_BITS].items +
                                                     (record->origin & ((1u << BLOCK_BITS) - 1))
                                               : NULL;
}

static inline uint32_t record_line(const struct ledger *ledger, const struct record *record)
{
    const struct manner *manner = manner_of(ledger, record);
    if (manner->is_lined)
        return record_inputs(ledger, record)[manner->n_inputs];
    return manner->n_inputs ? 0 : record->origin;
}

/* Where the number of a record's view, plus one, stands. */
uint32_t *view_number(const struct ledger *ledger, uint32_t index);
/* Releases all views. */
void views_release(const struct ledger *ledger);
/* Room for one more, zeroed. */
void *chunks_add(struct chunks *chunks, struct arena *arena);

#endif
