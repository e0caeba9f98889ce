/* table: cells are measured; columns get widths from what is in them; rows become slices, and are measured
 * again when they are set, so that a long table's texts need not all be kept. A table that is too wide first
 * narrows its gaps, then its type, then turns the page, then is divided into parts that repeat the row heads.
 */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "layout/blocks.h"

struct cell_box {
    const struct cell *cell; /* NULL: of the head */
    struct measured *text;
    struct par *par;
    enum align align;
    uint32_t column, span, row_span;
    bool is_number; /* aligned on its point: `lead` is the width before it [pt, unscaled] */
    bool is_group;  /* a head over several heads */
    double lead;
    double chart_width, chart_height; /* [pt]; 0: none */
};
struct row_box {
    struct cell_box *cells;
    size_t n;
    enum row_rule rule;
    double height; /* [pt] */
};
struct column_box {
    const struct column *column;
    double lead, trail;      /* widest before and after the point [pt, unscaled] */
    double least;            /* breaks no number, and no word but a very long one [pt, unscaled] */
    double fair;             /* text in few lines, heads by words */
    double good;             /* text in one line, heads in two */
    double full;             /* everything in one line */
    double x, width;         /* of the content, when chosen [pt] */
    struct str id, group_id; /* of its heads, where there are two levels */
};
struct table_box {
    struct layout *layout;
    const struct table *table;
    const struct text_look *bold; /* of cells */
    struct column_box *columns;
    size_t n_columns;
    struct row_box heads[2];
    size_t n_heads;
    struct row_box *rows; /* while it is measured */
    double *heights;      /* of rows, as they were measured [pt] */
    size_t n_rows;
    double scale, pad_x, pad_y, inset, width; /* [pt] */
    struct par *caption, *continued;
    double caption_height, head_height; /* [pt], with the gap below */
    struct repeat repeat;
    struct node *node, *body;
    uint32_t number; /* of the table, for ids */
};

#define CHART_GAP 4.0 /* [pt] between a cell's mark and its text */

/* Width of the columns that the cell covers, with the gaps between them [pt]. */
double cell_width(const struct table_box *box, const struct cell_box *cell);
/* Breaks the cells' texts at the columns' widths. */
void row_break(struct table_box *box, struct row_box *row);
/* -- table_measure.c */
/* The rows, and what all cells ask of their columns. */
void table_measure(struct table_box *box);
void heads_measure(struct table_box *box);
/* One row again, in the layout's scratch. */
struct row_box row_measure(struct table_box *box, size_t row);
/* -- table_columns.c */
enum table_fit { FIT_AS_IT_IS, FIT_TURNED, FIT_NOT };
/* Chooses scale, gaps and widths. FIT_TURNED: for the wide page, which may be wanted anyway. */
enum table_fit table_fit(struct table_box *box, double width, double wide, bool may_turn);
/* How many columns from `from` on fit `width` [pt] beside the row heads; at least one. */
size_t table_part(const struct table_box *box, size_t n_row_heads, size_t from, double width);
/* -- table_balance.c */
/* Moves width from column to column while the rows become lower by it; no column below its least. */
void table_balance(struct table_box *box);
/* -- table_set.c */
void table_head_set(struct emit *emit, const struct slice *slice, double x, double y);
void table_row_set(struct emit *emit, const struct slice *slice, double x, double y);
void table_continued_set(struct emit *emit, const void *data, double x, double y);

#endif
