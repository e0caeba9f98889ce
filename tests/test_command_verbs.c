/* The verbs, and that whatever speaks of them speaks of all of them and of all their options: --help, the
 * manual page, the completion for bash, the README. */
#include "command/command.h"
#include "test_command_run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct buf out, err;

static void close_all(void)
{
    buf_close(&out);
    buf_close(&err);
}

#define MOST_OPTIONS 32

/* The long options that a verb's --help names, such as "--output"; how many. */
static size_t options_of(const struct verb *verb, char names[MOST_OPTIONS][32])
{
    size_t n = 0;
    for (const char *at = verb->help; (at = strstr(at, "--")); at += 2) {
        size_t len = 2 + strspn(at + 2, "abcdefghijklmnopqrstuvwxyz-");
        if (len == 2 || len >= sizeof names[0])
            continue;
        char name[32] = {0};
        memcpy(name, at, len);
        bool known = false;
        for (size_t i = 0; i < n; i++)
            known = known || strcmp(names[i], name) == 0;
        if (!known && n < MOST_OPTIONS)
            memcpy(names[n++], name, sizeof name);
    }
    return n;
}

Test(verbs, each_says_what_it_does, .fini = close_all)
{
    size_t n = 0;
    for (const struct verb *verb = verbs; verb->name; verb++, n++) {
        char usage[256];
        snprintf(usage, sizeof usage, "Usage: boardpaper %s ", verb->name);
        cr_expect_eq(run(&out, &err, "%s --help", verb->name), EXIT_DONE, "%s", verb->name);
        cr_expect(str_starts(buf_str(&out), str_of(usage)), "%s", verb->name);
        cr_expect_eq(err.len, 0u, "%s", verb->name);
    }
    cr_assert_geq(n, 8u);
    cr_assert_eq(run(&out, &err, "--help"), EXIT_DONE);
    for (const struct verb *verb = verbs; verb->name; verb++)
        cr_expect(has(&out, verb->summary), "%s", verb->name);
}

/* What --help names is taken: an option that it does not know ends differently from one that it only lacks a
 * value or a file for. */
Test(verbs, help_names_options_that_are_taken, .fini = close_all)
{
    for (const struct verb *verb = verbs; verb->name; verb++) {
        char names[MOST_OPTIONS][32];
        size_t n = options_of(verb, names);
        cr_assert_gt(n, 0u);
        for (size_t i = 0; i < n; i++) {
            run(&out, &err, "%s %s", verb->name, names[i]);
            cr_expect(!has(&err, "unknown option") && !has(&err, "this verb has no option"), "%s %s",
                      verb->name, names[i]);
        }
    }
}

Test(verbs, wrong_use, .fini = close_all)
{
    cr_expect_eq(run(&out, &err, "frobnicate"), EXIT_USE);
    cr_expect(has(&err, "there is no verb 'frobnicate'"));
    cr_expect_eq(run(&out, &err, "make --frobnicate x.xml"), EXIT_USE);
    cr_expect(has(&err, "unknown option: --frobnicate"));
    cr_expect_eq(run(&out, &err, "make"), EXIT_USE);
    cr_expect(has(&err, "name the paper's XML file"));
    cr_expect_eq(run(&out, &err, "init"), EXIT_USE);
    cr_expect(has(&err, "name the folder that holds the files"));
    cr_expect_eq(run(&out, &err, "init --most=0 x"), EXIT_USE);
    cr_expect_eq(run(&out, &err, "init --most=1000 x"), EXIT_USE);
    cr_expect_eq(run(&out, &err, "init --most=3x x"), EXIT_USE);
    cr_expect_eq(run(&out, &err, "make --region=E12000005 x.xml"), EXIT_USE);
    cr_expect_eq(run(&out, &err, "check --sheet=x x.xml"), EXIT_USE);
    cr_expect_eq(run(&out, &err, "init a b"), EXIT_USE);
}

/* The verb prints what make writes beside the paper, and nothing where the inputs are wrong. */
Test(verbs, figures_prints_the_ledger, .fini = close_all)
{
    char folder[4096];
    struct buf ledger = {0};
    folder_new("figures", folder);
    cr_assert_eq(
        run(&out, &err, "make '%s/fixtures/minimal/paper.xml' -o '%s'", BOARDPAPER_SOURCE_DIR, folder),
        EXIT_DONE);
    cr_assert(file_text(&ledger, "%s/minimal.figures.csv", folder));
    cr_assert_eq(run(&out, &err, "figures '%s/fixtures/minimal/paper.xml'", BOARDPAPER_SOURCE_DIR),
                 EXIT_DONE);
    cr_expect(str_equal(buf_str(&out), buf_str(&ledger)), "%zu and %zu bytes", out.len, ledger.len);
    cr_expect_gt(times(&out, "\n"), 100u);
    cr_expect_eq(run(&out, &err, "figures '%s/fixtures/bad-data-period/paper.xml'", BOARDPAPER_SOURCE_DIR),
                 EXIT_INPUT);
    cr_expect_eq(out.len, 0u);
    cr_expect(has(&err, "observations.csv:"));
    cr_expect_eq(run(&out, &err, "figures"), EXIT_USE);
    buf_close(&ledger);
}

