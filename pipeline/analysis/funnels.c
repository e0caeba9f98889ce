/* Funnel limits: how far a value may lie from England's, or the region's, by chance at its own denominator.
 */
#include "analysis/subject.h"

#include "stats/funnel.h"

static uint32_t reference_track(const struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t country = analysis->country_track;
    if (country != NO_TRACK && subject_measured(subject, subject->latest, country)->stands)
        return country;
    return analysis->region_track;
}

static void limit_add(struct subject *subject, uint32_t track, enum statistic statistic, bool stands,
                      double value, struct figure blank)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = blank;
    figure.statistic = statistic;
    if (stands)
        figure_set(&figure, value);
    uint32_t added = ledger_add(analysis->ledger, figure);
    if (statistic == STAT_FUNNEL_LOWER998)
        subject->funnels[track] = added;
}

static void funnel_add(struct subject *subject, uint32_t track, uint32_t reference)
{
    struct analysis *analysis = subject->analysis;
    const struct measured *own = subject_measured(subject, subject->latest, track);
    const struct measured *fixed = subject_measured(subject, subject->latest, reference);
    double scale = subject_scale(subject, subject->latest);
    /* by the counts: a published value is rounded, and may then lie across a limit that it does not reach */
    double own_value = scale * own->numerator / own->denominator;
    bool proportion = subject->indicator->measure == MEASURE_PROPORTION;
    const double confidences[2] = {analysis->settings->drawn_confidence,
                                   analysis->settings->verdict_confidence};
    const enum statistic statistics[2][2] = {{STAT_FUNNEL_LOWER95, STAT_FUNNEL_UPPER95},
                                             {STAT_FUNNEL_LOWER998, STAT_FUNNEL_UPPER998}};
    struct figure blank =
        subject_figure(subject, analysis->tracked[track], subject->latest, STAT_FUNNEL_LOWER95);
    blank.comparator = analysis->tracked[reference];
    blank.comparator_period = subject_period(subject, subject->latest);
    size_t at = subject_cell(subject, subject->latest, blank.area);
    figure_set_inputs2(&blank, analysis, fixed->figure, subject->denominators[at]);
    for (int i = 0; i < 2; i++) {
        struct interval funnel = (proportion ? funnel_proportion : funnel_rate)(
            fixed->value, own->denominator, scale, confidences[i]);
        bool stands = funnel.fault == INTERVAL_STANDS;
        blank.method = stands ? (proportion ? STR("wilson limits around the reference")
                                            : STR("poisson limits around the reference"))
                              : str_of(interval_fault_text(funnel.fault));
        limit_add(subject, track, statistics[i][0], stands && funnel.has_lower, funnel.lower, blank);
        limit_add(subject, track, statistics[i][1], stands && funnel.has_upper, funnel.upper, blank);
        if (i == 1 && stands)
            subject->outside[track] = funnel.has_upper && own_value > funnel.upper   ? 1
                                      : funnel.has_lower && own_value < funnel.lower ? -1
                                                                                     : 0;
    }
}

/* Whether the body draws a funnel of this indicator. */
static bool is_drawn(const struct node *nodes, uint32_t indicator)
{
    for (const struct node *node = nodes; node; node = node->next) {
        bool is_funnel = node->kind == NODE_CHART && node->chart == WANTED_FUNNEL;
        if (is_funnel && node->n_indicators == 0)
            return true;
        for (size_t i = 0; is_funnel && i < node->n_indicators; i++)
            if (node->indicators[i] == indicator)
                return true;
        if (is_drawn(node->children, indicator))
            return true;
    }
    return false;
}

/* Movements of indicators without polarity rest on a funnel; of the others there is one where it is drawn. */
void funnels_build(struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->latest == NO_PERIOD || !subject_has_intervals(subject))
        return;
    if (subject->polarity != 0 && !is_drawn(analysis->spec->body, subject->index))
        return;
    uint32_t reference = reference_track(subject);
    if (!subject_measured(subject, subject->latest, reference)->stands)
        return;
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        const struct measured *own = subject_measured(subject, subject->latest, track);
        if (own->has_counts && own->denominator > 0)
            funnel_add(subject, track, reference);
    }
}
