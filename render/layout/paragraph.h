/* paragraph: text measured once, then broken into lines at any width. Ragged right, no hyphenation; a line
 * ends where UAX 14 allows, but not inside a range of figures, not after the hyphen of a name while the name
 * fits, and not between "page" and its number. Lines are chosen together: fewest, then the most even. A word
 * wider than the line is broken at its hyphens, then at code points: breaking always ends. */
#ifndef LAYOUT_PARAGRAPH_H
#define LAYOUT_PARAGRAPH_H

#include "layout/layout.h"

struct set_run {
    const struct run *run;
    struct str text; /* what is set: the run's, a page number, or a note's number */
    enum font font;
    double size, rise; /* [pt] */
    bool underlined;
    uint32_t note;    /* 1 + index of the note that this run's text refers to, or 0 */
    double x;         /* of its start when nothing is broken [pt] */
    uint32_t element; /* of its link or foreign words, once made: over all lines one */
};

enum stop { STOP_NONE, STOP_LAST_RESORT, STOP_ALLOWED, STOP_HARD };

/* Text between two places where a line, or a run, may end. */
struct piece {
    uint32_t run, from, ink, to; /* bytes of the run; the spaces at its end are [ink, to) */
    double left, right, next;    /* [pt] unbroken: of the first byte, of the last ink, of the next piece */
    enum stop stop;              /* after it */
};

struct measured {
    struct layout *layout;
    const struct text_look *look; /* the caller's, for the pass */
    struct set_run *runs;
    size_t n_runs;
    double natural;       /* width of the widest line when only hard ends break it [pt] */
    bool is_empty;        /* nothing that shows */
    bool is_hard;         /* has line ends of its own */
    struct piece *pieces; /* made when first needed */
    size_t n_pieces;
};

struct segment {
    uint32_t run, from, ink, to; /* bytes; to: with the space at which the line is broken */
    double x, width;             /* [pt] in the line */
};
struct set_line {
    uint32_t first, n; /* segments */
    double width;      /* [pt] */
};
struct par {
    const struct measured *text;
    double scale;   /* of sizes and places, 1 but for shrunk tables */
    double leading; /* [pt], scaled */
    struct segment *segments;
    struct set_line *lines;
    size_t n_lines;
    double width;   /* of the widest line [pt], scaled */
    bool overflows; /* a single code point is wider than the line */
};

struct measured *text_measure(struct layout *layout, struct text text, const struct text_look *look);
struct measured *text_measure_str(struct layout *layout, struct str text, const struct text_look *look);
/* The narrowest width that breaks no word [pt]. */
double measured_least(struct measured *text);
/* The narrowest width at which it takes two lines, and breaks no word [pt]. */
double measured_two_lines(struct measured *text);
/* Lines that the text takes at a width [pt, unscaled], as far as it can be broken without breaking words. */
size_t measured_lines(struct measured *text, double width);
/* The colour that a run is set in. */
struct colour run_colour(const struct measured *text, const struct set_run *run);
/* Width of its first `bytes` bytes of the first run [pt]. */
double measured_part(const struct measured *text, size_t bytes);

/* `balance`: lines of like length, as a heading wants. Width in points of the page: the text is set at
 * `scale`. */
struct par *par_break(struct layout *layout, struct measured *text, double width, double scale, bool balance);
/* Both steps at scale 1. */
struct par *par_build(struct layout *layout, struct text text, const struct text_look *look, double width,
                      bool balance);
double par_height(const struct par *par);
/* From the top of a line to its baseline [pt]. */
double par_baseline(const struct par *par);

/* Sets lines [from, to) as content of the element (or decoration when it is ELEMENT_NONE), the first one's
 * top at y. Align says where in `width` each stands. */
void par_set(struct emit *emit, const struct par *par, size_t from, size_t to, double x, double y,
             double width, enum align align, uint32_t element, const struct colour *colour);

/* Adds a slice a line, with widows and orphans kept. The element is made under the layout's node. */
struct node *par_add(struct layout *layout, struct par *par, double x, double before, enum tag tag);
/* The same with a label (a bullet, a number) at label_x on the first line. Nodes are the caller's. */
void par_add_labelled(struct layout *layout, struct par *par, double x, double before, struct node *node,
                      struct par *label, double label_x, struct node *label_node);
/* Adds to the slice the notes at the page's foot that the line refers to. */
void notes_of_line(struct layout *layout, const struct par *par, size_t line, struct slice *slice);

#endif
