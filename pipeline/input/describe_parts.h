/* describe_parts: what the files of the describer share, and nobody else. */
#ifndef INPUT_DESCRIBE_PARTS_H
#define INPUT_DESCRIBE_PARTS_H

#include "input/describe.h"
#include "input/read_dfe.h"

#define TEXTS_KEPT 600 /* different texts of a column that are kept; the rest are counted as "more" */

struct described_text {
    struct str text;
    uint64_t n;
};

struct described_column {
    struct str name;
    struct map *known;
    struct described_text
        *texts; /* different texts that are no numbers and no symbols, in order of appearance */
    size_t n_texts, capacity;
    bool more_texts; /* than are kept */
    uint64_t n_numbers, n_empty, n_errors, states[STATE_COUNT];
    double lowest, highest;
    bool is_code; /* of a place or time: its numbers are no figures */
};

struct description {
    struct arena *arena;
    enum described_layout layout;
    const struct table_layout *columns_known;
    const char *list; /* DESCRIBED_LIST: its element's name in a spec */
    struct table table;
    struct described_column *columns;
    size_t n_columns;
    struct dfe_meta meta;
    /* counts of rows by period, level and area, each text once */
    struct described_column periods, levels, areas, unknown_areas, measures;
    const struct areas *areas_known; /* may be NULL */
    uint64_t n_rows;
};

/* describe_columns: counts a cell. */
void described_add(struct description *description, struct described_column *column, struct str text);
/* Counts a text as a text, whatever it looks like. */
void described_text_add(struct description *description, struct described_column *column, struct str text);
/* Whether the column holds words rather than figures. */
bool described_is_words(const struct described_column *column);
bool described_is_figure(const struct described_column *column);
/* "12 numbers from 3 to 40, 3 c, 2 empty" */
void described_figures(const struct described_column *column, struct buf *out);
/* "\"A\", \"B\" and 4 more" */
void described_texts(const struct described_column *column, size_t most, struct buf *out);

/* describe: "the department's open data (layout=\"dfe\")" */
const char *described_layout_words(const struct description *description);

/* describe_json: the description as one JSON object. */
void describe_json(const struct description *description, struct buf *out);

/* describe_map: the <observations> element, or the list's, alone; empty when the layout is none. */
void describe_element(const struct description *description, struct buf *out);

/* describe_map: a mapping to paste into a spec. */
void describe_mapping(const struct description *description, struct buf *out);

#endif
