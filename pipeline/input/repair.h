/* repair: what spreadsheets do to numbers, put right, and how often. */
#ifndef INPUT_REPAIR_H
#define INPUT_REPAIR_H

#include "base/str.h"

/* What was repaired in one file; said once, with the counts. */
struct repairs {
    uint64_t spaces;      /* cells with spaces around them */
    uint64_t thousands;   /* "1,234" */
    uint64_t percents;    /* "12.5%" */
    uint64_t float_tails; /* "4.4800000000000004" */
    uint64_t minus_signs; /* U+2212 or an en dash for a minus */
    uint64_t empty_rows;  /* rows of separators only */
};

struct repaired {
    double number;
    bool percent; /* a % stood behind it */
};

/* Reads the number in a cell without spaces around it, counting what it repaired. False: it is no number. */
bool repair_number(struct str cell, struct repairs *repairs, struct repaired *repaired);

/* "3 thousands commas taken out, 1 % sign taken off", or empty when nothing was. */
struct str repairs_text(struct arena *arena, const struct repairs *repairs);

#endif
