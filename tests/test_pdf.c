#include "test_pdf.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct sheet *sheet;

static void setup(void)
{
    sheet = sheet_open();
}

static void teardown(void)
{
    sheet_close(sheet);
}

TestSuite(pdf, .init = setup, .fini = teardown);

/* What a tool says of a file; `after` stands behind the file's name. */
static struct str tool(const char *before, struct str path, const char *after)
{
    int status;
    struct str said = run(sheet->arena, &status, "%s '%s' %s 2>&1", before, path.ptr, after);
    cr_assert_eq(status, 0, "%s: %.*s", before, STR_ARG(said));
    cr_assert_not(has_text(said, "Syntax Error"), "%s: %.*s", before, STR_ARG(said));
    return said;
}

/* Every object as text. */
static struct str objects_of(struct str path)
{
    return tool("qpdf --qdf --object-streams=disable", path, "-");
}

static size_t count(struct str whole, const char *part)
{
    size_t n = 0;
    for (size_t at; (at = str_find(whole, str_of(part))) != SIZE_MAX; n++)
        whole = str_slice(whole, at + strlen(part), whole.len);
    return n;
}

/* -- what a reader's tools make of it */

Test(pdf, a_full_paper_is_whole)
{
    sheet_fill(sheet, 5);
    struct str path = sheet_check(sheet, "full.pdf");
    struct str info = tool("pdfinfo", path, "");
    cr_assert(has_text(
        info, "Title:           Quarterly report \xE2\x80\x93 Children\xE2\x80\x99s Improvement Board"));
    cr_assert(has_text(info, "Author:          West Midlands & partners"));
    cr_assert(has_text(info, "Keywords:        Illustrative data"));
    cr_assert(has_text(info, "Producer:        boardpaper test"));
    cr_assert(has_text(info, "Tagged:          yes"));
    cr_assert(has_text(info, "Pages:           5"));
    cr_assert(has_text(info, "PDF version:     1.7"));
    cr_assert(has_text(info, "2026"), "the date is the document's");
}

Test(pdf, every_font_is_embedded_and_maps_to_unicode)
{
    sheet_fill(sheet, 2);
    struct str said = tool("pdffonts", sheet_check(sheet, "fonts.pdf"), "");
    size_t n = count(said, "+LiberationSans");
    cr_assert_geq(n, 3, "text in two faces, charts: %.*s", STR_ARG(said));
    cr_assert_eq(count(said, "yes yes yes"), n, "embedded, subset, ToUnicode: %.*s", STR_ARG(said));
    cr_assert_eq(count(said, "no "), 0, "%.*s", STR_ARG(said));
}

Test(pdf, nothing_is_an_image)
{
    sheet_fill(sheet, 2);
    struct str said = tool("pdfimages -list", sheet_check(sheet, "images.pdf"), "");
    cr_assert_eq(count(said, "\n"), 2, "a head of two lines and no image: %.*s", STR_ARG(said));
}

Test(pdf, the_text_comes_back)
{
    sheet_fill(sheet, 3);
    struct str text = tool("pdftotext -raw", sheet_check(sheet, "text.pdf"), "-");
    for (size_t p = 0; p < sheet->pages.n; p++)
        for (size_t i = 0; i < sheet->pages.items[p].n_items; i++) {
            const struct item *item = &sheet->pages.items[p].items[i];
            if (item->kind == ITEM_TEXT)
                cr_assert_neq(str_find(text, item_text(item)), SIZE_MAX, "%.*s", STR_ARG(item_text(item)));
        }
    cr_assert(has_text(text, "Area A of 0"), "the words of a chart can be searched");
    cr_assert(has_text(text, "England \xE2\x89\xA5"), "%.*s", STR_ARG(text));
}

