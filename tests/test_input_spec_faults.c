/* Every kind of fault in a spec, one a case: where it is said to be, what is said, what would mend it. */
#include "test_input_spec.h"

#include "input/embedded.h"
#include <criterion/criterion.h>

struct fault_case {
    const char *paper, *head, *data, *region, *period, *extra, *body; /* NULL: a good one */
    const char *said;                                                 /* with place and severity */
    const char *hint;                                                 /* NULL: any or none */
    bool structural;    /* the published grammar refuses it, too */
    const char *option; /* --la */
};

static struct str text_of_case(struct arena *arena, const struct fault_case *fault)
{
    const char *paper = fault->paper ? fault->paper : "<paper id=\"p\">";
    const char *head = fault->head ? fault->head : "<head><board>B</board><title>T</title></head>";
    const char *data =
        fault->data ? fault->data
                    : "<data><areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/><observations "
                      "id=\"d\" file=\"observations.csv\" layout=\"tidy\"/></data>";
    const char *region = fault->region ? fault->region : "<region code=\"E12000005\"/>";
    const char *period = fault->period ? fault->period : "<period is=\"2024-25 FY\"/>";
    const char *body = fault->body ? fault->body : "<body><p>Words.</p></body>";
    return str_format(arena, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n</paper>\n", paper, head, data, region, period,
                      fault->extra ? fault->extra : "", body);
}

#define DATA(...)                                                                                            \
    "<data><areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>" __VA_ARGS__ "</data>"
#define DFE(inside)                                                                                          \
    DATA("<observations id=\"d\" file=\"observations.csv\" layout=\"dfe\">" inside "</observations>")

