/* layouts: every kind of chart. */
#ifndef CHART_LAYOUTS_H
#define CHART_LAYOUTS_H

#include "chart/area_map.h"
#include "chart/dumbbell.h"
#include "chart/flow.h"
#include "chart/funnel.h"
#include "chart/icon.h"
#include "chart/multiples.h"
#include "chart/ranked.h"
#include "chart/scorecard.h"
#include "chart/sparkline.h"
#include "chart/spc.h"
#include "chart/spine.h"
#include "chart/stacked.h"
#include "chart/trend.h"

#endif
