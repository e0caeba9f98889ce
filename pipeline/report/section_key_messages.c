/* Key messages: each is made from verdict records, and names no LA that a rule does not name. */
#include "report/sections.h"

#include "base/number.h"
#include "report/late.h"
#include "report/words_verdict.h"

#define MOST_MESSAGES 8
#define MOST_NAMED 3

static void add_message(struct list *list, struct text text, size_t most)
{
    if (text.n && list->n_items < most)
        list->items[list->n_items++] = text;
}

/* -- dips and improvements */

/* "Birmingham in EHC plans within 20 weeks (26.7% in 2025, down 33.8 percentage points in a year)"; an LA's
 * own paper need not name it. */
static void add_finding(struct context *context, struct text *text, const struct finding *finding,
                        bool with_figures)
{
    const struct indicator *item = context_indicator(context, finding->indicator);
    struct str what = words_lower(context->arena, item->short_name);
    if (context->spec->la != AREA_NONE) {
        words_add_figure(context, text, finding->verdict, what, EMPHASIS_STRONG);
    } else {
        words_add_figure(context, text, finding->verdict, context_area_name(context, finding->area),
                         EMPHASIS_STRONG);
        words_add(context, text, str_format(context->arena, " in %.*s", STR_ARG(what)));
    }
    if (!with_figures)
        return;
    words_add(context, text, STR(" ("));
    words_add_figure(context, text, finding->value, words_value(context, finding->value), EMPHASIS_NONE);
    words_add(
        context, text,
        str_format(context->arena, " in %.*s", STR_ARG(period_display(context->arena, finding->period))));
    if (finding->change && figure_is_number(finding->change)) {
        words_add(context, text, finding->change->value > 0 ? STR(", up ") : STR(", down "));
        words_add_figure(context, text, finding->change, words_difference(context, finding->change),
                         EMPHASIS_NONE);
        words_add(context, text, STR(" in a year"));
        if (words_england_too(context, finding))
            words_add(context, text,
                      words_tone(context, finding->change) == TONE_GOOD ? STR("; England, too, did better")
                                                                        : STR("; England, too, did worse"));
    }
    words_add(context, text, STR(")"));
}

struct level_words {
    int level;
    const char *count;      /* detail of the paper's count at this level */
    const char *one, *many; /* "case of sustained worsening" */
    const char *further;    /* "dipping": of more at this level */
};

static void begin_level(struct context *context, struct text *text, const struct level_words *words,
                        const struct figure *count, size_t n)
{
    if (count)
        section_begin_count(context, text, count, words->one, words->many);
    else
        words_add(context, text, words_capital(context->arena, str_of(n == 1 ? words->one : words->many)));
}

/* "Seven cases of sustained worsening, among them A in …; B in …." */
static struct text level_message(struct context *context, const struct node *node,
                                 const struct findings *found, const struct level_words *words,
                                 bool with_figures)
{
    struct text text = {NULL, 0};
    size_t begin = findings_above(found, words->level + 1), end = findings_above(found, words->level);
    size_t n = end - begin;
    if (n == 0)
        return text;
    size_t named = n > MOST_NAMED ? MOST_NAMED : n;
    begin_level(context, &text, words, section_count(context, node, words->count), n);
    words_add(context, &text, n > named ? STR(", among them ") : STR(": "));
    for (size_t i = 0; i < named; i++) {
        if (i > 0)
            words_add(context, &text, STR("; "));
        add_finding(context, &text, &found->items[begin + i], with_figures);
    }
    words_add(context, &text, STR("."));
    return text;
}

/* " Six more are dipping." after the higher level has spoken. */
static void add_further(struct context *context, struct text *text, const struct node *node,
                        const struct level_words *words)
{
    const struct figure *count = section_count(context, node, words->count);
    if (!count || count->value == 0.0)
        return;
    words_add(context, text, STR(" "));
    section_begin_count(context, text, count, "more is", "more are");
    words_add(context, text, str_format(context->arena, " %s.", words->further));
}

/* The highest level that has an entry speaks. */
static struct text findings_message(struct context *context, const struct node *node,
                                    enum statistic statistic, const struct level_words levels[3],
                                    bool with_figures)
{
    struct findings found = findings_of(context, node, statistic);
    struct text text = level_message(context, node, &found, &levels[0], with_figures);
    if (text.n == 0)
        text = level_message(context, node, &found, &levels[1], with_figures);
    else
        add_further(context, &text, node, &levels[1]);
    if (text.n == 0 &&
        context->spec->la != AREA_NONE) /* no headline of the region, but of the LA's own paper */
        text = level_message(context, node, &found, &levels[2], with_figures);
    return text;
}

static bool is_named(const uint32_t *named, size_t n, uint32_t item)
{
    for (size_t i = 0; i < n; i++)
        if (named[i] == item)
            return true;
    return false;
}

/* "Largest of those to watch, published without counts and worse for one year only: A in …; B in …", one of
 * an LA. However large, they can be no more than watch; a board would ask why it was not told. */
