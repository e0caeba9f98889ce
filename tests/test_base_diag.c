#include <criterion/criterion.h>

#include "base/diag.h"
#include "base/table_text.h"

static struct place cell_place(const char *cell)
{
    return (struct place){.file = STR("b.xlsx"), .sheet = STR("Q2"), .cell = str_of(cell)};
}

static void expect_dump(struct diags *diags, enum diag_format format, const char *expected)
{
    struct buf out = {0};
    diags_dump_buf(diags, format, &out);
    cr_expect(str_is(buf_str(&out), expected), "found:\n%.*s\nexpected:\n%s", STR_ARG(buf_str(&out)),
              expected);
    buf_close(&out);
}

Test(base_diag, sorted_without_repeats)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    cr_expect_not(diags_failed(diags));
    diag_add(diags, SEVERITY_WARNING, "w", place_line(STR("b.csv"), 10, 2), NULL, "later");
    diag_add(diags, SEVERITY_NOTE, "n", place_line(STR("b.csv"), 9, 1), NULL, "note");
    cr_expect_not(diags_failed(diags));
    diag_add(diags, SEVERITY_ERROR, "e", place_line(STR("b.csv"), 9, 1), "do %d", "wrong %d", 5);
    diag_add(diags, SEVERITY_ERROR, "e", place_line(STR("b.csv"), 9, 1), NULL, "wrong %d", 5);
    diag_add(diags, SEVERITY_ERROR, "e", place_file(STR("a.xml")), NULL, "no file");
    diag_add(diags, SEVERITY_ERROR, "e", place_file(STR_NONE), NULL, "nowhere");
    cr_expect(diags_failed(diags));
    cr_expect(diags_count(diags, SEVERITY_ERROR) == 3, "a repeat is not counted");
    cr_expect(diags_count(diags, SEVERITY_WARNING) == 1 && diags_count(diags, SEVERITY_NOTE) == 1);
    expect_dump(diags, DIAG_TEXT,
                "error: nowhere\n"
                "a.xml: error: no file\n"
                "b.csv:9:1: error: wrong 5\n"
                "    hint: do %d\n"
                "b.csv:9:1: note: note\n"
                "b.csv:10:2: warning: later\n");
    diag_add(diags, SEVERITY_NOTE, "n", place_line(STR("a.xml"), 3, 0), NULL, "added after a dump");
    size_t n;
    const struct diag *items = diags_sorted(diags, &n);
    cr_assert(n == 6);
    cr_expect(items[2].place.line == 3 && str_is(items[2].message, "added after a dump"));
    arena_close(arena);
}

Test(base_diag, the_machines_faults_are_told_from_the_users)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    cr_expect_not(diags_failed_by_system(diags));
    diag_add(diags, SEVERITY_WARNING, "w", place_file(STR("a.csv")), NULL, "odd");
    diag_add_system(diags, "font-missing", place_file(STR("a.ttf")), "install it", "no %s", "font");
    cr_expect(diags_failed(diags) && diags_failed_by_system(diags));
    expect_dump(diags, DIAG_TEXT,
                "a.csv: warning: odd\n"
                "a.ttf: error: no font\n"
                "    hint: install it\n");
    diag_add(diags, SEVERITY_ERROR, "e", place_file(STR("b.csv")), NULL, "wrong");
    cr_expect(diags_failed(diags) && !diags_failed_by_system(diags));
    arena_close(arena);
}

Test(base_diag, order_of_adding_does_not_matter)
{
    struct buf dumps[2] = {{0}, {0}};
    for (int round = 0; round < 2; round++) {
        struct arena *arena = arena_open();
        struct diags *diags = diags_open(arena);
        for (uint32_t i = 0; i < 500; i++) {
            uint32_t k = round ? 499 - i : i;
            diag_add(diags, (enum severity)(k % 3), "code",
                     place_line(k % 2 ? STR("x") : STR("y"), k % 17, k % 5), NULL, "message %u",
                     (unsigned)(k % 50));
        }
        diags_dump_buf(diags, DIAG_CSV, &dumps[round]);
        arena_close(arena);
    }
    cr_expect(str_equal(buf_str(&dumps[0]), buf_str(&dumps[1])));
    buf_close(&dumps[0]);
    buf_close(&dumps[1]);
}

