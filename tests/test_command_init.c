/* boardpaper init: from folders of files to papers that can be made. */
#include "cases.h"
#include "golden.h"
#include "test_command_run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct buf out, err, text;
static char folder[4096];

static void close_all(void)
{
    buf_close(&out);
    buf_close(&err);
    buf_close(&text);
}

#define FIXTURES BOARDPAPER_SOURCE_DIR "/fixtures/"

/* Copies a fixture's files into the folder. */
static void copy(const char *files)
{
    cr_assert_eq(shell("cd '%s' && cp -L %s '%s' && chmod -R u+w '%s'", FIXTURES, files, folder, folder), 0,
                 "%s", files);
}

/* Makes the starter and the paper from it. */
static void init_and_make(const char *options)
{
    int status = run(&out, &err, "init %s '%s'", options, folder);
    cr_assert_eq(status, 0, "%s: init ended with %d: %s%s", folder, status, out.ptr ? out.ptr : "",
                 err.ptr ? err.ptr : "");
    struct buf made = {0};
    status = run(&made, &err, "make '%s/paper.xml' -o '%s/out'", folder, folder);
    cr_expect_eq(status, 0, "%s: make ended with %d: %s", folder, status, err.ptr ? err.ptr : "");
    cr_expect(file_is_there("%s/out/starter.pdf", folder));
    buf_close(&made);
}

static void read_paper(void)
{
    cr_assert(file_text(&text, "%s/paper.xml", folder));
}

static void read_catalogue(void)
{
    cr_assert(file_text(&text, "%s/indicators.csv", folder));
}

Test(init, the_regions_own_file, .fini = close_all)
{
    folder_new("init-own", folder);
    copy("minimal/observations.csv");
    init_and_make("");
    cr_expect(has(&out, "observations.csv: 1 indicator\n"));
    cr_expect(has(&out, "Region: West Midlands (E12000005), which has most local authorities in the files"));
    cr_expect(has(&out, "It can be made: "));
    /* four LAs, their region, and the country */
    cr_assert(file_text(&text, "%s/areas.csv", folder));
    cr_expect_eq(times(&text, "\n"), 7u);
    cr_expect(has(&text, "\nE08000025,330,Birmingham,"));
    read_catalogue();
    cr_expect(has(&text, "\nre-referrals,Re referrals,Re referrals,Observations,"));
    cr_expect(has(&text, "Polarity taken from the name: check it."));
    cr_expect(has(&text, "Measure not known: say proportion, rate, ratio, count or score, and the unit."));
    cr_expect(has(&text, ",low,1,financial,,standard,"));
    read_paper();
    cr_expect(has(&text, "<region code=\"E12000005\"/>") && has(&text, "<period is=\"2025\"/>"));
    cr_expect(has(&text, "<!-- Say which region"));
    cr_expect(!has(&text, "TODO") && !has(&text, "FIXME") && !has(&text, "TO-DO"));
    /* what the catalogue does not say leaves no comma behind */
    cr_assert_eq(run(&out, &err, "dump --stage=document '%s/paper.xml'", folder), 0);
    cr_expect(has(&out, "Line chart of ") && !has(&out, ", ,") && !has(&out, " ,"));
}

Test(init, never_replaces_a_file, .fini = close_all)
{
    static const char *const there[] = {"areas.csv", "indicators.csv", "paper.xml"};
    for (size_t i = 0; i < 3; i++) {
        folder_new("init-there", folder);
        copy("minimal/observations.csv");
        file_put("mine\n", "%s/%s", folder, there[i]);
        cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
        cr_expect(has(&err, "there already: ") && has(&err, there[i]) &&
                  has(&err, "hint: move or rename them"));
        cr_assert(file_text(&text, "%s/%s", folder, there[i]));
        cr_expect(str_is(buf_str(&text), "mine\n"));
        for (size_t j = 0; j < 3; j++)
            cr_expect(j == i || !file_is_there("%s/%s", folder, there[j]));
    }
    /* nor one that it would only write for these files */
    folder_new("init-there", folder);
    copy("cib-quarterly/observations.csv");
    file_put("mine\n", "%s/returns.csv", folder);
    cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
    cr_expect(has(&err, "there already: returns.csv") && !file_is_there("%s/paper.xml", folder));
}

