/* <table>, <facts>, <data-tables>, <definitions> and <data-currency>. */
#include "report/sections.h"

#include "data/value.h"

static const int table_default[] = {STAT_VALUE,        STAT_CHANGE,     STAT_DIFF_REGION,
                                    STAT_DIFF_ENGLAND, STAT_NEIGHBOURS, STAT_DIFF_NEIGHBOURS};

static const int *statistics_of(const struct node *node, size_t *n)
{
    if (node->n_statistics) {
        *n = node->n_statistics;
        return node->statistic_list;
    }
    *n = sizeof table_default / sizeof *table_default;
    return table_default;
}

/* Indicators down, statistics across, for one area. */
static struct table *table_of_indicators(struct context *context, const struct node *node,
                                         const uint32_t *indicators, size_t n, uint32_t area)
{
    size_t n_statistics = 0;
    const int *statistics = statistics_of(node, &n_statistics);
    struct table *table = table_new(context, n_statistics + 3, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    for (size_t i = 0; i < n_statistics; i++)
        table_column(table, context,
                     words_capital(context->arena, statistics[i] == STAT_VALUE
                                                       ? context_area_name(context, area)
                                                       : statistic_words((enum statistic)statistics[i])),
                     statistics[i] == STAT_BAND ? ALIGN_CENTRE : ALIGN_DECIMAL, false);
    for (size_t i = 0; i < n; i++) {
        const struct indicator *item = context_indicator(context, indicators[i]);
        struct period period = context_period(context, node, indicators[i]);
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context,
                 str_format(context->arena, "%.*s, %.*s", STR_ARG(item->short_name), STR_ARG(item->unit)));
        row_text(row, context, period_is(period) ? period_display(context->arena, period) : STR("–"));
        for (size_t s = 0; s < n_statistics; s++) {
            bool regional = area == context->spec->region && statistics[s] == STAT_VALUE;
            row_figure(row, context,
                       regional ? context_region(context, indicators[i], period)
                                : context_figure(context, indicators[i], area, period,
                                                 (enum statistic)statistics[s]));
        }
    }
    table->caption =
        text_plain(context->arena, node->title.len ? node->title : context_area_name(context, area));
    return table;
}

void section_table(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_areas = 0, n_statistics = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *areas = context_las(context, node, &n_areas);
    const int *statistics = statistics_of(node, &n_statistics);
    if (n > 1 || node->n_areas == 1) {
        uint32_t area = context_area(context, node);
        table_block(context, out, table_of_indicators(context, node, indicators, n, area))->id = node->id;
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        if (!period_is(period)) {
            section_nothing(context, out,
                            str_format(context->arena, "There are no figures for %.*s.",
                                       STR_ARG(context_indicator(context, indicators[i])->name)));
            continue;
        }
        struct table *table =
            table_of_areas(context, indicators[i], period, areas, n_areas, statistics, n_statistics);
        if (node->title.len)
            table->caption = text_plain(context->arena, node->title);
        table_block(context, out, table)->id = node->id;
    }
}

/* Big figures: the region's value of each indicator, England beside it, and which way is good. */
void section_facts(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct block *block = block_add(context->arena, out, BLOCK_FACTS);
    struct facts *facts = &block->of.facts;
    facts->items = ARENA_ARRAY(context->arena, struct fact, n + 1);
    facts->columns = n == 2 || n == 4 ? 2 : 3;
    for (size_t i = 0; i < n; i++) {
        const struct indicator *item = context_indicator(context, indicators[i]);
        struct period period = context_period(context, node, indicators[i]);
        const struct figure *region = context_region(context, indicators[i], period);
        if (!region || !figure_is_number(region))
            continue;
        struct fact *fact = &facts->items[facts->n++];
        struct run big = run_figure(str_is(item->unit, "%") ? words_value(context, region) : region->display,
                                    context_figure_index(context, region), EMPHASIS_STRONG);
        fact->figure = text_join(context->arena, fact->figure, (struct text){&big, 1});
        struct str words = str_format(context->arena, "%.*s, %.*s.", STR_ARG(item->short_name),
                                      STR_ARG(words_when(context, item, period)));
        const struct figure *change =
            context_figure(context, indicators[i], context->spec->region, period, STAT_CHANGE);
        struct str moved = text_flat(context->arena, words_change(context, change));
        if (words_matters(context, change))
            words = str_format(context->arena, "%.*s %.*s.", STR_ARG(words),
                               STR_ARG(words_capital(context->arena, moved)));
        struct period published;
        uint32_t annual = words_published(context, indicators[i], period, &published);
        const struct figure *england = context_england(context, annual, published);
        if (england && figure_is_number(england))
            words = annual == indicators[i]
                        ? str_format(context->arena, "%.*s England %.*s.", STR_ARG(words),
                                     STR_ARG(words_value(context, england)))
                        : str_format(context->arena, "%.*s England %.*s in the %.*s.", STR_ARG(words),
                                     STR_ARG(words_value(context, england)),
                                     STR_ARG(period_display_long(context->arena, published)));
        fact->words = text_of(context->arena, "%.*s %.*s", STR_ARG(words), STR_ARG(words_polarity(item)));
    }
}

