/* The department's open files through specs, as published: the totals of the reference cases, whichever
 * regions and measures they are of, against the ledger, and the one agency figure that cannot be right.
 * Skipped, and said so, where the shared folder is not there. */
#include "command/job.h"

#include "golden.h"
#include "input/mapping_text.h"
#include "test_command_run.h"
#include "totals_case.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The published files and the specs and lists of tests/real in a folder of their own; false when there is no
 * shared data. */
static bool lay_out(const char *name, char folder[4096])
{
    const char *shared = golden_shared();
    if (!shared || !file_is_there("%s/data/dfe-open-data", shared))
        return false;
    folder_new(name, folder);
    cr_assert_eq(
        shell("cp -f '%s'/tests/real/* '%s'/data/dfe-open-data/*.csv '%s'", golden_source(), shared, folder),
        0, "could not lay out the published files");
    return true;
}

/* The paper worked out up to its ledger. */
static void open_paper(struct job *job, struct options *options, const char *path)
{
    *options = (struct options){.paper = path, .folder = "."};
    job_open(job, options);
    bool done = job_to(job, STAGE_ANALYSIS);
    if (!done)
        diags_dump(job->diags, DIAG_TEXT, stderr);
    cr_assert(done, "%s could not be worked out", path);
}

/* -- region_totals.csv: a catalogue and a spec are written from the rows */

static void add_filter(struct buf *out, const char *element, const struct totals_filter *filter)
{
    buf_add_format(out, "<%s", element);
    xml_attribute_add(out, "column", filter->column);
    xml_attribute_add(out, "is", filter->text);
    buf_add(out, STR("/>"));
}

static void add_source(struct buf *out, const char *element, struct str columns)
{
    buf_add_format(out, "<%s", element);
    xml_attribute_add(out, "columns", columns);
}

static void add_measure(struct buf *out, const struct totals_series *series, size_t index)
{
    buf_add_format(out, "<measure indicator=\"m%zu\">", index);
    add_source(out, "value", series->value);
    buf_add(out, STR("/>"));
    add_source(out, "numerator", series->numerator);
    buf_add(out, STR("/>"));
    add_source(out, "denominator", series->denominator);
    buf_add_format(out, " times=\"%g\">", series->times);
    if (series->where.column.len)
        add_filter(out, "where", &series->where);
    buf_add(out, STR("</denominator>"));
    for (size_t i = 0; i < series->n_filters; i++)
        add_filter(out, "filter", &series->filters[i]);
    buf_add(out, STR("</measure>\n"));
}

/* Each file is read once, for all of its measures. */
static void add_files(struct buf *out, const struct totals_series *series, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t first = 0;
        while (strcmp(series[first].file, series[i].file) != 0)
            first++;
        if (first < i)
            continue;
        buf_add_format(out, "<observations id=\"f%zu\" file=\"%s\" layout=\"dfe\">\n", i, series[i].file);
        for (size_t k = i; k < n; k++)
            if (strcmp(series[k].file, series[i].file) == 0)
                add_measure(out, &series[k], k);
        buf_add(out, STR("</observations>\n"));
    }
}

static void write_catalogue(const char *folder, const struct totals_series *series, size_t n)
{
    static const char *const calendars[] = {[CALENDAR_FINANCIAL] = "financial",
                                            [CALENDAR_ACADEMIC] = "academic",
                                            [CALENDAR_YEAR] = "calendar",
                                            [CALENDAR_SEPTEMBER] = "september"};
    struct buf out = {0};
    buf_add(&out, STR("id,name,measure,basis,unit,multiplier,polarity,decimals,calendar\n"));
    for (size_t i = 0; i < n; i++)
        buf_add_format(&out, "m%zu,Measure %zu,ratio,in-period,each,%g,none,1,%s\n", i, i,
                       series[i].multiplier, calendars[series[i].calendar]);
    file_put(buf_str(&out).ptr, "%s/totals.csv", folder);
    buf_close(&out);
}

static void write_spec(const char *folder, struct str region, const struct totals_series *series, size_t n)
{
    struct buf out = {0};
    buf_add_format(&out, "<paper id=\"totals\" edition=\"restricted\" issued=\"2026-04-20\"><head>"
                         "<board>Board</board><title>Totals</title><marking>OFFICIAL</marking></head><data>"
                         "<areas file=\"areas.csv\"/><catalogue file=\"totals.csv\"/>\n");
    add_files(&out, series, n);
    buf_add_format(&out,
                   "</data><region code=\"%.*s\"/><period is=\"2025\"/>"
                   "<settings><set name=\"queried\" value=\"report\"/></settings><style file=\"house\"/>"
                   "<body><p>Totals.</p></body></paper>\n",
                   STR_ARG(region));
    file_put(buf_str(&out).ptr, "%s/%.*s.xml", folder, STR_ARG(region));
    buf_close(&out);
}

static size_t n_las_of(const struct areas *areas, uint32_t region)
{
    size_t n = 0;
    for (uint32_t i = 0; i < areas->n; i++)
        n += areas->items[i].kind == AREA_LA && areas->items[i].region == region;
    return n;
}

/* LAs that sent a denominator of nought: the cases count them, a total has no use for them. */
static size_t n_without_children(const struct job *job, uint32_t indicator, struct period period)
{
    const struct areas *areas = &job->inputs->areas;
    size_t n = 0;
    for (uint32_t i = 0; i < areas->n; i++) {
        struct observation o = dataset_find(job->inputs->dataset, indicator, i, period);
        n += areas->items[i].kind == AREA_LA && areas->items[i].region == job->spec->region &&
             o.has_numerator && o.has_denominator && o.denominator <= 0;
    }
    return n;
}

