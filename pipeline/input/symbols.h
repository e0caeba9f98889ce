/* symbols: what a cell of a number column says: a number, one of the publishers' symbols, or nothing. */
#ifndef INPUT_SYMBOLS_H
#define INPUT_SYMBOLS_H

#include "data/value.h"
#include "input/repair.h"

/* The signs that stand for "nothing was sent", counted so that a file's are said once. */
enum blank { BLANK_EMPTY, BLANK_HYPHEN, BLANK_TWO_DOTS, BLANK_COLON, BLANK_DOT, BLANK_NOT_APPLICABLE };
#define BLANK_COUNT 6

struct cell {
    enum state state; /* STATE_VALUE with a number; LOW_RELIABILITY with or without one */
    bool has_number;
    bool percent; /* a % stood behind the number */
    double number;
};

enum cell_fault {
    CELL_GOOD,
    CELL_TEXT,         /* neither a number nor a known symbol */
    CELL_FORMULA_ERROR /* #N/A, #DIV/0! and the like of a spreadsheet */
};

struct cell_counts { /* of one file */
    struct repairs repairs;
    uint64_t blanks[BLANK_COUNT];
};

/* Reads a cell without spaces around it. On a fault the cell is as missing. */
enum cell_fault cell_read(struct str text, struct cell *cell, struct cell_counts *counts);

/* How to mend a cell that is neither number nor symbol; never empty. */
struct str cell_hint(struct arena *arena, struct str text);

/* The signs for "nothing was sent" that a file holds, blank cells aside: "12 × \"-\", 3 × \"..\""; empty:
 * none. */
struct str blanks_text(struct arena *arena, const uint64_t blanks[BLANK_COUNT]);

#endif
