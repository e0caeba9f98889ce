/* Formulas with their numbers put in. */
#include "figures/explain.h"

#include <math.h>

/* Numbers of a long list are cut off, with how many there are. */
enum { LIST_LENGTH = 40 }; /* the sum of any English region can be followed; London has 33 LAs */

struct list {
    struct buf text;
    size_t n;
};

static void list_add(struct list *list, const char *separator, struct str number)
{
    if (list->n < LIST_LENGTH) {
        if (list->n)
            buf_add(&list->text, str_of(separator));
        buf_add(&list->text, number);
    } else if (list->n == LIST_LENGTH) {
        buf_add(&list->text, STR(" …"));
    }
    list->n++;
}

/* The inputs of one statistic, as "a + b + c". */
static struct list inputs_list(const struct ledger *ledger, const struct figure *figure,
                               enum statistic statistic, const char *separator, struct arena *arena,
                               double *sum)
{
    struct list list = {{0}, 0};
    *sum = 0;
    for (uint32_t i = 0; i < figure->n_inputs; i++) {
        const struct figure *input = ledger_at(ledger, figure->inputs[i]);
        if (input->statistic != statistic || !(input->has & FIGURE_VALUE))
            continue;
        list_add(&list, separator, explain_number(input->value, arena));
        *sum += input->value;
    }
    return list;
}

static struct str scale_of(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct indicator *indicator = &ledger->dataset->catalogue->items[figure->indicator];
    return explain_number(indicator_scale(indicator, figure->period), arena);
}

const struct figure *explain_beside(const struct ledger *ledger, const struct figure *figure,
                                    enum statistic statistic)
{
    const struct figure *found =
        ledger_figure(ledger, figure->indicator, figure->area, figure->period, statistic);
    return found && (found->has & FIGURE_VALUE) ? found : NULL;
}

/* "100 × 412 ÷ 1543". */
static struct str quotient_of(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *numerator = explain_beside(ledger, figure, STAT_NUMERATOR);
    const struct figure *denominator = explain_beside(ledger, figure, STAT_DENOMINATOR);
    if (!numerator || !denominator)
        return STR_NONE;
    return str_format(arena, "%.*s × %.*s ÷ %.*s", STR_ARG(scale_of(ledger, figure, arena)),
                      STR_ARG(explain_number(numerator->value, arena)),
                      STR_ARG(explain_number(denominator->value, arena)));
}

static struct str value_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    struct str quotient = quotient_of(ledger, figure, arena);
    if (quotient.len == 0)
        return STR_NONE;
    if (figure->n_inputs)
        return str_format(arena, "%.*s = %.*s", STR_ARG(quotient),
                          STR_ARG(explain_number(figure->value, arena)));
    double exact = indicator_scale(&ledger->dataset->catalogue->items[figure->indicator], figure->period) *
                   explain_beside(ledger, figure, STAT_NUMERATOR)->value /
                   explain_beside(ledger, figure, STAT_DENOMINATOR)->value;
    if (!isfinite(exact))
        return STR("as published; the denominator is zero");
    return str_format(arena, "as published; the counts give %.*s = %.*s", STR_ARG(quotient),
                      STR_ARG(explain_number(exact, arena)));
}

/* "100 × (a + b) ÷ (c + d) = …": pooled; or the sum of values of a count. */
static struct str pooled_formula(const struct ledger *ledger, const struct figure *figure,
                                 struct arena *arena)
{
    double numerators, denominators, values;
    struct list first = inputs_list(ledger, figure, STAT_NUMERATOR, " + ", arena, &numerators);
    struct list second = inputs_list(ledger, figure, STAT_DENOMINATOR, " + ", arena, &denominators);
    struct list sum = inputs_list(ledger, figure, STAT_VALUE, " + ", arena, &values);
    struct str value = explain_number(figure->value, arena);
    struct str text = STR_NONE;
    if (first.n && second.n)
        text = str_format(arena, "%.*s × (%.*s) ÷ (%.*s) = %.*s × %.*s ÷ %.*s = %.*s",
                          STR_ARG(scale_of(ledger, figure, arena)), STR_ARG(buf_str(&first.text)),
                          STR_ARG(buf_str(&second.text)), STR_ARG(scale_of(ledger, figure, arena)),
                          STR_ARG(explain_number(numerators, arena)),
                          STR_ARG(explain_number(denominators, arena)), STR_ARG(value));
    else if (sum.n > 1)
        text = str_format(arena, "%.*s = %.*s", STR_ARG(buf_str(&sum.text)), STR_ARG(value));
    else if (sum.n == 1)
        text = str_format(arena, "the published value, %.*s", STR_ARG(buf_str(&sum.text)));
    buf_close(&first.text);
    buf_close(&second.text);
    buf_close(&sum.text);
    return text;
}

