/* Statistical neighbours: their mean (DfE's rule), median and pooled value beside each LA of the region. */
#include "analysis/subject.h"

#include "stats/average.h"
#include "stats/quantile.h"

/* The neighbours of one LA with a value in one period. */
struct company {
    const struct neighbour_list *list;
    size_t n; /* with a value: analysis->values and analysis->list hold them */
    const uint32_t *inputs;
};

static struct company company_build(const struct subject *subject, size_t period,
                                    const struct neighbour_list *list)
{
    const struct analysis *analysis = subject->analysis;
    struct company company = {.list = list};
    for (size_t i = 0; i < list->n; i++) {
        double value;
        if (!subject_value(subject, period, list->areas[i], &value))
            continue;
        analysis->list[company.n] = subject->figures[subject_cell(subject, period, list->areas[i])];
        analysis->values[company.n++] = value;
    }
    return company;
}

static struct figure company_figure(const struct subject *subject, size_t period, uint32_t track,
                                    enum statistic statistic, const struct company *company)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->tracked[track], period, statistic);
    figure.n_used = (uint32_t)company->n;
    figure.n_expected = (uint32_t)company->list->n;
    figure.inputs = company->inputs;
    figure.n_inputs = (uint32_t)company->n;
    return figure;
}

static struct str method_of(const struct analysis *analysis, const char *what, const struct company *company)
{
    struct str model = analysis->areas->neighbour_model;
    return method_format(analysis, "%s of %zu of %zu neighbours%s%.*s", what, company->n, company->list->n,
                         model.len ? ", model " : "", STR_ARG(model));
}

static void pooled_add(struct subject *subject, size_t period, uint32_t track, const struct company *company)
{
    const struct analysis *analysis = subject->analysis;
    const struct neighbour_list *list = company->list;
    struct figure figure = company_figure(subject, period, track, STAT_NEIGHBOURS_POOLED, company);
    double *numerators = analysis->values;
    double *denominators = analysis->values + list->n;
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) {
        size_t cell = subject_cell(subject, period, list->areas[i]);
        if (!subject_counts(subject, period, list->areas[i], &numerators[n], &denominators[n]))
            continue;
        analysis->list[n] = subject->numerators[cell];
        analysis->list[list->n + n++] = subject->denominators[cell];
    }
    for (size_t i = 0; i < n; i++)
        analysis->list[n + i] = analysis->list[list->n + i];
    double value;
    if (!average_pooled(numerators, denominators, n, subject_scale(subject, period), &value)) {
        if (period != subject->latest)
            return;
        figure.inputs = NULL;
        figure.n_inputs = 0;
        figure.n_used = (uint32_t)n;
        figure.method = STR("no counts to pool");
    } else {
        figure_set(&figure, value);
        figure.n_used = (uint32_t)n;
        figure_set_inputs(&figure, analysis, analysis->list, 2 * n);
        struct company counted = {.list = list, .n = n};
        figure.method = method_of(analysis, "pooled value", &counted);
    }
    ledger_add(analysis->ledger, figure);
}

static void company_add(struct subject *subject, size_t period, uint32_t track,
                        const struct neighbour_list *list)
{
    struct analysis *analysis = subject->analysis;
    struct company company = company_build(subject, period, list);
    bool enough = company.n > 0 && (double)company.n >= analysis->settings->minimum;
    /* why there is none is said of the latest period only */
    if (!enough && period != subject->latest)
        return;
    company.inputs = ledger_inputs(analysis->ledger, analysis->list, company.n);
    struct figure mean = company_figure(subject, period, track, STAT_NEIGHBOURS, &company);
    struct figure median = company_figure(subject, period, track, STAT_NEIGHBOURS_MEDIAN, &company);
    double value;
    if (company.n == 0) {
        mean.method = median.method = STR("no neighbour has a value");
    } else if (!enough) {
        mean.method = median.method =
            method_format(analysis, "fewer than %g neighbours with a value (%zu of %zu)",
                          analysis->settings->minimum, company.n, list->n);
    } else if (average_mean(analysis->values, company.n, &value)) {
        figure_set(&mean, value);
        mean.method = method_of(analysis, "mean", &company);
        quantile_sort(analysis->values, company.n);
        if (quantile_type7(analysis->values, company.n, 0.5, &value))
            figure_set(&median, value);
        median.method = method_of(analysis, "median", &company);
    }
    ledger_add(analysis->ledger, mean);
    ledger_add(analysis->ledger, median);
    if (enough)
        pooled_add(subject, period, track, &company);
}

void neighbours_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    if (!analysis->areas->neighbours)
        return;
    for (size_t period = 0; period < subject->n_periods; period++)
        for (uint32_t track = 0; track < analysis->n_las; track++) {
            const struct neighbour_list *list = &analysis->areas->neighbours[analysis->tracked[track]];
            if (list->n)
                company_add(subject, period, track, list);
        }
}