Test(init, folders_that_it_cannot_begin_with, .fini = close_all)
{
    folder_new("init-empty", folder);
    cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
    cr_expect(has(&err, "no file here holds figures of local authorities") &&
              has(&err, "boardpaper describe FILE"));
    copy("bad-data-xls/observations.xls");
    cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
    cr_expect(has(&err, "observations.xls: note: not read: this is an old .xls workbook"));
    copy("bad-data-jun-25/observations.csv");
    cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
    cr_expect(has(&err, "the periods of \"re-referrals\", such as \"Jun-25\""));
    cr_expect_eq(run(&out, &err, "init '%s/observations.csv'", folder), 1);
    cr_expect(has(&err, "it is a file"));
    cr_expect_eq(run(&out, &err, "init '%s/none'", folder), 1);
    cr_expect(!file_is_there("%s/paper.xml", folder) && !file_is_there("%s/areas.csv", folder));
}

Test(init, region_that_is_asked, .fini = close_all)
{
    folder_new("init-region", folder);
    copy("minimal/observations.csv");
    cr_expect_eq(run(&out, &err, "init --region='West Midland' '%s'", folder), 1);
    cr_expect(has(&err, "did you mean \"West Midlands\"?"));
    cr_expect_eq(run(&out, &err, "init --region=Birmingham '%s'", folder), 1);
    cr_expect(has(&err, "\"Birmingham\" is no region of England"));
    cr_expect_eq(run(&out, &err, "init --region=E12000007 '%s'", folder), 1);
    cr_expect(has(&err, "no file here holds a figure of a local authority of London"));
    cr_expect(!file_is_there("%s/paper.xml", folder));
    init_and_make("--region='west midlands'");
    read_paper();
    cr_expect(has(&text, "<region code=\"E12000005\"/>") && !has(&text, "Say which region"));
}

/* The annual pack's figures are of all England, so that its region must be asked; its neighbours are read
 * too. */
Test(init, all_england, .fini = close_all)
{
    folder_new("init-england", folder);
    copy("annual-pack/observations.csv annual-pack/neighbours.csv");
    init_and_make("--region=E12000005");
    cr_expect(has(&out, "neighbours.csv: a list (neighbours)") &&
              has(&out, "observations.csv: 32 indicators"));
    read_paper();
    cr_expect(has(&text, "<neighbours file=\"neighbours.csv\" model=\"2025-05\"/>"));
}

/* Of a region whose LAs changed, the paper names those of today. */
Test(init, abolished_las_are_left_out, .fini = close_all)
{
    folder_new("init-abolished", folder);
    file_put("indicator,period,area,value\n"
             "x,2015,Poole,10\nx,2015,Dorset,11\nx,2015,Plymouth,12\n"
             "x,2024,\"Bournemouth, Christchurch and Poole\",9\nx,2024,Plymouth,8\nx,2024,Torbay,7\n",
             "%s/ours.csv", folder);
    init_and_make("");
    read_paper();
    cr_expect(has(&text, "<region code=\"E12000009\">") && has(&text, "<la code=\"E06000058\"/>"));
    cr_expect(!has(&text, "<la code=\"E06000029\"/>"), "Poole is no more");
}

Test(init, lists_in_the_folder_are_used, .fini = close_all)
{
    folder_new("init-lists", folder);
    copy("cib-quarterly/observations.csv cib-quarterly/published.csv cib-quarterly/returns.csv "
         "cib-quarterly/populations.csv cib-quarterly/targets.csv cib-quarterly/breaks.csv "
         "cib-quarterly/commentary.csv cib-quarterly/priorities.csv cib-quarterly/events.csv "
         "cib-quarterly/neighbours.csv");
    init_and_make("");
    read_paper();
    static const char *const lists[] = {"neighbours", "targets",    "breaks",     "populations",
                                        "returns",    "commentary", "priorities", "events"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        char element[64];
        snprintf(element, sizeof element, "    <%s file=\"%s.csv\"", lists[i], lists[i]);
        cr_expect(has(&text, element), "%s", lists[i]);
    }
    cr_expect(has(&text, "<period is=\"2025-26 Q2 FY\"/>"));
    cr_expect(has(&text, "<priorities/>") && has(&text, "<events/>"));
    /* the collection is of one region only; the published figures are of all */
    cr_expect(has(&text, "<region code=\"E12000005\"/>"));
}

