/* Messages as a clerk meets them: what is wrong, where, and what to do, once and in plain words. */
#include "test_input_spec.h"

#include <criterion/criterion.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct clerk_file {
    const char *name, *text; /* a NULL name ends the list; without a text it is a pipe */
};

struct clerk_case {
    struct clerk_file files[4]; /* beside those of paper_folder, or in their place */
    const char *data, *body;    /* of the spec; NULL: a good one */
    const char *said[4];        /* with place and severity; a NULL ends the list */
    const char *never;          /* what must not be said; NULL nothing */
    size_t errors;              /* that are said in all */
};

#define GOOD_DATA                                                                                            \
    "<areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>"                                        \
    "<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\"/>"

static void spec_write(const struct clerk_case *clerk)
{
    struct buf text = {0};
    buf_add_format(&text,
                   "<paper id=\"p\" xmlns:xi=\"http://www.w3.org/2001/XInclude\">\n"
                   "<head><board>B</board><title>T</title></head>\n<data>%s</data>\n"
                   "<region code=\"E12000005\"/>\n<period is=\"2024-25 FY\"/>\n<body>%s</body>\n</paper>\n",
                   clerk->data ? clerk->data : GOOD_DATA, clerk->body ? clerk->body : "<p>Words.</p>");
    paper_write("paper.xml", buf_str(&text));
    buf_close(&text);
}

/* As a run does it: the data are read when spec and lists are good. */
static void clerk_hold_from(const struct clerk_case *clerk, const char *from, const char *file)
{
    struct paper_case paper;
    paper_folder();
    spec_write(clerk);
    for (size_t i = 0; i < 4 && clerk->files[i].name; i++)
        if (clerk->files[i].text)
            paper_write(clerk->files[i].name, str_of(clerk->files[i].text));
        else
            cr_assert_eq(mkfifo(clerk->files[i].name, 0600), 0);
    cr_assert_eq(chdir(from), 0);
    paper_run(&paper, file, NULL);
    if (paper.spec && !diags_failed(paper.diags))
        inputs_load_observations(&paper.inputs, paper.spec, paper.arena, paper.diags);
    buf_clear(&paper.messages);
    diags_dump_buf(paper.diags, DIAG_TEXT, &paper.messages);
    for (size_t i = 0; i < 4 && clerk->said[i]; i++)
        cr_expect(paper_says(&paper, clerk->said[i]), "%s", clerk->said[i]);
    struct str messages = buf_str(&paper.messages);
    cr_expect(!clerk->never || str_find(messages, str_of(clerk->never)) == SIZE_MAX, "%s in\n%.*s",
              clerk->never, STR_ARG(messages));
    cr_expect_eq(diags_count(paper.diags, SEVERITY_ERROR), clerk->errors, "%s: %zu errors in\n%.*s",
                 clerk->said[0], diags_count(paper.diags, SEVERITY_ERROR), STR_ARG(messages));
    paper_close(&paper);
}

static void clerk_hold(const struct clerk_case *clerk)
{
    clerk_hold_from(clerk, ".", "paper.xml");
}

static void clerk_hold_all(const struct clerk_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++)
        clerk_hold(&cases[i]);
}

#define HOLD(cases) clerk_hold_all(cases, sizeof(cases) / sizeof *(cases))
#define OBSERVATIONS "indicator,period,area,value,note\n"

