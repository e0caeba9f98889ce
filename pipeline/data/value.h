/* value: what a cell holds: a state, marks and, for some states, a number. A state is never a number. */
#ifndef DATA_VALUE_H
#define DATA_VALUE_H

#include "base/str.h"

enum state {
    STATE_MISSING, /* nothing was sent; also every cell that no file speaks of */
    STATE_VALUE,
    STATE_CONFIDENTIAL, /* by its publisher */
    STATE_WITHHELD,     /* by this program */
    STATE_NOT_APPLICABLE,
    STATE_NOT_AVAILABLE,
    STATE_LOW,             /* rounds to zero, is not zero */
    STATE_LOW_RELIABILITY, /* a number may stand with it */
    STATE_QUERIED,         /* an open severe finding; the number stands */
    STATE_NOT_CALCULABLE   /* by its method; the reason is the figure's method */
};
#define STATE_COUNT 10

enum mark { MARK_PROVISIONAL = 1, MARK_REVISED = 2, MARK_OUTTURN = 4, MARK_CORRECTED = 8, MARK_PARTIAL = 16 };

/* "value", "confidential", "not-applicable" … as in the ledger. */
struct str state_name(enum state state);
/* "c", "z", "x", "low", "u", "–"; empty for a value. */
struct str state_symbol(enum state state);
/* "not available", "withheld because the number is small" …, for alternative text and keys. */
struct str state_words(enum state state);
/* Whether a number with this state is used in sums, means, ranks. low reliability: with a number, yes,
 * marked. */
bool state_counts(enum state state);
/* "p", "r", "po" …, in a fixed order. */
struct str marks_text(struct arena *arena, unsigned marks);
/* "provisional, revised", in the same order. */
struct str marks_words(struct arena *arena, unsigned marks);

#endif
