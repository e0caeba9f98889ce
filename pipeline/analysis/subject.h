/* subject: one indicator under analysis, and what all the analysis's parts share. Private to this room. */
#ifndef ANALYSIS_SUBJECT_H
#define ANALYSIS_SUBJECT_H

#include "analysis/analysis.h"
#include "analysis/reach.h"
#include "stats/interval.h"
#include "stats/rank.h"
#include "stats/spc.h"

#define NO_PERIOD SIZE_MAX
#define NO_TRACK UINT32_MAX
/* The latest comparison and those before it that the rule of dips looks at. */
#define LOOK_BACK 3
#define COVERAGE_ALL 0 /* published, or of every LA */

/* A value that takes part in comparisons, of one tracked area in one period. */
struct measured {
    bool stands;     /* a number that counts; queried, withheld and missing ones do not */
    bool has_counts; /* both, of a value that stands */
    bool partial;    /* a region's value that lacks LAs */
    double value;    /* as shown: published where published */
    double numerator, denominator;
    enum state state; /* of the observation */
    unsigned marks;
    uint32_t figure;         /* the value's record (a region's: STAT_REGION), or FIGURE_NONE */
    uint32_t verdict_figure; /* STAT_INTERVAL998, or FIGURE_NONE */
};

/* The change of one tracked area in one period. */
struct change {
    double value;
    uint32_t figure; /* STAT_CHANGE, or FIGURE_NONE */
    bool stands;
    bool tested;      /* by the interval of the difference */
    signed char side; /* the interval lies wholly above zero (+1), wholly below (−1), or neither */
};

struct subject {
    struct analysis *analysis;
    const struct indicator *indicator;
    uint32_t index;
    const struct series *series;
    size_t n_periods; /* those not after the reported one */
    size_t latest;    /* the last one with a value for any LA, or NO_PERIOD */
    int polarity;     /* +1 high is good, −1 low is good, 0 none */
    bool has_least_change;
    double least_change;
    struct change *changes; /* period × n_tracked + track */
    /* while subject_build works on the indicator */
    uint32_t *figures;                   /* STAT_VALUE records, cell by cell as in the series; FIGURE_NONE */
    uint32_t *numerators, *denominators; /* their records */
    struct measured *measured;           /* as the changes */
    /* the same: intervals at the drawn confidence (95 %) and at that of verdicts (99.8 %); the fault says why
     * there is none */
    struct interval *drawn, *verdicts;
    /* what is kept of it: the latest period's, by track, and the region's, by period */
    struct measured *latest_measured, *region_measured;
    bool *is_tested;         /* by period: a verdict or a deciding comparison rests on its 99.8 % intervals */
    struct span *spans;      /* by period */
    uint32_t *coverages;     /* of the region, by period: COVERAGE_ALL, or which set of LAs its value is of */
    uint32_t usual_coverage; /* of most of its periods: points of charts and trends are of this one */
    const struct subject *in_year; /* the indicator of which this one is the annual twin, or NULL */
    /* of the latest period, by track */
    uint32_t *flags;   /* STAT_SPC_FLAG, or FIGURE_NONE */
    uint32_t *funnels; /* STAT_FUNNEL_LOWER998, or FIGURE_NONE */
    int *outside;      /* of the 99.8 % funnel: +1 above, -1 below */
    enum word *variations, *dips, *improvements, *persistently_low,
        *movements;                     /* WORD_NONE_SET: not decided */
    const struct series_break **breaks; /* those of this indicator */
    int32_t *break_days;                /* break_day of each */
    size_t n_breaks;
};

