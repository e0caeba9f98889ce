/* The tidy layout; and rows whose places must never be lost. */
#include "fuzz.h"
#include "fuzz_read.h"
#include "input/csv.h"

#include <stdlib.h>

static bool take_any(void *self, const struct row *row)
{
    size_t *n = self;
    for (size_t i = 0; i < row->n_cells; i++)
        *n += row->cells[i].len;
    return true;
}

int fuzz_tidy(const uint8_t *data, size_t size)
{
    struct fuzz_read read;
    struct csv_facts facts;
    size_t n = 0;
    fuzz_read_open(&read, LAYOUT_TIDY, data, size);
    csv_read(read.reader.bytes, size % 2 ? ',' : ';', read.arena, (struct row_taker){take_any, &n}, &facts);
    if (facts.lost || n > size)
        abort();
    read_tidy(&read.reader, &read.file);
    fuzz_read_close(&read);
    return 0;
}
