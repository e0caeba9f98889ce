/* sections: one function per kind of generated block; each appends its blocks to the list. Inside report
 * only. */
#ifndef REPORT_SECTIONS_H
#define REPORT_SECTIONS_H

#include "report/charts.h"
#include "report/words_verdict.h"

struct series_break;

/* -- prose the author wrote */
struct text prose_text(struct context *context, const struct node *children);
/* "page 12", linked to an anchor. */
void prose_add_page(struct context *context, struct text *text, struct str target);
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
void section_key_messages(struct context *context, const struct node *node, struct block **out);
void section_themes(struct context *context, const struct node *node, struct block **out);
void section_dips(struct context *context, const struct node *node, struct block **out);
void section_improvements(struct context *context, const struct node *node, struct block **out);
void section_persistently_low(struct context *context, const struct node *node, struct block **out);
void section_movements(struct context *context, const struct node *node, struct block **out);
void section_scorecard(struct context *context, const struct node *node, struct block **out);
void section_spine(struct context *context, const struct node *node, unsigned level, struct block **out);
void section_demand_flow(struct context *context, const struct node *node, struct block **out);
void section_priorities(struct context *context, const struct node *node, struct block **out);
void section_events(struct context *context, const struct node *node, struct block **out);
void section_quality(struct context *context, const struct node *node, struct block **out);

/* -- findings on a page */
/* A finding as an entry: level, what moved, how it compares, the rule that fired, a question, a small trend.
 */
void section_entry(struct context *context, struct block **out, const struct finding *finding,
                   enum wording_direction direction);
/* Findings as a compact table; the level's column is left out when its head is empty. */
struct table *section_findings_table(struct context *context, const struct finding *items, size_t n,
                                     struct str caption, struct str level_head);
/* A count of the whole paper, or of the one LA that the node or the paper speaks of; NULL where the node
 * speaks of a part that was not counted, so that no sentence counts what it does not list. */
const struct figure *section_count(const struct context *context, const struct node *node,
                                   const char *detail);
/* "3 comparisons", from a count's record. */
void section_say_count(const struct context *context, struct text *text, const struct figure *count,
                       const char *one, const char *many);
/* The same at the beginning of a sentence: up to ten in words. */
void section_begin_count(const struct context *context, struct text *text, const struct figure *count,
                         const char *one, const char *many);
/* "three", "17"; "none": a count's number alone. */
void section_say_number(const struct context *context, struct text *text, const struct figure *count);
/* The first block of a kind in the spec's body, which has the key that later ones point to. */
const struct node *section_first_of(const struct node *nodes, enum node_kind kind);
/* "43 times a local authority is persistently low on an indicator"; of one LA "3 indicators are persistently
 * low". */
void section_say_low(const struct context *context, struct text *text, const struct figure *count);
/* Severe questions of screening, open and answered. */
void section_queries(struct context *context, struct block **out);
/* The key of symbols and marks: a table with the definitions, one paragraph in a paper without them. */
void section_symbols(struct context *context, struct block **out);
void section_symbols_in_short(struct context *context, struct block **out);
/* The paragraph at the end of a paper whose blocks hold no key, where a symbol stands for a latest figure. */
void section_symbols_at_end(struct context *context, struct block **out);
/* "No new data since …" where a paper on a quarter has none of that quarter; true when it was said, and there
 * is nothing to list that was not tabled before. */
bool section_no_new_data(struct context *context, struct block **out);
/* The big figures of the key messages: those that the node names, else the largest, one a theme. */
void section_key_facts(struct context *context, const struct node *node, struct block **out);
/* A box: the first three LAs that dip, about what, why, and the question. */
void section_first(struct context *context, const struct node *node, struct block **out);
/* In which themes the region does well and not so well; in which indicators the region, or the LA of a
 * profile, is better and worse than England. */
struct text section_themes_message(struct context *context);
struct text section_england_message(struct context *context);
/* "Ask: …", by the wording; empty when no question fits. */
struct text section_question(struct context *context, const struct finding *finding,
                             enum wording_direction direction);
/* An empty place for the LA's comment on its entries, in a profile. */
void section_comment_place(struct context *context, const struct findings *found, struct block **out);
/* The rule of themes with the numbers of its settings. */
struct str section_theme_rule(struct context *context);
/* The themes with this verdict: "protection and workforce"; *n of them. */
struct str section_theme_names(struct context *context, enum word word, size_t *n);
/* Why a block shows nothing: a sentence in its place, and a note with the block's line. */
void section_cannot(struct context *context, const struct node *node, struct block **out, struct str why);
/* A registered chart as a block. */
struct block *section_chart_block(struct context *context, struct block **out, struct chart *chart);

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
/* The units of the indicators that stand in a table's rows, gathered before its columns are named. */
struct row_units {
    struct str first;
    bool any, differ;
};
void row_units_add(const struct context *context, struct row_units *units, uint32_t indicator);
/* The head of a column of changes: "Change, points" where all are of shares in per cent. */
struct str table_change_head(struct context *context, struct str head, const struct row_units *units);
/* Says under the table that changes have their rows' units, where these differ. */
void table_change_note(struct context *context, struct table *table, const struct row_units *units);
/* "Placed over 20 miles away, from Q1 2023–24: definition changed." */
struct text section_break_text(struct context *context, const struct series_break *item);
/* Adds a sentence to the note under a table. */
void table_note(struct context *context, struct table *table, struct str sentence);
struct block *table_block(struct context *context, struct block **out, struct table *table);
/* A column's head and alignment by its statistic. */
struct str table_head(const struct context *context, enum statistic statistic);
enum align table_align(enum statistic statistic);
/* What stands in an area's row: the region's value is its regional figure. */
const struct figure *table_figure(const struct context *context, uint32_t indicator, uint32_t area,
                                  struct period period, enum statistic statistic);
/* An indicator's own table: each LA a year before and now, the change and whether it is better or worse,
 * neighbours, rank and band. */
struct table *table_of_standing(struct context *context, uint32_t indicator, struct period period,
                                const uint32_t *areas, size_t n_areas);
/* The table of one indicator's LAs, region and England with the given statistics. */
struct table *table_of_areas(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *areas, size_t n_areas, const int *statistics,
                             size_t n_statistics);

#endif
