/* Like for like: two cells of the region compared over the LAs that have both, and no break between. */
#include "analysis/subject.h"

#include "stats/average.h"

static uint32_t record_of(const struct subject *subject, size_t period, uint32_t area,
                          enum statistic statistic)
{
    return ledger_find(subject->analysis->ledger, subject->index, area, subject_period(subject, period),
                       statistic);
}

/* The parts of one LA's cell, in order, and their records; how many, or 0 where they do not stand. */
static size_t parts_of(const struct subject *subject, size_t period, uint32_t area, double parts[2],
                       uint32_t figures[2])
{
    if (subject->indicator->measure == MEASURE_COUNT) {
        figures[0] = record_of(subject, period, area, STAT_VALUE);
        return subject_value(subject, period, area, &parts[0]);
    }
    figures[0] = record_of(subject, period, area, STAT_NUMERATOR);
    figures[1] = record_of(subject, period, area, STAT_DENOMINATOR);
    return subject_counts(subject, period, area, &parts[0], &parts[1]) ? 2 : 0;
}

struct like like_build(const struct subject *first, size_t first_period, const struct subject *second,
                       size_t second_period)
{
    const struct analysis *analysis = first->analysis;
    struct average sums[4] = {0};
    struct like like = {0};
    bool is_own = first == second; /* a break is in one series */
    for (uint32_t i = 0; i < analysis->n_las; i++) {
        uint32_t area = analysis->tracked[i];
        if (is_own && subject_break(first, area, second_period, first_period)) {
            like.n_broken++;
            continue;
        }
        double parts[2][2];
        uint32_t figures[2][2];
        const size_t n[2] = {parts_of(first, first_period, area, parts[0], figures[0]),
                             parts_of(second, second_period, area, parts[1], figures[1])};
        if (n[0] == 0 || n[1] == 0)
            continue;
        for (size_t side = 0; side < 2; side++)
            for (size_t k = 0; k < n[side]; k++) {
                average_add(&sums[2 * side + k], parts[side][k]);
                analysis->list[like.n_inputs++] = figures[side][k];
            }
        like.n++;
    }
    for (size_t k = 0; k < 4; k++)
        like.sums[k] = average_total(&sums[k]);
    return like;
}
