/* The names of statistics and of verdicts' words: as the ledger writes them, and as readers see them. */
#include "figures/figure.h"

struct name {
    const char *name;
    const char *words;
};

static const struct name statistics[STATISTIC_COUNT] = {
    [STAT_VALUE] = {"value", "value"},
    [STAT_NUMERATOR] = {"numerator", "numerator"},
    [STAT_DENOMINATOR] = {"denominator", "denominator"},
    [STAT_INTERVAL998] = {"interval998", "99.8% confidence interval"},
    [STAT_REGION] = {"region", "regional value"},
    [STAT_REGION_POOLED] = {"region_pooled", "regional value pooled from LAs"},
    [STAT_REGION_MEDIAN] = {"region_median", "regional median"},
    [STAT_REGION_MIN] = {"region_min", "lowest LA in the region"},
    [STAT_REGION_MAX] = {"region_max", "highest LA in the region"},
    [STAT_REGION_Q25] = {"region_q25", "regional lower quartile"},
    [STAT_REGION_Q75] = {"region_q75", "regional upper quartile"},
    [STAT_COVERAGE] = {"coverage", "LAs with a value"},
    [STAT_NEIGHBOURS] = {"neighbours", "mean of statistical neighbours"},
    [STAT_NEIGHBOURS_MEDIAN] = {"neighbours_median", "median of statistical neighbours"},
    [STAT_NEIGHBOURS_POOLED] = {"neighbours_pooled", "pooled value of statistical neighbours"},
    [STAT_CHANGE] = {"change", "change on a year before"},
    [STAT_CHANGE_PREVIOUS] = {"change_previous", "change on the period before"},
    [STAT_DIFF_ENGLAND] = {"diff_england", "difference from England"},
    [STAT_DIFF_REGION] = {"diff_region", "difference from the region"},
    [STAT_DIFF_NEIGHBOURS] = {"diff_neighbours", "difference from statistical neighbours"},
    [STAT_DIFF_TARGET] = {"diff_target", "difference from the target"},
    [STAT_RANK] = {"rank", "rank in England"},
    [STAT_RANK_LOW] = {"rank_low", "best rank that the intervals allow"},
    [STAT_RANK_HIGH] = {"rank_high", "worst rank that the intervals allow"},
    [STAT_BAND] = {"band", "quarter of English LAs"},
    [STAT_Q25] = {"q25", "lower quartile in England"},
    [STAT_Q50] = {"q50", "median in England"},
    [STAT_Q75] = {"q75", "upper quartile in England"},
    [STAT_ENGLAND_MIN] = {"england_min", "lowest LA in England"},
    [STAT_ENGLAND_MAX] = {"england_max", "highest LA in England"},
    [STAT_VS_ENGLAND] = {"vs_england", "compared with England"},
    [STAT_VS_REGION] = {"vs_region", "compared with the region"},
    [STAT_VS_NEIGHBOURS] = {"vs_neighbours", "compared with statistical neighbours"},
    [STAT_VS_TARGET] = {"vs_target", "compared with the target"},
    [STAT_TREND] = {"trend", "recent trend"},
    [STAT_TREND_CHI2] = {"trend_chi2", "χ² of the recent trend"},
    [STAT_SPC_MEAN] = {"spc_mean", "mean of the control chart"},
    [STAT_SPC_LOWER] = {"spc_lower", "lower control limit"},
    [STAT_SPC_UPPER] = {"spc_upper", "upper control limit"},
    [STAT_SPC_FLAG] = {"spc_flag", "flag of the control chart"},
    [STAT_SPC_VARIATION] = {"spc_variation", "variation"},
    [STAT_SPC_ASSURANCE] = {"spc_assurance", "assurance"},
    [STAT_FUNNEL_LOWER95] = {"funnel_lower95", "lower 95% funnel limit"},
    [STAT_FUNNEL_UPPER95] = {"funnel_upper95", "upper 95% funnel limit"},
    [STAT_FUNNEL_LOWER998] = {"funnel_lower998", "lower 99.8% funnel limit"},
    [STAT_FUNNEL_UPPER998] = {"funnel_upper998", "upper 99.8% funnel limit"},
    [STAT_DIP] = {"dip", "dip"},
    [STAT_IMPROVEMENT] = {"improvement", "improvement"},
    [STAT_POSITION] = {"position", "position"},
    [STAT_PERSISTENTLY_LOW] = {"persistently_low", "persistently behind"},
    [STAT_MOVEMENT] = {"movement", "notable movement"},
    [STAT_THEME] = {"theme", "theme verdict"},
    [STAT_COUNT] = {"count", "count"},
    [STAT_TARGET] = {"target", "target"},
};

