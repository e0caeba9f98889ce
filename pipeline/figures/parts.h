/* The parts of the rules of dips, improvements and movements, as the methods of their records name them. The
 * analysis writes them and the report reads them, so that neither can change its words alone. */
#ifndef FIGURES_PARTS_H
#define FIGURES_PARTS_H

#define PART_SIZE "size"
#define PART_NO_COUNTS "cannot be tested: no counts published"
#define PART_INTERVAL "interval excludes zero"
#define PART_CONCERN "control-chart concern"
#define PART_IMPROVEMENT "control-chart improvement"
#define PART_OF_FEW " change worth fewer than "

/* `side`: "adverse" or "good", or what a format takes for it. */
#define PART_SECOND(side) "second " side " comparison"
#define PART_TREND(side) side " trend"
#define PART_THREE(side) "three " side " comparisons running"

#endif
