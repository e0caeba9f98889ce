/* key: the row of signs with their words under a plot, for what cannot be labelled where it stands. */
#ifndef CHART_KEY_H
#define CHART_KEY_H

#include "chart/marks.h"

enum sign {
    SIGN_NONE,
    SIGN_FILLED,
    SIGN_OPEN,
    SIGN_LINE,
    SIGN_WHISKER,
    SIGN_SWATCH,
    SIGN_PALE,
    SIGN_FRAME,
    SIGN_CHIP,
    SIGN_DISC,        /* a round chip */
    SIGN_STATUS,      /* a filled shape with a letter */
    SIGN_STATUS_OPEN, /* an outlined one */
    SIGN_ARROWS,      /* filled arrows up and down: worse */
    SIGN_ARROWS_OPEN, /* hollow ones: better */
    SIGN_CHEVRONS,    /* thin ones: neither good nor bad */
    SIGN_LEVEL,       /* two short bars */
    SIGN_BREAK
};

struct key_item {
    enum sign sign;
    enum shape shape; /* of FILLED, OPEN and STATUS */
    enum dash dash;   /* of LINE */
    struct colour colour;
    struct str letter; /* of CHIP, DISC and STATUS */
    struct colour letter_colour;
    struct str text;
    struct lines lines; /* set by key_measure */
    double x, y;        /* left end, middle of the first line; set by key_measure and key_place */
};

struct key {
    struct key_item *items;
    size_t n, capacity;
    bool is_heading; /* in label type and ink: words that say what the chart finds */
    double height;   /* [pt]; 0 when empty */
};

/* Width of an item's sign alone [pt]. */
double key_sign_width(const struct style *style, const struct key_item *item);
/* Adds an item; one with an empty text is left out. */
void key_add(struct plan *plan, struct key *key, struct key_item item);
/* A chip for each band that is shown; the last one says of whom: "worst fourth of English LAs", and of when
 * where the letters are of another time than the values (`when` empty: of the same). */
void key_add_bands(struct plan *plan, struct key *key, const bool shown[5], struct str when);
/* Breaks the items into rows of `width` and sets the key's height. */
void key_measure(struct plan *plan, struct key *key, double width);
/* Sets the places and adds the texts; top left of the key at x, top. */
void key_place(struct plan *plan, struct key *key, double x, double top);
void key_draw(struct canvas *canvas, const struct key *key);
/* The zigzag that says an axis is cut, at a plot's lower left corner, outside it: data never meets it. */
void key_draw_break_beside(struct canvas *canvas, double left, double bottom);

#endif
