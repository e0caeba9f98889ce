/* What a verdict, a place or a count came to, with its numbers put in. */
#include "figures/explain.h"

#include <math.h>

static const struct figure *input_of(const struct ledger *ledger, const struct figure *figure,
                                     enum statistic statistic)
{
    for (uint32_t i = 0; i < figure->n_inputs; i++) {
        const struct figure *input = ledger_at(ledger, figure->inputs[i]);
        if (input->statistic == statistic && (input->has & FIGURE_VALUE))
            return input;
    }
    return NULL;
}

static double least_change(const struct ledger *ledger, const struct figure *figure)
{
    const struct indicator *indicator = &ledger->dataset->catalogue->items[figure->indicator];
    return indicator->has_least_change ? indicator->least_change : 0;
}

/* "|−6.2| ÷ 3 = 2.1": a difference in least changes; empty where the catalogue has none. */
static struct str size_formula(const struct ledger *ledger, const struct figure *figure,
                               const struct figure *difference, struct arena *arena)
{
    double least = least_change(ledger, figure);
    if (!difference || !(least > 0))
        return STR_NONE;
    return str_format(arena, "|%.*s| ÷ least change %.*s = %.*s",
                      STR_ARG(explain_number(difference->value, arena)),
                      STR_ARG(explain_number(least, arena)),
                      STR_ARG(explain_number(fabs(difference->value) / least, arena)));
}

/* "|−6.2| × 171 ÷ 100 = 10.6": what a change is worth in children, or in whatever is counted. */
static struct str worth_formula(const struct ledger *ledger, const struct figure *change, struct arena *arena)
{
    const struct figure *of = change ? explain_beside(ledger, change, STAT_DENOMINATOR) : NULL;
    const struct figure *made = change ? explain_beside(ledger, change, STAT_NUMERATOR) : NULL;
    if (!of || !made)
        return STR_NONE;
    const struct indicator *indicator = &ledger->dataset->catalogue->items[change->indicator];
    double scale = indicator_scale(indicator, change->period);
    return str_format(arena, "|%.*s| × %.*s ÷ %.*s = %.*s", STR_ARG(explain_number(change->value, arena)),
                      STR_ARG(explain_number(of->value, arena)), STR_ARG(explain_number(scale, arena)),
                      STR_ARG(explain_number(fabs(change->value) * of->value / scale, arena)));
}

/* A dip's size, and what it is worth where counts tell. */
static struct str dip_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *change = input_of(ledger, figure, STAT_CHANGE);
    struct str size = size_formula(ledger, figure, change, arena),
               worth = worth_formula(ledger, change, arena);
    return worth.len && size.len ? str_format(arena, "size %.*s; worth %.*s", STR_ARG(size), STR_ARG(worth))
                                 : size;
}

/* "52 against 81.4: 52 − 81.4 = −29.4, least change 3; 40.4 to 63.4 at 99.8%". */
static struct str comparison_formula(const struct ledger *ledger, const struct figure *figure,
                                     struct arena *arena)
{
    if (figure->n_inputs < 2)
        return STR_NONE;
    const struct figure *own = ledger_at(ledger, figure->inputs[0]);
    const struct figure *other = ledger_at(ledger, figure->inputs[1]);
    const struct figure *interval = input_of(ledger, figure, STAT_INTERVAL998);
    if (!(own->has & FIGURE_VALUE) || !(other->has & FIGURE_VALUE))
        return STR_NONE;
    struct str text =
        str_format(arena, "%.*s − %.*s = %.*s, least change %.*s", STR_ARG(explain_number(own->value, arena)),
                   STR_ARG(explain_number(other->value, arena)),
                   STR_ARG(explain_number(own->value - other->value, arena)),
                   STR_ARG(explain_number(least_change(ledger, figure), arena)));
    if (!interval)
        return text;
    return str_format(
        arena, "%.*s; own interval %.*s to %.*s", STR_ARG(text),
        STR_ARG(interval->has & FIGURE_LOWER ? explain_number(interval->lower, arena) : STR("no limit")),
        STR_ARG(interval->has & FIGURE_UPPER ? explain_number(interval->upper, arena) : STR("no limit")));
}

/* "1 + 37 LAs …", "151 − 20 LAs …": how far a rank can be told. */
static struct str reach_formula(const struct figure *figure, struct arena *arena)
{
    bool is_best = figure->statistic == STAT_RANK_LOW;
    double n = is_best ? figure->value - 1 : figure->n_used - figure->value;
    return str_format(arena, "%.*s %s %.*s whose 95%% interval lies wholly on the %s side = %.*s",
                      STR_ARG(explain_number(is_best ? 1 : figure->n_used, arena)), is_best ? "+" : "−",
                      STR_ARG(explain_number(n, arena)), is_best ? "better" : "worse",
                      STR_ARG(explain_number(figure->value, arena)));
}

