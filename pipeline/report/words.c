#include "report/words.h"

#include "base/number.h"
#include "data/value.h"
#include "report/late.h"

#define NBSP "\xc2\xa0"

bool words_is_percent(const struct indicator *indicator)
{
    return str_is(indicator->unit, "%");
}

static const char annualised[] = ", annualised";

/* A rate of a part of a year that is made a year's says so; the catalogue's unit may already. */
struct str words_unit(const struct context *context, const struct indicator *indicator, struct period period)
{
    bool is_part = indicator->annualise && indicator->basis == BASIS_IN_PERIOD && period_is(period) &&
                   period_steps_per_year(period.kind) > 1;
    if (!is_part || str_ends(indicator->unit, str_of(annualised)))
        return indicator->unit;
    return str_format(context->arena, "%.*s%s", STR_ARG(indicator->unit), annualised);
}

/* "per 10,000, annualised" reads "per 10,000 (annualised)" inside a sentence. */
static struct str in_sentence(const struct context *context, struct str unit)
{
    if (!str_ends(unit, str_of(annualised)))
        return unit;
    return str_format(context->arena, "%.*s" NBSP "(annualised)", (int)(unit.len - (sizeof annualised - 1)),
                      unit.ptr);
}

static bool is_named_unit(const struct indicator *indicator)
{
    return indicator->unit.len > 0 && !words_is_percent(indicator) && !str_is(indicator->unit, "number");
}

struct str words_named(const struct context *context, uint32_t indicator, struct period period,
                       bool names_percent)
{
    const struct indicator *item = context_indicator(context, indicator);
    if (!is_named_unit(item) && !(names_percent && words_is_percent(item)))
        return item->short_name;
    return str_format(context->arena, "%.*s, %.*s", STR_ARG(item->short_name),
                      STR_ARG(words_unit(context, item, period)));
}

static struct str shown(const struct context *context, const struct figure *figure, int more)
{
    return more == 0 ? figure->display : figure_display_more(context->ledger, figure, more, context->arena);
}

struct str words_short(const struct context *context, const struct figure *figure)
{
    return words_short_more(context, figure, 0);
}

struct str words_short_more(const struct context *context, const struct figure *figure, int more)
{
    if (!figure || !figure_is_number(figure))
        return words_value(context, figure);
    struct str display = shown(context, figure, more);
    return words_is_percent(context_indicator(context, figure->indicator))
               ? str_format(context->arena, "%.*s%%", STR_ARG(display))
               : display;
}

bool words_is_published(const struct context *context, uint32_t indicator, struct period period)
{
    return indicator != INDICATOR_NONE &&
           context_indicator(context, indicator)->sensitivity == SENSITIVITY_PUBLISHED &&
           !late_is_returned(context, period);
}

struct str words_absent(const struct context *context, uint32_t indicator, struct period period,
                        enum state state)
{
    return state == STATE_MISSING && words_is_published(context, indicator, period)
               ? STR("no figure published")
               : state_words(state);
}

struct str words_value(const struct context *context, const struct figure *figure)
{
    return words_value_more(context, figure, 0);
}

struct str words_value_more(const struct context *context, const struct figure *figure, int more)
{
    if (!figure)
        return STR("no figure");
    if (!figure_is_number(figure))
        return figure->state == STATE_VALUE
                   ? figure->display
                   : words_absent(context, figure->indicator, figure->period, figure->state);
    const struct indicator *indicator = context_indicator(context, figure->indicator);
    struct str display = shown(context, figure, more);
    if (words_is_percent(indicator)) /* it sits on the number; other units follow after a no-break space */
        return str_format(context->arena, "%.*s%%", STR_ARG(display));
    if (!is_named_unit(indicator) || indicator->measure == MEASURE_SCORE)
        return display;
    struct str unit = in_sentence(context, words_unit(context, indicator, figure->period));
    return str_format(context->arena, "%.*s" NBSP "%.*s", STR_ARG(display), STR_ARG(unit));
}

