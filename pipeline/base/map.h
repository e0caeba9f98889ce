/* map: text or number keys to an index; open addressing, in an arena. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

#define MAP_NONE UINT32_MAX

struct map; /* str -> uint32_t */
struct map *map_open(struct arena *arena);
/* Adds or replaces; the key's text is borrowed and must live as long as the map. Returns the value that was
 * there before, or MAP_NONE. */
uint32_t map_add(struct map *map, struct str key, uint32_t value);
uint32_t map_find(const struct map *map, struct str key); /* MAP_NONE when absent */
size_t map_count(const struct map *map);

struct map64; /* uint64_t -> uint32_t */
struct map64 *map64_open(struct arena *arena);
uint32_t map64_add(struct map64 *map, uint64_t key, uint32_t value);
uint32_t map64_find(const struct map64 *map, uint64_t key);

#endif
