/* Screening of periods: years, quarters and months of one indicator are no series. */
#include "analysis/screen_parts.h"

#define KINDS (PERIOD_TWO_TERMS + 1)

static const char *kind_words(enum period_kind kind)
{
    switch (kind) {
    case PERIOD_NONE: break;
    case PERIOD_YEAR: return "years";
    case PERIOD_QUARTER: return "quarters";
    case PERIOD_MONTH: return "months";
    case PERIOD_THREE_YEARS: return "spans of three years";
    case PERIOD_TERM: return "terms";
    case PERIOD_PART: return "half years";
    case PERIOD_WEEK: return "weeks";
    case PERIOD_TWO_TERMS: return "two terms together";
    }
    return "periods";
}

/* The kind that most of the LAs' figures are of; the longer-known one where two have as many. */
static enum period_kind usual_kind(const struct screened *screened, size_t counts[KINDS])
{
    const struct spec *spec = screened->screen->spec;
    enum period_kind usual = PERIOD_NONE;
    for (size_t period = 0; period < screened->n_periods; period++) {
        enum period_kind kind = screened->series->periods[period].kind;
        for (size_t i = 0; i < spec->n_las; i++) {
            double value;
            counts[kind] += screened_value(screened, period, spec->las[i], &value);
        }
    }
    for (int kind = PERIOD_YEAR; kind < KINDS; kind++)
        if (counts[kind] > counts[usual])
            usual = (enum period_kind)kind;
    return usual;
}

static void kinds_tell(const struct screened *screened, size_t period, uint32_t area, enum period_kind usual,
                       size_t n)
{
    const struct screen *screen = screened->screen;
    struct period odd = screened->series->periods[period];
    struct str label = period_text(screen->scratch, odd);
    screen_add(
        screened, period, area,
        (struct finding_text){
            QUERY_SEVERE, "mixed-periods",
            screen_text(screen, "the period is %.*s, one of %s", STR_ARG(label), kind_words(odd.kind)),
            screen_text(screen, "%s, as %zu other figures of the indicator are of", kind_words(usual), n),
            STR("correct the period, or give these figures an indicator of their own")});
}

void screen_periods(const struct screened *screened)
{
    const struct spec *spec = screened->screen->spec;
    size_t counts[KINDS] = {0};
    enum period_kind usual = usual_kind(screened, counts);
    for (size_t period = 0; period < screened->n_periods; period++) {
        if (screened->series->periods[period].kind == usual)
            continue;
        for (size_t i = 0; i < spec->n_las; i++) {
            double value;
            if (screened_value(screened, period, spec->las[i], &value))
                kinds_tell(screened, period, spec->las[i], usual, counts[usual]);
        }
    }
}
