/* Sums of numerators and denominators over the West Midlands' local authorities, read from the department's
 * files, against cases/region_totals.csv: 197 rows. Skipped where the shared folder is absent. */
#include "cases.h"
#include "golden.h"
#include "test_input_read_world.h"

#include <criterion/criterion.h>
#include <string.h>

#define REGION "E12000005"

struct published { /* of region_totals.csv, and how the spec maps it */
    const char *file, *name;
    double multiplier;
    const char *value, *numerator, *denominator;
    double times;             /* of the denominator */
    const char *group, *part; /* columns of the group's first and second text */
    const char *total;        /* the denominator's text in `part` */
};

static const struct published measures[] = {
    {"absence_la_total_202223_to_202425.csv", "overall absence %", 100, "pt_overall", "t_sess_overall",
     "t_sess_possible", 1, "social_care_group", NULL, NULL},
    {"absence_la_total_202223_to_202425.csv", "persistent absentees %", 100, "pt_pupils_pa_10_exact",
     "t_pupils_pa_10_exact", "t_pupils", 1, "social_care_group", NULL, NULL},
    {"c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "re-referrals %", 100,
     "rereferral_percent", "rereferral_count", "referral_count", 1, NULL, NULL, NULL},
    {"c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "no further action %", 100,
     "no_further_action_percent", "no_further_action_count", "referral_count", 1, NULL, NULL, NULL},
    {"c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv", "assessed not in need %", 100,
     "not_in_need_percent", "not_in_need_count", "referral_count", 1, NULL, NULL, NULL},
    {"cla_number_and_rate_per_10k_children.csv", "CLA rate per 10,000", 10000, "rate_per_10000",
     "children_count", "population_estimate", 1, "population_type", NULL, NULL},
    {"csww_indicators_2017_to_2025.csv", "caseload", 1, "caseload_fte", "cases", "case_holders_fte", 1, NULL,
     NULL, NULL},
    {"csww_indicators_2017_to_2025.csv", "agency rate %", 100, "agency_rate_fte", "agency_fte",
     "agency_fte inpost_fte", 1, NULL, NULL, NULL},
    {"csww_indicators_2017_to_2025.csv", "vacancy rate %", 100, "vacancy_rate_fte", "vacancy_fte",
     "vacancy_fte inpost_fte", 1, NULL, NULL, NULL},
    {"csww_indicators_2017_to_2025.csv", "turnover %", 100, "turnover_rate_fte", "leavers_fte", "inpost_fte",
     1, NULL, NULL, NULL},
    {"csww_indicators_2017_to_2025.csv", "absence %", 100, "absence_rate_fte", "working_days_lost_fte",
     "inpost_fte", 253, NULL, NULL, NULL},
    {"d3_cpps_subsequent_plan_2013_to_2025.csv", "CPP second or subsequent %", 100, "CPP_subsequent_percent",
     "CPP_subsequent", "CPP_start", 1, NULL, NULL, NULL},
    {"d5_cpps_at31march_by_duration_2013_to_2025.csv", "CPP 2 years or more %", 100,
     "2_years_or_more_percent", "2_years_or_more", "CPP_At31", 1, NULL, NULL, NULL},
    {"d5_cpps_at31march_by_duration_2013_to_2025.csv", "CPP 3 months or less %", 100,
     "3_months_or_less_percent", "3_months_or_less", "CPP_At31", 1, NULL, NULL, NULL},
    {"ks4_la_202223_to_202425.csv", "average Attainment 8", 1, "avg_att8", "t_att8", "t_pupils", 1,
     "social_care_group", NULL, NULL},
    {"la_care_leavers_accommodation_suitability.csv", "care leavers suitable accommodation %", 100,
     "care_leaver_percent", "care_leaver_count", "care_leaver_count", 1, "care_leaver_age", "breakdown",
     "Suitability total"},
    {"la_care_leavers_activity_2023_to_2025.csv", "care leavers EET %", 100, "care_leaver_percent",
     "care_leaver_count", "care_leaver_count", 1, "care_leaver_age", "breakdown", "Total"},
    {"la_cla_placement_stability.csv", "placement stability %", 100, "children_percent", "children_count",
     "children_count", 1, "cla_group", "placement_stability", "Total children"},
    {"la_cla_swcount.csv", "3+ social workers %", 100, "percentage", "number", "number", 1, "cla_group",
     "sw_stability", "Total children"},
};

static const struct published *published_find(const char *file, const char *name)
{
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strcmp(measures[i].file, file) == 0 && strcmp(measures[i].name, name) == 0)
            return &measures[i];
    return NULL;
}

static struct filter_pair *pair_new(struct world *world, const char *column, struct str value)
{
    struct filter_pair *pair = ARENA_NEW(world->arena, struct filter_pair);
    *pair = (struct filter_pair){.column = str_of(column), .value = value};
    return pair;
}

static struct mapping mapping_of(struct world *world, const struct published *measure, struct str group)
{
    struct mapping mapping = {.value = world_source(world, measure->value, 1),
                              .numerator = world_source(world, measure->numerator, 1),
                              .denominator = world_source(world, measure->denominator, measure->times)};
    struct str first = STR_NONE;
    mapping.filters = ARENA_ARRAY(world->arena, struct filter_pair, 2);
    if (measure->group) {
        str_split(&group, ';', &first);
        mapping.filters[mapping.n_filters++] = *pair_new(world, measure->group, first);
    }
    if (measure->part) {
        mapping.filters[mapping.n_filters++] = *pair_new(world, measure->part, group);
        mapping.denominator.where = pair_new(world, measure->part, str_of(measure->total));
        mapping.denominator.n_where = 1;
    }
    return mapping;
}