/* The unit's words for a difference of this display text. */
static struct str difference_unit(const struct context *context, const struct figure *figure,
                                  struct str display)
{
    const struct indicator *indicator = context_indicator(context, figure->indicator);
    bool one = str_is(display, "1");
    if (words_is_percent(indicator))
        return one ? STR("percentage" NBSP "point") : STR("percentage" NBSP "points");
    if (indicator->measure == MEASURE_SCORE)
        return one ? STR("point") : STR("points");
    if (!is_named_unit(indicator))
        return STR("");
    return in_sentence(context, words_unit(context, indicator, figure->period));
}

/* The display without its sign: the sentence says the direction in words. */
static struct str unsigned_display(struct str display)
{
    static const char minus[] = "\xe2\x88\x92";
    if (str_starts(display, STR("\xe2\x88\x92")))
        return str_slice(display, sizeof minus - 1, display.len);
    if (str_starts(display, STR("+")))
        return str_slice(display, 1, display.len);
    return display;
}

struct str words_signed(const struct context *context, const struct figure *figure)
{
    int decimals = context_indicator(context, figure->indicator)->decimals;
    bool is_hidden = figure->value != 0.0 && number_round(figure->value, decimals) == 0.0;
    return shown(context, figure, is_hidden ? 1 : 0);
}

struct str words_points(const struct context *context, const struct figure *figure)
{
    const struct indicator *indicator = context_indicator(context, figure->indicator);
    struct str number = unsigned_display(words_signed(context, figure));
    if (!words_is_percent(indicator) && indicator->measure != MEASURE_SCORE)
        return number;
    return str_format(context->arena, "%.*s" NBSP "%s", STR_ARG(number),
                      str_is(number, "1") ? "point" : "points");
}

struct str words_difference(const struct context *context, const struct figure *figure)
{
    if (!figure || !figure_is_number(figure))
        return STR("an amount that cannot be calculated");
    struct str number = unsigned_display(words_signed(context, figure));
    struct str unit = difference_unit(context, figure, number);
    return unit.len ? str_format(context->arena, "%.*s" NBSP "%.*s", STR_ARG(number), STR_ARG(unit)) : number;
}

struct str words_signed_difference(const struct context *context, const struct figure *figure)
{
    struct str number = words_signed(context, figure);
    struct str unit = difference_unit(context, figure, unsigned_display(number));
    return unit.len ? str_format(context->arena, "%.*s" NBSP "%.*s", STR_ARG(number), STR_ARG(unit)) : number;
}

struct str words_when(const struct context *context, const struct indicator *indicator, struct period period)
{
    struct arena *arena = context->arena;
    struct str end = date_display(arena, period_end(period));
    bool short_period = period_steps_per_year(period.kind) > 1;
    switch (indicator->basis) {
    case BASIS_SNAPSHOT: return str_format(arena, "at %.*s", STR_ARG(end));
    case BASIS_YEAR_TO_DATE: {
        if (!short_period)
            break;
        struct date first = period_year_start(period, indicator->calendar), last = period_end(period);
        struct str start = first.year == last.year ? str_format(arena, "%d" NBSP "%.*s", first.day,
                                                                STR_ARG(month_name(first.month)))
                                                   : date_display(arena, first);
        return str_format(arena, "from %.*s to %.*s", STR_ARG(start), STR_ARG(end));
    }
    case BASIS_ROLLING_12M: return str_format(arena, "in the 12" NBSP "months to %.*s", STR_ARG(end));
    case BASIS_IN_PERIOD:
    case BASIS_COHORT: break;
    }
    struct str span = period_display_long(arena, period);
    return str_format(arena, "in the %.*s", STR_ARG(span));
}

struct str words_month(const struct context *context, struct date day)
{
    return str_format(context->arena, "%.*s" NBSP "%d", STR_ARG(month_name(day.month)), day.year);
}