Test(init, a_list_at_fault_stays_in_a_comment, .fini = close_all)
{
    folder_new("init-list-fault", folder);
    copy("bad-data-targets-indicator/observations.csv bad-data-targets-indicator/targets.csv");
    init_and_make("");
    cr_expect(has(&out, "targets.csv: a list (targets), left in a comment"));
    read_paper();
    cr_expect(has(&text, "<!-- <targets file=\"targets.csv\"/> -->"));
}

/* Without a list of returns, one is made: unsigned, so that the figures are marked as provisional. */
Test(init, returns_that_no_list_holds, .fini = close_all)
{
    folder_new("init-returns", folder);
    copy("cib-quarterly/observations.csv");
    init_and_make("");
    cr_assert(file_text(&text, "%s/returns.csv", folder));
    cr_expect(str_starts(buf_str(&text), STR("return_id,la,period,version,status,signed_off_role\n")));
    cr_expect(has(&text, "\n330-2425Q3-1,E08000025,2024-25 Q3 FY,1,provisional,\n"));
    read_paper();
    cr_expect(has(&text, "<returns file=\"returns.csv\"/>") && has(&text, "Say in returns.csv who signed"));
}

/* A fault in the data is the analyst's to mend: the starter is there, and the faults are told with their
 * places. */
Test(init, faults_of_the_data_are_told, .fini = close_all)
{
    folder_new("init-faults", folder);
    copy("bad-data-unknown-area/observations.csv");
    cr_expect_eq(run(&out, &err, "init '%s'", folder), 1);
    cr_expect(has(&out, "It cannot be made before the files are mended: 1 error"));
    cr_expect(has(&err, "observations.csv:3:3: error: unknown area \"Coventy\""));
    cr_expect(file_is_there("%s/paper.xml", folder));
    cr_assert_eq(shell("sed -i s/Coventy/Coventry/ '%s/observations.csv'", folder), 0);
    cr_expect_eq(run(&out, &err, "make '%s/paper.xml' -o '%s/out'", folder, folder), 0, "%s", err.ptr);
}

Test(init, workbooks, .fini = close_all)
{
    folder_new("init-workbook", folder);
    copy("dirt-xlsx/returns.xlsx");
    init_and_make("");
    cr_expect(has(&out, "returns.xlsx, sheet Q4 returns: 1 indicator"));
    cr_expect(has(&out, "returns.xlsx, sheet Contacts: left out: "));
    read_paper();
    cr_expect(has(&text, "file=\"returns.xlsx\" layout=\"tidy\" sheet=\"Q4 returns\""));
}

/* Every fixture of dirt that holds figures: its files without its lists of areas and indicators. */
Test(init, dirty_files, .fini = close_all)
{
    static const char *const fixtures[] = {"dirt-blank-signs",
                                           "dirt-bom",
                                           "dirt-crlf",
                                           "dirt-dfe",
                                           "dirt-dfe-meta",
                                           "dirt-extra-columns",
                                           "dirt-float-tails",
                                           "dirt-lait",
                                           "dirt-lists",
                                           "dirt-names",
                                           "dirt-percent-signs",
                                           "dirt-periods",
                                           "dirt-populations",
                                           "dirt-returns",
                                           "dirt-quoted-newlines",
                                           "dirt-semicolon",
                                           "dirt-spaces",
                                           "dirt-symbols",
                                           "dirt-tab",
                                           "dirt-thousands-commas",
                                           "dirt-title-rows",
                                           "dirt-total-rows",
                                           "dirt-two-files",
                                           "dirt-utf16",
                                           "dirt-trailing-empties",
                                           "dirt-windows-1252",
                                           "dirt-xlsx",
                                           "dirt-xlsx-dates",
                                           "dirt-xlsx-titles",
                                           "dirt-repeated-header",
                                           "dirt-xlsx-zeros",
                                           "dirt-blank-first-lines"};
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        char name[128];
        snprintf(name, sizeof name, "init-%s", fixtures[i]);
        folder_new(name, folder);
        cr_assert_eq(
            shell("cp '%s%s'/* '%s' && cd '%s' && chmod u+w * && rm -f areas.csv indicators.csv paper.xml",
                  FIXTURES, fixtures[i], folder, folder),
            0);
        init_and_make("");
    }
}

