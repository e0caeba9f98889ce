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

/* A new chart of a kind with the title the author set (may be empty), unit, decimals and source of the
 * indicator. */
struct chart *chart_new(struct context *context, enum chart_kind kind, const struct node *node,
                        uint32_t indicator);
/* The periods of an indicator's series that a trend shows: those of the latest one's kind, up to it, at most
 * `most`. */
const struct period *chart_periods(const struct context *context, uint32_t indicator, struct period last,
                                   size_t most, size_t *n);

/* Each returns a registered chart, or NULL when the ledger has nothing to show. */
struct chart *chart_build_ranked(struct context *context, const struct node *node, uint32_t indicator);
struct chart *chart_build_trend(struct context *context, const struct node *node, uint32_t indicator);

#endif
