/* The control chart: points, mean and limits of each group, flagged points, target, variation and assurance.
 */
#include "report/charts.h"
#include "report/words_verdict.h"

#define MOST_PERIODS 40

static const struct {
    enum word word;
    enum spc_flag flag;
    bool is_high;
} flags[] = {
    {WORD_ABOVE_LIMIT, SPC_FLAG_LIMIT, true},
    {WORD_BELOW_LIMIT, SPC_FLAG_LIMIT, false},
    {WORD_TREND_UP, SPC_FLAG_TREND, true},
    {WORD_TREND_DOWN, SPC_FLAG_TREND, false},
    {WORD_TWO_OF_THREE_ABOVE, SPC_FLAG_TWO_OF_THREE, true},
    {WORD_TWO_OF_THREE_BELOW, SPC_FLAG_TWO_OF_THREE, false},
    {WORD_SHIFT_ABOVE, SPC_FLAG_SHIFT, true},
    {WORD_SHIFT_BELOW, SPC_FLAG_SHIFT, false},
};

static void flag_point(struct spc_point *point, const struct figure *flag, enum polarity polarity)
{
    for (size_t i = 0; flag && i < sizeof flags / sizeof *flags; i++) {
        if (flag->word != flags[i].word)
            continue;
        point->flag = flags[i].flag;
        if (polarity != POLARITY_NONE)
            point->tone = flags[i].is_high == (polarity == POLARITY_HIGH) ? TONE_GOOD : TONE_BAD;
    }
}

struct place_of_chart {
    uint32_t indicator, area;
    const struct period *periods;
    size_t n;
};

static const struct figure *at(struct context *context, const struct place_of_chart *place, size_t i,
                               enum statistic statistic)
{
    return context_figure(context, place->indicator, place->area, place->periods[i], statistic);
}

/* A mean's record names the period in which its group begins: limits are drawn for each group on its own.
 * Returns how many points have limits. */
static size_t fill_points(struct context *context, struct spc_chart *spc, const struct place_of_chart *place)
{
    enum polarity polarity = context_indicator(context, place->indicator)->polarity;
    enum statistic own = place->area == context->spec->region ? STAT_REGION : STAT_VALUE;
    struct period begins = {0};
    uint32_t group = 0;
    size_t n_limits = 0;
    for (size_t i = 0; i < place->n; i++) {
        struct spc_point *point = &spc->points[i];
        const struct figure *mean = at(context, place, i, STAT_SPC_MEAN);
        point->period = period_display(context->arena, place->periods[i]);
        point->value = datum_of(at(context, place, i, own));
        point->mean = datum_of(mean);
        point->lower = datum_of(at(context, place, i, STAT_SPC_LOWER));
        point->upper = datum_of(at(context, place, i, STAT_SPC_UPPER));
        flag_point(point, at(context, place, i, STAT_SPC_FLAG), polarity);
        if (point->mean.is_set) {
            if (period_is(begins) && !period_equal(begins, mean->comparator_period))
                group++;
            begins = mean->comparator_period;
        }
        point->group = group;
        n_limits += point->lower.is_set && point->upper.is_set ? 1 : 0;
    }
    return n_limits;
}

/* A period without a figure has no record of limits; those of its group run on behind the gap. */
static void carry_limits(struct spc_chart *spc)
{
    for (size_t i = 1, next; i < spc->n_points; i = next) {
        for (next = i; next < spc->n_points && !spc->points[next].mean.is_set; next++)
            ;
        const struct spc_point *before = &spc->points[i - 1];
        bool is_within = next < spc->n_points && spc->points[next].group == before->group;
        for (size_t k = i; k < next && is_within; k++) {
            spc->points[k].mean = before->mean;
            spc->points[k].lower = before->lower;
            spc->points[k].upper = before->upper;
        }
        next = next == i ? i + 1 : next;
    }
}

