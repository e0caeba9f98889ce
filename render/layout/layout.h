/* layout: what the files of this room share. Laying out goes in three steps: blocks become slices (pieces of
 * the page's height that are not divided), slices are given pages, and then every slice sets its items and
 * its part of the structure tree. The first two steps are repeated until page numbers in the text agree with
 * the pages. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include "base/map.h"
#include "layout/pages.h"

/* An element that is made when its first content is set: the tree is then in reading order, without empty
 * branches. */
struct node {
    enum tag tag;
    struct node *parent; /* NULL: the Document */
    uint32_t element;    /* ELEMENT_NONE until made */
    bool ordered;        /* of L */
    struct str id;
};

struct layout;
struct emit;
struct slice;
typedef void slice_set(struct emit *emit, const struct slice *slice, double x, double y);

/* What is set again, as decoration, where a page goes on with a table. */
struct repeat {
    double height; /* [pt] */
    void (*set)(struct emit *emit, const void *data, double x, double y);
    const void *data;
};

/* A callout's ground and bar, drawn behind the slices that it holds. */
struct frame {
    double x, width; /* [pt] from the left of the text block */
    double bar;      /* [pt] */
    struct colour bar_colour, ground;
};

struct slice {
    slice_set *set;
    void *data;
    uint32_t index;               /* line of a paragraph, row of a table */
    bool keep;                    /* the page does not end after it */
    bool heading;                 /* a line of a heading */
    bool whole;                   /* nor would it rather, unless much of the page stayed empty */
    bool new_page;                /* a page begins with it */
    bool landscape;               /* needs the wide page */
    double x;                     /* [pt] from the left of the text block */
    double before, height;        /* [pt]; the space before is dropped at the top of a page */
    double give;                  /* [pt] that its height can lose, for something to end on its page */
    const struct repeat *repeat;  /* NULL: none */
    const struct frame *frame;    /* NULL: none */
    struct node *home;            /* where the notes that it refers to stand in the tree */
    uint32_t first_note, n_notes; /* into layout.slice_notes */
    uint32_t line;                /* of the spec, for messages */
    uint32_t page;                /* given by paginate */
    double y;                     /* [pt] from the top of the page, given by paginate */
};

/* A page before its items are set. */
struct sheet {
    bool landscape;
    bool forced;       /* it begins where the document says so */
    bool repeats;      /* it begins inside a table, whose head is set again */
    size_t first, end; /* slices */
    double tight;      /* share of what its slices can give that it takes */
    double used, room; /* [pt] of the text block: filled, and there */
    double notes;      /* [pt] for the notes at its foot, part of used */
};

struct outline { /* a listed heading, in document order */
    const struct block *block;
    struct str id, title;
    unsigned level;
};

struct anchor_at {
    struct str id;
    size_t slice;
};

struct heading_at { /* for bookmarks */
    size_t outline, slice;
    struct node *node;
};

struct note {          /* a footnote */
    unsigned number;   /* in order of reference, from 1; 0: never referred to */
    unsigned in_block; /* the notes block in which it stands, from 1; 0: at the foot of the page */
    bool is_claimed;   /* a slice has it, in this pass */
    struct par *par, *label;
    uint32_t element;
};

struct layout {
    struct arena *arena;      /* what pages hold */
    struct arena *pass_arena; /* what this pass keeps until its end */
    struct arena
        *scratch; /* the same; a table's own while it is measured, a page's while its items are set */
    const struct document *document;
    const struct style *style;
    struct metrics *metrics;
    struct diags *diags; /* of this pass */
    unsigned pass;       /* from 1 */

    struct map64 *charts;            /* pointer -> index into chart_list, of this pass */
    const struct chart **chart_list; /* the document's, and parts of those that are taller than a page */
    size_t n_charts, charts_capacity;
    struct outline *outlines;
    size_t n_outlines, outlines_capacity;
    struct note *notes;   /* document.n_notes */
    uint32_t *note_order; /* notes by number − 1 */
    size_t n_note_order;
    const struct map *target_pages; /* anchor id -> page (from 0) of the pass before; NULL in the first */
    bool has_references;            /* a page number stands in the text */
    const struct front *front;      /* of the first page, or NULL */

