/* Every fixture through every stage, against readable golden texts; every bad-* fixture's diagnostics. */
#include "command/job.h"

#include "golden.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static void fixture_path(const char *fixture, char path[4096])
{
    snprintf(path, 4096, "%s/fixtures/%s/paper.xml", golden_source(), fixture);
}

static bool compare_stage(const struct job *job, const char *fixture, const char *stage)
{
    char name[512];
    struct buf out = {0};
    stage_dump_find(stage)->write(job, &out);
    snprintf(name, sizeof name, "%s/%s.txt", fixture, stage);
    bool same = golden_compare(name, buf_str(&out));
    buf_close(&out);
    return same;
}

/* The ledger is dumped by no stage: it is a file of its own. */
static bool compare_figures(const struct job *job, const char *fixture)
{
    char name[512];
    struct buf out = {0};
    ledger_write(job->ledger, &out);
    snprintf(name, sizeof name, "%s/figures.txt", fixture);
    bool same = golden_compare(name, buf_str(&out));
    buf_close(&out);
    return same;
}

static void hold_stages(const char *fixture, bool all)
{
    char path[4096];
    fixture_path(fixture, path);
    struct options options = {.paper = path, .folder = ".", .fixed_metrics = true};
    struct job job;
    job_open(&job, &options);
    bool done = job_to(&job, STAGE_PAGES);
    if (!done)
        diags_dump(job.diags, DIAG_TEXT, stderr);
    cr_assert(done, "%s: could not be made", fixture);
    bool same = compare_stage(&job, fixture, "spec");
    same = compare_stage(&job, fixture, "structure") && same;
    if (all) { /* a small fixture: these grow with the data, and test_command_compact holds the large ones' */
        same = compare_stage(&job, fixture, "document") && same;
        same = compare_stage(&job, fixture, "dataset") && same;
        same = compare_stage(&job, fixture, "analysis") && same;
        same = compare_stage(&job, fixture, "pages") && same;
        same = compare_figures(&job, fixture) && same;
    }
    job_close(&job);
    cr_assert(same, "%s: a stage differs from its golden text", fixture);
}

Test(golden, minimal)
{
    hold_stages("minimal", true);
}

Test(golden, cib_quarterly)
{
    hold_stages("cib-quarterly", false);
}

Test(golden, annual_pack)
{
    hold_stages("annual-pack", false);
}

static bool hold_diagnostics(const char *fixture)
{
    char path[4096], name[512];
    fixture_path(fixture, path);
    /* what fonts lack is seen by the fonts themselves */
    bool is_of_fonts = strncmp(fixture, "bad-glyph", strlen("bad-glyph")) == 0;
    struct options options = {.paper = path, .folder = ".", .fixed_metrics = !is_of_fonts};
    struct job job;
    job_open(&job, &options);
    bool done = job_to(&job, STAGE_PAGES);
    struct buf out = {0};
    diags_dump_buf(job.diags, DIAG_TEXT, &out);
    snprintf(name, sizeof name, "%s.txt", fixture);
    bool same = golden_compare(name, golden_without_folder(job.arena, fixture, buf_str(&out)));
    if (done || !diags_failed(job.diags)) {
        fprintf(stderr, "%s: a fault was expected and none was found\n", fixture);
        same = false;
    }
    buf_close(&out);
    job_close(&job);
    return same;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

Test(golden, bad_fixtures)
{
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/fixtures", golden_source());
    DIR *fixtures = opendir(folder);
    cr_assert(fixtures, "no fixtures folder");
    char *names[512];
    size_t n = 0;
    for (struct dirent *entry; (entry = readdir(fixtures)) && n < 512;)
        if (strncmp(entry->d_name, "bad-", 4) == 0)
            names[n++] = strdup(entry->d_name);
    closedir(fixtures);
    cr_assert(n >= 10, "only %zu bad fixtures", n);
    qsort(names, n, sizeof *names, by_name);
    size_t differing = 0;
    for (size_t i = 0; i < n; i++) {
        differing += hold_diagnostics(names[i]) ? 0 : 1;
        free(names[i]);
    }
    cr_assert(differing == 0, "%zu bad fixtures say something else than their golden texts", differing);
}
