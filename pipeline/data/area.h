/* area: local authorities, regions, countries, and who is whose statistical neighbour. */
#ifndef DATA_AREA_H
#define DATA_AREA_H

#include "base/clock.h"
#include "base/diag.h"
#include "base/map.h"

enum area_kind { AREA_LA, AREA_REGION, AREA_SUBREGION, AREA_COUNTRY };

#define AREA_NONE UINT32_MAX

struct area {
    struct str code;             /* ONS, E08000025 */
    uint32_t la_number;          /* 330; 0 when none */
    struct str name, short_name; /* short_name: for places as narrow as a map's; empty when none is given */
    enum area_kind kind;
    uint32_t region;                /* of an LA or subregion: index of its region, or AREA_NONE */
    uint32_t line;                  /* in areas.csv */
    bool has_tile;                  /* has a place on the grid of tiles that stands for a map: */
    uint32_t tile_column, tile_row; /* from 0, from the left and the top */
    struct date from, to;           /* first and last day of its existence; year 0: no such end is known */
};

struct neighbour_list { /* of one LA in one model */
    uint32_t *areas;    /* nearest first */
    size_t n;
};

struct areas {
    struct area *items; /* in the file's order */
    size_t n;
    struct map *by_code; /* codes and other codes */
    struct map *by_name; /* names and aliases, case folded, one space */
    struct map64 *by_number;
    struct map *lost; /* codes and names, case folded, of rows that could not be read; NULL none */
    struct neighbour_list *neighbours; /* by area index; of the model that the spec names */
    struct str neighbour_model;        /* "2025-05" */
};

/* Index by code, LA number, name or alias in that order; AREA_NONE. Thread of speed: one map look-up each. */
uint32_t area_find(const struct areas *areas, struct str code_or_name);
uint32_t area_find_number(const struct areas *areas, uint32_t la_number);
/* Whether the area existed on that day, as far as the list of areas says. */
bool area_exists(const struct area *area, struct date day);
/* Whether it is in the list, in a row that could not be read. */
bool area_is_lost(const struct areas *areas, struct str code_or_name);
/* Name for a misspelt one, or empty; codes are not compared: one that looks like another is another. */
struct str area_nearest(const struct areas *areas, struct str wanted);
struct str area_kind_name(enum area_kind kind);
/* The one country (England), or AREA_NONE. */
uint32_t area_country(const struct areas *areas);
/* A name folded for look-up: lower case, one space, no full stops or commas at its end; in `arena`. */
struct str area_fold(struct arena *arena, struct str name);

#endif
