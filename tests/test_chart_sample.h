/* Sample charts are made of numbers from one source, bent in one way. */
#ifndef TEST_CHART_SAMPLE_H
#define TEST_CHART_SAMPLE_H

#include "test_chart.h"

struct sample {
    struct arena *arena;
    struct dice dice;
    enum hostility hostility;
};
/* A value around `middle`, spread by `spread`, as the hostility has it. */
struct datum sample_datum(struct sample *sample, double middle, double spread);
struct str sample_name(struct sample *sample, size_t i);
/* How many there are: the usual number, one, or many. */
size_t sample_count(struct sample *sample, size_t usual);
/* "2012–13" …, or long. */
struct str *sample_periods(struct sample *sample, size_t n);
struct trend_series sample_series(struct sample *sample, const char *name, enum role role, size_t n,
                                  double from);
struct datum sample_fixed(struct sample *sample, double value, int decimals);

void sample_ranked(struct sample *sample, struct chart *chart);
void sample_trend(struct sample *sample, struct chart *chart);
void sample_spc(struct sample *sample, struct chart *chart);
void sample_sparkline(struct sample *sample, struct chart *chart);
void sample_spine(struct sample *sample, struct chart *chart);
void sample_dumbbell(struct sample *sample, struct chart *chart);
void sample_stacked(struct sample *sample, struct chart *chart);
void sample_flow(struct sample *sample, struct chart *chart);
void sample_scorecard(struct sample *sample, struct chart *chart);
void sample_multiples(struct sample *sample, struct chart *chart);
void sample_funnel(struct sample *sample, struct chart *chart);
void sample_map(struct sample *sample, struct chart *chart);
void sample_icon(struct sample *sample, struct chart *chart);
/* The words, or none, or a name of 60 characters. */
struct str sample_words(struct sample *sample, const char *words);

#endif
