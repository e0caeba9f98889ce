/* The ranked bar chart: LAs and the region in the order of their value, England as a line, neighbours as
 * markers. */
#include "report/charts.h"

#include "data/value.h"

static void add_bar(struct context *context, struct ranked_chart *ranked, uint32_t indicator,
                    struct period period, uint32_t area, const struct figure *value, enum role role)
{
    struct ranked_bar *bar = &ranked->bars[ranked->n_bars++];
    bar->name = context_area_name(context, area);
    bar->value = datum_of(value);
    bar->lower = datum_lower(value);
    bar->upper = datum_upper(value);
    bar->role = role;
    const struct figure *neighbours = context_figure(context, indicator, area, period, STAT_NEIGHBOURS);
    bar->neighbours = neighbours && figure_is_number(neighbours) ? datum_of(neighbours) : datum_none();
}

/* Where the region's bar belongs among the sorted LAs: before the first one that stands behind it. */
static bool stands_behind(const struct figure *la, const struct figure *region, bool low_first)
{
    if (!la || !figure_is_number(la) || la->state == STATE_QUERIED)
        return true; /* what is asked about has no place in the order */
    return low_first ? la->value > region->value : la->value < region->value;
}

/* The bars are the region's LAs, unless the author named other areas: then nothing is said of the LAs. */
static bool has_regions(const struct context *context, const uint32_t *areas, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (context->areas->items[areas[i]].kind == AREA_REGION)
            return true;
    return false;
}

static struct str say_bars(struct context *context, struct str said, const struct ranked_chart *ranked)
{
    for (size_t i = 0; i < ranked->n_bars; i++)
        said = str_format(context->arena, "%.*s%s%.*s %.*s", STR_ARG(said), i ? ", " : " ",
                          STR_ARG(ranked->bars[i].name),
                          STR_ARG(chart_say_datum_queried(context, &ranked->bars[i].value)));
    return str_format(context->arena, "%.*s.", STR_ARG(said));
}

static struct str alternative_regions(struct context *context, uint32_t indicator, struct period period,
                                      const struct ranked_chart *ranked)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct str said = str_format(arena, "Bar chart of %.*s for %zu regions:",
                                 STR_ARG(chart_say_what(context, item, period)), ranked->n_bars);
    said = say_bars(context, said, ranked);
    if (ranked->england.is_set)
        said = str_format(arena, "%.*s England %.*s.", STR_ARG(said), STR_ARG(ranked->england.text));
    return said;
}

static struct str alternative(struct context *context, uint32_t indicator, struct period period,
                              const struct ranked_chart *ranked, const uint32_t *las, size_t n_las)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct str extremes = text_flat(arena, words_extremes(context, indicator, period));
    struct str said =
        str_format(arena, "Bar chart of %.*s for %s.%s%.*s", STR_ARG(chart_say_what(context, item, period)),
                   words_count(arena, n_las, "local authority", "local authorities").ptr,
                   extremes.len ? " " : "", STR_ARG(extremes));
    said = chart_say_places(context, indicator, period, las, n_las, said);
    if (ranked->target.is_set)
        said = str_format(arena, "%.*s %.*s%s.", STR_ARG(said),
                          STR_ARG(words_capital(arena, ranked->target_label)),
                          words_is_percent(item) ? "%" : "");
    return chart_say_table(context, chart_say_missing(context, indicator, period, las, n_las, said));
}

/* Whom the chart shows at one end: one or two by name, more by number; with the region's own bar only where
 * the bars are regions. Empty where all bars are level. */
static struct str holders(struct context *context, const struct ranked_chart *ranked, bool highest,
                          bool regions)
{
    struct str names[3];
    unsigned long n = 0;
    bool differ = false;
    double end = 0;
    for (size_t i = 0; i < ranked->n_bars; i++) {
        const struct ranked_bar *bar = &ranked->bars[i];
        if (!bar->value.is_set || bar->value.queried || (bar->role == ROLE_REGION && !regions))
            continue;
        double value = bar->value.value;
        differ = differ || (n && value != end);
        if (n && value != end && (value > end) != highest)
            continue;
        if (n && value != end)
            n = 0;
        end = value;
        if (n < 2)
            names[n] = bar->name;
        n++;
    }
    if (!differ)
        return STR("");
    if (n > 2)
        return words_count(context->arena, n, regions ? "region" : "local authority",
                           regions ? "regions" : "local authorities");
    return words_list(context->arena, names, n);
}

/* "Re-referrals within 12 months: Shropshire lowest, Solihull highest"; without names, how far apart the LAs
 * are, where that is more than two lines of half a page. */
static struct str finding_las(struct context *context, const struct node *node, uint32_t indicator,
                              struct period period, const struct ranked_chart *ranked)
{
    struct str what = context_indicator(context, indicator)->short_name;
    struct str low = holders(context, ranked, false, false), high = holders(context, ranked, true, false);
    if (low.len == 0 || high.len == 0)
        return what;
    struct str said = str_format(context->arena, "%.*s: %.*s lowest, %.*s highest", STR_ARG(what),
                                 STR_ARG(low), STR_ARG(high));
    struct str range = words_range(context, indicator, period);
    size_t colon = str_find(range, STR(": "));
    if (said.len <= chart_most_title(node) || colon == SIZE_MAX)
        return said;
    return str_format(context->arena, "%.*s: %.*s", STR_ARG(what),
                      STR_ARG(str_slice(range, colon + 2, range.len)));
}

