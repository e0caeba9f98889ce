/* One indicator's standard half page: heading, what it says, the ranking and the trend side by side. Also
 * <chart>. */
#include "report/sections.h"

struct block *section_paragraph(struct context *context, struct block **out, struct text text,
                                enum paragraph_kind kind)
{
    struct block *block = block_add(context->arena, out, BLOCK_PARAGRAPH);
    block->of.paragraph.text = text;
    block->of.paragraph.kind = kind;
    return block;
}

struct block *section_heading(struct context *context, struct block **out, struct str text, unsigned level,
                              struct str id)
{
    struct block *block = block_add(context->arena, out, BLOCK_HEADING);
    block->id = id;
    block->of.heading.text = text_plain(context->arena, text);
    block->of.heading.level = level > 3 ? 3 : level;
    block->of.heading.listed = true;
    return block;
}

void section_nothing(struct context *context, struct block **out, struct str why)
{
    section_paragraph(context, out, text_plain(context->arena, why), PARAGRAPH_BODY);
}

/* "No figures for …": an indicator without data says so where its page would be. */
static void no_data(struct context *context, uint32_t indicator, struct block **out)
{
    const struct indicator *item = context_indicator(context, indicator);
    section_nothing(context, out,
                    str_format(context->arena, "There are no figures for %.*s up to the period reported.",
                               STR_ARG(words_lower(context->arena, item->name))));
}

static struct str anchor(struct context *context, const struct node *node, uint32_t indicator)
{
    if (node->id.len)
        return node->id;
    return str_format(context->arena, "indicator-%.*s", STR_ARG(context_indicator(context, indicator)->id));
}

/* An in-year indicator has no England or neighbours of its own: its annual twin speaks, with its period. */
static void twin_sentence(struct context *context, uint32_t indicator, struct block **out)
{
    uint32_t twin = context_indicator(context, indicator)->annual_twin;
    if (twin == INDICATOR_NONE)
        return;
    struct period period = context_latest(context, twin);
    if (!period_is(period) || !context_region(context, twin, period))
        return;
    struct text text = text_plain(context->arena, STR("Last published: "));
    text = text_join(context->arena, text, words_region_sentence(context, twin, period));
    section_paragraph(context, out, text, PARAGRAPH_SMALL);
}

void section_indicator(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    for (size_t i = 0; i < n; i++) {
        uint32_t indicator = indicators[i];
        const struct indicator *item = context_indicator(context, indicator);
        struct str title = node->title.len ? node->title : item->short_name;
        section_heading(context, out, title, level + 1, anchor(context, node, indicator));
        struct period period = context_period(context, node, indicator);
        if (!period_is(period)) {
            no_data(context, indicator, out);
            continue;
        }
        section_paragraph(context, out, words_region_sentence(context, indicator, period), PARAGRAPH_BODY)
            ->of.paragraph.keep_with_next = true;
        twin_sentence(context, indicator, out);
        struct chart *ranked = chart_build_ranked(context, node, indicator);
        struct chart *trend = chart_build_trend(context, node, indicator);
        if (!ranked && !trend)
            continue;
        struct block *pair = block_add(context->arena, out, ranked && trend ? BLOCK_CHART_PAIR : BLOCK_CHART);
        pair->of.chart.first = ranked ? ranked : trend;
        pair->of.chart.second = ranked && trend ? trend : NULL;
        if (ranked && trend)
            ranked->compact = trend->compact = true;
    }
}

static struct chart *build(struct context *context, const struct node *node, uint32_t indicator)
{
    switch (node->chart) {
    case WANTED_RANKED: return chart_build_ranked(context, node, indicator);
    case WANTED_TREND: return chart_build_trend(context, node, indicator);
    case WANTED_SPC:
    case WANTED_SCORECARD:
    case WANTED_SPINE:
    case WANTED_FLOW:
    case WANTED_DUMBBELL:
    case WANTED_SMALL_MULTIPLES:
    case WANTED_STACKED:
    case WANTED_FUNNEL:
    case WANTED_MAP: break;
    }
    return NULL;
}

void section_chart(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    for (size_t i = 0; i < n; i++) {
        struct chart *chart = build(context, node, indicators[i]);
        if (!chart) {
            no_data(context, indicators[i], out);
            continue;
        }
        struct block *block = block_add(context->arena, out, BLOCK_CHART);
        block->of.chart.first = chart;
    }
}
