/* text: lines of text that a chart places, and their drawing. Layout functions measure, wrap and place; the
 * draw step paints what they placed. All lengths in points, y downwards. */
#ifndef CHART_TEXT_H
#define CHART_TEXT_H

#include "document/chart.h"
#include "metrics/metrics.h"
#include "style/style.h"

struct canvas;

/* One line of text, placed. */
struct plan_text {
    double x, baseline, width; /* x: left end */
    double ascent, descent;
    struct str text;
    struct shaped shaped;
    enum font font;
    double size;
    struct colour colour;
    bool cleared; /* paper behind it, so that a line passing there does not cross its letters */
};

/* What a layout function works with and fills: the room it has, and every text it places. */
struct plan {
    struct arena *arena;
    const struct style *style;
    struct metrics *metrics;
    double width;
    double height; /* wanted by the caller, 0 for its own [pt]; the layout leaves here what it takes */
    double least;  /* to which it can be pressed [pt]; the layout sets it, 0: not at all */
    const struct chart *whole; /* what the chart is a part of, or itself: parts share its scale */
    bool compact;              /* half a page's width, beside another: rows stand closer */
    double lacking; /* width [pt] by which the plot falls short of what can be read; the layout sets it */
    struct plan_text *texts;
    size_t n_texts, capacity;
};

/* A text broken into lines. */
struct lines {
    struct str *items;
    size_t n;
    double width; /* of the widest */
};

enum side { SIDE_LEFT, SIDE_MIDDLE, SIDE_RIGHT }; /* which part of the text stands at x */

/* Notes that the plot is `width` wide, less than `least`. The chart is then laid out wider and drawn smaller.
 */
void plan_lacks(struct plan *plan, double width, double least);

/* The most that a value of this chart can be: 100 where it is a share in per cent, else infinity. */
double plan_ceiling(const struct plan *plan);

/* The height of a plot beside others: `own`, or less where rows stand closer. */
double plan_plot_height(const struct plan *plan, double own);

/* The looks that charts use: labels and axis texts of the style, or one of them in bold or in another colour.
 */
struct text_look look_label(const struct plan *plan);
struct text_look look_axis(const struct plan *plan);
struct text_look look_bold(struct text_look look);
struct text_look look_painted(struct text_look look, struct colour colour);
/* In `colour` when that is readable on paper (4.5:1), else in ink. */
struct text_look look_readable(const struct plan *plan, struct text_look look, struct colour colour);
/* Height of one line's letters: ascent and descent. */
double look_height(const struct plan *plan, struct text_look look);
/* Baseline to baseline; never less than look_height, so that lines do not touch. */
double look_leading(const struct plan *plan, struct text_look look);

double text_width(const struct plan *plan, struct text_look look, struct str text);
/* Breaks at spaces, and after hyphens and slashes before letters, into lines no wider than `width`; a word
 * that is wider is broken between characters. An empty text has no line. */
struct lines text_wrap(const struct plan *plan, struct text_look look, struct str text, double width);
/* The widest piece of a text that may not be broken. */
double text_widest_word(const struct plan *plan, struct text_look look, struct str text);
double lines_height(const struct plan *plan, struct text_look look, struct lines lines);

/* Places one line. An empty text places nothing and returns NULL; else the text, good until the next call. */
struct plan_text *text_add(struct plan *plan, struct text_look look, struct str text, double x,
                           double baseline, enum side side);
/* Places lines below each other; `top` is the top of the first line's letters. */
void text_add_lines(struct plan *plan, struct text_look look, struct lines lines, double x, double top,
                    enum side side);
/* The same, the block's middle at y. One line is centred by its capitals, which is what the eye does. */
void text_add_lines_centred(struct plan *plan, struct text_look look, struct lines lines, double x, double y,
                            enum side side);
/* The baseline that centres a line's capitals on y. */
double text_baseline(const struct plan *plan, struct text_look look, double y);

/* Draws what was placed; texts of one look are drawn together. */
void text_draw(struct canvas *canvas, const struct plan_text *texts, size_t n);

/* Whether a number is there to be drawn. */
bool datum_is(const struct datum *datum);

#endif
