/* How current each figure is: to what day it goes, whose it lacks, what it is compared with, and when the
 * next one comes. */
#include "report/sections.h"

#include "report/late.h"

/* A published indicator that stands in its in-year indicator's row. */
static bool is_in_anothers_row(const struct context *context, uint32_t indicator, const uint32_t *indicators,
                               size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, indicators[i])->annual_twin == indicator)
            return true;
    return false;
}

static struct str next_release(struct context *context, uint32_t indicator)
{
    struct str next = context_indicator(context, indicator)->next_release;
    return next.len ? next : STR("–");
}

static struct str to_month(struct context *context, struct period period)
{
    return period_is(period) ? words_month(context, period_end(period)) : STR("none");
}

/* The period of England's figure: none where an indicator is published without England's. */
static struct period england_period(const struct context *context, uint32_t indicator)
{
    struct period published = context_latest(context, indicator);
    const struct figure *england =
        period_is(published) ? context_england(context, indicator, published) : NULL;
    return england && figure_is_number(england) ? published : (struct period){0};
}

static void add_row(struct context *context, struct table *table, const struct node *node, uint32_t indicator,
                    bool has_twins)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct period period = context_period(context, node, indicator);
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, item->short_name);
    row_text(row, context, to_month(context, period));
    row_figure(row, context,
               context_figure(context, indicator, context->spec->region, period, STAT_COVERAGE));
    if (!has_twins) {
        row_text(row, context, next_release(context, indicator));
        return;
    }
    uint32_t annual = item->annual_twin != INDICATOR_NONE ? item->annual_twin : indicator;
    struct period published = england_period(context, annual);
    row_text(row, context, to_month(context, published));
    row_text(row, context, period_is(published) ? next_release(context, annual) : STR("–"));
}

static void add_columns(struct context *context, struct table *table, bool has_twins)
{
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Figures to"), ALIGN_LEFT, false);
    table_column(table, context, STR("LAs"), ALIGN_LEFT, false);
    if (has_twins)
        table_column(table, context, STR("England’s to"), ALIGN_LEFT, false);
    table_column(table, context, has_twins ? STR("England’s next") : STR("Next figures"), ALIGN_LEFT, false);
}

/* " Agency social workers: Warwickshire queried." An LA whose return is late is named once for all. */
static struct str add_queried(struct context *context, struct str said, uint32_t indicator)
{
    struct period period = context_latest(context, indicator);
    struct str *names = ARENA_ARRAY(context->arena, struct str, context->spec->n_las + 1);
    size_t n = 0;
    for (size_t i = 0; i < context->spec->n_las; i++) {
        const struct figure *value =
            context_figure(context, indicator, context->spec->las[i], period, STAT_VALUE);
        if (value && value->state == STATE_QUERIED)
            names[n++] = context_area_name(context, context->spec->las[i]);
    }
    if (n == 0)
        return said;
    return str_format(context->arena, "%.*s %.*s: %.*s queried.", STR_ARG(said),
                      STR_ARG(context_indicator(context, indicator)->short_name),
                      STR_ARG(words_list(context->arena, names, n)));
}

static struct text note(struct context *context, const uint32_t *indicators, size_t n)
{
    struct arena *arena = context->arena;
    struct period period = late_period(context);
    struct str said = STR("LAs: local authorities with a figure."), late = late_words(context, period);
    struct date due;
    if (late.len)
        said = str_format(arena, "%.*s %.*s.", STR_ARG(said), STR_ARG(late));
    for (size_t i = 0; i < n; i++)
        said = add_queried(context, said, indicators[i]);
    if (period_is(period) && late_next_due(context, period, &due))
        said = str_format(arena, "%.*s The next return is due on %.*s.", STR_ARG(said),
                          STR_ARG(date_display(arena, due)));
    return text_plain(arena, said);
}

void section_data_currency(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    bool has_twins = false;
    for (size_t i = 0; i < n; i++)
        has_twins = has_twins || context_indicator(context, indicators[i])->annual_twin != INDICATOR_NONE;
    struct table *table = table_new(context, 5, n);
    add_columns(context, table, has_twins);
    for (size_t i = 0; i < n; i++)
        if (!is_in_anothers_row(context, indicators[i], indicators, n))
            add_row(context, table, node, indicators[i], has_twins);
    table->note = note(context, indicators, n);
    table->caption = text_plain(context->arena, STR("How current each figure is"));
    table_block(context, out, table)->id = node->id;
}
