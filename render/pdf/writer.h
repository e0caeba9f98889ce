/* writer: what the stages of pdf_write share. Each stage is one function; they run in the order in which they
 * stand here, and write their objects as they go. */
#ifndef PDF_WRITER_H
#define PDF_WRITER_H

#include "content.h"
#include "font.h"
#include "pdf.h"
#include "save.h"

/* A mark's content on one page: a mark whose text runs over a page's end, or is broken by other content, has
 * several. */
struct piece {
    uint32_t page, mcid, mark;
    uint32_t next; /* of the same mark; PIECE_NONE */
};
#define PIECE_NONE UINT32_MAX

struct fault { /* libharu's first error */
    HPDF_STATUS code, detail;
    bool said;
};

struct writer {
    const struct pages *pages;
    const struct document *document;
    struct metrics *metrics;
    const struct pdf_settings *settings;
    struct diags *diags;
    struct arena *arena; /* scratch: lives for one pdf_write */
    struct fault fault;
    HPDF_Doc doc;
    struct save save;
    bool failed;

    struct font_face *font[FONT_COUNT];
    uint32_t fonts;        /* object number of the dictionary of fonts, which all pages share */
    struct map64 *missing; /* code points that were reported */

    uint32_t *form;        /* object number by chart index; 0 not drawn */
    HPDF_Page *page;       /* libharu's dictionaries, by page */
    uint32_t *page_number; /* their object numbers */

    struct piece *pieces;
    size_t n_pieces;
    uint32_t *page_piece;             /* first piece of a page; n + 1 entries */
    uint32_t *mark_first, *mark_last; /* piece by mark number */
    uint32_t *link_first;             /* running number of a page's first link; n + 1 entries */
    uint32_t *link_number;            /* annotation's object number, by running number */
    uint32_t element_number;          /* object number of element 0; the others follow */
};

/* An error of the whole run that is no fault of the paper's author; sets failed. */
void writer_fail(struct writer *writer, const char *code, const char *message, ...)
    __attribute__((format(printf, 3, 4)));
/* Reports libharu's first error once, naming the page (0-based; SIZE_MAX none). False when there was one. */
bool writer_check(struct writer *writer, size_t page);
/* A reference to a reserved object under `key` of one of libharu's dictionaries. */
void writer_add_reference(struct writer *writer, HPDF_Dict dict, const char *key, uint32_t number);
/* Adds the raw object `body` and a reference to it. */
void writer_add_object(struct writer *writer, HPDF_Dict dict, const char *key, struct str body);
/* "[5 0 R/XYZ 0 700 null]": a place [pt from the page's top], at the reader's own zoom. */
void writer_add_place(const struct writer *writer, struct buf *out, uint32_t page, double y);
/* Reports, once a code point, why it cannot be written in `text` on a page (0-based). */
void glyphs_report(struct writer *writer, enum glyph_fault fault, uint32_t codepoint, size_t page,
                   struct str text);
/* Object number of an element. */
uint32_t writer_element(const struct writer *writer, uint32_t element);

/* -- stages */
void charts_write(struct writer *writer);      /* charts.c: every chart that a page shows */
void glyphs_check(struct writer *writer);      /* glyphs.c: nothing that the fonts lack */
void page_write_all(struct writer *writer);    /* page.c: pages and their content, pieces */
void link_write_all(struct writer *writer);    /* link.c: annotations */
void tags_write(struct writer *writer);        /* tags.c: structure tree */
void outline_write(struct writer *writer);     /* outline.c: bookmarks */
void attachments_write(struct writer *writer); /* attachments.c */
void metadata_write(struct writer *writer);    /* metadata.c: Info, XMP, output intent, catalogue's words */

#endif
