/* mkdtemp and setenv are of POSIX, symlink too; nftw is X/Open's */
#define _XOPEN_SOURCE 700

#include <criterion/criterion.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/file.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

/* A fresh folder for one test, and where its findings go. */
struct bench {
    struct arena *arena;
    struct diags *diags;
    char folder[64];
};

static struct bench bench_open(void)
{
    struct bench bench = {.arena = arena_open()};
    bench.diags = diags_open(bench.arena);
    snprintf(bench.folder, sizeof bench.folder, "/tmp/boardpaper-test-XXXXXX");
    cr_assert(mkdtemp(bench.folder) != NULL);
    return bench;
}

static int remove_one(const char *path, const struct stat *status, int type, struct FTW *at)
{
    (void)status;
    (void)type;
    (void)at;
    return remove(path);
}

static void bench_close(struct bench *bench)
{
    nftw(bench->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    arena_close(bench->arena);
}

static const char *path_in(struct bench *bench, const char *name)
{
    return path_join(bench->arena, str_of(bench->folder), str_of(name)).ptr;
}

static size_t count_entries(const char *folder)
{
    DIR *listing = opendir(folder);
    cr_assert(listing != NULL);
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(listing)) != NULL;)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(listing);
    return n;
}

static void expect_content(struct bench *bench, const char *path, struct str expected)
{
    struct file file;
    cr_assert(file_open(path, place_file(STR("spec.xml")), bench->diags, &file), "%s", path);
    cr_expect(str_equal(file.bytes, expected), "%s has %zu bytes", path, file.bytes.len);
    file_close(&file);
}

Test(base_file, writes_and_reads_back)
{
    struct bench bench = bench_open();
    const char *path = path_in(&bench, "a.csv");
    cr_expect(file_write(path, STR("one\n"), bench.diags));
    expect_content(&bench, path, STR("one\n"));
    cr_expect(file_write(path, STR(""), bench.diags));
    expect_content(&bench, path, STR(""));
    cr_expect(count_entries(bench.folder) == 1, "nothing is left beside it");
    cr_expect_not(diags_failed(bench.diags));
    bench_close(&bench);
}

Test(base_file, large_files_are_the_same)
{
    struct bench bench = bench_open();
    size_t size = (size_t)3 * 1024 * 1024 + 17;
    char *bytes = arena_alloc(bench.arena, size);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)(i * 31 % 251);
    const char *path = path_in(&bench, "large");
    cr_expect(file_write(path, (struct str){bytes, size}, bench.diags));
    expect_content(&bench, path, (struct str){bytes, size});
    bench_close(&bench);
}

/* Somebody saves the file again and again while it is read: sooner or later a reading meets that, and says
 * so. */
Test(base_file, a_file_that_changes_while_it_is_read_is_refused)
{
    struct bench bench = bench_open();
    const char *path = path_in(&bench, "saved.csv");
    cr_expect(file_write(path, STR("x"), bench.diags));
    cr_assert(truncate(path, (off_t)32 << 20) == 0);
    pid_t child = fork();
    cr_assert(child >= 0);
    if (child == 0) {
        int out = open(path, O_WRONLY);
        for (char c = 'a';; c = c == 'a' ? 'b' : 'a')
            if (pwrite(out, &c, 1, 0) != 1)
                _exit(1);
    }
    bool is_read = true;
    for (int i = 0; i < 1000 && is_read; i++) {
        struct file file;
        is_read = file_open(path, place_file(STR("paper.xml")), bench.diags, &file);
        cr_expect(!is_read || file.bytes.len == (size_t)32 << 20);
        file_close(&file);
    }
    kill(child, SIGKILL);
    cr_assert(waitpid(child, NULL, 0) == child);
    cr_assert_not(is_read);
    size_t n = 0;
    const struct diag *found = diags_sorted(bench.diags, &n);
    cr_assert(n == 1);
    cr_expect(str_is(found[0].code, "file-changed"));
    cr_expect(str_find(found[0].message, STR("was changed while it was read")) != SIZE_MAX);
    bench_close(&bench);
}

