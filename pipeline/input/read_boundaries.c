#include "input/read_boundaries.h"

#include "base/file.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#define LONGEST ((size_t)64 << 20) /* [bytes]; a country's generalised outlines are a twentieth of it */
#define LEAST_POINTS 3             /* of a ring */

struct reader {
    struct arena *arena;
    struct diags *diags;
    const struct table_file *file;
    const struct areas *areas;
    struct boundaries *boundaries;
    struct str text;
    size_t n_other;        /* features whose area is in no list */
    struct str properties; /* names of the first such feature's properties, for the message */
    size_t at, index;      /* byte offset of the mark of the feature in hand, its place in the file from 0 */
    uint32_t line, column; /* of that offset */
};

static struct str str_of_json(const json_t *json)
{
    return (struct str){json_string_value(json), json_string_length(json)};
}

/* -- places: jansson knows those of syntax only, so a feature's is found by counting the marks before it */

static void move_to(struct reader *reader, size_t offset)
{
    for (; reader->at < offset; reader->at++) {
        unsigned char byte = (unsigned char)reader->text.ptr[reader->at];
        reader->column += (byte & 0xC0) != 0x80 ? 1 : 0;
        if (byte == '\n') {
            reader->line++;
            reader->column = 1;
        }
    }
}

#define MARK "\"Feature\""

/* The mark of the next feature, its type; where none is found the place stays. */
static void next_feature(struct reader *reader)
{
    size_t from = reader->index == 0 ? 0 : reader->at + STR(MARK).len;
    size_t found = str_find(str_slice(reader->text, from, reader->text.len), STR(MARK));
    if (found != SIZE_MAX)
        move_to(reader, from + found);
    reader->index++;
}

static struct place place_of(const struct reader *reader)
{
    return place_line(reader->file->file, reader->line, reader->column);
}

static bool fault(struct reader *reader, const char *hint, const char *what)
{
    diag_add(reader->diags, SEVERITY_ERROR, "bad-boundary", place_of(reader), hint, "feature %zu %s",
             reader->index, what);
    return false;
}

/* -- geometry */

/* One position of a ring. */
static bool read_point(struct reader *reader, const json_t *position, double *xy)
{
    const json_t *x = json_array_get(position, 0), *y = json_array_get(position, 1);
    if (!json_is_number(x) || !json_is_number(y))
        return fault(reader, "a position is [longitude, latitude]",
                     "has a position that is no pair of numbers");
    xy[0] = json_number_value(x);
    xy[1] = json_number_value(y);
    if (xy[0] > 45 && xy[0] < 65 &&
        fabs(xy[1]) < 12) /* Britain with its axes swapped lies in the Indian Ocean */
        return fault(reader, "a position is [longitude, latitude]: exchange the two",
                     "has latitude before longitude");
    if (fabs(xy[0]) > 180 || fabs(xy[1]) > 90)
        return fault(reader,
                     "download the file again with longitude and latitude (WGS 84, EPSG:4326): metres of the "
                     "National Grid are not read",
                     "has positions that are no longitude and latitude");
    return true;
}

static bool read_ring(struct reader *reader, const json_t *positions, struct boundary *boundary)
{
    size_t n = json_array_size(positions);
    struct boundary_ring ring = {ARENA_ARRAY(reader->arena, double, 2 * n), 0};
    for (size_t i = 0; i < n; i++)
        if (!read_point(reader, json_array_get(positions, i), &ring.xy[2 * ring.n++]))
            return false;
    if (n > 1 && ring.xy[0] == ring.xy[2 * n - 2] && ring.xy[1] == ring.xy[2 * n - 1])
        ring.n--; /* GeoJSON repeats the first point at the end */
    if (ring.n < LEAST_POINTS)
        return fault(reader, "a ring needs three points and more", "has a ring that encloses nothing");
    ARENA_RESERVE(reader->arena, boundary->rings, boundary->n_rings, boundary->capacity);
    boundary->rings[boundary->n_rings++] = ring;
    return true;
}

