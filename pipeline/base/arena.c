#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ALIGNMENT alignof(max_align_t)
#define FIRST_BLOCK ((size_t)64 * 1024)
#define LARGEST_BLOCK ((size_t)4 * 1024 * 1024)

static _Noreturn void memory_failed(void)
{
    fputs("boardpaper: error: there is not enough memory\n", stderr);
    exit(3);
}

/* Arenas within one: a list that runs both ways. */
struct family {
    struct arena *within;         /* NULL: it stands alone */
    struct arena *parts;          /* the newest that was opened within it */
    struct arena *before, *after; /* others within the same */
};
static void family_enter(struct arena *part, struct arena *whole);
static void family_close(struct arena *arena);

#ifdef BOARDPAPER_ARENA_MALLOC

struct arena {
    struct family family;
    void **pointers;
    size_t n, capacity;
    size_t size;
};

struct arena *arena_open(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        memory_failed();
    return arena;
}

void arena_close(struct arena *arena)
{
    if (!arena)
        return;
    family_close(arena);
    for (size_t i = 0; i < arena->n; i++)
        free(arena->pointers[i]);
    free(arena->pointers);
    free(arena);
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (arena->n == arena->capacity) {
        size_t capacity = arena->capacity ? arena->capacity * 2 : 64;
        void **pointers = realloc(arena->pointers, capacity * sizeof *pointers);
        if (!pointers)
            memory_failed();
        arena->pointers = pointers;
        arena->capacity = capacity;
    }
    void *pointer = calloc(1, size ? size : 1);
    if (!pointer)
        memory_failed();
    arena->pointers[arena->n++] = pointer;
    arena->size += size;
    return pointer;
}

void *arena_packed(struct arena *arena, size_t size, size_t alignment)
{
    (void)alignment;
    return arena_alloc(arena, size);
}

bool arena_extend(struct arena *arena, const void *object, size_t size, size_t more)
{
    (void)arena, (void)object, (void)size, (void)more;
    return false;
}

#else

struct block {
    struct block *before;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct family family;
    struct block *blocks; /* the newest first; all are released together */
    char *next, *end;     /* the free rest of the block in use */
    size_t block_size;    /* of the next block */
    size_t size;
};

struct arena *arena_open(void)
{
    struct arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        memory_failed();
    arena->block_size = FIRST_BLOCK;
    return arena;
}

void arena_close(struct arena *arena)
{
    if (!arena)
        return;
    family_close(arena);
    for (struct block *block = arena->blocks; block;) {
        struct block *before = block->before;
        free(block);
        block = before;
    }
    free(arena);
}

/* calloc leaves the zeroing of large blocks to the system's fresh pages. */
static char *block_add(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block))
        memory_failed();
    struct block *block = calloc(1, sizeof *block + size);
    if (!block)
        memory_failed();
    block->before = arena->blocks;
    arena->blocks = block;
    return block->bytes;
}

/* Room in the block in use, begun at a multiple of `alignment`; NULL when there is none. */
static char *block_take(struct arena *arena, size_t size, size_t alignment)
{
    size_t skip = (size_t)(-(uintptr_t)arena->next & (alignment - 1));
    size_t rest = (size_t)(arena->end - arena->next);
    if (skip > rest || size > rest - skip)
        return NULL;
    char *pointer = arena->next + skip;
    arena->next = pointer + size;
    return pointer;
}

static void *block_alloc(struct arena *arena, size_t size, size_t alignment)
{
    arena->size += size;
    size = size ? size : 1;
    if (size > SIZE_MAX / 2)
        memory_failed();
    char *pointer = arena->next ? block_take(arena, size, alignment) : NULL;
    if (pointer)
        return pointer;
    /* a large one gets a block of its own, so that the rest of the block in use is not lost */
    if (size > arena->block_size / 4)
        return block_add(arena, size);
    char *bytes = block_add(arena, arena->block_size);
    arena->next = bytes + size;
    arena->end = bytes + arena->block_size;
    if (arena->block_size < LARGEST_BLOCK)
        arena->block_size *= 2;
    return bytes;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return block_alloc(arena, size, ALIGNMENT);
}

void *arena_packed(struct arena *arena, size_t size, size_t alignment)
{
    return block_alloc(arena, size, alignment);
}

bool arena_extend(struct arena *arena, const void *object, size_t size, size_t more)
{
    if (size == 0 || (const char *)object + size != arena->next || more > (size_t)(arena->end - arena->next))
        return false;
    arena->next += more;
    arena->size += more;
    return true;
}

#endif

static void family_enter(struct arena *part, struct arena *whole)
{
    part->family.within = whole;
    part->family.after = whole->family.parts;
    if (whole->family.parts)
        whole->family.parts->family.before = part;
    whole->family.parts = part;
}

/* Closes what is within it, and takes it out of what it is within. */
static void family_close(struct arena *arena)
{
    struct family *family = &arena->family;
    while (family->parts)
        arena_close(family->parts);
    if (family->before)
        family->before->family.after = family->after;
    else if (family->within)
        family->within->family.parts = family->after;
    if (family->after)
        family->after->family.before = family->before;
}

struct arena *arena_open_within(struct arena *whole)
{
    struct arena *part = arena_open();
    family_enter(part, whole);
    return part;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        memory_failed();
    return arena_alloc(arena, count * size);
}

void *arena_copy(struct arena *arena, const void *bytes, size_t size)
{
    void *copy = arena_alloc(arena, size);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

size_t arena_size(const struct arena *arena)
{
    return arena->size;
}

void *arena_reserve(struct arena *arena, void *items, size_t n_items, size_t *capacity, size_t size)
{
    if (n_items < *capacity)
        return items;
    if (n_items > SIZE_MAX / 2)
        memory_failed();
    size_t wanted = n_items ? n_items * 2 : 8;
    if (n_items && n_items == *capacity && n_items <= SIZE_MAX / size &&
        arena_extend(arena, items, n_items * size, n_items * size)) {
        *capacity = wanted;
        return items;
    }
    void *grown = arena_array(arena, wanted, size);
    if (n_items)
        memcpy(grown, items, n_items * size);
    *capacity = wanted;
    return grown;
}
