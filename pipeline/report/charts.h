/* charts: charts as plain data, made from ledger records: numbers, displays, states, a title that states the
 * finding, and alternative text. One file per kind (chart_KIND.c). Inside report only. */
#ifndef REPORT_CHARTS_H
#define REPORT_CHARTS_H

#include "report/words.h"

/* The number of a record with its display; not set, with the state's symbol, where it has none. NULL: not
 * set. */
struct datum datum_of(const struct figure *figure);
/* Its interval's end, when it has one. */
struct datum datum_lower(const struct figure *figure);
struct datum datum_upper(const struct figure *figure);
struct datum datum_none(void);
enum band band_of(const struct figure *figure);

/* Letters of a title: on two lines of half a page beside another chart, of a page where it stands alone. */
enum { CHART_TITLE_BESIDE = 64, CHART_TITLE_ALONE = 130 };
static inline size_t chart_most_title(const struct node *node)
{
    return node->kind == NODE_CHART ? CHART_TITLE_ALONE : CHART_TITLE_BESIDE;
}

/* "WHAT: WHERE FINDING" of a line; without the place, which the line bears, where the title would have
 * more letters than `most`. The finding may be empty. */
struct str chart_title(const struct context *context, struct str what, struct str where, struct str finding,
                       size_t most);

/* A new chart of a kind with the title the author set (may be empty), unit, decimals and source of the
 * indicator. */
struct chart *chart_new(struct context *context, enum chart_kind kind, const struct node *node,
                        uint32_t indicator);
/* The periods of an indicator's series for which there are figures: those of the latest one's kind, up to it,
 * at most `most` (0: all). */
const struct period *chart_periods(const struct context *context, uint32_t indicator, struct period last,
                                   size_t most, size_t *n);
/* Ascending periods of one kind with those between them, so that time runs evenly along an axis and a period
 * without a figure is a gap in the line; the last `most`. */
const struct period *chart_filled(const struct context *context, const struct period *periods, size_t n,
                                  size_t most, size_t *n_filled);
/* The axis of a chart over time: chart_periods, filled. */
const struct period *chart_span(const struct context *context, uint32_t indicator, struct period last,
                                size_t most, size_t *n);

/* How many of evenly spaced periods make a year; 1 where they are years or longer. */
size_t chart_per_year(const struct period *periods, size_t n);
/* The axis labels of periods. */
struct str *chart_period_labels(struct context *context, const struct period *periods, size_t n);
/* How the verdicts speak of an LA: dipping or sustained is bad, improving or sustained good, else neutral. */
enum tone chart_tone(const struct context *context, uint32_t indicator, uint32_t la, struct period period);
/* What the value axis of a chart over time covers at least: three times the least change that matters, so
 * that a change that matters takes a third of the plot and what is less looks like what it is. 0 where none
 * is set. */
double chart_least_span(const struct context *context, uint32_t indicator);
/* The points of an area's statistic over the periods; *n_set of them are numbers. */
struct datum *chart_points(struct context *context, uint32_t indicator, uint32_t area,
                           enum statistic statistic, const struct period *periods, size_t n, size_t *n_set);
/* Marks the region's points that are made of fewer LAs than most of the line: they are joined to nothing.
 * Returns what the key says of them: "13 of 14 LAs"; empty when there are none. */
struct str chart_mark_partial(struct context *context, uint32_t indicator, const struct period *periods,
                              struct datum *points, size_t n);
/* Breaks of the series, and the inspections of an LA, as marks on an axis of periods. */
struct chart_event *chart_events(struct context *context, uint32_t indicator, uint32_t area,
                                 const struct period *periods, size_t n, size_t *n_events);
/* The breaks alone: a small line has no room for an inspection's words. */
struct chart_event *chart_breaks(struct context *context, uint32_t indicator, uint32_t area,
                                 const struct period *periods, size_t n, size_t *n_breaks);
/* "quarter" of what kind a period is; of a year and longer "year". */
const char *chart_period_word(enum period_kind kind);
/* "%, 12 months to each quarter's end": the unit and what each point of a line stands for, for subtitles. */
struct str chart_unit_over(const struct context *context, uint32_t indicator, struct period last);
/* The first of several indicators that has a period: what a chart of all says of its time; the first where
 * none has. */
uint32_t chart_dated(const struct context *context, const struct node *node, const uint32_t *indicators,
                     size_t n);
/* "West Midlands, 13 of 14 LAs" of a regional record that lacks some, else the name alone; NULL: the name. */
struct str chart_region_name(const struct context *context, const struct figure *region);
/* The first of `periods` in which the target of the last one is in force; its line begins there. */
size_t chart_target_from(struct context *context, uint32_t indicator, uint32_t area,
                         const struct period *periods, size_t n);
/* The target that an area has in a period, with its label; not set when there is none. */
struct datum chart_target(struct context *context, uint32_t indicator, uint32_t area, struct period period,
                          struct str *label);
