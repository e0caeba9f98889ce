/* dataset: every observation, as columns over area × indicator × period.
 * One series per indicator; a series is a block of columns, period-major: cell = period × n_areas + area. */
#ifndef DATA_DATASET_H
#define DATA_DATASET_H

#include "data/area.h"
#include "data/indicator.h"
#include "data/value.h"

struct series {
    struct period *periods; /* ascending, distinct, one kind and calendar each (an indicator may mix kinds) */
    size_t n_periods;
    size_t n_areas;
    /* columns of n_periods × n_areas cells */
    double *value, *numerator, *denominator; /* meaningful only as the two bytes below say */
    uint8_t *state;                          /* enum state of the value */
    uint8_t *has;                            /* HAS_* bits */
    uint8_t *marks;                          /* enum mark bits */
    uint16_t *source;                        /* index into dataset.sources, 0 none */
    uint32_t *line;  /* physical line, or row of a sheet; where the observation stands */
    uint32_t *line2; /* the denominator's line where it came from another row; 0 none. May be NULL */
};
enum { HAS_VALUE = 1, HAS_NUMERATOR = 2, HAS_DENOMINATOR = 4, HAS_VALUE_COMPUTED = 8 /* from the counts */ };

struct source {       /* a data file */
    struct str id;    /* as the spec names it */
    struct str file;  /* as the spec names it, for messages */
    struct str title; /* for "Source:" lines under charts and tables */
    struct str sheet;
};

struct dataset {
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct series *series;  /* by indicator index */
    struct source *sources; /* [0] unused */
    size_t n_sources;
    size_t n_observations;
    struct arena *columns; /* that the series lie in; NULL: none of their own */
};

/* One observation, borrowed view. */
struct observation {
    enum state state;
    unsigned marks;
    double value; /* valid when has_value */
    double numerator, denominator;
    bool has_value, has_numerator, has_denominator, computed;
    uint16_t source;
    uint32_t line;
    uint32_t line2; /* the denominator's, where it came from another row; else 0 */
};

/* When nobody asks for observations any more: releases the series. Areas, catalogue and sources stay. */
void dataset_close(struct dataset *dataset);
/* SIZE_MAX when the series has no such period. Binary search. */
size_t series_find_period(const struct series *series, struct period period);
/* STATE_MISSING when there is none. */
struct observation dataset_find(const struct dataset *dataset, uint32_t indicator, uint32_t area,
                                struct period period);
struct observation series_observation(const struct series *series, size_t period_index, uint32_t area);
/* The last period that ends not after `limit` does, with a value that counts (state_counts) for any LA (all
 * areas of kind la); PERIOD_NONE when there is none. A limit of PERIOD_NONE is no limit. */
struct period dataset_latest(const struct dataset *dataset, uint32_t indicator, struct period limit);

/* -- building: readers add rows in any order; nothing is sorted until the build. */
struct dataset_builder;
struct dataset_builder *dataset_builder_open(struct arena *arena, const struct areas *areas,
                                             const struct catalogue *catalogue);
/* Registers a file; returns its source index (1…). */
uint16_t dataset_builder_source(struct dataset_builder *builder, struct source source);
/* The slab of an indicator's period: made on first use. Speed: readers keep it for the next row. */
struct slab; /* n_areas cells */
struct slab *dataset_builder_slab(struct dataset_builder *builder, uint32_t indicator, struct period period);
enum add_result {
    ADD_DONE,
    ADD_REPEAT,    /* the same observation again, identical: kept once */
    ADD_CONFLICT,  /* the same file says something else: the first stands, the caller reports */
    ADD_SUPERSEDED /* an earlier file of the spec's order has it: the first stands */
};
/* Adds one observation; its has_* say what is there, its source is a registered one. Of two from the same
 * file the one with the smaller line stands, of two files the one registered first, whatever the order they
 * are added in; but a cell of which one file only says that it is missing is filled by another file without a
 * word (ADD_DONE). *line_before, where the result is not ADD_DONE, is the line of the one that was there. */
enum add_result slab_add(struct dataset_builder *builder, struct slab *slab, uint32_t area,
                         const struct observation *observation, uint32_t *line_before);
/* The source of what stands in a slab's cell, after slab_add the one that was kept; 0 when nothing stands
 * there. */
uint16_t slab_source(const struct slab *slab, uint32_t area);
/* What stands in the cell, as it was added; and of which indicator and period the slab is. */
struct observation slab_observation(const struct slab *slab, uint32_t area);
uint32_t slab_indicator(const struct slab *slab);
struct period slab_period(const struct slab *slab);
/* Sorts periods, computes values where only counts stand (multiplier × numerator ÷ denominator, zero
 * denominator: not calculable; a count needs no denominator). A cell said to have a value, with neither value
 * nor counts to make it from, is not calculable. The builder is spent after it, and its slabs are released.
 */
struct dataset *dataset_build(struct dataset_builder *builder);
/* Plain text, one line an observation, for golden tests. */
void dataset_dump(const struct dataset *dataset, struct buf *out);

#endif
