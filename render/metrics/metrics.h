/* metrics: the one measuring authority. HarfBuzz over the very TrueType file that the PDF and the charts use,
 * hinting off; or fixed widths, so that golden pages do not depend on a font. */
#ifndef METRICS_METRICS_H
#define METRICS_METRICS_H

#include "base/diag.h"
#include "style/style.h"

struct metrics;

/* Opens the style's fonts. NULL with errors in `diags` (file missing, not TrueType outlines). Lives in
 * `arena`; metrics_close releases the third-party handles. */
struct metrics *metrics_open(struct arena *arena, const struct style *style, struct diags *diags);
/* Every code point is half an em wide (a quarter for space and narrow punctuation), all glyphs exist. */
struct metrics *metrics_open_fixed(struct arena *arena, const struct style *style);
void metrics_close(struct metrics *metrics);

/* Width of a text set in one font [pt]. HarfBuzz's kerning, but for two figures beside each other (columns of
 * figures align); no ligatures. Advances are whole thousandths of an em, cut off as the PDF writes them: what
 * is measured is what is placed. A base with its accent counts as one code point where the font has it; soft
 * hyphens, joiners and marks of direction show nothing; control characters are spaces. */
double metrics_width(struct metrics *metrics, enum font font, double size, struct str text);

/* The pen before and after the code point to which each byte belongs [1/1000 em], kerning included: the width
 * of any part [a, b) that begins and ends at code points is after[b - 1] - before[a]. Both have text.len
 * elements. */
void metrics_pen(struct metrics *metrics, enum font font, struct str text, int32_t *before, int32_t *after);

/* A shaped text: for each code point that shows its glyph and its advance's difference from the font's own
 * [1/1000 em]. A code point that the font lacks is replaced by a sign that it has, never by glyph 0. */
struct shaped {
    double width;               /* [pt] */
    size_t n;                   /* code points that show */
    const uint32_t *codepoints; /* NULL: those of the text, one by one, as nearly always */
    const uint16_t *glyphs;
    const int16_t *adjust; /* after code point i [1/1000 em]; NULL: 0 everywhere, as in figures */
};
/* Code point i of the shaped text, for i = 0, 1 … in turn; `at` is kept between the calls and begins with 0.
 */
uint32_t shaped_codepoint(const struct shaped *shaped, struct str text, size_t i, size_t *at);
/* After code point i [1/1000 em]. */
int shaped_adjust(const struct shaped *shaped, size_t i);
struct shaped metrics_shape(struct metrics *metrics, struct arena *arena, enum font font, double size,
                            struct str text);

double metrics_ascent(struct metrics *metrics, enum font font, double size);     /* [pt], positive */
double metrics_descent(struct metrics *metrics, enum font font, double size);    /* [pt], positive */
double metrics_cap_height(struct metrics *metrics, enum font font, double size); /* [pt] */

/* Whether the font has a glyph for it; what is missing was also noted: metrics_missing lists each once. */
bool metrics_has(struct metrics *metrics, enum font font, uint32_t codepoint);
const uint32_t *metrics_missing(const struct metrics *metrics, size_t *n);

/* The font file's bytes, for embedding. Empty for fixed metrics. */
struct str metrics_font_bytes(const struct metrics *metrics, enum font font);
const char *metrics_font_path(const struct metrics *metrics, enum font font);
bool metrics_is_fixed(const struct metrics *metrics);
/* cairo font face (cairo_font_face_t *) of the same file, without hinting; borrowed. NULL for fixed metrics.
 */
void *metrics_cairo_face(struct metrics *metrics, enum font font);

#endif
