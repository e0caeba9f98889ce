/* claim: words that a person wrote, held against verdict records. */
#include "report/sections.h"

static bool word_is(const struct figure *figure, enum word a, enum word b)
{
    return figure && (figure->word == a || figure->word == b);
}

/* The verdict against the claim's comparator: England, the region or the neighbours. */
static enum statistic verdict_of(const struct context *context, const struct node *claim)
{
    if (claim->comparator == AREA_NONE || claim->comparator == context->country)
        return STAT_VS_ENGLAND;
    return claim->comparator == context->spec->region ? STAT_VS_REGION : STAT_VS_NEIGHBOURS;
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
    const struct indicator *item = context_indicator(context, claim->indicators[0]);
    const struct figure *verdict =
        context_figure(context, claim->indicators[0], area, period, verdict_of(context, claim));
    if (!verdict || verdict->word == WORD_NOT_COMPARED || verdict->word == WORD_NONE_SET) {
        *why = STR("they are not compared");
        return false;
    }
    *why = str_format(context->arena, "the verdict is \"%.*s\"", STR_ARG(word_words(verdict->word)));
    return side_holds(verdict, item->polarity, claim->is);
}

static bool movement_holds(struct context *context, const struct node *claim, uint32_t area,
                           struct period period, struct str *why)
{
    const struct indicator *item = context_indicator(context, claim->indicators[0]);
    const struct figure *change = context_figure(context, claim->indicators[0], area, period, STAT_CHANGE);
    if (!change || !figure_is_number(change)) {
        *why = STR("there is no change to speak of, because the periods cannot be compared");
        return false;
    }
    *why = str_format(context->arena, "the change on a year before is %.*s", STR_ARG(change->display));
    double least = item->has_least_change ? item->least_change : 0.0;
    return claim->is == CLAIM_RISING ? change->value > 0 && change->value >= least
                                     : change->value < 0 && -change->value >= least;
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
    if (!own || !extreme || !figure_is_number(own) || !figure_is_number(extreme)) {
        *why = STR("there is no figure");
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
    *why = verdict ? str_format(context->arena, "the target is %.*s", STR_ARG(word_words(verdict->word)))
                   : STR("there is no target");
    return word_is(verdict, WORD_MET, WORD_MET);
}