/* -- the department's layout, on made-up files of the West Midlands */

static const char *const las[][2] = {
    {"E08000025", "Birmingham"},         {"E08000026", "Coventry"},      {"E08000027", "Dudley"},
    {"E06000019", "Herefordshire"},      {"E08000028", "Sandwell"},      {"E06000051", "Shropshire"},
    {"E08000029", "Solihull"},           {"E10000028", "Staffordshire"}, {"E06000021", "Stoke-on-Trent"},
    {"E06000020", "Telford and Wrekin"}, {"E08000030", "Walsall"},       {"E10000031", "Warwickshire"},
    {"E08000031", "Wolverhampton"},      {"E10000034", "Worcestershire"}};

#define N_LAS (sizeof las / sizeof *las)
#define HEADER                                                                                               \
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_" \
    "code,"                                                                                                  \
    "new_la_code,la_name"

/* "202425,Academic year,Local authority,…,Birmingham" of the LA at `i`, in a year. */
static void row_begin(FILE *file, int year, const char *identifier, size_t i)
{
    fprintf(file, "%d,%s,Local authority,E92000001,England,E12000005,West Midlands,,%s,%s", year, identifier,
            las[i][0], las[i][1]);
}

static FILE *published_open(const char *name, const char *columns)
{
    char path[5000];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    cr_assert(file);
    fprintf(file, HEADER ",%s\n", columns);
    return file;
}

/* Counts are mapped where they make the published figures of nearly all LAs, and nowhere else: not by their
 * names. */
Test(init, counts_that_make_the_figures, .fini = close_all)
{
    folder_new("init-counts", folder);
    FILE *file =
        published_open("counts.csv", "done_count,all_count,done_percent,other_count,other_percent,sick,"
                                     "well,sick_rate,score_count,score_avg");
    for (int year = 2023; year <= 2025; year++)
        for (size_t i = 0; i < N_LAS; i++) {
            int done = 40 + (int)i * 7 + year % 5, all = 200 + (int)i * 13, other = 90 + (int)i,
                sick = 5 + (int)i, well = 80 - (int)i;
            row_begin(file, year, "Reporting year", i);
            /* other_percent is of something that the file does not hold */
            fprintf(file, ",%d,%d,%.1f,%d,%.1f,%d,%d,%.1f,%d,%.2f\n", done, all, 100.0 * done / all, other,
                    17.0 + (double)(i % 5), sick, well, 100.0 * sick / (sick + well), -(int)i - 1,
                    -0.01 * (double)(i + 1));
        }
    fclose(file);
    init_and_make("");
    read_paper();
    cr_expect(has(&text, "<value columns=\"done_percent\"/>\n        <numerator columns=\"done_count\"/>\n"
                         "        <denominator columns=\"all_count\"/>\n"));
    cr_expect(has(&text, "<value columns=\"other_percent\"/>\n      </measure>"),
              "it has no counts in the file");
    cr_expect(has(&text, "<value columns=\"sick_rate\"/>\n        <numerator columns=\"sick\"/>\n"
                         "        <denominator columns=\"well sick\"/>\n"));
    cr_expect(has(&text, "<value columns=\"score_avg\"/>\n      </measure>"), "a count is never below 0");
    read_catalogue();
    cr_expect(has(&text, ",proportion,in-period,%,100,none,1,financial,"));
    cr_expect(has(&text, "As published in the column done_percent: 100 × done_count ÷ all_count."));
    cr_expect(has(&text, "As published in the column sick_rate: 100 × sick ÷ (well + sick)."));
}

