/* read_lists: the readers of the lists that analysts keep, one file each. All report every fault to `diags`;
 * a row at fault is left out. False: the file could not be read as a table at all. */
#ifndef INPUT_READ_LISTS_H
#define INPUT_READ_LISTS_H

#include "data/lists.h"
#include "input/table.h"

/* What a list's reader works with. */
struct list_reader {
    struct arena *arena;
    struct diags *diags;
    const struct areas *areas;         /* not for read_areas */
    const struct catalogue *catalogue; /* not for read_areas, read_neighbours, read_catalogue */
    struct lists *lists;               /* receives the list's rows */
};

/* The columns of each. */
extern const struct table_layout areas_layout, neighbours_layout, catalogue_layout, targets_layout,
    breaks_layout, populations_layout, returns_layout, commentary_layout, priorities_layout, events_layout;

bool read_areas(struct arena *arena, struct diags *diags, const struct table_file *file, struct areas *areas);
/* An empty list, for a spec that names none. */
void areas_none(struct arena *arena, struct areas *areas);
void catalogue_none(struct arena *arena, struct str file, struct catalogue *catalogue);
/* `model` is the spec's; empty: the file's only one. Fills areas->neighbours. */
bool read_neighbours(struct arena *arena, struct diags *diags, const struct table_file *file,
                     struct str model, struct areas *areas);
bool read_catalogue(struct arena *arena, struct diags *diags, const struct table_file *file,
                    struct catalogue *catalogue);
bool read_targets(const struct list_reader *reader, const struct table_file *file);
bool read_breaks(const struct list_reader *reader, const struct table_file *file);
bool read_populations(const struct list_reader *reader, const struct table_file *file);
bool read_returns(const struct list_reader *reader, const struct table_file *file);
/* After read_returns: comments name them. */
bool read_commentary(const struct list_reader *reader, const struct table_file *file);
bool read_priorities(const struct list_reader *reader, const struct table_file *file);
bool read_events(const struct list_reader *reader, const struct table_file *file);

#endif
