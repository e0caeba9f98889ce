/* graft: pages of another PDF in memory as form XObjects of this one. The only file that sees qpdf. */
#ifndef PDF_GRAFT_H
#define PDF_GRAFT_H

#include "save.h"

/* Copies the first `n` pages of `pdf` and only what they refer to; object numbers of the forms into `forms`.
 * Objects that several pages share are copied once; pages with the same content become the same form. False
 * when the file cannot be read or has fewer pages. */
bool graft_pages(struct save *save, struct arena *arena, struct str pdf, size_t n, uint32_t *forms);

#endif
