/* The scorecard with its key; the demand flow: charts that are blocks of their own. */
#include "report/sections.h"

#include "data/value.h"

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

/* The day to which each letter goes where it is another one than its value's: an in-year indicator's comes
 * from its annual twin. Year 0 where they are the same. */
static const struct date *older_days(struct context *context, const struct node *node,
                                     const uint32_t *indicators, size_t n)
{
    struct date *days = ARENA_ARRAY(context->arena, struct date, n);
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]), published;
        uint32_t annual = words_published(context, indicators[i], period, &published);
        days[i] = annual != indicators[i] && period_is(published) ? period_end(published) : (struct date){0};
    }
    return days;
}

static bool is_same_day(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* How many share the day of this one; 0 unless it is the first of them. */
static size_t n_of_day(const struct date *days, size_t n, size_t i)
{
    size_t shared = 0;
    for (size_t k = 0; k < n && days[i].year; k++) {
        if (k < i && is_same_day(days[k], days[i]))
            return 0;
        shared += is_same_day(days[k], days[i]) ? 1 : 0;
    }
    return shared;
}

/* "agency social workers and cases per social worker to 30 September 2024" */
static struct str named_day(struct context *context, const uint32_t *indicators, const struct date *days,
                            size_t n, size_t i)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n);
    size_t n_names = 0;
    for (size_t k = i; k < n; k++)
        if (is_same_day(days[k], days[i]))
            names[n_names++] =
                words_lower(context->arena, context_indicator(context, indicators[k])->short_name);
    return str_format(context->arena, "%.*s to %.*s", STR_ARG(words_list(context->arena, names, n_names)),
                      STR_ARG(date_display(context->arena, days[i])));
}

/* "(to 31 March 2025; agency social workers to 30 September 2024)": the day of the most, then the others by
 * name. Empty where every letter is of its value's own period. */
static struct str letter_days(struct context *context, const struct node *node, const uint32_t *indicators,
                              size_t n)
{
    const struct date *days = older_days(context, node, indicators, n);
    size_t most = n;
    for (size_t i = 0; i < n; i++)
        if (n_of_day(days, n, i) > (most == n ? 0 : n_of_day(days, n, most)))
            most = i;
    if (most == n)
        return STR("");
    struct str said =
        str_format(context->arena, "(to %.*s", STR_ARG(date_display(context->arena, days[most])));
    for (size_t i = 0; i < n; i++)
        if (i != most && n_of_day(days, n, i))
            said = str_format(context->arena, "%.*s; %.*s", STR_ARG(said),
                              STR_ARG(named_day(context, indicators, days, n, i)));
    return str_format(context->arena, "%.*s)", STR_ARG(said));
}

const struct node *section_first_of(const struct node *nodes, enum node_kind kind)
{
    for (const struct node *node = nodes; node; node = node->next) {
        const struct node *inner = node->kind == kind ? node : section_first_of(node->children, kind);
        if (inner)
            return inner;
    }
    return NULL;
}

static struct text key_text(struct context *context, const struct node *node, const uint32_t *indicators,
                            size_t n)
{
    struct text text = {NULL, 0};
    struct str days = letter_days(context, node, indicators, n);
    const struct node *first = section_first_of(context->spec->body, NODE_SCORECARD);
    if (first && first != node && first->id.len) {
        words_add(context, &text, STR("Letters, colours and arrows as on "));
        prose_add_page(context, &text, first->id);
        words_add(context, &text, STR("."));
        if (days.len)
            words_add(context, &text,
                      str_format(context->arena,
                                 " In-year values have the letter of the last published year %.*s.",
                                 STR_ARG(days)));
        return text;
    }
    words_add(
        context, &text,
        STR("Letter and colour: A best fourth of English local authorities, B second, C third, D worst "
            "fourth. Arrow: moved on a "
            "year before by at least the least change that matters; two bars: moved by less; no arrow: not "
            "compared."));
    if (days.len)
        words_add(
            context, &text,
            str_format(context->arena,
                       " In-year values have no national distribution: their letter is that of the last "
                       "published year %.*s.",
                       STR_ARG(days)));
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

/* -- the demand flow */

static bool is_partial(struct context *context, const struct node *node, uint32_t indicator)
{
    const struct figure *region =
        context_region(context, indicator, context_period(context, node, indicator));
    return region && (region->marks & MARK_PARTIAL);
}

/* Of how many of the partial sums an LA lacks a figure; *n_partial of all. */
static size_t lacks(struct context *context, const struct node *node, const uint32_t *indicators, size_t n,
                    uint32_t la, size_t *n_partial)
{
    size_t lacking = 0;
    *n_partial = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_partial(context, node, indicators[i]))
            continue;
        const struct figure *own = context_figure(context, indicators[i], la,
                                                  context_period(context, node, indicators[i]), STAT_VALUE);
        (*n_partial)++;
        lacking += own && state_counts(own->state) ? 0 : 1;
    }
    return lacking;
}

/* "Herefordshire is missing from these sums; their changes and shares compare like with like." Empty where
 * every sum is whole. */
static struct str left_out(struct context *context, const struct node *node, const uint32_t *indicators,
                           size_t n)
{
    const struct spec *spec = context->spec;
    struct str *names = ARENA_ARRAY(context->arena, struct str, spec->n_las + 1);
    size_t n_names = 0, n_partial = 0;
    bool from_all = true;
    for (size_t i = 0; i < spec->n_las; i++) {
        size_t lacking = lacks(context, node, indicators, n, spec->las[i], &n_partial);
        if (lacking == 0)
            continue;
        names[n_names++] = context_area_name(context, spec->las[i]);
        from_all = from_all && lacking == n;
    }
    if (n_names == 0)
        return STR_NONE;
    return str_format(context->arena,
                      "%.*s %s missing from %s sums; their changes and shares compare like with like.",
                      STR_ARG(words_list(context->arena, names, n_names)), n_names == 1 ? "is" : "are",
                      from_all ? "these" : "some of these");
}

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
    struct str without = left_out(context, node, indicators, n);
    if (without.len)
        section_paragraph(context, out, text_plain(context->arena, without), PARAGRAPH_SMALL);
}
