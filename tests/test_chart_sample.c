#include "test_chart_sample.h"
#include "base/number.h"
#include <math.h>
#include <string.h>

const char *const la_names[14] = {"Birmingham",     "Coventry",           "Dudley",   "Herefordshire",
                                  "Sandwell",       "Shropshire",         "Solihull", "Staffordshire",
                                  "Stoke-on-Trent", "Telford and Wrekin", "Walsall",  "Warwickshire",
                                  "Wolverhampton",  "Worcestershire"};

struct str sample_name(struct sample *sample, size_t i)
{
    static const char *const longest = "Bournemouth, Christchurch and Poole with the Isles of Scilly";
    switch (sample->hostility) {
    case LONG_NAMES:
        return i % 3 == 1 ? STR("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochxx")
                          : str_of(longest);
    case EMPTY_TEXTS: return STR_NONE;
    case CALM:
    case ALL_EQUAL:
    case ALL_MISSING_BUT_ONE:
    case SINGLE:
    case HUGE:
    case NEGATIVE:
    case TINY:
    case MANY:
    case ALL_ZERO:
    case WILD: break;
    }
    if (i < 14)
        return str_of(la_names[i]);
    return str_format(sample->arena, "%s %zu", la_names[i % 14], i / 14);
}

size_t sample_count(struct sample *sample, size_t usual)
{
    if (sample->hostility == SINGLE)
        return 1;
    if (sample->hostility == MANY)
        return usual * 3;
    return sample->hostility == WILD ? 1 + dice_roll(&sample->dice, (uint32_t)usual * 2) : usual;
}

struct str sample_words(struct sample *sample, const char *words)
{
    if (sample->hostility == EMPTY_TEXTS)
        return STR_NONE;
    return sample->hostility == LONG_NAMES ? sample_name(sample, strlen(words)) : str_of(words);
}

struct datum sample_fixed(struct sample *sample, double value, int decimals)
{
    struct datum datum = {.value = value, .is_set = true};
    if (sample->hostility != EMPTY_TEXTS)
        datum.text = number_display(sample->arena, value, decimals);
    return datum;
}

struct datum sample_datum(struct sample *sample, double middle, double spread)
{
    struct dice *dice = &sample->dice;
    double value = middle + (dice_share(dice) + dice_share(dice) - 1) * spread;
    int decimals = 1;
    bool missing = dice_roll(dice, 20) == 0;
    switch (sample->hostility) {
    case CALM: missing = false; break;
    case LONG_NAMES:
    case SINGLE:
    case MANY:
    case EMPTY_TEXTS: break;
    case ALL_EQUAL: value = middle; break;
    case ALL_ZERO: value = 0; break;
    case ALL_MISSING_BUT_ONE: missing = dice_roll(dice, 6) != 0; break;
    case HUGE: value *= 98765432.1; break;
    case NEGATIVE: value = -value * (dice_roll(dice, 3) ? 1 : -1); break;
    case TINY: value *= 1e-6, decimals = 9; break;
    case WILD:
        value *= pow(10, dice_roll(dice, 7)) * (dice_roll(dice, 4) ? 1 : -1);
        missing = dice_roll(dice, 4) == 0;
        decimals = (int)dice_roll(dice, 3);
        break;
    }
    static const char *const symbols[] = {"c", "z", "x", "low", "u", "–"};
    if (missing)
        return (struct datum){.text = str_of(symbols[dice_roll(dice, 6)])};
    struct datum datum = sample_fixed(sample, value, decimals);
    if (sample->hostility == WILD) {
        datum.queried = dice_roll(dice, 8) == 0;
        datum.provisional = dice_roll(dice, 8) == 0;
        datum.is_partial = dice_roll(dice, 8) == 0;
        if (datum.queried)
            datum.text = str_format(sample->arena, "%.*s?", STR_ARG(datum.text));
    }
    return datum;
}

struct str *sample_periods(struct sample *sample, size_t n)
{
    struct str *periods = ARENA_ARRAY(sample->arena, struct str, n);
    for (size_t i = 0; i < n; i++) {
        if (sample->hostility == EMPTY_TEXTS)
            continue;
        if (sample->hostility == LONG_NAMES)
            periods[i] = str_format(sample->arena, "Quarter %zu of the financial year %zu–%02zu to date",
                                    i % 4 + 1, 2016 + i / 4, (17 + i / 4) % 100);
        else
            periods[i] = str_format(sample->arena, "%zu–%02zu", 2014 + i, (15 + i) % 100);
    }
    return periods;
}

struct trend_series sample_series(struct sample *sample, const char *name, enum role role, size_t n,
                                  double from)
{
    struct trend_series series = {.role = role, .points = ARENA_ARRAY(sample->arena, struct datum, n)};
    if (sample->hostility == LONG_NAMES)
        series.name = sample_name(sample, (size_t)role);
    else if (sample->hostility != EMPTY_TEXTS)
        series.name = str_of(name);
    double at = from;
    for (size_t i = 0; i < n; i++) {
        series.points[i] = sample_datum(sample, at, 2.2);
        at += dice_share(&sample->dice) * 1.6 - 0.5;
    }
    return series;
}

static struct datum beside(struct sample *sample, const struct datum *of, double share)
{
    struct datum datum = *of;
    datum.value += fabs(datum.value) * share;
    if (datum.is_set && sample->hostility != EMPTY_TEXTS)
        datum.text = number_display(sample->arena, datum.value, 1);
    return datum;
}

