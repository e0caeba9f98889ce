/* The department's open files through specs, as published: the region's totals of the reference cases against
 * the ledger, and the one agency figure that cannot be right. Skipped, and said so, where the shared folder
 * is not there. */
#include "command/job.h"

#include "cases.h"
#include "golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The spec with the published files beside it; false when there is no shared data. */
static bool lay_out(const char *name, char path[4096])
{
    const char *shared = golden_shared();
    char data[4096];
    struct stat found;
    snprintf(data, sizeof data, "%s/data/dfe-open-data", shared ? shared : "");
    if (!shared || stat(data, &found) != 0)
        return false;
    char folder[1024], command[16384];
    snprintf(folder, sizeof folder, "%s/real-%s", BOARDPAPER_BINARY_DIR, name);
    snprintf(command, sizeof command, "mkdir -p '%s' && cp -f '%s'/tests/real/* '%s'/*.csv '%s'", folder,
             golden_source(), data, folder);
    cr_assert_eq(system(command), 0, "could not lay out the published files: %s", command);
    snprintf(path, 4096, "%s/%s.xml", folder, name);
    return true;
}

static void open_or_skip(struct job *job, struct options *options, const char *name)
{
    static char path[4096];
    if (!lay_out(name, path))
        cr_skip_test("skipped: no published files beside the checkout");
    *options = (struct options){.paper = path, .folder = "."};
    job_open(job, options);
    bool done = job_to(job, STAGE_ANALYSIS);
    if (!done)
        diags_dump(job->diags, DIAG_TEXT, stderr);
    cr_assert(done, "%s could not be worked out", name);
}

/* -- region_totals.csv */

struct columns {
    size_t file, measure, group, period, published, n_las, n_missing, computed;
};

static struct columns columns_of(const struct cases *cases)
{
    return (struct columns){cases_column(cases, "file"),          cases_column(cases, "measure"),
                            cases_column(cases, "group"),         cases_column(cases, "period"),
                            cases_column(cases, "published"),     cases_column(cases, "n_las"),
                            cases_column(cases, "n_las_missing"), cases_column(cases, "computed")};
}

static double number(const struct cases *cases, size_t row, size_t column)
{
    double value = 0;
    cr_assert(cases_number(cases, row, column, &value), "row %zu has no number in column %zu", row, column);
    return value;
}

/* The catalogue names its indicators after the cases: the measure and, where there is one, its group. */
static uint32_t indicator_of(const struct job *job, const struct cases *cases, const struct columns *columns,
                             size_t row)
{
    const char *group = cases_text(cases, row, columns->group);
    char name[512];
    snprintf(name, sizeof name, "%s%s%s", cases_text(cases, row, columns->measure), group[0] ? "; " : "",
             group);
    const struct catalogue *catalogue = &job->inputs->catalogue;
    for (uint32_t i = 0; i < catalogue->n; i++)
        if (str_is(catalogue->items[i].name, name) &&
            str_is(catalogue->items[i].source, cases_text(cases, row, columns->file)))
            return i;
    return INDICATOR_NONE;
}

/* One row: Σ numerator ÷ Σ denominator is the pooled value, the published one is the region's, and where LAs
 * are missing both records say so. Returns how many of these do not hold. */
static size_t hold_total(const struct job *job, const struct cases *cases, const struct columns *columns,
                         size_t row)
{
    uint32_t indicator = indicator_of(job, cases, columns, row);
    cr_assert_neq(indicator, INDICATOR_NONE, "row %zu has no indicator", row);
    struct period period;
    const char *why;
    cr_assert(period_read(str_of(cases_text(cases, row, columns->period)),
                          job->inputs->catalogue.items[indicator].calendar, &period, NULL, &why),
              "%s", why);
    uint32_t region = job->spec->region;
    const struct figure *pooled = ledger_figure(job->ledger, indicator, region, period, STAT_REGION_POOLED);
    const struct figure *shown = ledger_figure(job->ledger, indicator, region, period, STAT_REGION);
    cr_assert(pooled && shown, "row %zu: no regional record", row);
    double n_las = number(cases, row, columns->n_las);
    double n_used = n_las - number(cases, row, columns->n_missing);
    bool partial = n_used < n_las;
    char missing[64];
    snprintf(missing, sizeof missing, "published; %g of %g LAs have counts", n_used, n_las);
    const bool held[] = {
        (pooled->has & FIGURE_VALUE) && cases_agree(pooled->value, number(cases, row, columns->computed)),
        (shown->has & FIGURE_VALUE) && cases_agree(shown->value, number(cases, row, columns->published)),
        pooled->n_used == (uint32_t)n_used && pooled->n_expected == (uint32_t)n_las,
        ((pooled->marks & MARK_PARTIAL) != 0) == partial,
        !(shown->marks & MARK_PARTIAL),
        str_starts(shown->method, partial ? str_of(missing) : STR("published")),
        partial || str_find(shown->method, STR("of 14 LAs")) == SIZE_MAX,
    };
    size_t differences = 0;
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        differences += !held[i];
        if (!held[i])
            fprintf(stderr, "row %zu, check %zu: pooled %.17g (%.*s), shown %.17g (%.*s)\n", row + 1, i,
                    pooled->value, STR_ARG(pooled->method), shown->value, STR_ARG(shown->method));
    }
    return differences;
}

