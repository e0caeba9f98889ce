/* The funnel: LAs by their denominator, and how far a value may lie from the reference by chance alone. */
#include "report/charts.h"
#include "report/words_verdict.h"

#include <stdlib.h>

static int by_denominator(const void *a, const void *b)
{
    const struct funnel_limit *x = a, *y = b;
    return x->denominator < y->denominator ? -1 : x->denominator > y->denominator ? 1 : 0;
}

/* One LA: its point, and the limits at its own denominator. A limit that has no record is the value axis's
 * own end and is drawn at zero. Which side of them it lies on is a record, and goes to `sides`. */
static bool fill_point(struct context *context, struct funnel_chart *funnel, enum word *sides,
                       uint32_t indicator, uint32_t la, struct period period)
{
    const struct figure *value = context_figure(context, indicator, la, period, STAT_VALUE);
    const struct figure *of = context_figure(context, indicator, la, period, STAT_DENOMINATOR);
    const struct figure *upper95 = context_figure(context, indicator, la, period, STAT_FUNNEL_UPPER95);
    const struct figure *upper998 = context_figure(context, indicator, la, period, STAT_FUNNEL_UPPER998);
    if (!value || !of || !upper95 || !upper998 || !figure_is_number(value) || !figure_is_number(of) ||
        !figure_is_number(upper95) || !figure_is_number(upper998))
        return false;
    struct datum lower95 = datum_of(context_figure(context, indicator, la, period, STAT_FUNNEL_LOWER95));
    struct datum lower998 = datum_of(context_figure(context, indicator, la, period, STAT_FUNNEL_LOWER998));
    funnel->limits[funnel->n_limits++] =
        (struct funnel_limit){of->value, lower95.is_set ? lower95.value : 0.0, upper95->value,
                              lower998.is_set ? lower998.value : 0.0, upper998->value};
    const struct figure *side = context_funnel(context, indicator, la, period);
    sides[funnel->n_points] = side && side->state == STATE_VALUE ? side->word : WORD_NONE;
    bool outside = sides[funnel->n_points] != WORD_NONE;
    /* for the choice of names only, never said; what is asked about is beyond nothing */
    bool beyond = value->state != STATE_QUERIED &&
                  (value->value > upper95->value || (lower95.is_set && value->value < lower95.value));
    bool is_told = la == context->spec->la || chart_tone(context, indicator, la, period) != TONE_NEUTRAL;
    funnel->points[funnel->n_points++] =
        (struct funnel_point){context_area_name(context, la),        of->value, datum_of(value),
                              outside ? ROLE_ATTENTION : ROLE_PLAIN, is_told,   beyond};
    return true;
}

/* The record that the limits are drawn around: England's value, else the region's. */
static const struct figure *reference_of(struct context *context, uint32_t indicator, uint32_t la,
                                         struct period period)
{
    const struct figure *limit = context_figure(context, indicator, la, period, STAT_FUNNEL_UPPER95);
    if (!limit || limit->comparator == AREA_NONE)
        return NULL;
    return context_figure(context, indicator, limit->comparator, period,
                          limit->comparator == context->spec->region ? STAT_REGION : STAT_VALUE);
}

/* The LAs that lie above (higher) or below the limits. */
static struct str outside(struct context *context, const struct funnel_chart *funnel, const enum word *sides,
                          enum word side)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, funnel->n_points + 1);
    size_t n = 0;
    for (size_t i = 0; i < funnel->n_points; i++)
        if (sides[i] == side)
            names[n++] = funnel->points[i].name;
    if (n > 2)
        return words_count(context->arena, n, "local authority", "local authorities");
    return words_list(context->arena, names, n);
}

