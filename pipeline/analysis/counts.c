/* Every count that a sentence uses: how many LAs, indicators or comparisons a verdict holds for. */
#include "analysis/subject.h"

#include <string.h>

/* Counts of the paper as a whole (by place 0) and of each LA (by track + 1). */
enum tally {
    TALLY_COMPARISONS,
    TALLY_ADVERSE,
    TALLY_DIP_WATCH,
    TALLY_DIP_DIPPING,
    TALLY_DIP_SUSTAINED,
    TALLY_IMPROVEMENT_WATCH,
    TALLY_IMPROVEMENT_IMPROVING,
    TALLY_IMPROVEMENT_SUSTAINED,
    TALLY_PERSISTENTLY_LOW,
    TALLY_MOVEMENT_UP,
    TALLY_MOVEMENT_DOWN,
    TALLY_BAND_A,
    TALLY_BAND_B,
    TALLY_BAND_C,
    TALLY_BAND_D,
    TALLY_COUNT
};

static const struct {
    const char *detail, *method;
} tallies[TALLY_COUNT] = {
    [TALLY_COMPARISONS] = {"comparisons", "LA × indicator pairs with polarity and a change"},
    [TALLY_ADVERSE] = {"adverse-changes", "pairs whose change is for the worse, by however little"},
    [TALLY_DIP_WATCH] = {"dip-watch", "pairs at this level"},
    [TALLY_DIP_DIPPING] = {"dip-dipping", "pairs at this level"},
    [TALLY_DIP_SUSTAINED] = {"dip-sustained", "pairs at this level"},
    [TALLY_IMPROVEMENT_WATCH] = {"improvement-watch", "pairs at this level"},
    [TALLY_IMPROVEMENT_IMPROVING] = {"improvement-improving", "pairs at this level"},
    [TALLY_IMPROVEMENT_SUSTAINED] = {"improvement-sustained", "pairs at this level"},
    [TALLY_PERSISTENTLY_LOW] = {"persistently-low", "pairs that are"},
    [TALLY_MOVEMENT_UP] = {"movement-up", "pairs without polarity"},
    [TALLY_MOVEMENT_DOWN] = {"movement-down", "pairs without polarity"},
    [TALLY_BAND_A] = {"band-a", "pairs in the latest period"},
    [TALLY_BAND_B] = {"band-b", "pairs in the latest period"},
    [TALLY_BAND_C] = {"band-c", "pairs in the latest period"},
    [TALLY_BAND_D] = {"band-d", "pairs in the latest period"},
};

/* Which tally a level's word belongs to; TALLY_COUNT for none. */
static enum tally level_tally(enum word word, bool is_dip)
{
    if (word == WORD_WATCH)
        return is_dip ? TALLY_DIP_WATCH : TALLY_IMPROVEMENT_WATCH;
    if (word == WORD_SUSTAINED)
        return is_dip ? TALLY_DIP_SUSTAINED : TALLY_IMPROVEMENT_SUSTAINED;
    if (word == WORD_DIPPING)
        return TALLY_DIP_DIPPING;
    return word == WORD_IMPROVING ? TALLY_IMPROVEMENT_IMPROVING : TALLY_COUNT;
}

static enum tally band_tally(enum word band)
{
    return band == WORD_BAND_A   ? TALLY_BAND_A
           : band == WORD_BAND_B ? TALLY_BAND_B
           : band == WORD_BAND_C ? TALLY_BAND_C
           : band == WORD_BAND_D ? TALLY_BAND_D
                                 : TALLY_COUNT;
}

