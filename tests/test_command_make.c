/* boardpaper make as a clerk meets it: what is written, what stays when something is wrong, and the exit
 * status. */
#include "command/command.h"

#include "base/file.h"
#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/boardpaper-make-XXXXXX";

static void open_folder(void)
{
    cr_assert(mkdtemp(folder));
}

static void close_folder(void)
{
    char command[256];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
}

TestSuite(make, .init = open_folder, .fini = close_folder);

/* Runs the program; its messages go to messages.txt in the folder. Returns the exit status. */
static int run(const char *arguments)
{
    char command[8192];
    snprintf(command, sizeof command, "'%s/boardpaper' %s >'%s/result.txt' 2>'%s/messages.txt'",
             BOARDPAPER_BINARY_DIR, arguments, folder, folder);
    int status = system(command);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool file_has(const char *name, const char *words)
{
    char command[8192];
    snprintf(command, sizeof command, "grep -qF -- '%s' '%s/%s'", words, folder, name);
    return system(command) == 0;
}

static bool exists(const char *name)
{
    char path[4096];
    struct stat found;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return stat(path, &found) == 0;
}

static void write_text(const char *name, const char *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    cr_assert(file);
    fputs(text, file);
    fclose(file);
}

static void copy_minimal(void)
{
    char command[8192];
    snprintf(command, sizeof command, "cp -r '%s/fixtures/minimal' '%s/minimal'", golden_source(), folder);
    cr_assert_eq(system(command), 0);
}

static int make_minimal(void)
{
    char arguments[4096];
    snprintf(arguments, sizeof arguments, "make '%s/minimal/paper.xml' -o '%s/out'", folder, folder);
    return run(arguments);
}

Test(make, writes_three_files_and_says_where)
{
    copy_minimal();
    cr_expect_eq(make_minimal(), EXIT_DONE);
    cr_expect(exists("out/minimal.pdf") && exists("out/minimal.figures.csv") &&
              exists("out/minimal.manifest.json"));
    cr_expect(file_has("result.txt", "out/minimal.pdf: "));
    cr_expect(file_has("out/minimal.manifest.json", "\"paper\": \"minimal\""));
    cr_expect(file_has("out/minimal.manifest.json", "\"rules\": \"rules 1\""));
    cr_expect_not(file_has("out/minimal.manifest.json", folder), "no path in the manifest");
    cr_expect(file_has("out/minimal.figures.csv", "re-referrals/E08000025/2024-25 FY/value,"));
}

Test(make, the_last_good_paper_stays)
{
    copy_minimal();
    cr_assert_eq(make_minimal(), EXIT_DONE);
    char command[8192];
    snprintf(command, sizeof command,
             "cd '%s' && cat out/* | sha256sum >before && sed -i 's/,2025,331,/,2025,999,/' "
             "minimal/observations.csv",
             folder);
    cr_assert_eq(system(command), 0);
    cr_expect_eq(make_minimal(), EXIT_INPUT);
    cr_expect(file_has("messages.txt", "observations.csv:33:3: error:"), "the place of the fault");
    cr_expect(file_has("messages.txt", "nothing was written"));
    snprintf(command, sizeof command, "cd '%s' && cat out/* | sha256sum | cmp -s - before", folder);
    cr_expect_eq(system(command), 0, "the outputs of before are whole");
}

Test(make, a_folder_that_cannot_be_written)
{
    copy_minimal();
    write_text("out", "a file stands where the folder should");
    cr_expect_eq(make_minimal(), EXIT_SYSTEM);
    cr_expect(file_has("messages.txt", "error: cannot make the folder"));
    cr_expect(file_has("messages.txt", "hint:"));
    cr_expect(file_has("out", "a file stands"));
}

Test(make, a_paper_that_is_not_there)
{
    cr_expect_eq(run("make no-such-paper.xml"), EXIT_INPUT);
    cr_expect(file_has("messages.txt", "no-such-paper.xml"));
}

Test(make, a_glyph_that_the_font_lacks)
{
    copy_minimal();
    char command[8192];
    snprintf(command, sizeof command,
             "sed -i 's/What the figures say/What the figures say \xe2\x9c\x93/' '%s/minimal/paper.xml'",
             folder);
    cr_assert_eq(system(command), 0);
    cr_expect_eq(make_minimal(), EXIT_INPUT);
    cr_expect(file_has("messages.txt", "U+2713"), "the character is named");
    cr_expect_not(exists("out/minimal.pdf"));
}

Test(make, a_claim_that_the_figures_do_not_bear_out)
{
    copy_minimal();
    char arguments[4096], command[8192];
    snprintf(command, sizeof command,
             "sed -i 's|<p>In the year|<p>It is <claim indicator=\"re-referrals\" area=\"E12000005\" "
             "is=\"above\" against=\"england\">above England</claim>. In the year|' '%s/minimal/paper.xml'",
             folder);
    cr_assert_eq(system(command), 0);
    cr_expect_eq(make_minimal(), EXIT_INPUT);
    cr_expect(file_has("messages.txt", "do not bear out"));
    cr_expect_not(exists("out/minimal.pdf"));
    snprintf(arguments, sizeof arguments, "make --draft '%s/minimal/paper.xml' -o '%s/out'", folder, folder);
    cr_expect_eq(run(arguments), EXIT_DONE, "a draft may hold it, marked");
    snprintf(command, sizeof command, "pdftotext '%s/out/minimal.pdf' - | grep -q Draft", folder);
    cr_expect_eq(system(command), 0, "every page says that it is a draft");
}

Test(make, wrong_use)
{
    cr_expect_eq(run("make"), EXIT_USE);
    cr_expect(file_has("messages.txt", "name the paper"));
    cr_expect_eq(run("paint x.xml"), EXIT_USE);
    cr_expect(file_has("messages.txt", "there is no verb"));
    cr_expect_eq(run("make --wide x.xml"), EXIT_USE);
    cr_expect(file_has("messages.txt", "unknown option"));
    cr_expect_eq(run("check --format=pdf x.xml"), EXIT_USE);
    cr_expect_eq(run("figures --draft x.xml"), EXIT_USE);
    cr_expect_eq(run("--version"), EXIT_DONE);
    cr_expect(file_has("result.txt", "boardpaper 0."));
}

Test(make, every_verb_has_help)
{
    for (const struct verb *verb = verbs; verb->name; verb++) {
        char arguments[256];
        snprintf(arguments, sizeof arguments, "%s --help", verb->name);
        cr_expect_eq(run(arguments), EXIT_DONE, "%s --help", verb->name);
        cr_expect(file_has("result.txt", "Usage: boardpaper "), "%s --help", verb->name);
    }
}

Test(make, check_prints_every_format_and_writes_nothing)
{
    copy_minimal();
    char arguments[4096];
    static const char *const formats[] = {"text", "csv", "json"};
    for (int i = 0; i < 3; i++) {
        snprintf(arguments, sizeof arguments, "check --format=%s '%s/minimal/paper.xml'", formats[i], folder);
        cr_expect_eq(run(arguments), EXIT_DONE);
    }
    cr_expect_not(exists("minimal/minimal.pdf"));
    snprintf(arguments, sizeof arguments, "check '%s/minimal/paper.xml'", folder);
    cr_expect_eq(run(arguments), EXIT_DONE);
    cr_expect(file_has("result.txt", "0 errors"));
}

Test(make, explain_shows_formula_and_lines)
{
    copy_minimal();
    char arguments[4096];
    snprintf(arguments, sizeof arguments,
             "explain '%s/minimal/paper.xml' 're-referrals/E08000026/2024-25 FY/change'", folder);
    cr_expect_eq(run(arguments), EXIT_DONE);
    cr_expect(file_has("result.txt", "published:33"), "the line");
    snprintf(arguments, sizeof arguments,
             "explain '%s/minimal/paper.xml' 're-referrals/E08000026/2024-25 FY/chnge'", folder);
    cr_expect_eq(run(arguments), EXIT_INPUT);
    cr_expect(file_has("messages.txt", "Did you mean re-referrals/E08000026/2024-25 FY/change?"));
}

Test(make, chart_as_svg_and_png)
{
    copy_minimal();
    char arguments[4096];
    snprintf(arguments, sizeof arguments, "chart '%s/minimal/paper.xml'", folder);
    cr_expect_eq(run(arguments), EXIT_DONE);
    cr_expect(file_has("result.txt", "chart-1\t"));
    snprintf(arguments, sizeof arguments, "chart '%s/minimal/paper.xml' --id=chart-1 -o '%s/c.svg'", folder,
             folder);
    cr_expect_eq(run(arguments), EXIT_DONE);
    cr_expect(file_has("c.svg", "<svg"));
    snprintf(arguments, sizeof arguments, "chart '%s/minimal/paper.xml' --id=chart-1 -o '%s/c.png'", folder,
             folder);
    cr_expect_eq(run(arguments), EXIT_DONE);
    cr_expect(file_has("c.png", "PNG"));
    snprintf(arguments, sizeof arguments, "chart '%s/minimal/paper.xml' --id=chart-9 -o '%s/d.svg'", folder,
             folder);
    cr_expect_eq(run(arguments), EXIT_INPUT);
    cr_expect_not(exists("d.svg"));
}
