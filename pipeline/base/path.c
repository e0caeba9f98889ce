/* realpath is one of X/Open's, beyond the POSIX set that the build asks for */
#define _XOPEN_SOURCE 700

#include "base/file.h"

#include <stdlib.h>

static size_t last_slash(struct str path)
{
    size_t at = path.len;
    while (at > 0 && path.ptr[at - 1] != '/')
        at--;
    return at; /* just after it; 0 when there is none */
}

struct str path_join(struct arena *arena, struct str folder, struct str name)
{
    if (folder.len == 0 || str_is(folder, ".") || str_starts(name, STR("/")))
        return str_copy(arena, name);
    const char *between = str_ends(folder, STR("/")) ? "" : "/";
    return str_format(arena, "%.*s%s%.*s", STR_ARG(folder), between, STR_ARG(name));
}

struct str path_inside(struct str folder, struct str path)
{
    if (folder.len == 0 || !str_starts(path, folder))
        return path;
    struct str rest = str_slice(path, folder.len, path.len);
    if (str_ends(folder, STR("/")))
        return rest;
    return str_starts(rest, STR("/")) ? str_slice(rest, 1, rest.len) : path;
}

struct str path_folder(struct str path)
{
    size_t end = last_slash(path);
    if (end == 0)
        return STR(".");
    while (end > 1 && path.ptr[end - 1] == '/')
        end--;
    return str_slice(path, 0, end);
}

struct str path_name(struct str path)
{
    return str_slice(path, last_slash(path), path.len);
}

struct str path_stem(struct str path)
{
    struct str name = path_name(path);
    for (size_t at = name.len; at > 1; at--) /* a dot in front hides a file and begins no ending */
        if (name.ptr[at - 1] == '.')
            return str_slice(name, 0, at - 1);
    return name;
}

struct str path_real(struct arena *arena, struct str path)
{
    struct arena *scratch = arena_open();
    char *real = realpath(str_terminated(scratch, path), NULL);
    arena_close(scratch);
    struct str copy = str_copy(arena, str_of(real));
    free(real);
    return copy;
}
