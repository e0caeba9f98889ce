/* document: the paper as a tree of blocks, without places or sizes. Made by report, laid out by render. */
#ifndef DOCUMENT_DOCUMENT_H
#define DOCUMENT_DOCUMENT_H

#include "base/clock.h"
#include "document/chart.h"

/* -- inline text */
enum emphasis { EMPHASIS_NONE, EMPHASIS_STRONG, EMPHASIS_MUTED };

struct run_detail {      /* what few runs have */
    struct str target;   /* internal link: anchor id; empty none */
    struct str address;  /* external link; empty none */
    struct str language; /* when other than the document's */
};
struct run { /* 32 bytes: a paper of hundreds of pages has a hundred thousand */
    struct str text;
    const struct run_detail *own; /* NULL: nothing of it; run_detail reads it */
    uint32_t figure;              /* ledger index behind it, or UINT32_MAX: for traces and tests */
    uint32_t note : 24;           /* 1 + index into document.notes, or 0: a footnote reference */
    enum emphasis emphasis : 4;
    bool page_of_target : 1; /* text is replaced by the page number of the target */
    bool queried_claim : 1;  /* a claim the data does not bear: marked in a draft */
};
#define NOTES_MOST 0xffffffu /* that a run can number */
struct text {
    struct run *runs;
    size_t n;
};

/* -- tables */
enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_DECIMAL, ALIGN_CENTRE };
struct column {
    struct text head;
    struct str group; /* heads of neighbouring columns with the same group share a second header row above */
    enum align align;
    double weight;      /* how much a left-aligned column wants spare width; 0: none */
    bool is_row_header; /* its cells are TH with scope row */
    bool own_words;     /* somebody's own words, such as a comment: on the page only, in no attached file */
};
struct cell_detail {     /* what few cells have */
    struct str says;     /* what a listener hears where the cell shows only a sign; may be empty */
    struct chart *chart; /* a sparkline or mark in the cell, or NULL */
};
struct cell {
    struct text text;
    const struct cell_detail *own; /* NULL: nothing of it; cell_detail reads it */
    uint32_t span;                 /* columns; 0 and 1: one */
    enum band band : 8;            /* BAND_NONE: no fill */
    bool strong;
};
enum row_rule {
    ROW_PLAIN,
    ROW_TOTAL /* thicker rule above, bold */,
    ROW_GROUP /* a subheading over all columns */
};
struct row {
    struct cell *cells; /* one per column, fewer where spans */
    size_t n_cells;
    enum row_rule rule;
};
struct table {
    struct text caption; /* above the table; not numbered: the text refers to pages, not to tables */
    struct column *columns;
    size_t n_columns;
    struct row *rows;
    size_t n_rows;
    struct text note;   /* source and key, under the table */
    struct str summary; /* for screen readers; may be empty */
    bool landscape;     /* wanted; layout may turn it when it does not fit */
};

/* -- blocks */
enum block_kind {
    BLOCK_SECTION,
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_LIST,
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_CHART_PAIR,
    BLOCK_CONTENTS,
    BLOCK_FRONT,
    BLOCK_CALLOUT,
    BLOCK_FACTS,
    BLOCK_ENTRY,
    BLOCK_PAGE_BREAK,
    BLOCK_NOTES
};

enum paragraph_kind { PARAGRAPH_BODY, PARAGRAPH_LEAD, PARAGRAPH_SMALL, PARAGRAPH_QUESTION, PARAGRAPH_SOURCE };

struct list {
    struct text *items;
    size_t n_items;
    bool ordered;
};
struct fact {           /* a big figure with what it is */
    struct text figure; /* "19.5%" */
    struct text words;
    enum tone tone;
};
struct facts {
    struct fact *items;
    size_t n;
    size_t columns; /* 2 or 3 */
};
struct front_row {
    struct str label;
    struct text value;
};
struct front { /* the head of the first page */
    struct str board, title, subtitle;
    struct front_row *rows;
    size_t n_rows;
    struct str banner; /* "Illustrative data" and the like; may be empty */
};
struct entry {           /* an LA to watch: level at the left, text, sparkline at the right */
    struct chart *level; /* CHART_ICON */
    struct str level_words;
    struct text heading;
    struct text *paragraphs;
    enum paragraph_kind *kinds;
    size_t n_paragraphs;
    struct chart *spark; /* may be NULL */
};

struct block {
    enum block_kind kind;
    struct str id;          /* anchor; empty none */
    struct block *children; /* SECTION and CALLOUT */
    struct block *next;
    struct block *last; /* of a list's first block: where block_add goes on; nobody else reads it */
    uint32_t line;      /* of the spec's node, for messages */
    union {
        struct { /* SECTION's own heading, and HEADING */
            struct text text;
            unsigned level; /* 1 … 3 */
            bool listed;    /* in contents and bookmarks */
            bool new_page, landscape;
        } heading;
        struct {
            struct text text;
            enum paragraph_kind kind;
            bool keep_with_next;
        } paragraph;
        struct list list;
        struct table *table;
        struct {
            struct chart *first, *second; /* second: CHART_PAIR */
            struct text caption;          /* under it; may be empty: the chart's own title stands above it */
        } chart;
        struct {
            unsigned depth;
            struct str title;
        } contents;
        struct front *front;
        struct {
            struct str title;
            bool attention; /* bar in the attention colour */
        } callout;
        struct facts facts;
        struct entry *entry;
    } of;
};

struct attachment {
    struct str name, description, mime; /* "figures.csv", …, "text/csv" */
    struct str relationship;            /* "Data", "Supplement" */
    struct str bytes;
};

struct document {
    struct str title, board, author, subject, language;
    struct str marking, version;
    struct str banner; /* on every page: "Illustrative data", "Draft"; may be empty */
    struct str attribution;
    struct date date; /* of the metadata */
    struct block *body;
    struct text *notes; /* footnotes, by run.note − 1 */
    size_t n_notes;
    struct attachment *attachments;
    size_t n_attachments;
    struct chart **charts; /* every chart, in document order: index is the form XObject's */
    size_t n_charts;
};

/* Every text of the document in its order: headings, paragraphs, items, cells, captions, notes. */
void document_each_text(const struct document *document, void (*visit)(void *self, const struct text *text),
                        void *self);
/* Plain text of the tree, for golden tests. */
void document_dump(const struct document *document, struct buf *out);

/* -- building */
struct block *block_add(struct arena *arena, struct block **list, enum block_kind kind); /* appended */
struct text text_plain(struct arena *arena, struct str s);
struct text text_of(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends; returns the whole. */
struct text text_join(struct arena *arena, struct text a, struct text b);
/* A run's detail, empty where it has none. */
const struct run_detail *run_detail(const struct run *run);
/* A detail of its own, to be written: what it has so far. */
struct run_detail *run_own(struct arena *arena, struct run *run);
/* The same of a cell; what is said of it is written where there is something to say. */
const struct cell_detail *cell_detail(const struct cell *cell);
struct cell_detail *cell_own(struct arena *arena, struct cell *cell);
void cell_says(struct arena *arena, struct cell *cell, struct str says);
struct run run_plain(struct str s);
struct run run_strong(struct str s);
struct run run_figure(struct str s, uint32_t figure, enum emphasis emphasis);
/* The text of all runs. */
struct str text_flat(struct arena *arena, struct text text);
#endif
