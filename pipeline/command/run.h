/* run: one way through the house: each stage is made from the ones before it, in order, once. */
#ifndef COMMAND_RUN_H
#define COMMAND_RUN_H

#include "analysis/analysis.h"
#include "command/options.h"
#include "input/inputs.h"
#include "input/provenance.h"
#include "layout/pages.h"
#include "report/report.h"
#include "spec/wording.h"

enum stage { STAGE_SPEC, STAGE_DATASET, STAGE_ANALYSIS, STAGE_DOCUMENT, STAGE_PAGES };

struct run {
    const struct options *options;
    struct arena *arena;
    struct diags *diags;
    struct spec *spec;
    struct inputs *inputs;
    const struct input_file *files; /* what was read, for the manifest */
    size_t n_files;
    struct style *style;
    struct wording *wording;
    struct ledger *ledger;
    struct document *document;
    struct metrics *metrics;
    struct pages *pages;
};

/* Starts a run; run_close releases all of it. */
void run_open(struct run *run, const struct options *options);
/* Makes the stages up to `last`. False when a stage found errors: they are in run->diags. */
bool run_to(struct run *run, enum stage last);
void run_close(struct run *run);
/* Prints all findings of at least this severity to standard error. */
void run_report(struct run *run, enum severity least);
/* 0 without errors, else 1, or 3 when the only errors are the system's. */
int run_status(struct run *run);

/* The program's own name and version for manifests and metadata, and the version of the declared rules. */
struct str run_program(void);
struct str run_rules(void);

#endif
