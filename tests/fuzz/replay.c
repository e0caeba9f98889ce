/* Replays the corpora: every file under tests/fuzz/corpus/NAME through its target, and cut short at every
 * tenth part. Ends with 1 when a corpus is missing; a fault ends it by itself. */
#include "fuzz.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int (*target)(const uint8_t *data, size_t size);
} targets[] = {{"tidy", fuzz_tidy},
               {"dfe", fuzz_dfe},
               {"lait", fuzz_lait},
               {"xlsx", fuzz_xlsx},
               {"lists", fuzz_lists},
               {"spec", fuzz_spec},
               {"boundaries", fuzz_boundaries}};

#define LARGEST ((size_t)1 << 20) /* [bytes] of a corpus file */

static void replay_file(const char *path, int (*target)(const uint8_t *data, size_t size))
{
    FILE *file = fopen(path, "rb");
    uint8_t *data = malloc(LARGEST);
    if (!file || !data) {
        fprintf(stderr, "cannot read %s\n", path);
        exit(1);
    }
    size_t size = fread(data, 1, LARGEST, file);
    fclose(file);
    for (size_t part = 10; part > 0; part--) {
        /* a block of just that size, so that a read behind its end is seen */
        size_t len = size * part / 10;
        uint8_t *copy = malloc(len ? len : 1);
        if (!copy)
            exit(1);
        memcpy(copy, data, len);
        target(copy, len);
        free(copy);
    }
    free(data);
}

static size_t replay_folder(const char *name, int (*target)(const uint8_t *data, size_t size))
{
    char folder[4096], path[8192];
    snprintf(folder, sizeof folder, "%s/tests/fuzz/corpus/%s", BOARDPAPER_SOURCE_DIR, name);
    DIR *entries = opendir(folder);
    size_t n = 0;
    for (struct dirent *entry; entries && (entry = readdir(entries));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        replay_file(path, target);
        n++;
    }
    if (entries)
        closedir(entries);
    return n;
}

int main(void)
{
    int status = 0;
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        size_t n = replay_folder(targets[i].name, targets[i].target);
        printf("%s: %zu files replayed\n", targets[i].name, n);
        if (n < 5) {
            fprintf(stderr, "the corpus of %s is missing\n", targets[i].name);
            status = 1;
        }
    }
    return status;
}
