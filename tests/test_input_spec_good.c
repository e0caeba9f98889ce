/* Specs without a fault: what they become. */
#include "test_input_spec.h"

#include "golden.h"
#include "input/embedded.h"
#include <criterion/criterion.h>
#include <unistd.h>

static void expect_dump(const struct paper_case *paper, const char *golden)
{
    struct buf out = {0};
    cr_assert_not_null(paper->spec, "%.*s", STR_ARG(buf_str(&paper->messages)));
    spec_dump(paper->spec, &paper->inputs.areas, &paper->inputs.catalogue, &out);
    cr_expect(golden_compare(golden, buf_str(&out)));
    buf_close(&out);
}

static const struct node *node_find(const struct node *node, enum node_kind kind, size_t *skip)
{
    for (; node; node = node->next) {
        if (node->kind == kind && (*skip)-- == 0)
            return node;
        const struct node *inside = node_find(node->children, kind, skip);
        if (inside)
            return inside;
    }
    return NULL;
}

/* The n-th node of a kind, from 0. */
static const struct node *nth(const struct paper_case *paper, enum node_kind kind, size_t n)
{
    return paper->spec ? node_find(paper->spec->body, kind, &n) : NULL;
}

#define PAPER(attributes, body)                                                                              \
    STR("<paper id=\"p\" " attributes "><head><board>B</board><title>T</title></head><data><areas "          \
        "file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/><observations id=\"d\" "                    \
        "file=\"observations.csv\" layout=\"tidy\"/></data><region code=\"E12000005\"/><period "             \
        "is=\"2024-25 FY\"/>" body "</paper>")

Test(input_spec_good, every_element_and_attribute)
{
    struct paper_case paper;
    cr_assert_eq(chdir(golden_source()), 0);
    cr_assert_eq(chdir("tests/spec"), 0);
    paper_run(&paper, "full.xml", NULL);
    cr_expect_eq(diags_count(paper.diags, SEVERITY_ERROR), 0);
    expect_dump(&paper, "spec/full.txt");
    paper_close(&paper);
}

Test(input_spec_good, the_fixtures_are_accepted)
{
    static const char *const fixtures[] = {"minimal", "cib-quarterly", "annual-pack"};
    for (size_t i = 0; i < sizeof fixtures / sizeof *fixtures; i++) {
        struct paper_case paper;
        cr_assert_eq(chdir(golden_source()), 0);
        cr_assert_eq(chdir("fixtures"), 0);
        cr_assert_eq(chdir(fixtures[i]), 0);
        paper_run(&paper, "paper.xml", NULL);
        cr_expect_not_null(paper.spec, "%s: %.*s", fixtures[i], STR_ARG(buf_str(&paper.messages)));
        paper_close(&paper);
    }
}

Test(input_spec_good, the_published_grammar_is_the_last_gate)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(&paper, PAPER("", "<body><p>x</p></body>"), NULL);
    cr_assert_not_null(paper.spec);
    struct diags *diags = diags_open(paper.arena);
    cr_expect(xml_validate(paper.draft->root, EMBEDDED(paper_rng), "paper.rng", diags));
    /* a grammar that knows no <p> says so at its place */
    struct str other =
        STR("<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"><start><element name=\"paper\"><empty/>"
            "</element></start></grammar>");
    cr_expect_not(xml_validate(paper.draft->root, other, "other.rng", diags));
    size_t n;
    const struct diag *items = diags_sorted(diags, &n);
    cr_assert_gt(n, 0);
    cr_expect_eq(items[0].place.line, 1);
    cr_expect(str_starts(items[0].message, STR("other.rng says: ")));
    cr_expect_not(xml_validate(paper.draft->root, STR("<grammar/>"), "broken.rng", diags));
    paper_close(&paper);
}

Test(input_spec_good, the_la_of_a_profile)
{
    struct paper_case paper;
    struct spec_options options = {.la = STR("894")};
    struct str text = PAPER("la=\"Dudley\"", "<body><section title=\"{la}\"><spine/></section></body>");
    paper_folder();
    paper_run_text(&paper, text, NULL);
    cr_expect(str_is(nth(&paper, NODE_SECTION, 0)->title, "Dudley"));
    paper_close(&paper);
    paper_run_text(&paper, text, &options); /* the option goes before the spec */
    cr_assert_not_null(paper.spec);
    cr_expect(str_is(nth(&paper, NODE_SECTION, 0)->title, "Telford and Wrekin"));
    cr_expect_eq(nth(&paper, NODE_SPINE, 0)->areas[0], paper.spec->la);
    paper_close(&paper);
}

