/* callouts: words above a plot, each tied to a place along it: breaks, inspections, comparison lines. They
 * are pushed apart in one row; when that would carry them too far, in more rows. */
#ifndef CHART_CALLOUTS_H
#define CHART_CALLOUTS_H

#include "chart/canvas.h"

struct callout {
    double at;            /* its place along the plot [pt]; in */
    struct str text;      /* in */
    struct colour colour; /* of the words; in */
    bool strong;          /* in bold; in */
    struct lines lines;
    double middle, width; /* of the words [pt] */
    size_t row;           /* 0 nearest to the plot */
    double bottom;        /* of the words; the tie runs from here to the plot [pt] */
    double tie;           /* where the tie meets the words [pt] */
};
struct callouts {
    struct callout *items;
    size_t n;
    double height; /* [pt]; 0 when there are none */
    double *row_heights;
    size_t n_rows;
};

/* Decides rows and places along the plot; all words will lie within [low, high]. Callouts without text take
 * no room and get no words. */
void callouts_measure(struct plan *plan, struct callouts *callouts, double low, double high);
/* Adds the words; the zone's lower edge is at `bottom`. */
void callouts_place(struct plan *plan, struct callouts *callouts, double bottom);
/* Draws the tie of one callout, from its words to (at, to). */
void callout_draw_tie(struct canvas *canvas, const struct callout *callout, struct colour colour, double line,
                      enum dash dash, double zone_bottom, double to);

#endif
