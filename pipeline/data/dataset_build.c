#include "data/dataset.h"

#include <stdlib.h>
#include <string.h>

/* One period of one indicator: a series of that period alone. A cell without a source holds nothing yet;
 * line2 is made with the first that is needed. */
struct slab {
    uint32_t indicator;
    struct period period;
    struct series one;
};

struct dataset_builder {
    struct arena *arena; /* what the dataset keeps */
    struct arena *room;  /* what is released when it is built */
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct source *sources; /* [0] unused */
    size_t n_sources, source_capacity;
    struct slab **slabs;
    size_t n_slabs, slab_capacity;
    struct map64 *by_period; /* indicator and period -> index in slabs */
};

struct dataset_builder *dataset_builder_open(struct arena *arena, const struct areas *areas,
                                             const struct catalogue *catalogue)
{
    struct dataset_builder *builder = ARENA_NEW(arena, struct dataset_builder);
    builder->arena = arena;
    builder->room = arena_open_within(arena);
    builder->areas = areas;
    builder->catalogue = catalogue;
    builder->by_period = map64_open(builder->room);
    dataset_builder_source(builder, (struct source){0});
    return builder;
}

uint16_t dataset_builder_source(struct dataset_builder *builder, struct source source)
{
    ARENA_RESERVE(builder->arena, builder->sources, builder->n_sources, builder->source_capacity);
    builder->sources[builder->n_sources] = source;
    return (uint16_t)builder->n_sources++;
}

/* -- slabs */

/* The columns of n_periods × n_areas cells, all empty; the periods are the caller's to give. */
static void series_open(struct arena *arena, struct series *series, size_t n_periods, size_t n_areas)
{
    size_t n = n_periods * n_areas;
    series->n_periods = n_periods;
    series->n_areas = n_areas;
    series->value = ARENA_ARRAY(arena, double, 3 * n);
    series->numerator = series->value + n;
    series->denominator = series->numerator + n;
    series->line = ARENA_ARRAY(arena, uint32_t, n);
    series->source = ARENA_ARRAY(arena, uint16_t, n);
    series->state = ARENA_ARRAY(arena, uint8_t, 3 * n);
    series->has = series->state + n;
    series->marks = series->has + n;
}

static struct slab *slab_new(struct arena *arena, uint32_t indicator, struct period period, size_t n)
{
    struct slab *slab = ARENA_NEW(arena, struct slab);
    slab->indicator = indicator;
    slab->period = period;
    slab->one.periods = &slab->period;
    series_open(arena, &slab->one, 1, n);
    return slab;
}

struct slab *dataset_builder_slab(struct dataset_builder *builder, uint32_t indicator, struct period period)
{
    uint64_t key = (uint64_t)indicator << 38 | period_key(period);
    uint32_t found = map64_find(builder->by_period, key);
    if (found != MAP_NONE)
        return builder->slabs[found];
    ARENA_RESERVE(builder->room, builder->slabs, builder->n_slabs, builder->slab_capacity);
    struct slab *slab = slab_new(builder->room, indicator, period, builder->areas->n);
    map64_add(builder->by_period, key, (uint32_t)builder->n_slabs);
    builder->slabs[builder->n_slabs++] = slab;
    return slab;
}

uint16_t slab_source(const struct slab *slab, uint32_t area)
{
    return slab->one.source[area];
}

struct observation slab_observation(const struct slab *slab, uint32_t area)
{
    return series_observation(&slab->one, 0, area);
}

uint32_t slab_indicator(const struct slab *slab)
{
    return slab->indicator;
}

struct period slab_period(const struct slab *slab)
{
    return slab->period;
}

static uint8_t has_of(const struct observation *o)
{
    return (uint8_t)((o->has_value ? HAS_VALUE : 0) | (o->has_numerator ? HAS_NUMERATOR : 0) |
                     (o->has_denominator ? HAS_DENOMINATOR : 0) | (o->computed ? HAS_VALUE_COMPUTED : 0));
}