Test(base_file, a_named_pipe_is_refused_without_waiting)
{
    struct bench bench = bench_open();
    const char *path = path_in(&bench, "pipe");
    struct file file;
    cr_assert(mkfifo(path, 0600) == 0);
    cr_expect_not(file_open(path, place_file(STR_NONE), bench.diags, &file));
    cr_expect_not(file_open("/dev/zero", place_file(STR_NONE), bench.diags, &file));
    size_t n = 0;
    const struct diag *found = diags_sorted(bench.diags, &n);
    cr_assert(n == 2);
    cr_expect(str_ends(found[0].message, STR("it is a pipe or a device, and no file")));
    bench_close(&bench);
}

/* As the shell gives it: command <(other command). */
Test(base_file, a_pipe_is_read_to_its_end)
{
    struct bench bench = bench_open();
    int ends[2];
    char path[32];
    cr_assert(pipe(ends) == 0);
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    pid_t child = fork();
    cr_assert(child >= 0);
    if (child == 0) {
        close(ends[0]);
        FILE *out = fdopen(ends[1], "w");
        for (int i = 0; out && i < 20000; i++)
            fputs("12345", out);
        if (out)
            fclose(out);
        _exit(0);
    }
    struct file file;
    close(ends[1]);
    cr_assert(file_open(path, place_file(STR_NONE), bench.diags, &file));
    close(ends[0]);
    cr_expect(file.bytes.len == 100000);
    file_close(&file);
    bench_close(&bench);
}

Test(base_file, says_why_it_cannot_read)
{
    struct bench bench = bench_open();
    struct file file;
    const char *path = path_in(&bench, "absent.csv");
    cr_expect_not(file_open(path, place_line(STR("paper.xml"), 4, 7), bench.diags, &file));
    cr_expect_not(file_open(bench.folder, place_line(STR("paper.xml"), 5, 7), bench.diags, &file));
    file_close(&file);
    size_t n;
    const struct diag *items = diags_sorted(bench.diags, &n);
    cr_assert(n == 2);
    cr_expect(items[0].place.line == 4 &&
              str_find(items[0].message, STR("there is no such file")) != SIZE_MAX);
    cr_expect(str_find(items[0].message, STR("absent.csv")) != SIZE_MAX && items[0].hint.len > 0);
    cr_expect(items[1].place.line == 5 && str_find(items[1].message, STR("it is a folder")) != SIZE_MAX);
    bench_close(&bench);
}

Test(base_file, an_existing_file_keeps_its_mode)
{
    struct bench bench = bench_open();
    const char *path = path_in(&bench, "a");
    cr_assert(file_write(path, STR("1"), bench.diags));
    cr_assert(chmod(path, 0640) == 0);
    cr_assert(file_write(path, STR("2"), bench.diags));
    struct stat status;
    cr_assert(stat(path, &status) == 0);
    cr_expect((status.st_mode & 07777) == 0640);
    expect_content(&bench, path, STR("2"));
    bench_close(&bench);
}

Test(base_file, several_files_or_none)
{
    struct bench bench = bench_open();
    const char *first = path_in(&bench, "a.pdf"), *second = path_in(&bench, "a.figures.csv");
    struct file_output outputs[2] = {{.path = first, .bytes = STR("new")},
                                     {.path = second, .bytes = STR("new too")}};
    cr_assert(file_write(first, STR("old"), bench.diags));
    cr_expect(file_write_all(outputs, 2, bench.diags));
    expect_content(&bench, first, STR("new"));
    expect_content(&bench, second, STR("new too"));
    cr_expect(count_entries(bench.folder) == 2);

    /* a folder in the way is found before anything is renamed */
    const char *folder = path_in(&bench, "in-the-way");
    cr_assert(mkdir(folder, 0777) == 0);
    struct file_output blocked[2] = {{.path = first, .bytes = STR("newest")},
                                     {.path = folder, .bytes = STR("x")}};
    cr_expect_not(file_write_all(blocked, 2, bench.diags));
    expect_content(&bench, first, STR("new"));
    cr_expect(count_entries(bench.folder) == 3);
    size_t n;
    const struct diag *items = diags_sorted(bench.diags, &n);
    cr_assert(n == 1);
    cr_expect(str_find(items[0].message, STR("in the way; nothing was changed")) != SIZE_MAX);
    bench_close(&bench);
}

