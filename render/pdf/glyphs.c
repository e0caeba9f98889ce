/* glyphs: nothing that cannot be written is written in silence. Whoever lays pages out asks before
 * (pages_glyphs) and knows where the texts come from; here is the last gate. */
#include "base/map.h"
#include "writer.h"

void glyphs_report(struct writer *writer, enum glyph_fault fault, uint32_t codepoint, size_t page,
                   struct str text)
{
    static const char *const reasons[] = {"The fonts have no glyph for",
                                          "An archival PDF may not hold the private character"};
    writer->failed = true;
    if (map64_add(writer->missing, codepoint, 1) != MAP_NONE)
        return;
    diag_add(writer->diags, SEVERITY_ERROR, fault == GLYPH_MISSING ? "missing-glyph" : "private-character",
             place_file(writer->document->title),
             fault == GLYPH_MISSING
                 ? "Write it in another way, or name fonts in the style that have the character."
                 : "Write it in another way.",
             "%s U+%04X, on page %zu in \xE2\x80\x9C%.*s\xE2\x80\x9D; no PDF is written.", reasons[fault],
             (unsigned)codepoint, page + 1, STR_ARG(text));
}

static void take(void *self, enum glyph_fault fault, uint32_t codepoint, size_t page, struct str text)
{
    if (fault == GLYPH_MISSING) /* a private one is told where it is written, if the PDF is archival */
        glyphs_report(self, fault, codepoint, page, text);
}

void glyphs_check(struct writer *writer)
{
    pages_glyphs(writer->pages, writer->metrics, (struct glyph_taker){take, writer});
}