/* Filters that time or other filters say are not asked for; the row of the whole is a denominator, no
 * indicator; texts of filters, columns and files are escaped. */
Test(init, filters, .fini = close_all)
{
    static const char *const parts[] = {"Stayed <2 years & \"\"moved\"\"--on", "Went", "All children"};
    static const int shares[] = {30, 70, 100};
    folder_new("init-filters", folder);
    FILE *file = published_open("filters & more.csv", "group,part,version,children_count,children_percent");
    for (int year = 2023; year <= 2025; year++)
        for (size_t i = 0; i < N_LAS; i++)
            for (size_t part = 0; part < 3; part++) {
                int all = 1000 + 10 * (int)i;
                row_begin(file, year, "Reporting year", i);
                fprintf(file, ",Leavers,\"%s\",%s,%d,%d\n", parts[part],
                        year == 2025 ? "Provisional" : "Final", all * shares[part] / 100, shares[part]);
            }
    fclose(file);
    init_and_make("");
    cr_expect(has(&out, "filters & more.csv: 2 indicators"));
    read_paper();
    cr_expect(has(&text, "<filter column=\"part\" is=\"Stayed &lt;2 years &amp; &quot;moved&quot;--on\"/>"));
    cr_expect(
        has(&text, "<denominator columns=\"children_count\"><where column=\"part\" is=\"All children\"/>"));
    cr_expect(!has(&text, "column=\"version\"") && !has(&text, "column=\"group\""));
    cr_expect(has(&text, "file=\"filters &amp; more.csv\""));
    cr_expect(has(&text, "<period is=\"2025\"/>"));
}

/* An age in figures is a filter; rows that stand twice, and columns with words among numbers, are left out
 * and said. */
Test(init, what_cannot_be_mapped, .fini = close_all)
{
    folder_new("init-not-mapped", folder);
    FILE *file = published_open("ages.csv", "age,children,remark");
    for (size_t i = 0; i < N_LAS; i++)
        for (int age = 16; age <= 18; age++) {
            row_begin(file, 202425, "Academic year", i);
            fprintf(file, ",%d,%d,%s\n", age, 100 * age + (int)i, i == 3 ? "see note" : "5");
        }
    fclose(file);
    file = published_open("twice.csv", "kind,children");
    for (size_t i = 0; i < N_LAS; i++)
        for (int again = 0; again < 3; again++) {
            row_begin(file, 202425, "Academic year", i);
            fprintf(file, ",%s,%d\n", again < 2 ? "Same" : "Other", 10 * again + (int)i);
        }
    fclose(file);
    init_and_make("");
    cr_expect(
        has(&out, "ages.csv: 3 indicators; not read: the column \"remark\" (it holds words beside numbers)"));
    cr_expect(has(
        &out,
        "twice.csv: 1 indicator; not read: 1 combination of filters with two rows for one area and period"));
    read_paper();
    cr_expect(has(&text, "<filter column=\"age\" is=\"17\"/>"));
    cr_expect(has(&text, "<filter column=\"kind\" is=\"Other\"/>") && !has(&text, "is=\"Same\""));
    read_catalogue();
    cr_expect(has(&text, ",academic,"));
    cr_expect(has(&text, "\nage-17,Age 17,Age 17,Ages,count,"));
}

Test(init, most_that_is_taken, .fini = close_all)
{
    folder_new("init-most", folder);
    FILE *file = published_open("many.csv", "kind,children_percent");
    for (size_t i = 0; i < N_LAS; i++)
        for (int kind = 0; kind < 30; kind++) {
            row_begin(file, 2025, "Reporting year", i);
            fprintf(file, ",Kind %d,%d\n", kind, 10 + kind);
        }
    fclose(file);
    init_and_make("--most=5");
    cr_expect(has(&out, "many.csv: 5 indicators; 25 more not taken"));
    read_paper();
    cr_expect_eq(times(&text, "<measure "), 5u);
    cr_expect(has(&text, "25 more series of the next file were not taken"));
    folder_new("init-most", folder);
}

