/* A set of files that is broken off: by signals, by a limit, on a file system without hard links. */
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* -- the system's calls, which fail or are broken off where a test wants it */

static int link_error;           /* of every hard link */
static int renames, fail_rename; /* the number of the rename that fails, and of all after it where negative */
static int signal_in_rename;     /* sent to itself in the first one */

int link(const char *from, const char *to)
{
    if (link_error) {
        errno = link_error;
        return -1;
    }
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int rename(const char *from, const char *to)
{
    renames++;
    if (renames == 1 && signal_in_rename)
        raise(signal_in_rename);
    if (renames == fail_rename || (fail_rename < 0 && renames >= -fail_rename)) {
        errno = EIO;
        return -1;
    }
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/* -- a folder with two old files */

static char folder[] = "/tmp/boardpaper-set-XXXXXX";
static char paths[2][64];
static struct arena *arena;
static struct diags *diags;
static const char *const names[2] = {"a.pdf", "a.csv"};

static void put(const char *path, const char *text)
{
    FILE *out = fopen(path, "w");
    cr_assert(out);
    fputs(text, out);
    fclose(out);
}

static void open_folder(void)
{
    arena = arena_open();
    diags = diags_open(arena);
    cr_assert(mkdtemp(folder));
    for (int i = 0; i < 2; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
        put(paths[i], "old");
    }
}

static void close_folder(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    cr_assert_eq(system(command), 0);
    arena_close(arena);
}

TestSuite(base_file_set, .init = open_folder, .fini = close_folder);

static size_t entries(void)
{
    size_t n = 0;
    DIR *listing = opendir(folder);
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(listing);
    return n;
}

static bool holds(int i, const char *text)
{
    char found[64] = {0};
    FILE *in = fopen(paths[i], "r");
    size_t n = in ? fread(found, 1, sizeof found - 1, in) : 0;
    if (in)
        fclose(in);
    return n == strlen(text) && strcmp(found, text) == 0;
}

static bool write_both(void)
{
    struct file_output outputs[2] = {{.path = paths[0], .bytes = STR("new")},
                                     {.path = paths[1], .bytes = STR("new")}};
    return file_write_all(outputs, 2, diags);
}

static bool said(const char *part)
{
    size_t n;
    const struct diag *items = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++)
        if (str_find(items[i].message, str_of(part)) != SIZE_MAX)
            return true;
    return false;
}

/* How a child that does this ends; its signals are those of a shell's child. */
static int status_of(void (*act)(int), int number)
{
    fflush(NULL);
    pid_t child = fork();
    cr_assert_geq(child, 0);
    if (child == 0) {
        signal(number, SIG_DFL);
        act(number);
        _exit(0);
    }
    int status = 0;
    cr_assert_eq(waitpid(child, &status, 0), child);
    return status;
}

/* -- signals */

static void raise_while_writing(int number)
{
    struct file_set *set = file_set_open();
    file_set_begin(set, paths[0], diags);
    file_set_put(set, STR("new"));
    file_set_end(set, diags);
    file_set_begin(set, paths[1], diags);
    raise(number);
}

static void raise_in_commit(int number)
{
    signal_in_rename = number;
    write_both();
}

Test(base_file_set, a_signal_leaves_nothing_beside)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
    for (size_t i = 0; i < 3; i++) {
        int status = status_of(raise_while_writing, signals[i]);
        cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
        cr_expect_eq(entries(), 2);
        cr_expect(holds(0, "old") && holds(1, "old"));
    }
}

Test(base_file_set, a_signal_never_falls_between_two_renames)
{
    int status = status_of(raise_in_commit, SIGTERM);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    cr_expect(holds(0, "new") && holds(1, "new"));
    cr_expect_eq(entries(), 2);
}

static void raise_ignored(int number)
{
    signal(number, SIG_IGN);
    raise_while_writing(number);
    file_write_all(&(struct file_output){.path = paths[0], .bytes = STR("on")}, 1, diags);
}

Test(base_file_set, a_signal_that_is_ignored_stays_so)
{
    int status = status_of(raise_ignored, SIGHUP);
    cr_expect(WIFEXITED(status));
    cr_expect(holds(0, "on"));
}

static void write_beyond_limit(int number)
{
    (void)number;
    struct rlimit limit = {2, 2};
    setrlimit(RLIMIT_FSIZE, &limit);
    _exit(write_both() || !diags_failed_by_system(diags) ? 1 : 7);
}

Test(base_file_set, a_limit_on_the_size_is_an_error_of_writing)
{
    int status = status_of(write_beyond_limit, SIGXFSZ);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 7, "status %d", status);
    cr_expect_eq(entries(), 2);
    cr_expect(holds(0, "old") && holds(1, "old"));
}

static void be_killed(int number)
{
    raise_while_writing(number);
}

Test(base_file_set, what_a_killed_run_left_is_swept)
{
    char other[96];
    snprintf(other, sizeof other, "%s/.boardpaper-0badf00d-99999999-0.new", folder);
    put(other, "of another machine");
    status_of(be_killed, SIGKILL);
    cr_expect_eq(entries(), 5, "a killed run cannot tidy up");
    cr_expect(write_both());
    cr_expect_eq(entries(), 3);
    cr_expect_eq(access(other, F_OK), 0);
}

/* -- no hard links */

Test(base_file_set, without_hard_links_a_rename_is_taken_back_all_the_same)
{
    struct stat before, after;
    link_error = EPERM;
    fail_rename = 2;
    cr_assert_eq(chmod(paths[0], 0640), 0);
    cr_assert_eq(stat(paths[0], &before), 0);
    cr_expect_not(write_both());
    cr_expect(holds(0, "old") && holds(1, "old"));
    cr_expect_eq(entries(), 2);
    cr_expect(said("; nothing was changed"));
    cr_assert_eq(stat(paths[0], &after), 0);
    cr_expect(after.st_mode == before.st_mode && after.st_mtime == before.st_mtime);
}

Test(base_file_set, what_cannot_be_taken_back_is_said)
{
    fail_rename = -2; /* the second, and the one that would put the first back */
    cr_expect_not(write_both());
    cr_expect(holds(0, "new") && holds(1, "old"));
    cr_expect(said("is the new one already and could not be put back; the old one is"));
    cr_expect_not(said("nothing was changed"));
    cr_expect_eq(entries(), 3, "the old one is kept");
}

static void be_mixed(int number)
{
    (void)number;
    fail_rename = -2;
    write_both();
}

Test(base_file_set, what_could_not_be_taken_back_outlives_its_run)
{
    status_of(be_mixed, SIGTERM);
    cr_assert_eq(entries(), 3);
    cr_expect(write_both());
    cr_expect_eq(entries(), 3, "the next run sweeps away no good paper");
}