static void mark_partial(struct context *context, struct spc_chart *spc, const struct place_of_chart *place)
{
    struct datum *values = ARENA_ARRAY(context->arena, struct datum, place->n + 1);
    if (place->area != context->spec->region)
        return;
    for (size_t i = 0; i < place->n; i++)
        values[i] = spc->points[i].value;
    spc->partial_label = chart_mark_partial(context, place->indicator, place->periods, values, place->n);
    for (size_t i = 0; i < place->n; i++)
        spc->points[i].value = values[i];
}

static enum tone mark_tone(const struct figure *mark)
{
    if (!mark)
        return TONE_NEUTRAL;
    if (mark->word == WORD_IMPROVEMENT || mark->word == WORD_MEETS)
        return TONE_GOOD;
    return mark->word == WORD_CONCERN || mark->word == WORD_FAILS ? TONE_BAD : TONE_NEUTRAL;
}

/* The signs of the last point, as in the NHS's Making Data Count: which side it lies on, and whether the
 * target can be relied on to be met. */
static enum variation variation_of(const struct figure *mark, const struct figure *flag)
{
    if (!mark || mark->state != STATE_VALUE || mark->word == WORD_NONE)
        return VARIATION_NONE;
    if (mark->word == WORD_COMMON_CAUSE)
        return VARIATION_USUAL;
    for (size_t i = 0; flag && i < sizeof flags / sizeof *flags; i++)
        if (flag->word == flags[i].word)
            return flags[i].is_high ? VARIATION_HIGH : VARIATION_LOW;
    return mark->word == WORD_NEUTRAL_HIGH  ? VARIATION_HIGH
           : mark->word == WORD_NEUTRAL_LOW ? VARIATION_LOW
                                            : VARIATION_NONE;
}

static enum assurance assurance_of(const struct figure *mark)
{
    if (!mark || mark->state != STATE_VALUE)
        return ASSURANCE_NONE;
    return mark->word == WORD_MEETS          ? ASSURANCE_PASS
           : mark->word == WORD_FAILS        ? ASSURANCE_FAIL
           : mark->word == WORD_HIT_AND_MISS ? ASSURANCE_MAYBE
                                             : ASSURANCE_NONE;
}

static void fill_marks(struct context *context, struct spc_chart *spc, const struct place_of_chart *place)
{
    size_t last = place->n - 1;
    const struct figure *variation = at(context, place, last, STAT_SPC_VARIATION);
    const struct figure *assurance = at(context, place, last, STAT_SPC_ASSURANCE);
    spc->variation_words = words_control(variation);
    spc->variation = variation_of(variation, at(context, place, last, STAT_SPC_FLAG));
    spc->variation_tone = mark_tone(variation);
    spc->assurance_words = words_control(assurance);
    spc->assurance = assurance_of(assurance);
    spc->assurance_tone = mark_tone(assurance);
    const struct figure *missed = context_count(context, place->indicator, UINT32_MAX, place->area,
                                                place->periods[last], "target-missed-running");
    if (missed && assurance && assurance->word == WORD_HIT_AND_MISS)
        spc->assurance_words =
            str_format(context->arena, "%.*s; missed in the last %.*s %ss", STR_ARG(spc->assurance_words),
                       STR_ARG(missed->display), chart_period_word(place->periods[last].kind));
    spc->events =
        chart_events(context, place->indicator, place->area, place->periods, place->n, &spc->n_events);
    spc->target =
        chart_target(context, place->indicator, place->area, place->periods[last], &spc->target_label);
    spc->target_from = chart_target_from(context, place->indicator, place->area, place->periods, place->n);
    const struct figure *mean = at(context, place, last, STAT_SPC_MEAN);
    if (mean && figure_is_number(mean)) {
        spc->mean_label = str_format(context->arena, "mean %.*s", STR_ARG(mean->display));
        spc->trial = mean->parts & PART_TRIAL;
    }
    spc->limits_label = spc->trial ? STR("trial limits") : STR("limits");
}

