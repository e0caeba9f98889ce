#include "chart/key.h"
#include <math.h>

static struct text_look key_look(const struct plan *plan, const struct key *key)
{
    return key->is_heading ? look_label(plan) : look_axis(plan);
}

double key_sign_width(const struct style *style, const struct key_item *item)
{
    double em = style->text[TEXT_CHART_AXIS].size;
    switch (item->sign) {
    case SIGN_NONE: return 0;
    case SIGN_FILLED:
    case SIGN_OPEN: return style->chart.marker * 1.2; /* a diamond is wider than its circle */
    case SIGN_LINE:
    case SIGN_WHISKER:
    case SIGN_SWATCH:
    case SIGN_PALE:
    case SIGN_FRAME: return 1.8 * em;
    case SIGN_CHIP:
    case SIGN_DISC: return 1.5 * em;
    case SIGN_STATUS:
    case SIGN_STATUS_OPEN: return 2 * em;
    case SIGN_ARROWS:
    case SIGN_ARROWS_OPEN:
    case SIGN_CHEVRONS: return style->chart.marker * 2.4;
    case SIGN_LEVEL: return style->chart.marker * 0.8;
    case SIGN_BREAK: return 0.7 * em;
    }
    return 0;
}

static double sign_gap(const struct plan *plan, const struct key_item *item)
{
    return item->sign == SIGN_NONE ? 0 : 0.45 * look_axis(plan).size;
}

/* Rows with a lettered sign are higher. */
static double row_pitch(const struct plan *plan, const struct key *key)
{
    double pitch = look_leading(plan, key_look(plan, key)) * 1.2;
    for (size_t i = 0; i < key->n; i++)
        if (key->items[i].sign == SIGN_STATUS || key->items[i].sign == SIGN_STATUS_OPEN)
            return fmax(pitch, 2.2 * key_look(plan, key).size);
    return pitch;
}

void key_add(struct plan *plan, struct key *key, struct key_item item)
{
    if (!item.text.len)
        return;
    ARENA_RESERVE(plan->arena, key->items, key->n, key->capacity);
    key->items[key->n++] = item;
}

void key_add_bands(struct plan *plan, struct key *key, const bool shown[5], struct str when)
{
    static const char *const words[] = {"", "best fourth", "second", "third", "worst fourth"};
    const struct colour *paint = plan->style->paint;
    struct str dated = when.len ? str_format(plan->arena, " (%.*s)", STR_ARG(when)) : STR_NONE;
    int last = BAND_NONE;
    for (int band = BAND_A; band <= BAND_D; band++)
        last = shown[band] ? band : last;
    for (int band = BAND_A; band <= last; band++)
        if (shown[band])
            key_add(plan, key,
                    (struct key_item){.sign = SIGN_CHIP,
                                      .colour = paint[band_paint((enum band)band)],
                                      .letter = band_letter((enum band)band),
                                      .letter_colour = paint[band_text_paint((enum band)band)],
                                      .text = band == last ? str_format(plan->arena, "%s of English LAs%.*s",
                                                                        words[band], STR_ARG(dated))
                                                           : str_of(words[band])});
}

void key_measure(struct plan *plan, struct key *key, double width)
{
    struct text_look look = key_look(plan, key);
    double x = 0, y = 0, between = 1.6 * look.size;
    key->height = 0;
    for (size_t i = 0; i < key->n; i++) {
        struct key_item *item = &key->items[i];
        double before = key_sign_width(plan->style, item) + sign_gap(plan, item);
        item->lines = text_wrap(plan, look, item->text, fmax(width - before, look.size));
        double wide = before + item->lines.width;
        if (x > 0 && x + wide > width + 1e-6) {
            x = 0;
            y = key->height;
        }
        item->x = x;
        item->y = y + row_pitch(plan, key) / 2;
        x += wide + between;
        double extra = item->lines.n > 1 ? (double)(item->lines.n - 1) * look_leading(plan, look) : 0;
        key->height = fmax(key->height, y + row_pitch(plan, key) + extra);
    }
}

