/* Who is slipping, and its mirror, who is improving: one declared rule for every LA and every indicator with
 * a polarity. */
#include "analysis/subject.h"

#include "base/number.h"

#include "stats/difference.h"

#include <math.h>

/* The rule looks one way: adverse changes make a dip, good ones an improvement. */
struct side {
    enum statistic statistic;
    enum difference_verdict verdict; /* of a change that counts */
    enum word levels[3];             /* size only; and own evidence; and persistence */
    enum word control;               /* what the control chart says of the last point */
    enum parts_side parts;
    const char *word; /* "adverse" */
};

static const struct side dip_side = {
    STAT_DIP,     DIFFERENCE_WORSE, {WORD_WATCH, WORD_DIPPING, WORD_SUSTAINED},
    WORD_CONCERN, SIDE_ADVERSE,     "adverse"};
static const struct side improvement_side = {
    STAT_IMPROVEMENT, DIFFERENCE_BETTER, {WORD_WATCH, WORD_IMPROVING, WORD_SUSTAINED},
    WORD_IMPROVEMENT, SIDE_GOOD,         "good"};

/* What is known of one LA and indicator. */
struct evidence {
    uint32_t track;
    const struct measured *own;
    bool has_counts;
    bool small;      /* a denominator under the setting's */
    double children; /* what the change is worth; −1 where no counts tell */
    double change;
    bool runs[LOOK_BACK];        /* the comparison, and the ones before it, go this way by least change */
    uint32_t changes[LOOK_BACK]; /* their figures */
    bool excludes_zero, control, trend;
    uint32_t trend_figure;
};

static bool goes_this_way(const struct subject *subject, const struct side *side, const struct change *change)
{
    return change->stands &&
           difference_verdict(change->value, subject->least_change, subject->polarity) == side->verdict;
}

/* The interval of the difference lies wholly on the side that the change is on. */
static bool excludes_zero(const struct change *change)
{
    return change->tested && (change->value > 0 ? change->side > 0 : change->side < 0);
}

/* What the change is worth in children (or whatever the denominator counts); of a count the change itself. */
static double worth(const struct subject *subject, const struct measured *own, double change)
{
    if (subject->indicator->measure == MEASURE_COUNT)
        return fabs(change);
    if (!own->has_counts)
        return -1;
    return fabs(change) * own->denominator / subject_scale(subject, subject->latest);
}

static bool trend_goes(const struct subject *subject, const struct side *side, uint32_t area,
                       uint32_t *figure)
{
    const struct ledger *ledger = subject->analysis->ledger;
    *figure = ledger_find(ledger, subject->index, area, subject_period(subject, subject->latest), STAT_TREND);
    if (*figure == FIGURE_NONE)
        return false;
    enum word adverse =
        (side->verdict == DIFFERENCE_WORSE) == (subject->polarity < 0) ? WORD_INCREASING : WORD_DECREASING;
    return ledger_read(ledger, *figure, NULL).word == adverse;
}

static struct evidence evidence_build(const struct subject *subject, const struct side *side, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct evidence evidence = {.track = track, .own = subject_measured(subject, subject->latest, track)};
    size_t period = subject->latest;
    for (int i = 0; i < LOOK_BACK; i++) {
        evidence.changes[i] = FIGURE_NONE;
        if (period == NO_PERIOD)
            continue;
        evidence.runs[i] = goes_this_way(subject, side, subject_change(subject, period, track));
        evidence.changes[i] = subject_change(subject, period, track)->figure;
        period = subject_comparison_before(subject, period);
    }
    const struct change *latest = subject_change(subject, subject->latest, track);
    evidence.change = latest->value;
    evidence.children = worth(subject, evidence.own, latest->value);
    evidence.has_counts = evidence.own->has_counts || subject->indicator->measure == MEASURE_COUNT;
    evidence.small =
        evidence.own->has_counts && evidence.own->denominator < analysis->settings->small_denominator;
    evidence.excludes_zero = excludes_zero(latest);
    evidence.control = evidence.has_counts && subject->variations[track] == side->control;
    evidence.trend = trend_goes(subject, side, analysis->tracked[track], &evidence.trend_figure);
    return evidence;
}