/* The limit at which an area of this size just reaches the reference. */
static struct str funnel_formula(const struct ledger *ledger, const struct figure *figure,
                                 struct arena *arena)
{
    if (figure->n_inputs < 2)
        return STR_NONE;
    const struct figure *reference = ledger_at(ledger, figure->inputs[0]);
    const struct figure *of = ledger_at(ledger, figure->inputs[1]);
    const struct indicator *indicator = &ledger->dataset->catalogue->items[figure->indicator];
    bool is_upper = figure->statistic == STAT_FUNNEL_UPPER95 || figure->statistic == STAT_FUNNEL_UPPER998;
    struct str p = explain_number(reference->value, arena), n = explain_number(of->value, arena);
    struct str scale = explain_number(indicator_scale(indicator, figure->period), arena);
    if (indicator->measure == MEASURE_PROPORTION)
        return str_format(arena, "%.*s %s z√(%.*s × (%.*s − %.*s) ÷ %.*s) = %.*s", STR_ARG(p),
                          is_upper ? "+" : "−", STR_ARG(p), STR_ARG(scale), STR_ARG(p), STR_ARG(n),
                          STR_ARG(explain_number(figure->value, arena)));
    return str_format(arena, "the value whose %s limit, of events among %.*s, is %.*s = %.*s",
                      is_upper ? "lower" : "upper", STR_ARG(n), STR_ARG(p),
                      STR_ARG(explain_number(figure->value, arena)));
}

/* "19.6 against the mean 12.1 and the limits 8.4 to 15.8". */
static struct str flag_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *own = explain_beside(ledger, figure, STAT_VALUE);
    const struct figure *region = explain_beside(ledger, figure, STAT_REGION);
    const struct figure *parts[] = {own ? own : region, explain_beside(ledger, figure, STAT_SPC_MEAN),
                                    explain_beside(ledger, figure, STAT_SPC_LOWER),
                                    explain_beside(ledger, figure, STAT_SPC_UPPER)};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!parts[i])
            return STR_NONE;
    return str_format(
        arena, "%.*s against the mean %.*s and the limits %.*s to %.*s",
        STR_ARG(explain_number(parts[0]->value, arena)), STR_ARG(explain_number(parts[1]->value, arena)),
        STR_ARG(explain_number(parts[2]->value, arena)), STR_ARG(explain_number(parts[3]->value, arena)));
}

/* A count made from another figure of the same cell. */
static struct str count_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *input = figure->n_inputs == 1 ? ledger_at(ledger, figure->inputs[0]) : NULL;
    bool is_size = input && (input->has & FIGURE_VALUE) && str_ends(figure->detail, STR("-size"));
    if (str_is(figure->detail, "share-a-b") && figure->n_expected)
        return str_format(arena, "100 × %u ÷ %u = %.*s", figure->n_used, figure->n_expected,
                          STR_ARG(explain_number(figure->value, arena)));
    if (is_size)
        return size_formula(ledger, figure, input, arena);
    if (input && str_ends(figure->detail, STR("-children")))
        return worth_formula(ledger, input, arena);
    if (input && str_is(figure->detail, "rank-share"))
        return str_format(arena, "%.*s ÷ %u = %.*s", STR_ARG(explain_number(input->value, arena)),
                          input->n_used, STR_ARG(explain_number(figure->value, arena)));
    return STR_NONE;
}

struct str explain_verdict(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    switch ((int)figure->statistic) {
    case STAT_DIP:
    case STAT_IMPROVEMENT: return dip_formula(ledger, figure, arena);
    case STAT_VS_ENGLAND:
    case STAT_VS_REGION:
    case STAT_VS_NEIGHBOURS: return comparison_formula(ledger, figure, arena);
    case STAT_RANK_LOW:
    case STAT_RANK_HIGH: return reach_formula(figure, arena);
    case STAT_FUNNEL_LOWER95:
    case STAT_FUNNEL_UPPER95:
    case STAT_FUNNEL_LOWER998:
    case STAT_FUNNEL_UPPER998: return funnel_formula(ledger, figure, arena);
    case STAT_SPC_FLAG: return flag_formula(ledger, figure, arena);
    case STAT_COUNT: return count_formula(ledger, figure, arena);
    }
    return STR_NONE;
}
