#include "test_pdf.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static struct sheet *sheet;

static void setup(void)
{
    sheet = sheet_open();
}

static void teardown(void)
{
    sheet_close(sheet);
}

TestSuite(pdf_text, .init = setup, .fini = teardown);

static struct str words_of(const char *name)
{
    int status;
    struct str path = sheet_check(sheet, name);
    struct str said = run(sheet->arena, &status, "pdftotext -raw -enc UTF-8 '%s' - 2>&1", path.ptr);
    cr_assert_eq(status, 0);
    cr_assert_not(has_text(said, "Syntax"), "%.*s", STR_ARG(said));
    return said;
}

/* Text in which every code point stands once, between letters so that none is trimmed. */
static size_t add_range(uint32_t from, uint32_t to, struct buf *all)
{
    size_t n = 0;
    for (uint32_t c = from; c <= to; c++) {
        char bytes[4];
        if (!metrics_has(sheet->metrics, FONT_REGULAR, c) || !metrics_has(sheet->metrics, FONT_BOLD, c))
            continue;
        size_t len = str_encode(c, bytes);
        buf_add_char(all, 'x');
        buf_add_bytes(all, bytes, len);
        buf_add_char(all, 'y');
        n++;
    }
    return n;
}

/* A shaped text's characters; metrics writes some as others that look the same. */
static struct str as_written(const struct item *item)
{
    const struct shaped *shaped = item->of.text.set->shaped;
    char *text = arena_alloc(sheet->arena, shaped->n * 4 + 1);
    size_t len = 0, at = 0;
    for (size_t i = 0; i < shaped->n; i++)
        len += str_encode(shaped_codepoint(shaped, item_text(item), i, &at), text + len);
    return (struct str){text, len};
}

/* Every character that Liberation has in the ranges that a paper may use comes back as it went in, in both
 * faces; among them codes whose bytes are brackets, backslashes and line ends. */
Test(pdf_text, every_character_comes_back)
{
    static const struct {
        uint32_t from, to;
        size_t least;
    } ranges[] = {
        {0x21, 0x7E, 94},     {0xA1, 0xAC, 12},    {0xAE, 0xFF, 80},     {0x100, 0x17F, 120},
        {0x2010, 0x2027, 15}, {0x2030, 0x205E, 5}, {0x20A0, 0x20BF, 5},  {0x2100, 0x214F, 5},
        {0x2150, 0x218F, 4},  {0x2190, 0x21FF, 6}, {0x2200, 0x22FF, 10}, {0x2500, 0x25FF, 40},
        {0x2600, 0x266F, 10},
    };
    size_t n_ranges = sizeof ranges / sizeof *ranges, n = 0;
    struct buf lines[sizeof ranges / sizeof *ranges] = {{0}};
    uint32_t page = sheet_page(sheet);
    for (size_t i = 0; i < n_ranges; i++) {
        size_t found = add_range(ranges[i].from, ranges[i].to, &lines[i]);
        cr_assert_geq(found, ranges[i].least, "U+%04X: %zu", (unsigned)ranges[i].from, found);
        n += found;
        struct str text = buf_str(&lines[i]);
        for (size_t at = 0, line = 0; at < text.len; line++) {
            size_t from = at;
            for (int k = 0; k < 90 && at < text.len; k++)
                str_codepoint(text, &at);
            uint32_t element = element_add(&sheet->pages, 0, TAG_P);
            struct str part = str_copy(sheet->arena, str_slice(text, from, at));
            if (line % 40 == 0)
                page = sheet_page(sheet);
            (line % 2 ? sheet_bold : sheet_text)(sheet, page, element, 20, 40 + 18 * (double)(line % 40),
                                                 part.ptr);
        }
    }
    cr_assert_geq(n, 500);
    struct str said = words_of("characters.pdf");
    for (size_t p = 0; p < sheet->pages.n; p++)
        for (size_t i = 0; i < sheet->pages.items[p].n_items; i++) {
            struct str text = as_written(&sheet->pages.items[p].items[i]);
            cr_assert_neq(str_find(said, text), SIZE_MAX, "%.*s", STR_ARG(text));
        }
    for (size_t i = 0; i < n_ranges; i++)
        buf_close(&lines[i]);
}

/* Space and no-break space share a glyph; each keeps a code of its own, which maps to itself. (The tools that
 * print text make a space of both, so the file itself is looked at.) */
Test(pdf_text, characters_that_share_a_glyph_stay_apart)
{
    uint32_t page = sheet_page(sheet);
    sheet_text(sheet, page, ELEMENT_NONE, 62, 80,
               "28\xC2\xA0"
               "April 2016");
    int status;
    struct str path = sheet_check(sheet, "spaces.pdf");
    struct str objects = run(sheet->arena, &status, "qpdf --stream-data=uncompress '%s' -", path.ptr);
    cr_assert(has_text(objects, "<0020><0020><0020>"));
    cr_assert(has_text(objects, "<00A0><00A0><00A0>"));
    static const char codes[] = "(\0002\0008\000\xA0\000A";
    cr_assert_neq(str_find(objects, (struct str){codes, sizeof codes - 1}), SIZE_MAX);
}

static struct item *shaped_by_hand(uint32_t page, const char *text, const uint32_t *codepoints,
                                   const uint16_t *glyphs, size_t n)
{
    struct item *item = sheet_text(sheet, page, ELEMENT_NONE, 62, 80, text);
    int16_t *adjust = ARENA_ARRAY(sheet->arena, int16_t, n);
    struct shaped shaped = {100, n, codepoints, glyphs, adjust};
    struct set_text set = {item_text(item), arena_copy(sheet->arena, &shaped, sizeof shaped)};
    item->of.text.set = arena_copy(sheet->arena, &set, sizeof set);
    return item;
}

