/* Key messages: each is made from verdict records, and names no LA that a rule does not name. */
#include "report/sections.h"

#define MOST_MESSAGES 6
#define MOST_NAMED 3
#define MOST_FACTS 3

static void add_message(struct list *list, struct text text, size_t most)
{
    if (text.n && list->n_items < most)
        list->items[list->n_items++] = text;
}

/* -- themes */

static struct text theme_message(struct context *context)
{
    struct text text = {NULL, 0};
    size_t n_well = 0, n_not = 0;
    struct str well = section_theme_names(context, WORD_DOING_WELL, &n_well);
    struct str not_well = section_theme_names(context, WORD_NOT_SO_WELL, &n_not);
    if (n_well + n_not == 0)
        return text;
    words_add(context, &text, STR("The region is "));
    if (n_well)
        words_add(context, &text, str_format(context->arena, "doing well in %.*s", STR_ARG(well)));
    if (n_well && n_not)
        words_add(context, &text, STR(" and "));
    if (n_not)
        words_add(
            context, &text,
            str_format(context->arena, "%snot so well in %.*s", n_well ? "" : "doing ", STR_ARG(not_well)));
    words_add(context, &text, STR("."));
    return text;
}

/* -- dips and improvements */

/* "Birmingham, EHC plans within 20 weeks (26.7%, down 33.8 percentage points)" */
static void add_finding(struct context *context, struct text *text, const struct finding *finding)
{
    const struct indicator *item = context_indicator(context, finding->indicator);
    words_add_figure(context, text, finding->verdict, context_area_name(context, finding->area),
                     EMPHASIS_STRONG);
    words_add(context, text,
              str_format(context->arena, ", %.*s (", STR_ARG(words_lower(context->arena, item->short_name))));
    words_add_figure(context, text, finding->value, words_value(context, finding->value), EMPHASIS_NONE);
    if (finding->change && figure_is_number(finding->change)) {
        words_add(context, text, finding->change->value > 0 ? STR(", up ") : STR(", down "));
        words_add_figure(context, text, finding->change, words_difference(context, finding->change),
                         EMPHASIS_NONE);
    }
    words_add(context, text, STR(")"));
}

struct level_words {
    int level;
    const char *count;      /* detail of the paper's count at this level */
    const char *one, *many; /* "sustained dip" */
};

/* "Of 7 sustained dips the largest are: A …; B …; and C …." */
static struct text level_message(struct context *context, const struct node *node,
                                 const struct findings *found, const struct level_words *words)
{
    struct text text = {NULL, 0};
    size_t begin = findings_above(found, words->level + 1), end = findings_above(found, words->level);
    size_t n = end - begin;
    if (n == 0)
        return text;
    const struct figure *count = section_count(context, node, words->count);
    size_t named = n > MOST_NAMED ? MOST_NAMED : n;
    if (count)
        section_begin_count(context, &text, count, words->one, words->many);
    else
        words_add(context, &text, words_capital(context->arena, str_of(n == 1 ? words->one : words->many)));
    words_add(context, &text, n > named ? STR(", the largest: ") : STR(": "));
    for (size_t i = 0; i < named; i++) {
        if (i > 0)
            words_add(context, &text, STR("; "));
        add_finding(context, &text, &found->items[begin + i]);
    }
    words_add(context, &text, STR("."));
    return text;
}

/* The highest level that has an entry speaks. */
static struct text findings_message(struct context *context, const struct node *node,
                                    enum statistic statistic, const struct level_words levels[2])
{
    struct findings found = findings_of(context, node, statistic);
    struct text text = level_message(context, node, &found, &levels[0]);
    return text.n ? text : level_message(context, node, &found, &levels[1]);
}

static const struct level_words dip_levels[2] = {{3, "dip-sustained", "sustained dip", "sustained dips"},
                                                 {2, "dip-dipping", "dip", "dips"}};
