/* What readers need to know of the data: whose figures are missing, withheld or queried, and where series
 * break. */
#include "report/sections.h"

#include "data/lists.h"
#include "data/query.h"
#include "data/value.h"

static enum state state_of(const struct context *context, uint32_t indicator, uint32_t la,
                           struct period period)
{
    const struct figure *value = context_figure(context, indicator, la, period, STAT_VALUE);
    return value ? value->state : STATE_MISSING;
}

/* The indicators whose latest period is this one and whose value an LA has in this state: by name, or "every"
 * when there is no other with that period. */
static struct str names_of(struct context *context, const uint32_t *indicators, size_t n, uint32_t la,
                           struct period period, enum state state)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n + 1);
    size_t n_names = 0, n_period = 0;
    for (size_t i = 0; i < n; i++) {
        if (!period_equal(context_latest(context, indicators[i]), period))
            continue;
        n_period++;
        if (state_of(context, indicators[i], la, period) == state)
            names[n_names++] = context_indicator(context, indicators[i])->short_name;
    }
    return n_names == n_period && n_names > 2 ? STR("every indicator of this period")
                                              : words_list(context->arena, names, n_names);
}

/* The symbol as in the tables, then its words: "– Missing: nothing was sent". */
static struct str state_cell(struct context *context, enum state state)
{
    struct str symbol = state_symbol(state), words = state_words(state);
    if (symbol.len == 0 || str_starts(words, symbol))
        return words_capital(context->arena, words);
    return str_format(context->arena, "%.*s\xc2\xa0%.*s", STR_ARG(symbol),
                      STR_ARG(words_capital(context->arena, words)));
}

/* One row for each period and state in which an LA lacks a plain value. */
static void add_la(struct context *context, struct table *table, const uint32_t *indicators, size_t n,
                   uint32_t la)
{
    for (size_t i = 0; i < n; i++) {
        struct period period = context_latest(context, indicators[i]);
        enum state state = state_of(context, indicators[i], la, period);
        bool said = !period_is(period) || state == STATE_VALUE;
        for (size_t k = 0; k < i && !said; k++)
            said = period_equal(context_latest(context, indicators[k]), period) &&
                   state_of(context, indicators[k], la, period) == state;
        if (said)
            continue;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context_area_name(context, la));
        row_text(row, context, period_display(context->arena, period));
        row_text(row, context, state_cell(context, state));
        row_text(row, context, names_of(context, indicators, n, la, period, state));
    }
}

static void add_completeness(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    struct table *table = table_new(context, 4, n * n_las);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("What"), ALIGN_LEFT, false);
    table_column(table, context, STR("Indicators"), ALIGN_LEFT, false);
    table->columns[3].weight = 3.0;
    for (size_t i = 0; i < n_las; i++)
        add_la(context, table, indicators, n, las[i]);
    if (table->n_rows == 0) {
        section_paragraph(
            context, out,
            text_plain(context->arena,
                       STR("Every local authority has a value for every indicator’s latest period.")),
            PARAGRAPH_BODY);
        return;
    }
    section_paragraph(
        context, out,
        text_plain(context->arena, STR("These local authorities lack a plain value in an indicator’s "
                                       "latest period; everything else is complete.")),
        PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    table->caption = text_plain(context->arena, STR("What is missing in the latest period"));
    table_block(context, out, table)->id = node->id;
}

