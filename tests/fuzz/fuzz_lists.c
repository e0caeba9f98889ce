/* Every list, and what "describe" says of any bytes; the first byte says which. */
#include "fuzz.h"
#include "fuzz_read.h"
#include "input/describe.h"
#include "input/read_lists.h"

int fuzz_lists(const uint8_t *data, size_t size)
{
    static bool (*const readers[])(const struct list_reader *, const struct table_file *) = {
        read_targets,    read_breaks,     read_populations, read_returns,
        read_commentary, read_priorities, read_events};
    enum { N_READERS = sizeof readers / sizeof *readers };
    struct fuzz_read read;
    if (size == 0)
        return 0;
    fuzz_read_open(&read, LAYOUT_TIDY, data + 1, size - 1);
    struct table_file file = {.file = STR("list"), .path = STR("list.csv"), .bytes = read.reader.bytes};
    struct lists lists = {.returns = read.lists.returns, .n_returns = read.lists.n_returns};
    struct list_reader reader = {.arena = read.arena,
                                 .diags = read.diags,
                                 .areas = &read.areas,
                                 .catalogue = &read.catalogue,
                                 .lists = &lists};
    size_t which = data[0] % (N_READERS + 4u);
    struct areas areas;
    struct catalogue catalogue;
    struct buf out = {0};
    if (which == 3) /* returns are read into an empty list */
        lists = (struct lists){0};
    if (which < N_READERS)
        readers[which](&reader, &file);
    else if (which == N_READERS)
        read_areas(read.arena, read.diags, &file, &areas);
    else if (which == N_READERS + 1)
        read_catalogue(read.arena, read.diags, &file, &catalogue);
    else if (which == N_READERS + 2)
        read_neighbours(read.arena, read.diags, &file, STR("2025"), &read.areas);
    else
        describe_file(read.arena, read.diags, &file, &read.areas, &out);
    buf_close(&out);
    fuzz_read_close(&read);
    return 0;
}
