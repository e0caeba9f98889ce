#include "spec/spec.h"

struct period spec_limit(const struct spec *spec, const struct indicator *indicator)
{
    struct period limit = spec->period;
    if (limit.kind == PERIOD_YEAR)
        limit.calendar = indicator->calendar;
    return limit;
}
