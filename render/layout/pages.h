/* pages: the finished frames: what stands where on each page, and the structure tree that says what it is.
 * The hinge of the house: nothing after it measures text; writers only write. Coordinates in points, origin
 * at the top left of the page, y downwards. */
#ifndef LAYOUT_PAGES_H
#define LAYOUT_PAGES_H

#include "document/document.h"
#include "metrics/metrics.h"
#include "style/style.h"

/* -- structure tree (PDF/UA-1 names) */
enum tag {
    TAG_DOCUMENT,
    TAG_SECT,
    TAG_DIV,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_P,
    TAG_L,
    TAG_LI,
    TAG_LBL,
    TAG_LBODY,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_THEAD,
    TAG_TBODY,
    TAG_TR,
    TAG_TH,
    TAG_TD,
    TAG_FIGURE,
    TAG_LINK,
    TAG_TOC,
    TAG_TOCI,
    TAG_REFERENCE,
    TAG_NOTE,
    TAG_SPAN
};
enum scope { SCOPE_NONE, SCOPE_ROW, SCOPE_COLUMN, SCOPE_BOTH };

#define ELEMENT_NONE UINT32_MAX
#define MARK_ARTIFACT 0u

struct kid { /* of an element, in reading order */
    uint32_t is_element : 1;
    uint32_t index : 31; /* element index, or mark number (1 …) */
    uint32_t next;       /* index into pages.kids, UINT32_MAX at the end */
};
struct element_detail { /* what few elements have */
    struct str alt, language, id, summary, actual;
    struct str headers; /* space-separated ids of TH, where there are two header levels */
    uint32_t page;      /* of a Figure: its box [pt] */
    double x, y, width, height;
};
struct element { /* 32 bytes */
    enum tag tag : 8;
    enum scope scope : 8;
    bool ordered; /* of L: ListNumbering Decimal */
    uint32_t parent;
    uint32_t first_kid, last_kid;   /* into pages.kids, UINT32_MAX none */
    uint16_t column_span, row_span; /* 0: one */
    struct element_detail *own;     /* NULL: nothing of it; element_detail reads it */
};

/* -- what stands on a page, in drawing and reading order */
enum item_kind { ITEM_TEXT, ITEM_RECTANGLE, ITEM_LINE, ITEM_CHART };
enum artifact { ARTIFACT_LAYOUT, ARTIFACT_HEADER, ARTIFACT_FOOTER };

/* A colour as styles write it, eight bits a channel. */
struct ink {
    uint8_t red, green, blue;
};

/* A text of one face: all items that show it have the same. */
struct set_text {
    struct str text;
    const struct shaped *shaped; /* its width is nobody's business here: texts of several sizes share it */
};

struct item { /* 48 bytes */
    enum item_kind kind : 8;
    enum artifact artifact : 8;
    struct ink ink; /* every item holds its own */
    uint32_t mark;  /* MARK_ARTIFACT: decoration */
    float x, y;     /* text: baseline; others: top left [pt] */
    float width,
        height; /* text: advance width, and ascent + descent [pt]; a space at which the line was broken
                 * stays at the text's end (so that words do not run together) and is not in width */
    union {
        struct {
            const struct set_text *set;
            float size; /* [pt] */
            enum font font : 8;
        } text;
        struct {
            float stroke; /* [pt]; 0: filled */
        } rectangle;
        struct {
            float thickness; /* [pt]; from x,y to x+width,y+height */
        } line;
        struct {
            uint32_t chart; /* index into pages.charts */
        } chart;
    } of;
};

struct link { /* an annotation */
    double x, y, width, height;
    struct str target;   /* anchor, or */
    struct str address;  /* external */
    struct str contents; /* what a listener hears */
    uint32_t element;    /* its TAG_LINK */
};

struct page {
    double width, height; /* [pt]; landscape pages are wider */
    struct item *items;
    size_t n_items, capacity;
    struct link *links;
    size_t n_links, links_capacity;
    double used; /* share of the text block's height that is filled, for near-empty pages */
};

struct anchor {
    struct str id;
    uint32_t page;
    double y; /* [pt] from the top */
};
struct bookmark {
    struct str title;
    unsigned level; /* 1 … 3 */
    uint32_t page;
    double y;
    uint32_t element;
};

struct pages {
    struct arena *arena;
    const struct document *document;
    const struct style *style;
    struct page *items;
    size_t n, capacity;
    struct element *elements; /* [0] is the Document */
    size_t n_elements, elements_capacity;
    struct kid *kids;
    size_t n_kids, kids_capacity;
    uint32_t n_marks;
    uint32_t *mark_element; /* by mark number */
    size_t marks_capacity;
    struct anchor *anchors;
    size_t n_anchors, anchors_capacity;
    struct bookmark *bookmarks;
    size_t n_bookmarks, bookmarks_capacity;
    const struct chart *
        *charts; /* the document's, in its order, and then parts of those taller than a page */
    struct chart_size *chart_sizes; /* by chart index: the size it is to be drawn at */
    size_t n_charts;
    unsigned passes; /* that the page numbers took to settle */
};
struct chart_size {
    double width, height; /* [pt] */
};

/* Lays the document out. Warnings in `diags` for what does not fit, near-empty pages, references that do not
 * settle (bounded number of passes). Never NULL. */
struct pages *pages_build(struct arena *arena, const struct document *document, const struct style *style,
                          struct metrics *metrics, struct diags *diags);
/* Characters on the pages that cannot be written, each told once, with the first page (from 0) and text that
 * it stands in: one that the fonts lack, and one of a private area, which an archival PDF may not hold. */
enum glyph_fault { GLYPH_MISSING, GLYPH_PRIVATE };
struct glyph_taker {
    void (*take)(void *self, enum glyph_fault fault, uint32_t codepoint, size_t page, struct str text);
    void *self;
};
void pages_glyphs(const struct pages *pages, struct metrics *metrics, struct glyph_taker taker);
bool glyph_is_private(uint32_t codepoint);

struct ink ink_of(struct colour colour);
struct colour ink_colour(struct ink ink);
struct str item_text(const struct item *item); /* of an ITEM_TEXT */
void item_place(struct item *item, double x, double y, double width, double height);

/* Plain text: every item with its place, rounded to 0.1 pt. */
void pages_dump(const struct pages *pages, struct buf *out);
/* The structure tree as a listener hears it: one line an element, indented, with its text or alternative
 * text. */
void pages_dump_structure(const struct pages *pages, struct buf *out);
struct str tag_name(enum tag tag);
/* An element's detail, empty where it has none. */
const struct element_detail *element_detail(const struct element *element);

/* -- tree building, used by layout only */
uint32_t element_add(struct pages *pages, uint32_t parent, enum tag tag);
/* Its own detail, to be written: made when it has none yet. */
struct element_detail *element_own(struct pages *pages, uint32_t element);
uint32_t element_mark(struct pages *pages, uint32_t element); /* a new mark: content of that element */

#endif