static struct str mean_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    double sum;
    enum statistic of = figure->n_inputs ? ledger_at(ledger, figure->inputs[0])->statistic : STAT_VALUE;
    struct list list = inputs_list(ledger, figure, of, " + ", arena, &sum);
    struct str text = str_format(arena, "(%.*s) ÷ %zu = %.*s", STR_ARG(buf_str(&list.text)), list.n,
                                 STR_ARG(explain_number(figure->value, arena)));
    buf_close(&list.text);
    return list.n ? text : STR_NONE;
}

static struct str set_formula(const struct ledger *ledger, const struct figure *figure, const char *what,
                              struct arena *arena)
{
    double sum;
    enum statistic of = figure->n_inputs ? ledger_at(ledger, figure->inputs[0])->statistic : STAT_VALUE;
    struct list list = inputs_list(ledger, figure, of, ", ", arena, &sum);
    struct str text = str_format(arena, "%s of %zu values (%.*s) = %.*s", what, list.n,
                                 STR_ARG(buf_str(&list.text)), STR_ARG(explain_number(figure->value, arena)));
    buf_close(&list.text);
    return list.n ? text : STR_NONE;
}

/* The sums of what stands at this place in each group of inputs. */
static double inputs_sum(const struct ledger *ledger, const struct figure *figure, uint32_t place,
                         uint32_t group)
{
    double sum = 0;
    for (uint32_t i = place; i < figure->n_inputs; i += group)
        sum += ledger_at(ledger, figure->inputs[i])->value;
    return sum;
}

/* A change like for like rests on counts, now's and before's in turn; that of a count on its values. */
static struct str like_for_like_formula(const struct ledger *ledger, const struct figure *figure,
                                        struct arena *arena)
{
    struct str value = explain_number(figure->value, arena);
    if (ledger_at(ledger, figure->inputs[0])->statistic == STAT_VALUE)
        return str_format(arena, "%.*s − %.*s = %.*s",
                          STR_ARG(explain_number(inputs_sum(ledger, figure, 0, 2), arena)),
                          STR_ARG(explain_number(inputs_sum(ledger, figure, 1, 2), arena)), STR_ARG(value));
    struct str sums[4];
    for (uint32_t k = 0; k < 4; k++)
        sums[k] = explain_number(inputs_sum(ledger, figure, k, 4), arena);
    struct str scale = scale_of(ledger, figure, arena);
    return str_format(arena, "%.*s × %.*s ÷ %.*s − %.*s × %.*s ÷ %.*s = %.*s", STR_ARG(scale),
                      STR_ARG(sums[0]), STR_ARG(sums[1]), STR_ARG(scale), STR_ARG(sums[2]), STR_ARG(sums[3]),
                      STR_ARG(value));
}

/* "100 × 412 ÷ 1543": a step of the demand flow as a share of the step before, of the same LAs. */
static struct str conversion_formula(const struct ledger *ledger, const struct figure *figure,
                                     struct arena *arena)
{
    if (figure->n_inputs < 2)
        return STR_NONE;
    return str_format(arena, "100 × %.*s ÷ %.*s = %.*s",
                      STR_ARG(explain_number(inputs_sum(ledger, figure, 0, 2), arena)),
                      STR_ARG(explain_number(inputs_sum(ledger, figure, 1, 2), arena)),
                      STR_ARG(explain_number(figure->value, arena)));
}

static struct str difference_formula(const struct ledger *ledger, const struct figure *figure,
                                     struct arena *arena)
{
    if (figure->n_inputs >= 4)
        return like_for_like_formula(ledger, figure, arena);
    if (figure->n_inputs != 2)
        return STR_NONE;
    const struct figure *first = ledger_at(ledger, figure->inputs[0]);
    const struct figure *second = ledger_at(ledger, figure->inputs[1]);
    if (!(first->has & FIGURE_VALUE) || !(second->has & FIGURE_VALUE))
        return STR_NONE;
    return str_format(arena, "%.*s − %.*s = %.*s", STR_ARG(explain_number(first->value, arena)),
                      STR_ARG(explain_number(second->value, arena)),
                      STR_ARG(explain_number(figure->value, arena)));
}

