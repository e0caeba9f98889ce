/* table_fault: the faults of one file; those that are alike are one message with all their lines. */
#ifndef INPUT_TABLE_FAULT_H
#define INPUT_TABLE_FAULT_H

#include "base/diag.h"

struct faults;
struct faults *faults_open(struct arena *arena);
/* `key` tells which faults are alike, `line` is the line or row of this one; message and hint are copied when
 * the key is new. */
void faults_add(struct faults *faults, struct str key, enum severity severity, const char *code,
                struct place place, uint32_t line, struct str hint, struct str message);
/* Whether so many of that code are kept that a new one would only be counted. */
bool faults_full(struct faults *faults, const char *code, enum severity severity);
bool faults_know(const struct faults *faults, struct str key); /* that key has been added */
/* Gives all to `diags`, in the order of adding. `unit` is what a line is: "line" or "row". */
void faults_tell(const struct faults *faults, struct diags *diags, const char *unit);

#endif
