/* indicator: the catalogue: what each indicator measures and how it may be used. */
#ifndef DATA_INDICATOR_H
#define DATA_INDICATOR_H

#include "base/map.h"
#include "data/period.h"

enum measure { MEASURE_PROPORTION, MEASURE_RATE, MEASURE_RATIO, MEASURE_COUNT, MEASURE_SCORE };
enum basis { BASIS_IN_PERIOD, BASIS_YEAR_TO_DATE, BASIS_ROLLING_12M, BASIS_SNAPSHOT, BASIS_COHORT };
enum polarity { POLARITY_NONE, POLARITY_HIGH, POLARITY_LOW };
enum sensitivity { SENSITIVITY_STANDARD, SENSITIVITY_SENSITIVE, SENSITIVITY_PROCESS, SENSITIVITY_PUBLISHED };

#define INDICATOR_NONE UINT32_MAX

struct indicator {
    struct str id, name, short_name;
    struct str theme; /* as written; theme_index numbers the distinct ones in order of appearance */
    uint32_t theme_index;
    enum measure measure;
    enum basis basis;
    struct str unit;   /* "%", "per 10,000", "cases per worker" … */
    double multiplier; /* value = multiplier × numerator ÷ denominator; 100 for a percentage */
    enum polarity polarity;
    int decimals;
    enum calendar calendar;
    uint32_t annual_twin; /* index in the catalogue, or INDICATOR_NONE */
    double least_change;  /* in the unit of the value; the least change that matters */
    bool has_least_change;
    struct str denominator; /* what the denominator counts, in words */
    enum sensitivity sensitivity;
    bool protect_complement;
    bool annualise; /* quarterly rate × 4, and the word "annualised" */
    bool no_quartile;
    struct str definition, source, note;
    struct str next_release; /* when its publisher means to bring the next figures, in words; may be empty */
    uint32_t line;           /* in the catalogue's file */
};

struct catalogue {
    struct indicator *items; /* in the file's order */
    size_t n;
    struct map *by_id;
    struct str *themes; /* distinct, in order of appearance */
    size_t n_themes;
    struct str file; /* for messages */
};

uint32_t indicator_find(const struct catalogue *catalogue, struct str id); /* or INDICATOR_NONE */
struct str indicator_nearest(const struct catalogue *catalogue, struct str wanted);
struct str measure_name(enum measure measure);
struct str basis_name(enum basis basis);
struct str polarity_name(enum polarity polarity);
struct str sensitivity_name(enum sensitivity sensitivity);
bool measure_read(struct str text, enum measure *measure);
bool basis_read(struct str text, enum basis *basis);
bool polarity_read(struct str text, enum polarity *polarity);
bool sensitivity_read(struct str text, enum sensitivity *sensitivity);

/* Which period the change of a period is against, by the basis (methods.md): the year before for annual, the
 * same quarter last year for every quarterly basis. PERIOD_NONE kind when there is none. */
struct period indicator_comparison(const struct indicator *indicator, struct period period);
/* What numerator ÷ denominator is multiplied by in this period: the multiplier, times the periods in a year
 * where the indicator is annualised, in-period and the period shorter than a year. Values, intervals and
 * pooled values use it. */
double indicator_scale(const struct indicator *indicator, struct period period);
/* The period just before, where the basis lets it be shown (in-period and snapshot below a year); else none.
 */
struct period indicator_previous(const struct indicator *indicator, struct period period);

/* The days that a period's value speaks of, by the basis: a stock is of its last day, a rolling year of
 * twelve months, a year to date of the months since the year began. */
struct span {
    int32_t start, end; /* [days since 1970] */
};
struct span indicator_span(const struct indicator *indicator, struct period period);

#endif
