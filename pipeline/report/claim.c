/* claim: words that a person wrote, held against verdict records. */
#include "report/sections.h"

/* The verdict against the claim's comparator: England, the region or the neighbours, which are no area. */
static enum statistic verdict_of(const struct context *context, const struct node *claim)
{
    if (claim->comparator != AREA_NONE && claim->comparator == context->spec->region)
        return STAT_VS_REGION;
    return claim->comparator == AREA_NONE && claim->statistic == STAT_VS_NEIGHBOURS ? STAT_VS_NEIGHBOURS
                                                                                    : STAT_VS_ENGLAND;
}

/* A queried figure bears out nothing. */
static bool is_sound(const struct figure *figure)
{
    return figure && figure_is_number(figure) && figure->state != STATE_QUERIED;
}

static bool side_holds(const struct figure *verdict, enum polarity polarity, enum claim_is is)
{
    if (is == CLAIM_SIMILAR)
        return verdict->word == WORD_SIMILAR;
    bool above = is == CLAIM_ABOVE;
    if (verdict->word == (above ? WORD_HIGHER : WORD_LOWER))
        return true;
    bool good = (polarity == POLARITY_HIGH) == above;
    return polarity != POLARITY_NONE && verdict->word == (good ? WORD_BETTER : WORD_WORSE);
}

static bool against_holds(struct context *context, const struct node *claim, uint32_t area,
                          struct period period, struct str *why)
{
    uint32_t indicator = claim->indicators[0];
    const struct indicator *item = context_indicator(context, indicator);
    const struct figure *verdict =
        context_detail(context, indicator, UINT32_MAX, area, period, STAT_MOVEMENT,
                       detail_against(context->areas, claim->comparator, context->arena));
    bool has_statistic = claim->comparator == AREA_NONE || claim->comparator == context->country ||
                         claim->comparator == context->spec->region;
    if (!verdict && has_statistic)
        verdict = context_figure(context, indicator, area, period, verdict_of(context, claim));
    if (!verdict || verdict->state != STATE_VALUE || verdict->word == WORD_NOT_COMPARED) {
        *why = verdict && verdict->method.len
                   ? str_format(context->arena, "they are not compared (%.*s)", STR_ARG(verdict->method))
                   : STR("they are not compared");
        return false;
    }
    *why = str_format(context->arena, "the verdict is \"%.*s\" (%.*s)", STR_ARG(word_words(verdict->word)),
                      STR_ARG(verdict->method));
    return side_holds(verdict, item->polarity, claim->is);
}

static bool movement_holds(struct context *context, const struct node *claim, uint32_t area,
                           struct period period, struct str *why)
{
    uint32_t indicator = claim->indicators[0];
    const struct figure *change = context_figure(context, indicator, area, period, STAT_CHANGE);
    const struct figure *moved =
        context_detail(context, indicator, UINT32_MAX, area, period, STAT_MOVEMENT, STR(DETAIL_CHANGE));
    if (!change || !figure_is_number(change) || !moved || moved->state != STATE_VALUE) {
        *why = STR("there is no change to speak of, because the periods cannot be compared");
        return false;
    }
    *why = str_format(context->arena, "the change on a year before is %.*s (%.*s)", STR_ARG(change->display),
                      STR_ARG(moved->method));
    return moved->word == (claim->is == CLAIM_RISING ? WORD_UP : WORD_DOWN);
}

static bool extreme_holds(struct context *context, const struct node *claim, uint32_t area,
                          struct period period, struct str *why)
{
    const struct indicator *item = context_indicator(context, claim->indicators[0]);
    bool lowest = (item->polarity == POLARITY_LOW) == (claim->is == CLAIM_BEST);
    const struct figure *own = context_figure(context, claim->indicators[0], area, period, STAT_VALUE);
    const struct figure *extreme = context_figure(context, claim->indicators[0], context->spec->region,
                                                  period, lowest ? STAT_REGION_MIN : STAT_REGION_MAX);
    if (item->polarity == POLARITY_NONE) {
        *why = STR("neither high nor low is good in this indicator, so nobody is best or worst");
        return false;
    }
    if (!is_sound(own) || !is_sound(extreme)) {
        *why = STR("there is no figure, or a queried one");
        return false;
    }
    *why = str_format(context->arena, "its figure is %.*s, the region's %s is %.*s", STR_ARG(own->display),
                      lowest ? "lowest" : "highest", STR_ARG(extreme->display));
    return own->value == extreme->value;
}

bool claim_holds(struct context *context, const struct node *claim, struct str *why)
{
    uint32_t area = claim->n_areas ? claim->areas[0] : context->spec->region;
    struct period period = context_period(context, claim, claim->indicators[0]);
    switch (claim->is) {
    case CLAIM_ABOVE:
    case CLAIM_BELOW:
    case CLAIM_SIMILAR: return against_holds(context, claim, area, period, why);
    case CLAIM_RISING:
    case CLAIM_FALLING: return movement_holds(context, claim, area, period, why);
    case CLAIM_BEST:
    case CLAIM_WORST: return extreme_holds(context, claim, area, period, why);
    case CLAIM_MET: break;
    }
    const struct figure *verdict =
        context_figure(context, claim->indicators[0], area, period, STAT_VS_TARGET);
    *why = verdict && verdict->word != WORD_NO_TARGET
               ? str_format(context->arena, "the target is %.*s", STR_ARG(word_words(verdict->word)))
               : STR("there is no target");
    return verdict && verdict->word == WORD_MET;
}