Test(pdf, the_same_pages_give_the_same_bytes)
{
    sheet_fill(sheet, 4);
    cr_assert(sheet_write(sheet));
    struct str first = str_copy(sheet->arena, buf_str(&sheet->out));
    setenv("TZ", "Pacific/Auckland", 1);
    setenv("SOURCE_DATE_EPOCH", "1", 1);
    cr_assert(sheet_write(sheet));
    cr_assert(str_equal(first, buf_str(&sheet->out)));
    sheet->document.title = STR("Another");
    cr_assert(sheet_write(sheet));
    size_t at = str_find(first, STR("/ID[<")), other = str_find(buf_str(&sheet->out), STR("/ID[<"));
    cr_assert(at != SIZE_MAX && other != SIZE_MAX);
    cr_assert_not(
        str_equal(str_slice(first, at, at + 37), str_slice(buf_str(&sheet->out), other, other + 37)),
        "the ID follows the content");
}

struct taken {
    struct buf whole;
    size_t n;
};

static void take(void *context, struct str bytes)
{
    struct taken *taken = context;
    buf_add(&taken->whole, bytes);
    taken->n++;
}

Test(pdf, taken_in_pieces_it_is_the_same_file)
{
    static char much[400000];
    for (size_t i = 0; i < sizeof much - 1; i++)
        much[i] = (char)('a' + (i * i + i / 7) % 26);
    sheet_fill(sheet, 4);
    sheet_attachment(sheet, "much.csv", much); /* several pieces */
    cr_assert(sheet_write(sheet));
    struct str whole = str_copy(sheet->arena, buf_str(&sheet->out));
    struct taken taken = {0};
    sheet->settings.take = take;
    sheet->settings.context = &taken;
    cr_assert(sheet_write(sheet));
    cr_expect(str_equal(whole, buf_str(&taken.whole)));
    cr_expect(taken.n >= 2, "%zu", taken.n);
    cr_expect_eq(sheet->out.len, 0);
    buf_close(&taken.whole);
}

Test(pdf, attachments_come_out_as_they_went_in)
{
    struct buf big = {0};
    for (unsigned i = 0; i < 20000; i++)
        buf_add_format(&big, "%u,%u.5\r\n", i, i * 7919 % 1000);
    sheet_page(sheet);
    /* not in order, so that the tree has to be sorted; four and more once broke libharu's */
    static const char *const names[] = {"z.csv", "a.csv",    "m \xE2\x80\x93 n.csv",
                                        "b.csv", "y(1).csv", "c.csv"};
    for (size_t i = 0; i < 6; i++)
        sheet_attachment(sheet, names[i], i == 1 ? big.ptr : "one,two\n1,2\n");
    struct str path = sheet_check(sheet, "attached.pdf");
    struct str list = tool("pdfdetach -enc UTF-8 -list", path, "");
    cr_assert(has_text(list, "6 embedded files"));
    cr_assert(has_text(list, "m \xE2\x80\x93 n.csv"), "%.*s", STR_ARG(list));
    for (size_t i = 0; i < 6; i++) {
        int status;
        const char *key = i == 2 ? "m %E2%80%93 n.csv" : names[i];
        struct str bytes = run(sheet->arena, &status, "qpdf --show-attachment='%s' '%s'", key, path.ptr);
        cr_assert_eq(status, 0, "%s", names[i]);
        cr_assert(str_equal(bytes, sheet->document.attachments[i].bytes), "%s", names[i]);
    }
    struct str objects = objects_of(path);
    cr_assert_eq(count(objects, "/AFRelationship /Data"), 6);
    cr_assert_eq(count(objects, "/Subtype /text#2fcsv"), 6);
    buf_close(&big);
}

Test(pdf, links_bookmarks_and_labels)
{
    sheet_gallery(sheet);
    struct str path = sheet_check(sheet, "gallery.pdf");
    struct str objects = objects_of(path);
    cr_assert(has_text(objects, "/URI (https://www.example.org/a%20\\(b\\)?q=%C3%A9)"));
    cr_assert_eq(count(objects, "/Subtype /Link"), 2);
    cr_assert_eq(count(objects, "/Contents (Go to second)"), 1);
    cr_assert_eq(count(objects, "/F 4"), 2);
    cr_assert(has_text(objects, "/PageMode /UseOutlines"));
    cr_assert(has_text(objects, "/DisplayDocTitle true"));
    cr_assert(has_text(objects, "/Lang (en-GB)"));
    cr_assert(has_text(objects, "/PageLabels"));
    cr_assert_eq(count(objects, "/Count -1"), 2, "two headings have one below them");
}

