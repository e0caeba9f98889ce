/* Big figures: what each is, England beside it, and which way is good. */
#include "report/sections.h"

#define MOST_FACTS 3

static const struct figure *own_figure(const struct context *context, uint32_t indicator, uint32_t area,
                                       struct period period)
{
    return area == context->spec->region ? context_region(context, indicator, period)
                                         : context_figure(context, indicator, area, period, STAT_VALUE);
}

/* ", worse than England (90.6%)" of the same period; "; 84.3% in 2024–25, worse than England (90.6%)" of an
 * in-year figure, which has no England of its own. */
static void add_england(struct context *context, struct text *words, uint32_t indicator, uint32_t area,
                        const struct figure *own)
{
    struct period period = own->period;
    struct period published;
    uint32_t annual = words_published(context, indicator, period, &published);
    const struct figure *england = context_england(context, annual, published);
    const struct figure *beside = annual == indicator ? own : own_figure(context, annual, area, published);
    if (!england || !figure_is_number(england) || !beside || !figure_is_number(beside))
        return;
    if (annual != indicator) {
        words_add(context, words, STR("; "));
        words_add_dated(context, words, "", beside, period);
    }
    words_add(context, words, STR(", "));
    *words =
        text_join(context->arena, *words,
                  words_against(context, context_figure(context, annual, area, published, STAT_VS_ENGLAND),
                                beside, england, "England"));
}

/* "Plans reviewed on time, 2024–25, down 2.3 points in a year, worse than England (90.6%). High is good." */
static struct text fact_words(struct context *context, uint32_t indicator, uint32_t area,
                              const struct figure *own)
{
    struct period period = own->period;
    const struct indicator *item = context_indicator(context, indicator);
    const struct figure *change = context_figure(context, indicator, area, period, STAT_CHANGE);
    struct text words =
        text_of(context->arena, "%.*s, %.*s", STR_ARG(words_named(context, indicator, period, false)),
                STR_ARG(period_display(context->arena, period)));
    words_add_coverage(context, &words, own);
    if (change && figure_is_number(change)) {
        words_add(context, &words, STR(", "));
        words_add_figure(context, &words, change, words_change_short(context, change), EMPHASIS_NONE);
    }
    add_england(context, &words, indicator, area, own);
    words_add(context, &words, STR("."));
    if (item->polarity != POLARITY_NONE)
        words_add(context, &words, str_format(context->arena, " %.*s", STR_ARG(words_polarity(item))));
    return words;
}

static void add_facts(struct context *context, const uint32_t *indicators, size_t n, const struct node *node,
                      struct block **out)
{
    struct block *block = block_add(context->arena, out, BLOCK_FACTS);
    struct facts *facts = &block->of.facts;
    block->id = node->kind == NODE_FACTS ? node->id : STR("");
    facts->items = ARENA_ARRAY(context->arena, struct fact, n + 1);
    facts->columns = n == 2 || n == 4 ? 2 : 3;
    uint32_t area = context_area(context, node);
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        const struct figure *own = own_figure(context, indicators[i], area, period);
        if (!own || !figure_is_number(own))
            continue;
        struct fact *fact = &facts->items[facts->n++];
        words_add_figure(context, &fact->figure, own, words_short(context, own), EMPHASIS_STRONG);
        fact->words = fact_words(context, indicators[i], area, own);
    }
}

void section_facts(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    add_facts(context, indicators, n, node, out);
}

/* -- which figures are large */

/* What reaches the least that matters, by its record of size. */
static double in_least_changes(const struct figure *difference, const struct figure *size)
{
    return words_matters(difference) && size && figure_is_number(size) ? size->value : 0;
}

/* How far the area moved, or stands from England when it was last published, against the least that
 * matters: for the choice only, never shown. */
static double size_of(const struct context *context, uint32_t indicator, uint32_t area)
{
    struct period latest = context_latest(context, indicator), published;
    if (context_indicator(context, indicator)->polarity == POLARITY_NONE || !period_is(latest))
        return 0;
    uint32_t annual = words_published(context, indicator, latest, &published);
    double moved = in_least_changes(context_figure(context, indicator, area, latest, STAT_CHANGE),
                                    context_change_size(context, indicator, area, latest));
    double apart = in_least_changes(context_figure(context, annual, area, published, STAT_DIFF_ENGLAND),
                                    context_england_size(context, annual, area, published));
    return moved > apart ? moved : apart;
}

static bool is_taken(const struct context *context, const uint32_t *taken, size_t n, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, taken[i])->theme_index == item->theme_index)
            return true;
    return context_has_in_year(context, indicator); /* which speaks */
}

void section_key_facts(struct context *context, const struct node *node, struct block **out)
{
    uint32_t chosen[MOST_FACTS];
    uint32_t area = context_area(context, node);
    size_t n = 0;
    if (node->n_indicators) {
        add_facts(context, node->indicators, node->n_indicators, node, out);
        return;
    }
    while (n < MOST_FACTS) {
        uint32_t best = INDICATOR_NONE;
        for (uint32_t i = 0; i < context->catalogue->n; i++)
            if (size_of(context, i, area) > (best == INDICATOR_NONE ? 0 : size_of(context, best, area)) &&
                !is_taken(context, chosen, n, i))
                best = i;
        if (best == INDICATOR_NONE)
            break;
        chosen[n++] = best;
    }
    if (n)
        add_facts(context, chosen, n, node, out);
}
