/* font: one TrueType face as a Type0 font object made by hand. A code in a text is the Unicode value itself
 * (so that two characters that share a glyph, such as space and no-break space, stay apart when the text is
 * copied); what lies outside the basic plane, or needs a second glyph for the same character, takes a private
 * code. Only glyphs in use are embedded, by HarfBuzz's subsetter. */
#ifndef PDF_FONT_H
#define PDF_FONT_H

#include "save.h"

struct font_face;

/* A face from the bytes of its file (borrowed, must live as long). NULL when they are no font with TrueType
 * outlines. */
struct font_face *font_open(struct arena *arena, struct str bytes);
void font_close(struct font_face *face);

/* The two-byte code for a code point that is shown by `glyph`; notes both as used. 0 when the glyph is 0, is
 * not in the face, or no code is left. */
uint16_t font_code(struct font_face *face, uint32_t codepoint, uint16_t glyph);
bool font_is_used(const struct font_face *face);

/* Writes the font's objects; `number` is the Type0 font's. False when the subset fails. */
bool font_write(struct font_face *face, struct save *save, uint32_t number);

#endif
