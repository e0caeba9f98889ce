/* The published annual data of all English LAs, from the shared folder, as a world. */
#ifndef TESTS_TEST_ANALYSIS_ENGLAND_H
#define TESTS_TEST_ANALYSIS_ENGLAND_H

#include "cases.h"
#include "test_analysis.h"

/* Areas, neighbours, measures as a catalogue, and all values; not yet built. False, and a line that says so,
 * where the shared folder is not there. */
bool england_open(struct world *world, double minimum);
/* A least change for each measure by one rule: one point of a percentage, 5 % of England's latest value
 * otherwise. */
void england_least_changes(struct world *world);
/* A cell that holds a whole number; 0 when empty. */
uint32_t cases_whole(const struct cases *cases, size_t row, const char *column);

#endif