/* "Source: A; B." of several indicators, each source once. */
struct str chart_sources(struct context *context, const uint32_t *indicators, size_t n);

/* -- alternative text */
/* Adds the region's and England's figures, and those of these LAs that the verdicts name. */
struct str chart_say_places(struct context *context, uint32_t indicator, struct period period,
                            const uint32_t *las, size_t n, struct str said);
/* "children looked after at 31 March 2025": an indicator's name with the time of a period, which is not said
 * twice where the name ends with it. */
struct str chart_say_what(struct context *context, const struct indicator *item, struct period period);
/* A value with its unit: "0.0%, queried" instead of "0.0?%". */
struct str chart_say_value(struct context *context, const struct figure *figure);
/* What a listener can bear, and how many words a text has. */
#define CHART_MOST_WORDS 150
size_t chart_count_words(struct str s);
/* Adds the LAs whose figure is queried, and those without one, by the reason that their symbol says. */
struct str chart_say_missing(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *las, size_t n, struct str said);
/* Adds the LAs that the verdicts name, of those that the chart draws. */
struct str chart_say_notable(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *las, size_t n, struct str said);
/* The number as shown, or in words why there is none. */
struct str chart_say_datum(const struct datum *datum);
/* The same, "0.0, queried" instead of "0.0?". */
struct str chart_say_datum_queried(struct context *context, const struct datum *datum);
/* Adds "NAME: 19.7% in 2016, 18.3% in 2025; lowest 17.9% in 2020." of points over periods; nothing with fewer
 * than two numbers. `unit` stands on each number. */
struct str chart_say_series(struct context *context, struct str said, struct str name,
                            const struct datum *points, const struct str *periods, size_t n, struct str unit);
/* The periods of a chart over time and the marks on them. */
struct chart_axis {
    const struct str *periods;
    size_t n;
    const struct chart_event *events;
    size_t n_events;
};
/* The same of what stands after the last break, where the line has one: nothing is compared across it. */
struct str chart_say_line(struct context *context, struct str said, struct str name,
                          const struct datum *points, const struct chart_axis *axis, struct str unit);
/* Adds "Not comparable before Q1 2023–24: new case system." of the last break, and each inspection with its
 * period. */
struct str chart_say_marks(struct context *context, struct str said, const struct chart_axis *axis);
/* Adds "West Midlands in Q2 2025–26: 13 of 14 LAs, not joined to the others." of marked points. */
struct str chart_say_partial(struct context *context, struct str said, struct str name,
                             const struct datum *points, const struct str *periods, size_t n,
                             struct str label);
/* Whether the paper's data tables hold every indicator of the chart that is being made. */
bool chart_has_table(const struct context *context);
/* Adds where all values are: the data tables, else the attached figures. */
struct str chart_say_table(struct context *context, struct str said);

/* Each returns a registered chart, or NULL when the ledger has nothing to show. */
struct chart *chart_build_ranked(struct context *context, const struct node *node, uint32_t indicator);
struct chart *chart_build_trend(struct context *context, const struct node *node, uint32_t indicator);
/* Control chart of the region or of the node's one area; NULL when the ledger holds no limits. */
struct chart *chart_build_spc(struct context *context, const struct node *node, uint32_t indicator);
/* LAs down, indicators across: band, value, arrow. */
struct chart *chart_build_scorecard(struct context *context, const struct node *node,
                                    const uint32_t *indicators, size_t n);
/* One LA against England, neighbours and the spread of all English LAs, on annual figures. */
struct chart *chart_build_spine(struct context *context, const struct node *node, const uint32_t *indicators,
                                size_t n, uint32_t la);
/* Steps (flows) and stocks of the region. */
struct chart *chart_build_flow(struct context *context, const struct node *node, const uint32_t *indicators,
                               size_t n);
/* Each LA a year before and now. */
struct chart *chart_build_dumbbell(struct context *context, const struct node *node, uint32_t indicator);
/* A small trend of each LA, with the region's beside it. */
struct chart *chart_build_multiples(struct context *context, const struct node *node, uint32_t indicator);
/* Shares that add up to a whole, by area. */
struct chart *chart_build_stacked(struct context *context, const struct node *node,
                                  const uint32_t *indicators, size_t n);
/* LAs against the limits of chance at their own denominator. */
struct chart *chart_build_funnel(struct context *context, const struct node *node, uint32_t indicator);
/* The region's LAs on a grid of tiles. */
struct chart *chart_build_map(struct context *context, const struct node *node, uint32_t indicator);
/* A line in an entry or cell; NULL with fewer than two points. */
struct chart *chart_build_sparkline(struct context *context, uint32_t indicator, uint32_t area,
                                    struct period last, enum tone tone);
/* The level of a dip or improvement as a mark. */
struct chart *chart_build_level(struct context *context, const struct figure *verdict);

#endif
