/* font_file: one TrueType file on disk: its bytes, its glyphs, advances and kerning by HarfBuzz, its cairo
 * face. The only place that opens a font. */
#ifndef METRICS_FONT_FILE_H
#define METRICS_FONT_FILE_H

#include "base/diag.h"
#include "base/file.h"

struct hb_face_t;
struct hb_font_t;
struct hb_buffer_t;

struct font_file {
    const char *path;
    struct file file;
    struct hb_font_t *font;
    struct hb_buffer_t *buffer; /* for shaping a pair */
    unsigned units_per_em;
    double ascent, descent, cap_height; /* [em], positive */
    void *cairo_face;                   /* cairo_font_face_t *, made when first asked for */
    bool is_open;
};

/* False with an error that says what is wrong (missing, not TrueType outlines) and which package mends it. */
bool font_file_open(struct arena *arena, struct str path, struct diags *diags, struct font_file *font);
void font_file_close(struct font_file *font);

/* 0 when the font has none, or beyond the basic multilingual plane, which the PDF's codes cannot name. */
uint16_t font_file_glyph(const struct font_file *font, uint32_t codepoint);
/* [1/1000 em], cut off to whole thousandths as libharu writes a font's widths: what is measured is what is
 * placed. */
uint16_t font_file_advance(const struct font_file *font, uint16_t glyph);
/* What HarfBuzz adds to the left one's advance when the right one follows [1/1000 em], rounded. */
int font_file_kern(struct font_file *font, uint32_t left, uint32_t right);
/* One code point for two (e and U+0301), or 0. */
uint32_t font_file_compose(uint32_t base, uint32_t mark);
/* NULL when FreeType refuses the file. */
void *font_file_cairo_face(struct font_file *font);

#endif