struct analysis {
    const struct spec *spec;
    const struct settings *settings;
    const struct lists *lists;
    const struct dataset *dataset;
    const struct areas *areas;
    struct ledger *ledger;
    struct arena *scratch; /* working memory: of the run, while subject_build works of the indicator */
    struct diags *diags;
    /* tracked areas: the region's LAs in the spec's order, its former ones, the region, the country */
    uint32_t *tracked;
    uint32_t *track; /* of an area, or NO_TRACK */
    size_t n_las, n_tracked;
    bool *is_charted; /* by track: a control chart of it is drawn, so that each of its points is recorded */
    uint32_t region_track, country_track; /* country: NO_TRACK when areas.csv has none */
    uint32_t country;                     /* area index or AREA_NONE */
    uint32_t *observed;                   /* areas whose values of all periods are recorded, ascending */
    size_t n_observed;
    uint32_t *english_las; /* every area of kind la, ascending */
    size_t n_english_las;
    bool *is_observed;                   /* by area */
    struct subject *subjects;            /* by indicator */
    struct str drawn_text, verdict_text; /* "95%", "99.8%" */
    struct str interval_texts[2][3],
        value_texts[2][16]; /* made on first use, see method_interval and observe */
    /* working room of one step */
    double *values, *sorted;    /* two numbers an area each */
    struct interval *intervals; /* one an area */
    struct rank *ranks;         /* one an area */
    uint32_t *list;             /* four figure numbers an area */
};

/* -- what every part asks */
static inline size_t subject_cell(const struct subject *subject, size_t period, uint32_t area)
{
    return reach_cell(subject->series, period, area);
}
struct period subject_period(const struct subject *subject, size_t period);
/* Borrowed; `track` numbers a tracked area. Once the indicator is built, of the latest period or the region
 * only. */
struct measured *subject_measured(const struct subject *subject, size_t period, uint32_t track);
struct change *subject_change(const struct subject *subject, size_t period, uint32_t track);
struct interval *subject_drawn(const struct subject *subject, size_t period, uint32_t track);
struct interval *subject_verdict(const struct subject *subject, size_t period, uint32_t track);
/* Whether any area's number of this cell counts, and the number. */
bool subject_value(const struct subject *subject, size_t period, uint32_t area, double *value);
bool subject_counts(const struct subject *subject, size_t period, uint32_t area, double *numerator,
                    double *denominator);
double subject_scale(const struct subject *subject, size_t period); /* multiplier, annualised where it is */
bool subject_is_annual(const struct subject *subject, size_t period);
/* The break that lies between two periods of an area's series, or NULL. */
const struct series_break *subject_break(const struct subject *subject, uint32_t area, size_t from,
                                         size_t to);
/* How many of the region's LAs existed at the period's end: those that its value is made of when it is whole.
 */
size_t subject_expected(const struct subject *subject, size_t period);
/* The same indicator's period so many years before, or NO_PERIOD. */
size_t subject_years_before(const struct subject *subject, size_t period, int years);
/* "The comparison before" ends one year earlier, for in-period figures one period; NO_PERIOD. */
size_t subject_comparison_before(const struct subject *subject, size_t period);
/* The target in force, or NULL. */
const struct target *subject_target(const struct subject *subject, uint32_t track, size_t period);
/* Whether the value may stand among those of other periods, as a point of a chart or a trend: a region's of a
 * period that lacks LAs is made of other LAs than the rest, and may not. */
bool subject_is_point(const struct subject *subject, size_t period, uint32_t track);
/* "made of 13 of 14 LAs, unlike the other points"; for a region's value that is none. */
struct str subject_why_no_point(const struct subject *subject, size_t period);
/* The interval of counts by the indicator's measure. */
struct interval subject_interval(const struct subject *subject, size_t period, double numerator,
                                 double denominator, double confidence);
/* What newer returns say that are not signed off, of the latest periods: said beside what stands. */
void pending_build(const struct analysis *analysis);
/* The word of a verdict of the latest period that stands; WORD_NONE_SET. */
enum word subject_word(const struct subject *subject, uint32_t area, enum statistic statistic);
/* Whether areas may be compared by it at all: a count follows an area's size. */
bool subject_is_comparable(const struct subject *subject);
#define METHOD_COUNT "a count is not compared with another area's"
/* Whether the measure has intervals at all. */
bool subject_has_intervals(const struct subject *subject);

