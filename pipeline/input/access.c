#include "input/access.h"

#include "input/invisible.h"

#include <dirent.h>
#include <sys/stat.h>

#define MOST_ENTRIES 2000 /* of a folder that are looked at for a name like the one that is missing */

/* What the folder of a missing file holds instead: a name in other letters, or the nearest. */
static struct str entry_hint(struct arena *arena, struct str path)
{
    DIR *folder = opendir(str_terminated(arena, path_folder(path)));
    struct str wanted = path_name(path), names[MOST_ENTRIES], hint = STR_NONE;
    size_t n = 0;
    if (!folder)
        return STR_NONE;
    for (const struct dirent *entry; n < MOST_ENTRIES && (entry = readdir(folder));)
        if (entry->d_name[0] != '.')
            names[n++] = str_copy(arena, str_of(entry->d_name));
    closedir(folder);
    for (size_t i = 0; i < n && hint.len == 0; i++)
        if (str_equal_fold(names[i], wanted))
            hint = str_format(
                arena,
                "the folder has \"%.*s\": upper and lower case are different letters here, so write "
                "it as the file is named",
                STR_ARG(names[i]));
    struct str near = hint.len ? STR_NONE : nearest_name(wanted, names, n);
    return near.len ? str_format(arena, "did you mean \"%.*s\", which the folder has?", STR_ARG(near)) : hint;
}

bool access_open(struct arena *arena, struct str spec_file, const struct str *allow_dirs, size_t n_allow_dirs,
                 struct diags *diags, struct access *access)
{
    bool good = true;
    access->folders = ARENA_ARRAY(arena, struct str, n_allow_dirs + 1);
    access->n = 0;
    access->opened = ARENA_NEW(arena, struct opened);
    struct str real = path_real(arena, spec_file);
    if (real.len == 0) {
        struct str hint = entry_hint(arena, spec_file);
        diag_add_hint(diags, SEVERITY_ERROR, "file-unreadable", place_file(spec_file),
                      hint.len
                          ? hint
                          : STR("check the name and the folder; upper and lower case are different letters"),
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

static struct str with_slashes(struct arena *arena, struct str reference)
{
    char *copy = arena_copy(arena, reference.ptr, reference.len);
    for (size_t i = 0; i < reference.len; i++)
        copy[i] = copy[i] == '\\' ? '/' : copy[i];
    return (struct str){copy, reference.len};
}

static void missing_tell(struct arena *arena, struct str reference, struct str path, struct place place,
                         struct diags *diags)
{
    struct str unseen = invisible_in(arena, reference), hint = entry_hint(arena, path);
    if (unseen.len)
        hint = str_format(arena, "there is %.*s in the name, which cannot be seen: type it again",
                          STR_ARG(unseen));
    else if (str_find(reference, STR("\\")) != SIZE_MAX)
        hint = str_format(arena, "folders are parted by / here, not by \\: write \"%.*s\"",
                          STR_ARG(with_slashes(arena, reference)));
    else if (hint.len == 0)
        hint = STR("check the name and the folder; it is looked for from the folder of this file");
    diag_add_hint(diags, SEVERITY_ERROR, "missing-file", place, hint, "there is no file \"%.*s\"",
                  STR_ARG(reference));
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
            missing_tell(arena, reference, *path, place, diags);
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