static struct text untested_message(struct context *context, const struct node *node)
{
    struct text text = {NULL, 0};
    struct findings found = findings_of(context, node, STAT_DIP);
    uint32_t las[MOST_NAMED];
    size_t n = 0;
    for (size_t i = findings_above(&found, 2); i < findings_above(&found, 1) && n < MOST_NAMED; i++) {
        const struct finding *finding = &found.items[i];
        if (!(finding->verdict->parts & PART_NO_COUNTS) || is_named(las, n, finding->area))
            continue;
        words_add(
            context, &text,
            n ? STR("; ")
              : STR("Largest of those to watch, published without counts and worse for one year only: "));
        add_finding(context, &text, finding, true);
        las[n++] = finding->area;
    }
    if (n)
        words_add(context, &text, STR("."));
    return text;
}

static const struct level_words dip_levels[3] = {
    {3, "dip-sustained", "case of sustained worsening", "cases of sustained worsening", "dipping"},
    {2, "dip-dipping", "case of confirmed worsening", "cases of confirmed worsening", "dipping"},
    {1, "dip-watch", "change for the worse to watch", "changes for the worse to watch", "to watch"}};
static const struct level_words improvement_levels[3] = {
    {3, "improvement-sustained", "sustained improvement", "sustained improvements", "improving"},
    {2, "improvement-improving", "improvement", "improvements", "improving"},
    {1, "improvement-watch", "change for the better to watch", "changes for the better to watch",
     "to watch"}};

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
            str_format(context->arena, ", most often %.*s (", STR_ARG(words_list(context->arena, names, n))));
        words_add_figure(context, &text, most, most->display, EMPHASIS_NONE);
        words_add(context, &text, n == 1 ? STR(" cases)") : STR(" cases each)"));
    }
    words_add(context, &text, STR("."));
    return text;
}

/* -- demand */

/* " (from 28.8 to 55.0)" */
static void add_from_to(struct context *context, struct text *text, const struct finding *finding)
{
    if (!finding->before || !figure_is_number(finding->before))
        return;
    int more = words_more_decimals(finding->before, finding->value);
    words_add(context, text, STR(" (from "));
    words_add_figure(context, text, finding->before, words_short_more(context, finding->before, more),
                     EMPHASIS_NONE);
    words_add(context, text, STR(" to "));
    words_add_figure(context, text, finding->value, words_short_more(context, finding->value, more),
                     EMPHASIS_NONE);
    words_add(context, text, STR(")"));
}

/* " up in A (from 28.8 to 55.0), down in B and C" */
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
        if (side.n == 1)
            add_from_to(context, text, &side.items[0]);
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
    bool has_others = false;
    for (size_t i = 0; i < all.n; i++) {
        uint32_t indicator = all.items[i].indicator;
        if (is_named(named, n, indicator))
            continue;
        has_others = n == MOST_NAMED;
        if (has_others)
            break;
        struct findings own = findings_on(context, &all, indicator);
        struct str name = words_lower(context->arena, context_indicator(context, indicator)->short_name);
        words_add(context, &text,
                  str_format(context->arena, "%s%.*s",
                             n ? "; " : "Notable movements in demand in a year: ", STR_ARG(name)));
        add_movers(context, &text, &own);
        named[n++] = indicator;
    }
    if (n)
        words_add(context, &text, has_others ? STR(", among others.") : STR("."));
    return text;
}

/* -- what is missing */

static struct text missing_message(struct context *context)
{
    struct str late = late_words(context, late_period(context));
    if (late.len == 0)
        return (struct text){NULL, 0};
    return text_of(context->arena, "%.*s, so the region’s figures are without %.*s.", STR_ARG(late),
                   STR_ARG(late_whom(context, late_period(context))));
}

/* Slipping first, since it asks for an answer; then the region; then what has lasted, what is good, what
 * moved, what is missing. Of the region the three to ask first have a box of their own, so that no figure is
 * said twice. */
void section_key_messages(struct context *context, const struct node *node, struct block **out)
{
    bool of_region = context->spec->la == AREA_NONE;
    size_t most = node->limit ? node->limit : MOST_MESSAGES;
    struct node all = *node; /* the indicators named choose the big figures; messages speak of all */
    all.n_indicators = 0;
    section_no_new_data(context, out);
    section_key_facts(context, node, out);
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, MOST_MESSAGES)};
    add_message(&list, findings_message(context, &all, STAT_DIP, dip_levels, !of_region), most);
    if (of_region) {
        add_message(&list, untested_message(context, &all), most);
        add_message(&list, section_themes_message(context), most);
    }
    add_message(&list, section_england_message(context), most);
    add_message(&list, low_message(context, &all), most);
    add_message(&list, findings_message(context, &all, STAT_IMPROVEMENT, improvement_levels, true), most);
    add_message(&list, movement_message(context, &all), most);
    add_message(&list, missing_message(context), most);
    if (list.n_items == 0) {
        section_nothing(context, out, STR("By the rules there is nothing to bring to the board’s notice."));
        return;
    }
    struct block *block = block_add(context->arena, out, BLOCK_LIST);
    block->of.list = list;
    if (of_region)
        section_first(context, &all, out);
}
