/* scorecard_arrange: how many columns, panels and rows of what size a scorecard has, and where its names
 * stand. */
#ifndef CHART_SCORECARD_ARRANGE_H
#define CHART_SCORECARD_ARRANGE_H

#include "chart/scorecard.h"

/* How the scorecard is arranged: tried from the most generous down until it fits a page. */
struct score_arrangement {
    bool has_values;
    bool numbered; /* numbers over the columns, the names in a list below */
    bool compact;  /* low rows */
    size_t n_panels, per_panel, levels;
    double column; /* width [pt] */
    double room;   /* for all columns of a panel [pt] */
    double row;    /* least height [pt] */
    double height; /* of all [pt] */
};

/* Height of a row, of its line's: of the lowest arrangement, and what any row can be pressed to. */
#define SCORE_ROW_LEAST 1.12

/* Widths that do not depend on the arrangement. */
struct score_texts {
    double value, letter, arrow; /* widest of each [pt] */
    double *words;               /* per column the widest unbreakable piece of its name or note [pt] */
    double rows_extra;           /* rows whose name takes more lines add this [pt] */
    struct rows_column names;
};

const struct score_cell *score_cell_at(const struct scorecard_chart *chart, size_t row, size_t column);
/* Around a letter in its field, and between letter, value and arrow [pt]. */
double score_pad(const struct plan *plan, bool numbered);
double score_part_gap(const struct plan *plan);
double score_panel_gap(const struct plan *plan);
/* Of the field in which a letter stands. */
double score_field_width(const struct plan *plan, const struct score_texts *texts,
                         const struct score_arrangement *as);
double score_content_width(const struct plan *plan, const struct score_texts *texts,
                           const struct score_arrangement *as);
/* Height of a panel's names [pt]. */
double score_panel_head(struct plan *plan, const struct scorecard_chart *chart,
                        const struct score_arrangement *as, size_t panel);
size_t score_panel_columns(const struct score_arrangement *as, const struct scorecard_chart *chart,
                           size_t panel);

/* Measures everything once; marks the strong rows and breaks their names. */
struct score_texts score_measure(struct plan *plan, const struct scorecard_chart *chart, struct rows *rows);
/* The most generous arrangement that fits a page; else the lowest. room: width for the columns [pt]. */
struct score_arrangement score_choose(struct plan *plan, const struct scorecard_chart *chart,
                                      const struct score_texts *texts, double room);
/* Names over one panel's columns, and the ties of the raised ones. */
void score_add_heads(struct plan *plan, const struct scorecard_chart *chart,
                     const struct score_arrangement *as, struct score_panel *panel);
/* The names of numbered columns, listed below the panels. */
double score_list_height(struct plan *plan, const struct scorecard_chart *chart);
void score_add_list(struct plan *plan, const struct scorecard_chart *chart, double top);

#endif