static void slab_set(struct dataset_builder *builder, struct slab *slab, uint32_t area,
                     const struct observation *o)
{
    slab->one.value[area] = o->has_value ? o->value : 0;
    slab->one.numerator[area] = o->has_numerator ? o->numerator : 0;
    slab->one.denominator[area] = o->has_denominator ? o->denominator : 0;
    slab->one.state[area] = (uint8_t)o->state;
    slab->one.has[area] = has_of(o);
    slab->one.marks[area] = (uint8_t)o->marks;
    slab->one.source[area] = o->source;
    slab->one.line[area] = o->line;
    if (o->line2 && !slab->one.line2)
        slab->one.line2 = ARENA_ARRAY(builder->room, uint32_t, builder->areas->n);
    if (slab->one.line2)
        slab->one.line2[area] = o->line2;
}

/* Whether the cell says just what the observation says, wherever it stands. */
static bool slab_says(const struct slab *slab, uint32_t area, const struct observation *o)
{
    return slab->one.state[area] == o->state && slab->one.has[area] == has_of(o) &&
           slab->one.marks[area] == o->marks && (!o->has_value || slab->one.value[area] == o->value) &&
           (!o->has_numerator || slab->one.numerator[area] == o->numerator) &&
           (!o->has_denominator || slab->one.denominator[area] == o->denominator);
}

static bool says_nothing(enum state state, uint8_t has)
{
    return state == STATE_MISSING && has == 0;
}

enum add_result slab_add(struct dataset_builder *builder, struct slab *slab, uint32_t area,
                         const struct observation *o, uint32_t *line_before)
{
    if (slab->one.source[area] == 0) {
        slab_set(builder, slab, area, o);
        return ADD_DONE;
    }
    *line_before = slab->one.line[area];
    bool same_file = slab->one.source[area] == o->source;
    bool earlier = same_file ? o->line < slab->one.line[area] : o->source < slab->one.source[area];
    if (same_file) {
        enum add_result result = slab_says(slab, area, o) ? ADD_REPEAT : ADD_CONFLICT;
        if (earlier)
            slab_set(builder, slab, area, o);
        return result;
    }
    bool nothing = says_nothing(o->state, has_of(o));
    bool nothing_before = says_nothing((enum state)slab->one.state[area], slab->one.has[area]);
    if (nothing_before ? !nothing || earlier : !nothing && earlier)
        slab_set(builder, slab, area, o);
    return nothing || nothing_before ? ADD_DONE : ADD_SUPERSEDED;
}

/* -- building */

static int compare_slabs(const void *left, const void *right)
{
    const struct slab *const *a = left, *const *b = right;
    if ((*a)->indicator != (*b)->indicator)
        return (*a)->indicator < (*b)->indicator ? -1 : 1;
    return period_compare((*a)->period, (*b)->period);
}

/* Columns for the slabs of one indicator, which stand in order. */
static void series_build(struct arena *arena, struct series *series, struct slab *const *slabs,
                         size_t n_periods, size_t n_areas)
{
    series_open(arena, series, n_periods, n_areas);
    series->periods = ARENA_ARRAY(arena, struct period, n_periods);
    for (size_t i = 0; i < n_periods; i++) {
        const struct series *one = &slabs[i]->one;
        size_t at = i * n_areas;
        series->periods[i] = slabs[i]->period;
        memcpy(series->value + at, one->value, n_areas * sizeof *one->value);
        memcpy(series->numerator + at, one->numerator, n_areas * sizeof *one->numerator);
        memcpy(series->denominator + at, one->denominator, n_areas * sizeof *one->denominator);
        memcpy(series->line + at, one->line, n_areas * sizeof *one->line);
        memcpy(series->source + at, one->source, n_areas * sizeof *one->source);
        memcpy(series->state + at, one->state, n_areas);
        memcpy(series->has + at, one->has, n_areas);
        memcpy(series->marks + at, one->marks, n_areas);
        if (one->line2 && !series->line2)
            series->line2 = ARENA_ARRAY(arena, uint32_t, n_periods * n_areas);
        if (one->line2)
            memcpy(series->line2 + at, one->line2, n_areas * sizeof *one->line2);
    }
}

