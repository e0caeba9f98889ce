/* Themes: the verdict's word with its counts beside it, and the indicators that it rests on. */
#include "report/sections.h"

#include "base/number.h"

static const struct figure *theme_verdict(const struct context *context, uint32_t theme)
{
    uint32_t at = ledger_find_detail(context->ledger, INDICATOR_NONE, theme, context->spec->region,
                                     context->spec->period, STAT_THEME, STR(""));
    return at == FIGURE_NONE ? NULL : &context->ledger->items[at];
}

struct str section_theme_names(struct context *context, enum word word, size_t *n)
{
    struct str *names = ARENA_ARRAY(context->arena, struct str, context->catalogue->n_themes + 1);
    *n = 0;
    for (uint32_t i = 0; i < context->catalogue->n_themes; i++) {
        const struct figure *verdict = theme_verdict(context, i);
        if (verdict && verdict->word == word)
            names[(*n)++] = words_lower(context->arena, context->catalogue->themes[i]);
    }
    return words_list(context->arena, names, *n);
}

static const struct figure *theme_count(const struct context *context, uint32_t theme, const char *detail)
{
    return context_count(context, INDICATOR_NONE, theme, context->spec->region, context->spec->period,
                         detail);
}

static const struct {
    const char *detail, *head;
} columns[] = {{"indicators", "Indicators"},     {"better", "Better than England"},
               {"similar", "Similar"},           {"worse", "Worse"},
               {"dips", "Dipping or sustained"}, {"share-a-b", "In bands A and B, %"}};
#define N_COLUMNS (sizeof columns / sizeof *columns)

static bool is_wanted(const struct node *node, uint32_t theme)
{
    return node->theme == UINT32_MAX || node->theme == theme;
}

static struct table *verdict_table(struct context *context, const struct node *node)
{
    size_t n = context->catalogue->n_themes;
    struct table *table = table_new(context, N_COLUMNS + 2, n);
    table_column(table, context, STR("Theme"), ALIGN_LEFT, true);
    table_column(table, context, STR("Verdict"), ALIGN_LEFT, false);
    for (size_t i = 0; i < N_COLUMNS; i++)
        table_column(table, context, str_of(columns[i].head), ALIGN_DECIMAL, false);
    for (uint32_t theme = 0; theme < n; theme++) {
        const struct figure *verdict = theme_verdict(context, theme);
        if (!verdict || !is_wanted(node, theme))
            continue;
        struct row *row = table_row(table, context, ROW_PLAIN);
        row_text(row, context, context->catalogue->themes[theme]);
        row_figure(row, context, verdict);
        struct cell *cell = &row->cells[row->n_cells - 1];
        cell->strong = verdict->word != WORD_NO_VERDICT;
        if (cell->text.n == 1)
            cell->text.runs[0].text = words_capital(context->arena, word_words(verdict->word));
        for (size_t i = 0; i < N_COLUMNS; i++)
            row_figure(row, context, theme_count(context, theme, columns[i].detail));
    }
    table->caption = text_plain(context->arena, STR("How the region does, theme by theme"));
    return table;
}

/* An indicator's row: the region's value, England's and the verdict; an in-year one by its annual twin's. */
static void add_indicator(struct context *context, struct table *table, uint32_t indicator)
{
    const struct indicator *item = context_indicator(context, indicator);
    struct period latest = context_latest(context, indicator), published;
    uint32_t annual = words_published(context, indicator, latest, &published);
    if (!period_is(published))
        return;
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context,
             str_format(context->arena, "%.*s, %.*s", STR_ARG(item->short_name),
                        STR_ARG(context_indicator(context, annual)->unit)));
    row_text(row, context, period_display(context->arena, published));
    row_figure(row, context, context_region(context, annual, published));
    row_figure(row, context, context_england(context, annual, published));
    const struct figure *verdict =
        context_figure(context, annual, context->spec->region, published, STAT_VS_ENGLAND);
    row_figure(row, context, verdict);
    if (verdict && verdict->word != WORD_NONE_SET)
        row->cells[row->n_cells - 1].text.runs[0].text =
            words_capital(context->arena, word_words(verdict->word));
}

static struct table *indicator_table(struct context *context, const struct node *node)
{
    const struct catalogue *catalogue = context->catalogue;
    struct table *table = table_new(context, 5, catalogue->n + catalogue->n_themes);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Last published"), ALIGN_LEFT, false);
    table_column(table, context, STR("Region"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("England"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Against England"), ALIGN_LEFT, false);
    for (uint32_t theme = 0; theme < catalogue->n_themes; theme++) {
        if (!theme_verdict(context, theme) || !is_wanted(node, theme))
            continue;
        struct row *head = table_row(table, context, ROW_GROUP);
        row_text(head, context, catalogue->themes[theme]);
        head->cells[0].span = 5;
        size_t before = table->n_rows;
        for (uint32_t i = 0; i < catalogue->n; i++)
            if (catalogue->items[i].theme_index == theme && catalogue->items[i].polarity != POLARITY_NONE &&
                !context_has_in_year(context, i))
                add_indicator(context, table, i);
        if (table->n_rows == before)
            table->n_rows--;
    }
    table->caption = text_plain(context->arena, STR("The indicators behind the verdicts"));
    return table;
}

static void add_sentence(struct context *context, struct block **out, enum word word, const char *begin)
{
    size_t n = 0;
    struct str names = section_theme_names(context, word, &n);
    if (n == 0)
        return;
    section_paragraph(context, out, text_of(context->arena, "%s %.*s.", begin, STR_ARG(names)),
                      PARAGRAPH_BODY);
}

/* "half", "a third", "60%" of a setting's share. */
static struct str share_words(struct context *context, double share)
{
    double third = share - 1.0 / 3.0;
    if (share == 0.5)
        return STR("half");
    if (third > -1e-6 && third < 1e-6)
        return STR("a third");
    return str_format(context->arena, "%.*s%%", STR_ARG(number_display(context->arena, share * 100, 0)));
}

static struct text rule_note(struct context *context)
{
    const struct settings *settings = &context->spec->settings;
    struct str share = share_words(context, settings->theme_share);
    return text_of(
        context->arena,
        "Indicators with polarity and a regional value; an in-year indicator and its published twin count "
        "once. Not so well: at least %.*s worse than England, or one of them with at least %.*s of its "
        "local authorities dipping or sustained. Doing well: at least %.*s better than England and none "
        "worse. Fewer than %.*s indicators: no verdict.",
        STR_ARG(share), STR_ARG(share_words(context, settings->theme_dips)), STR_ARG(share),
        STR_ARG(number_words(context->arena, (unsigned long)settings->theme_indicators)));
}

void section_themes(struct context *context, const struct node *node, struct block **out)
{
    if (node->theme == UINT32_MAX) {
        add_sentence(context, out, WORD_DOING_WELL, "The region is doing well in");
        add_sentence(context, out, WORD_NOT_SO_WELL, "The region is doing not so well in");
        add_sentence(context, out, WORD_MIXED, "The picture is mixed in");
        add_sentence(context, out, WORD_NO_VERDICT, "There is no verdict on");
    }
    struct table *table = verdict_table(context, node);
    if (table->n_rows == 0) {
        section_nothing(context, out, STR("There is no theme with an indicator to judge."));
        return;
    }
    table->note = rule_note(context);
    table_block(context, out, table)->id = node->id;
    struct table *indicators = indicator_table(context, node);
    if (indicators->n_rows)
        table_block(context, out, indicators);
}
