#include "report/findings.h"

#include <stdlib.h>

/* A verdict that was reached, whatever it says. */
static bool is_reached(const struct figure *verdict)
{
    return verdict && verdict->state == STATE_VALUE && verdict->word != WORD_NONE_SET;
}

static bool says_something(const struct figure *verdict)
{
    return is_reached(verdict) && verdict->word != WORD_NONE && verdict->word != WORD_NO &&
           verdict->word != WORD_NOT_COMPARED && verdict->word != WORD_CANNOT_BE_CALCULATED;
}

static double weight_of(const struct context *context, const struct finding *finding)
{
    const struct figure *size =
        context_change_size(context, finding->indicator, finding->area, finding->period);
    return size && figure_is_number(size) ? size->value : 0;
}

bool finding_of(const struct context *context, uint32_t indicator, uint32_t area, enum statistic statistic,
                struct finding *finding)
{
    struct period period = context_latest(context, indicator);
    *finding = (struct finding){.indicator = indicator, .area = area, .period = period};
    finding->verdict = context_figure(context, indicator, area, period, statistic);
    if (!says_something(finding->verdict))
        return false;
    finding->value = context_figure(context, indicator, area, period, STAT_VALUE);
    finding->change = context_figure(context, indicator, area, period, STAT_CHANGE);
    if (finding->change && period_is(finding->change->comparator_period))
        finding->before =
            context_figure(context, indicator, area, finding->change->comparator_period, STAT_VALUE);
    bool is_dip = statistic == STAT_DIP, is_improvement = statistic == STAT_IMPROVEMENT;
    if (is_dip || is_improvement) {
        finding->size = context_count(context, indicator, UINT32_MAX, area, period,
                                      is_dip ? "dip-size" : "improvement-size");
        finding->children = context_count(context, indicator, UINT32_MAX, area, period,
                                          is_dip ? "dip-children" : "improvement-children");
    }
    finding->weight = weight_of(context, finding);
    return true;
}

/* Whether an in-year indicator speaks for this annual one at an LA, with newer figures. */
static bool is_spoken_for(const struct context *context, uint32_t annual, uint32_t area,
                          enum statistic statistic)
{
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        if (context->catalogue->items[i].annual_twin != annual)
            continue;
        if (is_reached(context_figure(context, i, area, context_latest(context, i), statistic)))
            return true;
    }
    return false;
}

int finding_level(const struct finding *finding)
{
    return finding->verdict->word == WORD_SUSTAINED                                             ? 3
           : finding->verdict->word == WORD_DIPPING || finding->verdict->word == WORD_IMPROVING ? 2
                                                                                                : 1;
}

static int by_weight(const void *a, const void *b)
{
    const struct finding *x = a, *y = b;
    int levels = finding_level(y) - finding_level(x);
    if (levels != 0)
        return levels;
    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->indicator != y->indicator)
        return x->indicator < y->indicator ? -1 : 1;
    return x->area < y->area ? -1 : x->area > y->area ? 1 : 0;
}

struct findings findings_of(const struct context *context, const struct node *node, enum statistic statistic)
{
    size_t n_indicators = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n_indicators);
    const uint32_t *las = context_las(context, node, &n_las);
    if (node->n_areas == 0 && context->spec->la != AREA_NONE) {
        las = &context->spec->la;
        n_las = 1;
    }
    struct findings found = {.items = ARENA_ARRAY(context->arena, struct finding, n_indicators * n_las + 1)};
    for (size_t i = 0; i < n_indicators; i++)
        for (size_t k = 0; k < n_las; k++)
            if (finding_of(context, indicators[i], las[k], statistic, &found.items[found.n]) &&
                !is_spoken_for(context, indicators[i], las[k], statistic))
                found.n++;
    findings_sort(&found);
    return found;
}

struct finding finding_of_change(const struct context *context, uint32_t indicator, uint32_t area,
                                 const struct figure *change)
{
    struct finding finding = {
        .indicator = indicator, .area = area, .period = change->period, .verdict = change};
    finding.value = context_figure(context, indicator, area, change->period, STAT_VALUE);
    finding.change = change;
    if (period_is(change->comparator_period))
        finding.before = context_figure(context, indicator, area, change->comparator_period, STAT_VALUE);
    finding.weight = weight_of(context, &finding);
    return finding;
}

void findings_sort(struct findings *findings)
{
    qsort(findings->items, findings->n, sizeof *findings->items, by_weight);
}

size_t findings_above(const struct findings *findings, int level)
{
    size_t n = 0;
    while (n < findings->n && finding_level(&findings->items[n]) >= level)
        n++;
    return n;
}

struct findings findings_on(const struct context *context, const struct findings *findings,
                            uint32_t indicator)
{
    struct findings part = {.items = ARENA_ARRAY(context->arena, struct finding, findings->n + 1)};
    for (size_t i = 0; i < findings->n; i++)
        if (findings->items[i].indicator == indicator)
            part.items[part.n++] = findings->items[i];
    return part;
}
