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

/* All three are written beside first and renamed together. The figures come first, and piece by piece: what
 * they are made from is released before the pages are laid out. The manifest, which lists the others, is
 * last. */
enum { OUTPUT_PDF, OUTPUT_FIGURES, N_LISTED };
struct outputs {
    struct job *job;
    struct file_set *files;
    struct str paths[N_LISTED];
    struct manifest_output listed[N_LISTED];
    struct ledger_pieces *pieces;
    struct digest *digest;
};

static bool next_figures(void *context, struct buf *piece)
{
    struct outputs *outputs = context;
    if (!ledger_pieces_next(outputs->pieces, piece))
        return false;
    digest_add(outputs->digest, buf_str(piece));
    outputs->listed[OUTPUT_FIGURES].size += piece->len;
    return true;
}

static bool write_figures(struct outputs *outputs)
{
    struct job *job = outputs->job;
    ledger_seal(job->ledger);
    outputs->pieces = ledger_pieces_open(job->ledger);
    outputs->digest = digest_open(job->arena);
    const struct file_output file = {
        .path = outputs->paths[OUTPUT_FIGURES].ptr, .more = next_figures, .context = outputs};
    bool done = file_set_add(outputs->files, &file, job->diags);
    outputs->listed[OUTPUT_FIGURES].sha256 = digest_close(outputs->digest, job->arena);
    ledger_pieces_close(outputs->pieces);
    return done;
}

static void take_pdf(void *context, struct str bytes)
{
    struct outputs *outputs = context;
    digest_add(outputs->digest, bytes);
    outputs->listed[OUTPUT_PDF].size += bytes.len;
    file_set_put(outputs->files, bytes);
}

static bool write_pdf(struct outputs *outputs)
{
    struct job *job = outputs->job;
    if (!file_set_begin(outputs->files, outputs->paths[OUTPUT_PDF].ptr, job->diags))
        return false;
    outputs->digest = digest_open(job->arena);
    struct pdf_settings settings = {.tagged = !job->options->untagged,
                                    .archive = !job->options->untagged,
                                    .producer = job_program(),
                                    .icc_file = STR("/usr/share/color/icc/sRGB.icc"),
                                    .take = take_pdf,
                                    .context = outputs};
    struct buf rest = {0};
    bool done = pdf_write(job->pages, job->metrics, &settings, &rest, job->diags);
    buf_close(&rest);
    outputs->listed[OUTPUT_PDF].sha256 = digest_close(outputs->digest, job->arena);
    return file_set_end(outputs->files, job->diags) && done;
}

static bool write_manifest(struct outputs *outputs)
{
    struct buf manifest = {0};
    manifest_write(outputs->job, outputs->listed, N_LISTED, &manifest);
    struct str path = output_path(outputs->job, ".manifest.json");
    const struct file_output file = {.path = path.ptr, .bytes = buf_str(&manifest)};
    bool done = file_set_add(outputs->files, &file, outputs->job->diags);
    buf_close(&manifest);
    return done;
}

static void say_done(const struct outputs *outputs)
{
    const struct job *job = outputs->job;
    printf("%.*s: %zu page%s, %.*s figures, %.*s KB\n", STR_ARG(outputs->paths[OUTPUT_PDF]), job->pages->n,
           job->pages->n == 1 ? "" : "s", STR_ARG(number_display(job->arena, (double)job->ledger->n, 0)),
           STR_ARG(number_display(job->arena, (double)outputs->listed[OUTPUT_PDF].size / 1000.0, 0)));
}

static bool write_outputs(struct outputs *outputs)
{
    struct job *job = outputs->job;
    outputs->paths[OUTPUT_PDF] = output_path(job, ".pdf");
    outputs->paths[OUTPUT_FIGURES] = output_path(job, ".figures.csv");
    for (size_t i = 0; i < N_LISTED; i++)
        outputs->listed[i].name = path_name(outputs->paths[i]);
    if (!file_make_folder(job->options->folder, job->diags) || !write_figures(outputs))
        return false;
    job_release_figures(job);
    return job_to(job, STAGE_PAGES) && write_pdf(outputs) && write_manifest(outputs) &&
           file_set_commit(outputs->files, job->diags);
}

static void make(struct job *job)
{
    if (!job_to(job, STAGE_DOCUMENT))
        return;
    struct outputs outputs = {.job = job, .files = file_set_open()};
    if (write_outputs(&outputs))
        say_done(&outputs);
    file_set_close(outputs.files);
}

/* Warnings are counted here and listed by `check`: a schedule's log stays readable. */
static void say_warnings(const struct job *job)
{
    size_t n = diags_count(job->diags, SEVERITY_WARNING);
    if (n)
        fprintf(stderr, "boardpaper: %zu warning%s; boardpaper check %s lists %s\n", n, n == 1 ? "" : "s",
                job->options->paper, n == 1 ? "it" : "them");
}

/* An error of the disk between the renames says itself which file is new and could not be put back. */
static bool is_mixed(const struct job *job)
{
    size_t n;
    const struct diag *all = diags_sorted(job->diags, &n);
    for (size_t i = 0; i < n; i++)
        if (str_is(all[i].code, "outputs-mixed"))
            return true;
    return false;
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
    if (status != EXIT_DONE && !is_mixed(&job))
        fputs("boardpaper: nothing was written; what was there before is unchanged\n", stderr);
    job_close(&job);
    return status;
}