struct sums {
    double numerator, denominator;
    size_t n, n_missing;
};

static struct sums sums_of(const struct world *world, uint32_t indicator, struct period period)
{
    struct sums sums = {0};
    uint32_t region = area_find(&world->inputs.areas, STR(REGION));
    for (uint32_t i = 0; i < world->inputs.areas.n; i++) {
        const struct area *area = &world->inputs.areas.items[i];
        if (area->kind != AREA_LA || area->region != region)
            continue;
        struct observation o = dataset_find(world->inputs.dataset, indicator, i, period);
        sums.n++;
        if (!o.has_numerator || !o.has_denominator) {
            sums.n_missing++;
            continue;
        }
        sums.numerator += o.numerator;
        sums.denominator += o.denominator;
    }
    return sums;
}

enum {
    FILE_NAME,
    NAME,
    GROUP,
    PERIOD,
    PUBLISHED,
    N_LAS,
    N_MISSING,
    SUM_NUMERATOR,
    SUM_DENOMINATOR,
    COMPUTED,
    N_FIELDS
};
static const char *const fields[N_FIELDS] = {
    "file",  "measure",       "group",         "period",          "published",
    "n_las", "n_las_missing", "sum_numerator", "sum_denominator", "computed"};

struct case_reader {
    struct cases cases;
    size_t at[N_FIELDS];
};

static const char *text(const struct case_reader *reader, size_t row, size_t field)
{
    return cases_text(&reader->cases, row, reader->at[field]);
}

static double number(const struct case_reader *reader, size_t row, size_t field)
{
    double value = 0;
    cr_assert(cases_number(&reader->cases, row, reader->at[field], &value));
    return value;
}

/* One series of the cases: its file read once. Returns how many rows were held. */
static size_t hold_series(const struct case_reader *reader, const char *shared, size_t from)
{
    const struct published *measure = published_find(text(reader, from, FILE_NAME), text(reader, from, NAME));
    cr_assert(measure, "%s has no mapping here", text(reader, from, NAME));
    struct world world;
    world_open(&world);
    bool academic = strlen(text(reader, from, PERIOD)) == 6;
    enum calendar calendar = academic ? CALENDAR_ACADEMIC : CALENDAR_FINANCIAL;
    struct mapping mapping = mapping_of(&world, measure, str_of(text(reader, from, GROUP)));
    mapping.indicator = world_indicator(&world, STR("i"), measure->multiplier, calendar);
    struct str path = str_format(world.arena, "%s/data/dfe-open-data/%s", shared, measure->file);
    world_read(&world, LAYOUT_DFE, path, &mapping, 1);
    cr_expect_eq(world_errors(&world), 0u);
    size_t row = from;
    for (; row < reader->cases.rows && strcmp(text(reader, row, FILE_NAME), measure->file) == 0 &&
           strcmp(text(reader, row, NAME), measure->name) == 0 &&
           strcmp(text(reader, row, GROUP), text(reader, from, GROUP)) == 0;
         row++) {
        struct period period;
        const char *why;
        cr_assert(period_read(str_of(text(reader, row, PERIOD)), calendar, &period, NULL, &why), "%s", why);
        struct sums sums = sums_of(&world, mapping.indicator, period);
        const char *where = text(reader, row, PERIOD);
        cr_expect_eq(sums.n, (size_t)number(reader, row, N_LAS), "%s %s", measure->name, where);
        cr_expect_eq(sums.n_missing, (size_t)number(reader, row, N_MISSING), "%s %s: %zu missing",
                     measure->name, where, sums.n_missing);
        cr_expect(cases_agree(sums.numerator, number(reader, row, SUM_NUMERATOR)), "%s %s", measure->name,
                  where);
        cr_expect(cases_agree(sums.denominator, number(reader, row, SUM_DENOMINATOR)), "%s %s", measure->name,
                  where);
        double computed = measure->multiplier * sums.numerator / sums.denominator;
        cr_expect(cases_agree(computed, number(reader, row, COMPUTED)), "%s %s: %.17g", measure->name, where,
                  computed);
        uint32_t region = area_find(&world.inputs.areas, STR(REGION));
        struct observation published = dataset_find(world.inputs.dataset, mapping.indicator, region, period);
        cr_expect(published.has_value && cases_agree(published.value, number(reader, row, PUBLISHED)),
                  "%s %s", measure->name, where);
    }
    world_close(&world);
    return row - from;
}

Test(input_read, region_totals)
{
    struct case_reader reader;
    const char *shared = golden_shared();
    if (!shared || !cases_read("region_totals.csv", &reader.cases)) {
        cr_skip_test("skipped: the reference cases are in ../shared, which is not there");
        return;
    }
    for (size_t i = 0; i < N_FIELDS; i++)
        reader.at[i] = cases_column(&reader.cases, fields[i]);
    size_t held = 0;
    for (size_t row = 0; row < reader.cases.rows;) {
        size_t n = hold_series(&reader, shared, row);
        held += n;
        row += n;
    }
    cr_expect_eq(held, 197u, "%zu rows", held);
    cases_close(&reader.cases);
}
