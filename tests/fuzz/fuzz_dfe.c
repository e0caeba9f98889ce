/* The department's layout: a share whose denominator is another row's, a rate of sums with a constant. */
#include "fuzz.h"
#include "fuzz_read.h"

int fuzz_dfe(const uint8_t *data, size_t size)
{
    struct str percent = STR("percent"), count = STR("count"), both[] = {STR("count"), STR("fte")};
    struct filter_pair part = {.column = STR("group"), .value = STR("Part")};
    struct filter_pair total = {.column = STR("group"), .value = STR("Total")};
    struct mapping mappings[] = {
        {.indicator = 0,
         .value = {.columns = &percent, .n_columns = 1, .times = 1, .is_set = true},
         .numerator = {.columns = &count, .n_columns = 1, .times = 1, .is_set = true},
         .denominator =
             {.columns = &count, .n_columns = 1, .times = 1, .where = &total, .n_where = 1, .is_set = true},
         .filters = &part,
         .n_filters = 1},
        {.indicator = 1,
         .numerator = {.columns = &count, .n_columns = 1, .times = 1, .is_set = true},
         .denominator = {.columns = both, .n_columns = 2, .times = 253, .is_set = true}}};
    struct fuzz_read read;
    fuzz_read_open(&read, LAYOUT_DFE, data, size);
    read.file.mappings = mappings;
    read.file.n_mappings = sizeof mappings / sizeof *mappings;
    read_dfe(&read.reader, &read.file);
    fuzz_read_close(&read);
    return 0;
}