/* What of the rule holds; without PART_SIZE nothing does. */
static unsigned parts_of(const struct subject *subject, const struct evidence *evidence)
{
    const struct settings *settings = subject->analysis->settings;
    if (!evidence->runs[0])
        return 0;
    if (evidence->has_counts && evidence->children < settings->least_children * (1 - 1e-9))
        return PART_FEW;
    unsigned parts = PART_SIZE;
    parts |= evidence->has_counts ? 0 : PART_NO_COUNTS;
    parts |= evidence->excludes_zero ? PART_INTERVAL : 0;
    parts |= evidence->control ? PART_CONTROL : 0;
    parts |= evidence->runs[1] ? PART_SECOND : 0;
    if (!(parts & (PART_INTERVAL | PART_CONTROL | PART_SECOND)))
        return parts;
    parts |= evidence->trend ? PART_TREND : 0;
    parts |= evidence->runs[1] && evidence->runs[2] ? PART_THREE : 0;
    return evidence->small ? parts | PART_SMALL : parts;
}

static enum word level_of(const struct side *side, unsigned parts)
{
    if (!(parts & PART_SIZE))
        return WORD_NONE;
    if (!(parts & (PART_INTERVAL | PART_CONTROL | PART_SECOND)) || parts & PART_SMALL)
        return side->levels[0];
    return parts & (PART_TREND | PART_THREE) ? side->levels[2] : side->levels[1];
}

static struct str parts_text(const struct analysis *analysis, unsigned parts, enum parts_side side)
{
    struct buf text = {0};
    parts_add_text(&text, parts, side);
    struct str kept = ledger_keep(analysis->ledger, buf_str(&text));
    buf_close(&text);
    return kept;
}

/* What fired, in words. */
static struct str rule_text(const struct subject *subject, const struct side *side, unsigned parts)
{
    const struct analysis *analysis = subject->analysis;
    const struct settings *settings = analysis->settings;
    if (parts & PART_FEW)
        return method_format(analysis, "%s change worth fewer than %g", side->word, settings->least_children);
    if (!(parts & PART_SIZE))
        return method_format(analysis, "no %s change of %g or more", side->word, subject->least_change);
    struct str text = parts_text(analysis, parts, side->parts);
    if (!(parts & PART_SMALL))
        return text;
    return method_format(analysis, "%.*s; denominator under %g", STR_ARG(text), settings->small_denominator);
}

static void inputs_set(const struct subject *subject, const struct evidence *evidence, struct figure *figure)
{
    uint32_t inputs[LOOK_BACK + 2];
    size_t n = 0;
    bool running = true; /* the comparisons before count while every one goes this way */
    for (int i = 0; i < LOOK_BACK; i++) {
        if (evidence->changes[i] != FIGURE_NONE && (i == 0 || (running && evidence->runs[i])))
            inputs[n++] = evidence->changes[i];
        running = running && evidence->runs[i];
    }
    if (evidence->control)
        inputs[n++] = subject->flags[evidence->track];
    if (evidence->trend)
        inputs[n++] = evidence->trend_figure;
    figure_set_inputs(figure, subject->analysis, inputs, n);
}

#define METHOD_CHANGE_SIZE "change ÷ least change"

/* How many least changes a change, or the distance from England, comes to. */
static void size_add(const struct subject *subject, uint32_t area, struct str detail, struct str method,
                     double difference, uint32_t input)
{
    const struct analysis *analysis = subject->analysis;
    if (!(subject->least_change > 0))
        return;
    struct figure size = subject_figure(subject, area, subject->latest, STAT_COUNT);
    size.detail = detail;
    figure_set_input(&size, analysis, input);
    figure_set(&size, fabs(difference) / subject->least_change);
    size.display = number_display(analysis->scratch, size.value, 1);
    size.method = method;
    ledger_add(analysis->ledger, size);
}

