#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No errno: a pipe or a device, which may have no end. */
#define FILE_IS_NONE (-2)

static const char *hint_of(int error)
{
    switch (error) {
    case ENOENT: return "check the name and the folder; upper and lower case are different letters";
    case ENOTDIR: return "a part of this path that should be a folder is a file";
    case EACCES:
    case EPERM: return "ask for the right to read it, or copy it to a folder of your own";
    case EISDIR: return "name a file in this folder";
    case FILE_IS_NONE: return "save what comes out of it into a file, and name that";
    default: return NULL;
    }
}

/* No errno: the file was written to between the first byte read and the last. */
#define FILE_CHANGED (-1)

static bool open_failed(const char *path, struct place place, struct diags *diags, int error)
{
    if (error == FILE_CHANGED)
        diag_add_system(diags, "file-changed", place, "save it, close it and run the command again",
                        "\"%s\" was changed while it was read, so it is not whole", path);
    else
        diag_add(diags, SEVERITY_ERROR, "file-unreadable", place, hint_of(error), "cannot read \"%s\": %s",
                 path,
                 error == ENOENT         ? "there is no such file"
                 : error == EISDIR       ? "it is a folder"
                 : error == FILE_IS_NONE ? "it is a pipe or a device, and no file"
                                         : strerror(error));
    return false;
}

/* Reads to the end; 0 or the error. A file may grow while it is read. */
static int read_all(int descriptor, size_t expected, size_t most, struct file *file)
{
    size_t capacity = expected < 4096 ? 4096 : expected + 1;
    size_t len = 0;
    char *block = malloc(capacity);
    while (block) {
        ssize_t n = read(descriptor, block + len, capacity - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            int error = errno;
            free(block);
            return error;
        }
        if (n == 0) {
            file->memory = block;
            file->bytes = (struct str){block, len};
            return 0;
        }
        len += (size_t)n;
        if (len > most) {
            free(block);
            return EFBIG;
        }
        if (len == capacity) {
            char *grown = capacity <= SIZE_MAX / 2 ? realloc(block, capacity * 2) : NULL;
            if (!grown)
                free(block);
            block = grown;
            capacity *= 2;
        }
    }
    return ENOMEM;
}

static bool is_changed(const struct stat *before, const struct stat *after)
{
    return before->st_size != after->st_size || before->st_mtim.tv_sec != after->st_mtim.tv_sec ||
           before->st_mtim.tv_nsec != after->st_mtim.tv_nsec;
}

#define PIPE_MOST ((size_t)1 << 30) /* [bytes] a pipe may have no end */

/* A pipe that the shell was asked for, as in `boardpaper describe <(unzip -p x.zip)`; not one that happens to
 * lie where a file is named. */
static bool is_given(const char *path)
{
    return str_starts(str_of(path), STR("/dev/fd/")) || str_starts(str_of(path), STR("/proc/self/fd/")) ||
           str_is(str_of(path), "/dev/stdin");
}

/* 0 or the error. A file that somebody saves meanwhile would be read half old and half new: it is refused. */
static int file_load(const char *path, int descriptor, struct file *file)
{
    struct stat before, after;
    if (fstat(descriptor, &before) != 0)
        return errno;
    if (S_ISDIR(before.st_mode))
        return EISDIR;
    if (S_ISFIFO(before.st_mode) && is_given(path) && fcntl(descriptor, F_SETFL, O_RDONLY) == 0)
        return read_all(descriptor, 0, PIPE_MOST, file);
    if (!S_ISREG(before.st_mode))
        return FILE_IS_NONE;
    int error = read_all(descriptor, before.st_size > 0 ? (size_t)before.st_size : 0, SIZE_MAX, file);
    if (error)
        return error;
    if (fstat(descriptor, &after) != 0)
        return errno;
    return is_changed(&before, &after) ? FILE_CHANGED : 0;
}

bool file_open(const char *path, struct place place, struct diags *diags, struct file *file)
{
    *file = (struct file){0};
    int descriptor =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* a pipe without a writer is not waited for */
    if (descriptor < 0)
        return open_failed(path, place, diags, errno);
    int error = file_load(path, descriptor, file);
    close(descriptor);
    if (!error)
        return true;
    file_close(file);
    return open_failed(path, place, diags, error);
}

void file_close(struct file *file)
{
    free(file->memory);
    *file = (struct file){0};
}
