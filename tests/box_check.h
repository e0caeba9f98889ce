/* box_check: whether anything on finished pages stands on something else or sticks out. None is expected. */
#ifndef TESTS_BOX_CHECK_H
#define TESTS_BOX_CHECK_H

#include "layout/pages.h"

/* Compares the boxes of all texts of each page, those inside its charts among them, and of the charts: an
 * error "overlap" for each pair that meets by more than rounding (a chart's own words with the chart aside),
 * "overflow" for what leaves the text block (decoration: the page; a chart's words: the chart), "small-type"
 * for words in a chart that are smaller than the style's least size. With `metrics` NULL charts are boxes
 * without words. Returns how many. */
size_t pages_check_boxes(const struct pages *pages, struct metrics *metrics, struct diags *diags);

#endif
