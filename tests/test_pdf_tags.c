#include "test_pdf.h"

#include <criterion/criterion.h>

static struct sheet *sheet;

static void setup(void)
{
    sheet = sheet_open();
}

static void teardown(void)
{
    sheet_close(sheet);
}

TestSuite(pdf_tags, .init = setup, .fini = teardown);

static struct str objects_of(struct str path)
{
    int status;
    struct str said = run(sheet->arena, &status, "qpdf --qdf --object-streams=disable '%s' - 2>&1", path.ptr);
    cr_assert_eq(status, 0, "%.*s", STR_ARG(said));
    return said;
}

/* The tree as a tool of another house reads it: the whole, in reading order, with its text. */
static const char GALLERY[] = "Document\n"
                              "  Sect\n"
                              "    H1 (block)\n"
                              "      \"First level\"\n"
                              "    H2 (block)\n"
                              "      \"Second level\"\n"
                              "    H3 (block)\n"
                              "      \"Third level (a)\"\n"
                              "    TOC\n"
                              "      TOCI\n"
                              "        Reference (inline)\n"
                              "          Link (inline)\n"
                              "            \"A chapter, page 2\"\n"
                              "            Object\n"
                              "    P (block)\n"
                              "      \"Figures are for \"\n"
                              "      Span (inline)\n"
                              "        \"Cymru a Lloegr\"\n"
                              "      Span (inline)\n"
                              "        \"\xE2\x96\xB2\"\n"
                              "      Link (inline)\n"
                              "        \"the publisher\"\n"
                              "        Object\n"
                              "    Div\n"
                              "      P (block)\n"
                              "        \"A callout.\"\n"
                              "        Reference (inline)\n"
                              "          \"1\"\n"
                              "        Note <note-element-16> (inline)\n"
                              "          \"1 What the note says.\"\n"
                              "    L (block):\n"
                              "       /ListNumbering /Disc\n"
                              "      LI (block)\n"
                              "        Lbl (block)\n"
                              "          \"\xE2\x80\xA2\"\n"
                              "        LBody (block)\n"
                              "          \"first\"\n"
                              "      LI (block)\n"
                              "        Lbl (block)\n"
                              "          \"\xE2\x80\xA2\"\n"
                              "        LBody (block)\n"
                              "          \"second\"\n"
                              "    L (block):\n"
                              "       /ListNumbering /Decimal\n"
                              "      LI (block)\n"
                              "        Lbl (block)\n"
                              "          \"1.\"\n"
                              "        LBody (block)\n"
                              "          \"first\"\n"
                              "      LI (block)\n"
                              "        Lbl (block)\n"
                              "          \"2.\"\n"
                              "        LBody (block)\n"
                              "          \"second\"\n"
                              "    Table (block):\n"
                              "       /Summary (Two columns of one group)\n"
                              "      Caption\n"
                              "        \"Table 1: Rates\"\n"
                              "      THead\n"
                              "        TR\n"
                              "          TH <t1-area>:\n"
                              "             /Scope /Column\n"
                              "             /RowSpan 2\n"
                              "            \"Area\"\n"
                              "          TH <t1-rate>:\n"
                              "             /Scope /Column\n"
                              "             /ColSpan 2\n"
                              "            \"Rate\"\n"
                              "        TR\n"
                              "          TH <t1-2024>:\n"
                              "             /Scope /Column\n"
                              "             /Headers [(t1-rate)]\n"
                              "            \"2024\"\n"
                              "          TH <t1-2025>:\n"
                              "             /Scope /Column\n"
                              "             /Headers [(t1-rate)]\n"
                              "            \"2025\"\n"
                              "      TBody\n"
                              "        TR\n"
                              "          TH <t1-dudley>:\n"
                              "             /Scope /Row\n"
                              "             /Headers [(t1-area)]\n"
                              "            \"Dudley\"\n"
                              "          TD:\n"
                              "             /Headers [(t1-rate) (t1-2024) (t1-dudley)]\n"
                              "            \"4.5\"\n"
                              "          TD:\n"
                              "             /Headers [(t1-rate) (t1-2025) (t1-dudley)]\n"
                              "            \"\xE2\x88\x92"
                              "3.5\"\n"
                              "    Figure:\n"
                              "       /Placement /Block\n"
                              "       /BBox [62 307.89 532 497.89]\n"
                              "      \"Area A of 1";