/* -- sizes and kinds of papers */

Test(pdf, neither_tags_nor_archive_when_not_asked_for)
{
    sheet_fill(sheet, 2);
    sheet->settings.tagged = sheet->settings.archive = false;
    struct str path = sheet_check(sheet, "plain.pdf");
    struct str objects = objects_of(path);
    cr_assert_not(has_text(objects, "BDC"));
    cr_assert_not(has_text(objects, "StructTreeRoot"));
    cr_assert_not(has_text(objects, "OutputIntent"));
    cr_assert_not(has_text(objects, "pdfaid"));
}

Test(pdf, an_empty_page)
{
    sheet_page(sheet);
    struct str path = sheet_check(sheet, "empty.pdf");
    cr_assert(has_text(tool("pdfinfo", path, ""), "Pages:           1"));
}

Test(pdf, three_thousand_links)
{
    uint32_t page = sheet_page(sheet);
    sheet_anchor(sheet, "here", page, 100);
    for (uint32_t i = 0; i < 3000; i++) {
        uint32_t paragraph = element_add(&sheet->pages, 0, TAG_P);
        uint32_t link = element_add(&sheet->pages, paragraph, TAG_LINK);
        if (i % 40 == 39)
            page = sheet_page(sheet);
        sheet_text(sheet, page, link, 62, 80 + 16 * (i % 40), "here");
        sheet_link(sheet, page, link, 62, 70 + 16 * (i % 40), "here");
    }
    struct str path = sheet_check(sheet, "links.pdf");
    cr_assert_eq(count(objects_of(path), "/Subtype /Link"), 3000);
    cr_assert_lt(sheet->out.len, 200000, "%zu bytes", sheet->out.len);
}

Test(pdf, a_wide_page_and_a_landscape_one)
{
    sheet_page(sheet);
    uint32_t page = sheet_page(sheet);
    sheet->pages.items[page].width = 841.89;
    sheet->pages.items[page].height = 595.28;
    struct str said = tool("pdfinfo -l 2", sheet_check(sheet, "landscape.pdf"), "");
    cr_assert(has_text(said, "Page    1 size:  595.28 x 841.89"), "%.*s", STR_ARG(said));
    cr_assert(has_text(said, "Page    2 size:  841.89 x 595.28"));
}

Test(pdf, the_same_chart_twice_is_one_form)
{
    uint32_t page = sheet_page(sheet);
    for (int i = 0; i < 3; i++) {
        uint32_t figure = element_add(&sheet->pages, 0, TAG_FIGURE);
        element_own(&sheet->pages, figure)->alt = STR("Bars");
        sheet_chart(sheet, page, figure, 62, 60 + 200 * i, 300, 180, sheet_ranked(sheet, 1));
    }
    struct str objects = objects_of(sheet_check(sheet, "twice.pdf"));
    cr_assert_eq(count(objects, "/Subtype /Form"), 1);
}

/* cairo clips a page to whole points: one that is smaller than its chart cuts what stands at the edge. */
Test(pdf, a_charts_form_is_no_smaller_than_the_chart)
{
    uint32_t page = sheet_page(sheet);
    uint32_t figure = element_add(&sheet->pages, 0, TAG_FIGURE);
    element_own(&sheet->pages, figure)->alt = STR("Bars");
    sheet_chart(sheet, page, figure, 62, 60, 300.4, 180.3, sheet_ranked(sheet, 1));
    struct str objects = objects_of(sheet_check(sheet, "whole-points.pdf"));
    cr_assert(has_text(objects, "/BBox [\n    0\n    0\n    301\n    181\n  ]"));
}
