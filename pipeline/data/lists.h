/* lists: what analysts keep beside the observations: targets, breaks in series, populations, returns and
 * their comments, the improvement plan, inspections. Filled by the readers; rows keep the order of their
 * file. `indicator` and `area` say INDICATOR_NONE and AREA_NONE for `*`, all of them. */
#ifndef DATA_LISTS_H
#define DATA_LISTS_H

#include "data/dataset.h"

enum target_kind { TARGET_AT_LEAST, TARGET_AT_MOST, TARGET_RANGE };

/* An agreed target; the row that names the area stands before one for all, then the latest `from`. */
struct target {
    uint32_t indicator;
    uint32_t area;      /* AREA_NONE: every area */
    struct period from; /* PERIOD_NONE: from the start */
    enum target_kind kind;
    double lowest, highest; /* at-least: lowest; at-most: highest; range: both; in the indicator's unit */
    double tolerance;       /* 0 or more, same unit */
    bool is_off;            /* the area agreed none from here on */
    uint32_t line;
};

/* Nothing is compared across the start of `from`. */
struct series_break {
    uint32_t indicator; /* INDICATOR_NONE: every one */
    uint32_t area;      /* AREA_NONE: every one */
    struct period from;
    struct str reason;
    uint32_t line;
};

/* An official estimate; the program forms rates from it where LAs send counts only. */
struct population {
    uint32_t area;
    struct str age_band; /* as the catalogue's `denominator` names it */
    int mid_year;        /* 30 June of it */
    struct date release; /* when it was published */
    double count;        /* people */
    uint32_t line;
};

#define RETURN_NONE UINT32_MAX

enum return_status { RETURN_PROVISIONAL, RETURN_VALIDATED, RETURN_FINAL };

/* What an LA sent: one version of one period's return. */
struct la_return {
    struct str id;
    uint32_t area;
    struct period period;
    uint32_t version; /* 1 and up; of one LA and period the larger is the newer */
    struct str file;
    struct date due, received;
    bool has_due, has_received;
    enum return_status status;
    struct str signed_off_role; /* empty: not signed off */
    uint32_t supersedes;        /* index in returns, or RETURN_NONE */
    uint32_t line;
};

enum comment_kind { COMMENT_CONTEXT, COMMENT_DATA_QUALITY, COMMENT_ACTION, COMMENT_ANSWER };

struct comment {
    uint32_t area, indicator; /* INDICATOR_NONE: about the return as a whole */
    struct period period;
    uint32_t la_return; /* index in returns, or RETURN_NONE */
    enum comment_kind kind;
    struct str text, role;
    struct date date;
    bool has_date;
    uint32_t line;
};

enum rag { RAG_NONE, RAG_RED, RAG_AMBER, RAG_GREEN, RAG_COMPLETE };

struct priority { /* an action of the improvement plan; its priority's name is repeated */
    struct str priority, action, owner;
    struct date due;
    bool has_due;
    enum rag rag;
    struct str progress;
    uint32_t line;
};

struct event { /* an inspection or intervention */
    uint32_t area;
    struct date date;
    struct str kind, outcome, next_window;
    uint32_t line;
};

/* An observation that a newer or a signed-off return took the place of. */
struct past_observation {
    uint32_t indicator, area;
    struct period period;
    struct observation observation;
    uint32_t la_return; /* that it came with */
};

/* A note that an LA wrote beside an observation; for the restricted edition only. */
struct observation_note {
    uint32_t indicator, area;
    struct period period;
    struct str text;
    uint16_t source;
    uint32_t line;
};

struct lists {
    struct target *targets;
    size_t n_targets;
    struct series_break *breaks;
    size_t n_breaks;
    struct population *populations; /* by area, then in the file's order */
    size_t n_populations;
    struct la_return *returns;
    size_t n_returns;
    struct comment *comments;
    size_t n_comments;
    struct priority *priorities;
    size_t n_priorities;
    struct event *events;
    size_t n_events;
    struct past_observation *past; /* by indicator, area, period, then the order of sending */
    size_t n_past;
    struct observation_note *notes;
    size_t n_notes;
};

/* The target that holds for a period: of rows that begin no later than it, the area's own before one for all,
 * then the latest `from`; NULL when none. One that is_off says that the area agreed none. */
const struct target *target_find(const struct lists *lists, uint32_t indicator, uint32_t area,
                                 struct period period);

/* The one rule of breaks, for comparisons and for charts: two values are not compared when something of the
 * earlier one's days lies before the break's first day, and something of the later one's does not. */
bool break_is_crossed(int32_t day, struct span from, struct span to);
/* Its first day; of a break without a beginning the first that there is. */
int32_t break_day(const struct series_break *item);
/* Whether it is one of an indicator and area: a region or country has only those of every area. */
bool break_concerns(const struct series_break *item, uint32_t indicator, uint32_t area);

/* Whether what stands is of an older return, since this newer one is not signed off. */
bool past_is_pending(const struct lists *lists, const struct past_observation *past);
/* Whether it says another number than the observation that stands in its place. */
bool past_differs(const struct past_observation *past, const struct observation *standing);

/* The estimate that a rate of `period` is formed with, in the indicator's calendar: of the 30 June within the
 * year that the period ends in (the year to March Y: mid-year Y-1), else of the nearest year before it that
 * there is, at most two back. Frozen within a year: of several releases the newest that was out when the year
 * began, else the first after. NULL when there is none. */
const struct population *population_find(const struct lists *lists, uint32_t area, struct str age_band,
                                         struct period period, enum calendar calendar);
/* The mid-year that belongs to a period by the rule above. */
int population_mid_year(struct period period, enum calendar calendar);

struct str return_status_name(enum return_status status);
struct str comment_kind_name(enum comment_kind kind);
struct str rag_name(enum rag rag);

#endif
