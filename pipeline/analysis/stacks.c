/* What the parts of a stacked bar come to, area by area, for the charts that the spec draws. */
#include "analysis/subject.h"

#include "base/number.h"

#include "stats/average.h"

/* What goes over the whole by rounding alone is no more than the whole. */
#define MOST_WHOLE 1.005

struct stack {
    const struct analysis *analysis;
    const struct node *node;
    size_t *periods; /* of each part; NO_PERIOD */
    struct str detail, method;
};

static bool part_value(const struct subject *subject, size_t period, uint32_t area, double *value,
                       uint32_t *figure)
{
    const struct analysis *analysis = subject->analysis;
    bool is_region = area == analysis->spec->region;
    *figure = ledger_find(analysis->ledger, subject->index, area, subject_period(subject, period),
                          is_region ? STAT_REGION : STAT_VALUE);
    if (!is_region)
        return subject_value(subject, period, area, value);
    const struct measured *measured = subject_measured(subject, period, analysis->region_track);
    *value = measured->value;
    return measured->stands;
}

static void sum_add(const struct stack *stack, uint32_t area)
{
    const struct analysis *analysis = stack->analysis;
    const struct node *node = stack->node;
    const struct subject *first = &analysis->subjects[node->indicators[0]];
    struct figure figure = subject_figure(first, area, stack->periods[0], STAT_COUNT);
    figure.detail = stack->detail;
    if (ledger_find_detail(analysis->ledger, first->index, UINT32_MAX, area, figure.period, STAT_COUNT,
                           figure.detail) != FIGURE_NONE)
        return;
    struct average shares = {0}, sum = {0};
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, node->n_indicators);
    uint32_t n = 0;
    for (size_t i = 0; i < node->n_indicators; i++) {
        const struct subject *part = &analysis->subjects[node->indicators[i]];
        double value;
        uint32_t input;
        if (stack->periods[i] == NO_PERIOD || !part_value(part, stack->periods[i], area, &value, &input))
            continue;
        average_add(&sum, value);
        average_add(&shares, value / part->indicator->multiplier);
        if (input != FIGURE_NONE)
            inputs[n++] = input;
    }
    figure.n_used = n;
    figure.n_expected = (uint32_t)node->n_indicators;
    figure.method = stack->method;
    figure_set_inputs(&figure, analysis, inputs, n);
    if (n)
        figure_set(&figure, average_total(&sum));
    figure.display = number_display(analysis->scratch, figure.value, first->indicator->decimals);
    if (average_total(&shares) > MOST_WHOLE) {
        figure_add_parts(&figure, PART_ABOVE_WHOLE);
        figure.method = method_format(analysis, "%.*s; more than the whole", STR_ARG(stack->method));
    }
    ledger_add(analysis->ledger, figure);
}

static void stack_add(const struct analysis *analysis, const struct node *node)
{
    struct stack stack = {.analysis = analysis,
                          .node = node,
                          .periods = ARENA_ARRAY(analysis->scratch, size_t, node->n_indicators + 1),
                          .detail = detail_stack(analysis->dataset->catalogue, node->indicators,
                                                 node->n_indicators, analysis->scratch),
                          .method = STR("sum of the parts")};
    for (size_t i = 0; i < node->n_indicators; i++) {
        const struct subject *part = &analysis->subjects[node->indicators[i]];
        size_t at = period_is(node->period) ? series_find_period(part->series, node->period) : part->latest;
        stack.periods[i] = at < part->n_periods ? at : NO_PERIOD;
        if (part->indicator->measure != MEASURE_PROPORTION)
            return;
    }
    if (node->n_indicators < 2 || stack.periods[0] == NO_PERIOD)
        return;
    size_t n = node->n_areas ? node->n_areas : analysis->n_las;
    const uint32_t *areas = node->n_areas ? node->areas : analysis->tracked;
    for (size_t i = 0; i < n; i++)
        sum_add(&stack, areas[i]);
    sum_add(&stack, analysis->spec->region);
    if (analysis->country != AREA_NONE)
        sum_add(&stack, analysis->country);
}

void stacks_build(const struct analysis *analysis, const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        if (node->kind == NODE_CHART && node->chart == WANTED_STACKED)
            stack_add(analysis, node);
        stacks_build(analysis, node->children);
    }
}
