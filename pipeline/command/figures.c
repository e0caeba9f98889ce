/* boardpaper figures: the ledger on standard output. */
#include "command/command.h"
#include "command/run.h"

int command_figures(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct run run;
    run_open(&run, &options);
    if (run_to(&run, STAGE_ANALYSIS)) {
        struct buf out = {0};
        ledger_write(run.ledger, &out);
        fwrite(out.ptr, 1, out.len, stdout);
        buf_close(&out);
    }
    run_report(&run, SEVERITY_ERROR);
    status = run_status(&run);
    run_close(&run);
    return status;
}
