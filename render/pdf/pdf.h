/* pdf: finished pages to a tagged, archival PDF in memory. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "layout/pages.h"

struct pdf_settings {
    bool tagged;         /* structure tree; PDF/UA-1 */
    bool archive;        /* XMP identification, output intent: PDF/A-3a, or 3u without tags */
    struct str producer; /* "boardpaper 0.1.0" */
    struct str icc_file; /* sRGB profile, for the archive: read by this function, which opens no other file */
    /* where set: takes the file piece by piece in place of `out`, so that it need not stand in memory */
    void (*take)(void *context, struct str bytes);
    void *context;
};

/* Writes the whole file into `out`. False with errors in `diags` and nothing in `out` (what was taken is no
 * PDF): libharu's first code
 * and its page, a font that cannot be embedded (pages laid out with fixed widths have none), every character
 * that the fonts lack with its page, links and bookmarks that lead nowhere, marks without an element, IDs or
 * attachments of the same name. The same pages give the same bytes: dates come from the document, the file's
 * ID from its content. */
bool pdf_write(const struct pages *pages, struct metrics *metrics, const struct pdf_settings *settings,
               struct buf *out, struct diags *diags);

#endif
