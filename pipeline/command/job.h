/* job: one way through the house: each stage is made from the ones before it, in order, once. */
#ifndef COMMAND_JOB_H
#define COMMAND_JOB_H

#include "analysis/analysis.h"
#include "analysis/screen.h"
#include "command/options.h"
#include "input/characters.h"
#include "input/inputs.h"
#include "input/provenance.h"
#include "layout/pages.h"
#include "report/report.h"
#include "spec/wording.h"

enum stage { STAGE_SPEC, STAGE_DATASET, STAGE_ANALYSIS, STAGE_DOCUMENT, STAGE_PAGES };

struct job {
    const struct options *options;
    struct arena *arena;
    size_t n_done; /* stages */
    struct diags *diags;
    struct spec *spec;
    struct inputs *inputs;
    const struct input_file *files; /* what was read, for the manifest */
    size_t n_files;
    const struct characters *characters; /* where those beyond ASCII were written */
    struct style *style;
    struct wording *wording;
    struct queries *queries; /* what screening asks about the data */
    struct ledger *ledger;
    struct document *document;
    struct metrics *metrics;
    struct pages *pages;
};

/* Starts a run; job_close releases all of it. */
void job_open(struct job *job, const struct options *options);
/* Makes the stages up to `last` that are not made yet. False when a stage found errors: they are in
 * job->diags, with those that later stages could find all the same. */
bool job_to(struct job *job, enum stage last);
/* Releases what only figures are made from: the ledger's records and the dataset's observations. For those
 * who have the document and have written the figures. */
void job_release_figures(struct job *job);
void job_close(struct job *job);
/* Prints all findings of at least this severity to standard error. */
void job_report(struct job *job, enum severity least);
/* 0 without errors, else 1, or 3 when the only errors are the system's. */
int job_status(struct job *job);

/* Writes a result to standard output. */
void job_print(const struct buf *out);

/* The program's own name and version for manifests and metadata, and the version of the declared rules. */
struct str job_program(void);
struct str job_rules(void);

/* The text of a stage that the job has reached, by its name on the command line. */
struct stage_dump {
    const char *name;
    enum stage stage;
    void (*write)(const struct job *job, struct buf *out);
};
const struct stage_dump *stage_dump_find(const char *name); /* NULL: there is none */

#endif
