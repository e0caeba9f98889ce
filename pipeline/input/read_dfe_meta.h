/* read_dfe_meta: the X.meta.csv that the department publishes beside X.csv. */
#ifndef INPUT_READ_DFE_META_H
#define INPUT_READ_DFE_META_H

#include "input/table.h"

enum dfe_column_kind { DFE_COLUMN_UNKNOWN, DFE_COLUMN_FILTER, DFE_COLUMN_INDICATOR };

struct dfe_column {
    struct str name, label, unit;
    enum dfe_column_kind kind;
};

struct dfe_meta {
    struct dfe_column *columns;
    size_t n, capacity;
    struct str file; /* for messages; empty: there is none */
};

/* "X.meta.csv" of "X.csv". */
struct str dfe_meta_name(struct arena *arena, struct str name);
/* Reads the file beside `file` where there is one; its texts live in `arena`. */
void dfe_meta_read(struct arena *arena, struct diags *diags, const struct table_file *file,
                   struct dfe_meta *meta);
/* The column of that name, or NULL. */
const struct dfe_column *dfe_meta_find(const struct dfe_meta *meta, struct str name);
/* The column with that label, or NULL. */
const struct dfe_column *dfe_meta_label(const struct dfe_meta *meta, struct str label);

#endif
