/* boardpaper chart: one chart of the paper as SVG or PNG. */
#include "base/file.h"
#include "chart/chart_draw.h"

#include "command/command.h"
#include "command/job.h"

#define CHART_WIDTH 500.0 /* [pt] of a chart that takes the column's width */

static bool has_ending(struct str path, const char *ending)
{
    size_t at = path.len > 4 ? path.len - 4 : 0;
    return str_equal_fold(str_slice(path, at, path.len), str_of(ending));
}

static void list_charts(const struct document *document)
{
    for (size_t i = 0; i < document->n_charts; i++)
        printf("%.*s\t%.*s\n", STR_ARG(document->charts[i]->id), STR_ARG(document->charts[i]->title));
}

static const struct chart *find_chart(struct job *job, struct str id)
{
    const struct document *document = job->document;
    struct str *names = ARENA_ARRAY(job->arena, struct str, document->n_charts + 1);
    for (size_t i = 0; i < document->n_charts; i++) {
        names[i] = document->charts[i]->id;
        if (str_equal(names[i], id))
            return document->charts[i];
    }
    struct str nearest = nearest_name(id, names, document->n_charts);
    struct str hint = nearest.len ? str_format(job->arena, "Did you mean %.*s?", STR_ARG(nearest))
                                  : STR("Without --id this verb lists the paper's charts.");
    diag_add_hint(job->diags, SEVERITY_ERROR, "no-such-chart", place_file(job->spec->file), hint,
                  "This paper has no chart %.*s", STR_ARG(id));
    return NULL;
}

static void write_chart(struct job *job, const struct chart *chart)
{
    struct str path = str_of(job->options->folder);
    bool png = has_ending(path, ".png");
    const char *why = NULL;
    if (!chart_can_draw(chart, &why)) {
        diag_add(job->diags, SEVERITY_ERROR, "no-chart", place_file(job->spec->file), NULL, "Chart %.*s: %s",
                 STR_ARG(chart->id), why);
        return;
    }
    struct buf out = {0};
    double own = chart_width(chart, job->style);
    if (chart_picture(chart, job->style, job->metrics, own > 0.0 ? own : CHART_WIDTH,
                      png ? PICTURE_PNG : PICTURE_SVG, &out))
        file_write(job->options->folder, buf_str(&out), job->diags);
    else
        diag_add_system(job->diags, "no-picture", place_file(path), NULL, "The picture could not be drawn");
    buf_close(&out);
}

int command_chart(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_OUTPUT | OPTION_CHART | OPTION_LA, 1, &options);
    if (status >= 0)
        return status;
    struct str path = str_of(options.folder);
    if (options.chart && !has_ending(path, ".svg") && !has_ending(path, ".png")) {
        fputs("boardpaper chart: name the file with -o; it ends in .svg or .png\n", stderr);
        return EXIT_USE;
    }
    struct job job;
    job_open(&job, &options);
    if (job_to(&job, STAGE_PAGES)) {
        const struct chart *chart = options.chart ? find_chart(&job, str_of(options.chart)) : NULL;
        if (chart)
            write_chart(&job, chart);
        else if (!options.chart)
            list_charts(job.document);
    }
    job_report(&job, SEVERITY_ERROR);
    status = job_status(&job);
    job_close(&job);
    return status;
}