    struct slice *slices;
    size_t n_slices, slices_capacity;
    uint32_t *slice_notes;
    size_t n_slice_notes, slice_notes_capacity;
    struct anchor_at *anchors;
    size_t n_anchors, anchors_capacity;
    struct heading_at *headings;
    size_t n_headings, headings_capacity;
    struct sheet *sheets;
    size_t n_sheets, sheets_capacity;

    /* of the text that is being cut into pieces: what may end after each byte, and pens before and after it
     */
    unsigned char *stops;
    int32_t *pens;
    size_t cut_capacity;
    struct breaking *breaking; /* the text that is being broken into lines; NULL before the first */

    /* where the flow stands */
    double x, width; /* of the column [pt] */
    double space;    /* wanted after the last slice [pt] */
    bool new_page, landscape;
    struct node *node; /* that new content belongs to */
    const struct frame *frame;
    unsigned last_level; /* of headings in the tree, so that none is skipped */
    size_t next_outline;
    size_t next_note;     /* the first in note_order that no notes block has held */
    unsigned notes_block; /* the last one that was laid out */
    uint32_t line;        /* of the block at hand */
    uint32_t n_tables;    /* for ids of heads */
    size_t n_expected;    /* elements that the tree will have, about */
};

/* -- flow.c */
/* Adds a slice at the column's x, with `before` [pt] or what the last slice wants, whichever is more. */
struct slice *slice_add(struct layout *layout, slice_set *set, void *data, uint32_t index, double before,
                        double height);
struct node *node_add(struct layout *layout, struct node *parent, enum tag tag);
struct node *node_heading(struct layout *layout,
                          unsigned level); /* H1 … H3 under the layout's node, none skipped */
/* Empty height that stays with what stands above and below it. */
struct slice *space_add(struct layout *layout, double height);
/* Slices from `from` on rather stay together, when they take no more than this share of a page. */
void keep_whole(struct layout *layout, size_t from, double share);
double
measure_width(const struct layout *layout); /* for running text [pt]: the column's, but not the wide page's */
void anchor_add(struct layout *layout, struct str id); /* of the next slice */
void flow_blocks(struct layout *layout, const struct block *list);
/* Width and height of the text block [pt]. */
double sheet_width(const struct style *style, bool landscape);
double sheet_height(const struct style *style, bool landscape);
const struct text_look *bold_of(struct layout *layout, enum text_style style); /* the same in bold */
struct place layout_place(const struct layout *layout);
uint32_t chart_index(struct layout *layout,
                     const struct chart *chart); /* UINT32_MAX with a warning: not listed */
void chart_list_add(struct layout *layout, const struct chart *chart);

/* -- emit.c */
struct emit {
    struct layout *layout;
    struct pages *pages;
    struct page *page;
    uint32_t number;     /* of the page, from 0 */
    struct item *buffer; /* a page's items grow here, and are then kept as long as they are */
    size_t buffer_capacity;
    struct shape_kept *shapes; /* shaped texts by their hash */
};
/* As metrics_shape, of any size; short texts (figures of tables, headers) are shaped and kept once. */
const struct set_text *emit_shape(struct emit *emit, enum font font, struct str text);
uint32_t node_element(struct emit *emit,
                      struct node *node); /* makes it and its parents when they are not there */
struct item *item_add(struct emit *emit, enum item_kind kind, uint32_t mark);
/* The mark for content of this element that comes next on the page: the last one goes on where it can. */
uint32_t emit_mark(struct emit *emit, uint32_t element);
void emit_line(struct emit *emit, double x, double y, double width, double thickness, struct colour colour);
void emit_fill(struct emit *emit, double x, double y, double width, double height, struct colour colour);
void emit_frame_line(struct emit *emit, double x, double y, double width, double height, double stroke,
                     struct colour c);
void emit_link(struct emit *emit, const struct link *link);
/* Ends the text that was set last with a space outside its width: words beside it are then not read as one.
 */
void emit_space(struct emit *emit);
/* The picture as a Figure under `parent`, or as decoration when parent is ELEMENT_NONE. */
void emit_chart(struct emit *emit, const struct chart *chart, uint32_t parent, double x, double y,
                double width, double height);
void emit_pages(struct layout *layout, struct pages *pages);

/* -- paginate.c */
void paginate(struct layout *layout);

/* -- furniture.c: headers, footers, the banner */
void furniture_set(struct emit *emit, size_t n_pages);

#endif
