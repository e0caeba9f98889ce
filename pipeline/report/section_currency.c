/* How current each figure is: to what day it goes, whose it lacks, what it is compared with, and when the
 * next one comes. */
#include "report/sections.h"

#include "report/late.h"

#define MOST_NAMED 3

/* A published indicator that stands in its in-year indicator's row. */
static bool is_in_anothers_row(const struct context *context, uint32_t indicator, const uint32_t *indicators,
                               size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, indicators[i])->annual_twin == indicator)
            return true;
    return false;
}

/* Why an LA is not among those with a figure; a late return is said once, under the table. */
static struct str lacking(struct context *context, uint32_t indicator, uint32_t la, struct period period)
{
    const struct figure *value = context_figure(context, indicator, la, period, STAT_VALUE);
    enum state state = value ? value->state : STATE_MISSING;
    if (state == STATE_MISSING && late_is(context, la, period, NULL))
        return STR("");
    struct str name = context_area_name(context, la);
    if (state == STATE_QUERIED)
        return str_format(context->arena, "%.*s queried", STR_ARG(name));
    return state_counts(state) ? STR("") : str_format(context->arena, "not %.*s", STR_ARG(name));
}

/* "12 of 14; Warwickshire queried": the record's count, and who is not in it where few are not. */
static void add_coverage(struct context *context, struct row *row, uint32_t indicator, struct period period)
{
    const struct figure *coverage =
        context_figure(context, indicator, context->spec->region, period, STAT_COVERAGE);
    row_figure(row, context, coverage);
    if (!coverage || coverage->n_used >= coverage->n_expected ||
        coverage->n_used + MOST_NAMED < coverage->n_expected)
        return;
    struct str names[MOST_NAMED];
    size_t n = 0;
    for (size_t i = 0; i < context->spec->n_las && n < MOST_NAMED; i++) {
        struct str why = lacking(context, indicator, context->spec->las[i], period);
        if (why.len)
            names[n++] = why;
    }
    if (n)
        words_add(context, &row->cells[row->n_cells - 1].text,
                  str_format(context->arena, "; %.*s", STR_ARG(words_list(context->arena, names, n))));
}

/* By the catalogue; of a collection by its register of returns. */
static struct str next_release(struct context *context, uint32_t indicator, struct period period)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct date due;
    if (item->next_release.len)
        return item->next_release;
    bool is_collected = period_is(period) && period_steps_per_year(period.kind) > 1;
    return is_collected && late_next_due(context, period, &due) ? date_display(context->arena, due)
                                                                : STR("–");
}

/* "31 March 2025 (next October 2026)": of the annual twin, whose England and neighbours are shown. */
static struct str published(struct context *context, uint32_t twin)
{
    struct period period = {0};
    if (twin != INDICATOR_NONE)
        period = context_latest(context, twin);
    if (!period_is(period))
        return STR("none");
    struct str day = date_display(context->arena, period_end(period));
    struct str next = context_indicator(context, twin)->next_release;
    return next.len ? str_format(context->arena, "%.*s (next %.*s)", STR_ARG(day), STR_ARG(next)) : day;
}

static void add_row(struct context *context, struct table *table, const struct node *node, uint32_t indicator,
                    bool has_twins)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct period period = context_period(context, node, indicator);
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, item->short_name);
    row_text(row, context,
             period_is(period) ? date_display(context->arena, period_end(period)) : STR("none"));
    add_coverage(context, row, indicator, period);
    if (has_twins)
        row_text(row, context, published(context, item->annual_twin));
    row_text(row, context, next_release(context, indicator, period));
}

void section_data_currency(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    bool has_twins = false;
    for (size_t i = 0; i < n; i++)
        has_twins = has_twins || context_indicator(context, indicators[i])->annual_twin != INDICATOR_NONE;
    struct table *table = table_new(context, 5, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Figures to"), ALIGN_LEFT, false);
    table_column(table, context, STR("Local authorities"), ALIGN_LEFT, false);
    if (has_twins)
        table_column(table, context, STR("England and neighbours to"), ALIGN_LEFT, false);
    table_column(table, context, STR("Next figures"), ALIGN_LEFT, false);
    for (size_t i = 0; i < n; i++)
        if (!is_in_anothers_row(context, indicators[i], indicators, n))
            add_row(context, table, node, indicators[i], has_twins);
    struct str late = late_words(context, late_period(context));
    if (late.len)
        table->note = text_of(context->arena, "%.*s.", STR_ARG(late));
    table->caption = text_plain(context->arena, STR("How current each figure is"));
    table_block(context, out, table)->id = node->id;
}
