/* boardpaper init: from a folder of data files a starter paper: areas, catalogue and spec. */
#include "command/init.h"

#include "base/file.h"
#include "base/number.h"
#include "command/command.h"
#include "command/job.h"
#include "input/england.h"

#include <stdio.h>
#include <string.h>

#define MOST_SERIES 24 /* from one published file, where --most does not say */

const char *const init_files[INIT_FILES] = {"areas.csv", "indicators.csv", "paper.xml", "returns.csv"};

static int n_files(const struct draft *draft)
{
    return draft->lists_returns ? INIT_FILES : INIT_RETURNS;
}

/* -- what is there already stays */

static bool folder_is_free(struct draft *draft, struct diags *diags)
{
    struct buf there = {0};
    for (int i = 0; i < n_files(draft); i++) {
        struct str path = path_join(draft->arena, draft->folder, str_of(init_files[i]));
        if (path_real(draft->arena, path).len)
            buf_add_format(&there, "%s%s", there.len ? ", " : "", init_files[i]);
    }
    bool is_free = there.len == 0;
    if (!is_free)
        diag_add(diags, SEVERITY_ERROR, "files-there", place_file(draft->folder),
                 "move or rename them, or copy the data files into a folder of their own; to add a file to a "
                 "paper, "
                 "paste what \"boardpaper describe FILE\" prints",
                 "there already: %.*s. Nothing was written: init never replaces a file",
                 STR_ARG(buf_str(&there)));
    buf_close(&there);
    return is_free;
}

/* -- writing */

static struct str path_of(const struct draft *draft, int file)
{
    return path_join(draft->arena, draft->folder, str_of(init_files[file]));
}

static bool write_all(const struct draft *draft, struct diags *diags)
{
    struct buf texts[INIT_FILES] = {{0}};
    struct file_output outputs[INIT_FILES];
    init_areas_text(draft, &texts[INIT_AREAS]);
    init_catalogue_text(draft, &texts[INIT_CATALOGUE]);
    init_paper_text(draft, &texts[INIT_PAPER]);
    init_returns_text(draft, &texts[INIT_RETURNS]);
    for (int i = 0; i < INIT_FILES; i++)
        outputs[i] = (struct file_output){.path = path_of(draft, i).ptr, .bytes = buf_str(&texts[i])};
    bool done = file_write_all(outputs, (size_t)n_files(draft), diags);
    for (int i = 0; i < INIT_FILES; i++)
        buf_close(&texts[i]);
    return done;
}

static bool write_paper(const struct draft *draft, struct diags *diags)
{
    struct buf text = {0};
    init_paper_text(draft, &text);
    bool done = file_write(path_of(draft, INIT_PAPER).ptr, buf_str(&text), diags);
    buf_close(&text);
    return done;
}

/* -- the trial: the paper is made in memory, as `check` makes it */

static void trial_open(const struct draft *draft, struct options *options, struct job *job)
{
    *options = (struct options){.paper = path_of(draft, INIT_PAPER).ptr, .folder = ".", .quiet = true};
    job_open(job, options);
    job_to(job, STAGE_PAGES);
}

/* Notes which lists have errors; true when any has that had not been noted. */
static bool lists_note(struct draft *draft, struct job *job)
{
    size_t n;
    bool any = false;
    const struct diag *all = diags_sorted(job->diags, &n);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < draft->survey.n_files && all[i].severity == SEVERITY_ERROR; j++)
            if (init_uses_list(draft, j) && !draft->lists_at_fault[j] &&
                str_equal(path_inside(draft->folder, all[i].place.file), draft->survey.files[j].name))
                any = draft->lists_at_fault[j] = true;
    return any;
}

/* -- what is said */

static struct str count_words(const struct draft *draft, size_t n, const char *one)
{
    return str_format(draft->arena, "%.*s %s%s", STR_ARG(number_display(draft->arena, (double)n, 0)), one,
                      n == 1 ? "" : "s");
}

static size_t n_polarities(const struct draft *draft)
{
    size_t n = 0;
    for (size_t i = 0; i < draft->n; i++)
        n += draft->indicators[i].polarity_said;
    return n;
}

static void say_file(const struct draft *draft, size_t at)
{
    const struct survey_file *file = &draft->survey.files[at];
    struct arena *arena = draft->arena;
    struct str name = file->sheet.len
                          ? str_format(arena, "%.*s, sheet %.*s", STR_ARG(file->name), STR_ARG(file->sheet))
                          : file->name;
    printf("  %.*s: ", STR_ARG(name));
    if (file->layout == DESCRIBED_LIST && init_uses_list(draft, at))
        printf(draft->lists_at_fault[at]
                   ? "a list (%s), left in a comment: it has faults with these areas and indicators"
                   : "a list (%s)",
               file->list);
    else if (file->layout == DESCRIBED_LIST)
        printf("left out: a list (%s) that this paper does not need", file->list ? file->list : "");
    else if (!file->is_taken)
        printf("left out: %.*s", STR_ARG(file->why));
    else if (file->n_series == 0)
        printf("more figures of indicators that are counted above");
    else
        printf("%.*s", STR_ARG(count_words(draft, file->n_series, "indicator")));
    if (file->n_more)
        printf("; %.*s more not taken, which --most=N takes",
               STR_ARG(number_display(arena, (double)file->n_more, 0)));
    if (file->but.len)
        printf("; not read: %.*s", STR_ARG(file->but));
    putchar('\n');
}

