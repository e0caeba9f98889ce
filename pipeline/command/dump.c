/* boardpaper dump: one stage as plain text. */
#include "command/command.h"
#include "command/job.h"

#include <string.h>

static void write_spec(const struct job *job, struct buf *out)
{
    spec_dump(job->spec, &job->inputs->areas, &job->inputs->catalogue, out);
}

static void write_dataset(const struct job *job, struct buf *out)
{
    dataset_dump(job->inputs->dataset, out);
}

/* One line an indicator: how much of it was read. */
static void write_inputs(const struct job *job, struct buf *out)
{
    const struct dataset *dataset = job->inputs->dataset;
    for (size_t i = 0; i < dataset->catalogue->n; i++) {
        const struct series *series = &dataset->series[i];
        size_t values = 0;
        for (size_t cell = 0; cell < series->n_periods * series->n_areas; cell++)
            values += series->state[cell] != STATE_MISSING ? 1 : 0;
        struct str id = dataset->catalogue->items[i].id;
        struct str first = series->n_periods ? period_text(job->arena, series->periods[0]) : STR("none");
        struct str last =
            series->n_periods ? period_text(job->arena, series->periods[series->n_periods - 1]) : STR("none");
        buf_add_format(out, "%.*s: %zu periods, %.*s to %.*s, %zu observations\n", STR_ARG(id),
                       series->n_periods, STR_ARG(first), STR_ARG(last), values);
    }
}

static void write_analysis(const struct job *job, struct buf *out)
{
    analysis_dump(job->ledger, out);
}

static void write_document(const struct job *job, struct buf *out)
{
    document_dump(job->document, out);
}

static void write_pages(const struct job *job, struct buf *out)
{
    pages_dump(job->pages, out);
}

static void write_structure(const struct job *job, struct buf *out)
{
    pages_dump_structure(job->pages, out);
}

static const struct stage_dump stages[] = {{"spec", STAGE_SPEC, write_spec},
                                           {"inputs", STAGE_DATASET, write_inputs},
                                           {"dataset", STAGE_DATASET, write_dataset},
                                           {"analysis", STAGE_ANALYSIS, write_analysis},
                                           {"document", STAGE_DOCUMENT, write_document},
                                           {"pages", STAGE_PAGES, write_pages},
                                           {"structure", STAGE_PAGES, write_structure}};

const struct stage_dump *stage_dump_find(const char *name)
{
    for (size_t i = 0; name && i < sizeof stages / sizeof *stages; i++)
        if (strcmp(stages[i].name, name) == 0)
            return &stages[i];
    return NULL;
}

int command_dump(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_STAGE | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    const struct stage_dump *dump = stage_dump_find(options.stage);
    if (!dump) {
        fputs("boardpaper dump: --stage is spec, inputs, dataset, analysis, document, pages or structure\n",
              stderr);
        return EXIT_USE;
    }
    struct job job;
    job_open(&job, &options);
    if (job_to(&job, dump->stage)) {
        struct buf out = {0};
        dump->write(&job, &out);
        job_print(&out);
        buf_close(&out);
    }
    job_report(&job, SEVERITY_ERROR);
    status = job_status(&job);
    job_close(&job);
    return status;
}