/* The periods that stand on the chart, and those between them that have no figure: a rolling year's points
 * lie four quarters apart. */
static void keep_charted(struct context *context, struct place_of_chart *place)
{
    struct period *kept = ARENA_ARRAY(context->arena, struct period, place->n + 1);
    size_t n = 0;
    for (size_t i = 0; i < place->n; i++)
        if (at(context, place, i, STAT_SPC_MEAN))
            kept[n++] = place->periods[i];
    place->periods = chart_filled(context, kept, n, MOST_PERIODS, &place->n);
}

static enum word flag_at(struct context *context, const struct place_of_chart *place,
                         const struct spc_chart *spc, size_t i)
{
    return spc->points[i].flag == SPC_FLAG_NONE ? WORD_NONE : at(context, place, i, STAT_SPC_FLAG)->word;
}

#define MOST_RUNS 4 /* of flags, said one by one */

static size_t count_runs(struct context *context, const struct place_of_chart *place,
                         const struct spc_chart *spc)
{
    size_t n = 0;
    for (size_t i = 0; i < place->n; i++) {
        enum word word = flag_at(context, place, spc, i);
        n += word != WORD_NONE && (i == 0 || flag_at(context, place, spc, i - 1) != word) ? 1 : 0;
    }
    return n;
}

/* "Q3 2020–21 to Q2 2021–22: shift below the mean.": points of one flag that follow each other, said once; of
 * many the latest. */
static struct str say_flags(struct context *context, const struct place_of_chart *place,
                            const struct spc_chart *spc, struct str said)
{
    size_t n_runs = count_runs(context, place, spc), run = 0;
    if (n_runs > MOST_RUNS)
        said = str_format(context->arena, "%.*s Of %zu flagged runs the last %d:", STR_ARG(said), n_runs,
                          MOST_RUNS);
    for (size_t i = 0, end = 0; i < place->n; i = end) {
        enum word word = flag_at(context, place, spc, i);
        for (end = i + 1; end < place->n && flag_at(context, place, spc, end) == word;)
            end++;
        if (word == WORD_NONE || ++run + MOST_RUNS <= n_runs)
            continue;
        said = str_format(context->arena, "%.*s %.*s", STR_ARG(said), STR_ARG(spc->points[i].period));
        if (end > i + 1)
            said = str_format(context->arena, "%.*s to %.*s", STR_ARG(said),
                              STR_ARG(spc->points[end - 1].period));
        said = str_format(context->arena, "%.*s: %.*s.", STR_ARG(said), STR_ARG(word_words(word)));
    }
    return said;
}

/* Why the last point is held against no limits although it has a value: it is made of other LAs than the
 * rest. Empty where it is judged or has none. */
static struct str why_not_judged(struct context *context, const struct place_of_chart *place)
{
    const struct figure *own = at(context, place, place->n - 1, STAT_REGION);
    const struct figure *flag = at(context, place, place->n - 1, STAT_SPC_FLAG);
    bool is_judged = !flag || flag->state == STATE_VALUE;
    return place->area == context->spec->region && own && figure_is_number(own) && !is_judged ? flag->method
                                                                                              : STR("");
}

