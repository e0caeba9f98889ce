#include "data/indicator.h"

double indicator_scale(const struct indicator *indicator, struct period period)
{
    int steps = period_steps_per_year(period.kind);
    bool annualised = indicator->annualise && indicator->basis == BASIS_IN_PERIOD && steps > 1;
    return annualised ? indicator->multiplier * steps : indicator->multiplier;
}