static const struct level_words improvement_levels[2] = {
    {3, "improvement-sustained", "sustained improvement", "sustained improvements"},
    {2, "improvement-improving", "improvement", "improvements"}};

/* -- persistently low */

/* The LAs with the highest count of their own; a count of one names nobody. */
static size_t lowest_las(struct context *context, uint32_t *las, const struct figure **count)
{
    size_t n = 0;
    *count = NULL;
    for (size_t i = 0; i < context->spec->n_las; i++) {
        const struct figure *own = context_count(context, INDICATOR_NONE, UINT32_MAX, context->spec->las[i],
                                                 context->spec->period, "persistently-low");
        if (!own || !figure_is_number(own) || own->value < 2)
            continue;
        if (*count && own->value < (*count)->value)
            continue;
        if (!*count || own->value > (*count)->value)
            n = 0;
        *count = own;
        las[n++] = context->spec->las[i];
    }
    return n;
}

static struct text low_message(struct context *context, const struct node *node)
{
    struct text text = {NULL, 0};
    const struct figure *count = section_count(context, node, "persistently-low"), *most;
    if (!count || count->value == 0.0)
        return text;
    section_say_low(context, &text, count);
    uint32_t *las = ARENA_ARRAY(context->arena, uint32_t, context->spec->n_las + 1);
    size_t n = context->spec->la == AREA_NONE ? lowest_las(context, las, &most) : 0;
    if (n > 0 && n <= MOST_NAMED) {
        struct str names[MOST_NAMED];
        for (size_t i = 0; i < n; i++)
            names[i] = context_area_name(context, las[i]);
        words_add(
            context, &text,
            str_format(context->arena, "; most in %.*s (", STR_ARG(words_list(context->arena, names, n))));
        words_add_figure(context, &text, most, most->display, EMPHASIS_NONE);
        words_add(context, &text, n == 1 ? STR(")") : STR(" each)"));
    }
    words_add(context, &text, STR("."));
    return text;
}

/* -- demand */

/* " up in A and B, down in C" */
static void add_movers(struct context *context, struct text *text, const struct findings *own)
{
    static const enum word sides[] = {WORD_UP, WORD_DOWN};
    bool said = false;
    for (size_t k = 0; k < 2; k++) {
        struct findings side = {.items = ARENA_ARRAY(context->arena, struct finding, own->n)};
        for (size_t i = 0; i < own->n; i++)
            if (own->items[i].verdict->word == sides[k])
                side.items[side.n++] = own->items[i];
        if (side.n == 0)
            continue;
        words_add_figure(context, text, side.items[0].verdict,
                         str_format(context->arena, "%s %.*s in %.*s", said ? "," : "",
                                    STR_ARG(word_words(sides[k])),
                                    STR_ARG(words_areas(context, &side, MOST_NAMED))),
                         EMPHASIS_NONE);
        said = true;
    }
}

/* "Notable movements: referrals up in A; protection plans down in B." of the indicators with the largest
 * ones. */
static struct text movement_message(struct context *context, const struct node *node)
{
    struct text text = {NULL, 0};
    struct findings all = findings_of(context, node, STAT_MOVEMENT);
    uint32_t named[MOST_NAMED];
    size_t n = 0;
    for (size_t i = 0; i < all.n && n < MOST_NAMED; i++) {
        uint32_t indicator = all.items[i].indicator;
        bool done = false;
        for (size_t k = 0; k < n; k++)
            done = done || named[k] == indicator;
        if (done)
            continue;
        struct findings own = findings_on(context, &all, indicator);
        struct str name = words_lower(context->arena, context_indicator(context, indicator)->short_name);
        words_add(
            context, &text,
            str_format(context->arena, "%s%.*s", n ? "; " : "Notable movements in demand: ", STR_ARG(name)));
        add_movers(context, &text, &own);
        named[n++] = indicator;
    }
    if (n)
        words_add(context, &text, STR("."));
    return text;
}

/* -- what is missing */

