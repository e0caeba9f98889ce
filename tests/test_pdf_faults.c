#include "test_pdf.h"

#include <criterion/criterion.h>
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

TestSuite(pdf_faults, .init = setup, .fini = teardown);

/* Nothing is written, and the reason is said. */
static void expect(const char *message)
{
    cr_assert_not(sheet_write(sheet));
    cr_assert_eq(sheet->out.len, 0);
    cr_assert(diags_failed(sheet->diags));
    struct str said = sheet_messages(sheet);
    cr_assert(has_text(said, message), "%.*s", STR_ARG(said));
}

Test(pdf_faults, no_page)
{
    expect("The paper has no page");
}

Test(pdf_faults, a_link_to_nowhere)
{
    uint32_t page = sheet_page(sheet), link = element_add(&sheet->pages, 0, TAG_LINK);
    sheet_text(sheet, page, link, 62, 80, "here");
    sheet_link(sheet, page, link, 62, 70, "chapter-9");
    expect("A link on page 1 leads to \xE2\x80\x9C"
           "chapter-9\xE2\x80\x9D");
}

Test(pdf_faults, a_link_that_is_no_element)
{
    uint32_t page = sheet_page(sheet);
    sheet_link(sheet, page, ELEMENT_NONE, 62, 70, "https://example.org/");
    expect("belongs to no element");
}

Test(pdf_faults, a_mark_that_is_no_element)
{
    uint32_t page = sheet_page(sheet);
    sheet_text(sheet, page, ELEMENT_NONE, 62, 80, "here")->mark = 77;
    expect("Mark 77 on page 1");
}

Test(pdf_faults, two_elements_with_one_id)
{
    uint32_t page = sheet_page(sheet);
    for (int i = 0; i < 2; i++) {
        uint32_t element = element_add(&sheet->pages, 0, TAG_P);
        element_own(&sheet->pages, element)->id = STR("twin");
        sheet_text(sheet, page, element, 62, 80, "x");
    }
    expect("have the ID \xE2\x80\x9Ctwin\xE2\x80\x9D");
}

Test(pdf_faults, two_attachments_with_one_name)
{
    sheet_page(sheet);
    sheet_attachment(sheet, "a.csv", "1");
    sheet_attachment(sheet, "a.csv", "2");
    expect("Two attachments have the name");
}

Test(pdf_faults, a_chart_that_the_paper_does_not_have)
{
    uint32_t page = sheet_page(sheet);
    struct item *item = sheet_rectangle(sheet, page, ELEMENT_NONE, 62, 80, 100, 100);
    item->kind = ITEM_CHART;
    item->of.chart.chart = 3;
    expect("Page 1 shows chart 3");
}

Test(pdf_faults, a_text_that_was_not_shaped)
{
    uint32_t page = sheet_page(sheet);
    static const struct set_text set = {{"here", 4}, NULL};
    sheet_text(sheet, page, ELEMENT_NONE, 62, 80, "here")->of.text.set = &set;
    expect("was not shaped");
}

Test(pdf_faults, a_bookmark_to_no_page)
{
    sheet_page(sheet);
    sheet_bookmark(sheet, "Nowhere", 1, 9, 0, ELEMENT_NONE);
    expect("\xE2\x80\x9CNowhere\xE2\x80\x9D leads to no page");
}

Test(pdf_faults, no_colour_profile)
{
    sheet_page(sheet);
    sheet->settings.icc_file = STR("/nowhere/sRGB.icc");
    expect("colour profile for displays cannot be opened");
}

Test(pdf_faults, a_file_that_is_no_colour_profile)
{
    sheet_page(sheet);
    sheet->settings.icc_file = STR("/usr/share/color/icc/Gray.icc");
    expect("no RGB colour profile");
}

Test(pdf_faults, pages_laid_out_with_fixed_widths)
{
    sheet_page(sheet);
    metrics_close(sheet->metrics);
    sheet->metrics = metrics_open_fixed(sheet->arena, &sheet->style);
    expect("fixed widths");
}

