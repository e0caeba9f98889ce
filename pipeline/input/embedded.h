/* embedded: files that are built into the program, so that it needs none of them where it runs. The build
 * makes the arrays (bp_embed in CMakeLists.txt). */
#ifndef INPUT_EMBEDDED_H
#define INPUT_EMBEDDED_H

#include "base/str.h"

#define EMBEDDED_DECLARE(name)                                                                               \
    extern const char embedded_##name[];                                                                     \
    extern const size_t embedded_##name##_size

EMBEDDED_DECLARE(paper_rng);
EMBEDDED_DECLARE(style_rng);
EMBEDDED_DECLARE(style_house);
EMBEDDED_DECLARE(style_plain);
EMBEDDED_DECLARE(england_areas);

#define EMBEDDED(name) ((struct str){embedded_##name, embedded_##name##_size})

#endif
