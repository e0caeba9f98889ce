#include <criterion/criterion.h>

#include "base/arena.h"
#include "base/map.h"
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

Test(base_arena, memory_is_zeroed_aligned_and_apart)
{
    struct arena *arena = arena_open();
    unsigned char *before = NULL;
    size_t total = 0;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *bytes = arena_alloc(arena, size);
        cr_assert(bytes != NULL && bytes != before);
        cr_assert((uintptr_t)bytes % alignof(max_align_t) == 0);
        for (size_t i = 0; i < size; i++)
            cr_assert(bytes[i] == 0);
        memset(bytes, 0xAA, size);
        before = bytes;
        total += size;
    }
    cr_expect(arena_size(arena) == total);
    arena_close(arena);
    arena_close(NULL);
}

Test(base_arena, packed_texts_lie_close_and_leave_others_aligned)
{
    struct arena *arena = arena_open();
    for (int i = 0; i < 2000; i++) {
        char *text = arena_packed(arena, 3, 1);
        uint32_t *numbers = arena_packed(arena, 2 * sizeof *numbers, sizeof *numbers);
        double *any = arena_alloc(arena, sizeof *any);
        cr_assert((uintptr_t)numbers % sizeof *numbers == 0);
        cr_assert((uintptr_t)any % alignof(max_align_t) == 0);
        cr_assert(text[0] == 0 && numbers[0] == 0 && numbers[1] == 0 && *any == 0);
        memset(text, 0xAA, 3);
        memset(numbers, 0xAA, 2 * sizeof *numbers);
        *any = 1;
    }
    cr_expect(arena_size(arena) == 2000 * (3 + 2 * sizeof(uint32_t) + sizeof(double)));
    arena_close(arena);
}

Test(base_arena, large_blocks_keep_small_ones_whole)
{
    struct arena *arena = arena_open();
    char *small = arena_copy(arena, "small", 6);
    char *large = arena_array(arena, 1000, 1000);
    large[999999] = 'x';
    char *next = arena_copy(arena, "next", 5);
    cr_expect_str_eq(small, "small");
    cr_expect_str_eq(next, "next");
    cr_expect(large[0] == 0);
    arena_close(arena);
}

Test(base_arena, lists_grow)
{
    struct arena *arena = arena_open();
    int *items = NULL;
    size_t n = 0, capacity = 0;
    for (int i = 0; i < 5000; i++) {
        ARENA_RESERVE(arena, items, n, capacity);
        items[n++] = i;
    }
    cr_expect(capacity >= 5000);
    for (int i = 0; i < 5000; i++)
        cr_assert(items[i] == i);
    arena_close(arena);
}

Test(base_arena, overflow_ends_with_status_3, .exit_code = 3)
{
    struct arena *arena = arena_open();
    arena_array(arena, SIZE_MAX / 2, 3);
}

Test(base_map, finds_what_was_added)
{
    struct arena *arena = arena_open();
    struct map *map = map_open(arena);
    cr_expect(map_find(map, STR("nothing")) == MAP_NONE);
    for (uint32_t i = 0; i < 3000; i++)
        cr_assert(map_add(map, str_format(arena, "key-%u", (unsigned)i), i) == MAP_NONE);
    cr_expect(map_count(map) == 3000);
    char key[32];
    for (uint32_t i = 0; i < 6000; i++) {
        int len = snprintf(key, sizeof key, "key-%u", (unsigned)i);
        cr_assert(map_find(map, (struct str){key, (size_t)len}) == (i < 3000 ? i : MAP_NONE));
    }
    cr_expect(map_add(map, STR("key-7"), 99) == 7, "the one before is returned");
    cr_expect(map_find(map, STR("key-7")) == 99);
    cr_expect(map_count(map) == 3000);
    cr_expect(map_add(map, STR(""), 5) == MAP_NONE);
    cr_expect(map_find(map, STR_NONE) == 5, "the empty key is a key");
    arena_close(arena);
}

Test(base_map, numbers_are_keys)
{
    struct arena *arena = arena_open();
    struct map64 *map = map64_open(arena);
    for (uint32_t i = 0; i < 5000; i++)
        cr_assert(map64_add(map, (uint64_t)i << 32 | (i % 3), i) == MAP_NONE);
    for (uint32_t i = 0; i < 5000; i++)
        cr_assert(map64_find(map, (uint64_t)i << 32 | (i % 3)) == i);
    cr_expect(map64_find(map, 12345) == MAP_NONE);
    cr_expect(map64_add(map, 0, 42) == 0);
    cr_expect(map64_find(map, 0) == 42);
    cr_expect(map64_add(map, UINT64_MAX, 1) == MAP_NONE);
    cr_expect(map64_find(map, UINT64_MAX) == 1);
    arena_close(arena);
}

Test(base_arena, arenas_within_close_alone_or_with_the_whole)
{
    struct arena *whole = arena_open();
    struct arena *parts[3];
    for (int i = 0; i < 3; i++) {
        parts[i] = arena_open_within(whole);
        memset(arena_alloc(parts[i], 100000), i, 100000);
    }
    arena_alloc(arena_open_within(parts[2]), 10);
    arena_close(parts[1]); /* between two others */
    char *still = arena_copy(parts[0], "still", 6);
    arena_close(parts[2]); /* with what is within it */
    cr_expect_str_eq(still, "still");
    parts[1] = arena_open_within(whole);
    arena_alloc(parts[1], 10);
    arena_close(whole); /* a leak checker sees whether all went with it */
}

/* In sanitizer builds nothing is made longer where it lies: callers must do without. */
Test(base_arena, only_the_last_one_is_made_longer)
{
    struct arena *arena = arena_open();
    char *first = arena_copy(arena, "first", 5);
    if (arena_extend(arena, first, 5, 3)) {
        cr_expect(memcmp(first, "first\0\0\0", 8) == 0, "what is new is zeroed");
        memset(first + 5, 'x', 3);
    }
    char *second = arena_copy(arena, "second", 6);
    cr_expect(second >= first + 8 || second + 6 <= first, "the next does not lie in it");
    cr_expect_not(arena_extend(arena, first, 8, 1), "something was allocated after it");
    cr_expect_not(arena_extend(arena, second, 6, (size_t)1 << 30), "its block has no such room");
    cr_expect_not(arena_extend(arena, NULL, 0, 1));
    cr_expect(memcmp(second, "second", 6) == 0);
    arena_close(arena);
}
