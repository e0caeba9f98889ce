/* Which region a starter paper is of, which of its LAs, and which period. */
#include "command/init.h"

/* -- the region */

/* LAs of a region in a file. */
static size_t n_las_in(const struct draft *draft, const struct survey_file *file, uint32_t region)
{
    size_t n = 0;
    for (size_t i = 0; i < draft->england.n; i++)
        n += file->las[i] && draft->england.items[i].region == region;
    return n;
}

static bool is_region(const struct draft *draft, size_t area)
{
    return draft->england.items[area].kind == AREA_REGION;
}

static size_t n_regions_in(const struct draft *draft, const struct survey_file *file)
{
    size_t n = 0;
    for (uint32_t i = 0; i < draft->england.n; i++)
        n += is_region(draft, i) && n_las_in(draft, file, i) > 0;
    return n;
}

/* A region's own files say more of whose paper it is than files of all England: where there are such, they
 * decide. */
static uint32_t region_with_most(const struct draft *draft)
{
    uint32_t best = AREA_NONE;
    size_t most = 0, fewest = SIZE_MAX;
    for (size_t i = 0; i < draft->survey.n_files; i++) {
        size_t n = n_regions_in(draft, &draft->survey.files[i]);
        if (n && n < fewest)
            fewest = n;
    }
    for (uint32_t region = 0; region < draft->england.n; region++) {
        if (!is_region(draft, region))
            continue;
        size_t n = 0;
        for (size_t i = 0; i < draft->england.n; i++) {
            bool found = false;
            for (size_t j = 0; j < draft->survey.n_files && !found; j++) {
                const struct survey_file *file = &draft->survey.files[j];
                found = file->las[i] && n_regions_in(draft, file) == fewest;
            }
            n += found && draft->england.items[i].region == region;
        }
        if (n > most) {
            most = n;
            best = region;
        }
    }
    return best;
}

static bool region_find(struct draft *draft, const char *wanted, struct diags *diags)
{
    struct str text = str_of(wanted);
    draft->region_asked = wanted != NULL;
    draft->region = wanted ? area_find(&draft->england, text) : region_with_most(draft);
    if (draft->region != AREA_NONE && is_region(draft, draft->region))
        return true;
    if (!wanted) {
        diag_add(
            diags, SEVERITY_ERROR, "no-las", place_file(draft->folder),
            "\"boardpaper describe FILE\" says what a file is; it needs figures of English local authorities",
            "no file here holds figures of local authorities that this program can read");
        return false;
    }
    struct str near = area_nearest(&draft->england, text);
    diag_add_hint(
        diags, SEVERITY_ERROR, "no-region", (struct place){0},
        draft->region == AREA_NONE && near.len
            ? str_format(draft->arena, "did you mean \"%.*s\"?", STR_ARG(near))
            : STR("name one of the nine regions by its code or name, such as E12000005 or \"West Midlands\""),
        "--region: \"%.*s\" is no region of England", STR_ARG(text));
    return false;
}

/* -- its LAs */

static bool is_its_la(const struct draft *draft, size_t area)
{
    return draft->england.items[area].kind == AREA_LA && draft->england.items[area].region == draft->region;
}

/* Those with a figure in the latest period of any series; an abolished LA has none. */
static bool las_find(struct draft *draft, struct diags *diags)
{
    size_t n = 0;
    draft->las = ARENA_ARRAY(draft->arena, bool, draft->england.n + 1);
    for (size_t i = 0; i < draft->england.n; i++) {
        if (!is_its_la(draft, i))
            continue;
        draft->las[i] = draft->survey.current[i];
        n += draft->las[i];
        draft->names_las = draft->names_las || (draft->survey.found[i] && !draft->las[i]);
    }
    if (n == 0)
        diag_add(diags, SEVERITY_ERROR, "no-las", place_file(draft->folder),
                 "ask for another region, or add files that hold this one's local authorities",
                 "no file here holds a figure of a local authority of %.*s",
                 STR_ARG(draft->england.items[draft->region].name));
    return n > 0;
}

/* -- its period */

static bool is_year(struct period period)
{
    return period.kind == PERIOD_YEAR || period.kind == PERIOD_THREE_YEARS;
}

/* The latest part of a year where the files hold parts of years, else the latest year. */
static void period_find(struct draft *draft)
{
    for (size_t i = 0; i < draft->n; i++) {
        struct period latest = draft->indicators[i].series->latest;
        if (!period_is(latest))
            continue;
        if (!period_is(draft->period) || (is_year(draft->period) && !is_year(latest)) ||
            (is_year(draft->period) == is_year(latest) && period_compare(latest, draft->period) > 0))
            draft->period = latest;
    }
}

bool init_region(struct draft *draft, const char *wanted, struct diags *diags)
{
    if (!region_find(draft, wanted, diags) || !las_find(draft, diags))
        return false;
    period_find(draft);
    return true;
}