/* A ledger that a full disk cut short is not done. */
Test(verbs, a_result_that_cannot_be_printed_is_a_failure)
{
    static const char *const calls[] = {"--version",       "--help",
                                        "make --help",     "figures paper.xml",
                                        "check paper.xml", "dump --stage=analysis paper.xml",
                                        "chart paper.xml", "describe areas.csv"};
    for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
        cr_expect_eq(shell("cd '%s/fixtures/minimal' && '%s/boardpaper' %s >/dev/full 2>/dev/null",
                           BOARDPAPER_SOURCE_DIR, BOARDPAPER_BINARY_DIR, calls[i]),
                     EXIT_SYSTEM, "%s", calls[i]);
}

/* "--allow-dir" as a manual page writes it: \-\-allow\-dir */
static void as_roff(const char *option, char roff[128])
{
    size_t len = 0;
    for (; *option; option++) {
        if (*option == '-')
            roff[len++] = '\\';
        roff[len++] = *option;
    }
    roff[len] = '\0';
}

/* The part of the manual page about a verb, or about a heading. */
static struct str part_of(struct str page, const char *begin)
{
    size_t from = str_find(page, str_of(begin));
    if (from == SIZE_MAX)
        return STR_NONE;
    struct str rest = str_slice(page, from + 3, page.len);
    size_t to = str_find(rest, STR("\n.S"));
    return to == SIZE_MAX ? rest : str_slice(rest, 0, to);
}

Test(verbs, manual_page_has_all_of_them, .fini = close_all)
{
    cr_assert(file_text(&out, "%s/packaging/boardpaper.1", BOARDPAPER_SOURCE_DIR));
    struct str common = part_of(buf_str(&out), ".SH OPTIONS");
    cr_assert_gt(common.len, 0u);
    for (const struct verb *verb = verbs; verb->name; verb++) {
        char heading[128], names[MOST_OPTIONS][32], roff[128];
        snprintf(heading, sizeof heading, ".SS \"%s ", verb->name);
        struct str part = part_of(buf_str(&out), heading);
        cr_expect_gt(part.len, 0u, "the manual page lacks %s", verb->name);
        size_t n = options_of(verb, names);
        for (size_t i = 0; i < n; i++) {
            as_roff(names[i], roff);
            cr_expect(str_find(part, str_of(roff)) != SIZE_MAX || str_find(common, str_of(roff)) != SIZE_MAX,
                      "the manual page lacks %s %s", verb->name, names[i]);
        }
    }
}

/* Completes the last of these words as bash does in a folder; the answers, one a line. */
static void complete_in(const char *folder, const char *words)
{
    char path[5000];
    snprintf(path, sizeof path, "%s/answers", folder);
    cr_assert_eq(shell("cd '%s' && bash --norc -c 'source %s/packaging/boardpaper.bash\n"
                       "COMP_WORDS=(boardpaper %s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                       "_boardpaper 2>/dev/null; printf \"%%s\\n\" \"${COMPREPLY[@]}\"' >'%s'",
                       folder, BOARDPAPER_SOURCE_DIR, words, path),
                 0);
    cr_assert(file_text(&out, "%s", path));
}

static bool answers(const char *answer)
{
    struct str rest = buf_str(&out), line;
    while (str_split(&rest, '\n', &line))
        if (str_is(line, answer))
            return true;
    return false;
}

Test(verbs, completion_has_all_of_them, .fini = close_all)
{
    char folder[4096];
    folder_new("completion-of-verbs", folder);
    complete_in(folder, "\"\"");
    for (const struct verb *verb = verbs; verb->name; verb++)
        cr_expect(answers(verb->name), "the completion lacks %s", verb->name);
    for (const struct verb *verb = verbs; verb->name; verb++) {
        char names[MOST_OPTIONS][32], words[64], with_value[64];
        snprintf(words, sizeof words, "%s --", verb->name);
        complete_in(folder, words);
        size_t n = options_of(verb, names);
        for (size_t i = 0; i < n; i++) {
            snprintf(with_value, sizeof with_value, "%s=", names[i]);
            cr_expect(answers(names[i]) || answers(with_value), "the completion lacks %s %s", verb->name,
                      names[i]);
        }
    }
}

