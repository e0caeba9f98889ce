/* Conversions of the demand flow: each step's count as a share of the step before it, for the flows that the
 * spec draws. */
#include "analysis/subject.h"

#include "base/number.h"

static struct str conversion_detail(void)
{
    return STR("conversion");
}

/* Stocks stand beside the flow and are no step of it. */
static bool is_step(const struct subject *subject)
{
    return subject->latest != NO_PERIOD && subject->indicator->measure == MEASURE_COUNT &&
           subject->indicator->basis != BASIS_SNAPSHOT;
}

static size_t period_of_node(const struct node *node, const struct subject *subject)
{
    return period_is(node->period) ? series_find_period(subject->series, node->period) : subject->latest;
}

static void conversion_set(struct figure *figure, const struct subject *step, const struct subject *before,
                           double part, double whole)
{
    const struct analysis *analysis = step->analysis;
    if (!(whole > 0)) {
        figure->method = STR("the step before is zero");
        return;
    }
    figure_set(figure, 100 * part / whole);
    figure->display = number_display(analysis->scratch, figure->value, 0);
    figure->method = method_format(analysis, "per cent of %.*s", STR_ARG(before->indicator->id));
}

/* Where an LA is missing from one step, both are summed over the LAs that have both. */
static void conversion_like_for_like(struct figure *figure, const struct subject *step, size_t period,
                                     const struct subject *before, size_t at)
{
    const struct analysis *analysis = step->analysis;
    struct like like = like_build(step, period, before, at);
    figure->n_used = (uint32_t)like.n;
    figure->n_expected = (uint32_t)subject_expected(step, period);
    figure_set_inputs(figure, analysis, analysis->list, like.n_inputs);
    if (like.n == 0) {
        figure->method = STR("no LA is in both steps");
        return;
    }
    conversion_set(figure, step, before, like.sums[0], like.sums[2]);
    if (!(figure->has & FIGURE_VALUE))
        return;
    figure->marks = MARK_PARTIAL;
    figure->method = method_format(analysis, "%.*s; like for like, the %zu of %u LAs in both steps",
                                   STR_ARG(figure->method), like.n, figure->n_expected);
}

static void conversion_add(const struct subject *step, size_t period, const struct subject *before)
{
    const struct analysis *analysis = step->analysis;
    uint32_t region = analysis->spec->region;
    struct period of = subject_period(step, period);
    if (ledger_find_detail(analysis->ledger, step->index, UINT32_MAX, region, of, STAT_COUNT,
                           conversion_detail()) != FIGURE_NONE)
        return;
    struct figure figure = subject_figure(step, region, period, STAT_COUNT);
    figure.detail = conversion_detail();
    figure.comparator = region;
    figure.comparator_period = of;
    size_t at = series_find_period(before->series, of);
    const struct measured *own = subject_measured(step, period, analysis->region_track);
    const struct measured *whole = at != NO_PERIOD && at < before->n_periods
                                       ? subject_measured(before, at, analysis->region_track)
                                       : NULL;
    if (!own->stands || !whole || !whole->stands)
        figure.method = STR("no value of this step or the one before");
    else if (own->partial || whole->partial)
        conversion_like_for_like(&figure, step, period, before, at);
    else
        conversion_set(&figure, step, before, own->value, whole->value);
    if (figure.has & FIGURE_VALUE && figure.n_inputs == 0)
        figure_set_inputs2(&figure, analysis, own->figure, whole->figure);
    ledger_add(analysis->ledger, figure);
}

static void flow_add(struct analysis *analysis, const struct node *node)
{
    const struct subject *before = NULL;
    for (size_t i = 0; i < node->n_indicators; i++) {
        const struct subject *step = &analysis->subjects[node->indicators[i]];
        if (!is_step(step))
            continue;
        size_t period = period_of_node(node, step);
        if (before && period != NO_PERIOD && period < step->n_periods)
            conversion_add(step, period, before);
        before = step;
    }
}

void flow_build(struct analysis *analysis, const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        if (node->kind == NODE_DEMAND_FLOW || (node->kind == NODE_CHART && node->chart == WANTED_FLOW))
            flow_add(analysis, node);
        flow_build(analysis, node->children);
    }
}