/* -- making figures */
struct figure subject_figure(const struct subject *subject, uint32_t area, size_t period,
                             enum statistic statistic);
void figure_set(struct figure *figure, double value); /* a number that stands */
void figure_set_interval(struct figure *figure, const struct interval *interval, double confidence);
void figure_add_parts(struct figure *figure, unsigned parts); /* PART_* */
/* Whether a change or difference reaches the least change that matters, or falls short of it and would not be
 * called similar all the same. */
void figure_set_size(struct figure *figure, const struct subject *subject);
void figure_set_word(struct figure *figure, enum word word);
void figure_set_inputs(struct figure *figure, const struct analysis *analysis, const uint32_t *inputs,
                       size_t n);
void figure_set_input(struct figure *figure, const struct analysis *analysis, uint32_t input);
void figure_set_inputs2(struct figure *figure, const struct analysis *analysis, uint32_t first,
                        uint32_t second);
struct str method_format(const struct analysis *analysis, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The confidence that recent trends and the range of a rank are defined by, whatever is drawn. */
#define RANGE_CONFIDENCE 0.95
/* "wilson 99.8%", or why there is none. */
struct str method_interval(struct analysis *analysis, const struct interval *interval, struct str confidence);
/* What decides a verdict: "wilson 99.8%; least change 1"; "difference-only: no counts published; …". */
struct str method_verdict(const struct subject *subject, bool has_counts, const struct interval *interval);
/* "no value for 2024-25 FY (confidential)". */
struct str method_no_value(const struct analysis *analysis, struct period period, enum state state);

/* -- the parts, in the order in which they run for an indicator */
void observe_build(struct subject *subject);
void observe_england(struct subject *subject, size_t period);
/* The record of an observed value's interval at the confidence of verdicts; FIGURE_NONE where there is none.
 */
uint32_t observe_verdict(const struct subject *subject, size_t period, uint32_t area,
                         const struct interval *interval);
void region_build(struct subject *subject);
void neighbours_build(struct subject *subject);
void changes_build(struct subject *subject);
void comparison_build(struct subject *subject);
void targets_build(struct subject *subject);
/* The verdict of another period than the latest, for an LA of the region or the region. */
void targets_add(struct subject *subject, size_t period, uint32_t area);
void league_build(struct subject *subject);
void trends_build(struct subject *subject);
void control_build(struct subject *subject);
void funnels_build(struct subject *subject);
void movements_build(struct subject *subject);
/* What the spec's claims rest on and no other part has recorded. */
void claims_build(struct subject *subject);
/* Before all of that: the areas that claims name are observed. */
void claims_observe(const struct analysis *analysis);
/* And their periods tested. */
void claims_test(struct subject *subject);
/* The LAs of the region that have both cells, so that the two can be compared like for like, and no break
 * between two of one series; their counts are summed, or for a count their values. */
struct like {
    size_t n, n_broken;
    double sums[4];  /* first numerator and denominator, second ones; of a count only 0 and 2 */
    size_t n_inputs; /* in analysis->list, LA by LA in that order */
};
struct like like_build(const struct subject *first, size_t first_period, const struct subject *second,
                       size_t second_period);
/* in-year indicators before annual ones: what an in-year one decides, its twin leaves */
void dips_build(struct subject *subject);
/* after all of that, for all indicators */
void position_build(struct subject *subject);
void themes_build(struct analysis *analysis);
void counts_build(struct analysis *analysis);
/* of the nodes and all below them */
void flow_build(struct analysis *analysis, const struct node *nodes);
void stacks_build(const struct analysis *analysis, const struct node *nodes);
void comparison_neighbours(struct subject *subject, size_t period, uint32_t track);

#endif
