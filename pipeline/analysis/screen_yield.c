/* Screening of data that yield nothing: counts that nothing can be made from, figures that end long before
 * the paper's period, and figures of years that have not been. */
#include "analysis/screen_parts.h"

#define STALE_DAYS 720   /* an annual figure may be a year late, and published late in it */
#define STALE_PARTS 400  /* of a quarter, a month, a term: a year late */
#define FUTURE_DAYS 1100 /* after the paper's date: no plan or forecast reaches so far */

static void tell(const struct screened *screened, size_t period, uint32_t area, struct finding_text text)
{
    struct screen *screen = screened->screen;
    struct observation seen = series_observation(screened->series, period, area);
    const struct source *source = &screen->dataset->sources[seen.source];
    struct place place = {0};
    if (seen.source) {
        place = place_line(source->file, seen.line, 0);
        place.sheet = source->sheet;
    }
    screen_add_other(screen, (struct query){.severity = text.severity,
                                            .code = text.code,
                                            .indicator = screened->index,
                                            .area = AREA_NONE,
                                            .place = place,
                                            .found = text.found,
                                            .expected = text.expected,
                                            .to_do = text.to_do});
}

struct cells { /* of one kind: how many, and the one that stands first in its file */
    size_t n, period;
    uint32_t area, line;
};

static void cell_add(struct cells *cells, const struct screened *screened, size_t period, uint32_t area)
{
    uint32_t line = screened->series->line[reach_cell(screened->series, period, area)];
    if (cells->n++ && cells->line <= line)
        return;
    cells->period = period;
    cells->area = area;
    cells->line = line;
}

/* -- counts alone */

static void counts_check(const struct screened *screened)
{
    const struct screen *screen = screened->screen;
    struct cells numerators = {0}, denominators = {0};
    for (size_t period = 0; period < screened->series->n_periods; period++) {
        for (uint32_t area = 0; area < screen->areas->n; area++) {
            struct observation seen = series_observation(screened->series, period, area);
            if (seen.has_value || (seen.has_numerator && seen.has_denominator))
                return;
            if (seen.has_numerator)
                cell_add(&numerators, screened, period, area);
            else if (seen.has_denominator)
                cell_add(&denominators, screened, period, area);
        }
    }
    bool of_numerators = numerators.n >= denominators.n;
    const struct cells *cells = of_numerators ? &numerators : &denominators;
    if (cells->n == 0)
        return;
    tell(screened, cells->period, cells->area,
         (struct finding_text){
             QUERY_WARNING, "counts-alone",
             screen_text(screen, "there %s %zu %s%s and no %s and no value", cells->n == 1 ? "is" : "are",
                         cells->n, of_numerators ? "numerator" : "denominator", cells->n == 1 ? "" : "s",
                         of_numerators ? "denominator" : "numerator"),
             STR("both counts, or values: nothing can be worked out"),
             of_numerators
                 ? STR("give the denominators; or where the numbers themselves are wanted, make it a "
                       "count in the catalogue")
                 : STR("give the numerators, or the values")});
}

/* -- too old, and too new */

static int32_t days_after(struct date from, struct date to)
{
    return date_day(to) - date_day(from);
}

static void stale_check(const struct screened *screened, struct period limit)
{
    const struct screen *screen = screened->screen;
    const struct series *series = screened->series;
    if (screened->latest >= screened->n_periods || !period_is(limit))
        return;
    struct period latest = series->periods[screened->latest];
    bool annual = latest.kind == PERIOD_YEAR || latest.kind == PERIOD_THREE_YEARS;
    if (days_after(period_end(latest), period_end(limit)) < (annual ? STALE_DAYS : STALE_PARTS))
        return;
    struct cells cells = {0};
    double value;
    for (size_t i = 0; i < screen->spec->n_las; i++)
        if (screened_value(screened, screened->latest, screen->spec->las[i], &value))
            cell_add(&cells, screened, screened->latest, screen->spec->las[i]);
    struct str last = period_display(screen->scratch, latest);
    struct str wanted = period_display(screen->scratch, limit);
    tell(screened, cells.period, cells.area,
         (struct finding_text){
             QUERY_WARNING, "ends-early",
             screen_text(screen, "the latest figures are of %.*s", STR_ARG(last)),
             screen_text(screen, "figures up to the paper's %.*s, or a year before", STR_ARG(wanted)),
             STR("add the newer file; where it is no longer published, take it out of the "
                 "paper or say so there")});
}

/* Figures that start after the paper's period, and what they are of. */
static void later_check(const struct screened *screened)
{
    const struct screen *screen = screened->screen;
    const struct series *series = screened->series;
    struct cells later = {0}, future = {0};
    double value;
    for (size_t period = screened->n_periods; period < series->n_periods; period++) {
        bool never = days_after(screen->spec->issued, period_start(series->periods[period])) > FUTURE_DAYS;
        for (uint32_t area = 0; area < screen->areas->n; area++) {
            if (!screened_value(screened, period, area, &value))
                continue;
            cell_add(&later, screened, period, area);
            if (never)
                cell_add(&future, screened, period, area);
        }
    }
    bool nothing = screened->latest >= screened->n_periods && screen->spec->n_las > 0;
    const struct cells *cells = future.n ? &future : &later;
    if (cells->n == 0 || (!future.n && !nothing))
        return;
    struct str first = period_display(screen->scratch, series->periods[cells->period]);
    tell(screened, cells->period, cells->area,
         (struct finding_text){
             QUERY_WARNING, future.n ? "future-period" : "all-later",
             screen_text(screen, "%zu figure%s of periods such as %.*s%s", cells->n,
                         cells->n == 1 ? " is" : "s are", STR_ARG(first),
                         nothing ? ", and the region has none up to the paper's period" : ""),
             STR("periods up to the paper's"),
             future.n ? STR("correct the years in the file")
                      : STR("correct the paper's period, or the years")});
}

void screen_yield(const struct screened *screened)
{
    if (screened->indicator->measure != MEASURE_COUNT)
        counts_check(screened);
    stale_check(screened, spec_limit(screened->screen->spec, screened->indicator));
    later_check(screened);
}