static bool read_polygon(struct reader *reader, const json_t *rings, struct boundary *boundary)
{
    for (size_t i = 0; i < json_array_size(rings); i++)
        if (!read_ring(reader, json_array_get(rings, i), boundary))
            return false;
    return true;
}

static bool read_geometry(struct reader *reader, const json_t *geometry, struct boundary *boundary)
{
    struct str type = str_of_json(json_object_get(geometry, "type"));
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    bool good = true;
    if (str_is(type, "Polygon"))
        good = read_polygon(reader, coordinates, boundary);
    else if (str_is(type, "MultiPolygon"))
        for (size_t i = 0; good && i < json_array_size(coordinates); i++)
            good = read_polygon(reader, json_array_get(coordinates, i), boundary);
    else
        return fault(reader, "an area's outline is a Polygon or a MultiPolygon", "has no outline");
    if (good && boundary->n_rings == 0)
        return fault(reader, "an area's outline is a Polygon or a MultiPolygon", "has an empty outline");
    return good;
}

/* -- whose outline it is */

/* A property may name the area's region too: the LA goes before all others. */
static bool is_nearer(const struct reader *reader, uint32_t area, uint32_t than)
{
    return than == AREA_NONE || reader->areas->items[area].kind < reader->areas->items[than].kind;
}

/* The area that a text is the code of. False: another LA was found before. */
static bool consider(const struct reader *reader, const json_t *text, uint32_t *found)
{
    uint32_t area =
        json_is_string(text) ? map_find(reader->areas->by_code, str_trim(str_of_json(text))) : MAP_NONE;
    if (area == MAP_NONE || area == *found)
        return true;
    if (*found != AREA_NONE && reader->areas->items[area].kind == AREA_LA &&
        reader->areas->items[*found].kind == AREA_LA)
        return false;
    if (is_nearer(reader, area, *found))
        *found = area;
    return true;
}

static void note_properties(struct reader *reader, json_t *properties)
{
    const char *name;
    json_t *value;
    if (reader->n_other++ > 0)
        return;
    json_object_foreach(properties, name, value)
    {
        reader->properties = str_format(reader->arena, "%.*s%s%s", STR_ARG(reader->properties),
                                        reader->properties.len ? ", " : "", name);
    }
}

static struct boundary *boundary_of(struct reader *reader, uint32_t area)
{
    struct boundaries *boundaries = reader->boundaries;
    for (size_t i = 0; i < boundaries->n; i++)
        if (boundaries->items[i].area == area)
            return &boundaries->items[i];
    ARENA_RESERVE(reader->arena, boundaries->items, boundaries->n, boundaries->capacity);
    boundaries->items[boundaries->n] = (struct boundary){.area = area};
    return &boundaries->items[boundaries->n++];
}

/* Whether the area has this ring already. */
static bool has_ring(const struct boundary *boundary, const struct boundary_ring *ring)
{
    for (size_t i = 0; i < boundary->n_rings; i++)
        if (boundary->rings[i].n == ring->n &&
            memcmp(boundary->rings[i].xy, ring->xy, 2 * ring->n * sizeof *ring->xy) == 0)
            return true;
    return false;
}

static bool read_feature(struct reader *reader, const json_t *feature)
{
    json_t *properties = json_object_get(feature, "properties"), *value;
    const char *name;
    uint32_t area = AREA_NONE;
    bool one = consider(reader, json_object_get(feature, "id"), &area);
    json_object_foreach(properties, name, value)
    {
        one = consider(reader, value, &area) && one;
    }
    if (!one)
        return fault(reader, "keep one property with the area's own code", "names two local authorities");
    if (area == AREA_NONE) {
        note_properties(reader, properties);
        return true;
    }
    struct boundary own = {.area = area};
    if (!read_geometry(reader, json_object_get(feature, "geometry"), &own))
        return false;
    struct boundary *boundary = boundary_of(reader, area); /* parts of one area may be several features */
    if (has_ring(boundary, &own.rings[0]))
        return fault(reader, "take one of the two out", "repeats an outline that the area has already");
    for (size_t i = 0; i < own.n_rings; i++) {
        ARENA_RESERVE(reader->arena, boundary->rings, boundary->n_rings, boundary->capacity);
        boundary->rings[boundary->n_rings++] = own.rings[i];
    }
    return true;
}