/* A character with two glyphs, one beyond the basic plane, and one of the private area: each takes a private
 * code and comes back as itself. */
Test(pdf_text, private_codes)
{
    static const uint32_t codepoints[] = {'A', 'A', 'A', 0x1F600, 0x1F600, 0xE000, 'z'};
    static const uint16_t glyphs[] = {36, 37, 37, 38, 38, 39, 40};
    shaped_by_hand(sheet_page(sheet), "AAAz", codepoints, glyphs, 7);
    cr_assert_not(sheet_write(sheet), "not in an archive");
    cr_assert(has_text(sheet_messages(sheet), "private character U+E000, on page 1"));
    sheet->settings.archive = false;
    struct str said = words_of("private.pdf");
    cr_assert(has_text(said, "AAA\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xEE\x80\x80z"), "%.*s", STR_ARG(said));
}

/* Kerning and the widths of the font object carry the text to where layout has it. */
Test(pdf_text, a_line_ends_where_layout_says)
{
    static const char text[] = "AVATAR To Yes, 12.5% of Wales; 1,111.1 \xE2\x80\x93 \xE2\x88\x92"
                               "3.4 Type WAVE WAVE WAVE.";
    uint32_t page = sheet_page(sheet);
    double width = sheet_text(sheet, page, ELEMENT_NONE, 62, 80, text)->width;
    int status;
    struct str path = sheet_check(sheet, "kerned.pdf");
    struct str said = run(sheet->arena, &status, "pdftotext -bbox-layout '%s' -", path.ptr);
    size_t at = str_find(said, STR("<line xMin=\"62.000000\""));
    cr_assert_neq(at, SIZE_MAX, "%.*s", STR_ARG(said));
    size_t from = at + str_find(str_slice(said, at, said.len), STR("xMax=\""));
    double end = strtod(said.ptr + from + 6, NULL);
    cr_assert_float_eq(end, 62 + width, 0.1, "%g against %g", end, 62 + width);
}

/* -- what the fonts lack */

Test(pdf_text, a_missing_character_is_named_with_its_place)
{
    uint32_t page = sheet_page(sheet);
    page = sheet_page(sheet);
    sheet_text(sheet, page, ELEMENT_NONE, 62, 80, "Done \xE2\x9C\x93 and \xF0\x9F\x98\x80");
    sheet_text(sheet, page, ELEMENT_NONE, 62, 100, "Done \xE2\x9C\x93 again");
    cr_assert_not(sheet_write(sheet));
    cr_assert_eq(sheet->out.len, 0);
    struct str said = sheet_messages(sheet);
    cr_assert(has_text(said, "U+2713, on page 2 in \xE2\x80\x9C"
                             "Done \xE2\x9C\x93 and"),
              "%.*s", STR_ARG(said));
    cr_assert(has_text(said, "U+1F600, on page 2"), "%.*s", STR_ARG(said));
    cr_assert_eq(diags_count(sheet->diags, SEVERITY_ERROR), 2, "each once: %.*s", STR_ARG(said));
}

Test(pdf_text, a_missing_character_of_a_chart)
{
    uint32_t page = sheet_page(sheet), chart = sheet_ranked(sheet, 1);
    sheet->document.charts[chart]->of.ranked.bars[3].name = STR("Area \xE2\x9C\x97");
    metrics_width(sheet->metrics, FONT_REGULAR, 10, STR("Area \xE2\x9C\x97"));
    sheet_chart(sheet, page, ELEMENT_NONE, 62, 80, 400, 190, chart);
    cr_assert_not(sheet_write(sheet));
    cr_assert(has_text(sheet_messages(sheet), "U+2717, on page 1"));
}

/* A question that was asked of the font but never printed is no fault. */
Test(pdf_text, only_what_is_printed_counts)
{
    sheet_text(sheet, sheet_page(sheet), ELEMENT_NONE, 62, 80, "plain");
    cr_assert_not(metrics_has(sheet->metrics, FONT_REGULAR, 0x2713));
    cr_assert(sheet_write(sheet));
}

Test(pdf_text, glyph_0_is_never_written)
{
    static const uint32_t codepoints[] = {'o', 0x4E2D};
    static const uint16_t glyphs[] = {82, 0};
    shaped_by_hand(sheet_page(sheet), "o", codepoints, glyphs, 2);
    cr_assert_not(sheet_write(sheet));
    cr_assert(has_text(sheet_messages(sheet), "U+4E2D, on page 1"));
}

Test(pdf_text, a_glyph_that_the_face_does_not_have)
{
    static const uint32_t codepoints[] = {'o'};
    static const uint16_t glyphs[] = {65000};
    shaped_by_hand(sheet_page(sheet), "o", codepoints, glyphs, 1);
    cr_assert_not(sheet_write(sheet));
}

/* Marks that are never seen need no glyph. */
Test(pdf_text, invisible_marks_are_left_out)
{
    uint32_t page = sheet_page(sheet);
    sheet_text(sheet, page, ELEMENT_NONE, 62, 80,
               "so\xC2\xAD"
               "ft\xE2\x80\x8B"
               "hyphen\xE2\x81\xA0"
               ".");
    sheet_text(sheet, page, ELEMENT_NONE, 62, 100, "\xE2\x80\x8B");
    cr_assert(has_text(words_of("invisible.pdf"), "softhyphen."));
}
