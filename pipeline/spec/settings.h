/* settings: the numbers of the declared rules, each with its default (methods.md). Named in a spec as
 * <set name="minimum" value="6"/>; those that differ are printed in the methods appendix. */
#ifndef SPEC_SETTINGS_H
#define SPEC_SETTINGS_H

#include "base/str.h"

enum queried_rule { QUERIED_EXCLUDE, QUERIED_REPORT };

struct settings {
    double minimum;            /* "minimum": least neighbours with a value for a mean; 6 */
    double verdict_confidence; /* "verdict-confidence"; 0.998 */
    double drawn_confidence;   /* "drawn-confidence"; 0.95 */
    double least_children;     /* "least-children": a dip is worth at least so many children; 5 */
    double small_denominator;  /* "small-denominator": under it never above watch; 30 */
    double most_dips;          /* "most-dips": entries in the main list; 12 */
    double theme_indicators;   /* "theme-indicators": fewer have no verdict; 4 */
    double theme_share;        /* "theme-share": at least this share of indicators; 0.5 */
    double theme_dips;        /* "theme-dips": a third of an indicator's LAs dipping or sustained; 0.333… */
    double band_values;       /* "band-values": fewer have no band; 4 */
    double trial_points;      /* "trial-points": fewer are trial limits; 13 */
    double screen_outliers;   /* "screen-outliers": control charts, 1 on */
    double limits_from_first; /* "limits-from-first": control limits of the first so many points; 0, of all */
    double low_periods;       /* "low-periods": persistently low in so many annual periods; 3 */
    double threshold;         /* "threshold": sensitive counts of 1 to this are withheld in public; 5 */
    double process_floor;     /* "process-floor": least denominator of process indicators in public; 10 */
    enum queried_rule queried; /* "queried": exclude or report; exclude */
};

struct setting {
    const char *name;
    size_t offset; /* of a double in struct settings; of the enum for "queried" */
    double fallback, lowest, highest;
    const char *meaning;
    bool whole; /* only whole numbers */
};
/* Table of all numeric settings; *n of them. */
const struct setting *settings_table(size_t *n);
struct settings settings_default(void);
double settings_read(const struct settings *settings, const struct setting *setting);

#endif
