/* Theme verdicts about the region, with the counts that stand beside the word. */
#include "analysis/subject.h"

#include "base/number.h"

#include <math.h>

struct theme_count {
    uint32_t indicators, better, worse, similar, not_compared;
    uint32_t pairs, strong_pairs; /* LA × indicator with a band; in A or B */
    uint32_t flagged;             /* pairs dipping or sustained */
    bool many_dips;               /* one indicator has a third of its LAs dipping or sustained */
    uint32_t n_inputs;
};

/* Whether it has a side that is good and a regional value now. */
static bool takes_part(const struct subject *subject)
{
    return subject->polarity != 0 && subject->latest != NO_PERIOD &&
           subject_measured(subject, subject->latest, subject->analysis->region_track)->stands;
}

/* An indicator with a twin is counted once, under its in-year one where that takes part. */
static bool is_counted(const struct subject *subject)
{
    const struct subject *in_year = subject->in_year;
    bool stands_in =
        in_year && takes_part(in_year) && in_year->indicator->theme_index == subject->indicator->theme_index;
    return !stands_in && takes_part(subject);
}

static const struct subject *twin_of(const struct subject *subject)
{
    uint32_t twin = subject->indicator->annual_twin;
    if (twin == INDICATOR_NONE || subject->analysis->subjects[twin].latest == NO_PERIOD)
        return NULL;
    return &subject->analysis->subjects[twin];
}

/* Band and the comparison with England are the twin's, where there is one. */
static const struct subject *standing_of(const struct subject *subject)
{
    const struct subject *twin = twin_of(subject);
    return twin && !subject_is_annual(subject, subject->latest) ? twin : subject;
}

static bool is_dipping(const struct subject *subject, uint32_t track)
{
    return subject->dips[track] == WORD_DIPPING || subject->dips[track] == WORD_SUSTAINED;
}

static void dips_count(const struct subject *subject, struct theme_count *count)
{
    const struct analysis *analysis = subject->analysis;
    const struct subject *twin = twin_of(subject);
    uint32_t flagged = 0;
    uint32_t with_value = 0;
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        flagged += is_dipping(subject, track) || (twin && is_dipping(twin, track));
        with_value += subject_measured(subject, subject->latest, track)->stands;
    }
    count->flagged += flagged;
    if (flagged && flagged >= analysis->settings->theme_dips * with_value - 1e-9)
        count->many_dips = true;
}

static void bands_count(const struct subject *subject, struct theme_count *count)
{
    const struct analysis *analysis = subject->analysis;
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        enum word band = subject_word(subject, analysis->tracked[track], STAT_BAND);
        if (band == WORD_NONE_SET)
            continue;
        count->pairs++;
        count->strong_pairs += band == WORD_BAND_A || band == WORD_BAND_B;
    }
}

static void subject_count(const struct subject *subject, struct theme_count *count, uint32_t *inputs)
{
    const struct analysis *analysis = subject->analysis;
    const struct subject *standing = standing_of(subject);
    uint32_t verdict = ledger_find(analysis->ledger, standing->index, analysis->spec->region,
                                   subject_period(standing, standing->latest), STAT_VS_ENGLAND);
    enum word word =
        verdict == FIGURE_NONE ? WORD_NOT_COMPARED : ledger_read(analysis->ledger, verdict, NULL).word;
    count->indicators++;
    count->better += word == WORD_BETTER;
    count->worse += word == WORD_WORSE;
    count->similar += word == WORD_SIMILAR;
    count->not_compared += word == WORD_NOT_COMPARED;
    if (verdict != FIGURE_NONE)
        inputs[count->n_inputs++] = verdict;
    dips_count(subject, count);
    bands_count(standing, count);
}

/* Where none is compared there is nothing that could be mixed. Which rule decided goes to *parts. */
static enum word verdict_of(const struct analysis *analysis, const struct theme_count *count, unsigned *parts)
{
    double share = analysis->settings->theme_share * count->indicators - 1e-9;
    *parts = 0;
    if (count->indicators < analysis->settings->theme_indicators)
        return WORD_NO_VERDICT;
    *parts |= count->worse >= share ? PART_SHARE : 0;
    *parts |= count->many_dips ? PART_MANY_DIPS : 0;
    if (*parts)
        return WORD_NOT_SO_WELL;
    if (count->not_compared == count->indicators)
        return WORD_NO_VERDICT;
    bool well = count->better >= share && count->worse == 0;
    *parts |= well ? PART_SHARE : 0;
    return well ? WORD_DOING_WELL : WORD_MIXED;
}

