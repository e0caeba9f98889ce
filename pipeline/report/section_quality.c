/* What readers need to know of the data: whose figures are missing, withheld or queried, and where series
 * break. */
#include "report/sections.h"

#include "data/lists.h"
#include "data/value.h"

/* The LAs whose value is not a plain number, each with what it is: "Dudley (nothing was sent)". */
static struct str without_value(struct context *context, uint32_t indicator, struct period period,
                                const uint32_t *las, size_t n)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, n + 1);
    size_t n_names = 0;
    for (size_t i = 0; i < n; i++) {
        const struct figure *value = context_figure(context, indicator, las[i], period, STAT_VALUE);
        enum state state = value ? value->state : STATE_MISSING;
        if (state == STATE_VALUE)
            continue;
        names[n_names++] =
            str_format(context->arena, "%.*s (%.*s)", STR_ARG(context_area_name(context, las[i])),
                       STR_ARG(state_words(state)));
    }
    return n_names ? words_list(context->arena, names, n_names) : STR("none");
}

static bool is_complete(const struct figure *coverage)
{
    return coverage && coverage->n_used == coverage->n_expected;
}

static void add_completeness(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    struct table *table = table_new(context, 4, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("LAs with a value"), ALIGN_LEFT, false);
    table_column(table, context, STR("Without a plain value"), ALIGN_LEFT, false);
    table->columns[3].weight = 3.0;
    bool all_complete = n > 0;
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        if (!period_is(period))
            continue;
        const struct figure *coverage =
            context_figure(context, indicators[i], context->spec->region, period, STAT_COVERAGE);
        struct str without = without_value(context, indicators[i], period, las, n_las);
        if (is_complete(coverage) && str_is(without, "none"))
            continue;
        all_complete = false;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context_indicator(context, indicators[i])->short_name);
        row_text(row, context, period_display(context->arena, period));
        row_figure(row, context, coverage);
        row_text(row, context, without);
    }
    if (all_complete || table->n_rows == 0) {
        section_paragraph(
            context, out,
            text_plain(context->arena,
                       STR("Every local authority has a value for every indicator's latest period.")),
            PARAGRAPH_BODY);
        return;
    }
    section_paragraph(
        context, out,
        text_plain(context->arena, STR("Indicators whose latest period lacks a plain value of any local "
                                       "authority; the others are complete.")),
        PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    table->caption = text_plain(context->arena, STR("Completeness of the latest period"));
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

static void add_key(struct context *context, struct block **out)
{
    static const enum state states[] = {STATE_CONFIDENTIAL, STATE_NOT_APPLICABLE,  STATE_NOT_AVAILABLE,
                                        STATE_LOW,          STATE_LOW_RELIABILITY, STATE_MISSING};
    struct str said = STR("Symbols:");
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        said = str_format(context->arena, "%.*s%s %.*s %.*s", STR_ARG(said), i ? ";" : "",
                          STR_ARG(state_symbol(states[i])), STR_ARG(state_words(states[i])));
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
    add_breaks(context, out);
    add_key(context, out);
}
