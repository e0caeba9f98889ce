#include "chart/icon.h"
#include "chart/spc.h"
#include <math.h>

static bool is_level(enum icon_kind icon)
{
    switch (icon) {
    case ICON_LEVEL_WATCH:
    case ICON_LEVEL_DIPPING:
    case ICON_LEVEL_SUSTAINED: return true;
    case ICON_VARIATION:
    case ICON_ASSURANCE:
    case ICON_BAND: return false;
    }
    return false;
}

/* One or two characters stand in the mark; longer text is words beside it. */
static bool is_letter(struct str text)
{
    return text.len > 0 && str_count(text) <= 2;
}

static double mark_size(const struct style *style)
{
    return 2.1 * style->text[TEXT_CHART_AXIS].size;
}

double icon_width(const struct icon_chart *chart, const struct style *style)
{
    if (is_level(chart->icon))
        return style->chart.spark_width;
    return chart->text.len == 0 || is_letter(chart->text) ? mark_size(style) : 0;
}

static enum band letter_band(struct str text)
{
    for (int band = BAND_A; band <= BAND_D; band++)
        if (str_equal(str_slice(text, 0, 1), band_letter((enum band)band)) && is_letter(text))
            return (enum band)band;
    return BAND_NONE;
}

static struct key_item sign_of(const struct style *style, const struct icon_chart *chart)
{
    struct key_item item = {.sign = SIGN_NONE};
    switch (chart->icon) {
    case ICON_VARIATION: item = spc_variation_sign(style, chart->variation, chart->tone, chart->text); break;
    case ICON_ASSURANCE: item = spc_assurance_sign(style, chart->assurance, chart->tone, chart->text); break;
    case ICON_BAND: {
        enum band band = letter_band(chart->text);
        item = (struct key_item){.sign = SIGN_CHIP,
                                 .colour = style->paint[band_paint(band)],
                                 .letter = chart->text,
                                 .letter_colour = style->paint[band_text_paint(band)],
                                 .text = chart->text};
        break;
    }
    case ICON_LEVEL_WATCH:
    case ICON_LEVEL_DIPPING:
    case ICON_LEVEL_SUSTAINED: break;
    }
    if (is_letter(chart->text))
        item.letter = chart->text;
    return item;
}

static void lay_out_level(struct plan *plan, const struct icon_chart *chart, struct icon_layout *layout)
{
    struct text_look look = look_bold(look_label(plan));
    struct lines words = text_wrap(plan, look, chart->text, plan->width);
    double gap = words.n ? 0.35 * look.size : 0;
    layout->width = plan->width;
    layout->height = plan->style->chart.bar;
    text_add_lines(plan, look, words, 0, layout->height + gap, SIDE_LEFT);
    plan->height = layout->height + gap + lines_height(plan, look, words);
}

static void lay_out_mark(struct plan *plan, const struct icon_chart *chart, struct icon_layout *layout)
{
    struct key_item item = sign_of(plan->style, chart);
    bool bare = chart->text.len == 0 || is_letter(chart->text);
    if (!bare) {
        layout->mark.is_heading = true;
        key_add(plan, &layout->mark, item);
        key_measure(plan, &layout->mark, plan->width);
        key_place(plan, &layout->mark, 0, 0);
        plan->height = layout->mark.height;
        return;
    }
    /* The mark alone, in the middle of its box. */
    double size = mark_size(plan->style);
    struct text_look look = look_painted(look_bold(look_axis(plan)), item.letter_colour);
    item.x = (plan->width - key_sign_width(plan->style, &item)) / 2;
    item.y = size / 2;
    text_add(plan, look, item.letter, plan->width / 2, text_baseline(plan, look, item.y), SIDE_MIDDLE);
    layout->mark.items = arena_copy(plan->arena, &item, sizeof item);
    layout->mark.n = 1;
    plan->height = size;
}

struct icon_layout *icon_layout(struct plan *plan, const struct icon_chart *chart)
{
    struct icon_layout *layout = ARENA_NEW(plan->arena, struct icon_layout);
    if (is_level(chart->icon))
        lay_out_level(plan, chart, layout);
    else
        lay_out_mark(plan, chart, layout);
    return layout;
}

static void draw_level(struct canvas *canvas, const struct icon_layout *layout,
                       const struct icon_chart *chart)
{
    enum icon_kind icon = chart->icon;
    struct colour colour = canvas_paint(canvas, chart->tone == TONE_GOOD ? PAINT_GOOD : PAINT_ATTENTION);
    if (icon == ICON_LEVEL_SUSTAINED) {
        canvas_fill(canvas, colour, 0, 0, layout->width, layout->height);
    } else if (icon == ICON_LEVEL_WATCH) {
        canvas_frame(canvas, colour, canvas->style->chart.line, DASH_NONE, 0, 0, layout->width,
                     layout->height);
    } else {
        size_t blocks = (size_t)fmax(round(layout->width / (1.5 * layout->height)), 2);
        double pitch = layout->width / ((double)blocks - 0.3);
        for (size_t i = 0; i < blocks; i++)
            canvas_fill(canvas, colour, (double)i * pitch, 0, pitch * 0.7, layout->height);
    }
}

void icon_draw(struct canvas *canvas, const struct icon_layout *layout, const struct icon_chart *chart)
{
    if (is_level(chart->icon))
        draw_level(canvas, layout, chart);
    else
        key_draw(canvas, &layout->mark);
}
