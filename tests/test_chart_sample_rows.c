/* Sample charts with a row for each item: spine, dumbbell, stacked, flow. */
#include "test_chart_sample.h"
#include <math.h>

static const char *const indicators[] = {
    "Re-referrals within 12 months",     "Assessments within 45 days",   "Conferences within 15 days",
    "Repeat protection plans",           "Three or more placements",     "Placed over 20 miles away",
    "Care leavers in education or work", "Care leavers suitably housed", "Agency social workers",
    "Social worker vacancies",           "EHC plans within 20 weeks"};

static struct datum moved(struct sample *sample, struct datum datum, double by)
{
    if (!datum.is_set)
        return datum;
    struct datum out = sample_fixed(sample, datum.value + fabs(datum.value) * by, 1);
    return out;
}

void sample_spine(struct sample *sample, struct chart *chart)
{
    struct spine_chart *spine = &chart->of.spine;
    spine->own_name = sample_words(sample, "Telford and Wrekin");
    spine->n_rows = sample_count(sample, 11);
    spine->rows = ARENA_ARRAY(sample->arena, struct spine_row, spine->n_rows);
    for (size_t i = 0; i < spine->n_rows; i++) {
        struct spine_row *row = &spine->rows[i];
        row->name = sample_words(sample, indicators[i % 11]);
        row->has_polarity = i % 11 != 9;
        row->low_is_good = i % 2;
        row->note = sample_words(sample, !row->has_polarity ? "2024–25"
                                         : row->low_is_good ? "low is good, 2024–25"
                                                            : "high is good, 2024–25");
        row->england = sample_datum(sample, 24, 2);
        row->own = moved(sample, row->england, dice_share(&sample->dice) * 0.8 - 0.4);
        row->neighbours = moved(sample, row->own, dice_share(&sample->dice) * 0.3 - 0.2);
        row->lowest = moved(sample, row->england, -0.5 - dice_share(&sample->dice) * 0.3);
        row->highest = moved(sample, row->england, 0.5 + dice_share(&sample->dice) * 0.3);
        row->q25 = moved(sample, row->england, -0.2);
        row->q75 = moved(sample, row->england, 0.15);
        row->band = row->has_polarity ? (enum band)(1 + dice_roll(&sample->dice, 4)) : BAND_NONE;
    }
}

void sample_dumbbell(struct sample *sample, struct chart *chart)
{
    struct dumbbell_chart *dumbbell = &chart->of.dumbbell;
    dumbbell->before_label = sample_words(sample, "2020");
    dumbbell->now_label = sample_words(sample, "2025");
    dumbbell->n_rows = sample_count(sample, 15);
    dumbbell->rows = ARENA_ARRAY(sample->arena, struct dumbbell_row, dumbbell->n_rows);
    for (size_t i = 0; i < dumbbell->n_rows; i++) {
        struct dumbbell_row *row = &dumbbell->rows[i];
        row->name = i == 6 && sample->hostility == CALM ? STR("West Midlands")
                                                        : sample_name(sample, i > 6 ? i - 1 : i);
        row->role = i == 6 ? ROLE_REGION : ROLE_PLAIN;
        row->before = sample_datum(sample, 22, 6);
        row->now = sample_datum(sample, 24, 7);
        if (i == 3)
            row->now = row->before;
        double change = row->now.value - row->before.value;
        row->tone = fabs(change) < 1 ? TONE_NEUTRAL : change > 0 ? TONE_BAD : TONE_GOOD;
    }
}

void sample_stacked(struct sample *sample, struct chart *chart)
{
    static const char *const parts[] = {"Foster care",  "Children’s homes",   "Placed for adoption",
                                        "With parents", "Independent living", "Other",
                                        "Secure units"};
    struct stacked_chart *stacked = &chart->of.stacked;
    stacked->whole = 1;
    stacked->n_parts = sample->hostility == CALM ? 5 : 1 + dice_roll(&sample->dice, 7);
    stacked->parts = ARENA_ARRAY(sample->arena, struct str, stacked->n_parts);
    for (size_t p = 0; p < stacked->n_parts; p++)
        stacked->parts[p] = sample_words(sample, parts[p]);
    stacked->n_rows = sample_count(sample, 10);
    stacked->rows = ARENA_ARRAY(sample->arena, struct stacked_row, stacked->n_rows);
    for (size_t i = 0; i < stacked->n_rows; i++) {
        struct stacked_row *row = &stacked->rows[i];
        row->name = sample_name(sample, i);
        row->role = i == 4 ? ROLE_REGION : ROLE_PLAIN;
        row->parts = ARENA_ARRAY(sample->arena, struct datum, stacked->n_parts);
        double left = 1;
        for (size_t p = 0; p < stacked->n_parts; p++) {
            double share = p + 1 == stacked->n_parts ? left : left * (0.3 + 0.4 * dice_share(&sample->dice));
            left -= share;
            if (sample->hostility == CALM) {
                row->parts[p] = sample_fixed(sample, share, 2);
                row->parts[p].text = str_format(sample->arena, "%.0f%%", share * 100);
            } else {
                row->parts[p] = sample_datum(sample, share, 0.1);
            }
        }
    }
}

void sample_flow(struct sample *sample, struct chart *chart)
{
    static const char *const steps[] = {"Contacts",
                                        "Referrals",
                                        "Assessments",
                                        "Section 47 enquiries",
                                        "Initial child protection conferences",
                                        "Protection plans started",
                                        "Children starting to be looked after"};
    static const char *const stocks[] = {"Protection plans ended", "On a protection plan, 31 March",
                                         "Looked after, 31 March"};
    struct flow_chart *flow = &chart->of.flow;
    flow->value_label = sample_words(sample, "2024–25");
    flow->change_label = sample_words(sample, "on 2023–24");
    flow->stocks_label = sample_words(sample, "Ceases and stock, on a scale of their own");
    size_t n = sample_count(sample, 7);
    flow->n_steps = sample->hostility == WILD && n > 4 ? n - 4 : n;
    flow->n_stocks = sample->hostility == SINGLE ? 0 : 3;
    flow->steps = ARENA_ARRAY(sample->arena, struct flow_step, flow->n_steps);
    flow->stocks = ARENA_ARRAY(sample->arena, struct flow_step, flow->n_stocks);
    double value = 184312;
    for (size_t i = 0; i < flow->n_steps + flow->n_stocks; i++) {
        struct flow_step *step = i < flow->n_steps ? &flow->steps[i] : &flow->stocks[i - flow->n_steps];
        step->name = sample_words(sample, i < flow->n_steps ? steps[i % 7] : stocks[i - flow->n_steps]);
        step->value = sample->hostility == CALM ? sample_fixed(sample, round(value), 0)
                                                : sample_datum(sample, value, value / 5);
        double change = dice_share(&sample->dice) * 12 - 6;
        step->change = sample_fixed(sample, change, 1);
        step->change.text = sample_words(sample, change > 0 ? "up 2.4%" : "down 1.3%");
        if (i > 0 && i < flow->n_steps)
            step->conversion = sample_words(sample, "38% of the step before");
        value *= i == flow->n_steps ? 3 : 0.3 + 0.5 * dice_share(&sample->dice);
    }
}
