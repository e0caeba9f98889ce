/* box_check: whether anything on finished pages stands on something else or sticks out. None is expected. */
#ifndef LAYOUT_BOX_CHECK_H
#define LAYOUT_BOX_CHECK_H

#include "layout/pages.h"

/* Compares the boxes of all texts and charts of each page: an error "overlap" for each pair that meets by
 * more than rounding, "overflow" for what leaves the text block (decoration: the page). Returns how many. */
size_t pages_check_boxes(const struct pages *pages, struct diags *diags);

#endif
