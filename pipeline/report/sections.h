/* sections: one function per kind of generated block; each appends its blocks to the list. Inside report
 * only. */
#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "report/charts.h"

/* -- prose the author wrote */
struct text prose_text(struct context *context, const struct node *children);
/* Whether what the author claims is true by the ledger's records; *why says what the data says instead. */
bool claim_holds(struct context *context, const struct node *claim, struct str *why);

/* -- the front sheet */
void section_front(struct context *context, struct block **out);

/* -- generated blocks; `level` is that of the section they stand in */
void section_indicator(struct context *context, const struct node *node, unsigned level, struct block **out);
void section_chart(struct context *context, const struct node *node, struct block **out);
void section_table(struct context *context, const struct node *node, struct block **out);
void section_facts(struct context *context, const struct node *node, struct block **out);
void section_data_tables(struct context *context, const struct node *node, unsigned level,
                         struct block **out);
void section_definitions(struct context *context, const struct node *node, struct block **out);
void section_data_currency(struct context *context, const struct node *node, struct block **out);
void section_methods(struct context *context, const struct node *node, struct block **out);

/* -- helpers of sections */
struct block *section_paragraph(struct context *context, struct block **out, struct text text,
                                enum paragraph_kind kind);
struct block *section_heading(struct context *context, struct block **out, struct str text, unsigned level,
                              struct str id);
/* "There is nothing to say here: …" where a block has no entry; never an empty section. */
void section_nothing(struct context *context, struct block **out, struct str why);
/* Tables: a table with named columns, a row, a cell of a figure. */
struct table *table_new(struct context *context, size_t n_columns, size_t most_rows);
void table_column(struct table *table, struct context *context, struct str head, enum align align,
                  bool is_row_header);
struct row *table_row(struct table *table, struct context *context, enum row_rule rule);
void row_text(struct row *row, struct context *context, struct str text);
void row_figure(struct row *row, struct context *context, const struct figure *figure);
struct block *table_block(struct context *context, struct block **out, struct table *table);
/* The table of one indicator's LAs, region and England with the given statistics. */
struct table *table_of_areas(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *areas, size_t n_areas, const int *statistics,
                             size_t n_statistics);

#endif