/* What an entry says beside its level: how many children the change is worth, and how many least changes it
 * is. */
static void details_add(const struct subject *subject, const struct side *side,
                        const struct evidence *evidence)
{
    const struct analysis *analysis = subject->analysis;
    bool is_dip = side->statistic == STAT_DIP;
    struct figure figure =
        subject_figure(subject, analysis->tracked[evidence->track], subject->latest, STAT_COUNT);
    figure_set_input(&figure, analysis, evidence->changes[0]);
    size_add(subject, analysis->tracked[evidence->track], is_dip ? STR("dip-size") : STR("improvement-size"),
             STR(METHOD_CHANGE_SIZE), evidence->change, evidence->changes[0]);
    if (evidence->children < 0)
        return;
    figure.detail = is_dip ? STR("dip-children") : STR("improvement-children");
    figure_set(&figure, evidence->children);
    figure.display = number_display(analysis->scratch, figure.value, 0);
    figure.method = STR("|change| × latest denominator ÷ multiplier");
    ledger_add(analysis->ledger, figure);
}

/* Whether the in-year indicator of which this is the annual twin has decided for the LA already. */
static const struct subject *decided_in_year(const struct subject *subject, uint32_t track)
{
    if (!subject->in_year)
        return NULL;
    const struct subject *in_year = subject->in_year;
    if (in_year->latest == NO_PERIOD || period_compare(subject_period(in_year, in_year->latest),
                                                       subject_period(subject, subject->latest)) <= 0)
        return NULL;
    return subject_change(in_year, in_year->latest, track)->stands ? in_year : NULL;
}

static void side_add(struct subject *subject, const struct side *side, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure =
        subject_figure(subject, analysis->tracked[track], subject->latest, side->statistic);
    const struct subject *in_year = decided_in_year(subject, track);
    enum word *result = side->statistic == STAT_DIP ? &subject->dips[track] : &subject->improvements[track];
    struct period against =
        indicator_comparison(subject->indicator, subject_period(subject, subject->latest));
    figure.comparator = figure.area;
    figure.comparator_period = against;
    *result = WORD_NONE_SET;
    if (subject->polarity == 0) {
        figure.method = STR("no polarity");
    } else if (!subject->has_least_change) {
        figure.method = STR("no least change in the catalogue");
    } else if (in_year) {
        figure.method = method_format(analysis, "decided in-year by %.*s", STR_ARG(in_year->indicator->id));
    } else if (!subject_change(subject, subject->latest, track)->stands) {
        uint32_t change = subject_change(subject, subject->latest, track)->figure;
        figure_set_input(&figure, analysis, change);
        figure.method =
            change == FIGURE_NONE ? STR("no comparison") : ledger_read(analysis->ledger, change, NULL).method;
    } else {
        struct evidence evidence = evidence_build(subject, side, track);
        unsigned parts = parts_of(subject, &evidence);
        *result = level_of(side, parts);
        figure_set_word(&figure, *result);
        figure_add_parts(&figure, parts);
        figure.method = rule_text(subject, side, parts);
        inputs_set(subject, &evidence, &figure);
        if (*result != WORD_NONE)
            details_add(subject, side, &evidence);
    }
    ledger_add(analysis->ledger, figure);
}

static bool is_entry(enum word level)
{
    return level != WORD_NONE_SET && level != WORD_NONE;
}

/* The sizes by which lists are put in order: of a change that no rule of dips or improvements has measured,
 * and of the distance from England. */
static void sizes_add(const struct subject *subject, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t area = analysis->tracked[track];
    const struct change *change = subject_change(subject, subject->latest, track);
    if (change->stands && !is_entry(subject->dips[track]) && !is_entry(subject->improvements[track]))
        size_add(subject, area, STR("change-size"), STR(METHOD_CHANGE_SIZE), change->value, change->figure);
    uint32_t apart = ledger_find(analysis->ledger, subject->index, area,
                                 subject_period(subject, subject->latest), STAT_DIFF_ENGLAND);
    if (apart == FIGURE_NONE)
        return;
    struct figure difference = ledger_read(analysis->ledger, apart, NULL);
    if (difference.has & FIGURE_VALUE)
        size_add(subject, area, STR("england-size"), STR("distance ÷ least change"), difference.value, apart);
}