Test(input_clerk, a_file_of_two_encodings_is_refused_at_its_first_stray_byte)
{
    static const struct clerk_case cases[] = {
        {.files = {{"observations.csv", OBSERVATIONS "rereferrals,2024-25,330,20.1,caf\xC3\xA9\n"
                                                     "rereferrals,2024-25,332,20.1,\"a, b\nat \xA3 5\"\n"}},
         .said = {"observations.csv:4:5: error: the byte A3 here is not UTF-8, though the file is UTF-8 "
                  "elsewhere\n",
                  "hint: most likely it is the \"\xC2\xA3\" of Windows-1252: type it again here"},
         .errors = 1},
        {.body = "<p>caf\xC3\xA9\n at \x93 5 \x94</p>",
         .said =
             {"paper.xml:7:5: error: the byte 93 here is not UTF-8, though the file is UTF-8 elsewhere; 1 "
              "such byte more",
              "\xE2\x80\x9C"},
         .errors = 1},
        {.files = {{"observations.csv",
                    OBSERVATIONS "rereferrals,2024-25,330,20.1,CAF\xC9\x92S \xA3 \x93\n"}},
         .said = {"observations.csv:2: note: the file is not UTF-8; it was read as Windows-1252"}},
        {.files = {{"part.txt", "caf\xE9 \xE2\x82\xAC"}},
         .body = "<p><xi:include href=\"part.txt\" parse=\"text\"/></p>",
         .said = {"part.txt:1:4: error: the byte E9 here is not UTF-8"},
         .errors = 1},
    };
    HOLD(cases);
}

#define OTHER_DATA "<observations id=\"o\" file=\"observations.csv\" layout=\"tidy\"/>"
#define BAD_ROW OBSERVATIONS "rereferrals,2024-25,330,abc,\n"

Test(input_clerk, a_part_in_another_folder_names_its_own_files)
{
    static const struct clerk_case cases[] = {
        {.files = {{"d/data.xml", OTHER_DATA},
                   {"d/observations.csv", BAD_ROW},
                   {"observations.csv", BAD_ROW}},
         .data = GOOD_DATA "<xi:include href=\"d/data.xml\"/>",
         .said = {"\nobservations.csv:2:4: error: ", "d/observations.csv:2:4: error: "},
         .errors = 2},
        {.files = {{"d/data.xml", "<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\"/>"},
                   {"d/observations.csv", BAD_ROW}},
         .data = GOOD_DATA "<xi:include href=\"d/data.xml\"/>",
         .said =
             {"d/data.xml:1:1: error: two data files have the id 'd'; the first is on line 3 of paper.xml"},
         .errors = 1},
        {.files = {{"part.xml", "<section id=\"a\" title=\"A\"><p>x</p></section>"}},
         .body = "<xi:include href=\"part.xml\"/>\n<section id=\"a\" title=\"A\"><p>x</p></section>",
         .said = {"paper.xml:7:10: error: the id 'a' is there twice; the first is on line 1 of part.xml"},
         .errors = 1},
    };
    HOLD(cases);
}

Test(input_clerk, places_are_said_as_seen_from_where_the_program_was_started)
{
    static const struct clerk_case one = {
        .files = {{"d/data.xml", OTHER_DATA}, {"d/observations.csv", BAD_ROW}, {"observations.csv", BAD_ROW}},
        .data = GOOD_DATA "<xi:include href=\"d/data.xml\"/>",
        .said = {"paper/d/observations.csv:2:4: error: ", "\npaper/observations.csv:2:4: error: "},
        .errors = 2};
    clerk_hold_from(&one, "..", "paper/paper.xml");
}

Test(input_clerk, what_cannot_be_seen_between_elements_has_its_own_place)
{
    static const struct clerk_case cases[] = {
        {.body = "<p>x</p>\n \xC2\xA0<p>y</p>",
         .said = {"paper.xml:7:2: error: a no-break space (U+00A0) stands between the elements of <body>",
                  "hint: delete it"},
         .never = "published grammar",
         .errors = 1},
        {.body = "<p>x</p>\xEF\xBB\xBF<p>y</p>",
         .said = {"paper.xml:6:15: error: a byte order mark (U+FEFF) stands between the elements of <body>"},
         .errors = 1},
        {.data = "\xE2\x80\x83" GOOD_DATA,
         .said = {"paper.xml:3:7: error: an em space (U+2003) stands between the elements of <data>"},
         .errors = 1},
        {.body = "<p>\xE2\x80\x8B</p>", .said = {"paper.xml:6:7: error: <p> has no text"}, .errors = 1},
        {.body = "<p>\xC2\xA0 </p>", .said = {"paper.xml:6:7: error: <p> has no text"}, .errors = 1},
        {.body = "<section title=\"A\" id=\"a\xC2\xAD"
                 "b\"><p>x</p></section>",
         .said = {"paper.xml:6:26: error: \"a\xC2\xAD"
                  "b\" is no value for id=",
                  "hint: there is a soft hyphen (U+00AD) in it, which cannot be seen: type it again"},
         .errors = 1},
        {
            .files = {{"observations.csv",
                       "indicator,period,area,val\xC2\xADue\xE2\x80\x8B\nrereferrals,2024-25,330,20.1\n"}},
        }};
    HOLD(cases);
}

