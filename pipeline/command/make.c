/* boardpaper make: the paper, its ledger and its manifest, written together or not at all. */
#include "command/command.h"
#include "command/manifest.h"
#include "pdf/pdf.h"

#include "base/digest.h"
#include "base/file.h"
#include "base/number.h"

#include <stdio.h>
#include <unistd.h>

static struct str output_path(struct job *job, const char *ending)
{
    struct str name = spec_paper_name(job->spec, &job->inputs->areas, job->arena);
    return path_join(job->arena, str_of(job->options->folder),
                     str_format(job->arena, "%.*s%s", STR_ARG(name), ending));
}

/* The ledger may be large: it is written and hashed piece by piece, and the manifest is made after it. */
struct outputs {
    struct job *job;
    struct ledger_pieces *pieces;
    struct digest *digest;
    struct manifest_output listed[2];
    bool manifest_done;
};

static bool next_figures(void *context, struct buf *piece)
{
    struct outputs *outputs = context;
    if (!ledger_pieces_next(outputs->pieces, piece)) {
        outputs->listed[1].sha256 = digest_close(outputs->digest, outputs->job->arena);
        return false;
    }
    digest_add(outputs->digest, buf_str(piece));
    outputs->listed[1].size += piece->len;
    return true;
}

static bool next_manifest(void *context, struct buf *piece)
{
    struct outputs *outputs = context;
    if (outputs->manifest_done)
        return false;
    manifest_write(outputs->job, outputs->listed, 2, piece);
    outputs->manifest_done = true;
    return true;
}

static bool write_outputs(struct job *job, struct buf *pdf)
{
    struct str paths[] = {output_path(job, ".pdf"), output_path(job, ".figures.csv"),
                          output_path(job, ".manifest.json")};
    struct outputs outputs = {
        .job = job,
        .pieces = ledger_pieces_open(job->ledger),
        .digest = digest_open(job->arena),
        .listed = {{path_name(paths[0]), digest_hex(job->arena, buf_str(pdf)), pdf->len},
                   {path_name(paths[1]), STR_NONE, 0}}};
    struct file_output files[] = {{.path = paths[0].ptr, .bytes = buf_str(pdf)},
                                  {.path = paths[1].ptr, .more = next_figures, .context = &outputs},
                                  {.path = paths[2].ptr, .more = next_manifest, .context = &outputs}};
    bool done = file_make_folder(job->options->folder, job->diags) && file_write_all(files, 3, job->diags);
    if (done)
        printf("%.*s: %zu pages, %.*s figures, %.*s KB\n", STR_ARG(paths[0]), job->pages->n,
               STR_ARG(number_display(job->arena, (double)job->ledger->n, 0)),
               STR_ARG(number_display(job->arena, (double)pdf->len / 1000.0, 0)));
    ledger_pieces_close(outputs.pieces);
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

/* Warnings are counted here and listed by `check`: a schedule's log stays readable. */
static void say_warnings(const struct job *job)
{
    size_t n = diags_count(job->diags, SEVERITY_WARNING);
    if (n)
        fprintf(stderr, "boardpaper: %zu warning%s; boardpaper check %s lists %s\n", n, n == 1 ? "" : "s",
                job->options->paper, n == 1 ? "it" : "them");
}

int command_make(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_OUTPUT | OPTION_DRAFT | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct job job;
    job_open(&job, &options);
    make(&job);
    job_report(&job, SEVERITY_ERROR);
    say_warnings(&job);
    status = job_status(&job);
    if (status != EXIT_DONE)
        fputs("boardpaper: nothing was written; what was there before is unchanged\n", stderr);
    job_close(&job);
    return status;
}
