/* A spec made in memory, its data read: what the tests of the readers stand on. */
#ifndef TESTS_INPUT_READ_WORLD_H
#define TESTS_INPUT_READ_WORLD_H

#include "input/inputs.h"
#include "input/read_data.h"

struct world {
    struct arena *arena;
    struct diags *diags;
    struct spec spec;
    struct inputs inputs;
};

/* All English areas as the project's own lists have them (tests/real), and an empty catalogue. */
void world_open(struct world *world);
void world_close(struct world *world);
/* A score of the given multiplier; its index in the catalogue. */
uint32_t world_indicator(struct world *world, struct str id, double multiplier, enum calendar calendar);
/* Reads one file with these mappings into the dataset. */
void world_read(struct world *world, enum layout layout, struct str path, struct mapping *mappings, size_t n);
/* A measure_source of space-separated columns. */
struct measure_source world_source(struct world *world, const char *columns, double times);
size_t world_errors(struct world *world);

#endif
