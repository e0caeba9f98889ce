#include "input/provenance.h"

#include "base/digest.h"
#include "base/file.h"

struct listing {
    struct arena *arena;
    struct diags *diags;
    struct input_file *items;
    size_t n;
};

static void add(struct listing *listing, const char *kind, struct str id, struct str file, struct str path,
                struct place place)
{
    struct file opened;
    if (path.len == 0 || !file_open(str_terminated(listing->arena, path), place, listing->diags, &opened))
        return;
    listing->items[listing->n++] =
        (struct input_file){kind, id, file, digest_hex(listing->arena, opened.bytes)};
    file_close(&opened);
}

const struct input_file *provenance_build(const struct spec *spec, struct arena *arena, struct diags *diags,
                                          size_t *n)
{
    struct listing listing = {
        arena, diags, ARENA_ARRAY(arena, struct input_file, spec->n_parts + spec->n_data + LIST_COUNT + 1),
        0};
    add(&listing, "spec", STR("spec"), path_name(spec->file), spec->file, place_file(spec->file));
    for (size_t i = 0; i < spec->n_parts; i++)
        add(&listing, "part", STR("part"), path_inside(path_folder(spec->file), spec->parts[i]),
            spec->parts[i], place_file(spec->file));
    for (size_t i = 0; i < LIST_COUNT; i++)
        add(&listing, "list", str_of(list_kind_names[i]), spec->lists[i].file, spec->lists[i].path,
            place_line(spec->lists[i].named_in, spec->lists[i].line, spec->lists[i].column));
    for (size_t i = 0; i < spec->n_data; i++)
        add(&listing, "data", spec->data[i].id, spec->data[i].file, spec->data[i].path,
            place_line(spec->data[i].named_in, spec->data[i].line, spec->data[i].column));
    *n = listing.n;
    return listing.items;
}
