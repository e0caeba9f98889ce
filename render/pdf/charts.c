/* charts: every chart on one multi-page cairo surface in memory, so that they share their fonts; read once by
 * qpdf and copied page by page into form XObjects, streams still compressed. */
#include "chart/chart_draw.h"
#include "graft.h"
#include "writer.h"

#include <cairo/cairo-pdf.h>
#include <malloc.h>
#include <math.h>

/* Charts that some page shows, in the order of their first appearance. */
static size_t find_shown(const struct writer *writer, uint32_t *shown)
{
    bool *seen = ARENA_ARRAY(writer->arena, bool, writer->pages->n_charts);
    size_t n = 0;
    for (size_t p = 0; p < writer->pages->n; p++) {
        const struct page *page = &writer->pages->items[p];
        for (size_t i = 0; i < page->n_items; i++) {
            if (page->items[i].kind != ITEM_CHART)
                continue;
            uint32_t chart = page->items[i].of.chart.chart;
            if (chart < writer->pages->n_charts && !seen[chart]) {
                seen[chart] = true;
                shown[n++] = chart;
            }
        }
    }
    return n;
}

static cairo_status_t write_to_buf(void *closure, const unsigned char *bytes, unsigned size)
{
    buf_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

/* The charts as a PDF of their own. */
static bool draw(const struct writer *writer, const uint32_t *shown, size_t n, struct buf *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(write_to_buf, out, 1, 1);
    cairo_t *cairo = cairo_create(surface);
    for (size_t i = 0; i < n; i++) {
        struct chart_size size = writer->pages->chart_sizes[shown[i]];
        /* cairo clips a page to whole points, which would cut what stands at its edge */
        double width = ceil(size.width), height = ceil(size.height);
        cairo_pdf_surface_set_size(surface, width, height);
        cairo_save(cairo);
        cairo_translate(cairo, 0, height - size.height); /* it is placed by its lower left corner */
        chart_draw(writer->pages->charts[shown[i]], writer->pages->style, writer->metrics, cairo, size.width,
                   size.height);
        cairo_restore(cairo);
        cairo_show_page(cairo);
    }
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status == CAIRO_STATUS_SUCCESS;
}

void charts_write(struct writer *writer)
{
    size_t n_charts = writer->pages->n_charts;
    writer->form = ARENA_ARRAY(writer->arena, uint32_t, n_charts);
    uint32_t *shown = ARENA_ARRAY(writer->arena, uint32_t, n_charts);
    size_t n = find_shown(writer, shown);
    if (n == 0)
        return;
    struct buf drawn = {0};
    if (!draw(writer, shown, n, &drawn)) {
        writer_fail(writer, "chart-drawing", "The charts could not be drawn; no PDF is written.");
    } else {
        uint32_t *forms = ARENA_ARRAY(writer->arena, uint32_t, n);
        if (!graft_pages(&writer->save, writer->arena, buf_str(&drawn), n, forms))
            writer_fail(writer, "chart-drawing",
                        "The drawn charts could not be read back; no PDF is written.");
        for (size_t i = 0; i < n; i++)
            writer->form[shown[i]] = forms[i];
    }
    buf_close(&drawn);
    malloc_trim(0); /* qpdf's objects were many small pieces */
}
