#include "input/survey_parts.h"

#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* -- the folder's files */

static bool ends_with(struct str name, const char *ending)
{
    struct str wanted = str_of(ending);
    return name.len > wanted.len && str_equal_fold(str_slice(name, name.len - wanted.len, name.len), wanted);
}

/* Data files by their name's ending. Not: meta data of a file beside it, a spreadsheet's lock files. */
static bool is_data(struct str name)
{
    static const char *const endings[] = {".csv", ".xlsx", ".tsv", ".txt"}, *const refused[] = {
                                                                                ".xls", ".csv.gz", ".ods",
                                                                                ".xlsb", ".zip"};
    if (str_starts(name, STR(".")) || str_starts(name, STR("~$")) || ends_with(name, ".meta.csv"))
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(name, endings[i]))
            return true;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
        if (ends_with(name, refused[i])) /* its reader says what to do */
            return true;
    return false;
}

static int by_name(const void *a, const void *b)
{
    return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool folder_list(struct arena *arena, struct diags *diags, struct str folder, struct str **names,
                        size_t *n)
{
    DIR *open = opendir(str_terminated(arena, folder));
    size_t capacity = 0;
    *names = NULL;
    *n = 0;
    if (!open) {
        diag_add(diags, SEVERITY_ERROR, "no-folder", place_file(folder),
                 "name a folder that holds data files", "the folder cannot be read: %s",
                 errno == ENOTDIR ? "it is a file" : strerror(errno));
        return false;
    }
    for (const struct dirent *entry; (entry = readdir(open));) {
        struct str name = str_of(entry->d_name);
        if (!is_data(name))
            continue;
        ARENA_RESERVE(arena, *names, *n, capacity);
        (*names)[(*n)++] = str_copy(arena, name);
    }
    closedir(open);
    if (*n)
        qsort(*names, *n, sizeof **names, by_name);
    return true;
}

/* -- one file */

void file_but(struct surveyor *surveyor, const char *format, ...)
{
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    va_list list;
    va_start(list, format);
    struct str text = str_format_list(surveyor->arena, format, list);
    va_end(list);
    file->but =
        file->but.len ? str_format(surveyor->arena, "%.*s; %.*s", STR_ARG(file->but), STR_ARG(text)) : text;
}

/* What its reader says first, for a file that cannot be read. */
static struct str why_not(struct arena *arena, struct diags *diags)
{
    size_t n;
    const struct diag *all = diags_sorted(diags, &n);
    for (size_t i = 0; i < n; i++)
        if (all[i].severity == SEVERITY_ERROR)
            return all[i].hint.len
                       ? str_format(arena, "%.*s: %.*s", STR_ARG(all[i].message), STR_ARG(all[i].hint))
                       : str_copy(arena, all[i].message);
    return STR("it is a table of no layout that this program knows");
}

static const struct table_layout *layout_of(enum described_layout layout)
{
    static const struct table_layout any = {.what = "table", .columns = NULL, .extra = EXTRA_EXPECTED};
    switch (layout) {
    case DESCRIBED_DFE: return &dfe_layout;
    case DESCRIBED_LAIT: return &lait_layout;
    case DESCRIBED_TIDY: return &tidy_layout;
    case DESCRIBED_LIST:
    case DESCRIBED_OTHER: break;
    }
    return &any;
}

/* Areas of a list that the paper reads too must be in its own list of areas. */
static void list_areas_find(struct surveyor *surveyor)
{
    static const char *const names[] = {"la", "area", "neighbour"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct sheet_column *column = sheet_find(&surveyor->sheet, names[i]);
        for (size_t j = 0; column && column->ids && j < column->n_texts; j++) {
            uint32_t area = area_find(surveyor->survey->areas, column->texts[j]);
            if (area != AREA_NONE)
                surveyor->survey->found[area] = true;
        }
    }
}

/* Models are named by the month of their making, so that the last in order is the newest. */
static void model_find(struct surveyor *surveyor, struct survey_file *file)
{
    const struct sheet_column *models = sheet_find(&surveyor->sheet, "model");
    for (size_t i = 0; models && models->ids && i < models->n_texts; i++)
        if (str_compare(models->texts[i], file->model) > 0)
            file->model = str_copy(surveyor->arena, models->texts[i]);
}

static void sheet_survey(struct surveyor *surveyor, const struct table_file *table_file, struct diags *unsaid)
{
    struct survey_file *file = &surveyor->survey->files[surveyor->file];
    struct dfe_meta meta = {0};
    bool read = sheet_read(&surveyor->sheet, surveyor->scratch, unsaid, table_file, layout_of(file->layout));
    if (!read || file->layout == DESCRIBED_OTHER) {
        file->why = why_not(surveyor->arena, unsaid);
        return;
    }
    switch (file->layout) {
    case DESCRIBED_DFE:
        dfe_meta_read(surveyor->scratch, unsaid, table_file, &meta);
        survey_dfe(surveyor, &meta);
        break;
    case DESCRIBED_LAIT: survey_lait(surveyor); break;
    case DESCRIBED_TIDY: survey_tidy(surveyor); break;
    case DESCRIBED_LIST:
        list_areas_find(surveyor);
        model_find(surveyor, file);
        file->is_taken = true;
        break;
    case DESCRIBED_OTHER: break;
    }
}

static void file_add(struct surveyor *surveyor, size_t *capacity, const struct table_file *table_file,
                     bool sheets)
{
    struct survey *survey = surveyor->survey;
    ARENA_RESERVE(surveyor->arena, survey->files, survey->n_files, *capacity);
    surveyor->file = survey->n_files++;
    struct survey_file *file = &survey->files[surveyor->file];
    *file = (struct survey_file){.name = table_file->file,
                                 .sheet = sheets ? table_file->sheet : STR_NONE,
                                 .las = ARENA_ARRAY(surveyor->arena, bool, survey->areas->n + 1)};
    file->layout = describe_layout(table_file, &file->list);
    surveyor->scratch = arena_open();
    sheet_survey(surveyor, table_file, diags_open(surveyor->scratch));
    arena_close(surveyor->scratch);
}

static void path_survey(struct surveyor *surveyor, size_t *capacity, struct str folder, struct str name)
{
    struct str path = path_join(surveyor->arena, folder, name), *sheets = NULL, none = STR_NONE;
    size_t n = 0;
    struct arena *scratch = arena_open();
    struct table_file file = {.path = path, .file = name, .place = place_file(name)};
    if (!describe_sheets(scratch, diags_open(scratch), &file, &sheets, &n)) {
        sheets = &none; /* the reader says why */
        n = 1;
    }
    for (size_t i = 0; i < n; i++) {
        file.sheet = str_copy(surveyor->arena, sheets[i]);
        file_add(surveyor, capacity, &file, n > 1);
    }
    arena_close(scratch);
}

static void survey_open(struct arena *arena, const struct areas *areas, size_t most, struct survey *survey,
                        struct surveyor *surveyor)
{
    *survey = (struct survey){.areas = areas,
                              .found = ARENA_ARRAY(arena, bool, areas->n + 1),
                              .meant = ARENA_ARRAY(arena, bool, areas->n + 1),
                              .current = ARENA_ARRAY(arena, bool, areas->n + 1)};
    *surveyor = (struct surveyor){.arena = arena, .survey = survey, .most = most};
}

bool survey_read(struct arena *arena, struct diags *diags, struct str folder, const struct areas *areas,
                 size_t most, struct survey *survey)
{
    struct str *names;
    size_t n, capacity = 0;
    struct surveyor surveyor;
    survey_open(arena, areas, most, survey, &surveyor);
    if (!folder_list(arena, diags, folder, &names, &n))
        return false;
    for (size_t i = 0; i < n; i++)
        path_survey(&surveyor, &capacity, folder, names[i]);
    survey_tidy_end(&surveyor);
    return true;
}

void survey_file_read(struct arena *arena, const struct table_file *file, const struct areas *areas,
                      size_t most, struct survey *survey)
{
    size_t capacity = 0;
    struct surveyor surveyor;
    survey_open(arena, areas, most, survey, &surveyor);
    file_add(&surveyor, &capacity, file, false);
    survey_tidy_end(&surveyor);
}
