#include "report/words_verdict.h"

#include "base/number.h"

#define NBSP "\xc2\xa0"

uint32_t words_published(const struct context *context, uint32_t indicator, struct period period,
                         struct period *published)
{
    uint32_t twin = context_indicator(context, indicator)->annual_twin;
    if (twin == INDICATOR_NONE || period_steps_per_year(period.kind) <= 1) {
        *published = period;
        return indicator;
    }
    *published = context_latest(context, twin);
    return twin;
}

const struct figure *words_band(const struct context *context, uint32_t indicator, uint32_t area,
                                struct period period)
{
    struct period published;
    uint32_t annual = words_published(context, indicator, period, &published);
    const struct figure *band = context_figure(context, annual, area, published, STAT_BAND);
    return band && band->state == STATE_VALUE ? band : NULL;
}

/* -- the level and the position */

static const struct figure *position_of(const struct context *context, const struct finding *finding)
{
    const struct figure *position =
        context_figure(context, finding->indicator, finding->area, finding->period, STAT_POSITION);
    return position && position->state == STATE_VALUE ? position : NULL;
}

static bool is_improvement(const struct finding *finding)
{
    return finding->verdict->statistic == STAT_IMPROVEMENT;
}

struct str words_level(const struct context *context, const struct finding *finding)
{
    struct str level = words_capital(context->arena, word_words(finding->verdict->word));
    const struct figure *position = position_of(context, finding);
    if (!position || position->word == WORD_NONE)
        return level;
    bool low = position->word == WORD_LOW;
    bool expected = low != is_improvement(finding); /* a dip of the low, an improvement of the strong */
    return str_format(context->arena, "%.*s, %s %s", STR_ARG(level), expected ? "and" : "from",
                      low ? "behind" : "strong");
}

struct str words_finding_title(const struct context *context, const struct finding *finding)
{
    return str_format(
        context->arena, "%.*s: %.*s", STR_ARG(context_area_name(context, finding->area)),
        STR_ARG(words_lower(context->arena, context_indicator(context, finding->indicator)->short_name)));
}

/* -- how it moved */

/* " (412 of 1,543)" for a share, " (412 for 15,430 children aged 0 to 17)" for a rate; nothing without both.
 */
static void add_counts(const struct context *context, struct text *text, const struct finding *finding,
                       struct period period)
{
    uint32_t indicator = finding->indicator, area = finding->area;
    bool is_now = period_equal(period, finding->period); /* what is counted is said once */
    const struct indicator *item = context_indicator(context, indicator);
    const struct figure *count = context_figure(context, indicator, area, period, STAT_NUMERATOR);
    const struct figure *of = context_figure(context, indicator, area, period, STAT_DENOMINATOR);
    if (!count || !of || !figure_is_number(count) || !figure_is_number(of))
        return;
    words_add(context, text, STR(" ("));
    words_add_figure(context, text, count, count->display, EMPHASIS_NONE);
    words_add(context, text, words_is_percent(item) ? STR(" of ") : STR(" for "));
    words_add_figure(context, text, of, of->display, EMPHASIS_NONE);
    if (item->denominator.len && is_now)
        words_add(context, text, str_format(context->arena, NBSP "%.*s", STR_ARG(item->denominator)));
    words_add(context, text, STR(")"));
}

/* By how a reader judges it; in neutral words where neither way is good. */
static const char *moved_how(const struct indicator *item, const struct figure *change)
{
    bool is_up = change->value > 0;
    switch (item->polarity) {
    case POLARITY_HIGH: return is_up ? "better" : "worse";
    case POLARITY_LOW: return is_up ? "worse" : "better";
    case POLARITY_NONE: break;
    }
    return is_up ? "higher" : "lower";
}

struct text words_moved(const struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0};
    const struct indicator *item = context_indicator(context, finding->indicator);
    const struct figure *now = finding->value, *before = finding->before, *change = finding->change;
    int more = words_more_decimals(now, before);
    words_add_figure(context, &text, now, words_value_more(context, now, more), EMPHASIS_STRONG);
    add_counts(context, &text, finding, finding->period);
    words_add(context, &text,
              str_format(context->arena, " %.*s", STR_ARG(words_when(context, item, finding->period))));
    if (!change || !figure_is_number(change) || !before || !figure_is_number(before)) {
        words_add(context, &text, STR("."));
        return text;
    }
    words_add(context, &text, STR(", "));
    words_add_figure(context, &text, change, words_difference(context, change), EMPHASIS_NONE);
    words_add(context, &text, str_format(context->arena, " %s than ", moved_how(item, change)));
    words_add_figure(context, &text, before, words_value_more(context, before, more), EMPHASIS_NONE);
    add_counts(context, &text, finding, change->comparator_period);
    words_add(context, &text, STR(" a year before."));
    if (item->polarity != POLARITY_NONE)
        words_add(context, &text, str_format(context->arena, " %.*s", STR_ARG(words_polarity(item))));
    return text;
}

