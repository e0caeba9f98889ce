/* What must hold whatever the data: order of rows, of areas and of indicators changes nothing but the order
 * of the ledger; scale of counts leaves a proportion; nothing prints nan or inf. */
#include "analysis/screen.h"
#include "figures/explain.h"
#include "test_analysis.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_LAS 6
#define N_OTHERS 12
#define N_AREAS (2 + N_LAS + N_OTHERS)
#define N_INDICATORS 5
#define N_PERIODS 9

/* A small generator of its own, so that every platform sees the same data. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

struct cell {
    uint32_t indicator, area; /* numbers of the plan, not of the world */
    int period;
    double numerator, denominator;
    enum state state;
};

/* The plan: what there is to say, independent of the order in which a world says it. */
static size_t plan_fill(struct cell *cells, uint32_t seed)
{
    size_t n = 0;
    for (uint32_t indicator = 0; indicator < N_INDICATORS; indicator++)
        for (uint32_t area = 0; area < N_AREAS; area++)
            for (int period = 0; period < N_PERIODS; period++) {
                uint32_t dice = next_random(&seed) % 40;
                double denominator = dice == 0 ? 0 : 20 + next_random(&seed) % 900;
                double numerator = floor(denominator * (next_random(&seed) % 100) / 200);
                if (dice == 1)
                    continue;
                cells[n++] = (struct cell){
                    indicator,   area,
                    period,      numerator,
                    denominator, dice == 2 ? STATE_CONFIDENTIAL : dice == 3 ? STATE_QUERIED : STATE_VALUE};
            }
    return n;
}

static void permutation_fill(uint32_t *order, uint32_t n, uint32_t seed)
{
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    for (uint32_t i = n; seed && i > 1; i--) {
        uint32_t other = next_random(&seed) % i;
        uint32_t kept = order[i - 1];
        order[i - 1] = order[other];
        order[other] = kept;
    }
}

/* area_of: plan's area to the world's. Seeds of 0 leave the plan's order. */
struct orders {
    uint32_t area_of[N_AREAS], indicator_of[N_INDICATORS];
};

static void areas_make(struct world *world, uint32_t seed, const char *prefix, struct orders *orders)
{
    uint32_t place[N_AREAS];
    permutation_fill(place, N_AREAS, seed);
    for (uint32_t i = 0; i < N_AREAS; i++) {
        uint32_t planned = place[i];
        char code[64], name[64];
        snprintf(code, sizeof code, "X%08u", planned);
        snprintf(name, sizeof name, "%s %u", prefix, planned);
        orders->area_of[planned] = world_area(world, code, name,
                                              planned == 0   ? AREA_COUNTRY
                                              : planned == 1 ? AREA_REGION
                                                             : AREA_LA);
    }
    world->spec.region = orders->area_of[1];
    world->spec.las = ARENA_ARRAY(world->arena, uint32_t, N_LAS);
    uint32_t *others = ARENA_ARRAY(world->arena, uint32_t, 10);
    for (uint32_t i = 0; i < 10; i++)
        others[i] = orders->area_of[2 + N_LAS + i];
    for (uint32_t i = 0; i < N_LAS; i++) {
        uint32_t la = orders->area_of[2 + i];
        world->spec.las[world->spec.n_las++] = la;
        world->areas.items[la].region = world->spec.region;
        world->areas.neighbours[la] = (struct neighbour_list){others, 10};
    }
}

static void indicators_make(struct world *world, uint32_t seed, struct orders *orders)
{
    uint32_t place[N_INDICATORS];
    permutation_fill(place, N_INDICATORS, seed);
    for (uint32_t i = 0; i < N_INDICATORS; i++) {
        uint32_t planned = place[i];
        char id[64];
        snprintf(id, sizeof id, "indicator-%u", planned);
        struct indicator *indicator = world_indicator(world, id);
        indicator->polarity = planned == 0 ? POLARITY_NONE : planned == 1 ? POLARITY_HIGH : POLARITY_LOW;
        indicator->measure = planned == 2 ? MEASURE_RATE : MEASURE_PROPORTION;
        orders->indicator_of[planned] = i;
    }
}