static void say_draft(const struct draft *draft)
{
    const struct area *region = &draft->england.items[draft->region];
    size_t known = n_polarities(draft);
    puts("Files:");
    for (size_t i = 0; i < draft->survey.n_files; i++)
        say_file(draft, i);
    printf("Region: %.*s (%.*s)%s\n", STR_ARG(region->name), STR_ARG(region->code),
           draft->region_asked
               ? ""
               : ", which has most local authorities in the files; --region=CODE takes another");
    printf("Written: areas.csv, indicators.csv (%.*s; which way is good is said by the name of %zu and asked "
           "of you for "
           "%zu), paper.xml%s\n",
           STR_ARG(count_words(draft, draft->n, "indicator")), known, draft->n - known,
           draft->lists_returns ? ", returns.csv (say there who signed them off)" : "");
}

static void say_trial(const struct draft *draft, struct job *job)
{
    struct str paper = path_of(draft, INIT_PAPER);
    size_t errors = diags_count(job->diags, SEVERITY_ERROR),
           warnings = diags_count(job->diags, SEVERITY_WARNING);
    if (errors == 0)
        printf("It can be made: %.*s, %.*s. Next: boardpaper make %.*s\n",
               STR_ARG(count_words(draft, job->pages->n, "page")),
               STR_ARG(count_words(draft, warnings, "warning")), STR_ARG(paper));
    else
        printf("It cannot be made before the files are mended: %.*s, on standard error. Next: mend them, "
               "then boardpaper "
               "check %.*s\n",
               STR_ARG(count_words(draft, errors, "error")), STR_ARG(paper));
}

/* -- the verb */

static bool has_returns(const struct draft *draft)
{
    for (size_t i = 0; i < draft->survey.n_files; i++)
        if (init_uses_list(draft, i) && strcmp(draft->survey.files[i].list, "returns") == 0)
            return true;
    return false;
}

/* Where there is nothing to begin with: why not, file by file. */
static void files_tell(const struct draft *draft, struct diags *diags)
{
    for (size_t i = 0; i < draft->survey.n_files; i++) {
        const struct survey_file *file = &draft->survey.files[i];
        struct str why = file->why.len ? file->why : file->but;
        if (why.len)
            diag_add(diags, SEVERITY_NOTE, "file-left-out",
                     (struct place){.file = file->name, .sheet = file->sheet}, NULL, "not read: %.*s",
                     STR_ARG(why));
    }
}

static bool draft_build(struct draft *draft, const struct options *options, struct diags *diags)
{
    struct arena *arena = draft->arena;
    england_read(arena, &draft->england);
    if (!folder_is_free(draft, diags) ||
        !survey_read(arena, diags, draft->folder, &draft->england,
                     options->most ? options->most : MOST_SERIES, &draft->survey))
        return false;
    draft->lists_returns = draft->survey.n_returns > 0 && !has_returns(draft);
    if (draft->lists_returns && !folder_is_free(draft, diags)) /* now of the list of returns too */
        return false;
    draft->n = draft->survey.n_series;
    draft->indicators = ARENA_ARRAY(arena, struct draft_indicator, draft->n + 1);
    draft->lists_at_fault = ARENA_ARRAY(arena, bool, draft->survey.n_files + 1);
    for (size_t i = 0; i < draft->n; i++)
        draft->indicators[i].series = &draft->survey.series[i];
    init_names(draft);
    for (size_t i = 0; i < draft->n; i++)
        init_guess(draft, &draft->indicators[i]);
    if (init_region(draft, options->region, diags))
        return true;
    files_tell(draft, diags);
    return false;
}

/* Lists that have faults with the new areas and catalogue are set aside, once. */
static int trial(struct draft *draft, struct diags *diags)
{
    struct options options;
    struct job job;
    trial_open(draft, &options, &job);
    if (lists_note(draft, &job) && write_paper(draft, diags)) {
        job_close(&job);
        trial_open(draft, &options, &job);
    }
    say_draft(draft);
    say_trial(draft, &job);
    job_report(&job, SEVERITY_ERROR);
    int status = job_status(&job);
    job_close(&job);
    return status;
}

int command_init(int argc, char **argv)
{
    struct options options;
    int status = options_read(argc, argv, OPTION_REGION, 1, &options);
    if (status >= 0)
        return status;
    struct draft draft = {.arena = arena_open(), .folder = str_of(options.paper)};
    struct diags *diags = diags_open(draft.arena);
    status = EXIT_INPUT;
    if (draft_build(&draft, &options, diags))
        status = write_all(&draft, diags) ? trial(&draft, diags) : EXIT_SYSTEM;
    diags_dump(diags, DIAG_TEXT, stderr);
    arena_close(draft.arena);
    return status;
}