static void pair_tally(const struct subject *subject, uint32_t track, uint32_t *counts)
{
    const struct change *change = subject_change(subject, subject->latest, track);
    if (subject->dips[track] != WORD_NONE_SET) {
        counts[TALLY_COMPARISONS]++;
        counts[TALLY_ADVERSE] += subject->polarity > 0 ? change->value < 0 : change->value > 0;
    }
    const enum tally found[] = {
        level_tally(subject->dips[track], true), level_tally(subject->improvements[track], false),
        band_tally(subject_word(subject, subject->analysis->tracked[track], STAT_BAND))};
    for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
        if (found[i] != TALLY_COUNT)
            counts[found[i]]++;
    counts[TALLY_PERSISTENTLY_LOW] += subject->persistently_low[track] == WORD_YES;
    counts[TALLY_MOVEMENT_UP] += subject->movements[track] == WORD_UP;
    counts[TALLY_MOVEMENT_DOWN] += subject->movements[track] == WORD_DOWN;
}

static void tallies_add(const struct analysis *analysis, uint32_t area, const uint32_t *counts)
{
    for (int i = 0; i < TALLY_COUNT; i++) {
        struct figure figure = figure_new_theme(UINT32_MAX, area, analysis->spec->period, STAT_COUNT);
        figure.detail = str_of(tallies[i].detail);
        figure.method = str_of(tallies[i].method);
        figure_set(&figure, counts[i]);
        ledger_add(analysis->ledger, figure);
    }
}

/* -- of one indicator: how many of the region's LAs have a word */

struct word_count {
    enum statistic statistic;
    enum word word;
    const char *detail;
};

static const struct word_count word_counts[] = {
    {STAT_VS_ENGLAND, WORD_BETTER, "vs_england-better"},
    {STAT_VS_ENGLAND, WORD_WORSE, "vs_england-worse"},
    {STAT_VS_ENGLAND, WORD_SIMILAR, "vs_england-similar"},
    {STAT_VS_ENGLAND, WORD_HIGHER, "vs_england-higher"},
    {STAT_VS_ENGLAND, WORD_LOWER, "vs_england-lower"},
    {STAT_VS_NEIGHBOURS, WORD_BETTER, "vs_neighbours-better"},
    {STAT_VS_NEIGHBOURS, WORD_WORSE, "vs_neighbours-worse"},
    {STAT_VS_TARGET, WORD_MET, "vs_target-met"},
    {STAT_VS_TARGET, WORD_WITHIN_TOLERANCE, "vs_target-within-tolerance"},
    {STAT_VS_TARGET, WORD_MISSED, "vs_target-missed"},
    {STAT_DIP, WORD_WATCH, "dip-watch"},
    {STAT_DIP, WORD_DIPPING, "dip-dipping"},
    {STAT_DIP, WORD_SUSTAINED, "dip-sustained"},
    {STAT_IMPROVEMENT, WORD_WATCH, "improvement-watch"},
    {STAT_IMPROVEMENT, WORD_IMPROVING, "improvement-improving"},
    {STAT_IMPROVEMENT, WORD_SUSTAINED, "improvement-sustained"},
    {STAT_PERSISTENTLY_LOW, WORD_YES, "persistently-low"},
    {STAT_MOVEMENT, WORD_UP, "movement-up"},
    {STAT_MOVEMENT, WORD_DOWN, "movement-down"},
    {STAT_BAND, WORD_BAND_A, "band-a"},
    {STAT_BAND, WORD_BAND_B, "band-b"},
    {STAT_BAND, WORD_BAND_C, "band-c"},
    {STAT_BAND, WORD_BAND_D, "band-d"},
};

static void count_add(const struct subject *subject, const char *detail, uint32_t n, uint32_t of)
{
    const struct analysis *analysis = subject->analysis;
    struct figure figure = subject_figure(subject, analysis->spec->region, subject->latest, STAT_COUNT);
    figure.detail = str_of(detail);
    figure.n_used = of;
    figure.n_expected = (uint32_t)subject_expected(subject, subject->latest);
    figure.method = STR("LAs of the region");
    figure_set(&figure, n);
    ledger_add(analysis->ledger, figure);
}

