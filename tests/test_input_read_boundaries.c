/* Outlines from GeoJSON: whose they are, and every fault with its place. */
#include "base/file.h"
#include "golden.h"
#include "input/read_boundaries.h"
#include "input/read_lists.h"

#include <criterion/criterion.h>

static struct arena *arena;
static struct diags *diags;
static struct areas areas;
static struct boundaries boundaries;

static const char areas_csv[] = "code,name,kind,region\n"
                                "E92000001,England,country,\n"
                                "E12000005,West Midlands,region,\n"
                                "E08000025,Birmingham,la,E12000005\n"
                                "E06000019,Herefordshire,la,E12000005\n";

static void open_world(void)
{
    arena = arena_open();
    diags = diags_open(arena);
    struct table_file file = {.file = STR("areas.csv"), .bytes = str_of(areas_csv)};
    cr_assert(read_areas(arena, diags, &file, &areas));
}

static void close_world(void)
{
    arena_close(arena);
}

TestSuite(boundaries, .init = open_world, .fini = close_world);

static bool read_text(const char *text)
{
    struct table_file file = {.file = STR("b.geojson"), .bytes = str_of(text)};
    diags = diags_open(arena);
    return read_boundaries(arena, diags, &file, &areas, &boundaries);
}

#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[\n" features "\n]}"
#define FEATURE(properties, geometry)                                                                        \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":" geometry "}"
#define SQUARE "[[[-2,52],[-1,52],[-1,53],[-2,53],[-2,52]]]"
#define POLYGON "{\"type\":\"Polygon\",\"coordinates\":" SQUARE "}"

static void expect_said(const char *words)
{
    struct buf out = {0};
    diags_dump_buf(diags, DIAG_TEXT, &out);
    cr_expect(str_find(buf_str(&out), str_of(words)) != SIZE_MAX, "\"%s\" is not in:\n%.*s", words,
              STR_ARG(buf_str(&out)));
    buf_close(&out);
}

Test(boundaries, any_property_may_hold_the_code)
{
    cr_assert(read_text(COLLECTION(FEATURE("\"name\":\"x\",\"LAD24CD\":\" E08000025 \"", POLYGON))));
    cr_assert_eq(boundaries.n, 1);
    const struct boundary *boundary = boundaries_find(&boundaries, area_find(&areas, STR("E08000025")));
    cr_assert_not_null(boundary);
    cr_assert_eq(boundary->n_rings, 1);
    cr_expect_eq(boundary->rings[0].n, 4, "the repeated last point is no point");
    cr_expect_float_eq(boundary->rings[0].xy[0], -2, 0);
    cr_expect_float_eq(boundary->rings[0].xy[5], 53, 0);
    cr_expect_null(boundaries_find(&boundaries, area_find(&areas, STR("E06000019"))));
    cr_expect_null(boundaries_find(NULL, 0));
}

Test(boundaries, the_la_goes_before_its_region)
{
    cr_assert(read_text(
        COLLECTION(FEATURE("\"RGN\":\"E12000005\",\"LAD\":\"E06000019\",\"CTRY\":\"E92000001\"", POLYGON))));
    cr_expect_eq(boundaries.items[0].area, area_find(&areas, STR("E06000019")));
}

Test(boundaries, the_id_counts_too_and_others_are_left_out_with_a_note)
{
    cr_assert(read_text(
        COLLECTION("{\"type\":\"Feature\",\"id\":\"E08000025\",\"properties\":null,\"geometry\":" POLYGON
                   "}," FEATURE("\"c\":\"W06000001\"", POLYGON) "," FEATURE("\"c\":\"W06000002\"", "null"))));
    cr_expect_eq(boundaries.n, 1);
    expect_said("b.geojson: note: 2 features of this file are no area of the list and were left out");
}

#define OTHER_POLYGON "{\"type\":\"Polygon\",\"coordinates\":[[[-3,52],[-2,52],[-2,53],[-3,52]]]}"

Test(boundaries, parts_holes_and_islands_are_rings)
{
    cr_assert(read_text(COLLECTION(FEATURE(
        "\"c\":\"E08000025\"",
        "{\"type\":\"MultiPolygon\",\"coordinates\":[" SQUARE
        ",[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2,7]]]]}") "," FEATURE("\"c\":\"E08000025\"",
                                                                                  OTHER_POLYGON))));
    cr_assert_eq(boundaries.n, 1);
    cr_assert_eq(boundaries.items[0].n_rings, 4);
    cr_expect_eq(boundaries.items[0].rings[2].n, 3, "not closed; a height is left out");
}

Test(boundaries, the_fixtures_file_is_whole)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/fixtures/annual-pack/boundaries.geojson", golden_source());
    struct table_file file = {.file = STR("boundaries.geojson"), .path = str_of(path)};
    struct table_file list = {.file = STR("areas.csv")};
    char other[4096];
    snprintf(other, sizeof other, "%s/fixtures/annual-pack/areas.csv", golden_source());
    list.path = str_of(other);
    cr_assert(read_areas(arena, diags, &list, &areas));
    cr_assert(read_boundaries(arena, diags, &file, &areas, &boundaries));
    cr_expect_eq(boundaries.n, 14);
    size_t tiles = 0;
    for (size_t i = 0; i < areas.n; i++)
        tiles += areas.items[i].has_tile ? 1 : 0;
    cr_expect_eq(tiles, 14, "and a tile for each where there are no outlines");
}

