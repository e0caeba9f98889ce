#include "golden.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define MOST_LINES 12 /* of a difference that are printed */

const char *golden_source(void)
{
    return BOARDPAPER_SOURCE_DIR;
}

const char *golden_shared(void)
{
    static char path[4096];
    const char *set = getenv("BOARDPAPER_SHARED");
    snprintf(path, sizeof path, "%s", set ? set : BOARDPAPER_SOURCE_DIR "/../shared");
    struct stat folder;
    return stat(path, &folder) == 0 && S_ISDIR(folder.st_mode) ? path : NULL;
}

bool golden_read(const char *path, struct buf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char block[65536];
    for (size_t n; (n = fread(block, 1, sizeof block, file)) > 0;)
        buf_add_bytes(out, block, n);
    fclose(file);
    return true;
}

static void print_difference(const char *name, struct str was, struct str is)
{
    fprintf(stderr, "golden %s differs:\n", name);
    struct str a, b;
    bool more_a = true, more_b = true;
    int printed = 0;
    for (size_t line = 1; printed < MOST_LINES; line++) {
        more_a = str_split(&was, '\n', &a);
        more_b = str_split(&is, '\n', &b);
        if (!more_a && !more_b)
            return;
        if (more_a && more_b && str_equal(a, b))
            continue;
        if (more_a)
            fprintf(stderr, "  -%zu: %.*s\n", line, STR_ARG(a));
        if (more_b)
            fprintf(stderr, "  +%zu: %.*s\n", line, STR_ARG(b));
        printed++;
    }
    fputs("  and more\n", stderr);
}

static void make_folders(const char *path)
{
    char copy[4096];
    snprintf(copy, sizeof copy, "%s", path);
    for (char *slash = strchr(copy + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0777);
        *slash = '/';
    }
}

bool golden_compare(const char *name, struct str text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/tests/golden/%s", golden_source(), name);
    struct buf was = {0};
    bool exists = golden_read(path, &was);
    bool same = exists && str_equal(buf_str(&was), text);
    if (!same)
        print_difference(name, buf_str(&was), text);
    const char *update = getenv("UPDATE_GOLDEN");
    if (!same && update && strcmp(update, "1") == 0) {
        make_folders(path);
        FILE *file = fopen(path, "wb");
        if (file) {
            fwrite(text.ptr, 1, text.len, file);
            fclose(file);
            same = true;
        } else
            fprintf(stderr, "cannot write %s: %s\n", path, strerror(errno));
    }
    buf_close(&was);
    return same;
}

struct str golden_without_folder(struct arena *arena, const char *fixture, struct str text)
{
    struct str folder = str_format(arena, "%s/fixtures/", golden_source());
    struct str own = str_format(arena, "%s/", fixture);
    struct buf out = {0};
    for (size_t at; (at = str_find(text, folder)) != SIZE_MAX;) {
        buf_add(&out, str_slice(text, 0, at));
        text = str_slice(text, at + folder.len, text.len);
        struct str file = str_slice(text, own.len, text.len);
        size_t end = 0; /* of a name that a place begins with */
        while (end < file.len && !strchr(":\"\n ", file.ptr[end]))
            end++;
        if (str_starts(text, own) && end < file.len && file.ptr[end] == ':' &&
            !str_ends(str_slice(file, 0, end), STR(".xml")))
            text = file;
    }
    buf_add(&out, text);
    struct str copy = str_copy(arena, buf_str(&out));
    buf_close(&out);
    return copy;
}
