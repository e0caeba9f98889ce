/* The paper's spec, both steps, and the style: XML of any kind. The first byte says which: 't' a style, else
 * a spec. */
#include "fuzz.h"
#include "fuzz_read.h"
#include "input/read_style.h"
#include "input/spec_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* spec_read opens a file: the bytes are laid beside nothing else, so that no include or list is found. */
static bool lay_out(const uint8_t *data, size_t size, char path[64])
{
    snprintf(path, 64, "/tmp/boardpaper-fuzz-XXXXXX");
    int descriptor = mkstemp(path);
    if (descriptor < 0)
        return false;
    bool done = write(descriptor, data, size) == (ssize_t)size;
    close(descriptor);
    return done;
}

static void read_spec(struct fuzz_read *read, const uint8_t *data, size_t size)
{
    char path[64];
    if (lay_out(data, size, path)) {
        struct spec_options options = {NULL, 0, STR_NONE};
        struct spec_draft *draft = spec_read(read->arena, str_of(path), &options, read->diags);
        if (draft) {
            const struct spec *spec =
                spec_check(draft, read->arena, &read->areas, &read->catalogue, read->diags);
            struct buf out = {0};
            if (spec)
                spec_dump(spec, &read->areas, &read->catalogue, &out);
            buf_close(&out);
        }
    }
    unlink(path);
}

int fuzz_spec(const uint8_t *data, size_t size)
{
    struct fuzz_read read;
    if (size == 0)
        return 0;
    fuzz_read_open(&read, LAYOUT_TIDY, data + 1, size - 1);
    struct wording *words = NULL;
    if (data[0] == 't')
        style_read_bytes(read.arena, read.reader.bytes, STR("style.xml"), &words, read.diags);
    else
        read_spec(&read, data + 1, size - 1);
    fuzz_read_close(&read);
    return 0;
}