/* -- what shows it */

/* The parts of the rule as a reader hears them, of a dip and of an improvement; size and interval are heard
 * with their numbers. */
static const struct {
    enum part part;
    const char *words[2];
} rule_parts[] = {
    {PART_SIZE, {"large enough to matter", "large enough to matter"}},
    {PART_NO_COUNTS, {"cannot be tested: no counts published", "cannot be tested: no counts published"}},
    {PART_INTERVAL, {"more than chance explains", "more than chance explains"}},
    {PART_CONTROL, {"the control chart shows concern", "the control chart shows an improvement"}},
    {PART_SECOND, {"the comparison before was adverse too", "the comparison before was good too"}},
    {PART_TREND, {"an adverse five-point trend", "a good five-point trend"}},
    {PART_THREE, {"three adverse comparisons running", "three good comparisons running"}},
    {PART_SMALL, {"denominator under", "denominator under"}},
};

/* ", or about 52 of the 1,543 plans" of a share; ", or about 52 children" of a rate; nothing where no counts
 * tell. */
static void add_children(const struct context *context, struct text *text, const struct finding *finding)
{
    const struct figure *children = finding->children;
    if (!children || !figure_is_number(children))
        return;
    const struct indicator *item = context_indicator(context, finding->indicator);
    const struct figure *of =
        context_figure(context, finding->indicator, finding->area, finding->period, STAT_DENOMINATOR);
    words_add(context, text, STR(", or about" NBSP));
    words_add_figure(context, text, children, children->display, EMPHASIS_NONE);
    if (of && figure_is_number(of) && words_is_percent(item)) {
        words_add(context, text, item->denominator.len ? STR(NBSP "of the" NBSP) : STR(NBSP "of" NBSP));
        words_add_figure(context, text, of, of->display, EMPHASIS_NONE);
        if (item->denominator.len)
            words_add(context, text, str_format(context->arena, NBSP "%.*s", STR_ARG(item->denominator)));
    } else if (item->measure == MEASURE_RATE) {
        words_add(context, text, str_is(children->display, "1") ? STR(NBSP "child") : STR(NBSP "children"));
    }
}

/* " (3.4 times the 2 points that matter, or about 52 of the 1,543 plans)" */
static void add_size(const struct context *context, struct text *text, const struct finding *finding)
{
    const struct indicator *item = context_indicator(context, finding->indicator);
    char least[NUMBER_TEXT];
    bool is_one = item->least_change == 1.0;
    if (!finding->size || !figure_is_number(finding->size))
        return;
    words_add(context, text, STR(" ("));
    words_add_figure(context, text, finding->size, finding->size->display, EMPHASIS_NONE);
    words_add(context, text,
              str_format(context->arena, NBSP "times the" NBSP "%.*s%s that %s",
                         STR_ARG(number_shortest(item->least_change, least)),
                         !words_is_percent(item) ? ""
                         : is_one                ? NBSP "point"
                                                 : NBSP "points",
                         is_one ? "matters" : "matter"));
    add_children(context, text, finding);
    words_add(context, text, STR(")"));
}

static bool has_interval(const struct figure *change)
{
    return change && (change->has & FIGURE_LOWER) && (change->has & FIGURE_UPPER);
}

/* " (99.8% interval −16.1 to −2.1 points)" */
static void add_interval(const struct context *context, struct text *text, const struct finding *finding)
{
    const struct figure *change = finding->change;
    struct str confidence = words_confidence(context, context->spec->settings.verdict_confidence);
    words_add(context, text, str_format(context->arena, " (%.*s" NBSP "interval", STR_ARG(confidence)));
    if (has_interval(change)) {
        struct str lower = figure_display_bound(context->ledger, change, FIGURE_LOWER, context->arena);
        struct str upper = figure_display_bound(context->ledger, change, FIGURE_UPPER, context->arena);
        bool in_points = words_is_percent(context_indicator(context, change->indicator));
        words_add_figure(context, text, change,
                         str_format(context->arena, " %.*s to %.*s%s", STR_ARG(lower), STR_ARG(upper),
                                    in_points ? NBSP "points" : ""),
                         EMPHASIS_NONE);
    }
    words_add(context, text, STR(")"));
}

static void add_rule(const struct context *context, struct text *text, const struct finding *finding,
                     enum part part, const char *words)
{
    words_add(context, text, str_of(words));
    if (part == PART_SIZE)
        add_size(context, text, finding);
    if (part == PART_INTERVAL)
        add_interval(context, text, finding);
    if (part == PART_SMALL)
        words_add(context, text,
                  str_format(context->arena, " %.*s",
                             STR_ARG(words_setting(context, context->spec->settings.small_denominator))));
}

