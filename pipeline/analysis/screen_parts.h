/* What the parts of screening share. Private to this room. */
#ifndef ANALYSIS_SCREEN_PARTS_H
#define ANALYSIS_SCREEN_PARTS_H

#include "analysis/reach.h"
#include "analysis/screen.h"

struct screen {
    const struct spec *spec;
    const struct lists *lists;
    const struct dataset *dataset;
    const struct areas *areas;
    struct arena *arena; /* results */
    struct arena *scratch;
    struct queries *queries;
    double *values; /* working room: one number an area, and one a period */
};

/* One indicator under screening. */
struct screened {
    struct screen *screen;
    uint32_t index;
    const struct indicator *indicator;
    const struct series *series;
    size_t n_periods; /* not after the reported one */
    size_t latest;    /* with a value of any of the region's LAs; n_periods when there is none */
    size_t recent;    /* the one before it, with values too */
};

struct finding_text {
    enum query_severity severity;
    const char *code;
    struct str found, expected, to_do;
};

/* A query about one observation; answered when the LA's comments do. */
void screen_add(const struct screened *screened, size_t period, uint32_t area, struct finding_text text);
/* A query about something else: a return, the catalogue. */
void screen_add_other(struct screen *screen, struct query query);
struct str screen_text(const struct screen *screen, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "12.3": as it is, but without a spreadsheet's tail. */
struct str screen_number(const struct screen *screen, double value);

/* Says once what was found again and again; for queries in their order. */
void screen_fold(const struct screen *screen);

/* A cell's number that counts. */
bool screened_value(const struct screened *screened, size_t period, uint32_t area, double *value);
/* The decimals that the period's published values have, at most those that the catalogue shows: whole
 * percentages stay whole, whatever the catalogue shows. */
int screened_decimals(const struct screened *screened, size_t period);
/* The last period before this one in which the area has a value that counts, or SIZE_MAX. */
size_t screened_before(const struct screened *screened, size_t period, uint32_t area);

/* Whether hardly any LA has a nought in the period. */
bool screened_nought_is_rare(const struct screened *screened, size_t period);

/* The parts. */
void screen_yield(const struct screened *screened);     /* counts alone; figures too old or of no year */
void screen_periods(const struct screened *screened);   /* years and parts of years in one indicator */
void screen_values(const struct screened *screened);    /* impossible, contradicting, in another unit */
void screen_history(const struct screened *screened);   /* outliers, jumps, frozen */
void screen_totals(const struct screened *screened);    /* region and country against their parts */
void screen_noughts(const struct screened *screened);   /* a lone nought among figures far from it */
void screen_fractions(const struct screened *screened); /* a whole indicator in another unit */
void screen_complete(struct screen *screen);
void screen_siblings(struct screen *screen);  /* indicators that contradict each other */
void screen_catalogue(struct screen *screen); /* a polarity that contradicts its name */

#endif
