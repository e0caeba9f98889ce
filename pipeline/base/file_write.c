#include "base/file_parts.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file on its way: the bytes wait in `beside` until all are safe; `kept` is a second name for what stood
 * at `path`, or a copy of it where the file system has no hard links, so that a rename can be taken back. */
struct pending {
    const char *path, *folder, *beside;
    const char *kept; /* NULL when nothing stood there, or it is back */
    bool existed, written, renamed, committed;
    mode_t mode;    /* of what existed */
    int descriptor; /* -1: not open */
    int error;      /* the first of writing */
};

static void write_failed(struct diags *diags, const char *path, int error, bool unchanged)
{
    const char *hint = NULL;
    switch (error) {
    case ENOENT: hint = "make the folder first, or name one that exists with -o"; break;
    case EACCES:
    case EPERM:
    case EROFS: hint = "name a folder that you may write to with -o"; break;
    case ENOSPC:
    case EDQUOT: hint = "make room on the disk, or name another folder with -o"; break;
    case EFBIG: hint = "raise the limit on the size of files (ulimit -f)"; break;
    default: break;
    }
    diag_add_system(diags, "file-unwritable", place_file(STR_NONE), hint, "cannot write \"%s\": %s%s", path,
                    error == EISDIR   ? "a folder of this name is in the way"
                    : error == ENOENT ? "there is no such folder"
                                      : strerror(error),
                    unchanged ? "; nothing was changed" : "");
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

#define TRIES 1000

/* Creates the file beside; 0 or the error. */
static int pending_open(struct arena *arena, struct pending *pending)
{
    for (unsigned try = 0; try < TRIES; try++) {
        sigset_t before;
        pending->beside = beside_name(arena, pending->folder, "new", try);
        watch_pause(&before);
        pending->descriptor = open(pending->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        int error = pending->descriptor < 0 ? errno : 0;
        pending->written = !error;
        if (!error)
            watch_add(pending->beside);
        watch_resume(&before);
        if (error != EEXIST)
            return error;
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

/* -- what stood there before */

static int copy_bytes(int from, int to)
{
    char room[65536];
    for (ssize_t n; (n = read(from, room, sizeof room)) != 0;) {
        if (n < 0 && errno != EINTR)
            return errno;
        int error = n > 0 ? write_all(to, (struct str){room, (size_t)n}) : 0;
        if (error)
            return error;
    }
    return fsync(to) == 0 ? 0 : errno;
}

/* A copy with the same mode and times; 0 or the error. */
static int copy_file(const struct pending *pending, const char *kept)
{
    struct stat old;
    int from = open(pending->path, O_RDONLY | O_CLOEXEC);
    if (from < 0)
        return errno;
    int to = open(kept, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    int error = to < 0 ? errno : copy_bytes(from, to);
    if (!error && fstat(from, &old) == 0) {
        struct timespec times[2] = {old.st_atim, old.st_mtim};
        if (fchmod(to, old.st_mode & 07777) != 0 || futimens(to, times) != 0)
            error = errno;
    }
    close(from);
    if (to >= 0)
        close(to);
    if (error && to >= 0)
        unlink(kept);
    return error;
}

/* Keeps what stands at the path: by a second name, or where the file system has no hard links by a copy. */
static int pending_keep(struct arena *arena, struct pending *pending)
{
    int error = EEXIST;
    for (unsigned try = 0; try < TRIES && error == EEXIST; try++) {
        const char *kept = beside_name(arena, pending->folder, "old", try);
        error = link(pending->path, kept) == 0 ? 0 : errno;
        if (error && error != EEXIST)
            error = copy_file(pending, kept);
        if (!error)
            pending->kept = kept;
    }
    return error;
}

/* False when what was renamed stands there still. */
static bool pending_take_back(struct pending *pending)
{
    bool is_back = true;
    if (pending->renamed) {
        is_back = (pending->kept ? rename(pending->kept, pending->path) : unlink(pending->path)) == 0;
        if (is_back)
            pending->kept = NULL;
        pending->renamed = !is_back;
    } else if (pending->written) {
        unlink(pending->beside);
        watch_remove(pending->beside);
    }
    pending->written = false;
    return is_back;
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
    int error = 0;
    for (size_t i = 0; n > 1 && i < n && !error; i++) {
        *failed = i;
        if (list[i].existed)
            error = pending_keep(arena, &list[i]);
    }
    for (size_t i = 0; i < n && !error; i++) {
        *failed = i;
        error = rename(list[i].beside, list[i].path) == 0 ? 0 : errno;
        list[i].renamed = !error;
        if (!error)
            watch_remove(list[i].beside);
    }
    return error;
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
    watch_open();
    return set;
}

static bool set_told(const struct pending *pending, int error, struct diags *diags)
{
    if (error)
        write_failed(diags, pending->path, error, true);
    return !error;
}

bool file_set_begin(struct file_set *set, const char *path, struct diags *diags)
{
    ARENA_RESERVE(set->arena, set->list, set->n, set->capacity);
    struct pending *pending = &set->list[set->n++];
    int error = pending_begin(set->arena, pending, path);
    if (set->n == 1 && !error)
        beside_sweep(set->arena, pending->folder);
    return set_told(pending, error, diags);
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

/* What is new and could not be put back is said for each file: the set is mixed then. */
static void mixed_tell(const struct pending *pending, struct diags *diags)
{
    if (pending->kept)
        diag_add_system(diags, "outputs-mixed", place_file(STR_NONE),
                        "move the old one back, or make the paper again",
                        "\"%s\" is the new one already and could not be put back; the old one is \"%s\"",
                        pending->path, pending->kept);
    else
        diag_add_system(diags, "outputs-mixed", place_file(STR_NONE), "remove it, or make the paper again",
                        "\"%s\" is new and could not be removed", pending->path);
}

/* All or none: what was renamed before an error is taken back, in the order against that of renaming. */
static bool set_rename(struct file_set *set, struct diags *diags)
{
    size_t failed = 0;
    int error = pending_rename_all(set->arena, set->list, set->n, &failed);
    bool is_back = true;
    for (size_t i = set->n; error && i-- > 0;) {
        if (pending_take_back(&set->list[i]))
            continue;
        mixed_tell(&set->list[i], diags);
        set->list[i].kept = NULL; /* it is named, and stays */
        is_back = false;
    }
    if (error)
        write_failed(diags, set->list[failed].path, error, is_back);
    for (size_t i = 0; i < set->n; i++) {
        set->list[i].committed = !error;
        if (set->list[i].kept)
            unlink(set->list[i].kept);
        set->list[i].kept = NULL;
    }
    return !error;
}

bool file_set_commit(struct file_set *set, struct diags *diags)
{
    sigset_t before;
    watch_pause(&before);
    bool done = set_rename(set, diags);
    watch_resume(&before);
    return done;
}

void file_set_close(struct file_set *set)
{
    if (!set)
        return;
    for (size_t i = 0; i < set->n; i++) {
        struct pending *pending = &set->list[i];
        if (pending->descriptor >= 0)
            close(pending->descriptor);
        if (!pending->committed && !pending->renamed)
            pending_take_back(pending);
    }
    for (size_t i = 0; i < set->n; i++)
        if (set->list[i].renamed && (i == 0 || strcmp(set->list[i].folder, set->list[i - 1].folder) != 0))
            folder_sync(set->list[i].folder);
    watch_close();
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
