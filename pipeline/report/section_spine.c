/* The spine chart of one LA, or of each: its name, what the verdicts say of it, the chart. */
#include "report/sections.h"

/* What is said of an LA stands together, before its chart, and never with another's. */
static void say(struct context *context, struct block **out, struct text text)
{
    if (text.n)
        section_paragraph(context, out, text, PARAGRAPH_BODY)->of.paragraph.keep_with_next = true;
}

/* What the levels of a list are called before a colon. */
struct level_heads {
    enum statistic statistic;
    const char *one, *many;     /* of sustained ones alone */
    const char *both, *neither; /* of some sustained ones, of none */
};

static const struct level_heads dip_heads = {STAT_DIP, "Sustained worsening", "Sustained worsening",
                                             "Dipping or sustained", "Dipping"};
static const struct level_heads improvement_heads = {STAT_IMPROVEMENT, "Sustained improvement",
                                                     "Sustained improvements", "Improving or sustained",
                                                     "Improving"};

/* "Dipping or sustained: conferences within 15 days (sustained) and health checks." Where all are sustained,
 * "Sustained worsening: …". */
static struct text level_text(struct context *context, const struct node *node, uint32_t la,
                              const struct level_heads *heads)
{
    struct node own = *node; /* of every indicator, also of those that the chart has no room for */
    own.n_indicators = 0;
    own.areas = &la;
    own.n_areas = 1;
    struct findings found = findings_of(context, &own, heads->statistic);
    size_t n = findings_above(&found, 2), sustained = findings_above(&found, 3);
    const char *head = sustained == 0  ? heads->neither
                       : sustained < n ? heads->both
                       : n == 1        ? heads->one
                                       : heads->many;
    struct text text = {NULL, 0};
    for (size_t k = 0; k < n; k++) {
        words_add(context, &text,
                  k == 0       ? str_format(context->arena, "%s: ", head)
                  : k + 1 == n ? STR(" and ")
                               : STR(", "));
        const struct indicator *item = context_indicator(context, found.items[k].indicator);
        words_add_figure(context, &text, found.items[k].verdict,
                         words_lower(context->arena, item->short_name), EMPHASIS_NONE);
        if (k < sustained && sustained < n)
            words_add(context, &text, STR(" (sustained)"));
    }
    if (n)
        words_add(context, &text, STR("."));
    return text;
}

/* "Of all 25 indicators with a band, two are in the best fourth of England and six in the worst." */
static struct text band_text(struct context *context, uint32_t la)
{
    struct text text = {NULL, 0};
    const struct figure *best =
        context_count(context, INDICATOR_NONE, UINT32_MAX, la, context->spec->period, "band-a");
    const struct figure *worst =
        context_count(context, INDICATOR_NONE, UINT32_MAX, la, context->spec->period, "band-d");
    if (!best || !worst || !figure_is_number(best) || !figure_is_number(worst))
        return text;
    words_add(context, &text, STR("Of all indicators with a band, "));
    section_say_number(context, &text, best);
    words_add(context, &text,
              str_format(context->arena, " %s in the best fourth of England and ",
                         best->value == 1.0 ? "is" : "are"));
    section_say_number(context, &text, worst);
    words_add(context, &text, STR(" in the worst."));
    return text;
}

static void add_key(struct context *context, struct block **out)
{
    section_paragraph(
        context, out,
        text_plain(
            context->arena,
            STR("Letter: fourth of English local authorities, A best, D worst. Pale bar: all of them; darker "
                "bar: the middle half. Diamond: mean of statistical neighbours.")),
        PARAGRAPH_SMALL)
        ->of.paragraph.keep_with_next = true;
}

static void add_spine(struct context *context, const struct node *node, uint32_t la, unsigned level,
                      struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct str name = context_area_name(context, la);
    if (context->spec->la == AREA_NONE)
        section_heading(context, out, name, level + 1, STR(""))->of.heading.listed = true;
    struct chart *chart = chart_build_spine(context, node, indicators, n, la);
    if (!chart) {
        section_cannot(
            context, node, out,
            str_format(context->arena, "There are no published figures of %.*s to show.", STR_ARG(name)));
        return;
    }
    say(context, out, band_text(context, la));
    say(context, out, level_text(context, node, la, &dip_heads));
    say(context, out, level_text(context, node, la, &improvement_heads));
    if (section_first_of(context->spec->body, NODE_SPINE) == node)
        add_key(context, out);
    section_chart_block(context, out, chart);
}

void section_spine(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    if (node->n_areas == 0 && context->spec->la != AREA_NONE) {
        add_spine(context, node, context->spec->la, level, out);
        return;
    }
    for (size_t i = 0; i < n_las; i++)
        add_spine(context, node, las[i], level, out);
}
