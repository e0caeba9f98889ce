/* Sample charts over time beside the trend: control chart, sparkline; and icons. */
#include "test_chart_sample.h"

static void set_limits(struct sample *sample, struct spc_point *point, double mean, double reach)
{
    point->mean = sample_fixed(sample, mean, 1);
    point->lower = sample_fixed(sample, mean - reach, 1);
    point->upper = sample_fixed(sample, mean + reach, 1);
}

void sample_spc(struct sample *sample, struct chart *chart)
{
    struct spc_chart *spc = &chart->of.spc;
    size_t n = sample_count(sample, 20);
    spc->n_points = n;
    spc->points = ARENA_ARRAY(sample->arena, struct spc_point, n);
    double factor = sample->hostility == HUGE ? 98765432.1 : sample->hostility == NEGATIVE ? -1 : 1;
    for (size_t i = 0; i < n; i++) {
        struct spc_point *point = &spc->points[i];
        point->period =
            str_format(sample->arena,
                       sample->hostility == LONG_NAMES ? "Quarter %zu of 20%02zu–%02zu" : "Q%zu %02zu-%02zu",
                       i % 4 + 1, 21 + i / 4, 22 + i / 4);
        point->group = i > 11 && n > 14;
        double mean = point->group ? 27 : 22;
        point->value = sample_datum(sample, mean, 3.2);
        if (sample->hostility != WILD || dice_roll(&sample->dice, 2))
            set_limits(sample, point, mean * factor, sample->hostility == ALL_EQUAL ? 0 : 4.5);
    }
    if (n > 16 && sample->hostility == CALM) {
        spc->points[5].value = sample_fixed(sample, 28.4, 1);
        spc->points[5].flag = SPC_FLAG_LIMIT, spc->points[5].tone = TONE_BAD;
        spc->points[9].flag = SPC_FLAG_TWO_OF_THREE, spc->points[9].tone = TONE_GOOD;
        spc->points[n - 1].flag = SPC_FLAG_SHIFT, spc->points[n - 1].tone = TONE_BAD;
        spc->points[14].flag = SPC_FLAG_TREND, spc->points[14].tone = TONE_NEUTRAL;
        spc->points[3].value = (struct datum){.text = STR("–")};
    }
    spc->mean_label = sample_words(sample, "Mean 27.0");
    spc->limits_label = sample_words(sample, "Limits 22.5 to 31.5");
    spc->variation_words = sample_words(sample, "Concern: seven points above the mean");
    spc->assurance_words = sample_words(sample, "Hit and miss: the target lies within the limits");
    spc->variation = (enum variation)dice_roll(&sample->dice, 4);
    spc->assurance = (enum assurance)dice_roll(&sample->dice, 4);
    spc->variation_tone = (enum tone)dice_roll(&sample->dice, 3);
    spc->assurance_tone = (enum tone)dice_roll(&sample->dice, 3);
    spc->trial = dice_roll(&sample->dice, 2);
    spc->partial_label = sample_words(sample, "13 of 14 LAs");
    spc->target = sample_fixed(sample, 24 * factor, 1);
    spc->target_label = sample_words(sample, "Target 24.0");
    if (dice_roll(&sample->dice, 2)) {
        spc->n_events = 1;
        spc->events = ARENA_NEW(sample->arena, struct chart_event);
        *spc->events = (struct chart_event){(double)n / 3,
                                            sample_words(sample, "Inspection: requires improvement"), false};
    }
}

void sample_sparkline(struct sample *sample, struct chart *chart)
{
    struct sparkline_chart *spark = &chart->of.sparkline;
    spark->n_points = sample_count(sample, 10);
    spark->points = sample_series(sample, "", ROLE_PLAIN, spark->n_points, 18).points;
    spark->tone = (enum tone)dice_roll(&sample->dice, 3);
    if (dice_roll(&sample->dice, 2)) {
        spark->first_label = sample_words(sample, "2016");
        spark->last_label = sample_words(sample, "2025");
        spark->range_note = sample_words(sample, "lowest 19.6, highest 28.0");
    }
    if (spark->n_points > 4)
        spark->break_after[2] = dice_roll(&sample->dice, 2);
}

void sample_icon(struct sample *sample, struct chart *chart)
{
    struct icon_chart *icon = &chart->of.icon;
    icon->icon = (enum icon_kind)dice_roll(&sample->dice, ICON_BAND + 1);
    icon->variation = (enum variation)dice_roll(&sample->dice, 4);
    icon->assurance = (enum assurance)dice_roll(&sample->dice, 4);
    icon->tone = (enum tone)dice_roll(&sample->dice, 3);
    static const char *const letters[] = {"A", "B", "C", "D", "F"};
    if (icon->icon == ICON_BAND)
        icon->text = str_of(letters[dice_roll(&sample->dice, 5)]);
    else if (dice_roll(&sample->dice, 2))
        icon->text = sample_words(sample, "Dipping");
}