/* Counts that are no children, such as full-time equivalents, have no interval; nor has a score. */
static struct str why_untested(const struct indicator *item)
{
    return item->measure == MEASURE_PROPORTION || item->measure == MEASURE_RATE
               ? STR(" Its counts are not whole numbers, so chance cannot be tested.")
               : STR(" This measure has no interval, so chance cannot be tested.");
}

struct text words_evidence(const struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0};
    const struct figure *verdict = finding->verdict;
    unsigned parts = verdict->parts;
    if (parts & PART_THREE)
        parts &= ~(unsigned)PART_SECOND; /* three running say it too */
    words_add_figure(context, &text, verdict,
                     str_format(context->arena, "Why %.*s:", STR_ARG(word_words(verdict->word))),
                     EMPHASIS_NONE);
    bool first = true;
    for (size_t i = 0; i < sizeof rule_parts / sizeof *rule_parts; i++) {
        if (!(parts & (unsigned)rule_parts[i].part))
            continue;
        words_add(context, &text, first ? STR(" ") : STR("; "));
        add_rule(context, &text, finding, rule_parts[i].part, rule_parts[i].words[is_improvement(finding)]);
        first = false;
    }
    words_add(context, &text, STR("."));
    if (has_interval(finding->change) && !(parts & PART_INTERVAL)) {
        words_add(context, &text, STR(" Taken alone, this change may be chance"));
        add_interval(context, &text, finding);
        words_add(context, &text, STR("."));
    } else if (!has_interval(finding->change) && !(parts & PART_NO_COUNTS)) {
        words_add(context, &text, why_untested(context_indicator(context, finding->indicator)));
    }
    return text;
}

/* -- how it compares */

static void add_sign(const struct context *context, struct text *text, bool *begun)
{
    if (*begun)
        words_add(context, text, STR("; "));
    *begun = true;
}

/* "; " between parts that say something. */
static void add_part(const struct context *context, struct text *text, struct text part, bool *begun)
{
    if (part.n == 0)
        return;
    add_sign(context, text, begun);
    *text = text_join(context->arena, *text, part);
}

static void add_against(const struct context *context, struct text *text, uint32_t indicator, uint32_t area,
                        struct period period, bool *begun)
{
    const struct figure *own = context_figure(context, indicator, area, period, STAT_VALUE);
    add_part(context, text,
             words_against(context, context_figure(context, indicator, area, period, STAT_VS_ENGLAND), own,
                           context_england(context, indicator, period), "England"),
             begun);
    add_part(context, text,
             words_against(context, context_figure(context, indicator, area, period, STAT_VS_NEIGHBOURS), own,
                           context_figure(context, indicator, area, period, STAT_NEIGHBOURS),
                           "its statistical neighbours"),
             begun);
}

static void add_place(const struct context *context, struct text *text, uint32_t indicator, uint32_t area,
                      struct period period, bool *begun)
{
    const struct figure *rank = context_figure(context, indicator, area, period, STAT_RANK);
    const struct figure *band = context_figure(context, indicator, area, period, STAT_BAND);
    if (rank && figure_is_number(rank)) {
        add_sign(context, text, begun);
        words_add_figure(context, text, rank, words_rank(context, rank), EMPHASIS_NONE);
        words_add(context, text, STR(" in England"));
    }
    if (!band || band->state != STATE_VALUE)
        return;
    words_add(context, text, *begun ? STR(", band" NBSP) : STR("band" NBSP));
    words_add_figure(context, text, band, band->display, EMPHASIS_NONE);
    *begun = true;
}

bool words_england_too(const struct context *context, const struct finding *finding)
{
    if (!finding->change || context->country == AREA_NONE)
        return false;
    const struct figure *moved =
        context_figure(context, finding->indicator, context->country, finding->period, STAT_CHANGE);
    enum tone tone = moved ? words_tone(context, moved) : TONE_NEUTRAL;
    return tone != TONE_NEUTRAL && tone == words_tone(context, finding->change);
}

/* " England was 50.3% a year before.", or, where its own change matters the same way, " England, too, was
 * better than a year before (50.3%).": whether all moved, so that an LA is not asked alone about what moved
 * everywhere. Of an in-year figure there is no England of that time. */
static void add_england_before(const struct context *context, struct text *text,
                               const struct finding *finding)
{
    const struct figure *change = finding->change;
    if (!change || !period_is(change->comparator_period) ||
        !context_england(context, finding->indicator, finding->period))
        return;
    const struct figure *before = context_england(context, finding->indicator, change->comparator_period);
    if (!before || !figure_is_number(before))
        return;
    bool too = words_england_too(context, finding);
    words_add(context, text,
              !too ? STR(" England was ")
              : words_tone(context, change) == TONE_GOOD
                  ? STR(" England, too, was better than a year before (")
                  : STR(" England, too, was worse than a year before ("));
    words_add_figure(context, text, before, words_short(context, before), EMPHASIS_NONE);
    words_add(context, text, too ? STR(").") : STR(" a year before."));
}

