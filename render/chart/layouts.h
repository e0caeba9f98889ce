/* layouts: every kind of chart. */
#ifndef CHART_LAYOUTS_H
#define CHART_LAYOUTS_H

#include "chart/icon.h"
#include "chart/ranked.h"
#include "chart/sparkline.h"
#include "chart/spc.h"
#include "chart/trend.h"

#endif
