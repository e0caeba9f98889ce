/* The standard sentence of an indicator: where the region stands, how it moved, and against England. */
#include "report/words_verdict.h"

void words_add_coverage(const struct context *context, struct text *text, const struct figure *region)
{
    if (!(region->marks & MARK_PARTIAL) || region->n_used == UINT32_MAX)
        return;
    words_add(context, text,
              str_format(context->arena, " (%u\xc2\xa0of\xc2\xa0%u\xc2\xa0LAs)", region->n_used,
                         region->n_expected));
}

void words_add_dated(const struct context *context, struct text *text, const char *name,
                     const struct figure *figure, struct period beside)
{
    if (*name)
        words_add(context, text, str_format(context->arena, "%s ", name));
    words_add_figure(context, text, figure, words_short(context, figure), EMPHASIS_NONE);
    if (!period_equal(figure->period, beside))
        words_add(
            context, text,
            str_format(context->arena, " in %.*s", STR_ARG(period_display(context->arena, figure->period))));
}

static void add_none(const struct context *context, struct text *text, const struct figure *region,
                     struct period period)
{
    words_add(context, text,
              str_format(context->arena, "There is no regional figure for %.*s%s%.*s.",
                         STR_ARG(period_display(context->arena, period)),
                         region && region->method.len ? ": " : "",
                         STR_ARG(region ? region->method : STR(""))));
}

/* "better than England (22.6%)", of the region's own figure of that period. */
static struct text against_england(const struct context *context, uint32_t indicator, struct period period)
{
    return words_against(
        context, context_figure(context, indicator, context->spec->region, period, STAT_VS_ENGLAND),
        context_region(context, indicator, period), context_england(context, indicator, period), "England");
}

/* " Last published (2024–25): 19.5%, better than England (22.6%)." An in-year figure has no England of its
 * own. */
static void add_published(const struct context *context, struct text *text, uint32_t twin,
                          struct period period)
{
    const struct figure *own = period_is(period) ? context_region(context, twin, period) : NULL;
    if (!own || !figure_is_number(own))
        return;
    words_add(context, text,
              str_format(context->arena,
                         " Last published (%.*s): ", STR_ARG(period_display(context->arena, period))));
    int more = words_more_own(context, own, context_england(context, twin, period));
    words_add_figure(context, text, own, words_short_more(context, own, more), EMPHASIS_NONE);
    struct text against = against_england(context, twin, period);
    if (against.n)
        words_add(context, text, STR(", "));
    *text = text_join(context->arena, *text, against);
    words_add(context, text, STR("."));
}

static bool is_run(enum word flag)
{
    return flag == WORD_TREND_UP || flag == WORD_TREND_DOWN || flag == WORD_SHIFT_ABOVE ||
           flag == WORD_SHIFT_BELOW;
}

/* Whether the latest year moved the other way than the run: then the two would contradict each other. */
static bool is_turning(const struct context *context, uint32_t indicator, struct period period,
                       const struct figure *variation)
{
    const struct figure *change =
        context_figure(context, indicator, context->spec->region, period, STAT_CHANGE);
    if (!change || !figure_is_number(change) || change->value == 0.0)
        return false;
    enum polarity polarity = context_indicator(context, indicator)->polarity;
    bool is_good = (change->value > 0) == (polarity == POLARITY_HIGH);
    return (variation->word == WORD_IMPROVEMENT && !is_good) || (variation->word == WORD_CONCERN && is_good);
}

/* " Over time: unusual change for the worse (rising run)." A run that a year's change alone may hide; a
 * single point beyond limits is left to the chart that draws them. */
static void add_control(const struct context *context, struct text *text, uint32_t indicator,
                        struct period period)
{
    uint32_t region = context->spec->region;
    const struct figure *variation = context_figure(context, indicator, region, period, STAT_SPC_VARIATION);
    const struct figure *flag = context_figure(context, indicator, region, period, STAT_SPC_FLAG);
    if (!variation || variation->state != STATE_VALUE || variation->word == WORD_COMMON_CAUSE || !flag ||
        flag->state != STATE_VALUE || !is_run(flag->word) ||
        is_turning(context, indicator, period, variation))
        return;
    words_add(context, text, STR(" Over time: "));
    words_add_figure(context, text, variation, words_control(variation), EMPHASIS_NONE);
    words_add(context, text, STR(" ("));
    words_add_figure(context, text, flag, word_words(flag->word), EMPHASIS_NONE);
    words_add(context, text, STR(")."));
}

struct text words_region_sentence(const struct context *context, uint32_t indicator, struct period period)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct text text = {NULL, 0};
    const struct figure *region = context_region(context, indicator, period);
    if (!region || !figure_is_number(region)) {
        add_none(context, &text, region, period);
        return text;
    }
    struct period published;
    uint32_t annual = words_published(context, indicator, period, &published);
    int more =
        annual == indicator ? words_more_decimals(region, context_england(context, indicator, period)) : 0;
    words_add_figure(context, &text, region, words_value_more(context, region, more), EMPHASIS_STRONG);
    words_add(context, &text,
              str_format(arena, " in the region %.*s", STR_ARG(words_when(context, item, period))));
    words_add_coverage(context, &text, region);
    struct text moved =
        words_change(context, context_figure(context, indicator, context->spec->region, period, STAT_CHANGE));
    if (moved.n)
        words_add(context, &text, STR(", "));
    text = text_join(arena, text, moved);
    struct text against = {NULL, 0};
    if (annual == indicator)
        against = against_england(context, indicator, period);
    if (against.n)
        words_add(context, &text, STR("; "));
    text = text_join(arena, text, against);
    words_add(context, &text, STR("."));
    if (annual != indicator)
        add_published(context, &text, annual, published);
    add_control(context, &text, indicator, period);
    if (item->polarity != POLARITY_NONE)
        words_add(context, &text, str_format(arena, " %.*s", STR_ARG(words_polarity(item))));
    return text;
}