void sample_ranked(struct sample *sample, struct chart *chart)
{
    struct ranked_chart *ranked = &chart->of.ranked;
    bool wild = sample->hostility == WILD;
    size_t n = sample_count(sample, 15);
    ranked->bars = ARENA_ARRAY(sample->arena, struct ranked_bar, n);
    ranked->n_bars = n;
    for (size_t i = 0; i < n; i++) {
        struct ranked_bar *bar = &ranked->bars[i];
        bar->name = i == 6 && sample->hostility == CALM ? STR("West Midlands")
                                                        : sample_name(sample, i > 6 ? i - 1 : i);
        bar->role = i == 6 ? ROLE_REGION : i == 9 ? ROLE_ATTENTION : ROLE_PLAIN;
        double middle = sample->hostility == ALL_EQUAL ? 24 : 19 + (double)i;
        bar->value = sample_datum(sample, middle, sample->hostility == CALM ? 0.4 : 9);
        if (i != 6)
            bar->neighbours = sample_datum(sample, 24.5, 2);
        if (!wild || dice_roll(&sample->dice, 2)) {
            bar->lower = beside(sample, &bar->value, -0.12);
            bar->upper = beside(sample, &bar->value, 0.12);
        }
    }
    if (sample->hostility == CALM && n == 15) {
        ranked->bars[13].value = (struct datum){.text = STR("c")};
        ranked->bars[11].value.provisional = true;
        ranked->bars[11].value.text =
            str_format(sample->arena, "%.*s p", STR_ARG(ranked->bars[11].value.text));
    }
    ranked->england = sample_datum(sample, 24.5, 1);
    ranked->england_label = STR("England 24.5");
    ranked->neighbours_label = STR("mean of ten statistical neighbours (May 2025 model)");
    if (wild || dice_roll(&sample->dice, 2)) {
        ranked->target = sample_datum(sample, 22, 2);
        ranked->target_label = STR("target at most 22.0");
    }
    if (wild && dice_roll(&sample->dice, 2)) {
        ranked->region = sample_datum(sample, 25, 1);
        ranked->region_label =
            sample->hostility == LONG_NAMES ? sample_name(sample, 0) : STR("West Midlands 25.0");
    }
}

void sample_trend(struct sample *sample, struct chart *chart)
{
    struct trend_chart *trend = &chart->of.trend;
    size_t n = sample_count(sample, 12);
    trend->n_periods = n;
    trend->periods = sample_periods(sample, n);
    static const char *const names[] = {"Staffordshire", "West Midlands", "England", "Statistical neighbours",
                                        "Coventry",      "Dudley",        "Walsall"};
    static const enum role roles[] = {ROLE_ATTENTION, ROLE_REGION, ROLE_ENGLAND, ROLE_NEIGHBOURS,
                                      ROLE_PLAIN,     ROLE_PLAIN,  ROLE_PLAIN};
    trend->n_series = sample->hostility == CALM ? 3 : 1 + dice_roll(&sample->dice, 7);
    trend->series = ARENA_ARRAY(sample->arena, struct trend_series, trend->n_series);
    for (size_t s = 0; s < trend->n_series; s++)
        trend->series[s] = sample_series(sample, names[s], roles[s], n, 18 + (double)s);
    trend->zero_baseline = dice_roll(&sample->dice, 2);
    if (sample->hostility == CALM) {
        trend->series[0].points[4] = (struct datum){.text = STR("–")};
        trend->series[1].points[n - 1].provisional = true;
    }
    trend->n_events =
        dice_roll(&sample->dice, sample->hostility == WILD || sample->hostility == MANY ? 6 : 3);
    trend->events = ARENA_ARRAY(sample->arena, struct chart_event, trend->n_events);
    for (size_t e = 0; e < trend->n_events; e++) {
        trend->events[e].at = dice_share(&sample->dice) * (double)(n - 1);
        trend->events[e].is_break = e % 2 == 0;
        trend->events[e].text = sample->hostility == LONG_NAMES ? sample_name(sample, e)
                                : e % 2                         ? STR("Inspection: good")
                                                                : STR("New case system");
    }
    if (dice_roll(&sample->dice, 2)) {
        trend->target = sample_datum(sample, 21, 1);
        trend->target_label = STR("Target 21.0");
        trend->partial_label = STR("13 of 14 LAs");
    }
}

struct chart *chart_sample(struct arena *arena, enum chart_kind kind, enum hostility hostility, uint64_t seed)
{
    struct sample sample = {arena, {seed * 977 + (uint64_t)kind * 31 + 5}, hostility};
    struct chart *chart = ARENA_NEW(arena, struct chart);
    chart->kind = kind;
    chart->id = STR("sample");
    chart->decimals = 1;
    switch (kind) {
    case CHART_RANKED: sample_ranked(&sample, chart); break;
    case CHART_TREND: sample_trend(&sample, chart); break;
    case CHART_SPC: sample_spc(&sample, chart); break;
    case CHART_SPARKLINE: sample_sparkline(&sample, chart); break;
    case CHART_SPINE: sample_spine(&sample, chart); break;
    case CHART_DUMBBELL: sample_dumbbell(&sample, chart); break;
    case CHART_STACKED: sample_stacked(&sample, chart); break;
    case CHART_FLOW: sample_flow(&sample, chart); break;
    case CHART_SCORECARD: sample_scorecard(&sample, chart); break;
    case CHART_SMALL_MULTIPLES: sample_multiples(&sample, chart); break;
    case CHART_FUNNEL: sample_funnel(&sample, chart); break;
    case CHART_MAP: sample_map(&sample, chart); break;
    case CHART_ICON: sample_icon(&sample, chart); break;
    }
    return chart;
}

const char *chart_kind_name(enum chart_kind kind)
{
    static const char *const names[CHART_KIND_COUNT] = {
        "ranked",    "trend",     "spc",     "scorecard", "spine", "flow", "dumbbell",
        "multiples", "sparkline", "stacked", "funnel",    "map",   "icon"};
    return names[kind];
}
