/* All that can be known of a paper's faults is said in one run, by `check` and by `make` alike. */
#include "command/command.h"
#include "test_command_run.h"

#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>

static char folder[4096];
static struct buf out, err;

/* Tests run side by side: each has its own folder. */
static void copy_minimal(const char *name)
{
    folder_new(name, folder);
    cr_assert_eq(shell("cp '%s'/fixtures/minimal/* '%s'", golden_source(), folder), 0);
}

static void close_all(void)
{
    buf_close(&out);
    buf_close(&err);
}

TestSuite(faults, .fini = close_all);

Test(faults, check_and_make_say_the_same_of_a_character)
{
    copy_minimal("faults-check-and-make-say-the-same-of-a-character");
    cr_assert_eq(shell("sed -i 's/Coventry/Coventry \xE2\x9C\x93/' '%s/areas.csv'", folder), 0);
    cr_expect_eq(run(&out, &err, "check '%s/paper.xml'", folder), EXIT_INPUT);
    cr_expect(
        has(&out,
            "areas.csv:3:3: error: column \"name\": the style's fonts have no \"\xE2\x9C\x93\" (U+2713)"),
        "%.*s", (int)out.len, out.ptr);
    cr_expect_eq(run(&out, &err, "make '%s/paper.xml' -o '%s/out'", folder, folder), EXIT_INPUT);
    cr_expect(
        has(&err,
            "areas.csv:3:3: error: column \"name\": the style's fonts have no \"\xE2\x9C\x93\" (U+2713)"),
        "%.*s", (int)err.len, err.ptr);
    cr_expect_not(file_is_there("%s/out/minimal.pdf", folder));
}

Test(faults, a_character_beside_a_claim)
{
    copy_minimal("faults-a-character-beside-a-claim");
    cr_assert_eq(shell("sed -i 's|<p>In the year|<p>\xE2\x9E\x8B It is <claim indicator=\"re-referrals\" "
                       "area=\"E12000005\" is=\"above\" against=\"england\">above</claim>. In the year|' "
                       "'%s/paper.xml'",
                       folder),
                 0);
    cr_expect_eq(run(&out, &err, "make '%s/paper.xml' -o '%s/out'", folder, folder), EXIT_INPUT);
    cr_expect(has(&err, "do not bear out"));
    cr_expect(has(&err, "paper.xml:22:10: error: the style's fonts have no"), "%.*s", (int)err.len, err.ptr);
}

Test(faults, of_spec_data_and_characters_together)
{
    copy_minimal("faults-of-spec-data-and-characters-together");
    cr_assert_eq(shell("cd '%s' && sed -i 's/statistic=\"region\"/statistic=\"regional\"/' paper.xml && "
                       "sed -i 's/Coventry/Coventry \xE2\x9C\x93/' areas.csv && "
                       "printf 're-referals,2025-29,Brimingham,abc\\n' >>observations.csv",
                       folder),
                 0);
    cr_expect_eq(run(&out, &err, "check '%s/paper.xml'", folder), EXIT_INPUT);
    cr_expect(has(&out, "there is no statistic 'regional'"));
    cr_expect(has(&out, "areas.csv:3:3: error:"));
    for (int field = 1; field <= 4; field++) {
        char place[64];
        snprintf(place, sizeof place, "observations.csv:38:%d: error:", field);
        cr_expect(has(&out, place), "%s\n%.*s", place, (int)out.len, out.ptr);
    }
    cr_expect(has(&out, "6 errors,"));
}

/* Its own row is at fault: that it is unknown everywhere else only follows. */
Test(faults, an_area_at_fault_is_not_unknown_too)
{
    copy_minimal("faults-an-area-at-fault-is-not-unknown-too");
    cr_assert_eq(shell("cd '%s' && sed -i '/Coventry/s/,la,/,lla,/' areas.csv", folder), 0);
    cr_expect_eq(run(&out, &err, "check '%s/paper.xml'", folder), EXIT_INPUT);
    cr_expect(has(&out, "areas.csv:3:6: error:"));
    cr_expect(has(&out, "1 error,"), "%.*s", (int)out.len, out.ptr);
}
