/* Data tables: of an in-year indicator each LA's latest figure with its counts, then the region through time;
 * of an annual one each LA's figure in every year. What stands on the indicator's own page is not repeated.
 */
#include "report/sections.h"

#include "data/lists.h"
#include "report/late.h"

#define MOST_YEARS 10
#define MOST_PERIODS 24

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

static void add_latest(struct context *context, const struct node *node, uint32_t indicator,
                       struct period period, struct block **out)
{
    int statistics[16];
    size_t n_las = 0, n_statistics = columns_with_data(context, indicator, period, statistics);
    const uint32_t *las = context_las(context, node, &n_las);
    table_block(context, out,
                table_of_areas(context, indicator, period, las, n_las, statistics, n_statistics));
}

/* Whether the paper has the indicator's own table elsewhere. */
static bool is_tabled(const struct node *nodes, uint32_t indicator)
{
    for (const struct node *node = nodes; node; node = node->next)
        if ((node->kind == NODE_TABLE && node->n_indicators == 1 && node->indicators[0] == indicator) ||
            is_tabled(node->children, indicator))
            return true;
    return false;
}

static bool is_annual(struct period period)
{
    return period_steps_per_year(period.kind) <= 1;
}

/* -- every year of an annual indicator */

static void add_year_row(struct context *context, struct table *table, uint32_t indicator, uint32_t area,
                         const struct period *periods, size_t n)
{
    bool is_la = context->areas->items[area].kind == AREA_LA;
    struct row *row = table_row(table, context, is_la ? ROW_PLAIN : ROW_TOTAL);
    row_text(row, context, context_area_name(context, area));
    for (size_t i = 0; i < n; i++)
        row_figure(row, context, table_figure(context, indicator, area, periods[i], STAT_VALUE));
}

/* A column of figures shows no break, as a chart does: the note says where nothing may be compared. */
static void add_break_notes(struct context *context, struct table *table, const uint32_t *indicators,
                            size_t n, const struct period *periods, size_t n_periods)
{
    const struct lists *lists = context->inputs->lists;
    for (size_t i = 0; lists && n_periods && i < lists->n_breaks; i++) {
        const struct series_break *item = &lists->breaks[i];
        bool is_shown = period_compare(item->from, periods[0]) > 0 &&
                        period_compare(item->from, periods[n_periods - 1]) <= 0;
        for (size_t k = 0; is_shown && k < n; k++)
            if (item->indicator == INDICATOR_NONE || item->indicator == indicators[k]) {
                table_note(context, table,
                           str_format(context->arena, "Break in series: %.*s",
                                      STR_ARG(text_flat(context->arena, section_break_text(context, item)))));
                break;
            }
    }
}

static void add_years(struct context *context, const struct node *node, uint32_t indicator,
                      struct period period, struct block **out)
{
    size_t n = 0, n_las = 0;
    const struct period *periods = chart_periods(context, indicator, period, MOST_YEARS, &n);
    const uint32_t *las = context_las(context, node, &n_las);
    struct table *table = table_new(context, n + 1, n_las + 2);
    table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    for (size_t i = 0; i < n; i++)
        table_column(table, context, period_display(context->arena, periods[i]), ALIGN_DECIMAL, false);
    for (size_t i = 0; i < n_las; i++)
        add_year_row(context, table, indicator, las[i], periods, n);
    add_year_row(context, table, indicator, context->spec->region, periods, n);
    if (context_england(context, indicator, period))
        add_year_row(context, table, indicator, context->country, periods, n);
    const struct indicator *item = context_indicator(context, indicator);
    struct str unit = words_unit(context, item, period);
    table->caption = text_of(context->arena, "%.*s%s%.*s, by year", STR_ARG(item->name), unit.len ? ", " : "",
                             STR_ARG(unit));
    table->note = text_plain(context->arena, words_source(context, indicator));
    add_break_notes(context, table, &indicator, 1, periods, n);
    table_block(context, out, table);
}

/* -- the region through time */

/* The in-year indicators of a theme whose latest period is this one: they share a table. */
static size_t of_theme(struct context *context, const uint32_t *indicators, size_t n, uint32_t theme,
                       struct period period, uint32_t *found)
{
    size_t n_found = 0;
    for (size_t i = 0; i < n; i++)
        if (context_indicator(context, indicators[i])->theme_index == theme &&
            period_equal(context_latest(context, indicators[i]), period))
            found[n_found++] = indicators[i];
    return n_found;
}

static void add_through_time(struct context *context, const uint32_t *indicators, size_t n, uint32_t theme,
                             struct period last, struct block **out)
{
    size_t n_periods = 0, most = 0;
    const struct period *periods = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct period *own = chart_periods(context, indicators[i], last, MOST_PERIODS, &n_periods);
        if (n_periods > most) {
            periods = own;
            most = n_periods;
        }
    }
    struct table *table = table_new(context, n + 1, most);
    table_column(table, context, STR("Period"), ALIGN_LEFT, true);
    for (size_t i = 0; i < n; i++)
        table_column(table, context, words_named(context, indicators[i], last, true), ALIGN_DECIMAL, false);
    for (size_t p = 0; p < most; p++) {
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, period_display(context->arena, periods[p]));
        for (size_t i = 0; i < n; i++)
            row_figure(row, context, context_region(context, indicators[i], periods[p]));
    }
    table->caption =
        text_of(context->arena, "%.*s: the %.*s through time", STR_ARG(context->catalogue->themes[theme]),
                STR_ARG(context_area_name(context, context->spec->region)));
    table->note = text_plain(context->arena, chart_sources(context, indicators, n));
    add_break_notes(context, table, indicators, n, periods, most);
    table_block(context, out, table);
}

static void add_all_through_time(struct context *context, const uint32_t *indicators, size_t n,
                                 unsigned level, struct block **out)
{
    struct period last = late_period(context);
    bool any = false;
    uint32_t *found = ARENA_ARRAY(context->arena, uint32_t, n + 1);
    for (uint32_t theme = 0; period_is(last) && theme < context->catalogue->n_themes; theme++) {
        size_t n_found = of_theme(context, indicators, n, theme, last, found);
        if (n_found == 0)
            continue;
        if (!any)
            section_heading(context, out, STR("The region through time"), level + 1, STR("data-through-time"))
                ->of.heading.listed = false;
        any = true;
        add_through_time(context, found, n_found, theme, last, out);
    }
}

void section_data_tables(struct context *context, const struct node *node, unsigned level, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    for (size_t i = 0; i < n; i++) {
        struct period period = context_period(context, node, indicators[i]);
        if (!period_is(period))
            continue;
        const struct indicator *item = context_indicator(context, indicators[i]);
        section_heading(context, out, item->short_name, level + 1,
                        str_format(context->arena, "data-%.*s", STR_ARG(item->id)))
            ->of.heading.listed = false;
        if (!is_annual(period) || !is_tabled(context->spec->body, indicators[i]))
            add_latest(context, node, indicators[i], period, out);
        if (is_annual(period))
            add_years(context, node, indicators[i], period, out);
    }
    add_all_through_time(context, indicators, n, level, out);
}