static const struct fault_case faults[] = {
    /* structure */
    {.body = "<body><p>x</p><keymessages/></body>",
     .said = "paper.xml:7:15: error: <keymessages> cannot stand in <body>",
     .hint = "did you mean 'key-messages'?",
     .structural = true},
    {.body = "<body><item>x</item></body>",
     .said = "paper.xml:7:7: error: <item> cannot stand in <body>",
     .hint = "it belongs in <list>",
     .structural = true},
    {.body = "<body>\n  <contents\n    dept=\"2\"/></body>",
     .said = "paper.xml:9:5: error: <contents> has no attribute 'dept'",
     .hint = "did you mean 'depth'?",
     .structural = true},
    {.body = "<body><chart indicator=\"rereferrals\"/></body>",
     .said = "paper.xml:7:7: error: <chart> needs kind=",
     .structural = true},
    {.head = "<head><board>B</board><title>T</title><meeting date=\"2026-02-30\"/></head>",
     .said = "paper.xml:2:48: error: \"2026-02-30\" is no value for date=",
     .hint = "a day that there is",
     .structural = true},
    {.body = "<body><list ordered=\"true\"><item>x</item></list></body>",
     .said = "paper.xml:7:13: error: \"true\" is no value for ordered=",
     .hint = "write yes or no",
     .structural = true},
    {.body = "<body><contents depth=\"4\"/></body>",
     .said = "paper.xml:7:17: error: \"4\" is no value for depth=",
     .hint = "write a whole number from 1 to 3",
     .structural = true},
    {.body = "<body><dips limit=\"2.5\"/></body>",
     .said = "paper.xml:7:13: error: \"2.5\" is no value for limit=",
     .structural = true},
    {.body = "<body><chart kind=\"pie\" indicator=\"rereferrals\"/></body>",
     .said = "paper.xml:7:14: error: \"pie\" is no value for kind=",
     .hint = "it can be ranked, trend",
     .structural = true},
    {.body = "<body><section title=\"Empty\"/></body>",
     .said = "paper.xml:7:7: error: <section> is empty",
     .hint = "fill it, or leave it out",
     .structural = true},
    {.body = "<body/>", .said = "paper.xml:7:1: error: <body> is empty", .structural = true},
    {.body = "<body><p> </p></body>", .said = "paper.xml:7:7: error: <p> has no text"},
    {.body = "<body><section title=\"S\">loose <p>x</p></section></body>",
     .said = "paper.xml:7:26: error: text cannot stand in <section>",
     .hint = "put it into <p>",
     .structural = true},
    {.body = "<body><section title=\"1\"><section title=\"2\"><section title=\"3\"><section "
             "title=\"4\"><p>x</p></section>"
             "</section></section></section></body>",
     .said = "paper.xml:7:64: error: <section> cannot stand in <section>",
     .hint = "sections nest to three levels",
     .structural = true},
    {.body = "<body><matters-arising/></body>",
     .said = "paper.xml:7:7: error: <matters-arising> is not built yet in this version",
     .hint = "remove it"},
    {.body = "<body><changes/></body>",
     .said = "paper.xml:7:7: error: <changes> is not built yet in this version",
     .hint = "remove it"},
    {.period = "", .said = "paper.xml:1:1: error: <paper> needs a <period>", .structural = true},
    {.extra = "<settings/><settings/>",
     .said = "paper.xml:6:12: error: <paper> may hold 1 <settings>; the first is on line 6",
     .structural = true},
    {.paper = "<paper id=\"7 up\">",
     .said = "paper.xml:1:8: error: \"7 up\" is no value for id=",
     .structural = true},
    {.paper = "<paper id=\"p\" language=\"english please\">",
     .said = "paper.xml:1:15: error: \"english please\" is no value for language=",
     .structural = true},
    {.paper = "<paper id=\"p\" edition=\"secret\">",
     .said = "paper.xml:1:15: error: \"secret\" is no value for edition=",
     .hint = "it can be restricted, public",
     .structural = true},
    {.body = "<body><p><link href=\"javascript:x\">x</link></p></body>",
     .said = "paper.xml:7:16: error: \"javascript:x\" is no value for href=",
     .structural = true},
    {.head = "<head><board> </board><title>T</title></head>",
     .said = "paper.xml:2:7: error: <board> has no text",
     .structural = true},
    {.body = "<body><section title=\" \"><p>x</p></section></body>",
     .said = "paper.xml:7:16: error: the attribute title= is empty",
     .structural = true},
    {.body = "<body><p xmlns=\"urn:x\">x</p></body>",
     .said = "paper.xml:7:7: error: <p> cannot stand in <body>",
     .hint = "leave xmlns= out"},
    /* names */
    {.body = "<body><indicator indicator=\"rereferals\"/></body>",
     .said = "paper.xml:7:18: error: there is no indicator 'rereferals' in the catalogue",
     .hint = "did you mean \"rereferrals\"?"},
    {.body = "<body><table indicators=\"contacts contacts\"/></body>",
     .said = "paper.xml:7:14: error: the indicator 'contacts' is named twice"},
    {.body = "<body><events areas=\"E08000025; Dudly\"/></body>",
     .said = "paper.xml:7:15: error: there is no area 'Dudly' in the list of areas",
     .hint = "did you mean \"Dudley\"?"},
    {.body = "<body><events areas=\"330 E08000025\"/></body>",
     .said = "paper.xml:7:15: error: the area 'E08000025' is named twice"},
    {.body = "<body><dips theme=\"Protecton\"/></body>",
     .said = "paper.xml:7:13: error: no indicator of the catalogue has the theme 'Protecton'",
     .hint = "did you mean 'Protection'?"},
    {.body = "<body><p><value indicator=\"rereferrals\" statistic=\"vs_englnd\"/></p></body>",
     .said = "paper.xml:7:41: error: there is no statistic 'vs_englnd'",
     .hint = "did you mean 'vs_england'?"},
    {.body = "<body><indicator indicator=\"rereferrals\" period=\"soon\"/></body>",
     .said = "paper.xml:7:42: error: \"soon\" is no period here: the label is not understood as a period"},
    {.period = "<period is=\"2025-13\"/>", .said = "paper.xml:5:9: error: \"2025-13\" is no period"},
    {.body = "<body><p id=\"a\">x</p><list id=\"a\"><item>x</item></list></body>",
     .said = "paper.xml:7:28: error: the id 'a' is there twice; the first is on line 7"},
    {.body = "<body><p id=\"methods\">See <ref to=\"method\"/></p></body>",
     .said = "paper.xml:7:32: error: nothing in this paper has the id 'method'",
     .hint = "did you mean 'methods'?"},
    {.body = "<body><dips theme=\"Protection\" indicators=\"contacts\"/></body>",
     .said = "paper.xml:7:13: error: indicators= and theme= both say which indicators"},
    {.body = "<body><events area=\"330\" areas=\"332\"/></body>",
     .said = "paper.xml:7:15: error: area= and areas= both say which areas"},
    /* region, LAs, editions */
    {.region = "<region code=\"E08000025\"/>",
     .said = "paper.xml:4:9: error: \"Birmingham\" is no region",
     .hint = "it belongs to West Midlands, E12000005"},
    {.region = "<region code=\"E13000001\"/>",
     .said =
         "paper.xml:4:9: error: \"London (Inner)\" is no region: its kind in the list of areas is subregion",
     .hint = "it belongs to London, E12000007"},
    {.region = "<region code=\"E12000007\"/>",
     .said = "paper.xml:4:1: error: the list of areas has no local authority of"},
    {.region = "<region code=\"E12000005\"><la code=\"892\"/></region>",
     .said = "paper.xml:4:30: error: \"Nottingham\" does not belong to this region"},
    {.region = "<region code=\"E12000005\"><la code=\"330\"/><la code=\"E08000025\"/></region>",
     .said = "paper.xml:4:46: error: \"Birmingham\" is listed twice"},
    {.region = "<region code=\"E12000005\"><la code=\"E12000004\"/></region>",
     .said = "paper.xml:4:30: error: \"East Midlands\" is no local authority"},
    {.paper = "<paper id=\"p\" edition=\"public\">",
     .said = "paper.xml:1:15: error: the public edition is not built yet in this"
             " version where figures are unpublished: 2 of 4 indicators are, 'contacts' among them"},
    {.paper = "<paper id=\"p\" la=\"Nottingham\">",
     .said = "paper.xml:1:15: error: \"Nottingham\" is none of this paper's"},
    {.option = "Dudly", .said = "--la: error: there is no area 'Dudly'", .hint = "did you mean \"Dudley\"?"},
    {.body = "<body><events area=\"la\"/></body>",
     .said = "paper.xml:7:15: error: \"la\" is the local authority of the paper",
     .hint = "--la=CODE"},
    /* settings and words */
    {.extra = "<settings><set name=\"minimun\" value=\"6\"/></settings>",
     .said = "paper.xml:6:16: error: there is no setting 'minimun'",
     .hint = "did you mean 'minimum'?"},
    {.extra = "<settings><set name=\"minimum\" value=\"11\"/></settings>",
     .said = "paper.xml:6:31: error: \"11\" is no value for the setting 'minimum'",
     .hint = "write a whole number from 1 to 10"},
    {.extra = "<settings><set name=\"minimum\" value=\"2.5\"/></settings>",
     .said = "paper.xml:6:31: error: \"2.5\" is no value for the setting 'minimum'"},
    {.extra = "<settings><set name=\"queried\" value=\"maybe\"/></settings>",
     .said = "paper.xml:6:31: error: \"maybe\" is no value for the setting 'queried'",
     .hint = "write exclude or report"},
    {.extra = "<settings><set name=\"minimum\" value=\"5\"/>\n<set name=\"minimum\" value=\"6\"/></settings>",
     .said = "paper.xml:7:1: error: the setting 'minimum' is set twice; first on line 6"},
    {.extra = "<words><question>Why, {las}?</question></words>",
     .said = "paper.xml:6:8: error: \"{las}\" is no placeholder",
     .hint = "did you mean {la}?"},
    {.extra = "<words><question theme=\"Frontdoor\">Why?</question></words>",
     .said = "paper.xml:6:8: error: no indicator of the catalogue has the theme 'Frontdoor'",
     .hint = "did you mean 'Front door'?"},
    {.extra = "<words><phrase name=\"ask\">a</phrase><phrase name=\"ask\">b</phrase></words>",
     .said = "paper.xml:6:37: error: the phrase 'ask' is given twice"},
    /* files */
    {.data = DATA("<observations id=\"d\" file=\"none.csv\" layout=\"tidy\"/>"),
     .said = "paper.xml:3:87: error: there is no file \"none.csv\""},
    {.data = DATA("<observations id=\"d\" file=\"/etc/passwd\" layout=\"tidy\"/>"),
     .said = "paper.xml:3:87: error: \"/etc/passwd\" lies outside the spec's folder and was not opened",
     .hint = "--allow-dir=/etc"},
    {.data = DATA("<observations id=\"d\" file=\"https://example.org/d.csv\" layout=\"tidy\"/>"),
     .said = "paper.xml:3:87: error: \"https://example.org/d.csv\" is an address",
     .hint = "save it beside the spec"},
    {.data = DATA("<observations id=\"d\" file=\".\" layout=\"tidy\"/>"),
     .said = "paper.xml:3:87: error: \".\" is a folder"},
    {.data =
         DATA("<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\"/>\n<observations id=\"d\" "
              "file=\"observations.csv\" layout=\"tidy\"/>"),
     .said = "paper.xml:4:1: error: two data files have the id 'd'; the first is on line 3"},
    {.data = DATA("<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\" sheet=\"A\"/>"),
     .said = "error: sheet= is for workbooks (.xlsx)"},
    {.data = DATA(
         "<observations id=\"d\" file=\"observations.csv\" layout=\"tidy\"><measure indicator=\"contacts\"/>"
         "</observations>"),
     .said = "error: a file in the tidy layout needs no <measure>"},
    {.data = DATA(
         "<observations id=\"d\" file=\"observations.csv\" layout=\"lait\"><measure indicator=\"contacts\"/>"
         "</observations>"),
     .said = "error: a <measure> of the lait layout needs key="},
    {.data = DATA("<observations id=\"d\" file=\"observations.csv\" layout=\"lait\"><measure "
                  "indicator=\"contacts\" key=\"K\">"
                  "<value columns=\"a\"/></measure></observations>"),
     .said = "error: a <measure> of the lait layout has no columns and no filters"},
    {.data = DATA("<observations id=\"d\" file=\"observations.csv\" layout=\"dfe\"/>"),
     .said = "error: a file in the dfe layout needs at least one <measure>"},
    {.data = DFE("<measure indicator=\"contacts\" key=\"K\"><value columns=\"a\"/></measure>"),
     .said = "error: a <measure> of the dfe layout has no key"},
    {.data = DFE("<measure indicator=\"contacts\"><numerator columns=\"a\"/></measure>"),
     .said = "error: a <measure> of the dfe layout needs a <value>, or a <numerator> and a <denominator>"},
    {.data = DFE("<measure indicator=\"contacts\"><value columns=\"a\"/></measure><measure "
                 "indicator=\"contacts\"><value "
                 "columns=\"b\"/></measure>"),
     .said = "error: this file maps the indicator 'contacts' twice; first on line 3"},
    {.data = DFE("<measure indicator=\"contact\"><value columns=\"a\"/></measure>"),
     .said = "error: there is no indicator 'contact' in the catalogue",
     .hint = "did you mean \"contacts\"?"},
    {.extra = "<attachments figures=\"maybe\"/>",
     .said = "paper.xml:6:14: error: \"maybe\" is no value for figures=",
     .hint = "write yes or no",
     .structural = true},
    {.extra = "<register folder=\"../../register\"/>",
     .said = "paper.xml:6:11: error: \"../../register\" lies outside the spec's folder"},
    /* what a node needs */
    {.body = "<body><chart kind=\"ranked\" indicators=\"contacts rereferrals\"/></body>",
     .said = "paper.xml:7:7: error: a chart of kind 'ranked' shows one indicator; this names 2"},
    {.body = "<body><chart kind=\"stacked\" indicators=\"contacts\"/></body>",
     .said = "paper.xml:7:7: error: a chart of kind 'stacked' shows at least two indicators; this names 1"},
    {.body = "<body><indicator/></body>",
     .said = "paper.xml:7:7: error: <indicator> needs an indicator",
     .hint = "or stand inside <for-each in=\"indicators\">"},
    {.body = "<body><facts/></body>", .said = "paper.xml:7:7: error: <facts> needs an indicator"},
    {.body = "<body><demand-flow indicators=\"contacts\"/></body>",
     .said = "paper.xml:7:7: error: <demand-flow> shows"},
    {.body = "<body><spine/></body>", .said = "paper.xml:7:7: error: <spine> is of one local authority"},
    {.body = "<body><chart kind=\"spine\" area=\"E12000005\"/></body>",
     .said = "paper.xml:7:7: error: a chart of kind 'spine' is of one local authority"},
    {.body = "<body><p><claim indicator=\"contacts\" is=\"above\">x</claim></p></body>",
     .said = "paper.xml:7:10: error: a claim of above, below or similar needs what it is against"},
    {.body = "<body><p><claim indicator=\"contacts\" is=\"rising\" against=\"england\">x</claim></p></body>",
     .said = "paper.xml:7:10: error: only a claim of above, below or similar is against something"},
    {.body = "<body><p><claim indicator=\"contacts\" is=\"above\" against=\"region\">x</claim></p></body>",
     .said = "paper.xml:7:10: error: the claim compares an area with itself"},
    {.body = "<body><p><value indicator=\"contacts\" area=\"330\" statistic=\"region_median\"/></p></body>",
     .said = "paper.xml:7:49: error: the statistic 'region_median' belongs to the region; \"Birmingham\" is "
             "of kind la"},
    {.body = "<body><p><value indicator=\"contacts\" statistic=\"neighbours\"/></p></body>",
     .said = "paper.xml:7:38: error: the statistic 'neighbours' belongs to a local authority"},
    {.body = "<body><for-each in=\"indicators\" areas=\"330\"><indicator/></for-each></body>",
     .said = "paper.xml:7:33: error: a loop over indicators has no areas="},
    {.body = "<body><for-each in=\"las\" areas=\"E12000005\"><spine/></for-each></body>",
     .said = "paper.xml:7:7: error: a loop over las runs over local authorities; \"West Midlands\" is none"},
    {.body = "<body><section title=\"{la}\"><p>x</p></section></body>",
     .said = "paper.xml:7:16: error: there is nothing that {la} could stand for here"},
};

