/* Persistently low: a list of its own, on annual figures; being low is not slipping. */
#include "report/sections.h"

#include "base/number.h"

static void add_row(struct context *context, struct table *table, const struct finding *finding)
{
    uint32_t indicator = finding->indicator, la = finding->area;
    const struct indicator *item = context_indicator(context, indicator);
    struct row *row = table_row(table, context, ROW_PLAIN);
    row_text(row, context,
             str_is(item->unit, "%")
                 ? str_format(context->arena, "%.*s, %%", STR_ARG(item->short_name))
                 : str_format(context->arena, "%.*s, %.*s", STR_ARG(item->short_name), STR_ARG(item->unit)));
    row_text(row, context, period_display(context->arena, finding->period));
    row_figure(row, context, finding->value);
    row_figure(row, context, context_england(context, indicator, finding->period));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_NEIGHBOURS));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_RANK));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_BAND));
}

static int by_area(const struct finding *a, const struct finding *b)
{
    if (a->area != b->area)
        return a->area < b->area ? -1 : 1;
    return a->indicator < b->indicator ? -1 : a->indicator > b->indicator ? 1 : 0;
}

/* Insertion: the list is short and nearly in order. */
static void sort_by_area(struct findings *found)
{
    for (size_t i = 1; i < found->n; i++) {
        struct finding moved = found->items[i];
        size_t k = i;
        for (; k > 0 && by_area(&moved, &found->items[k - 1]) < 0; k--)
            found->items[k] = found->items[k - 1];
        found->items[k] = moved;
    }
}

/* The finding of an LA whose rank is the worst, so that it is asked one question. */
static const struct finding *worst(const struct context *context, const struct findings *found, uint32_t area)
{
    const struct finding *worst = NULL;
    double place = -1;
    for (size_t i = 0; i < found->n; i++) {
        const struct finding *finding = &found->items[i];
        if (finding->area != area)
            continue;
        const struct figure *rank =
            context_figure(context, finding->indicator, area, finding->period, STAT_RANK);
        double own = rank && figure_is_number(rank) ? rank->value : 0;
        if (own <= place)
            continue;
        place = own;
        worst = finding;
    }
    return worst;
}

/* One question an LA, about its worst-ranked indicator. */
static void add_questions(struct context *context, const struct findings *found, struct block **out)
{
    struct list list = {.items = ARENA_ARRAY(context->arena, struct text, found->n + 1)};
    for (size_t i = 0; i < found->n; i++) {
        if (i > 0 && found->items[i].area == found->items[i - 1].area)
            continue;
        const struct finding *finding = worst(context, found, found->items[i].area);
        struct text question = words_question(context, finding, DIRECTION_STUCK);
        if (question.n == 0)
            continue;
        struct text text = {NULL, 0};
        words_add_figure(context, &text, finding->verdict, words_finding_title(context, finding),
                         EMPHASIS_STRONG);
        words_add(context, &text, STR(". "));
        list.items[list.n_items++] = text_join(context->arena, text, question);
    }
    if (list.n_items == 0)
        return;
    section_paragraph(
        context, out,
        text_plain(context->arena, STR("One question for each, about the indicator in which it ranks "
                                       "lowest in England:")),
        PARAGRAPH_BODY)
        ->of.paragraph.keep_with_next = true;
    block_add(context->arena, out, BLOCK_LIST)->of.list = list;
}

void section_persistently_low(struct context *context, const struct node *node, struct block **out)
{
    struct findings found = findings_of(context, node, STAT_PERSISTENTLY_LOW);
    struct text lead =
        text_of(context->arena,
                "In the worst quarter of English local authorities, or worse than the mean of statistical "
                "neighbours by "
                "the least change that matters, in each of the last %.*s annual periods.",
                STR_ARG(number_words(context->arena, (unsigned long)context->spec->settings.low_periods)));
    const struct figure *count = section_count(context, node, "persistently-low");
    if (count) {
        words_add(context, &lead, STR(" "));
        section_say_low(context, &lead, count);
        words_add(context, &lead, STR("."));
    }
    section_paragraph(context, out, lead, PARAGRAPH_BODY);
    if (found.n == 0) {
        section_nothing(
            context, out,
            words_phrase(context, PHRASE_NO_ENTRIES, "By the rule, no local authority is persistently low."));
        return;
    }
    sort_by_area(&found);
    struct table *table = table_new(context, 7, 2 * found.n);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("Value"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("England"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Neighbours"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Rank"), ALIGN_LEFT, false);
    table_column(table, context, STR("Band"), ALIGN_CENTRE, false);
    table->columns[0].weight = 2.0;
    for (size_t i = 0; i < found.n; i++) {
        bool is_next = i == 0 || found.items[i].area != found.items[i - 1].area;
        if (is_next && context->spec->la == AREA_NONE) {
            struct row *head = table_row(table, context, ROW_GROUP);
            row_text(head, context, context_area_name(context, found.items[i].area));
            head->cells[0].span = 7;
        }
        add_row(context, table, &found.items[i]);
    }
    table->caption = text_plain(context->arena, STR("Persistently low, last published figures"));
    table_block(context, out, table)->id = node->id;
    add_questions(context, &found, out);
}