struct str words_unit_when(const struct context *context, const struct indicator *indicator,
                           struct period period)
{
    struct str unit = indicator->unit.len ? words_unit(context, indicator, period) : STR("number");
    struct str when = words_when(context, indicator, period);
    if (str_ends(unit, str_of(annualised))) /* long enough as it is */
        when = period_display(context->arena, period);
    else if (str_starts(when, STR("in the ")))
        when = str_slice(when, 7, when.len);
    return str_format(context->arena, "%.*s, %.*s", STR_ARG(words_capital(context->arena, unit)),
                      STR_ARG(when));
}

struct str words_rank(const struct context *context, const struct figure *rank)
{
    size_t shared = str_find(rank->display, STR("="));
    if (shared == SIZE_MAX)
        return rank->display;
    struct str rest = str_slice(rank->display, shared + 1, rank->display.len);
    return str_format(context->arena, "joint %.*s%.*s", (int)shared, rank->display.ptr, STR_ARG(rest));
}

struct str words_polarity(const struct indicator *indicator)
{
    switch (indicator->polarity) {
    case POLARITY_HIGH: return STR("High is good.");
    case POLARITY_LOW: return STR("Low is good.");
    case POLARITY_NONE: break;
    }
    return STR("Neither high nor low is good in itself.");
}

struct str words_source(const struct context *context, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    return str_format(context->arena, "Source: %.*s.", STR_ARG(item->source));
}

struct str words_setting(const struct context *context, double value)
{
    char text[NUMBER_TEXT];
    return str_copy(context->arena, number_shortest(value, text));
}

struct str words_confidence(const struct context *context, double confidence)
{
    char text[NUMBER_TEXT];
    return str_format(context->arena, "%.*s%%",
                      STR_ARG(number_shortest(number_round(confidence * 100, 3), text)));
}

/* "A, B and C"; "A, B, and C and D" where a name has an "and" of its own. */
struct str words_list(struct arena *arena, const struct str *names, size_t n)
{
    struct str all = STR("");
    bool has_and = false;
    for (size_t i = 0; i < n; i++)
        has_and = has_and || str_find(names[i], STR(" and ")) != SIZE_MAX;
    for (size_t i = 0; i < n; i++) {
        const char *joint = i == 0 ? "" : i + 1 < n ? ", " : has_and ? ", and " : " and ";
        all = str_format(arena, "%.*s%s%.*s", STR_ARG(all), joint, STR_ARG(names[i]));
    }
    return all;
}

struct str words_count(struct arena *arena, unsigned long n, const char *one, const char *many)
{
    struct str number = number_display(arena, (double)n, 0);
    return str_format(arena, "%.*s" NBSP "%s", STR_ARG(number), n == 1 ? one : many);
}

struct str words_capital(struct arena *arena, struct str s)
{
    struct str copy = str_copy(arena, s);
    if (copy.len && copy.ptr[0] >= 'a' && copy.ptr[0] <= 'z') {
        char first = (char)(copy.ptr[0] - 'a' + 'A');
        return str_format(arena, "%c%.*s", first, (int)copy.len - 1, copy.ptr + 1);
    }
    return copy;
}

/* "Attainment 8", "Progress 8 score": a single digit for its second word makes a name of it; "Section 47
 * enquiries" and "Per 10,000" are none. */
static bool is_numbered(struct str s)
{
    size_t space = str_find(s, STR(" "));
    if (space == SIZE_MAX || space + 1 >= s.len || s.ptr[space + 1] < '0' || s.ptr[space + 1] > '9')
        return false;
    return space + 2 == s.len || s.ptr[space + 2] == ' ';
}

struct str words_lower(struct arena *arena, struct str s)
{
    bool capital = s.len > 1 && s.ptr[0] >= 'A' && s.ptr[0] <= 'Z';
    bool abbreviation =
        capital && !(s.ptr[1] >= 'a' && s.ptr[1] <= 'z') && s.ptr[1] != ' ' && s.ptr[1] != '-';
    if (!capital || abbreviation || is_numbered(s))
        return s;
    return str_format(arena, "%c%.*s", (char)(s.ptr[0] - 'A' + 'a'), (int)s.len - 1, s.ptr + 1);
}
