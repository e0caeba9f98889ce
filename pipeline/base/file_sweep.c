#include "base/file_parts.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

/* Process numbers mean something on one machine, and in one container of it; several may write to one folder
 * of a network. */
static unsigned machine_mark(void)
{
    char text[512] = {0};
    if (gethostname(text, 255) != 0)
        text[0] = '\0';
    ssize_t n = readlink("/proc/self/ns/pid", text + 256, 255);
    unsigned mark = 2166136261u;
    for (size_t i = 0; i < 256 + (n > 0 ? (size_t)n : 0); i++)
        mark = (mark ^ (unsigned char)text[i]) * 16777619u; /* FNV-1a */
    return mark;
}

const char *beside_name(struct arena *arena, const char *folder, const char *what, unsigned try)
{
    struct str name =
        str_format(arena, ".boardpaper-%08x-%ld-%u.%s", machine_mark(), (long)getpid(), try, what);
    return path_join(arena, str_of(folder), name).ptr;
}

static bool is_left(const char *name, unsigned own)
{
    unsigned mark = 0, try = 0;
    long process = 0;
    char what[4] = {0};
    int end = 0;
    if (sscanf(name, ".boardpaper-%8x-%ld-%u.%3[a-z]%n", &mark, &process, &try, what, &end) != 4 ||
        name[end] || !str_is(str_of(what), "new"))
        return false;
    return mark == own && process > 0 && kill((pid_t)process, 0) != 0 && errno == ESRCH;
}

void beside_sweep(struct arena *arena, const char *folder)
{
    DIR *listing = opendir(folder);
    unsigned own = machine_mark();
    for (struct dirent *entry; listing && (entry = readdir(listing));)
        if (is_left(entry->d_name, own))
            unlink(path_join(arena, str_of(folder), str_of(entry->d_name)).ptr);
    if (listing)
        closedir(listing);
}
