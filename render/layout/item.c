#include "layout/pages.h"

#include <math.h>

static uint8_t eight_bits(double channel)
{
    return (uint8_t)lround(fmin(fmax(channel, 0), 1) * 255);
}

struct ink ink_of(struct colour colour)
{
    return (struct ink){eight_bits(colour.red), eight_bits(colour.green), eight_bits(colour.blue)};
}

struct colour ink_colour(struct ink ink)
{
    return (struct colour){ink.red / 255.0, ink.green / 255.0, ink.blue / 255.0};
}

struct str item_text(const struct item *item)
{
    return item->of.text.set->text;
}

void item_place(struct item *item, double x, double y, double width, double height)
{
    item->x = (float)x;
    item->y = (float)y;
    item->width = (float)width;
    item->height = (float)height;
}
