/* The whole way on the publisher's own file (641,070 rows): an annual pack of the West Midlands and of
 * another region, and every comparison of the reference cases. Skipped, and said so, where the shared folder
 * is not there. */
#include "command/job.h"
#include "pdf/pdf.h"

#include "cases.h"
#include "golden.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The specs with the unpacked file beside them, in a folder of the test's own, since tests run side by side;
 * false when there is no shared data. */
static bool lay_out(const char *test, const char *name, char path[4096])
{
    const char *shared = golden_shared();
    char data[4096];
    struct stat found;
    snprintf(data, sizeof data, "%s/data/england/bds_long.csv.gz", shared ? shared : "");
    if (!shared || stat(data, &found) != 0)
        return false;
    char folder[1024], command[16384];
    snprintf(folder, sizeof folder, "%s/real-%s", BOARDPAPER_BINARY_DIR, test);
    snprintf(command, sizeof command,
             "mkdir -p '%s' && cp '%s'/tests/real/* '%s' && gzip -dc '%s' > '%s/bds_long.csv'", folder,
             golden_source(), folder, data, folder);
    cr_assert_eq(system(command), 0, "could not lay out the real data: %s", command);
    snprintf(path, 4096, "%s/%s.xml", folder, name);
    return true;
}

static void make_or_fail(struct job *job, const char *path, struct options *options, enum stage last)
{
    *options = (struct options){.paper = path, .folder = "."};
    job_open(job, options);
    bool done = job_to(job, last);
    if (!done)
        diags_dump(job->diags, DIAG_TEXT, stderr);
    cr_assert(done, "%s was not made", path);
}

static void hold_paper(const char *name)
{
    char path[4096];
    if (!lay_out(name, name, path))
        CASES_SKIP("the published data");
    struct options options;
    struct job job;
    make_or_fail(&job, path, &options, STAGE_PAGES);
    cr_assert_gt(job.inputs->dataset->n_observations, 70000, "only %zu observations",
                 job.inputs->dataset->n_observations);
    cr_assert_gt(job.pages->n, 20, "only %zu pages", job.pages->n);
    struct pdf_settings settings = {.producer = job_program()};
    struct buf pdf = {0};
    cr_assert(pdf_write(job.pages, job.metrics, &settings, &pdf, job.diags));
    cr_assert_gt(pdf.len, 50000);
    buf_close(&pdf);
    job_close(&job);
}

Test(real, west_midlands)
{
    hold_paper("west-midlands");
}

Test(real, north_east)
{
    hold_paper("north-east");
}

/* -- the comparisons of the reference cases */
struct columns {
    size_t measure, la, period, value, prev, change, england, region, neighbours, neighbours_n, rank, rank_n,
        q25, q50, q75, band;
};

static struct columns columns_of(const struct cases *cases)
{
    return (struct columns){cases_column(cases, "measure_short"), cases_column(cases, "la_number"),
                            cases_column(cases, "period"),        cases_column(cases, "value"),
                            cases_column(cases, "prev_value"),    cases_column(cases, "change"),
                            cases_column(cases, "england"),       cases_column(cases, "region"),
                            cases_column(cases, "sn_average"),    cases_column(cases, "sn_n"),
                            cases_column(cases, "rank"),          cases_column(cases, "rank_n"),
                            cases_column(cases, "q25"),           cases_column(cases, "q50"),
                            cases_column(cases, "q75"),           cases_column(cases, "band")};
}

static uint32_t indicator_of(const struct spec *spec, const char *key)
{
    for (size_t i = 0; i < spec->data[0].n_mappings; i++)
        if (str_is(spec->data[0].mappings[i].key, key))
            return spec->data[0].mappings[i].indicator;
    return INDICATOR_NONE;
}

struct place_in_ledger {
    const struct job *job;
    const struct cases *cases;
    size_t row;
    uint32_t indicator;
    struct period period;
    size_t differences;
};