/* A page larger than libharu allows: its first error is reported once, with the page. */
Test(pdf_faults, the_librarys_error_is_told)
{
    sheet_page(sheet);
    sheet_page(sheet);
    sheet->pages.items[1].width = 50000;
    expect("failed on page 2");
    cr_assert_eq(diags_count(sheet->diags, SEVERITY_ERROR), 1);
}

/* Numbers that are none, or beyond what a reader must take, never reach the file. */
Test(pdf_faults, wild_places)
{
    static const double wild[] = {0.0 / 1.0, 1e300, -1e300, 32767.4, 1e-300, 0.004999};
    uint32_t page = sheet_page(sheet);
    for (size_t i = 0; i < sizeof wild / sizeof *wild; i++) {
        sheet_text(sheet, page, ELEMENT_NONE, wild[i], wild[i], "wild");
        sheet_rectangle(sheet, page, ELEMENT_NONE, wild[i], 0, wild[i], wild[i]);
    }
    struct str path = sheet_check(sheet, "wild.pdf");
    int status;
    struct str objects = run(sheet->arena, &status, "qpdf --qdf '%s' -", path.ptr);
    cr_assert_not(has_text(objects, "nan"));
    cr_assert_not(has_text(objects, "inf "));
    cr_assert_not(has_text(objects, "e+"));
    cr_assert(has_text(objects, "32767 "));
}

/* Brackets, quotes, markup and line ends in every text that stands in the file's dictionaries and its XMP. */
Test(pdf_faults, hostile_words)
{
    static const char words[] = "a(b)c\\d\r\n<x>&\"'\x01\xC3\xA9 \xF0\x9F\x98\x80 %EOF endobj >> ]";
    struct document *document = &sheet->document;
    document->title = document->author = document->subject = document->banner = document->marking =
        str_of(words);
    uint32_t page = sheet_page(sheet), figure = element_add(&sheet->pages, 0, TAG_FIGURE);
    element_own(&sheet->pages, figure)->alt = str_of(words);
    element_own(&sheet->pages, figure)->id = str_of(words);
    sheet_chart(sheet, page, figure, 62, 80, 400, 190, sheet_ranked(sheet, 1));
    element_own(&sheet->pages, figure)->alt = str_of(words);
    sheet_bookmark(sheet, words, 1, 0, 0, figure);
    sheet_attachment(sheet, words, words);
    uint32_t link = element_add(&sheet->pages, 0, TAG_LINK);
    sheet_text(sheet, page, link, 62, 70, "link");
    sheet_link(sheet, page, link, 62, 70, "https://x/")->contents = str_of(words);
    struct str path = sheet_check(sheet, "words.pdf");
    int status;
    struct str said = run(sheet->arena, &status, "pdfinfo '%s' 2>&1", path.ptr);
    cr_assert_eq(status, 0);
    cr_assert_not(has_text(said, "Syntax Error"), "%.*s", STR_ARG(said));
}

/* Malformed UTF-8 is replaced, never copied. */
Test(pdf_faults, words_that_are_no_utf8)
{
    sheet_page(sheet);
    sheet->document.title = (struct str){"a\xFF\xC3(", 4};
    struct str path = sheet_check(sheet, "utf8.pdf");
    int status;
    struct str said = run(sheet->arena, &status, "pdfinfo '%s' 2>&1", path.ptr);
    cr_assert(has_text(said, "a\xEF\xBF\xBD\xEF\xBF\xBD("), "%.*s", STR_ARG(said));
}

Test(pdf_faults, bookmarks_that_leave_levels_out)
{
    static const unsigned levels[] = {3, 1, 3, 2, 3, 1};
    for (unsigned i = 0; i < 6; i++) {
        sheet_page(sheet);
        sheet_bookmark(sheet, "Chapter", levels[i], i, 10, ELEMENT_NONE);
    }
    sheet_check(sheet, "levels.pdf");
}
