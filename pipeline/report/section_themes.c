/* Themes: the verdict's word with its counts beside it, and the indicators that it rests on. */
#include "report/sections.h"

#include "base/number.h"

static const struct figure *theme_verdict(const struct context *context, uint32_t theme)
{
    return context_detail(context, INDICATOR_NONE, theme, context->spec->region, context->spec->period,
                          STAT_THEME, STR(""));
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

/* -- in words */

/* "none is better", "two are worse". */
static void add_share(struct context *context, struct text *text, const struct figure *count,
                      const char *what)
{
    section_say_number(context, text, count);
    words_add(context, text, str_format(context->arena, " %s %s", count->value <= 1.0 ? "is" : "are", what));
}

/* "half", "a third", "60%" of a setting's share. */
static struct str share_words(struct context *context, double share)
{
    double third = share - 1.0 / 3.0;
    if (share == 0.5)
        return STR("half");
    if (third > -1e-6 && third < 1e-6)
        return STR("a third");
    return words_confidence(context, share);
}

/* ": of its four indicators none is better than England and two are worse", of one theme. */
static void add_counts(struct context *context, struct text *text, enum word word)
{
    uint32_t theme = 0;
    while (theme < context->catalogue->n_themes) {
        const struct figure *verdict = theme_verdict(context, theme);
        if (verdict && verdict->word == word)
            break;
        theme++;
    }
    const struct figure *all = theme_count(context, theme, "indicators");
    const struct figure *better = theme_count(context, theme, "better");
    const struct figure *worse = theme_count(context, theme, "worse");
    if (!all || !better || !worse)
        return;
    words_add(context, text, STR(": of its "));
    words_add_figure(context, text, all,
                     str_format(context->arena, "%.*s %s ",
                                STR_ARG(number_words(context->arena, (unsigned long)all->value)),
                                all->value == 1.0 ? "indicator" : "indicators"),
                     EMPHASIS_NONE);
    add_share(context, text, better, "better than England");
    words_add(context, text, STR(" and "));
    add_share(context, text, worse, "worse");
    const struct figure *verdict = theme_verdict(context, theme);
    if (verdict && verdict->parts & PART_MANY_DIPS && !(verdict->parts & PART_SHARE))
        words_add(
            context, text,
            str_format(context->arena,
                       "; in one of them at least %.*s of the local authorities are dipping or sustained",
                       STR_ARG(share_words(context, context->spec->settings.theme_dips))));
}

static void add_themes(struct context *context, struct text *text, enum word word, const char *begin)
{
    size_t n = 0;
    struct str names = section_theme_names(context, word, &n);
    if (n == 0)
        return;
    words_add(context, text,
              str_format(context->arena, "%s%s %.*s", text->n ? " " : "", begin, STR_ARG(names)));
    if (n == 1)
        add_counts(context, text, word);
    words_add(context, text, STR("."));
}

struct text section_themes_message(struct context *context)
{
    struct text text = {NULL, 0};
    size_t n_well = 0, n_not = 0;
    section_theme_names(context, WORD_DOING_WELL, &n_well);
    section_theme_names(context, WORD_NOT_SO_WELL, &n_not);
    if (n_well + n_not == 0)
        return text;
    add_themes(context, &text, WORD_NOT_SO_WELL, "The region is not doing so well in");
    add_themes(context, &text, WORD_DOING_WELL,
               n_not ? "It is doing well in" : "The region is doing well in");
    if (n_well == 0)
        words_add(context, &text, STR(" No theme as a whole is doing well."));
    return text;
}

/* -- against England */

#define MOST_COMPARED 3

struct compared {
    uint32_t annual;
    struct period published;
    const struct figure *verdict;
    double size; /* for the order only */
};

/* Whom the paper is about. */
static uint32_t own_area(const struct context *context)
{
    return context->spec->la != AREA_NONE ? context->spec->la : context->spec->region;
}

/* The area's own verdict on the last published figures; an indicator and its twin once. */
static bool compare(const struct context *context, uint32_t indicator, struct compared *compared)
{
    struct period latest = context_latest(context, indicator);
    if (!period_is(latest) || context_has_in_year(context, indicator))
        return false;
    compared->annual = words_published(context, indicator, latest, &compared->published);
    uint32_t area = own_area(context);
    compared->verdict = context_figure(context, compared->annual, area, compared->published, STAT_VS_ENGLAND);
    const struct figure *size = context_england_size(context, compared->annual, area, compared->published);
    if (!compared->verdict || !size || !figure_is_number(size))
        return false;
    compared->size = size->value;
    return true;
}

/* The indicators with this verdict, the furthest apart first; at most MOST_COMPARED, *more when there are
 * others. */
static size_t gather(const struct context *context, enum word word, struct compared *items, bool *more)
{
    size_t n = 0;
    *more = false;
    for (uint32_t i = 0; i < context->catalogue->n; i++) {
        struct compared own;
        if (!compare(context, i, &own) || own.verdict->word != word)
            continue;
        size_t k = n < MOST_COMPARED ? n++ : MOST_COMPARED;
        *more = *more || k == MOST_COMPARED;
        for (; k > 0 && items[k - 1].size < own.size; k--)
            items[k] = items[k - 1]; /* the place after the last is spare */
        items[k] = own;
    }
    return n;
}

/* "re-referrals within 12 months (19.5% against 22.6%)" */
static void add_compared(struct context *context, struct text *text, const struct compared *compared)
{
    const struct figure *own =
        table_figure(context, compared->annual, own_area(context), compared->published, STAT_VALUE);
    const struct figure *england = context_england(context, compared->annual, compared->published);
    const struct indicator *item = context_indicator(context, compared->annual);
    words_add_figure(context, text, compared->verdict, words_lower(context->arena, item->short_name),
                     EMPHASIS_NONE);
    words_add(context, text, STR(" ("));
    int decimals = words_more_decimals(own, england);
    words_add_figure(context, text, own, words_short_more(context, own, decimals), EMPHASIS_NONE);
    words_add(context, text, STR(" against "));
    words_add_figure(context, text, england, words_short_more(context, england, decimals), EMPHASIS_NONE);
    words_add(context, text, STR(")"));
}

/* "adoptions (12% against 9%), health checks (…) and …" */
static struct text side_text(struct context *context, enum word word)
{
    struct compared items[MOST_COMPARED + 1];
    struct text text = {NULL, 0};
    bool more;
    size_t n = gather(context, word, items, &more);
    for (size_t i = 0; i < n; i++) {
        words_add(context, &text, i == 0 ? STR("") : i + 1 < n ? STR(", ") : STR(" and "));
        add_compared(context, &text, &items[i]);
    }
    if (more)
        words_add(context, &text, STR(", among others"));
    return text;
}

struct text section_england_message(struct context *context)
{
    struct text text = {NULL, 0};
    struct text better = side_text(context, WORD_BETTER), worse = side_text(context, WORD_WORSE);
    if (better.n + worse.n == 0)
        return text;
    struct str who =
        context->spec->la != AREA_NONE ? context_area_name(context, context->spec->la) : STR("the region");
    words_add(context, &text,
              str_format(context->arena, "On last published figures %.*s is %s than England in ",
                         STR_ARG(who), better.n ? "better" : "worse"));
    text = text_join(context->arena, text, better);
    if (better.n && worse.n)
        words_add(context, &text, STR("; it is worse in "));
    text = text_join(context->arena, text, worse);
    words_add(context, &text, STR("."));
    return text;
}

/* -- the indicators behind the verdicts */

/* An indicator's row: the region's value, England's and the verdict; an in-year one by its annual twin's. */
static void add_indicator(struct context *context, struct table *table, uint32_t indicator)
{
    struct period latest = context_latest(context, indicator), published;
    uint32_t annual = words_published(context, indicator, latest, &published);
    if (!period_is(published))
        return;
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context, words_named(context, annual, published, true));
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
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
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

static void add_paragraph(struct context *context, struct text text, struct block **out)
{
    if (text.n)
        section_paragraph(context, out, text, PARAGRAPH_BODY);
}

static void add_sentences(struct context *context, struct block **out)
{
    static const struct {
        enum word word;
        const char *begin, *end;
    } others[] = {{WORD_MIXED, "The picture is mixed in", ""},
                  {WORD_NO_VERDICT, "There is no verdict on",
                   ", where too few indicators can be compared with England"}};
    add_paragraph(context, section_themes_message(context), out);
    add_paragraph(context, section_england_message(context), out);
    struct text rest = {NULL, 0};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        size_t n = 0;
        struct str names = section_theme_names(context, others[i].word, &n);
        if (n)
            words_add(context, &rest,
                      str_format(context->arena, "%s%s %.*s%s.", rest.n ? " " : "", others[i].begin,
                                 STR_ARG(names), others[i].end));
    }
    add_paragraph(context, rest, out);
}

