/* boardpaper make: the paper, its ledger and its manifest, written together or not at all. */
#include "command/command.h"
#include "command/manifest.h"
#include "pdf/pdf.h"

#include "base/file.h"
#include "base/number.h"

#include <stdio.h>
#include <unistd.h>

static struct str output_path(struct job *job, const char *ending)
{
    struct str name = str_format(job->arena, "%.*s%s", STR_ARG(job->spec->id), ending);
    return path_join(job->arena, str_of(job->options->folder), name);
}

static bool write_outputs(struct job *job, struct buf *pdf)
{
    struct buf figures = {0}, manifest = {0};
    ledger_write(job->ledger, &figures);
    struct str paths[] = {output_path(job, ".pdf"), output_path(job, ".figures.csv"),
                          output_path(job, ".manifest.json")};
    struct manifest_output outputs[] = {{path_name(paths[0]), buf_str(pdf)},
                                        {path_name(paths[1]), buf_str(&figures)}};
    manifest_write(job, outputs, 2, &manifest);
    struct file_output files[] = {
        {paths[0].ptr, buf_str(pdf)}, {paths[1].ptr, buf_str(&figures)}, {paths[2].ptr, buf_str(&manifest)}};
    bool done = file_make_folder(job->options->folder, job->diags) && file_write_all(files, 3, job->diags);
    if (done)
        printf("%.*s: %zu pages, %.*s figures, %.*s KB\n", STR_ARG(paths[0]), job->pages->n,
               STR_ARG(number_display(job->arena, (double)job->ledger->n, 0)),
               STR_ARG(number_display(job->arena, (double)pdf->len / 1000.0, 0)));
    buf_close(&figures);
    buf_close(&manifest);
    return done;
}

static bool make(struct job *job)
{
    if (!job_to(job, STAGE_PAGES))
        return false;
    struct pdf_settings settings = {.tagged = !job->options->untagged,
                                    .archive = !job->options->untagged,
                                    .producer = job_program(),
                                    .icc_file = STR("/usr/share/color/icc/sRGB.icc")};
    struct buf pdf = {0};
    bool done = pdf_write(job->pages, job->metrics, &settings, &pdf, job->diags) && write_outputs(job, &pdf);
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
    struct job job;
    job_open(&job, &options);
    make(&job);
    job_report(&job, SEVERITY_WARNING);
    status = job_status(&job);
    if (status != EXIT_DONE)
        fputs("boardpaper: nothing was written; what was there before is unchanged\n", stderr);
    job_close(&job);
    return status;
}