static struct str rank_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *own = explain_beside(ledger, figure, STAT_VALUE);
    bool is_regions = str_is(figure->detail, "regions");
    if (is_regions)
        own = explain_beside(ledger, figure, STAT_REGION);
    if (!own)
        return STR_NONE;
    double better = figure->value - 1;
    return str_format(arena, "1 + %.*s %s better than %.*s, of %u", STR_ARG(explain_number(better, arena)),
                      is_regions ? "regions" : "LAs", STR_ARG(explain_number(own->value, arena)),
                      figure->n_used);
}

static struct str band_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *own = explain_beside(ledger, figure, STAT_VALUE);
    uint32_t country = area_country(ledger->dataset->areas);
    if (!own || country == AREA_NONE)
        return STR_NONE;
    const struct figure *cuts[3] = {
        ledger_figure(ledger, figure->indicator, country, figure->period, STAT_Q25),
        ledger_figure(ledger, figure->indicator, country, figure->period, STAT_Q50),
        ledger_figure(ledger, figure->indicator, country, figure->period, STAT_Q75)};
    if (!cuts[0] || !cuts[1] || !cuts[2])
        return STR_NONE;
    return str_format(
        arena, "%.*s against the cuts %.*s, %.*s, %.*s is %.*s", STR_ARG(explain_number(own->value, arena)),
        STR_ARG(explain_number(cuts[0]->value, arena)), STR_ARG(explain_number(cuts[1]->value, arena)),
        STR_ARG(explain_number(cuts[2]->value, arena)), STR_ARG(word_name(figure->word)));
}

/* Limits are the mean and 2.66 average moving ranges; the range follows from the two. */
static struct str limit_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    const struct figure *mean = explain_beside(ledger, figure, STAT_SPC_MEAN);
    if (!mean)
        return STR_NONE;
    bool upper = figure->statistic == STAT_SPC_UPPER;
    double range = fabs(figure->value - mean->value) / 2.66;
    struct str first =
        figure->parts & PART_FIRST ? str_format(arena, " of the first %u points", figure->n_used) : STR_NONE;
    return str_format(arena, "%.*s %s 2.66 × %.*s (average moving range%.*s) = %.*s",
                      STR_ARG(explain_number(mean->value, arena)), upper ? "+" : "−",
                      STR_ARG(explain_number(range, arena)), STR_ARG(first),
                      STR_ARG(explain_number(figure->value, arena)));
}

struct str explain_formula(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    bool stands =
        figure->word != WORD_NONE_SET ? figure->state == STATE_VALUE : (figure->has & FIGURE_VALUE) != 0;
    if (!stands)
        return STR_NONE;
    if (figure->indicator == INDICATOR_NONE)
        return figure->statistic == STAT_COUNT ? explain_verdict(ledger, figure, arena) : STR_NONE;
    switch (figure->statistic) {
    case STAT_VALUE: return value_formula(ledger, figure, arena);
    case STAT_REGION:
    case STAT_REGION_POOLED:
    case STAT_NEIGHBOURS_POOLED: return pooled_formula(ledger, figure, arena);
    case STAT_NEIGHBOURS:
    case STAT_SPC_MEAN: return mean_formula(ledger, figure, arena);
    case STAT_REGION_MEDIAN:
    case STAT_NEIGHBOURS_MEDIAN:
    case STAT_Q50: return set_formula(ledger, figure, "median", arena);
    case STAT_REGION_MIN:
    case STAT_ENGLAND_MIN: return set_formula(ledger, figure, "lowest", arena);
    case STAT_REGION_MAX:
    case STAT_ENGLAND_MAX: return set_formula(ledger, figure, "highest", arena);
    case STAT_REGION_Q25:
    case STAT_Q25: return set_formula(ledger, figure, "lower quartile", arena);
    case STAT_REGION_Q75:
    case STAT_Q75: return set_formula(ledger, figure, "upper quartile", arena);
    case STAT_CHANGE:
    case STAT_CHANGE_PREVIOUS:
    case STAT_DIFF_ENGLAND:
    case STAT_DIFF_REGION:
    case STAT_DIFF_NEIGHBOURS:
    case STAT_DIFF_TARGET: return difference_formula(ledger, figure, arena);
    case STAT_RANK: return rank_formula(ledger, figure, arena);
    case STAT_BAND: return band_formula(ledger, figure, arena);
    case STAT_SPC_LOWER:
    case STAT_SPC_UPPER: return limit_formula(ledger, figure, arena);
    case STAT_COUNT:
        return str_is(figure->detail, "conversion") ? conversion_formula(ledger, figure, arena)
                                                    : explain_verdict(ledger, figure, arena);
    case STAT_RANK_LOW:
    case STAT_RANK_HIGH:
    case STAT_VS_ENGLAND:
    case STAT_VS_REGION:
    case STAT_VS_NEIGHBOURS:
    case STAT_SPC_FLAG:
    case STAT_FUNNEL_LOWER95:
    case STAT_FUNNEL_UPPER95:
    case STAT_FUNNEL_LOWER998:
    case STAT_FUNNEL_UPPER998:
    case STAT_DIP:
    case STAT_IMPROVEMENT: return explain_verdict(ledger, figure, arena);
    case STAT_NUMERATOR:
    case STAT_DENOMINATOR:
    case STAT_INTERVAL998:
    case STAT_COVERAGE:
    case STAT_VS_TARGET:
    case STAT_TREND:
    case STAT_TREND_CHI2:
    case STAT_SPC_VARIATION:
    case STAT_SPC_ASSURANCE:
    case STAT_POSITION:
    case STAT_PERSISTENTLY_LOW:
    case STAT_MOVEMENT:
    case STAT_THEME:
    case STAT_TARGET: return STR_NONE;
    }
    return STR_NONE;
}

