/* boardpaper describe: what it says, in which form, and how it ends. */
#include "cases.h"
#include "golden.h"
#include "test_command_run.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct buf out, err;

static void close_all(void)
{
    buf_close(&out);
    buf_close(&err);
}

#define FIXTURES BOARDPAPER_SOURCE_DIR "/fixtures/"

Test(describe, says_what_a_file_is, .fini = close_all)
{
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "dirt-dfe/published.csv"), 0);
    cr_expect(has(&out, "the department's open data (layout=\"dfe\"); 15 rows"));
    cr_expect(has(&out, "Levels (rows): National 2, Regional 2, Local authority 10"));
    cr_expect(has(&out, "breakdown: \"Re-referred\", \"Total\""));
    cr_expect(has(&out, "children_percent: 14 numbers from 1 to 100, 1 c"));
    cr_expect(has(&out, "<filter column=\"group\" is=\"All\"/>"));
    cr_expect_eq(err.len, 0u);
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "dirt-lait/tool.csv"), 0);
    cr_expect(has(&out, "(layout=\"lait\")"));
}

/* The program knows England's areas: none of the annual pack's is strange to it, and a misspelt one is. */
Test(describe, knows_englands_areas, .fini = close_all)
{
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "annual-pack/observations.csv"), 0);
    cr_expect(!has(&out, "Areas that the list of areas has not"));
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "bad-data-unknown-area/observations.csv"), 0);
    cr_expect(has(&out, "Areas that the list of areas has not (1): \"Coventy\""));
}

Test(describe, says_what_is_wrong_with_the_table, .fini = close_all)
{
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "dirt-title-rows/observations.csv"), 0);
    cr_expect(has(&out, "\nFindings:\n") && has(&out, "rows of text above the header"));
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "bad-data-open-quote/observations.csv"), 1);
    cr_expect(has(&out, "observations.csv:4: error: a double quote that opens on this line is never closed"));
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "bad-data-xlsx-merged/returns.xlsx"), 1);
    cr_expect(has(&out, ":Returns!") && has(&out, "error: merged cells"));
}

Test(describe, sheets_of_a_workbook, .fini = close_all)
{
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "dirt-xlsx/returns.xlsx"), 0);
    cr_expect(has(&out, "sheet \"Q4 returns\": the region's own layout"));
    cr_expect(has(&out, "sheet \"Contacts\": a table of no layout"));
    cr_assert_eq(run(&out, &err, "describe --sheet='Q4 returns' " FIXTURES "dirt-xlsx/returns.xlsx"), 0);
    cr_expect(has(&out, "sheet=\"Q4 returns\"") && !has(&out, "Contacts"));
    cr_assert_eq(run(&out, &err, "describe --sheet='Q4 return' " FIXTURES "dirt-xlsx/returns.xlsx"), 1);
    cr_expect(has(&err, "has no sheet \"Q4 return\"") && has(&err, "did you mean \"Q4 returns\"?"));
}

Test(describe, refuses_with_what_to_do, .fini = close_all)
{
    cr_assert_eq(run(&out, &err, "describe " FIXTURES "bad-data-xls/observations.xls"), 1);
    cr_expect(has(&err, "error: this is an old .xls workbook") && has(&err, "save it as .xlsx"));
    cr_expect_eq(out.len, 0u);
    cr_assert_eq(run(&out, &err, "describe /nowhere/none.csv"), 1);
    cr_expect(has(&err, "there is no such file"));
    cr_assert_eq(run(&out, &err, "describe"), 2);
    cr_expect(has(&err, "name a CSV file or an .xlsx workbook"));
    cr_assert_eq(run(&out, &err, "describe --format=csv " FIXTURES "dirt-lait/tool.csv"), 2);
    cr_expect(has(&err, "--format is text or json"));
    cr_assert_eq(run(&out, &err, "describe --draft " FIXTURES "dirt-lait/tool.csv"), 2);
}

/* Runs describe as JSON and holds a Python expression of it, `d`. */
static bool holds(const char *file, const char *expression)
{
    return shell("'%s/boardpaper' describe --format=json '%s' | python3 -c 'import json, sys\nd = "
                 "json.load(sys.stdin)\n"
                 "assert %s, d'",
                 BOARDPAPER_BINARY_DIR, file, expression) == 0;
}

