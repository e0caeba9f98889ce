/* Nothing on any page of any fixture stands on something else or leaves the page. */
#include "command/job.h"
#include "golden.h"
#include "layout/box_check.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <string.h>

static void check_paper(const char *path, const char *la)
{
    struct options options = {.paper = path, .la = la};
    struct job job;
    job_open(&job, &options);
    if (!job_to(&job, STAGE_PAGES)) {
        job_report(&job, SEVERITY_ERROR);
        job_close(&job);
        cr_assert_fail("%s was not laid out", path);
    }
    struct diags *found = diags_open(job.arena);
    size_t n = pages_check_boxes(job.pages, found);
    if (n)
        diags_dump(found, DIAG_TEXT, stderr);
    job_close(&job);
    cr_assert_eq(n, 0, "%zu faults of boxes in %s", n, path);
}

/* Every .xml of a fixture's folder whose name does not begin with "bad-". */
Test(command_boxes, of_all_fixtures)
{
    struct arena *arena = arena_open();
    struct str fixtures = str_format(arena, "%s/fixtures", golden_source());
    DIR *folders = opendir(fixtures.ptr);
    cr_assert_not_null(folders);
    size_t n = 0;
    for (struct dirent *folder; (folder = readdir(folders)) != NULL;) {
        if (folder->d_name[0] == '.' || strncmp(folder->d_name, "bad-", 4) == 0)
            continue;
        struct str path = str_format(arena, "%s/%s", fixtures.ptr, folder->d_name);
        DIR *files = opendir(path.ptr);
        for (struct dirent *file; files && (file = readdir(files)) != NULL;) {
            if (!str_ends(str_of(file->d_name), STR("paper.xml")) &&
                !str_is(str_of(file->d_name), "six-weekly.xml") &&
                !str_is(str_of(file->d_name), "la-profile.xml"))
                continue;
            bool profile = str_is(str_of(file->d_name), "la-profile.xml");
            check_paper(str_format(arena, "%s/%s", path.ptr, file->d_name).ptr, profile ? "E08000025" : NULL);
            n++;
        }
        if (files)
            closedir(files);
    }
    closedir(folders);
    cr_assert(n >= 4, "only %zu papers were found", n);
    arena_close(arena);
}
