/* <table>: one indicator by area, several indicators of one area, or one statistic of several by area. */
#include "report/sections.h"

#include <string.h>

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

static struct str statistic_head(struct context *context, enum statistic statistic, uint32_t area,
                                 const struct row_units *units)
{
    if (statistic == STAT_VALUE)
        return context_area_name(context, area);
    struct str head = table_head(context, statistic);
    return statistic == STAT_CHANGE ? table_change_head(context, head, units) : head;
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
    bool has_change = false;
    struct row_units units = {.any = false};
    for (size_t i = 0; i < n; i++)
        row_units_add(context, &units, indicators[i]);
    for (size_t i = 0; i < n_statistics; i++) {
        enum statistic statistic = (enum statistic)statistics[i];
        table_column(table, context, statistic_head(context, statistic, area, &units), table_align(statistic),
                     false);
        has_change = has_change || statistic == STAT_CHANGE;
    }
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, words_named(context, indicators[i], period, true));
        row_text(row, context, period_is(period) ? period_display(context->arena, period) : STR("–"));
        for (size_t s = 0; s < n_statistics; s++)
            row_figure(row, context,
                       table_figure(context, indicators[i], area, period, (enum statistic)statistics[s]));
    }
    table->caption =
        text_plain(context->arena, node->title.len ? node->title : context_area_name(context, area));
    if (has_change)
        table_change_note(context, table, &units);
    return table;
}

/* Indicators down, areas across, the region and England last: one statistic, the value where none is named.
 */
static struct table *table_of_both(struct context *context, const struct node *node,
                                   const uint32_t *indicators, size_t n)
{
    enum statistic statistic = node->n_statistics ? (enum statistic)node->statistic_list[0] : STAT_VALUE;
    uint32_t *areas = ARENA_ARRAY(context->arena, uint32_t, node->n_areas + 2);
    size_t n_areas = node->n_areas;
    memcpy(areas, node->areas, n_areas * sizeof *areas);
    areas[n_areas++] = context->country;
    struct table *table = table_new(context, n_areas + 2, n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    for (size_t i = 0; i < n_areas; i++)
        table_column(table, context, context_area_name(context, areas[i]), ALIGN_DECIMAL, false);
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        if (!period_is(period))
            continue;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, words_named(context, indicators[i], period, true));
        row_text(row, context, period_display(context->arena, period));
        for (size_t k = 0; k < n_areas; k++) {
            row_figure(row, context, table_figure(context, indicators[i], areas[k], period, statistic));
            row->cells[row->n_cells - 1].strong = areas[k] == context->spec->region;
        }
    }
    table->caption = text_plain(context->arena, node->title.len ? node->title : STR("By area"));
    return table;
}

void section_table(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0, n_areas = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    const uint32_t *areas = context_las(context, node, &n_areas);
    if (n > 1 && node->n_areas > 1) {
        table_block(context, out, table_of_both(context, node, indicators, n))->id = node->id;
        return;
    }
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
        struct table *table = node->n_statistics
                                  ? table_of_areas(context, indicators[i], period, areas, n_areas,
                                                   node->statistic_list, node->n_statistics)
                                  : table_of_standing(context, indicators[i], period, areas, n_areas);
        if (node->title.len)
            table->caption = text_plain(context->arena, node->title);
        table_block(context, out, table)->id = node->id;
    }
}
