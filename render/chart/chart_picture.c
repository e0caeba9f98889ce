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

bool chart_picture(const struct chart *chart, const struct style *style, struct metrics *metrics,
                   double width, enum picture picture, struct buf *out)
{
    double height = chart_height(chart, style, metrics, width);
    cairo_surface_t *surface = open_surface(picture, width, height, out);
    cairo_t *cairo = cairo_create(surface);
    if (picture == PICTURE_PNG)
        cairo_scale(cairo, PIXELS_PER_POINT, PIXELS_PER_POINT);
    struct colour paper = style->paint[PAINT_PAPER];
    cairo_set_source_rgb(cairo, paper.red, paper.green, paper.blue);
    cairo_paint(cairo);
    chart_draw(chart, style, metrics, cairo, width, height);
    cairo_status_t status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    if (status == CAIRO_STATUS_SUCCESS && picture == PICTURE_PNG)
        status = cairo_surface_write_to_png_stream(surface, add_bytes, out);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status == CAIRO_STATUS_SUCCESS;
}
