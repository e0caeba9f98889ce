/* boardpaper check: everything but writing; all findings on standard output. */
#include "command/command.h"
#include "command/run.h"

int command_check(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_FORMAT | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct run run;
    run_open(&run, &options);
    run_to(&run, STAGE_PAGES);
    diags_dump(run.diags, options.format, stdout);
    if (options.format == DIAG_TEXT) {
        size_t errors = diags_count(run.diags, SEVERITY_ERROR),
               warnings = diags_count(run.diags, SEVERITY_WARNING);
        size_t notes = diags_count(run.diags, SEVERITY_NOTE);
        printf("%zu error%s, %zu warning%s, %zu note%s\n", errors, errors == 1 ? "" : "s", warnings,
               warnings == 1 ? "" : "s", notes, notes == 1 ? "" : "s");
    }
    status = run_status(&run);
    run_close(&run);
    return status;
}
