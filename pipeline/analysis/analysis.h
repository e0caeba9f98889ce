/* analysis: from observations to the ledger: every statistic and every verdict of methods.md, computed here
 * and nowhere else. Nothing after it computes. */
#ifndef ANALYSIS_ANALYSIS_H
#define ANALYSIS_ANALYSIS_H

#include "data/lists.h"
#include "figures/figure.h"
#include "spec/spec.h"

/* Builds the ledger of a paper in `arena`. `lists` may be NULL: no targets, no breaks. Warnings (a polarity
 * without a least change, for one) go to `diags`. Never fails: what cannot be calculated is a figure that
 * says why. */
struct ledger *analysis_build(const struct spec *spec, const struct lists *lists,
                              const struct dataset *dataset, struct arena *arena, struct diags *diags);

/* Plain text, one line a figure, grouped by indicator and area, for golden tests. */
void analysis_dump(const struct ledger *ledger, struct buf *out);

#endif
