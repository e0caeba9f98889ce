/* A small world for tests of the analysis: areas, a catalogue and observations made in the test itself. */
#ifndef TESTS_TEST_ANALYSIS_H
#define TESTS_TEST_ANALYSIS_H

#include "analysis/analysis.h"

#define WORLD_AREAS 400
#define WORLD_INDICATORS 100

struct world {
    struct arena *arena;
    struct areas areas;
    struct catalogue catalogue;
    struct spec spec;
    struct lists lists;
    struct dataset_builder *builder;
    uint32_t line;
    struct diags *diags;
    struct dataset *dataset;
    struct ledger *ledger;
};

/* England, one region with `n_las` LAs of it, and `n_others` LAs outside. The LAs are areas 2 …; each LA of
 * the region has the first ten others as its neighbours. */
void world_open(struct world *world, uint32_t n_las, uint32_t n_others);
/* The same without any area. */
void world_open_bare(struct world *world);
void world_close(struct world *world);
uint32_t world_area(struct world *world, const char *code, const char *name, enum area_kind kind);
/* A proportion in per cent, low is good, least change 1, annual; the caller changes what is otherwise. */
struct indicator *world_indicator(struct world *world, const char *id);
/* `label` such as "2025" or "2025-26 Q2". */
struct period world_period(const struct world *world, uint32_t indicator, const char *label);
void world_counts(struct world *world, uint32_t indicator, uint32_t area, const char *label, double numerator,
                  double denominator);
/* Percentages of `denominator` in the n years up to 2025; without a denominator, values alone. */
void world_years(struct world *world, uint32_t indicator, uint32_t area, const double *percentages, int n,
                 double denominator);
void world_value(struct world *world, uint32_t indicator, uint32_t area, const char *label, double value);
void world_state(struct world *world, uint32_t indicator, uint32_t area, const char *label, enum state state);
void world_observe(struct world *world, uint32_t indicator, uint32_t area, struct period period,
                   struct observation observation);
void world_break(struct world *world, uint32_t indicator, uint32_t area, const char *from);
struct target *world_target(struct world *world, uint32_t indicator, uint32_t area, enum target_kind kind,
                            double target);
/* Builds dataset and ledger; may be called once. */
void world_build(struct world *world);
/* The figure; a test that asks for one that is not there fails. */
const struct figure *world_figure(const struct world *world, uint32_t indicator, uint32_t area,
                                  const char *label, enum statistic statistic);
/* The count of 2025 with this detail; NULL where the analysis wrote none. */
const struct figure *world_detail(const struct world *world, uint32_t indicator, uint32_t area,
                                  const char *detail);
/* A count of the whole paper; a test that asks for one that is not there fails. */
double world_paper_count(const struct world *world, uint32_t area, const char *detail);
bool figure_says(const struct figure *figure, const char *method_part);

#endif
