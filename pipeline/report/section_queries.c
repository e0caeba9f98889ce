/* What screening asks about the data: the open questions that take a figure out of the paper, and the
 * answered ones. */
#include "report/sections.h"

#include "data/query.h"
#include "report/words_verdict.h"

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

/* What the LA says of the figure stands beside the question, which it does not settle: only an answer does.
 */
static bool add_comment(struct context *context, struct text *text, const struct query *query)
{
    if (query->indicator == INDICATOR_NONE || query->area == AREA_NONE)
        return false;
    const struct finding finding = {
        .indicator = query->indicator, .area = query->area, .period = query->period};
    struct text comment = words_comment(context, &finding, false);
    if (comment.n == 0)
        return false;
    words_add(context, text, STR(". "));
    *text = text_join(context->arena, *text, comment);
    return true;
}

/* Whether the row has somebody's own words. */
static bool add_query(struct context *context, struct table *table, const struct query *query)
{
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, query->area == AREA_NONE ? STR("All") : context_area_name(context, query->area));
    row_text(row, context, words_capital(context->arena, query_subject(context, query)));
    row_text(row, context,
             period_is(query->period) ? period_display(context->arena, query->period) : STR("–"));
    row_text(
        row, context,
        words_capital(context->arena, query->expected.len == 0
                                          ? query->found
                                          : str_format(context->arena, "%.*s; expected %.*s",
                                                       STR_ARG(query->found), STR_ARG(query->expected))));
    row_text(row, context, words_capital(context->arena, query->is_open ? query->to_do : query->answer));
    return query->is_open && add_comment(context, &row->cells[row->n_cells - 1].text, query);
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
            table->columns[4].own_words =
                add_query(context, table, &queries->items[i]) || table->columns[4].own_words;
    table->caption = text_plain(context->arena, str_of(caption));
    table_block(context, out, table);
}

/* Severe questions decide what counts; lesser ones are the analyst's and stand in what `check` prints. */
void section_queries(struct context *context, struct block **out)
{
    const struct queries *queries = context->inputs->queries;
    if (!queries)
        return;
    add_query_table(context, queries, QUERY_SEVERE, true,
                    "Queried: shown with a question mark, in no band, total, verdict or good news", out);
    add_query_table(context, queries, QUERY_SEVERE, false, "Queried and answered", out);
}