static bool is_refused_by_grammar(const struct xml_node *root)
{
    struct arena *scratch = arena_open();
    bool valid = xml_validate(root, EMBEDDED(paper_rng), "paper.rng", diags_open(scratch));
    arena_close(scratch);
    return !valid;
}

static bool has_fault(const struct fault_case *fault, const struct paper_case *paper)
{
    bool good = paper_says(paper, fault->said) && (!fault->hint || paper_says(paper, fault->hint));
    if (diags_count(paper->diags, SEVERITY_ERROR) != 1) {
        fprintf(stderr, "one fault, but:\n%.*s", STR_ARG(buf_str(&paper->messages)));
        good = false;
    }
    if (paper->spec) {
        fprintf(stderr, "a spec at fault was let through: %s\n", fault->said);
        good = false;
    }
    if (paper->draft && is_refused_by_grammar(paper->draft->root) != fault->structural) {
        fprintf(stderr, "the grammar %s: %s\n", fault->structural ? "accepts" : "refuses", fault->said);
        good = false;
    }
    return good;
}

Test(input_spec, every_fault_is_said_once_at_its_place)
{
    paper_folder();
    size_t n_wrong = 0;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct paper_case paper;
        struct arena *scratch = arena_open();
        struct spec_options options = {.la = str_of(faults[i].option)};
        paper_run_text(&paper, text_of_case(scratch, &faults[i]), &options);
        n_wrong += !has_fault(&faults[i], &paper);
        paper_close(&paper);
        arena_close(scratch);
    }
    cr_assert_eq(n_wrong, 0, "%zu cases are wrong", n_wrong);
}