Test(verbs, completion_of_values_and_files, .fini = close_all)
{
    char folder[4096];
    folder_new("completion-of-files", folder);
    cr_assert_eq(shell("cd '%s' && mkdir more && touch paper.xml figures.csv book.xlsx notes.txt", folder),
                 0);
    complete_in(folder, "make \"\"");
    cr_expect(answers("paper.xml") && answers("more") && !answers("figures.csv"));
    complete_in(folder, "describe \"\"");
    cr_expect(answers("figures.csv") && answers("book.xlsx") && !answers("paper.xml"));
    complete_in(folder, "init \"\"");
    cr_expect(answers("more") && !answers("figures.csv"));
    complete_in(folder, "check --format = j");
    cr_expect(answers("json") && !answers("text"));
    complete_in(folder, "describe --format =");
    cr_expect(answers("json") && answers("text") && !answers("csv"));
    complete_in(folder, "dump --stage = a");
    cr_expect(answers("analysis"));
    complete_in(folder, "init --region = E120000");
    cr_expect(answers("E12000005"));
}

Test(verbs, readme_has_all_of_them, .fini = close_all)
{
    cr_assert(file_text(&out, "%s/README.md", BOARDPAPER_SOURCE_DIR));
    for (const struct verb *verb = verbs; verb->name; verb++) {
        char row[64];
        snprintf(row, sizeof row, "\n| `%s ", verb->name);
        cr_expect(has(&out, row), "the README's table lacks %s", verb->name);
    }
}

/* --help, the manual page and the README know the same exit statuses, and no more. */
Test(verbs, exit_statuses_are_the_same_everywhere, .fini = close_all)
{
    static const char all[] = "0 done, 1 the input is wrong, 2 wrong use, 3 the system failed.";
    cr_assert_eq(run(&out, &err, "--help"), EXIT_DONE);
    cr_expect(has(&out, all));
    cr_assert(file_text(&out, "%s/README.md", BOARDPAPER_SOURCE_DIR));
    cr_expect(has(&out, all));
    cr_assert(file_text(&out, "%s/packaging/boardpaper.1", BOARDPAPER_SOURCE_DIR));
    struct str page = buf_str(&out);
    struct str statuses = part_of(page, ".SH \"EXIT STATUS\"");
    for (int status = 0; status < 10; status++) {
        char entry[32];
        snprintf(entry, sizeof entry, "\n.B %d\n", status);
        cr_expect_eq(str_find(statuses, str_of(entry)) != SIZE_MAX, status <= EXIT_SYSTEM, "status %d",
                     status);
    }
}

/* The README's sample of a fault is what the program prints. */
Test(verbs, readme_shows_a_fault_as_it_is_printed, .fini = close_all)
{
    char folder[4096];
    folder_new("readme-fault", folder);
    cr_assert_eq(shell("cp '%s'/fixtures/minimal/* '%s' && sed -i '2s/re-referrals/re-referals/' "
                       "'%s/observations.csv'",
                       BOARDPAPER_SOURCE_DIR, folder, folder),
                 0);
    cr_expect_eq(run(&out, &err, "check '%s/paper.xml'", folder), EXIT_INPUT);
    struct str said = buf_str(&out);
    size_t from = str_find(said, STR("observations.csv:2:1: error:"));
    cr_assert_neq(from, SIZE_MAX);
    struct str rest = str_slice(said, from, said.len), fault, hint;
    cr_assert(str_split(&rest, '\n', &fault) && str_split(&rest, '\n', &hint));
    char sample[1024];
    snprintf(sample, sizeof sample, "```\n%.*s\n%.*s\n```", STR_ARG(fault), STR_ARG(hint));
    cr_assert(file_text(&err, "%s/README.md", BOARDPAPER_SOURCE_DIR));
    cr_expect(has(&err, sample), "%s", sample);
}

/* Symbols are explained in every paper that shows one, once; a paper that shows none has no key. */
Test(verbs, symbols_have_their_key, .fini = close_all)
{
    static const struct {
        const char *paper;
        size_t keys;
    } papers[] = {{"dirt-symbols/paper.xml", 1}, {"minimal/paper.xml", 0}, {"cib-quarterly/paper.xml", 1}};
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++) {
        cr_assert_eq(
            run(&out, &err, "dump --stage=document '%s/fixtures/%s'", BOARDPAPER_SOURCE_DIR, papers[i].paper),
            0);
        cr_expect_eq(times(&out, "ithheld by its publisher to protect individuals. z not") +
                         times(&out, "Symbols in tables and charts"),
                     papers[i].keys, "%s", papers[i].paper);
    }
}
