/* The program as a clerk types it: names in whatever spelling, and what is said of a slip. */
#include "command/command.h"
#include "test_command_run.h"

#include <criterion/criterion.h>
#include <string.h>

static struct buf out, err;

static void close_all(void)
{
    buf_close(&out);
    buf_close(&err);
}

#define MINIMAL BOARDPAPER_SOURCE_DIR "/fixtures/minimal/paper.xml"

Test(clerk, a_figure_is_found_in_any_spelling_of_its_id, .fini = close_all)
{
    static const char *const ids[] = {
        "re-referrals/E08000025/2024-25 FY/value", "re-referrals/330/2024-25/value",
        "re-referrals/Birmingham/2024/25/value", "Re-referrals within 12 months/330/2025/value"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        cr_expect_eq(run(&out, &err, "explain '%s' '%s'", MINIMAL, ids[i]), EXIT_DONE, "%s", ids[i]);
        cr_expect(str_starts(buf_str(&out), STR("re-referrals/E08000025/2024-25 FY/value\n")), "%s", ids[i]);
    }
    cr_expect_eq(run(&out, &err, "explain '%s' 're-referrals/333/2024-25/value'", MINIMAL), EXIT_INPUT);
    cr_expect(has(&err, "hint: There is no area \"333\"\n"), "a number is no misspelling of another");
    cr_expect_eq(run(&out, &err, "explain '%s' 're-referrals/330/2024-25/valu'", MINIMAL), EXIT_INPUT);
    cr_expect(has(&err, "Did you mean re-referrals/E08000025/2024-25 FY/value?"));
}

Test(clerk, a_slip_on_the_command_line_is_wrong_use, .fini = close_all)
{
    static const struct {
        const char *arguments, *said;
    } cases[] = {
        {"check --la= '" MINIMAL "'", "has an empty value"},
        {"make -o '' '" MINIMAL "'", "has an empty value"},
        {"mak '" MINIMAL "'", "hint: did you mean make?"},
        {"help mak", "hint: did you mean make?"},
        {"check --f=csv '" MINIMAL "'", "this may be several options: --f=csv"},
        {"check --nothing '" MINIMAL "'", "unknown option: --nothing"},
        {"check --format=c0 '" MINIMAL "'", "--format is text, csv or json"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_expect_eq(run(&out, &err, "%s", cases[i].arguments), EXIT_USE, "%s", cases[i].arguments);
        cr_expect(has(&err, cases[i].said), "%s: %s", cases[i].arguments, err.ptr ? err.ptr : "");
    }
    cr_expect_eq(run(&out, &err, "help check"), EXIT_DONE);
    cr_expect(str_starts(buf_str(&out), STR("Usage: boardpaper check ")));
    cr_expect_eq(run(&out, &err, "check --form=c '%s'", MINIMAL), EXIT_DONE);
    cr_expect(str_starts(buf_str(&out), STR("severity,code,")));
}

Test(clerk, one_page_and_a_manifest_of_all_that_was_read, .fini = close_all)
{
    char folder[4096];
    struct buf text = {0};
    folder_new("clerk-part", folder);
    cr_assert_eq(
        shell("cp '" BOARDPAPER_SOURCE_DIR "/fixtures/minimal/'* '%s' && chmod -R u+w '%s'", folder, folder),
        0);
    cr_assert_eq(
        shell("cd '%s' && sed -i 's/<paper /<paper xmlns:xi=\"http:\\/\\/www.w3.org\\/2001\\/XInclude\" /; "
              "s/<areas .*/<xi:include href=\"part.xml\"\\/>/' paper.xml",
              folder),
        0);
    file_put("<areas file=\"areas.csv\"/>\n", "%s/part.xml", folder);
    cr_expect_eq(run(&out, &err, "make '%s/paper.xml' -o '%s'", folder, folder), EXIT_DONE, "%s",
                 err.ptr ? err.ptr : "");
    cr_expect(has(&out, ": 1 page, "));
    cr_assert(file_text(&text, "%s/minimal.manifest.json", folder));
    cr_expect(has(&text, "{\"kind\": \"part\", \"id\": \"part\", \"file\": \"part.xml\", \"sha256\": \""));
    cr_expect(has(&text, "{\"kind\": \"list\", \"id\": \"areas\""));
    cr_expect(has(&text, "{\"kind\": \"data\", \"id\": \"published\""));
    buf_close(&text);
}