#define SPEC_VALUE(name) "<p><value indicator=\"" name "\" area=\"E12000005\"/></p>"

Test(input_clerk, names_are_taken_where_ids_stand_and_councils_are_known)
{
    static const struct clerk_case cases[] = {
        {.body = SPEC_VALUE("Re-referrals within 12 months")},
        {.body = SPEC_VALUE("re-referrals")},
        {.body = "<table indicators=\"Re-referrals; contacts\" areas=\"330\"/>"},
        {.body = SPEC_VALUE("Re-referals within 12 months"),
         .said = {"error: there is no indicator", "did you mean \"Re-referrals within 12 months\"?"},
         .errors = 1},
        {.body = SPEC_VALUE("re\xE2\x80\x8Breferrals"),
         .said = {"hint: there is a zero-width space (U+200B) in it"},
         .errors = 1},
        {.files = {{"observations.csv",
                    OBSERVATIONS "rereferrals,2024-25,Birmingham City Council,1,\n"
                                 "rereferrals,2024-25,Dudley MBC,1,\n"
                                 "rereferrals,2024-25,E08000099,1,\n"
                                 "rereferrals,2024-25,Metropolitan Borough of Dudlye,1,\n"}},
         .said = {"hint: if it is \"Birmingham\", add \"Birmingham City Council\" to its aliases",
                  "hint: if it is \"Dudley\", add \"Dudley MBC\" to its aliases",
                  "\"E08000099\"; the row was not read\n    hint: add it to the list of areas",
                  "did you mean \"Dudley\"?"},
         .errors = 4},
        {.files = {{"areas.csv",
                    "code,name,kind,region\nE09000001,City of London,la,E12000005\n"
                    "E06000023,\"Bristol, City of\",la,E12000005\nE12000005,West Midlands,region,\n"},
                   {"observations.csv", OBSERVATIONS "rereferrals,2024-25,London,1,\n"
                                                     "rereferrals,2024-25,City of Bristol,1,\n"}},
         .said = {"unknown area \"London\"; the row was not read\n    hint: add it to the list of areas",
                  "hint: if it is \"Bristol, City of\", add \"City of Bristol\" to its aliases"},
         .errors = 2},
        {.files = {{"areas.csv", "code,name,kind,region\nE08000025,Birmingham,la,E12000005\n"
                                 "E12000005,West Midlands,region,\n"},
                   {"observations.csv", OBSERVATIONS "rereferrals,2024-25,England,1,\n"}},
         .said = {"hint: the list of areas has no country: add the row of E92000001, England"},
         .errors = 1},
    };
    HOLD(cases);
}

Test(input_clerk, a_missing_file_is_looked_for_in_its_folder)
{
    static const struct clerk_case cases[] = {
        {.data = "<areas file=\"Areas.csv\"/><catalogue file=\"indicatrs.csv\"/>"
                 "<observations id=\"d\" file=\"d\\x.csv\" layout=\"tidy\"/>"
                 "<observations id=\"e\" file=\"nothing-like-it.csv\" layout=\"tidy\"/>",
         .said = {"error: there is no file \"Areas.csv\"\n    hint: the folder has \"areas.csv\": upper and "
                  "lower",
                  "hint: did you mean \"indicators.csv\", which the folder has?",
                  "hint: folders are parted by / here, not by \\: write \"d/x.csv\"",
                  "\"nothing-like-it.csv\"\n    hint: check the name and the folder"},
         .errors = 4},
    };
    HOLD(cases);
}