Test(base_file, a_set_stands_when_it_is_committed)
{
    struct bench bench = bench_open();
    const char *first = path_in(&bench, "a.csv"), *second = path_in(&bench, "a.pdf");
    cr_assert(file_write(first, STR("old"), bench.diags));
    struct file_output outputs[2] = {{.path = first, .bytes = STR("new")},
                                     {.path = second, .bytes = STR("new too")}};

    struct file_set *left = file_set_open();
    cr_expect(file_set_add(left, &outputs[0], bench.diags));
    expect_content(&bench, first, STR("old"));
    cr_expect(count_entries(bench.folder) == 2, "it waits beside");
    file_set_close(left);
    expect_content(&bench, first, STR("old"));
    cr_expect(count_entries(bench.folder) == 1, "nothing is left of a set that was not committed");

    struct file_set *set = file_set_open();
    cr_expect(file_set_add(set, &outputs[0], bench.diags));
    cr_expect(file_set_add(set, &outputs[1], bench.diags));
    cr_expect(file_set_commit(set, bench.diags));
    file_set_close(set);
    expect_content(&bench, first, STR("new"));
    expect_content(&bench, second, STR("new too"));
    cr_expect(count_entries(bench.folder) == 2);
    file_set_close(NULL);

    struct file_set *pieces = file_set_open();
    cr_expect(file_set_begin(pieces, first, bench.diags));
    file_set_put(pieces, STR("in "));
    file_set_put(pieces, STR("pieces"));
    cr_expect(file_set_end(pieces, bench.diags));
    cr_expect(file_set_begin(pieces, second, bench.diags));
    file_set_put(pieces, STR("not ended"));
    file_set_close(pieces);
    expect_content(&bench, first, STR("new"));
    cr_expect(count_entries(bench.folder) == 2, "an open one is closed and removed");

    struct file_set *whole = file_set_open();
    cr_expect(file_set_begin(whole, first, bench.diags));
    file_set_put(whole, STR("in "));
    file_set_put(whole, STR("pieces"));
    cr_expect(file_set_end(whole, bench.diags));
    cr_expect(file_set_commit(whole, bench.diags));
    file_set_close(whole);
    expect_content(&bench, first, STR("in pieces"));
    bench_close(&bench);
}

/* A name too long for the file system lets the file beside be written and only the rename fail. */
Test(base_file, renames_are_taken_back)
{
    struct bench bench = bench_open();
    char name[300];
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    const char *old = path_in(&bench, "old.pdf"), *new = path_in(&bench, "new.csv");
    cr_assert(file_write(old, STR("as before"), bench.diags));
    struct file_output outputs[3] = {{.path = old, .bytes = STR("1")},
                                     {.path = new, .bytes = STR("2")},
                                     {.path = path_in(&bench, name), .bytes = STR("3")}};
    cr_expect_not(file_write_all(outputs, 3, bench.diags));
    expect_content(&bench, old, STR("as before"));
    cr_expect(access(new, F_OK) != 0, "a new file is gone again");
    cr_expect(count_entries(bench.folder) == 1);
    cr_expect(diags_failed(bench.diags));
    bench_close(&bench);
}