/* One row: Σ numerator ÷ Σ denominator is the pooled value, the published one is the region's, and where LAs
 * are missing both records say so. Every LA of the paper's list is expected in every period: in a region
 * whose LAs have changed, these are more than the row's. Returns how many of these do not hold. */
static size_t hold_total(const struct job *job, const struct totals_cases *totals, size_t row,
                         const struct totals_series *series, uint32_t indicator)
{
    struct period period = totals_period(totals, row, series);
    uint32_t region = job->spec->region;
    const struct figure *pooled = ledger_figure(job->ledger, indicator, region, period, STAT_REGION_POOLED);
    const struct figure *shown = ledger_figure(job->ledger, indicator, region, period, STAT_REGION);
    cr_assert(pooled && shown, "row %zu: no regional record", totals_line(row));
    double n_of_row = totals_number(totals, row, totals->n_las);
    double n_used = n_of_row - totals_number(totals, row, totals->n_missing) -
                    (double)n_without_children(job, indicator, period);
    double n_las = (double)n_las_of(&job->inputs->areas, region);
    cr_assert_geq(n_las, n_of_row, "row %zu: more LAs than the list has", totals_line(row));
    bool partial = n_used < n_las;
    char missing[64], of_all[64];
    snprintf(missing, sizeof missing, "published; %g of %g LAs have counts", n_used, n_las);
    snprintf(of_all, sizeof of_all, "of %g LAs", n_las);
    const bool held[] = {
        (pooled->has & FIGURE_VALUE) &&
            cases_agree(pooled->value, totals_number(totals, row, totals->computed)),
        (shown->has & FIGURE_VALUE) &&
            cases_agree(shown->value, totals_number(totals, row, totals->published)),
        pooled->n_used == (uint32_t)n_used && pooled->n_expected == (uint32_t)n_las,
        ((pooled->marks & MARK_PARTIAL) != 0) == partial,
        !(shown->marks & MARK_PARTIAL),
        str_starts(shown->method, partial ? str_of(missing) : STR("published")),
        partial || str_find(shown->method, str_of(of_all)) == SIZE_MAX,
    };
    size_t differences = 0;
    for (size_t i = 0; i < sizeof held / sizeof held[0]; i++) {
        differences += !held[i];
        if (!held[i])
            fprintf(stderr, "row %zu, check %zu: pooled %.17g (%.*s), shown %.17g (%.*s)\n", totals_line(row),
                    i, pooled->value, STR_ARG(pooled->method), shown->value, STR_ARG(shown->method));
    }
    return differences;
}

/* The rows of one region against the ledger of its paper; says how many they were. */
static size_t hold_region(const struct totals_cases *totals, const char *folder, const struct area *region,
                          const struct totals_series *series, size_t n, size_t *differences)
{
    struct options options;
    struct job job;
    char path[8192];
    write_spec(folder, region->code, series, n);
    snprintf(path, sizeof path, "%s/%.*s.xml", folder, STR_ARG(region->code));
    open_paper(&job, &options, path);
    size_t held = 0;
    for (size_t row = 0; row < totals->cases.rows; row++) {
        struct str area = str_of(cases_text(&totals->cases, row, totals->area));
        if (area_find(&job.inputs->areas, area) != job.spec->region)
            continue;
        size_t i = 0;
        while (i < n && !totals_is_of(totals, row, &series[i]))
            i++;
        cr_assert_lt(i, n, "row %zu is of no series", totals_line(row));
        char id[32];
        snprintf(id, sizeof id, "m%zu", i);
        *differences +=
            hold_total(&job, totals, row, &series[i], indicator_find(&job.inputs->catalogue, str_of(id)));
        held++;
    }
    job_close(&job);
    return held;
}

Test(totals, region_totals_equal_the_ledger)
{
    struct totals_cases totals;
    struct options options;
    struct job lists;
    char folder[4096], path[8192];
    if (!lay_out("totals", folder) || !totals_read(&totals))
        CASES_SKIP("the published files and the reference cases");
    struct arena *arena = arena_open();
    size_t n = 0, held = 0, differences = 0;
    struct totals_series *series = totals_series(&totals, golden_shared(), arena, &n);
    write_catalogue(folder, series, n);
    write_spec(folder, STR("E12000005"), series, n);
    snprintf(path, sizeof path, "%s/E12000005.xml", folder);
    open_paper(&lists, &options, path);
    const struct areas *areas = &lists.inputs->areas;
    size_t parts = 0; /* rows of parts of a region, which no paper is about */
    for (size_t row = 0; row < totals.cases.rows; row++) {
        uint32_t area = area_find(areas, str_of(cases_text(&totals.cases, row, totals.area)));
        cr_assert_neq(area, AREA_NONE, "row %zu: no such area", totals_line(row));
        parts += areas->items[area].kind != AREA_REGION;
    }
    for (uint32_t region = 0; region < areas->n; region++)
        for (size_t row = 0; row < totals.cases.rows; row++)
            if (areas->items[region].kind == AREA_REGION &&
                area_find(areas, str_of(cases_text(&totals.cases, row, totals.area))) == region) {
                held += hold_region(&totals, folder, &areas->items[region], series, n, &differences);
                break;
            }
    cr_expect_eq(held + parts, totals.cases.rows, "%zu of %zu rows were held", held, totals.cases.rows);
    cr_expect_eq(differences, 0u, "%zu differences", differences);
    job_close(&lists);
    arena_close(arena);
    totals_close(&totals);
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
    char folder[4096], path[8192];
    if (!lay_out("workforce", folder))
        CASES_SKIP("the published files");
    snprintf(path, sizeof path, "%s/workforce.xml", folder);
    open_paper(&job, &options, path);
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