static void world_of_plan(struct world *world, uint32_t area_seed, uint32_t indicator_seed, uint32_t row_seed,
                          const char *prefix, double factor)
{
    static struct cell cells[N_INDICATORS * N_AREAS * N_PERIODS];
    static uint32_t rows[N_INDICATORS * N_AREAS * N_PERIODS];
    struct orders orders;
    world_open_bare(world);
    areas_make(world, area_seed, prefix, &orders);
    indicators_make(world, indicator_seed, &orders);
    size_t n = plan_fill(cells, 77);
    permutation_fill(rows, (uint32_t)n, row_seed);
    for (size_t i = 0; i < n; i++) {
        const struct cell *cell = &cells[rows[i]];
        char label[64];
        snprintf(label, sizeof label, "%d", 2017 + cell->period);
        uint32_t indicator = orders.indicator_of[cell->indicator];
        bool counts = cell->state != STATE_CONFIDENTIAL;
        world->line = 10 * rows[i]; /* a row keeps its line number, so that sources stay the same */
        world_observe(world, indicator, orders.area_of[cell->area], world_period(world, indicator, label),
                      (struct observation){.state = cell->state,
                                           .has_numerator = counts,
                                           .numerator = cell->numerator * factor,
                                           .has_denominator = counts,
                                           .denominator = cell->denominator * factor,
                                           .has_value = cell->state == STATE_QUERIED,
                                           .value = 1});
    }
    world_build(world);
}

static int lines_compare(const void *a, const void *b)
{
    const struct str *first = a;
    const struct str *second = b;
    return str_compare(*first, *second);
}

/* The ledger's rows, sorted. */
static struct str *rows_sorted(struct world *world, size_t *n)
{
    struct buf *out = ARENA_NEW(world->arena, struct buf);
    ledger_write(world->ledger, out);
    struct str *lines = ARENA_ARRAY(world->arena, struct str, world->ledger->n + 1);
    struct str rest = str_copy(world->arena, buf_str(out));
    buf_close(out);
    *n = 0;
    while (str_split(&rest, '\n', &lines[*n]))
        (*n)++;
    qsort(lines, *n, sizeof *lines, lines_compare);
    return lines;
}

static void expect_same(struct world *first, struct world *second)
{
    size_t n, n_other;
    struct str *lines = rows_sorted(first, &n);
    struct str *others = rows_sorted(second, &n_other);
    cr_assert_eq(n, n_other);
    cr_expect_gt(n, 2000);
    for (size_t i = 0; i < n; i++)
        cr_assert(str_equal(lines[i], others[i]), "%.*s\nand\n%.*s", STR_ARG(lines[i]), STR_ARG(others[i]));
}

Test(analysis_properties, order_of_rows_is_nothing)
{
    struct world first, second;
    world_of_plan(&first, 0, 0, 0, "Place", 1);
    world_of_plan(&second, 0, 0, 4711, "Place", 1);
    expect_same(&first, &second);
    world_close(&first);
    world_close(&second);
}

Test(analysis_properties, order_of_areas_and_indicators_is_the_order_only)
{
    struct world first, second;
    world_of_plan(&first, 0, 0, 0, "Place", 1);
    world_of_plan(&second, 99, 3, 4711, "Place", 1);
    expect_same(&first, &second);
    world_close(&first);
    world_close(&second);
}

/* Every column but the name of the area. */
Test(analysis_properties, names_of_areas_are_nothing)
{
    struct world first, second;
    world_of_plan(&first, 0, 0, 0, "Place", 1);
    world_of_plan(&second, 0, 0, 0, "Other", 1);
    cr_assert_eq(first.ledger->n, second.ledger->n);
    for (uint32_t i = 0; i < first.ledger->n; i++) {
        const struct figure *a = ledger_at(first.ledger, i);
        const struct figure *b = ledger_at(second.ledger, i);
        cr_assert(a->word == b->word && a->state == b->state && a->has == b->has && a->value == b->value &&
                  a->lower == b->lower && a->upper == b->upper && str_equal(a->method, b->method) &&
                  str_equal(a->display, b->display));
    }
    world_close(&first);
    world_close(&second);
}

/* What counts, intervals, weights and denominators decide; more children of the same share make no difference
 * to any other statistic. */
static const enum statistic scaled[] = {STAT_NUMERATOR,
                                        STAT_DENOMINATOR,
                                        STAT_COUNT,
                                        STAT_INTERVAL998,
                                        STAT_RANK_LOW,
                                        STAT_RANK_HIGH,
                                        STAT_VS_ENGLAND,
                                        STAT_VS_REGION,
                                        STAT_VS_NEIGHBOURS,
                                        STAT_TREND,
                                        STAT_TREND_CHI2,
                                        STAT_FUNNEL_LOWER95,
                                        STAT_FUNNEL_UPPER95,
                                        STAT_FUNNEL_LOWER998,
                                        STAT_FUNNEL_UPPER998,
                                        STAT_DIP,
                                        STAT_IMPROVEMENT,
                                        STAT_MOVEMENT,
                                        STAT_THEME};

