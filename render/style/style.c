#include "style/style.h"

#include <math.h>

const char *const text_style_names[TEXT_STYLE_COUNT + 1] = {
    [TEXT_BODY] = "body",
    [TEXT_LEAD] = "lead",
    [TEXT_SMALL] = "small",
    [TEXT_QUESTION] = "question",
    [TEXT_SOURCE] = "source",
    [TEXT_TITLE] = "title",
    [TEXT_SUBTITLE] = "subtitle",
    [TEXT_HEADING1] = "heading1",
    [TEXT_HEADING2] = "heading2",
    [TEXT_HEADING3] = "heading3",
    [TEXT_TABLE] = "table",
    [TEXT_TABLE_HEAD] = "table-head",
    [TEXT_CAPTION] = "caption",
    [TEXT_NOTE] = "note",
    [TEXT_HEADER] = "header",
    [TEXT_FACT] = "fact",
    [TEXT_FACT_WORDS] = "fact-words",
    [TEXT_CONTENTS1] = "contents1",
    [TEXT_CONTENTS2] = "contents2",
    [TEXT_CHART_TITLE] = "chart-title",
    [TEXT_CHART_SUBTITLE] = "chart-subtitle",
    [TEXT_CHART_LABEL] = "chart-label",
    [TEXT_CHART_AXIS] = "chart-axis",
};

const char *const paint_names[PAINT_COUNT + 1] = {
    [PAINT_INK] = "ink",
    [PAINT_MUTED] = "muted",
    [PAINT_RULE] = "rule",
    [PAINT_GRID] = "grid",
    [PAINT_PAPER] = "paper",
    [PAINT_HEADING] = "heading",
    [PAINT_LINK] = "link",
    [PAINT_REGION] = "region",
    [PAINT_ATTENTION] = "attention",
    [PAINT_BAR] = "bar",
    [PAINT_ENGLAND] = "england",
    [PAINT_NEIGHBOURS] = "neighbours",
    [PAINT_TARGET] = "target",
    [PAINT_BAND_A] = "band-a",
    [PAINT_BAND_B] = "band-b",
    [PAINT_BAND_C] = "band-c",
    [PAINT_BAND_D] = "band-d",
    [PAINT_BAND_A_TEXT] = "band-a-text",
    [PAINT_BAND_B_TEXT] = "band-b-text",
    [PAINT_BAND_C_TEXT] = "band-c-text",
    [PAINT_BAND_D_TEXT] = "band-d-text",
    [PAINT_GOOD] = "good",
    [PAINT_BAD] = "bad",
    [PAINT_SPREAD] = "spread",
    [PAINT_SPREAD_MIDDLE] = "spread-middle",
    [PAINT_CALLOUT] = "callout",
    [PAINT_STRIPE] = "stripe",
    [PAINT_SERIES1] = "series1",
    [PAINT_SERIES2] = "series2",
    [PAINT_SERIES3] = "series3",
    [PAINT_SERIES4] = "series4",
    [PAINT_SERIES5] = "series5",
};

const char *const font_names[FONT_COUNT + 1] = {[FONT_REGULAR] = "regular", [FONT_BOLD] = "bold"};

/* sRGB to linear light, as WCAG 2 has it. */
static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
    double first = luminance(a) + 0.05, second = luminance(b) + 0.05;
    return first > second ? first / second : second / first;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool colour_read(struct str text, struct colour *colour)
{
    if (text.len != 7 || text.ptr[0] != '#')
        return false;
    double channels[3];
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(text.ptr[1 + 2 * i]), low = hex_digit(text.ptr[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        channels[i] = (16 * high + low) / 255.0;
    }
    *colour = (struct colour){channels[0], channels[1], channels[2]};
    return true;
}

const struct contrast_rule *contrast_rules(size_t *n)
{
    static const struct contrast_rule rules[] = {
        /* words */
        {PAINT_INK, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_MUTED, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_HEADING, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_LINK, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_INK, PAINT_CALLOUT, CONTRAST_TEXT},
        {PAINT_HEADING, PAINT_CALLOUT, CONTRAST_TEXT},
        {PAINT_LINK, PAINT_CALLOUT, CONTRAST_TEXT},
        {PAINT_INK, PAINT_STRIPE, CONTRAST_TEXT},
        {PAINT_MUTED, PAINT_STRIPE, CONTRAST_TEXT},
        {PAINT_BAND_A_TEXT, PAINT_BAND_A, CONTRAST_TEXT},
        {PAINT_BAND_B_TEXT, PAINT_BAND_B, CONTRAST_TEXT},
        {PAINT_BAND_C_TEXT, PAINT_BAND_C, CONTRAST_TEXT},
        {PAINT_BAND_D_TEXT, PAINT_BAND_D, CONTRAST_TEXT},
        /* lines and marks whose labels have their colour */
        {PAINT_REGION, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_ATTENTION, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_ENGLAND, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_NEIGHBOURS, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_TARGET, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_GOOD, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_BAD, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_SERIES1, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_SERIES2, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_SERIES3, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_SERIES4, PAINT_PAPER, CONTRAST_TEXT},
        {PAINT_SERIES5, PAINT_PAPER, CONTRAST_TEXT},
        /* shapes */
        {PAINT_BAR, PAINT_PAPER, CONTRAST_GRAPHIC},
        {PAINT_SPREAD_MIDDLE, PAINT_PAPER, CONTRAST_GRAPHIC},
    };
    *n = sizeof rules / sizeof *rules;
    return rules;
}
