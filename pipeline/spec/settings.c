#include "spec/settings.h"

#define SHARE(text, field, fallback, lowest, highest, meaning)                                               \
    {                                                                                                        \
        text, offsetof(struct settings, field), fallback, lowest, highest, meaning, false                    \
    }
#define NUMBER(text, field, fallback, lowest, highest, meaning)                                              \
    {                                                                                                        \
        text, offsetof(struct settings, field), fallback, lowest, highest, meaning, true                     \
    }

static const struct setting table[] = {
    NUMBER("minimum", minimum, 6, 1, 10, "fewest neighbours with a value for a neighbour mean"),
    SHARE("verdict-confidence", verdict_confidence, 0.998, 0.5, 0.99999, "confidence of verdicts"),
    SHARE("drawn-confidence", drawn_confidence, 0.95, 0.5, 0.99999,
          "confidence of the intervals that charts draw"),
    NUMBER("least-children", least_children, 5, 0, 1000, "fewest children that a dip is worth"),
    NUMBER("small-denominator", small_denominator, 30, 0, 10000,
           "under this denominator an entry never rises above watch"),
    NUMBER("most-dips", most_dips, 12, 1, 1000, "most entries in the main list of dips"),
    NUMBER("theme-indicators", theme_indicators, 4, 1, 100, "fewest indicators for a theme's verdict"),
    SHARE("theme-share", theme_share, 0.5, 0.01, 1, "share of its indicators that decides a theme's verdict"),
    SHARE("theme-dips", theme_dips, 1.0 / 3, 0.01, 1,
          "share of LAs dipping in one indicator that makes its theme not so well"),
    NUMBER("band-values", band_values, 4, 4, 1000, "fewest values for bands"),
    NUMBER("trial-points", trial_points, 13, 2, 1000,
           "under this number of points control limits are on trial"),
    NUMBER("screen-outliers", screen_outliers, 1, 0, 1,
           "control charts leave out outlying ranges once: 1 yes, 0 no"),
    NUMBER("limits-from-first", limits_from_first, 0, 0, 1000,
           "control limits rest on this many first points after a break; 0: on all"),
    NUMBER("low-periods", low_periods, 3, 2, 20, "annual periods running that make persistently low"),
    NUMBER("threshold", threshold, 5, 0, 100,
           "sensitive counts of 1 to this are withheld in the public edition"),
    NUMBER("process-floor", process_floor, 10, 0, 1000,
           "fewest cases behind a process indicator in the public edition"),
};

const struct setting *settings_table(size_t *n)
{
    *n = sizeof table / sizeof *table;
    return table;
}

struct settings settings_default(void)
{
    struct settings settings = {.queried = QUERIED_EXCLUDE};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        *(double *)(void *)((char *)&settings + table[i].offset) = table[i].fallback;
    return settings;
}

double settings_read(const struct settings *settings, const struct setting *setting)
{
    return *(const double *)(const void *)((const char *)settings + setting->offset);
}