void key_place(struct plan *plan, struct key *key, double x, double top)
{
    struct text_look look = key_look(plan, key);
    for (size_t i = 0; i < key->n; i++) {
        struct key_item *item = &key->items[i];
        item->x += x;
        item->y += top;
        double at = item->x + key_sign_width(plan->style, item) + sign_gap(plan, item);
        double baseline = text_baseline(plan, look, item->y);
        for (size_t line = 0; line < item->lines.n; line++)
            text_add(plan, look, item->lines.items[line], at,
                     baseline + (double)line * look_leading(plan, look), SIDE_LEFT);
        if (item->letter.len) {
            struct text_look letter = look_painted(look_bold(look), item->letter_colour);
            text_add(plan, letter, item->letter, item->x + key_sign_width(plan->style, item) / 2, baseline,
                     SIDE_MIDDLE);
        }
    }
}

/* The zigzag, vertical, centred on x, y. */
static void draw_break(struct canvas *canvas, double x, double y, double height)
{
    double step = height / 6, aside = height / 4;
    struct point points[] = {
        {x, y - 3 * step},           {x, y - 1.8 * step}, {x + aside, y - 0.9 * step},
        {x - aside, y + 0.9 * step}, {x, y + 1.8 * step}, {x, y + 3 * step},
    };
    struct colour muted = canvas_paint(canvas, PAINT_MUTED);
    canvas_path(canvas, muted, canvas->style->chart.line * 0.8, DASH_NONE, points, 6);
}

void key_draw_break_beside(struct canvas *canvas, double left, double bottom)
{
    double em = canvas->style->text[TEXT_CHART_AXIS].size;
    draw_break(canvas, left - 0.3 * em, bottom - em, em); /* over the label of a tick there */
}

static void draw_item(struct canvas *canvas, const struct key_item *item)
{
    const struct style *style = canvas->style;
    double em = style->text[TEXT_CHART_AXIS].size, marker = style->chart.marker, wide = 1.8 * em;
    switch (item->sign) {
    case SIGN_NONE: break;
    case SIGN_FILLED:
        mark_fill(canvas, item->shape, item->colour, item->x + marker * 0.6, item->y, marker);
        break;
    case SIGN_OPEN:
        mark_open(canvas, item->shape, item->colour, style->chart.line, item->x + marker * 0.6, item->y,
                  marker);
        break;
    case SIGN_LINE:
        canvas_line(canvas, item->colour, style->chart.line, item->dash, item->x, item->y, item->x + wide,
                    item->y);
        break;
    case SIGN_WHISKER:
        mark_whiskers(canvas, item->colour, style->chart.line * 0.8,
                      &(struct whisker){item->x, item->x + wide, item->y}, 1, marker * 0.7);
        break;
    case SIGN_SWATCH: canvas_fill(canvas, item->colour, item->x, item->y - em * 0.35, wide, em * 0.7); break;
    case SIGN_PALE: canvas_pale(canvas, item->colour, item->x, item->y - em * 0.35, wide, em * 0.7); break;
    case SIGN_FRAME:
        canvas_frame(canvas, item->colour, style->chart.line * 0.8, DASH_SHORT, item->x, item->y - em * 0.35,
                     wide, em * 0.7);
        break;
    case SIGN_CHIP:
        canvas_fill(canvas, item->colour, item->x, item->y - em * 0.65, 1.5 * em, em * 1.3);
        break;
    case SIGN_DISC:
        mark_fill(canvas, SHAPE_CIRCLE, item->colour, item->x + 0.75 * em, item->y, 1.5 * em);
        break;
    case SIGN_STATUS: mark_fill(canvas, item->shape, item->colour, item->x + em, item->y, 1.75 * em); break;
    case SIGN_STATUS_OPEN:
        mark_open(canvas, item->shape, item->colour, style->chart.line, item->x + em, item->y, 1.75 * em);
        break;
    case SIGN_ARROWS:
    case SIGN_ARROWS_OPEN:
    case SIGN_CHEVRONS:
        for (int up = 0; up < 2; up++)
            mark_arrow(canvas,
                       item->sign == SIGN_ARROWS        ? TONE_BAD
                       : item->sign == SIGN_ARROWS_OPEN ? TONE_GOOD
                                                        : TONE_NEUTRAL,
                       item->colour, item->x + marker * (up ? 0.6 : 1.8), item->y, marker * 0.95, up);
        break;
    case SIGN_LEVEL: mark_level(canvas, item->colour, item->x + marker * 0.4, item->y, marker); break;
    case SIGN_BREAK: draw_break(canvas, item->x + em * 0.35, item->y, em); break;
    }
}

void key_draw(struct canvas *canvas, const struct key *key)
{
    for (size_t i = 0; i < key->n; i++)
        draw_item(canvas, &key->items[i]);
}