/* Which statistics an indicator's data table has columns for: only those that any LA has. */
static size_t columns_with_data(struct context *context, uint32_t indicator, struct period period,
                                int *statistics)
{
    static const int all[] = {STAT_NUMERATOR,    STAT_DENOMINATOR, STAT_VALUE,
                              STAT_CHANGE,       STAT_NEIGHBOURS,  STAT_DIFF_NEIGHBOURS,
                              STAT_DIFF_ENGLAND, STAT_RANK,        STAT_BAND};
    size_t n = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool any = all[i] == STAT_VALUE;
        for (size_t a = 0; !any && a < context->spec->n_las; a++) {
            const struct figure *figure =
                context_figure(context, indicator, context->spec->las[a], period, (enum statistic)all[i]);
            any = figure && (figure->word != WORD_NONE_SET || figure_is_number(figure));
        }
        if (any)
            statistics[n++] = all[i];
    }
    return n;
}

void section_data_tables(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    size_t n = 0, n_las = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        if (!period_is(period))
            continue;
        int statistics[16];
        size_t n_statistics = columns_with_data(context, indicators[i], period, statistics);
        const struct indicator *item = context_indicator(context, indicators[i]);
        section_heading(context, out, item->short_name, level + 1,
                        str_format(context->arena, "data-%.*s", STR_ARG(item->id)))
            ->of.heading.listed = false;
        table_block(context, out,
                    table_of_areas(context, indicators[i], period, las, n_las, statistics, n_statistics));
    }
}

void section_definitions(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct table *table = table_new(context, 3, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("What it means"), ALIGN_LEFT, false);
    table_column(table, context, STR("Good is"), ALIGN_LEFT, false);
    table->columns[1].weight = 3.0;
    for (size_t i = 0; i < n; i++) {
        const struct indicator *item = context_indicator(context, indicators[i]);
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, item->short_name);
        row_text(row, context, item->definition.len ? item->definition : item->name);
        row_text(row, context,
                 item->polarity == POLARITY_NONE ? STR("neither") : polarity_name(item->polarity));
    }
    table->caption = text_plain(context->arena, STR("What each indicator means"));
    table_block(context, out, table);
}

/* Per indicator: the period shown, returns received, and the published comparator's period. */
void section_data_currency(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct table *table = table_new(context, 4, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Figures to"), ALIGN_LEFT, false);
    table_column(table, context, STR("Returns"), ALIGN_LEFT, false);
    table_column(table, context, STR("Published comparison"), ALIGN_LEFT, false);
    for (size_t i = 0; i < n; i++) {
        const struct indicator *item = context_indicator(context, indicators[i]);
        bool is_twin = false;
        for (size_t k = 0; k < context->catalogue->n && !is_twin; k++)
            is_twin = context->catalogue->items[k].annual_twin == indicators[i];
        if (is_twin)
            continue; /* it stands in its in-year indicator's row */
        struct period period = context_period(context, node, indicators[i]);
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, item->short_name);
        row_text(row, context,
                 period_is(period) ? date_display(context->arena, period_end(period)) : STR("none"));
        row_figure(row, context,
                   context_figure(context, indicators[i], context->spec->region, period, STAT_COVERAGE));
        uint32_t annual = item->annual_twin;
        struct period published =
            annual == INDICATOR_NONE ? (struct period){0} : context_latest(context, annual);
        row_text(row, context,
                 period_is(published) ? period_display_long(context->arena, published) : STR("none"));
    }
    table->caption = text_plain(context->arena, STR("How current each figure is"));
    table_block(context, out, table);
}