static struct text missing_message(struct context *context)
{
    struct text text = {NULL, 0};
    struct str *names = ARENA_ARRAY(context->arena, struct str, context->spec->n_las + 1);
    size_t n = 0;
    for (size_t k = 0; k < context->spec->n_las; k++) {
        bool missing = false;
        for (uint32_t i = 0; i < context->catalogue->n && !missing; i++) {
            struct period period = context_latest(context, i);
            const struct figure *value =
                context_figure(context, i, context->spec->las[k], period, STAT_VALUE);
            missing = period_is(period) && period_steps_per_year(period.kind) > 1 && value &&
                      value->state == STATE_MISSING;
        }
        if (missing)
            names[n++] = context_area_name(context, context->spec->las[k]);
    }
    if (n == 0 || n > MOST_NAMED)
        return text;
    words_add(context, &text,
              str_format(context->arena, "Figures of the latest quarter are missing from %.*s.",
                         STR_ARG(words_list(context->arena, names, n))));
    return text;
}

/* -- the big figures */

static double in_least_changes(const struct context *context, const struct figure *difference)
{
    if (!words_matters(context, difference))
        return 0;
    double size = difference->value < 0 ? -difference->value : difference->value;
    return size / context_indicator(context, difference->indicator)->least_change;
}

/* How far the region moved, or stands from England when it was last published, against the least that
 * matters. */
static double size_of(const struct context *context, uint32_t indicator)
{
    struct period latest = context_latest(context, indicator), published;
    if (context_indicator(context, indicator)->polarity == POLARITY_NONE || !period_is(latest))
        return 0;
    uint32_t annual = words_published(context, indicator, latest, &published), region = context->spec->region;
    double moved = in_least_changes(context, context_figure(context, indicator, region, latest, STAT_CHANGE));
    double apart =
        in_least_changes(context, context_figure(context, annual, region, published, STAT_DIFF_ENGLAND));
    return moved > apart ? moved : apart;
}

static bool is_taken(const struct context *context, const uint32_t *taken, size_t n, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, taken[i])->theme_index == item->theme_index)
            return true;
    return context_has_in_year(context, indicator); /* which speaks */
}

/* The region's largest moves against the least that matters, one a theme; or the indicators that the spec
 * names. */
static void add_facts(struct context *context, const struct node *node, struct block **out)
{
    struct node facts = *node;
    uint32_t chosen[MOST_FACTS];
    if (node->n_indicators == 0) {
        facts.indicators = chosen;
        while (facts.n_indicators < MOST_FACTS) {
            uint32_t best = INDICATOR_NONE;
            for (uint32_t i = 0; i < context->catalogue->n; i++)
                if (size_of(context, i) > (best == INDICATOR_NONE ? 0 : size_of(context, best)) &&
                    !is_taken(context, chosen, facts.n_indicators, i))
                    best = i;
            if (best == INDICATOR_NONE)
                break;
            chosen[facts.n_indicators++] = best;
        }
    }
    if (facts.n_indicators)
        section_facts(context, &facts, out);
}

void section_key_messages(struct context *context, const struct node *node, struct block **out)
{
    size_t most = node->limit ? node->limit : MOST_MESSAGES;
    struct node all = *node; /* the indicators named choose the big figures; messages speak of all */
    all.n_indicators = 0;
    add_facts(context, node, out);
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, MOST_MESSAGES)};
    if (context->spec->la == AREA_NONE)
        add_message(&list, theme_message(context), most);
    add_message(&list, findings_message(context, &all, STAT_DIP, dip_levels), most);
    add_message(&list, low_message(context, &all), most);
    add_message(&list, findings_message(context, &all, STAT_IMPROVEMENT, improvement_levels), most);
    add_message(&list, movement_message(context, &all), most);
    add_message(&list, missing_message(context), most);
    if (list.n_items == 0) {
        section_nothing(context, out, STR("By the rules there is nothing to bring to the board's notice."));
        return;
    }
    struct block *block = block_add(context->arena, out, BLOCK_LIST);
    block->of.list = list;
}
