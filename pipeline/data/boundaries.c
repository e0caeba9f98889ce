#include "data/boundaries.h"

const struct boundary *boundaries_find(const struct boundaries *boundaries, uint32_t area)
{
    for (size_t i = 0; boundaries && i < boundaries->n; i++)
        if (boundaries->items[i].area == area)
            return &boundaries->items[i];
    return NULL;
}
