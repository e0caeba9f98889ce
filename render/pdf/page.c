/* page: what stands on each page, as operators, and which marks are where. */
#include "syntax.h"
#include "writer.h"

struct pen { /* what one page needs while it is written */
    struct writer *writer;
    struct content content;
    size_t page;
    uint32_t mcid; /* next on this page */
    bool open;     /* marked content is open: */
    uint32_t mark; /* which, and of an artifact */
    enum artifact artifact;
    uint16_t *codes; /* of the text that is being written */
    size_t capacity;
};

/* -- text */

static void reserve_codes(struct pen *pen, size_t n)
{
    if (n <= pen->capacity)
        return;
    pen->capacity = n * 2;
    pen->codes = ARENA_ARRAY(pen->writer->arena, uint16_t, pen->capacity);
}

static void write_text(struct pen *pen, const struct item *item)
{
    const struct shaped *shaped = item->of.text.set->shaped;
    if (!shaped) {
        writer_fail(pen->writer, "not-shaped",
                    "A text on page %zu was not shaped: \xE2\x80\x9C%.*s\xE2\x80\x9D.", pen->page + 1,
                    STR_ARG(item_text(item)));
        return;
    }
    reserve_codes(pen, shaped->n);
    struct font_face *face = pen->writer->font[item->of.text.font];
    size_t at = 0;
    for (size_t i = 0; i < shaped->n; i++) {
        uint32_t codepoint = shaped_codepoint(shaped, item_text(item), i, &at);
        pen->codes[i] = font_code(face, codepoint, shaped->glyphs[i]);
        if (!pen->codes[i])
            glyphs_report(pen->writer, GLYPH_MISSING, codepoint, pen->page, item_text(item));
        else if (glyph_is_private(codepoint) && pen->writer->settings->archive)
            glyphs_report(pen->writer, GLYPH_PRIVATE, codepoint, pen->page, item_text(item));
    }
    content_text(&pen->content, item, pen->codes, shaped->n, shaped->adjust);
}

/* -- marks */

static void add_piece(struct pen *pen, uint32_t mark)
{
    struct writer *writer = pen->writer;
    uint32_t index = (uint32_t)writer->n_pieces++;
    writer->pieces[index] =
        (struct piece){.page = (uint32_t)pen->page, .mcid = pen->mcid, .mark = mark, .next = PIECE_NONE};
    if (writer->mark_first[mark] == PIECE_NONE)
        writer->mark_first[mark] = index;
    else
        writer->pieces[writer->mark_last[mark]].next = index;
    writer->mark_last[mark] = index;
}

/* Opens the marked content that an item belongs to, unless it is open. */
static void mark_item(struct pen *pen, const struct item *item)
{
    const struct pages *pages = pen->writer->pages;
    bool of_text = item->kind == ITEM_TEXT;
    if (pen->open && pen->mark == item->mark && !content_must_remark(&pen->content, of_text) &&
        (item->mark != MARK_ARTIFACT || pen->artifact == item->artifact))
        return;
    if (item->mark > pages->n_marks || (item->mark && pages->mark_element[item->mark] >= pages->n_elements)) {
        writer_fail(pen->writer, "no-element",
                    "Mark %u on page %zu belongs to no element of the structure tree.", (unsigned)item->mark,
                    pen->page + 1);
        return;
    }
    pen->open = true;
    pen->mark = item->mark;
    pen->artifact = item->artifact;
    if (item->mark == MARK_ARTIFACT) {
        content_artifact(&pen->content, item->artifact, of_text);
        return;
    }
    content_mark(&pen->content, tag_name(pages->elements[pages->mark_element[item->mark]].tag), pen->mcid,
                 of_text);
    add_piece(pen, item->mark);
    pen->mcid++;
}

/* -- items */

static void write_chart(struct pen *pen, const struct item *item)
{
    uint32_t chart = item->of.chart.chart;
    if (chart < pen->writer->pages->n_charts && pen->writer->form[chart])
        content_form(&pen->content, item, chart, pen->writer->pages->chart_sizes[chart]);
    else
        writer_fail(pen->writer, "no-chart", "Page %zu shows chart %u, which the paper does not have.",
                    pen->page + 1, (unsigned)chart);
}