Test(base_diag, texts_are_copied)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    char name[] = "a.csv", hint[] = "hint";
    diag_add_hint(diags, SEVERITY_ERROR, "e", place_line(str_of(name), 1, 1), str_of(hint), "%s", "message");
    name[0] = 'z';
    hint[0] = 'z';
    expect_dump(diags, DIAG_TEXT, "a.csv:1:1: error: message\n    hint: hint\n");
    arena_close(arena);
}

Test(base_diag, workbook_cells_sort_by_row_then_column)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    static const char *const cells[] = {"AA2", "B12", "Z2", "B2", "A10"};
    for (size_t i = 0; i < 5; i++)
        diag_add(diags, SEVERITY_ERROR, "e", cell_place(cells[i]), NULL, "x");
    expect_dump(diags, DIAG_TEXT,
                "b.xlsx:Q2!B2: error: x\n"
                "b.xlsx:Q2!Z2: error: x\n"
                "b.xlsx:Q2!AA2: error: x\n"
                "b.xlsx:Q2!A10: error: x\n"
                "b.xlsx:Q2!B12: error: x\n");
    arena_close(arena);
}

Test(base_diag, a_field_is_named_once)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct place place = place_line(STR("a.csv"), 4, 3);
    place.field = STR("Values");
    diag_add(diags, SEVERITY_ERROR, "e", place, NULL, "\"twelve\" is not a number");
    diag_add(diags, SEVERITY_ERROR, "e", place, NULL, "the column Values is empty");
    expect_dump(diags, DIAG_TEXT,
                "a.csv:4:3: error: column \"Values\": \"twelve\" is not a number\n"
                "a.csv:4:3: error: the column Values is empty\n");
    arena_close(arena);
}

Test(base_diag, machines_read_csv_and_json)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct place place = place_line(STR("a, b.csv"), 4, 3);
    place.field = STR("Values");
    diag_add(diags, SEVERITY_ERROR, "bad-number", place, "say \"c\"", "=1+1 is no number");
    diag_add(diags, SEVERITY_NOTE, "cell", cell_place("B2"), NULL, "two\nlines");
    expect_dump(diags, DIAG_CSV,
                "severity,code,file,line,column,field,sheet,cell,message,hint\n"
                "error,bad-number,\"a, b.csv\",4,3,Values,,,'=1+1 is no number,\"say \"\"c\"\"\"\n"
                "note,cell,b.xlsx,,,,Q2,B2,\"two\nlines\",\n");
    expect_dump(
        diags, DIAG_JSON,
        "[\n {\"severity\": \"error\", \"code\": \"bad-number\", \"file\": \"a, b.csv\", \"line\": 4, "
        "\"column\": 3, \"field\": \"Values\", \"message\": \"=1+1 is no number\", \"hint\": \"say "
        "\\\"c\\\"\"},\n"
        " {\"severity\": \"note\", \"code\": \"cell\", \"file\": \"b.xlsx\", \"sheet\": \"Q2\", \"cell\": "
        "\"B2\", \"message\": \"two\\nlines\"}\n]\n");
    arena_close(arena);
}

Test(base_diag, nothing_wrong_is_an_empty_list)
{
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    expect_dump(diags, DIAG_TEXT, "");
    expect_dump(diags, DIAG_CSV, "severity,code,file,line,column,field,sheet,cell,message,hint\n");
    expect_dump(diags, DIAG_JSON, "[]\n");
    arena_close(arena);
}

static void expect_nearest(const char *wanted, const char *expected)
{
    static const struct str names[] = {{"Birmingham", 10},     {"Coventry", 8}, {"Dudley", 6},
                                       {"Solihull", 8},        {"Sandwell", 8}, {"Stoke-on-Trent", 14},
                                       {"Ynys M\xC3\xB4n", 9}, {"", 0}};
    struct str found = nearest_name(str_of(wanted), names, sizeof names / sizeof names[0]);
    cr_expect(str_is(found, expected), "\"%s\": found \"%.*s\", expected \"%s\"", wanted, STR_ARG(found),
              expected);
}