Test(input_spec, all_faults_are_said_in_one_run)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(
        &paper,
        STR("<paper id=\"p\" edition=\"secret\">\n<head><board>B</board></head>\n"
            "<data><areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/>"
            "<observations id=\"d\" file=\"none.csv\" layout=\"tidy\"/></data>\n"
            "<region code=\"E12000055\"/>\n<period is=\"then\"/>\n"
            "<settings><set name=\"nought\" value=\"1\"/></settings>\n"
            "<body><section title=\"S\"/><indicator indicator=\"contcts\"/><p>See <ref to=\"nowhere\"/></p>"
            "<shout/></body>\n</paper>\n"),
        NULL);
    cr_assert_null(paper.spec);
    cr_assert_eq(diags_count(paper.diags, SEVERITY_ERROR), 10);
    static const char *const said[] = {
        "paper.xml:1:15: error: \"secret\"",        "paper.xml:2:1: error: <head> needs a <title>",
        "paper.xml:3:87: error: there is no file",  "paper.xml:4:9: error: there is no area 'E12000055'",
        "paper.xml:5:9: error: \"then\"",           "paper.xml:6:16: error: there is no setting",
        "paper.xml:7:7: error: <section> is empty", "error: there is no indicator 'contcts'",
        "error: nothing in this paper has the id",  "error: <shout> cannot stand in <body>"};
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        cr_expect(paper_says(&paper, said[i]));
    paper_close(&paper);
}

Test(input_spec, what_is_no_paper_is_said_so)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(&paper, STR("<style name=\"x\"/>"), NULL);
    cr_assert_null(paper.draft);
    cr_expect(
        paper_says(&paper, "paper.xml:1:1: error: this file is no paper: its first element is <style>"));
    paper_close(&paper);
    paper_run(&paper, "missing.xml", NULL);
    cr_assert_null(paper.draft);
    cr_expect(paper_says(&paper, "missing.xml: error: cannot read \"missing.xml\": there is no such file"));
    paper_close(&paper);
}

Test(input_spec, a_due_date_before_the_meeting_is_a_warning)
{
    struct paper_case paper;
    struct fault_case fault = {
        .head = "<head><board>B</board><title>T</title><meeting date=\"2026-01-28\"/></head>",
        .body = "<body><recommendations><recommendation "
                "due=\"2026-01-27\">x</recommendation></recommendations></body>"};
    struct arena *scratch = arena_open();
    paper_folder();
    paper_run_text(&paper, text_of_case(scratch, &fault), NULL);
    cr_expect_not_null(paper.spec);
    cr_expect(paper_says(&paper, "paper.xml:7:40: warning: this is due before the meeting"));
    paper_close(&paper);
    arena_close(scratch);
}
