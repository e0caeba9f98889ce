/* chart_block: a chart, or a pair side by side, with its words as one slice; what is too tall for a page is
 * divided into several. */
#ifndef LAYOUT_CHART_BLOCK_H
#define LAYOUT_CHART_BLOCK_H

#include "chart/chart_draw.h"
#include "layout/blocks.h"

#define PICTURE_GAP 6.0 /* [pt] above and below a picture */

struct picture_box {
    const struct chart *chart;
    struct par *title, *subtitle, *why, *source;
    struct node *title_node, *subtitle_node, *why_node, *source_node, *home;
    double x, width;          /* [pt] */
    bool is_drawn;            /* else `why` stands in its place */
    double picture_width;     /* [pt] */
    struct chart_needs needs; /* of the picture */
};
struct chart_row {
    struct picture_box boxes[2];
    size_t n;
    double head, below; /* [pt] above the pictures, and under them */
    double body, least; /* [pt] of the pictures: wanted, and to which they can be pressed */
};

/* Lays out the row's words alone: what head and below are. */
struct chart_row *chart_row_words(struct layout *layout, const struct chart *const *charts, size_t n);
/* Lays out the row's words and measures its pictures, as wide as the column or half of it. */
struct chart_row *chart_row_build(struct layout *layout, const struct chart *const *charts, size_t n);
/* Height for pictures under this row's words on a page of their own, below what stays with them, [pt] */
double chart_row_room(const struct layout *layout, const struct chart_row *row, double kept, double caption);
/* Adds the row as a slice; its body is at most `room` high, and at least what it can be pressed to. */
struct slice *chart_row_add(struct layout *layout, struct chart_row *row, double room);
/* A sentence in the picture's place. */
void picture_replace(struct layout *layout, struct picture_box *box, const char *why);

/* Adds the charts: one below the other where there is no room side by side, in parts where one page is not
 * enough, as a sentence where nothing helps. caption: height of what stands under them [pt]. */
void charts_add(struct layout *layout, const struct chart *const *charts, size_t n, double caption);

/* -- chart_divide.c */
/* Adds the chart in parts that fit `room`; false when its rows cannot be divided so. */
bool chart_divide(struct layout *layout, const struct chart *chart, double kept, double caption);

#endif
