/* What the layout tests lay out: a style like the house's, and documents built by hand. */
#ifndef TEST_LAYOUT_SAMPLE_H
#define TEST_LAYOUT_SAMPLE_H

#include "box_check.h"
#include "layout/pages.h"

struct style sample_style(void);

/* One arena, document, style and diagnostics, opened and closed together. Fixed metrics unless `real`. */
struct sample {
    struct arena *arena;
    struct style style;
    struct metrics *metrics;
    struct diags *diags;
    struct document document;
    size_t charts_capacity;
};
void sample_open(struct sample *sample, bool real);
void sample_close(struct sample *sample);
/* Lays out what the document holds so far. */
struct pages *sample_pages(struct sample *sample);
/* How many diagnostics carry this code. */
size_t sample_said(const struct sample *sample, const char *code);
/* The pages' dump, and the structure's: in the arena. */
struct str sample_dump(struct sample *sample, const struct pages *pages);
struct str sample_structure(struct sample *sample, const struct pages *pages);
/* Fails the test, with words, when boxes overlap or stick out. */
void sample_check_boxes(struct sample *sample, const struct pages *pages);
/* Fails the test when the structure tree is not whole: marks, nesting, table grids, ids, headings, links. */
void sample_check_tree(struct sample *sample, const struct pages *pages);
/* Laid out, and both checked. */
struct pages *sample_laid_out(struct sample *sample);
/* Whether a text of the page says just this. */
bool sample_on_page(const struct pages *pages, size_t page, const char *text);

/* -- blocks, appended to *list */
struct block *sample_section(struct sample *sample, struct block **list, const char *title, unsigned level);
struct block *sample_heading(struct sample *sample, struct block **list, const char *title, unsigned level);
struct block *sample_paragraph(struct sample *sample, struct block **list, const char *words);
struct block *sample_list(struct sample *sample, struct block **list, bool ordered, size_t n,
                          const char *words);
struct block *sample_chart(struct sample *sample, struct block **list, size_t n_bars, double height);
struct block *sample_contents(struct sample *sample, struct block **list);
/* A table of LAs: a row head, then `columns` numbers with `decimals`; some cells are symbols. */
struct table *sample_table(struct sample *sample, size_t columns, size_t rows, int decimals);
struct block *sample_table_block(struct sample *sample, struct block **list, struct table *table);
struct chart *sample_ranked(struct sample *sample, size_t n_bars);
struct chart *sample_sparkline(struct sample *sample);
struct chart *sample_icon(struct sample *sample);
/* So many paragraphs of a line each. */
void sample_lines(struct sample *sample, size_t n);
struct text sample_text(const struct sample *sample, const char *s);
struct run sample_page_run(struct sample *sample, const char *target);
extern const char *const sample_areas[14];
/* `words` words of made-up text, from `seed`. */
struct str sample_words(struct sample *sample, uint32_t seed, size_t words);
/* A whole paper: front, recommendations, facts, contents, LAs to watch, indicators, data tables. */
void sample_paper(struct sample *sample, size_t indicators, size_t long_tables);

#endif
