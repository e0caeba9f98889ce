/* read_dfe: the Department for Education's open data, one pass over the file for all indicators that a spec
 * wants from it. Shared by its own files only: read_dfe (rows), read_dfe_map (the spec's mapping against the
 * file), read_dfe_put (what rows come to). */
#ifndef INPUT_READ_DFE_H
#define INPUT_READ_DFE_H

#include "input/read_data.h"
#include "input/read_dfe_meta.h"

enum {
    DFE_TIME_PERIOD,
    DFE_TIME_IDENTIFIER,
    DFE_LEVEL,
    DFE_COUNTRY_CODE,
    DFE_COUNTRY_NAME,
    DFE_REGION_CODE,
    DFE_REGION_NAME,
    DFE_OLD_LA_CODE,
    DFE_NEW_LA_CODE,
    DFE_LA_NAME,
    DFE_COLUMNS
};

enum dfe_part { DFE_VALUE, DFE_NUMERATOR, DFE_DENOMINATOR, DFE_PARTS };

struct dfe_filter {
    size_t field;
    struct str value;
    const struct filter_pair *pair; /* as the spec says it */
};

struct dfe_source { /* where the value, numerator or denominator stands */
    bool is_set;
    size_t *fields; /* their sum, times `times` */
    size_t n_fields;
    double times;
    struct dfe_filter *filters;
    size_t n_filters;
};

/* What the rows so far say of one area and period. */
struct dfe_partial {
    uint32_t area;
    struct period period;
    struct cell cells[DFE_PARTS];
    uint32_t lines[DFE_PARTS];          /* 0: no row so far */
    const struct str *texts[DFE_PARTS]; /* of the file's text columns, in that row */
};

struct dfe_mapping {
    const struct mapping *mapping;
    bool is_usable;
    struct dfe_source sources[DFE_PARTS];
    bool fitted[DFE_PARTS]; /* by a row at least, whether or not it could be read */
    struct dfe_partial *partials;
    size_t n_partials, capacity;
    struct map64 *by_cell; /* area and period -> index in partials */
};

struct dfe_values { /* what the file holds in a column that a filter names, or in a text column */
    size_t field;
    struct map *known;
    struct str *texts;
    size_t n, capacity;
    struct str last;
};

#define CALENDARS (CALENDAR_SEPTEMBER + 1)

struct dfe {
    struct data_reader *in;
    const struct data_file *file;
    uint16_t source;
    struct table table;
    struct arena *scratch;
    struct dfe_meta meta; /* of X.meta.csv; empty when there is none */
    struct dfe_mapping *mappings;
    struct dfe_values *values; /* by filter column */
    size_t n_values, values_capacity;
    size_t *text_fields; /* columns of words that no place or time: the file's filters */
    size_t n_text_fields;
    bool has_text_fields; /* they are found with the first row */
    /* the row above: most rows repeat its time */
    struct str last_time, last_identifier;
    uint32_t form_told; /* line whose time is said to be none, whatever the indicator */
    bool has_last, has_period[CALENDARS];
    struct period periods[CALENDARS];
    bool has_area;          /* a row is of an area that is read */
    struct str *area_names; /* by area: the LA name last seen with its code */
    struct areas_left_out left_out;
    struct map *other_levels; /* level -> index in level_counts */
    struct str *level_names;
    uint64_t *level_counts;
    size_t n_levels, level_capacity, level_count_capacity;
    uint64_t n_repeats;
};

/* read_dfe_map: finds the columns of all mappings in the header. False: no mapping can be read. */
bool dfe_map(struct dfe *dfe, struct table *table);
/* Finds the file's text columns by its meta data or by the row in hand. */
void dfe_text_fields(struct dfe *dfe, const struct table *table);
/* Notes what the row in hand holds in the filter columns. */
void dfe_values_note(struct dfe *dfe, const struct table *table);
/* When the file is read: filter values that it does not hold, mappings that no row fits. */
void dfe_map_check(struct dfe *dfe);

/* read_dfe_put: what the row in hand says of one mapping, if its filters fit. */
bool dfe_source_fits(const struct dfe_source *source, const struct table *table);
void dfe_put(struct dfe *dfe, struct dfe_mapping *mapping, struct table *table, uint32_t area,
             struct period period, const bool fits[DFE_PARTS]);
/* Gives all that the rows came to, to the dataset. */
void dfe_emit(struct dfe *dfe);

#endif
