/* Characters of the pages that cannot be written: metrics sets a stand-in for one that the fonts lack; here
 * it is looked up where the texts are, so that the author can mend them. */
#include "layout/blocks.h"

#include "base/map.h"
#include "chart/chart_draw.h"

struct search {
    const struct pages *pages;
    struct metrics *metrics;
    struct glyph_taker taker;
    struct map64 *told;
    struct arena *scratch;
    bool any_missing;
};

static void tell(struct search *search, enum glyph_fault fault, uint32_t codepoint, size_t page,
                 struct str text)
{
    if (map64_add(search->told, codepoint, 1) == MAP_NONE)
        search->taker.take(search->taker.self, fault, codepoint, page, text);
}

/* Nobody but the font's maker knows what it means, so that it cannot be read aloud (ISO 19005-3, 6.2.11.7.3).
 */
bool glyph_is_private(uint32_t codepoint)
{
    return (codepoint >= 0xE000 && codepoint <= 0xF8FF) || codepoint >= 0xF0000;
}

static void search_text(struct search *search, enum font font, struct str text, size_t page)
{
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.ptr[at] < 0x80 && !search->any_missing) {
            at++;
            continue;
        }
        uint32_t codepoint = str_codepoint(text, &at);
        if (search->any_missing && !metrics_has(search->metrics, font, codepoint))
            tell(search, GLYPH_MISSING, codepoint, page, text);
        else if (glyph_is_private(codepoint))
            tell(search, GLYPH_PRIVATE, codepoint, page, text);
    }
}

/* A chart's texts are set in either face; each of the two has the same characters in the fonts that we name.
 */
static void search_chart(struct search *search, uint32_t index, size_t page)
{
    const struct pages *pages = search->pages;
    if (index >= pages->n_charts || !search->any_missing)
        return;
    struct chart_size size = pages->chart_sizes[index];
    struct chart_box *boxes = NULL;
    size_t n = chart_boxes(pages->charts[index], pages->style, search->metrics, search->scratch, size.width,
                           size.height, &boxes);
    for (size_t i = 0; i < n; i++)
        search_text(search, FONT_REGULAR, boxes[i].text, page);
}

void pages_glyphs(const struct pages *pages, struct metrics *metrics, struct glyph_taker taker)
{
    size_t n_missing;
    metrics_missing(metrics, &n_missing);
    struct arena *scratch = arena_open();
    struct search search = {.pages = pages,
                            .metrics = metrics,
                            .taker = taker,
                            .told = map64_open(scratch),
                            .scratch = scratch,
                            .any_missing = n_missing > 0}; /* else nobody has asked for one */
    for (size_t p = 0; p < pages->n; p++) {
        const struct page *page = &pages->items[p];
        for (size_t i = 0; i < page->n_items; i++) {
            const struct item *item = &page->items[i];
            if (item->kind == ITEM_TEXT)
                search_text(&search, item->of.text.font, item_text(item), p);
            else if (item->kind == ITEM_CHART)
                search_chart(&search, item->of.chart.chart, p);
        }
    }
    arena_close(scratch);
}