/* The same indicator in two files of the region's own is one; an id of a published file makes way for it. */
Test(init, ids_are_unique, .fini = close_all)
{
    folder_new("init-ids", folder);
    file_put(
        "indicator,period,area,numerator,denominator\nchildren,2025,Dudley,4,5\nchildren,2025,Walsall,3,9\n",
        "%s/a.csv", folder);
    file_put(
        "indicator,period,area,numerator,denominator\nchildren,2024,Dudley,4,6\nchildren,2025,Solihull,3,9\n",
        "%s/b.csv", folder);
    FILE *file = published_open("c.csv", "kind,children");
    for (size_t i = 0; i < N_LAS; i++) {
        row_begin(file, 2025, "Reporting year", i);
        fprintf(file, ",Children,%d\n", (int)i);
    }
    fclose(file);
    init_and_make("");
    cr_expect(has(&out, "b.csv: more figures of indicators that are counted above"));
    read_catalogue();
    cr_expect_eq(times(&text, "\nchildren,"), 1u);
    cr_expect_eq(times(&text, "\nchildren-2,"), 1u);
    cr_expect(has(&text, "\nchildren,Children,Children,A,proportion,"));
}

/* Names that say nothing of it get no polarity; names that do get theirs, and never the opposite one. */
Test(init, polarity_only_where_a_name_says_it, .fini = close_all)
{
    static const struct {
        const char *name, *polarity;
    } names[] = {{"leavers in touch", "high"},
                 {"leavers not in touch", "low"},
                 {"suitable accommodation", "high"},
                 {"unsuitable accommodation", "low"},
                 {"agency cover", "none"},
                 {"referrals", "none"},
                 {"rereferrals", "low"},
                 {"reviews on time", "high"},
                 {"children looked after", "none"},
                 {"not in education or training", "low"}};
    folder_new("init-polarity", folder);
    FILE *file = published_open("names.csv", "breakdown,children_percent");
    for (size_t i = 0; i < N_LAS; i++)
        for (size_t name = 0; name < sizeof names / sizeof *names; name++) {
            row_begin(file, 2025, "Reporting year", i);
            fprintf(file, ",%s,%d\n", names[name].name, 10 + (int)(name + i));
        }
    fclose(file);
    init_and_make("");
    read_catalogue();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char row[256], begin[160], name[64];
        snprintf(name, sizeof name, "%c%s", names[i].name[0] - 'a' + 'A', names[i].name + 1);
        snprintf(begin, sizeof begin, ",%s,%s,Names,proportion,", name, name);
        snprintf(row, sizeof row, "%sin-period,%%,100,%s,0,", begin, names[i].polarity);
        cr_expect(has(&text, begin), "%s is not in the catalogue", names[i].name);
        cr_expect(has(&text, row), "%s: not %s", names[i].name, names[i].polarity);
    }
    cr_expect_eq(times(&text, "Polarity not known"), 3u);
}

/* -- the real files */

static const char *data_folder(void)
{
    const char *shared = golden_shared();
    if (!shared || !file_is_there("%s/data/dfe-open-data/la_cla_swcount.csv", shared))
        CASES_SKIP("the published data");
    return shared;
}