static void hold(struct place_in_ledger *at, const char *what, size_t column, uint32_t area,
                 struct period period, enum statistic statistic)
{
    double expected;
    bool is_expected = cases_number(at->cases, at->row, column, &expected);
    const struct figure *figure = ledger_figure(at->job->ledger, at->indicator, area, period, statistic);
    bool is_found = figure && (figure->has & FIGURE_VALUE);
    if (is_found == is_expected && (!is_found || cases_agree(figure->value, expected)))
        return;
    at->differences++;
    fprintf(stderr, "row %zu %s: expected %s, found %.17g (%s)\n", at->row + 2, what,
            cases_text(at->cases, at->row, column), figure ? figure->value : NAN,
            is_found ? "a number" : "none");
}

/* The tool's region of a London LA is its part of London, which no paper is about: its value is as read. */
static bool is_of_part(const struct place_in_ledger *at, size_t column)
{
    const struct areas *areas = &at->job->inputs->areas;
    double expected = 0;
    bool is_expected = cases_number(at->cases, at->row, column, &expected);
    for (uint32_t i = 0; i < areas->n; i++) {
        struct observation o = dataset_find(at->job->inputs->dataset, at->indicator, i, at->period);
        if (areas->items[i].kind == AREA_SUBREGION && areas->items[i].region == at->job->spec->region &&
            o.has_value == is_expected && (!is_expected || cases_agree(o.value, expected)))
            return true;
    }
    return false;
}

/* A count beside a figure: neighbours used, the rank's denominator. */
static void hold_count(struct place_in_ledger *at, const char *what, size_t column,
                       const struct figure *figure)
{
    double expected;
    if (!cases_number(at->cases, at->row, column, &expected))
        return;
    if (figure && (double)figure->n_used == expected)
        return;
    at->differences++;
    fprintf(stderr, "row %zu %s: expected %g, found %g\n", at->row + 2, what, expected,
            figure ? (double)figure->n_used : NAN);
}

static void hold_band(struct place_in_ledger *at, const struct columns *columns, uint32_t la)
{
    const char *expected = cases_text(at->cases, at->row, columns->band);
    const struct figure *band = ledger_figure(at->job->ledger, at->indicator, la, at->period, STAT_BAND);
    char found = band && band->word >= WORD_BAND_A && band->word <= WORD_BAND_D
                     ? (char)('A' + (int)(band->word - WORD_BAND_A))
                     : '-';
    char wanted = expected[0] >= 'A' && expected[0] <= 'D' ? expected[0] : '-';
    if (found == wanted)
        return;
    at->differences++;
    fprintf(stderr, "row %zu band: expected %c, found %c\n", at->row + 2, wanted, found);
}

static void hold_row(struct place_in_ledger *at, const struct columns *columns)
{
    const struct job *job = at->job;
    uint32_t la =
        area_find_number(&job->inputs->areas, (uint32_t)atoi(cases_text(at->cases, at->row, columns->la)));
    uint32_t country = area_country(&job->inputs->areas);
    struct period before = period_year_before(at->period);
    hold(at, "value", columns->value, la, at->period, STAT_VALUE);
    hold(at, "previous", columns->prev, la, before, STAT_VALUE);
    hold(at, "change", columns->change, la, at->period, STAT_CHANGE);
    hold(at, "England", columns->england, country, at->period, STAT_VALUE);
    if (!is_of_part(at, columns->region))
        hold(at, "region", columns->region, job->spec->region, at->period, STAT_REGION);
    hold(at, "neighbours", columns->neighbours, la, at->period, STAT_NEIGHBOURS);
    hold_count(at, "neighbours used", columns->neighbours_n,
               ledger_figure(job->ledger, at->indicator, la, at->period, STAT_NEIGHBOURS));
    hold(at, "rank", columns->rank, la, at->period, STAT_RANK);
    const struct figure *rank = ledger_figure(job->ledger, at->indicator, la, at->period, STAT_RANK);
    if (rank && (rank->has & FIGURE_VALUE))
        hold_count(at, "rank of", columns->rank_n, rank);
    hold(at, "q25", columns->q25, country, at->period, STAT_Q25);
    hold(at, "q50", columns->q50, country, at->period, STAT_Q50);
    hold(at, "q75", columns->q75, country, at->period, STAT_Q75);
    hold_band(at, columns, la);
}

