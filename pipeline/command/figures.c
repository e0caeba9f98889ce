/* boardpaper figures: the ledger on standard output. */
#include "command/command.h"
#include "command/job.h"

int command_figures(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct job job;
    job_open(&job, &options);
    if (job_to(&job, STAGE_ANALYSIS)) {
        struct ledger_pieces *pieces = ledger_pieces_open(job.ledger);
        struct buf piece = {0};
        while (ledger_pieces_next(pieces, &piece)) {
            job_print(&piece);
            buf_clear(&piece);
        }
        buf_close(&piece);
        ledger_pieces_close(pieces);
    }
    job_report(&job, SEVERITY_ERROR);
    status = job_status(&job);
    job_close(&job);
    return status;
}