Test(input_spec_good, what_is_left_out_has_its_default)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(
        &paper,
        PAPER("",
              "<body><p><value indicator=\"rereferrals\"/> <value indicator=\"rereferrals\" area=\"330\"/>"
              "</p></body>"),
        NULL);
    cr_assert_not_null(paper.spec);
    const struct spec *spec = paper.spec;
    cr_expect_eq(spec->edition, EDITION_RESTRICTED);
    cr_expect(str_is(spec->head.language, "en-GB"));
    cr_expect(str_is(spec->lists[LIST_STYLE].file, "house") && spec->lists[LIST_STYLE].path.len == 0);
    cr_expect_eq(spec->n_las, 3);
    cr_expect_eq(spec->la, AREA_NONE);
    cr_expect_eq(spec->settings.minimum, 6);
    cr_expect_not(spec->has_issued);
    const struct node *region = nth(&paper, NODE_VALUE, 0), *la = nth(&paper, NODE_VALUE, 1);
    cr_expect_eq(region->areas[0], spec->region);
    cr_expect(str_is(region->statistics[0], "region"));
    cr_expect(str_is(la->statistics[0], "value"));
    cr_expect_not(period_is(la->period));
    paper_close(&paper);
}

Test(input_spec_good, the_meeting_dates_a_paper_that_has_no_date)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(
        &paper,
        STR("<paper id=\"p\"><head><board>B</board><title>T</title><meeting date=\"2026-01-28\" "
            "item=\"6\"/></head>"
            "<data><areas file=\"areas.csv\"/><catalogue file=\"indicators.csv\"/><observations id=\"d\" "
            "file=\"observations.csv\" layout=\"tidy\"/></data><region code=\"E12000005\"/><period "
            "is=\"2025\"/>"
            "<body><p>x</p></body></paper>"),
        NULL);
    cr_assert_not_null(paper.spec);
    cr_expect(paper.spec->has_issued && paper.spec->issued.day == 28);
    cr_expect(str_is(paper.spec->head.meeting_text, "28\xC2\xA0January 2026, item 6"));
    struct str period = period_text(paper.arena, paper.spec->period);
    cr_expect(str_is(period, "2025 CY"));
    paper_close(&paper);
}

Test(input_spec_good, white_space_in_text_folds_and_keeps_words_apart)
{
    static const struct {
        const char *xml, *flat; /* elements in brackets */
    } cases[] = {
        {"  a\n\t b  ", "a b"},
        {"a <strong>b</strong> c", "a [b] c"},
        {"a<strong> b </strong>c", "a[ b ]c"},
        {"a <strong> b </strong> c", "a [b ]c"},
        {"<strong>a</strong> <strong>b</strong>", "[a] [b]"},
        {" <strong> a </strong> ", "[a]"},
        {"a <value indicator=\"contacts\"/> b", "a [] b"},
        {"a<value indicator=\"contacts\"/>, b", "a[], b"},
        {" <value indicator=\"contacts\"/> ", "[]"},
        {"a <note> b </note> c", "a[b] c"},
        {"a\xC2\xA0 b", "a\xC2\xA0 b"}, /* a no-break space is no white space */
        {"a<!-- x --> b", "a b"},
        {"a <![CDATA[<b>]]> c", "a <b> c"},
    };
    paper_folder();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct paper_case paper;
        struct arena *scratch = arena_open();
        struct str before = PAPER("", "<body><p>"), after = STR("</p></body></paper>");
        before = str_slice(before, 0, before.len - STR("</paper>").len);
        paper_run_text(
            &paper, str_format(scratch, "%.*s%s%.*s", STR_ARG(before), cases[i].xml, STR_ARG(after)), NULL);
        cr_assert_not_null(paper.spec, "%.*s", STR_ARG(buf_str(&paper.messages)));
        struct buf flat = {0};
        for (const struct node *node = nth(&paper, NODE_PARAGRAPH, 0)->children; node; node = node->next) {
            if (node->kind != NODE_TEXT)
                buf_add_char(&flat, '[');
            buf_add(&flat, node->text);
            for (const struct node *inside = node->children; inside; inside = inside->next)
                buf_add(&flat, inside->text);
            if (node->kind != NODE_TEXT)
                buf_add_char(&flat, ']');
        }
        cr_expect(str_is(buf_str(&flat), cases[i].flat), "\"%.*s\" instead of \"%s\"",
                  STR_ARG(buf_str(&flat)), cases[i].flat);
        buf_close(&flat);
        paper_close(&paper);
        arena_close(scratch);
    }
}