struct str section_theme_rule(struct context *context)
{
    const struct settings *settings = &context->spec->settings;
    struct str share = share_words(context, settings->theme_share);
    return str_format(
        context->arena,
        "Of the indicators with a good side and a regional figure; an in-year indicator and its published "
        "twin "
        "count once. Not so well: at least %.*s worse than England, or one of them with at least %.*s of its "
        "local authorities dipping or sustained. Doing well: at least %.*s better than England and none "
        "worse. Fewer than %.*s indicators, or none that is compared: no verdict.",
        STR_ARG(share), STR_ARG(share_words(context, settings->theme_dips)), STR_ARG(share),
        STR_ARG(number_words(context->arena, (unsigned long)settings->theme_indicators)));
}

/* Better, similar and worse do not add up to the indicators where England has no figure. */
static bool leaves_some_uncompared(const struct context *context, const struct node *node)
{
    for (uint32_t theme = 0; theme < context->catalogue->n_themes; theme++) {
        const struct figure *others = theme_count(context, theme, "not-compared");
        if (is_wanted(node, theme) && others && others->value > 0)
            return true;
    }
    return false;
}

void section_themes(struct context *context, const struct node *node, struct block **out)
{
    if (node->theme == UINT32_MAX) {
        add_sentences(context, out);
    }
    struct table *table = verdict_table(context, node);
    if (table->n_rows == 0) {
        section_nothing(context, out, STR("There is no theme with an indicator to judge."));
        return;
    }
    table->note = text_plain(context->arena, section_theme_rule(context));
    if (leaves_some_uncompared(context, node))
        words_add(context, &table->note,
                  STR(" An indicator that is neither better, similar nor worse has no figure of England’s "
                      "beside it."));
    table_block(context, out, table)->id = node->id;
    struct table *indicators = indicator_table(context, node);
    if (indicators->n_rows)
        table_block(context, out, indicators);
}
