#include "input/characters.h"

#include "base/file.h"
#include "base/map.h"
#include "input/csv.h"
#include "input/csv_decode.h"

#define MOST_FIELDS 64 /* that a name is looked for in */

struct characters {
    struct arena *arena;
    struct map64 *by_codepoint; /* to index */
    struct character *items;
    size_t n, capacity;
};

static void text_add(struct characters *characters, struct str text, struct place place, bool is_shown)
{
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t codepoint = str_codepoint(text, &at);
        uint32_t found = map64_find(characters->by_codepoint, codepoint);
        struct character character = {codepoint, place, is_shown};
        if (found != MAP_NONE) {
            if (is_shown && !characters->items[found].is_shown)
                characters->items[found] = character;
            continue;
        }
        map64_add(characters->by_codepoint, codepoint, (uint32_t)characters->n);
        ARENA_RESERVE(characters->arena, characters->items, characters->n, characters->capacity);
        characters->items[characters->n++] = character;
    }
}

/* -- the spec */

static bool is_shown_attribute(struct str name)
{
    static const char *const shown[] = {"title", "label", "role", "caption", "item", "owner"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (str_is(name, shown[i]))
            return true;
    return false;
}

static void node_add(struct characters *characters, const struct xml_node *node)
{
    struct place place = xml_place(node);
    for (size_t at = 0, from = 0; at < node->text.len;) { /* a text may go on over lines */
        uint32_t column = place.column + (uint32_t)str_count(str_slice(node->text, from, at));
        if (node->text.ptr[at] == '\n') {
            place.line++;
            place.column = 1;
            from = ++at;
            continue;
        }
        size_t begin = at;
        str_codepoint(node->text, &at);
        if (at > begin + 1)
            text_add(characters, str_slice(node->text, begin, at), place_line(place.file, place.line, column),
                     true);
    }
    for (size_t i = 0; i < node->n_attributes; i++)
        text_add(characters, node->attributes[i].value, xml_attribute_place(node, &node->attributes[i]),
                 is_shown_attribute(node->attributes[i].name));
    for (const struct xml_node *child = node->children; child; child = child->next)
        node_add(characters, child);
}

/* -- a list */

struct listing {
    struct characters *characters;
    struct str file;
    struct str header[MOST_FIELDS]; /* of the fields that pages show; else empty */
};

static bool is_shown_column(struct str name)
{
    static const char *const shown[] = {"name",       "short_name", "text",   "action",   "owner_role",
                                        "definition", "source",     "reason", "progress", "priority",
                                        "unit",       "theme",      "role",   "outcome",  "kind"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (str_equal_fold(name, str_of(shown[i])))
            return true;
    return false;
}

static bool take_row(void *self, const struct row *row)
{
    struct listing *listing = self;
    for (size_t i = 0; i < row->n_cells; i++) {
        bool known = i < MOST_FIELDS && listing->header[i].len;
        struct place place =
            place_line(listing->file, row->lines ? row->lines[i] : row->line, (uint32_t)i + 1);
        if (known)
            place.field = listing->header[i];
        else if (i < MOST_FIELDS && is_shown_column(row->cells[i]))
            listing->header[i] = str_copy(listing->characters->arena, row->cells[i]);
        text_add(listing->characters, row->cells[i], place, known);
    }
    return true;
}

static bool is_beyond_ascii(struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++)
        if ((unsigned char)bytes.ptr[i] >= 0x80)
            return true;
    return false;
}

static void file_add(struct characters *characters, struct str file, struct str path)
{
    struct arena *scratch = arena_open();
    struct file opened;
    if (path.len &&
        file_open(str_terminated(scratch, path), place_file(file), diags_open(scratch), &opened)) {
        if (is_beyond_ascii(opened.bytes) && !str_starts(opened.bytes, STR("PK"))) {
            struct decoded decoded = csv_decode(scratch, opened.bytes);
            struct listing listing = {.characters = characters, .file = file};
            struct csv_facts facts;
            if (!decoded.is_binary)
                csv_read(decoded.text, csv_separator(decoded.text), scratch,
                         (struct row_taker){take_row, &listing}, &facts);
        }
        file_close(&opened);
    }
    arena_close(scratch);
}

struct characters *characters_build(struct arena *arena, const struct spec_draft *draft)
{
    const struct spec *spec = draft->spec;
    struct characters *characters = ARENA_NEW(arena, struct characters);
    *characters = (struct characters){.arena = arena, .by_codepoint = map64_open(arena)};
    node_add(characters, draft->root);
    for (size_t i = 0; i < LIST_COUNT; i++)
        if (i != LIST_STYLE && i != LIST_BOUNDARIES)
            file_add(characters, spec->lists[i].file, spec->lists[i].path);
    for (size_t i = 0; i < spec->n_data; i++)
        if (spec->data[i].layout == LAYOUT_TIDY)
            file_add(characters, spec->data[i].file, spec->data[i].path);
    return characters;
}

const struct character *characters_find(const struct characters *characters, uint32_t codepoint)
{
    uint32_t found = map64_find(characters->by_codepoint, codepoint);
    return found == MAP_NONE ? NULL : &characters->items[found];
}

const struct character *characters_all(const struct characters *characters, size_t *n)
{
    *n = characters->n;
    return characters->items;
}
