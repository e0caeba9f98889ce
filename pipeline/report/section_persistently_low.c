/* Persistently low: a list of its own, on annual figures; being low is not slipping. */
#include "report/sections.h"

#include "base/number.h"

static void add_row(struct context *context, struct table *table, const struct finding *finding)
{
    uint32_t indicator = finding->indicator, la = finding->area;
    struct row *row = table_row(table, context, ROW_PLAIN);
    if (context->spec->la == AREA_NONE)
        row_text(row, context, context_area_name(context, la));
    row_text(row, context, words_named(context, indicator, finding->period, true));
    row_text(row, context, period_display(context->arena, finding->period));
    row_figure(row, context, finding->value);
    row_figure(row, context, context_england(context, indicator, finding->period));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_NEIGHBOURS));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_RANK));
    row_figure(row, context, context_figure(context, indicator, la, finding->period, STAT_BAND));
}

/* Where it ranks among all English LAs, from 0, the best, to 1: for the choice only, never shown. */
static double place_of(const struct context *context, const struct finding *finding)
{
    const struct figure *share =
        context_count(context, finding->indicator, UINT32_MAX, finding->area, finding->period, "rank-share");
    return share && figure_is_number(share) ? share->value : 0;
}

/* The `most` that rank lowest stay, the others go to *rest, both in the order in which they were. */
static void keep_lowest(struct context *context, struct findings *found, size_t most, struct findings *rest)
{
    *rest = (struct findings){.items = ARENA_ARRAY(context->arena, struct finding, found->n + 1)};
    struct findings kept = {.items = ARENA_ARRAY(context->arena, struct finding, found->n + 1)};
    for (size_t i = 0; i < found->n; i++) {
        double own = place_of(context, &found->items[i]);
        size_t lower = 0;
        for (size_t k = 0; k < found->n; k++) {
            double other = place_of(context, &found->items[k]);
            lower += other > own || (other == own && k < i) ? 1 : 0;
        }
        struct findings *to = lower < most ? &kept : rest;
        to->items[to->n++] = found->items[i];
    }
    *found = kept;
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

/* The finding of an LA that ranks lowest, so that it is asked one question. */
static const struct finding *worst(const struct context *context, const struct findings *found, uint32_t area)
{
    const struct finding *worst = NULL;
    for (size_t i = 0; i < found->n; i++)
        if (found->items[i].area == area &&
            (!worst || place_of(context, &found->items[i]) > place_of(context, worst)))
            worst = &found->items[i];
    return worst;
}

/* One question an LA, about its worst-ranked indicator. */
static void add_questions(struct context *context, const struct findings *found, bool has_rest,
                          struct block **out)
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
    struct str whose = has_rest ? STR("One question for each local authority in the first table, about")
                                : STR("One question for each local authority, about");
    struct text lead =
        context->spec->la == AREA_NONE
            ? text_of(context->arena,
                      "%.*s the indicator in which its rank in England is worst:", STR_ARG(whose))
            : text_plain(context->arena,
                         STR("The question about the indicator whose rank in England is worst:"));
    section_paragraph(context, out, lead, PARAGRAPH_BODY)->of.paragraph.keep_with_next = true;
    block_add(context->arena, out, BLOCK_LIST)->of.list = list;
}

/* What the table has no room for: the others by name, an LA a row. */
static void add_rest(struct context *context, const struct findings *rest, struct block **out)
{
    if (rest->n == 0)
        return;
    struct table *table = table_new(context, 2, rest->n);
    bool names_la = context->spec->la == AREA_NONE;
    if (names_la)
        table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Indicators"), ALIGN_LEFT, !names_la);
    table->columns[table->n_columns - 1].weight = 4.0;
    struct row *row = NULL;
    for (size_t i = 0; i < rest->n; i++) {
        const struct finding *finding = &rest->items[i];
        bool is_next = i == 0 || rest->items[i - 1].area != finding->area;
        if (is_next) {
            row = table_row(table, context, ROW_PLAIN);
            if (names_la)
                row_text(row, context, context_area_name(context, finding->area));
            row->n_cells++;
        }
        struct str name =
            words_lower(context->arena, context_indicator(context, finding->indicator)->short_name);
        words_add_figure(context, &row->cells[row->n_cells - 1].text, finding->verdict,
                         is_next ? words_capital(context->arena, name)
                                 : str_format(context->arena, ", %.*s", STR_ARG(name)),
                         EMPHASIS_NONE);
    }
    table->caption = text_plain(context->arena, STR("Also persistently behind, with a better rank"));
    table_block(context, out, table);
}

static struct text lead(struct context *context, const struct node *node)
{
    struct text text = text_of(
        context->arena,
        "Listed is what was in the worst fourth of English local authorities, or worse than the mean of "
        "statistical neighbours by the least change that matters, in each of the last %.*s annual "
        "periods.",
        STR_ARG(number_words(context->arena, (unsigned long)context->spec->settings.low_periods)));
    const struct figure *count = section_count(context, node, "persistently-low");
    if (count && count->value > 0.0) { /* of none the list itself says so */
        words_add(context, &text, count->value == 1.0 ? STR(" There is ") : STR(" There are "));
        section_say_count(context, &text, count, "such case", "such cases");
        words_add(context, &text, STR("."));
    }
    return text;
}

static void add_table(struct context *context, const struct node *node, const struct findings *found,
                      struct block **out)
{
    struct table *table = table_new(context, 8, found->n);
    if (context->spec->la == AREA_NONE)
        table_column(table, context, STR("Local authority"), ALIGN_LEFT, true);
    table_column(table, context, STR("Indicator"), ALIGN_LEFT, true);
    table->columns[table->n_columns - 1].weight = 2.0;
    table_column(table, context, STR("Period"), ALIGN_LEFT, false);
    table_column(table, context, STR("Value"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("England"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Neighbours"), ALIGN_DECIMAL, false);
    table_column(table, context, STR("Rank"), ALIGN_LEFT, false);
    table_column(table, context, STR("Band"), ALIGN_CENTRE, false);
    for (size_t i = 0; i < found->n; i++)
        add_row(context, table, &found->items[i]);
    table->caption = text_plain(context->arena, STR("Persistently behind, last published figures"));
    table_block(context, out, table)->id = node->id;
}

void section_persistently_low(struct context *context, const struct node *node, struct block **out)
{
    struct findings found = findings_of(context, node, STAT_PERSISTENTLY_LOW), rest = {0};
    section_paragraph(context, out, lead(context, node), PARAGRAPH_BODY);
    if (found.n == 0) {
        section_nothing(context, out,
                        words_phrase(context, PHRASE_NO_ENTRIES,
                                     "By the rule, no local authority is persistently behind."));
        return;
    }
    sort_by_area(&found);
    if (node->limit)
        keep_lowest(context, &found, node->limit, &rest);
    add_table(context, node, &found, out);
    add_rest(context, &rest, out);
    add_questions(context, &found, rest.n > 0, out);
}
