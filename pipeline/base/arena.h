/* arena: memory that is released as a whole. One arena per run holds all immutable results; a scratch arena
 * lives and dies inside one function. In sanitizer builds every allocation is its own malloc, so that
 * overruns are seen. A failed allocation ends the program with exit status 3: there is nothing useful left to
 * do. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

/* A new, empty arena. */
struct arena *arena_open(void);
/* One that is closed with `whole` at the latest, for results that may be released before the others. */
struct arena *arena_open_within(struct arena *whole);
/* Releases everything that was allocated from it; NULL is allowed. */
void arena_close(struct arena *arena);
/* `size` bytes, zeroed, aligned for any type; never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
/* `size` bytes for text or for objects that want no more than `alignment` (1, 2, 4 or 8): small ones lie
 * close together. */
void *arena_packed(struct arena *arena, size_t size, size_t alignment);
/* `count` objects of `size` bytes, zeroed; overflow of the product ends the program. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* Makes what was allocated last `more` bytes longer where it lies, zeroed; false when something was allocated
 * after it, or its block has no room. */
bool arena_extend(struct arena *arena, const void *object, size_t size, size_t more);
/* A copy of `size` bytes. */
void *arena_copy(struct arena *arena, const void *bytes, size_t size);
/* Bytes handed out so far. */
size_t arena_size(const struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_array((arena), (count), sizeof(type)))

/* A growing list in an arena: `items`, `n_items` and `capacity` are fields or variables of the caller.
 * Doubles, where it lies when it was allocated last; else the old block stays in the arena. Evaluates to
 * nothing; after it there is room for one more. */
#define ARENA_RESERVE(arena, items, n_items, capacity)                                                       \
    ((items) = arena_reserve((arena), (items), (n_items), &(capacity), sizeof *(items)))
void *arena_reserve(struct arena *arena, void *items, size_t n_items, size_t *capacity, size_t size);

#endif