/* "Repeat protection plans: Staffordshire above the 99.8% limit", "…: none outside the 99.8% limits". */
static struct str finding(struct context *context, uint32_t indicator, const struct funnel_chart *funnel,
                          const enum word *sides)
{
    struct arena *arena = context->arena;
    struct str name = context_indicator(context, indicator)->short_name;
    struct str limit = words_confidence(context, context->spec->settings.verdict_confidence);
    struct str above = outside(context, funnel, sides, WORD_HIGHER);
    struct str below = outside(context, funnel, sides, WORD_LOWER);
    if (above.len + below.len == 0)
        return str_format(arena, "%.*s: none outside the %.*s limits", STR_ARG(name), STR_ARG(limit));
    return str_format(arena, "%.*s: %.*s%s%s%.*s%s the %.*s %s", STR_ARG(name), STR_ARG(above),
                      above.len ? " above" : "", above.len && below.len ? ", " : "", STR_ARG(below),
                      below.len ? " below" : "", STR_ARG(limit), above.len && below.len ? "limits" : "limit");
}

static struct str alternative(struct context *context, uint32_t indicator, const struct funnel_chart *funnel)
{
    struct arena *arena = context->arena;
    struct str *names = ARENA_ARRAY(arena, struct str, funnel->n_points + 1);
    size_t n = 0;
    for (size_t i = 0; i < funnel->n_points; i++)
        if (funnel->points[i].role == ROLE_ATTENTION)
            names[n++] = str_format(arena, "%.*s (%.*s)", STR_ARG(funnel->points[i].name),
                                    STR_ARG(funnel->points[i].value.text));
    struct str said = str_format(
        arena,
        "Funnel plot of %.*s: each local authority by its denominator, with limits of chance around %.*s.",
        STR_ARG(words_lower(arena, context_indicator(context, indicator)->name)),
        STR_ARG(funnel->reference_label));
    struct str outer = words_confidence(context, context->spec->settings.verdict_confidence);
    if (n)
        said = str_format(arena, "%.*s Outside the %.*s limits: %.*s.", STR_ARG(said), STR_ARG(outer),
                          STR_ARG(words_list(arena, names, n)));
    else
        said = str_format(arena, "%.*s No local authority lies outside the %.*s limits.", STR_ARG(said),
                          STR_ARG(outer));
    return chart_say_table(context, said);
}

struct chart *chart_build_funnel(struct context *context, const struct node *node, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct period period = context_period(context, node, indicator);
    if (!period_is(period))
        return NULL;
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    struct chart *chart = chart_new(context, CHART_FUNNEL, node, indicator);
    struct funnel_chart *funnel = &chart->of.funnel;
    funnel->points = ARENA_ARRAY(context->arena, struct funnel_point, n_las + 1);
    enum word *sides = ARENA_ARRAY(context->arena, enum word, n_las + 1);
    funnel->limits = ARENA_ARRAY(context->arena, struct funnel_limit, n_las + 1);
    const struct figure *reference = NULL;
    for (size_t i = 0; i < n_las; i++)
        if (fill_point(context, funnel, sides, indicator, las[i], period) && !reference)
            reference = reference_of(context, indicator, las[i], period);
    if (funnel->n_points < 2 || !reference || !figure_is_number(reference))
        return NULL;
    qsort(funnel->limits, funnel->n_limits, sizeof *funnel->limits, by_denominator);
    funnel->reference = reference->value;
    funnel->reference_label =
        str_format(context->arena, "%.*s %.*s", STR_ARG(context_area_name(context, reference->area)),
                   STR_ARG(words_short(context, reference)));
    funnel->denominator_label =
        item->denominator.len ? words_capital(context->arena, item->denominator) : STR("Denominator");
    if (chart->title.len == 0)
        chart->title = finding(context, indicator, funnel, sides);
    chart->subtitle =
        str_format(context->arena, "%.*s; limits of chance at %.*s and %.*s",
                   STR_ARG(words_unit_when(context, item, period)),
                   STR_ARG(words_confidence(context, context->spec->settings.drawn_confidence)),
                   STR_ARG(words_confidence(context, context->spec->settings.verdict_confidence)));
    chart->alt = alternative(context, indicator, funnel);
    context_add_chart(context, chart);
    return chart;
}