/* One more decimal where rounding makes the own figure equal to one that the sentence holds it against. */
static int more_beside(const struct context *context, const struct figure *own, uint32_t indicator,
                       uint32_t area, struct period period)
{
    const struct figure *neighbours = context_figure(context, indicator, area, period, STAT_NEIGHBOURS);
    return words_more_own(context, own, context_england(context, indicator, period)) ||
           words_more_own(context, own, neighbours);
}

struct text words_compared(const struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0}, parts = {NULL, 0};
    struct period period;
    uint32_t annual = words_published(context, finding->indicator, finding->period, &period);
    bool begun = false;
    if (!period_is(period))
        return text;
    if (annual != finding->indicator) {
        const struct figure *own = context_figure(context, annual, finding->area, period, STAT_VALUE);
        words_add(context, &text,
                  str_format(context->arena, "Last published, %.*s: ",
                             STR_ARG(words_when(context, context_indicator(context, annual), period))));
        if (own && figure_is_number(own)) {
            words_add_figure(
                context, &parts, own,
                words_value_more(context, own, more_beside(context, own, annual, finding->area, period)),
                EMPHASIS_NONE);
            words_add(context, &parts, STR(", "));
        }
    }
    size_t before = parts.n;
    add_against(context, &parts, annual, finding->area, period, &begun);
    add_place(context, &parts, annual, finding->area, period, &begun);
    if (parts.n == before)
        return (struct text){NULL, 0};
    if (text.n == 0)
        parts.runs[0].text = words_capital(context->arena, parts.runs[0].text);
    text = text_join(context->arena, text, parts);
    words_add(context, &text, STR("."));
    if (annual == finding->indicator)
        add_england_before(context, &text, finding);
    return text;
}

/* -- what to ask */

static enum wording_position wording_position_of(const struct context *context, const struct finding *finding)
{
    const struct figure *position = position_of(context, finding);
    return !position                       ? POSITION_NONE
           : position->word == WORD_LOW    ? POSITION_LOW
           : position->word == WORD_STRONG ? POSITION_STRONG
                                           : POSITION_NONE;
}

void words_add_placeholder(const struct context *context, struct text *text, const struct finding *finding,
                           enum placeholder placeholder)
{
    const struct indicator *item = context_indicator(context, finding->indicator);
    struct period period;
    uint32_t annual = words_published(context, finding->indicator, finding->period, &period);
    const struct figure *figure = NULL;
    switch (placeholder) {
    case PLACEHOLDER_LA: words_add(context, text, context_area_name(context, finding->area)); return;
    case PLACEHOLDER_INDICATOR:
        words_add(context, text, words_lower(context->arena, item->short_name));
        return;
    case PLACEHOLDER_PERIOD:
        words_add(context, text, period_display(context->arena, finding->period));
        return;
    case PLACEHOLDER_CHANGE: {
        struct text change = words_change(context, finding->change);
        *text = text_join(context->arena, *text, change);
        return;
    }
    case PLACEHOLDER_DATE:
        if (context->spec->head.has_meeting)
            words_add(context, text, date_display(context->arena, context->spec->head.meeting));
        return;
    case PLACEHOLDER_VALUE: figure = finding->value; break;
    case PLACEHOLDER_ENGLAND: figure = context_england(context, annual, period); break;
    case PLACEHOLDER_NEIGHBOURS:
        figure = context_figure(context, annual, finding->area, period, STAT_NEIGHBOURS);
        break;
    case PLACEHOLDER_REGION: figure = context_region(context, finding->indicator, finding->period); break;
    }
    words_add_figure(context, text, figure, words_value(context, figure), EMPHASIS_NONE);
}

struct text words_question(const struct context *context, const struct finding *finding,
                           enum wording_direction direction)
{
    struct text text = {NULL, 0};
    if (!context->wording)
        return text;
    struct str rest =
        wording_find(context->wording, finding->indicator, direction, wording_position_of(context, finding));
    struct wording_piece piece;
    while (wording_next(&rest, &piece)) {
        if (piece.is_placeholder)
            words_add_placeholder(context, &text, finding, piece.placeholder);
        else
            words_add(context, &text, piece.text);
    }
    return text;
}

struct str words_phrase(const struct context *context, enum phrase phrase, const char *fallback)
{
    struct str text = context->wording ? wording_phrase(context->wording, phrase) : STR("");
    return text.len ? text : str_of(fallback);
}
