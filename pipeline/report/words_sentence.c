/* Sentences of one indicator: where the region stands, how it moved, who is lowest and highest. */
#include "report/words.h"

#include "data/value.h"

#include <stdlib.h>

static void add(const struct context *context, struct text *text, struct run run)
{
    struct text one = {&run, 1};
    *text = text_join(context->arena, *text, one);
}

void words_add(const struct context *context, struct text *text, struct str s)
{
    add(context, text, run_plain(s));
}

void words_add_figure(const struct context *context, struct text *text, const struct figure *figure,
                      struct str s, enum emphasis emphasis)
{
    add(context, text, run_figure(s, context_figure_index(context, figure), emphasis));
}

/* Displays of two figures that are said in one sentence: one more decimal where rounding makes different ones
 * equal. */
int words_more_decimals(const struct figure *a, const struct figure *b)
{
    if (!a || !b || !figure_is_number(a) || !figure_is_number(b) || a->value == b->value)
        return 0;
    return str_equal(a->display, b->display) ? 1 : 0;
}

/* Published values are decimals: 8.2 − 7.2 falls short of 1 by some 10⁻¹⁶ and still reaches it. */
bool words_matters(const struct context *context, const struct figure *difference)
{
    if (!difference || !figure_is_number(difference) || difference->value == 0.0)
        return false;
    const struct indicator *indicator = context_indicator(context, difference->indicator);
    double size = difference->value > 0 ? difference->value : -difference->value;
    return indicator->has_least_change && size >= indicator->least_change * (1 - 1e-9);
}

enum tone words_tone(const struct context *context, const struct figure *difference)
{
    if (!words_matters(context, difference))
        return TONE_NEUTRAL;
    switch (context_indicator(context, difference->indicator)->polarity) {
    case POLARITY_HIGH: return difference->value > 0 ? TONE_GOOD : TONE_BAD;
    case POLARITY_LOW: return difference->value < 0 ? TONE_GOOD : TONE_BAD;
    case POLARITY_NONE: break;
    }
    return TONE_NEUTRAL;
}

struct text words_change(const struct context *context, const struct figure *change)
{
    struct text text = {NULL, 0};
    if (!change)
        return text;
    if (!figure_is_number(change)) {
        if (change->method.len)
            words_add(context, &text,
                      str_format(context->arena, "no comparison with a year before (%.*s)",
                                 STR_ARG(change->method)));
        return text;
    }
    const struct indicator *indicator = context_indicator(context, change->indicator);
    if (change->value == 0.0) {
        words_add(context, &text, STR("the same as a year before"));
        return text;
    }
    words_add(context, &text, change->value > 0 ? STR("up ") : STR("down "));
    words_add_figure(context, &text, change, words_difference(context, change), EMPHASIS_NONE);
    words_add(context, &text, STR(" on a year before"));
    if (indicator->polarity == POLARITY_NONE)
        return text;
    if (!words_matters(context, change)) {
        if (indicator->has_least_change)
            words_add(context, &text, STR(", less than the change that matters"));
        return text;
    }
    bool good = (change->value > 0) == (indicator->polarity == POLARITY_HIGH);
    words_add(context, &text, good ? STR(", which is better") : STR(", which is worse"));
    return text;
}

static const char *direction(enum word word, enum polarity polarity, const char **judgement)
{
    *judgement = word == WORD_BETTER ? "better" : word == WORD_WORSE ? "worse" : NULL;
    if (word == WORD_BETTER || word == WORD_WORSE)
        return (polarity == POLARITY_HIGH) == (word == WORD_BETTER) ? "higher" : "lower";
    if (word == WORD_HIGHER || word == WORD_LOWER)
        return word == WORD_HIGHER ? "higher" : "lower";
    return word == WORD_SIMILAR ? "similar" : NULL;
}

struct text words_against(const struct context *context, const struct figure *verdict,
                          const struct figure *other, const char *other_name)
{
    struct text text = {NULL, 0};
    if (!other || !figure_is_number(other))
        return text;
    const char *judgement = NULL, *word = NULL;
    if (verdict)
        word = direction(verdict->word, context_indicator(context, other->indicator)->polarity, &judgement);
    if (!word) {
        words_add(context, &text, str_format(context->arena, "%s: ", other_name));
        words_add_figure(context, &text, other, words_value(context, other), EMPHASIS_NONE);
        return text;
    }
    bool similar = verdict->word == WORD_SIMILAR;
    struct str said =
        judgement ? str_format(context->arena, "%s than in %s, which is %s", word, other_name, judgement)
                  : str_format(context->arena, similar ? "%s to %s" : "%s than in %s", word, other_name);
    words_add_figure(context, &text, verdict, said, EMPHASIS_NONE);
    words_add(context, &text, STR(" ("));
    words_add_figure(context, &text, other, words_value(context, other), EMPHASIS_NONE);
    words_add(context, &text, STR(")"));
    return text;
}