/* -- intervals */

/* The sums of counts behind a pooled value, or the counts beside an observed one. */
static bool counts_of(const struct ledger *ledger, const struct figure *figure, double *x, double *n)
{
    *x = *n = 0;
    bool found = false;
    const struct figure *of = figure;
    if (figure->statistic == STAT_INTERVAL998 && figure->n_inputs == 1)
        of = ledger_at(ledger, figure->inputs[0]);
    for (uint32_t i = 0; i < of->n_inputs; i++) {
        const struct figure *input = ledger_at(ledger, of->inputs[i]);
        *x += input->statistic == STAT_NUMERATOR ? input->value : 0;
        *n += input->statistic == STAT_DENOMINATOR ? input->value : 0;
        found = found || input->statistic == STAT_DENOMINATOR;
    }
    if (found)
        return true;
    const struct figure *numerator = explain_beside(ledger, figure, STAT_NUMERATOR);
    const struct figure *denominator = explain_beside(ledger, figure, STAT_DENOMINATOR);
    if (!numerator || !denominator)
        return false;
    *x = numerator->value;
    *n = denominator->value;
    return true;
}

static const char *deviate_of(const struct figure *figure)
{
    return figure->parts & PART_95    ? "z = 1.959963984540054"
           : figure->parts & PART_998 ? "z = 3.090232306167813"
                                      : "z as the confidence has it";
}

static const char *interval_formula(const struct figure *figure)
{
    if (figure->parts & PART_WILSON)
        return "(2x + z² ∓ z√(z² + 4x(1 − x/n))) ÷ 2(n + z²)";
    if (figure->parts & PART_EXACT_POISSON)
        return "½χ²⁻¹((1 − c)/2; 2x) and ½χ²⁻¹(c + (1 − c)/2; 2x + 2), ÷ n";
    if (figure->parts & PART_BYAR)
        return "x(1 − 1/(9x) − z/(3√x))³ and (x + 1)(1 − 1/(9(x + 1)) + z/(3√(x + 1)))³, ÷ n";
    return NULL;
}

struct str explain_interval(const struct ledger *ledger, const struct figure *figure, struct arena *arena)
{
    if (!(figure->has & (FIGURE_LOWER | FIGURE_UPPER)))
        return STR_NONE;
    struct str lower = figure->has & FIGURE_LOWER ? explain_number(figure->lower, arena) : STR("no limit");
    struct str upper = figure->has & FIGURE_UPPER ? explain_number(figure->upper, arena) : STR("no limit");
    struct str limits = str_format(arena, "%.*s to %.*s", STR_ARG(lower), STR_ARG(upper));
    if (figure->parts & PART_MOVER)
        return str_format(
            arena, "%.*s; (p₁ − p₂) − √((p₁ − l₁)² + (u₂ − p₂)²) to (p₁ − p₂) + √((u₁ − p₁)² + (p₂ − l₂)²)",
            STR_ARG(limits));
    const char *formula = interval_formula(figure);
    double x, n;
    if (!formula || !counts_of(ledger, figure, &x, &n))
        return limits;
    return str_format(arena, "%.*s; %s, times %.*s, with x = %.*s, n = %.*s, %s", STR_ARG(limits), formula,
                      STR_ARG(scale_of(ledger, figure, arena)), STR_ARG(explain_number(x, arena)),
                      STR_ARG(explain_number(n, arena)), deviate_of(figure));
}
