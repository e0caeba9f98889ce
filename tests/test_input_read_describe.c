/* What "describe" says of each layout, against golden texts. */
#include "golden.h"
#include "input/describe.h"
#include "input/read_lists.h"

#include <criterion/criterion.h>
#include <stdio.h>

static bool hold(const char *fixture, const char *name, const char *golden)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct buf out = {0};
    struct areas areas;
    struct str list = str_format(arena, "%s/fixtures/dirt-dfe/areas.csv", golden_source());
    struct table_file areas_file = {.path = list, .file = list};
    read_areas(arena, diags, &areas_file, &areas);
    struct table_file file = {.path = str_format(arena, "%s/fixtures/%s/%s", golden_source(), fixture, name),
                              .file = str_of(name)};
    bool done = describe_file(arena, diags, &file, &areas, &out);
    diags_dump_buf(diags, DIAG_TEXT, &out);
    bool same = golden_compare(golden, buf_str(&out));
    buf_close(&out);
    arena_close(arena);
    return done && same;
}

Test(input_read, describe_says_what_a_file_is)
{
    cr_expect(hold("dirt-dfe", "published.csv", "describe/dfe.txt"));
    cr_expect(hold("dirt-dfe-meta", "published.csv", "describe/dfe-meta.txt"));
    cr_expect(hold("dirt-dfe-numeric-filter", "published.csv", "describe/dfe-numeric-filter.txt"));
    cr_expect(hold("dirt-lait", "tool.csv", "describe/lait.txt"));
    cr_expect(hold("dirt-title-rows", "observations.csv", "describe/tidy.txt"));
    cr_expect(hold("dirt-xlsx", "returns.xlsx", "describe/workbook.txt"));
    cr_expect(hold("dirt-lists", "returns.csv", "describe/list.txt"));
    cr_expect(!hold("dirt-lists", "paper.xml", "describe/xml.txt"));
    cr_expect(!hold("bad-data-xls", "observations.xls", "describe/refused.txt"));
}

Test(input_read, describe_of_no_layout_that_is_known)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct buf out = {0};
    struct table_file file = {.file = STR("cars.csv"), .bytes = STR("make,doors\nA,3\nB,c\nC,5\n")};
    cr_expect(describe_file(arena, diags, &file, NULL, &out));
    cr_expect(golden_compare("describe/other.txt", buf_str(&out)));
    buf_close(&out);
    arena_close(arena);
}

Test(input_read, describe_of_a_file_that_is_not_there)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct buf out = {0};
    struct table_file file = {.path = STR("/nowhere/none.csv"), .file = STR("none.csv")};
    cr_expect(!describe_file(arena, diags, &file, NULL, &out));
    cr_expect_eq(diags_count(diags, SEVERITY_ERROR), 1u);
    buf_close(&out);
    arena_close(arena);
}