/* "Plans reviewed on time: West Midlands lowest of 9 regions"; "…, by region" where it is at neither end, or
 * is made of some of its LAs only and so has no place among the others. */
static struct str finding_regions(struct context *context, uint32_t indicator,
                                  const struct ranked_chart *ranked, bool is_partial)
{
    struct str what = context_indicator(context, indicator)->short_name;
    struct str own = context_area_name(context, context->spec->region);
    size_t n = 0;
    for (size_t i = 0; i < ranked->n_bars; i++)
        n += ranked->bars[i].value.is_set ? 1 : 0;
    bool lowest = str_equal(holders(context, ranked, false, true), own);
    if (is_partial || (!lowest && !str_equal(holders(context, ranked, true, true), own)))
        return str_format(context->arena, "%.*s, by region", STR_ARG(what));
    return str_format(context->arena, "%.*s: %.*s %s of %zu regions", STR_ARG(what), STR_ARG(own),
                      lowest ? "lowest" : "highest", n);
}

/* An LA may have agreed another target than the region's, or none. */
static bool is_target_of_all(struct context *context, uint32_t indicator, struct period period,
                             const uint32_t *las, size_t n)
{
    const struct figure *own = context_figure(context, indicator, context->spec->region, period, STAT_TARGET);
    for (size_t i = 0; i < n; i++) {
        const struct figure *target = context_figure(context, indicator, las[i], period, STAT_TARGET);
        if (!target || target->value != own->value)
            return false;
    }
    return true;
}

struct chart *chart_build_ranked(struct context *context, const struct node *node, uint32_t indicator)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct period period = context_period(context, node, indicator);
    if (!period_is(period))
        return NULL;
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    const uint32_t *sorted = words_sorted_las(context, indicator, period, las, n_las);
    struct chart *chart = chart_new(context, CHART_RANKED, node, indicator);
    struct ranked_chart *ranked = &chart->of.ranked;
    ranked->bars = ARENA_ARRAY(arena, struct ranked_bar, n_las + 2);
    const struct figure *region = context_region(context, indicator, period);
    bool regions = has_regions(context, las, n_las);
    /* a sum of all would dwarf the bars that it is the sum of, and so would a line for England's */
    bool is_sum = item->measure == MEASURE_COUNT;
    bool has_region = region && figure_is_number(region) && !(is_sum && !regions);
    bool region_done = !has_region;
    bool has_neighbours = false;
    for (size_t i = 0; i < n_las; i++) {
        if (has_region && sorted[i] == context->spec->region)
            continue; /* it has its own bar, also where the author named it among others */
        const struct figure *value = context_figure(context, indicator, sorted[i], period, STAT_VALUE);
        if (!region_done && stands_behind(value, region, item->polarity == POLARITY_LOW)) {
            add_bar(context, ranked, indicator, period, context->spec->region, region, ROLE_REGION);
            region_done = true;
        }
        add_bar(context, ranked, indicator, period, sorted[i], value,
                sorted[i] == context->spec->la ? ROLE_ATTENTION : ROLE_PLAIN);
        const struct ranked_bar *bar = &ranked->bars[ranked->n_bars - 1];
        has_neighbours = has_neighbours || bar->neighbours.is_set;
    }
    if (!region_done)
        add_bar(context, ranked, indicator, period, context->spec->region, region, ROLE_REGION);
    const struct figure *england = is_sum ? NULL : context_england(context, indicator, period);
    ranked->england = datum_of(england);
    if (ranked->england.is_set)
        ranked->england_label = str_format(arena, "England %.*s", STR_ARG(england->display));
    ranked->neighbours_label = has_neighbours ? STR("mean of statistical neighbours") : STR("");
    ranked->target = chart_target(context, indicator, context->spec->region, period, &ranked->target_label);
    if (ranked->target.is_set && !is_target_of_all(context, indicator, period, las, n_las))
        ranked->target_label = str_format(arena, "%.*s, not of all", STR_ARG(ranked->target_label));
    bool is_partial = has_region && (region->marks & MARK_PARTIAL);
    if (chart->title.len == 0)
        chart->title = regions ? finding_regions(context, indicator, ranked, is_partial)
                               : finding_las(context, node, indicator, period, ranked);
    for (size_t i = 0; regions && i < ranked->n_bars; i++)
        if (ranked->bars[i].role == ROLE_REGION) /* beside other regions, which are whole */
            ranked->bars[i].name = chart_region_name(context, region);
    chart->subtitle = words_unit_when(context, item, period);
    chart->alt = regions ? alternative_regions(context, indicator, period, ranked)
                         : alternative(context, indicator, period, ranked, sorted, n_las);
    context_add_chart(context, chart);
    return chart;
}