Test(input_clerk, a_file_of_another_kind_is_said_to_be_one)
{
    static const struct clerk_case cases[] = {
        {.data = "<areas file=\"indicators.csv\"/><catalogue file=\"areas.csv\"/>"
                 "<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\"/>",
         .said = {"areas.csv:1: error: this looks like a list of areas; the spec names it as a catalogue of "
                  "indicators",
                  "hint: name the right file in the spec (paper.xml, line 3)",
                  "indicators.csv:1: error: this looks like a catalogue of indicators; the spec names it as "
                  "a list of areas"},
         .errors = 2},
        {.data = "<areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>"
                 "<observations id=\"d\" file=\"areas.csv\" layout=\"tidy\"/>",
         .said =
             {"areas.csv:1: error: this looks like a list of areas; the spec names it as a tidy data file"},
         .errors = 1},
        {.files = {{"areas.csv", "code,name,kind\n"}},
         .said = {"areas.csv: error: there is no row below the header"},
         .errors = 1},
        {.files =
             {{"areas.csv",
               "code,name,kind,region\nE08000025,Birmingham,laa,E12000005\nE08000027,Dudley,la,E12000005\n"
               "E12000005,West Midlands,regionn,\n"},
              {"observations.csv", OBSERVATIONS "rereferrals,2024-25,Birmingham,1,\n"},
              {"neighbours.csv", "la,rank,neighbour\nE08000027,1,E08000025\n"}},
         .data = "<neighbours file=\"neighbours.csv\"/>" GOOD_DATA,
         .said = {"areas.csv:2:3: error", "areas.csv:4:3: error"},
         .errors = 2},
    };
    HOLD(cases);
}

Test(input_clerk, rows_and_headers_that_an_export_left)
{
    static const struct clerk_case cases[] = {
        {.files = {{"observations.csv",
                    "indicator,period,area,value,\nrereferrals,2024-25,330,20.1,\"see note\"\n"
                    "rereferrals,2024-25,332,20.1,\n"}},
         .said = {"observations.csv:2:5: warning: a column without a name holds something; it is not read"}},
        {.files = {{"observations.csv", "indicator,period,area,value\nrereferrals;2024-25;330;20.1\n"
                                        "rereferrals;2024-25;332;20.1\n"}},
         .said = {"is a whole row in one cell, parted by semicolons; it was not read (also on line 3)"},
         .errors = 1},
        {.files = {{"observations.csv",
                    "indicator,period,area,value,\"no\nte\"\nrereferrals,2024-25,330,20.1,\n"}},
         .said = {"observations.csv:1:5: error: column \"no te\": a tidy"},
         .errors = 1},
        {.files = {{"observations.csv", "indicator,period,area,\"val\nue\"\nrereferrals,2024-25,330,20.1\n"}},
         .said =
             {"observations.csv:1:4: error: column \"val ue\": a tidy data file has no column \"val ue\""},
         .errors = 1},
        {.files = {{"indicators.csv", "id,name,measure,basis,unit,multiplier,polarity,decimals,calendar\n"
                                      "rereferrals,R,rate,in-period,per 10k,10000,low,1.5,financial\n"}},
         .said = {"indicators.csv:2:8: error: column \"decimals\": \"1.5\" is not a whole number",
                  "hint: write a whole number from 0 to 6",
                  "hint: write the unit as \"per 10,000\", or correct the multiplier"},
         .errors = 2},
    };
    HOLD(cases);
}

#define DFE_HEADER                                                                                           \
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_" \
    "code,"                                                                                                  \
    "new_la_code,la_name,percent\n"
#define DFE_ROW(time, identifier) time "," identifier ",National,E92000001,England,,,,,,5\n"

