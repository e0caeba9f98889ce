#include "command/job.h"

#include "command/command.h"
#include "input/read_style.h"
#include "input/spec_read.h"

#include <malloc.h>
#include <string.h>
#include <unistd.h>

#ifndef BOARDPAPER_VERSION
#define BOARDPAPER_VERSION "unknown"
#endif

struct str job_program(void)
{
    return STR("boardpaper " BOARDPAPER_VERSION);
}

struct str job_rules(void)
{
    return STR("rules 1");
}

void job_open(struct job *job, const struct options *options)
{
    *job = (struct job){.options = options, .arena = arena_open()};
    job->diags = diags_open(job->arena);
}

void job_close(struct job *job)
{
    if (job->metrics)
        metrics_close(job->metrics);
    arena_close(job->arena);
}

/* Long work says on a terminal what it is at; piped, nothing but the result is printed. */
static void progress(const struct job *job, const char *what)
{
    if (!job->options->quiet && isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K%s", what);
}

/* Both steps of the spec are made, and the data files read, before the run stops, so that all faults are seen
 * at once. */
static bool read_spec(struct job *job)
{
    progress(job, "Reading the spec and its lists …");
    struct str allowed[MOST_FOLDERS];
    for (size_t i = 0; i < job->options->n_allowed; i++)
        allowed[i] = str_of(job->options->allowed[i]);
    struct spec_options options = {allowed, job->options->n_allowed, str_of(job->options->la)};
    struct spec_draft *draft = spec_read(job->arena, str_of(job->options->paper), &options, job->diags);
    if (!draft)
        return false;
    job->inputs = ARENA_NEW(job->arena, struct inputs);
    inputs_load_lists(job->inputs, draft->spec, job->arena, job->diags);
    job->spec = inputs_check_spec(job->inputs, draft, job->arena, job->diags);
    job->style = style_read(job->arena, &draft->spec->lists[LIST_STYLE], &job->wording, job->diags);
    malloc_trim(0); /* the grammars of spec and style were many small pieces below what stays */
    job->characters = characters_build(job->arena, draft);
    if (job->spec && !diags_failed(job->diags))
        return true;
    inputs_check_observations(job->inputs, draft, job->arena, job->diags);
    return false;
}

static bool read_data(struct job *job)
{
    progress(job, "Reading the data …");
    inputs_load_observations(job->inputs, job->spec, job->arena, job->diags);
    job->files = provenance_build(job->spec, job->arena, job->diags, &job->n_files);
    return !diags_failed(job->diags);
}

static bool analyse(struct job *job)
{
    progress(job, "Screening the data …");
    job->queries = screen_build(job->spec, &job->inputs->lists, job->inputs->dataset, job->arena);
    screen_apply(job->spec, job->queries, job->inputs->dataset);
    screen_report(job->queries, job->inputs->dataset, job->diags);
    progress(job, "Working out the figures …");
    job->ledger =
        analysis_build(job->spec, &job->inputs->lists, job->inputs->dataset, job->arena, job->diags);
    return !diags_failed(job->diags);
}

static bool write_document(struct job *job)
{
    progress(job, "Writing the sections …");
    struct report_inputs inputs = {.spec = job->spec,
                                   .ledger = job->ledger,
                                   .wording = job->wording,
                                   .lists = &job->inputs->lists,
                                   .boundaries = &job->inputs->boundaries,
                                   .queries = job->queries,
                                   .diags = job->diags,
                                   .rules_version = job_rules(),
                                   .draft = job->options->draft};
    job->document = report_build(job->arena, &inputs);
    ledger_release(job->ledger); /* the document knows records by their number */
    return !diags_failed(job->diags);
}

/* -- characters that no font has */

static void glyph_tell(const struct job *job, enum glyph_fault fault, uint32_t codepoint, struct place place,
                       const char *where)
{
    char sign[4];
    size_t len = str_encode(codepoint, sign);
    if (fault == GLYPH_MISSING)
        diag_add(job->diags, SEVERITY_ERROR, "missing-glyph", place,
                 "write it in words, or name fonts in the style that have it",
                 "the style's fonts have no \"%.*s\" (U+%04X)%s", (int)len, sign, (unsigned)codepoint, where);
    else
        diag_add(job->diags, SEVERITY_ERROR, "private-character", place, "write it in words",
                 "U+%04X is a private character, which an archival PDF may not hold%s", (unsigned)codepoint,
                 where);
}

static void glyph_take(void *self, enum glyph_fault fault, uint32_t codepoint, size_t page, struct str text)
{
    const struct job *job = self;
    if (fault == GLYPH_PRIVATE && job->options->untagged)
        return;
    const struct character *character = characters_find(job->characters, codepoint);
    struct str where = str_format(job->arena, "; page %zu shows it in \xE2\x80\x9C%.*s\xE2\x80\x9D", page + 1,
                                  STR_ARG(text));
    glyph_tell(job, fault, codepoint, character ? character->place : place_file(job->spec->file), where.ptr);
}

static bool open_metrics(struct job *job)
{
    if (!job->metrics && job->style)
        job->metrics = job->options->fixed_metrics ? metrics_open_fixed(job->arena, job->style)
                                                   : metrics_open(job->arena, job->style, job->diags);
    return job->metrics;
}

/* No pages will be made: of what pages would show, says what no font has. */
static void check_characters(struct job *job)
{
    size_t n = 0;
    const struct character *all = job->characters ? characters_all(job->characters, &n) : NULL;
    for (size_t i = 0; i < n && open_metrics(job); i++) {
        if (all[i].is_shown && !metrics_has(job->metrics, FONT_REGULAR, all[i].codepoint))
            glyph_tell(job, GLYPH_MISSING, all[i].codepoint, all[i].place, "");
    }
}

static bool lay_out(struct job *job)
{
    progress(job, "Laying out the pages …");
    if (!open_metrics(job))
        return false;
    job->pages = pages_build(job->arena, job->document, job->style, job->metrics, job->diags);
    pages_glyphs(job->pages, job->metrics, (struct glyph_taker){glyph_take, job});
    return !diags_failed(job->diags);
}

bool job_to(struct job *job, enum stage last)
{
    static bool (*const stages[])(struct job *) = {read_spec, read_data, analyse, write_document, lay_out};
    bool done = true;
    for (; done && job->n_done <= (size_t)last; job->n_done += done)
        done = stages[job->n_done](job);
    if (!done && job->document && !job->pages)
        lay_out(job); /* for its faults */
    else if (!done && !job->document)
        check_characters(job);
    progress(job, "");
    return done;
}

void job_release_figures(struct job *job)
{
    ledger_close(job->ledger);
    dataset_close(job->inputs->dataset);
}

void job_report(struct job *job, enum severity least)
{
    size_t n = 0;
    const struct diag *all = diags_sorted(job->diags, &n);
    struct diags *shown = diags_open(job->arena);
    for (size_t i = 0; i < n; i++)
        if (all[i].severity >= least)
            diag_add_hint(shown, all[i].severity, str_terminated(job->arena, all[i].code), all[i].place,
                          all[i].hint, "%.*s", STR_ARG(all[i].message));
    diags_dump(shown, DIAG_TEXT, stderr);
}

void job_print(const struct buf *out)
{
    if (out->len)
        fwrite(out->ptr, 1, out->len, stdout);
}

int job_status(struct job *job)
{
    return !diags_failed(job->diags)            ? EXIT_DONE
           : diags_failed_by_system(job->diags) ? EXIT_SYSTEM
                                                : EXIT_INPUT;
}
