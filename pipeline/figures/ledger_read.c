/* Records as figures, and their ids. */
#include "figures/record.h"

static struct figure unpacked(const struct ledger *ledger, uint32_t index)
{
    const struct store *store = ledger->store;
    const struct record *record = record_at(ledger, index);
    const struct manner *manner = manner_of(ledger, record);
    struct figure figure = {.place = index,
                            .value = record->value,
                            .detail = store->texts[manner->detail],
                            .display = store->texts[manner->display],
                            .method = store->texts[manner->method],
                            .inputs = record_inputs(ledger, record),
                            .n_inputs = manner->n_inputs,
                            .parts = manner->parts,
                            .indicator = record->indicator,
                            .theme = manner->theme,
                            .area = record_area(record),
                            .period = store->periods[record->period],
                            .comparator_period = manner->comparator_period,
                            .comparator = manner->comparator,
                            .n_used = manner->n_used,
                            .n_expected = manner->n_expected,
                            .line = record_line(ledger, record),
                            .source = manner->source,
                            .statistic = (enum statistic)record->statistic,
                            .word = (enum word)record->word,
                            .state = (enum state)record->state,
                            .marks = record->marks,
                            .has = record->has};
    if (figure.has & (FIGURE_LOWER | FIGURE_UPPER)) {
        const struct bounds *bounds = chunks_at(&store->bounds, record->bounds);
        figure.lower = bounds->lower;
        figure.upper = bounds->upper;
    }
    return figure;
}

struct figure ledger_read(const struct ledger *ledger, uint32_t index, struct arena *arena)
{
    struct figure figure = unpacked(ledger, index);
    if (arena && figure.display.len == 0)
        figure.display = figure_display(ledger, &figure, arena);
    return figure;
}

/* The number of a record's view plus one stands in lists of so many records each, made on first use: few, as
 * a table of one area asks for a few records of every indicator. */
#define NUMBERS 64

uint32_t *view_number(const struct ledger *ledger, uint32_t index)
{
    struct store *store = ledger->store;
    size_t chunk = index / NUMBERS;
    if (!store->lent)
        store->lent = arena_open_within(ledger->arena);
    if (chunk >= store->n_view_numbers) {
        size_t n = store->records.n_chunks * 2 * (CHUNK / NUMBERS);
        uint32_t **grown = ARENA_ARRAY(store->lent, uint32_t *, n);
        for (size_t i = 0; i < store->n_view_numbers; i++)
            grown[i] = store->view_numbers[i];
        store->view_numbers = grown;
        store->n_view_numbers = n;
    }
    if (!store->view_numbers[chunk])
        store->view_numbers[chunk] = ARENA_ARRAY(store->lent, uint32_t, NUMBERS);
    return &store->view_numbers[chunk][index % NUMBERS];
}

const struct figure *ledger_at(const struct ledger *ledger, uint32_t index)
{
    struct store *store = ledger->store;
    uint32_t *number = view_number(ledger, index);
    if (*number == 0) {
        struct figure *view = chunks_add(&store->views, store->lent);
        *view = ledger_read(ledger, index, ledger->arena);
        *number = (uint32_t)store->views.n;
    }
    return chunks_at(&store->views, *number - 1);
}

#define WORTH_RELEASING ((size_t)512 * 1024) /* [bytes] */

void ledger_release(const struct ledger *ledger)
{
    const struct store *store = ledger->store;
    if (store->lent && arena_size(store->lent) >= WORTH_RELEASING)
        views_release(ledger);
}

void views_release(const struct ledger *ledger)
{
    struct store *store = ledger->store;
    arena_close(store->lent);
    store->lent = NULL;
    store->views = (struct chunks){.size = sizeof(struct figure)};
    store->view_numbers = NULL;
    store->n_view_numbers = 0;
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
    struct figure before = {.indicator = INDICATOR_NONE, .theme = UINT32_MAX};
    bool begins = false;
    for (uint32_t i = 0; i < ledger->n && found == FIGURE_NONE; i++) {
        struct figure figure = ledger_read(ledger, i, NULL);
        if (i == 0 || figure.indicator != before.indicator || figure.theme != before.theme)
            begins = str_starts(id, figure_indicator_text(ledger, &figure, scratch));
        before = figure;
        if (begins && str_ends(id, figure.detail.len ? figure.detail : statistic_name(figure.statistic)) &&
            str_equal(id, figure_id(ledger, &figure, scratch)))
            found = i;
    }
    arena_close(scratch);
    return found;
}