/* "(12 of 14 local authorities)" where the regional value is partial. */
static void add_coverage(struct context const *context, struct text *text, const struct figure *region)
{
    if (!(region->marks & MARK_PARTIAL) || region->n_used == UINT32_MAX)
        return;
    words_add(
        context, text,
        str_format(
            context->arena, " (from %lu of %s)", (unsigned long)region->n_used,
            words_count(context->arena, region->n_expected, "local authority", "local authorities").ptr));
}

struct text words_region_sentence(const struct context *context, uint32_t indicator, struct period period)
{
    struct arena *arena = context->arena;
    const struct indicator *item = context_indicator(context, indicator);
    struct text text = {NULL, 0};
    const struct figure *region = context_region(context, indicator, period);
    struct str name = context_area_name(context, context->spec->region);
    if (!region || !figure_is_number(region)) {
        words_add(context, &text,
                  str_format(arena, "There is no regional figure for %.*s%s%.*s.",
                             STR_ARG(period_display(arena, period)), region && region->method.len ? ": " : "",
                             STR_ARG(region ? region->method : STR(""))));
        return text;
    }
    const struct figure *england = context_england(context, indicator, period);
    int more = words_more_decimals(region, england);
    words_add_figure(context, &text, region, words_value_more(context, region, more), EMPHASIS_STRONG);
    words_add(
        context, &text,
        str_format(arena, " in the %.*s %.*s", STR_ARG(name), STR_ARG(words_when(context, item, period))));
    add_coverage(context, &text, region);
    struct text moved =
        words_change(context, context_figure(context, indicator, context->spec->region, period, STAT_CHANGE));
    if (moved.n) {
        words_add(context, &text, STR(", "));
        text = text_join(arena, text, moved);
    }
    words_add(context, &text, STR("."));
    struct text against = words_against(
        context, context_figure(context, indicator, context->spec->region, period, STAT_VS_ENGLAND), england,
        "England");
    if (against.n) {
        against.runs[0].text = words_capital(arena, against.runs[0].text);
        words_add(context, &text, STR(" "));
        text = text_join(arena, text, against);
        words_add(context, &text, STR("."));
    }
    words_add(context, &text, STR(" "));
    words_add(context, &text, words_polarity(item));
    return text;
}

struct value_of_la {
    uint32_t area;
    bool is_number;
    double value;
    size_t order;
};

static int by_value(const void *a, const void *b)
{
    const struct value_of_la *x = a, *y = b;
    if (x->is_number != y->is_number)
        return x->is_number ? -1 : 1;
    if (x->is_number && x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

uint32_t *words_sorted_las(const struct context *context, uint32_t indicator, struct period period,
                           const uint32_t *las, size_t n)
{
    struct value_of_la *items = ARENA_ARRAY(context->arena, struct value_of_la, n + 1);
    bool low_first = context_indicator(context, indicator)->polarity == POLARITY_LOW;
    for (size_t i = 0; i < n; i++) {
        const struct figure *value = context_figure(context, indicator, las[i], period, STAT_VALUE);
        bool is_number = value && figure_is_number(value);
        items[i] = (struct value_of_la){las[i], is_number,
                                        is_number ? (low_first ? value->value : -value->value) : 0, i};
    }
    qsort(items, n, sizeof *items, by_value);
    uint32_t *sorted = ARENA_ARRAY(context->arena, uint32_t, n + 1);
    for (size_t i = 0; i < n; i++)
        sorted[i] = items[i].area;
    return sorted;
}

/* All LAs whose value equals the extreme, by name; one or two are named, more are counted. */
static struct str holders(const struct context *context, uint32_t indicator, struct period period,
                          double value)
{
    struct str names[3];
    unsigned long n = 0;
    for (size_t i = 0; i < context->spec->n_las; i++) {
        uint32_t la = context->spec->las[i];
        const struct figure *own = context_figure(context, indicator, la, period, STAT_VALUE);
        if (!own || !figure_is_number(own) || own->value != value)
            continue;
        if (n < 2)
            names[n] = context_area_name(context, la);
        n++;
    }
    if (n > 2)
        return words_count(context->arena, n, "local authority", "local authorities");
    return words_list(context->arena, names, n);
}

struct text words_extremes(const struct context *context, uint32_t indicator, struct period period)
{
    struct text text = {NULL, 0};
    uint32_t region = context->spec->region;
    const struct figure *low = context_figure(context, indicator, region, period, STAT_REGION_MIN);
    const struct figure *high = context_figure(context, indicator, region, period, STAT_REGION_MAX);
    if (!low || !high || !figure_is_number(low) || !figure_is_number(high) || low->value == high->value)
        return text;
    int more = words_more_decimals(low, high);
    words_add(context, &text,
              str_format(context->arena, "Lowest: %.*s, ",
                         STR_ARG(holders(context, indicator, period, low->value))));
    words_add_figure(context, &text, low, words_value_more(context, low, more), EMPHASIS_NONE);
    words_add(context, &text,
              str_format(context->arena, "; highest: %.*s, ",
                         STR_ARG(holders(context, indicator, period, high->value))));
    words_add_figure(context, &text, high, words_value_more(context, high, more), EMPHASIS_NONE);
    words_add(context, &text, STR("."));
    return text;
}
