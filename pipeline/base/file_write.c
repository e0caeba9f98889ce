#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file on its way: the bytes wait in `beside` until all are safe; `kept` is a second name for what stood
 * at `path`, so that a rename can be taken back. */
struct pending {
    const char *path, *folder, *beside;
    const char *kept; /* NULL when nothing stood there, or the file system has no hard links */
    bool existed, written, renamed, committed;
    mode_t mode;    /* of what existed */
    int descriptor; /* -1: not open */
    int error;      /* the first of writing */
};

static void write_failed(struct diags *diags, const char *path, int error)
{
    const char *hint = NULL;
    switch (error) {
    case ENOENT: hint = "make the folder first, or name one that exists with -o"; break;
    case EACCES:
    case EPERM:
    case EROFS: hint = "name a folder that you may write to with -o"; break;
    case ENOSPC:
    case EDQUOT: hint = "make room on the disk, or name another folder with -o"; break;
    default: break;
    }
    diag_add_system(diags, "file-unwritable", place_file(STR_NONE), hint,
                    "cannot write \"%s\": %s; nothing was changed", path,
                    error == EISDIR   ? "a folder of this name is in the way"
                    : error == ENOENT ? "there is no such folder"
                                      : strerror(error));
}

static int write_all(int descriptor, struct str bytes)
{
    while (bytes.len) {
        ssize_t n = write(descriptor, bytes.ptr, bytes.len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        bytes = str_slice(bytes, (size_t)n, bytes.len);
    }
    return 0;
}

/* A name in the folder that nobody has, hidden from listings; short, so that it fits where the path's name
 * does. */
static const char *name_beside(struct arena *arena, const struct pending *pending, const char *what,
                               unsigned try)
{
    struct str name = str_format(arena, ".boardpaper-%ld-%u.%s", (long)getpid(), try, what);
    return path_join(arena, str_of(pending->folder), name).ptr;
}

#define TRIES 1000

/* Creates the file beside; 0 or the error. */
static int pending_open(struct arena *arena, struct pending *pending)
{
    for (unsigned try = 0; try < TRIES; try++) {
        pending->beside = name_beside(arena, pending, "new", try);
        pending->descriptor = open(pending->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (pending->descriptor >= 0) {
            pending->written = true;
            return 0;
        }
        if (errno != EEXIST)
            return errno;
    }
    return EEXIST;
}

/* Finds what stands at the path, and begins the file beside it. */
static int pending_begin(struct arena *arena, struct pending *pending, const char *path)
{
    struct stat old;
    *pending = (struct pending){.path = path, .descriptor = -1};
    pending->folder = str_terminated(arena, path_folder(str_of(path)));
    pending->existed = stat(path, &old) == 0;
    pending->mode = pending->existed ? old.st_mode : 0;
    if (pending->existed && S_ISDIR(old.st_mode))
        return EISDIR;
    return pending_open(arena, pending);
}

/* Writes it through to the disk; 0, or the first error since it was begun. */
static int pending_end(struct pending *pending)
{
    int error = pending->error;
    if (!error && pending->existed && fchmod(pending->descriptor, pending->mode & 07777) != 0)
        error = errno;
    if (!error && fsync(pending->descriptor) != 0)
        error = errno;
    if (close(pending->descriptor) != 0 && !error)
        error = errno;
    pending->descriptor = -1;
    return error;
}

/* Gives what stands at the path a second name, where the file system can. */
static void pending_keep(struct arena *arena, struct pending *pending)
{
    for (unsigned try = 0; try < TRIES; try++) {
        const char *kept = name_beside(arena, pending, "old", try);
        if (link(pending->path, kept) == 0) {
            pending->kept = kept;
            return;
        }
        if (errno != EEXIST)
            return;
    }
}

static void pending_take_back(struct pending *pending)
{
    if (pending->renamed && pending->kept) {
        if (rename(pending->kept, pending->path) == 0)
            pending->kept = NULL;
    } else if (pending->renamed && !pending->existed) {
        unlink(pending->path);
    } else if (pending->written && !pending->renamed) {
        unlink(pending->beside);
    }
}

/* So that the new names survive a loss of power. Some file systems cannot; the files themselves are safe. */
static void folder_sync(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    fsync(descriptor);
    close(descriptor);
}

static int pending_rename_all(struct arena *arena, struct pending *list, size_t n, size_t *failed)
{
    for (size_t i = 0; n > 1 && i < n; i++)
        if (list[i].existed)
            pending_keep(arena, &list[i]);
    for (size_t i = 0; i < n; i++) {
        *failed = i;
        if (rename(list[i].beside, list[i].path) != 0)
            return errno;
        list[i].renamed = true;
    }
    return 0;
}

struct file_set {
    struct arena *arena;
    struct pending *list;
    size_t n, capacity;
};

struct file_set *file_set_open(void)
{
    struct arena *arena = arena_open();
    struct file_set *set = ARENA_NEW(arena, struct file_set);
    set->arena = arena;
    return set;
}

static bool set_told(const struct pending *pending, int error, struct diags *diags)
{
    if (error)
        write_failed(diags, pending->path, error);
    return !error;
}

bool file_set_begin(struct file_set *set, const char *path, struct diags *diags)
{
    ARENA_RESERVE(set->arena, set->list, set->n, set->capacity);
    struct pending *pending = &set->list[set->n++];
    return set_told(pending, pending_begin(set->arena, pending, path), diags);
}

void file_set_put(struct file_set *set, struct str bytes)
{
    struct pending *pending = &set->list[set->n - 1];
    if (!pending->error)
        pending->error = write_all(pending->descriptor, bytes);
}

bool file_set_end(struct file_set *set, struct diags *diags)
{
    struct pending *pending = &set->list[set->n - 1];
    return set_told(pending, pending_end(pending), diags);
}

bool file_set_add(struct file_set *set, const struct file_output *output, struct diags *diags)
{
    if (!file_set_begin(set, output->path, diags))
        return false;
    struct buf piece = {0};
    while (output->more && !set->list[set->n - 1].error && output->more(output->context, &piece)) {
        file_set_put(set, buf_str(&piece));
        buf_clear(&piece);
    }
    buf_close(&piece);
    if (!output->more)
        file_set_put(set, output->bytes);
    return file_set_end(set, diags);
}

bool file_set_commit(struct file_set *set, struct diags *diags)
{
    size_t failed = 0;
    int error = pending_rename_all(set->arena, set->list, set->n, &failed);
    if (error) {
        write_failed(diags, set->list[failed].path, error);
        return false;
    }
    for (size_t i = 0; i < set->n; i++)
        set->list[i].committed = true;
    return true;
}

void file_set_close(struct file_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->n; i++) {
        struct pending *pending = &set->list[i];
        if (pending->descriptor >= 0)
            close(pending->descriptor);
        if (!pending->committed)
            pending_take_back(pending);
        if (pending->kept)
            unlink(pending->kept);
    }
    for (size_t i = 0; i < set->n; i++)
        if (set->list[i].renamed && (i == 0 || strcmp(set->list[i].folder, set->list[i - 1].folder) != 0))
            folder_sync(set->list[i].folder);
    arena_close(set->arena);
}

bool file_write_all(const struct file_output *outputs, size_t n, struct diags *diags)
{
    struct file_set *set = file_set_open();
    bool done = true;
    for (size_t i = 0; i < n && done; i++)
        done = file_set_add(set, &outputs[i], diags);
    done = done && file_set_commit(set, diags);
    file_set_close(set);
    return done;
}

bool file_write(const char *path, struct str bytes, struct diags *diags)
{
    const struct file_output output = {.path = path, .bytes = bytes};
    return file_write_all(&output, 1, diags);
}

static int folder_make(const char *path)
{
    struct stat status;
    if (mkdir(path, 0777) == 0)
        return 0;
    int error = errno;
    if (error != EEXIST)
        return error;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode) ? 0 : ENOTDIR;
}

bool file_make_folder(const char *path, struct diags *diags)
{
    struct arena *scratch = arena_open();
    struct str whole = str_of(path);
    int error = 0;
    for (size_t end = 1; end <= whole.len && !error; end++)
        if (end == whole.len || path[end] == '/')
            error = folder_make(str_terminated(scratch, str_slice(whole, 0, end)));
    if (error)
        diag_add_system(diags, "folder-unmakable", place_file(STR_NONE),
                        error == ENOTDIR || error == EEXIST
                            ? "a file of this name, or of a folder above it, is in the way"
                            : "name a folder that you may write to with -o",
                        "cannot make the folder \"%s\": %s", path, strerror(error));
    arena_close(scratch);
    return !error;
}