void dips_build(struct subject *subject)
{
    if (subject->latest == NO_PERIOD)
        return;
    for (uint32_t track = 0; track < subject->analysis->n_las; track++) {
        side_add(subject, &dip_side, track);
        side_add(subject, &improvement_side, track);
    }
    for (uint32_t track = 0; track <= subject->analysis->region_track; track++)
        sizes_add(subject, track);
}

/* -- indicators without polarity, and funnels */

static void movement_add(struct subject *subject, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->tracked[track], subject->latest, STAT_MOVEMENT);
    const struct change *change = subject_change(subject, subject->latest, track);
    const struct measured *own = subject_measured(subject, subject->latest, track);
    figure.comparator = figure.area;
    figure.comparator_period =
        indicator_comparison(subject->indicator, subject_period(subject, subject->latest));
    figure_set_input(&figure, analysis, change->figure);
    bool tested = change->tested;
    if (!change->stands) {
        figure.method = change->figure == FIGURE_NONE
                            ? STR("no comparison")
                            : ledger_read(analysis->ledger, change->figure, NULL).method;
    } else if (!tested) {
        figure_add_parts(&figure, own->has_counts ? 0 : PART_NO_COUNTS);
        figure.method =
            own->has_counts ? STR("cannot be tested: no interval") : part_text(PART_NO_COUNTS, SIDE_ADVERSE);
    } else {
        bool large = !subject->has_least_change || difference_reaches(change->value, subject->least_change);
        double children = worth(subject, own, change->value);
        bool enough = children < 0 || children >= analysis->settings->least_children * (1 - 1e-9);
        bool moved = excludes_zero(change) && large && enough;
        figure_set_word(&figure, !moved ? WORD_NONE : change->value > 0 ? WORD_UP : WORD_DOWN);
        figure_add_parts(&figure, moved                            ? PART_SIZE | PART_INTERVAL
                                  : excludes_zero(change) && large ? PART_FEW
                                                                   : 0);
        figure.method = moved                    ? parts_text(analysis, figure.parts, SIDE_ADVERSE)
                        : !excludes_zero(change) ? STR("interval includes zero")
                        : !large                 ? STR("change below the least change")
                                                 : method_format(analysis, "large change worth fewer than %g",
                                                                 analysis->settings->least_children);
    }
    subject->movements[track] = figure.word;
    ledger_add(analysis->ledger, figure);
}

static void outside_add(struct subject *subject, uint32_t track)
{
    const struct analysis *analysis = subject->analysis;
    if (subject->funnels[track] == FIGURE_NONE)
        return;
    struct figure figure = subject_figure(subject, analysis->tracked[track], subject->latest, STAT_MOVEMENT);
    figure.detail = STR("funnel");
    struct figure limit = ledger_read(analysis->ledger, subject->funnels[track], NULL);
    figure.comparator = limit.comparator;
    figure.comparator_period = limit.comparator_period;
    int side = subject->outside[track];
    figure_set_word(&figure, side > 0 ? WORD_HIGHER : side < 0 ? WORD_LOWER : WORD_NONE);
    figure.method = side ? method_format(analysis, "outside the %.*s funnel", STR_ARG(analysis->verdict_text))
                         : method_format(analysis, "inside the %.*s funnel", STR_ARG(analysis->verdict_text));
    figure_set_inputs2(&figure, analysis, subject_measured(subject, subject->latest, track)->figure,
                       subject->funnels[track]);
    ledger_add(analysis->ledger, figure);
}

void movements_build(struct subject *subject)
{
    if (subject->latest == NO_PERIOD)
        return;
    for (uint32_t track = 0; track < subject->analysis->n_las; track++) {
        if (subject->polarity == 0)
            movement_add(subject, track);
        outside_add(subject, track);
    }
}
