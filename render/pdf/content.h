/* content: the operators of a page. Each drawing call states its colour, so that no path is ever open when a
 * colour changes; the state that is already set is not written again. Places are points from the page's top
 * left, as in struct pages; the flip to PDF's bottom left happens here and nowhere else. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "layout/pages.h"

enum content_colour { CONTENT_FILL, CONTENT_STROKE };

struct content {
    struct buf ops;
    double height;           /* of the page [pt] */
    struct colour colour[2]; /* by enum content_colour */
    double stroke;           /* line width that is set [pt]; −1 none */
    int font;                /* that is set; −1 none */
    double size;             /* [pt] */
    bool in_text, marked, marked_in_text;
    long line_x, line_y; /* where the text line begins [1/100 pt], within a text object */
};

/* Begins a page. The buffer is emptied and kept. */
void content_open(struct content *content, double height);
/* Ends what is still open. */
void content_finish(struct content *content);

/* Begins marked content of an element: /P <</MCID 3>> BDC. Ends the one before. `of_text`: what comes first
 * in it is a text; then it stands within the text object, in which nothing but text may follow. */
void content_mark(struct content *content, struct str tag, size_t mcid, bool of_text);
/* Begins an artifact. */
void content_artifact(struct content *content, enum artifact artifact, bool of_text);
/* Whether the open mark stands within a text object and the next item is no text: it must be begun anew. */
bool content_must_remark(const struct content *content, bool of_text);
void content_unmark(struct content *content);

/* One text at its baseline; `codes` are two bytes each, `adjust` as in struct shaped [1/1000 em]. */
void content_text(struct content *content, const struct item *item, const uint16_t *codes, size_t n,
                  const int16_t *adjust);
void content_rectangle(struct content *content, const struct item *item);
void content_line(struct content *content, const struct item *item);
/* The form XObject /X<form> with its lower left at the item's, scaled from its own size [pt]. */
void content_form(struct content *content, const struct item *item, uint32_t form, struct chart_size size);

#endif
