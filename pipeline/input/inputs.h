/* inputs: everything that a spec names, read in two steps, because the spec's references are resolved between
 * them: lists:        areas, neighbours, catalogue, then targets, breaks, populations, returns, comments,
 * priorities, events (spec_check:  the spec's ids become indices) observations: the data files, into the
 * dataset. */
#ifndef INPUT_INPUTS_H
#define INPUT_INPUTS_H

#include "data/boundaries.h"
#include "data/lists.h"
#include "input/spec_read.h"
#include "spec/spec.h"

struct inputs {
    struct areas areas;
    struct catalogue catalogue;
    struct lists lists;
    struct boundaries boundaries; /* empty when the spec names none */
    struct dataset *dataset;      /* NULL before the second step */
};

/* Reads the lists that `spec` names (spec->lists, whose paths are resolved). Areas and catalogue are needed,
 * the rest is read where it is named. True when no error was reported; the areas and the catalogue are usable
 * for spec_check even where it is false (empty at worst). */
bool inputs_load_lists(struct inputs *inputs, const struct spec *spec, struct arena *arena,
                       struct diags *diags);

/* spec_check against what was read; NULL when anything in the spec or its lists was at fault. What only
 * follows from a fault in a list is not said. */
struct spec *inputs_check_spec(struct inputs *inputs, struct spec_draft *draft, struct arena *arena,
                               struct diags *diags);

/* After faults in the spec or its lists: reads the data files for their own faults alone, where areas and
 * catalogue were read and the file's own element is in order. No dataset is made. */
void inputs_check_observations(struct inputs *inputs, const struct spec_draft *draft, struct arena *arena,
                               struct diags *diags);

/* Reads spec->data, whose mappings are resolved, into inputs->dataset. True when no error was reported; the
 * dataset holds all that could be read either way. */
bool inputs_load_observations(struct inputs *inputs, const struct spec *spec, struct arena *arena,
                              struct diags *diags);

#endif
