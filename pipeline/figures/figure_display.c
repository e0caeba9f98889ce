/* What the paper says for a figure: the one place where a figure becomes text for readers. */
#include "base/number.h"
#include "figures/figure.h"

#include <math.h>

enum form { FORM_VALUE, FORM_SIGNED, FORM_COUNT, FORM_CHI2, FORM_RANK, FORM_COVERAGE, FORM_WORD };

static enum form form_of(enum statistic statistic)
{
    switch (statistic) {
    case STAT_VALUE:
    case STAT_INTERVAL998:
    case STAT_REGION:
    case STAT_REGION_POOLED:
    case STAT_REGION_MEDIAN:
    case STAT_REGION_MIN:
    case STAT_REGION_MAX:
    case STAT_REGION_Q25:
    case STAT_REGION_Q75:
    case STAT_NEIGHBOURS:
    case STAT_NEIGHBOURS_MEDIAN:
    case STAT_NEIGHBOURS_POOLED:
    case STAT_Q25:
    case STAT_Q50:
    case STAT_Q75:
    case STAT_ENGLAND_MIN:
    case STAT_ENGLAND_MAX:
    case STAT_SPC_MEAN:
    case STAT_SPC_LOWER:
    case STAT_SPC_UPPER:
    case STAT_FUNNEL_LOWER95:
    case STAT_FUNNEL_UPPER95:
    case STAT_FUNNEL_LOWER998:
    case STAT_FUNNEL_UPPER998:
    case STAT_TARGET: return FORM_VALUE;
    case STAT_CHANGE:
    case STAT_CHANGE_PREVIOUS:
    case STAT_DIFF_ENGLAND:
    case STAT_DIFF_REGION:
    case STAT_DIFF_NEIGHBOURS:
    case STAT_DIFF_TARGET: return FORM_SIGNED;
    case STAT_NUMERATOR:
    case STAT_DENOMINATOR:
    case STAT_COUNT: return FORM_COUNT;
    case STAT_TREND_CHI2: return FORM_CHI2;
    case STAT_RANK:
    case STAT_RANK_LOW:
    case STAT_RANK_HIGH: return FORM_RANK;
    case STAT_COVERAGE: return FORM_COVERAGE;
    case STAT_BAND:
    case STAT_VS_ENGLAND:
    case STAT_VS_REGION:
    case STAT_VS_NEIGHBOURS:
    case STAT_VS_TARGET:
    case STAT_TREND:
    case STAT_SPC_FLAG:
    case STAT_SPC_VARIATION:
    case STAT_SPC_ASSURANCE:
    case STAT_DIP:
    case STAT_IMPROVEMENT:
    case STAT_POSITION:
    case STAT_PERSISTENTLY_LOW:
    case STAT_MOVEMENT:
    case STAT_THEME: return FORM_WORD;
    }
    return FORM_VALUE;
}

bool figure_is_number(const struct figure *figure)
{
    return (figure->has & FIGURE_VALUE) && figure->word == WORD_NONE_SET &&
           (figure->state == STATE_VALUE || figure->state == STATE_LOW_RELIABILITY ||
            figure->state == STATE_QUERIED);
}

/* A verdict that could not be reached has its own word in some statistics, and otherwise its state's symbol.
 */
static bool word_stands(const struct figure *figure)
{
    return figure->word != WORD_NONE_SET &&
           (figure->state == STATE_VALUE || figure->word == WORD_NOT_COMPARED ||
            figure->word == WORD_CANNOT_BE_CALCULATED || figure->word == WORD_NO_TARGET ||
            figure->word == WORD_NO_VERDICT);
}

/* A count is shown whole; a full-time equivalent has one decimal. */
static struct str count_display(double value, int more, struct arena *arena)
{
    return number_display(arena, value, (number_is_whole(value) ? 0 : 1) + more);
}

static int indicator_decimals(const struct ledger *ledger, const struct figure *figure, int more)
{
    int decimals = more;
    if (figure->indicator != INDICATOR_NONE)
        decimals += ledger->dataset->catalogue->items[figure->indicator].decimals;
    return decimals < 0 ? 0 : decimals > 9 ? 9 : decimals;
}

static struct str rank_display(const struct figure *figure, struct arena *arena)
{
    struct str place = number_ordinal(arena, (unsigned long)fabs(figure->value));
    if (figure->n_used == UINT32_MAX)
        return place;
    struct str of = number_display(arena, figure->n_used, 0);
    return str_format(arena, "%.*s of %.*s", STR_ARG(place), STR_ARG(of));
}

/* A target that is a range has two limits and no value. */
static bool is_range(const struct figure *figure)
{
    unsigned both = FIGURE_LOWER | FIGURE_UPPER;
    return figure->statistic == STAT_TARGET && (figure->has & (both | FIGURE_VALUE)) == both;
}

static struct str range_display(const struct figure *figure, int decimals, struct arena *arena)
{
    struct str lower = number_display(arena, figure->lower, decimals);
    struct str upper = number_display(arena, figure->upper, decimals);
    return str_format(arena, "%.*s–%.*s", STR_ARG(lower), STR_ARG(upper));
}

static struct str number_text(const struct ledger *ledger, const struct figure *figure, int more,
                              struct arena *arena)
{
    int decimals = indicator_decimals(ledger, figure, more);
    switch (form_of(figure->statistic)) {
    case FORM_VALUE:
    case FORM_WORD: return number_display(arena, figure->value, decimals);
    case FORM_SIGNED: return number_display_signed(arena, figure->value, decimals);
    case FORM_COUNT: return count_display(figure->value, more, arena);
    case FORM_CHI2: return number_display(arena, figure->value, 2 + more);
    case FORM_RANK: return rank_display(figure, arena);
    case FORM_COVERAGE: return str_format(arena, "%u of %u", figure->n_used, figure->n_expected);
    }
    return STR_NONE;
}

struct str figure_display_more(const struct ledger *ledger, const struct figure *figure, int more,
                               struct arena *arena)
{
    if (word_stands(figure))
        return word_words(figure->word);
    if (is_range(figure))
        return range_display(figure, indicator_decimals(ledger, figure, more), arena);
    if (!figure_is_number(figure))
        return state_symbol(figure->state == STATE_VALUE ? STATE_NOT_CALCULABLE : figure->state);
    /* a shared rank has its sign from the analysis, which knows of the tie */
    if (figure->statistic == STAT_RANK && figure->display.len)
        return figure->display;
    struct str text = number_text(ledger, figure, more, arena);
    if (figure->state == STATE_QUERIED)
        return str_format(arena, "%.*s?", STR_ARG(text));
    if (figure->state == STATE_LOW_RELIABILITY)
        return str_format(arena, "%.*s\xC2\xA0u", STR_ARG(text));
    return text;
}

struct str figure_display(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    return figure_display_more(ledger, figure, 0, arena);
}

struct str figure_display_bound(const struct ledger *ledger, const struct figure *figure, unsigned end,
                                struct arena *arena)
{
    if (!(figure->has & end & (FIGURE_LOWER | FIGURE_UPPER)) || !figure_is_number(figure))
        return STR_NONE;
    struct figure bound = *figure;
    bound.value = end == FIGURE_LOWER ? figure->lower : figure->upper;
    return number_text(ledger, &bound, 0, arena);
}
