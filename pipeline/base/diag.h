/* diag: what is wrong, where, and how to mend it, as data. A stage reports all its faults, then stops the
 * run; the run prints them once, sorted by place, without repeats. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/str.h"
#include <stdio.h>

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* Where: a line and column (1-based, 0 unknown) of a text file; or a sheet and a cell ("B12") of a workbook.
 */
struct place {
    struct str file;        /* as named by the user or the spec; borrowed */
    uint32_t line, column;  /* column: of an XML file the character; of a CSV the field's number */
    struct str field;       /* the CSV column's header, when known */
    struct str sheet, cell; /* workbooks */
};

struct diag {
    enum severity severity;
    struct place place;
    struct str message; /* what is wrong, and what the program did about it */
    struct str hint;    /* how to mend it; may be empty */
    struct str code;    /* short stable name for machines, such as "unknown-indicator" */
    bool is_systems;    /* the machine's fault, not of what the user gave */
};

enum diag_format { DIAG_TEXT, DIAG_CSV, DIAG_JSON };

struct diags; /* a growing list */

struct diags *diags_open(struct arena *arena);
struct place place_file(struct str file);
struct place place_line(struct str file, uint32_t line, uint32_t column);

/* From now on a place in `file`, as the paper names it, is said to be in `path`, as whoever ran the program
 * reaches it. */
void diags_name(struct diags *diags, struct str file, struct str path);

/* Adds one unless it repeats one (same place, severity and message). message is a printf format; hint is
 * plain text (no format; NULL for none). Texts are copied into the list's arena. */
void diag_add(struct diags *diags, enum severity severity, const char *code, struct place place,
              const char *hint, const char *message, ...) __attribute__((format(printf, 6, 7)));
/* The same with a hint that is already made. */
void diag_add_hint(struct diags *diags, enum severity severity, const char *code, struct place place,
                   struct str hint, const char *message, ...) __attribute__((format(printf, 6, 7)));

/* An error of the machine: a disk, a right, a font or a library that is not there. */
void diag_add_system(struct diags *diags, const char *code, struct place place, const char *hint,
                     const char *message, ...) __attribute__((format(printf, 5, 6)));

size_t diags_count(const struct diags *diags, enum severity severity); /* of exactly this severity */
bool diags_failed(const struct diags *diags);                          /* any error */
bool diags_failed_by_system(const struct diags *diags);                /* and every one is the machine's */
/* The sorted, repeat-free list (by file, sheet, cell, line, column, severity with errors first, message); *n
 * items, borrowed; valid until the next diag_add. */
const struct diag *diags_sorted(struct diags *diags, size_t *n);
/* Prints all. Text: `file:line:column: error: message`, or `book.xlsx:Sheet!B12: error: message`, and,
 * indented, `hint: …`; a field's header is named where the message does not. */
void diags_dump(struct diags *diags, enum diag_format format, FILE *out);
void diags_dump_buf(struct diags *diags, enum diag_format format, struct buf *out);

/* The name in `names` nearest to `wanted` (edit distance, case folded, at most a third of its length), or
 * empty. */
struct str nearest_name(struct str wanted, const struct str *names, size_t n);

#endif
