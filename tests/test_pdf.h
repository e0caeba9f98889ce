/* What the PDF tests share: pages made by hand, and the tools that look at the file. */
#ifndef TEST_PDF_H
#define TEST_PDF_H

#include "pdf/pdf.h"

#define ICC_FILE "/usr/share/color/icc/sRGB.icc"

struct sheet {
    struct arena *arena;
    struct style style;
    struct metrics *metrics;
    struct diags *diags;
    struct document document;
    struct pages pages;
    struct pdf_settings settings; /* tagged, archival */
    struct buf out;
};

/* A paper without pages, in the two faces of Liberation Sans. */
struct sheet *sheet_open(void);
void sheet_close(struct sheet *sheet);
uint32_t sheet_page(struct sheet *sheet); /* A4 portrait; its index */
/* One item; element ELEMENT_NONE is an artifact. A text is shaped here, as layout does it. */
struct item *sheet_text(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *text);
struct item *sheet_bold(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *text);
struct item *sheet_rectangle(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                             double width, double height);
struct item *sheet_chart(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                         double width, double height, uint32_t chart);
struct link *sheet_link(struct sheet *sheet, uint32_t page, uint32_t element, double x, double y,
                        const char *target);
void sheet_anchor(struct sheet *sheet, const char *id, uint32_t page, double y);
void sheet_bookmark(struct sheet *sheet, const char *title, unsigned level, uint32_t page, double y,
                    uint32_t element);
/* A ranked chart whose values follow from `seed`. */
uint32_t sheet_ranked(struct sheet *sheet, unsigned seed);
void sheet_attachment(struct sheet *sheet, const char *name, const char *bytes);
/* pdf_write with the sheet's settings into sheet->out. */
bool sheet_write(struct sheet *sheet);
/* Messages of all diagnostics. */
struct str sheet_messages(struct sheet *sheet);

/* A paper of `n` pages like a real one: heading, running text, a table of 20 × 5, a chart, links, header,
 * footer. */
void sheet_fill(struct sheet *sheet, uint32_t n);

/* Every kind of element once, two header levels, a paragraph over two pages, a note, words of another
 * language. */
void sheet_gallery(struct sheet *sheet);
/* Writes the sheet, keeps it in the build folder, has qpdf find no fault, and returns the file's path. */
struct str sheet_check(struct sheet *sheet, const char *name);

/* Writes `bytes` as a file of the build folder and returns its path. */
struct str file_in_build(struct arena *arena, const char *name, struct str bytes);
/* Runs a command line of the shell; its output; the exit status in *status. */
struct str run(struct arena *arena, int *status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool has_text(struct str whole, const char *part);

#endif
