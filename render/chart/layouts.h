/* layouts: every kind of chart. */
#ifndef CHART_LAYOUTS_H
#define CHART_LAYOUTS_H

#include "chart/ranked.h"
#include "chart/trend.h"

#endif