static void add_breaks(struct context *context, struct block **out)
{
    const struct lists *lists = context->inputs->lists;
    if (!lists || lists->n_breaks == 0)
        return;
    section_paragraph(
        context, out,
        text_plain(context->arena, STR("Series break here, and nothing is compared across a break:")),
        PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    struct block *block = block_add(context->arena, out, BLOCK_LIST);
    struct list *list = &block->of.list;
    list->items = ARENA_ARRAY(context->arena, struct text, lists->n_breaks);
    for (size_t i = 0; i < lists->n_breaks; i++) {
        const struct series_break *item = &lists->breaks[i];
        struct str indicator = item->indicator == INDICATOR_NONE
                                   ? STR("Every indicator")
                                   : context_indicator(context, item->indicator)->short_name;
        struct str area =
            item->area == AREA_NONE
                ? STR("")
                : str_format(context->arena, ", %.*s", STR_ARG(context_area_name(context, item->area)));
        list->items[list->n_items++] =
            text_of(context->arena, "%.*s%.*s, from %.*s: %.*s.", STR_ARG(indicator), STR_ARG(area),
                    STR_ARG(period_display(context->arena, item->from)), STR_ARG(item->reason));
    }
}

/* -- what screening asks */

static bool is_listed(const struct query *query, enum query_severity least, bool open)
{
    return query->severity >= least && query->is_open == open && !query->is_told;
}

static struct str query_subject(struct context *context, const struct query *query)
{
    if (query->indicator == INDICATOR_NONE)
        return STR("the whole return");
    return context_indicator(context, query->indicator)->short_name;
}

static void add_query(struct context *context, struct table *table, const struct query *query)
{
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, query->area == AREA_NONE ? STR("All") : context_area_name(context, query->area));
    row_text(row, context, words_capital(context->arena, query_subject(context, query)));
    row_text(row, context,
             period_is(query->period) ? period_display(context->arena, query->period) : STR("–"));
    row_text(row, context, words_capital(context->arena, query->found));
    row_text(row, context, words_capital(context->arena, query->is_open ? query->to_do : query->answer));
}

static void add_query_table(struct context *context, const struct queries *queries, enum query_severity least,
                            bool open, const char *caption, struct block **out)
{
    size_t n = 0;
    for (size_t i = 0; i < queries->n; i++)
        n += is_listed(&queries->items[i], least, open) ? 1 : 0;
    if (n == 0)
        return;
    struct table *table = table_new(context, 5, n);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, false);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("Found"), ALIGN_LEFT, false);
    table_column(table, context, open ? STR("What to do") : STR("Answer"), ALIGN_LEFT, false);
    table->columns[3].weight = table->columns[4].weight = 2.0;
    table->columns[4].own_words = !open;
    for (size_t i = 0; i < queries->n; i++)
        if (is_listed(&queries->items[i], least, open))
            add_query(context, table, &queries->items[i]);
    table->caption = text_plain(context->arena, str_of(caption));
    table_block(context, out, table);
}

/* Severe questions decide what counts; lesser ones are the analyst's and stand in what `check` prints. */
static void add_queries(struct context *context, struct block **out)
{
    const struct queries *queries = context->inputs->queries;
    if (!queries)
        return;
    add_query_table(context, queries, QUERY_SEVERE, true,
                    "Queried: shown with a question mark, in no band, total, verdict or good news", out);
    add_query_table(context, queries, QUERY_SEVERE, false, "Queried and answered", out);
}

static void add_key(struct context *context, struct block **out)
{
    static const enum state states[] = {STATE_CONFIDENTIAL, STATE_NOT_APPLICABLE,  STATE_NOT_AVAILABLE,
                                        STATE_LOW,          STATE_LOW_RELIABILITY, STATE_MISSING};
    struct str said = STR("Symbols:");
    for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
        bool is_word =
            str_starts(state_words(states[i]), state_symbol(states[i])); /* "low" is its own symbol */
        said = str_format(context->arena, "%.*s%s %.*s%s%.*s", STR_ARG(said), i ? ";" : "",
                          STR_ARG(is_word ? STR("") : state_symbol(states[i])), is_word ? "" : " ",
                          STR_ARG(state_words(states[i])));
    }
    section_paragraph(
        context, out,
        text_of(context->arena,
                "%.*s; ? a value that is queried and takes no part in verdicts; p provisional; r revised.",
                STR_ARG(said)),
        PARAGRAPH_SMALL);
}

void section_quality(struct context *context, const struct node *node, struct block **out)
{
    add_completeness(context, node, out);
    add_queries(context, out);
    add_breaks(context, out);
    add_key(context, out);
}
