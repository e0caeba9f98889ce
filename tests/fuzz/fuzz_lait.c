/* The interactive tool's layout. */
#include "fuzz.h"
#include "fuzz_read.h"

int fuzz_lait(const uint8_t *data, size_t size)
{
    struct mapping mappings[] = {{.indicator = 0, .key = STR("Re_ Ref")},
                                 {.indicator = 1, .key = STR("LAC")},
                                 {.indicator = 2, .key = STR("LAC")}};
    struct fuzz_read read;
    fuzz_read_open(&read, LAYOUT_LAIT, data, size);
    read.file.mappings = mappings;
    read.file.n_mappings = sizeof mappings / sizeof *mappings;
    read_lait(&read.reader, &read.file);
    fuzz_read_close(&read);
    return 0;
}
