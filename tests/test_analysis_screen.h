/* Screening of a small world: four LAs of a region, thirty figures at most. */
#ifndef TESTS_TEST_ANALYSIS_SCREEN_H
#define TESTS_TEST_ANALYSIS_SCREEN_H

#include "analysis/screen.h"
#include "test_analysis.h"

#define LA(i) (2 + (uint32_t)(i))
#define REGION 1u
#define ENGLAND 0u

extern struct world world;
extern struct queries *queries;

void open_small(void);
void close_small(void);
/* Builds the dataset and screens it. */
void screen(void);
/* The first finding of a kind about an area, or NULL. */
const struct query *query_of(const char *code, uint32_t area);
/* How many findings of a kind. */
size_t queries_of(const char *code);
/* Every LA of the region sends the same, so that nothing is missing. */
void all_las(uint32_t indicator, const char *label, double numerator, double denominator);

#endif
