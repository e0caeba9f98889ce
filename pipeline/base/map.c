#include "base/map.h"

/* Open addressing with linear probing, at most half full, capacity a power of two. */

struct entry {
    struct str key;
    uint32_t hash, value; /* the key's ptr and value are meaningful only when used */
    bool used;
};

struct map {
    struct arena *arena;
    struct entry *entries;
    size_t n, capacity;
};

struct map *map_open(struct arena *arena)
{
    struct map *map = ARENA_NEW(arena, struct map);
    map->arena = arena;
    map->capacity = 16;
    map->entries = ARENA_ARRAY(arena, struct entry, map->capacity);
    return map;
}

static struct entry *entry_find(const struct map *map, struct str key, uint32_t hash)
{
    size_t at = hash & (map->capacity - 1);
    while (map->entries[at].used && !(map->entries[at].hash == hash && str_equal(map->entries[at].key, key)))
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

static void map_grow(struct map *map)
{
    struct entry *old = map->entries;
    size_t n_old = map->capacity;
    map->capacity *= 2;
    map->entries = ARENA_ARRAY(map->arena, struct entry, map->capacity);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].used)
            *entry_find(map, old[i].key, old[i].hash) = old[i];
}

uint32_t map_add(struct map *map, struct str key, uint32_t value)
{
    uint32_t hash = (uint32_t)str_hash(key);
    struct entry *entry = entry_find(map, key, hash);
    if (entry->used) {
        uint32_t before = entry->value;
        entry->value = value;
        return before;
    }
    *entry = (struct entry){key, hash, value, true};
    if (++map->n * 2 > map->capacity)
        map_grow(map);
    return MAP_NONE;
}

uint32_t map_find(const struct map *map, struct str key)
{
    const struct entry *entry = entry_find(map, key, (uint32_t)str_hash(key));
    return entry->used ? entry->value : MAP_NONE;
}

size_t map_count(const struct map *map)
{
    return map->n;
}

struct entry64 {
    uint64_t key;
    uint32_t value;
    bool used;
};

struct map64 {
    struct arena *arena;
    struct entry64 *entries;
    size_t n, capacity;
};

struct map64 *map64_open(struct arena *arena)
{
    struct map64 *map = ARENA_NEW(arena, struct map64);
    map->arena = arena;
    map->capacity = 16;
    map->entries = ARENA_ARRAY(arena, struct entry64, map->capacity);
    return map;
}

static struct entry64 *entry64_find(const struct map64 *map, uint64_t key)
{
    uint64_t hash = (key ^ (key >> 32)) * 0x9e3779b97f4a7c15u;
    size_t at = (size_t)(hash >> 20) & (map->capacity - 1);
    while (map->entries[at].used && map->entries[at].key != key)
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

static void map64_grow(struct map64 *map)
{
    struct entry64 *old = map->entries;
    size_t n_old = map->capacity;
    map->capacity *= 2;
    map->entries = ARENA_ARRAY(map->arena, struct entry64, map->capacity);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].used)
            *entry64_find(map, old[i].key) = old[i];
}

uint32_t map64_add(struct map64 *map, uint64_t key, uint32_t value)
{
    struct entry64 *entry = entry64_find(map, key);
    if (entry->used) {
        uint32_t before = entry->value;
        entry->value = value;
        return before;
    }
    *entry = (struct entry64){key, value, true};
    if (++map->n * 2 > map->capacity)
        map64_grow(map);
    return MAP_NONE;
}

uint32_t map64_find(const struct map64 *map, uint64_t key)
{
    const struct entry64 *entry = entry64_find(map, key);
    return entry->used ? entry->value : MAP_NONE;
}
