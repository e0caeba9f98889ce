/* pdf: finished pages to a tagged, archival PDF in memory. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/pages.h"

struct pdf_settings {
    bool tagged;         /* structure tree; PDF/UA-1 */
    bool archive;        /* XMP, output intent, PDF/A-3a */
    struct str producer; /* "boardpaper 0.1.0" */
    struct str icc_file; /* sRGB profile; read by this function: the one file it opens beside the fonts */
};

/* Writes the whole file into `out`. False with errors in `diags` (libharu's code and page, a font that cannot
 * be embedded, a glyph the font lacks). The same pages give the same bytes. */
bool pdf_write(const struct pages *pages, struct metrics *metrics, const struct pdf_settings *settings,
               struct buf *out, struct diags *diags);

#endif