/* The spec of a region: that of the West Midlands with another region's code, beside the same files. */
static void region_spec_write(const char *path, struct str code, char region_path[4096])
{
    struct buf text = {0};
    cr_assert(golden_read(path, &text));
    static const char mark[] = "<region code=\"";
    const char *at = strstr(buf_str(&text).ptr, mark);
    cr_assert(at, "no region in %s", path);
    size_t head = (size_t)(at - buf_str(&text).ptr) + strlen(mark);
    cr_assert_gt(snprintf(region_path, 4096, "%.*s-%.*s.xml", (int)(strlen(path) - 4), path, STR_ARG(code)),
                 0);
    FILE *file = fopen(region_path, "wb");
    cr_assert(file);
    fprintf(file, "%.*s%.*s%s", (int)head, buf_str(&text).ptr, STR_ARG(code), strchr(at + strlen(mark), '"'));
    cr_assert_eq(fclose(file), 0);
    buf_close(&text);
}

static uint32_t la_of(const struct areas *areas, const struct cases *cases, size_t row, size_t column)
{
    const char *number = cases_text(cases, row, column);
    uint32_t la = area_find_number(areas, (uint32_t)atoi(number));
    cr_assert_neq(la, AREA_NONE, "row %zu: no LA %s", row + 2, number);
    return la;
}

/* Holds the rows of one region's LAs against the ledger of its paper; says how many they were. */
static size_t hold_region(const char *path, const struct cases *cases, struct str code, size_t *differences)
{
    char region_path[4096];
    region_spec_write(path, code, region_path);
    struct options options;
    struct job job;
    make_or_fail(&job, region_path, &options, STAGE_ANALYSIS);
    struct columns columns = columns_of(cases);
    struct place_in_ledger at = {.job = &job, .cases = cases};
    size_t held = 0;
    for (at.row = 0; at.row < cases->rows; at.row++) {
        uint32_t la = la_of(&job.inputs->areas, cases, at.row, columns.la);
        if (job.inputs->areas.items[la].region != job.spec->region)
            continue;
        at.indicator = indicator_of(job.spec, cases_text(cases, at.row, columns.measure));
        cr_assert_neq(at.indicator, INDICATOR_NONE, "unknown measure in row %zu", at.row + 2);
        unsigned marks = 0;
        const char *why = NULL;
        struct str label = str_of(cases_text(cases, at.row, columns.period));
        enum calendar calendar = job.inputs->catalogue.items[at.indicator].calendar;
        cr_assert(period_read(label, calendar, &at.period, &marks, &why), "period %.*s: %s", STR_ARG(label),
                  why);
        hold_row(&at, &columns);
        held++;
    }
    *differences += at.differences;
    job_close(&job);
    return held;
}

/* Every row of the cases is held, whichever regions they are of. */
Test(real, comparisons)
{
    struct cases cases;
    char path[4096];
    if (!lay_out("comparisons", "west-midlands", path) ||
        !cases_read("comparisons_west_midlands.csv", &cases))
        CASES_SKIP("the published data and the reference cases");
    struct options options;
    struct job lists;
    make_or_fail(&lists, path, &options, STAGE_DATASET);
    const struct areas *areas = &lists.inputs->areas;
    size_t column = cases_column(&cases, "la_number");
    bool *is_region_held = calloc(areas->n, sizeof *is_region_held);
    cr_assert(is_region_held);
    size_t held = 0, differences = 0;
    for (size_t row = 0; row < cases.rows; row++) {
        uint32_t region = areas->items[la_of(areas, &cases, row, column)].region;
        cr_assert_neq(region, AREA_NONE);
        if (is_region_held[region])
            continue;
        is_region_held[region] = true;
        held += hold_region(path, &cases, areas->items[region].code, &differences);
    }
    cr_expect_eq(held, cases.rows, "%zu of %zu rows were held", held, cases.rows);
    cr_expect_eq(differences, 0, "%zu differences in %zu rows", differences, cases.rows);
    free(is_region_held);
    job_close(&lists);
    cases_close(&cases);
}
