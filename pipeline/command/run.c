#include "command/run.h"

#include "command/command.h"
#include "input/read_style.h"
#include "input/spec_read.h"

#include <string.h>
#include <unistd.h>

#ifndef BOARDPAPER_VERSION
#define BOARDPAPER_VERSION "unknown"
#endif

struct str run_program(void)
{
    return STR("boardpaper " BOARDPAPER_VERSION);
}

struct str run_rules(void)
{
    return STR("rules 1");
}

void run_open(struct run *run, const struct options *options)
{
    *run = (struct run){.options = options, .arena = arena_open()};
    run->diags = diags_open(run->arena);
}

void run_close(struct run *run)
{
    if (run->metrics)
        metrics_close(run->metrics);
    arena_close(run->arena);
}

/* Long work says on a terminal what it is at; piped, nothing but the result is printed. */
static void progress(const struct run *run, const char *what)
{
    if (!run->options->quiet && isatty(STDERR_FILENO))
        fprintf(stderr, "\r\033[K%s", what);
}

/* Both steps of the spec are made before the run stops, so that all its faults are seen at once. */
static bool read_spec(struct run *run)
{
    progress(run, "Reading the spec and its lists …");
    struct str allowed[MOST_FOLDERS];
    for (size_t i = 0; i < run->options->n_allowed; i++)
        allowed[i] = str_of(run->options->allowed[i]);
    struct spec_options options = {allowed, run->options->n_allowed, str_of(run->options->la)};
    struct spec_draft *draft = spec_read(run->arena, str_of(run->options->paper), &options, run->diags);
    if (!draft)
        return false;
    run->inputs = ARENA_NEW(run->arena, struct inputs);
    inputs_load_lists(run->inputs, draft->spec, run->arena, run->diags);
    run->spec = spec_check(draft, run->arena, &run->inputs->areas, &run->inputs->catalogue, run->diags);
    if (draft->spec->lists[LIST_STYLE].path.len)
        run->style = style_read(run->arena, draft->spec->lists[LIST_STYLE].path, &run->wording, run->diags);
    return run->spec && !diags_failed(run->diags);
}

static bool read_data(struct run *run)
{
    progress(run, "Reading the data …");
    inputs_load_observations(run->inputs, run->spec, run->arena, run->diags);
    run->files = provenance_build(run->spec, run->arena, run->diags, &run->n_files);
    return !diags_failed(run->diags);
}

static bool analyse(struct run *run)
{
    progress(run, "Working out the figures …");
    run->ledger =
        analysis_build(run->spec, &run->inputs->lists, run->inputs->dataset, run->arena, run->diags);
    return !diags_failed(run->diags);
}

static bool write_document(struct run *run)
{
    progress(run, "Writing the sections …");
    struct report_inputs inputs = {.spec = run->spec,
                                   .ledger = run->ledger,
                                   .wording = run->wording,
                                   .lists = &run->inputs->lists,
                                   .diags = run->diags,
                                   .rules_version = run_rules(),
                                   .draft = run->options->draft};
    run->document = report_build(run->arena, &inputs);
    return !diags_failed(run->diags);
}

static bool lay_out(struct run *run)
{
    progress(run, "Laying out the pages …");
    run->metrics = run->options->fixed_metrics ? metrics_open_fixed(run->arena, run->style)
                                               : metrics_open(run->arena, run->style, run->diags);
    if (!run->metrics)
        return false;
    run->pages = pages_build(run->arena, run->document, run->style, run->metrics, run->diags);
    return !diags_failed(run->diags);
}

bool run_to(struct run *run, enum stage last)
{
    static bool (*const stages[])(struct run *) = {read_spec, read_data, analyse, write_document, lay_out};
    bool done = true;
    for (size_t i = 0; done && i <= (size_t)last; i++)
        done = stages[i](run);
    progress(run, "");
    return done;
}

void run_report(struct run *run, enum severity least)
{
    size_t n = 0;
    const struct diag *all = diags_sorted(run->diags, &n);
    struct diags *shown = diags_open(run->arena);
    for (size_t i = 0; i < n; i++)
        if (all[i].severity >= least)
            diag_add_hint(shown, all[i].severity, str_terminated(run->arena, all[i].code), all[i].place,
                          all[i].hint, "%.*s", STR_ARG(all[i].message));
    diags_dump(shown, DIAG_TEXT, stderr);
}

/* Faults of the machine, not of what the user gave. */
static bool is_systems(struct str code)
{
    return str_is(code, "system") || str_is(code, "file-unwritable") || str_is(code, "folder-unmakable");
}

int run_status(struct run *run)
{
    if (!diags_failed(run->diags))
        return EXIT_DONE;
    size_t n = 0;
    const struct diag *all = diags_sorted(run->diags, &n);
    for (size_t i = 0; i < n; i++)
        if (all[i].severity == SEVERITY_ERROR && !is_systems(all[i].code))
            return EXIT_INPUT;
    return EXIT_SYSTEM;
}