/* Counts of a statistic that no LA has a verdict on are not made. */
static void word_counts_add(const struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    size_t n = sizeof word_counts / sizeof word_counts[0];
    for (size_t from = 0, to; from < n; from = to) {
        enum statistic statistic = word_counts[from].statistic;
        uint32_t of_word[WORD_COUNT] = {0};
        uint32_t decided = 0;
        for (uint32_t track = 0; track < analysis->n_las; track++) {
            enum word word = subject_word(subject, analysis->tracked[track], statistic);
            decided += word != WORD_NONE_SET;
            of_word[word]++;
        }
        for (to = from; to < n && word_counts[to].statistic == statistic; to++)
            if (decided)
                count_add(subject, word_counts[to].detail, of_word[word_counts[to].word], decided);
    }
}

static void directions_add(const struct subject *subject)
{
    uint32_t up = 0;
    uint32_t down = 0;
    uint32_t level = 0;
    for (uint32_t track = 0; track < subject->analysis->n_las; track++) {
        const struct change *change = subject_change(subject, subject->latest, track);
        if (!change->stands)
            continue;
        up += change->value > 0;
        down += change->value < 0;
        level += change->value == 0;
    }
    uint32_t decided = up + down + level;
    if (decided == 0)
        return;
    count_add(subject, "change-up", up, decided);
    count_add(subject, "change-down", down, decided);
    count_add(subject, "change-none", level, decided);
}

/* The rule of dips or improvements left the change out, because it is worth too few children. */
static bool is_of_few(const struct subject *subject, uint32_t area)
{
    const struct ledger *ledger = subject->analysis->ledger;
    static const enum statistic sides[] = {STAT_DIP, STAT_IMPROVEMENT};
    for (size_t i = 0; i < sizeof sides / sizeof sides[0]; i++) {
        uint32_t found =
            ledger_find(ledger, subject->index, area, subject_period(subject, subject->latest), sides[i]);
        if (found != FIGURE_NONE && ledger_read(ledger, found, NULL).parts & PART_FEW)
            return true;
    }
    return false;
}

/* How many LAs moved by enough to speak of: what the arrows of a scorecard show. */
static void moves_add(const struct subject *subject)
{
    const struct analysis *analysis = subject->analysis;
    uint32_t up = 0, down = 0, decided = 0;
    for (uint32_t track = 0; track < analysis->n_las; track++) {
        const struct change *change = subject_change(subject, subject->latest, track);
        if (!change->stands)
            continue;
        decided++;
        bool moved = ledger_read(analysis->ledger, change->figure, NULL).parts & PART_SIZE &&
                     !is_of_few(subject, analysis->tracked[track]);
        up += moved && change->value > 0;
        down += moved && change->value < 0;
    }
    if (decided == 0 || !subject->has_least_change)
        return;
    count_add(subject,
              subject->polarity > 0   ? "moved-better"
              : subject->polarity < 0 ? "moved-worse"
                                      : "moved-up",
              up, decided);
    count_add(subject,
              subject->polarity > 0   ? "moved-worse"
              : subject->polarity < 0 ? "moved-better"
                                      : "moved-down",
              down, decided);
}

void counts_build(struct analysis *analysis)
{
    size_t n_places = analysis->n_las + 1;
    uint32_t(*counts)[TALLY_COUNT] = arena_array(analysis->scratch, n_places, sizeof *counts);
    for (size_t i = 0; i < analysis->dataset->catalogue->n; i++) {
        const struct subject *subject = &analysis->subjects[i];
        if (subject->latest == NO_PERIOD)
            continue;
        word_counts_add(subject);
        directions_add(subject);
        moves_add(subject);
        for (uint32_t track = 0; track < analysis->n_las; track++) {
            pair_tally(subject, track, counts[0]);
            pair_tally(subject, track, counts[track + 1]);
        }
    }
    tallies_add(analysis, analysis->spec->region, counts[0]);
    for (uint32_t track = 0; track < analysis->n_las; track++)
        tallies_add(analysis, analysis->tracked[track], counts[track + 1]);
}
