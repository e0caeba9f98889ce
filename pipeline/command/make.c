/* boardpaper make: the paper, its ledger and its manifest, written together or not at all. */
#include "command/command.h"
#include "command/manifest.h"
#include "pdf/pdf.h"

#include "base/number.h"

#include <stdio.h>
#include <unistd.h>

static struct str output_path(struct run *run, const char *ending)
{
    struct str name = str_format(run->arena, "%.*s%s", STR_ARG(run->spec->id), ending);
    return path_join(run->arena, str_of(run->options->folder), name);
}

static bool write_outputs(struct run *run, struct buf *pdf)
{
    struct buf figures = {0}, manifest = {0};
    ledger_write(run->ledger, &figures);
    struct str paths[] = {output_path(run, ".pdf"), output_path(run, ".figures.csv"),
                          output_path(run, ".manifest.json")};
    struct manifest_output outputs[] = {{path_name(paths[0]), buf_str(pdf)},
                                        {path_name(paths[1]), buf_str(&figures)}};
    manifest_write(run, outputs, 2, &manifest);
    struct file_output files[] = {
        {paths[0].ptr, buf_str(pdf)}, {paths[1].ptr, buf_str(&figures)}, {paths[2].ptr, buf_str(&manifest)}};
    bool done = file_make_folder(run->options->folder, run->diags) && file_write_all(files, 3, run->diags);
    if (done)
        printf("%.*s: %zu pages, %.*s figures, %.*s KB\n", STR_ARG(paths[0]), run->pages->n,
               STR_ARG(number_display(run->arena, (double)run->ledger->n, 0)),
               STR_ARG(number_display(run->arena, (double)pdf->len / 1000.0, 0)));
    buf_close(&figures);
    buf_close(&manifest);
    return done;
}

static bool make(struct run *run)
{
    if (!run_to(run, STAGE_PAGES))
        return false;
    struct pdf_settings settings = {.tagged = !run->options->untagged,
                                    .archive = !run->options->untagged,
                                    .producer = run_program(),
                                    .icc_file = STR("/usr/share/color/icc/sRGB.icc")};
    struct buf pdf = {0};
    bool done = pdf_write(run->pages, run->metrics, &settings, &pdf, run->diags) && write_outputs(run, &pdf);
    buf_close(&pdf);
    return done;
}

/* Passages that the figures do not bear out are allowed in a draft only. */
int command_make(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_OUTPUT | OPTION_DRAFT | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct run run;
    run_open(&run, &options);
    make(&run);
    run_report(&run, SEVERITY_WARNING);
    status = run_status(&run);
    if (status != EXIT_DONE)
        fputs("boardpaper: nothing was written; what was there before is unchanged\n", stderr);
    run_close(&run);
    return status;
}
