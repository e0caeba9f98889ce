/* ledger_order: the records in the order of the CSV, subject by subject. Private to this room. */
#ifndef FIGURES_LEDGER_ORDER_H
#define FIGURES_LEDGER_ORDER_H

#include "figures/record.h"

/* Indicators in the catalogue's order, then themes, then the paper as a whole; of each by period ascending,
 * area, statistic and detail. Only one subject's records are sorted at a time. */
struct ledger_order;
/* `wanted` NULL: all records, else those whose place is set in it. In `arena`. */
struct ledger_order *ledger_order_open(const struct ledger *ledger, const bool *wanted, struct arena *arena);
/* The next record's index; FIGURE_NONE after the last. */
uint32_t ledger_order_next(struct ledger_order *order);

#endif