enum outcome { OUTCOME_NONE, OUTCOME_VALUE, OUTCOME_NOT_CALCULABLE };

/* What the counts of a cell come to. */
static enum outcome value_of_counts(const struct indicator *indicator, const struct series *series,
                                    size_t cell, double *value)
{
    bool numerator = series->has[cell] & HAS_NUMERATOR, denominator = series->has[cell] & HAS_DENOMINATOR;
    if (!numerator || (!denominator && indicator->measure != MEASURE_COUNT))
        return OUTCOME_NONE;
    *value = indicator_scale(indicator, series->periods[cell / series->n_areas]) * series->numerator[cell];
    if (denominator && series->denominator[cell] == 0)
        return OUTCOME_NOT_CALCULABLE;
    if (denominator)
        *value /= series->denominator[cell];
    return OUTCOME_VALUE;
}

/* A blank value beside counts is a value to be computed, not one that is missing. */
static void series_compute(const struct indicator *indicator, struct series *series)
{
    for (size_t cell = 0; cell < series->n_periods * series->n_areas; cell++) {
        enum state state = (enum state)series->state[cell];
        if ((series->has[cell] & HAS_VALUE) || series->source[cell] == 0 ||
            !(state == STATE_VALUE || state == STATE_MISSING || state == STATE_LOW_RELIABILITY))
            continue;
        double value = 0;
        switch (value_of_counts(indicator, series, cell, &value)) {
        case OUTCOME_NONE:
            if (state == STATE_VALUE)
                series->state[cell] = STATE_NOT_CALCULABLE;
            break;
        case OUTCOME_NOT_CALCULABLE: series->state[cell] = STATE_NOT_CALCULABLE; break;
        case OUTCOME_VALUE:
            series->value[cell] = value;
            series->has[cell] |= HAS_VALUE | HAS_VALUE_COMPUTED;
            series->state[cell] = state == STATE_LOW_RELIABILITY ? STATE_LOW_RELIABILITY : STATE_VALUE;
            break;
        }
    }
}

static size_t series_count(const struct series *series)
{
    size_t n = 0;
    for (size_t cell = 0; cell < series->n_periods * series->n_areas; cell++)
        n += series->source[cell] != 0;
    return n;
}

struct dataset *dataset_build(struct dataset_builder *builder)
{
    struct arena *arena = builder->arena;
    size_t n_areas = builder->areas->n, n_indicators = builder->catalogue->n;
    struct dataset *dataset = ARENA_NEW(arena, struct dataset);
    dataset->areas = builder->areas;
    dataset->catalogue = builder->catalogue;
    dataset->sources = builder->sources;
    dataset->n_sources = builder->n_sources;
    dataset->columns = arena_open_within(arena);
    dataset->series = ARENA_ARRAY(arena, struct series, n_indicators);
    for (size_t i = 0; i < n_indicators; i++)
        dataset->series[i].n_areas = n_areas;
    if (builder->n_slabs)
        qsort(builder->slabs, builder->n_slabs, sizeof *builder->slabs, compare_slabs);
    for (size_t from = 0, to; from < builder->n_slabs; from = to) {
        uint32_t indicator = builder->slabs[from]->indicator;
        for (to = from + 1; to < builder->n_slabs && builder->slabs[to]->indicator == indicator;)
            to++;
        struct series *series = &dataset->series[indicator];
        series_build(dataset->columns, series, builder->slabs + from, to - from, n_areas);
        series_compute(&builder->catalogue->items[indicator], series);
        dataset->n_observations += series_count(series);
    }
    arena_close(builder->room);
    *builder = (struct dataset_builder){0};
    return dataset;
}
