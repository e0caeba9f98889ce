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

/* A control chart says more than a trend once its limits are more than trial ones; annual figures keep the
 * trend. */
static bool has_settled_limits(const struct context *context, const struct node *node, uint32_t indicator,
                               struct period period)
{
    uint32_t area = context_area(context, node);
    const struct figure *limit = context_figure(context, indicator, area, period, STAT_SPC_UPPER);
    return period_steps_per_year(period.kind) > 1 && limit && figure_is_number(limit) &&
           !(limit->parts & PART_TRIAL);
}

void section_indicator(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    for (size_t i = 0; i < n; i++) {
        uint32_t indicator = indicators[i];
        const struct indicator *item = context_indicator(context, indicator);
        struct period period = context_period(context, node, indicator);
        struct str title = node->title.len     ? node->title
                           : period_is(period) ? words_heading(context, indicator, period)
                                               : item->short_name;
        section_heading(context, out, title, level + 1, anchor(context, node, indicator));
        if (!period_is(period)) {
            no_data(context, indicator, out);
            continue;
        }
        section_paragraph(context, out, words_region_sentence(context, indicator, period), PARAGRAPH_BODY)
            ->of.paragraph.keep_with_next = true;
        struct chart *ranked = chart_build_ranked(context, node, indicator);
        struct chart *trend = has_settled_limits(context, node, indicator, period)
                                  ? chart_build_spc(context, node, indicator)
                                  : chart_build_trend(context, node, indicator);
        if (!ranked && !trend)
            continue;
        struct block *pair = block_add(context->arena, out, ranked && trend ? BLOCK_CHART_PAIR : BLOCK_CHART);
        pair->of.chart.first = ranked ? ranked : trend;
        pair->of.chart.second = ranked && trend ? trend : NULL;
        if (ranked && trend)
            ranked->compact = trend->compact = true;
    }
}

/* Charts of one indicator; the others speak of all the node's indicators at once. */
static struct chart *build(struct context *context, const struct node *node, uint32_t indicator)
{
    switch (node->chart) {
    case WANTED_RANKED: return chart_build_ranked(context, node, indicator);
    case WANTED_TREND: return chart_build_trend(context, node, indicator);
    case WANTED_SPC: return chart_build_spc(context, node, indicator);
    case WANTED_DUMBBELL: return chart_build_dumbbell(context, node, indicator);
    case WANTED_SMALL_MULTIPLES: return chart_build_multiples(context, node, indicator);
    case WANTED_FUNNEL: return chart_build_funnel(context, node, indicator);
    case WANTED_MAP: return chart_build_map(context, node, indicator);
    case WANTED_SCORECARD:
    case WANTED_SPINE:
    case WANTED_FLOW:
    case WANTED_STACKED: break;
    }
    return NULL;
}

static bool is_joint(enum chart_wanted wanted)
{
    return wanted == WANTED_SCORECARD || wanted == WANTED_SPINE || wanted == WANTED_FLOW ||
           wanted == WANTED_STACKED;
}

static struct chart *build_joint(struct context *context, const struct node *node, const uint32_t *indicators,
                                 size_t n)
{
    if (node->chart == WANTED_SCORECARD)
        return chart_build_scorecard(context, node, indicators, n);
    if (node->chart == WANTED_FLOW)
        return chart_build_flow(context, node, indicators, n);
    if (node->chart == WANTED_STACKED)
        return chart_build_stacked(context, node, indicators, n);
    uint32_t la = node->n_areas ? node->areas[0] : context->spec->la;
    return chart_build_spine(context, node, indicators, n, la);
}

/* What a chart of a kind needs, for the sentence that stands in its place. */
static const char *needs(enum chart_wanted wanted)
{
    switch (wanted) {
    case WANTED_RANKED:
    case WANTED_MAP: return "a period with figures";
    case WANTED_TREND: return "figures of at least one period";
    case WANTED_SPC:
        return "control limits, which a year-to-date indicator and a series of one point have not";
    case WANTED_DUMBBELL: return "figures of this period and of a year before";
    case WANTED_SMALL_MULTIPLES: return "figures of at least two periods";
    case WANTED_FUNNEL: return "counts of at least two local authorities and a figure to compare with";
    case WANTED_SCORECARD: return "at least one indicator";
    case WANTED_SPINE: return "a local authority with published figures";
    case WANTED_FLOW: return "counts of at least two steps";
    case WANTED_STACKED: return "at least two shares that do not add up to more than the whole";
    }
    return "figures";
}

static void no_chart(struct context *context, const struct node *node, struct str name, struct block **out)
{
    section_cannot(context, node, out,
                   str_format(context->arena, "There is no chart of %.*s here: it needs %s.", STR_ARG(name),
                              needs(node->chart)));
}

void section_chart(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    if (is_joint(node->chart)) {
        struct chart *chart = build_joint(context, node, indicators, n);
        if (chart)
            section_chart_block(context, out, chart);
        else
            no_chart(context, node, STR("these indicators"), out);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct chart *chart = build(context, node, indicators[i]);
        struct str name = context_indicator(context, indicators[i])->name;
        if (chart)
            section_chart_block(context, out, chart);
        else
            no_chart(context, node, words_lower(context->arena, name), out);
    }
}
