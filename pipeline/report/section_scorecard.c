/* The scorecard with its key; the spine chart; the demand flow: charts that are blocks of their own. */
#include "report/sections.h"

#define MOST_COLUMNS 12

struct block *section_chart_block(struct context *context, struct block **out, struct chart *chart)
{
    struct block *block = block_add(context->arena, out, BLOCK_CHART);
    block->of.chart.first = chart;
    return block;
}

void section_cannot(struct context *context, const struct node *node, struct block **out, struct str why)
{
    diag_add(context->diags, SEVERITY_NOTE, "nothing-to-show",
             place_line(node->file, node->line, node->column), NULL, "<%.*s> shows a sentence instead: %.*s",
             STR_ARG(node_name(node->kind)), STR_ARG(why));
    section_nothing(context, out, why);
}

/* Whether bands come from another period than the values: an in-year indicator's come from its annual twin.
 */
static bool has_older_bands(const struct context *context, const struct node *node,
                            const uint32_t *indicators, size_t n, struct period *of)
{
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]), published;
        uint32_t annual = words_published(context, indicators[i], period, &published);
        if (annual == indicators[i] || !period_is(published))
            continue;
        *of = published;
        return true;
    }
    return false;
}

/* The first scorecard of the paper, which has the whole key. */
static const struct node *first_scorecard(const struct node *nodes)
{
    for (const struct node *node = nodes; node; node = node->next) {
        const struct node *inner = node->kind == NODE_SCORECARD ? node : first_scorecard(node->children);
        if (inner)
            return inner;
    }
    return NULL;
}

static struct text key_text(struct context *context, const struct node *node, const uint32_t *indicators,
                            size_t n)
{
    struct text text = {NULL, 0};
    struct period older;
    const struct node *first = first_scorecard(context->spec->body);
    if (first && first != node && first->id.len) {
        words_add(context, &text, STR("Letters, colours and arrows as on "));
        prose_add_page(context, &text, first->id);
        words_add(context, &text, STR("."));
        return text;
    }
    words_add(
        context, &text,
        STR("Letter and colour: quarter of all English local authorities, A best, D worst. Arrow: moved on a "
            "year before by at least the least change that matters; a bar: moved by less; no arrow: not "
            "compared."));
    if (has_older_bands(context, node, indicators, n, &older))
        words_add(
            context, &text,
            str_format(context->arena,
                       " In-year values have no national distribution: their letter is that of the last "
                       "published year (to %.*s).",
                       STR_ARG(date_display(context->arena, period_end(older)))));
    return text;
}

/* The indicators that the node names; else those with a polarity, an annual twin not beside its in-year one.
 */
static const uint32_t *score_indicators(struct context *context, const struct node *node, size_t *n)
{
    if (node->n_indicators)
        return context_indicators(context, node, n);
    uint32_t *chosen = ARENA_ARRAY(context->arena, uint32_t, context->catalogue->n + 1);
    *n = 0;
    for (uint32_t i = 0; i < context->catalogue->n; i++)
        if (context->catalogue->items[i].polarity != POLARITY_NONE && !context_has_in_year(context, i) &&
            period_is(context_latest(context, i)))
            chosen[(*n)++] = i;
    return chosen;
}

void section_scorecard(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = score_indicators(context, node, &n);
    if (n == 0) {
        section_cannot(context, node, out, STR("There is no indicator to show."));
        return;
    }
    section_paragraph(context, out, key_text(context, node, indicators, n), PARAGRAPH_SMALL)
        ->of.paragraph.keep_with_next = true;
    /* more than a page is wide are shared out evenly */
    size_t n_charts = (n + MOST_COLUMNS - 1) / MOST_COLUMNS;
    for (size_t i = 0, from = 0; i < n_charts; i++) {
        size_t to = n * (i + 1) / n_charts;
        struct block *block = section_chart_block(
            context, out, chart_build_scorecard(context, node, indicators + from, to - from));
        if (i == 0)
            block->id = node->id;
        from = to;
    }
}

/* -- the spine */

/* What the verdicts say of this LA, before its chart. */
static void add_levels(struct context *context, const struct node *node, uint32_t la, struct block **out)
{
    static const struct {
        enum statistic statistic;
        const char *before;
    } parts[] = {{STAT_DIP, "Dipping or sustained: "}, {STAT_IMPROVEMENT, "Improving: "}};
    struct node own = *node;
    own.areas = &la;
    own.n_areas = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct findings found = findings_of(context, &own, parts[i].statistic);
        size_t n = findings_above(&found, 2);
        struct text text = {NULL, 0};
        for (size_t k = 0; k < n; k++) {
            words_add(context, &text,
                      k == 0       ? str_of(parts[i].before)
                      : k + 1 == n ? STR(" and ")
                                   : STR(", "));
            const struct indicator *item = context_indicator(context, found.items[k].indicator);
            words_add_figure(context, &text, found.items[k].verdict,
                             str_format(context->arena, "%.*s (%.*s)",
                                        STR_ARG(words_lower(context->arena, item->short_name)),
                                        STR_ARG(word_words(found.items[k].verdict->word))),
                             EMPHASIS_NONE);
        }
        if (n == 0)
            continue;
        words_add(context, &text, STR("."));
        section_paragraph(context, out, text, PARAGRAPH_BODY);
    }
}

static void add_spine(struct context *context, const struct node *node, uint32_t la, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct chart *chart = chart_build_spine(context, node, indicators, n, la);
    if (!chart) {
        section_cannot(context, node, out,
                       str_format(context->arena, "There are no published figures of %.*s to show.",
                                  STR_ARG(context_area_name(context, la))));
        return;
    }
    add_levels(context, node, la, out);
    section_paragraph(
        context, out,
        text_plain(context->arena,
                   STR("Letter: quarter of English local authorities. Pale bar: all of them; darker "
                       "bar: the middle half. Diamond: mean of statistical neighbours.")),
        PARAGRAPH_SMALL)
        ->of.paragraph.keep_with_next = true;
    section_chart_block(context, out, chart);
}

void section_spine(struct context *context, const struct node *node, struct block **out)
{
    size_t n_las = 0;
    const uint32_t *las = context_las(context, node, &n_las);
    if (node->n_areas == 0 && context->spec->la != AREA_NONE) {
        add_spine(context, node, context->spec->la, out);
        return;
    }
    for (size_t i = 0; i < n_las; i++)
        add_spine(context, node, las[i], out);
}

/* -- the demand flow */

void section_demand_flow(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct chart *chart = chart_build_flow(context, node, indicators, n);
    if (!chart) {
        section_cannot(context, node, out,
                       STR("The demand flow needs the counts of at least two steps, and there are fewer."));
        return;
    }
    section_chart_block(context, out, chart)->id = node->id;
    bool partial = false;
    for (size_t i = 0; i < n; i++) {
        const struct figure *region =
            context_region(context, indicators[i], context_period(context, node, indicators[i]));
        partial = partial || (region && (region->marks & MARK_PARTIAL));
    }
    if (partial)
        section_paragraph(
            context, out,
            text_plain(context->arena, STR("Some returns are missing, so that some of these sums lack "
                                           "a local authority; their changes compare like with like.")),
            PARAGRAPH_SMALL);
}