/* The lines of a dump without the numbers of objects, which are of no account. */
static struct str without_numbers(struct str dump)
{
    struct buf out = {0};
    struct str line;
    while (str_split(&dump, '\n', &line)) {
        size_t object = str_find(line, STR("Object "));
        buf_add(&out, object == SIZE_MAX ? line : str_slice(line, 0, object + 6));
        buf_add_char(&out, '\n');
    }
    struct str copy = str_copy(sheet->arena, buf_str(&out));
    buf_close(&out);
    return copy;
}

Test(pdf_tags, the_tree_is_what_layout_made)
{
    sheet_gallery(sheet);
    int status;
    struct str path = sheet_check(sheet, "gallery.pdf");
    struct str said = run(sheet->arena, &status, "pdfinfo -struct-text '%s' 2>&1", path.ptr);
    said = without_numbers(said);
    struct str expected = str_of(GALLERY);
    cr_assert(str_starts(said, expected), "%.*s", STR_ARG(said));
    cr_assert(has_text(said, "    P (block)\n      \"Begins on one page \"\n      \"and ends on the next.\""),
              "the mark that runs over the page's end: %.*s", STR_ARG(said));
}

Test(pdf_tags, what_is_said_beside_the_text)
{
    sheet_gallery(sheet);
    struct str objects = objects_of(sheet_check(sheet, "gallery.pdf"));
    cr_assert(has_text(objects, "/Lang (cy)"));
    cr_assert(has_text(objects, "/ActualText (up, which is bad)"));
    cr_assert(has_text(objects, "/IDTree"));
    cr_assert(has_text(objects, "/Limits") == false, "seven IDs need no branches");
    cr_assert(has_text(objects, "/Type /MCR"));
    cr_assert(has_text(objects, "/Type /OBJR"));
    cr_assert(has_text(objects, "/Marked true"));
    cr_assert(has_text(objects, "/Artifact<</Type/Pagination/Subtype/Header"));
    cr_assert(has_text(objects, "/Artifact<</Type/Pagination/Subtype/Footer"));
    /* ≥ in the alternative text: UTF-16 as qpdf prints it */
    cr_assert(has_text(objects, "/Alt <feff00520061006e006b006500640020"), "alternative text in UTF-16");
}

/* Every number that content has names an element in the parent tree, and that element names the number. The
 * chain is walked by poppler above for text; here the counts of both ends are held against each other. */
Test(pdf_tags, content_and_tree_have_the_same_marks)
{
    sheet_fill(sheet, 3);
    struct str objects = objects_of(sheet_check(sheet, "marks.pdf"));
    size_t n_content = 0, n_marks = 0;
    for (size_t at = 0, found;
         (found = str_find(str_slice(objects, at, objects.len), STR("<</MCID "))) != SIZE_MAX;
         at += found + 1)
        n_content++;
    for (size_t p = 0; p < sheet->pages.n; p++) {
        uint32_t last = MARK_ARTIFACT;
        for (size_t i = 0; i < sheet->pages.items[p].n_items; i++) {
            uint32_t mark = sheet->pages.items[p].items[i].mark;
            n_marks += mark != MARK_ARTIFACT && mark != last;
            last = mark;
        }
    }
    cr_assert_eq(n_content, n_marks);
}

Test(pdf_tags, ids_in_a_tree_with_branches)
{
    uint32_t page = sheet_page(sheet);
    for (unsigned i = 0; i < 300; i++) {
        uint32_t element = element_add(&sheet->pages, 0, TAG_P);
        /* descending, so that they have to be sorted */
        element_own(&sheet->pages, element)->id = str_format(sheet->arena, "id-%03u", 999 - i);
        sheet_text(sheet, page, element, 62, 80 + 2 * i, "x");
    }
    struct str objects = objects_of(sheet_check(sheet, "ids.pdf"));
    size_t first = str_find(objects, STR("(id-700)")), last = str_find(objects, STR("(id-999)"));
    cr_assert(first != SIZE_MAX && last != SIZE_MAX);
    cr_assert(has_text(objects, "/Limits"));
}

Test(pdf_tags, an_element_without_content_is_allowed)
{
    uint32_t page = sheet_page(sheet), table = element_add(&sheet->pages, 0, TAG_TABLE);
    uint32_t row = element_add(&sheet->pages, table, TAG_TR), head = element_add(&sheet->pages, row, TAG_TH);
    sheet->pages.elements[head].scope = SCOPE_COLUMN;
    sheet_text(sheet, page, head, 62, 80, "Head");
    element_add(&sheet->pages, row, TAG_TD);
    sheet_check(sheet, "hollow.pdf");
}