Test(base_file, a_missing_folder_is_an_error_and_can_be_made)
{
    struct bench bench = bench_open();
    const char *folder = path_in(&bench, "2026/q2/");
    const char *path = path_in(&bench, "2026/q2/a.pdf");
    cr_expect_not(file_write(path, STR("x"), bench.diags));
    cr_expect(diags_count(bench.diags, SEVERITY_ERROR) == 1);
    cr_expect(file_make_folder(folder, bench.diags));
    cr_expect(file_make_folder(folder, bench.diags), "it may be there");
    cr_expect(file_write(path, STR("x"), bench.diags));
    cr_expect_not(file_make_folder(path_in(&bench, "2026/q2/a.pdf/more"), bench.diags));
    cr_expect(diags_count(bench.diags, SEVERITY_ERROR) == 2);
    cr_expect(file_make_folder("/", bench.diags));
    bench_close(&bench);
}

static void expect_path(struct str found, const char *expected)
{
    cr_expect(str_is(found, expected), "found \"%.*s\", expected \"%s\"", STR_ARG(found), expected);
}

Test(base_path, parts_of_paths)
{
    struct arena *arena = arena_open();
    expect_path(path_join(arena, STR("data"), STR("a.csv")), "data/a.csv");
    expect_path(path_join(arena, STR("data/"), STR("a.csv")), "data/a.csv");
    expect_path(path_join(arena, STR(""), STR("a.csv")), "a.csv");
    expect_path(path_join(arena, STR("."), STR("a.csv")), "a.csv");
    expect_path(path_join(arena, STR("data"), STR("/x/a.csv")), "/x/a.csv");
    expect_path(path_join(arena, STR("/"), STR("a")), "/a");
    expect_path(path_folder(STR("a.csv")), ".");
    expect_path(path_folder(STR("x/a.csv")), "x");
    expect_path(path_folder(STR("x/y//a.csv")), "x/y");
    expect_path(path_folder(STR("/a.csv")), "/");
    expect_path(path_name(STR("x/a.csv")), "a.csv");
    expect_path(path_name(STR("x/")), "");
    expect_path(path_stem(STR("x/a.b.xml")), "a.b");
    expect_path(path_stem(STR("x.d/paper")), "paper");
    expect_path(path_stem(STR(".hidden")), ".hidden");
    arena_close(arena);
}

Test(base_path, real_paths_resolve_links)
{
    struct bench bench = bench_open();
    const char *file = path_in(&bench, "a"), *link = path_in(&bench, "b");
    cr_assert(file_write(file, STR("x"), bench.diags));
    cr_assert(symlink("a", link) == 0);
    struct str real = path_real(bench.arena, str_of(link));
    cr_expect(str_ends(real, STR("/a")) && str_starts(real, STR("/")));
    cr_expect(path_real(bench.arena, str_of(path_in(&bench, "absent"))).len == 0);
    bench_close(&bench);
}

