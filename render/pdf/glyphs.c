/* glyphs: nothing that the fonts lack is written in silence. metrics sets a stand-in for such a character;
 * here it is looked up where the texts are, so that the author can mend them. */
#include "base/map.h"
#include "chart/chart_draw.h"
#include "writer.h"

void glyphs_report(struct writer *writer, enum glyph_fault fault, uint32_t codepoint, size_t page,
                   struct str text)
{
    static const char *const reasons[] = {"The fonts have no glyph for",
                                          "An archival PDF may not hold the private character"};
    writer->failed = true;
    if (map64_add(writer->missing, codepoint, 1) != MAP_NONE)
        return;
    diag_add(writer->diags, SEVERITY_ERROR, fault == GLYPH_MISSING ? "missing-glyph" : "private-character",
             place_file(writer->document->title),
             fault == GLYPH_MISSING
                 ? "Write it in another way, or name fonts in the style that have the character."
                 : "Write it in another way.",
             "%s U+%04X, on page %zu in \xE2\x80\x9C%.*s\xE2\x80\x9D; no PDF is written.", reasons[fault],
             (unsigned)codepoint, page + 1, STR_ARG(text));
}

static void check_text(struct writer *writer, enum font font, struct str text, size_t page)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t codepoint = str_codepoint(text, &at);
        if (!metrics_has(writer->metrics, font, codepoint))
            glyphs_report(writer, GLYPH_MISSING, codepoint, page, text);
    }
}

/* A chart's texts are set in either face; each of the two has the same characters in the fonts that we name.
 */
static void check_chart(struct writer *writer, uint32_t index, size_t page)
{
    if (index >= writer->pages->n_charts)
        return;
    struct chart_size size = writer->pages->chart_sizes[index];
    struct chart_box *boxes = NULL;
    size_t n = chart_boxes(writer->pages->charts[index], writer->pages->style, writer->metrics, writer->arena,
                           size.width, size.height, &boxes);
    for (size_t i = 0; i < n; i++)
        check_text(writer, FONT_REGULAR, boxes[i].text, page);
}

void glyphs_check(struct writer *writer)
{
    size_t n_missing;
    metrics_missing(writer->metrics, &n_missing);
    if (n_missing == 0)
        return; /* nobody has asked for a character that is not there */
    for (size_t p = 0; p < writer->pages->n; p++) {
        const struct page *page = &writer->pages->items[p];
        for (size_t i = 0; i < page->n_items; i++) {
            const struct item *item = &page->items[i];
            if (item->kind == ITEM_TEXT)
                check_text(writer, item->of.text.font, item_text(item), p);
            else if (item->kind == ITEM_CHART)
                check_chart(writer, item->of.chart.chart, p);
        }
    }
}
