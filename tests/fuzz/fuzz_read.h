/* fuzz_read: a small region to read fuzzed files into. */
#ifndef TESTS_FUZZ_READ_H
#define TESTS_FUZZ_READ_H

#include "input/inputs.h"
#include "input/read_data.h"

struct fuzz_read {
    struct arena *arena;
    struct diags *diags;
    struct areas areas;
    struct catalogue catalogue;
    struct lists lists;
    struct spec spec;
    struct data_file file;
    struct data_reader reader;
};

/* Lists of four LAs and three indicators, read from texts; `bytes` will be read as the data file. */
void fuzz_read_open(struct fuzz_read *read, enum layout layout, const uint8_t *data, size_t size);
/* Settles, builds and dumps the dataset, prints the diagnostics into a buffer, and releases all. */
void fuzz_read_close(struct fuzz_read *read);

#endif