Test(input_spec_good, loops_are_unrolled)
{
    struct paper_case paper;
    paper_folder();
    paper_run_text(
        &paper,
        PAPER("",
              "<body><for-each in=\"las\"><section title=\"{la}\" id=\"la\"><for-each in=\"indicators\" "
              "theme=\"Front door\"><chart kind=\"trend\" id=\"c\"/></for-each><p>see <ref to=\"la\"/></p>"
              "</section></for-each><for-each in=\"indicators\"><indicator/></for-each>"
              "<p><ref to=\"c-E08000027-rereferrals\"/></p></body>"),
        NULL);
    cr_assert_not_null(paper.spec, "%.*s", STR_ARG(buf_str(&paper.messages)));
    cr_expect_null(nth(&paper, NODE_FOR_EACH, 0));
    const struct node *second = nth(&paper, NODE_SECTION, 1);
    cr_expect(str_is(second->title, "Dudley") && str_is(second->id, "la-E08000027"));
    cr_expect_eq(nth(&paper, NODE_REFERENCE, 1)->target, second);
    const struct node *chart = nth(&paper, NODE_CHART, 3);
    cr_expect_eq(nth(&paper, NODE_REFERENCE, 3)->target, chart);
    cr_expect_eq(chart->n_areas, 1);
    cr_expect_eq(chart->areas[0], paper.spec->las[1]);
    cr_expect(str_is(paper.inputs.catalogue.items[chart->indicators[0]].id, "rereferrals"));
    cr_expect_not_null(nth(&paper, NODE_INDICATOR, 3));
    cr_expect_null(nth(&paper, NODE_INDICATOR, 4));
    paper_close(&paper);
}

Test(input_spec_good, lists_in_an_allowed_folder)
{
    struct paper_case paper;
    struct str allowed = STR("../lists");
    struct spec_options options = {.allow_dirs = &allowed, .n_allow_dirs = 1};
    struct str text =
        STR("<paper id=\"p\"><head><board>B</board><title>T</title></head><data><areas "
            "file=\"../lists/areas.csv\"/><catalogue file=\"indicators.csv\"/><observations id=\"d\" "
            "file=\"observations.csv\" layout=\"tidy\"/></data><region code=\"E12000005\"/><period "
            "is=\"2024-25 FY\"/><body><p>x</p></body></paper>");
    paper_folder();
    paper_write("../lists/areas.csv",
                STR("code,la_number,name,aliases,other_codes,kind,region\n"
                    "E08000025,330,Birmingham,,,la,E12000005\nE12000005,,West Midlands,,,region,\n"));
    paper_run_text(&paper, text, NULL);
    cr_expect_null(paper.spec);
    cr_expect(paper_says(&paper, "\"../lists/areas.csv\" lies outside the spec's folder"));
    paper_close(&paper);
    paper_run_text(&paper, text, &options);
    cr_expect_not_null(paper.spec, "%.*s", STR_ARG(buf_str(&paper.messages)));
    paper_close(&paper);
}

Test(input_spec_good, an_abolished_la_is_of_the_regions_past)
{
    struct paper_case paper;
    paper_folder();
    paper_write("areas.csv", STR("code,la_number,name,kind,region,from,to\n"
                                 "E06000001,901,Old,la,E12000005,,2023-03-31\n"
                                 "E06000002,902,New,la,E12000005,2023-04-01,\n"
                                 "E06000003,903,Ever,la,E12000005,,\n"
                                 "E06000004,904,Next,la,E12000005,2026-04-01,\n"
                                 "E12000005,,West Midlands,region,,,\nE92000001,,England,country,,,\n"));
    paper_run_text(&paper, PAPER("", "<body><p>x</p></body>"), NULL);
    cr_assert_not_null(paper.spec, "%.*s", STR_ARG(buf_str(&paper.messages)));
    cr_expect(paper.spec->n_las == 2 && paper.spec->las[0] == 1 && paper.spec->las[1] == 2);
    cr_expect(paper.spec->n_former == 2 && paper.spec->former[0] == 0 && paper.spec->former[1] == 3);
    paper_close(&paper);
}

Test(input_spec_good, a_public_edition_of_published_figures_is_made)
{
    struct paper_case paper;
    paper_folder();
    paper_write(
        "indicators.csv",
        STR("id,name,short_name,theme,measure,basis,unit,multiplier,polarity,decimals,calendar,annual_twin,"
            "least_change,"
            "denominator,sensitivity,complement,annualise,no_quartile,definition,source,note\n"
            "rereferrals,Re-referrals,Re-referrals,Front door,proportion,in-period,%,100,low,1,financial,,2,,"
            "published,,,,,,\n"));
    paper_run_text(&paper, PAPER("edition=\"public\"", "<body><p>x</p></body>"), NULL);
    cr_expect_not_null(paper.spec, "%.*s", STR_ARG(buf_str(&paper.messages)));
    paper_close(&paper);
}