static const struct name words[WORD_COUNT] = {
    [WORD_NONE_SET] = {"", ""},
    [WORD_BETTER] = {"better", "better"},
    [WORD_WORSE] = {"worse", "worse"},
    [WORD_SIMILAR] = {"similar", "similar"},
    [WORD_HIGHER] = {"higher", "higher"},
    [WORD_LOWER] = {"lower", "lower"},
    [WORD_NOT_COMPARED] = {"not-compared", "not compared"},
    [WORD_MET] = {"met", "met"},
    [WORD_WITHIN_TOLERANCE] = {"within-tolerance", "within tolerance"},
    [WORD_MISSED] = {"missed", "missed"},
    [WORD_NO_TARGET] = {"no-target", "no target"},
    [WORD_INCREASING] = {"increasing", "increasing"},
    [WORD_DECREASING] = {"decreasing", "decreasing"},
    [WORD_NO_CHANGE] = {"no-change", "no significant change"},
    [WORD_CANNOT_BE_CALCULATED] = {"cannot-be-calculated", "cannot be calculated"},
    [WORD_ABOVE_LIMIT] = {"above-limit", "above the upper limit"},
    [WORD_BELOW_LIMIT] = {"below-limit", "below the lower limit"},
    [WORD_TREND_UP] = {"trend-up", "rising run"},
    [WORD_TREND_DOWN] = {"trend-down", "falling run"},
    [WORD_TWO_OF_THREE_ABOVE] = {"two-of-three-above", "two of three near the upper limit"},
    [WORD_TWO_OF_THREE_BELOW] = {"two-of-three-below", "two of three near the lower limit"},
    [WORD_SHIFT_ABOVE] = {"shift-above", "shift above the mean"},
    [WORD_SHIFT_BELOW] = {"shift-below", "shift below the mean"},
    [WORD_NONE] = {"none", "none"},
    [WORD_IMPROVEMENT] = {"improvement", "improvement"},
    [WORD_CONCERN] = {"concern", "concern"},
    [WORD_NEUTRAL_HIGH] = {"neutral-high", "unusually high"},
    [WORD_NEUTRAL_LOW] = {"neutral-low", "unusually low"},
    [WORD_COMMON_CAUSE] = {"common-cause", "usual variation"},
    [WORD_MEETS] = {"meets", "consistently meets"},
    [WORD_FAILS] = {"fails", "consistently fails"},
    [WORD_HIT_AND_MISS] = {"hit-and-miss", "hit and miss"},
    [WORD_WATCH] = {"watch", "watch"},
    [WORD_DIPPING] = {"dipping", "dipping"},
    [WORD_SUSTAINED] = {"sustained", "sustained"},
    [WORD_IMPROVING] = {"improving", "improving"},
    [WORD_LOW] = {"low", "behind"},
    [WORD_STRONG] = {"strong", "strong"},
    [WORD_YES] = {"yes", "yes"},
    [WORD_NO] = {"no", "no"},
    [WORD_UP] = {"up", "up"},
    [WORD_DOWN] = {"down", "down"},
    [WORD_DOING_WELL] = {"doing-well", "doing well"},
    [WORD_MIXED] = {"mixed", "mixed"},
    [WORD_NOT_SO_WELL] = {"not-so-well", "not so well"},
    [WORD_NO_VERDICT] = {"no-verdict", "no verdict"},
    [WORD_BAND_A] = {"A", "A"},
    [WORD_BAND_B] = {"B", "B"},
    [WORD_BAND_C] = {"C", "C"},
    [WORD_BAND_D] = {"D", "D"},
};

struct str statistic_name(enum statistic statistic)
{
    return str_of(statistics[statistic].name);
}

struct str statistic_words(enum statistic statistic)
{
    return str_of(statistics[statistic].words);
}

bool statistic_read(struct str text, enum statistic *statistic)
{
    for (int i = 0; i < STATISTIC_COUNT; i++)
        if (str_is(text, statistics[i].name)) {
            *statistic = (enum statistic)i;
            return true;
        }
    return false;
}

struct str detail_against(const struct areas *areas, uint32_t area, struct arena *arena)
{
    struct str name = area == AREA_NONE ? STR("neighbours") : areas->items[area].code;
    return str_format(arena, "against-%.*s", STR_ARG(name));
}

struct str detail_stack(const struct catalogue *catalogue, const uint32_t *indicators, size_t n,
                        struct arena *arena)
{
    struct buf text = {0};
    for (size_t i = 0; i < n; i++) {
        buf_add(&text, i ? STR("+") : STR("sum-of-"));
        buf_add(&text, catalogue->items[indicators[i]].id);
    }
    struct str copy = str_copy(arena, buf_str(&text));
    buf_close(&text);
    return copy;
}

struct str word_name(enum word word)
{
    return str_of(words[word].name);
}

struct str word_words(enum word word)
{
    return str_of(words[word].words);
}
