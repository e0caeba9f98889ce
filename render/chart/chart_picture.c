#include "chart/chart_draw.h"
#include <cairo-svg.h>
#include <cairo.h>
#include <math.h>

#define PIXELS_PER_POINT 2.0

static cairo_status_t add_bytes(void *closure, const unsigned char *bytes, unsigned int size)
{
    buf_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *open_surface(enum picture picture, double width, double height, struct buf *out)
{
    switch (picture) {
    case PICTURE_SVG: return cairo_svg_surface_create_for_stream(add_bytes, out, width, height);
    case PICTURE_PNG:
        return cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)ceil(width * PIXELS_PER_POINT),
                                          (int)ceil(height * PIXELS_PER_POINT));
    }
    return NULL;
}

static void add_escaped(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '&': buf_add(out, STR("&amp;")); break;
        case '<': buf_add(out, STR("&lt;")); break;
        case '>': buf_add(out, STR("&gt;")); break;
        default: buf_add_char(out, text.ptr[i]);
        }
}

static void add_element(struct buf *out, const char *name, struct str text)
{
    if (!text.len)
        return;
    buf_add_format(out, "\n<%s>", name);
    add_escaped(out, text);
    buf_add_format(out, "</%s>", name);
}

/* Cairo numbers its surfaces over the whole run: the root group gets a name that is always the same. The
 * title and the alternative text go in for who cannot see the picture. */
static void finish_svg(const struct chart *chart, struct str svg, struct buf *out)
{
    size_t root = str_find(svg, STR("<svg")), end = root;
    while (end < svg.len && svg.ptr[end] != '>')
        end++;
    size_t group = str_find(svg, STR("<g id=\"surface")), after = group;
    while (after < svg.len && svg.ptr[after] != '>')
        after++;
    if (root == SIZE_MAX || group == SIZE_MAX || end > group) { /* another cairo: as it is */
        buf_add(out, svg);
        return;
    }
    buf_add(out, str_slice(svg, 0, end));
    buf_add(out, STR(" role=\"img\">"));
    add_element(out, "title", chart->title);
    add_element(out, "desc", chart->alt);
    buf_add(out, str_slice(svg, end + 1, group));
    buf_add(out, STR("<g id=\"chart\""));
    buf_add(out, str_slice(svg, after, svg.len));
}

bool chart_picture(const struct chart *chart, const struct style *style, struct metrics *metrics,
                   double width, enum picture picture, struct buf *out)
{
    /* on a page the margins give the chart its white; alone it needs some of its own */
    double height = chart_height(chart, style, metrics, width), margin = style->text[TEXT_CHART_LABEL].size;
    struct buf bytes = {0};
    cairo_surface_t *surface = open_surface(picture, width + 2 * margin, height + 2 * margin, &bytes);
    cairo_t *cairo = cairo_create(surface);
    if (picture == PICTURE_PNG)
        cairo_scale(cairo, PIXELS_PER_POINT, PIXELS_PER_POINT);
    struct colour paper = style->paint[PAINT_PAPER];
    cairo_set_source_rgb(cairo, paper.red, paper.green, paper.blue);
    cairo_paint(cairo);
    cairo_translate(cairo, margin, margin);
    chart_draw(chart, style, metrics, cairo, width, height);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (status == CAIRO_STATUS_SUCCESS && picture == PICTURE_PNG)
        status = cairo_surface_write_to_png_stream(surface, add_bytes, &bytes);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status == CAIRO_STATUS_SUCCESS && picture == PICTURE_SVG)
        finish_svg(chart, buf_str(&bytes), out);
    else if (status == CAIRO_STATUS_SUCCESS)
        buf_add(out, buf_str(&bytes));
    buf_close(&bytes);
    return status == CAIRO_STATUS_SUCCESS;
}