static struct str alternative(struct context *context, const struct spc_chart *spc,
                              const struct place_of_chart *place, struct str name)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, place->indicator);
    size_t last = place->n - 1;
    struct str said = str_format(arena, "Control chart of %.*s, %.*s, %.*s to %.*s.",
                                 STR_ARG(words_lower(arena, item->name)), STR_ARG(name),
                                 STR_ARG(spc->points[0].period), STR_ARG(spc->points[last].period));
    struct str unlike = why_not_judged(context, place);
    struct str target =
        str_format(arena, "%.*s%s", STR_ARG(spc->target_label), words_is_percent(item) ? "%" : "");
    if (spc->points[last].value.is_set)
        said = str_format(arena, "%.*s Latest: %.*s%s%.*s.", STR_ARG(said),
                          STR_ARG(words_value(
                              context, at(context, place, last,
                                          place->area == context->spec->region ? STAT_REGION : STAT_VALUE))),
                          unlike.len ? ", not judged: " : "", STR_ARG(unlike));
    if (spc->points[last].lower.is_set)
        said = str_format(arena, "%.*s %.*s %.*s to %.*s, %.*s.", STR_ARG(said), spc->trial ? 12 : 6,
                          spc->trial ? "Trial limits" : "Limits", STR_ARG(spc->points[last].lower.text),
                          STR_ARG(spc->points[last].upper.text), STR_ARG(spc->mean_label));
    if (spc->variation_words.len)
        said = str_format(arena, "%.*s Variation: %.*s.", STR_ARG(said), STR_ARG(spc->variation_words));
    if (spc->target.is_set)
        said = str_format(arena, "%.*s %.*s.", STR_ARG(said), STR_ARG(words_capital(arena, target)));
    if (spc->assurance_words.len)
        said = str_format(arena, "%.*s %.*s.", STR_ARG(said),
                          STR_ARG(words_capital(arena, spc->assurance_words)));
    said = say_flags(context, place, spc, said);
    const struct chart_axis axis = {chart_period_labels(context, place->periods, place->n), place->n,
                                    spc->events, spc->n_events};
    return chart_say_table(context, chart_say_marks(context, said, &axis));
}

/* What the last point says; where the chart cannot tell, how it moved. */
static struct str finding(struct context *context, const struct node *node,
                          const struct place_of_chart *place, const struct spc_chart *spc)
{
    struct str name = context_area_name(context, place->area);
    struct str what = context_indicator(context, place->indicator)->short_name;
    if (spc->variation_words.len)
        return chart_title(context, str_format(context->arena, "%.*s, %.*s", STR_ARG(what), STR_ARG(name)),
                           STR(""), spc->variation_words, chart_most_title(node));
    return chart_title(context, what, name,
                       words_change_short(context, at(context, place, place->n - 1, STAT_CHANGE)),
                       chart_most_title(node));
}

struct chart *chart_build_spc(struct context *context, const struct node *node, uint32_t indicator)
{
    struct period latest = context_period(context, node, indicator);
    if (!period_is(latest))
        return NULL;
    struct place_of_chart place = {.indicator = indicator, .area = context_area(context, node)};
    place.periods = chart_periods(context, indicator, latest, 0, &place.n);
    keep_charted(context, &place);
    if (place.n < 2)
        return NULL;
    struct chart *chart = chart_new(context, CHART_SPC, node, indicator);
    struct spc_chart *spc = &chart->of.spc;
    spc->points = ARENA_ARRAY(context->arena, struct spc_point, place.n);
    spc->n_points = place.n;
    spc->per_year = chart_per_year(place.periods, place.n);
    if (fill_points(context, spc, &place) == 0)
        return NULL;
    carry_limits(spc);
    mark_partial(context, spc, &place);
    fill_marks(context, spc, &place);
    spc->least_span =
        chart_least_span(context, indicator) / 2; /* its limits tell chance from change besides */
    struct str name = context_area_name(context, place.area);
    if (chart->title.len == 0)
        chart->title = finding(context, node, &place, spc);
    struct str unlike = STR("");
    if (node->kind == NODE_CHART) /* elsewhere the sentence above it says of how many */
        unlike = why_not_judged(context, &place);
    chart->subtitle =
        str_format(context->arena, "%.*s%s%.*s", STR_ARG(chart_unit_over(context, indicator, latest)),
                   unlike.len ? "; the latest " : "", STR_ARG(unlike));
    chart->alt = alternative(context, spc, &place, name);
    context_add_chart(context, chart);
    return chart;
}
