/* What each indicator means, in which unit, which way is good, what change matters, and where it is from. */
#include "report/sections.h"

#include "base/number.h"

/* The sources named once, in the order in which they are first met. */
struct sources {
    struct str *items;
    size_t n;
};

static size_t source_number(struct sources *sources, struct str source)
{
    size_t i = 0;
    while (i < sources->n && !str_equal(sources->items[i], source))
        i++;
    if (i == sources->n)
        sources->items[sources->n++] = source;
    return i + 1;
}

static struct str least_change(struct context *context, const struct indicator *item)
{
    char text[NUMBER_TEXT];
    if (!item->has_least_change)
        return STR("–");
    struct str number = str_copy(context->arena, number_shortest(item->least_change, text));
    return words_is_percent(item) ? str_format(context->arena, "%.*s\xc2\xa0%s", STR_ARG(number),
                                               item->least_change == 1.0 ? "point" : "points")
                                  : number;
}

static void add_row(struct context *context, struct table *table, uint32_t indicator, struct sources *sources)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct row *row = table_row(table, context, ROW_PLAIN);
    struct str name = words_named(context, indicator, context_latest(context, indicator), true);
    bool has_in_year = context_has_in_year(context, indicator); /* of the same name */
    row_text(row, context,
             has_in_year ? str_format(context->arena, "%.*s (published)", STR_ARG(name)) : name);
    row_text(row, context, item->definition.len ? item->definition : item->name);
    row_text(row, context, item->polarity == POLARITY_NONE ? STR("neither") : polarity_name(item->polarity));
    row_text(row, context, least_change(context, item));
    row_text(row, context,
             item->source.len ? str_format(context->arena, "%zu", source_number(sources, item->source))
                              : STR("–"));
}

/* "Sources: 1 Returns; 2 Department for Education." */
static struct text sources_note(struct context *context, const struct sources *sources)
{
    struct str said = STR("Least change: a smaller one does not count as a change.");
    for (size_t i = 0; i < sources->n; i++)
        said = str_format(context->arena, "%.*s%s %zu\xc2\xa0%.*s", STR_ARG(said),
                          i ? ";" : " Sources:", i + 1, STR_ARG(sources->items[i]));
    return text_of(context->arena, "%.*s%s", STR_ARG(said), sources->n ? "." : "");
}

void section_definitions(struct context *context, const struct node *node, struct block **out)
{
    size_t n = 0;
    const uint32_t *indicators = context_indicators(context, node, &n);
    struct sources sources = {.items = ARENA_ARRAY(context->arena, struct str, n + 1)};
    struct table *table = table_new(context, 5, n + context->catalogue->n_themes);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("What it means"), ALIGN_LEFT, false);
    table_column(table, context, STR("Good\xc2\xa0is"), ALIGN_LEFT, false);
    table_column(table, context, STR("Least change"), ALIGN_LEFT, false);
    table_column(table, context, STR("Source"), ALIGN_CENTRE, false);
    table->columns[1].weight = 6.0;
    table->columns[2].weight = table->columns[3].weight = 0.0;
    for (uint32_t theme = 0; theme < context->catalogue->n_themes; theme++) {
        struct row *head = table_row(table, context, ROW_GROUP);
        row_text(head, context, context->catalogue->themes[theme]);
        head->cells[0].span = (uint32_t)table->n_columns;
        size_t before = table->n_rows;
        for (size_t i = 0; i < n; i++)
            if (context_indicator(context, indicators[i])->theme_index == theme)
                add_row(context, table, indicators[i], &sources);
        if (table->n_rows == before)
            table->n_rows--;
    }
    table->caption = text_plain(context->arena, STR("What each indicator means"));
    table->note = sources_note(context, &sources);
    section_symbols(context, out);
    table_block(context, out, table)->id = node->id;
}