Test(totals, region_totals_equal_the_ledger)
{
    struct cases cases;
    struct options options;
    struct job job;
    open_or_skip(&job, &options, "open-data");
    if (!cases_read("region_totals.csv", &cases))
        cr_skip_test("skipped: no reference cases beside the checkout");
    struct columns columns = columns_of(&cases);
    size_t differences = 0;
    for (size_t row = 0; row < cases.rows; row++)
        differences += hold_total(&job, &cases, &columns, row);
    cr_expect_eq(cases.rows, 197u, "%zu rows", cases.rows);
    cr_expect_eq(differences, 0u, "%zu differences", differences);
    cases_close(&cases);
    job_close(&job);
}

/* -- an agency rate of nought beside eleven agency workers */

static const struct figure *of_warwickshire(const struct job *job, const char *indicator, int year,
                                            enum statistic statistic)
{
    uint32_t area = area_find(&job->inputs->areas, STR("Warwickshire"));
    uint32_t at = indicator_find(&job->inputs->catalogue, str_of(indicator));
    struct period period = period_of(PERIOD_YEAR, CALENDAR_SEPTEMBER, year, 0);
    const struct figure *figure = ledger_figure(job->ledger, at, area, period, statistic);
    cr_assert(figure, "no %.*s of %s in %d", STR_ARG(statistic_name(statistic)), indicator, year);
    return figure;
}

Test(totals, the_agency_figure_of_nought_is_queried)
{
    struct options options;
    struct job job;
    open_or_skip(&job, &options, "workforce");
    const struct figure *value = of_warwickshire(&job, "agency", 2025, STAT_VALUE);
    cr_expect_eq(value->value, 0);
    cr_expect_eq(value->state, STATE_QUERIED);
    cr_expect(str_is(value->display, "0.0?"), "%.*s", STR_ARG(value->display));
    cr_expect_eq(of_warwickshire(&job, "agency-headcount", 2025, STAT_VALUE)->value, 11);
    cr_expect_eq(of_warwickshire(&job, "agency-headcount", 2025, STAT_VALUE)->state, STATE_VALUE);
    size_t zero = 0, sibling = 0, others = 0;
    for (size_t i = 0; i < job.queries->n; i++) {
        const struct query *query = &job.queries->items[i];
        if (query->severity != QUERY_SEVERE)
            continue;
        bool is_it = query->indicator == value->indicator && query->area == value->area &&
                     period_equal(query->period, value->period) && query->place.line == 85;
        zero += is_it && strcmp(query->code, "zero-after") == 0;
        sibling += is_it && strcmp(query->code, "sibling-contradicts") == 0 &&
                   str_find(query->expected, STR(" is 11")) != SIZE_MAX;
        others += !is_it;
    }
    cr_expect_eq(zero, 1u);
    cr_expect_eq(sibling, 1u);
    cr_expect_eq(others, 0u, "nothing else in the file is severe");
    static const enum statistic none[] = {STAT_BAND,        STAT_RANK,        STAT_CHANGE,    STAT_DIP,
                                          STAT_IMPROVEMENT, STAT_DIFF_REGION, STAT_VS_ENGLAND};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        const struct figure *figure = of_warwickshire(&job, "agency", 2025, none[i]);
        cr_expect_eq(figure->state, STATE_NOT_CALCULABLE, "%.*s is %.*s", STR_ARG(statistic_name(none[i])),
                     STR_ARG(figure->display));
        cr_expect_neq(figure->word, WORD_BAND_A);
    }
    cr_expect_eq(of_warwickshire(&job, "agency", 2024, STAT_BAND)->state, STATE_VALUE);
    const struct figure *pooled =
        ledger_figure(job.ledger, value->indicator, job.spec->region, value->period, STAT_REGION_POOLED);
    cr_assert(pooled);
    cr_expect_eq(pooled->n_used, 13u, "out of the total");
    job_close(&job);
}
