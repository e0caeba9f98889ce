#include "stats/average.h"

#include <math.h>

void average_add(struct average *average, double value)
{
    double next = average->high + value;
    if (fabs(average->high) >= fabs(value)) {
        average->low += (average->high - next) + value;
    } else {
        average->low += (value - next) + average->high;
    }
    average->high = next;
    average->count++;
}

double average_total(const struct average *average)
{
    return average->high + average->low;
}

bool average_of(const struct average *average, double *mean)
{
    if (average->count == 0) {
        return false;
    }
    double n = (double)average->count;
    double first = average_total(average) / n;
    /* fma gives the division's remainder exactly, so one correction rounds the mean rightly */
    double remainder = fma(-first, n, average->high) + average->low;
    *mean = first + remainder / n;
    return true;
}

static struct average average_over(const double *values, size_t count)
{
    struct average average = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        average_add(&average, values[i]);
    }
    return average;
}

double average_sum(const double *values, size_t count)
{
    struct average average = average_over(values, count);
    return average_total(&average);
}

bool average_mean(const double *values, size_t count, double *mean)
{
    struct average average = average_over(values, count);
    return average_of(&average, mean);
}

bool average_pooled(const double *numerators, const double *denominators, size_t count, double multiplier,
                    double *value)
{
    double denominator = average_sum(denominators, count);
    if (!(denominator > 0)) {
        return false;
    }
    *value = multiplier * average_sum(numerators, count) / denominator;
    return true;
}