Test(base_digest, known_digests)
{
    struct arena *arena = arena_open();
    expect_path(digest_hex(arena, STR_NONE),
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_path(digest_hex(arena, STR("abc")),
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    arena_close(arena);
}

Test(base_clock, source_date_epoch_is_today)
{
    setenv("SOURCE_DATE_EPOCH", "1777334400", 1); /* 2026-04-28 00:00 UTC */
    struct date today = clock_today();
    cr_expect(today.year == 2026 && today.month == 4 && today.day == 28);
    setenv("SOURCE_DATE_EPOCH", "1777334399", 1);
    cr_expect(clock_today().day == 27);
    setenv("SOURCE_DATE_EPOCH", "0", 1);
    cr_expect(clock_today().year == 1970);
    struct date now = {0};
    setenv("SOURCE_DATE_EPOCH", "soon", 1);
    now = clock_today();
    cr_expect(now.year >= 2024 && now.year < 3000, "a value that is no number is as if not set");
    unsetenv("SOURCE_DATE_EPOCH");
    cr_expect(date_compare(clock_today(), now) >= 0);
}

Test(base_clock, every_day_reads_back)
{
    struct date before = date_of_day(-200000);
    for (int32_t day = -199999; day < 200000; day++) {
        struct date date = date_of_day(day);
        cr_assert(date_day(date) == day);
        cr_assert(date_compare(before, date) < 0);
        cr_assert(date.day == before.day + 1 || (date.day == 1 && before.day >= 28));
        before = date;
    }
}

Test(base_clock, dates_are_read_and_shown)
{
    struct arena *arena = arena_open();
    struct date date = {0};
    cr_expect(date_read(STR("2026-04-28"), &date));
    cr_expect(date.year == 2026 && date.month == 4 && date.day == 28);
    expect_path(date_display(arena, date), "28\xC2\xA0"
                                           "April 2026");
    cr_expect(date_read(STR("2024-02-29"), &date));
    static const char *const none[] = {"2025-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "28/04/2026",
                                       "2026-4-28",  "",           "2026-04-2x", "0000-01-01"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
        cr_expect_not(date_read(str_of(none[i]), &date), "%s", none[i]);
    cr_expect(date.day == 29, "a text that is no date changes nothing");
    expect_path(month_name(12), "December");
    expect_path(month_name(13), "");
    arena_close(arena);
}

struct countdown {
    int left;
};

static bool next_piece(void *context, struct buf *piece)
{
    struct countdown *countdown = context;
    if (countdown->left == 0)
        return false;
    buf_add_format(piece, "%d ", countdown->left--);
    return true;
}

Test(base_file, a_file_is_written_piece_by_piece)
{
    char path[] = "/tmp/boardpaper-pieces-XXXXXX";
    int descriptor = mkstemp(path);
    cr_assert(descriptor >= 0);
    close(descriptor);
    struct arena *arena = arena_open();
    struct diags *diags = diags_open(arena);
    struct countdown countdown = {3};
    struct file_output output = {.path = path, .more = next_piece, .context = &countdown};
    cr_assert(file_write_all(&output, 1, diags));
    struct file file;
    cr_assert(file_open(path, place_file(STR("pieces")), diags, &file));
    cr_assert(str_is(file.bytes, "3 2 1 "));
    file_close(&file);
    unlink(path);
    arena_close(arena);
}

/* -- a disk that is full, a folder that may not be written to: no machine of the tests has either, so the
 * system's call is stood in for */

static int write_refusal; /* the error that every writing to a file meets; 0: none */

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    struct stat status;
    if (write_refusal && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        errno = write_refusal;
        return -1;
    }
    struct iovec all = {.iov_base = (void *)(uintptr_t)bytes, .iov_len = size};
    return writev(descriptor, &all, 1);
}

Test(base_file, a_full_disk_and_missing_rights_say_what_to_do)
{
    static const struct {
        int error;
        const char *hint;
    } refusals[] = {{ENOSPC, "make room on the disk, or name another folder with -o"},
                    {EDQUOT, "make room on the disk, or name another folder with -o"},
                    {EACCES, "name a folder that you may write to with -o"},
                    {EROFS, "name a folder that you may write to with -o"},
                    {EIO, ""}};
    for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
        struct bench bench = bench_open();
        const char *path = path_in(&bench, "paper.pdf");
        cr_assert(file_write(path, STR("the last good one\n"), bench.diags));
        write_refusal = refusals[i].error;
        bool written = file_write(path, STR("a new one\n"), bench.diags);
        write_refusal = 0;
        cr_expect_not(written);
        size_t n = 0;
        const struct diag *said = diags_sorted(bench.diags, &n);
        cr_assert_eq(n, 1u);
        cr_expect(str_is(said[0].hint, refusals[i].hint), "%.*s", STR_ARG(said[0].hint));
        cr_expect(str_find(said[0].message, STR("nothing was changed")) != SIZE_MAX);
        cr_expect(str_find(said[0].message, str_of(strerror(refusals[i].error))) != SIZE_MAX, "%.*s",
                  STR_ARG(said[0].message));
        expect_content(&bench, path, STR("the last good one\n"));
        cr_expect_eq(count_entries(bench.folder), 1u, "nothing is left beside it");
        bench_close(&bench);
    }
}