Test(input_clerk, a_misspelt_identifier_of_time_is_said_once_in_its_own_column)
{
    static const struct clerk_case cases[] = {
        {.files = {{"observations.csv",
                    DFE_HEADER DFE_ROW("2025", "Reportng year") DFE_ROW("202x", "Reporting year")}},
         .data = "<areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>"
                 "<observations id=\"d\" file=\"observations.csv\" layout=\"dfe\">"
                 "<measure indicator=\"rereferrals\"><value columns=\"percent\"/></measure>"
                 "<measure indicator=\"repeat-plans\"><value columns=\"percent\"/></measure></observations>",
         .said = {"observations.csv:2:2: error: \"Reportng year\" gives no period: time_identifier",
                  "hint: did you mean \"Reporting year\"?",
                  "observations.csv:3:1: error: \"202x\" gives no period: time_period"},
         .errors = 2},
    };
    HOLD(cases);
}

#define AREAS(rows) "code,la_number,name,aliases,kind,region\nE12000005,,West Midlands,,region,\n" rows

Test(input_clerk, areas_that_would_never_be_found_are_said)
{
    static const struct clerk_case cases[] = {
        {.files =
             {{"areas.csv",
               AREAS(
                   "E08000025,330,Birmingham,331;Brum,la,E12000005\nE08000026,331,Coventry,,la,E12000005\n")},
              {"observations.csv", OBSERVATIONS "rereferrals,2024-25,Brum,1,\n"}},
         .said = {"areas.csv:3:4: error: column \"aliases\": the alias \"331\" of \"Birmingham\" is the code "
                  "or LA number of "
                  "\"Coventry\" (line 4)"},
         .errors = 1},
        {.files = {{"areas.csv",
                    AREAS("E08000025,330,Coventry,,la,E12000005\nE08000026,331,Coventry,,la,E12000005\n")}},
         .said = {"areas.csv:4:3: warning: \"Coventry\" is the name of two areas"}},
        {.files = {{"areas.csv",
                    AREAS("E08/25,330,Birmingham,,la,E12000005\nE0800 26,331,Coventry,,la,E12000005\n"
                          "E08000027,332,Dudley,,la,E12000005\n")},
                   {"neighbours.csv", "la,rank,neighbour\n330,1,332\n"}},
         .data = GOOD_DATA "<neighbours file=\"neighbours.csv\"/>",
         .said = {"areas.csv:3:1: error: the code \"E08/25\" has a space or a slash in it",
                  "areas.csv:4:1: error"},
         .errors = 2},
        {.files = {{"areas.csv", "code,name,kind,region\n"},
                   {"neighbours.csv", "la,rank,neighbour\n330,1,332\n"}},
         .data = GOOD_DATA "<neighbours file=\"neighbours.csv\"/>",
         .said = {"areas.csv: error: there is no row below the header"},
         .errors = 1},
        {.files = {{"observations.csv",
                    OBSERVATIONS "rereferrals,2022-23,330,\"20,5\",\nrereferrals,2023-24,330,\"21,75\",\n"
                                 "rereferrals,2024-25,330,\"-3,1\",\n"}},
         .said = {"observations.csv:2:4: error: column \"value\": \"20,5\" has a comma before its decimals; "
                  "it was not read "
                  "(also on lines 3 and 4)"},
         .errors = 1},
    };
    HOLD(cases);
}

Test(input_clerk, what_has_no_end_is_refused)
{
    struct buf wide = {0};
    for (int i = 0; i < 100000; i++)
        buf_add_char(&wide, ',');
    const struct clerk_case one = {
        .files = {{"observations.csv", wide.ptr}},
        .said =
            {"observations.csv:1: error: the row has more than 4096 fields; the file was read up to here"},
        .errors = 1};
    clerk_hold(&one);
    buf_close(&wide);
    const struct clerk_case device = {
        .files = {{"pipe.csv", NULL}},
        .data = "<areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>"
                "<observations id=\"d\" file=\"pipe.csv\" layout=\"tidy\"/>",
        .said = {"paper.xml:3:66: error: cannot read \"pipe.csv\": it is a pipe or a device, and no file",
                 "hint: save what comes out of it into a file"},
        .errors = 1};
    clerk_hold(&device);
}