Test(base_diag, nearest_names)
{
    expect_nearest("Birmingam", "Birmingham");
    expect_nearest("brimingham", "Birmingham");
    expect_nearest("DUDLEY", "Dudley");
    expect_nearest("Duldey", "Dudley");
    expect_nearest("Stoke on Trent", "Stoke-on-Trent");
    expect_nearest("Sandwall", "Sandwell");
    expect_nearest("Sandwich", "");
    expect_nearest("ynys m\xC3\x94n", "Ynys M\xC3\xB4n");
    expect_nearest("Walsall", "");
    expect_nearest("Dud", "");
    expect_nearest("", "");
    cr_expect(nearest_name(STR("x"), NULL, 0).len == 0);
    char text[400];
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = 'a';
    struct str longest = {text, sizeof text};
    cr_expect(nearest_name(longest, &longest, 1).len == 0, "a page of text is no misspelling");
}

Test(base_diag, the_first_of_equally_near_names)
{
    const struct str names[] = {STR("case-rate"), STR("cash-rate"), STR("cast-rate")};
    cr_expect(str_is(nearest_name(STR("cask-rate"), names, 3), "case-rate"));
    cr_expect(str_is(nearest_name(STR("cast-ratee"), names, 3), "cast-rate"));
}

static void expect_field(void (*add)(struct buf *, struct str), struct str field, const char *expected)
{
    struct buf out = {0};
    add(&out, field);
    cr_expect(str_is(buf_str(&out), expected), "found %.*s, expected %s", STR_ARG(buf_str(&out)), expected);
    buf_close(&out);
}

Test(base_table_text, csv_fields)
{
    expect_field(csv_add_field, STR(""), "");
    expect_field(csv_add_field, STR("plain text"), "plain text");
    expect_field(csv_add_field, STR("a,b"), "\"a,b\"");
    expect_field(csv_add_field, STR("say \"x\""), "\"say \"\"x\"\"\"");
    expect_field(csv_add_field, STR("\"\""), "\"\"\"\"\"\"");
    expect_field(csv_add_field, STR("a\nb"), "\"a\nb\"");
    expect_field(csv_add_field, STR("a\rb"), "\"a\rb\"");
    expect_field(csv_add_field, STR("=1"), "=1");
}

Test(base_table_text, no_field_is_run_as_a_formula)
{
    expect_field(csv_add_field_safe, STR("=cmd|'x'!A1"), "'=cmd|'x'!A1");
    expect_field(csv_add_field_safe, STR("@SUM(A1,B1)"), "\"'@SUM(A1,B1)\"");
    expect_field(csv_add_field_safe, STR("+44 121"), "'+44 121");
    expect_field(csv_add_field_safe, STR("-note"), "'-note");
    expect_field(csv_add_field_safe, STR("\tx"), "'\tx");
    expect_field(csv_add_field_safe, STR("\rx"), "\"'\rx\"");
    expect_field(csv_add_field_safe, STR("-2.5"), "-2.5");
    expect_field(csv_add_field_safe, STR("+1"), "+1");
    expect_field(csv_add_field_safe, STR("a=b"), "a=b");
    expect_field(csv_add_field_safe, STR(""), "");
}

Test(base_table_text, json_strings)
{
    expect_field(json_add_string, STR(""), "\"\"");
    expect_field(json_add_string, STR("a\"b\\c\n\t\r\x01\x7F"), "\"a\\\"b\\\\c\\n\\t\\u000d\\u0001\\u007f\"");
    expect_field(json_add_string,
                 STR("2024\xE2\x80\x93"
                     "25"),
                 "\"2024\xE2\x80\x93"
                 "25\"");
    expect_field(json_add_string, STR("x\xFFy"), "\"x\xEF\xBF\xBDy\"");
}