static const struct {
    const char *name;
    const char *indicators; /* as init counts them */
} published[] = {
    {"absence_la_total_202223_to_202425", "15 indicators"},
    {"b1_children_in_need_2013_to_2025", "8 indicators"},
    {"c1_children_in_need_referrals_and_rereferrals_2013_to_2025", "4 indicators"},
    {"cla_number_and_rate_per_10k_children", "3 indicators"},
    {"csww_indicators_2017_to_2025", "9 indicators"},
    {"d3_cpps_subsequent_plan_2013_to_2025", "1 indicator"},
    {"d5_cpps_at31march_by_duration_2013_to_2025", "5 indicators"},
    {"ks4_la_202223_to_202425", "12 indicators"},
    {"la_care_leavers_accommodation_suitability", "6 indicators"},
    {"la_care_leavers_activity_2023_to_2025", "20 indicators"},
    {"la_cla_placement_stability", "3 indicators"},
    {"la_cla_swcount", "1 indicator"},
    {"la_conviction_health_outcome_cla_2024_to_2025", "12 indicators"},
    {"ons_mid-year_population_estimates_2012_to_2024", "1 indicator"},
};

Test(init, each_published_file, .fini = close_all)
{
    const char *shared = data_folder();
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        char name[256], line[256];
        snprintf(name, sizeof name, "init-%s", published[i].name);
        folder_new(name, folder);
        cr_assert_eq(shell("cp '%s/data/dfe-open-data/%s.csv' '%s'", shared, published[i].name, folder), 0);
        init_and_make("--region=E12000005");
        snprintf(line, sizeof line, "  %s.csv: %s\n", published[i].name, published[i].indicators);
        cr_expect(has(&out, line), "%s: %s", published[i].name, out.ptr);
    }
}

Test(init, all_published_files, .fini = close_all)
{
    const char *shared = data_folder();
    folder_new("init-published", folder);
    cr_assert_eq(shell("cp '%s'/data/dfe-open-data/*.csv '%s'", shared, folder), 0);
    init_and_make("--region=E12000005");
    cr_expect(has(&out, "symbols.csv: left out: it is a table of no layout"));
    cr_expect(has(&out, "indicators.csv (100 indicators; "));
    read_catalogue();
    cr_expect_eq(times(&text, "\n"), 101u);
    /* what the shared folder's note says of the counts of local authorities */
    cr_expect(has(&text, "100 × agency_fte ÷ (inpost_fte + agency_fte)"));
    cr_expect(has(&text, "10000 × children_count ÷ population_estimate"));
    cr_expect(has(&text, ",september,") && has(&text, ",academic,") && has(&text, ",financial,"));
    /* all regions' LAs of the files, their regions, and England */
    cr_assert(file_text(&text, "%s/areas.csv", folder));
    cr_expect_geq(times(&text, ",la,"), 153u);
    cr_expect_eq(times(&text, ",,,region,"), 9u);
}

Test(init, the_interactive_tools_whole_file, .fini = close_all)
{
    const char *shared = data_folder();
    folder_new("init-tool", folder);
    cr_assert_eq(shell("gzip -dc '%s/data/england/bds_long.csv.gz' >'%s/bds_long.csv'", shared, folder), 0);
    init_and_make("--region=E12000005");
    cr_expect(has(&out, "bds_long.csv: 24 indicators; 409 more not taken"));
    read_paper();
    cr_expect(has(&text, "key=\"CPP_rate\"") && has(&text, "key=\"LAC_Fixed_ Ex\""));
}

/* What a name denies is not what is good. */
Test(init, names_that_say_not, .fini = close_all)
{
    folder_new("init-not", folder);
    file_put("indicator,period,area,value\n"
             "Reviews not on time,2025,Coventry,10\nReviews on time,2025,Coventry,90\n"
             "Care leavers not in suitable accommodation,2025,Coventry,5\n"
             "Children not in education or training,2025,Coventry,6\n",
             "%s/ours.csv", folder);
    init_and_make("");
    read_catalogue();
    cr_expect(has(&text,
                  "\nreviews-not-on-time,Reviews not on time,Reviews not on time,Ours,score,in-period,,"
                  "1,low,"),
              "%s", text.ptr);
    cr_expect(has(&text, "\nreviews-on-time,Reviews on time,Reviews on time,Ours,score,in-period,,1,high,"));
    cr_expect(has(&text, " accommodation,Ours,score,in-period,,1,low,"));
    cr_expect(has(&text, "\nchildren-not-in-education-or-training,Children not in education or training,"));
}
