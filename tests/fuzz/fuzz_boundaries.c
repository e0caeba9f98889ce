/* Outlines of areas: JSON of any kind. */
#include "fuzz.h"
#include "fuzz_read.h"
#include "input/read_boundaries.h"

int fuzz_boundaries(const uint8_t *data, size_t size)
{
    struct fuzz_read read;
    struct boundaries boundaries;
    fuzz_read_open(&read, LAYOUT_TIDY, data, size);
    struct table_file file = {.file = STR("b.geojson"), .bytes = read.reader.bytes};
    read_boundaries(read.arena, read.diags, &file, &read.areas, &boundaries);
    double sum = 0; /* every point that was read is there */
    for (size_t i = 0; i < boundaries.n; i++)
        for (size_t r = 0; r < boundaries.items[i].n_rings; r++)
            for (size_t k = 0; k < 2 * boundaries.items[i].rings[r].n; k++)
                sum += boundaries.items[i].rings[r].xy[k];
    fuzz_read_close(&read);
    return sum > 1e300 ? -1 : 0;
}
