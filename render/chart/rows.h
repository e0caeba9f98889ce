/* rows: charts whose items stand below each other, one a row: names and figures in columns beside the plot.
 */
#ifndef CHART_ROWS_H
#define CHART_ROWS_H

#include "chart/text.h"

/* [pt] over a line's letters, which a pressed row keeps. */
#define ROW_LEAST_PAD 0.6

struct rows {
    size_t n;
    bool *strong;            /* in bold */
    double *height, *middle; /* of each row [pt]; middle set by rows_place */
    double *need;            /* least height of each row [pt]: its letters do not touch the next one's */
    double *above;           /* room left free over each row [pt] */
    double least;            /* height of a row with one line [pt] */
    double pad;              /* around a row with more lines [pt] */
};

/* A column of texts, one for each row. */
struct rows_column {
    struct text_look look; /* of the cells; bold where the row is */
    struct lines *lines;
    struct lines *notes; /* under the lines, in axis type; NULL: none */
    struct lines head;
    struct text_look head_look;
    enum side side;
    double most;  /* wider texts are broken [pt] */
    double width; /* of the widest, head included [pt] */
};

/* `low`: height that a row of one line can be pressed to [pt]. */
struct rows rows_open(struct plan *plan, size_t n, double least, double low, double pad);
struct rows_column rows_column_open(struct plan *plan, const struct rows *rows, enum side side, double most);
void rows_head(struct plan *plan, struct rows_column *column, struct str text, double most);
/* Breaks a cell's text; the row grows with it. rows->strong must be set before. */
void rows_set(struct plan *plan, struct rows *rows, struct rows_column *column, size_t i, struct str text);
/* Breaks a note that stands under the cell's text; call after rows_set. */
void rows_note(struct plan *plan, struct rows *rows, struct rows_column *column, size_t i, struct str text);
double rows_height(const struct rows *rows);
/* Makes the rows higher, or presses them as far as their letters allow, so that with `fixed` [pt] for
 * everything else they take the plan's height; sets the plan's height and least height. */
void rows_fit(struct plan *plan, struct rows *rows, double fixed);
double rows_head_height(const struct plan *plan, const struct rows_column *const *columns, size_t n);
/* Sets the middles from `top` down; returns the lower edge. */
double rows_place(struct rows *rows, double top);
/* Adds the column's cells at x, which is their left end, middle or right end as its side says; its head ends
 * at head_bottom. */
void rows_add_column(struct plan *plan, const struct rows *rows, const struct rows_column *column, double x,
                     double head_bottom);

#endif
