/* boardpaper explain: how one figure was made, to the lines of data behind it. */
#include "figures/explain.h"

#include "command/command.h"
#include "command/job.h"

/* The ids of the ledger that are nearest to a misspelt one, among those of the same beginning. */
static void no_such_figure(struct job *job, struct str id)
{
    size_t n = 0;
    struct str *names = ARENA_ARRAY(job->arena, struct str, job->ledger->n + 1);
    for (uint32_t i = 0; i < job->ledger->n; i++) {
        struct figure figure = ledger_read(job->ledger, i, NULL);
        names[n++] = figure_id(job->ledger, &figure, job->arena);
    }
    struct str nearest = nearest_name(id, names, n);
    struct str hint = nearest.len ? str_format(job->arena, "Did you mean %.*s?", STR_ARG(nearest))
                                  : STR("`boardpaper figures PAPER.xml` lists every id in its first column.");
    diag_add_hint(job->diags, SEVERITY_ERROR, "no-such-figure", place_file(job->spec->file), hint,
                  "This paper has no figure %.*s", STR_ARG(id));
}

int command_explain(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_LA, 2, &options);
    if (status >= 0)
        return status;
    struct job job;
    job_open(&job, &options);
    if (job_to(&job, STAGE_ANALYSIS)) {
        uint32_t found = ledger_find_id(job.ledger, str_of(options.operand));
        if (found == FIGURE_NONE)
            no_such_figure(&job, str_of(options.operand));
        else {
            struct buf out = {0};
            explain_figure(job.ledger, found, &out);
            job_print(&out);
            buf_close(&out);
        }
    }
    job_report(&job, SEVERITY_ERROR);
    status = job_status(&job);
    job_close(&job);
    return status;
}