/* -- the file */

static bool is_topology(const json_t *root)
{
    return str_is(str_of_json(json_object_get(root, "type")), "Topology");
}

/* False when nothing in it is an area's. */
static bool say_others(const struct reader *reader)
{
    struct place place = place_file(reader->file->file);
    if (reader->boundaries->n == 0 && reader->properties.len)
        diag_add_hint(reader->diags, SEVERITY_ERROR, "no-boundaries", place,
                      str_format(reader->arena,
                                 "a property of each feature must be the code that areas.csv has; here the "
                                 "properties are: %.*s",
                                 STR_ARG(reader->properties)),
                      "no feature of this file has the code of an area");
    else if (reader->boundaries->n == 0)
        diag_add(reader->diags, SEVERITY_ERROR, "no-boundaries", place,
                 "a property of each feature must be the code that areas.csv has",
                 "no feature of this file has the code of an area");
    else if (reader->n_other)
        diag_add(reader->diags, SEVERITY_NOTE, "other-boundaries", place, NULL,
                 "%zu feature%s of this file %s no area of the list and %s left out", reader->n_other,
                 reader->n_other == 1 ? "" : "s", reader->n_other == 1 ? "is" : "are",
                 reader->n_other == 1 ? "was" : "were");
    return reader->boundaries->n > 0;
}

static bool read_collection(struct reader *reader, const json_t *root)
{
    const json_t *features = json_object_get(root, "features");
    bool good = true;
    if (!json_is_array(features)) {
        diag_add(reader->diags, SEVERITY_ERROR, "not-geojson", place_file(reader->file->file),
                 is_topology(root) ? "this is TopoJSON: export it as GeoJSON"
                                   : "a GeoJSON file of areas is a FeatureCollection with features",
                 "this file holds no features");
        return false;
    }
    for (size_t i = 0; i < json_array_size(features); i++) {
        next_feature(reader);
        good = read_feature(reader, json_array_get(features, i)) && good;
    }
    return good ? say_others(reader) : false;
}

static struct str without_mark(struct str bytes)
{
    return str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_slice(bytes, 3, bytes.len) : bytes;
}

static bool read_text(struct reader *reader)
{
    json_error_t error;
    if (reader->text.len > LONGEST) {
        diag_add(
            reader->diags, SEVERITY_ERROR, "boundaries-too-large", place_file(reader->file->file),
            "download generalised outlines (those the ONS marks BGC or BUC): a page shows no more of them",
            "this file is %zu MB; up to %zu MB are read", reader->text.len >> 20, LONGEST >> 20);
        return false;
    }
    json_t *root = json_loadb(reader->text.ptr ? reader->text.ptr : "", reader->text.len,
                              JSON_REJECT_DUPLICATES, &error);
    if (!root) {
        diag_add(reader->diags, SEVERITY_ERROR, "not-json",
                 place_line(reader->file->file, error.line > 0 ? (uint32_t)error.line : 0,
                            error.column > 0 ? (uint32_t)error.column : 0),
                 "boundaries come as a GeoJSON file", "this is no JSON: %s", error.text);
        return false;
    }
    bool good = read_collection(reader, root);
    json_decref(root);
    return good;
}

bool read_boundaries(struct arena *arena, struct diags *diags, const struct table_file *file,
                     const struct areas *areas, struct boundaries *boundaries)
{
    struct file opened = {.bytes = file->bytes};
    *boundaries = (struct boundaries){0};
    if (!file->bytes.ptr && !file_open(str_terminated(arena, file->path), file->place, diags, &opened))
        return false;
    struct reader reader = {.arena = arena,
                            .diags = diags,
                            .file = file,
                            .areas = areas,
                            .boundaries = boundaries,
                            .text = without_mark(opened.bytes),
                            .line = 1,
                            .column = 1};
    bool good = read_text(&reader);
    file_close(&opened);
    return good;
}
