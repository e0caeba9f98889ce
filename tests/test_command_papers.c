#include "test_command_papers.h"

#include "base/str.h"
#include "golden.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_paper(const char *path)
{
    FILE *file = fopen(path, "rb");
    char begin[4096];
    size_t n = file ? fread(begin, 1, sizeof begin, file) : 0;
    if (file)
        fclose(file);
    return str_find((struct str){begin, n}, STR("<paper ")) != SIZE_MAX;
}

struct paths papers_find(struct arena *arena, bool hostile)
{
    struct paths paths = {0};
    struct str fixtures = str_format(arena, "%s/fixtures", golden_source());
    DIR *folders = opendir(fixtures.ptr);
    cr_assert_not_null(folders);
    for (struct dirent *folder; (folder = readdir(folders)) != NULL;) {
        bool is_hostile = strncmp(folder->d_name, "hostile-", 8) == 0;
        if (folder->d_name[0] == '.' || strncmp(folder->d_name, "bad-", 4) == 0 || is_hostile != hostile)
            continue;
        DIR *files = opendir(str_format(arena, "%s/%s", fixtures.ptr, folder->d_name).ptr);
        for (struct dirent *file; files && (file = readdir(files)) != NULL;) {
            struct str path = str_format(arena, "%s/%s/%s", fixtures.ptr, folder->d_name, file->d_name);
            if (str_ends(path, STR(".xml")) && is_paper(path.ptr) && paths.n < MOST_PAPERS)
                paths.items[paths.n++] = path.ptr;
        }
        if (files)
            closedir(files);
    }
    closedir(folders);
    qsort(paths.items, paths.n, sizeof *paths.items, by_name);
    return paths;
}

const char *paper_la(const char *path)
{
    return strstr(path, "la-profile") ? "E08000025" : NULL;
}
