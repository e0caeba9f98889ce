/* The parts of the rules that made a figure: what the analysis found, as bits of its record. The method's
 * text and the report's sentences are both made from them, so that neither reads the other's words. */
#ifndef FIGURES_PARTS_H
#define FIGURES_PARTS_H

#include "base/str.h"

/* In the order in which methods name them; a record holds 24. */
enum part {
    /* of a change or difference, and of the rules of dips, improvements and movements */
    PART_SIZE = 1 << 0,      /* reaches the least change that matters */
    PART_NO_COUNTS = 1 << 1, /* cannot be tested: no counts published */
    PART_INTERVAL = 1 << 2,  /* the interval of the change excludes zero */
    PART_CONTROL = 1 << 3,   /* the control chart's last point says so too */
    PART_SECOND = 1 << 4,    /* the comparison before went the same way */
    PART_TREND = 1 << 5,     /* so does the recent trend */
    PART_THREE = 1 << 6,     /* three comparisons running */
    PART_SMALL = 1 << 7,     /* the denominator is under the setting's */
    PART_FEW = 1 << 8,       /* worth fewer than the least number of children: left out */
    PART_NEARLY = 1 << 9,    /* half the least change or more, and short of it */
    /* of a theme's verdict */
    PART_SHARE = 1 << 10,     /* the share of indicators that are worse, or better, decides */
    PART_MANY_DIPS = 1 << 11, /* an indicator has too many LAs dipping or sustained */
    /* of a chart */
    PART_OTHERS = 1 << 18, /* a region's value of other LAs than its usual ones: joined to no other point */
    PART_ABOVE_WHOLE = 1 << 19, /* parts that come to more than the whole */
    PART_TRIAL = 1 << 20,       /* limits of few points */
    PART_FIRST = 1 << 21,       /* limits of the first points of their group alone */
    /* of an interval */
    PART_WILSON = 1 << 12,
    PART_BYAR = 1 << 13,
    PART_EXACT_POISSON = 1 << 14,
    PART_MOVER = 1 << 15,
    PART_95 = 1 << 16, /* at this confidence */
    PART_998 = 1 << 17
};
#define PART_COUNT 22
#define PART_BITS 24

/* Which way the rule looks: adverse changes make a dip, good ones an improvement. */
enum parts_side { SIDE_ADVERSE, SIDE_GOOD };

/* "control-chart concern", "second adverse comparison"; empty for a part that no method names by itself. */
struct str part_text(enum part part, enum parts_side side);
/* All of them, "; " between; appended. */
void parts_add_text(struct buf *out, unsigned parts, enum parts_side side);

#endif
