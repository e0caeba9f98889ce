#include "test_command_run.h"

#include "golden.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define LONGEST 16384

static int shell_run(const char *command)
{
    int status = system(command);
    return status >= 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int run(struct buf *out, struct buf *err, const char *arguments, ...)
{
    char given[LONGEST], command[2 * LONGEST], out_path[512], err_path[512];
    va_list list;
    va_start(list, arguments);
    vsnprintf(given, sizeof given, arguments, list);
    va_end(list);
    /* tests run side by side, each in a process of its own */
    snprintf(out_path, sizeof out_path, "%s/run-%ld.out", BOARDPAPER_BINARY_DIR, (long)getpid());
    snprintf(err_path, sizeof err_path, "%s/run-%ld.err", BOARDPAPER_BINARY_DIR, (long)getpid());
    snprintf(command, sizeof command, "'%s/boardpaper' %s >'%s' 2>'%s'", BOARDPAPER_BINARY_DIR, given,
             out_path, err_path);
    int status = shell_run(command);
    buf_clear(out);
    buf_clear(err);
    cr_assert(golden_read(out_path, out) && golden_read(err_path, err), "%s wrote nothing", command);
    remove(out_path);
    remove(err_path);
    return status;
}

int shell(const char *command, ...)
{
    char text[LONGEST];
    va_list list;
    va_start(list, command);
    vsnprintf(text, sizeof text, command, list);
    va_end(list);
    return shell_run(text);
}

const char *folder_new(const char *name, char path[4096])
{
    snprintf(path, 4096, "%s/folders/%s", BOARDPAPER_BINARY_DIR, name);
    cr_assert_eq(shell("rm -rf '%s' && mkdir -p '%s'", path, path), 0);
    return path;
}

bool file_text(struct buf *out, const char *path, ...)
{
    char name[4096];
    va_list list;
    va_start(list, path);
    vsnprintf(name, sizeof name, path, list);
    va_end(list);
    buf_clear(out);
    return golden_read(name, out);
}

bool file_is_there(const char *path, ...)
{
    char name[4096];
    struct stat found;
    va_list list;
    va_start(list, path);
    vsnprintf(name, sizeof name, path, list);
    va_end(list);
    return stat(name, &found) == 0;
}

void file_put(const char *text, const char *path, ...)
{
    char name[4096];
    va_list list;
    va_start(list, path);
    vsnprintf(name, sizeof name, path, list);
    va_end(list);
    FILE *file = fopen(name, "wb");
    cr_assert(file, "%s cannot be written", name);
    fputs(text, file);
    fclose(file);
}

bool has(const struct buf *text, const char *part)
{
    return str_find(buf_str(text), str_of(part)) != SIZE_MAX;
}

size_t times(const struct buf *text, const char *part)
{
    struct str rest = buf_str(text), wanted = str_of(part);
    size_t n = 0;
    for (size_t at; (at = str_find(rest, wanted)) != SIZE_MAX; n++)
        rest = str_slice(rest, at + wanted.len, rest.len);
    return n;
}
