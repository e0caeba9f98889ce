#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEAST_MAPPED ((size_t)1 << 20) /* [bytes] below it a copy is as quick as a map */

static const char *hint_of(int error)
{
    switch (error) {
    case ENOENT: return "check the name and the folder; upper and lower case are different letters";
    case ENOTDIR: return "a part of this path that should be a folder is a file";
    case EACCES:
    case EPERM: return "ask for the right to read it, or copy it to a folder of your own";
    case EISDIR: return "name a file in this folder";
    default: return NULL;
    }
}

static bool open_failed(const char *path, struct place place, struct diags *diags, int error)
{
    diag_add(diags, SEVERITY_ERROR, "file-unreadable", place, hint_of(error), "cannot read \"%s\": %s", path,
             error == ENOENT   ? "there is no such file"
             : error == EISDIR ? "it is a folder"
                               : strerror(error));
    return false;
}

/* Reads to the end; 0 or the error. A pipe has no size, so the block grows. */
static int read_all(int descriptor, size_t expected, struct file *file)
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

/* 0 or the error. A mapped file must not be cut short while it is read; every reader of this size is done
 * within a second. */
static int file_load(int descriptor, struct file *file)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0)
        return errno;
    if (S_ISDIR(status.st_mode))
        return EISDIR;
    size_t size = S_ISREG(status.st_mode) && status.st_size > 0 ? (size_t)status.st_size : 0;
    if (size >= LEAST_MAPPED) {
        void *map = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        if (map != MAP_FAILED) {
            file->map = map;
            file->bytes = (struct str){map, size};
            return 0;
        }
    }
    return read_all(descriptor, size, file);
}

bool file_open(const char *path, struct place place, struct diags *diags, struct file *file)
{
    *file = (struct file){0};
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return open_failed(path, place, diags, errno);
    int error = file_load(descriptor, file);
    close(descriptor);
    return error ? open_failed(path, place, diags, error) : true;
}

void file_close(struct file *file)
{
    if (file->map)
        munmap(file->map, file->bytes.len);
    free(file->memory);
    *file = (struct file){0};
}