static bool is_scaled(enum statistic statistic)
{
    for (size_t i = 0; i < sizeof scaled / sizeof scaled[0]; i++)
        if (scaled[i] == statistic)
            return true;
    return false;
}

static bool is_of_funnel(enum statistic statistic)
{
    return statistic >= STAT_FUNNEL_LOWER95 && statistic <= STAT_FUNNEL_UPPER998;
}

static bool agrees(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(a));
}

/* Of each statistic, how many records were compared. */
static void compare_scaled(struct world *first, struct world *second, size_t compared[STATISTIC_COUNT])
{
    for (uint32_t i = 0; i < first->ledger->n; i++) {
        const struct figure *a = ledger_at(first->ledger, i);
        if (a->indicator == INDICATOR_NONE || (is_scaled(a->statistic) && !is_of_funnel(a->statistic)))
            continue;
        struct str id = figure_id(first->ledger, a, first->arena);
        const struct figure *b =
            ledger_figure(second->ledger, a->indicator, a->area, a->period, a->statistic);
        cr_assert(b, "%.*s is gone", STR_ARG(id));
        cr_assert(a->comparator == b->comparator && period_equal(a->comparator_period, b->comparator_period),
                  "%.*s: another reference", STR_ARG(id));
        compared[a->statistic] += a->state == STATE_VALUE;
        if (is_scaled(a->statistic)) /* a funnel's limits are nearer to the same reference */
            continue;
        cr_assert(a->state == b->state && a->word == b->word && a->n_used == b->n_used &&
                      a->n_expected == b->n_expected && (a->has & FIGURE_VALUE) == (b->has & FIGURE_VALUE) &&
                      agrees(a->value, b->value),
                  "%.*s: %.17g and %.17g", STR_ARG(id), a->value, b->value);
    }
}

Test(analysis_properties, scaled_counts_leave_a_proportion)
{
    static const enum statistic must_occur[] = {STAT_VALUE,         STAT_REGION,      STAT_REGION_POOLED,
                                                STAT_REGION_MEDIAN, STAT_NEIGHBOURS,  STAT_CHANGE,
                                                STAT_DIFF_ENGLAND,  STAT_RANK,        STAT_BAND,
                                                STAT_Q25,           STAT_Q50,         STAT_Q75,
                                                STAT_ENGLAND_MIN,   STAT_ENGLAND_MAX, STAT_SPC_MEAN,
                                                STAT_SPC_LOWER,     STAT_SPC_UPPER,   STAT_SPC_FLAG,
                                                STAT_SPC_VARIATION, STAT_POSITION,    STAT_PERSISTENTLY_LOW};
    struct world first, second;
    size_t compared[STATISTIC_COUNT] = {0};
    world_of_plan(&first, 0, 0, 0, "Place", 1);
    world_of_plan(&second, 0, 0, 0, "Place", 4);
    compare_scaled(&first, &second, compared);
    for (size_t i = 0; i < sizeof must_occur / sizeof must_occur[0]; i++)
        cr_expect_gt(compared[must_occur[i]], 0u, "no %.*s was compared",
                     STR_ARG(statistic_name(must_occur[i])));
    world_close(&first);
    world_close(&second);
}

static void expect_all_finite(const struct world *world)
{
    for (uint32_t i = 0; i < world->ledger->n; i++) {
        const struct figure *figure = ledger_at(world->ledger, i);
        struct str id = figure_id(world->ledger, figure, world->arena);
        cr_assert(isfinite(figure->value) && isfinite(figure->lower) && isfinite(figure->upper), "%.*s",
                  STR_ARG(id));
        cr_assert(figure->display.len > 0, "%.*s shows nothing", STR_ARG(id));
        bool observed = figure->statistic == STAT_NUMERATOR || figure->statistic == STAT_DENOMINATOR;
        if (figure->state == STATE_NOT_CALCULABLE && !observed)
            cr_assert(figure->method.len > 0, "%.*s does not say why", STR_ARG(id));
        for (uint32_t k = 0; k < figure->n_inputs; k++)
            cr_assert_lt(figure->inputs[k], world->ledger->n, "%.*s has an input that is none", STR_ARG(id));
    }
}

