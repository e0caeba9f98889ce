/* Sample charts of many areas at once: scorecard, small multiples, funnel, map. */
#include "test_chart_sample.h"
#include <math.h>

void sample_scorecard(struct sample *sample, struct chart *chart)
{
    static const char *const columns[] = {
        "Re-referrals within 12 months",     "Assessments within 45 days",   "Conferences within 15 days",
        "Repeat protection plans",           "Three or more placements",     "Placed over 20 miles away",
        "Care leavers in education or work", "Care leavers suitably housed", "Agency social workers",
        "Social worker vacancies",           "EHC plans within 20 weeks"};
    struct scorecard_chart *card = &chart->of.scorecard;
    card->n_columns = sample->hostility == MANY ? 40 : sample_count(sample, 11);
    card->n_rows = sample->hostility == SINGLE ? 1 : 15;
    card->columns = ARENA_ARRAY(sample->arena, struct str, card->n_columns);
    card->column_notes = ARENA_ARRAY(sample->arena, struct str, card->n_columns);
    card->rows = ARENA_ARRAY(sample->arena, struct str, card->n_rows);
    card->row_roles = ARENA_ARRAY(sample->arena, enum role, card->n_rows);
    card->cells = ARENA_ARRAY(sample->arena, struct score_cell, card->n_rows * card->n_columns);
    for (size_t c = 0; c < card->n_columns; c++) {
        card->columns[c] = sample_words(sample, columns[c % 11]);
        card->column_notes[c] =
            sample_words(sample, c % 11 == 1 || c % 11 == 2 || c % 11 == 6 ? "high is good" : "low is good");
    }
    for (size_t r = 0; r < card->n_rows; r++) {
        bool region = r == 14;
        card->rows[r] = region && sample->hostility == CALM ? STR("West Midlands") : sample_name(sample, r);
        card->row_roles[r] = region ? ROLE_REGION : ROLE_PLAIN;
        for (size_t c = 0; c < card->n_columns; c++) {
            struct score_cell *cell = &card->cells[r * card->n_columns + c];
            cell->value = sample_datum(sample, 34, 30);
            if (sample->hostility == CALM || sample->hostility == MANY)
                cell->value = sample_fixed(sample, round(34 + 30 * dice_share(&sample->dice)), 0);
            if (dice_roll(&sample->dice, 40) == 0)
                cell->value = (struct datum){.text = STR("–")};
            cell->text = cell->value.text;
            if (!cell->value.is_set)
                continue;
            cell->band = region ? BAND_NONE : (enum band)(1 + dice_roll(&sample->dice, 4));
            cell->arrow = (enum arrow)dice_roll(&sample->dice, 4);
            cell->arrow_tone = (enum tone)dice_roll(&sample->dice, 3);
        }
    }
}

void sample_multiples(struct sample *sample, struct chart *chart)
{
    struct multiples_chart *multiples = &chart->of.multiples;
    size_t n = 10;
    multiples->n_periods = n;
    multiples->periods = sample_periods(sample, n);
    multiples->n_panels = sample_count(sample, 14);
    multiples->panels = ARENA_ARRAY(sample->arena, struct multiple, multiples->n_panels);
    struct trend_series england = sample_series(sample, "England", ROLE_ENGLAND, n, 21);
    for (size_t p = 0; p < multiples->n_panels; p++) {
        struct multiple *panel = &multiples->panels[p];
        panel->name = sample_name(sample, p);
        panel->n_series = 2;
        panel->series = ARENA_ARRAY(sample->arena, struct trend_series, 2);
        panel->series[0] = sample_series(sample, la_names[p % 14], ROLE_PLAIN, n, 16 + (double)(p % 5) * 2);
        panel->series[1] = england;
        panel->tone = p % 5 == 1 ? TONE_BAD : p % 6 == 2 ? TONE_GOOD : TONE_NEUTRAL;
    }
}

