/* read_data: what the readers of observations share: where observations go, and what several files say of
 * one. */
#ifndef INPUT_READ_DATA_H
#define INPUT_READ_DATA_H

#include "data/lists.h"
#include "input/table.h"
#include "spec/spec.h"

struct data_reader {
    struct arena *arena;
    struct diags *diags;
    const struct spec *spec;
    const struct areas *areas;
    const struct catalogue *catalogue;
    struct lists *lists; /* returns and populations are read from it, past values and notes go to it */
    struct dataset_builder *builder;
    struct sent *sent; /* observations that came with a return, until data_settle */
    size_t n_sent, sent_capacity;
    size_t past_capacity, note_capacity;
    struct map *returns;      /* by id */
    struct overlap *overlaps; /* by pair of sources: observations of the second that the first has too */
    size_t n_sources;         /* most that can be registered, and the 0 */
    struct str *files;        /* by source: name for messages */
    struct str *sheets;       /* by source: the sheet of a workbook that was read; places name it */
    struct str bytes;         /* read instead of the next file's path where it is set (tests) */
};

/* An observation that came with a return. */
struct sent {
    uint32_t indicator, area, la_return;
    struct period period;
    struct observation observation;
};

/* What two files both have; of those that they contradict each other in, the first. */
struct overlap {
    uint64_t n, n_differ;
    uint32_t indicator, area;
    struct period period;
    struct observation used, other;
};

struct data_reader data_reader_open(struct arena *arena, struct diags *diags, const struct spec *spec,
                                    const struct areas *areas, const struct catalogue *catalogue,
                                    struct lists *lists);
/* Registers the file; its source index. */
uint16_t data_source(struct data_reader *reader, const struct data_file *file);
/* A place in the file that names `file`: the spec, or a part of it. */
struct place data_place(const struct data_reader *reader, const struct data_file *file, uint32_t line,
                        uint32_t column);
struct table_file data_table_file(const struct data_reader *reader, const struct data_file *file);

/* Adds an observation to the dataset; counts what an earlier file has already. *line_before as of slab_add.
 */
enum add_result data_add(struct data_reader *reader, struct slab *slab, uint32_t area,
                         const struct observation *observation, uint32_t *line_before);

/* The three cells that say an observation; one that the file lacks is missing. */
struct figures {
    struct cell value, numerator, denominator;
};
/* A blank value beside counts is made from them by the dataset; one that a symbol hides stays hidden, and so
 * does one whose counts a symbol hides. */
struct observation figures_observation(const struct figures *figures);
/* A value stands, and one count is confidential: with the other count anybody could work it out, so the
 * observation has neither. */
bool figures_hide_count(const struct figures *figures);

/* Whether a row's name for an area, known by its code or number, is another area's: not where the list only
 * says more
 * ("Dorset (until 2019)" for "Dorset"). */
bool data_names_differ(const struct areas *areas, uint32_t area, struct str name);

/* Rows of areas that are in no list: counted, and their names told once. */
struct areas_left_out {
    struct map *names;
    struct buf list;
    uint64_t n;
    struct str *bare; /* names that stood without a code: they may be misspelt */
    size_t n_bare, bare_capacity;
};
void areas_left_out_add(struct areas_left_out *left_out, struct arena *scratch, struct str name,
                        bool has_code);
/* Tells them and ends them. */
void areas_left_out_tell(struct areas_left_out *left_out, const struct areas *areas, struct diags *diags,
                         struct str file);

/* The columns of the layouts of observations. */
extern const struct table_layout tidy_layout, lait_layout, dfe_layout;

/* Reads one file's observations by its layout. False: it could not be read as a table at all. */
bool read_tidy(struct data_reader *reader, const struct data_file *file);
bool read_dfe(struct data_reader *reader, const struct data_file *file);
bool read_lait(struct data_reader *reader, const struct data_file *file);

/* When all files are read: of the observations that came with returns the newest signed-off one goes into the
 * dataset, the others become lists->past; and what files say twice is told, once for each pair. */
void data_settle(struct data_reader *reader);

#endif