Test(analysis_properties, every_figure_is_finite_or_says_why)
{
    struct world world;
    world_of_plan(&world, 0, 0, 0, "Place", 1);
    expect_all_finite(&world);
    world_close(&world);
}

/* -- catalogues of every kind, in years and quarters, with breaks and targets, on numbers of every kind */

static double random_number(uint32_t *seed)
{
    static const double odd[] = {0, -1, 0.5, 1e-9, 1e12, 100, 100.000001, 33.333333333333336};
    uint32_t dice = next_random(seed) % 24;
    return dice < 8 ? odd[dice] : next_random(seed) % 500;
}

static struct observation random_observation(uint32_t *seed)
{
    return (struct observation){
        .state = (enum state)(next_random(seed) % 4 ? STATE_VALUE : next_random(seed) % STATE_COUNT),
        .has_value = next_random(seed) % 3 == 0,
        .value = random_number(seed),
        .has_numerator = next_random(seed) % 5 != 0,
        .numerator = random_number(seed),
        .has_denominator = next_random(seed) % 5 != 0,
        .denominator = random_number(seed)};
}

static void random_indicators(struct world *world, uint32_t *seed)
{
    for (uint32_t i = 0; i < N_INDICATORS; i++) {
        char id[64];
        snprintf(id, sizeof id, "i%u", i);
        struct indicator *indicator = world_indicator(world, id);
        indicator->measure = (enum measure)(next_random(seed) % 5);
        indicator->basis = (enum basis)(next_random(seed) % 5);
        indicator->polarity = (enum polarity)(next_random(seed) % 3);
        indicator->has_least_change = next_random(seed) % 4 != 0;
        indicator->least_change = next_random(seed) % 3;
        indicator->annualise = next_random(seed) % 2;
        indicator->no_quartile = next_random(seed) % 5 == 0;
        indicator->decimals = (int)(next_random(seed) % 4);
        if (i % 2 && i + 1 < N_INDICATORS)
            indicator->annual_twin = i + 1;
    }
}

static void random_lists(struct world *world, uint32_t *seed)
{
    for (uint32_t i = 0; i < 4; i++) {
        world_break(world, next_random(seed) % 2 ? INDICATOR_NONE : next_random(seed) % N_INDICATORS,
                    next_random(seed) % 2 ? AREA_NONE : next_random(seed) % N_AREAS, "2022");
        struct target *target =
            world_target(world, next_random(seed) % N_INDICATORS, next_random(seed) % 2 ? AREA_NONE : 2,
                         (enum target_kind)(next_random(seed) % 3), random_number(seed));
        target->highest = target->lowest + 1;
        target->tolerance = next_random(seed) % 3;
        target->is_off = next_random(seed) % 6 == 0;
    }
}

Test(analysis_properties, whatever_is_sent_every_figure_stands_or_says_why)
{
    for (uint32_t round = 1; round <= 40; round++) {
        struct world world;
        uint32_t seed = round;
        world_open(&world, N_LAS, N_OTHERS);
        random_indicators(&world, &seed);
        random_lists(&world, &seed);
        for (uint32_t i = 0; i < N_INDICATORS; i++)
            for (int period = 0; period < N_PERIODS; period++)
                for (uint32_t area = 0; area < N_AREAS; area++) {
                    char label[64];
                    if (i % 2)
                        snprintf(label, sizeof label, "%d-%02d Q%d", 2021 + period / 4, 22 + period / 4,
                                 1 + period % 4);
                    else
                        snprintf(label, sizeof label, "%d", 2016 + period);
                    if (next_random(&seed) % 8)
                        world_observe(&world, i, area, world_period(&world, i, label),
                                      random_observation(&seed));
                }
        world_build(&world);
        expect_all_finite(&world);
        struct queries *queries = screen_build(&world.spec, &world.lists, world.dataset, world.arena);
        screen_report(queries, world.dataset, world.diags);
        cr_expect(queries->n > 0 && screen_apply(&world.spec, queries, world.dataset) <= queries->n);
        struct buf out = {0};
        ledger_write(world.ledger, &out);
        for (uint32_t i = 0; i < world.ledger->n; i += 97)
            explain_figure(world.ledger, i, &out);
        analysis_dump(world.ledger, &out);
        cr_expect_eq(str_find(buf_str(&out), STR("nan")), SIZE_MAX);
        cr_expect_eq(str_find(buf_str(&out), STR("inf")), SIZE_MAX);
        buf_close(&out);
        world_close(&world);
    }
}
