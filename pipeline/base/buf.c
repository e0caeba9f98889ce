#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Room for `more` bytes and a terminating zero. */
static void buf_reserve(struct buf *buf, size_t more)
{
    if (more < buf->capacity - buf->len)
        return;
    size_t capacity = buf->capacity ? buf->capacity : 128;
    while (capacity - buf->len <= more && capacity <= SIZE_MAX / 2)
        capacity *= 2;
    char *ptr = capacity - buf->len > more ? realloc(buf->ptr, capacity) : NULL;
    if (!ptr) {
        fputs("boardpaper: error: there is not enough memory\n", stderr);
        exit(3);
    }
    buf->ptr = ptr;
    buf->capacity = capacity;
}

void buf_add_bytes(struct buf *buf, const void *bytes, size_t size)
{
    buf_reserve(buf, size);
    if (size)
        memcpy(buf->ptr + buf->len, bytes, size);
    buf->len += size;
    buf->ptr[buf->len] = '\0';
}

void buf_add(struct buf *buf, struct str s)
{
    buf_add_bytes(buf, s.ptr, s.len);
}

void buf_add_char(struct buf *buf, char c)
{
    buf_add_bytes(buf, &c, 1);
}

void buf_add_format(struct buf *buf, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    buf_reserve(buf, 64);
    size_t room = buf->capacity - buf->len;
    int len = vsnprintf(buf->ptr + buf->len, room, format, list);
    if (len >= 0 && (size_t)len >= room) {
        buf_reserve(buf, (size_t)len);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
    }
    if (len >= 0)
        buf->len += (size_t)len;
    va_end(again);
    va_end(list);
}

void buf_clear(struct buf *buf)
{
    buf->len = 0;
    if (buf->ptr)
        buf->ptr[0] = '\0';
}

struct str buf_str(const struct buf *buf)
{
    return (struct str){buf->ptr, buf->len};
}

void buf_close(struct buf *buf)
{
    free(buf->ptr);
    *buf = (struct buf){NULL, 0, 0};
}