void sample_funnel(struct sample *sample, struct chart *chart)
{
    struct funnel_chart *funnel = &chart->of.funnel;
    bool plain = sample->hostility != HUGE && sample->hostility != TINY;
    double factor = sample->hostility == HUGE ? 98765432.1 : 1, centre = 24.5 * factor;
    funnel->reference = centre;
    funnel->reference_label = sample_words(sample, "England 24.5");
    funnel->denominator_label = sample_words(sample, "protection plans started in the year");
    funnel->n_points = sample_count(sample, 60);
    funnel->points = ARENA_ARRAY(sample->arena, struct funnel_point, funnel->n_points);
    for (size_t i = 0; i < funnel->n_points; i++) {
        struct funnel_point *point = &funnel->points[i];
        double share = dice_share(&sample->dice);
        point->denominator = 40 + share * share * 1400;
        double spread = 0.43 * 100 / sqrt(point->denominator);
        point->value = sample_datum(sample, 24.5, spread * 3.4);
        point->name = sample_name(sample, i);
        if (sample->hostility == CALM)
            point->value.queried = false;
        bool outside = fabs(point->value.value - centre) > 3.09 * spread * factor;
        point->role = point->value.is_set && outside ? ROLE_ATTENTION
                      : i % 17 == 3                  ? ROLE_REGION
                                                     : ROLE_PLAIN;
    }
    funnel->n_limits = plain || dice_roll(&sample->dice, 2) ? 80 : 2;
    funnel->limits = ARENA_ARRAY(sample->arena, struct funnel_limit, funnel->n_limits);
    for (size_t i = 0; i < funnel->n_limits; i++) {
        double n = 30 + (double)i * 19, se = 43 * factor / sqrt(n);
        funnel->limits[i] = (struct funnel_limit){n, centre - 1.96 * se, centre + 1.96 * se,
                                                  centre - 3.09 * se, centre + 3.09 * se};
    }
}

/* Areas as patches of a grid with bent edges: neighbours share them. */
static struct map_ring patch(struct sample *sample, double column, double row, double wide)
{
    struct map_ring ring = {ARENA_ARRAY(sample->arena, double, 80), 40};
    for (size_t i = 0; i < 40; i++) {
        double along = (double)(i % 10) / 10, x = 0, y = 0;
        switch (i / 10) {
        case 0: x = along, y = 0; break;
        case 1: x = 1, y = along; break;
        case 2: x = 1 - along, y = 1; break;
        default: x = 0, y = 1 - along; break;
        }
        double gx = column + x * wide, gy = row + y;
        ring.xy[2 * i] = -3 + 0.3 * (gx + 0.13 * sin(4 * gy));
        ring.xy[2 * i + 1] = 52 + 0.2 * (gy + 0.1 * sin(5 * gx));
    }
    return ring;
}

void sample_map(struct sample *sample, struct chart *chart)
{
    static const int columns[] = {3, 5, 2, 1, 3, 1, 4, 2, 2, 1, 3, 5, 2, 3},
                     rows[] = {2, 3, 2, 4, 1, 1, 3, 0, -1, 0, 0, 4, 1, 4};
    struct map_chart *map = &chart->of.map;
    map->n_areas = sample_count(sample, 14);
    map->areas = ARENA_ARRAY(sample->arena, struct map_area, map->n_areas);
    map->tiles = dice_roll(&sample->dice, 2);
    bool bands = dice_roll(&sample->dice, 3);
    for (size_t i = 0; i < map->n_areas; i++) {
        struct map_area *area = &map->areas[i];
        area->name = sample_name(sample, i);
        if (dice_roll(&sample->dice, 2) && sample->hostility != LONG_NAMES)
            area->short_name = area->name;
        area->value = sample_datum(sample, 25, 6);
        if (bands && area->value.is_set)
            area->band = (enum band)(1 + dice_roll(&sample->dice, 4));
        bool grid = i < 14;
        area->tile_column = grid ? columns[i] : (int)(i % 7);
        area->tile_row = grid ? rows[i] + 1 : 6 + (int)(i / 7 - 2);
        if (map->tiles)
            continue;
        area->n_rings = 1;
        area->rings = ARENA_NEW(sample->arena, struct map_ring);
        *area->rings = patch(sample, (double)(i % 4), (double)(i / 4), i % 3 ? 1 : 0.9);
    }
}