static const struct {
    const char *text, *said, *hint;
} faults[] = {
    {"{\"type\":\n \"FeatureCollection\",}", "b.geojson:2:22: error: this is no JSON: ", "GeoJSON"},
    {"", "error: this is no JSON", "GeoJSON"},
    {"{\"type\":\"Topology\",\"objects\":{}}", "b.geojson: error: this file holds no features",
     "this is TopoJSON: export it as GeoJSON"},
    {"[1]", "this file holds no features", "FeatureCollection"},
    {COLLECTION(""), "no feature of this file has the code of an area", "areas.csv"},
    {COLLECTION(FEATURE("\"name\":\"Birmingham\",\"n\":1", POLYGON)),
     "b.geojson: error: no feature of this file has the code of an area", "the properties are: name, n"},
    {COLLECTION(FEATURE("\"c\":\"E06000019\"", POLYGON) ",\n" FEATURE("\"c\":\"E08000025\"", "null")),
     "b.geojson:3:9: error: feature 2 has no outline", "a Polygon or a MultiPolygon"},
    {COLLECTION(FEATURE("\"c\":\"E08000025\"", "{\"type\":\"Point\",\"coordinates\":[1,2]}")),
     "b.geojson:2:9: error: feature 1 has no outline", "a Polygon or a MultiPolygon"},
    {COLLECTION(FEATURE("\"c\":\"E08000025\"", "{\"type\":\"Polygon\",\"coordinates\":[]}")),
     "feature 1 has an empty outline", "a Polygon or a MultiPolygon"},
    {COLLECTION(
         FEATURE("\"c\":\"E08000025\"", "{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[2,3],[1,2]]]}")),
     "feature 1 has a ring that encloses nothing", "three points"},
    {COLLECTION(
         FEATURE("\"c\":\"E08000025\"", "{\"type\":\"Polygon\",\"coordinates\":[[[1,\"2\"],[2,3],[1,2]]]}")),
     "feature 1 has a position that is no pair of numbers", "[longitude, latitude]"},
    {COLLECTION(FEATURE(
         "\"c\":\"E08000025\"",
         "{\"type\":\"Polygon\",\"coordinates\":[[[406689,286822],[406690,286822],[406690,286825]]]}")),
     "feature 1 has positions that are no longitude and latitude", "WGS 84"},
    {COLLECTION(FEATURE("\"c\":\"E08000025\",\"d\":\"E06000019\"", POLYGON)),
     "feature 1 names two local authorities", "the area's own code"},
};

Test(boundaries, every_fault_has_its_place)
{
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        cr_expect_not(read_text(faults[i].text), "%s", faults[i].text);
        expect_said(faults[i].said);
        expect_said(faults[i].hint);
    }
}

Test(boundaries, all_faults_in_one_run)
{
    cr_expect_not(read_text(COLLECTION(FEATURE("\"c\":\"E08000025\"", "null") ",\n" FEATURE(
        "\"c\":\"E06000019\"", "{\"type\":\"Polygon\",\"coordinates\":[]}"))));
    cr_expect_eq(diags_count(diags, SEVERITY_ERROR), 2);
}

/* -- tiles */

static void expect_tiles(const char *rows, const char *said)
{
    struct buf text = {0};
    buf_add_format(&text,
                   "code,name,kind,region,tile_column,tile_row\nE92000001,England,country,,,\n"
                   "E12000005,West Midlands,region,,,\n%s",
                   rows);
    struct table_file file = {.file = STR("areas.csv"), .bytes = buf_str(&text)};
    diags = diags_open(arena);
    read_areas(arena, diags, &file, &areas);
    expect_said(said);
    buf_close(&text);
}

Test(boundaries, faults_of_tiles)
{
    expect_tiles("E08000025,Birmingham,la,E12000005,1,\n",
                 "areas.csv:4:5: error: column \"tile_column\": \"Birmingham\" has only half of a place on "
                 "the grid of tiles");
    expect_tiles(
        "E08000025,Birmingham,la,E12000005,1,2\nE06000019,Herefordshire,la,E12000005,1,2\n",
        "error: column \"tile_column\": \"Herefordshire\" stands on the tile of \"Birmingham\" (line 4)");
    expect_tiles("E08000025,Birmingham,la,E12000005,100,2\n", "areas.csv:4:5: error: ");
}

Test(boundaries, axes_that_are_swapped_and_features_given_twice_are_faults)
{
    cr_expect_not(read_text(
        COLLECTION(FEATURE("\"c\":\"E08000025\"",
                           "{\"type\":\"Polygon\",\"coordinates\":[[[52,-2],[52,-1],[53,-1],[52,-2]]]}"))));
    expect_said("feature 1 has latitude before longitude");
    cr_expect_not(read_text(
        COLLECTION(FEATURE("\"c\":\"E08000025\"", POLYGON) ",\n" FEATURE("\"c\":\"E08000025\"", POLYGON))));
    expect_said("feature 2 repeats an outline that the area has already");
}
