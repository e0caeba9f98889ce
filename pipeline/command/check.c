/* boardpaper check: everything but writing; all findings on standard output. */
#include "command/command.h"
#include "command/job.h"

int command_check(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_FORMAT | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct job job;
    job_open(&job, &options);
    job_to(&job, STAGE_PAGES);
    diags_dump(job.diags, options.format, stdout);
    if (options.format == DIAG_TEXT) {
        size_t errors = diags_count(job.diags, SEVERITY_ERROR),
               warnings = diags_count(job.diags, SEVERITY_WARNING);
        size_t notes = diags_count(job.diags, SEVERITY_NOTE);
        printf("%zu error%s, %zu warning%s, %zu note%s\n", errors, errors == 1 ? "" : "s", warnings,
               warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s");
    }
    status = job_status(&job);
    job_close(&job);
    return status;
}
