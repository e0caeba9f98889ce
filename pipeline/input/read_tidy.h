/* read_tidy: the region's own layout, one row an observation. Shared by its two files only. */
#ifndef INPUT_READ_TIDY_H
#define INPUT_READ_TIDY_H

#include "input/read_data.h"

/* Of all versions of an observation that came with returns, puts the one that stands into the dataset. */
void read_tidy_settle(struct data_reader *reader);

#endif
