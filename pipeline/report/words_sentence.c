/* Phrases of one indicator: how it moved, how it compares, who is lowest and highest. */
#include "report/words.h"

#include "base/number.h"
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

int words_more_own(const struct context *context, const struct figure *own, const struct figure *other)
{
    int more = words_more_decimals(own, other);
    if (more == 0)
        return 0;
    int decimals = context_indicator(context, own->indicator)->decimals;
    return number_round(own->value, decimals) == own->value ? 0 : more;
}

bool words_matters(const struct figure *difference)
{
    return difference && figure_is_number(difference) && difference->parts & PART_SIZE;
}

enum tone words_tone(const struct context *context, const struct figure *difference)
{
    if (!words_matters(difference))
        return TONE_NEUTRAL;
    switch (context_indicator(context, difference->indicator)->polarity) {
    case POLARITY_HIGH: return difference->value > 0 ? TONE_GOOD : TONE_BAD;
    case POLARITY_LOW: return difference->value < 0 ? TONE_GOOD : TONE_BAD;
    case POLARITY_NONE: break;
    }
    return TONE_NEUTRAL;
}

/* Neither large enough to matter nor nearly so. */
static bool is_similar(const struct context *context, const struct figure *change)
{
    return context_indicator(context, change->indicator)->has_least_change &&
           !(change->parts & (PART_SIZE | PART_NEARLY));
}

/* "less than the 10 that matter" */
static struct str short_of(const struct context *context, const struct figure *change)
{
    double least = context_indicator(context, change->indicator)->least_change;
    char number[NUMBER_TEXT];
    return str_format(context->arena, "less than the\xc2\xa0%.*s that %s",
                      STR_ARG(number_shortest(least, number)), least == 1.0 ? "matters" : "matter");
}

static struct text no_change(const struct context *context, const struct figure *change)
{
    struct text text = {NULL, 0};
    if (!change || change->method.len == 0)
        return text;
    size_t what = str_find(change->method, STR("; ")); /* behind the comparison that the basis names */
    struct str why =
        what == SIZE_MAX ? change->method : str_slice(change->method, what + 2, change->method.len);
    words_add(context, &text,
              str_format(context->arena, "not compared with a year before (%.*s)", STR_ARG(why)));
    return text;
}

/* A region that lacks LAs is compared by those that it has in both periods, so that its two figures need not
 * differ by as much. */
static bool is_like_for_like(const struct figure *change)
{
    return (change->marks & MARK_PARTIAL) != 0;
}

struct text words_change(const struct context *context, const struct figure *change)
{
    struct text text = {NULL, 0};
    if (!change || !figure_is_number(change))
        return no_change(context, change);
    if (change->value == 0.0) {
        words_add(context, &text, STR("the same as a year before"));
        return text;
    }
    if (is_similar(context, change)) {
        words_add(context, &text, STR("similar to a year before ("));
        words_add_figure(context, &text, change, words_signed(context, change), EMPHASIS_NONE);
        words_add(context, &text, is_like_for_like(change) ? STR(", like for like)") : STR(")"));
        return text;
    }
    words_add(context, &text, change->value > 0 ? STR("up ") : STR("down "));
    words_add_figure(context, &text, change, words_difference(context, change), EMPHASIS_NONE);
    words_add(context, &text,
              is_like_for_like(change) ? STR(" on a year before, like for like") : STR(" on a year before"));
    if (change->parts & PART_NEARLY)
        words_add(context, &text, str_format(context->arena, ", %.*s", STR_ARG(short_of(context, change))));
    enum tone tone = words_tone(context, change);
    if (tone != TONE_NEUTRAL)
        words_add(context, &text, tone == TONE_GOOD ? STR(", which is better") : STR(", which is worse"));
    return text;
}

struct str words_change_short(const struct context *context, const struct figure *change)
{
    if (!change || !figure_is_number(change))
        return STR("");
    if (change->value == 0.0)
        return STR("the same as a year before");
    if (is_similar(context, change))
        return STR("similar to a year before");
    return str_format(context->arena, "%s %.*s in a year", change->value > 0 ? "up" : "down",
                      STR_ARG(words_points(context, change)));
}

/* A verdict of another kind, or none, compares nothing. */
static bool is_compared(const struct figure *verdict)
{
    return verdict && verdict->state == STATE_VALUE && verdict->word != WORD_NOT_COMPARED &&
           verdict->word != WORD_NONE_SET;
}

struct text words_against(const struct context *context, const struct figure *verdict,
                          const struct figure *own, const struct figure *other, const char *other_name)
{
    struct text text = {NULL, 0};
    if (!other || !figure_is_number(other))
        return text;
    bool compared = is_compared(verdict);
    if (compared)
        words_add_figure(context, &text, verdict,
                         str_format(context->arena, verdict->word == WORD_SIMILAR ? "%.*s to" : "%.*s than",
                                    STR_ARG(word_words(verdict->word))),
                         EMPHASIS_NONE);
    words_add(context, &text, str_format(context->arena, compared ? " %s (" : "%s ", other_name));
    words_add_figure(context, &text, other, words_short_more(context, other, words_more_decimals(own, other)),
                     EMPHASIS_NONE);
    if (other->statistic == STAT_NEIGHBOURS && other->n_used != UINT32_MAX)
        words_add(
            context, &text,
            str_format(context->arena, ", mean of\xc2\xa0%u of\xc2\xa0%u", other->n_used, other->n_expected));
    if (compared)
        words_add(context, &text, STR(")"));
    return text;
}

struct value_of_la {
    uint32_t area;
    int standing; /* 0 a number that counts, 1 a queried one, 2 none */
    double value;
    size_t order;
};

static int by_value(const void *a, const void *b)
{
    const struct value_of_la *x = a, *y = b;
    if (x->standing != y->standing)
        return x->standing < y->standing ? -1 : 1;
    if (x->value != y->value)
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
        int standing = !is_number ? 2 : value->state == STATE_QUERIED ? 1 : 0;
        items[i] = (struct value_of_la){las[i], standing,
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
        if (!own || !figure_is_number(own) || own->state == STATE_QUERIED || own->value != value)
            continue; /* a queried figure is not what the extreme was taken from, even where it is as low */
        if (n < 2)
            names[n] = context_area_name(context, la);
        n++;
    }
    if (n > 2)
        return words_count(context->arena, n, "local authority", "local authorities");
    return words_list(context->arena, names, n);
}

/* The records of the lowest and highest LA; false when there are none, or all LAs are level. */
static bool extremes(const struct context *context, uint32_t indicator, struct period period,
                     const struct figure **low, const struct figure **high)
{
    uint32_t region = context->spec->region;
    *low = context_figure(context, indicator, region, period, STAT_REGION_MIN);
    *high = context_figure(context, indicator, region, period, STAT_REGION_MAX);
    return *low && *high && figure_is_number(*low) && figure_is_number(*high) &&
           (*low)->value != (*high)->value;
}

struct text words_extremes(const struct context *context, uint32_t indicator, struct period period)
{
    struct text text = {NULL, 0};
    const struct figure *low, *high;
    if (!extremes(context, indicator, period, &low, &high))
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

struct str words_range(const struct context *context, uint32_t indicator, struct period period)
{
    const struct figure *low, *high;
    if (!extremes(context, indicator, period, &low, &high))
        return STR("");
    return str_format(context->arena, "Local authorities: %.*s to %.*s", STR_ARG(words_short(context, low)),
                      STR_ARG(words_short(context, high)));
}
