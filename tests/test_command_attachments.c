/* The files inside a paper's PDF: they come out by other tools as they went in, hold what the pages show and
 * nothing that people wrote in their own words. */
#include "command/job.h"
#include "pdf/pdf.h"

#include "base/file.h"
#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

static struct options options;
static struct job job;

static void open_paper(const char *paper)
{
    static char path[4096];
    snprintf(path, sizeof path, "%s/fixtures/%s", golden_source(), paper);
    options = (struct options){.paper = path, .folder = "."};
    job_open(&job, &options);
    bool done = job_to(&job, STAGE_PAGES);
    if (!done)
        diags_dump(job.diags, DIAG_TEXT, stderr);
    cr_assert(done, "%s", paper);
}

static const struct attachment *attached(const char *ending)
{
    for (size_t i = 0; i < job.document->n_attachments; i++)
        if (str_ends(job.document->attachments[i].name, str_of(ending)))
            return &job.document->attachments[i];
    cr_assert_fail("no %s is attached", ending);
    return NULL;
}

static void write_file(const char *path, struct str bytes)
{
    cr_assert(file_write(path, bytes, job.diags), "%s", path);
}

/* Both readers' copies of an attachment are what the document holds. */
static void compare(const char *folder, const struct attachment *attachment)
{
    char command[8192], path[4096];
    snprintf(path, sizeof path, "%s/wanted", folder);
    write_file(path, attachment->bytes);
    snprintf(
        command, sizeof command,
        "cd '%s' && qpdf --show-attachment='%.*s' paper.pdf | cmp - wanted && cmp 'detached/%.*s' wanted",
        folder, STR_ARG(attachment->name), STR_ARG(attachment->name));
    cr_expect_eq(system(command), 0, "%.*s comes out otherwise", STR_ARG(attachment->name));
}

static void hold_extraction(const char *paper)
{
    open_paper(paper);
    char folder[] = "/tmp/boardpaper-attached-XXXXXX", path[4096], command[8192];
    cr_assert(mkdtemp(folder));
    struct pdf_settings settings = {.tagged = true,
                                    .archive = true,
                                    .producer = job_program(),
                                    .icc_file = STR("/usr/share/color/icc/sRGB.icc")};
    struct buf pdf = {0};
    cr_assert(pdf_write(job.pages, job.metrics, &settings, &pdf, job.diags));
    snprintf(path, sizeof path, "%s/paper.pdf", folder);
    write_file(path, buf_str(&pdf));
    buf_close(&pdf);
    snprintf(command, sizeof command, "cd '%s' && mkdir detached && pdfdetach -saveall -o detached paper.pdf",
             folder);
    cr_assert_eq(system(command), 0);
    cr_assert_eq(job.document->n_attachments, 3);
    for (size_t i = 0; i < 3; i++)
        compare(folder, &job.document->attachments[i]);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    cr_expect_eq(system(command), 0);
    job_close(&job);
}

Test(attachments, come_out_as_they_went_in)
{
    hold_extraction("minimal/paper.xml");
}

Test(attachments, of_a_large_paper_too)
{
    hold_extraction("cib-quarterly/paper.xml");
}

/* -- what is in them */

static size_t count_lines(struct str text)
{
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.ptr[i] == '\n' ? 1 : 0;
    return n;
}

static void show_text(void *self, const struct text *text)
{
    bool *shown = self;
    for (size_t i = 0; i < text->n; i++)
        if (text->runs[i].figure != UINT32_MAX)
            shown[text->runs[i].figure] = true;
}

/* Every drawn number of a chart of bars, lines or cells is one of the records that it says it was made from.
 */
static void expect_known(const struct chart *chart, const struct datum *datum)
{
    bool found = !datum->is_set;
    for (size_t i = 0; i < chart->n_figures && !found; i++)
        found = ledger_at(job.ledger, chart->figures[i])->value == datum->value;
    cr_expect(found, "chart %.*s shows %.*s, which is none of its records", STR_ARG(chart->id),
              STR_ARG(datum->text));
}

static size_t expect_chart_known(const struct chart *chart)
{
    size_t n = 0;
    if (chart->kind == CHART_RANKED)
        for (size_t i = 0; i < chart->of.ranked.n_bars; i++, n++)
            expect_known(chart, &chart->of.ranked.bars[i].value);
    if (chart->kind == CHART_SPARKLINE)
        for (size_t i = 0; i < chart->of.sparkline.n_points; i++, n++)
            expect_known(chart, &chart->of.sparkline.points[i]);
    if (chart->kind == CHART_SCORECARD)
        for (size_t i = 0; i < chart->of.scorecard.n_rows * chart->of.scorecard.n_columns; i++, n++)
            expect_known(chart, &chart->of.scorecard.cells[i].value);
    if (chart->kind == CHART_SPC)
        for (size_t i = 0; i < chart->of.spc.n_points; i++, n++) {
            expect_known(chart, &chart->of.spc.points[i].value);
            expect_known(chart, &chart->of.spc.points[i].upper);
        }
    if (chart->kind == CHART_TREND)
        for (size_t i = 0; i < chart->of.trend.n_series; i++)
            for (size_t k = 0; k < chart->of.trend.n_periods; k++, n++)
                expect_known(chart, &chart->of.trend.series[i].points[k]);
    return n;
}

Test(attachments, hold_the_figures_of_the_pages_and_no_others)
{
    open_paper("cib-quarterly/paper.xml");
    bool *shown = ARENA_ARRAY(job.arena, bool, job.ledger->n);
    document_each_text(job.document, show_text, shown);
    size_t n = 0, n_known = 0;
    for (size_t i = 0; i < job.document->n_charts; i++) {
        const struct chart *chart = job.document->charts[i];
        cr_expect_gt(chart->n_figures, 0, "chart %.*s is made of nothing", STR_ARG(chart->id));
        for (size_t k = 0; k < chart->n_figures; k++)
            shown[chart->figures[k]] = true;
        n_known += expect_chart_known(chart);
    }
    for (size_t i = 0; i < job.ledger->n; i++)
        n += shown[i] ? 1 : 0;
    cr_expect_gt(n_known, 500);
    cr_expect_lt(n, job.ledger->n / 4, "the pages show a part of the ledger");
    cr_expect_eq(count_lines(attached("-figures.csv")->bytes), n + 1);
    job_close(&job);
}

Test(attachments, hold_no_words_of_local_authorities)
{
    open_paper("cib-quarterly/paper.xml");
    const struct lists *lists = &job.inputs->lists;
    cr_assert_gt(lists->n_comments, 5);
    for (size_t i = 0; i < lists->n_comments; i++)
        for (size_t k = 0; k < job.document->n_attachments; k++)
            cr_expect_eq(str_find(job.document->attachments[k].bytes, lists->comments[i].text), SIZE_MAX,
                         "%.*s holds the comment of line %u", STR_ARG(job.document->attachments[k].name),
                         lists->comments[i].line);
    for (size_t i = 0; i < lists->n_priorities; i++)
        if (lists->priorities[i].progress.len)
            cr_expect_eq(str_find(attached("-tables.csv")->bytes, lists->priorities[i].progress), SIZE_MAX);
    job_close(&job);
}
