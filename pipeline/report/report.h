/* report: the ledger and the spec's body to a document. Every number it places is a ledger record's display;
 * it computes none. */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "document/document.h"
#include "figures/figure.h"
#include "spec/spec.h"

struct boundaries;
struct lists;
struct queries;
struct wording;

struct report_inputs {
    const struct spec *spec;
    const struct ledger *ledger;   /* with its dataset, areas and catalogue */
    const struct wording *wording; /* templates of questions; may be NULL */
    const struct lists *lists;     /* targets, breaks, priorities, events; NULL when the spec names none */
    struct diags *diags;           /* findings of the run so far; notes and warnings are added */
    struct str rules_version;      /* "rules 1" */
    bool draft;
    const struct boundaries *boundaries; /* outlines for maps; NULL or empty: maps are grids of tiles */
    const struct queries *queries;       /* what screening asks about the data; NULL when it was not asked */
};

/* The whole document, in `arena`. Faults that only the figures show (an inline value that does not exist, a
 * claim that the data makes untrue) are added to inputs->diags; the caller stops on errors. Never NULL. */
struct document *report_build(struct arena *arena, const struct report_inputs *inputs);

#endif