static void write_item(struct pen *pen, const struct item *item)
{
    if (pen->writer->settings->tagged)
        mark_item(pen, item);
    switch (item->kind) {
    case ITEM_TEXT: write_text(pen, item); break;
    case ITEM_RECTANGLE: content_rectangle(&pen->content, item); break;
    case ITEM_LINE: content_line(&pen->content, item); break;
    case ITEM_CHART: write_chart(pen, item); break;
    }
}

/* -- the page's dictionary */

/* The same two fonts for every page; /X<chart> for each chart that it shows. */
static void add_resources(struct writer *writer, HPDF_Dict page_dict, const struct page *page)
{
    HPDF_Dict resources = HPDF_Dict_New(writer->doc->mmgr), forms = NULL;
    HPDF_Dict_Add(page_dict, "Resources", resources);
    writer_add_reference(writer, resources, "Font", writer->fonts);
    for (size_t i = 0; i < page->n_items; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_CHART || item->of.chart.chart >= writer->pages->n_charts)
            continue;
        if (!forms) {
            forms = HPDF_Dict_New(writer->doc->mmgr);
            HPDF_Dict_Add(resources, "XObject", forms);
        }
        char key[16];
        snprintf(key, sizeof key, "X%u", (unsigned)item->of.chart.chart);
        writer_add_reference(writer, forms, key, writer->form[item->of.chart.chart]);
    }
}

/* Rules between rows and the like: thin lines that cover nothing. */
static bool is_rule(const struct item *item)
{
    return item->kind == ITEM_LINE && item->mark == MARK_ARTIFACT && item->artifact == ARTIFACT_LAYOUT;
}

/* Rules come after all else, as one artifact: each on its own would cost more bytes than it draws. */
static void write_items(struct pen *pen, const struct page *page)
{
    for (size_t i = 0; i < page->n_items; i++)
        if (!is_rule(&page->items[i]))
            write_item(pen, &page->items[i]);
    for (size_t i = 0; i < page->n_items; i++)
        if (is_rule(&page->items[i]))
            write_item(pen, &page->items[i]);
}

static void write_page(struct pen *pen)
{
    struct writer *writer = pen->writer;
    const struct page *page = &writer->pages->items[pen->page];
    HPDF_Page dict = writer->page[pen->page];
    writer->page_piece[pen->page] = (uint32_t)writer->n_pieces;

    content_open(&pen->content, page->height);
    pen->open = false;
    pen->mcid = 0;
    write_items(pen, page);
    content_finish(&pen->content);

    add_resources(writer, dict, page);
    if (writer->settings->tagged) {
        HPDF_Dict_AddNumber(dict, "StructParents", (HPDF_INT32)pen->page);
        HPDF_Dict_AddName(dict, "Tabs", "S");
    }
    HPDF_PageAttr attr = dict->attr;
    save_stream(&writer->save, save_number(attr->contents), STR(""), buf_str(&pen->content.ops), PACK_FLATE);
    writer_check(writer, pen->page);
}

/* How many pieces there may be: one wherever the mark or the kind of item changes. */
static size_t count_pieces(const struct pages *pages)
{
    size_t n = 0;
    for (size_t p = 0; p < pages->n; p++) {
        const struct item *last = NULL;
        for (size_t i = 0; i < pages->items[p].n_items; i++) {
            const struct item *item = &pages->items[p].items[i];
            n += !last || item->mark != last->mark || item->kind != last->kind;
            last = item;
        }
    }
    return n;
}

void page_write_all(struct writer *writer)
{
    const struct pages *pages = writer->pages;
    struct pen pen = {.writer = writer};
    writer->pieces = ARENA_ARRAY(writer->arena, struct piece, count_pieces(pages));
    writer->page_piece = ARENA_ARRAY(writer->arena, uint32_t, pages->n + 1);
    writer->mark_first = ARENA_ARRAY(writer->arena, uint32_t, (size_t)pages->n_marks + 1);
    writer->mark_last = ARENA_ARRAY(writer->arena, uint32_t, (size_t)pages->n_marks + 1);
    for (uint32_t mark = 0; mark <= pages->n_marks; mark++)
        writer->mark_first[mark] = writer->mark_last[mark] = PIECE_NONE;
    /* all pages are gone through, so that every missing glyph is told of in one run */
    for (pen.page = 0; pen.page < pages->n && writer->fault.code == HPDF_OK; pen.page++)
        write_page(&pen);
    writer->page_piece[pages->n] = (uint32_t)writer->n_pieces;
    buf_close(&pen.content.ops);
}
