#include "input/access.h"

#include <sys/stat.h>

bool access_open(struct arena *arena, struct str spec_file, const struct str *allow_dirs, size_t n_allow_dirs,
                 struct diags *diags, struct access *access)
{
    bool good = true;
    access->folders = ARENA_ARRAY(arena, struct str, n_allow_dirs + 1);
    access->n = 0;
    access->opened = ARENA_NEW(arena, struct opened);
    struct str real = path_real(arena, spec_file);
    if (real.len == 0) {
        diag_add(diags, SEVERITY_ERROR, "file-unreadable", place_file(spec_file),
                 "check the name and the folder; upper and lower case are different letters",
                 "cannot read \"%.*s\": there is no such file", STR_ARG(spec_file));
        return false;
    }
    access->folders[access->n++] = path_folder(real);
    for (size_t i = 0; i < n_allow_dirs; i++) {
        struct str folder = path_real(arena, allow_dirs[i]);
        if (folder.len == 0) {
            diag_add(diags, SEVERITY_ERROR, "allow-dir", place_file(spec_file), NULL,
                     "--allow-dir names \"%.*s\", and there is no such folder", STR_ARG(allow_dirs[i]));
            good = false;
            continue;
        }
        access->folders[access->n++] = folder;
    }
    return good;
}

static bool is_inside(const struct access *access, struct str real)
{
    for (size_t i = 0; i < access->n; i++) {
        struct str folder = access->folders[i];
        if (str_equal(real, folder) || str_is(folder, "/"))
            return true;
        if (str_starts(real, folder) && real.ptr[folder.len] == '/')
            return true;
    }
    return false;
}

static bool is_address(struct str reference)
{
    size_t at = str_find(reference, STR(":"));
    return at != SIZE_MAX && at > 1 && str_starts(str_slice(reference, at + 1, reference.len), STR("//"));
}

/* What can be said from the text alone. */
static bool check_text(struct str reference, struct place place, struct diags *diags)
{
    if (reference.len == 0) {
        diag_add(diags, SEVERITY_ERROR, "bad-path", place, NULL, "the name of the file is empty");
        return false;
    }
    if (is_address(reference)) {
        diag_add(diags, SEVERITY_ERROR, "bad-path", place, "save it beside the spec and name that file",
                 "\"%.*s\" is an address; only local files are read, never the network", STR_ARG(reference));
        return false;
    }
    return true;
}

static bool report_outside(struct arena *arena, struct str reference, struct str folder, struct place place,
                           struct diags *diags)
{
    struct str hint = str_format(
        arena, "move it into the spec's folder, or allow its own with --allow-dir=%.*s", STR_ARG(folder));
    diag_add_hint(diags, SEVERITY_ERROR, "outside-folder", place, hint,
                  "\"%.*s\" lies outside the spec's folder and was not opened", STR_ARG(reference));
    return false;
}

bool access_find(const struct access *access, struct arena *arena, struct str from_file, struct str reference,
                 struct place place, struct diags *diags, struct str *path, bool *missing)
{
    if (missing)
        *missing = false;
    if (!check_text(reference, place, diags))
        return false;
    *path = path_join(arena, path_folder(from_file), reference);
    struct str real = path_real(arena, *path);
    if (real.len == 0) {
        if (missing)
            *missing = true;
        else
            diag_add(diags, SEVERITY_ERROR, "missing-file", place,
                     "check the name and the folder; it is looked for from the folder of this file",
                     "there is no file \"%.*s\"", STR_ARG(reference));
        return false;
    }
    if (!is_inside(access, real)) {
        struct str folder = path_folder(*path);
        bool is_link = is_inside(access, path_join(arena, path_real(arena, folder), STR("file")));
        return report_outside(arena, reference, is_link ? path_folder(real) : folder, place, diags);
    }
    struct stat status;
    if (stat(real.ptr, &status) == 0 && S_ISDIR(status.st_mode)) {
        diag_add(diags, SEVERITY_ERROR, "bad-path", place, "name a file in this folder",
                 "\"%.*s\" is a folder", STR_ARG(reference));
        return false;
    }
    return true;
}

bool access_find_folder(const struct access *access, struct arena *arena, struct str from_file,
                        struct str reference, struct place place, struct diags *diags, struct str *path)
{
    if (!check_text(reference, place, diags))
        return false;
    *path = path_join(arena, path_folder(from_file), reference);
    /* the part that exists decides; a folder still to be made may not climb out of it */
    struct str part = *path, rest = STR_NONE;
    struct str real = path_real(arena, part);
    while (real.len == 0 && !str_is(part, ".") && !str_is(part, "/")) {
        part = path_folder(part);
        rest = str_slice(*path, str_is(part, ".") ? 0 : part.len, path->len);
        real = path_real(arena, part);
    }
    bool climbs = str_find(rest, STR("..")) != SIZE_MAX;
    if (climbs || !is_inside(access, real))
        return report_outside(arena, reference, part, place, diags);
    return true;
}
