/* Whom to ask first, about what, and why: the first local authorities of the list of those to watch. */
#include "report/sections.h"

#include "base/number.h"

#define MOST_FIRST 3

/* The section of the spec that holds the list, to be named by its page. */
static struct str list_section(const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        if (node->kind != NODE_SECTION)
            continue;
        for (const struct node *child = node->children; child; child = child->next)
            if (child->kind == NODE_DIPS)
                return node->id;
        struct str inner = list_section(node->children);
        if (inner.len)
            return inner;
    }
    return STR("");
}

/* One entry for each LA, the first in the list's own order; watch is no headline. */
static size_t first_of_each(const struct findings *found, const struct finding **first)
{
    size_t n = 0, end = findings_above(found, 2);
    for (size_t i = 0; i < end && n < MOST_FIRST; i++) {
        bool is_known = false;
        for (size_t k = 0; k < n && !is_known; k++)
            is_known = first[k]->area == found->items[i].area;
        if (!is_known)
            first[n++] = &found->items[i];
    }
    return n;
}

/* What shows that it is low: its neighbours where only they do, else England. NULL where there is none. */
static const struct figure *comparator(const struct context *context, const struct finding *finding,
                                       const char **name)
{
    struct period published;
    uint32_t annual = words_published(context, finding->indicator, finding->period, &published);
    const struct figure *position =
        context_figure(context, finding->indicator, finding->area, finding->period, STAT_POSITION);
    const struct figure *neighbours =
        context_figure(context, annual, finding->area, published, STAT_NEIGHBOURS);
    const struct figure *band = context_figure(context, annual, finding->area, published, STAT_BAND);
    bool by_neighbours = position && position->state == STATE_VALUE && position->word == WORD_LOW &&
                         !(band && band->word == WORD_BAND_D) && neighbours && figure_is_number(neighbours);
    *name = by_neighbours ? "its statistical neighbours" : "England";
    const struct figure *england = context_england(context, annual, published);
    return by_neighbours ? neighbours : england && figure_is_number(england) ? england : NULL;
}

/* "52.0%, down 6.2 points in a year; England 81.4% in 2024–25." */
static void add_why(struct context *context, struct text *text, const struct finding *finding)
{
    words_add_figure(context, text, finding->value, words_value(context, finding->value), EMPHASIS_NONE);
    if (finding->change && figure_is_number(finding->change)) {
        words_add(context, text, STR(", "));
        words_add_figure(context, text, finding->change, words_change_short(context, finding->change),
                         EMPHASIS_NONE);
    }
    const char *name;
    const struct figure *other = comparator(context, finding, &name);
    if (other) {
        words_add(context, text, STR("; "));
        words_add_dated(context, text, name, other, finding->period);
    }
    words_add(context, text, STR("."));
}

static void add_sentence(struct context *context, struct text *text, struct text sentence)
{
    if (sentence.n == 0)
        return;
    words_add(context, text, STR(" "));
    *text = text_join(context->arena, *text, sentence);
}

/* "Shropshire, conferences within 15 days: sustained, and low. 52.0%, … Ask: …" */
static struct text first_text(struct context *context, const struct finding *finding)
{
    struct text text = {NULL, 0};
    const struct indicator *item = context_indicator(context, finding->indicator);
    words_add_figure(context, &text, finding->verdict,
                     str_format(context->arena, "%.*s, about %.*s",
                                STR_ARG(context_area_name(context, finding->area)),
                                STR_ARG(words_lower(context->arena, item->short_name))),
                     EMPHASIS_STRONG);
    words_add(context, &text,
              str_format(context->arena, ": %.*s. ",
                         STR_ARG(words_lower(context->arena, words_level(context, finding)))));
    add_why(context, &text, finding);
    add_sentence(context, &text, words_pending(context, finding));
    add_sentence(context, &text, section_question(context, finding, DIRECTION_FALLING));
    return text;
}

static struct text lead(struct context *context, size_t n)
{
    struct text text = {NULL, 0};
    struct str section = list_section(context->spec->body);
    words_add(context, &text,
              n == 1 ? STR("The one local authority that slips by the rule")
                     : str_format(context->arena, "The first %.*s in the list of those to watch",
                                  STR_ARG(number_words(context->arena, n))));
    if (section.len) {
        words_add(context, &text, STR(" ("));
        prose_add_page(context, &text, section);
        words_add(context, &text, STR(")"));
    }
    words_add(context, &text,
              n == 1 ? STR(".") : STR(", in which what has lasted comes first, then what is largest."));
    return text;
}

void section_first(struct context *context, const struct node *node, struct block **out)
{
    struct findings found = findings_of(context, node, STAT_DIP);
    const struct finding *first[MOST_FIRST];
    size_t n = first_of_each(&found, first);
    if (n == 0)
        return;
    struct block *callout = block_add(context->arena, out, BLOCK_CALLOUT);
    callout->of.callout.title = words_phrase(context, PHRASE_FIRST, "Whom to ask first, about what, and why");
    callout->of.callout.attention = true;
    section_paragraph(context, &callout->children, lead(context, n), PARAGRAPH_BODY);
    struct list *list = &block_add(context->arena, &callout->children, BLOCK_LIST)->of.list;
    list->items = ARENA_ARRAY(context->arena, struct text, n);
    list->ordered = true;
    for (size_t i = 0; i < n; i++)
        list->items[list->n_items++] = first_text(context, first[i]);
}
