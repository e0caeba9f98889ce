/* boardpaper explain: how one figure was made, to the lines of data behind it. */
#include "figures/explain.h"

#include "command/command.h"
#include "command/run.h"

/* The ids of the ledger that are nearest to a misspelt one, among those of the same beginning. */
static void no_such_figure(struct run *run, struct str id)
{
    size_t n = 0;
    struct str *names = ARENA_ARRAY(run->arena, struct str, run->ledger->n + 1);
    for (size_t i = 0; i < run->ledger->n; i++)
        names[n++] = figure_id(run->ledger, &run->ledger->items[i], run->arena);
    struct str nearest = nearest_name(id, names, n);
    struct str hint = nearest.len ? str_format(run->arena, "Did you mean %.*s?", STR_ARG(nearest))
                                  : STR("`boardpaper figures PAPER.xml` lists every id in its first column.");
    diag_add_hint(run->diags, SEVERITY_ERROR, "no-such-figure", place_file(run->spec->file), hint,
                  "This paper has no figure %.*s", STR_ARG(id));
}

int command_explain(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_LA, 2, &options);
    if (status >= 0)
        return status;
    struct run run;
    run_open(&run, &options);
    if (run_to(&run, STAGE_ANALYSIS)) {
        uint32_t found = ledger_find_id(run.ledger, str_of(options.operand));
        if (found == FIGURE_NONE)
            no_such_figure(&run, str_of(options.operand));
        else {
            struct buf out = {0};
            explain_figure(run.ledger, found, &out);
            fwrite(out.ptr, 1, out.len, stdout);
            buf_close(&out);
        }
    }
    run_report(&run, SEVERITY_ERROR);
    status = run_status(&run);
    run_close(&run);
    return status;
}