static void theme_count_add(const struct analysis *analysis, uint32_t theme, const char *detail, double value,
                            const char *method)
{
    struct figure figure =
        figure_new_theme(theme, analysis->spec->region, analysis->spec->period, STAT_COUNT);
    figure.detail = str_of(detail);
    figure.method = str_of(method);
    figure_set(&figure, value);
    ledger_add(analysis->ledger, figure);
}

/* "52" of "52%": the share of pairs in bands A and B. */
static void share_add(const struct analysis *analysis, uint32_t theme, const struct theme_count *count)
{
    struct figure figure =
        figure_new_theme(theme, analysis->spec->region, analysis->spec->period, STAT_COUNT);
    figure.detail = STR("share-a-b");
    figure.method = STR("no pair has a band");
    figure.n_used = count->strong_pairs;
    figure.n_expected = count->pairs;
    if (count->pairs) {
        figure_set(&figure, 100.0 * count->strong_pairs / count->pairs);
        figure.display = number_display(analysis->scratch, figure.value, 0);
        figure.method = STR("per cent of LA × indicator pairs with a band that are in A or B");
    }
    ledger_add(analysis->ledger, figure);
}

static struct str many_dips_text(struct analysis *analysis)
{
    double share = analysis->settings->theme_dips;
    if (fabs(share - 1.0 / 3.0) < 1e-6)
        return STR("; an indicator has a third of its LAs dipping or sustained");
    return method_format(analysis, "; an indicator has %g%% of its LAs dipping or sustained", share * 100);
}

static void theme_add(struct analysis *analysis, uint32_t theme)
{
    struct theme_count count = {0};
    size_t n_indicators = analysis->dataset->catalogue->n;
    uint32_t *inputs = ARENA_ARRAY(analysis->scratch, uint32_t, n_indicators);
    for (size_t i = 0; i < n_indicators; i++) {
        const struct subject *subject = &analysis->subjects[i];
        if (subject->indicator->theme_index == theme && is_counted(subject))
            subject_count(subject, &count, inputs);
    }
    struct figure figure =
        figure_new_theme(theme, analysis->spec->region, analysis->spec->period, STAT_THEME);
    figure.comparator = analysis->country;
    unsigned parts;
    enum word word = verdict_of(analysis, &count, &parts);
    figure_set_word(&figure, word);
    figure_add_parts(&figure, parts);
    figure.n_used = count.indicators;
    if (word == WORD_NO_VERDICT) {
        figure.state = STATE_NOT_CALCULABLE;
        figure.method =
            count.indicators < analysis->settings->theme_indicators
                ? method_format(analysis, "fewer than %g indicators with polarity and a regional value (%u)",
                                analysis->settings->theme_indicators, count.indicators)
                : method_format(analysis, "none of %u indicators is compared with England", count.indicators);
    } else {
        figure.method = method_format(analysis, "%u of %u better than England, %u worse%.*s", count.better,
                                      count.indicators, count.worse,
                                      STR_ARG(parts & PART_MANY_DIPS ? many_dips_text(analysis) : STR("")));
    }
    figure_set_inputs(&figure, analysis, inputs, count.n_inputs);
    ledger_add(analysis->ledger, figure);
    theme_count_add(analysis, theme, "indicators", count.indicators, "with polarity and a regional value");
    theme_count_add(analysis, theme, "better", count.better, "region better than England");
    theme_count_add(analysis, theme, "worse", count.worse, "region worse than England");
    theme_count_add(analysis, theme, "similar", count.similar, "region similar to England");
    theme_count_add(analysis, theme, "not-compared", count.not_compared, "region not compared with England");
    theme_count_add(analysis, theme, "dips", count.flagged, "LA × indicator pairs dipping or sustained");
    theme_count_add(analysis, theme, "pairs-a-b", count.strong_pairs,
                    "LA × indicator pairs in bands A and B");
    theme_count_add(analysis, theme, "pairs", count.pairs, "LA × indicator pairs with a band");
    share_add(analysis, theme, &count);
}

void themes_build(struct analysis *analysis)
{
    for (uint32_t theme = 0; theme < analysis->dataset->catalogue->n_themes; theme++)
        theme_add(analysis, theme);
}
