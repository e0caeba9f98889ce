/* The bench of the chart tests: style and fonts. */
#include "test_chart.h"
#include <criterion/criterion.h>

static struct colour hex(const char *text)
{
    unsigned value = (unsigned)strtoul(text, NULL, 16);
    return (struct colour){(value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0};
}

static void fill_text(struct style *style)
{
    for (size_t i = 0; i < TEXT_STYLE_COUNT; i++)
        style->text[i] = (struct text_look){FONT_REGULAR, 12, 17, 0, 6, hex("1F2933")};
    style->text[TEXT_CHART_LABEL] = (struct text_look){FONT_REGULAR, 9, 11, 0, 0, hex("1F2933")};
    style->text[TEXT_CHART_AXIS] = (struct text_look){FONT_REGULAR, 9, 11, 0, 0, hex("52606D")};
}

static void fill_paint(struct style *style)
{
    static const char *const colours[PAINT_COUNT] = {
        [PAINT_INK] = "1F2933",           [PAINT_MUTED] = "52606D",       [PAINT_RULE] = "9AA5B1",
        [PAINT_GRID] = "DDE2E8",          [PAINT_PAPER] = "FFFFFF",       [PAINT_HEADING] = "12436D",
        [PAINT_LINK] = "12436D",          [PAINT_REGION] = "12436D",      [PAINT_ATTENTION] = "B5460F",
        [PAINT_BAR] = "7FA3C7",           [PAINT_ENGLAND] = "1F2933",     [PAINT_NEIGHBOURS] = "1F2933",
        [PAINT_TARGET] = "6B3FA0",        [PAINT_BAND_A] = "0B6E69",      [PAINT_BAND_B] = "BFE0DD",
        [PAINT_BAND_C] = "F9D9C6",        [PAINT_BAND_D] = "B5460F",      [PAINT_BAND_A_TEXT] = "FFFFFF",
        [PAINT_BAND_B_TEXT] = "1F2933",   [PAINT_BAND_C_TEXT] = "1F2933", [PAINT_BAND_D_TEXT] = "FFFFFF",
        [PAINT_GOOD] = "0B6E69",          [PAINT_BAD] = "B5460F",         [PAINT_SPREAD] = "E1E7ED",
        [PAINT_SPREAD_MIDDLE] = "BAC6D3", [PAINT_CALLOUT] = "F3F6F9",     [PAINT_STRIPE] = "F3F6F9",
        [PAINT_SERIES1] = "12436D",       [PAINT_SERIES2] = "28A197",     [PAINT_SERIES3] = "801650",
        [PAINT_SERIES4] = "F46A25",       [PAINT_SERIES5] = "6E7781",
    };
    for (size_t i = 0; i < PAINT_COUNT; i++)
        style->paint[i] = hex(colours[i]);
}

struct chart_bench bench_open(void)
{
    struct chart_bench bench = {.arena = arena_open()};
    struct style *style = &bench.style;
    style->font_file[FONT_REGULAR] = STR("/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf");
    style->font_file[FONT_BOLD] = STR("/usr/share/fonts/truetype/liberation2/LiberationSans-Bold.ttf");
    style->font_family = STR("Liberation Sans");
    style->page = (struct page_look){595, 842, 57, 57, 60, 60, 30, 30, 6};
    style->table = (struct table_look){4, 3, 0.6, 1, 1, 8, false};
    style->chart = (struct chart_look){.bar = 9,
                                       .bar_gap = 4.5,
                                       .line = 1.2,
                                       .line_region = 2.2,
                                       .marker = 6,
                                       .trend_height = 170,
                                       .spc_height = 180,
                                       .funnel_height = 220,
                                       .map_height = 330,
                                       .spark_width = 84,
                                       .spark_height = 20};
    fill_text(style);
    fill_paint(style);
    bench.metrics = metrics_open(bench.arena, style, diags_open(bench.arena));
    cr_assert_not_null(bench.metrics, "the fonts of fonts-liberation2 open");
    return bench;
}

void bench_close(struct chart_bench *bench)
{
    metrics_close(bench->metrics);
    arena_close(bench->arena);
}

uint32_t dice_roll(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((dice->state >> 33) % sides);
}

double dice_share(struct dice *dice)
{
    return dice_roll(dice, 1u << 30) / (double)(1u << 30);
}

struct plan bench_plan(const struct chart_bench *bench, double width)
{
    return (struct plan){
        .arena = bench->arena, .style = &bench->style, .metrics = bench->metrics, .width = width};
}

struct datum number(double value, const char *text)
{
    return (struct datum){.value = value, .is_set = true, .text = str_of(text)};
}

struct datum symbol(const char *text)
{
    return (struct datum){.text = str_of(text)};
}

const struct plan_text *find_text(const struct plan *plan, const char *text)
{
    for (size_t i = 0; i < plan->n_texts; i++)
        if (str_is(plan->texts[i].text, text))
            return &plan->texts[i];
    return NULL;
}
