#include "test_pdf.h"

/* One of every element: what validators and the tests of the tree look at. */

struct pen { /* sets line after line */
    struct sheet *sheet;
    uint32_t page;
    double y;
};

static uint32_t add(struct pen *pen, uint32_t parent, enum tag tag)
{
    return element_add(&pen->sheet->pages, parent, tag);
}

static struct element *at(struct pen *pen, uint32_t element)
{
    return &pen->sheet->pages.elements[element];
}

static void line(struct pen *pen, uint32_t element, const char *text)
{
    sheet_text(pen->sheet, pen->page, element, 62, pen->y, text);
    pen->y += 16;
}

static void headings(struct pen *pen, uint32_t section)
{
    static const struct {
        enum tag tag;
        const char *text;
    } heads[] = {{TAG_H1, "First level"}, {TAG_H2, "Second level"}, {TAG_H3, "Third level (a)"}};
    for (unsigned i = 0; i < 3; i++) {
        uint32_t heading = add(pen, section, heads[i].tag);
        sheet_bookmark(pen->sheet, heads[i].text, i + 1, pen->page, pen->y - 12, heading);
        line(pen, heading, heads[i].text);
    }
}

static void contents(struct pen *pen, uint32_t section)
{
    uint32_t toc = add(pen, section, TAG_TOC), entry = add(pen, toc, TAG_TOCI);
    uint32_t reference = add(pen, entry, TAG_REFERENCE), link = add(pen, reference, TAG_LINK);
    sheet_link(pen->sheet, pen->page, link, 62, pen->y - 10, "second");
    line(pen, link, "A chapter, page 2");
}

static void prose(struct pen *pen, uint32_t section)
{
    uint32_t paragraph = add(pen, section, TAG_P);
    sheet_text(pen->sheet, pen->page, paragraph, 62, pen->y, "Figures are for ");
    uint32_t welsh = add(pen, paragraph, TAG_SPAN);
    element_own(&pen->sheet->pages, welsh)->language = STR("cy");
    sheet_text(pen->sheet, pen->page, welsh, 140, pen->y, "Cymru a Lloegr");
    uint32_t sign = add(pen, paragraph, TAG_SPAN);
    element_own(&pen->sheet->pages, sign)->actual = STR("up, which is bad");
    sheet_text(pen->sheet, pen->page, sign, 230, pen->y, "\xE2\x96\xB2");
    uint32_t web = add(pen, paragraph, TAG_LINK);
    sheet_link(pen->sheet, pen->page, web, 250, pen->y - 10, "https://www.example.org/a (b)?q=\xC3\xA9");
    line(pen, web, "the publisher");
    uint32_t div = add(pen, section, TAG_DIV), inside = add(pen, div, TAG_P);
    line(pen, inside, "A callout.");
    uint32_t reference = add(pen, inside, TAG_REFERENCE), note = add(pen, inside, TAG_NOTE);
    line(pen, reference, "1");
    line(pen, note, "1 What the note says.");
}

static void lists(struct pen *pen, uint32_t section)
{
    for (int ordered = 0; ordered < 2; ordered++) {
        uint32_t list = add(pen, section, TAG_L);
        at(pen, list)->ordered = ordered;
        for (int i = 0; i < 2; i++) {
            uint32_t entry = add(pen, list, TAG_LI), label = add(pen, entry, TAG_LBL);
            uint32_t body = add(pen, entry, TAG_LBODY);
            sheet_text(pen->sheet, pen->page, label, 62, pen->y,
                       ordered ? (i ? "2." : "1.") : "\xE2\x80\xA2");
            sheet_text(pen->sheet, pen->page, body, 80, pen->y, i ? "second" : "first");
            pen->y += 16;
        }
    }
}

static uint32_t cell(struct pen *pen, uint32_t row, enum tag tag, double x, const char *text)
{
    uint32_t element = add(pen, row, tag);
    sheet_text(pen->sheet, pen->page, element, x, pen->y, text);
    return element;
}

/* Two header levels: a group over two columns, so that every cell names its headers. */
static void table(struct pen *pen, uint32_t section)
{
    uint32_t whole = add(pen, section, TAG_TABLE), caption = add(pen, whole, TAG_CAPTION);
    element_own(&pen->sheet->pages, whole)->summary = STR("Two columns of one group");
    line(pen, caption, "Table 1: Rates");
    uint32_t head = add(pen, whole, TAG_THEAD), body = add(pen, whole, TAG_TBODY);
    uint32_t row = add(pen, head, TAG_TR), element = cell(pen, row, TAG_TH, 62, "Area");
    at(pen, element)->scope = SCOPE_COLUMN;
    at(pen, element)->row_span = 2;
    element_own(&pen->sheet->pages, element)->id = STR("t1-area");
    element = cell(pen, row, TAG_TH, 162, "Rate");
    at(pen, element)->scope = SCOPE_COLUMN;
    at(pen, element)->column_span = 2;
    element_own(&pen->sheet->pages, element)->id = STR("t1-rate");
    pen->y += 16;
    row = add(pen, head, TAG_TR);
    for (int i = 0; i < 2; i++) {
        element = cell(pen, row, TAG_TH, 162 + 100 * i, i ? "2025" : "2024");
        at(pen, element)->scope = SCOPE_COLUMN;
        element_own(&pen->sheet->pages, element)->id = i ? STR("t1-2025") : STR("t1-2024");
        element_own(&pen->sheet->pages, element)->headers = STR("t1-rate");
    }
    pen->y += 16;
    row = add(pen, body, TAG_TR);
    element = cell(pen, row, TAG_TH, 62, "Dudley");
    at(pen, element)->scope = SCOPE_ROW;
    element_own(&pen->sheet->pages, element)->id = STR("t1-dudley");
    element_own(&pen->sheet->pages, element)->headers = STR("t1-area");
    for (int i = 0; i < 2; i++) {
        element = cell(pen, row, TAG_TD, 162 + 100 * i,
                       i ? "\xE2\x88\x92"
                           "3.5"
                         : "4.5");
        element_own(&pen->sheet->pages, element)->headers =
            i ? STR("t1-rate t1-2025 t1-dudley") : STR("t1-rate t1-2024 t1-dudley");
    }
    pen->y += 24;
}

void sheet_gallery(struct sheet *sheet)
{
    struct pen pen = {sheet, sheet_page(sheet), 80};
    uint32_t second = sheet_page(sheet), section = add(&pen, 0, TAG_SECT);
    sheet_anchor(sheet, "second", second, 60);
    headings(&pen, section);
    contents(&pen, section);
    prose(&pen, section);
    lists(&pen, section);
    table(&pen, section);
    uint32_t figure = add(&pen, section, TAG_FIGURE);
    element_own(&sheet->pages, figure)->alt = STR("Ranked bars: 60 \xE2\x89\xA5 21");
    sheet_chart(sheet, pen.page, figure, 62, pen.y, 470, 190, sheet_ranked(sheet, 1));
    sheet_text(sheet, pen.page, ELEMENT_NONE, 62, 34, "Header")->artifact = ARTIFACT_HEADER;
    sheet_text(sheet, pen.page, ELEMENT_NONE, 62, 820, "Footer")->artifact = ARTIFACT_FOOTER;
    /* one mark that runs over the page's end */
    uint32_t paragraph = add(&pen, section, TAG_P);
    uint32_t mark = sheet_text(sheet, pen.page, paragraph, 62, 780, "Begins on one page ")->mark;
    struct item *item = sheet_text(sheet, second, ELEMENT_NONE, 62, 80, "and ends on the next.");
    item->mark = mark;
}
