/* Nothing on any page of any fixture stands on something else or leaves the page, in either style; nothing is
 * too large for its place, and what hostile data does to a page is said. */
#include "box_check.h"
#include "command/job.h"
#include "golden.h"
#include "input/embedded.h"
#include "input/read_style.h"

#include "test_command_papers.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Fixtures that hold, on purpose, what no page can hold. */
static const char *const too_large[] = {NULL};

static bool is_named(const char *const *names, const char *path)
{
    for (; *names; names++)
        if (strstr(path, *names))
            return true;
    return false;
}

static size_t count_said(struct diags *diags, const char *code)
{
    size_t n, found = 0;
    const struct diag *all = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++)
        if (str_is(all[i].code, code)) {
            found++;
            fprintf(stderr, "%s: %.*s\n", code, STR_ARG(all[i].message));
        }
    return found;
}

/* -- near-empty pages are said, each once, and no other page */

static size_t near_empty(const struct pages *pages)
{
    size_t n = 0;
    for (size_t p = 0; p < pages->n; p++)
        n += pages->items[p].used < 0.25;
    return n;
}

static size_t check_pages(struct job *job, const struct style *style, const char *path)
{
    struct diags *said = diags_open(job->arena), *found = diags_open(job->arena);
    struct metrics *metrics = metrics_open(job->arena, style, said);
    cr_assert_not_null(metrics);
    const struct pages *pages = pages_build(job->arena, job->document, style, metrics, said);
    size_t faults = pages_check_boxes(pages, metrics, found);
    if (faults)
        diags_dump(found, DIAG_TEXT, stderr);
    if (!is_named(too_large, path))
        faults += count_said(said, "does-not-fit");
    size_t n, warned = 0;
    const struct diag *all = diags_sorted(said, &n);
    for (size_t i = 0; i < n; i++)
        warned += str_is(all[i].code, "near-empty-page");
    if (warned != near_empty(pages)) {
        fprintf(stderr, "%zu pages are nearly empty, %zu are said to be\n", near_empty(pages), warned);
        faults++;
    }
    metrics_close(metrics);
    if (faults)
        fprintf(stderr, "%s in the style %.*s: %zu faults\n", path, STR_ARG(style->name), faults);
    return faults;
}

static size_t check_paper(const char *path, const char *la)
{
    struct options options = {.paper = path, .la = la, .quiet = true};
    struct job job;
    size_t faults = 0;
    job_open(&job, &options);
    if (!job_to(&job, STAGE_DOCUMENT)) {
        job_report(&job, SEVERITY_ERROR);
        faults++;
    } else {
        struct wording *words;
        const struct style *plain =
            style_read_bytes(job.arena, EMBEDDED(style_plain), STR("plain.xml"), &words, job.diags);
        cr_assert_not_null(plain);
        faults += check_pages(&job, job.style, path) + check_pages(&job, plain, path);
    }
    job_close(&job);
    return faults;
}

/* -- all papers of all fixtures */

static void check_all(bool hostile, size_t least)
{
    struct arena *arena = arena_open();
    struct paths paths = papers_find(arena, hostile);
    size_t faults = 0;
    for (size_t i = 0; i < paths.n; i++)
        faults += check_paper(paths.items[i], paper_la(paths.items[i]));
    cr_assert(paths.n >= least, "only %zu papers were found", paths.n);
    arena_close(arena);
    cr_assert_eq(faults, 0, "%zu faults", faults);
}

Test(command_boxes, of_all_fixtures, .timeout = 600)
{
    check_all(false, 30);
}

Test(command_boxes, of_hostile_fixtures, .timeout = 600)
{
    check_all(true, 7);
}
