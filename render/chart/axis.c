#include "chart/axis.h"
#include "base/number.h"
#include <math.h>

void range_add(struct range *range, double value)
{
    if (!isfinite(value))
        return;
    if (!range->is_set || value < range->low)
        range->low = value;
    if (!range->is_set || value > range->high)
        range->high = value;
    range->is_set = true;
}

void range_add_datum(struct range *range, const struct datum *datum)
{
    if (datum->is_set)
        range_add(range, datum->value);
}

struct range axis_widened(struct range range, double span, double ceiling)
{
    double more = span - (range.high - range.low);
    if (!range.is_set || !(more > 0))
        return range;
    struct range out = {range.low - more / 2, range.high + more / 2, true};
    if (range.high <= ceiling && out.high > ceiling) {
        out.low -= out.high - ceiling;
        out.high = ceiling;
    }
    if (range.low >= 0 && out.low < 0) {
        out.high += range.high <= ceiling ? fmin(-out.low, ceiling - out.high) : -out.low;
        out.low = 0;
    }
    return out;
}

/* The next round step up from `least`: 1, 2, 5, 10, … */
static double round_step(double least, int *exponent)
{
    int power = (int)floor(log10(least));
    for (;; power++) {
        static const double leads[] = {1, 2, 5};
        for (size_t i = 0; i < 3; i++) {
            double step = power < 0 ? leads[i] / pow(10, -power) : leads[i] * pow(10, power);
            if (step >= least * (1 - 1e-12)) {
                *exponent = power;
                return step;
            }
        }
    }
}

static double next_step(double step, int *exponent)
{
    return round_step(step * 1.5, exponent);
}

/* A scale from `low` to `high` steps, with a tick at each whole one. */
static struct axis axis_of_steps(double low, double high, double step, int exponent)
{
    return (struct axis){
        .low = low * step,
        .high = high * step,
        .step = step,
        .decimals = exponent < 0 ? -exponent : 0,
        .n_ticks = (size_t)(floor(high + 1e-9) - ceil(low - 1e-9) + 1.5),
        .broken = low > 1e-9,
    };
}

/* The range with zero where it belongs to it, and with room where all is equal. */
static struct range roomy(struct range range, bool from_zero, double finest)
{
    if (!range.is_set)
        range = (struct range){0, 1, true};
    double spread = range.high - range.low;
    /* Taking in zero costs little when the data fills the upper half of the scale anyway. */
    bool zero =
        from_zero || (range.low > 0 && range.low <= spread) || (range.high < 0 && -range.high <= spread);
    if (zero) {
        range.low = fmin(range.low, 0);
        range.high = fmax(range.high, 0);
    }
    if (range.high - range.low <= fabs(range.high) * 1e-9) { /* all equal: a little room on both sides */
        double room = fmax(fabs(range.high) * 0.05, finest);
        bool positive = range.low >= 0;
        range.high += room;
        range.low = range.high - 2 * room;
        if (positive && (zero || range.low < 0))
            range.low = 0;
    }
    return range;
}

struct axis axis_build(struct range range, bool from_zero, size_t most_ticks, int decimals)
{
    double finest = pow(10, -(decimals < 0 ? 0 : decimals));
    range = roomy(range, from_zero, finest);
    if (most_ticks < 2)
        most_ticks = 2;
    int exponent = 0;
    double step = round_step(fmax((range.high - range.low) / (double)(most_ticks - 1), finest), &exponent);
    double low = floor(range.low / step + 1e-9), high = ceil(range.high / step - 1e-9);
    while (high - low + 1 > (double)most_ticks + 0.5) {
        step = next_step(step, &exponent);
        low = floor(range.low / step + 1e-9);
        high = ceil(range.high / step - 1e-9);
        if (most_ticks == 2 && high - low <= 2) /* both sides of zero need three */
            break;
    }
    if (high <= low)
        high = low + 1;
    return axis_of_steps(low, high, step, exponent);
}

#define FINER 5 /* parts of a step on which a tight scale may end */

struct axis axis_build_tight(struct range range, bool from_zero, size_t most_ticks, int decimals)
{
    double finest = pow(10, -(decimals < 0 ? 0 : decimals));
    range = roomy(range, from_zero, finest);
    /* ticks a little nearer than wished rather than two of them */
    for (size_t n = most_ticks; most_ticks > 2 && n <= most_ticks + 2; n++) {
        int exponent = 0;
        double step = round_step(fmax((range.high - range.low) / (double)(n - 1), finest), &exponent);
        double end = step / FINER;
        double low = floor(range.low / end + 1e-9) / FINER, high = ceil(range.high / end - 1e-9) / FINER;
        double first = ceil(low - 1e-9), last = floor(high + 1e-9);
        if (last - first >= 1.5)
            return axis_of_steps(low, high, step, exponent);
    }
    return axis_build(range, from_zero, most_ticks, decimals);
}

double axis_tick(const struct axis *axis, size_t i)
{
    double first = ceil(axis->low / axis->step - 1e-6);
    return number_round((first + (double)i) * axis->step, axis->decimals > 9 ? 9 : axis->decimals);
}

struct str axis_label(struct arena *arena, const struct axis *axis, size_t i)
{
    return number_display(arena, axis_tick(axis, i), axis->decimals > 9 ? 9 : axis->decimals);
}

double axis_place(const struct axis *axis, double value, double at_low, double at_high)
{
    return at_low + (value - axis->low) / (axis->high - axis->low) * (at_high - at_low);
}
