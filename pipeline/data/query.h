/* query: what screening asks about an observation: how severe, where it stands, what was found, what was
 * expected and what to do. A severe one that nobody has answered makes the observation queried. */
#ifndef DATA_QUERY_H
#define DATA_QUERY_H

#include "data/dataset.h"

enum query_severity { QUERY_NOTE, QUERY_WARNING, QUERY_SEVERE };

struct query {
    enum query_severity severity;
    const char *code;     /* short stable name for machines, such as "zero-after" */
    uint32_t indicator;   /* INDICATOR_NONE: about a whole return */
    uint32_t area;        /* AREA_NONE: about the catalogue */
    struct period period; /* PERIOD_NONE: about the catalogue */
    struct place place;   /* of the observation, or of the catalogue's row */
    struct str found, expected, to_do;
    struct str answer; /* the LA's comment that answers it; empty: open */
    bool is_open;
    bool is_told; /* another query of the same kind, of a later period or another LA, says this one too; or
                     the paper is one LA's, and this is of another */
};

struct queries {
    struct query *items;
    size_t n, capacity;
    bool excludes; /* an open severe one makes its observation queried; else it is only reported */
};

#endif