Test(describe, json)
{
    cr_expect(holds(FIXTURES "dirt-dfe/published.csv",
                    "d[\"tables\"][0][\"layout\"] == \"dfe\" and d[\"tables\"][0][\"rows\"] == 15"));
    cr_expect(holds(FIXTURES "dirt-dfe/published.csv",
                    "[c for c in d[\"tables\"][0][\"columns\"] if c[\"name\"] "
                    "== \"breakdown\"][0][\"kind\"] == \"filter\""));
    cr_expect(
        holds(FIXTURES "dirt-dfe/published.csv",
              "[c for c in d[\"tables\"][0][\"columns\"] if c[\"name\"] == \"children\"][0][\"symbols\"] == "
              "{\"confidential\": 2}"));
    cr_expect(
        holds(FIXTURES "dirt-dfe/published.csv",
              "[(l[\"text\"], l[\"rows\"]) for l in d[\"tables\"][0][\"levels\"]][0] == (\"National\", 2)"));
    cr_expect(holds(FIXTURES "dirt-xlsx/returns.xlsx",
                    "[t[\"sheet\"] for t in d[\"tables\"]] == [\"Q4 returns\", \"Contacts\"]"));
    cr_expect(holds(FIXTURES "dirt-dfe/published.csv", "\"<observations\" in d[\"tables\"][0][\"mapping\"]"));
    cr_expect(holds(FIXTURES "bad-data-xls/observations.xls",
                    "d[\"tables\"] == [] and d[\"findings\"][0][\"severity\"] == \"error\""));
    cr_expect_eq(shell("'%s/boardpaper' describe --format=json %sbad-data-xls/observations.xls >/dev/null",
                       BOARDPAPER_BINARY_DIR, FIXTURES),
                 1);
}

/* Every published file: its layout, and the counts that are known to make its figures. */
static const struct {
    const char *file, *numerator, *denominator;
} published[] = {
    {"absence_la_total_202223_to_202425", "t_pupils_pa_10_exact", "<denominator columns=\"t_pupils\"/>"},
    {"c1_children_in_need_referrals_and_rereferrals_2013_to_2025", "rereferral_count",
     "<denominator columns=\"referral_count\"/>"},
    {"cla_number_and_rate_per_10k_children", "children_count",
     "<denominator columns=\"population_estimate\"/>"},
    {"csww_indicators_2017_to_2025", "agency_fte", "<denominator columns=\"inpost_fte agency_fte\"/>"},
    {"csww_indicators_2017_to_2025", "vacancy_fte", "<denominator columns=\"inpost_fte vacancy_fte\"/>"},
    {"csww_indicators_2017_to_2025", "leavers_fte", "<denominator columns=\"inpost_fte\"/>"},
    {"csww_indicators_2017_to_2025", "cases", "<denominator columns=\"case_holders_fte\"/>"},
    {"d3_cpps_subsequent_plan_2013_to_2025", "CPP_subsequent", "<denominator columns=\"CPP_start\"/>"},
    {"d5_cpps_at31march_by_duration_2013_to_2025", "2_years_or_more", "<denominator columns=\"CPP_At31\"/>"},
    {"ks4_la_202223_to_202425", "t_att8", "<denominator columns=\"t_pupils\"/>"},
    {"la_care_leavers_accommodation_suitability", "care_leaver_count",
     "<denominator columns=\"care_leaver_count\"><where column=\"breakdown\" is=\"Suitability total\"/>"},
    {"la_care_leavers_activity_2023_to_2025", "care_leaver_count",
     "<denominator columns=\"care_leaver_count\"><where column=\"breakdown\" is=\"Total\"/>"},
    {"la_cla_placement_stability", "children_count",
     "<denominator columns=\"children_count\"><where column=\"placement_stability\" is=\"Total children\"/>"},
    {"la_cla_swcount", "number",
     "<denominator columns=\"number\"><where column=\"sw_stability\" is=\"Total children\"/>"},
    {"la_conviction_health_outcome_cla_2024_to_2025", "children_count",
     "<denominator columns=\"children_count\"><where column=\"breakdown\" is=\"Total ages 0 to 4 years\"/>"},
};

Test(describe, published_files_with_their_counts, .fini = close_all)
{
    const char *shared = golden_shared();
    if (!shared || !file_is_there("%s/data/dfe-open-data/la_cla_swcount.csv", shared))
        CASES_SKIP("the published data");
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        char mapping[1024];
        cr_assert_eq(run(&out, &err, "describe '%s/data/dfe-open-data/%s.csv'", shared, published[i].file), 0,
                     "%s", published[i].file);
        snprintf(mapping, sizeof mapping, "<numerator columns=\"%s\"/>\n        %s", published[i].numerator,
                 published[i].denominator);
        cr_expect(has(&out, "(layout=\"dfe\")"), "%s", published[i].file);
        cr_expect(has(&out, mapping), "%s: no mapping of %s", published[i].file, published[i].numerator);
    }
}
